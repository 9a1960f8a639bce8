#!/bin/sh
# The sample, saved by LibreOffice as OpenDocument sheets and as Excel 97 workbooks, and written as comma-separated
# values, must be told like the workbooks.
#
#     formats.sh [CACHE]    CACHE keeps the Python environment where openpyxl is not installed
set -eu
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=${CAREBINDER:-$root/target/release/carebinder}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/python.sh"

assess() { XDG_CONFIG_HOME=$work "$program" check "$1" --as-of 2026-06-01 --format json -q >"$2"; }

saved_as() { # FOLDER FILTER
  cp -r "$root/samples/rosewood-lodge" "$work/$1"
  find "$work/$1" -name '*.xlsx' | while read -r file; do
    soffice --headless "-env:UserInstallation=file://$work/office" --convert-to "$2" --outdir "$(dirname "$file")" "$file" \
      >/dev/null 2>&1
    rm "$file"
  done
  assess "$work/$1" "$work/$1.json"
  "$python" -B "$here/same.py" "$work/xlsx.json" "$work/$1.json"
}

assess "$root/samples/rosewood-lodge" "$work/xlsx.json"
saved_as ods ods
saved_as xls 'xls:MS Excel 97'

# LibreOffice would write American dates, whatever it is told.
"$python" -B "$here/plain.py" "$root/samples/rosewood-lodge" "$work/plain" "$work/csv"
assess "$work/plain" "$work/plain.json"
assess "$work/csv" "$work/csv.json"
"$python" -B "$here/same.py" --typed-dates "$work/plain.json" "$work/csv.json"
