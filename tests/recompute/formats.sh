#!/bin/sh
# The sample, saved by LibreOffice as OpenDocument sheets, must be told like the workbooks.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
program=${CAREBINDER:-$root/target/release/carebinder}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

assess() { XDG_CONFIG_HOME=$work "$program" check "$1" --as-of 2026-06-01 --format json -q >"$2"; }

saved_as() { # FOLDER FILTER
  cp -r "$root/samples/rosewood-lodge" "$work/$1"
  find "$work/$1" -name '*.xlsx' | while read -r file; do
    soffice --headless "-env:UserInstallation=file://$work/office" --convert-to "$2" --outdir "$(dirname "$file")" "$file" \
      >/dev/null 2>&1
    rm "$file"
  done
  assess "$work/$1" "$work/$1.json"
  python3 -B "$root/tests/recompute/same.py" "$work/xlsx.json" "$work/$1.json"
}

assess "$root/samples/rosewood-lodge" "$work/xlsx.json"
saved_as ods ods
