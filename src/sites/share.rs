//! A site's share: its own rows, what head office shares, and nothing of any other site.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::belongs::Belongs;
use super::branch::Branch;
use super::division::Division;
use super::rows::Rows;
use crate::registers::NOT_RECOGNISED;
use crate::registers::cell::Origin;
use crate::registers::problem::{Code, Problem, Severity};
use crate::registers::site_folders::SiteFolders;
use crate::registers::text::key;
use crate::registers::{CellRef, Choose, Input, Organisation, Record, RegisterId, Registers, details};
use crate::words;

/// What one site is assessed on.
#[derive(Debug)]
pub struct Share {
    pub branch: Branch,
    pub registers: Registers,
    /// Where each of its registers comes from, in the order of the registers.
    pub used: Vec<Used>,
}

/// Where a site's register comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub register: RegisterId,
    pub from: Source,
    pub rows: usize,
}

/// Whose list a site's rows were taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Head office's list, which all sites share.
    Shared,
    /// The site's rows of head office's list.
    OwnRows,
    /// The list in the site's folder, beside its rows of head office's.
    FolderAndRows,
    /// The list in the site's folder, in the place of head office's.
    FolderInstead,
    /// The list in the site's folder; head office has none.
    Folder,
}

impl Source {
    /// In print, after the name of the register.
    pub fn words(self) -> &'static str {
        match self {
            Source::Shared => "head office’s, shared by all sites",
            Source::OwnRows => "this site’s rows of head office’s list",
            Source::FolderAndRows => "the site’s own list, and its rows of head office’s",
            Source::FolderInstead => "the site’s own list, in the place of head office’s",
            Source::Folder => "the site’s own list",
        }
    }
}

/// The lists that a site's own never replaces: they are about people, or add up item by item.
const NEVER_REPLACED: &[RegisterId] =
    &[RegisterId::Staff, RegisterId::Training, RegisterId::Accounts, RegisterId::Answers, RegisterId::Sites];

/// What of the group's registers one site gets.
pub(super) struct ForSite<'d> {
    pub site: usize,
    rows: &'d Rows,
    folders: &'d SiteFolders,
    /// Registers of which the site's folder has its own.
    in_folder: BTreeSet<RegisterId>,
    /// Answers of head office's that the site gives itself, by their numbers.
    answered: BTreeSet<usize>,
    own_row: CellRef,
}

impl<'d> ForSite<'d> {
    fn of(division: &'d Division, registers: &Registers, site: usize, branch: &Branch) -> Self {
        let Division { rows, folders, .. } = division;
        let is_own = |input: &&Input| folders.site(&input.path) == Some(site);
        let tables = registers.inputs.iter().filter(is_own).flat_map(|input| &input.tables);
        let item = |index: usize| registers.answers.records.get(index).map(|answer| key(answer.item.text()));
        let placed = rows.counted(RegisterId::Answers).iter().enumerate();
        let (own, shared): (Vec<_>, Vec<_>) = placed
            .filter(|(_, row)| row.belongs.is_of(site))
            .map(|(index, row)| (index, row.belongs == Belongs::All))
            .partition(|(_, is_shared)| !is_shared);
        let own: BTreeSet<Option<String>> = own.into_iter().map(|(index, _)| item(index)).collect();
        let answered = shared.into_iter().map(|(index, _)| index).filter(|&index| own.contains(&item(index)));
        Self {
            site,
            rows,
            folders,
            in_folder: tables.map(|table| table.register).collect(),
            answered: answered.collect(),
            own_row: *branch.site.place(),
        }
    }

    /// Whether head office's list gives way to the site's own.
    fn is_replaced(&self, register: RegisterId, table: &Origin) -> bool {
        self.in_folder.contains(&register)
            && !NEVER_REPLACED.contains(&register)
            && !self.rows.is_sited(register, table)
            && self.folders.site(&table.file).is_none()
    }
}

impl Choose for ForSite<'_> {
    fn has_table(&self, register: RegisterId, header: &CellRef) -> bool {
        let is_anothers = self.folders.is_elsewhere(&header.file, self.site);
        !is_anothers && !self.is_replaced(register, header)
    }

    fn has_row(&self, register: RegisterId, index: usize, is_struck: bool) -> bool {
        let Some(row) = self.rows.get(register, index, is_struck) else { return false };
        match register {
            RegisterId::Sites => row.at == self.own_row,
            RegisterId::Answers if self.answered.contains(&index) && !is_struck => false,
            _ => row.belongs.is_of(self.site) && !(row.belongs == Belongs::All && self.is_replaced(register, &row.at)),
        }
    }
}

impl Share {
    pub(super) fn of(division: &Division, all: &Registers, site: usize) -> Option<Self> {
        let branch = division.branches.get(site)?.clone();
        let choice = ForSite::of(division, all, site, &branch);
        let mut registers = all.selected(&choice);
        registers.organisation = Some(organisation(division, all, site, &branch));
        registers.inputs = inputs(division, all, &choice, &registers);
        registers.documents = kept(&all.documents, |document| division.may_see(&choice, &document.listed_at));
        let may_see = |cells: &[CellRef]| cells.iter().all(|at| division.may_see(&choice, at));
        registers.problems = kept(&all.problems, |problem| may_see(&problem.cells));
        registers.problems.extend(of_no_site(division.nowhere()));
        registers.unread = kept(&all.unread, |unread| may_see(&unread.cells));
        let problems = registers.problems.iter_mut().map(|problem| (&mut problem.message, &problem.cells));
        let unread = registers.unread.iter_mut().map(|unread| (&mut unread.message, &unread.cells));
        problems.chain(unread).for_each(|(message, cells)| without_citation(message, cells, division, site));
        let used = used(division, all, &choice, &registers);
        Some(Self { branch, registers, used })
    }
}

/// What a sheet says that nobody understood may be of anybody: where it is not the site's own, only the group's pack cites
/// it.
fn without_citation(message: &mut String, cells: &[CellRef], division: &Division, site: usize) {
    let is_own = cells.iter().all(|at| division.folders.site(&at.file) == Some(site));
    if message.starts_with(NOT_RECOGNISED) && !is_own {
        *message = format!("{NOT_RECOGNISED}.");
    }
}

fn kept<T: Clone>(all: &[T], is_wanted: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| is_wanted(one)).cloned().collect()
}

/// The group's details with what the Sites sheet and the site's own details say of the site. Codes are never head
/// office's.
fn organisation(division: &Division, all: &Registers, site: usize, branch: &Branch) -> Organisation {
    let row = &branch.site;
    let codes = vec![(&details::ODS_CODE, row.ods_code.clone()), (&details::CQC_LOCATION, row.cqc_location.clone())];
    let mut said = vec![
        (&details::ADDRESS, row.address.clone()),
        (&details::SERVICE_TYPE, row.service_type.clone()),
        (&details::REGISTERED_MANAGER, row.manager.clone()),
    ];
    let own = all.details_sheets.iter();
    for details in own.filter(|details| division.folders.site(&details.at.file) == Some(site)) {
        said.extend(details.fields().map(|(column, field)| (column, field.clone())));
    }
    Organisation::for_site(all.organisation.as_ref(), row.place(), codes, said)
}

/// The files that the share is from, each with as many rows as the share has of it.
fn inputs(division: &Division, all: &Registers, choice: &ForSite<'_>, share: &Registers) -> Vec<Input> {
    let mut rows: BTreeMap<(RegisterId, &str, &str), usize> = BTreeMap::new();
    share.each_row(&mut |row| {
        if !row.is_struck {
            *rows.entry((row.register, &*row.at.file, &*row.at.sheet)).or_default() += 1;
        }
    });
    let of_share =
        all.inputs.iter().filter(|input| division.folders.site(&input.path).is_none_or(|site| site == choice.site));
    let told = of_share.map(|input| {
        let mut input = input.clone();
        let is_used = |table: &crate::registers::TableRead| {
            let at = CellRef::new(input.path.clone(), table.sheet.clone(), table.header);
            table.register == RegisterId::Organisation || choice.has_table(table.register, &at)
        };
        input.tables = kept(&input.tables, is_used);
        for table in input.tables.iter_mut().filter(|table| table.register != RegisterId::Organisation) {
            table.rows = rows.get(&(table.register, &*input.path, &*table.sheet)).copied().unwrap_or(0);
        }
        input
    });
    told.collect()
}

fn of_no_site(rows: usize) -> Option<Problem> {
    (rows > 0).then(|| {
        Problem::new(
            Code::RowsOfNoSite,
            Severity::Note,
            format!("{} of head office’s registers name no site that is known. They are in the group’s pack alone, and this site may lack some.", words::count(rows, "row", "rows")),
            "Ask head office: the group’s pack lists them.",
        )
    })
}

fn used(division: &Division, all: &Registers, choice: &ForSite<'_>, share: &Registers) -> Vec<Used> {
    let mut rows: BTreeMap<RegisterId, (usize, bool)> = BTreeMap::new();
    share.each_row(&mut |row| {
        let entry = rows.entry(row.register).or_default();
        if !row.is_struck {
            entry.0 += 1;
            entry.1 |= division.folders.site(&row.at.file).is_none();
        }
    });
    let ids = crate::registers::SCHEMAS.iter().map(|schema| schema.id).filter(|id| *id != RegisterId::Sites);
    let told = ids.filter(|&id| !share.tables(id).is_empty()).map(|register| {
        let (rows, has_head_offices) = rows.get(&register).copied().unwrap_or_default();
        let shared = share
            .tables(register)
            .iter()
            .any(|header| division.folders.site(&header.file).is_none() && !choice.rows.is_sited(register, header));
        let is_of_people = matches!(register, RegisterId::Staff | RegisterId::Training | RegisterId::Accounts);
        let was_replaced = all.tables(register).iter().any(|header| choice.is_replaced(register, header));
        let from = match (choice.in_folder.contains(&register), has_head_offices) {
            (true, true) => Source::FolderAndRows,
            (true, false) if was_replaced => Source::FolderInstead,
            (true, false) => Source::Folder,
            (false, _) if shared && !is_of_people => Source::Shared,
            (false, _) => Source::OwnRows,
        };
        Used { register, from, rows }
    });
    told.collect()
}
