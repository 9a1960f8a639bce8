//! The page that tells what changed since the last pack.

use serde_json::{Value, json};

use crate::checks::{Level, Status};
use crate::diff::{Diff, Direction, Edge, FindingLine, Stand, told, told_findings};
use crate::words::{self, count};

/// Lines of one list that are printed; the results hold them all.
const MOST: usize = 40;

pub fn value(diff: &Diff) -> Value {
    let findings = diff.findings.as_ref();
    json!({
        "words": sentence(diff),
        "sha256": diff.before.sha256,
        "is_worse": diff.is_worse(),
        "headline": if diff.is_nothing() { told::nothing(diff) } else { headline(diff) },
        "facts": facts(diff),
        "items": diff.items.iter().map(|item| json!({
            "ref": item.reference,
            "word": item.direction.word(),
            "better": item.direction == Direction::Better,
            "worse": item.direction == Direction::Worse,
            "before": stand(&item.before, &item.reference),
            "after": stand(&item.after, &item.reference),
        })).collect::<Vec<_>>(),
        "people": diff.people.as_ref().map(|people| {
            told::people(people).iter().map(|(title, lines)| list(title, lines)).collect::<Vec<_>>()
        }).unwrap_or_default(),
        "policies": diff.policies.as_ref().map(told::policies).unwrap_or_default(),
        "rules": told::rules(&diff.rules),
        "new": findings.map(|findings| remarks(&findings.new)),
        "settled": findings.map(|findings| remarks(&findings.settled)),
        "untold": diff.untold,
    })
}

fn sentence(diff: &Diff) -> String {
    let days = usize::try_from((diff.after.as_of - diff.before.as_of).num_days()).unwrap_or(0);
    format!(
        "The last pack was of {}, {} before this one. Its results lie in this pack as last-results.json.",
        words::day(diff.before.as_of),
        count(days, "day", "days")
    )
}

fn headline(diff: &Diff) -> String {
    let numbers = told::numbers(diff);
    // A threshold may be another, and nothing else.
    if numbers.is_empty() {
        "Small changes only.".to_owned()
    } else {
        format!("{}.", words::capital(&words::list(&numbers)))
    }
}

/// What was and what is, side by side.
fn facts(diff: &Diff) -> Vec<Value> {
    let fact = |title: &str, before: String, after: String| json!({"title": title, "before": before, "after": after});
    let open = |edge: &Edge| format!("{} of {}", edge.counts.open, edge.counts.items);
    let level = |level: Level| level.name().to_owned();
    let (before, after) = (&diff.before, &diff.after);
    let mut facts =
        vec![fact("Level", level(before.level), level(after.level)), fact("Open items", open(before), open(after))];
    if let Some(training) = diff.training {
        facts.push(fact("Training", told::trained(training.before), told::trained(training.after)));
    }
    facts
}

fn stand(stand: &Stand, now: &str) -> Value {
    // The number under which the item went, where it has another now.
    let before = if stand.reference == now { String::new() } else { format!("as {}: ", stand.reference) };
    json!({"status": Status::id(stand.status), "word": stand.status.word(), "summary": words::shortened(&format!("{before}{}", stand.summary), 220)})
}

fn list(title: &str, lines: &[(String, String)]) -> Value {
    json!({"title": title, "count": lines.len(), "rows": lines.get(..MOST).unwrap_or(lines), "more": lines.len().saturating_sub(MOST)})
}

/// Notes are counted: the sheets of the items have them.
fn remarks(lines: &[FindingLine]) -> Value {
    const LONGEST: usize = 240;
    let (told, notes) = told_findings(lines);
    let rows = told.iter().take(MOST).map(|told| {
        let severity = told.line.severity.to_string();
        json!({"ref": told.line.reference, "severity": severity, "message": words::shortened(&told.sentence(), LONGEST)})
    });
    json!({
        "rows": rows.collect::<Vec<_>>(),
        "count": lines.len() - notes,
        "more": told.len().saturating_sub(MOST),
        "notes": notes,
    })
}
