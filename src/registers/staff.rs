//! The staff list: everybody who works for the provider, paid or not.

use super::field::{DateSpan, Field};
use super::register::Record;
use super::row::Row;
use super::schema::{Column, RegisterId, Schema};
use super::text;

const NUMBER: Column = Column::text(
    "Staff number",
    &[
        "staff no",
        "staff id",
        "employee number",
        "employee no",
        "employee id",
        "payroll no",
        "payroll number",
        "payroll id",
        "emp no",
        "personnel number",
        "id",
        "staff ref",
    ],
);
const NAME: Column = Column::name(
    "Name",
    &[
        "full name",
        "staff name",
        "employee name",
        "employee",
        "staff member",
        "volunteer name",
        "volunteer",
        "person",
        "name of staff",
    ],
);
const FORENAME: Column =
    Column::name("Forename", &["first name", "forenames", "given name", "christian name", "first names"]);
const SURNAME: Column = Column::name("Surname", &["last name", "family name"]);
const ROLE: Column = Column::name(
    "Job title",
    &["role", "job role", "post", "position", "job", "occupation", "role title", "role in the home"],
);
const TYPE: Column = Column::text(
    "Type",
    &["staff type", "employment type", "contract type", "employed as", "category", "status type", "contract"],
);
const STARTED: Column = Column::date(
    "Start date",
    &[
        "date started",
        "started",
        "start",
        "date of start",
        "employment start",
        "joined",
        "date joined",
        "commenced",
        "date commenced",
        "start of employment",
    ],
);
const LEFT: Column = Column::date(
    "Leaving date",
    &[
        "date of leaving",
        "leave date",
        "date left",
        "left",
        "leaver date",
        "end date",
        "last day",
        "last working day",
        "date ended",
        "finished",
        "employment end",
    ],
);
const EMAIL: Column = Column::text("E-mail", &["email", "email address", "e mail address", "work email", "mail"]);
const ACCESS: Column = Column::yes_no(
    "Access to personal data",
    &[
        "personal data",
        "access to data",
        "data access",
        "access to personal information",
        "sees personal data",
        "access to personal data y n",
    ],
);
const STATUS: Column = Column::text("Status", &["current or leaver", "employment status", "leaver", "current"]);

const SCHEMA: Schema = Schema {
    id: RegisterId::Staff,
    title: "Staff list",
    hints: &["staff", "employees", "people", "team", "volunteers", "personnel", "workforce"],
    columns: &[&NUMBER, &NAME, &FORENAME, &SURNAME, &ROLE, &TYPE, &STARTED, &LEFT, &EMAIL, &ACCESS, &STATUS],
    required: &[&[&NAME, &SURNAME], &[&ROLE, &TYPE, &STARTED]],
    named_by: &[&NAME, &SURNAME, &FORENAME, &NUMBER],
};

/// One row of the staff list.
#[derive(Clone, Debug)]
pub struct StaffMember {
    pub number: Field<String>,
    /// Forename and surname in one, as the list gives them.
    pub name: Field<String>,
    pub role: Field<String>,
    /// Staff, director, trustee, volunteer, agency, bank: as written.
    pub kind: Field<String>,
    pub started: Field<DateSpan>,
    pub left: Field<DateSpan>,
    pub email: Field<String>,
    pub access: Field<bool>,
    pub status: Field<String>,
}

impl StaffMember {
    /// Whether the list says that the person comes from an agency: by type, else by a role that begins so.
    pub fn is_agency(&self) -> bool {
        let says = if self.kind.is_blank() { &self.role } else { &self.kind };
        text::key(says.text()).split(' ').next() == Some("agency")
    }

    /// What the status column says: `Some(true)` for a leaver, `Some(false)` for somebody current.
    pub fn status_says_left(&self) -> Option<bool> {
        const LEFT: &[&str] = &["left", "leaver", "ex staff", "former", "resigned", "dismissed", "retired"];
        const CURRENT: &[&str] = &["current", "active", "employed", "in post", "working"];
        let key = text::key(self.status.text());
        if LEFT.contains(&key.as_str()) { Some(true) } else { CURRENT.contains(&key.as_str()).then_some(false) }
    }
}

impl Record for StaffMember {
    const SCHEMA: &'static Schema = &SCHEMA;

    fn read(row: &mut Row<'_, '_>) -> Self {
        Self {
            number: row.text(&NUMBER),
            name: full_name(row, &NAME, &FORENAME, &SURNAME),
            role: row.text(&ROLE),
            kind: row.text(&TYPE),
            started: row.date(&STARTED),
            left: row.date(&LEFT),
            email: row.text(&EMAIL),
            access: row.yes_no(&ACCESS),
            status: row.text(&STATUS),
        }
    }
}

/// A name kept in one column, or in two. The cell is the full name's, else the surname's.
pub(super) fn full_name(
    row: &mut Row<'_, '_>,
    name: &'static Column,
    forename: &'static Column,
    surname: &'static Column,
) -> Field<String> {
    if row.has(name) {
        return row.text(name);
    }
    let first = row.text(forename);
    let last = row.text(surname);
    let shown = text::tidy(&format!("{} {}", first.text(), last.text()));
    Field { value: (!shown.is_empty()).then(|| shown.clone()), shown, at: last.at }
}
