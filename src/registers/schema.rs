//! What a register's columns are called. One place serves reading, messages and print.

use serde::Serialize;

use super::text;

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// The name of a person, a firm or a thing: a bare number is a slip.
    Name,
    Date,
    YesNo,
}

/// One column of a register, or one field of the details sheet.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// The name carebinder prints and suggests.
    pub heading: &'static str,
    pub kind: Kind,
    /// Other headings that people use for it; compared as [`text::key`] does.
    pub synonyms: &'static [&'static str],
}

impl Column {
    pub const fn text(heading: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::Text, synonyms)
    }

    pub const fn name(heading: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::Name, synonyms)
    }

    pub const fn date(heading: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::Date, synonyms)
    }

    pub const fn yes_no(heading: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::YesNo, synonyms)
    }

    const fn new(heading: &'static str, kind: Kind, synonyms: &'static [&'static str]) -> Self {
        Self { heading, kind, synonyms }
    }

    /// Every name of the column, made comparable.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        std::iter::once(self.heading).chain(self.synonyms.iter().copied()).map(text::key)
    }
}

/// Which register. The names are part of the JSON contract: add, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterId {
    Organisation,
    Staff,
    Training,
    Suppliers,
    Software,
    UnsupportedSoftware,
    Systems,
    Answers,
}

/// A register: what it is called, how it is recognised and which columns it has.
#[derive(Debug)]
pub struct Schema {
    pub id: RegisterId,
    /// Name in print: `Staff list`.
    pub title: &'static str,
    /// Words in a sheet's or a file's name that speak for this register.
    pub hints: &'static [&'static str],
    pub columns: &'static [&'static Column],
    /// What the register cannot do without: of each group at least one column.
    pub required: &'static [&'static [&'static Column]],
    /// A row is a record when one of these has a value.
    pub named_by: &'static [&'static Column],
}

impl Schema {
    /// What a row needs to be a record, in words: "staff number or name".
    pub fn name_of_a_record(&self) -> String {
        let names: Vec<String> = self.named_by.iter().map(|column| column.heading.to_lowercase()).collect();
        names.join(" or ")
    }

    /// Whether the name of a sheet or a file speaks for this register.
    pub fn is_hinted_by(&self, name: &str) -> bool {
        let padded = format!(" {} ", text::key(name));
        self.hints.iter().any(|hint| padded.contains(&format!(" {hint} ")))
    }
}

#[cfg(test)]
mod tests {
    use super::super::SCHEMAS;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn within_a_register_every_name_means_one_column() {
        for schema in SCHEMAS {
            let mut seen = BTreeSet::new();
            for column in schema.columns {
                let mut names = BTreeSet::from([text::key(column.heading)]);
                names.extend(column.synonyms.iter().map(|name| text::key(name)));
                for name in names {
                    assert!(seen.insert(name.clone()), "{:?}: {name} twice", schema.id);
                }
            }
        }
    }

    #[test]
    fn what_is_required_is_a_column_of_the_register() {
        for schema in SCHEMAS {
            for column in schema.required.iter().copied().flatten().chain(schema.named_by) {
                assert!(schema.columns.contains(column), "{:?}: {}", schema.id, column.heading);
            }
        }
    }
}
