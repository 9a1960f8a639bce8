//! The provider's own details: a sheet of two columns, field and value.

use std::sync::Arc;

use super::cell::{CellRef, Place};
use super::dates::{self, Order};
use super::field::{DateSpan, Field};
use super::problem::{Code, Problem, Severity};
use super::schema::{Column, Kind, RegisterId, Schema};
use super::workbook::{Content, Sheet};

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
        &SENIOR_LEAD_ROLE,
        &IT_SUPPORT,
        &POLICY_VERSION,
        &POLICIES_APPROVED_BY,
        &POLICIES_APPROVED_ON,
    ],
    required: &[&[&NAME]],
    named_by: &[&NAME],
};

/// Four known labels under one another make a details sheet.
const FEWEST_LABELS: usize = 4;

/// The provider's details. A field that the sheet does not name is blank and stands at the sheet.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Where the details stand.
    pub at: CellRef,
    fields: Vec<(&'static Column, Field<String>)>,
}

impl Organisation {
    /// Reads a sheet as details, if it is one.
    pub fn read(sheet: &Sheet, can_print: &dyn Fn(char) -> bool, problems: &mut Vec<Problem>) -> Option<Self> {
        let labels: Vec<_> = sheet.rows.keys().filter_map(|&row| labelled(sheet, row)).collect();
        let distinct = labels
            .iter()
            .enumerate()
            .filter(|(i, (column, ..))| labels.iter().take(*i).all(|(earlier, ..)| earlier != column));
        if distinct.count() < FEWEST_LABELS {
            return None;
        }
        let mut organisation = Self { at: sheet.at.clone(), fields: Vec::new() };
        for (column, at, content) in labels {
            let field = readable(column, &at, content, can_print, problems);
            organisation.add(column, field, problems);
        }
        Some(organisation)
    }

    /// Adds what another details sheet says.
    pub fn merge(&mut self, other: Self, problems: &mut Vec<Problem>) {
        for (column, field) in other.fields {
            self.add(column, field, problems);
        }
    }

    fn add(&mut self, column: &'static Column, field: Field<String>, problems: &mut Vec<Problem>) {
        match self.fields.iter_mut().find(|(known, _)| *known == column) {
            None => self.fields.push((column, field)),
            Some((_, known)) if known.is_blank() => *known = field,
            Some((_, known)) if !field.is_blank() && field.shown != known.shown => problems.push(
                Problem::new(
                    Code::ConflictingDetail,
                    Severity::Warning,
                    format!(
                        "“{}” is given twice: “{}” was used, “{}” was not.",
                        column.heading, known.shown, field.shown
                    ),
                    "Keep one of the two.",
                )
                .at([known.at.clone(), field.at]),
            ),
            Some(_) => {}
        }
    }

    /// A field as text; blank when the sheet does not have it.
    pub fn text(&self, column: &'static Column) -> Field<String> {
        self.fields.iter().find(|(known, _)| *known == column).map_or_else(
            || Field { value: None, shown: String::new(), at: self.at.clone() },
            |(_, field)| field.clone(),
        )
    }

    /// A field as a date.
    pub fn date(&self, column: &'static Column) -> Field<DateSpan> {
        let field = self.text(column);
        Field { value: dates::parse(&field.shown, Order::DayFirst), shown: field.shown, at: field.at }
    }

    /// How many fields are filled in.
    pub fn filled(&self) -> usize {
        self.fields.iter().filter(|(_, field)| !field.is_blank()).count()
    }

    /// The name in print: trading name, else legal name.
    pub fn display_name(&self) -> Option<String> {
        [&NAME, &LEGAL_NAME].into_iter().map(|column| self.text(column).shown).find(|name| !name.is_empty())
    }

    /// Hides the names of people, for a reader outside the provider. Who is meant stays told by role.
    pub fn without_names(&mut self) {
        for (column, field) in &mut self.fields {
            for (personal, role) in [
                (&REGISTERED_MANAGER, "the registered manager"),
                (&DATA_LEAD, "the data protection lead"),
                (&SENIOR_LEAD, "the senior person for data security"),
            ] {
                if *column == personal && !field.is_blank() {
                    role.clone_into(&mut field.shown);
                    field.value = Some(field.shown.clone());
                }
            }
        }
    }
}

type Labelled<'s> = (&'static Column, CellRef, Option<&'s Content>);

/// A row that starts with a known label; its value is the next filled cell to the right.
fn labelled(sheet: &Sheet, row: u32) -> Option<Labelled<'_>> {
    let mut cells = sheet.rows.get(&row)?.iter();
    let (&label_column, Content::Text(label)) = cells.next()? else { return None };
    let column = SCHEMA.column(label)?;
    let (value_column, content) =
        cells.next().map_or((label_column + 1, None), |(&index, content)| (index, Some(content)));
    Some((column, sheet.at.beside(Place::Cell { row, column: value_column }), content))
}

fn readable(
    column: &'static Column,
    at: &CellRef,
    content: Option<&Content>,
    can_print: &dyn Fn(char) -> bool,
    problems: &mut Vec<Problem>,
) -> Field<String> {
    let raw = content.map(Content::shown).unwrap_or_default();
    let shown: String = raw.chars().filter(|&c| can_print(c)).collect();
    let mut say = |code, message: String, hint: &str| {
        problems.push(Problem::new(code, Severity::Warning, message, hint).at([at.clone()]));
    };
    let heading = column.heading;
    if shown != raw {
        say(
            Code::UnprintableCharacter,
            format!("“{heading}” holds a character that the binder's type cannot show; it is left out."),
            "Replace the picture or unusual sign with words.",
        );
    }
    match content {
        Some(Content::NotCalculated) => say(
            Code::FormulaNotCalculated,
            format!("The formula for “{heading}” was never calculated, so it counts as blank."),
            "Open the workbook in Excel, let it calculate, and save it.",
        ),
        Some(Content::Error(_)) => {
            say(
                Code::ExcelError,
                format!("The formula for “{heading}” gives {raw}, so it counts as blank."),
                "Mend the formula, or type the value.",
            );
            return Field { value: None, shown: String::new(), at: at.clone() };
        }
        Some(Content::Number(_) | Content::Date(_)) if column.kind == Kind::Name => {
            say(Code::NotAName, format!("“{shown}” stands for “{heading}”, where a name belongs."), "Type the name.");
        }
        Some(_) if column.kind == Kind::Date && dates::parse(&shown, Order::DayFirst).is_none() => say(
            Code::UnreadableDate,
            format!("“{shown}” for “{heading}” cannot be read as a date."),
            "Type the date as day/month/year, for example 03/11/2025.",
        ),
        _ => {}
    }
    Field { value: (!shown.is_empty()).then(|| shown.clone()), shown, at: at.clone() }
}

/// A provider without a details sheet still has a folder, and the folder a name.
pub fn nowhere() -> CellRef {
    CellRef { file: Arc::from(""), sheet: Arc::from(""), cell: Place::Sheet }
}
