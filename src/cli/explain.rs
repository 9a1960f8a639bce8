//! `carebinder explain`: what an item asks, how it is worked out and where the rule comes from; what a
//! finding means; what a register's columns hold.

use clap::Args;

use super::error::Error;
use super::page;
use crate::checks::rule::HEADINGS;
use crate::checks::{Code, rules};
use crate::registers::{RegisterId, SCHEMAS, Schema, details};
use crate::results::code_name;
use crate::standard::{Item, Standard};
use crate::words;

/// Explain an item, a finding or a register
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// An item (4.2.4), the code of a finding (training-expired) or a register (staff)
    #[arg(value_name = "ITEM|CODE|REGISTER")]
    subject: String,
    /// The edition of the toolkit, by name or as a data file
    #[arg(long, value_name = "EDITION|FILE")]
    edition: Option<String>,
}

pub fn run(args: &ExplainArgs) -> Result<bool, Error> {
    let standard = args.edition.as_deref().map_or_else(Standard::current, Standard::named)?;
    let subject = args.subject.trim();
    let item = standard.items.iter().find(|item| item.reference == subject).map(|item| of_item(&standard, item));
    let explained = item
        .or_else(|| Code::ALL.iter().find(|code| code_name(*code) == subject).map(|code| of_code(&standard, *code)))
        .or_else(|| schema(subject).map(of_register))
        .ok_or_else(|| Error::NothingToExplain(subject.to_owned(), standard.short.clone()))?;
    page::print(&explained)?;
    Ok(true)
}

/// Titles and paragraphs, broken for a terminal.
struct Text(String);

impl Text {
    fn titled(title: &str) -> Self {
        Self(format!("{title}\n"))
    }

    fn section(&mut self, heading: &str, text: &str) {
        if !text.is_empty() {
            self.0.extend(["\n", heading, "\n"]);
            self.paragraph("  ", text);
        }
    }

    fn paragraph(&mut self, before: &str, text: &str) {
        self.0.push_str(&page::paragraph(before, text));
        self.0.push('\n');
    }
}

fn of_item(standard: &Standard, item: &Item) -> String {
    let mut text = Text::titled(&format!("{}  {}", item.reference, item.title));
    text.paragraph(
        "",
        &format!(
            "{}, {}; needed for {}; answered by {}",
            standard.short,
            item.group,
            item.needed_for.words(),
            item.answer_type.words()
        ),
    );
    text.section("What the toolkit asks, in our words", &item.asks);
    text.section("What a reviewer would expect", &item.evidence);
    match item.rule.as_deref().and_then(rules::named) {
        Some(rule) => {
            for heading in HEADINGS {
                text.section(heading, &rule.section(heading));
            }
            text.section("Registers that decide", &titles(rule.registers));
            text.section("Held against", &titles(rule.beside));
        }
        None => text.section("How it is decided", "Only a named person’s dated statement decides it."),
    }
    text.section("What a person may state instead, where the records are silent", &item.how_attested);
    text.section("What to do when there is nothing", &item.if_missing);
    if let Some(place) = item.not_applicable {
        text.section("Not applicable", &format!("Offered; the words go into the {}.", place.words()));
    }
    let note = item.confidence_note.as_deref().unwrap_or_default();
    let source = format!(
        "{} (confidence {}). Read {}. {note}",
        item.source,
        item.confidence.letter(),
        words::day(standard.read)
    );
    text.section("Where the item comes from", source.trim());
    text.0
}

fn titles(registers: &[RegisterId]) -> String {
    let titles: Vec<&str> = registers.iter().filter_map(|&id| Some(schema_of(id)?.title)).collect();
    words::list(&titles)
}

fn schema_of(id: RegisterId) -> Option<&'static Schema> {
    SCHEMAS.iter().copied().chain([&details::SCHEMA]).find(|schema| schema.id == id)
}

/// A register by its name in JSON or its title.
fn schema(name: &str) -> Option<&'static Schema> {
    let wanted = crate::registers::text::key(name);
    let is_it = |schema: &&Schema| {
        [code_name(&schema.id), schema.title.to_owned()].iter().any(|name| crate::registers::text::key(name) == wanted)
    };
    SCHEMAS.iter().copied().chain([&details::SCHEMA]).find(is_it)
}

fn of_code(standard: &Standard, code: Code) -> String {
    let mut text = Text::titled(&code_name(&code));
    text.paragraph("", code.meaning());
    text.paragraph(
        "",
        &format!("A finding of carebinder with {}. Each one names its cells and says what to do.", standard.short),
    );
    text.0
}

fn of_register(schema: &'static Schema) -> String {
    let mut text = Text::titled(schema.title);
    text.paragraph("", schema.about.trim());
    text.0.push_str("\nColumns\n");
    for column in schema.columns {
        text.paragraph("  ", &format!("{}: {}. {}", column.heading, column.kind.accepts(), column.guidance()));
        if !column.synonyms.is_empty() {
            text.paragraph("      ", &format!("also: {}", column.synonyms.join(", ")));
        }
    }
    let needs: Vec<String> = schema
        .required
        .iter()
        .map(|either| either.iter().map(|column| column.heading).collect::<Vec<_>>().join(" or "))
        .collect();
    text.section("What it cannot do without", &needs.join("; "));
    text.0
}
