//! `build` and `check` for a group: every site by itself, and the whole.

use std::io::{self, Write};

use chrono::NaiveDate;

use super::Common;
use super::error::Error;
use super::prepare::{Handed, Prepared, case};
use super::reading::{self, Terms};
use super::report::Reporter;
use super::slug::{numbered, slug};
use crate::audience;
use crate::checks::coverage::apart;
use crate::checks::{self, Assessment, Tally};
use crate::policies;
use crate::registers::{RegisterId, details};
use crate::results::Results;
use crate::sites::{self, Answer, Division, Group, HeadOffice, OneAssessment, Share, SiteLine, Source, Sum};
use crate::words;

/// The folder of the group's own pack, beside those of its sites.
pub const WHOLE: &str = "group";

/// What the group's records bear out by themselves, before they are held against the sites.
pub struct Assessed {
    before: Vec<Answer>,
}

/// Reads and assesses a folder: as one provider, or as a group with its sites.
pub fn read(
    common: &Common,
    today: NaiveDate,
    reporter: &Reporter,
) -> Result<(Prepared, Option<(Division, Assessed)>), Error> {
    let terms = Terms::of(common, today, reporter)?;
    let registers = reading::read(common, &terms, reporter)?;
    let division = Division::of(&registers, &terms.settings, terms.as_of);
    let mut whole = Prepared::of(common, terms, registers, reporter)?;
    let Some(division) = division else { return Ok((whole, None)) };
    let assessed = assess(&mut whole, &division)?;
    Ok((whole, Some((division, assessed))))
}

/// The results of the whole, then of every site, as one array. Each site is assessed once more for it: a thousand results
/// at a time take more memory than all their rows.
pub fn write_json(whole: &Prepared, division: &Division, assessed: &Assessed, to: &mut dyn Write) -> io::Result<()> {
    let mut separator = "[\n";
    let mut write = |results: &Results| {
        let mut value = serde_json::to_value(results)?;
        if let Some(redactor) = &whole.redactor {
            redactor.apply(&mut value);
        }
        to.write_all(separator.as_bytes())?;
        serde_json::to_writer_pretty(&mut *to, &value)?;
        separator = ",\n";
        io::Result::Ok(())
    };
    write(&whole.results)?;
    for share in shares(whole, division) {
        let assessment = of_share(whole, &share, &assessed.before).map_err(io::Error::other)?;
        write(&results_of(whole, &share, &assessment))?;
    }
    to.write_all(b"\n]\n")
}

/// What each site has, one after another.
fn shares(whole: &Prepared, division: &Division) -> impl Iterator<Item = Share> {
    (0..division.branches.len()).filter_map(|site| division.share(&whole.registers, site))
}

/// Assesses every site, holds the whole against them, and says how they add up.
pub fn assess(whole: &mut Prepared, division: &Division) -> Result<Assessed, Error> {
    let before = answers(whole);
    let several = division.at_several(&whole.registers, &whole.terms.settings, whole.terms.as_of);
    let mut lines = Vec::new();
    let mut of_sites = Tally::default();
    for share in shares(whole, division) {
        let assessment = of_share(whole, &share, &before)?;
        let code = share.registers.organisation.as_ref().and_then(|own| own.text(&details::ODS_CODE).said());
        lines.push(SiteLine::of(share.branch.name(), code, &assessment));
        of_sites = of_sites.plus(apart(&case(&share.registers, &whole.terms), &several).1);
    }
    let rest = division.rest(&whole.registers);
    let (at_several, once) = apart(&case(&whole.registers, &whole.terms), &several);
    let sum = Sum { sites: of_sites, elsewhere: apart(&case(&rest, &whole.terms), &several).1, once, at_several };
    whole.registers.problems.extend(sum.problem());
    sites::hold_against(&mut whole.assessment, &lines, &whole.terms.standard);
    let one_assessment = OneAssessment::of(division, &whole.registers);
    let group = Group { sites: lines, sum, one_assessment };
    whole.results = Results {
        audience: whole.results.audience,
        policies: whole.results.policies.take(),
        group: Some(group),
        ..Results::of(&whole.registers, &whole.terms.standard, &whole.assessment, &whole.provider_name)
    };
    Ok(Assessed { before })
}

fn of_share(whole: &Prepared, share: &Share, before: &[Answer]) -> Result<Assessment, Error> {
    let printed = if has_own_policies(share) {
        policies::fill(&whole.terms.library, &case(&share.registers, &whole.terms))?.fingerprints()
    } else {
        whole.printed.clone()
    };
    let mut assessment = checks::assess(&case(&share.registers, &whole.terms).printing(printed));
    sites::take_over(&mut assessment, before, &share.registers);
    if whole.redactor.is_some() {
        audience::fold_people(&mut assessment);
    }
    Ok(assessment)
}

fn results_of(whole: &Prepared, share: &Share, assessment: &Assessment) -> Results {
    let mut results = Results::of(&share.registers, &whole.terms.standard, assessment, &whole.provider_name);
    results.site = Some(share.branch.name().to_owned());
    results.audience = whole.results.audience;
    if results.audience.is_external() {
        results.people = None;
    }
    results
}

/// What head office's records answer, as the reader may see it.
fn answers(whole: &Prepared) -> Vec<Answer> {
    let mut answers = Answer::all(&whole.assessment);
    if let Some(redactor) = &whole.redactor {
        for answer in &mut answers {
            answer.summary = redactor.text(&answer.summary);
            answer.answer = redactor.text(&answer.answer);
        }
    }
    answers
}

/// What every site is handed alike.
pub struct Shared {
    answers: Vec<Answer>,
    before: Vec<Answer>,
}

impl Shared {
    pub fn of(whole: &Prepared, assessed: &Assessed) -> Self {
        Self { answers: answers(whole), before: assessed.before.clone() }
    }

    /// The same as it goes to the process that builds one site's pack.
    pub fn hand(&self, whole: &Prepared, division: &Division, site: usize) -> io::Result<Vec<u8>> {
        let handed = self.share(whole, division, site).ok_or(io::ErrorKind::NotFound)?;
        Ok(serde_json::to_vec(&handed)?)
    }

    /// What is handed to one site: its share, and nothing of any other.
    pub fn share(&self, whole: &Prepared, division: &Division, site: usize) -> Option<Handed> {
        let share = division.share(&whole.registers, site)?;
        let policies = (!has_own_policies(&share)).then(|| (whole.shelf.clone(), whole.printed.clone()));
        let head_office = HeadOffice {
            group: whole.provider_name.clone(),
            ods_code: whole.results.provider.ods_code.clone(),
            answers: self.answers.clone(),
            used: share.used.clone(),
        };
        let handed = Handed {
            site: share.branch.name().to_owned(),
            registers: share.registers,
            head_office,
            whole: self.before.clone(),
            policies,
        };
        Some(handed)
    }
}

/// The number of the site that is wanted, where one is.
pub fn wanted(common: &Common, division: &Division) -> Result<Option<usize>, Error> {
    let Some(wanted) = &common.site else { return Ok(None) };
    let mut found = division.branches.iter().enumerate().filter(|(_, branch)| branch.is_called(wanted));
    match (found.next(), found.next()) {
        (Some((site, _)), None) => Ok(Some(site)),
        (Some(_), Some(_)) => Err(Error::NoSuchSite {
            wanted: wanted.clone(),
            known: "two sites are called so; give the name of one".to_owned(),
        }),
        (None, _) => Err(no_site(common, Some(division))),
    }
}

/// Said where a site is wanted that is none.
pub fn no_site(common: &Common, division: Option<&Division>) -> Error {
    let known = match division {
        None => "this folder is not divided into sites".to_owned(),
        Some(division) => {
            let names: Vec<&str> = division.branches.iter().map(sites::Branch::name).collect();
            format!("the sites are {}", words::short_list(&names, 12))
        }
    };
    Error::NoSuchSite { wanted: common.site.clone().unwrap_or_default(), known }
}

/// The folder of each site's pack, beside the group's own.
pub fn pack_names(division: &Division) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for branch in &division.branches {
        let plain = slug(branch.name());
        let further = (2..).map(|number| numbered(&plain, number));
        let is_free = |name: &String| name != WHOLE && !names.contains(name);
        // There is always a further number.
        let name = std::iter::once(plain.clone()).chain(further).find(is_free).unwrap_or_default();
        names.push(name);
    }
    names
}

/// A site whose own policy register takes the place of head office's has policies of its own.
fn has_own_policies(share: &Share) -> bool {
    let is_own = |from| matches!(from, Source::Folder | Source::FolderInstead);
    share.used.iter().any(|used| used.register == RegisterId::Policies && is_own(used.from))
}
