//! The assessment as a page that fits a terminal.

use std::io::{self, BufWriter, Write};

use anstyle::{AnsiColor, Style};

use super::error::Error;
use super::prepare::Prepared;
use crate::audience::Redactor;
use crate::checks::{Assessed, Status};
use crate::registers::{CellRef, Severity, grouped};
use crate::results::{Remark, gathered};
use crate::words;

/// Columns of the page; a wider terminal does not make longer lines easier to read.
const WIDTH: usize = 80;
/// Cells told for one finding; the JSON has them all.
const MOST_CELLS: usize = 8;
/// Items whose status mark stand in one line of the overview.
const PER_LINE: usize = 6;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Cyan.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// Prints to standard output, without colours where they would do harm.
pub fn print(text: &str) -> Result<(), Error> {
    print_by(|out| out.write_all(text.as_bytes()))
}

/// The same for what is too long to be held as a whole.
pub fn print_by(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut out = BufWriter::new(anstream::stdout());
    match write(&mut out).and_then(|()| out.flush()) {
        // `carebinder check … | head` ends when the reader has seen enough: that is no error.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Error::Output),
    }
}

/// The whole page: level, overview by group, what is open with its cells and hints, how files were read.
pub fn assessment(prepared: &Prepared) -> String {
    let mut page = Page { text: String::new(), redactor: prepared.redactor.as_ref() };
    heading(&mut page, prepared);
    overview(&mut page, prepared);
    let items = &prepared.assessment.items;
    section(&mut page, "Gaps", items.iter().filter(|item| item.status == Status::Gap));
    section(&mut page, "Missing", items.iter().filter(|item| item.status == Status::Missing));
    let warned =
        |item: &&Assessed| !item.status.is_open() && item.findings.iter().any(|f| f.severity != Severity::Note);
    section(&mut page, "Met, with something to look at", items.iter().filter(warned));
    ahead(&mut page, prepared);
    problems(&mut page, &prepared.results.problems);
    page.text
}

/// The page as it grows. Names are withheld before lines are broken: a name over two lines is a name.
struct Page<'a> {
    text: String,
    redactor: Option<&'a Redactor>,
}

fn heading(page: &mut Page<'_>, prepared: &Prepared) {
    let assessment = &prepared.assessment;
    let counts: Vec<String> = Status::ALL
        .into_iter()
        .map(|status| format!("{} {}", assessment.count(status), status.counted(assessment.count(status))))
        .collect();
    line(page, &format!("{BOLD}{}{BOLD:#}", prepared.provider_name));
    let standard = &prepared.terms.standard;
    line(page, &format!("{}, as of {} (edition {})", standard.short, words::day(prepared.terms.as_of), standard.id));
    line(page, "");
    line(page, &format!("{BOLD}{}{BOLD:#}", assessment.level.name()));
    wrapped(page, "", &counts.join(", "));
}

fn overview(page: &mut Page<'_>, prepared: &Prepared) {
    for group in &prepared.terms.standard.groups {
        line(page, "");
        line(page, &format!("{BOLD}{group}{BOLD:#}"));
        let marks: Vec<String> = prepared
            .assessment
            .items
            .iter()
            .filter(|item| item.item.group == *group)
            .map(|item| {
                let style = style(item.status);
                format!("{style}{} {:<8}{style:#}", mark(item.status), item.item.reference)
            })
            .collect();
        for row in marks.chunks(PER_LINE) {
            line(page, &format!("  {}", row.join("  ")));
        }
    }
    line(page, "");
    line(page, &format!("{DIM}✓ supported  ● attested  – not applicable  ! gap  ? missing{DIM:#}"));
}

/// A sign that tells the status without colour.
fn mark(status: Status) -> char {
    match status {
        Status::Supported => '✓',
        Status::Attested => '●',
        Status::NotApplicable => '–',
        Status::Gap => '!',
        Status::Missing => '?',
    }
}

fn style(status: Status) -> Style {
    match status {
        Status::Supported | Status::Attested => GOOD,
        Status::NotApplicable => DIM,
        Status::Gap | Status::Missing => BAD,
    }
}

fn section<'a>(page: &mut Page<'_>, title: &str, items: impl Iterator<Item = &'a Assessed>) {
    for (index, assessed) in items.enumerate() {
        if index == 0 {
            line(page, "");
            line(page, &format!("{BOLD}{title}{BOLD:#}"));
        }
        let style = style(assessed.status);
        line(page, "");
        line(
            page,
            &format!("{style}{} {}{style:#}  {}", mark(assessed.status), assessed.item.reference, assessed.item.title),
        );
        wrapped(page, "  ", &assessed.summary);
        for finding in assessed.findings.iter().filter(|finding| finding.severity != Severity::Note) {
            // What the summary has just said needs no second line.
            if finding.message != assessed.summary || !finding.cells.is_empty() {
                wrapped(page, "  - ", &words::capital(&finding.sentence()));
            }
            cells(page, &finding.cells);
            wrapped(page, "      → ", &finding.hint);
        }
    }
}

/// What falls due next, and what keeps the training up.
fn ahead(page: &mut Page<'_>, prepared: &Prepared) {
    const MOST: usize = 8;
    let ahead = &prepared.assessment.ahead;
    if ahead.due.is_empty() {
        return;
    }
    line(page, "");
    line(page, &format!("{BOLD}Looking ahead{BOLD:#}"));
    if let Some(fall) = ahead.falls {
        let renewals = words::count(fall.renewals(), "person renews", "people renew");
        wrapped(
            page,
            "  ",
            &format!("Training falls below the threshold on {} unless {renewals}.", words::day(fall.date)),
        );
    }
    for due in ahead.due.iter().take(MOST) {
        let item = due.item.as_ref().map(|item| format!(" ({item})")).unwrap_or_default();
        wrapped(page, &format!("  {:<12} ", words::short_day(due.date)), &format!("{}{item}", due.what));
    }
    if ahead.due.len() > MOST {
        line(page, &format!("  {DIM}and {} more until {}{DIM:#}", ahead.due.len() - MOST, words::day(ahead.to)));
    }
}

fn problems(page: &mut Page<'_>, problems: &[Remark]) {
    let problems = gathered(problems);
    let told: Vec<&Remark> = problems.iter().filter(|problem| problem.severity != Severity::Note).collect();
    if told.is_empty() {
        return;
    }
    line(page, "");
    line(page, &format!("{BOLD}How the files were read{BOLD:#}"));
    for problem in told {
        wrapped(page, "  - ", &problem.message);
        cells(page, &problem.cells);
        wrapped(page, "      → ", &problem.hint);
    }
}

fn cells(page: &mut Page<'_>, cells: &[CellRef]) {
    let most = cells.get(..MOST_CELLS).unwrap_or(cells);
    for group in grouped(most) {
        line(page, &format!("      {DIM}{group}{DIM:#}"));
    }
    if cells.len() > most.len() {
        line(page, &format!("      {DIM}and {} more{DIM:#}", cells.len() - most.len()));
    }
}

fn line(page: &mut Page<'_>, text: &str) {
    let text = page.redactor.map_or_else(|| text.to_owned(), |redactor| redactor.text(text));
    page.text.push_str(&text);
    page.text.push('\n');
}

/// A paragraph whose further lines stand under the first one's text.
fn wrapped(page: &mut Page<'_>, before: &str, text: &str) {
    let text = page.redactor.map_or_else(|| text.to_owned(), |redactor| redactor.text(text));
    line(page, &paragraph(before, &text));
}

/// A text broken for a terminal; its further lines stand under the first one's text.
pub fn paragraph(before: &str, text: &str) -> String {
    let indent = " ".repeat(before.chars().count());
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(before)
        .subsequent_indent(&indent)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, options)
}
