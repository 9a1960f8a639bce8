//! The registers as tables, each row with a mark where a check has judged it.

use serde_json::Value;

use super::table::{Row, Table, files, place, table};
use super::{Contents, listed};
use crate::checks::rules::mfa::{self, Standing as MfaStanding};
use crate::checks::rules::software::{self, Support};
use crate::checks::rules::supplier_certificates::{Certificate, certificate};
use crate::checks::{Coverage, Status};
use crate::words;

/// Every register that was supplied. Lists of people are left out for readers outside the provider.
pub fn all(contents: &Contents<'_>) -> Vec<Value> {
    // A group's people are printed in the binders of their sites.
    let is_without_people = contents.audience.is_external() || contents.group.is_some();
    let people = if is_without_people { Vec::new() } else { vec![staff(contents), training(contents)] };
    let things = [suppliers(contents), software(contents), unsupported(contents), systems(contents)];
    let judged = people.into_iter().chain(things).flatten();
    judged.chain(listed::all(contents)).map(|table| table.value()).collect()
}

fn staff(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.staff;
    let rows = register.records.iter().map(|row| Row {
        mark: None,
        cells: vec![
            row.name.shown.to_string(),
            row.role.shown.to_string(),
            row.kind.shown.to_string(),
            row.started.printed(),
            row.left.printed(),
            place(&row.name.at),
        ],
    });
    table(
        register,
        rows.collect(),
        [
            ("Name", 3.0, false),
            ("Role", 2.6, false),
            ("Type", 1.4, false),
            ("Started", 1.5, false),
            ("Left", 1.5, false),
            ("Cell", 1.9, true),
        ],
    )
}

fn training(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.training;
    let Some(Coverage { standings, now, .. }) = &contents.assessment.coverage else {
        return table(register, Vec::new(), [("Person", 1.0, false)]);
    };
    let rows = standings.iter().map(|standing| Row {
        mark: Some(if standing.trained { Status::Supported } else { Status::Gap }),
        cells: vec![
            if standing.number.is_empty() {
                standing.name.to_string()
            } else {
                format!("{} ({})", standing.name, standing.number)
            },
            standing.role.to_string(),
            standing.completed.to_string(),
            standing.lapses.and_then(|day| day.pred_opt()).map(words::short_day).unwrap_or_default().into(),
            place(&standing.at),
        ],
    });
    let mut table = table(
        register,
        rows.collect(),
        [
            ("Person", 3.0, false),
            ("Role", 2.4, false),
            ("Completed", 1.6, false),
            ("Counts until", 1.6, false),
            ("Cell", 1.9, true),
        ],
    )?;
    table.note = format!(
        "{} in scope · latest course that counts · sorted by what lapses first · {}",
        words::count(now.in_scope, "person", "people"),
        files(&register.tables)
    );
    Some(table)
}

fn suppliers(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.suppliers;
    let rows = register.records.iter().map(|row| Row {
        mark: (!row.is_it.is_no()).then(|| match certificate(row) {
            Certificate::Held => Status::Supported,
            Certificate::Unclear | Certificate::None => Status::Gap,
        }),
        cells: vec![
            row.name.shown.to_string(),
            row.service.shown.to_string(),
            words::joined(&[row.contact.text(), row.phone.text(), row.email.text()], " · "),
            row.certification.shown.to_string(),
            row.expires.printed(),
            place(&row.name.at),
        ],
    });
    table(
        register,
        rows.collect(),
        [
            ("Supplier", 2.2, false),
            ("Product or service", 2.4, false),
            ("Contact", 2.6, false),
            ("Certificate", 1.8, false),
            ("Expires", 1.4, false),
            ("Cell", 1.6, true),
        ],
    )
}

fn software(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.software;
    let rows = register.records.iter().map(|row| {
        let (mark, state) = match software::support(row, &contents.case) {
            Support::Supported => (Status::Supported, "supported".to_owned()),
            Support::Ended(why) => (Status::Gap, words::capital(&why)),
            Support::Unknown => (Status::Missing, "not stated".to_owned()),
        };
        Row {
            mark: Some(mark),
            cells: vec![
                row.name.shown.to_string(),
                row.version.shown.to_string(),
                row.where_used.shown.to_string(),
                words::capital(&state),
                place(&row.name.at),
            ],
        }
    });
    table(
        register,
        rows.collect(),
        [
            ("Software", 2.4, false),
            ("Version", 1.3, false),
            ("Where used", 2.2, false),
            ("Support", 2.6, false),
            ("Cell", 1.9, true),
        ],
    )
}

fn unsupported(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.unsupported;
    let rows = register.records.iter().map(|row| Row {
        mark: None,
        cells: vec![
            words::joined(&[row.name.text(), row.version.text()], " "),
            row.risk.shown.to_string(),
            row.reason.shown.to_string(),
            row.mitigation.shown.to_string(),
            words::joined(&[row.accepted_by.text(), &row.accepted_on.printed()], ", "),
            place(&row.name.at),
        ],
    });
    table(
        register,
        rows.collect(),
        [
            ("Software", 1.7, false),
            ("Risk", 2.2, false),
            ("Kept because", 2.2, false),
            ("Reduced by", 2.2, false),
            ("Accepted", 1.6, false),
            ("Cell", 1.7, true),
        ],
    )
}

fn systems(contents: &Contents<'_>) -> Option<Table> {
    let register = &contents.case.registers.systems;
    let rows = register.records.iter().map(|row| {
        let (mark, state) = match (mfa::is_reachable(row), mfa::standing(row, &contents.case)) {
            (false, _) => (None, "not reachable from outside".to_owned()),
            (true, MfaStanding::Mfa) => (Some(Status::Supported), "MFA for all users".to_owned()),
            (true, MfaStanding::Exception) => {
                (Some(Status::Attested), format!("Exception: {}", row.exception_reason.text()))
            }
            (true, MfaStanding::Open) => (Some(Status::Gap), "No MFA, no approved exception".to_owned()),
        };
        let approved = words::joined(&[row.approved_by.text(), &row.approved_on.printed()], ", ");
        Row {
            mark,
            cells: vec![
                row.name.shown.to_string(),
                row.supplier.shown.to_string(),
                words::capital(&state),
                approved,
                place(&row.name.at),
            ],
        }
    });
    table(
        register,
        rows.collect(),
        [
            ("System", 2.2, false),
            ("Supplier", 1.8, false),
            ("At sign-in", 3.0, false),
            ("Approved", 2.0, false),
            ("Cell", 1.9, true),
        ],
    )
}
