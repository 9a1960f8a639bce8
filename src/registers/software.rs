//! The software list (what is in use) and the register of unsupported software (what is kept at a
//! known risk).

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};

const NAME: Column = Column::name(
    "Software",
    &[
        "software name",
        "product",
        "application",
        "software or system",
        "operating system",
        "item",
        "name",
        "program",
        "programme",
    ],
);
const VERSION: Column = Column::text("Version", &["software version", "release", "edition", "os version"]);
const WHERE_USED: Column = Column::text(
    "Where used",
    &["location", "used on", "used by", "device", "where is it used", "used where", "installed on"],
);

const SUPPORTED: Column = Column::yes_no(
    "Supported by maker",
    &[
        "supported",
        "still supported",
        "supported by manufacturer",
        "in support",
        "supported by supplier",
        "support",
        "vendor supported",
    ],
);
const SUPPORT_ENDS: Column = Column::date(
    "Support ends",
    &["end of support", "support end date", "support until", "supported until", "end of life", "eol"],
);
const EXTENDED: Column =
    Column::yes_no("Extended updates", &["extended support", "extended security updates", "esu", "paid updates"]);

const SOFTWARE: Schema = Schema {
    id: RegisterId::Software,
    title: "Software list",
    hints: &["software", "applications", "programs", "operating systems"],
    columns: &[&NAME, &VERSION, &WHERE_USED, &SUPPORTED, &SUPPORT_ENDS, &EXTENDED],
    required: &[&[&NAME], &[&VERSION, &SUPPORTED, &SUPPORT_ENDS]],
    named_by: &[&NAME],
};

/// One piece of software in use.
#[derive(Clone, Debug)]
pub struct Software {
    pub name: Field<String>,
    pub version: Field<String>,
    pub where_used: Field<String>,
    pub supported: Field<bool>,
    pub support_ends: Field<DateSpan>,
    /// Whether the maker's extended updates are paid for.
    pub extended: Field<bool>,
}

impl Record for Software {
    const SCHEMA: &'static Schema = &SOFTWARE;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            name: row.text(&NAME),
            version: row.text(&VERSION),
            where_used: row.text(&WHERE_USED),
            supported: row.yes_no(&SUPPORTED),
            support_ends: row.date(&SUPPORT_ENDS),
            extended: row.yes_no(&EXTENDED),
        }
    }
}

const RISK: Column = Column::text("Risk", &["what is the risk", "risks", "risk if kept", "risk description"]);
const REASON: Column = Column::text(
    "Reason for keeping",
    &["reason", "why kept", "reason still used", "why still used", "justification", "reason kept"],
);
const MITIGATION: Column = Column::text(
    "Mitigation",
    &["how the risk is reduced", "controls", "what protects it", "safeguards", "mitigations", "how managed"],
);
const ACCEPTED_BY: Column =
    Column::name("Accepted by", &["risk accepted by", "approved by", "signed off by", "agreed by"]);
const ACCEPTED_ON: Column = Column::date(
    "Accepted on",
    &["date accepted", "accepted date", "approved on", "date approved", "date signed off", "date agreed"],
);
const REVIEW: Column = Column::date("Review date", &["review", "next review", "review by", "date of review"]);

const UNSUPPORTED: Schema = Schema {
    id: RegisterId::UnsupportedSoftware,
    title: "Register of unsupported software",
    hints: &["unsupported", "unsupported software", "end of life", "legacy"],
    columns: &[&NAME, &VERSION, &WHERE_USED, &RISK, &REASON, &MITIGATION, &ACCEPTED_BY, &ACCEPTED_ON, &REVIEW],
    required: &[&[&NAME], &[&RISK, &REASON, &MITIGATION, &ACCEPTED_BY, &ACCEPTED_ON]],
    named_by: &[&NAME],
};

/// One piece of software that its maker no longer supports, and why it is still there.
#[derive(Clone, Debug)]
pub struct UnsupportedSoftware {
    pub name: Field<String>,
    pub version: Field<String>,
    pub where_used: Field<String>,
    pub risk: Field<String>,
    pub reason: Field<String>,
    pub mitigation: Field<String>,
    pub accepted_by: Field<String>,
    pub accepted_on: Field<DateSpan>,
    pub review: Field<DateSpan>,
}

impl Record for UnsupportedSoftware {
    const SCHEMA: &'static Schema = &UNSUPPORTED;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            name: row.text(&NAME),
            version: row.text(&VERSION),
            where_used: row.text(&WHERE_USED),
            risk: row.text(&RISK),
            reason: row.text(&REASON),
            mitigation: row.text(&MITIGATION),
            accepted_by: row.text(&ACCEPTED_BY),
            accepted_on: row.date(&ACCEPTED_ON),
            review: row.date(&REVIEW),
        }
    }
}
