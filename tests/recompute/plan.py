"""Looks at an action plan with another program's eyes: plan.py PACK

Every cell is a value and none a formula; there is a row for each thing to do and each coming date that the results
name; the header is frozen, filtered and repeated in print; the status has its list. Exits 1 with what is wrong.
"""

import json
import sys
from pathlib import Path

import openpyxl

HEADER = 4  # the row of the headings, counted from 1


def sheet_faults(sheet, rows, status):
    if sheet.freeze_panes != f"A{HEADER + 1}":
        yield f"{sheet.title}: the header is not frozen"
    if not sheet.auto_filter.ref or not sheet.auto_filter.ref.startswith(f"A{HEADER}:"):
        yield f"{sheet.title}: the header has no filter"
    if sheet.print_title_rows != f"${HEADER}:${HEADER}":
        yield f"{sheet.title}: the header is not repeated in print"
    if not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.orientation != "landscape":
        yield f"{sheet.title}: it does not print on the width of a page"
    lists = [str(rule.sqref) for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    if not any(cells.startswith(f"{status}{HEADER + 1}:") for cells in lists):
        yield f"{sheet.title}: column {status} has no list to choose from"
    filled = sum(1 for row in sheet.iter_rows(min_row=HEADER + 1, max_col=1, values_only=True) if row[0])
    if filled != rows:
        yield f"{sheet.title}: {filled} rows, and {rows} are wanted"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield f"{sheet.title}: {cell.coordinate} is a formula"


def faults(pack):
    results = json.loads((pack / "results.json").read_text(encoding="utf-8"))
    book = openpyxl.load_workbook(pack / "action-plan.xlsx")
    still_open = [item for item in results["items"] if item["status"] in ("gap", "missing")]
    # How to tell the program is no step of the plan.
    steps = lambda item: [step for step in item["to_do"] if "on the Answers sheet" not in step] or item["to_do"]
    to_do = sum(len(steps(item)) for item in still_open)
    yield from sheet_faults(book["Action plan"], to_do + len(results["ahead"]["due"]), "H")
    if results["level"] == "approaching-standards":
        yield from sheet_faults(book["For the toolkit"], len(still_open), "F")
    elif "For the toolkit" in book.sheetnames:
        yield "there is a sheet for the toolkit, though the level is not Approaching Standards"


def main():
    found = list(faults(Path(sys.argv[1])))
    for fault in found:
        print(fault)
    if found:
        sys.exit(1)
    print("The action plan is as it should be.")


if __name__ == "__main__":
    main()
