//! To which sites a row belongs, by what stands under its "Site".

use std::collections::BTreeMap;

use crate::registers::sites::Site;
use crate::registers::text::key;

/// Where a row counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// At these sites, by their numbers in the Sites sheet; more than one only where a row names several.
    Sites(Vec<usize>),
    /// At every site: head office shares it.
    All,
    /// At none: head office's own.
    HeadOffice,
    /// At none that is known: it counts in the group's own pack alone.
    Nowhere,
}

impl Belongs {
    pub fn is_of(&self, site: usize) -> bool {
        match self {
            Belongs::Sites(sites) => sites.contains(&site),
            Belongs::All => true,
            Belongs::HeadOffice | Belongs::Nowhere => false,
        }
    }
}

/// What people write for "every site".
const ALL: &[&str] = &[
    "all",
    "all sites",
    "all branches",
    "all homes",
    "all services",
    "all locations",
    "every site",
    "both",
    "both sites",
    "both homes",
    "group",
    "group wide",
    "groupwide",
    "shared",
    "central",
    "company",
    "company wide",
    "whole company",
    "whole group",
    "everywhere",
];
/// What people write for the place that is no site.
const HEAD_OFFICE: &[&str] =
    &["head office", "ho", "hq", "headquarters", "central office", "main office", "group office", "support office"];

/// The names of the sites, for looking a cell up.
#[derive(Debug)]
pub struct Names {
    /// Comparable name, code or location; none where two sites have it.
    keys: BTreeMap<String, Option<usize>>,
    /// How each site is called in print.
    shown: Vec<String>,
}

/// What a cell under "Site" says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Nothing,
    Place(Belongs),
    /// Nobody's name, with the site that it is nearest to.
    Unknown(Option<usize>),
}

impl Names {
    /// `same` are groups of spellings that the settings say are one site's.
    pub fn of(sites: &[Site], same: &[Vec<String>]) -> Self {
        let mut names =
            Self { keys: BTreeMap::new(), shown: sites.iter().map(|site| site.name.shown.to_string()).collect() };
        for (index, site) in sites.iter().enumerate() {
            for name in [&site.name, &site.ods_code, &site.cqc_location].map(|field| key(field.text())) {
                names.add(name, index);
            }
        }
        for group in same {
            let known = group.iter().find_map(|spelling| names.site(&key(spelling)));
            for (index, spelling) in
                known.into_iter().flat_map(|index| group.iter().map(move |spelling| (index, spelling)))
            {
                names.add(key(spelling), index);
            }
        }
        names
    }

    fn add(&mut self, name: String, index: usize) {
        if !name.is_empty() {
            let is_other = |known: &usize| *known != index;
            let entry = self.keys.entry(name).or_insert(Some(index));
            *entry = entry.filter(|known| !is_other(known));
        }
    }

    fn site(&self, key: &str) -> Option<usize> {
        self.keys.get(key).copied().flatten()
    }

    pub fn shown(&self, site: usize) -> &str {
        self.shown.get(site).map_or("", String::as_str)
    }

    /// What the text of a cell says.
    pub fn said(&self, text: &str) -> Said {
        let whole = key(text);
        if whole.is_empty() {
            return Said::Nothing;
        }
        if let Some(site) = self.site(&whole) {
            return Said::Place(Belongs::Sites(vec![site]));
        }
        if ALL.contains(&whole.as_str()) {
            return Said::Place(Belongs::All);
        }
        if HEAD_OFFICE.contains(&whole.as_str()) {
            return Said::Place(Belongs::HeadOffice);
        }
        if let Some(sites) = self.several(text) {
            return Said::Place(Belongs::Sites(sites));
        }
        // "Ash Court (days)" is Ash Court.
        let before = text.split_once('(').and_then(|(before, _)| self.site(&key(before)));
        before.map_or_else(|| Said::Unknown(self.nearest(&whole)), |site| Said::Place(Belongs::Sites(vec![site])))
    }

    /// The sites of a cell that names several, each of them known.
    fn several(&self, text: &str) -> Option<Vec<usize>> {
        let text = text.replace(" and ", "/");
        let parts: Vec<&str> =
            text.split(['/', ',', ';', '&', '+', '\n']).filter(|part| !part.trim().is_empty()).collect();
        let mut sites: Vec<usize> = parts.into_iter().map(|part| self.site(&key(part))).collect::<Option<_>>()?;
        sites.sort_unstable();
        sites.dedup();
        Some(sites).filter(|sites| !sites.is_empty())
    }

    /// The site whose name a text is nearly, for asking: no row is matched by it.
    fn nearest(&self, text: &str) -> Option<usize> {
        const LIKE: f64 = 0.86;
        let likeness = |shown: &String| strsim::jaro_winkler(&key(shown), text);
        let scored = self.shown.iter().map(likeness).enumerate();
        let best = scored.max_by(|(_, one), (_, other)| one.total_cmp(other));
        best.filter(|(_, likeness)| *likeness >= LIKE).map(|(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::{CellRef, Place};

    fn names() -> Names {
        let site = |name: &str, code: &str| {
            let mut site = Site::blank(&CellRef::new("group.xlsx", "Sites", Place::Row(2)));
            site.name.shown = name.into();
            site.ods_code.shown = code.into();
            site
        };
        let same = vec![vec!["Birch House".to_owned(), "The Birches".to_owned()]];
        Names::of(&[site("Ash Court", "VLF01"), site("Birch House", "VLF02"), site("Elm & Oak", "VLF02")], &same)
    }

    #[test]
    fn a_site_is_known_by_name_code_and_settled_spelling() {
        let one = |site| Said::Place(Belongs::Sites(vec![site]));
        for (text, said) in [
            ("Ash Court", one(0)),
            ("ash-court", one(0)),
            ("VLF01", one(0)),
            ("Ash Court (nights)", one(0)),
            ("The Birches", one(1)),
            ("Elm & Oak", one(2)),
            ("", Said::Nothing),
            ("All sites", Said::Place(Belongs::All)),
            ("Head Office", Said::Place(Belongs::HeadOffice)),
            ("Ash Court / Birch House", Said::Place(Belongs::Sites(vec![0, 1]))),
            ("Ash Crt", Said::Unknown(Some(0))),
            ("Zebra", Said::Unknown(None)),
        ] {
            assert_eq!(names().said(text), said, "{text}");
        }
    }

    #[test]
    fn a_code_of_two_sites_names_neither() {
        assert_eq!(names().said("VLF02"), Said::Unknown(None));
    }
}
