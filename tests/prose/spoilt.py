"""Texts with one fault each: a check that cannot fail is worth nothing. Run by `prose.py --self-test`."""
import sys

PLAIN = "We keep the keys safe. You may ask for one at any time."
# A sound policy names others by their titles, and one that is not for everybody only within its condition.
SOUND = PLAIN + " See our key policy.{% if uses.cctv %} See “Cat policy” too.{% endif %}"

# What is told, and the line that it is told of.
LINES = {
    "spelling: recieve": "We recieve the keys.",
    "spelling: lokked": "{% if uses.ai %}It is shut.{% else %}It is lokked.{% endif %}",
    "spelling: tabel": "  table.header[What][Our tabel],",
    "“organized” is American": "We are well organized here.",
    "“color” is American": "Ask for the color of it.",
    "a straight quotation mark": "They said \"no\" to us.",
    "a sentence of 36 words": "We go " * 18 + ".",
    "“TBC” is left": "The day is TBC for now.",
    "“[insert” is left": "Ask [insert name] for it.",
    "“delete as appropriate” is left": "Ask him or her (delete as appropriate) for it.",
    "“Dog policy” is the title of no policy": "See “Dog policy” for that.",
    "“our dog policy” is the title of no policy": "See our dog policy for that.",
    "“Cat policy” is not for everybody: name it": "{% if uses.cctv %}It is.{% endif %} See “Cat policy” for that.",
    "“Cat policy” is not for everybody": "{% if uses.ai %}It is.{% else %}See “Cat policy” for that.{% endif %}",
}
# What is told of the whole policy, and what makes it so.
WHOLE = {
    "hard to read": lambda policy: policy + "\nOrganisational accountability necessitates documentation." * 20,
    "the front matter between": lambda policy: policy.replace("+++\n", "", 1),
    "the front matter is no TOML": lambda policy: policy.replace("owner =", "owner"),
    "lacks owner": lambda policy: policy.replace('owner = "data_lead"\n', ""),
    "spelling: Keey": lambda policy: policy.replace("Key policy", "Keey policy"),
    "9.9.9 is no item": lambda policy: policy.replace("1.3.1", "9.9.9"),
    "a review after 37 months": lambda policy: policy.replace("12", "37"),
}


def policy(title, body, when=""):
    front = f'title = "{title}"\nitems = ["1.3.1"]\nowner = "data_lead"\nreview_months = 12\nneeds = []\n{when}'
    return f"+++\n{front}+++\n= Why\n\n{body}\n"


def test(complaints, items):
    """A sound text draws no complaint; of a spoilt one its fault is told, and nothing of any other line."""
    cat = policy("Cat policy", PLAIN, 'when = "uses.cctv"\n')
    cases = [(None, 0, policy("Key policy", SOUND))]
    for told, text in LINES.items():
        spoilt = policy("Key policy", f"{PLAIN}\n\n{text}")
        cases.append((told, spoilt.count("\n"), spoilt))  # the last line
    cases += [(told, 1, spoil(policy("Key policy", PLAIN))) for told, spoil in WHOLE.items()]
    for told, line, text in cases:
        found = complaints({"key.typ": text, "cat.typ": cat}, items)[0]
        is_told = any(told in fault for *_, fault in found) if told else not found
        if not is_told or any(at != ["key.typ", line] for *at, _ in found):
            sys.exit(f"self-test: expected {told!r} on line {line}, found {found}")
    print(f"self-test: {len(cases)} cases hold")
