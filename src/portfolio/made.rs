//! What tells the packs of a job from any others.

use std::path::Path;

use super::digest::Digest;
use super::table;
use crate::pack;

/// The digest of a pack's manifest, or of those of a group's packs; nothing when one of them is not there whole.
pub fn digest(folder: &Path) -> Option<String> {
    if let Some(digest) = pack::whole(folder) {
        return Some(digest);
    }
    let packs = table::packs(folder)?;
    let digest = packs.into_iter().try_fold(Digest::new(), |digest, (below, manifest)| {
        let is_same = manifest == pack::whole(&folder.join(&below)) && manifest.is_some();
        is_same.then(|| digest.text(below).text(manifest.unwrap_or_default()))
    });
    digest.map(Digest::hex)
}
