//! 4.2.4: access is taken away when people leave.

use chrono::NaiveDate;

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::people::{Owner, People, Person, Scope, Who};
use crate::checks::window::YEAR;
use crate::registers::Severity;
use crate::registers::accounts::{Account, AccountKind};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Every open account on the user access list is held by somebody who works here on the assessment date, as the staff
    /// list says; and every shared account had a new password since the last of its users left. People are found by
    /// staff number, else by e-mail, else by full name, never by likeness.
    /// # Why the toolkit asks
    /// A former colleague's login works from anywhere, and nobody watches it.
    /// # What counts as evidence
    /// No open account of a leaver or of somebody whom the staff list does not name. The toolkit gives no number of days:
    /// the days since the person left are printed. An account that nobody reviewed in twelve months is a warning, which
    /// is our choice. Accounts of suppliers and of machines need no holder on the staff list.
    /// # What it cannot tell
    /// Whether access was changed when somebody changed roles, and accounts that the list does not name.
    /// # Source
    /// Version 8 workbook (category 4 text), read 21 November 2026.
    LEAVERS_ACCESS = "leavers-access", [Accounts, Staff], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.accounts;
    if list.is_absent() {
        return None;
    }
    if case.registers.staff.is_absent() {
        return Some(
            Verdict::silent("There is no staff list to hold the accounts against")
                .drafting("[How access is removed when people leave or change roles, shared mailboxes included]"),
        );
    }
    if list.records.is_empty() {
        return Some(
            Verdict::new(Status::Missing, "The user access list has no rows")
                .asking("Enter every account on every system, with its holder.")
                .drafting("[How access is removed when people leave or change roles, shared mailboxes included]"),
        );
    }
    let people = case.people();
    let open: Vec<&Account> = list.records.iter().filter(|account| !case.has_come(&account.disabled)).collect();
    let judged: Vec<Vec<Finding>> = open.iter().map(|account| of_account(case, people, account)).collect();
    let is_wrong = |findings: &&Vec<Finding>| findings.iter().any(|finding| finding.severity == Severity::Error);
    let wrong = judged.iter().filter(is_wrong).count();
    let findings: Vec<Finding> = judged.into_iter().flatten().collect();
    let mut told: Vec<Finding> = open.iter().filter_map(|account| review_old(case, account)).collect();
    told.extend(list.records.iter().filter_map(|account| dates_disagree(case, account)));
    let all = count(open.len(), "open account", "open accounts");
    let summary = match wrong {
        0 => format!("{all}, each held by somebody who works here"),
        some => format!("{all}, {some} open to people who have left or are not on the staff list"),
    };
    let verdict = Verdict::judged(findings, summary).finding(told).counting(&[
        ("accounts", "accounts on the list", list.records.len()),
        ("open", "of them open", open.len()),
        ("wrong", "open to leavers or unknown people", wrong),
    ]);
    Some(verdict.drafting(draft(case, &open, wrong)))
}

fn draft(case: &Case<'_>, open: &[&Account], wrong: usize) -> String {
    if wrong > 0 {
        return format!("Do not tick yet: {} to be closed first.", count(wrong, "account is", "accounts are"));
    }
    let reviewed = open.iter().filter_map(|account| account.reviewed.earliest()).min();
    let review = match reviewed {
        Some(day) if open.iter().all(|account| case.holds(&account.reviewed, YEAR)) => {
            format!("All accounts were last reviewed on or after {}.", words::day(day))
        }
        _ => "Accounts are reviewed [how often, by whom].".to_owned(),
    };
    format!(
        "[How and when access is removed or changed when people leave or change roles, and by whom.] On {} we held {} against the staff \
         list, shared mailboxes included: none is open to anybody who has left. {review}",
        words::day(case.as_of),
        count(open.len(), "open account", "open accounts")
    )
}

/// What makes an open account wrong.
fn of_account(case: &Case<'_>, people: &People<'_>, account: &Account) -> Vec<Finding> {
    let is_staffs = !matches!(account.kind.value, Some(AccountKind::Supplier | AccountKind::Service));
    let mut findings = Vec::new();
    if is_staffs {
        findings.extend(of_holder(case, people, account));
        findings.extend(users(account).into_iter().filter_map(|user| of_user(case, people, account, &user)));
    }
    findings
}

fn of_holder(case: &Case<'_>, people: &People<'_>, account: &Account) -> Option<Finding> {
    let who = Who { number: account.number.text(), email: account.email.text(), name: account.holder.text() };
    if who.is_nobody() {
        // A shared account is judged by its users; without any, nobody answers for it.
        let has_users = !users(account).is_empty();
        return (!has_users).then(|| {
            Finding::error(
                Code::AccountWithoutHolder,
                "the list does not say whose account it is",
                "Enter the holder, or of a shared account who uses it; or close it and enter the day.",
            )
            .thing(account.title())
            .at(&account.holder.at)
        });
    }
    let shown = account.holder.or(account.number.or(account.email.text()));
    match people.owner(&who) {
        Owner::Person(index) => {
            let person = people.all.get(index)?;
            let Some(left) = left_on(case, person) else { return not_started(case, account, person) };
            let finding = of_leaver(case, account, person.name(), left);
            // A password that was changed since keeps a leaver out of a shared account.
            Some(if is_shared(account) && changed_since(case, account, left) { finding.softened() } else { finding })
        }
        other => Some(
            people.near(&who).map_or_else(|| of_unknown(account, shown, other), |person| near(account, shown, person)),
        ),
    }
}

fn of_leaver(case: &Case<'_>, account: &Account, name: &str, left: NaiveDate) -> Finding {
    let days = (case.as_of - left).num_days();
    Finding::error(
        Code::AccountOfLeaver,
        format!(
            "left on {} ({days} days before), and the account on {} is still open",
            words::day(left),
            account.title()
        ),
        "Close the account, and enter the day under “Disabled”.",
    )
    .person(name)
    .at(&account.holder.at)
    .at(&account.disabled.at)
}

fn of_unknown(account: &Account, shown: &str, owner: Owner) -> Finding {
    let why = match owner {
        Owner::Ambiguous => "the name fits several people on the staff list, and no number tells which",
        Owner::NumberMismatch => "the staff number is one person’s, the name another’s",
        _ => "is not on the staff list",
    };
    Finding::error(
        Code::AccountOfUnknown,
        format!("{why}, and the account on {} is open", account.title()),
        "Enter the holder’s staff number, or the type “Supplier” or “Service”; if nobody needs the account, close it.",
    )
    .person(shown)
    .at(&account.holder.at)
}

fn near(account: &Account, shown: &str, person: &Person<'_>) -> Finding {
    Finding::error(
        Code::PersonNearMatch,
        format!(
            "holds the open account on {}, is not on the staff list, and is nearly {} there: nobody guesses",
            account.title(),
            person.name()
        ),
        format!(
            "Correct the spelling; or add to carebinder.toml under [people]: same = [[\"{0}\", \"{1}\"]], or different = [[\"{0}\", \"{1}\"]].",
            shown,
            person.name()
        ),
    )
    .person(shown)
    .at(&account.holder.at)
    .at(&person.row.name.at)
}

/// The users of a shared account, as the list names them. A comma parts names only when each part is a whole
/// one: "Lee, Ann" is one person.
fn users(account: &Account) -> Vec<String> {
    let shown = account.used_by.text().replace(" and ", ";").replace('&', ";");
    let parted: Vec<String> = if shown.contains([';', '/']) || !is_list_by_commas(&shown) {
        shown.split([';', '/']).map(str::to_owned).collect()
    } else {
        shown.split(',').map(str::to_owned).collect()
    };
    parted.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn is_list_by_commas(shown: &str) -> bool {
    shown.contains(',') && shown.split(',').all(|part| part.split_whitespace().count() > 1)
}

/// "All care staff" and "night team" are no names of persons.
fn is_group(user: &str) -> bool {
    const GROUPS: &[&str] = &[
        "all",
        "staff",
        "team",
        "everyone",
        "everybody",
        "nurses",
        "carers",
        "seniors",
        "managers",
        "office",
        "shift",
        "management",
        "department",
        "volunteers",
        "rota",
        "anyone",
        "colleagues",
        "care",
        "kitchen",
        "reception",
    ];
    crate::registers::text::key(user).split(' ').any(|word| GROUPS.contains(&word))
}

fn is_shared(account: &Account) -> bool {
    account.kind.is(AccountKind::Shared) || !users(account).is_empty()
}

fn changed_since(case: &Case<'_>, account: &Account, left: NaiveDate) -> bool {
    case.has_come(&account.password_changed)
        && account.password_changed.earliest().is_some_and(|changed| changed >= left)
}

fn of_user(case: &Case<'_>, people: &People<'_>, account: &Account, user: &str) -> Option<Finding> {
    let who = Who { number: "", email: "", name: user };
    let person = match people.owner(&who) {
        Owner::Person(index) => people.all.get(index)?,
        _ if is_group(user) => return Some(used_by_group(account, user)),
        other => {
            let unknown = people.near(&who).map(|person| near(account, user, person));
            let finding = unknown.unwrap_or_else(|| of_unknown(account, user, other));
            return Some(Finding { cells: vec![account.used_by.at], ..finding });
        }
    };
    let left = left_on(case, person).filter(|day| !changed_since(case, account, *day))?;
    Some(
        Finding::error(
            Code::AccountSharedWithLeaver,
            format!(
                "left on {}, and the password of the shared account {} was not changed since, as far as the list says",
                words::day(left),
                account.title()
            ),
            "Change the password, take the name out of “Used by”, and enter the day under “Password changed”.",
        )
        .person(person.name())
        .at(&account.used_by.at)
        .at(&account.password_changed.at),
    )
}

fn used_by_group(account: &Account, user: &str) -> Finding {
    Finding::warning(
        Code::AccountUsersNotNamed,
        format!("is used by “{user}”: who that is, nobody can compare with the staff list"),
        "Name each user, so that a leaver among them is seen.",
    )
    .thing(account.title())
    .at(&account.used_by.at)
}

/// An account that is open before its holder starts.
fn not_started(case: &Case<'_>, account: &Account, person: &Person<'_>) -> Option<Finding> {
    (!person.works_here(case.as_of)).then(|| {
        Finding::warning(
            Code::AccountBeforeStart,
            format!("starts {}, and the account on {} is open already", person.row.started.text(), account.title()),
            "Close it until then, or check the start date.",
        )
        .person(person.name())
        .at(&account.holder.at)
        .at(&person.row.started.at)
    })
}

/// The last day of somebody who no longer works here.
fn left_on(case: &Case<'_>, person: &Person<'_>) -> Option<NaiveDate> {
    let is_gone = !person.works_here(case.as_of) && person.scope(case.as_of) == Scope::Left;
    is_gone.then_some(())?;
    person.rows().filter_map(|row| row.left.latest()).max()
}

fn review_old(case: &Case<'_>, account: &Account) -> Option<Finding> {
    (!case.holds(&account.reviewed, YEAR)).then(|| {
        Finding::warning(
            Code::AccountReviewOld,
            match account.reviewed.text() {
                "" => "nobody is recorded to have reviewed the account".to_owned(),
                shown => format!("was last reviewed {shown}, not within the last twelve months"),
            },
            "Check that it is still needed, and enter the day under “Last reviewed”.",
        )
        .thing(account.title())
        .at(&account.reviewed.at)
    })
}

fn dates_disagree(case: &Case<'_>, account: &Account) -> Option<Finding> {
    let closed = account.disabled.latest()?;
    let before = account.created.earliest().is_some_and(|opened| closed < opened);
    (before || closed > case.as_of).then(|| {
        Finding::warning(
            Code::AccountDatesDisagree,
            if before {
                "was closed before it was opened"
            } else {
                "is closed only after the assessment date, and counts as open"
            },
            "Correct the dates.",
        )
        .thing(account.title())
        .at(&account.disabled.at)
    })
}
