//! What a site has nothing of its own to show for, because it is head office's or did not happen there: then the
//! group's records answer. A site with no records at all gets nothing from it.

use super::group::Answer;
use crate::checks::{Assessed, Assessment, Code, Finding, Level, Status};
use crate::registers::Registers;

/// Rules about things that a site need not have: people who lead for all sites, administrators of shared systems, somebody
/// who started, a breach. With none of them at the site, the records of the group are its evidence.
const NEED_NOT_BE_HERE: &[&str] = &[
    "lead-training",
    "administrator-agreements",
    "induction",
    "incident-reviews",
    "incident-management",
    "incident-people",
];

/// Takes over from the whole what is missing at a site that need not have it. `whole` is what the group's records bear
/// out, before they are held against the sites.
pub fn take_over(site: &mut Assessment, whole: &[Answer], registers: &Registers) {
    if registers.staff.records.is_empty() {
        return;
    }
    for assessed in site.items.iter_mut().filter(|assessed| assessed.status == Status::Missing) {
        let is_wanted = assessed.item.rule.as_deref().is_some_and(|rule| NEED_NOT_BE_HERE.contains(&rule));
        let answer =
            whole.iter().find(|answer| answer.reference == assessed.item.reference && !answer.status.is_open());
        if let Some(answer) = answer.filter(|_| is_wanted) {
            replace(assessed, answer);
        }
    }
    site.level = Level::of(&site.items);
}

fn replace(assessed: &mut Assessed, answer: &Answer) {
    let here = std::mem::replace(&mut assessed.summary, format!("In the whole group: {}", answer.summary));
    assessed.status = answer.status;
    assessed.draft.clone_from(&answer.answer);
    assessed.to_do.clear();
    assessed.findings = vec![Finding::note(
        Code::AnsweredByHeadOffice,
        format!("nothing of it is this site’s ({here}), so that the group’s records answer"),
        "The group’s pack has the records.",
    )];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rules;

    #[test]
    fn every_rule_is_known() {
        assert!(NEED_NOT_BE_HERE.iter().all(|rule| rules::named(rule).is_some()));
    }
}
