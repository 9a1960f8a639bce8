//! The pages that look ahead: whom to train first, and what falls due.

use serde_json::{Value, json};

use super::{Contents, table};
use crate::checks::ahead::{Ahead, Due, Renewal};
use crate::checks::{Assessment, Coverage};
use crate::registers::grouped;
use crate::words::{self, count};

pub fn value(contents: &Contents<'_>) -> Value {
    let Contents { assessment, .. } = contents;
    let ahead = &assessment.ahead;
    json!({
        "to": words::day(ahead.to),
        "words": sentence(assessment),
        "falls": falls(ahead, assessment.coverage.as_ref()),
        // A group's people are told in the binders of their sites.
        "train_first": ahead.train_first.iter().filter(|_| contents.group.is_none()).map(renewal).collect::<Vec<_>>(),
        "train_first_note": "In this order: whoever is not trained, then what lapses first. Those who leave before then are left out. Sheet and cell are those of the training register; of the staff list for whoever is not trained.",
        "due": months(&ahead.due),
        "due_empty": "No record gives a date that falls within these twelve months.",
    })
}

fn sentence(assessment: &Assessment) -> String {
    let ahead = &assessment.ahead;
    let mut parts = vec![count(ahead.due.len(), "date falls due", "dates fall due")];
    if assessment.coverage.is_some() && !ahead.train_first.is_empty() {
        parts.push(format!("{} must train", count(ahead.train_first.len(), "person", "people")));
    }
    format!("In the twelve months from {}: {}.", words::day(assessment.as_of), words::list(&parts))
}

fn falls(ahead: &Ahead, coverage: Option<&Coverage>) -> Option<String> {
    let fall = ahead.falls?;
    let threshold = coverage?.threshold;
    Some(format!(
        "Trained people fall below {threshold}% on {} unless {} by then ({} of {} would be trained, {} are needed).",
        words::day(fall.date),
        if fall.renewals() == 1 { "1 person renews".to_owned() } else { format!("{} people renew", fall.renewals()) },
        fall.tally.trained,
        fall.tally.in_scope,
        fall.required
    ))
}

fn renewal(renewal: &Renewal) -> Value {
    let who = if renewal.number.is_empty() {
        renewal.name.to_string()
    } else {
        format!("{} ({})", renewal.name, renewal.number)
    };
    let why = match (renewal.by, renewal.starts) {
        (None, _) => "not trained now",
        (Some(_), true) => "starts then, not trained",
        (Some(_), false) => "training lapses then",
    };
    json!({
        "who": who,
        "role": renewal.role,
        "by": renewal.by.map_or_else(|| "now".to_owned(), words::short_day),
        "why": why,
        "cell": table::place(&renewal.at),
    })
}

/// The dates, month by month.
fn months(due: &[Due]) -> Vec<Value> {
    let month = |due: &Due| due.date.format("%B %Y").to_string();
    due.chunk_by(|a, b| month(a) == month(b))
        .map(|rows| json!({"month": rows.first().map(month), "rows": rows.iter().map(row).collect::<Vec<_>>()}))
        .collect()
}

fn row(due: &Due) -> Value {
    json!({
        "date": words::short_day(due.date),
        "what": due.what,
        "item": due.item,
        "place": (!due.cells.is_empty()).then(|| words::short_list(&grouped(&due.cells), 2)),
    })
}
