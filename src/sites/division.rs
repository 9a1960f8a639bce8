//! A group divided into its sites.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::belongs::{Belongs, Names};
use super::branch::Branch;
use super::odd;
use super::rows::{Placed, RowAt, Rows, row_of};
use super::share::{ForSite, Share};
use crate::checks::people::People;
use crate::registers::problem::{Code, Problem, Severity};
use crate::registers::site_folders::SiteFolders;
use crate::registers::sites::Site;
use crate::registers::{CellRef, Choose, Record, RegisterId, Registers};
use crate::settings::Settings;

/// Where everything that a group keeps belongs.
#[derive(Debug)]
pub struct Division {
    pub branches: Vec<Branch>,
    /// What is odd about the sites, for the whole group.
    pub problems: Vec<Problem>,
    pub(super) rows: Rows,
    pub(super) folders: SiteFolders,
    /// The rows that problems are about, as registers and numbers.
    told: BTreeMap<RowAt, (RegisterId, usize, bool)>,
}

impl Division {
    /// Divides a group. `None` when there are no two sites, or nothing says what belongs to which: then the provider is
    /// assessed as one, and [`undivided`] says so.
    pub fn of(registers: &Registers, settings: &Settings, as_of: NaiveDate) -> Option<Self> {
        let branches = Branch::all(&registers.sites.records);
        if branches.len() < 2 {
            return None;
        }
        let sites: Vec<Site> = branches.iter().map(|branch| branch.site.clone()).collect();
        let (names, folders) = (Names::of(&sites, &settings.sites.same), SiteFolders::of(&sites));
        let rows = Rows::of(registers, &names, &folders, settings, as_of);
        let is_divided = rows.counted(RegisterId::Staff).iter().any(|row| matches!(row.belongs, Belongs::Sites(_)))
            || registers.inputs.iter().any(|input| !input.tables.is_empty() && folders.site(&input.path).is_some());
        if !is_divided {
            return None;
        }
        let problems = odd::problems(registers, &rows, &branches, &names, &folders);
        let told = told(registers, &rows);
        Some(Self { branches, problems, rows, folders, told })
    }

    /// What one site gets to see.
    pub fn share(&self, registers: &Registers, site: usize) -> Option<Share> {
        Share::of(self, registers, site)
    }

    /// What is head office's own or of no site that is known.
    pub fn rest(&self, registers: &Registers) -> Registers {
        struct Rest<'d>(&'d Rows);
        impl Choose for Rest<'_> {
            fn has_table(&self, _: RegisterId, _: &CellRef) -> bool {
                true
            }
            fn has_row(&self, register: RegisterId, index: usize, is_struck: bool) -> bool {
                let belongs = self.0.get(register, index, is_struck).map(|row| &row.belongs);
                matches!(belongs, Some(Belongs::HeadOffice | Belongs::Nowhere))
            }
        }
        registers.selected(&Rest(&self.rows))
    }

    /// The rows of the staff list of everybody who counts in more than one place.
    pub fn at_several(&self, registers: &Registers, settings: &Settings, as_of: NaiveDate) -> BTreeSet<CellRef> {
        let staff = self.rows.counted(RegisterId::Staff);
        let at: BTreeMap<&CellRef, &Belongs> = staff.iter().map(|row| (&row.at, &row.belongs)).collect();
        let people = People::of(&registers.staff.records, &settings.people, as_of);
        let places = |belongs: &Belongs| match belongs {
            Belongs::Sites(sites) => sites.iter().copied().map(Some).collect(),
            Belongs::All | Belongs::HeadOffice | Belongs::Nowhere => vec![None],
        };
        let several = people.all.iter().filter(|person| {
            let of_person = person.rows().filter_map(|row| at.get(row.place())).flat_map(|belongs| places(belongs));
            of_person.collect::<BTreeSet<Option<usize>>>().len() > 1
        });
        several.flat_map(|person| person.rows().map(|row| *row.place())).collect()
    }

    /// How many rows are of no site although they should be.
    pub fn nowhere(&self) -> usize {
        self.rows.all().filter(|(_, row)| row.doubt.is_some() && row.belongs == Belongs::Nowhere).count()
    }

    /// Whether one site may see what is said of a cell.
    pub(super) fn may_see(&self, choice: &ForSite<'_>, at: &CellRef) -> bool {
        !self.folders.is_elsewhere(&at.file, choice.site)
            && row_of(at).is_none_or(|row| {
                let of_record = self.told.get(&row);
                of_record.is_some_and(|(register, index, is_struck)| choice.has_row(*register, *index, *is_struck))
            })
    }
}

/// What is said where a provider lists sites, and nothing divides its registers among them.
pub fn undivided(registers: &Registers) -> Option<Problem> {
    let branches = Branch::all(&registers.sites.records);
    (branches.len() > 1).then(|| {
        Problem::new(
            Code::SitesNotDivided,
            Severity::Note,
            format!(
                "The Sites sheet lists {} sites, and the staff list does not say who works at which: all are assessed as one.",
                branches.len()
            ),
            "For a pack of each site, add a column “Site” to the staff list and to the other registers that are kept by site.",
        )
        .of(RegisterId::Sites)
        .at(registers.sites.tables.iter().copied())
    })
}

/// Finds the records of the rows that problems and documents point to.
fn told(registers: &Registers, rows: &Rows) -> BTreeMap<RowAt, (RegisterId, usize, bool)> {
    let cells = registers.problems.iter().flat_map(|problem| &problem.cells);
    let cells = cells.chain(registers.unread.iter().flat_map(|unread| &unread.cells));
    let cells = cells.chain(registers.documents.iter().map(|document| &document.listed_at));
    let wanted: BTreeSet<RowAt> = cells.filter_map(row_of).collect();
    let mut told = BTreeMap::new();
    if wanted.is_empty() {
        return told;
    }
    registers.each_row(&mut |row| {
        if let Some(at) = row_of(row.at).filter(|at| wanted.contains(at)) {
            let is_placed: Option<&Placed> = rows.get(row.register, row.index, row.is_struck);
            if is_placed.is_some() {
                told.insert(at, (row.register, row.index, row.is_struck));
            }
        }
    });
    told
}
