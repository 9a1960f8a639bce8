//! Findings that are new, and findings that are settled.

use std::collections::BTreeMap;

use serde::Serialize;

use super::items::Pairs;
use super::snapshot::{Remark, Snapshot};
use crate::registers::Severity;
use crate::words;

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
        let message = words::capital(&self.line.message);
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
        let exact = |remark: &Remark| Some((remark.code.to_string(), remark.message.to_string()));
        let (settled, new) = unmatched(before.iter().collect(), after.iter().collect(), exact);
        let about = |remark: &Remark| {
            let subject = subject(&remark.message)?;
            Some((remark.code.to_string(), subject.to_owned()))
        };
        let (settled, new) = unmatched(settled, new, about);
        let line = |remark: &Remark| FindingLine {
            reference: reference.map(str::to_owned),
            code: remark.code.to_string(),
            severity: remark.severity,
            message: remark.message.to_string(),
        };
        self.new.extend(new.into_iter().map(line));
        self.settled.extend(settled.into_iter().map(line));
    }
}

/// Whom or what a finding is about stands before the colon. "3 people" are any people.
fn subject(message: &str) -> Option<&str> {
    let (subject, _) = message.split_once(": ")?;
    let is_counted = subject.split_once(' ').is_some_and(|(number, what)| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && ["person", "people"].contains(&what)
    });
    Some(if is_counted { "people" } else { subject })
}

/// What is left of both sides once one of each has been taken away for every key that both have.
fn unmatched<'a>(
    before: Vec<&'a Remark>,
    after: Vec<&'a Remark>,
    key: impl Fn(&Remark) -> Option<(String, String)>,
) -> (Vec<&'a Remark>, Vec<&'a Remark>) {
    let mut open: BTreeMap<(String, String), usize> = BTreeMap::new();
    for remark in &before {
        if let Some(key) = key(remark) {
            *open.entry(key).or_default() += 1;
        }
    }
    let mut matched: BTreeMap<(String, String), usize> = BTreeMap::new();
    let take = |from: &mut BTreeMap<(String, String), usize>, key: &(String, String)| match from.get_mut(key) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    };
    let mut new = Vec::new();
    for remark in after {
        match key(remark) {
            Some(key) if take(&mut open, &key) => *matched.entry(key).or_default() += 1,
            _ => new.push(remark),
        }
    }
    let settled = before.into_iter().filter(|remark| !key(remark).is_some_and(|key| take(&mut matched, &key)));
    (settled.collect(), new)
}
