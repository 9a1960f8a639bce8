"""Looks at marked copies with another program's eyes: annotated.py PROVIDER COPIES RESULTS

COPIES were made of PROVIDER by the run that printed RESULTS (`check PROVIDER --annotate COPIES --format json`). Every
cell of every original stands in its copy at the same address; nothing is a formula; each cell that a finding or a
problem names is coloured by its weight, and its row says what is so and what to do; rows of which nothing is said have
neither colour nor words. Exits 1 with what is wrong.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import openpyxl

COLOURS = {"error": "FFF8CBAD", "warning": "FFFFE699", "note": "FFDDEBF7"}
ORDER = ["error", "warning", "note"]
HEADING = "carebinder says"
# Told in other words on a row of several.
ON_A_ROW = {"hidden-rows": "This row is hidden", "struck-rows": "This row is struck out"}
REPEATING = ("register-not-read", "rows-not-used")


def tidy(value):
    if not isinstance(value, str):
        return value
    text = "".join(c for c in unicodedata.normalize("NFC", value) if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(text.split()) or None


def comes_from(value):
    if hasattr(value, "date"):
        return value.date()
    return tidy(value)


def remarks(results):
    yield from results["problems"]
    for item in results["items"]:
        yield from ({**finding, "item": item["ref"]} for finding in item["findings"])


def said(remark):
    message = remark["message"]
    if remark["code"] in REPEATING:
        message = message.split(": ", 1)[1]
    return message.rstrip(".").lower()


class Sheet:
    """A sheet of a copy, and what it ought to say."""

    def __init__(self, name, original, copy, is_list):
        self.name, self.original, self.copy, self.is_list = name, original, copy, is_list
        self.heading = next(
            cell for row in copy.iter_rows() for cell in row if str(cell.value or "").split("\n")[0] == HEADING
        )
        self.weights, self.rows = {}, {}

    def place(self, remark, cell):
        header, wanted = self.heading.row, [said(remark), remark["hint"].lower(), remark.get("item", "reading").lower()]
        match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
        if match:
            row, cells = int(match[2]), [cell]
        elif re.fullmatch(r"\d+:\d+", cell):
            row = int(cell.split(":")[0])
            filled = lambda one: one.value is not None or self.original.cell(header, one.column).value is not None
            cells = [one.coordinate for one in self.original[row] if filled(one)]
        elif cell:
            row, cells = header, [f"{cell.split(':')[0]}{header}"]
        else:
            row, cells = header, []
        if row > header and remark["code"] in ON_A_ROW:
            wanted[0] = ON_A_ROW[remark["code"]].lower()
        self.rows.setdefault(max(row, header), []).append((remark, wanted))
        for cell in cells:
            self.weights[cell] = min(self.weights.get(cell, "note"), remark["severity"], key=ORDER.index)

    def faults(self):
        yield from self.cell_faults()
        column = self.heading.column_letter
        for row in range(1, self.copy.max_row + 1):
            cell = self.copy[f"{column}{row}"]
            text = str(cell.value or "").lower()
            if row == self.heading.row:
                text = text.removeprefix(HEADING)
            if row not in self.rows:
                if text and "hidden in your workbook and shown here" not in text:
                    yield f"{self.name}, row {row}: nothing is wanted, and it says “{text}”"
                continue
            for remark, wanted in self.rows[row]:
                if not all(part in text for part in wanted):
                    yield f"{self.name}, row {row}: {wanted} is not said: “{text}”"
            weight = min((remark["severity"] for remark, _ in self.rows[row]), key=ORDER.index)
            if cell.fill.start_color.rgb != COLOURS[weight]:
                yield f"{self.name}, row {row}: the words have the colour {cell.fill.start_color.rgb}, not of {weight}"
        if self.copy.max_column > self.heading.column:
            yield f"{self.name}: the added column is not the last one"
        filtered = f":{column}{self.copy.max_row}" if self.is_list else ""
        if not (self.copy.auto_filter.ref or "").endswith(filtered):
            yield f"{self.name}: the filter is {self.copy.auto_filter.ref}"
        if self.copy.freeze_panes != f"A{self.heading.row + 1}":
            yield f"{self.name}: {self.copy.freeze_panes} is held in place"
        if any(row.hidden for row in self.copy.row_dimensions.values()):
            yield f"{self.name}: a row is hidden"

    def cell_faults(self):
        for row in self.copy.iter_rows(max_col=self.heading.column - 1):
            for cell in row:
                before = comes_from(self.original[cell.coordinate].value)
                if cell.data_type == "f" or cell.hyperlink:
                    yield f"{self.name}!{cell.coordinate}: is a formula or a link"
                if comes_from(cell.value) != before:
                    yield f"{self.name}!{cell.coordinate}: {cell.value!r} instead of {before!r}"
                colour = cell.fill.start_color.rgb if cell.fill.fill_type else None
                weight = self.weights.get(cell.coordinate)
                if colour != COLOURS.get(weight) and not (weight is None and cell.row == self.heading.row):
                    yield f"{self.name}!{cell.coordinate}: the colour {colour} for {weight}"
        if self.original.max_row > self.copy.max_row or self.original.max_column >= self.heading.column:
            yield f"{self.name}: cells of the original are missing"


def book_faults(name, original, copy, results):
    if copy.sheetnames != ["carebinder", *original.sheetnames]:
        yield f"{name}: its sheets are {copy.sheetnames}"
        return
    read = next(one for one in results["inputs"] if one["path"] == name)
    lists = {table["sheet"] for table in read["tables"] if table["register"] != "organisation"}
    sheets = {
        title: Sheet(f"{name}, {title}", original[title], copy[title], title in lists) for title in original.sheetnames
    }
    front, told = copy["carebinder"], 0
    lines = [[str(cell.value or "") for cell in row] for row in front.iter_rows(min_row=11, max_col=5)]
    for remark in remarks(results):
        here = [cell for cell in remark["cells"] if cell["file"] == name]
        for cell in here:
            sheets[cell["sheet"]].place(remark, cell["cell"])
        told += bool(here)
        if here and not any(said(remark) in line[3].lower() and line[4] == remark["hint"] for line in lines):
            yield f"{name}: the sheet in front does not tell “{remark['message']}”"
    if not told and "Nothing is to be said" not in lines[0][3]:
        yield f"{name}: the sheet in front does not say that there is nothing to say"
    for row in front.iter_rows(min_row=11):
        link = row[2].hyperlink
        if link and link.location.rsplit("!", 1)[0].strip("'").replace("''", "'") not in copy.sheetnames:
            yield f"{name}: the link {link.location} leads nowhere"
    if read["sha256"] not in front["A2"].value or name not in front["A1"].value:
        yield f"{name}: the sheet in front does not name its original"
    for sheet in sheets.values():
        yield from sheet.faults()


def faults(provider, copies, results):
    seen = {path.relative_to(copies).as_posix() for path in copies.rglob("*.xlsx")}
    # What is no spreadsheet, such as a policy that the register names, has no copy.
    wanted = {one["path"] for one in results["inputs"] if not one["path"].endswith(".pdf")}
    if seen != wanted:
        yield f"copies of {sorted(seen ^ wanted)}"
    for name in sorted(seen & wanted):
        original = openpyxl.load_workbook(provider / name, data_only=True)
        yield from book_faults(name, original, openpyxl.load_workbook(copies / name), results)


def main():
    provider, copies, results = map(Path, sys.argv[1:])
    found = list(faults(provider, copies, json.loads(results.read_text(encoding="utf-8"))))
    for fault in found:
        print(fault)
    if found:
        sys.exit(1)
    print("The marked copies are as they should be.")


if __name__ == "__main__":
    main()
