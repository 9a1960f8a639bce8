//! `carebinder.toml`: settings alone, never facts about the provider. Every setting has a default,
//! and a misspelt one is an error, because a setting that is silently ignored is believed.

mod branding;
mod identity;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

pub use branding::Branding;
pub use identity::Identity;

use crate::registers::mapping::Mapping;
use crate::registers::text;

/// Name of the settings file in a provider's folder.
pub const FILE: &str = "carebinder.toml";
/// Name of the JSON Schema that an editor completes and checks the settings by.
pub const SCHEMA_FILE: &str = "carebinder.schema.json";

/// The JSON Schema of the settings, made from the types that read them.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn schema() -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&schemars::schema_for!(Settings))? + "\n")
}

/// What a provider may settle for itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The day on which the provider means to publish; the option `--as-of` overrides it.
    #[serde(deserialize_with = "optional_day")]
    #[schemars(extend("format" = "date"), with = "Option<String>")]
    pub assessment_date: Option<NaiveDate>,
    /// The edition of the toolkit: one that carebinder has, or the path of a data file.
    pub edition: Option<String>,
    pub training: Training,
    pub people: People,
    pub intervals: Intervals,
    pub policies: Policies,
    pub sites: Sites,
    pub branding: Branding,
    pub identity: Identity,
    /// How to read sheets that do not speak for themselves.
    pub table: Vec<Mapping>,
}

/// What was settled about names that are nearly one another.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct People {
    /// Groups of spellings that are one person's; one of them is the staff list's.
    pub same: Vec<Vec<String>>,
    /// Groups of spellings each of which is another person's.
    pub different: Vec<Vec<String>>,
}

impl People {
    fn check(&self) -> Result<(), String> {
        let keys = |group: &Vec<String>| group.iter().map(|name| text::name_key(name)).collect::<Vec<_>>();
        for (setting, groups) in [("people.same", &self.same), ("people.different", &self.different)] {
            let is_poor = |group: &Vec<String>| group.len() < 2 || keys(group).iter().any(String::is_empty);
            if groups.iter().any(is_poor) {
                return Err(format!("{setting} holds a group without two names"));
            }
        }
        let both = self.same.iter().map(keys).find(|same| {
            let other = self.different.iter().map(keys);
            other.into_iter().any(|other| other.iter().filter(|name| same.contains(name)).count() > 1)
        });
        match both {
            Some(names) => {
                Err(format!("“{}” stand both under people.same and people.different", names.join("” and “")))
            }
            None => Ok(()),
        }
    }
}

/// What was settled about the sites of a group.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Sites {
    /// Groups of spellings that are one site's; one of them is that of the Sites sheet.
    pub same: Vec<Vec<String>>,
}

/// Which policies are filled and bound.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Policies {
    /// A folder of templates, below the provider's own, to use in the place of carebinder's library; the option
    /// `--policies` overrides it.
    pub folder: Option<String>,
    /// Titles of policies that are not wanted.
    pub leave_out: Vec<String>,
}

/// How long tests and backups count. The toolkit gives no numbers: these are our defaults.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Intervals {
    /// Months within which a backup is to be restored as a test.
    #[schemars(range(min = 1, max = 36))]
    pub restore_test: u32,
    /// Months within which the continuity plan is to be tested.
    #[schemars(range(min = 1, max = 36))]
    pub continuity_test: u32,
    /// Days within which a backup is to have succeeded.
    #[schemars(range(min = 1, max = 366))]
    pub backup_days: u32,
}

impl Default for Intervals {
    fn default() -> Self {
        Self { restore_test: 12, continuity_test: 12, backup_days: 31 }
    }
}

impl Intervals {
    /// Whose number it is, for print: the toolkit gives none.
    pub fn whose(value: u32, default: u32) -> &'static str {
        if value == default { "our default" } else { "your setting" }
    }

    /// Nothing would ever be old enough to be told beyond these.
    fn check(&self) -> Result<(), String> {
        for (setting, value, most) in [
            ("restore_test", self.restore_test, 36),
            ("continuity_test", self.continuity_test, 36),
            ("backup_days", self.backup_days, 366),
        ] {
            if !(1..=most).contains(&value) {
                return Err(format!("intervals.{setting} is {value}, and must be between 1 and {most}"));
            }
        }
        Ok(())
    }
}

/// What counts as training for item 3.2.1.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Training {
    /// Titles of the courses that count, compared without regard to case and punctuation.
    pub courses: Vec<String>,
    /// Titles of courses for the people who are responsible for data security (item 3.4.1).
    pub lead_courses: Vec<String>,
    /// Whether a person needs every one of the courses, instead of any one.
    pub require_all: bool,
    /// The mark in per cent below which an attempt without a result is no completion.
    #[schemars(range(max = 100))]
    pub pass_mark: u8,
    /// Whether agency workers on the staff list count.
    pub count_agency: bool,
}

impl Default for Training {
    fn default() -> Self {
        Self {
            courses: DEFAULT_COURSES.iter().map(|&title| title.to_owned()).collect(),
            lead_courses: LEAD_COURSES.iter().map(|&title| title.to_owned()).collect(),
            require_all: false,
            pass_mark: DEFAULT_PASS_MARK,
            count_agency: true,
        }
    }
}

impl Training {
    /// Settings under which nobody, or everybody, would be trained are refused.
    fn check(&self) -> Result<(), String> {
        let keys: Vec<String> = self.courses.iter().map(|course| text::key(course)).collect();
        if keys.is_empty() {
            return Err("training.courses is empty, so no course would count".to_owned());
        }
        for (index, key) in keys.iter().enumerate() {
            if key.is_empty() {
                return Err("training.courses holds a title without a letter".to_owned());
            }
            if keys.iter().skip(index + 1).any(|other| other == key) {
                return Err(format!("training.courses names “{key}” twice"));
            }
        }
        if self.pass_mark > 100 {
            return Err(format!("training.pass_mark is {}, and a mark is at most 100", self.pass_mark));
        }
        Ok(())
    }
}

/// The toolkit names no compulsory course (Digital Social Care webinar Q&A, 12 May 2022). These are
/// titles under which the usual ones are recorded; a provider's settings replace the list.
const DEFAULT_COURSES: &[&str] = &[
    "Data Security Awareness",
    "Data Security Awareness Level 1",
    "Data Security Awareness Training",
    "NHS Data Security Awareness",
    "Data Security and Protection",
    "Data Protection and Cyber Security",
    "Data Security and Cyber Security",
    "DSPT",
    "DSPT training",
    "DSPT refresher",
];

/// Titles under which training for leads is usually recorded: our choice.
const LEAD_COURSES: &[&str] = &[
    "Data Protection and Security Lead",
    "Data Security and Protection Lead",
    "Data Protection Lead",
    "Data Security Lead",
    "Data Lead",
    "Data Leads",
    "Data Leads e-learning",
    "Data protection for leads",
    "Data security for leads",
    "Data Protection Officer",
    "Data Protection Officer training",
    "Data Protection Practitioner",
    "SIRO training",
    "Caldicott Guardian",
    "Caldicott Guardian training",
];

/// The mark of the Digital Care Hub's quiz (webinar Q&A, 12 May 2022).
const DEFAULT_PASS_MARK: u8 = 80;

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{path} is not understood:\n{source}")]
    Malformed { path: PathBuf, source: Box<toml::de::Error> },
    #[error("{path}: {what}")]
    Senseless { path: PathBuf, what: String },
}

impl SettingsError {
    pub fn hint(&self) -> String {
        match self {
            SettingsError::Unreadable { .. } => "Check that it is a plain text file that you may read.".into(),
            SettingsError::Malformed { .. } | SettingsError::Senseless { .. } => {
                "Mend what is shown above. Removing the file brings back the default settings.".into()
            }
        }
    }
}

impl Settings {
    /// Reads the settings of a folder; the defaults when it has none.
    pub fn of_folder(folder: &Path) -> Result<Self, SettingsError> {
        let path = folder.join(FILE);
        match fs::read_to_string(&path) {
            Ok(text) => {
                let settings: Self = toml::from_str(&text)
                    .map_err(|source| SettingsError::Malformed { path: path.clone(), source: Box::new(source) })?;
                let checked = settings.training.check().and(settings.people.check()).and(settings.intervals.check());
                let checked = checked.and_then(|()| settings.branding.check()).and_then(|()| settings.identity.check());
                let checked = checked.and_then(|()| settings.table.iter().try_for_each(Mapping::check));
                checked.map_err(|what| SettingsError::Senseless { path, what })?;
                Ok(settings)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(SettingsError::Unreadable { path, source }),
        }
    }
}

/// A TOML date such as `2026-06-01`, without a time.
pub fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let stamp = toml::value::Datetime::deserialize(deserializer)?;
    let date = match (stamp.date, stamp.time) {
        (Some(date), None) => NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day)),
        _ => None,
    };
    date.ok_or_else(|| serde::de::Error::custom("expected a date without a time, such as 2026-06-01"))
}

fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Settings, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn an_empty_file_means_the_defaults() {
        assert_eq!(parse("").unwrap(), Settings::default());
        assert!(Settings::default().training.count_agency);
    }

    #[test]
    fn a_date_and_courses_are_read() {
        let settings =
            parse("assessment_date = 2026-06-01\n[training]\ncourses = [\"Our course\"]\nrequire_all = true").unwrap();
        assert_eq!(settings.assessment_date, NaiveDate::from_ymd_opt(2026, 6, 1));
        assert_eq!(settings.training.courses, ["Our course"]);
        assert!(settings.training.require_all);
        assert_eq!(settings.training.pass_mark, 80);
    }

    #[test]
    fn settings_that_make_no_sense_are_refused() {
        assert_eq!(Training::default().check(), Ok(()));
        for text in ["courses = []", "courses = [\"?\"]", "courses = [\"A b\", \"a  B\"]", "pass_mark = 200"] {
            assert!(toml::from_str::<Training>(text).unwrap().check().is_err(), "{text}");
        }
    }

    #[test]
    fn a_misspelt_setting_is_an_error_that_names_it() {
        let error = parse("[training]\ncourse = []").unwrap_err().to_string();
        assert!(error.contains("course"), "{error}");
        assert!(parse("assessment_date = 2026-06-01T10:00:00").is_err());
    }
}
