#!/bin/sh
# Compares the program's results for the sample with an independent recomputation in Python.
#
#     run.sh [CACHE]               compares; exits 1 on any disagreement
#     run.sh --self-check [CACHE]  spoils copies of the results, and demands that each is found
#
# CACHE keeps the Python environment where openpyxl is not installed; without it a temporary folder serves.
# CAREBINDER names another program than target/release/carebinder.
set -eu
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sample=$root/samples/rosewood-lodge
day=2026-06-01
check=
if [ "${1:-}" = --self-check ]; then check=1; shift; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/python.sh"

XDG_CONFIG_HOME=$work "${CAREBINDER:-$root/target/release/carebinder}" \
    check "$sample" --as-of "$day" --format json -q >"$work/results.json"

if [ -z "$check" ]; then
    "$python" -B "$here/recompute.py" "$sample" "$work/results.json" "$day"
    exit
fi

# spoilt LINE CODE: after CODE has changed `items` or `ahead`, LINE is among the disagreements, which it was not.
spoilt() {
    "$python" -c "
import json, sys
results = json.load(open(sys.argv[1], encoding='utf-8'))
items, ahead = {item['ref']: item for item in results['items']}, results['ahead']
$2
json.dump(results, open(sys.argv[2], 'w', encoding='utf-8'))" "$work/results.json" "$work/spoilt.json"
    "$python" -B "$here/recompute.py" "$sample" "$work/results.json" "$day" >"$work/before" || true
    code=0
    "$python" -B "$here/recompute.py" "$sample" "$work/spoilt.json" "$day" >"$work/after" || code=$?
    if [ "$code" -ne 1 ] || grep -q "^$1" "$work/before" || ! grep -q "^$1" "$work/after"; then
        echo "Not found: $1"
        exit 1
    fi
}
spoilt 'item 3.2.1: trained:' "items['3.2.1']['figures']['trained'] += 1"
spoilt 'item 4.5.3: status:' "items['4.5.3']['status'] = 'supported'"
spoilt 'item 9.1.1: unheard_of:' "items['9.1.1']['figures']['unheard_of'] = 0"
spoilt 'item 4.2.4: wrong:' "del items['4.2.4']['figures']['wrong']"
spoilt 'items:' "results['items'].pop()"
spoilt 'level:' "results['level'] = 'standards-met'"
spoilt 'counts: gap:' "results['counts']['gap'] -= 1"
spoilt 'ahead: coverage from 2026-06-11' "next(s for s in ahead['coverage'] if s['date'] == '2026-06-11')['trained'] += 1"
spoilt 'ahead: place 1 of' "ahead['train_first'].reverse()"
spoilt 'ahead: due on 2027-03-03 for 1.1.1' "ahead['due'] = [d for d in ahead['due'] if d['ref'] != '1.1.1']"
spoilt 'ahead: falls below' "ahead['falls_below'] = {'date': '2026-07-01'}"
echo "Self-check: every spoilt copy was found."
