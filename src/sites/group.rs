//! A group as a whole: how each site stands, whether the sites add up, and whether one assessment may cover them all.

use serde::{Deserialize, Serialize};

use super::one_assessment::OneAssessment;
use super::share::Used;
use super::sum::Sum;
use crate::checks::{Assessment, Level, Status, Tally};

/// What the group's own pack says about its sites.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub sites: Vec<SiteLine>,
    pub sum: Sum,
    pub one_assessment: OneAssessment,
}

/// How one site stands.
#[derive(Clone, Debug, Serialize)]
pub struct SiteLine {
    pub name: String,
    pub ods_code: Option<String>,
    pub level: Level,
    /// People in scope and trained; none where that cannot be worked out.
    pub people: Option<Tally>,
    /// Every item, in the order of the standard.
    pub items: Vec<ItemLine>,
}

/// How one item stands at one site.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ItemLine {
    #[serde(rename = "ref")]
    pub reference: String,
    pub status: Status,
    pub summary: String,
}

impl SiteLine {
    pub fn of(name: &str, ods_code: Option<String>, assessment: &Assessment) -> Self {
        Self {
            name: name.to_owned(),
            ods_code,
            level: assessment.level,
            people: assessment.coverage.as_ref().map(|coverage| coverage.now),
            items: lines(assessment),
        }
    }

    pub fn count(&self, status: Status) -> usize {
        self.items.iter().filter(|item| item.status == status).count()
    }
}

fn lines(assessment: &Assessment) -> Vec<ItemLine> {
    let items = assessment.items.iter();
    items
        .map(|assessed| ItemLine {
            reference: assessed.item.reference.clone(),
            status: assessed.status,
            summary: assessed.summary.clone(),
        })
        .collect()
}

/// What head office owes the manager of a site: its own answers, which are given for all sites.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HeadOffice {
    /// The group's name.
    pub group: String,
    /// The group's own ODS code, under which one assessment for all is published.
    pub ods_code: Option<String>,
    pub answers: Vec<Answer>,
    /// Where the site's registers come from.
    pub used: Vec<Used>,
}

/// What head office answers to one item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    #[serde(rename = "ref")]
    pub reference: String,
    pub status: Status,
    pub summary: String,
    /// The draft of what is typed into the toolkit.
    pub answer: String,
}

impl Answer {
    pub fn all(assessment: &Assessment) -> Vec<Self> {
        let items = assessment.items.iter();
        items
            .map(|assessed| Self {
                reference: assessed.item.reference.clone(),
                status: assessed.status,
                summary: assessed.summary.clone(),
                answer: assessed.draft.clone(),
            })
            .collect()
    }
}
