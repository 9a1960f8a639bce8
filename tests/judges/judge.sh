#!/usr/bin/env bash
# Lets judges who know nothing of carebinder examine a built pack.
#
#   judge.sh PACK_DIR               the pack must pass every judge
#   judge.sh --self-check PACK_DIR  and every judge must refuse a copy that was spoilt for it: a judge that cannot say
#                                   no is worth nothing
#
# Exit status: 0 all passed, 1 some judge refused, 2 could not run. The last line is "N passed, N failed".
# Wants java 17, mvn, python3 with venv, qpdf and poppler-utils; pyHanko, veraPDF and EU DSS it brings by name.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
made=$(cd "$here/../.." && pwd)/target/judges
self_check=no
if [ "${1-}" = --self-check ]; then self_check=yes; shift; fi
if [ $# -ne 1 ]; then echo "usage: judge.sh [--self-check] PACK_DIR" >&2; exit 2; fi
pack=${1%/}
for file in binder.pdf results.json action-plan.xlsx manifest-sha256.txt; do
  if [ ! -f "$pack/$file" ]; then echo "judge.sh: $pack/$file is missing" >&2; exit 2; fi
done
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
export LC_ALL=C.UTF-8            # the words that poppler prints are looked for below
export PYTHONDONTWRITEBYTECODE=1 # leaves no __pycache__ in the source tree

# --- the judges' own parts, made once for each state of their sources -----------------------------------------------

# Called from a condition, where `set -e` is off: hence the chains of &&.

prepare() { # NAME COMMAND SOURCE...: runs COMMAND unless it has been run for just these sources
  local name=$1 command=$2 sum
  shift 2
  sum=$(cat "$@" | sha256sum) || return 1
  if [ -f "$made/$name.made" ] && [ "$(cat "$made/$name.made")" = "$sum" ]; then return 0; fi
  "$command" >"$made/$name.log" 2>&1 || { cat "$made/$name.log" >&2; return 1; }
  echo "$sum" >"$made/$name.made"
}
make_python() {
  rm -rf "$made/venv" && python3 -m venv "$made/venv" &&
    "$made/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
}
make_java() {
  rm -rf "${made:?}/classes" "${made:?}/lib" "${made:?}/maven-status" &&
    mvn --quiet --batch-mode --file "$here/pom.xml" -Dmaven.wagon.http.retryHandler.count=3 process-classes
}
mkdir -p "$made"
if ! { prepare python make_python "$here/requirements.txt" &&
  prepare java make_java "$here/pom.xml" "$here/src/main/java/Judge.java"; }; then
  echo "judge.sh: the judges could not be made" >&2
  exit 2
fi
python=$made/venv/bin/python

# --- the judges: each takes a file (or a folder), prints why not, and returns 1 to refuse ----------------------------
# They are called from conditions, where `set -e` is off, so every command that can refuse ends in `|| return 1`.

manifest() {
  local file
  for file in binder.pdf results.json action-plan.xlsx; do # a manifest that left these out would prove little
    grep -q " [ *]$file\$" "$1/manifest-sha256.txt" || { echo "$file is not in the manifest"; return 1; }
  done
  (cd "$1" && sha256sum --check --quiet --strict manifest-sha256.txt) || return 1
}

well_formed() { qpdf --check "$1" || return 1; } # qpdf's 3, "with warnings", is a refusal too

pdfsig_agrees() { # validity only (-nocert): the certificate of a self-made identity is in nobody's store
  local said
  said=$(pdfsig -nocert "$1" 2>&1) || return 1
  echo "$said"
  grep -q 'Signature Validation: Signature is Valid\.$' <<<"$said" || return 1
  if grep 'Signature Validation:' <<<"$said" | grep -qv 'Signature is Valid\.$'; then return 1; fi
  grep -q 'Total document signed$' <<<"$said" || return 1 # "Not total document signed" has a small t
}

pages() { # tagged, every page A4, and the labels that a reader shows are the page numbers 1, 2, 3 ...
  local said
  # Only standard output: poppler 22 misreads the (right) boolean /Suspects as an error.
  said=$(pdfinfo -l -1 "$1" 2>"$temp/pdfinfo.errors") || return 1
  grep -q '^Tagged: *yes$' <<<"$said" || { echo "not tagged"; return 1; }
  grep -q '^Page .* size:' <<<"$said" || { echo "no pages"; return 1; }
  if grep '^Page .* size:' <<<"$said" | grep -v '(A4)$'; then echo "not A4"; return 1; fi
  qpdf --json=2 --json-key=pages "$1" | "$python" -c '
import json, sys
for page in json.load(sys.stdin)["pages"]:
    label, number = page["label"], page["pageposfrom1"]
    if label != {"/S": "/D", "/St": number}:
        sys.exit(f"page {number} is labelled {label}")' || return 1
}

# A JVM that lives for seconds is done sooner without the optimising compiler.
java_judges() { java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$made/classes:$made/lib/*" Judge "$@"; }

pyhanko() { "$python" "$here/signature.py" judge "$@"; }

# --- the counting ---------------------------------------------------------------------------------------------------

passed=0
failed=0
verdict() { # NAME yes|no: what the judge printed is in $temp/said
  if [ "$2" = yes ]; then passed=$((passed + 1)); echo "PASS $1"; else failed=$((failed + 1)); echo "FAIL $1"; fi
}
accepts() { # NAME COMMAND...
  local name=$1 ok=no
  shift
  if "$@" >"$temp/said" 2>&1; then ok=yes; fi
  verdict "$name" $ok
  sed 's/^/  /' "$temp/said"
}
refuses() { # NAME REASON COMMAND...: the status must be 1 and the output must give the reason, so that a judge that
            # merely crashed, or complained of something else, does not count
  local name=$1 reason=$2 status=0 ok=no
  shift 2
  "$@" >"$temp/said" 2>&1 || status=$?
  if [ $status -eq 1 ] && grep -qE -- "$reason" "$temp/said"; then ok=yes; fi
  verdict "$name" $ok
  if [ $ok = yes ]; then grep -m1 -E -- "$reason" "$temp/said" | sed 's/^ */  refused: /'; return; fi
  echo "  expected status 1 and \"$reason\", got status $status and:"
  sed 's/^/  /' "$temp/said"
}

# --- the pack -------------------------------------------------------------------------------------------------------

binder=$pack/binder.pdf
level=PAdES-BASELINE-B
# The signer's own certificate, taken from the binder, is the one that is trusted: what is judged is the cryptography
# and the format. Who the signer is, and whether to believe them, is not a judge's question.
if ! "$python" "$here/signature.py" leaf "$binder" "$temp/leaf.pem"; then
  echo "FAIL the binder carries a signature"
  echo "0 passed, 1 failed"
  exit 1
fi
trust=(--trust "$temp/leaf.pem")

accepts "sha256sum: every file is as the manifest says" manifest "$pack"
accepts "qpdf: well formed, without warnings" well_formed "$binder"
accepts "poppler: tagged, A4, page labels are page numbers" pages "$binder"
accepts "pdfsig: valid, total document signed" pdfsig_agrees "$binder"
accepts "pyHanko: sealed, certified, can be countersigned, tampering shows" \
  pyhanko "$binder" "${trust[@]}" --keep "$temp/countersigned.pdf"
accepts "veraPDF and EU DSS: PDF/A-3a, PDF/UA-1, $level" \
  java_judges --flavours 3a,ua1 "${trust[@]}" --expect-level $level "$binder"
accepts "veraPDF: PDF/A-3a and PDF/UA-1 still, once countersigned" \
  java_judges --flavours 3a,ua1 "$temp/countersigned.pdf"

# Policies as documents of their own, where the pack has them.
shopt -s nullglob
policies=("$pack"/policies/*.pdf)
for policy in "${policies[@]}"; do
  accepts "qpdf: ${policy##*/}" well_formed "$policy"
  accepts "pdfsig: ${policy##*/}" pdfsig_agrees "$policy"
  accepts "poppler: ${policy##*/}" pages "$policy"
done
if [ ${#policies[@]} -gt 0 ]; then
  accepts "veraPDF and EU DSS: ${#policies[@]} policies" \
    java_judges --flavours 3a,ua1 "${trust[@]}" --expect-level $level "${policies[@]}"
fi

# --- can they say no? -----------------------------------------------------------------------------------------------

if [ $self_check = yes ]; then
  for kind in content append marked pdfuaid docmdp emptyfield labels size xref; do
    # A spoiler that finds nothing to spoil leaves no file, and what should refuse it fails for want of a reason.
    if ! "$python" "$here/spoil.py" $kind "$binder" "$temp/$kind.pdf"; then echo "  no $kind.pdf to refuse"; fi
  done
  cp -R "$pack" "$temp/pack"
  printf ' ' >>"$temp/pack/results.json"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=stranger -days 2 \
    -keyout "$temp/stranger.key" -out "$temp/stranger.pem" 2>"$temp/openssl.errors"
  stranger=(--trust "$temp/stranger.pem")

  refuses "sha256sum says no: a changed results.json" 'results.json: FAILED' manifest "$temp/pack"
  refuses "qpdf says no: a wrong cross-reference" 'WARNING|ERROR' well_formed "$temp/xref.pdf"
  refuses "poppler says no: not tagged" 'not tagged' pages "$temp/marked.pdf"
  refuses "poppler says no: not A4" 'not A4' pages "$temp/size.pdf"
  refuses "qpdf says no: Roman page labels" 'is labelled' pages "$temp/labels.pdf"
  refuses "pdfsig says no: a flipped bit" 'Digest Mismatch' pdfsig_agrees "$temp/content.pdf"
  refuses "pdfsig says no: bytes appended" 'Not total document signed' pdfsig_agrees "$temp/append.pdf"
  refuses "pyHanko says no: a flipped bit" ' intact FAIL' pyhanko "$temp/content.pdf" "${trust[@]}"
  refuses "pyHanko says no: bytes appended" ' coverage FAIL' pyhanko "$temp/append.pdf" "${trust[@]}"
  refuses "pyHanko says no: annotations permitted" 'docmdp FAIL' pyhanko "$temp/docmdp.pdf" "${trust[@]}"
  refuses "pyHanko says no: nowhere to countersign" 'empty field FAIL' pyhanko "$temp/emptyfield.pdf" "${trust[@]}"
  refuses "pyHanko says no: a stranger's certificate" ' trusted FAIL' pyhanko "$binder" "${stranger[@]}"
  refuses "veraPDF 3a says no: bytes appended" '6\.1\.3-3 ' java_judges --flavours 3a "$temp/append.pdf"
  refuses "veraPDF 3a says no: /Marked removed" '6\.7\.2\.2-1 ' java_judges --flavours 3a "$temp/marked.pdf"
  refuses "veraPDF ua1 says no: /Marked removed" ' 6\.2-1 ' java_judges --flavours ua1 "$temp/marked.pdf"
  refuses "veraPDF ua1 says no: pdfuaid changed" ' 5-2 ' java_judges --flavours ua1 "$temp/pdfuaid.pdf"
  refuses "EU DSS says no: a flipped bit" 'HASH_FAILURE' \
    java_judges "${trust[@]}" --expect-level $level "$temp/content.pdf"
  refuses "EU DSS says no: a stranger's certificate" 'NO_CERTIFICATE_CHAIN_FOUND' \
    java_judges "${stranger[@]}" --expect-level $level "$binder"
  refuses "EU DSS says no: another level than expected" 'expected PAdES-BASELINE-LTA' \
    java_judges "${trust[@]}" --expect-level PAdES-BASELINE-LTA "$binder"
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
