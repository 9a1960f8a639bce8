#!/usr/bin/env python3
"""The signature judge, on pyHanko.

    signature.py judge PDF --trust CERTIFICATE [--keep OUT]   judge the seal, countersign, judge again, tamper
    signature.py leaf PDF OUT                                 write the certificate that the first signature carries

One line a check. Exit status: 0 all passed, 1 some check failed, 2 could not run. No network.
"""
import argparse
import datetime
import io
import logging
import pathlib
import subprocess
import sys
import tempfile

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import SignatureCoverageLevel, read_certification_data, validate_pdf_signature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext

from spoil import spoil

failed = 0


def check(name: str, passed: bool, found="") -> None:
    global failed
    failed += not passed
    print(f"pyhanko {name} {'PASS' if passed else 'FAIL'}" + (f" ({found})" if found != "" else ""))


def statuses(pdf: bytes, *roots):
    """(field name, status) of every signature, oldest first; `roots` are the only certificates trusted."""
    reader = PdfFileReader(io.BytesIO(pdf))
    # Fetching is off by default in this class; said aloud, because a verdict must not depend on a server.
    return [
        (s.field_name, validate_pdf_signature(s, ValidationContext(trust_roots=roots, allow_fetching=False)))
        for s in reader.embedded_signatures
    ]


def judge_seal(pdf: bytes, trust) -> None:
    found = statuses(pdf, trust)
    check("signed", len(found) > 0, f"{len(found)} signatures")
    for name, status in found:
        check(f"{name} intact", status.intact)
        check(f"{name} valid", status.valid)
        check(f"{name} trusted", status.trusted)
        check(f"{name} bottom line", status.bottom_line, status.summary())
    for name, status in found[-1:]:  # an older signature covers its own revision; the newest must cover everything
        check(f"{name} coverage", status.coverage == SignatureCoverageLevel.ENTIRE_FILE, status.coverage.name)

    certified = read_certification_data(PdfFileReader(io.BytesIO(pdf)))
    # FILL_FORMS is what lets a person countersign; anything more would let the text be annotated over.
    permits = certified.permission.name if certified else "not certified"
    check("docmdp", permits == "FILL_FORMS", permits)
    empty = empty_fields(pdf)
    check("empty field", len(empty) >= 1, ", ".join(empty) or "none")


def empty_fields(pdf: bytes) -> list[str]:
    return [name for name, _, _ in fields.enumerate_sig_fields(PdfFileReader(io.BytesIO(pdf)), filled_status=False)]


def judge_countersigning(pdf: bytes, trust, field: str, keep: pathlib.Path | None) -> None:
    """A stranger to carebinder signs the empty field, as Acrobat would: the seal must stay valid."""
    with tempfile.TemporaryDirectory() as folder:
        signer = throwaway_signer(pathlib.Path(folder))
        out = io.BytesIO()
        meta = signers.PdfSignatureMetadata(
            field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, name="Judge"
        )
        # An empty appearance: pyHanko's own is set in a font that it does not embed, which PDF/A forbids. That would
        # be its fault and not the binder's.
        nothing = StaticStampStyle(border_width=0, background=RawContent(b"", box=BoxConstraints(1, 1)))
        signers.PdfSigner(meta, signer, stamp_style=nothing).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)), existing_fields_only=True, output=out
        )
        signed = out.getvalue()
        check("countersigned: sealed bytes kept", signed.startswith(pdf))
        found = statuses(signed, trust, signer.signing_cert)
        seal, person = found[0][1], found[-1][1]
        check("countersigned: one signature more", len(found) == len(statuses(pdf, trust)) + 1, f"{len(found)}")
        check("countersigned: seal still good", seal.bottom_line, seal.summary())
        level = seal.modification_level
        allowed = level is not None and level <= ModificationLevel.FORM_FILLING
        check("countersigned: only form filling since", allowed and bool(seal.docmdp_ok), level and level.name)
        whole = person.coverage == SignatureCoverageLevel.ENTIRE_FILE
        check("countersigned: countersignature good", person.bottom_line and whole, person.summary())
        path = pathlib.Path(folder, "countersigned.pdf")
        path.write_bytes(signed)
        qpdf = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)  # 3 means warnings
        check("countersigned: qpdf --check", qpdf.returncode == 0, qpdf.stderr.strip())
        if keep:
            keep.write_bytes(signed)


def throwaway_signer(folder: pathlib.Path) -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Throwaway key of the judges")])
    now, day = datetime.datetime.now(datetime.timezone.utc), datetime.timedelta(days=1)
    usage = x509.KeyUsage(True, True, *[False] * 7)  # digital signature and non-repudiation
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - day, now + day)
    certificate = builder.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    encoding = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(encoding))
    return signers.SimpleSigner.load(str(folder / "key.pem"), str(folder / "certificate.pem"))


def judge_tampering(pdf: bytes, trust) -> None:
    flipped = [status.bottom_line for _, status in statuses(spoil("content", pdf), trust)]
    check("tampered: a flipped bit is noticed", not any(flipped))
    grown = [status.coverage for _, status in statuses(spoil("append", pdf), trust)]
    check("tampered: bytes appended are noticed", SignatureCoverageLevel.ENTIRE_FILE not in grown, grown[-1].name)


def main() -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    judge = commands.add_parser("judge")
    judge.add_argument("pdf", type=pathlib.Path)
    judge.add_argument("--trust", required=True)
    judge.add_argument("--keep", type=pathlib.Path, help="where to leave the countersigned copy")
    leaf = commands.add_parser("leaf")
    leaf.add_argument("pdf", type=pathlib.Path)
    leaf.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()  # bad usage exits 2 by itself

    logging.disable(logging.CRITICAL)  # the lines below say it all; pyHanko logs a traceback for each bad signature
    try:
        pdf = options.pdf.read_bytes()
        if options.command == "leaf":
            certificate = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0].signer_cert
            options.out.write_bytes(pem.armor("CERTIFICATE", certificate.dump()))
            return 0
        trust = load_cert_from_pemder(options.trust)
    except Exception as error:  # no such file, no signature, no certificate: nothing to judge
        print(f"signature.py: {error!r}", file=sys.stderr)
        return 2

    try:
        judge_seal(pdf, trust)
        for field in empty_fields(pdf)[:1]:  # none has been counted as a failure already
            judge_countersigning(pdf, trust, field, options.keep)
        judge_tampering(pdf, trust)
    except Exception as error:  # a binder that pyHanko cannot make sense of is refused, not an accident
        check("could be examined", False, repr(error))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
