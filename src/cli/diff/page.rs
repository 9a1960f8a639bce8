//! What changed, as a page that fits a terminal.

use anstyle::{AnsiColor, Style};

use super::{Compared, Which};
use crate::cli::page::paragraph;
use crate::diff::{Diff, Direction, FindingLine, ItemChange, Told, told, told_findings};
use crate::registers::text::tidy;
use crate::words;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Cyan.on_default();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// Lines told of one list; the JSON has each.
const MOST: usize = 30;

pub fn text(all: &[Compared]) -> String {
    let mut page = Page::default();
    for (index, compared) in all.iter().enumerate() {
        if index > 0 {
            page.line("");
        }
        match compared {
            Compared::Both(diff) => page.diff(diff),
            Compared::OneOnly { provider, site, only_in, .. } => {
                page.title(provider, site.as_deref());
                page.wrapped(
                    "",
                    if *only_in == Which::New { "Only in the later one." } else { "Only in the earlier one." },
                );
            }
        }
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn diff(&mut self, diff: &Diff) {
        self.title(&diff.provider.name, diff.site.as_deref());
        let (before, after) = (&diff.before, &diff.after);
        self.wrapped("", &format!("From {} to {}", words::day(before.as_of), words::day(after.as_of)));
        self.line("");
        let level = match diff.level {
            Direction::Neither => format!("{}, as before", after.level.name()),
            _ => format!("{} (before: {})", after.level.name(), before.level.name()),
        };
        self.line(&format!("{BOLD}{level}{BOLD:#}"));
        self.wrapped(
            "",
            &match diff.training {
                Some(training) if training.before != training.after => {
                    format!("{} (before: {})", told::trained(training.after), told::trained(training.before))
                }
                Some(training) => format!("{}, as before", told::trained(training.after)),
                None => String::new(),
            },
        );
        self.wrapped("", &if diff.is_nothing() { told::nothing(diff) } else { words::list(&told::numbers(diff)) });
        self.items(&diff.items);
        self.people(diff);
        if let Some(policies) = &diff.policies {
            let told = told::policies(policies);
            self.list("Policies", &told.iter().map(|(title, what)| format!("{title}: {what}")).collect::<Vec<_>>());
        }
        let rules = told::rules(&diff.rules);
        let rules =
            rules.iter().map(|(item, what)| words::joined(&[item.clone().unwrap_or_default(), what.clone()], " "));
        self.list("What the toolkit asks", &rules.collect::<Vec<_>>());
        if let Some(findings) = &diff.findings {
            self.findings("New findings", &findings.new);
            self.findings("Findings settled", &findings.settled);
        }
        self.list("What cannot be told", &diff.untold);
    }

    fn title(&mut self, provider: &str, site: Option<&str>) {
        let name = words::joined(&[tidy(provider), site.map(tidy).unwrap_or_default()], ", ");
        self.line(&format!("{BOLD}{name}{BOLD:#}"));
    }

    fn items(&mut self, items: &[ItemChange]) {
        if items.is_empty() {
            return;
        }
        self.heading("Items that stand otherwise");
        for item in items {
            let (style, sign) = match item.direction {
                Direction::Better => (GOOD, '▲'),
                Direction::Worse => (BAD, '▼'),
                Direction::Neither => (DIM, '•'),
            };
            let title = item.title.as_deref().map(tidy).unwrap_or_default();
            let reference = tidy(&item.reference);
            self.line(&format!("  {style}{sign} {reference:<7}{style:#} {title}: {}", item.direction.word()));
            self.wrapped("      then ", &format!("{}: {}", item.before.status.word(), item.before.summary));
            self.wrapped("      now  ", &format!("{}: {}", item.after.status.word(), item.after.summary));
        }
    }

    fn people(&mut self, diff: &Diff) {
        for (title, lines) in diff.people.as_ref().map(told::people).unwrap_or_default() {
            let lines: Vec<String> = lines.into_iter().map(|(who, what)| words::joined(&[who, what], ", ")).collect();
            self.list(title, &lines);
        }
    }

    fn findings(&mut self, title: &str, lines: &[FindingLine]) {
        let (told, notes) = told_findings(lines);
        if lines.is_empty() {
            return;
        }
        self.heading(&format!("{title} ({})", lines.len() - notes));
        let line =
            |told: &Told<'_>| words::joined(&[told.line.reference.clone().unwrap_or_default(), told.sentence()], " ");
        self.lines(&told.iter().map(line).collect::<Vec<_>>());
        if notes > 0 {
            let notes = words::count(notes, "note", "notes");
            self.line(&format!("  {DIM}and {notes} for information (--format json has them){DIM:#}"));
        }
    }

    fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(&format!("{title} ({})", lines.len()));
        self.lines(lines);
    }

    fn lines(&mut self, lines: &[String]) {
        for line in lines.iter().take(MOST) {
            self.wrapped("  - ", line);
        }
        if lines.len() > MOST {
            self.line(&format!("  {DIM}and {} more (--format json has them){DIM:#}", lines.len() - MOST));
        }
    }

    fn heading(&mut self, title: &str) {
        self.line("");
        self.line(&format!("{BOLD}{title}{BOLD:#}"));
    }

    /// Somebody else's file may hold what a terminal obeys: only what can be read is printed.
    fn wrapped(&mut self, before: &str, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.line(&paragraph(before, &text));
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}
