//! What the details sheet calls the organisation's facts.

use super::schema::{Choice, Column, RegisterId, Schema};

choice! {
    /// On what care records are kept.
    RecordsKept {
        Paper = "Paper" ["on paper", "paper only", "paper based", "handwritten"],
        Digital = "Digital" ["electronic", "digitally", "digital only", "computer", "software", "app", "dscr", "digital social care record",
            "electronic only"],
        Both = "Both" ["paper and digital", "digital and paper", "paper digital", "digital paper", "mixed", "hybrid", "part digital", "partly digital"],
    }
}

pub const NAME: Column = Column::name(
    "Trading name",
    &[
        "name",
        "organisation",
        "organisation name",
        "provider name",
        "home",
        "name of home",
        "service name",
        "name of service",
    ],
);
pub const LEGAL_NAME: Column = Column::name(
    "Legal name",
    &[
        "company",
        "company name",
        "registered provider",
        "provider",
        "legal entity",
        "registered company",
        "registered name",
        "limited company",
    ],
);
pub const ADDRESS: Column = Column::text("Address", &["postal address", "address of home", "registered address"]);
pub const PHONE: Column = Column::text("Telephone", &["phone", "tel", "phone number", "telephone number"]);
pub const EMAIL: Column = Column::text("E-mail", &["email", "email address", "e mail address", "contact email"]);
pub const ODS_CODE: Column = Column::text("ODS code", &["ods", "ods number", "organisation code"]);
pub const CQC_LOCATION: Column =
    Column::text("CQC location ID", &["cqc location", "cqc id", "cqc location number", "cqc number", "location id"]);
pub const SERVICE_TYPE: Column =
    Column::text("Service type", &["type of service", "service", "cqc service type", "type of home"]);
pub const ICO_NUMBER: Column = Column::text(
    "ICO registration number",
    &[
        "ico number",
        "ico registration",
        "ico",
        "ico no",
        "ico reg no",
        "ico registration no",
        "data protection registration",
    ],
);
pub const ICO_EXPIRES: Column = Column::date(
    "ICO expiry date",
    &[
        "ico expiry",
        "ico registration expires",
        "ico expires",
        "ico renewal",
        "ico renewal date",
        "ico registration expiry",
        "ico registration expiry date",
    ],
);
pub const REGISTERED_MANAGER: Column =
    Column::name("Registered manager", &["manager", "cqc registered manager", "home manager"]);
pub const DATA_LEAD: Column = Column::name(
    "Data protection lead",
    &["data lead", "data protection champion", "data security lead", "dp lead", "dspt lead"],
);
pub const DATA_LEAD_ROLE: Column = Column::text(
    "Data protection lead role",
    &["data lead role", "role of data protection lead", "data protection lead job title"],
);
pub const SENIOR_LEAD: Column = Column::name(
    "Senior person for data security",
    &[
        "senior responsible person",
        "siro",
        "senior lead",
        "senior person",
        "senior person responsible for data security",
        "senior information risk owner",
    ],
);
pub const SENIOR_LEAD_ROLE: Column =
    Column::text("Senior person role", &["senior lead role", "role of senior person", "senior person job title"]);
pub const DATA_LEAD_APPOINTED: Column = Column::text(
    "Data protection lead appointed",
    &["how data protection lead was appointed", "data lead appointed", "data protection lead appointed by"],
);
pub const SENIOR_LEAD_APPOINTED: Column = Column::text(
    "Senior person appointed",
    &["how senior person was appointed", "senior lead appointed", "siro appointed", "senior person appointed by"],
);
pub const CALDICOTT: Column = Column::name("Caldicott Guardian", &["caldicott", "caldicott lead"]);
/// Whom the law asks some organisations to appoint; where nobody else is named, the data protection lead as well.
pub const DATA_PROTECTION_OFFICER: Column =
    Column::name("Data protection officer", &["dpo", "data protection officer dpo", "external dpo"])
        .about("Only if you have appointed one.");
pub const LAST_DISCUSSED: Column = Column::date(
    "Security last discussed by management",
    &[
        "data security last discussed",
        "last discussed by management",
        "last discussed by board",
        "data security last discussed by board",
        "security on agenda last",
    ],
);
pub const IT_SUPPORT: Column =
    Column::text("IT support", &["it support company", "it company", "it provider", "it supplier"]);
pub const CARE_RECORDS: Column = Column::choice(
    "Care records",
    RecordsKept::WORDS,
    &["how care records are kept", "care records kept", "records are kept", "paper or digital", "care record system"],
)
.about("Paper, Digital or Both: the policies follow it.");
pub const OWN_DEVICES: Column = Column::yes_no(
    "Staff use their own devices",
    &[
        "own devices",
        "byod",
        "bring your own device",
        "staff use own devices",
        "staff use own phones",
        "personal devices used",
    ],
)
.about("Yes if anybody uses a phone, tablet or computer of their own for work.");
pub const WORK_DEVICES: Column = Column::yes_no(
    "Staff are given mobile devices",
    &["work mobile devices", "work devices", "mobile devices given to staff", "work phones", "company mobile devices"],
)
.about("Yes if you give staff phones, tablets or laptops to carry about.");
pub const CCTV: Column =
    Column::yes_no("CCTV", &["cctv used", "cctv in use", "do you use cctv", "cameras", "surveillance cameras"])
        .about("Yes if you run any camera, also in a doorbell.");
pub const AI_TOOLS: Column = Column::yes_no(
    "AI tools",
    &["ai", "ai tools used", "ai used", "artificial intelligence", "do you use ai", "ai tools in use"],
)
.about("Yes if anybody uses tools with artificial intelligence for work.");
pub const OPT_OUT_APPLIES: Column = Column::yes_no(
    "Data used for research or planning",
    &[
        "confidential data used for research or planning",
        "research or planning",
        "data shared for research or planning",
        "national data opt out applies",
        "does the national data opt out apply",
    ],
)
.about("Yes if you use or share confidential care data for anything beyond people’s own care.");
pub const SAME_TRAINING: Column = Column::yes_no(
    "Same training at all sites",
    &[
        "same staff training at all sites",
        "all sites have the same training",
        "same induction and training at all sites",
    ],
)
.about("Only with several sites: yes if induction and training are arranged the same way everywhere.");
pub const SAME_POLICIES: Column = Column::yes_no(
    "Same policies at all sites",
    &["all sites have the same policies", "same data protection policies at all sites"],
)
.about("Only with several sites: yes if the same data protection policies are in force everywhere.");
pub const SAME_SECURITY: Column = Column::yes_no(
    "Same security and breach arrangements at all sites",
    &[
        "same security at all sites",
        "same data security and breach arrangements at all sites",
        "same breach arrangements at all sites",
    ],
)
.about("Only with several sites: yes if data security and breaches are dealt with the same way everywhere.");
pub const SAME_IT: Column =
    Column::yes_no("Same IT at all sites", &["same it arrangements at all sites", "all sites use the same it"])
        .about("Only with several sites: yes if systems and IT support are the same everywhere.");
pub const POLICY_VERSION: Column = Column::text("Policy version", &["version of policies", "policies version"]);
pub const POLICIES_APPROVED_BY: Column =
    Column::text("Policies approved by", &["policy approved by", "policies approver", "approver of policies"]);
pub const POLICIES_APPROVED_ON: Column = Column::date(
    "Policies approved on",
    &["policy approved on", "policies approved", "date policies approved", "policy approval date"],
);

/// The details sheet, described like a register so that names, messages and print agree.
pub const SCHEMA: Schema = Schema {
    id: RegisterId::Organisation,
    title: "Organisation details",
    about: "The provider itself: two columns, field and value.",
    hints: &["organisation", "details", "about us", "provider", "company", "home details"],
    columns: &[
        &NAME,
        &LEGAL_NAME,
        &ADDRESS,
        &PHONE,
        &EMAIL,
        &ODS_CODE,
        &CQC_LOCATION,
        &SERVICE_TYPE,
        &ICO_NUMBER,
        &ICO_EXPIRES,
        &REGISTERED_MANAGER,
        &DATA_LEAD,
        &DATA_LEAD_ROLE,
        &SENIOR_LEAD,
        &DATA_LEAD_APPOINTED,
        &SENIOR_LEAD_ROLE,
        &SENIOR_LEAD_APPOINTED,
        &CALDICOTT,
        &DATA_PROTECTION_OFFICER,
        &LAST_DISCUSSED,
        &IT_SUPPORT,
        &CARE_RECORDS,
        &OWN_DEVICES,
        &WORK_DEVICES,
        &CCTV,
        &AI_TOOLS,
        &OPT_OUT_APPLIES,
        &SAME_TRAINING,
        &SAME_POLICIES,
        &SAME_SECURITY,
        &SAME_IT,
        &POLICY_VERSION,
        &POLICIES_APPROVED_BY,
        &POLICIES_APPROVED_ON,
    ],
    required: &[&[&NAME]],
    named_by: &[&NAME],
};
