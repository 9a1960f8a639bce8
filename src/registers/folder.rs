//! Finds the spreadsheets below a provider's folder.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

/// Why a provider's folder cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
    #[error("{0} is a file, not a folder")]
    NotAFolder(PathBuf),
    #[error("{0} holds what carebinder made, not what a provider keeps")]
    OwnOutput(PathBuf),
    #[error("no register was found in {0}")]
    NoRegister(PathBuf, Vec<super::Problem>),
    #[error("{0} holds the lists of two providers: {first} and {second}", first = .1[0], second = .1[1])]
    TwoProviders(PathBuf, [String; 2]),
    #[error("the folder {path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
}

impl ReadError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            ReadError::NoFolder(_) => "Check the spelling; a path with spaces needs quotation marks around it.".into(),
            ReadError::NotAFolder(_) | ReadError::OwnOutput(_) => "Give the folder that the spreadsheets are in.".into(),
            ReadError::NoRegister(_, problems) if problems.is_empty() => {
                "The folder must hold at least one spreadsheet (.xlsx, .xls, .ods or .csv) with a list that carebinder knows: staff, \
                 training, suppliers, devices, policies and so on. “carebinder init FOLDER” makes a blank one; “carebinder \
                 inspect FILE” says how a file was understood."
                    .into()
            }
            ReadError::NoRegister(..) => "What was found instead is listed above.".into(),
            ReadError::TwoProviders(..) => {
                "A pack is of one provider. Keep the lists of each in a folder of its own, with no spreadsheet beside those \
                 folders, and give the folder above them. Details that do not belong here can be left out with a [[table]] in \
                 carebinder.toml: register = \"none\"."
                    .into()
            }
            ReadError::Unreadable { .. } => "Ask whoever looks after this computer for permission to read it.".into(),
        }
    }
}

/// A file that may hold registers.
#[derive(Debug)]
pub struct Found {
    pub path: PathBuf,
    /// Path below the folder with `/` between its parts, as it is printed.
    pub name: Arc<str>,
    /// Whether a lock file beside it says that somebody has it open.
    pub is_open: bool,
    /// Whether it is a symbolic link, which is not followed.
    pub is_link: bool,
    /// Why what is in it cannot be listed, where it is a folder.
    pub fault: Option<io::Error>,
}

/// A folder with this file in it is a pack that carebinder wrote, not something a provider keeps.
pub const PACK_MARKER: &str = "manifest-sha256.txt";
/// The log of a run over many providers; a folder with one in it that begins so holds packs and tables, too.
pub const RUN_MARKER: &str = "run.jsonl";
pub const RUN_BEGINS: &str = r#"{"event":"begun","schema":"carebinder/run/1""#;

/// Whether carebinder wrote what is in the folder.
pub fn is_output(folder: &Path) -> bool {
    folder.join(PACK_MARKER).is_file() || is_run(&folder.join(RUN_MARKER))
}

/// Whether a file is the log of a run.
pub fn is_run(path: &Path) -> bool {
    let is_file = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    let mut beginning = vec![0; RUN_BEGINS.len()];
    is_file
        && fs::File::open(path).is_ok_and(|mut file| file.read_exact(&mut beginning).is_ok())
        && beginning == RUN_BEGINS.as_bytes()
}

/// What stands in a file's name at its end.
const READ: &[&str] = &["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv"];
const SPREADSHEETS: &[&str] = &["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "numbers"];

impl Found {
    /// Whether this version reads the format that the name promises.
    pub fn is_readable_format(&self) -> bool {
        READ.contains(&extension(&self.path).as_str())
    }
}

/// Whether a folder has a manifest and no binder.
fn is_of_marked_copies(folder: &Path) -> bool {
    !folder.join(RUN_MARKER).is_file() && !folder.join("binder.pdf").is_file()
}

/// Whether there is a folder at all: told before anything in it is looked at.
pub fn check_folder(folder: &Path) -> Result<(), ReadError> {
    match fs::metadata(folder) {
        // Marked copies of workbooks have a manifest, too, and may be worked on.
        Ok(metadata) if metadata.is_dir() && is_output(folder) && !is_of_marked_copies(folder) => {
            Err(ReadError::OwnOutput(folder.to_owned()))
        }
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(ReadError::NotAFolder(folder.to_owned())),
        Err(_) => Err(ReadError::NoFolder(folder.to_owned())),
    }
}

/// Every spreadsheet below the folder, sorted by path. Symbolic links are not followed, so nothing
/// outside the folder is read; packs that carebinder wrote and hidden folders are passed over.
pub fn spreadsheets(folder: &Path) -> Result<Vec<Found>, ReadError> {
    check_folder(folder)?;
    let mut found = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() > 0 => {
                found.push(unlisted(folder, error));
                continue;
            }
            Err(error) => return Err(ReadError::Unreadable { path: folder.to_owned(), source: error.into() }),
        };
        // A link may lead to a whole folder of spreadsheets.
        let is_folder = if entry.path_is_symlink() { entry.path().is_dir() } else { entry.file_type().is_dir() };
        let is_spreadsheet = !is_folder && SPREADSHEETS.contains(&extension(entry.path()).as_str());
        if is_spreadsheet || (is_folder && entry.path_is_symlink() && entry.depth() > 0) {
            found.push(Found {
                name: printed_path(folder, entry.path()),
                is_open: lock_files(entry.path()).iter().any(|lock| lock.exists()),
                is_link: entry.path_is_symlink(),
                fault: None,
                path: entry.into_path(),
            });
        }
    }
    Ok(found)
}

/// Every other file below the folder, with its printed path, sorted: documents that a register may name. What cannot
/// be listed is passed over, as it was told with the spreadsheets.
pub fn files(folder: &Path) -> Vec<(PathBuf, Arc<str>)> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = walk.filter_entry(|entry| entry.depth() == 0 || is_wanted(entry)).filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), printed_path(folder, entry.path()))).collect()
}

/// A folder within the folder that cannot be listed: the rest can be read.
fn unlisted(folder: &Path, error: walkdir::Error) -> Found {
    let path = error.path().unwrap_or(folder).to_owned();
    Found { name: printed_path(folder, &path), is_open: false, is_link: false, fault: Some(error.into()), path }
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let is_lock = name.starts_with("~$");
    let is_output = entry.file_type().is_dir() && is_output(entry.path());
    !name.starts_with('.') && !is_lock && !is_output
}

/// Excel writes `~$staff.xlsx` beside `staff.xlsx` while it is open, `LibreOffice` `.~lock.staff.xlsx#`.
fn lock_files(path: &Path) -> [PathBuf; 2] {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [path.with_file_name(format!("~${name}")), path.with_file_name(format!(".~lock.{name}#"))]
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// A path below the folder as it is printed, with `/` between its parts.
pub fn printed_path(folder: &Path, path: &Path) -> Arc<str> {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = below.iter().map(|part| super::text::tidy(&part.to_string_lossy())).collect();
    Arc::from(parts.join("/"))
}
