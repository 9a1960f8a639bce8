//! A template's front matter: what stands between its two lines of `+++`.

use serde::{Deserialize, Serialize};

use super::fields::{self, Kind};
use crate::standard::Standard;

/// Between the `+++` lines, as TOML.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    pub title: String,
    /// Evidence items that the policy serves.
    pub items: Vec<String>,
    pub owner: Owner,
    /// Months from approval to the next review; the toolkit asks for at most 36 (1.3.1).
    pub review_months: u32,
    /// Fields that must be filled in beside those that the text prints without a condition.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The policy is for providers of whom this field is true.
    pub when: Option<String>,
}

/// The role that owns a policy.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    SeniorLead,
    DataLead,
}

impl Owner {
    /// The fields with the name and the role of the owner.
    pub fn fields(self) -> (&'static str, &'static str) {
        match self {
            Owner::SeniorLead => ("org.senior_lead", "org.senior_lead_role"),
            Owner::DataLead => ("org.data_lead", "org.data_lead_role"),
        }
    }
}

/// The longest that a policy may go without a review (Digital Care Hub page on policies, 21 November 2026).
const LONGEST: u32 = 36;

impl FrontMatter {
    /// What is wrong with it, each with a word that stands on the line in question.
    pub fn faults(&self, standard: &Standard) -> Vec<(String, String, String)> {
        let mut faults = Vec::new();
        let mut fault = |word: &str, message: String, hint: &str| {
            faults.push((word.to_owned(), message, hint.to_owned()));
        };
        if self.title.trim().is_empty() {
            fault("title", "the title is empty".to_owned(), "Give it the name that the policy register has.");
        }
        if !(1..=LONGEST).contains(&self.review_months) {
            fault(
                "review_months",
                format!("the review period is {} months", self.review_months),
                "The toolkit asks for a review at least every three years: 1 to 36.",
            );
        }
        for item in self.items.iter().filter(|item| standard.items.iter().all(|known| known.reference != **item)) {
            let message = format!("{item} is no item of {}", standard.short);
            fault(
                item,
                message,
                "Take it out, or correct the number; “carebinder explain ITEM” tells what one is about.",
            );
        }
        for field in self.needs.iter().filter(|field| fields::known(field).is_none()) {
            fault(field, format!("there is no field {field}"), "“needs” takes fields such as org.phone.");
        }
        if let Some(field) =
            self.when.as_ref().filter(|field| fields::known(field).is_none_or(|f| f.kind != Kind::Truth))
        {
            fault(
                field,
                format!("{field} is no field that is true or false"),
                "“when” takes fields such as uses.cctv.",
            );
        }
        faults
    }
}
