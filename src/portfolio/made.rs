//! What tells a pack that was made from any other, without reading what stands in it.

use std::path::Path;

use crate::pack;

/// The digest of a pack's manifest; nothing when it is not there whole.
pub fn digest(folder: &Path) -> Option<String> {
    pack::whole(folder)
}
