//! A branch of a group: one row of its Sites sheet.

use crate::registers::sites::Site;
use crate::registers::text::key;

/// A registered location, as the Sites sheet has it.
#[derive(Clone, Debug)]
pub struct Branch {
    /// Its row.
    pub site: Site,
}

impl Branch {
    /// The branches of a Sites sheet; a row that repeats an earlier one is none.
    pub fn all(sites: &[Site]) -> Vec<Self> {
        let mut branches: Vec<Self> = Vec::new();
        for site in sites.iter().filter(|site| !site.name.is_blank()) {
            if !branches.iter().any(|known| key(known.name()) == key(site.name.text())) {
                branches.push(Self { site: site.clone() });
            }
        }
        branches
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        self.site.name.text()
    }

    /// Whether somebody means this branch by a name, an ODS code or a CQC location ID.
    pub fn is_called(&self, name: &str) -> bool {
        let wanted = key(name);
        let names = [&self.site.name, &self.site.ods_code, &self.site.cqc_location];
        !wanted.is_empty() && names.into_iter().any(|field| key(field.text()) == wanted)
    }
}
