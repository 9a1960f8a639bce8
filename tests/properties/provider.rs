//! Made-up providers, written as workbooks in many layouts.

use std::collections::BTreeMap;
use std::path::Path;

use carebinder::checks::{self, Assessment, Case};
use carebinder::registers::read_folder;
use carebinder::settings::Settings;
use carebinder::standard::{EndOfSupport, Standard};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::Outcome;

const FORENAMES: [&str; 8] = ["Ada", "Bob", "Cleo", "Dev", "Ewa", "Finn", "Grace", "Hana"];
const SURNAMES: [&str; 8] = ["Adams", "Baptiste", "Chowdhury", "Dudek", "Eze", "Fernandes", "Gallagher", "Hughes"];
/// The day on which every provider is assessed.
fn as_of() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
}

/// One person; days count from the assessment date.
#[derive(Clone, Debug)]
pub struct Person {
    pub number: u32,
    pub name: String,
    pub started: i64,
    pub left: Option<i64>,
    pub access: &'static str,
}

#[derive(Clone, Debug)]
pub struct Account {
    pub name: String,
    pub holder: u32,
    pub disabled: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Provider {
    pub staff: Vec<Person>,
    /// Staff number, name, day of completion.
    pub training: Vec<(u32, String, i64)>,
    pub accounts: Vec<Account>,
}

impl Provider {
    pub fn train(&mut self, person: &Person, day: i64) {
        self.training.push((person.number, person.name.clone(), day));
    }

    pub fn leavers(&self) -> Vec<u32> {
        self.staff.iter().filter(|person| person.left.is_some_and(|day| day < 0)).map(|person| person.number).collect()
    }
}

/// Names are unique: people of one name are a matter of their own.
pub fn provider() -> impl Strategy<Value = Provider> {
    let person = (-900_i64..30, prop::option::of(-400_i64..200), prop::sample::select(vec!["Yes", "No", ""]));
    let people = prop::collection::vec(person, 2..14);
    let training = prop::collection::vec((any::<prop::sample::Index>(), -800_i64..40), 0..30);
    let accounts = prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(-60_i64..20)), 1..10);
    (people, training, accounts).prop_map(|(people, training, accounts)| {
        let staff: Vec<Person> = (0..)
            .zip(people)
            .map(|(i, (started, left, access))| Person {
                number: 100 + i,
                name: format!("{} {}", FORENAMES[i as usize % 8], SURNAMES[(i as usize / 8 + i as usize) % 8]),
                started,
                left: left.filter(|day| *day > started),
                access,
            })
            .collect();
        let of = |index: &prop::sample::Index| staff[index.index(staff.len())].clone();
        Provider {
            training: training.iter().map(|(who, day)| (of(who).number, of(who).name, *day)).collect(),
            accounts: (0..)
                .zip(&accounts)
                .map(|(i, (who, disabled))| Account {
                    name: format!("login{i}"),
                    holder: of(who).number,
                    disabled: *disabled,
                })
                .collect(),
            staff,
        }
    })
}

/// How a provider is laid out in files.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Files and sheets are called by these; empty means the plain names.
    names: Vec<String>,
    /// Turns rows and columns round by so many places.
    rows: usize,
    columns: usize,
    one_file: bool,
    title_rows: u32,
}

impl Layout {
    pub fn plain() -> Self {
        Self { names: Vec::new(), rows: 0, columns: 0, one_file: false, title_rows: 0 }
    }
}

pub fn layout() -> impl Strategy<Value = Layout> {
    let names = prop::collection::vec("[A-Z][a-z]{3,8}", 3);
    (names, 0_usize..5, 0_usize..4, any::<bool>(), 0_u32..4).prop_map(|(names, rows, columns, one_file, title_rows)| {
        // The names must not speak for a register, and differ.
        let names = (0..).zip(names).map(|(i, name)| format!("Zz{i}{name}")).collect();
        Layout { names, rows, columns, one_file, title_rows }
    })
}

/// Assesses a provider as a command would.
pub fn assess(provider: &Provider, layout: &Layout) -> Outcome {
    with_assessment(provider, layout, |assessment| {
        let of = |item: &checks::Assessed| {
            let figures = item.figures.iter().map(|figure| (figure.key, figure.value)).collect();
            (item.item.reference.clone(), (item.status, item.summary.clone(), figures))
        };
        assessment.items.iter().map(of).collect::<BTreeMap<_, _>>()
    })
}

pub fn with_assessment<T>(provider: &Provider, layout: &Layout, look: impl Fn(&Assessment) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    write(provider, layout, folder.path());
    let registers = read_folder(folder.path(), &[], &|_| true).unwrap();
    let (settings, standard, end_of_support) =
        (Settings::default(), Standard::current().unwrap(), EndOfSupport::current().unwrap());
    let case = Case::new(&registers, &settings, &standard, &end_of_support, as_of());
    look(&checks::assess(&case))
}

fn day(offset: i64) -> String {
    let days = Days::new(offset.unsigned_abs());
    let date = if offset < 0 { as_of() - days } else { as_of() + days };
    date.format("%d/%m/%Y").to_string()
}

/// One sheet in plain words: its name, its headings, its rows.
struct Sheet {
    name: &'static str,
    headings: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

fn sheets(provider: &Provider) -> [Sheet; 3] {
    let opt = |offset: Option<i64>| offset.map(day).unwrap_or_default();
    let name_of = |number: u32| {
        provider.staff.iter().find(|person| person.number == number).map_or("Gone Person", |person| &person.name)
    };
    let staff = provider.staff.iter().map(|p| {
        vec![p.number.to_string(), p.name.clone(), "Carer".into(), day(p.started), opt(p.left), p.access.to_owned()]
    });
    let training = provider
        .training
        .iter()
        .map(|(number, name, on)| vec![number.to_string(), name.clone(), "DSPT".into(), day(*on)]);
    let accounts = provider.accounts.iter().map(|account| {
        vec![
            "E-mail".into(),
            account.name.clone(),
            name_of(account.holder).to_owned(),
            account.holder.to_string(),
            "Named".into(),
            day(-30),
            opt(account.disabled),
        ]
    });
    [
        Sheet {
            name: "Staff",
            headings: &["Staff number", "Name", "Job title", "Start date", "Leaving date", "Access to personal data"],
            rows: staff.collect(),
        },
        Sheet {
            name: "Training",
            headings: &["Staff number", "Name", "Course", "Completed"],
            rows: training.collect(),
        },
        Sheet {
            name: "User access",
            headings: &["System", "Account", "Holder", "Staff number", "Account type", "Last reviewed", "Disabled"],
            rows: accounts.collect(),
        },
    ]
}

fn turned(row: &[String], by: usize) -> Vec<String> {
    let mut row = row.to_vec();
    let by = by % row.len();
    row.rotate_left(by);
    row
}

fn write(provider: &Provider, layout: &Layout, folder: &Path) {
    let mut books: BTreeMap<String, Workbook> = BTreeMap::new();
    for (i, Sheet { name, headings, rows }) in sheets(provider).into_iter().enumerate() {
        let name = layout.names.get(i).map_or(name, String::as_str);
        let file = if layout.one_file { "all".to_owned() } else { name.to_owned() };
        let sheet = books.entry(file).or_default().add_worksheet().set_name(name).unwrap();
        for row in 0..layout.title_rows {
            sheet.write_string(row, 0, format!("A line above, {row}")).unwrap();
        }
        let mut table: Vec<Vec<String>> = rows.iter().map(|row| turned(row, layout.columns)).collect();
        if !table.is_empty() {
            let by = layout.rows % table.len();
            table.rotate_left(by);
        }
        let headings: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
        table.insert(0, turned(&headings, layout.columns));
        for (r, row) in (layout.title_rows..).zip(table) {
            for (c, cell) in (0..).zip(row) {
                sheet.write_string(r, c, cell).unwrap();
            }
        }
    }
    for (file, mut book) in books {
        book.save(folder.join(format!("{file}.xlsx"))).unwrap();
    }
}
