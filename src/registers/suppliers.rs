//! The supplier list: who handles personal information for the provider, and with what assurance.

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};

const NAME: Column = Column::name(
    "Supplier",
    &["supplier name", "company", "company name", "name of supplier", "provider", "contractor", "organisation", "name"],
);
const SERVICE: Column = Column::text(
    "Product or service",
    &[
        "product",
        "service",
        "products services",
        "product service",
        "services",
        "what they do",
        "what they supply",
        "supplies",
        "description",
        "products and services",
    ],
);
const CONTACT: Column =
    Column::text("Contact name", &["contact", "contact person", "account manager", "main contact", "contact details"]);
const PHONE: Column =
    Column::text("Telephone", &["phone", "tel", "phone number", "telephone number", "contact number", "mobile"]);
const EMAIL: Column = Column::text("E-mail", &["email", "email address", "contact email", "e mail address"]);
const IS_IT: Column = Column::yes_no(
    "IT system supplier",
    &["it supplier", "it system", "it", "supplies an it system", "it or software supplier", "is it supplier"],
);
const PERSONAL: Column = Column::yes_no(
    "Handles personal data",
    &[
        "handles personal information",
        "personal data",
        "personal information",
        "processes personal data",
        "sees personal data",
        "data processor",
    ],
);
const CERTIFICATION: Column = Column::text(
    "Certification",
    &[
        "cyber certification",
        "cyber certificate",
        "security certificate",
        "certificate",
        "security certification",
        "accreditation",
        "cyber essentials or iso 27001",
        "assurance",
        "certificates",
    ],
);
const CERTIFICATE_NUMBER: Column = Column::text(
    "Certificate number",
    &["certificate no", "cert no", "cert number", "certificate ref", "certificate reference"],
);
const EXPIRES: Column = Column::date(
    "Certificate expiry",
    &[
        "certificate expires",
        "cert expiry",
        "expiry",
        "expiry date",
        "expires",
        "valid until",
        "certificate valid until",
    ],
);

const SCHEMA: Schema = Schema {
    id: RegisterId::Suppliers,
    title: "Supplier list",
    hints: &["suppliers", "supplier", "contractors", "contracts", "vendors"],
    columns: &[
        &NAME,
        &SERVICE,
        &CONTACT,
        &PHONE,
        &EMAIL,
        &IS_IT,
        &PERSONAL,
        &CERTIFICATION,
        &CERTIFICATE_NUMBER,
        &EXPIRES,
    ],
    required: &[&[&NAME], &[&SERVICE, &CONTACT, &PHONE, &EMAIL, &IS_IT, &PERSONAL, &CERTIFICATION]],
    named_by: &[&NAME],
};

/// One row of the supplier list.
#[derive(Clone, Debug)]
pub struct Supplier {
    pub name: Field<String>,
    pub service: Field<String>,
    pub contact: Field<String>,
    pub phone: Field<String>,
    pub email: Field<String>,
    pub is_it: Field<bool>,
    pub personal_data: Field<bool>,
    pub certification: Field<String>,
    pub certificate_number: Field<String>,
    pub expires: Field<DateSpan>,
}

impl Record for Supplier {
    const SCHEMA: &'static Schema = &SCHEMA;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            name: row.text(&NAME),
            service: row.text(&SERVICE),
            contact: row.text(&CONTACT),
            phone: row.text(&PHONE),
            email: row.text(&EMAIL),
            is_it: row.yes_no(&IS_IT),
            personal_data: row.yes_no(&PERSONAL),
            certification: row.text(&CERTIFICATION),
            certificate_number: row.text(&CERTIFICATE_NUMBER),
            expires: row.date(&EXPIRES),
        }
    }
}
