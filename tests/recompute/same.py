"""Whether two results say the same of the same records: same.py [--typed-dates] ONE TWO (JSON of `check`).

Cells may differ in name. With --typed-dates TWO has its dates as text: they are quoted as they were typed, and that
a column was read day first is told for TWO alone."""

import datetime
import json
import re
import sys

DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b")


def typed(results):
    """The results as they are for dates as text."""
    for item in results["items"]:
        for key in ("summary", "draft_answer"):
            item[key] = item[key] and DAY.sub(
                lambda day: datetime.datetime.strptime(day[0], "%d %b %Y").strftime("%d/%m/%Y"), item[key]
            )
    results["problems"] = [problem for problem in results["problems"] if problem["code"] != "date-order-assumed"]


def told(path, are_typed):
    results = json.load(open(path, encoding="utf-8"))
    if are_typed:
        typed(results)
    items = {
        item["ref"]: (
            item["status"], item["summary"], item["figures"], item["draft_answer"],
            sorted(finding["code"] for finding in item["findings"]),
        )
        for item in results["items"]
    }
    problems = sorted(problem["code"] for problem in results["problems"])
    due = [(due["date"], due["ref"], due["what"]) for due in results["ahead"]["due"]]
    return {**items, "level": results["level"], "problems": problems, "due": due}


def main():
    *options, one, two = sys.argv[1:]
    one, two = (told(path, options == ["--typed-dates"]) for path in (one, two))
    different = [key for key in one if one[key] != two[key]]
    for key in different:
        print(f"{key}: {one[key]} / {two[key]}")
    if different or one.keys() != two.keys():
        sys.exit(1)
    print(f"The same: {len(one)} entries.")


if __name__ == "__main__":
    main()
