//! "Since the last pack": what a new pack is compared with, and what it keeps of it.

use std::mem;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::error::Error;
use super::prepare::Prepared;
use super::report::Reporter;
use crate::diff::{Snapshot, compare, last};
use crate::pack::{self, Found};
use crate::words;

/// Where a pack is to be built.
pub struct Place {
    pub folder: PathBuf,
    /// The pack that lies there, or why it cannot be relied on.
    there: Result<Option<Found>, String>,
}

impl Place {
    /// Looks at what lies there, for a pack of the given day. To be done before the records are read: a large binder takes memory to open, which
    /// they take over.
    pub fn look(folder: PathBuf, as_of: NaiveDate) -> Self {
        Self { there: pack::earlier(&folder, as_of), folder }
    }
}

/// Compares with the pack that lies at the place, as the module [`last`] says. The results tell what changed; the
/// returned file goes into the pack, so that the next build on this day is compared with the same.
pub fn the_last_pack(
    prepared: &mut Prepared,
    place: &mut Place,
    reporter: &Reporter,
) -> Result<Option<(String, Vec<u8>)>, Error> {
    let not_compared = |why: &str| {
        reporter.note(&format!("The pack in {} is not compared with this one: {why}.", place.folder.display()));
    };
    let found = match mem::replace(&mut place.there, Ok(None)) {
        Ok(Some(found)) => found,
        Ok(None) => return Ok(None),
        Err(why) => {
            not_compared(&why);
            return Ok(None);
        }
    };
    let Ok(new) = Snapshot::parse(prepared.results_json()?.as_bytes()) else { return Ok(None) };
    match last::choose(found.there, found.kept, &new) {
        Ok(Some(base)) => {
            let mut diff = compare(&base.results, &new);
            // Its results are not written yet: this goes into them.
            diff.after.sha256 = None;
            reporter.stage(&format!("Compared with the last pack, of {}", words::day(base.results.as_of)));
            prepared.results.since = Some(diff);
            Ok(Some((pack::LAST_RESULTS.to_owned(), base.json)))
        }
        Ok(None) => Ok(None),
        Err(why) => {
            not_compared(why.words());
            Ok(None)
        }
    }
}
