//! The chart of trained people over time.

use chrono::{Datelike, Months, NaiveDate};
use serde_json::{Value, json};

use crate::checks::{Coverage, Tally};
use crate::words;

pub fn value(coverage: &Coverage, as_of: NaiveDate) -> Value {
    let day = |date: NaiveDate| (date - as_of).num_days();
    json!({
        "trained": coverage.now.trained,
        "in_scope": coverage.now.in_scope,
        "required": coverage.now.required(coverage.threshold),
        "threshold": coverage.threshold,
        "from": coverage.from.to_string(),
        "to": coverage.to.to_string(),
        "as_of": as_of.to_string(),
        "points": coverage.steps.iter().map(|(date, tally)| json!({
            "day": day(*date),
            "date": words::short_day(*date),
            "trained": tally.trained,
            "in_scope": tally.in_scope,
        })).collect::<Vec<_>>(),
        "first_day": day(coverage.from),
        "last_day": day(coverage.to),
        "ticks": ticks(coverage, as_of),
        "words": sentence(coverage, as_of),
    })
}

/// The first of every fourth month: more would run into one another.
fn ticks(coverage: &Coverage, as_of: NaiveDate) -> Vec<Value> {
    let first = coverage.from.with_day(1).unwrap_or(coverage.from);
    let months = (0..).step_by(4).map_while(|months| first.checked_add_months(Months::new(months)));
    months
        .take_while(|date| *date <= coverage.to)
        .filter(|date| *date >= coverage.from)
        .map(|date| json!({"day": (date - as_of).num_days(), "label": date.format("%b %y").to_string()}))
        .collect()
}

fn sentence(coverage: &Coverage, as_of: NaiveDate) -> String {
    let Coverage { now, threshold, .. } = coverage;
    let share = |tally: &Tally| words::percent(tally.trained, tally.in_scope);
    let mut sentences = vec![format!(
        "{} of {} trained on {} ({}); {} for {threshold}%.",
        now.trained,
        words::count(now.in_scope, "person", "people"),
        words::day(as_of),
        share(now),
        words::needed(now.required(*threshold))
    )];
    let falls = coverage.steps.iter().find(|(date, tally)| *date > as_of && !tally.is_met(*threshold));
    if let Some((date, tally)) = falls.filter(|_| now.is_met(*threshold)) {
        sentences.push(format!(
            "If nobody renews, it falls below {threshold}% on {} ({}).",
            words::day(*date),
            share(tally)
        ));
    }
    if let Some((_, last)) = coverage.steps.last() {
        let when = words::day(coverage.to);
        sentences.push(if sentences.len() > 1 {
            format!("On {when} it would be {}.", share(last))
        } else {
            format!("If nobody renews, it is {} on {when}.", share(last))
        });
    }
    sentences.join(" ")
}
