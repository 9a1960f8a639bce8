//! 2.2.1: security clauses in contracts and agreements.

use crate::checks::Case;
use crate::checks::assessment::Verdict;
use crate::checks::finding::{Code, Finding};
use crate::checks::people::{Person, Scope};
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Whether the staff list says "yes" under the security clause for everybody with access to personal data who works
    /// here on the assessment date: staff, directors, trustees and volunteers.
    /// # Why the toolkit asks
    /// Without a written duty it is hard to hold anybody to keeping information confidential, correct and available.
    /// # What counts as evidence
    /// A "yes" for each of them. One "no" or one blank fails the "all" of the question. A column without
    /// any entry says nothing: then a person's statement decides.
    /// # What it cannot tell
    /// What the clause says, and whether somebody looked at the signed paper or only ticked the column.
    /// # Source
    /// KIRCCA guidance table 2025/26; transcription of the version 8 workbook (category 4 text), read 21 November 2026.
    CONTRACT_CLAUSE = "contract-clause", [Staff], check
}

fn check(case: &Case<'_>) -> Option<Verdict> {
    let staff = &case.registers.staff.records;
    if staff.iter().all(|row| row.clause.is_blank()) {
        return None;
    }
    let people = case.people();
    let in_scope: Vec<&Person<'_>> = people.all.iter().filter(|person| person.scope(case.as_of) == Scope::In).collect();
    if in_scope.is_empty() {
        return None;
    }
    let without: Vec<Finding> =
        in_scope.iter().filter(|person| !has_clause(case, person)).map(|p| finding(case, p)).collect();
    let with = in_scope.len() - without.len();
    let people = count(in_scope.len(), "person", "people");
    let summary = format!("{with} of {people} with the clause in contract or agreement");
    let draft = if without.is_empty() {
        format!(
            "Every contract of employment and every agreement with volunteers and trustees has a clause on keeping data \
             confidential, correct and available. On {} our staff list shows it for all {people} with access to personal \
             data. The signed papers were checked by [who], on [date].",
            words::day(case.as_of)
        )
    } else {
        format!("Do not tick yet: {} of {people} have no such clause on record.", without.len())
    };
    Some(
        Verdict::judged(without, summary)
            .counting(&[
                ("in_scope", "people with access to personal data", in_scope.len()),
                ("with_clause", "of them with the clause", with),
            ])
            .drafting(draft),
    )
}

/// The clause must stand in each of a person's contracts that are open.
fn has_clause(case: &Case<'_>, person: &Person<'_>) -> bool {
    person.rows_on(case.as_of).all(|row| row.clause.is_yes())
}

fn finding(case: &Case<'_>, person: &Person<'_>) -> Finding {
    let row = person.rows_on(case.as_of).find(|row| !row.clause.is_yes()).unwrap_or(person.row);
    let message = match row.clause.text() {
        "" => "the staff list does not say that the contract has the clause".to_owned(),
        shown => format!("security clause in the contract: “{shown}”"),
    };
    Finding::error(
        Code::ClauseMissing,
        message,
        "Look at the signed contract; if the clause is not there, have an addendum signed. Then enter Yes.",
    )
    .person(person.name())
    .at(&row.clause.at)
}
