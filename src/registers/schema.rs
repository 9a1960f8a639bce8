//! What a register's columns are called. One place serves reading, messages and print.

use serde::{Deserialize, Serialize};

use super::text;

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// The name of a person, a firm or a thing: a bare number is a slip.
    Name,
    Date,
    YesNo,
    /// One word of a closed list.
    Choice(&'static [Word]),
}

impl Kind {
    /// What the cells of such a column take, for people.
    pub fn accepts(self) -> String {
        match self {
            Kind::Text => "text".to_owned(),
            Kind::Name => "a name".to_owned(),
            Kind::Date => "a date, day/month/year".to_owned(),
            Kind::YesNo => "Yes or No".to_owned(),
            Kind::Choice(words) => {
                let words: Vec<&str> = words.iter().map(|word| word.word).collect();
                format!("one of {}", words.join(", "))
            }
        }
    }
}

/// One word of a closed list, and how else people say it.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    pub word: &'static str,
    pub synonyms: &'static [&'static str],
}

/// A closed list as a type: its words and its values, in one order.
pub trait Choice: Copy + PartialEq + 'static {
    const WORDS: &'static [Word];
    const ALL: &'static [Self];

    /// The word of the list that stands for this value.
    fn word(self) -> &'static str {
        let at = Self::ALL.iter().position(|value| *value == self);
        at.and_then(|at| Self::WORDS.get(at)).map_or("", |word| word.word)
    }

    /// The value that a text names: by the word itself or a synonym, else by the only one that occurs in it
    /// ("Windows laptop"). `None` when no word or more than one fits.
    fn parse(shown: &str) -> Option<Self> {
        const TAKE_BACK: &[&str] =
            &["not", "no", "non", "or", "except", "but", "will", "missing", "error", "errors", "partly", "partially"];
        if text::is_doubtful(shown) {
            return None;
        }
        let key = text::key(&shown.replace('+', " plus "));
        let is = |word: &Word| text::key(word.word) == key || word.synonyms.iter().any(|other| text::key(other) == key);
        let padded = format!(" {key} ");
        let occurs = |word: &Word| {
            let mut names = std::iter::once(word.word).chain(word.synonyms.iter().copied()).map(text::key);
            names.any(|name| name.len() > 2 && padded.contains(&format!(" {name} ")))
        };
        let at = |matches: &dyn Fn(&Word) -> bool| {
            let mut found = Self::WORDS.iter().zip(Self::ALL).filter(|(word, _)| matches(word));
            found.next().filter(|_| found.next().is_none()).map(|(_, value)| *value)
        };
        let is_taken_back = shown.contains('%') || TAKE_BACK.iter().any(|word| padded.contains(&format!(" {word} ")));
        at(&is).or_else(|| if is_taken_back { None } else { at(&occurs) })
    }
}

/// One column of a register, or one field of the details sheet.
#[derive(Debug)]
pub struct Column {
    /// The name carebinder prints and suggests.
    pub heading: &'static str,
    pub kind: Kind,
    /// Other headings that people use for it; compared as [`text::key`] does.
    pub synonyms: &'static [&'static str],
    /// What belongs in it, for the person who fills it in.
    about: &'static str,
}

/// Within a register a heading means one column.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.heading == other.heading
    }
}

impl Eq for Column {}

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

    /// A date, or words that a check will weigh: read by [`super::Row::date_or_words`].
    pub const fn date_or_words(heading: &'static str, synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::Date, synonyms)
    }

    pub const fn choice(heading: &'static str, words: &'static [Word], synonyms: &'static [&'static str]) -> Self {
        Self::new(heading, Kind::Choice(words), synonyms)
    }

    const fn new(heading: &'static str, kind: Kind, synonyms: &'static [&'static str]) -> Self {
        Self { heading, kind, synonyms, about: "" }
    }

    /// Says what belongs in the column.
    #[must_use]
    pub const fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// What belongs in the column, in one sentence.
    pub fn guidance(&self) -> &'static str {
        self.about.trim()
    }

    /// How like a heading is to the nearest of the column's names: 1 is the same.
    pub fn likeness(&self, heading: &str) -> f64 {
        let key = text::key(heading);
        self.keys().map(|name| strsim::jaro_winkler(&name, &key)).fold(0.0, f64::max)
    }

    /// Every name of the column, made comparable.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        std::iter::once(self.heading).chain(self.synonyms.iter().copied()).map(text::key)
    }
}

/// Which register. The names are part of the JSON contract: add, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterId {
    Organisation,
    Sites,
    Staff,
    Training,
    TrainingNeeds,
    Suppliers,
    Software,
    UnsupportedSoftware,
    Systems,
    Accounts,
    Assets,
    Network,
    Backups,
    Incidents,
    SpotChecks,
    ContinuityTests,
    Contacts,
    Risks,
    InformationAssets,
    Processing,
    Policies,
    Complaints,
    Certificates,
    Answers,
}

impl RegisterId {
    /// The name in the JSON contract, in the settings and for `explain`: `training-needs`.
    pub fn name(self) -> String {
        let kebab = |c: char| if c.is_uppercase() { format!("-{}", c.to_lowercase()) } else { c.to_string() };
        format!("{self:?}").chars().map(kebab).collect::<String>().trim_start_matches('-').to_owned()
    }
}

/// A register: what it is called, how it is recognised and which columns it has.
#[derive(Debug)]
pub struct Schema {
    pub id: RegisterId,
    /// Name in print: `Staff list`.
    pub title: &'static str,
    /// What it holds, for people.
    pub about: &'static str,
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
    use std::collections::BTreeSet;

    #[test]
    fn within_a_register_every_name_means_one_column() {
        for schema in SCHEMAS {
            let mut seen = BTreeSet::new();
            for column in schema.columns {
                let names: BTreeSet<String> = column.keys().collect();
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
