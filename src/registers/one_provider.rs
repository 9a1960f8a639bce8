//! Whether the lists of a folder are one provider's. To put two together would print the records of one in the other's
//! binder: our choice is to refuse.

use std::collections::BTreeSet;

use super::Registers;
use super::details::{LEGAL_NAME, NAME, ODS_CODE};
use super::organisation::Organisation;
use super::site_folders::SiteFolders;
use super::text::key;

impl Registers {
    /// Two details sheets, in different folders, that have no name and no code in common: each with its name and place.
    /// Those of sites are their group's.
    pub(super) fn two_providers(&self) -> Option<[String; 2]> {
        let folders = SiteFolders::of(&self.sites.records);
        let of_provider =
            |details: &&Organisation| folders.site(&details.at.file).is_none() && !folders.is_named(&named(details));
        let sheets: Vec<&Organisation> = self.details_sheets.iter().filter(of_provider).collect();
        let known = sheets.iter().filter(|details| !named(details).is_empty());
        let mut known = known.map(|details| (details, marks(details)));
        let (first, of_first) = known.next()?;
        let (other, _) = known.find(|(details, marks)| {
            folder(&details.at.file) != folder(&first.at.file) && marks.is_disjoint(&of_first)
        })?;
        Some([first, other].map(|details| format!("“{}” ({})", named(details), details.at.file)))
    }
}

fn named(details: &Organisation) -> String {
    details.display_name().unwrap_or_default()
}

/// What tells a provider from another, made comparable.
fn marks(details: &Organisation) -> BTreeSet<String> {
    let marks = [&NAME, &LEGAL_NAME, &ODS_CODE].map(|column| key(&details.text(column).shown));
    marks.into_iter().filter(|mark| !mark.is_empty()).collect()
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
