//! `build` and `check` for a group: every site by itself, and the whole.

use std::collections::BTreeSet;

use super::error::Error;
use super::prepare::{Handed, Prepared, case};
use crate::checks::coverage::apart;
use crate::checks::{self, Assessment, Tally};
use crate::policies;
use crate::registers::{CellRef, RegisterId, details};
use crate::results::Results;
use crate::sites::{self, Answer, Division, Group, HeadOffice, OneAssessment, Share, SiteLine, Source, Sum};

/// The whole of a group with its sites, each assessed.
pub struct Assessed {
    pub group: Group,
    /// The results of each site.
    pub sites: Vec<Results>,
}

/// Assesses every site, holds the whole against them, and says how they add up.
pub fn assess(whole: &mut Prepared, division: &Division) -> Result<Assessed, Error> {
    let several = division.at_several(&whole.registers, &whole.terms.settings, whole.terms.as_of);
    let (mut lines, mut results) = (Vec::new(), Vec::new());
    let mut of_sites = Tally::default();
    for share in (0..division.branches.len()).filter_map(|site| division.share(&whole.registers, site)) {
        let (assessment, tally) = of_share(whole, &share, &several)?;
        let code = share.registers.organisation.as_ref().and_then(|own| own.text(&details::ODS_CODE).value);
        lines.push(SiteLine::of(share.branch.name(), code, &assessment));
        of_sites = of_sites.plus(tally);
        let mut result = Results::of(&share.registers, &whole.terms.standard, &assessment, &whole.provider_name);
        result.site = Some(share.branch.name().to_owned());
        result.audience = whole.results.audience;
        if result.audience.is_external() {
            result.people = None;
        }
        results.push(result);
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
        group: Some(group.clone()),
        ..Results::of(&whole.registers, &whole.terms.standard, &whole.assessment, &whole.provider_name)
    };
    Ok(Assessed { group, sites: results })
}

fn of_share(whole: &Prepared, share: &Share, several: &BTreeSet<CellRef>) -> Result<(Assessment, Tally), Error> {
    let printed = if has_own_policies(share) {
        policies::fill(&whole.terms.library, &case(&share.registers, &whole.terms))?.fingerprints()
    } else {
        whole.printed.clone()
    };
    let case = case(&share.registers, &whole.terms).printing(printed);
    Ok((checks::assess(&case), apart(&case, several).1))
}

/// What is handed to the process that builds one site's pack.
pub fn hand(whole: &Prepared, division: &Division, site: usize) -> Option<Handed> {
    let share = division.share(&whole.registers, site)?;
    let policies = (!has_own_policies(&share)).then(|| (whole.shelf.clone(), whole.printed.clone()));
    let withhold = |text: &mut String| {
        if let Some(redactor) = &whole.redactor {
            *text = redactor.text(text);
        }
    };
    let mut answers = Answer::all(&whole.assessment);
    for answer in &mut answers {
        withhold(&mut answer.summary);
        withhold(&mut answer.answer);
    }
    let head_office = HeadOffice {
        group: whole.provider_name.clone(),
        ods_code: whole.results.provider.ods_code.clone(),
        answers,
        used: share.used.clone(),
    };
    Some(Handed { site: share.branch.name().to_owned(), registers: share.registers, head_office, policies })
}

/// A site whose own policy register takes the place of head office's has policies of its own.
fn has_own_policies(share: &Share) -> bool {
    let is_own = |from| matches!(from, Source::Folder | Source::FolderInstead);
    share.used.iter().any(|used| used.register == RegisterId::Policies && is_own(used.from))
}
