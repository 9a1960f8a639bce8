//! What is odd about a group's sites, for somebody to put right.

use std::collections::BTreeMap;

use super::belongs::{Belongs, Names};
use super::branch::Branch;
use super::rows::{Doubt, Rows};
use crate::registers::problem::{Code, Problem, Severity};
use crate::registers::site_folders::SiteFolders;
use crate::registers::sites::Site;
use crate::registers::text::key;
use crate::registers::{CellRef, RegisterId, Registers, SCHEMAS};
use crate::words;

/// Everything that is odd, in the order in which it is best put right.
pub fn problems(
    registers: &Registers,
    rows: &Rows,
    branches: &[Branch],
    names: &Names,
    folders: &SiteFolders,
) -> Vec<Problem> {
    let mut problems = listed_twice(&registers.sites.records);
    problems.extend(staff_without_sites(registers, rows));
    problems.extend(doubts(rows, names));
    problems.extend(without_rows(rows, branches));
    problems.extend(strange_folders(registers, folders));
    problems
}

/// Two rows of one name, or two sites of one code.
fn listed_twice(sites: &[Site]) -> Vec<Problem> {
    let mut seen: BTreeMap<(&str, String), &CellRef> = BTreeMap::new();
    let mut problems = Vec::new();
    for site in sites {
        for (what, field) in
            [("name", &site.name), ("ODS code", &site.ods_code), ("CQC location ID", &site.cqc_location)]
        {
            if field.is_blank() {
                continue;
            }
            match seen.get(&(what, key(field.text()))) {
                None => _ = seen.insert((what, key(field.text())), &field.at),
                Some(first) => {
                    problems.push(twice(what, field.text()).at([*(*first), field.at]));
                }
            }
        }
    }
    problems
}

fn twice(what: &str, shown: &str) -> Problem {
    let message = match what {
        "name" => format!("“{shown}” stands twice in the Sites sheet; the second row was not used."),
        _ => format!("Two sites have the {what} “{shown}”, so that it names neither."),
    };
    let hint = "Give every site a row, a name and codes of its own.";
    Problem::new(Code::SiteListedTwice, Severity::Warning, message, hint).of(RegisterId::Sites)
}

fn staff_without_sites(registers: &Registers, rows: &Rows) -> Option<Problem> {
    let staff = rows.counted(RegisterId::Staff);
    let without: Vec<&CellRef> =
        staff.iter().filter(|row| row.belongs == Belongs::Nowhere && row.doubt.is_none()).map(|row| &row.at).collect();
    let tables = registers
        .staff
        .tables
        .iter()
        .filter(|header| without.iter().any(|at| at.file == header.file && at.sheet == header.sheet));
    (!without.is_empty()).then(|| {
        Problem::new(
            Code::StaffWithoutSites,
            Severity::Error,
            format!(
                "The staff list does not say where {} work, so they count at no site.",
                words::count(without.len(), "person", "people")
            ),
            "Add a column “Site” to the staff list, or keep a staff list in each site’s folder.",
        )
        .of(RegisterId::Staff)
        .at(tables.copied())
    })
}

/// The site that a text is nearest to, and the cells that have the text.
type Cells = (Option<usize>, Vec<CellRef>);

/// What rows leave open, told once for each register and text.
fn doubts(rows: &Rows, names: &Names) -> Vec<Problem> {
    let mut kinds: BTreeMap<(RegisterId, u8, String), Cells> = BTreeMap::new();
    for (register, row) in rows.all() {
        let (kind, text, near, at) = match &row.doubt {
            None => continue,
            Some(Doubt::Blank(at)) => (0, String::new(), None, *at),
            Some(Doubt::Unknown(field, near)) => (1, field.shown.to_string(), *near, field.at),
            Some(Doubt::Several(field)) => (2, field.shown.to_string(), None, field.at),
        };
        let entry = kinds.entry((register, kind, text)).or_default();
        entry.0 = near;
        entry.1.push(at);
    }
    let told = kinds.into_iter().map(|((register, kind, text), (near, cells))| {
        let list = title(register);
        let rows = words::count(cells.len(), "row", "rows");
        let problem = match kind {
            0 => blank(&list, &rows, cells.len()),
            1 => unknown(&list, &rows, &text, near.map(|site| names.shown(site))),
            _ => several(&list, &text),
        };
        problem.of(register).at(cells)
    });
    told.collect()
}

fn blank(list: &str, rows: &str, count: usize) -> Problem {
    let verb = if count == 1 { "does" } else { "do" };
    Problem::new(
        Code::SiteBlank,
        Severity::Warning,
        format!("{list}: {rows} {verb} not say of which site, and counts in the group’s pack alone.")
            .replace("do not say of which site, and counts", "do not say of which site, and count"),
        "Fill in the site; “All sites” for what all of them share, “Head office” for what is none’s.",
    )
}

fn unknown(list: &str, rows: &str, text: &str, near: Option<&str>) -> Problem {
    let (guess, hint) = match near {
        Some(near) => (
            format!(" It is nearly “{near}”."),
            format!("Write “{near}” if that is meant, or settle both spellings under [sites] same in carebinder.toml."),
        ),
        None => (String::new(), "Correct the name, or add the site to the Sites sheet.".to_owned()),
    };
    Problem::new(
        Code::SiteUnknown,
        Severity::Warning,
        format!("{list}: “{text}” is no site of the Sites sheet ({rows}, in the group’s pack alone).{guess}"),
        hint,
    )
}

fn several(list: &str, text: &str) -> Problem {
    Problem::new(
        Code::SiteDoubtful,
        Severity::Warning,
        format!("{list}: “{text}” names more than one site; the row counts at each of them, and once in the whole."),
        "Give each site a row of its own, if that is what it means.",
    )
}

fn without_rows(rows: &Rows, branches: &[Branch]) -> Vec<Problem> {
    let mut has_rows = vec![false; branches.len()];
    for (_, row) in rows.all().filter(|(register, _)| *register != RegisterId::Sites) {
        if let Belongs::Sites(sites) = &row.belongs {
            sites.iter().filter_map(|site| has_rows.get_mut(*site).map(|has| *has = true)).for_each(drop);
        }
    }
    let bare = branches.iter().zip(has_rows).filter(|(_, has)| !has);
    bare.map(|(branch, _)| {
        Problem::new(
            Code::SiteWithoutRows,
            Severity::Warning,
            format!("No row of any register is of “{}”.", branch.name()),
            "Enter what is kept for it; or take it out of the Sites sheet, if it is closed.",
        )
        .of(RegisterId::Sites)
        .at([branch.site.name.at])
    })
    .collect()
}

fn strange_folders(registers: &Registers, folders: &SiteFolders) -> Vec<Problem> {
    let mut strange: BTreeMap<&str, Vec<CellRef>> = BTreeMap::new();
    for input in &registers.inputs {
        if let Some(folder) = folders.stranger(&input.path) {
            strange.entry(folder).or_default().push(CellRef::file(&input.path));
        }
    }
    let told = strange.into_iter().map(|(folder, files)| {
        Problem::new(
            Code::SiteFolderUnknown,
            Severity::Warning,
            format!(
                "The folder “{folder}” is named as no site of the Sites sheet; what is in it counts in the group’s pack alone."
            ),
            "Name the folder as the site is called, or add the site to the Sites sheet.",
        )
        .at(files)
    });
    told.collect()
}

/// A register's name in print.
pub fn title(register: RegisterId) -> String {
    SCHEMAS
        .iter()
        .find(|schema| schema.id == register)
        .map_or_else(|| register.name(), |schema| schema.title.to_owned())
}
