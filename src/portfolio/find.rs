//! Tells a provider's folder from a folder of providers.
//!
//! A folder with a spreadsheet or settings directly in it is one provider's. Any other is a folder of providers when a
//! sub-folder has settings, or two have the details of organisations of different names: a provider that keeps its lists in
//! `HR` and `IT` has its details in one place, and one that keeps them by year has one name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::registers::text::key;
use crate::registers::{self, Found, RUN_MARKER, ReadError, RegisterId};
use crate::settings;

/// How deep a portfolio may be ordered: by region, by consultant, by year.
const DEEPEST: usize = 4;

/// The folders of the providers below a folder, sorted; the folder alone when it is one provider's.
///
/// # Errors
/// When the folder is not there or cannot be read.
pub fn providers(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    registers::check_folder(folder)?;
    let found = below(folder, 0)?;
    Ok(if found.is_empty() { vec![folder.to_owned()] } else { found })
}

fn below(folder: &Path, depth: usize) -> Result<Vec<PathBuf>, ReadError> {
    let spreadsheets = registers::spreadsheets(folder)?;
    if spreadsheets.is_empty() && !has_settings(folder) {
        return Ok(Vec::new());
    }
    // A link, or a folder that cannot be listed, is no spreadsheet.
    let is_here = |found: &Found| found.path.parent() == Some(folder) && !found.is_link && found.fault.is_none();
    if has_settings(folder) || spreadsheets.iter().any(is_here) || depth == DEEPEST {
        return Ok(vec![folder.to_owned()]);
    }
    let folders = folders(folder)?;
    if !folders.iter().any(|sub| has_settings(sub)) && !have_two_names(&folders) {
        let inner = of_the_only_one(&folders, depth)?;
        return Ok(if inner.is_empty() { vec![folder.to_owned()] } else { inner });
    }
    let mut providers = Vec::new();
    for sub in folders {
        // What cannot be read is told of the one that it is.
        providers.extend(below(&sub, depth + 1).unwrap_or_else(|_| vec![sub]));
    }
    Ok(providers)
}

/// The providers of a portfolio that somebody put into a folder, with nothing beside it: to read them all as one
/// provider would mix their records.
fn of_the_only_one(folders: &[PathBuf], depth: usize) -> Result<Vec<PathBuf>, ReadError> {
    let is_filled = |sub: &&PathBuf| registers::spreadsheets(sub).is_ok_and(|found| !found.is_empty());
    let filled: Vec<&PathBuf> = folders.iter().filter(is_filled).collect();
    let [only] = filled.as_slice() else { return Ok(Vec::new()) };
    let found = below(only, depth + 1)?;
    Ok(if found == [(*only).clone()] { Vec::new() } else { found })
}

fn has_settings(folder: &Path) -> bool {
    folder.join(settings::FILE).is_file()
}

/// Whether the details in some folders are those of two organisations. Two are enough to know, and to read all would
/// take as long as the work itself.
fn have_two_names(folders: &[PathBuf]) -> bool {
    let (mut first, mut is_ordered, mut has_unnamed) = (None, false, false);
    for folder in folders {
        match name_in(folder) {
            Names::Nothing => {}
            Names::Unnamed => has_unnamed = true,
            Names::Two => is_ordered = true,
            Names::One(name) => match &first {
                None => first = Some(name),
                Some(first) if *first == name => {}
                Some(_) => return true,
            },
        }
    }
    // Providers by region; but lists of nobody beside them may be those of a provider with homes of their own names.
    is_ordered && !has_unnamed
}

/// Whose details a folder holds.
enum Names {
    Nothing,
    /// Lists, and nothing says whose.
    Unnamed,
    One(String),
    Two,
}

fn name_in(folder: &Path) -> Names {
    match registers::read_folder(folder, &[], &|_| true) {
        Err(ReadError::TwoProviders(..)) => Names::Two,
        Err(_) => Names::Nothing,
        Ok(read) => match read.organisation.and_then(|details| details.display_name()) {
            Some(name) => Names::One(key(&name)),
            // Details that cannot be read are somebody's.
            None if read.unread.iter().any(|unread| unread.register == RegisterId::Organisation) => {
                Names::One(folder.to_string_lossy().into_owned())
            }
            None => Names::Unnamed,
        },
    }
}

/// What lies beside the providers of a portfolio and is none of them, with the reason. Packs and tables of a run are no
/// surprise there.
pub fn passed_over(root: &Path, members: &[PathBuf]) -> Vec<(String, &'static str)> {
    let entries = fs::read_dir(root).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let mut passed: Vec<(String, &'static str)> = entries
        .filter(|path| path.is_dir() && !members.iter().any(|member| member.starts_with(path)))
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            let why = if path.is_symlink() {
                "a link, which is not followed"
            } else if path.join(RUN_MARKER).is_file() || name.starts_with('.') {
                return None;
            } else if registers::is_output(&path) {
                "it holds what carebinder made"
            } else {
                "no spreadsheet is in it"
            };
            Some((name, why))
        })
        .collect();
    passed.sort();
    passed
}

/// Sub-folders that may be providers': no links, nothing hidden, no packs.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: folder.to_owned(), source };
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let is_folder = entry.file_type().map_err(unreadable)?.is_dir();
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if is_folder && !is_hidden && !registers::is_output(&entry.path()) {
            folders.push(entry.path());
        }
    }
    folders.sort();
    Ok(folders)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DETAILS: &str = "Field,Value\nTrading name,Home\nODS code,VLF01\nAddress,1 Lane\nTelephone,01632 960001\n";
    const OTHER: &str =
        "Field,Value\nTrading name,Other home\nODS code,VLF02\nAddress,2 Lane\nTelephone,01632 960002\n";
    const STAFF: &str = "Staff number,Name,Job title,Start date\n1,Ann Lee,Carer,01/02/2024\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let folder = folder(files);
        let providers = providers(folder.path()).unwrap();
        providers.iter().map(|path| path.strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_portfolio_in_a_folder_with_nothing_else_is_one() {
        let two = [("all/clients/a/d.csv", DETAILS), ("all/clients/b/d.csv", OTHER)];
        assert_eq!(found(&two), ["all/clients/a", "all/clients/b"]);
        assert_eq!(found(&[two[0], two[1], ("HR/staff.csv", STAFF)]), [""], "a provider’s sites in folders");
    }

    #[test]
    fn a_provider_may_keep_its_lists_in_folders() {
        assert_eq!(found(&[("HR/staff.csv", STAFF), ("Office/details.csv", DETAILS)]), [""]);
        assert_eq!(found(&[("staff.csv", STAFF), ("a/d.csv", DETAILS), ("b/d.csv", DETAILS)]), [""]);
        assert_eq!(found(&[("2024/d.csv", DETAILS), ("2025/d.csv", DETAILS)]), [""], "one name, two years");
        assert_eq!(found(&[("readme.txt", "x")]), [""]);
    }

    #[test]
    fn two_details_make_a_portfolio_and_the_others_in_it_are_providers_too() {
        let files = [
            ("a/d.csv", DETAILS),
            ("b/HR/s.csv", STAFF),
            ("b/Office/d.csv", OTHER),
            ("c/s.csv", STAFF),
            ("d/x.txt", ""),
        ];
        assert_eq!(found(&files), ["a", "b", "c"]);
        let few = "Field,Value\nTrading name,Third home\nODS code,VLF03\n";
        assert_eq!(found(&[("a/d.csv", DETAILS), ("b/Our details.csv", few)]), ["a", "b"]);
        let form = "Name,Ann Lee\nAddress,2 Lane\nTelephone,01632 960002\n";
        assert_eq!(found(&[("a/d.csv", DETAILS), ("b/Staff details.csv", form)]), [""], "nobody’s form is a provider");
    }

    #[test]
    fn a_portfolio_may_be_ordered_in_folders() {
        let files = [
            ("north/a/d.csv", DETAILS),
            ("north/b/d.csv", OTHER),
            ("south/c/carebinder.toml", ""),
            ("south/c/d.csv", OTHER),
        ];
        assert_eq!(found(&files), ["north/a", "north/b", "south/c"]);
        let files = [("north/a/d.csv", DETAILS), ("north/b/d.csv", OTHER), ("south/c/d.csv", DETAILS)];
        assert_eq!(found(&files), ["north/a", "north/b", "south"], "without settings, too");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_beside_them_makes_nobody_one_provider() {
        let folder = folder(&[("a/d.csv", DETAILS), ("b/d.csv", OTHER)]);
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink(at("a"), at("c")).unwrap();
        let members = providers(folder.path()).unwrap();
        assert_eq!(members, [at("a"), at("b")]);
        assert_eq!(passed_over(folder.path(), &members), [("c".to_owned(), "a link, which is not followed")]);
    }

    #[test]
    fn packs_and_hidden_folders_are_no_providers() {
        let files = [
            ("a/d.csv", DETAILS),
            ("b/d.csv", OTHER),
            (".old/d.csv", DETAILS),
            ("out/a/manifest-sha256.txt", ""),
            ("out/a/action-plan.xlsx", ""),
        ];
        assert_eq!(found(&files), ["a", "b"]);
    }
}
