//! What every part of a provider is judged by: settings, date, edition and templates; and the provider's folder as it
//! was read.

use chrono::NaiveDate;

use super::Common;
use super::error::Error;
use super::report::Reporter;
use crate::binder::fonts;
use crate::branding::{Brand, Logo};
use crate::checks::rules;
use crate::policies::Library;
use crate::registers::problem::{Code, Problem};
use crate::registers::{self, Organisation, Registers, Severity, details, read_folder};
use crate::settings::{self, Settings};
use crate::sites::{self, Division};
use crate::standard::{EndOfSupport, Standard};
use crate::words;

/// What does not depend on the registers.
#[derive(Debug)]
pub struct Terms {
    pub settings: Settings,
    /// The provider's logo, colour and lines.
    pub brand: Brand,
    pub standard: Standard,
    pub end_of_support: EndOfSupport,
    pub library: Library,
    pub as_of: NaiveDate,
}

impl Terms {
    pub fn of(common: &Common, today: NaiveDate, reporter: &Reporter) -> Result<Self, Error> {
        registers::check_folder(&common.folder)?;
        let settings = Settings::of_folder(&common.folder)?;
        let brand = Brand::of(&settings.branding, &common.folder)?;
        let as_of = assessment_date(common, &settings, today, reporter);
        let standard = edition(common, &settings)?;
        let library = library(common, &settings, &standard)?;
        Ok(Self { settings, brand, standard, end_of_support: EndOfSupport::current()?, library, as_of })
    }
}

/// Reads the folder. What is odd about its sites is told with everything else.
pub fn read(common: &Common, terms: &Terms, reporter: &Reporter) -> Result<Registers, Error> {
    let mut registers = read_folder(&common.folder, &terms.settings.table, &fonts::can_print)?;
    registers.inputs.extend(terms.brand.logo.as_ref().map(Logo::input));
    registers.problems.extend(outside_edition(&terms.standard, terms.as_of));
    registers.problems.extend(registers.organisation.as_ref().and_then(unusual_ods_code));
    let of_sites = if let Some(division) = Division::of(&registers, &terms.settings, terms.as_of) {
        division.problems
    } else {
        let undivided: Vec<Problem> = sites::undivided(&registers).into_iter().collect();
        for problem in &undivided {
            reporter.note(&problem.message);
        }
        undivided
    };
    registers.problems.extend(of_sites);
    reporter.stage(&format!(
        "Read {} with {}",
        words::count(registers.inputs.len(), "file", "files"),
        words::count(registers.inputs.iter().map(|input| input.tables.len()).sum(), "register", "registers"),
    ));
    Ok(registers)
}

/// The templates that the option names, else the settings, else carebinder's own; without those that the settings
/// leave out.
fn library(common: &Common, settings: &Settings, standard: &Standard) -> Result<Library, Error> {
    let of_settings = settings.policies.folder.as_ref().map(|below| common.folder.join(below));
    let mut library = match common.policies.as_ref().or(of_settings.as_ref()) {
        Some(folder) => Library::of_folder(folder, standard)?,
        None => Library::built_in(standard)?,
    };
    library.leave_out(&settings.policies.leave_out)?;
    Ok(library)
}

/// The edition that the option names, else the settings, else the newest. Its rules must be known.
fn edition(common: &Common, settings: &Settings) -> Result<Standard, Error> {
    let standard = match (&common.edition, &settings.edition) {
        (None, Some(name)) if common.folder.join(name).is_file() => {
            Standard::named(&common.folder.join(name).to_string_lossy())?
        }
        (Some(name), _) | (None, Some(name)) => Standard::named(name)?,
        (None, None) => Standard::current()?,
    };
    for item in &standard.items {
        if let Some(rule) = item.rule.as_ref().filter(|rule| rules::named(rule).is_none()) {
            return Err(Error::UnknownRule {
                edition: standard.id.clone(),
                item: item.reference.clone(),
                rule: rule.clone(),
            });
        }
    }
    Ok(standard)
}

fn assessment_date(common: &Common, settings: &Settings, today: NaiveDate, reporter: &Reporter) -> NaiveDate {
    match (common.as_of, settings.assessment_date) {
        (Some(day), _) => day,
        (None, Some(day)) => {
            reporter.note(&format!("The assessment date {} comes from {}.", words::day(day), settings::FILE));
            day
        }
        (None, None) => today,
    }
}

fn outside_edition(standard: &Standard, as_of: NaiveDate) -> Option<Problem> {
    (!standard.covers(as_of)).then(|| {
        Problem::new(
            Code::OutsideEdition,
            Severity::Warning,
            format!(
                "{} lies outside the year that {} was written for (to {}).",
                words::day(as_of),
                standard.short,
                words::day(standard.closes)
            ),
            "Compare the items with your own toolkit: another year may have added, dropped or renamed some.",
        )
    })
}

/// A single site usually has a V code of five characters, a head office an A or C code of four
/// (Digital Care Hub slides, 8 June 2026): so this warns and never blocks.
fn unusual_ods_code(details: &Organisation) -> Option<Problem> {
    let code = details.text(&details::ODS_CODE);
    let is_plain = code.shown.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let usual = match code.shown.chars().next() {
        Some('V') => code.shown.len() == 5,
        Some('A' | 'C') => code.shown.len() == 4,
        _ => false,
    };
    (!code.is_blank() && (!is_plain || !usual)).then(|| {
        Problem::new(
            Code::UnusualOdsCode,
            Severity::Warning,
            format!("“{}” does not look like the ODS code of a care provider (a site: V and four characters; a head office: A or C and three).", code.shown),
            "Compare it with the code in your toolkit account.",
        )
        .at([code.at])
    })
}
