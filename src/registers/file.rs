//! A file as a whole: its bytes, and what to say when they are not to be had.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::cell::CellRef;
use super::folder::Found;
use super::guard::Limits;
use super::problem::{Code, Problem, Severity};

/// The fingerprint of a file, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The content of a file that was found in the folder: a link is not followed.
pub fn listed(file: &Found) -> Result<Vec<u8>, Problem> {
    if let Some(fault) = &file.fault {
        return Err(unreadable(&file.name, fault));
    }
    if file.is_link {
        return Err(link_not_followed(file));
    }
    bytes_of(&file.path, &file.name)
}

/// A file's content, unless it is so large that reading it alone would do harm.
pub fn bytes_of(path: &Path, name: &Arc<str>) -> Result<Vec<u8>, Problem> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(name, &error))?;
    if !metadata.is_file() {
        return Err(unreadable(name, &std::io::Error::other("it is not a plain file")));
    }
    let size = metadata.len();
    let most = Limits::default().file_bytes;
    if size > most {
        return Err(Problem::new(
            Code::FileTooLarge,
            Severity::Error,
            format!("{name} was not read: it is larger than {} MB.", most / 1_000_000),
            "Remove pictures and sheets that are not registers, or move the file out of the folder.",
        )
        .at([CellRef::file(name)]));
    }
    fs::read(path).map_err(|error| unreadable(name, &error))
}

fn unreadable(name: &Arc<str>, error: &std::io::Error) -> Problem {
    Problem::new(
        Code::FileUnreadable,
        Severity::Error,
        format!("{name} could not be opened: {error}."),
        "Close it in other programs, check that you may read it, and run the command again.",
    )
    .at([CellRef::file(name)])
}

pub fn open_elsewhere(file: &Found) -> Problem {
    Problem::new(
        Code::FileOpenElsewhere,
        Severity::Warning,
        format!("{} seems to be open in another program. What was last saved was read.", file.name),
        "Save and close it, and run the command again, so that nothing is missed.",
    )
    .at([CellRef::file(&file.name)])
}

fn link_not_followed(file: &Found) -> Problem {
    Problem::new(
        Code::LinkNotFollowed,
        Severity::Error,
        format!("{} is a link to another place. Links are not followed, so nothing in it was read.", file.name),
        "Copy the spreadsheets themselves into the folder.",
    )
    .at([CellRef::file(&file.name)])
}

pub fn format_not_read(file: &Found) -> Problem {
    Problem::new(
        Code::FormatNotRead,
        Severity::Error,
        format!("{} is in a format that carebinder does not read yet, so nothing in it was used.", file.name),
        "Open it in Excel or LibreOffice and save it as an Excel Workbook (.xlsx).",
    )
    .at([CellRef::file(&file.name)])
}
