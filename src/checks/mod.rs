//! Checks: pure functions from records to assessments. No files, no clock: the date comes in.

pub mod ahead;
mod answers;
pub mod assessment;
mod certificates;
pub mod code;
mod completion;
mod cores;
pub mod coverage;
pub mod export;
pub mod finding;
pub(crate) mod identity;
mod lacks;
mod leads;
mod likeness;
pub mod people;
mod person;
pub mod policy_shelf;
mod policy_subjects;
mod posts;
pub mod roster;
#[macro_use]
pub mod rule;
pub mod rules;
mod text_fingerprint;
mod unread;
mod window;
mod wording;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Months, NaiveDate};

pub use assessment::{Action, Assessed, Assessment, Attestation, Figure, Level, Status};
pub use code::Code;
pub use coverage::{Coverage, Standing, Tally};
pub use finding::{Finding, Subject};
pub use rules::scope_note;
pub use text_fingerprint::TextFingerprint;
pub use wording::Wording;

use crate::registers::{DateSpan, Field, RegisterId, Registers};
use crate::settings::Settings;
use crate::standard::{EndOfSupport, Item, Standard};
use assessment::{Statement, Verdict};
use coverage::Roll;
use people::People;
use rule::Rule;

/// Everything that a check may look at.
pub struct Case<'a> {
    pub registers: &'a Registers,
    pub settings: &'a Settings,
    pub standard: &'a Standard,
    pub end_of_support: &'a EndOfSupport,
    pub as_of: NaiveDate,
    /// The fingerprints of the policies' texts that carebinder would print, by their comparable titles.
    pub printed: BTreeMap<String, TextFingerprint>,
    /// Made when it is first asked for: on large registers it takes longer than all checks.
    roll: OnceLock<Roll<'a>>,
}

impl<'a> Case<'a> {
    pub fn new(
        registers: &'a Registers,
        settings: &'a Settings,
        standard: &'a Standard,
        end_of_support: &'a EndOfSupport,
        as_of: NaiveDate,
    ) -> Self {
        let printed = BTreeMap::new();
        Self { registers, settings, standard, end_of_support, as_of, printed, roll: OnceLock::new() }
    }

    /// The same, with the fingerprints of the texts that are printed.
    #[must_use]
    pub fn printing(mut self, printed: BTreeMap<String, TextFingerprint>) -> Self {
        self.printed = printed;
        self
    }

    /// The staff list joined with the training register.
    fn roll(&self) -> &Roll<'a> {
        let Registers { staff, training, .. } = self.registers;
        self.roll.get_or_init(|| Roll::of(&staff.records, &training.records, self.settings, self.as_of))
    }

    /// Everybody on the staff list.
    fn people(&self) -> &People<'a> {
        &self.roll().people
    }

    /// Whether a date is given and has come: on or before the assessment date.
    fn has_come(&self, field: &Field<DateSpan>) -> bool {
        field.latest().is_some_and(|day| day <= self.as_of)
    }

    /// Whether a date has come and is less than some months ago. "Nov-25" is read as its first day.
    fn holds(&self, field: &Field<DateSpan>, months: Months) -> bool {
        self.has_come(field) && field.earliest().is_some_and(|day| window::holds(day, months, self.as_of))
    }
}

/// Works out every item of the standard.
pub fn assess(case: &Case<'_>) -> Assessment {
    // Before any part wants it: one that waited for another would keep a core from working on it.
    let rows = case.people().all.len();
    // The items one after another: how many near names are looked for, all of them share.
    let items = || case.standard.items.iter().map(|item| assess_item(case, item)).collect::<Vec<Assessed>>();
    let here = || (items(), ahead::due(case), roster::all(case));
    let ((mut items, due, people), (coverage, renewals)) = cores::both(rows, here, || ahead::training(case));
    let unused = certificates::answer(case, &mut items);
    Assessment {
        as_of: case.as_of,
        level: Level::of(&items),
        ahead: ahead::Ahead::of(case, due, (coverage.as_ref(), renewals)),
        coverage,
        people,
        items,
        strays: answers::unknown_items(case).into_iter().chain(unused).collect(),
    }
}

/// Records decide before statements do; a statement decides where the records are silent.
fn assess_item(case: &Case<'_>, item: &Item) -> Assessed {
    let rule = item.rule.as_deref().and_then(rules::named);
    let registers = rule.map_or(&[][..], |rule| rule.registers);
    let is_unread = case.registers.unread.iter().any(|unread| registers.contains(&unread.register));
    let mut found = match rule.and_then(|rule| from_records(case, rule)) {
        Some(verdict) if decides(case, registers, is_unread, &verdict) => decided(case, item, verdict),
        None if is_unread => assessed(item, unread::nothing_usable(item), None),
        None if registers.first().is_some_and(|&id| case.registers.is_empty(id)) => {
            assessed(item, unread::nothing_entered(item), None)
        }
        silent => stated(case, item, silent),
    };
    for &id in registers {
        found.findings.extend(unread::findings(case.registers, id));
    }
    found
}

fn from_records(case: &Case<'_>, rule: &Rule) -> Option<Verdict> {
    let verdict = (rule.check)(case)?;
    let looked_at = rule.registers.iter().chain(rule.beside);
    let tables = looked_at.flat_map(|&id| case.registers.tables(id));
    Some(verdict.resting_on(tables))
}

/// Whether the records have the last word. Those that were supplied and say nothing are not talked away,
/// unless the rule itself says that they are silent.
fn decides(case: &Case<'_>, registers: &[RegisterId], is_unread: bool, verdict: &Verdict) -> bool {
    let is_supplied = || registers.iter().any(|&id| !case.registers.tables(id).is_empty());
    verdict.status != Status::Missing || is_unread || (verdict.statement == Statement::DecidesNothing && is_supplied())
}

fn decided(case: &Case<'_>, item: &Item, mut verdict: Verdict) -> Assessed {
    if verdict.status != Status::Missing {
        verdict.findings.extend(answers::disagreement(case, item, verdict.status));
    }
    if verdict.status == Status::NotApplicable && verdict.draft.is_empty() {
        verdict.draft = answers::inapplicable(item, &verdict.summary);
    }
    assessed(item, verdict, None)
}

/// An item that a statement decides, with what the records have to say beside it.
fn stated(case: &Case<'_>, item: &Item, silent: Option<Verdict>) -> Assessed {
    let may_not_apply = silent.as_ref().is_none_or(|verdict| verdict.statement != Statement::MayVouch);
    let (mut verdict, attestation) = answers::judge(case, item, may_not_apply);
    let Some(silent) = silent else { return assessed(item, verdict, attestation) };
    if verdict.status == Status::Missing && !answers::is_given(case, item) {
        // Why the records say nothing is worth more than that nothing was said.
        let entry = answers::how_to_state(item);
        return assessed(item, silent.asking(entry), None);
    }
    let is_answered = matches!(verdict.status, Status::Attested | Status::NotApplicable);
    // Where only somebody's word was lacking, it has been given.
    let left = silent.findings.into_iter().filter(|finding| !is_answered || finding.code != Code::IncidentLogNeedsWord);
    verdict.findings.extend(left.map(|finding| match verdict.status {
        // What keeps records from deciding is no error once a person has answered.
        Status::Attested | Status::NotApplicable => finding.softened(),
        _ => finding,
    }));
    verdict.figures.extend(silent.figures);
    verdict.rests_on.extend(silent.rests_on);
    assessed(item, verdict, attestation)
}

fn assessed(item: &Item, verdict: Verdict, attestation: Option<Attestation>) -> Assessed {
    Assessed {
        item: item.clone(),
        status: verdict.status,
        summary: verdict.summary,
        figures: verdict.figures,
        findings: verdict.findings,
        rests_on: verdict.rests_on,
        draft: verdict.draft,
        to_do: verdict.to_do,
        attestation,
        certificate: None,
    }
}
