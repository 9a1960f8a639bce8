//! Editions: one data file a year. A file may stand on another one and say only what changed: figures,
//! items dropped, renamed and added.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::Standard;

/// The editions that come with the program, the newest first.
const BUILT_IN: &[(&str, &str)] = &[("dspt-2025-26", include_str!("dspt-2025-26.toml"))];

/// No edition is larger; a file that is, is something else.
const MOST_BYTES: u64 = 1 << 20;

/// Why an edition cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EditionError {
    #[error("“{0}” is neither an edition that carebinder has nor a file")]
    Unknown(String),
    #[error("{path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("the edition {name} is not understood:\n{source}")]
    Malformed { name: String, source: Box<toml::de::Error> },
    #[error("the edition {name}: {what}")]
    Senseless { name: String, what: String },
}

impl EditionError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            EditionError::Unknown(_) => {
                let known: Vec<&str> = BUILT_IN.iter().map(|(id, _)| *id).collect();
                format!("carebinder has {}; give one of them, or the path of a data file.", known.join(", "))
            }
            EditionError::Unreadable { .. } => "Check the path, and that you may read it.".into(),
            EditionError::Malformed { .. } | EditionError::Senseless { .. } => {
                "Mend the data file; src/standard/dspt-2025-26.toml shows what belongs in one.".into()
            }
        }
    }
}

impl Standard {
    /// The edition that is used when nobody asks for another.
    pub fn current() -> Result<Self, EditionError> {
        let (id, text) = BUILT_IN.first().copied().unwrap_or_default();
        Self::parse(id, text)
    }

    /// An edition by its name, or from a data file.
    pub fn named(name: &str) -> Result<Self, EditionError> {
        if let Some((id, text)) = BUILT_IN.iter().find(|(id, _)| *id == name) {
            return Self::parse(id, text);
        }
        let path = Path::new(name);
        let unreadable = |source| EditionError::Unreadable { path: path.to_owned(), source };
        let metadata = fs::metadata(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => EditionError::Unknown(name.to_owned()),
            _ => unreadable(error),
        })?;
        if !metadata.is_file() || metadata.len() > MOST_BYTES {
            return Err(unreadable(std::io::Error::other("it is no data file of an edition")));
        }
        Self::parse(name, &fs::read_to_string(path).map_err(unreadable)?)
    }

    fn parse(name: &str, text: &str) -> Result<Self, EditionError> {
        let malformed = |source| EditionError::Malformed { name: name.to_owned(), source: Box::new(source) };
        let mut table: Table = toml::from_str(text).map_err(malformed)?;
        if let Some(base) = table.remove("based_on") {
            let base = base.as_str().unwrap_or_default();
            let Some((_, base)) = BUILT_IN.iter().find(|(id, _)| *id == base) else {
                return Err(EditionError::Unknown(base.to_owned()));
            };
            table = changed(toml::from_str(base).map_err(malformed)?, table);
        }
        let standard: Standard = table.try_into().map_err(malformed)?;
        standard.check().map_err(|what| EditionError::Senseless { name: name.to_owned(), what })?;
        Ok(standard)
    }

    /// What no file may get wrong, as every result would be.
    fn check(&self) -> Result<(), String> {
        if !(1..=100).contains(&self.training_threshold_percent) {
            return Err(format!("a training threshold of {}% makes no sense", self.training_threshold_percent));
        }
        if self.items.is_empty() {
            return Err("it has no items".to_owned());
        }
        for (at, item) in self.items.iter().enumerate() {
            if !self.groups.contains(&item.group) {
                return Err(format!("item {} is of the group “{}”, which is not listed", item.reference, item.group));
            }
            if self.items.iter().take(at).any(|other| other.reference == item.reference) {
                return Err(format!("item {} is there twice", item.reference));
            }
        }
        Ok(())
    }
}

/// A base with its changes: items dropped and renamed, others added or put in their place, everything
/// else overridden.
fn changed(mut base: Table, mut changes: Table) -> Table {
    let dropped = texts(changes.remove("dropped"));
    let renamed = changes.remove("renamed").and_then(|value| value.as_table().cloned()).unwrap_or_default();
    let added = changes.remove("item").and_then(|value| value.as_array().cloned()).unwrap_or_default();
    let mut items = base.remove("item").and_then(|value| value.as_array().cloned()).unwrap_or_default();
    items.retain(|item| !dropped.iter().any(|gone| Some(gone.as_str()) == reference(item)));
    for item in &mut items {
        let new = reference(item).and_then(|old| renamed.get(old)).cloned();
        if let (Some(new), Some(fields)) = (new, item.as_table_mut()) {
            fields.insert("ref".to_owned(), new);
        }
    }
    for item in added {
        match items.iter_mut().find(|known| reference(known) == reference(&item)) {
            Some(known) => *known = item,
            None => items.push(item),
        }
    }
    base.extend(changes);
    // Added items stand at the end of their group.
    let groups = texts(base.get("groups").cloned());
    let group = |item: &Value| groups.iter().position(|group| item.get("group").and_then(Value::as_str) == Some(group));
    items.sort_by_key(group);
    base.insert("item".to_owned(), Value::Array(items));
    base
}

fn reference(item: &Value) -> Option<&str> {
    item.get("ref").and_then(Value::as_str)
}

fn texts(value: Option<Value>) -> Vec<String> {
    let values = value.and_then(|value| value.as_array().cloned()).unwrap_or_default();
    values.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_may_say_only_what_changed() {
        let next = Standard::parse(
            "next",
            "based_on = \"dspt-2025-26\"\nid = \"next\"\ntraining_threshold_percent = 90\ndropped = [\"1.3.14\"]\n\
             [renamed]\n\"8.3.5\" = \"8.3.1\"\n",
        )
        .unwrap();
        let refs: Vec<&str> = next.items.iter().map(|item| item.reference.as_str()).collect();
        assert_eq!((next.id.as_str(), next.training_threshold_percent, refs.len()), ("next", 90, 44));
        assert!(refs.contains(&"8.3.1") && !refs.contains(&"8.3.5") && !refs.contains(&"1.3.14"));
    }

    #[test]
    fn an_edition_that_makes_no_sense_is_refused() {
        for text in [
            "based_on = \"dspt-1999\"",
            "based_on = \"dspt-2025-26\"\ntraining_threshold_percent = 0",
            "based_on = \"dspt-2025-26\"\ngroups = [\"Other\"]",
            "based_on = \"dspt-2025-26\"\nnonsense = 1",
            "id = ",
        ] {
            assert!(Standard::parse("next", text).is_err(), "{text}");
        }
    }
}
