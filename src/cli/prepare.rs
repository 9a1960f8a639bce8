//! The stages that every command on a folder shares: read, work out, word.

use std::collections::BTreeMap;
use std::io::{self, Write};

use chrono::NaiveDate;

use super::Common;
use super::error::Error;
use super::report::Reporter;
use crate::audience::{self, Redactor};
use crate::binder::fonts;
use crate::checks::{self, Assessment, Case, TextFingerprint, export, rules};
use crate::pack;
use crate::policies::{self, Library, Shelf};
use crate::registers::problem::{Code, Problem};
use crate::registers::{self, Organisation, Registers, Severity, details, read_folder, text, toolkit_export};
use crate::results::{Output, PolicyResult, Results};
use crate::settings::{self, Settings};
use crate::standard::{EndOfSupport, Standard};
use crate::words;

/// A provider, read and assessed.
pub struct Prepared {
    pub registers: Registers,
    pub settings: Settings,
    pub standard: Standard,
    pub end_of_support: EndOfSupport,
    pub assessment: Assessment,
    /// The policies, and what they wait for.
    pub shelf: Shelf,
    /// The fingerprints of the policies' texts.
    printed: BTreeMap<String, TextFingerprint>,
    pub as_of: NaiveDate,
    pub provider_name: String,
    pub results: Results,
    /// For readers outside the provider.
    pub redactor: Option<Redactor>,
}

impl Prepared {
    pub fn of(common: &Common, today: NaiveDate, reporter: &Reporter) -> Result<Self, Error> {
        registers::check_folder(&common.folder)?;
        let settings = Settings::of_folder(&common.folder)?;
        let as_of = assessment_date(common, &settings, today, reporter);
        let standard = edition(common, &settings)?;
        let end_of_support = EndOfSupport::current()?;
        let mut registers = read_folder(&common.folder, &settings.table, &fonts::can_print)?;
        registers.problems.extend(outside_edition(&standard, as_of));
        registers.problems.extend(registers.organisation.as_ref().and_then(unusual_ods_code));
        reporter.stage(&format!(
            "Read {} with {}",
            words::count(registers.inputs.len(), "file", "files"),
            words::count(registers.inputs.iter().map(|input| input.tables.len()).sum(), "register", "registers"),
        ));

        let redactor = common.audience.is_external().then(|| Redactor::of(&registers));
        let library = library(common, &settings, &standard)?;
        let mut shelf = policies::fill(&library, &Case::new(&registers, &settings, &standard, &end_of_support, as_of))?;
        registers.problems.extend(shelf.problems());
        let printed = shelf.fingerprints();
        let case = Case::new(&registers, &settings, &standard, &end_of_support, as_of).printing(printed.clone());
        let mut assessment = checks::assess(&case);
        if let Some(path) = &common.toolkit_export {
            let exported = toolkit_export::read(path).map_err(Error::Export)?;
            assessment.strays.extend(export::compare(&exported, &assessment.items, &standard.short));
            reporter.stage(&format!(
                "Compared with the {} of the toolkit’s export",
                words::count(exported.len(), "item", "items")
            ));
        }
        if let Some(redactor) = &redactor {
            audience::fold_people(&mut assessment);
            let withhold = |text: &str| redactor.text(text);
            registers.organisation.iter_mut().for_each(|details| details.without_names(&withhold));
            registers.sites.records.iter_mut().for_each(registers::sites::Site::without_names);
            let case = Case::new(&registers, &settings, &standard, &end_of_support, as_of);
            shelf = policies::fill(&library, &case)?.approved_like(&shelf);
        }
        let provider_name = provider_name(common, &registers);
        let results = Results {
            audience: common.audience,
            policies: Some(PolicyResult::all(&shelf, &registers)),
            ..Results::of(&registers, &standard, &assessment, &provider_name)
        };
        reporter.stage(&format!("Worked out {} items: {}", assessment.items.len(), assessment.level.name()));
        Ok(Self {
            registers,
            settings,
            standard,
            end_of_support,
            assessment,
            shelf,
            printed,
            as_of,
            provider_name,
            results,
            redactor,
        })
    }

    /// Lists a file of the pack among the results, so that the seal covers it.
    pub fn list_output(&mut self, path: &str, bytes: &[u8]) {
        self.results.outputs.push(Output { path: path.to_owned(), sha256: pack::sha256(bytes), bytes: bytes.len() });
    }

    /// The results as the reader may see them.
    pub fn results_json(&self) -> Result<String, Error> {
        let Some(redactor) = &self.redactor else { return Ok(self.results.to_json()?) };
        // serde_json's own map would sort the fields; the contract does not depend on their order.
        let mut value = serde_json::to_value(&self.results)?;
        redactor.apply(&mut value);
        Ok(serde_json::to_string_pretty(&value)? + "\n")
    }

    /// The same to where it goes: a list of a hundred thousand findings is long.
    pub fn write_json(&self, to: &mut dyn Write) -> io::Result<()> {
        if self.redactor.is_some() {
            let json = self.results_json().map_err(io::Error::other)?;
            return to.write_all(json.as_bytes());
        }
        serde_json::to_writer_pretty(&mut *to, &self.results)?;
        to.write_all(b"\n")
    }

    pub fn case(&self) -> Case<'_> {
        Case::new(&self.registers, &self.settings, &self.standard, &self.end_of_support, self.as_of)
            .printing(self.printed.clone())
    }
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

/// The name in print; without a details sheet the folder's own name.
fn provider_name(common: &Common, registers: &Registers) -> String {
    let folder = || common.folder.canonicalize().ok()?.file_name().map(|name| text::tidy(&name.to_string_lossy()));
    registers
        .organisation
        .as_ref()
        .and_then(Organisation::display_name)
        .or_else(folder)
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Unnamed provider".to_owned())
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
