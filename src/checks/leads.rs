//! The people who are named as responsible for data security, on the details sheet.

use crate::registers::text::name_key;
use crate::registers::{Column, DateSpan, Field, Organisation, Text, details};
use crate::words;

/// One named person with the task.
#[derive(Clone, Debug)]
pub struct Lead {
    /// What the person is responsible for.
    pub task: String,
    pub name: Field<Text>,
    pub role: Field<Text>,
    /// How the task was given: "job description of 3 March 2025".
    pub appointed: Field<Text>,
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

/// Everybody who is named, the senior person first; whoever has both tasks is one person.
pub fn named(details: &Organisation) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for (task, name, role, appointed) in TASKS {
        let [name, role, appointed] = [name, role, appointed].map(|column| details.text(column));
        if name.says_nothing() {
            continue;
        }
        match leads.iter_mut().find(|lead| name_key(lead.name.text()) == name_key(name.text())) {
            Some(lead) => {
                lead.task = format!("{} and {task}", lead.task);
                lead.role = if lead.role.says_nothing() { role } else { lead.role.clone() };
                lead.appointed = if lead.appointed.says_nothing() { appointed } else { lead.appointed.clone() };
            }
            None => leads.push(Lead { task: task.to_owned(), name, role, appointed }),
        }
    }
    leads
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
