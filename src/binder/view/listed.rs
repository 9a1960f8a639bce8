//! The registers that are printed as they stand: which columns, how wide, and a mark on each row that an
//! error speaks of.

use std::collections::BTreeSet;

use super::Contents;
use super::table::{Row, Table, place, table};
use crate::checks::Status;
use crate::registers::{CellRef, Place, Record, Register, RegisterId, Registers, Severity};

/// Heading of a column, and its width in fractions.
type Columns = &'static [(&'static str, f32)];

/// What of each register is printed.
const PRINTED: &[(RegisterId, Columns)] = &[
    (RegisterId::Sites, &[("Site", 2.4), ("ODS code", 1.2), ("CQC location ID", 1.8), ("Service type", 2.0)]),
    (
        RegisterId::TrainingNeeds,
        &[("Role or group", 2.2), ("Training needed", 2.8), ("Shortfalls", 2.6), ("Date of analysis", 1.8)],
    ),
    (
        RegisterId::Accounts,
        &[
            ("System", 2.2),
            ("Account", 2.4),
            ("Holder", 2.2),
            ("Account type", 2.1),
            ("Administrator agreement signed", 1.9),
            ("Last reviewed", 1.9),
            ("Disabled", 1.9),
        ],
    ),
    (
        RegisterId::Assets,
        &[
            ("Asset number", 1.5),
            ("Asset", 2.1),
            ("Type", 1.9),
            ("Encrypted", 2.0),
            ("Antivirus", 1.9),
            ("Screen lock", 1.4),
            ("Remote wipe", 1.5),
            ("Last reviewed", 2.0),
            ("Disposed", 1.9),
        ],
    ),
    (
        RegisterId::Network,
        &[("Network device", 2.6), ("Site", 2.2), ("Default password changed", 1.8), ("Changed on", 1.7)],
    ),
    (
        RegisterId::Backups,
        &[
            ("System or data", 2.2),
            ("Method", 2.2),
            ("Last successful backup", 1.9),
            ("Last restore test", 1.8),
            ("Test result", 1.6),
        ],
    ),
    (
        RegisterId::Incidents,
        &[
            ("Reference", 1.4),
            ("Discovered", 2.1),
            ("What happened", 2.9),
            ("Near miss", 1.1),
            ("Risk to people", 1.3),
            ("Management told", 1.9),
            ("People told", 1.8),
            ("Process reviewed", 1.9),
        ],
    ),
    (
        RegisterId::SpotChecks,
        &[
            ("Date", 1.7),
            ("What was checked", 2.8),
            ("Result", 1.4),
            ("Action", 2.4),
            ("Action owner", 1.8),
            ("Closed", 1.7),
        ],
    ),
    (RegisterId::ContinuityTests, &[("Date", 1.7), ("Scenario", 2.6), ("Result", 2.4), ("Changes made", 2.4)]),
    (
        RegisterId::Contacts,
        &[("Contact", 2.4), ("What for", 2.2), ("Telephone", 1.7), ("E-mail", 2.4), ("Printed on", 1.7)],
    ),
    (RegisterId::Risks, &[("Risk", 2.8), ("Score", 0.9), ("Plan", 2.8), ("Owner", 2.1), ("Review date", 1.7)]),
    (
        RegisterId::InformationAssets,
        &[
            ("Information asset", 2.2),
            ("Location", 2.3),
            ("Owner", 2.1),
            ("Shared with", 2.0),
            ("Security measures", 2.4),
            ("Last reviewed", 1.9),
        ],
    ),
    (
        RegisterId::Processing,
        &[("Purpose", 2.4), ("Legal basis", 2.2), ("People concerned", 1.8), ("Recipients", 2.0), ("Kept for", 1.8)],
    ),
    (
        RegisterId::Policies,
        &[
            ("Policy", 2.8),
            ("Version", 1.3),
            ("Approved by", 1.8),
            ("Approved on", 1.7),
            ("Next review", 1.7),
            ("Owner", 2.1),
        ],
    ),
    (
        RegisterId::Complaints,
        &[("Reference", 1.6), ("Received", 1.7), ("Complaint", 3.2), ("Acknowledged", 2.0), ("Closed", 1.7)],
    ),
    (RegisterId::Certificates, &[("Certificate", 2.0), ("Certificate number", 2.0), ("Scope", 2.4), ("Expires", 1.7)]),
];

/// What a long heading is in a narrow column.
const SHORT: &[(&str, &str)] = &[
    ("Asset number", "No."),
    ("Last reviewed", "Looked at"),
    ("Administrator agreement signed", "Admin. signed"),
    ("Account type", "Type"),
    ("Reference", "Ref."),
    ("Discovered", "Noticed"),
    ("Risk to people", "Risk"),
    ("Management told", "Managers told"),
    ("Process reviewed", "Process seen"),
    ("Information asset", "What"),
    ("Security measures", "Kept safe by"),
    ("Default password changed", "Default changed"),
    ("Last successful backup", "Last backup"),
    ("Last restore test", "Last test"),
    ("Acknowledged", "Answered"),
];

/// Every such register that was supplied. Who can sign in, and whom to ring, is left out for readers outside
/// the provider.
pub fn all(contents: &Contents<'_>) -> Vec<Table> {
    let registers: &Registers = contents.case.registers;
    let marks = Marks::of(contents);
    let is_inside = !contents.audience.is_external();
    let accounts = is_inside.then(|| plain(&registers.accounts, &marks)).flatten();
    let contacts = is_inside.then(|| plain(&registers.contacts, &marks)).flatten();
    let tables = [
        plain(&registers.sites, &marks),
        plain(&registers.training_needs, &marks),
        accounts,
        plain(&registers.assets, &marks),
        plain(&registers.network, &marks),
        plain(&registers.backups, &marks),
        plain(&registers.incidents, &marks),
        plain(&registers.spot_checks, &marks),
        plain(&registers.continuity, &marks),
        contacts,
        plain(&registers.risks, &marks),
        plain(&registers.information, &marks),
        plain(&registers.processing, &marks),
        plain(&registers.policies, &marks),
        plain(&registers.complaints, &marks),
        plain(&registers.certificates, &marks),
    ];
    tables.into_iter().flatten().collect()
}

/// The rows that an error speaks of.
struct Marks<'a> {
    rows: BTreeSet<(&'a str, &'a str, u32)>,
    /// Whether the binder is a group's own: what a site has is printed in the site's.
    is_of_group: bool,
}

impl<'a> Marks<'a> {
    fn of(contents: &Contents<'a>) -> Self {
        let findings = contents.assessment.items.iter().flat_map(|item| &item.findings);
        let errors = findings.filter(|finding| finding.severity == Severity::Error);
        let rows = errors.flat_map(|finding| &finding.cells).filter_map(row_of).collect();
        Self { rows, is_of_group: contents.group.is_some() }
    }
}

fn row_of(at: &CellRef) -> Option<(&str, &str, u32)> {
    match at.cell {
        Place::Cell { row, .. } | Place::Row(row) => Some((&at.file, &at.sheet, row)),
        Place::Sheet | Place::Column(_) => None,
    }
}

fn plain<R: Record>(register: &Register<R>, marks: &Marks<'_>) -> Option<Table> {
    let (_, columns) = PRINTED.iter().find(|(id, _)| *id == R::SCHEMA.id)?;
    let is_wanted = |record: &&R| !(marks.is_of_group && is_of_a_site(*record));
    let rows = register.records.iter().filter(is_wanted).map(|record| {
        let mut shown = record.cells();
        let mut cell = |heading: &str| {
            let at = shown.iter().position(|(column, _)| *column == heading);
            at.map(|at| shown.swap_remove(at).1).unwrap_or_default()
        };
        let mut cells: Vec<String> = columns.iter().map(|(heading, _)| cell(heading)).collect();
        // With one sheet, the note above the table names it.
        let at = record.place();
        cells.push(if register.tables.len() == 1 { at.cell.to_string() } else { place(at) });
        Row { mark: row_of(record.place()).filter(|row| marks.rows.contains(row)).map(|_| Status::Gap), cells }
    });
    let short = |heading| SHORT.iter().find(|(long, _)| *long == heading).map_or(heading, |(_, short)| *short);
    let columns = columns.iter().map(|&(heading, width)| (short(heading), width, false)).chain([(
        "Cell",
        if register.tables.len() == 1 { 1.1 } else { 1.8 },
        true,
    )]);
    let mut table = table(register, rows.collect(), columns.collect::<Vec<_>>())?;
    if marks.is_of_group {
        let of_sites = register.records.iter().filter(|record| is_of_a_site(*record)).count();
        if of_sites > 0 {
            table.note = format!("{} · {of_sites} of them in the binders of the sites", table.note);
        }
    }
    Some(table)
}

/// Whether a row says that it is a site's; accounts go with their people.
fn is_of_a_site<R: Record>(record: &R) -> bool {
    R::SCHEMA.id == RegisterId::Accounts || record.site().is_some_and(|site| !site.is_blank())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::SCHEMAS;

    /// A slip in a heading would print an empty column.
    #[test]
    fn every_printed_heading_is_a_column() {
        for (id, columns) in PRINTED {
            let schema = SCHEMAS.iter().find(|schema| schema.id == *id).unwrap();
            for (heading, _) in *columns {
                assert!(schema.columns.iter().any(|column| column.heading == *heading), "{id:?}: {heading}");
            }
        }
    }
}
