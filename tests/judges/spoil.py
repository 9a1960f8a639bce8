#!/usr/bin/env python3
"""Makes a damaged copy of a sealed binder: spoil.py KIND PDF OUT

A judge that cannot say no is worth nothing, so judge.sh shows each of them a binder that deserves a no. All edits but
`append` keep the length of the file: no offset moves, and nothing is wrong but the one thing meant.
"""
import io
import re
import sys

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields


def content(pdf: bytes) -> bytes:
    """One bit of the first page's content."""
    page = PdfFileReader(io.BytesIO(pdf)).root["/Pages"]
    while "/Kids" in page:
        page = page["/Kids"][0]
    stream = page["/Contents"]
    if isinstance(stream, list):
        stream = stream[0]
    raw = stream.encoded_data
    middle = pdf.index(raw) + len(raw) // 2
    return pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


def emptyfield(pdf: bytes) -> bytes:
    """Every empty signature field becomes a button."""
    for _, _, ref in enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)), filled_status=False):
        number = ref.reference.idnum
        pdf = swap(rb"(\n%d 0 obj\b(?:(?!endobj).)*?/FT\s*)/Sig" % number, rb"\1/Btn")(pdf)
    return pdf


def swap(pattern: bytes, replacement: bytes):
    return lambda pdf: re.sub(pattern, replacement, pdf, flags=re.DOTALL)


KINDS = {
    "content": content,
    "emptyfield": emptyfield,
    "append": lambda pdf: pdf + b"\n% one line more\n",
    "marked": swap(rb"/Marked(\s+true)", rb"/Morked\1"),
    "pdfuaid": swap(rb"(pdfuaid:part(?:>|=\"))1", rb"\g<1>7"),
    "docmdp": swap(rb"(/TransformParams\s*<<[^>]*?/P\s+)2\b", rb"\g<1>3"),
    "labels": swap(rb"/S\s*/D\b", lambda found: found[0][:-1] + b"R"),  # i, ii, iii ...: R for Roman
    "size": swap(rb"(/MediaBox\s*\[[^\]]*?)841\b", rb"\g<1>941"),
    "xref": swap(rb"startxref\s+\d", lambda found: found[0][:-1] + b"0"),
}


def spoil(kind: str, pdf: bytes) -> bytes:
    spoilt = KINDS[kind](pdf)
    # Nothing changed means that the binder is written in a way this script does not know: the test would be void.
    if spoilt == pdf:
        raise SystemExit(f"spoil: found nothing to spoil for '{kind}'")
    return spoilt


if __name__ == "__main__":
    kind, source, target = sys.argv[1:]
    with open(source, "rb") as file:
        pdf = file.read()
    with open(target, "wb") as file:
        file.write(spoil(kind, pdf))
