//! Head office's answer is only as good as the weakest site: a "yes" in an assessment for all holds for every site that
//! is ticked in it (Digital Care Hub, page on multiple sites, read 21 November 2026).

use super::group::SiteLine;
use crate::checks::{Action, Assessed, Assessment, Code, Finding, Level, Status};
use crate::standard::Standard;
use crate::words;

/// The rule whose figure is one for the whole organisation: a site may be below it.
const OF_THE_WHOLE: &str = "staff-trained";

/// Takes back what the whole's records bear out and a site's do not.
pub fn hold_against(assessment: &mut Assessment, sites: &[SiteLine], standard: &Standard) {
    for assessed in assessment.items.iter_mut().filter(|assessed| !assessed.status.is_open()) {
        let behind = behind(&assessed.item.reference, sites);
        if behind.is_empty() {
            continue;
        }
        let rule = standard.items.iter().find(|item| item.reference == assessed.item.reference);
        let is_figure = rule.is_some_and(|item| item.rule.as_deref() == Some(OF_THE_WHOLE));
        tell(assessed, &behind, is_figure);
    }
    assessment.level = Level::of(&assessment.items);
}

fn behind<'s>(reference: &str, sites: &'s [SiteLine]) -> Vec<&'s str> {
    let is_behind =
        |site: &&SiteLine| site.items.iter().any(|item| item.reference == reference && item.status.is_open());
    sites.iter().filter(is_behind).map(|site| site.name.as_str()).collect()
}

fn tell(assessed: &mut Assessed, behind: &[&str], is_figure: bool) {
    let sites = words::short_list(behind, 6);
    let count = words::count(behind.len(), "site", "sites");
    let hint = "Look into the packs of these sites. Put it right there, or leave them out of the assessment for all.";
    if is_figure {
        let said = format!("the figure is that of all people together; {count} by itself is below it: {sites}")
            .replace("sites by itself is", "sites by themselves are");
        assessed.findings.push(Finding::warning(Code::SiteBehind, said, hint));
        return;
    }
    let said = format!("not borne out at {count}: {sites}");
    assessed.findings.insert(0, Finding::error(Code::SiteBehind, said.clone(), hint));
    assessed.status = Status::Gap;
    assessed.summary = format!("{}; {said}", assessed.summary);
    assessed.draft = format!("Do not answer yet: {said}.");
    assessed.to_do.insert(0, Action::from(format!("Put it right at {sites}.")));
}
