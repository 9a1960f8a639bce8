//! 1.1.3, 1.2.4, 1.3.1, 1.3.7, 1.3.8, 1.4.1: what the policy register bears out.

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::policy_shelf::{self as shelf, Standing, Subject};
use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// The policy register names a document on data protection, data quality, record keeping, data security and network
    /// security; each is approved, with name and date, and was updated within three years.
    /// # Why the toolkit asks
    /// People can only follow rules that are written down, and rules that nobody looks at grow wrong.
    /// # What counts as evidence
    /// The five documents, approved and in date. One that is too old, not approved or absent is a gap; an absent policy on
    /// network security is a warning, because the toolkit asks for it only where it is relevant. A review date of its own
    /// that has passed is a warning.
    /// # What it cannot tell
    /// What the policies say, and whether they are in line with good practice.
    /// # Source
    /// Transcription of the version 8 workbook (category 4 text); WMCA list of questions, read 21 November 2026.
    POLICIES = "policies-in-date", [Policies], in_date
}

rule! {
    /// # What it checks
    /// The policy register names a privacy notice that is approved and in date, and notices for the people supported and
    /// for staff.
    /// # Why the toolkit asks
    /// Everybody has a right to know what is done with information about them, before it is done.
    /// # What counts as evidence
    /// At least one notice in force. A group of people that no title and no entry under "For" or "Covers" names is a
    /// warning, which is our choice: one notice may speak to all.
    /// # What it cannot tell
    /// What the notices say, and whether people are given them.
    /// # Source
    /// WMCA list of questions; Digital Care Hub page on policies; version 8 workbook (category 4 text), read 21 November 2026.
    PRIVACY_NOTICES = "privacy-notices", [Policies], notices
}

rule! {
    /// # What it checks
    /// The policy register names a statement or policy on the national data opt-out, approved and in date, and a privacy
    /// notice or other document that covers it.
    /// # Why the toolkit asks
    /// People may forbid the use of their information for research and planning; since 31 July 2022 providers whose care
    /// is publicly arranged must be able to honour that.
    /// # What counts as evidence
    /// The document on the opt-out in force. That no privacy notice covers it is a warning, as the register may only be
    /// silent. That its review is yearly is good practice, so an own review date that has
    /// passed is a warning.
    /// # What it cannot tell
    /// Whether information is used beyond people's own care, and whether the statement is published.
    /// # Source
    /// WMCA list of questions; Digital Care Hub 2022/23 announcement (publish a statement), read 21 November 2026.
    OPT_OUT = "opt-out", [Policies], opt_out
}

rule! {
    /// # What it checks
    /// The policy register names a data protection policy that is approved and in date, and says under "Covers" that it
    /// deals with keeping personal data safe.
    /// # Why the toolkit asks
    /// A policy that speaks of rights alone leaves staff without a rule on locks, screens and passwords.
    /// # What counts as evidence
    /// The policy in force and its entry under "Covers". Where that entry is silent, a person's statement decides.
    /// # What it cannot tell
    /// What the policy says in full.
    /// # Source
    /// WMCA list of questions; the toolkit's 2020/21 list of questions (old number 1.6.1), read 21 November 2026.
    KEEPING_SAFE = "policy-keeping-safe", [Policies], keeping_safe
}

rule! {
    /// # What it checks
    /// The policy register names a data protection policy, or an own procedure, that is approved and in date, and that
    /// covers assessing risks before something changes (DPIA).
    /// # Why the toolkit asks
    /// New systems bring risks that are cheap to avoid before and dear to mend afterwards.
    /// # What counts as evidence
    /// The document in force and its title or its entry under "Covers". Where they are silent, a person's statement
    /// decides.
    /// # What it cannot tell
    /// Whether assessments are made.
    /// # Source
    /// WMCA list of questions; the toolkit's 2020/21 list; version 8 workbook (category 4 text), read 21 November 2026.
    IMPACT_ASSESSMENT = "policy-impact-assessment", [Policies], impact_assessment
}

rule! {
    /// # What it checks
    /// The policy register names a retention schedule, or a policy on record keeping, that is approved and in date.
    /// # Why the toolkit asks
    /// What is kept too long can still be lost; what is destroyed too early cannot be shown.
    /// # What counts as evidence
    /// The document in force. It should cover care, staff and finance records, as the Records Management Code of
    /// Practice does.
    /// # What it cannot tell
    /// Which periods the schedule gives, and whether records are destroyed in time.
    /// # Source
    /// Version 8 workbook (category 4 text); Digital Care Hub page on policies, read 21 November 2026.
    RETENTION = "retention-schedule", [Policies], retention
}

fn in_date(case: &Case<'_>) -> Option<Verdict> {
    if case.registers.policies.records.is_empty() {
        return None;
    }
    let subjects = [
        &shelf::DATA_PROTECTION,
        &shelf::DATA_QUALITY,
        &shelf::RECORD_KEEPING,
        &shelf::DATA_SECURITY,
        &shelf::NETWORK_SECURITY,
    ];
    let found = subjects.map(|subject| (subject, shelf::best(case, subject)));
    let mut findings = Vec::new();
    for (subject, best) in &found {
        match best {
            Some((entry, _)) => findings.extend(shelf::findings(case, entry)),
            None if subject.name == shelf::NETWORK_SECURITY.name => findings.push(network_not_listed(case)),
            None => findings.push(shelf::missing(case, subject)),
        }
    }
    let in_force: Vec<&PolicyEntry> = found
        .iter()
        .filter_map(|(_, best)| best.filter(|(_, standing)| *standing == Standing::InForce).map(|(entry, _)| entry))
        .collect();
    let others = other_documents(case, &found.iter().filter_map(|(_, best)| best.map(|(e, _)| e)).collect::<Vec<_>>());
    let unknown = unknown_texts(case);
    let summary = format!("{} of 5 subjects with a policy that is approved and in date", in_force.len());
    let figures = [
        ("listed", "documents in the policy register", case.registers.policies.records.len()),
        ("subjects", "of the five subjects in force", in_force.len()),
    ];
    let cited: Vec<String> = in_force.iter().map(|entry| shelf::cited(entry)).collect();
    let verdict = Verdict::judged(findings, summary).finding(others).finding(unknown).counting(&figures);
    let draft = if verdict.status == Status::Gap {
        "Do not tick yet: see what closes it.".to_owned()
    } else {
        format!("Our policies are {}. Earlier versions are kept [where].", words::list(&cited))
    };
    Some(verdict.drafting(draft))
}

fn network_not_listed(case: &Case<'_>) -> Finding {
    Finding::warning(
        Code::PolicyMissing,
        "The policy register names no document on network security",
        "Add one if you run a network of your own, even a small one; the toolkit asks for it where it is relevant.",
    )
    .at_all(&case.registers.policies.tables)
}

/// Documents on other subjects that are too old or not approved: told, though they decide nothing here.
fn other_documents(case: &Case<'_>, judged: &[&PolicyEntry]) -> Vec<Finding> {
    let is_judged = |entry: &PolicyEntry| judged.iter().any(|known| known.title.at == entry.title.at);
    let others = case.registers.policies.records.iter().filter(|entry| !is_judged(entry));
    let findings = others.flat_map(|entry| shelf::findings(case, entry));
    findings.map(Finding::softened).collect()
}

/// Policies that carebinder prints and whose approval could be that of another text: told once for all.
fn unknown_texts(case: &Case<'_>) -> Vec<Finding> {
    let is_unknown = |entry: &&PolicyEntry| {
        entry.fingerprint.is_blank()
            && entry.approved_on.value.is_some()
            && case.printed.contains_key(&key(entry.title.text()))
    };
    let entries: Vec<&PolicyEntry> = case.registers.policies.records.iter().filter(is_unknown).collect();
    let titles: Vec<&str> = entries.iter().map(|entry| entry.title.text()).collect();
    if titles.is_empty() {
        return Vec::new();
    }
    let message = format!(
        "The policy register does not say which text was approved: {}, which carebinder prints",
        words::short_list(&titles, 3)
    );
    let hint = "Compare the text in the binder with the approved one, and enter the fingerprint that stands beside it in a column “Text fingerprint”.";
    let cells = entries.iter().map(|entry| &entry.fingerprint.at);
    vec![Finding::note(Code::PolicyTextUnknown, message, hint).at_all(cells)]
}

/// A document on one subject decides: the one in force, or the verdict that there is none.
fn of_one<'a>(case: &Case<'a>, subject: &Subject) -> Option<Result<&'a PolicyEntry, Verdict>> {
    if case.registers.policies.records.is_empty() {
        return None;
    }
    let Some((entry, standing)) = shelf::best(case, subject) else {
        return Some(Err(Verdict::silent(format!("The policy register names no document on {}", subject.name))
            .finding(vec![shelf::missing(case, subject)])
            .drafting(format!("[The document on {}, with its approval]", subject.name))));
    };
    if standing != Standing::InForce {
        let verdict =
            Verdict::judged(shelf::findings(case, entry), format!("“{}” is not in force", entry.title.text()));
        return Some(Err(verdict.drafting(format!("Do not tick yet: “{}” is not in force.", entry.title.text()))));
    }
    Some(Ok(entry))
}

/// Documents in force on a subject, with what is to be said about them.
fn in_force<'a>(case: &Case<'a>, subject: &Subject) -> (Vec<&'a PolicyEntry>, Vec<Finding>) {
    let all = shelf::on(case, subject);
    let entries: Vec<&PolicyEntry> =
        all.iter().filter(|(_, standing)| *standing == Standing::InForce).map(|(entry, _)| *entry).collect();
    let findings = all.iter().flat_map(|(entry, _)| shelf::findings(case, entry)).map(Finding::softened);
    (entries, findings.collect())
}

/// Words that name a group of people to whom a notice speaks.
type Group = (&'static str, &'static [&'static [&'static str]]);
const GROUPS: [Group; 2] = [
    (
        "the people you support and their families",
        &[&["residents"], &["people"], &["families"], &["clients"], &["users"], &["tenants"], &["service"], &["all"]],
    ),
    ("staff and volunteers", &[&["staff"], &["employees"], &["volunteers"], &["workers"], &["workforce"], &["all"]]),
];

fn notices(case: &Case<'_>) -> Option<Verdict> {
    if let Err(verdict) = of_one(case, &shelf::PRIVACY_NOTICE)? {
        return Some(verdict);
    }
    let (entries, mut findings) = in_force(case, &shelf::PRIVACY_NOTICE);
    for (group, wanted) in GROUPS {
        let speaks = |entry: &&PolicyEntry| shelf::covers(entry, wanted) || has_audience(entry, wanted);
        if !entries.iter().any(speaks) {
            findings.push(
                Finding::warning(
                    Code::NoticeAudienceMissing,
                    format!("No privacy notice is listed for {group}"),
                    "Add the notice, or say under “For” whom the listed one speaks to.",
                )
                .at_all(entries.iter().map(|entry| &entry.title.at)),
            );
        }
    }
    let cited: Vec<String> = entries.iter().map(|entry| shelf::cited(entry)).collect();
    let summary = format!("{} approved and in date", count(entries.len(), "privacy notice", "privacy notices"));
    Some(
        Verdict::judged(findings, summary)
            .counting(&[("notices", "privacy notices in force", entries.len())])
            .drafting(format!(
                "Our privacy notices: {}. They are given to people [how and when].",
                words::list(&cited)
            )),
    )
}

fn has_audience(entry: &PolicyEntry, wanted: &[&[&str]]) -> bool {
    let audience = crate::registers::text::key(entry.audience.text());
    wanted.iter().flat_map(|words| words.iter()).any(|word| audience.split(' ').any(|found| found == *word))
}

const OPT_OUT_WORDS: &[&[&str]] = &[&["opt", "out"], &["optout"]];

fn opt_out(case: &Case<'_>) -> Option<Verdict> {
    if let Err(verdict) = of_one(case, &shelf::OPT_OUT)? {
        return Some(verdict);
    }
    let (entries, mut findings) = in_force(case, &shelf::OPT_OUT);
    let notices = in_force(case, &shelf::PRIVACY_NOTICE).0;
    if !notices.iter().any(|entry| shelf::covers(entry, OPT_OUT_WORDS)) {
        findings.push(
            Finding::warning(
                Code::PolicyContentNotStated,
                "No privacy notice in force says under “Covers” that it tells people of the national data opt-out",
                "Look it up; if one does, write so under “Covers”.",
            )
            .at_all(notices.iter().map(|entry| &entry.covers.at)),
        );
    }
    let cited: Vec<String> = entries.iter().map(|entry| shelf::cited(entry)).collect();
    Some(Verdict::judged(findings, "A document on the national data opt-out is approved and in date").drafting(
        format!(
            "We comply with the national data opt-out: {}. Our statement is published at [link or place]. Information \
             is used beyond people’s own care: [no, or for what].",
            words::list(&cited)
        ),
    ))
}

/// An item on what the data protection policy says: borne out when the register says so, by the policy or by a
/// document of its own on the matter; else left to a person.
fn policy_that_covers(
    case: &Case<'_>,
    in_policy: &[&[&str]],
    of_its_own: &[&[&str]],
    what: &str,
    draft: impl Fn(&str) -> String,
) -> Option<Verdict> {
    let policy = match of_one(case, &shelf::DATA_PROTECTION)? {
        Ok(policy) => policy,
        Err(verdict) => return Some(verdict),
    };
    let mut entries = case.registers.policies.records.iter();
    let own =
        || entries.find(|entry| shelf::covers(entry, of_its_own) && shelf::standing(case, entry) == Standing::InForce);
    if let Some(entry) = Some(policy).filter(|entry| shelf::covers(entry, in_policy)).or_else(own) {
        let summary = format!("“{}” is approved, in date, and covers {what}", entry.title.text());
        return Some(Verdict::judged(shelf::findings(case, entry), summary).drafting(draft(&shelf::cited(entry))));
    }
    let finding = Finding::warning(
        Code::PolicyContentNotStated,
        format!("is in force, but the register does not say that it covers {what}"),
        format!("Look it up; if it does, write so under “Covers”: {what}."),
    )
    .thing(policy.title.text())
    .at(&policy.covers.at);
    Some(
        Verdict::silent(format!("The register shows a policy in force, not whether it covers {what}"))
            .finding(vec![finding])
            .drafting(format!("{} [Which section covers {what}.]", draft(&shelf::cited(policy)))),
    )
}

fn keeping_safe(case: &Case<'_>) -> Option<Verdict> {
    const WANTED: &[&[&str]] = &[&["safe"], &["secure"], &["safely"], &["securely"], &["safekeeping"], &["security"]];
    policy_that_covers(case, WANTED, &[], "keeping personal data safe", |cited| {
        format!("How personal data is kept safe and secure is set out in {cited}.")
    })
}

fn impact_assessment(case: &Case<'_>) -> Option<Verdict> {
    const IN_POLICY: &[&[&str]] = &[
        &["dpia"],
        &["dpias"],
        &["impact", "assessment"],
        &["impact", "assessments"],
        &["privacy", "by", "design"],
        &["data", "protection", "by", "design"],
    ];
    const OF_ITS_OWN: &[&[&str]] = &[
        &["dpia"],
        &["dpias"],
        &["data", "impact", "assessment"],
        &["data", "impact", "assessments"],
        &["privacy", "impact", "assessment"],
        &["privacy", "impact", "assessments"],
    ];
    policy_that_covers(case, IN_POLICY, OF_ITS_OWN, "data protection impact assessments", |cited| {
        format!("How we find and reduce risks before a new process or project is set out in {cited}.")
    })
}

fn retention(case: &Case<'_>) -> Option<Verdict> {
    let entry = match of_one(case, &shelf::RETENTION)? {
        Ok(entry) => entry,
        Err(verdict) => return Some(verdict),
    };
    Some(
        Verdict::judged(shelf::findings(case, entry), format!("“{}” is approved and in date", entry.title.text()))
            .drafting(format!("How long we keep records is set out in {}.", shelf::cited(entry))),
    )
}
