//! What three branches keep themselves, each in a sub-folder: two replace what head office shares, one adds to it.

use std::error::Error;
use std::fs;
use std::path::Path;

use super::{COMPANY, continuity, suppliers};
use crate::make::sheet;

const CHECKS: &str = "sites/Elder Mews/Our own spot checks.csv";

/// As the team leader of Elder Mews writes them down each month; without a column for the site, as all are of this one.
const CHECKS_TEXT: &str = "\
Date of check,Area,What was checked,Result,Findings,Action,Action owner,Approved by,Due date,Date closed\r
13/01/2026,Staff room,Is the cupboard with tenants’ files locked?,Pass,Locked,,,Kieran Evans,,\r
10/02/2026,Phones,Is every phone in the charging rack at handover?,Partly,One was at home with its user,Reminded; signed for at each shift,Team leader,Kieran Evans,24/02/2026,12/02/2026\r
10/03/2026,Flat 4,Does the folder in the flat hold the tenant’s own papers alone?,Pass,In order,,,Kieran Evans,,\r
14/04/2026,Staff room,Is anything with names lying on the table?,Pass,Nothing,,,Kieran Evans,,\r
12/05/2026,Phones,Do all lock by themselves?,Pass,All do,,,Kieran Evans,,\r
";

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    for book in [suppliers::DAMSON_GROVE, continuity::HAZEL_CLOSE] {
        sheet::write(&book, COMPANY, &folder.join(book.file))?;
    }
    let path = folder.join(CHECKS);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // As Excel saves “CSV UTF-8”.
    fs::write(path, format!("\u{feff}{CHECKS_TEXT}"))?;
    Ok(())
}
