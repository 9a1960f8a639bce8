//! The diary: every date in the records from which something no longer counts.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::{Due, Kind};
use crate::checks::Case;
use crate::checks::completion::lapses_on;
use crate::checks::leads;
use crate::checks::people::Scope;
use crate::checks::window::{self, YEAR};
use crate::registers::{CellRef, DateSpan, Field, details};
use crate::words::{joined, list};

/// Everything that falls due after the assessment date and not later than `to`, in the order of the dates.
pub fn entries(case: &Case<'_>, to: NaiveDate) -> Vec<Due> {
    let mut diary = Diary { case, to, entries: Vec::new() };
    diary.toolkit();
    diary.people();
    diary.documents();
    diary.suppliers();
    diary.systems();
    diary.equipment();
    diary.governance();
    diary.statements();
    diary.entries.sort();
    diary.entries
}

struct Diary<'c, 'a> {
    case: &'c Case<'a>,
    to: NaiveDate,
    entries: Vec<Due>,
}

impl Diary<'_, '_> {
    /// Notes one date, if it lies within the twelve months.
    fn note<'r>(
        &mut self,
        rule: &str,
        day: Option<NaiveDate>,
        what: String,
        at: impl IntoIterator<Item = &'r CellRef>,
    ) {
        self.note_of(rule, day, (what, None), at);
    }

    fn note_of<'r>(
        &mut self,
        rule: &str,
        day: Option<NaiveDate>,
        (what, of): (String, Option<(Kind, usize)>),
        at: impl IntoIterator<Item = &'r CellRef>,
    ) {
        let Some(date) = day.filter(|day| *day > self.case.as_of && *day <= self.to) else { return };
        let items = self.case.standard.items.iter();
        let item = items.into_iter().find(|item| item.rule.as_deref() == Some(rule)).map(|item| item.reference.clone());
        self.entries.push(Due { date, item, what, cells: at.into_iter().copied().collect(), of });
    }

    /// Notes when something that was done lapses.
    fn lapse(&mut self, rule: &str, done: &Field<DateSpan>, months: Months, what: String) {
        if self.case.has_come(done) {
            self.note(rule, done.earliest().map(|day| window::lapses(day, months)), what, [&done.at]);
        }
    }

    /// Notes rows that lapse on one day as one entry.
    fn lapse_together<'r>(&mut self, rule: &str, rows: impl Iterator<Item = &'r Field<DateSpan>>, kind: Kind) {
        let case = self.case;
        let days = rows.filter(|field| case.has_come(field));
        let days = days.filter_map(|field| Some((window::lapses(field.earliest()?, YEAR), &field.at)));
        self.together(rule, days, kind);
    }

    fn together<'r>(&mut self, rule: &str, days: impl Iterator<Item = (NaiveDate, &'r CellRef)>, kind: Kind) {
        let mut groups: BTreeMap<NaiveDate, Vec<&CellRef>> = BTreeMap::new();
        for (day, at) in days {
            groups.entry(day).or_default().push(at);
        }
        for (day, cells) in groups {
            let number = cells.len();
            self.note_of(rule, Some(day), (kind.words(number), Some((kind, number))), cells);
        }
    }

    fn toolkit(&mut self) {
        let standard = self.case.standard;
        self.note("", Some(standard.closes), format!("Last day for publishing {}", standard.short), []);
        if let Some(details) = self.case.registers.organisation.as_ref() {
            let expiry = details.date(&details::ICO_EXPIRES);
            self.note("ico-registration", expiry.earliest(), "ICO registration runs out".to_owned(), [&expiry.at]);
            let discussed = leads::last_discussed(details);
            self.lapse(
                "named-leads",
                &discussed,
                YEAR,
                "Management last discussed data security a year ago".to_owned(),
            );
        }
    }

    /// Training lapses: how many on which day. Who they are stands in the list of whom to train first.
    fn people(&mut self) {
        let case = self.case;
        let roll = case.roll();
        let lapses = roll.in_scope(case.as_of).filter_map(|(person, training)| {
            let completion = roll.deciding(training, case.as_of)?;
            let day = lapses_on(completion.date.earliest);
            let counts = person.scope(day) == Scope::In && !roll.is_trained(training, day);
            counts.then_some((day, &completion.record.completed.at))
        });
        self.together("staff-trained", lapses, Kind::Training);
        let needs = &case.registers.training_needs.records;
        self.lapse_together("training-needs", needs.iter().map(|row| &row.analysed_on), Kind::TrainingNeeds);
    }

    fn documents(&mut self) {
        let case = self.case;
        let years = Months::new(12 * case.standard.policy_years);
        for entry in &case.registers.policies.records {
            let title = entry.title.text();
            self.note(
                "policies-in-date",
                entry.next_review.earliest(),
                format!("{title}: next review"),
                [&entry.next_review.at],
            );
            let updated = if entry.updated.value.is_some() { &entry.updated } else { &entry.approved_on };
            self.lapse(
                "policies-in-date",
                updated,
                years,
                format!("{title}: last updated {} years ago", case.standard.policy_years),
            );
        }
        let registers = case.registers;
        let held = registers.information.records.iter().map(|row| &row.approved_on);
        let processed = registers.processing.records.iter().map(|row| &row.approved_on);
        self.lapse_together("processing-records", held.chain(processed), Kind::Approvals);
        let held = registers.information.records.iter().map(|row| &row.reviewed);
        let processed = registers.processing.records.iter().map(|row| &row.reviewed);
        self.lapse_together("processing-records", held.chain(processed), Kind::Reviews);
        let planned = registers.information.records.iter().map(|row| &row.next_review);
        let planned = planned.chain(registers.processing.records.iter().map(|row| &row.next_review));
        let days = planned.filter_map(|field| Some((field.earliest()?, &field.at)));
        self.together("processing-records", days, Kind::PlannedReviews);
        for certificate in &registers.certificates.records {
            let what = format!("{} certificate expires", certificate.kind.or("Own"));
            self.note("", certificate.expires.earliest(), what, [&certificate.expires.at]);
        }
    }

    fn suppliers(&mut self) {
        for supplier in &self.case.registers.suppliers.records {
            let name = supplier.name.text();
            self.note(
                "supplier-certificates",
                supplier.expires.earliest(),
                format!("{name}: certificate expires"),
                [&supplier.expires.at],
            );
            let rule = if supplier.destruction.is_yes() { "destruction-contracts" } else { "suppliers-listed" };
            self.note(
                rule,
                supplier.contract_ends.earliest(),
                format!("{name}: contract ends"),
                [&supplier.contract_ends.at],
            );
            if supplier.destruction.is_yes() {
                self.lapse(rule, &supplier.reviewed, YEAR, format!("{name}: contract last reviewed a year ago"));
            }
        }
    }

    fn systems(&mut self) {
        let case = self.case;
        let registers = case.registers;
        for system in registers.systems.records.iter().filter(|system| !system.mfa.is_yes()) {
            let what = format!("{}: review of the MFA exception", system.name.text());
            self.note("multi-factor-authentication", system.review.earliest(), what, [&system.review.at]);
        }
        for software in &registers.software.records {
            let name = joined(&[software.name.text(), software.version.text()], " ");
            let known =
                case.end_of_support.product(software.name.text(), software.version.text()).map(|known| known.ended);
            let day = known.into_iter().chain(software.support_ends.earliest()).min();
            self.note("supported-software", day, format!("{name}: the maker’s support ends"), [&software.name.at]);
        }
        for row in &registers.unsupported.records {
            let name = joined(&[row.name.text(), row.version.text()], " ");
            self.note(
                "risk-decisions",
                row.review.earliest(),
                format!("{name}: review of the risk decision"),
                [&row.review.at],
            );
        }
        let open = registers.accounts.records.iter().filter(|account| !case.has_come(&account.disabled));
        self.lapse_together("leavers-access", open.map(|account| &account.reviewed), Kind::Accounts);
    }

    fn equipment(&mut self) {
        let case = self.case;
        let used = case.registers.assets.records.iter().filter(|asset| !case.has_come(&asset.disposed));
        self.lapse_together("asset-register", used.map(|asset| &asset.reviewed), Kind::Assets);
        let used = case.registers.assets.records.iter().filter(|asset| !case.has_come(&asset.disposed));
        let planned = used.filter_map(|asset| Some((asset.next_review.earliest()?, &asset.next_review.at)));
        self.together("asset-register", planned, Kind::PlannedAssets);
        let months = Months::new(case.settings.intervals.restore_test);
        for backup in &case.registers.backups.records {
            if case.has_come(&backup.tested) {
                let day = backup.tested.earliest().map(|day| window::lapses(day, months));
                let what = format!("{}: restore test due", backup.system.text());
                self.note_of("restore-tests", day, (what, Some((Kind::RestoreTests, 1))), [&backup.tested.at]);
            }
        }
    }

    fn governance(&mut self) {
        let case = self.case;
        let registers = case.registers;
        let held = registers.spot_checks.records.iter().filter(|row| case.has_come(&row.date));
        if let Some(last) = held.max_by_key(|row| row.date.earliest()) {
            self.lapse("spot-checks", &last.date, YEAR, "Last spot check is a year old".to_owned());
        }
        for row in registers.spot_checks.records.iter().filter(|row| !case.has_come(&row.closed)) {
            let what = format!("Action from a spot check: {}", row.action.or(row.check.text()));
            self.note("spot-checks", row.due.earliest(), what, [&row.due.at]);
        }
        let months = Months::new(case.settings.intervals.continuity_test);
        let tests = registers.continuity.records.iter().filter(|row| case.has_come(&row.date));
        if let Some(last) = tests.max_by_key(|row| row.date.earliest()) {
            self.lapse("continuity-test", &last.date, months, "Next test of the continuity plan".to_owned());
            self.note(
                "continuity-test",
                last.next.earliest(),
                "Next test of the continuity plan, as planned".to_owned(),
                [&last.next.at],
            );
        }
        for risk in registers.risks.records.iter().filter(|risk| !case.has_come(&risk.closed)) {
            self.note(
                "top-risks",
                risk.review.earliest(),
                format!("Risk “{}”: review", risk.risk.text()),
                [&risk.review.at],
            );
        }
        let open = registers.risks.records.iter().filter(|risk| !case.has_come(&risk.closed));
        self.lapse_together("top-risks", open.map(|risk| &risk.reported), Kind::Risks);
        let printed = registers.contacts.records.iter().map(|row| &row.printed).filter(|field| case.has_come(field));
        if let Some(last) = printed.max_by_key(|field| field.earliest()) {
            self.lapse("emergency-contacts", last, YEAR, "Emergency contacts last printed a year ago".to_owned());
        }
    }

    /// Statements grow old: carebinder tells those of more than twelve months.
    fn statements(&mut self) {
        let mut days: BTreeMap<NaiveDate, (Vec<&str>, Vec<&CellRef>)> = BTreeMap::new();
        for answer in self.case.registers.answers.records.iter().filter(|answer| self.case.has_come(&answer.date)) {
            let Some(day) = answer.date.earliest() else { continue };
            let (items, cells) = days.entry(window::lapses(day, YEAR)).or_default();
            items.push(answer.item.text());
            cells.push(&answer.date.at);
        }
        for (day, (items, cells)) in days {
            let what = if items.len() == 1 { "Statement on" } else { "Statements on" };
            self.note("", Some(day), format!("{what} {}: a year old, to be confirmed again", list(&items)), cells);
        }
    }
}
