//! The stages that every command on a folder shares: read, work out, word.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::Common;
use super::error::Error;
use super::reading::Terms;
use super::report::Reporter;
use crate::audience::{self, Redactor};
use crate::checks::{self, Assessment, Case, TextFingerprint, export};
use crate::pack;
use crate::policies::{self, Shelf};
use crate::registers::{self, Organisation, Registers, text, toolkit_export};
use crate::results::{Output, PolicyResult, Results};
use crate::sites::{self, Answer, HeadOffice};
use crate::words;

/// A provider, read and assessed.
pub struct Prepared {
    pub registers: Registers,
    pub terms: Terms,
    pub assessment: Assessment,
    /// The policies, and what they wait for.
    pub shelf: Shelf,
    /// The fingerprints of the policies' texts.
    pub printed: BTreeMap<String, TextFingerprint>,
    pub provider_name: String,
    pub results: Results,
    /// For readers outside the provider.
    pub redactor: Option<Redactor>,
}

/// A site's part of a group, as head office's process hands it to the site's own.
#[derive(Serialize, Deserialize)]
pub struct Handed {
    pub site: String,
    pub registers: Registers,
    pub head_office: HeadOffice,
    /// What the group's records bear out by themselves.
    pub whole: Vec<Answer>,
    /// The group's policies; none where the site keeps its own.
    pub policies: Option<(Shelf, BTreeMap<String, TextFingerprint>)>,
}

impl Prepared {
    pub fn of(common: &Common, mut terms: Terms, mut registers: Registers, reporter: &Reporter) -> Result<Self, Error> {
        let redactor = common.audience.is_external().then(|| Redactor::of(&registers));
        let mut shelf = policies::fill(&terms.library, &case(&registers, &terms))?;
        registers.problems.extend(shelf.problems());
        let printed = shelf.fingerprints();
        let mut assessment = checks::assess(&case(&registers, &terms).printing(printed.clone()));
        compare(common, &terms, &mut assessment, reporter)?;
        if let Some(redactor) = &redactor {
            audience::fold_people(&mut assessment);
            without_names(&mut registers, &mut terms, redactor);
            shelf = policies::fill(&terms.library, &case(&registers, &terms))?.approved_like(&shelf);
        }
        let provider_name = provider_name(common, &registers);
        let results = results(common, &terms, &registers, &assessment, &shelf, &provider_name);
        reporter.stage(&format!("Worked out {} items: {}", assessment.items.len(), assessment.level.name()));
        Ok(Self { registers, terms, assessment, shelf, printed, provider_name, results, redactor })
    }

    /// The same for a site of a group, from what head office hands over.
    pub fn of_site(common: &Common, mut terms: Terms, handed: Handed, reporter: &Reporter) -> Result<Self, Error> {
        let Handed { site, mut registers, head_office, whole, policies } = handed;
        let redactor = common.audience.is_external().then(|| Redactor::of(&registers));
        let (shelf, printed) = if let Some(shared) = policies {
            shared
        } else {
            let shelf = policies::fill(&terms.library, &case(&registers, &terms))?;
            registers.problems.extend(shelf.problems());
            let printed = shelf.fingerprints();
            (shelf, printed)
        };
        let mut assessment = checks::assess(&case(&registers, &terms).printing(printed.clone()));
        sites::take_over(&mut assessment, &whole, &registers);
        if let Some(redactor) = &redactor {
            audience::fold_people(&mut assessment);
            without_names(&mut registers, &mut terms, redactor);
        }
        let mut results = results(common, &terms, &registers, &assessment, &shelf, &head_office.group);
        let provider_name = format!("{site}, {}", head_office.group);
        (results.site, results.head_office) = (Some(site), Some(head_office));
        reporter.stage(&format!("Worked out {} items: {}", assessment.items.len(), assessment.level.name()));
        Ok(Self { registers, terms, assessment, shelf, printed, provider_name, results, redactor })
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
        case(&self.registers, &self.terms).printing(self.printed.clone())
    }
}

/// What checks look at.
pub fn case<'a>(registers: &'a Registers, terms: &'a Terms) -> Case<'a> {
    Case::new(registers, &terms.settings, &terms.standard, &terms.end_of_support, terms.as_of)
}

/// The results, with for whom they are and which policies there are.
fn results(
    common: &Common,
    terms: &Terms,
    registers: &Registers,
    assessment: &Assessment,
    shelf: &Shelf,
    name: &str,
) -> Results {
    Results {
        audience: common.audience,
        policies: Some(PolicyResult::all(shelf, registers)),
        ..Results::of(registers, &terms.standard, assessment, name)
    }
}

/// Holds the toolkit's own export against the results, where one was given.
fn compare(common: &Common, terms: &Terms, assessment: &mut Assessment, reporter: &Reporter) -> Result<(), Error> {
    let Some(path) = &common.toolkit_export else { return Ok(()) };
    let exported = toolkit_export::read(path).map_err(Error::Export)?;
    assessment.strays.extend(export::compare(&exported, &assessment.items, &terms.standard.short));
    reporter
        .stage(&format!("Compared with the {} of the toolkit’s export", words::count(exported.len(), "item", "items")));
    Ok(())
}

fn without_names(registers: &mut Registers, terms: &mut Terms, redactor: &Redactor) {
    let withhold = |text: &str| redactor.text(text);
    terms.brand.without_names(&withhold);
    registers.organisation.iter_mut().for_each(|details| details.without_names(&withhold));
    registers.sites.records.iter_mut().for_each(registers::sites::Site::without_names);
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
