"""The lists of a folder in two formats that say the same: plain.py FOLDER XLSX CSV makes the folders XLSX and CSV.

Comma-separated values can hold no marks, so both lack them: struck-out rows are left out, and what is hidden is shown.
A date becomes text as people here type it, dd/mm/yyyy."""

import csv
import datetime
import pathlib
import sys

import openpyxl


def is_struck(row):
    filled = [cell for cell in row if cell.value not in (None, "")]
    return bool(filled) and all(cell.font.strike for cell in filled)


def shown(value):
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def without_marks(file):
    book = openpyxl.load_workbook(file, data_only=True)
    for sheet in book:
        sheet.sheet_state = "visible"
        for number in [row[0].row for row in sheet.iter_rows() if is_struck(row)][::-1]:
            sheet.delete_rows(number)
        for row in sheet.row_dimensions.values():
            row.hidden = False
    return book


def main():
    folder, xlsx, csvs = map(pathlib.Path, sys.argv[1:])
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        below = file.relative_to(folder)
        for made in (xlsx, csvs):
            (made / below.parent).mkdir(parents=True, exist_ok=True)
        if file.suffix != ".xlsx":
            for made in (xlsx, csvs):
                (made / below).write_bytes(file.read_bytes())
            continue
        book = without_marks(file)
        book.save(xlsx / below)
        for sheet in book:
            # A list is called after its sheet: the name says what it holds.
            with open(csvs / below.parent / f"{sheet.title}.csv", "x", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([shown(cell.value) for cell in row] for row in sheet.iter_rows())


if __name__ == "__main__":
    main()
