//! The systems list: which can be reached over the internet, which ask for a second step, and the
//! exceptions that somebody approved.

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};

const NAME: Column =
    Column::name("System", &["system name", "it system", "application", "platform", "name", "service"]);
const SUPPLIER: Column = Column::text("Supplier", &["supplied by", "vendor", "provider", "company"]);
const REACHABLE: Column = Column::yes_no(
    "Reachable from the internet",
    &[
        "internet facing",
        "reachable over internet",
        "reachable over the internet",
        "remote access",
        "remotely accessible",
        "accessible from outside",
        "accessible remotely",
        "cloud",
        "online",
        "can be reached over the internet",
    ],
);
const MFA: Column = Column::yes_no(
    "MFA for all users",
    &[
        "mfa",
        "mfa on",
        "mfa enabled",
        "mfa on for all users",
        "2fa",
        "multi factor authentication",
        "two factor",
        "mfa in place",
        "mfa all users",
    ],
);
const REASON: Column = Column::text(
    "Exception reason",
    &["reason", "reason for exception", "why no mfa", "reason no mfa", "reason for no mfa", "exception"],
);
const CONTROLS: Column = Column::text(
    "Other controls",
    &["controls", "other protection", "compensating controls", "what protects it", "other safeguards"],
);
const APPROVED_BY: Column =
    Column::name("Approved by", &["exception approved by", "approver", "agreed by", "signed off by"]);
const APPROVER_ROLE: Column =
    Column::text("Approver role", &["role of approver", "approvers role", "role", "approved by role"]);
const APPROVED_ON: Column = Column::date(
    "Approved on",
    &["date approved", "approval date", "date of approval", "date agreed", "approved date"],
);
const REVIEW: Column = Column::date("Review date", &["review", "next review", "review by", "exception review"]);

const SCHEMA: Schema = Schema {
    id: RegisterId::Systems,
    title: "Systems list",
    hints: &["systems", "mfa", "it systems", "multi factor", "2fa"],
    columns: &[
        &NAME,
        &SUPPLIER,
        &REACHABLE,
        &MFA,
        &REASON,
        &CONTROLS,
        &APPROVED_BY,
        &APPROVER_ROLE,
        &APPROVED_ON,
        &REVIEW,
    ],
    required: &[&[&NAME], &[&MFA]],
    named_by: &[&NAME],
};

/// One IT system.
#[derive(Clone, Debug)]
pub struct System {
    pub name: Field<String>,
    pub supplier: Field<String>,
    pub reachable: Field<bool>,
    pub mfa: Field<bool>,
    pub exception_reason: Field<String>,
    pub other_controls: Field<String>,
    pub approved_by: Field<String>,
    pub approver_role: Field<String>,
    pub approved_on: Field<DateSpan>,
    pub review: Field<DateSpan>,
}

impl Record for System {
    const SCHEMA: &'static Schema = &SCHEMA;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            name: row.text(&NAME),
            supplier: row.text(&SUPPLIER),
            reachable: row.yes_no(&REACHABLE),
            mfa: row.yes_no(&MFA),
            exception_reason: row.text(&REASON),
            other_controls: row.text(&CONTROLS),
            approved_by: row.text(&APPROVED_BY),
            approver_role: row.text(&APPROVER_ROLE),
            approved_on: row.date(&APPROVED_ON),
            review: row.date(&REVIEW),
        }
    }
}
