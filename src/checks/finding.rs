//! What a check has to say: findings with stable codes and the cells they come from.

pub use super::code::Code;
pub use super::wording::Wording;
use crate::registers::{CellRef, Severity};

/// Whom or what a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A member of staff: told to outsiders as a count, never by name.
    Person(String),
    /// A supplier, a system, a piece of software.
    Thing(String),
}

impl Subject {
    pub fn name(&self) -> &str {
        match self {
            Subject::Person(name) | Subject::Thing(name) => name,
        }
    }
}

/// One thing that a check has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub about: Option<Subject>,
    /// What is so. Never holds the name of a person: that is `about`.
    pub message: Wording,
    /// What to do about it.
    pub hint: Wording,
    pub cells: Vec<CellRef>,
}

impl Finding {
    pub fn error(code: Code, message: impl Into<Wording>, hint: impl Into<Wording>) -> Self {
        Self::new(code, Severity::Error, message, hint)
    }

    pub fn warning(code: Code, message: impl Into<Wording>, hint: impl Into<Wording>) -> Self {
        Self::new(code, Severity::Warning, message, hint)
    }

    pub fn note(code: Code, message: impl Into<Wording>, hint: impl Into<Wording>) -> Self {
        Self::new(code, Severity::Note, message, hint)
    }

    fn new(code: Code, severity: Severity, message: impl Into<Wording>, hint: impl Into<Wording>) -> Self {
        Self { code, severity, about: None, message: message.into(), hint: hint.into(), cells: Vec::new() }
    }

    /// The same, told as a warning: it does not decide.
    #[must_use]
    pub fn softened(mut self) -> Self {
        if self.severity == Severity::Error {
            self.severity = Severity::Warning;
        }
        self
    }

    #[must_use]
    pub fn person(mut self, name: impl Into<String>) -> Self {
        self.about = Some(Subject::Person(name.into()));
        self
    }

    #[must_use]
    pub fn thing(mut self, name: impl Into<String>) -> Self {
        self.about = Some(Subject::Thing(name.into()));
        self
    }

    #[must_use]
    pub fn at(mut self, cell: &CellRef) -> Self {
        // Most have one, and there may be many findings.
        self.cells.reserve_exact(1);
        self.cells.push(*cell);
        self
    }

    #[must_use]
    pub fn at_all<'a>(mut self, cells: impl IntoIterator<Item = &'a CellRef>) -> Self {
        self.cells.extend(cells.into_iter().copied());
        self
    }

    /// The message as one sentence with its subject in front.
    pub fn sentence(&self) -> Wording {
        match &self.about {
            Some(about) => format!("{}: {}", about.name(), self.message).into(),
            None => self.message.clone(),
        }
    }
}
