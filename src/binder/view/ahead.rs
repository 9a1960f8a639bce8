//! The pages that look ahead: whom to train first, and what falls due.

use serde_json::{Value, json};

use super::{Contents, table};
use crate::checks::ahead::{Ahead, Due, Renewal};
use crate::checks::{Assessment, Coverage};
use crate::registers::listed;
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
        "due": months(&ahead.due, contents.group.is_some()),
        "due_note": contents.group.map(|_| "Things of one kind that fall due in one month stand together, at the first of their dates. Each by itself is in the action plan beside this binder, and in the binder of its site."),
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
        "by": renewal.by.map_or_else(|| "now".into(), words::short_day),
        "why": why,
        "cell": table::place(&renewal.at),
    })
}

/// The dates, month by month. A group has more of them than anybody reads: things of one kind stand together.
fn months(due: &[Due], is_of_group: bool) -> Vec<Value> {
    let month = |due: &Due| due.date.format("%B %Y").to_string();
    due.chunk_by(|a, b| month(a) == month(b))
        .map(|dates| {
            let rows = if is_of_group { by_kind(dates) } else { dates.to_vec() };
            json!({"month": dates.first().map(month), "rows": rows.iter().map(row).collect::<Vec<_>>()})
        })
        .collect()
}

/// Those of one kind and item as one, at the first of their dates.
fn by_kind(dates: &[Due]) -> Vec<Due> {
    let mut rows: Vec<Due> = Vec::new();
    for due in dates {
        let kind = |due: &Due| due.of.map(|(kind, _)| kind);
        let alike = |row: &&mut Due| due.of.is_some() && kind(row) == kind(due) && row.item == due.item;
        match (rows.iter_mut().find(alike), due.of) {
            (Some(row), Some((kind, number))) => {
                let all = row.of.map_or(0, |(_, before)| before) + number;
                (row.of, row.what) = (Some((kind, all)), kind.words(all));
                row.cells.extend_from_slice(&due.cells);
            }
            _ => rows.push(due.clone()),
        }
    }
    rows
}

/// Places of one date in print; the JSON has them all.
const MOST_PLACES: usize = 12;

fn row(due: &Due) -> Value {
    json!({
        "date": words::short_day(due.date),
        "what": due.what,
        "item": due.item,
        "place": (!due.cells.is_empty()).then(|| listed(&due.cells, MOST_PLACES)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::ahead::Kind;
    use crate::registers::{CellRef, Place};

    fn due(day: u32, what: &str, of: Option<(Kind, usize)>) -> Due {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 7, day).unwrap();
        let cells = vec![CellRef::new("t.xlsx", "T", Place::cell(day, 1))];
        Due { date, item: None, what: what.to_owned(), cells, of }
    }

    #[test]
    fn a_group_reads_of_one_kind_once_a_month() {
        let dates = [
            due(1, "two people", Some((Kind::Training, 2))),
            due(3, "a policy", None),
            due(4, "one server", Some((Kind::RestoreTests, 1))),
            due(5, "a person", Some((Kind::Training, 1))),
            due(6, "a policy", None),
        ];
        let rows = |is_of_group| {
            let months = months(&dates, is_of_group);
            let rows = months[0]["rows"].as_array().unwrap().clone();
            rows.into_iter()
                .map(|row| format!("{}: {}, {}", row["date"], row["what"], row["place"]))
                .collect::<Vec<_>>()
        };
        assert_eq!(rows(false).len(), 5);
        assert_eq!(
            rows(true),
            [
                r#""1 Jul 2026": "Training of 3 people lapses", "t.xlsx › T › A1, A5""#,
                r#""3 Jul 2026": "a policy", "t.xlsx › T › A3""#,
                r#""4 Jul 2026": "one server", "t.xlsx › T › A4""#,
                r#""6 Jul 2026": "a policy", "t.xlsx › T › A6""#,
            ]
        );
    }
}
