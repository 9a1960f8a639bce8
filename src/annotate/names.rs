//! Names of the copies and of their sheets: those of the originals where they can be, and each once.

use std::collections::BTreeSet;

use crate::registers::{Sheet, marked};

/// The longest name that a sheet can have in Excel, in the units in which it counts.
const LONGEST: usize = 31;

/// Where the copy of each workbook goes, below the folder of copies, with `/` between the parts. A workbook of
/// Excel keeps its name; of others that share it the old ending tells them apart.
pub fn of_copies(files: &[&str]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = vec![String::new(); files.len()];
    for is_xlsx in [true, false] {
        for (name, file) in names.iter_mut().zip(files) {
            let (stem, ending) = parted(file);
            if ending.eq_ignore_ascii_case("xlsx") == is_xlsx {
                let others = (1_u32..).map(|count| match count {
                    1 => format!("{stem}.xlsx"),
                    2 => format!("{stem} ({ending}).xlsx"),
                    more => format!("{stem} ({ending} {}).xlsx", more - 1),
                });
                *name = first_free(others, &mut taken);
            }
        }
    }
    names
}

/// The path without its ending, and the ending. Not a part of it leads elsewhere or is hidden: taking unseen
/// signs out of a name can leave two dots alone.
fn parted(file: &str) -> (String, &str) {
    let (path, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let parts = path
        .split('/')
        .map(|part| if part.is_empty() || part.starts_with('.') { format!("_{part}") } else { part.to_owned() });
    (parts.collect::<Vec<_>>().join("/"), ending)
}

/// The names of the sheets in a copy, behind the sheet in front.
pub fn of_sheets(sheets: &[Sheet]) -> Vec<String> {
    let mut taken = BTreeSet::from([marked::SHEET.to_owned()]);
    sheets
        .iter()
        .zip(1_u32..)
        .map(|(sheet, number)| {
            let allowed = allowed(sheet.name());
            let base = if allowed.is_empty() { format!("Sheet{number}") } else { allowed };
            let others = (1_u32..).map(|count| match count {
                1 => cut(&base, ""),
                more => cut(&base, &format!(" ({more})")),
            });
            first_free(others, &mut taken)
        })
        .collect()
}

/// Windows and Excel do not tell capitals apart.
fn first_free(mut names: impl Iterator<Item = String>, taken: &mut BTreeSet<String>) -> String {
    names.find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

/// A name as Excel allows it; `History` is its own.
fn allowed(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { c })
        .collect();
    let trimmed = plain.trim_matches('\'').trim();
    if trimmed.eq_ignore_ascii_case("history") { format!("{trimmed}-") } else { trimmed.to_owned() }
}

fn cut(name: &str, end: &str) -> String {
    let room = LONGEST.saturating_sub(end.len());
    let mut used = 0;
    let kept: String = name
        .chars()
        .take_while(|c| {
            used += c.len_utf16();
            used <= room
        })
        .collect();
    kept.trim_end_matches(['\'', ' ']).to_owned() + end
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn workbooks_of_one_name_stay_apart() {
        let names = of_copies(&["HR/staff.csv", "HR/staff.ods", "HR/Staff.xlsx", "staff.tsv", "HR/staff.CSV"]);
        let wanted =
            ["HR/staff (csv).xlsx", "HR/staff (ods).xlsx", "HR/Staff.xlsx", "staff.xlsx", "HR/staff (CSV 2).xlsx"];
        assert_eq!(names, wanted);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        assert_eq!(of_copies(&["../x.csv", "/x.xlsx", "./.x.ods"]), ["_../x.xlsx", "_/x.xlsx", "_./_.x.xlsx"]);
    }

    #[test]
    fn sheets_get_names_that_excel_takes() {
        let sheet = |name: &str| Sheet::named(&Arc::from("x.ods"), name);
        let long = "Register of information assets of the home";
        let sheets = ["", "Staff/leavers", "'q'", "History", "carebinder", "Staff-Leavers", long, long].map(sheet);
        let wanted = [
            "Sheet1",
            "Staff-leavers",
            "q",
            "History-",
            "carebinder (2)",
            "Staff-Leavers (2)",
            "Register of information assets",
            "Register of information ass (2)",
        ];
        assert_eq!(of_sheets(&sheets), wanted);
    }
}
