//! Findings that are new, and findings that are settled.

use std::collections::BTreeMap;

use serde::Serialize;

use super::items::Pairs;
use super::snapshot::{Remark, Snapshot};
use crate::registers::Severity;
use crate::words::capital;

#[derive(Debug, Default, Serialize)]
pub struct FindingChanges {
    pub new: Vec<FindingLine>,
    pub settled: Vec<FindingLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingLine {
    /// Absent for what is about how a file was read.
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub code: String,
    pub severity: Severity,
    pub message: String,
}

/// Findings of one kind about one item, as they are told: the first of many stands for the others.
pub struct Told<'a> {
    pub line: &'a FindingLine,
    /// How many more there are like it.
    pub more: usize,
}

/// Findings but for notes, those of one kind about one item gathered where they are many; and how many notes there are.
pub fn told(lines: &[FindingLine]) -> (Vec<Told<'_>>, usize) {
    const MANY: usize = 3;
    let mut kinds: Vec<Vec<&FindingLine>> = Vec::new();
    let mut known: BTreeMap<(&Option<String>, &str), usize> = BTreeMap::new();
    let counted = |line: &&FindingLine| line.severity != Severity::Note;
    for line in lines.iter().filter(counted) {
        let at = *known.entry((&line.reference, &line.code)).or_insert(kinds.len());
        match kinds.get_mut(at) {
            Some(kind) => kind.push(line),
            None => kinds.push(vec![line]),
        }
    }
    let told = kinds.iter().flat_map(|kind| match kind.as_slice() {
        [first, rest @ ..] if rest.len() >= MANY => vec![Told { line: first, more: rest.len() }],
        few => few.iter().map(|&line| Told { line, more: 0 }).collect(),
    });
    (told.collect(), lines.iter().filter(|line| !counted(line)).count())
}

impl Told<'_> {
    pub fn sentence(&self) -> String {
        let message = capital(&self.line.message);
        if self.more == 0 { message } else { format!("{message}. And {} more like it.", self.more) }
    }
}

impl FindingChanges {
    pub fn is_nothing(&self) -> bool {
        self.new.is_empty() && self.settled.is_empty()
    }
}

/// Findings of an item that only one side has come and go with the item: that is told among the rules.
pub fn compare(
    before: &Snapshot,
    after: &Snapshot,
    pairs: &Pairs<'_>,
    untold: &mut Vec<String>,
) -> Option<FindingChanges> {
    if before.is_external() != after.is_external() {
        untold.push(
            "Which findings are new or settled cannot be told: one of the packs withholds names and the other does not.".to_owned(),
        );
        return None;
    }
    let mut changes = FindingChanges::default();
    for (old, new) in &pairs.both {
        changes.add(Some(&new.reference), &old.findings, &new.findings);
    }
    changes.add(None, &before.problems, &after.problems);
    Some(changes)
}

impl FindingChanges {
    /// The same words are the same finding. Where they differ, as a day or a number in them is another, the code and
    /// whom it is about tell that it is still the same.
    fn add(&mut self, reference: Option<&str>, before: &[Remark], after: &[Remark]) {
        let (settled, new) =
            unmatched(before.iter().collect(), after.iter().collect(), |remark| Some((&remark.code, &remark.message)));
        let (settled, new) = unmatched(settled, new, about);
        let line = |remark: &Remark| FindingLine {
            reference: reference.map(str::to_owned),
            code: remark.code.clone(),
            severity: remark.severity,
            message: remark.message.clone(),
        };
        self.new.extend(new.into_iter().map(line));
        self.settled.extend(settled.into_iter().map(line));
    }
}

/// Whom or what a finding is about stands before the colon. "3 people" are any people.
fn about(remark: &Remark) -> Option<(&str, &str)> {
    let (subject, _) = remark.message.split_once(": ")?;
    let is_counted = subject.split_once(' ').is_some_and(|(number, what)| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && ["person", "people"].contains(&what)
    });
    Some((&remark.code, if is_counted { "people" } else { subject }))
}

/// What is left of both sides once one of each has been taken away for every key that both have.
fn unmatched<'a>(
    before: Vec<&'a Remark>,
    after: Vec<&'a Remark>,
    key: impl Fn(&'a Remark) -> Option<(&'a str, &'a str)>,
) -> (Vec<&'a Remark>, Vec<&'a Remark>) {
    let mut open: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for key in before.iter().copied().filter_map(&key) {
        *open.entry(key).or_default() += 1;
    }
    let mut matched: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut new = Vec::new();
    for remark in after {
        match key(remark) {
            Some(key) if take(&mut open, key) => *matched.entry(key).or_default() += 1,
            _ => new.push(remark),
        }
    }
    let settled = before.into_iter().filter(|remark| !key(remark).is_some_and(|key| take(&mut matched, key)));
    (settled.collect(), new)
}

/// One of a key less, where there is one.
fn take<K: Ord + Copy>(from: &mut BTreeMap<K, usize>, key: K) -> bool {
    match from.get_mut(&key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remark(code: &str, message: &str) -> Remark {
        Remark { code: code.into(), severity: Severity::Error, message: message.into() }
    }

    fn changes(before: &[Remark], after: &[Remark]) -> (Vec<String>, Vec<String>) {
        let mut changes = FindingChanges::default();
        changes.add(Some("3.2.1"), before, after);
        let messages = |lines: Vec<FindingLine>| lines.into_iter().map(|line| line.message).collect();
        (messages(changes.new), messages(changes.settled))
    }

    #[test]
    fn another_day_in_the_words_makes_no_new_finding() {
        let before =
            [remark("training-expired", "Ann: last trained 1 May 2024, more than twelve months before 1 June 2025")];
        let after =
            [remark("training-expired", "Ann: last trained 1 May 2024, more than twelve months before 1 July 2025")];
        assert_eq!(changes(&before, &after), (vec![], vec![]));
        let other = [remark("training-none", "Ann: no training on record")];
        assert_eq!(changes(&before, &other).0, ["Ann: no training on record"]);
        assert_eq!(changes(&before, &other).1.len(), 1);
    }

    #[test]
    fn what_is_about_nobody_is_the_same_only_in_the_same_words() {
        let before = [remark("policy-missing", "The register names no document on visitors")];
        let after = [remark("policy-missing", "The register names no document on retention")];
        assert_eq!(changes(&before, &after).0.len(), 1);
    }

    #[test]
    fn of_three_that_say_the_same_one_is_settled() {
        let same = || remark("unreadable-date", "The date is not understood");
        assert_eq!(changes(&[same(), same(), same()], &[same(), same()]).1.len(), 1);
        assert_eq!(changes(&[same()], &[same(), same()]).0.len(), 1);
    }

    #[test]
    fn outsiders_who_read_of_three_and_then_of_four_people_read_of_one_finding() {
        let before = [remark("training-none", "3 people: no training on record")];
        let after = [remark("training-none", "4 people: no training on record")];
        assert_eq!(changes(&before, &after), (vec![], vec![]));
    }

    #[test]
    fn many_of_one_kind_are_told_once() {
        let line = |message: &str, severity| FindingLine {
            reference: None,
            code: "account-old".into(),
            severity,
            message: message.into(),
        };
        let mut lines: Vec<FindingLine> = (0..9).map(|n| line(&format!("account {n}"), Severity::Warning)).collect();
        lines.push(line("a note", Severity::Note));
        let (told, notes) = told(&lines);
        assert_eq!((told.len(), notes), (1, 1));
        assert_eq!(told[0].sentence(), "Account 0. And 8 more like it.");
    }
}
