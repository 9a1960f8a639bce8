#!/usr/bin/env python3
"""Works out every status and every figure of the sample a second time, and compares.

    recompute.py FOLDER RESULTS_JSON AS_OF

FOLDER is samples/rosewood-lodge, RESULTS_JSON what `carebinder check --format json` printed for it,
AS_OF the assessment date (2026-06-01). The workbooks are read here with openpyxl alone. Nothing was
taken from the program but its documented rules: what follows was written from the toolkit's rules and
from the documentation of each item. Where program and script differ, one of them is wrong.

Prints each disagreement and exits 1; otherwise prints one line and exits 0.
"""

import json
import re
import sys
import tomllib
from calendar import monthrange
from collections import Counter
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import openpyxl

# Which workbook and sheet hold which register, and the row of the headings.
REGISTERS = {
    "answers": [("DSPT answers.xlsx", "Answers", 4)],
    "details": [("Organisation details.xlsx", "Organisation", 4)],
    "suppliers": [("Suppliers and contracts.xlsx", "Suppliers", 4)],
    "incidents": [("Data protection/Incidents, checks and risks.xlsx", "Incident log", 4)],
    "checks": [("Data protection/Incidents, checks and risks.xlsx", "Spot checks", 4)],
    "risks": [("Data protection/Incidents, checks and risks.xlsx", "Risk register", 4)],
    "contacts": [("Data protection/Incidents, checks and risks.xlsx", "Emergency contacts", 4)],
    "policies": [("Data protection/Policies.xlsx", "Policy register", 4)],
    "information": [("Data protection/What we hold and share.xlsx", "Information assets", 4)],
    "processing": [("Data protection/What we hold and share.xlsx", "ROPA", 3)],
    "staff": [("HR/Staff list.xlsx", "Staff", 4), ("HR/Staff list.xlsx", "Volunteers and trustees", 3)],
    "training": [("HR/Training matrix 2025-26.xlsx", "2025", 4), ("HR/Training matrix 2025-26.xlsx", "2026", 4)],
    "needs": [("HR/Training needs.xlsx", "Training needs analysis", 4)],
    "assets": [("IT/IT - devices, network and back-ups.xlsx", "Asset register", 4)],
    "network": [("IT/IT - devices, network and back-ups.xlsx", "Network devices", 4)],
    "backups": [("IT/IT - devices, network and back-ups.xlsx", "Backups", 4)],
    "software": [("IT/IT - software and systems.xlsx", "Software list", 4)],
    "unsupported": [("IT/IT - software and systems.xlsx", "Unsupported software", 4)],
    "systems": [("IT/IT - software and systems.xlsx", "Systems and MFA", 3)],
    "accounts": [("IT/IT - who can sign in.xlsx", "User access", 4)],
}
# The rules of 2025/26 that are numbers: what the toolkit says, and what the program says it chose.
THRESHOLD_PERCENT = 95
PASS_MARK = 0.8
BACKUP_DAYS = 31
LAST_DAY_TO_PUBLISH = date(2026, 6, 30)
APPROACHING = set("""1.1.5 2.1.1 2.2.1 4.1.1 1.1.1 1.1.2 1.1.3 1.3.1 1.3.7 1.3.8 1.4.1 1.4.2 1.4.3 10.1.2
    1.3.12 1.3.13 6.1.1 6.1.2 6.1.3 1.3.11 4.2.4 4.5.4 6.2.1 7.3.1 7.3.2 8.3.5""".split())
# Makers' support that has ended, as far as the toolkit names it: the day, or a day long past.
ENDED = {"windows 10": date(2025, 10, 14), "windows xp": date.min, "windows vista": date.min,
         "windows 7": date.min, "windows 8.1": date.min, "windows server 2008": date.min}

FOLDER, RESULTS, AS_OF = Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3])

# ---- Reading ----------------------------------------------------------------------------------

def rows_of(file, sheet, heading_row):
    """Each row below the headings as a dictionary; empty rows and struck-out rows do not count."""
    ws = openpyxl.load_workbook(FOLDER / file, data_only=True)[sheet]
    headings = [cell.value for cell in ws[heading_row]]
    for cells in ws.iter_rows(min_row=heading_row + 1):
        filled = [cell for cell in cells if cell.value not in (None, "")]
        if filled and not all(cell.font.strike for cell in filled):
            yield {heading: cell.value for heading, cell in zip(headings, cells)}

@cache
def register(name):
    return [row for place in REGISTERS[name] for row in rows_of(*place)]

def day(value):
    """A date cell, or text such as 21/04/2026; anything else is no date."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    found = re.fullmatch(r"\s*(\d\d?)/(\d\d?)/(\d{4})\s*", value) if isinstance(value, str) else None
    return date(int(found[3]), int(found[2]), int(found[1])) if found else None

def yes(value):
    return str(value or "").strip().casefold() in ("yes", "y")

def no(value):
    return str(value or "").strip().casefold() in ("no", "n")

def plain(text):
    return " ".join(str(text or "").replace("’", "'").split()).casefold()

def full_name(text):
    """"Whitcombe, Anneliese" and "Anneliese Whitcombe" are one."""
    surname, comma, first = str(text or "").partition(",")
    return plain(f"{first} {surname}" if comma else text)

# ---- Time -------------------------------------------------------------------------------------

def shifted(from_day, months):
    """The same day some months later or earlier; the last of the month where it has no such day."""
    year, month = divmod(from_day.year * 12 + from_day.month - 1 + months, 12)
    return date(year, month + 1, min(from_day.day, monthrange(year, month + 1)[1]))

def recent(value, on=AS_OF, months=12):
    """Whether it happened within the months before a day, that day included."""
    return day(value) is not None and shifted(on, -months) < day(value) <= on

def lapse(value, months=12):
    """The first day on which what happened no longer counts."""
    if day(value) is None:
        return None
    end = shifted(day(value), months)
    return end if shifted(end, -months) >= day(value) else end + timedelta(1)

def past(value):
    return day(value) is not None and day(value) <= AS_OF

# ---- Who is who -------------------------------------------------------------------------------

class Person:
    def __init__(self, row):
        self.number = str(row.get("Payroll no") or "")
        self.shown = row.get("Name") or f"{row['First name']} {row['Surname']}"
        self.name = full_name(self.shown)
        self.email = plain(row.get("Work e-mail") or row.get("E-mail"))
        self.role = row.get("Job role") or row.get("Role")
        self.agency = plain(row.get("Staff type") or row.get("Type")) == "agency"
        self.start, self.left = day(row["Date started"]), day(row["Date of leaving"])
        self.access = not no(row["Access to personal data?"])  # a blank counts as access
        self.clause, self.inducted = yes(row["Security clause in contract"]), row["Induction completed"]
        self.completed = []

    def works(self, on):
        return not (self.start and self.start > on) and not (self.left and self.left < on)

    def in_scope(self, on):
        return self.works(on) and self.access

    def trained(self, on):
        return any(recent(done, on) for done in self.completed)

def everybody():
    """One person for all rows with one number, or with one name and one start."""
    people = {}
    for row in register("staff"):
        person = Person(row)
        people.setdefault(person.number or (person.name, person.start), person)
    return list(people.values())

def find(number, name, email=""):
    """By number, else by e-mail, else by full name; nobody where a name fits two."""
    number = str(number or "")
    for fits in (lambda p: number and p.number == number, lambda p: email and p.email == plain(email),
                 lambda p: p.name == full_name(name)):
        found = [person for person in PEOPLE if fits(person)]
        if found:
            return found[0] if len(found) == 1 else None
    return None

def passed(row):
    score = row["Score"]
    return day(row["Date completed"]) and plain(row["Result"]) == "pass" and (score is None or score >= PASS_MARK)

PEOPLE = everybody()
SETTINGS = tomllib.loads((FOLDER / "carebinder.toml").read_text(encoding="utf-8"))
COUNTING = [plain(course) for course in SETTINGS["training"]["courses"]]
for record in register("training"):
    owner = find(record["Payroll no"], record["Name"])
    if owner and plain(record["Course"]) in COUNTING and passed(record):
        owner.completed.append(day(record["Date completed"]))
SCOPE = [person for person in PEOPLE if person.in_scope(AS_OF)]
DETAILS = {row["Detail"]: row["Entry"] for row in register("details")}

# ---- Verdicts ---------------------------------------------------------------------------------

def judged(holds, **figures):
    return ("supported" if holds else "gap"), figures

def stated(ref, **figures):
    """What a named person says with role and date, where the records decide nothing."""
    for row in register("answers"):
        if row["Item"] == ref and row["Said by"] and row["Role"] and past(row["Date"]):
            if plain(row["Answer"]) == "not applicable":
                return "not-applicable", figures
            return ("gap" if no(row["Answer"]) else "attested" if row["Answer"] else "missing"), figures
    return "missing", figures

def count(rows, test):
    return sum(1 for row in rows if test(row))

def in_force(*words):
    """Documents whose title has all the words, approved by somebody on a day, and updated within three years."""
    return [row for row in register("policies") if all(word in plain(row["Policy"]) for word in words)
            and row["Approved by"] and past(row["Approved on"])
            and recent(row["Last updated"] or row["Approved on"], months=36)]

def covering(documents, *words):
    return [row for row in documents if any(word in plain(f"{row['Policy']}; {row['Covers']}") for word in words)]

# ---- Staffing and roles -----------------------------------------------------------------------

def leads():
    """Name, role and appointment of each person whom the details name as responsible."""
    return [(DETAILS[who], DETAILS[role], DETAILS[how]) for who, role, how in (
        ("Senior person for data security", "Senior person role", "Senior person appointed"),
        ("Data protection lead", "Data protection lead role", "Data protection lead appointed")) if DETAILS[who]]

def item_1_1_5_responsibility():
    return judged(leads() and all(all(lead) for lead in leads()), named=len(leads()))

def item_2_1_1_induction():
    starters = [person for person in SCOPE if person.start and recent(person.start, AS_OF)]
    inducted = count(starters, lambda person: past(person.inducted))
    if inducted < len(starters):
        return stated("2.1.1", starters=len(starters), inducted=inducted)
    return judged(True, starters=len(starters), inducted=inducted)

def item_2_2_1_clause():
    with_clause = count(SCOPE, lambda person: person.clause)
    return judged(with_clause == len(SCOPE), in_scope=len(SCOPE), with_clause=with_clause)

def newest_needs():
    newest = {}
    for row in register("needs"):
        role, done = plain(row["Job role"]), day(row["Date of analysis"])
        newest[role] = max(newest.get(role, date.min), done or date.min)
    return newest

def item_3_1_1_training_needs():
    dates = newest_needs().values()
    old = count(dates, lambda done: not recent(done, AS_OF))
    return judged(dates and not old, roles=len(dates), old=old)

def item_3_2_1_training():
    trained = [person for person in SCOPE if person.trained(AS_OF)]
    without = lambda people: count(people, lambda person: not person.agency)
    required = -(-THRESHOLD_PERCENT * len(SCOPE) // 100)
    return judged(len(trained) >= required, listed=len(PEOPLE), in_scope=len(SCOPE), trained=len(trained),
                  required=required, in_scope_without_agency=without(SCOPE),
                  trained_without_agency=without(trained))

def item_3_4_1_lead_training():
    """A course for leads says so in its title; no source gives it an age."""
    done = {find(row["Payroll no"], row["Name"]) for row in register("training")
            if "lead" in plain(row["Course"]).split() and passed(row) and past(row["Date completed"])}
    trained = count(leads(), lambda lead: find("", lead[0]) in done - {None})
    figures = {"leads": len(leads()), "trained": trained}
    return judged(True, **figures) if trained == len(leads()) else stated("3.4.1", **figures)

def item_4_1_1_staff_list():
    current = [person for person in PEOPLE if person.works(AS_OF)]
    without = count(current, lambda person: not person.role)
    return judged(current and not without, listed=len(PEOPLE), current=len(current), without_role=without)

# ---- Policies and procedures ------------------------------------------------------------------

def item_1_1_1_ico():
    expiry = day(DETAILS["ICO expiry date"])
    return judged(DETAILS["ICO registration number"] and expiry and expiry >= AS_OF)

def item_1_1_2_information():
    held, shared = register("information"), register("processing")
    holds = all(row["Approved by"] and recent(row["Approved on"])
                and (recent(row["Last reviewed"]) or row["Last reviewed"] is None) for row in held + shared)
    return judged(holds and held and shared, held=len(held), shared=len(shared))

def item_1_1_3_privacy_notices():
    notices = in_force("privacy", "notice")
    return judged(notices, notices=len(notices))

def item_1_2_4_opt_out():
    return judged(in_force("opt-out"))

def item_1_3_1_policies():
    subjects = ["data protection", "data quality", "record keeping", "data security", "network security"]
    present = {subject for subject in subjects if in_force(subject)}
    return judged(present >= set(subjects) - {"network security"},
                  listed=len(register("policies")), subjects=len(present))

def is_open(check):
    return check["Action"] and not past(check["Date closed"])

def item_1_3_2_spot_checks():
    checks = count(register("checks"), lambda row: recent(row["Date of check"]))
    return judged(checks, checks=checks, open_actions=count(register("checks"), is_open))

def policy_item(ref, documents, *words):
    """In force and says so: supported. In force and silent: a person's statement. Not in force: a gap."""
    if documents and not covering(documents, *words):
        return stated(ref)
    return judged(documents)

def item_1_3_7_kept_safe():
    return policy_item("1.3.7", in_force("data protection"), "safe", "secure")

def item_1_3_8_impact_assessment():
    return policy_item("1.3.8", in_force("data protection"), "dpia", "impact assessment")

def item_1_4_1_retention():
    return judged(in_force("retention") or in_force("record keeping"))

def item_1_4_2_destruction():
    firms = [row for row in register("suppliers") if not no(row["Destroys records or equipment"])]
    good = count(firms, lambda row: yes(row["Contract in place"]) and recent(row["Contract last reviewed"]))
    figures = {"firms": len(firms), "in_order": good}
    return judged(good == len(firms), **figures) if firms else ("not-applicable", figures)

def item_10_1_2_suppliers():
    listed = register("suppliers")
    handling = [row for row in listed if not no(row["Handles personal data?"])]
    incomplete = count(handling, lambda row: not row["Product or service"]
                       or not (row["Contact name"] or row["Telephone"] or row["E-mail"]))
    named = {plain(row["Supplier"]) for row in register("information")}
    named |= {plain(row["Processor"]) for row in register("processing")}
    unlisted = len(named - {""} - {plain(row["Supplier"]) for row in listed})
    return judged(not incomplete and not unlisted, suppliers=len(listed), handling_data=len(handling),
                  incomplete=incomplete, unlisted=unlisted)

# ---- Data security ----------------------------------------------------------------------------

def item_1_3_6_risks():
    rows = register("risks")
    complete = count(rows, lambda row: row["Plan to reduce it"] and row["Risk owner"])
    return judged(complete >= 3, open=len(rows), complete=complete)

def last_incidents(near_misses):
    """Noticed in the last twelve months; one without any date is among them."""
    noticed = lambda row: day(row["Date discovered"]) or day(row["Date occurred"]) or AS_OF
    return [row for row in register("incidents")
            if recent(noticed(row), AS_OF) and (near_misses or not yes(row["Near miss?"]))]

def item_5_1_1_reviewed():
    rows = last_incidents(near_misses=True)
    reviewed = count(rows, lambda row: past(row["Process reviewed"]))
    figures = {"incidents": len(rows), "reviewed": reviewed}
    return judged(reviewed == len(rows), **figures) if rows else stated("5.1.1")

def item_6_1_1_reporting():
    logged = len(register("incidents"))
    if logged and in_force("breach"):
        return judged(True, logged=logged)
    return stated("6.1.1", logged=logged)

def item_6_1_2_management_told():
    rows = last_incidents(near_misses=False)
    good = count(rows, lambda row: past(row["Management told"]) and row["Actions approved by"]
                 and past(row["Actions approved on"]))
    figures = {"breaches": len(rows), "in_order": good}
    return judged(good == len(rows), **figures) if rows else stated("6.1.2")

def item_6_1_3_people_told():
    rows = last_incidents(near_misses=False)
    high = [row for row in rows if plain(row["Risk to people"]) == "high"]
    figures = {"breaches": len(rows), "high_risk": len(high)}
    if not rows:
        return stated("6.1.3")
    if high or not all(row["Risk to people"] for row in rows):
        return judged(all(row["Risk to people"] for row in rows)
                      and all(past(row["People told"]) for row in high), **figures)
    return "not-applicable", figures

def item_7_1_2_continuity():
    return policy_item("7.1.2", in_force("continuity"), "data", "cyber")

# ---- IT systems and devices -------------------------------------------------------------------

def in_use(*kinds):
    """Assets that are not disposed of, of some kinds; one whose kind is blank counts as each."""
    return [row for row in register("assets") if not past(row["Date disposed"])
            and (not kinds or not row["Type"] or plain(row["Type"]) in kinds)]

def item_1_3_11_own_devices():
    if all(plain(row["Ownership"]) == "organisation" for row in in_use()):
        return stated("1.3.11")  # the records show no own device, but that none is used needs a person's word
    owned = [row for row in in_use() if plain(row["Ownership"]) != "organisation"]
    return judged(in_force("byod") and all(past(row["Agreement signed"]) for row in owned))

def item_1_3_14_mobile_devices():
    rows = [row for row in in_use("phone", "tablet", "laptop") if plain(row["Ownership"]) == "organisation"]
    protected = count(rows, lambda row: yes(row["PIN or password"]) and (row["User"] or row["Location"])
                      and (yes(row["Remote wipe"]) or plain(row["Type"]) == "laptop" and yes(row["Encrypted"])))
    return judged(protected == len(rows), mobile=len(rows), protected=protected)

def open_accounts():
    return [row for row in register("accounts") if not past(row["Date closed"])]

def is_wrong(row):
    """Held by nobody who works here; or shared, with no new password since the last of its users left."""
    if plain(row["Account type"]) in ("supplier", "service"):
        return False
    holder = find(row["Payroll no"], row["Account holder"], row["User name"])
    users = [find("", user) for user in str(row["Used by"] or "").split(";") if user.strip()]
    gone = [user.left for user in users if user and user.left and user.left < AS_OF]
    stale = gone and (day(row["Password changed"]) or date.min) < max(gone)
    return not (holder and holder.works(AS_OF)) or None in users or bool(stale)

def item_4_2_4_access():
    wrong = count(open_accounts(), is_wrong)
    return judged(not wrong, accounts=len(register("accounts")), open=len(open_accounts()), wrong=wrong)

def item_4_3_1_administrators():
    accounts = [row for row in open_accounts() if yes(row["Admin rights"])]
    signed = count(accounts, lambda row: past(row["Admin agreement signed"]))
    suppliers = [row for row in register("suppliers") if yes(row["Administrator access"])]
    bound = all(yes(row["Administrator agreement"]) for row in suppliers)
    return judged(signed == len(accounts) and bound, administrators=len(accounts), signed=signed,
                  suppliers=len(suppliers))

def item_4_5_3_mfa():
    systems = register("systems")
    reachable = [row for row in systems if not no(row["Reachable over internet?"])]
    without = [row for row in reachable if not yes(row["MFA on for all users?"])]
    excepted = count(without, lambda row: row["Reason for exception"] and row["Approved by"]
                     and past(row["Date approved"]))
    return judged(excepted == len(without), systems=len(systems), reachable=len(reachable),
                  with_mfa=len(reachable) - len(without), exceptions=excepted, open=len(without) - excepted)

def item_6_2_1_antivirus():
    rows = in_use("server", "desktop", "laptop", "tablet")
    good = count(rows, lambda row: yes(row["Antivirus"]))
    return judged(good == len(rows), devices=len(rows), with_antivirus=good)

def item_7_1_1_assets():
    rows = in_use()
    incomplete = count(rows, lambda row: not (row["Type"] and row["Owner"] and (row["User"] or row["Location"])
                                              and row["Last reviewed"]))
    old = count(rows, lambda row: row["Last reviewed"] and not recent(row["Last reviewed"]))
    return judged(not incomplete and not old and register("software"), assets=len(rows), incomplete=incomplete,
                  review_old=old, software=len(register("software")))

def is_backed_up(*texts):
    """A backup names something when the texts of one contain the other's."""
    parts = [part.strip() for text in texts for part in plain(text).split(";") if part.strip()]
    return any(part in name or name in part
               for name in (plain(row["System or data"]) for row in register("backups")) for part in parts)

def item_7_3_1_backups():
    """Of high importance: what is held, and servers, which this register types as "Other"."""
    important = [(row["Information asset"], row["Where kept"]) for row in register("information")
                 if plain(row["Importance"]) == "high"]
    important += [(row["Asset"],) for row in in_use() if plain(row["Importance"]) == "high"
                  and (plain(row["Type"]) in ("server", "data") or "server" in plain(row["Asset"]))]
    without = count(important, lambda texts: not is_backed_up(*texts))
    good = all(row["Method"] and row["Protection"] and past(row["Last successful backup"])
               and (AS_OF - day(row["Last successful backup"])).days <= BACKUP_DAYS for row in register("backups"))
    return judged(good and not without, backups=len(register("backups")), without=without)

def item_7_3_2_contacts():
    rows = register("contacts")
    incomplete = count(rows, lambda row: not (row["Telephone"] and row["E-mail"]))
    return judged(not incomplete and all(recent(row["Printed on"]) for row in rows),
                  contacts=len(rows), incomplete=incomplete)

def item_7_3_4_restore_tests():
    rows = register("backups")
    tested = count(rows, lambda row: recent(row["Last restore test"]) and plain(row["Test result"]) == "restored")
    return judged(tested == len(rows), backups=len(rows), tested=tested)

def supported(row):
    """The maker's table first, unless extended updates are paid for; then the row's date, then its yes or no."""
    title = plain(f"{row['Software']} {row['Version']}")
    for name, end in ENDED.items():
        if title.startswith(name + " ") and not yes(row["Extended updates?"]):
            return end >= AS_OF
    if day(row["Support ends"]):
        return day(row["Support ends"]) >= AS_OF
    return True if yes(row["Supported by maker?"]) else False if no(row["Supported by maker?"]) else None

def which(row):
    return plain(row["Software"]), plain(row["Version"]), plain(row["Where used"])

def is_decided(row):
    return all(row[part] for part in ("Risk", "Reason for keeping", "Mitigation", "Accepted by")) \
        and past(row["Date accepted"])

def item_8_1_4_supported():
    listed = register("software")
    old = [row for row in listed if supported(row) is False]
    unknown = count(listed, lambda row: supported(row) is None)
    decided = {which(row) for row in register("unsupported") if is_decided(row)}
    undecided = count(old, lambda row: which(row) not in decided)
    return judged(not undecided and not unknown, listed=len(listed), unsupported=len(old), undecided=undecided,
                  unknown=unknown)

def item_8_2_1_decisions():
    rows = register("unsupported")
    old = {which(row) for row in register("software") if supported(row) is False}
    incomplete = count(rows, lambda row: not is_decided(row))
    unlisted = len(old - {which(row) for row in rows})
    figures = {"rows": len(rows), "incomplete": incomplete, "unlisted": unlisted}
    return judged(not incomplete and not unlisted, **figures) if old or rows else ("not-applicable", figures)

def item_8_3_5_updates():
    rows = in_use("desktop", "laptop", "tablet", "phone", "server")
    return stated("8.3.5", devices=len(rows), automatic=count(rows, lambda row: yes(row["Auto updates"])))

def item_9_1_1_network():
    rows = [row for row in register("network") if "home" not in plain(row["Site"])]
    changed = count(rows, lambda row: yes(row["Default password changed?"]) or past(row["Date changed"]))
    sites = {plain(row["Site"]) for row in rows}
    if changed == len(rows) and plain(DETAILS["Trading name"]) not in sites:
        return stated("9.1.1", devices=len(rows), changed=changed)
    return judged(changed == len(rows), devices=len(rows), changed=changed)

def item_9_5_2_encryption():
    rows = [row for row in in_use("laptop", "tablet", "removable medium") if not no(row["Holds personal data"])]
    encrypted = count(rows, lambda row: yes(row["Encrypted"]))
    otherwise = count(rows, lambda row: row["Encrypted"] and not yes(row["Encrypted"]) and not no(row["Encrypted"]))
    figures = {"portable": len(rows), "encrypted": encrypted, "otherwise": otherwise}
    return judged(encrypted + otherwise == len(rows), **figures) if rows else ("not-applicable", figures)

def item_10_2_1_certificates():
    """A certificate plainly named; "applied for" and the like are none."""
    named = r"cyber essentials( plus)?|iso(/iec)? 27001|.*digital marketplace|dspt( standards met)?( \d{4}/\d\d)?"
    rows = [row for row in register("suppliers") if not no(row["IT system supplier?"])]
    certified = count(rows, lambda row: re.fullmatch(named, plain(row["Security certificate"])))
    return judged(certified == len(rows), it_suppliers=len(rows), certified=certified,
                  uncertified=len(rows) - certified)

# ---- Looking ahead ----------------------------------------------------------------------------

UNTIL = shifted(AS_OF, 12)
YEAR = [AS_OF + timedelta(n) for n in range(1, (UNTIL - AS_OF).days + 1)]

def tally(on):
    scope = [person for person in PEOPLE if person.in_scope(on)]
    return len(scope), count(scope, lambda person: person.trained(on))

def coverage():
    """Day by day, and told where it changes."""
    steps, on = [], shifted(AS_OF, -9)
    while on <= UNTIL:
        if not steps or steps[-1][1:] != tally(on):
            steps.append((on, *tally(on)))
        on += timedelta(1)
    return [(str(on), scope, trained) for on, scope, trained in steps]

def is_below(on):
    scope, trained = tally(on)
    return trained * 100 < scope * THRESHOLD_PERCENT

def falls_below():
    """The first day on which too few are trained; nothing where that is so already."""
    return None if is_below(AS_OF) else next((str(on) for on in YEAR if is_below(on)), None)

def first_untrained():
    """Everybody with the first day, from today on, on which they are in scope and not trained."""
    for person in PEOPLE:
        by = next((on for on in [AS_OF, *YEAR] if person.in_scope(on) and not person.trained(on)), None)
        if by:
            yield by, person

def train_first():
    """Those of today first, then by their days; of one day by their names."""
    return sorted(("" if by == AS_OF else str(by), person.shown, person.number) for by, person in first_untrained())

def due():
    """Dates after the assessment date, up to a year on, from which something no longer counts."""
    checks = register("checks")
    found = [(LAST_DAY_TO_PUBLISH, None), (day(DETAILS["ICO expiry date"]), "1.1.1")]
    found += [(lapse(DETAILS["Security last discussed by management"]), "1.1.5")]
    together = [(lapse(row["Date"]), None) for row in register("answers")]
    together += [(lapse(row[date_of]), "1.1.2") for row in register("information") + register("processing")
                 for date_of in ("Last reviewed", "Approved on")]
    together += [(lapse(row["Last reviewed"]), "4.2.4") for row in open_accounts()]
    together += [(lapse(row["Last reviewed"]), "7.1.1") for row in in_use()]
    together += [(lapse(row["Printed on"]), "7.3.2") for row in register("contacts")]
    together += [(lapse(done), "3.1.1") for done in newest_needs().values()]
    together += [(by, "3.2.1") for by, person in first_untrained() if person.trained(by - timedelta(1))]
    together += [(lapse(row["Told to management"]), "1.3.6") for row in register("risks")]
    found += [(day(row["Next review"]), "1.3.6") for row in register("risks")]
    found += [(day(row["Next review"]), "1.3.1") for row in register("policies")]
    found += [(lapse(row["Last updated"] or row["Approved on"], 36), "1.3.1") for row in register("policies")]
    found += [(lapse(max(filter(past, (row["Date of check"] for row in checks)), key=day)), "1.3.2")]
    found += [(day(row["Due date"]), "1.3.2") for row in checks if is_open(row)]
    found += [(day(row["Review date"]), "4.5.3") for row in register("systems")]
    found += [(lapse(row["Last restore test"]), "7.3.4") for row in register("backups")]
    found += [(day(row["Support ends"]), "8.1.4") for row in register("software")]
    found += [(day(row["Review date"]), "8.2.1") for row in register("unsupported")]
    for row in register("suppliers"):
        destroys = yes(row["Destroys records or equipment"])
        found += [(day(row["Contract ends"]), "1.4.2" if destroys else "10.1.2")]
        found += [(lapse(row["Contract last reviewed"]), "1.4.2")] if destroys else []
        found += [(day(row["Certificate expires"]), "10.2.1")]
    inside = lambda entry: entry[0] and AS_OF < entry[0] <= UNTIL
    return Counter((str(on), ref) for on, ref in [*filter(inside, found), *set(filter(inside, together))])

# ---- Comparison -------------------------------------------------------------------------------

# Every item: those of which records say something, and those that rest on a person's words alone.
FROM_RECORDS = [item_1_1_5_responsibility, item_2_1_1_induction, item_2_2_1_clause, item_3_1_1_training_needs,
    item_3_2_1_training, item_3_4_1_lead_training, item_4_1_1_staff_list, item_1_1_1_ico, item_1_1_2_information,
    item_1_1_3_privacy_notices, item_1_2_4_opt_out, item_1_3_1_policies, item_1_3_2_spot_checks,
    item_1_3_7_kept_safe, item_1_3_8_impact_assessment, item_1_4_1_retention, item_1_4_2_destruction,
    item_10_1_2_suppliers, item_1_3_6_risks, item_5_1_1_reviewed, item_6_1_1_reporting, item_6_1_2_management_told,
    item_6_1_3_people_told, item_7_1_2_continuity, item_1_3_11_own_devices, item_1_3_14_mobile_devices,
    item_4_2_4_access, item_4_3_1_administrators, item_4_5_3_mfa, item_6_2_1_antivirus,
    item_7_1_1_assets, item_7_3_1_backups, item_7_3_2_contacts, item_7_3_4_restore_tests, item_8_1_4_supported,
    item_8_2_1_decisions, item_8_3_5_updates, item_9_1_1_network, item_9_5_2_encryption, item_10_2_1_certificates]
ITEMS = {ref: lambda ref=ref: stated(ref) for ref in ("1.3.12", "1.3.13", "1.4.3", "4.5.4", "7.2.1")}
ITEMS |= {".".join(work_out.__name__.split("_")[1:4]): work_out for work_out in FROM_RECORDS}

def level(statuses):
    still_open = {ref for ref, status in statuses.items() if status in ("gap", "missing")}
    if not still_open:
        return "standards-met"
    return "below" if still_open & APPROACHING else "approaching-standards"

def main():
    theirs = json.loads(RESULTS.read_text(encoding="utf-8"))
    agreed, differences = Counter(), []

    def compare(kind, what, mine, other):
        if mine == other:
            agreed[kind] += 1
        else:
            differences.append(f"{what}: ours {mine}, theirs {other}")

    compare("overall", "assessment date", str(AS_OF), theirs["as_of"])
    statuses, items = {}, {item["ref"]: item for item in theirs["items"]}
    compare("overall", "items", sorted(ITEMS), sorted(item["ref"] for item in theirs["items"]))
    for ref in filter(items.get, ITEMS):
        statuses[ref], figures = ITEMS[ref]()
        compare("status", f"item {ref}: status", statuses[ref], items[ref]["status"])
        for key in sorted(figures.keys() | items[ref]["figures"].keys()):
            compare("figure", f"item {ref}: {key}", figures.get(key, "none"), items[ref]["figures"].get(key, "none"))
    compare("overall", "level", level(statuses), theirs["level"])
    tallied = Counter(statuses.values())
    for status in sorted(tallied.keys() | theirs["counts"].keys()):
        compare("overall", f"counts: {status}", tallied[status], theirs["counts"].get(status, 0))

    ahead = theirs["ahead"]
    compare("overall", "ahead: to", str(UNTIL), ahead["to"])
    below = ahead["falls_below"]
    compare("overall", "ahead: falls below", falls_below(), below["date"] if isinstance(below, dict) else below)
    mine, other = coverage(), [(step["date"], step["in_scope"], step["trained"]) for step in ahead["coverage"]]
    for on in sorted({step[0] for step in mine + other}):
        at = lambda steps: next((step[1:] for step in steps if step[0] == on), "no step")
        compare("coverage step", f"ahead: coverage from {on} (in scope, trained)", at(mine), at(other))
    other = [(entry["by"] or "", entry["name"], entry["number"]) for entry in ahead["train_first"]]
    mine = train_first()
    for place in range(max(len(mine), len(other))):
        at = lambda people: " ".join(people[place]) if place < len(people) else "nobody"
        compare("person to train", f"ahead: place {place + 1} of whom to train first", at(mine), at(other))
    mine, other = due(), Counter((entry["date"], entry["ref"]) for entry in ahead["due"])
    for on, ref in sorted(mine.keys() | other.keys(), key=str):
        compare("due date", f"ahead: due on {on} for {ref or 'no item'}", mine[on, ref], other[on, ref])

    for line in differences:
        print(line)
    if differences:
        sys.exit(1)
    print("All agree: " + ", ".join(f"{kind}: {number}" for kind, number in agreed.items()))

if __name__ == "__main__":
    main()
