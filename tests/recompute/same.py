"""Whether two results say the same of the same records: same.py ONE TWO (JSON of `check`). Cells may differ in name."""

import json
import sys


def told(path):
    results = json.load(open(path, encoding="utf-8"))
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
    one, two = told(sys.argv[1]), told(sys.argv[2])
    different = [key for key in one if one[key] != two[key]]
    for key in different:
        print(f"{key}: {one[key]} / {two[key]}")
    if different or one.keys() != two.keys():
        sys.exit(1)
    print(f"The same: {len(one)} entries.")


if __name__ == "__main__":
    main()
