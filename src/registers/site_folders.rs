//! A site's own folder: one that is named as the site is, by name, ODS code or CQC location ID, in the provider's folder
//! or in `sites` there.

use std::collections::BTreeMap;

use super::sites::Site;
use super::text::key;

/// Folders whose folders are sites'.
const OF_SITES: &[&str] = &["sites", "branches", "homes", "locations", "services"];

/// A folder called so nearly as a site is a slip of the pen.
const NEARLY: f64 = 0.85;

/// The names by which a folder can be a site's, each with the number of the site in the Sites sheet.
#[derive(Debug, Default)]
pub struct SiteFolders {
    names: BTreeMap<String, usize>,
}

impl SiteFolders {
    /// A name that two sites have is no one's.
    pub fn of(sites: &[Site]) -> Self {
        let mut names: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (index, site) in sites.iter().enumerate() {
            for name in [&site.name, &site.ods_code, &site.cqc_location].map(|field| key(field.text())) {
                let is_other = |known: &Option<usize>| known.is_some_and(|known| known != index);
                names
                    .entry(name)
                    .and_modify(|known| *known = known.filter(|_| !is_other(known)))
                    .or_insert(Some(index));
            }
        }
        names.remove("");
        Self { names: names.into_iter().filter_map(|(name, site)| Some((name, site?))).collect() }
    }

    /// Whether a file lies in the folder of another site than this one, or of one that is not known.
    pub fn is_elsewhere(&self, file: &str, site: usize) -> bool {
        self.site(file).map_or_else(|| self.stranger(file).is_some(), |found| found != site)
    }

    /// Whether a site is called so.
    pub fn is_named(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The site in whose folder a file lies, by its printed path.
    pub fn site(&self, file: &str) -> Option<usize> {
        self.names.get(&key(folder(file)?)).copied()
    }

    /// The folder of a file that lies where sites' folders do, or is called nearly as a site is, and is none of them.
    pub fn stranger<'f>(&self, file: &'f str) -> Option<&'f str> {
        let folder = folder(file)?;
        let is_where_sites_are = file.split_once('/').is_some_and(|(first, _)| OF_SITES.contains(&key(first).as_str()));
        let is_near = || {
            let folder = key(folder);
            let mut names = self.names.keys();
            names.any(|name| strsim::normalized_damerau_levenshtein(name, &folder) >= NEARLY)
        };
        (self.site(file).is_none() && (is_where_sites_are || is_near())).then_some(folder)
    }
}

/// The folder that may be a site's: the first one, or the one below `sites`.
fn folder(file: &str) -> Option<&str> {
    let (first, rest) = file.split_once('/')?;
    if OF_SITES.contains(&key(first).as_str()) { rest.split_once('/').map(|(folder, _)| folder) } else { Some(first) }
}

#[cfg(test)]
mod tests {
    use super::super::{CellRef, Place};
    use super::*;

    fn site(name: &str, code: &str) -> Site {
        let at = CellRef::new("group.xlsx", "Sites", Place::Row(2));
        let mut site = Site::blank(&at);
        site.name.shown = name.into();
        site.ods_code.shown = code.into();
        site
    }

    #[test]
    fn a_folder_is_a_sites_by_name_or_code() {
        let folders = SiteFolders::of(&[site("Ash Court", "VLF01"), site("Birch House", "VLF02")]);
        assert_eq!(folders.site("Ash Court/staff.xlsx"), Some(0));
        assert_eq!(folders.site("sites/birch-house/2026/staff.xlsx"), Some(1));
        assert_eq!(folders.site("VLF02/staff.xlsx"), Some(1));
        assert_eq!(folders.site("staff.xlsx"), None);
        assert_eq!(folders.site("HR/Ash Court/staff.xlsx"), None, "only where sites' folders are");
        assert_eq!(folders.stranger("sites/Elm Lodge/staff.xlsx"), Some("Elm Lodge"));
        assert_eq!(folders.stranger("HR/staff.xlsx"), None);
        assert_eq!(folders.stranger("Birch Hous/staff.xlsx"), Some("Birch Hous"));
    }

    #[test]
    fn a_code_of_two_sites_is_neithers() {
        let folders = SiteFolders::of(&[site("Ash Court", "VLF01"), site("Birch House", "VLF01")]);
        assert_eq!(folders.site("VLF01/staff.xlsx"), None);
    }
}
