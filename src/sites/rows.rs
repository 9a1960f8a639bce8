//! Where every row of every register belongs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::belongs::{Belongs, Names, Said};
use crate::checks::people::{Owner, People, Who};
use crate::registers::cell::Origin;
use crate::registers::site_folders::SiteFolders;
use crate::registers::{CellRef, Field, Place, Record, RegisterId, Registers, RowOf, Text};
use crate::settings::Settings;

/// One row.
#[derive(Debug)]
pub struct Placed {
    pub at: CellRef,
    pub belongs: Belongs,
    pub doubt: Option<Doubt>,
}

/// What is odd about what a row says of its site.
#[derive(Debug)]
pub enum Doubt {
    /// Nothing is said, where other rows say something.
    Blank(CellRef),
    /// The name of no site, with the one that it is nearest to.
    Unknown(Field<Text>, Option<usize>),
    /// More than one site.
    Several(Field<Text>),
}

/// Every row of every register, in the order of the register; those struck out by themselves.
#[derive(Debug, Default)]
pub struct Rows {
    placed: BTreeMap<(RegisterId, bool), Vec<Placed>>,
    sited: SitedTables,
}

/// Whose rows are where the person is, whatever their own list says.
const OF_PEOPLE: &[RegisterId] = &[RegisterId::Training, RegisterId::Accounts];

impl Rows {
    pub fn of(
        registers: &Registers,
        names: &Names,
        folders: &SiteFolders,
        settings: &Settings,
        as_of: NaiveDate,
    ) -> Self {
        let mut rows = Self { sited: SitedTables::of(registers), ..Self::default() };
        registers.each_row(&mut |row| {
            let placed = place(row, names, folders, &rows.sited);
            rows.placed.entry((row.register, row.is_struck)).or_default().push(placed);
        });
        rows.follow_people(registers, settings, as_of);
        rows
    }

    pub fn get(&self, register: RegisterId, index: usize, is_struck: bool) -> Option<&Placed> {
        self.placed.get(&(register, is_struck))?.get(index)
    }

    /// Whether any row of a table says of which site it is.
    pub fn is_sited(&self, register: RegisterId, table: &Origin) -> bool {
        self.sited.has(register, table)
    }

    /// Every row with its register.
    pub fn all(&self) -> impl Iterator<Item = (RegisterId, &Placed)> {
        self.placed.iter().flat_map(|((register, _), rows)| rows.iter().map(|row| (*register, row)))
    }

    /// The rows of one register that count.
    pub fn counted(&self, register: RegisterId) -> &[Placed] {
        self.placed.get(&(register, false)).map_or(&[], Vec::as_slice)
    }

    /// Puts training and accounts where the staff list has their person. Whoever works at two sites is trained at
    /// both.
    fn follow_people(&mut self, registers: &Registers, settings: &Settings, as_of: NaiveDate) {
        let staff = self.counted(RegisterId::Staff);
        if !staff.iter().any(|row| matches!(row.belongs, Belongs::Sites(_))) {
            return;
        }
        let people = People::of(&registers.staff.records, &settings.people, as_of);
        let at: BTreeMap<&CellRef, &Belongs> = staff.iter().map(|row| (&row.at, &row.belongs)).collect();
        let homes: Vec<Belongs> =
            people.all.iter().map(|person| together(person.rows().filter_map(|row| at.get(row.place())))).collect();
        let home = |who: &Who<'_>| match people.owner(who) {
            Owner::Person(index) => homes.get(index).cloned(),
            _ => None,
        };
        let training = registers.training.records.iter().map(|record| home(&Who::of_training(record)));
        let training: Vec<Option<Belongs>> = training.collect();
        let accounts = registers.accounts.records.iter().map(|account| {
            home(&Who { number: account.number.text(), email: account.email.text(), name: account.holder.text() })
        });
        let accounts: Vec<Option<Belongs>> = accounts.collect();
        for (register, homes) in OF_PEOPLE.iter().zip([training, accounts]) {
            let rows = self.placed.get_mut(&(*register, false)).into_iter().flatten();
            for (row, home) in rows.zip(homes) {
                match home {
                    Some(home) => (row.belongs, row.doubt) = (home, None),
                    // Nobody's training says nothing about a site, and whose account it is, is no other site's business.
                    None if row.belongs == Belongs::All => row.belongs = Belongs::Nowhere,
                    None => {}
                }
            }
        }
    }
}

/// Where somebody with several posts works.
fn together<'b>(posts: impl Iterator<Item = &'b &'b Belongs>) -> Belongs {
    let (mut sites, mut elsewhere) = (BTreeSet::new(), Belongs::Nowhere);
    for post in posts {
        match post {
            Belongs::Sites(of) => sites.extend(of.iter().copied()),
            Belongs::HeadOffice | Belongs::All => elsewhere = Belongs::HeadOffice,
            Belongs::Nowhere => {}
        }
    }
    if sites.is_empty() { elsewhere } else { Belongs::Sites(sites.into_iter().collect()) }
}

/// The tables in which any row says of which site it is.
#[derive(Debug, Default)]
struct SitedTables(BTreeSet<(RegisterId, Arc<str>, Arc<str>)>);

impl SitedTables {
    fn of(registers: &Registers) -> Self {
        let mut tables = BTreeSet::new();
        registers.each_row(&mut |row| {
            if row.site.is_some_and(|site| !site.is_blank()) {
                tables.insert((row.register, Arc::clone(&row.at.file), Arc::clone(&row.at.sheet)));
            }
        });
        Self(tables)
    }

    fn has(&self, register: RegisterId, table: &Origin) -> bool {
        self.0.contains(&(register, Arc::clone(&table.file), Arc::clone(&table.sheet)))
    }
}

fn place(row: RowOf<'_>, names: &Names, folders: &SiteFolders, tables: &SitedTables) -> Placed {
    let placed = |belongs, doubt| Placed { at: *row.at, belongs, doubt };
    if let Some(site) = folders.site(&row.at.file) {
        return Placed { at: *row.at, belongs: Belongs::Sites(vec![site]), doubt: None };
    }
    if folders.stranger(&row.at.file).is_some() {
        return placed(Belongs::Nowhere, None);
    }
    let Some(field) = row.site.filter(|_| tables.has(row.register, row.at)) else {
        // Nobody works everywhere; whatever else names no site is for all of them.
        let belongs = if row.register == RegisterId::Staff { Belongs::Nowhere } else { Belongs::All };
        return placed(belongs, None);
    };
    match names.said(field.text()) {
        Said::Place(Belongs::Sites(sites)) if sites.len() > 1 => {
            placed(Belongs::Sites(sites), Some(Doubt::Several(field.clone())))
        }
        Said::Place(Belongs::All) if row.register == RegisterId::Staff => placed(Belongs::HeadOffice, None),
        Said::Place(belongs) => placed(belongs, None),
        Said::Nothing => placed(Belongs::Nowhere, Some(Doubt::Blank(field.at))),
        Said::Unknown(near) => placed(Belongs::Nowhere, Some(Doubt::Unknown(field.clone(), near))),
    }
}

/// A row of a sheet, for finding out whose a problem is.
pub type RowAt = (Arc<str>, Arc<str>, u32);

/// The row that a reference points into.
pub fn row_of(at: &CellRef) -> Option<RowAt> {
    let row = match at.cell {
        Place::Row(row) | Place::Cell { row, .. } => row,
        Place::Sheet | Place::Column(_) => return None,
    };
    Some((Arc::clone(&at.file), Arc::clone(&at.sheet), row))
}
