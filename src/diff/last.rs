//! Which earlier pack a new one is compared with: its "last pack".
//!
//! **The rule.** A pack of day D is compared with the newest pack before D that its folder knows of: the pack that lies
//! there, if that is of a day before D; else the one that the pack there was itself compared with, if that is of a day
//! before D; else with none. The results of that pack are kept in the new one, whole and unchanged, as
//! `last-results.json`, which the seal covers.
//!
//! So a rebuild on the same day is compared with the same last pack as the build before it, whatever was put right in
//! between, and the same records give the same bytes however often they are built. A pack of a later day, built by
//! mistake or looked at in advance, is no last pack of an earlier one. Only one pack back is kept: a folder that saw
//! later days first no longer knows what lay before them.
//!
//! A pack is no base when it is another provider's or another site's, when it was made for other readers (its results
//! might name people to outsiders), or when it is not as it was sealed.

use chrono::NaiveDate;

use super::Snapshot;

/// The results of an earlier pack, as they were written.
#[derive(Debug)]
pub struct Earlier {
    pub json: Vec<u8>,
    pub results: Snapshot,
}

/// Why an earlier pack is not compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBase {
    OtherProvider,
    OtherSite,
    OtherReaders,
}

impl NoBase {
    pub fn words(self) -> &'static str {
        match self {
            NoBase::OtherProvider => "it is another provider’s",
            NoBase::OtherSite => "it is another site’s",
            NoBase::OtherReaders => "it was made for other readers (--audience)",
        }
    }
}

/// The pack to compare with, of the one that lies there and the one that it was compared with itself.
///
/// # Errors
/// When the pack that lies there cannot be one that this one follows.
pub fn choose(there: Earlier, kept: Option<Earlier>, new: &Snapshot) -> Result<Option<Earlier>, NoBase> {
    check(&there.results, new)?;
    let is_before = |day: NaiveDate| day < new.as_of;
    if is_before(there.results.as_of) {
        return Ok(Some(there));
    }
    Ok(kept.filter(|kept| is_before(kept.results.as_of) && check(&kept.results, new).is_ok()))
}

fn check(old: &Snapshot, new: &Snapshot) -> Result<(), NoBase> {
    if !old.is_of_same_provider(new) {
        Err(NoBase::OtherProvider)
    } else if !old.is_of_same_site(new) {
        Err(NoBase::OtherSite)
    } else if !may_read(old, new) {
        Err(NoBase::OtherReaders)
    } else {
        Ok(())
    }
}

/// A pack that does not say for whom it was made may hold names.
fn may_read(old: &Snapshot, new: &Snapshot) -> bool {
    old.is_external() == new.is_external()
}
