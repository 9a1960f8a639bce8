//! What a row says about whose it is, made comparable: number, e-mail and name; and when two such can be one
//! person's.

use ecow::EcoString;

use crate::registers::staff::StaffMember;
use crate::registers::text::{key, name_key};
use crate::registers::training::TrainingRecord;

/// How a register names a person.
#[derive(Clone, Copy, Debug)]
pub struct Who<'r> {
    pub number: &'r str,
    pub email: &'r str,
    pub name: &'r str,
}

impl<'r> Who<'r> {
    pub fn of_training(record: &'r TrainingRecord) -> Self {
        Self { number: record.number.text(), email: record.email.text(), name: record.name.text() }
    }

    /// Whether nothing in it names anybody.
    pub fn is_nobody(&self) -> bool {
        number_key(self.number).is_empty() && email_key(self.email).is_empty() && name_key(self.name).is_empty()
    }
}

/// What identifies a row of the staff list; each is empty where the row does not have it.
pub struct Identity {
    pub number: EcoString,
    pub email: EcoString,
    pub name: EcoString,
}

impl Identity {
    pub fn of(row: &StaffMember) -> Self {
        Self {
            number: number_key(row.number.text()).into(),
            email: Self::email_of(row),
            name: name_key(row.name.text()).into(),
        }
    }

    pub fn email_of(row: &StaffMember) -> EcoString {
        email_key(row.email.text()).into()
    }
}

/// The values of one kind that a person's rows have.
#[derive(Debug, Default)]
pub enum Known {
    #[default]
    Nothing,
    One(EcoString),
    Several,
}

impl Known {
    pub fn add(&mut self, value: &EcoString) {
        if matches!(self, Known::Nothing) && !value.is_empty() {
            *self = Known::One(value.clone());
        } else if self.differs(value) {
            *self = Known::Several;
        }
    }

    /// Whether any row has another value than this one, where both have one.
    pub fn differs(&self, value: &str) -> bool {
        !value.is_empty()
            && match self {
                Known::Nothing => false,
                Known::One(known) => known != value,
                Known::Several => true,
            }
    }
}

/// A staff number has a digit; "n/a" and "Agency" are fillers. "0012", "12" and "12.0" are one, and so are
/// "E-12" and "E12".
pub fn number_key(number: &str) -> String {
    if !number.bytes().any(|b| b.is_ascii_digit()) {
        return String::new();
    }
    let whole = number.strip_suffix(".0").unwrap_or(number);
    let mut compact = key(whole);
    compact.retain(|c| c != ' ');
    let bare = compact.trim_start_matches('0');
    if bare.is_empty() || bare.len() == compact.len() { compact } else { bare.to_owned() }
}

pub fn email_key(address: &str) -> String {
    if address.contains('@') { address.trim().to_lowercase() } else { String::new() }
}

/// First and last word of a comparable name.
pub fn ends(name: &str) -> (&str, &str) {
    (name.split(' ').next().unwrap_or(""), name.rsplit(' ').next().unwrap_or(""))
}

/// Whether two comparable names can be one person's under one staff number: the same forename (a surname
/// changes by marriage), or the same surname where one forename is short for the other ("Jo Smith", "Joanne
/// Smith"), or one is not given.
pub fn names_agree(a: &str, b: &str) -> bool {
    let ((first_a, _), (first_b, _)) = (ends(a), ends(b));
    a.is_empty() || b.is_empty() || (first_a.len() > 1 && first_a == first_b) || could_be_one_name(a, b)
}

/// Stricter, for an e-mail address, which colleagues and families share: the same name, or the same
/// surname where one forename is short for the other.
pub fn could_be_one_name(a: &str, b: &str) -> bool {
    let ((first_a, last_a), (first_b, last_b)) = (ends(a), ends(b));
    a == b || (last_a == last_b && (first_a.starts_with(first_b) || first_b.starts_with(first_a)))
}
