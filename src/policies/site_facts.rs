//! The facts that are lists: kinds of service, sites and systems.

use schemars::JsonSchema;
use serde::Serialize;

use crate::checks::Case;
use crate::checks::rules::mfa::{self, Standing};
use crate::registers::details;
use crate::registers::text::key;

/// Several may be true, and none where the kind of service is not known.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Service {
    /// A care home, with or without nursing.
    pub care_home: bool,
    /// Care in people's own homes.
    pub home_care: bool,
    /// Supported living or extra care housing.
    pub supported_living: bool,
}

/// Words that name a kind of service (CQC's own terms and what people say for them).
const CARE_HOME: &[&str] = &["care home", "residential", "nursing home", "nursing"];
const HOME_CARE: &[&str] = &["home care", "homecare", "domiciliary", "dom care", "care at home", "visiting care"];
const SUPPORTED_LIVING: &[&str] = &["supported living", "extra care", "supported housing"];

impl Service {
    pub fn of(case: &Case<'_>) -> Self {
        let details = case.registers.organisation.as_ref();
        let own = details.map(|details| details.text(&details::SERVICE_TYPE).shown);
        let of_sites = case.registers.sites.records.iter().map(|site| site.service_type.shown.clone());
        let kinds: Vec<String> = own.into_iter().chain(of_sites).map(|kind| format!(" {} ", key(&kind))).collect();
        let is = |words: &[&str]| kinds.iter().any(|kind| words.iter().any(|word| kind.contains(&format!(" {word} "))));
        Self { care_home: is(CARE_HOME), home_care: is(HOME_CARE), supported_living: is(SUPPORTED_LIVING) }
    }
}

/// One row of the Sites sheet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Site {
    /// What the site is called.
    pub name: String,
    /// Where it is.
    pub address: Option<String>,
    /// Who manages it.
    pub manager: Option<String>,
}

pub fn sites(case: &Case<'_>) -> Vec<Site> {
    let rows = case.registers.sites.records.iter();
    rows.map(|site| Site {
        name: site.name.shown.to_string(),
        address: site.address.said(),
        manager: site.manager.said(),
    })
    .collect()
}

/// One system that can be reached from the internet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct System {
    /// What the system is called.
    pub name: String,
    /// Whether it asks for a second factor: "yes", "no", or "exception" where the register gives a reason.
    pub mfa: &'static str,
}

pub fn systems(case: &Case<'_>) -> Vec<System> {
    let reachable = case.registers.systems.records.iter().filter(|system| mfa::is_reachable(system));
    reachable
        .map(|system| System {
            name: system.name.shown.to_string(),
            mfa: match mfa::standing(system, case) {
                Standing::Mfa => "yes",
                Standing::Exception => "exception",
                Standing::Open => "no",
            },
        })
        .collect()
}
