//! The people who are named as responsible for data security, on the details sheet.

use crate::registers::{Column, DateSpan, Field, Organisation, details};
use crate::words;

/// One named person with the task.
#[derive(Clone, Debug)]
pub struct Lead {
    /// What the person is responsible for.
    pub task: &'static str,
    pub name: Field<String>,
    pub role: Field<String>,
    /// How the task was given: "job description of 3 March 2025".
    pub appointed: Field<String>,
}

const TASKS: [(&str, &Column, &Column, &Column); 2] = [
    (
        "data security at senior level",
        &details::SENIOR_LEAD,
        &details::SENIOR_LEAD_ROLE,
        &details::SENIOR_LEAD_APPOINTED,
    ),
    ("data protection day to day", &details::DATA_LEAD, &details::DATA_LEAD_ROLE, &details::DATA_LEAD_APPOINTED),
];

/// Everybody who is named, the senior person first.
pub fn named(details: &Organisation) -> Vec<Lead> {
    TASKS
        .into_iter()
        .map(|(task, name, role, appointed)| Lead {
            task,
            name: details.text(name),
            role: details.text(role),
            appointed: details.text(appointed),
        })
        .filter(|lead| !lead.name.says_nothing())
        .collect()
}

/// When management last discussed data security.
pub fn last_discussed(details: &Organisation) -> Field<DateSpan> {
    details.date(&details::LAST_DISCUSSED)
}

impl Lead {
    /// Name and role, as an answer gives them.
    pub fn shown(&self) -> String {
        let role = if self.role.says_nothing() { "[job title]" } else { self.role.text() };
        format!("{}, {}", self.name.text(), words::capital(role))
    }
}
