//! The provider's own details: a sheet of two columns, field and value.

use serde::{Deserialize, Serialize};

use super::cell::{CellRef, Place};
use super::dates::{self, Order};
use super::details;
use super::details::{
    CALDICOTT, DATA_LEAD, DATA_PROTECTION_OFFICER, LEGAL_NAME, NAME, ODS_CODE, REGISTERED_MANAGER, SENIOR_LEAD,
};
use super::field::{DateSpan, Field, Text};
use super::headings;
use super::problem::{Code, Problem, Severity};
use super::schema::{Choice, Column, Kind};
use super::table;
use super::text;
use super::workbook::{Content, Sheet};
use super::yes_no;

/// Four known labels under one another make a details sheet.
const FEWEST_LABELS: usize = 4;

/// So many are enough where the sheet or file is called so and a label is there that only a provider has: a form with
/// somebody's name and address is no provider's.
const FEWEST_WHERE_NAMED: usize = 2;

/// The provider's details. A field that the sheet does not name is blank and stands at the sheet.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Organisation {
    /// Where the details stand.
    pub at: CellRef,
    #[serde(with = "by_heading")]
    fields: Vec<(&'static Column, Field<Text>)>,
}

/// A column passes from one process to another by its heading.
mod by_heading {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Column, Field, Text, details, headings};

    pub fn serialize<S: Serializer>(fields: &[(&Column, Field<Text>)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(fields.iter().map(|(column, field)| (column.heading, field)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<(&'static Column, Field<Text>)>, D::Error> {
        let fields: Vec<(String, Field<Text>)> = Vec::deserialize(deserializer)?;
        let known = fields.into_iter().map(|(heading, field)| {
            let column = headings::column(&details::SCHEMA, &heading);
            column.map(|column| (column, field)).ok_or_else(|| serde::de::Error::custom(heading))
        });
        known.collect()
    }
}

impl Organisation {
    /// Reads a sheet as details, if it is one.
    pub fn read(sheet: &Sheet, can_print: &dyn Fn(char) -> bool, problems: &mut Vec<Problem>) -> Option<Self> {
        let known = |label: &str| headings::column(&details::SCHEMA, label);
        let names = [sheet.name(), table::file_stem(&sheet.at.file)];
        let is_named = names.into_iter().any(|name| details::SCHEMA.is_hinted_by(name)) && has_a_providers_label(sheet);
        let fewest = if is_named { FEWEST_WHERE_NAMED } else { FEWEST_LABELS };
        Self::labelled_by(sheet, &known, fewest, can_print, problems)
    }

    /// The same with labels that somebody explained, and as few as somebody says are enough.
    pub fn labelled_by(
        sheet: &Sheet,
        known: &dyn Fn(&str) -> Option<&'static Column>,
        fewest: usize,
        can_print: &dyn Fn(char) -> bool,
        problems: &mut Vec<Problem>,
    ) -> Option<Self> {
        let labels: Vec<_> = sheet.rows.keys().filter_map(|&row| labelled(sheet, row, known)).collect();
        let distinct = labels
            .iter()
            .enumerate()
            .filter(|(i, (column, ..))| labels.iter().take(*i).all(|(earlier, ..)| earlier != column));
        if distinct.count() < fewest {
            return None;
        }
        let mut organisation = Self { at: sheet.at, fields: Vec::new() };
        for (column, at, content) in labels {
            let field = readable(column, &at, content, can_print, problems);
            organisation.add(column, field, problems);
        }
        Some(organisation)
    }

    /// The same for one site: what is said of the site goes before what is said of all, and `own` even where it is
    /// blank.
    #[must_use]
    pub fn for_site(
        shared: Option<&Self>,
        at: &CellRef,
        own: Vec<(&'static Column, Field<Text>)>,
        said: Vec<(&'static Column, Field<Text>)>,
    ) -> Self {
        let mut details = shared.cloned().unwrap_or_else(|| Self { at: *at, fields: Vec::new() });
        let said = said.into_iter().filter(|(_, field)| !field.is_blank());
        for (column, field) in own.into_iter().chain(said) {
            details.fields.retain(|(known, _)| *known != column);
            details.fields.push((column, field));
        }
        details
    }

    /// Every field that the sheet has.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Column, &Field<Text>)> {
        self.fields.iter().map(|(column, field)| (*column, field))
    }

    /// Adds what another details sheet says.
    pub fn merge(&mut self, other: Self, problems: &mut Vec<Problem>) {
        for (column, field) in other.fields {
            self.add(column, field, problems);
        }
    }

    fn add(&mut self, column: &'static Column, field: Field<Text>, problems: &mut Vec<Problem>) {
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
                .at([known.at, field.at]),
            ),
            Some(_) => {}
        }
    }

    /// A field as text; blank when the sheet does not have it. A data protection officer leads data protection
    /// where nobody else is named for that.
    pub fn text(&self, column: &'static Column) -> Field<Text> {
        let find = |wanted: &Column| self.fields.iter().find(|(known, _)| *known == wanted).map(|(_, field)| field);
        let other = || find(&DATA_PROTECTION_OFFICER).filter(|_| *column == DATA_LEAD);
        let field = find(column).filter(|field| !field.is_blank()).or_else(other).or_else(|| find(column));
        field.map_or_else(|| Field::blank(&self.at), Field::clone)
    }

    /// A field as yes or no.
    pub fn yes_no(&self, column: &'static Column) -> Field<bool> {
        let field = self.text(column);
        Field { value: yes_no::parse(&field.shown), shown: field.shown, at: field.at }
    }

    /// A field as a word of a closed list.
    pub fn choice<C: Choice>(&self, column: &'static Column) -> Field<C> {
        let field = self.text(column);
        Field { value: C::parse(&field.shown), shown: field.shown, at: field.at }
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
        [&NAME, &LEGAL_NAME].into_iter().map(|column| self.text(column).shown.to_string()).find(|name| !name.is_empty())
    }

    /// Hides the names of people, for a reader outside the provider. Who is meant stays told by role; in
    /// every other field `withhold` replaces names that it knows.
    pub fn without_names(&mut self, withhold: &dyn Fn(&str) -> String) {
        for (column, field) in self.fields.iter_mut().filter(|(_, field)| !field.is_blank()) {
            let role = [
                (&REGISTERED_MANAGER, "the registered manager"),
                (&DATA_LEAD, "the data protection lead"),
                (&SENIOR_LEAD, "the senior person for data security"),
                (&CALDICOTT, "the Caldicott Guardian"),
                (&DATA_PROTECTION_OFFICER, "the data protection officer"),
            ]
            .into_iter()
            .find(|(personal, _)| *column == *personal);
            field.shown = role.map_or_else(|| withhold(&field.shown).into(), |(_, role)| role.into());
        }
    }
}

fn has_a_providers_label(sheet: &Sheet) -> bool {
    let own = [&NAME, &LEGAL_NAME, &ODS_CODE].map(|column| text::key(column.heading));
    let labels = sheet.rows.values().filter_map(|cells| cells.values().next());
    labels.into_iter().any(|label| matches!(label, Content::Text(label) if own.contains(&text::key(label))))
}

type Labelled<'s> = (&'static Column, CellRef, Option<&'s Content>);

/// A row that starts with a known label; its value is the next filled cell to the right.
fn labelled<'s>(sheet: &'s Sheet, row: u32, known: &dyn Fn(&str) -> Option<&'static Column>) -> Option<Labelled<'s>> {
    let mut cells = sheet.rows.get(&row)?.iter();
    let (&label_column, Content::Text(label)) = cells.next()? else { return None };
    let column = known(label)?;
    let (value_column, content) =
        cells.next().map_or((label_column + 1, None), |(&index, content)| (index, Some(content)));
    let content = content.filter(|_| !sheet.marks.is_struck(row, value_column));
    Some((column, sheet.at.beside(Place::cell(row, value_column)), content))
}

fn readable(
    column: &'static Column,
    at: &CellRef,
    content: Option<&Content>,
    can_print: &dyn Fn(char) -> bool,
    problems: &mut Vec<Problem>,
) -> Field<Text> {
    let raw = content.map(Content::shown).unwrap_or_default();
    let shown: String = raw.chars().filter(|&c| can_print(c)).collect();
    let mut say = |code, message: String, hint: &str| {
        problems.push(Problem::new(code, Severity::Warning, message, hint).at([*at]));
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
            return Field::blank(at);
        }
        Some(Content::Number(_) | Content::Date(_)) if column.kind == Kind::Name => {
            say(Code::NotAName, format!("“{shown}” stands for “{heading}”, where a name belongs."), "Type the name.");
        }
        Some(_) if column.kind == Kind::Date && dates::parse(&shown, Order::DayFirst).is_none() => say(
            Code::UnreadableDate,
            format!("“{shown}” for “{heading}” cannot be read as a date."),
            "Type the date as day/month/year, for example 03/11/2025.",
        ),
        Some(_) if column.kind == Kind::YesNo && yes_no::parse(&shown).is_none() && !shown.is_empty() => say(
            Code::UnreadableYesNo,
            format!("“{shown}” for “{heading}” is neither yes nor no, so it counts as blank."),
            &format!("Type {}.", yes_no::ACCEPTED),
        ),
        _ => {}
    }
    Field::of_text(shown.into(), *at)
}
