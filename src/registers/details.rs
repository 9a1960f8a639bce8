//! What the details sheet calls the organisation's facts.

use super::schema::{Column, RegisterId, Schema};

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
    &["data lead", "data protection champion", "data security lead", "dp lead", "data protection officer", "dspt lead"],
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
        &LAST_DISCUSSED,
        &IT_SUPPORT,
        &POLICY_VERSION,
        &POLICIES_APPROVED_BY,
        &POLICIES_APPROVED_ON,
    ],
    required: &[&[&NAME]],
    named_by: &[&NAME],
};
