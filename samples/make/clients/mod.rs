//! Four clients of a consultant, each with habits of its own; one of them cannot be read, as its settings are broken.

mod fernleigh;
mod kestrel;
mod saltmarsh;
mod thornfield;

use std::error::Error;
use std::path::Path;

pub fn write(folder: &Path) -> Result<(), Box<dyn Error>> {
    fernleigh::write(&folder.join("fernleigh-care"))?;
    kestrel::write(&folder.join("kestrel-homecare"))?;
    saltmarsh::write(&folder.join("saltmarsh-living"))?;
    thornfield::write(&folder.join("thornfield-house"))
}
