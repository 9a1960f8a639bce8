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

/// So many sites still stand in a form by name. Beyond it every list of sites would go over pages, in each policy that has
/// one and in each site's binder.
const MOST_NAMED: usize = 24;

pub fn sites(case: &Case<'_>) -> Vec<Site> {
    let sites = &case.registers.sites.records;
    if sites.len() > MOST_NAMED {
        return vec![Site { name: "Each site on our list of sites".to_owned(), address: None, manager: None }];
    }
    let named = sites.iter().map(|site| Site {
        name: site.name.shown.to_string(),
        address: site.address.said(),
        manager: site.manager.said(),
    });
    named.collect()
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

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::registers::doors::{self, Content};
    use crate::settings::Settings;
    use crate::standard::{EndOfSupport, Standard};

    fn of_so_many(number: usize) -> Vec<Site> {
        let text = |text: String| Content::Text(text.into());
        let heads = ["Site name", "Address", "Manager"].map(str::to_owned);
        let named =
            (1..=number).map(|site| [format!("Site {site}"), format!("{site} High Street"), format!("M {site}")]);
        let rows = (1..).zip(std::iter::once(heads).chain(named));
        let cells =
            rows.flat_map(|(row, values)| (1..).zip(values).map(move |(column, value)| ((row, column), text(value))));
        let registers = doors::sheet("Sites", cells);
        assert_eq!(registers.sites.records.len(), number);
        let (settings, standard) = (Settings::default(), Standard::current().unwrap());
        let end_of_support = EndOfSupport::current().unwrap();
        let as_of = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        sites(&Case::new(&registers, &settings, &standard, &end_of_support, as_of))
    }

    #[test]
    fn a_form_names_each_of_a_few_sites() {
        let sites = of_so_many(MOST_NAMED);
        assert_eq!(sites.len(), MOST_NAMED);
        assert_eq!(sites.last().unwrap().name, "Site 24");
        assert_eq!(sites.last().unwrap().manager.as_deref(), Some("M 24"));
    }

    #[test]
    fn a_form_names_none_of_many_sites() {
        let sites = of_so_many(MOST_NAMED + 1);
        assert_eq!(sites.len(), 1);
        assert_eq!((&sites[0].name[..], &sites[0].manager), ("Each site on our list of sites", &None));
    }
}
