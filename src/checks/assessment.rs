//! The outcome: each evidence item with its status, and the level that they add up to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ahead::Ahead;
use super::coverage::Coverage;
use super::finding::{Finding, Subject};
use super::roster::Listed;
use crate::registers::{CellRef, Severity};
use crate::standard::{Item, NeededFor};
use crate::words;

/// Status of an evidence item: five, no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The records bear a "yes" out.
    Supported,
    /// Only a person's statement bears it out.
    Attested,
    /// The question does not arise, with the reason.
    NotApplicable,
    /// The records contradict a "yes".
    Gap,
    /// Nothing was supplied.
    Missing,
}

impl Status {
    pub const ALL: [Status; 5] =
        [Status::Supported, Status::Attested, Status::NotApplicable, Status::Gap, Status::Missing];

    /// The stable name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Status::Supported => "supported",
            Status::Attested => "attested",
            Status::NotApplicable => "not-applicable",
            Status::Gap => "gap",
            Status::Missing => "missing",
        }
    }

    /// The word in print.
    pub fn word(self) -> &'static str {
        match self {
            Status::Supported => "Supported",
            Status::Attested => "Attested",
            Status::NotApplicable => "Not applicable",
            Status::Gap => "Gap",
            Status::Missing => "Missing",
        }
    }

    /// The word behind a number of items.
    pub fn counted(self, count: usize) -> &'static str {
        match self {
            Status::Supported => "supported",
            Status::Attested => "attested",
            Status::NotApplicable => "not applicable",
            Status::Gap if count == 1 => "gap",
            Status::Gap => "gaps",
            Status::Missing => "missing",
        }
    }

    /// What the word means.
    pub fn sentence(self) -> &'static str {
        match self {
            Status::Supported => "the records support a “yes”",
            Status::Attested => "a named person states it",
            Status::NotApplicable => "the question does not arise here",
            Status::Gap => "the records contradict a “yes”",
            Status::Missing => "nothing bears a “yes” out",
        }
    }

    /// Whether the item stands between the provider and a level.
    pub fn is_open(self) -> bool {
        matches!(self, Status::Gap | Status::Missing)
    }
}

/// The level that the statuses add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    StandardsMet,
    ApproachingStandards,
    Below,
}

impl Level {
    /// No gap and nothing missing is Standards Met; none among the first items is Approaching.
    pub fn of(items: &[Assessed]) -> Self {
        let open = |assessed: &&Assessed| assessed.status.is_open();
        if items.iter().find(open).is_none() {
            Level::StandardsMet
        } else if items.iter().filter(open).all(|assessed| assessed.item.needed_for == NeededFor::Met) {
            Level::ApproachingStandards
        } else {
            Level::Below
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Level::StandardsMet => "standards-met",
            Level::ApproachingStandards => "approaching-standards",
            Level::Below => "below",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Level::StandardsMet => "Standards Met",
            Level::ApproachingStandards => "Approaching Standards",
            Level::Below => "Below Approaching Standards",
        }
    }
}

/// A number that an item rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Stable name in JSON.
    pub key: &'static str,
    /// Name in print.
    pub label: &'static str,
    pub value: usize,
}

impl Figure {
    pub fn new(key: &'static str, label: &'static str, value: usize) -> Self {
        Self { key, label, value }
    }
}

/// Something to do, with the people it concerns kept apart so that outsiders need not read names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    pub text: String,
    pub people: Vec<String>,
    /// Where the records stand that it would change.
    pub cells: Vec<CellRef>,
    /// Whether it is about how to tell carebinder, and no step of its own.
    pub is_telling: bool,
}

/// People or things named in one sentence; the findings name them all.
const MOST_NAMED: usize = 5;

impl Action {
    /// What to do, with the people it concerns.
    pub fn sentence(&self) -> String {
        if self.people.is_empty() {
            self.text.clone()
        } else {
            format!("{}: {}", self.text.trim_end_matches('.'), words::short_list(&self.people, MOST_NAMED))
        }
    }

    /// How to tell carebinder what was done, or what a person vouches for.
    pub fn telling(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_telling: true, ..Self::default() }
    }

    /// What the errors among the findings ask for: one action for all that ask for the same.
    pub fn of_errors(findings: &[Finding]) -> Vec<Self> {
        let mut groups: Vec<(&str, Vec<&Finding>)> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let index = *known.entry(&finding.hint).or_insert(groups.len());
            match groups.get_mut(index) {
                Some((_, group)) => group.push(finding),
                None => groups.push((&finding.hint, vec![finding])),
            }
        }
        groups.into_iter().map(|(hint, group)| Self::of_group(hint, &group)).collect()
    }

    fn of_group(hint: &str, group: &[&Finding]) -> Self {
        let (mut things, mut people) = (Vec::new(), Vec::new());
        let mut named = BTreeSet::new();
        for about in group.iter().filter_map(|finding| finding.about.as_ref()) {
            match about {
                about if !named.insert(about) => {}
                Subject::Person(name) => people.push(name.clone()),
                Subject::Thing(name) => things.push(name.as_str()),
            }
        }
        let text = if things.is_empty() {
            hint.to_owned()
        } else {
            format!("{}: {hint}", words::short_list(&things, MOST_NAMED))
        };
        Self {
            text,
            people,
            is_telling: false,
            cells: group.iter().flat_map(|finding| finding.cells.iter().copied()).collect(),
        }
    }
}

impl From<&str> for Action {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Action {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// What a person's statement may still decide about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The records speak, or are too poor to be talked away.
    DecidesNothing,
    /// The records are silent, but do not allow "Not applicable".
    MayVouch,
    /// The records are silent.
    MayAnswer,
}

/// What a check concludes about one item.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub status: Status,
    pub summary: String,
    pub figures: Vec<Figure>,
    pub findings: Vec<Finding>,
    /// Where the records stand that it was worked out from.
    pub rests_on: Vec<CellRef>,
    /// Words for the toolkit's own box; what is not known is a visible blank in brackets.
    pub draft: String,
    pub to_do: Vec<Action>,
    pub statement: Statement,
}

impl Verdict {
    pub fn new(status: Status, summary: impl Into<String>) -> Self {
        Self {
            status,
            summary: summary.into(),
            figures: Vec::new(),
            findings: Vec::new(),
            rests_on: Vec::new(),
            draft: String::new(),
            to_do: Vec::new(),
            statement: Statement::DecidesNothing,
        }
    }

    /// Supported unless one of the findings is an error; then a gap, with what the errors ask for.
    pub fn judged(findings: Vec<Finding>, summary: impl Into<String>) -> Self {
        let is_gap = findings.iter().any(|finding| finding.severity == Severity::Error);
        Self::new(if is_gap { Status::Gap } else { Status::Supported }, summary).finding(findings)
    }

    /// The records say nothing either way: a person's statement may.
    pub fn silent(summary: impl Into<String>) -> Self {
        Self { statement: Statement::MayAnswer, ..Self::new(Status::Missing, summary) }
    }

    /// Adds findings, and what the errors among them ask for.
    #[must_use]
    pub fn finding(mut self, findings: Vec<Finding>) -> Self {
        if self.status.is_open() {
            self.to_do.extend(Action::of_errors(&findings));
        }
        self.findings.extend(findings);
        self
    }

    /// The figures that it rests on: key in JSON, label in print, value.
    #[must_use]
    pub fn counting(mut self, figures: &[(&'static str, &'static str, usize)]) -> Self {
        self.figures.extend(figures.iter().map(|&(key, label, value)| Figure::new(key, label, value)));
        self
    }

    #[must_use]
    pub fn drafting(mut self, draft: impl Into<String>) -> Self {
        self.draft = draft.into();
        self
    }

    #[must_use]
    pub fn asking(mut self, action: impl Into<Action>) -> Self {
        self.to_do.push(action.into());
        self
    }

    /// The records leave it to a statement, but rule "Not applicable" out.
    #[must_use]
    pub fn applicable(mut self) -> Self {
        if self.statement == Statement::MayAnswer {
            self.statement = Statement::MayVouch;
        }
        self
    }

    /// Tells where the records stand that it was worked out from.
    #[must_use]
    pub fn resting_on<'a>(mut self, cells: impl IntoIterator<Item = &'a CellRef>) -> Self {
        self.rests_on.extend(cells.into_iter().copied());
        self
    }
}

/// A named person's dated statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Attestation {
    pub answer: String,
    pub details: String,
    pub by: String,
    pub role: String,
    pub date: NaiveDate,
    pub at: CellRef,
}

/// One evidence item with what was found about it.
#[derive(Clone, Debug)]
pub struct Assessed {
    pub item: Item,
    pub status: Status,
    pub summary: String,
    pub figures: Vec<Figure>,
    pub findings: Vec<Finding>,
    pub rests_on: Vec<CellRef>,
    pub draft: String,
    pub to_do: Vec<Action>,
    pub attestation: Option<Attestation>,
    /// The provider's own certificate that answers the item, named with number, scope and expiry.
    pub certificate: Option<String>,
}

/// All items of one provider on one day.
#[derive(Debug)]
pub struct Assessment {
    pub as_of: NaiveDate,
    pub items: Vec<Assessed>,
    pub level: Level,
    /// Training on that day and around it; `None` without a staff list or a training register.
    pub coverage: Option<Coverage>,
    /// Everybody on the staff list; `None` without one, and for readers outside the provider.
    pub people: Option<Arc<[Listed]>>,
    /// What falls due in the twelve months after it.
    pub ahead: Ahead,
    /// What is to be said but belongs to no item.
    pub strays: Vec<Finding>,
}

impl Assessment {
    pub fn count(&self, status: Status) -> usize {
        self.items.iter().filter(|assessed| assessed.status == status).count()
    }

    /// What stands between the provider and Standards Met, most urgent first: items needed for
    /// Approaching Standards before the others, gaps before what is missing.
    pub fn open_items(&self) -> Vec<&Assessed> {
        let mut open: Vec<&Assessed> = self.items.iter().filter(|assessed| assessed.status.is_open()).collect();
        open.sort_by_key(|assessed| (assessed.item.needed_for == NeededFor::Met, assessed.status));
        open
    }
}
