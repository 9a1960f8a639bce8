//! What a policy template may see: the facts about one provider, and nothing else. The reference page and the
//! check of a template's fields are made from these types.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::site_facts::{self, Service, Site, System};
use crate::checks::Case;
use crate::registers::assets::{AssetKind, Ownership};
use crate::registers::details::{self, RecordsKept};
use crate::registers::{Column, Organisation};
use crate::{settings, words};

/// Everything that a template may name.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Facts {
    /// The organisation, from the details sheet.
    pub org: Org,
    /// The kinds of care it gives, from the service type of the organisation and of its sites.
    pub service: Service,
    /// On what care records are kept; both, where the details sheet does not say.
    pub records: Records,
    /// What is in use, from the details sheet or, for devices, the asset register.
    pub uses: Uses,
    /// The sites, in the order of the Sites sheet; none where there is no such sheet. More than 24 are one entry, "Each
    /// site on our list of sites", without address and manager.
    pub sites: Vec<Site>,
    /// How many there are. An approval is for the text without them.
    pub counts: Counts,
    /// The systems that can be reached from the internet, in the order of their register. An approval is for the text
    /// without them, so that forms may list what the records hold.
    pub systems: Vec<System>,
    /// What counts as training, from the settings.
    pub training: Training,
    /// The assessment date in words. An approval is for the text without it.
    pub as_of: String,
}

/// One field a line of the details sheet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Org {
    /// What the provider is called: its trading name, else its legal name.
    pub name: Option<String>,
    /// The registered company or charity.
    pub legal_name: Option<String>,
    /// The postal address.
    pub address: Option<String>,
    /// The telephone number.
    pub phone: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The ODS code.
    pub ods_code: Option<String>,
    /// The number of the location at the CQC.
    pub cqc_location: Option<String>,
    /// The kind of service, as the details sheet words it.
    pub service_type: Option<String>,
    /// The registration number at the ICO.
    pub ico_number: Option<String>,
    /// The registered manager.
    pub registered_manager: Option<String>,
    /// Who leads data protection day to day.
    pub data_lead: Option<String>,
    /// The job title of the data lead.
    pub data_lead_role: Option<String>,
    /// Who answers for data security at the top.
    pub senior_lead: Option<String>,
    /// The job title of the senior lead.
    pub senior_lead_role: Option<String>,
    /// The Caldicott Guardian.
    pub caldicott_guardian: Option<String>,
    /// The data protection officer, where one is appointed.
    pub data_protection_officer: Option<String>,
    /// Who looks after computers and network.
    pub it_support: Option<String>,
}

/// Paper, screen, or both.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Records {
    /// Whether care records are kept on paper.
    pub paper: bool,
    /// Whether care records are kept on screen.
    pub digital: bool,
}

/// Each is false in a condition until somebody has said yes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Uses {
    /// Whether anybody uses a device of their own for work.
    pub own_devices: Option<bool>,
    /// Whether staff are given phones, tablets or laptops.
    pub provided_devices: Option<bool>,
    /// Whether there are cameras.
    pub cctv: Option<bool>,
    /// Whether anybody uses tools with artificial intelligence.
    pub ai: Option<bool>,
    /// Whether confidential data is used for anything beyond people's own care, so that opt-outs must be applied.
    pub national_opt_out: Option<bool>,
}

/// Numbers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counts {
    /// Sites on the Sites sheet.
    pub sites: usize,
    /// Rows of the staff list.
    pub staff: usize,
}

/// What counts as training.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Training {
    /// The titles of the courses that count, where the provider has settled them; else none.
    pub courses: Vec<String>,
    /// The pass mark in per cent.
    pub pass_mark: u8,
}

/// The line of the details sheet that fills a field.
pub const SOURCES: &[(&str, &Column)] = &[
    ("org.name", &details::NAME),
    ("org.legal_name", &details::LEGAL_NAME),
    ("org.address", &details::ADDRESS),
    ("org.phone", &details::PHONE),
    ("org.email", &details::EMAIL),
    ("org.ods_code", &details::ODS_CODE),
    ("org.cqc_location", &details::CQC_LOCATION),
    ("org.service_type", &details::SERVICE_TYPE),
    ("org.ico_number", &details::ICO_NUMBER),
    ("org.registered_manager", &details::REGISTERED_MANAGER),
    ("org.data_lead", &details::DATA_LEAD),
    ("org.data_lead_role", &details::DATA_LEAD_ROLE),
    ("org.senior_lead", &details::SENIOR_LEAD),
    ("org.senior_lead_role", &details::SENIOR_LEAD_ROLE),
    ("org.caldicott_guardian", &details::CALDICOTT),
    ("org.data_protection_officer", &details::DATA_PROTECTION_OFFICER),
    ("org.it_support", &details::IT_SUPPORT),
    ("service.care_home", &details::SERVICE_TYPE),
    ("service.home_care", &details::SERVICE_TYPE),
    ("service.supported_living", &details::SERVICE_TYPE),
    ("records.paper", &details::CARE_RECORDS),
    ("records.digital", &details::CARE_RECORDS),
    ("uses.own_devices", &details::OWN_DEVICES),
    ("uses.provided_devices", &details::WORK_DEVICES),
    ("uses.cctv", &details::CCTV),
    ("uses.ai", &details::AI_TOOLS),
    ("uses.national_opt_out", &details::OPT_OUT_APPLIES),
];

/// The line of the details sheet that fills a field.
pub fn column(field: &str) -> Option<&'static Column> {
    SOURCES.iter().find(|(known, _)| *known == field).map(|(_, column)| *column)
}

impl Facts {
    fn of(case: &Case<'_>) -> Self {
        let details = case.registers.organisation.as_ref();
        let settings = &case.settings.training;
        Self {
            org: Org::of(details),
            service: Service::of(case),
            records: Records::of(details),
            uses: Uses::of(case),
            counts: Counts { sites: case.registers.sites.records.len(), staff: case.registers.staff.records.len() },
            sites: site_facts::sites(case),
            systems: site_facts::systems(case),
            training: Training::of(settings),
            as_of: words::day(case.as_of),
        }
    }
}

/// The facts as a template sees them. What nobody has filled in is left out, so that to print it is an error and
/// `{% if %}` passes over it.
#[derive(Debug)]
pub struct FactSheet(Value);

impl FactSheet {
    /// # Errors
    /// When the facts cannot be written as JSON, which texts, truths and numbers always can.
    pub fn of(case: &Case<'_>) -> Result<Self, serde_json::Error> {
        let mut value = serde_json::to_value(Facts::of(case))?;
        without_blanks(&mut value);
        Ok(Self(value))
    }

    pub fn value(&self) -> &Value {
        &self.0
    }

    /// The facts without what changes by itself, from day to day or with a register: a text that was approved is the
    /// same text when one more system is listed in a form of it.
    pub fn lasting(&self) -> Value {
        let mut lasting = self.0.clone();
        if let Some(fields) = lasting.as_object_mut() {
            fields.insert("systems".to_owned(), json!([]));
            fields.insert("counts".to_owned(), json!({"sites": 0, "staff": 0}));
            fields.insert("as_of".to_owned(), json!(""));
        }
        lasting
    }

    /// Whether a field is filled in.
    pub fn is_filled(&self, path: &str) -> bool {
        self.at(path).is_some()
    }

    /// Whether a field is true.
    pub fn is_true(&self, path: &str) -> bool {
        self.at(path) == Some(&Value::Bool(true))
    }

    /// A field as text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    fn at(&self, path: &str) -> Option<&Value> {
        self.0.pointer(&format!("/{}", path.replace('.', "/")))
    }
}

fn without_blanks(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null());
            fields.values_mut().for_each(without_blanks);
        }
        Value::Array(values) => values.iter_mut().for_each(without_blanks),
        _ => {}
    }
}

impl Org {
    fn of(details: Option<&Organisation>) -> Self {
        let text = |column| details.and_then(|details| details.text(column).said());
        Self {
            // A home known by its company's name alone is called by it.
            name: details.and_then(Organisation::display_name),
            legal_name: text(&details::LEGAL_NAME),
            address: text(&details::ADDRESS),
            phone: text(&details::PHONE),
            email: text(&details::EMAIL),
            ods_code: text(&details::ODS_CODE),
            cqc_location: text(&details::CQC_LOCATION),
            service_type: text(&details::SERVICE_TYPE),
            ico_number: text(&details::ICO_NUMBER),
            registered_manager: text(&details::REGISTERED_MANAGER),
            data_lead: text(&details::DATA_LEAD),
            data_lead_role: text(&details::DATA_LEAD_ROLE),
            senior_lead: text(&details::SENIOR_LEAD),
            senior_lead_role: text(&details::SENIOR_LEAD_ROLE),
            caldicott_guardian: text(&details::CALDICOTT),
            data_protection_officer: text(&details::DATA_PROTECTION_OFFICER),
            it_support: text(&details::IT_SUPPORT),
        }
    }
}

impl Records {
    /// Where nobody says, the policies speak of both: a rule too many does no harm.
    fn of(details: Option<&Organisation>) -> Self {
        let kept = details.and_then(|details| details.choice(&details::CARE_RECORDS).value);
        Self { paper: kept != Some(RecordsKept::Digital), digital: kept != Some(RecordsKept::Paper) }
    }
}

impl Training {
    /// carebinder's own list is of what people call the usual courses, and no rule of the provider's.
    fn of(settings: &settings::Training) -> Self {
        let is_settled = settings.courses != settings::Training::default().courses;
        let courses = if is_settled { settings.courses.clone() } else { Vec::new() };
        Self { courses, pass_mark: settings.pass_mark }
    }
}

impl Uses {
    fn of(case: &Case<'_>) -> Self {
        let details = case.registers.organisation.as_ref();
        let said = |column| details.and_then(|details| details.yes_no(column).value);
        let assets = || case.registers.assets.records.iter();
        let is_own = |asset: &crate::registers::assets::Asset| asset.ownership.is(Ownership::Personal);
        let is_mobile = |kind| matches!(kind, AssetKind::Phone | AssetKind::Tablet | AssetKind::Laptop);
        // The asset register can show that there are such devices, and never that there are none.
        let listed = |is_there: bool| is_there.then_some(true);
        Self {
            own_devices: said(&details::OWN_DEVICES).or_else(|| listed(assets().any(is_own))),
            provided_devices: said(&details::WORK_DEVICES)
                .or_else(|| listed(assets().any(|asset| !is_own(asset) && asset.kind.value.is_some_and(is_mobile)))),
            cctv: said(&details::CCTV),
            ai: said(&details::AI_TOOLS),
            national_opt_out: said(&details::OPT_OUT_APPLIES),
        }
    }
}
