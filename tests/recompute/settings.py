"""Holds the JSON Schema that `carebinder init` publishes against settings files, with a validator that is not ours.

    settings.py PROGRAM FOLDER_MADE_BY_INIT

Whatever the program accepts the schema must accept: the starter's and the sample's settings, and those of every case. And
it must find a setting that is misspelt, as the program does.
"""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

program, made = sys.argv[1], pathlib.Path(sys.argv[2])
root = pathlib.Path(__file__).resolve().parents[2]
schema = json.loads((made / "carebinder.schema.json").read_text("utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def plain(value):
    """TOML's dates as the texts that a JSON Schema knows."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def is_valid(text):
    return validator.is_valid(plain(tomllib.loads(text)))


def is_accepted(text):
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "carebinder.toml").write_text(text, "utf-8")
        (place / "staff.csv").write_text("Name,Job title,Start date\nAnn Lee,Cook,01/02/2024\n", "utf-8")
        run = subprocess.run([program, "check", folder, "-q"], capture_output=True, text=True, check=False)
        return run.returncode != 2


files = [root / "samples/rosewood-lodge/carebinder.toml", made / "carebinder.toml"]
texts = {str(file.name): file.read_text("utf-8") for file in files}
fenced = re.compile(r"## File `carebinder\.toml`\s+```toml\n(.*?)```", re.S)
for case in sorted((root / "tests/cases").glob("*/case.md")):
    for number, text in enumerate(fenced.findall(case.read_text("utf-8"))):
        texts[f"{case.parent.name} {number}"] = text
# The starter's own comments are settings once their signs are taken away.
texts["the starter, uncommented"] = re.sub(r"(?m)^# (?=[\[\w]+\]|\w+ = )", "", (made / "carebinder.toml").read_text("utf-8"))

wrong = []
refused = 0
for name, text in texts.items():
    try:
        valid = is_valid(text)
    except tomllib.TOMLDecodeError as error:
        wrong.append(f"{name}: {error}")
        continue
    accepted = is_accepted(text)
    refused += not valid
    if accepted and not valid:
        errors = "; ".join(error.message for error in validator.iter_errors(plain(tomllib.loads(text))))
        wrong.append(f"{name}: the program accepts it, the schema does not: {errors}")
for text in ["trainning = {}", "[training]\ncourse = []", "[[table]]\nfile = 'x'\nregister = 'staf'", "[training]\npass_mark = 200"]:
    if is_valid(text) or is_accepted(text):
        wrong.append(f"not found: {text}")
    refused += 1
if len(texts) < 10 or refused < 5:
    wrong.append(f"only {len(texts)} settings were compared, {refused} of them refused")
print("\n".join(wrong) or f"{len(texts)} settings files agree with the schema, {refused} are refused by it")
sys.exit(bool(wrong))
