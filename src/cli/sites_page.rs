//! The sites of a group on a terminal: a line each, how they add up, and whether one assessment may cover them.

use std::fmt::Write;

use super::prepare::Prepared;
use crate::checks::{Status, Tally};
use crate::sites::{Group, SiteLine, Verdict};
use crate::words;

/// The longest name that keeps its line within a terminal.
const WIDEST: usize = 30;

pub fn of(whole: &Prepared) -> String {
    let Some(group) = &whole.results.group else { return String::new() };
    let mut text = String::from("\nSites\n");
    let widest = group.sites.iter().map(|site| site.name.chars().count()).max().unwrap_or(0).min(WIDEST);
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "  {:widest$}  {:27} {:>3} {:>3} {:>3} {:>3} {:>3}  Trained",
        "", "Level", "✓", "●", "–", "!", "?"
    );
    for site in &group.sites {
        let _ = writeln!(text, "  {}", line(site, widest));
    }
    let _ = writeln!(text, "\n  {}\n", sum(group));
    let asked = &group.one_assessment;
    let _ = writeln!(text, "May one assessment cover all sites?");
    text.push_str(&wrapped("  ", &asked.sentence));
    for condition in &asked.conditions {
        text.push_str(&wrapped(
            &format!("  {} ", mark(condition.verdict)),
            &format!("{}: {}", condition.what, condition.reason),
        ));
    }
    match &whole.redactor {
        Some(redactor) => redactor.text(&text),
        None => text,
    }
}

fn line(site: &SiteLine, widest: usize) -> String {
    let [supported, attested, inapplicable, gap, missing] = Status::ALL.map(|status| site.count(status));
    let trained = site.people.map_or_else(|| "not known".to_owned(), coverage);
    let (name, level) = (words::shortened(&site.name, WIDEST - 1), site.level.name());
    format!(
        "{name:widest$}  {level:27} {supported:>3} {attested:>3} {inapplicable:>3} {gap:>3} {missing:>3}  {trained}"
    )
}

fn coverage(people: Tally) -> String {
    let Tally { in_scope, trained } = people;
    format!("{trained} of {in_scope} ({})", words::percent(trained, in_scope))
}

/// How the sites' people add up to the whole's.
pub fn sum(group: &Group) -> String {
    let sum = &group.sum;
    let whole = sum.once.plus(sum.at_several);
    let several = match sum.at_several.in_scope {
        0 => String::new(),
        some => format!(", {some} at several sites, counted once"),
    };
    let verb = if sum.adds_up() { "make" } else { "do not make" };
    format!(
        "{} people at one site, {} at head office or at no known site{several}: these {verb} the {} of the whole.",
        sum.sites.in_scope, sum.elsewhere.in_scope, whole.in_scope
    )
}

fn mark(verdict: Verdict) -> char {
    match verdict {
        Verdict::Yes => '✓',
        Verdict::No => '!',
        Verdict::Open => '?',
    }
}

fn wrapped(indent: &str, text: &str) -> String {
    let rest = " ".repeat(indent.chars().count());
    let options = textwrap::Options::new(80).initial_indent(indent).subsequent_indent(&rest);
    textwrap::fill(text, options) + "\n"
}
