//! `carebinder inspect --write`: proposes a `[[table]]` in the settings for each table that was not understood.
//! Every proposal is a comment: what a sheet holds, somebody has to say who knows it.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use glob::Pattern;

use super::error::Error;
use super::inspect::Inspected;
use crate::registers::inspect::{ColumnUnderstood, Understood};
use crate::registers::mapping::NO_HEADER;
use crate::registers::{Column, Place, RegisterId, SCHEMAS, Schema};
use crate::{settings, starter, words};

/// Two headings as alike as this are perhaps one.
const ALIKE: f64 = 0.86;

/// Appends the proposals to the settings, or makes the settings of them; says what was done.
pub fn write(path: &Path, inspected: &[Inspected]) -> Result<String, Error> {
    let unclear: Vec<(&str, &Understood)> = inspected
        .iter()
        .flat_map(|file| file.sheets.iter().map(|sheet| (file.file.as_str(), sheet)))
        .filter(|(_, sheet)| sheet.register.is_none() && !sheet.columns.is_empty())
        .collect();
    let file_error = |source| Error::File { path: path.to_owned(), source };
    let known =
        if path.exists() { fs::read_to_string(path).map_err(file_error)? } else { starter::SETTINGS.to_owned() };
    let proposals: Vec<String> = unclear.iter().map(|(file, sheet)| proposal(file, sheet)).collect();
    // Asked once: what stands there already is not asked again.
    let new: Vec<&String> = proposals.iter().filter(|proposal| !known.contains(named(proposal))).collect();
    let name = path.display();
    if new.is_empty() {
        return Ok(format!("There is nothing to ask in {name} that is not there yet."));
    }
    let is_new = !path.exists();
    let mut text = if is_new { known.clone() } else { String::new() };
    for proposal in &new {
        text.extend(["\n", proposal.as_str()]);
    }
    // Added at the end: what somebody wrote there is never written anew.
    let mut file = OpenOptions::new().append(true).create(true).open(path).map_err(file_error)?;
    file.write_all(text.as_bytes()).map_err(file_error)?;
    let schema = path.with_file_name(settings::SCHEMA_FILE);
    if is_new && !schema.exists() {
        fs::write(&schema, settings::schema()?).map_err(|source| Error::File { path: schema, source })?;
    }
    let count = words::count(new.len(), "table", "tables");
    Ok(format!("{name} asks about {count}: open it, say what each one holds, and take the # away."))
}

/// The first line of a proposal, which tells it from others.
fn named(proposal: &str) -> &str {
    proposal.lines().next().unwrap_or_default()
}

fn proposal(file: &str, sheet: &Understood) -> String {
    let schema = sheet.looks_like.and_then(schema).or_else(|| most_alike(&sheet.columns));
    let in_sheet = if sheet.sheet.is_empty() { String::new() } else { format!(", sheet “{}”", sheet.sheet) };
    let header = sheet.header.map_or(NO_HEADER.to_owned(), |header| header.to_string());
    let mut lines = vec![format!("# {file}{in_sheet}, header {header}: not used, because {}.", sheet.why)];
    let registers: Vec<String> = SCHEMAS.iter().map(|schema| schema.id.name()).collect();
    lines.extend(comment(&format!("Registers: {}; or none, if it is no register.", registers.join(", "))));
    lines.push("#[[table]]".to_owned());
    lines.push(format!("#file = {}", quoted(&Pattern::escape(file))));
    if !sheet.sheet.is_empty() {
        lines.push(format!("#sheet = {}", quoted(&Pattern::escape(&sheet.sheet))));
    }
    let guess = schema.map(|schema| schema.id.name()).unwrap_or_default();
    let remark = if guess.is_empty() { "say which" } else { "a guess" };
    lines.push(format!("#register = {}  # {remark}", quoted(&guess)));
    lines.push(format!("#header = {}", quoted(&header)));
    if let Some(schema) = schema {
        let fields: Vec<&str> = schema.columns.iter().map(|column| column.heading).collect();
        lines.extend(comment(&format!("Fields: {}; or \"\" for a column that is not used.", fields.join(", "))));
    }
    if schema.is_none_or(|schema| schema.id == RegisterId::Training) {
        lines.extend(comment("Training with a column for each course: write “Completed” for each such column."));
    }
    lines.push("#[table.columns]".to_owned());
    let has_header = sheet.header.is_some();
    lines.extend(sheet.columns.iter().filter_map(|column| line(column, has_header, schema)));
    lines.join("\n") + "\n"
}

/// A column whose field is known needs no line.
fn line(column: &ColumnUnderstood, has_header: bool, schema: Option<&Schema>) -> Option<String> {
    let Place::Column(_) = column.column else { return None };
    if column.field.is_some() {
        return None;
    }
    if !has_header {
        let letters = column.column.to_string();
        let letters = letters.split(':').next().unwrap_or_default();
        return Some(format!("#{letters} = \"\"  # such as {}", quoted(&column.heading)));
    }
    let guess = schema.and_then(|schema| alike(schema, &column.heading));
    let remark = if guess.is_some() { "  # a guess" } else { "" };
    let heading = quoted(&column.heading);
    Some(format!("#{heading} = {}{remark}", quoted(guess.map_or("", |column| column.heading))))
}

fn schema(id: RegisterId) -> Option<&'static Schema> {
    SCHEMAS.iter().copied().find(|schema| schema.id == id)
}

/// The column whose name is nearest to a heading, if it is near.
fn alike(schema: &Schema, heading: &str) -> Option<&'static Column> {
    let likeness = |column: &Column| column.likeness(heading);
    let best = schema.columns.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= ALIKE).then_some(best)
}

/// The register that most headings are alike to, if there are two of them.
fn most_alike(columns: &[ColumnUnderstood]) -> Option<&'static Schema> {
    let count = |schema: &Schema| columns.iter().filter(|column| alike(schema, &column.heading).is_some()).count();
    // Of equal ones the first.
    let best = SCHEMAS.iter().copied().rev().max_by_key(|schema| count(schema))?;
    (count(best) > 1).then_some(best)
}

fn comment(words: &str) -> Vec<String> {
    textwrap::wrap(words, 108).iter().map(|line| format!("# {line}")).collect()
}

/// A text as TOML writes it, whatever is in it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
