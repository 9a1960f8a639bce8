//! A dated table of software whose maker has ended support.

use chrono::NaiveDate;
use serde::Deserialize;

use super::BrokenData;

const TABLE: &str = include_str!("end-of-support.toml");

/// The table as read from its data file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndOfSupport {
    /// When the sources were read.
    #[serde(deserialize_with = "crate::settings::day")]
    pub read: NaiveDate,
    #[serde(rename = "product")]
    pub products: Vec<Product>,
}

/// One product that is no longer supported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Product {
    pub name: String,
    /// How people write it: lower case, matched as whole words.
    pub matches: Vec<String>,
    /// Words that mean another product.
    #[serde(default)]
    pub not: Vec<String>,
    /// Last day of the maker's general support.
    #[serde(deserialize_with = "crate::settings::day")]
    pub ended: NaiveDate,
    /// What the maker sells beyond that day.
    pub extended: Option<String>,
    pub source: String,
}

impl EndOfSupport {
    pub fn current() -> Result<Self, BrokenData> {
        toml::from_str(TABLE).map_err(|source| BrokenData { file: "end-of-support.toml", source: Box::new(source) })
    }

    /// The product that a row of a software list means, when it is in the table.
    pub fn product(&self, name: &str, version: &str) -> Option<&Product> {
        let text = words(&format!("{name} {version}"));
        let has = |phrase: &String| text.contains(&format!(" {phrase} "));
        self.products.iter().find(|product| product.matches.iter().any(has) && !product.not.iter().any(has))
    }
}

/// Lower-case words of letters, digits and inner dots ("8.1"), with a space on either side of each.
fn words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty());
    words.fold(String::from(" "), |line, word| line + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, version: &str) -> Option<String> {
        EndOfSupport::current().unwrap().product(name, version).map(|product| product.name.clone())
    }

    #[test]
    fn what_the_toolkit_names_is_known() {
        for (name, version) in [
            ("Windows XP", ""),
            ("Microsoft Windows", "Vista"),
            ("Windows 7 Professional", ""),
            ("Windows", "8.1"),
            ("Windows Server 2008", ""),
            ("Windows 10 Pro", "22H2"),
            ("Office PC runs Windows 7.", ""),
        ] {
            assert!(found(name, version).is_some(), "{name} {version}");
        }
    }

    #[test]
    fn what_is_supported_or_unclear_is_not_flagged() {
        for (name, version) in [("Windows 11 Pro", "24H2"), ("Java", "8"), ("Windows", ""), ("Sage Payroll", "10")] {
            assert_eq!(found(name, version), None, "{name} {version}");
        }
    }

    #[test]
    fn each_product_is_found_by_its_own_name() {
        let table = EndOfSupport::current().unwrap();
        for product in &table.products {
            for name in &product.matches {
                assert_eq!(found(name, "").as_ref(), Some(&product.name), "{name}");
            }
        }
    }
}
