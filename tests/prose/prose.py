#!/usr/bin/env python3
"""Reads the policy templates as a proof-reader would: spelling, plain words, short sentences, and names of other
policies that are right. Whether a template fills and sets in type is for the Rust tests; this looks at its words.

    python3 tests/prose/prose.py policies/*.typ     prints the figures of each; ends with 1 if anything is wrong
    python3 tests/prose/prose.py --self-test        shows that each complaint can be made

Wants Python 3.11 and `hunspell` with its British dictionary (Debian: hunspell, hunspell-en-gb). A word that is right
and not in the dictionary goes into words.txt. Titles are looked up among the files given: give the whole library.
"""
import pathlib
import re
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).parent
STANDARD = HERE.parent.parent / "src/standard/dspt-2025-26.toml"
HARDEST_GRADE, LOWEST_EASE, LONGEST_SENTENCE, LONGEST_REVIEW = 9, 55, 35, 36
KEYS = {"title": str, "items": list, "owner": str, "review_months": int, "needs": list}
SPELLING = "spelling: "

TAG = r"\{%.*?%\}|\{#.*?#\}"
VALUE = r"\{\{.*?\}\}"
WITHIN = r"((?:(?!\{%).)*?)"  # text without a tag
CHOICE = re.compile(  # the innermost {% if %} of a line, with its first and its last branch
    rf"\{{%-?\s*if\b[^%]*%\}}{WITHIN}(?:\{{%-?\s*(?:else|elif\b[^%]*?)\s*-?%\}}{WITHIN})*\{{%-?\s*endif\s*-?%\}}")
ADDRESS = r"\b[a-z-]+(?:\.[a-z-]+)+(?:/[\w-]+)*"  # of a website, as people write it
BLANK_TO_FILL = re.compile(
    r"[\[(]\s*insert|\b(?:TBC|TBA|XXX+)\b|delete as (?:appropriate|applicable|necessary)|to be completed|_{3,}|\.{4,}",
    re.IGNORECASE)
AMERICAN = re.compile(  # the British dictionary lets some of these pass
    r"\b(?:(?!(?:re|cap|over)?siz|priz|seiz)\w+iz(?:e[drs]?|ing|ations?|ers?)|analyz\w+|centers?|defense|catalogs?|gray"
    r"|(?:col|fav|lab|hon|behavi|neighb)ors?|(?:travel|cancel|label)(?:ed|ing)|fulfill|enroll)\b", re.IGNORECASE)
# What can only be the name of a document: in quotation marks from a capital letter on, or after “our”.
KIND = r"\b(?:policy|procedure|programme|plan|notice|statement|agreement|analysis)\b"
DOCUMENT = re.compile(rf"(?=.*{KIND})[A-Z][^.?!]* [^.?!]*")
MARK = re.compile(r"\{%-?\s*(if|elif|else|endif)\b([^%]*)%\}|“([^”]*)”"
                  r"|\b[Oo]ur ((?:[\w-]+ ){1,9}?(?:policy|procedure|programme))\b")


def front_and_body(text):
    """The front matter, or why there is none, and the lines below with their numbers."""
    parts = re.match(r"\+\+\+\n(.*?)\n\+\+\+\n(.*)", text, re.DOTALL)
    if not parts:
        return "the front matter between two lines of +++ is missing", []
    lines = list(enumerate(parts[2].split("\n"), parts[1].count("\n") + 4))
    try:
        return tomllib.loads(parts[1]), lines
    except tomllib.TOMLDecodeError as error:
        return f"the front matter is no TOML: {error}", lines


def front_faults(front, items):
    if isinstance(front, str):
        return [front]
    faults = [f"the front matter lacks {key}" for key, kind in KEYS.items() if not isinstance(front.get(key), kind)]
    faults += [f"{item} is no item of the standard" for item in front.get("items", []) if item not in items]
    if not faults and not 1 <= front["review_months"] <= LONGEST_REVIEW:
        faults.append(f"a review after {front['review_months']} months: 1 to {LONGEST_REVIEW}")
    return faults


def branches(line):
    """A line as it reads where its conditions hold, and where they do not."""
    for take in (lambda m: m[1], lambda m: m[1] if m[2] is None else m[2]):
        filled, before = line, None
        while filled != before:
            filled, before = CHOICE.sub(take, filled), filled
        yield re.sub(TAG, "", re.sub(VALUE, "Name", filled))


def pieces(line):
    """The texts of one line, without markup: a heading, a paragraph, a list item, or the cells of a table's row."""
    if re.match(r"\s*(?:#\w+\($|columns:|\)$)", line):
        return  # the frame of a table
    bare = re.sub(rf"#\w+\([^()]*\)|{ADDRESS}", "", line)
    is_row = re.match(r"\s*(?:table\.header)?\[", line)
    for part in re.split(r"(?<!\\)[\[\]]", bare) if is_row else [bare]:
        part = re.sub(r"^\s*(?:=+|-|\+|\d+\.)\s+|(?<!\\)[*_]|\\", "", part).strip()
        if re.search(r"\w", part) and not part.startswith("table."):
            yield part


def sentences(line):
    for piece in pieces(line):
        yield from re.split(r"(?<=[.?!])[”’)]*\s+(?=[“(\w])", piece)


def words(text):
    return re.findall(r"[^\W\d_]+(?:[’-][^\W\d_]+)*", text)


def syllables(word):
    """Groups of vowels, less the silent endings: over a whole policy within two per cent of a dictionary's count."""
    word = re.sub(r"’.*", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", word)) + len(re.findall(r"(?<![tcsg])i[ao]|eo(?!p)", word))
    return max(groups - len(re.findall(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscgzx]es$|[^aeiouy]ely$", word)), 1)


def figures(lines):
    """Words, Flesch reading ease and Flesch-Kincaid grade. Scraps of under four words would flatter them."""
    read = [found for _, line in lines for s in sentences(next(branches(line))) if len(found := words(s)) >= 4]
    count = max(sum(map(len, read)), 1)
    per_sentence = count / max(len(read), 1)
    per_word = sum(syllables(word) for found in read for word in found) / count
    return count, 206.835 - 1.015 * per_sentence - 84.6 * per_word, 0.39 * per_sentence + 11.8 * per_word - 15.59


def misspelt(found):
    """Of some words, those that neither the dictionary nor the project's list knows."""
    run = ["hunspell", "-d", "en_GB", "-i", "utf-8", "-p", str(HERE / "words.txt"), "-l"]
    try:
        done = subprocess.run(run, input="\n".join(sorted(found)), capture_output=True, encoding="utf-8")
    except FileNotFoundError:
        sys.exit("prose.py: hunspell is absent: apt-get install hunspell hunspell-en-gb")
    if done.returncode or "Can't open" in done.stderr:
        sys.exit(f"prose.py: hunspell cannot run: {done.stderr.strip()}")
    return set(done.stdout.split())


def line_faults(line):
    """What is wrong within one line. Every word is told: which of them are misspelt is asked once, for all files."""
    text = re.sub(f"{TAG}|{VALUE}", " ", line)
    if re.search("[\"']", text):
        yield "a straight quotation mark: use “ ” ’"
    if blank := BLANK_TO_FILL.search(text):
        yield f"“{blank[0]}” is left to be filled in: use a condition, or an empty cell"
    for word in AMERICAN.findall(text):
        yield f"“{word}” is American"
    for reading in branches(line):
        for sentence in sentences(reading):
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                yield f"a sentence of {count} words: “{sentence[:50]}…”"
        for word in words(" ".join(pieces(reading))):
            yield SPELLING + word.replace("’", "'").removesuffix("'s")


def title_faults(front, lines, whens):
    """Names of other policies: each must be a title, and be named only where that policy is in the binder."""
    lower, open_ifs = {title.lower() for title in whens}, []
    for number, line in lines:
        for tag, condition, quoted, ours in MARK.findall(line):
            if tag in ("elif", "else", "endif") and open_ifs:
                open_ifs.pop()
            if tag in ("if", "elif", "else"):
                open_ifs.append(condition.strip(" -"))
            when = whens.get(quoted)
            if quoted not in whens and DOCUMENT.fullmatch(quoted):
                yield number, f"“{quoted}” is the title of no policy"
            elif when and when != front.get("when") and when not in open_ifs:
                yield number, f"“{quoted}” is not for everybody: name it only within {{% if {when} %}}"
            elif ours and ours.lower() not in lower:
                yield number, f"“our {ours}” is the title of no policy"


def complaints(texts, items):
    """Everything wrong with some templates, as (name, line, what), and the figures of each."""
    read = {name: front_and_body(text) for name, text in texts.items()}
    fronts = [front for front, _ in read.values() if isinstance(front, dict)]
    whens = {front["title"]: front.get("when") for front in fronts if "title" in front}
    found, shown = [], {}
    for name, (front, lines) in read.items():
        found += [(name, 1, fault) for fault in front_faults(front, items)]
        found += [(name, number, fault) for number, line in lines for fault in line_faults(line)]
        if isinstance(front, dict):
            found += [(name, 1, fault) for fault in line_faults(front.get("title", ""))]
            found += [(name, *fault) for fault in title_faults(front, lines, whens)]
        shown[name] = _, ease, grade = figures(lines)
        if ease < LOWEST_EASE or grade > HARDEST_GRADE:
            found.append((name, 1, f"hard to read: ease {ease:.0f}, grade {grade:.1f}"))
    unknown = misspelt({fault.removeprefix(SPELLING) for *_, fault in found if fault.startswith(SPELLING)})
    known = lambda fault: fault.startswith(SPELLING) and fault.removeprefix(SPELLING) not in unknown
    return [fault for fault in dict.fromkeys(found) if not known(fault[2])], shown


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    items = {item["ref"] for item in tomllib.loads(STANDARD.read_text("utf-8"))["item"]}
    if arguments == ["--self-test"]:
        sys.dont_write_bytecode = True  # no __pycache__ in the source tree
        import spoilt
        return spoilt.test(complaints, items)
    found, shown = complaints({path: pathlib.Path(path).read_text("utf-8") for path in arguments}, items)
    for path, (count, ease, grade) in shown.items():
        print(f"{path}: {count} words, reading ease {ease:.0f}, grade {grade:.1f}")
    for path, line, fault in found:
        print(f"{path}:{line}: {fault}", file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
