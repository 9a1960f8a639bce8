//! The Answers sheet: what a named person vouches for when no record can show it.

use super::Case;
use super::assessment::{Action, Attestation, Status, Verdict};
use super::completion::window_opens;
use super::finding::{Code, Finding};
use super::lacks::lacking;
use crate::registers::answers::{Answer, Position};
use crate::standard::Item;
use crate::words;

/// An item from its answer alone. A statement counts when it says yes (or the words asked for), and
/// tells who says so, in which role and on which day. A plain no is a gap: it must never look met.
///
/// `may_not_apply` is false when the records show that the question does arise.
pub fn judge(case: &Case<'_>, item: &Item, may_not_apply: bool) -> (Verdict, Option<Attestation>) {
    let Some((answer, others)) = latest(case, item) else {
        return (nothing(item), None);
    };
    let mut twice: Vec<Finding> = others.into_iter().map(|other| answered_twice(other, answer)).collect();
    let (mut verdict, attestation) = match answer.position(item.answer_type.is_tick()) {
        Position::Blank => (nothing(item), None),
        Position::Unclear => (unclear(item, answer), None),
        Position::No => (says_no(item, answer), None),
        position => match complete(case, answer) {
            Err(finding) => (open(item, finding), None),
            Ok(attestation) if position == Position::NotApplicable && !may_not_apply => {
                (open(item, not_allowed(&attestation)), None)
            }
            Ok(attestation) if position == Position::NotApplicable => {
                let age = old(case, &attestation);
                let (mut verdict, attestation) = not_applicable(item, attestation);
                verdict.findings.extend(age);
                (verdict, attestation)
            }
            Ok(attestation) => {
                let mut verdict = attested(item, &attestation);
                verdict.findings.extend(old(case, &attestation));
                (verdict, Some(attestation))
            }
        },
    };
    verdict.findings.append(&mut twice);
    (verdict, attestation)
}

/// Whether the Answers sheet says anything about an item.
pub fn is_given(case: &Case<'_>, item: &Item) -> bool {
    latest(case, item).is_some_and(|(answer, _)| answer.position(item.answer_type.is_tick()) != Position::Blank)
}

/// What to do when only a statement is lacking.
pub fn how_to_state(item: &Item) -> Action {
    Action::telling(format!(
        "If a named person can vouch for it, answer {} on the Answers sheet: the answer, who says so, in which role, and the date",
        item.reference
    ))
}

fn not_allowed(claim: &Attestation) -> Finding {
    Finding::error(
        Code::AnswerNotApplicableContradicted,
        "“Not applicable” is claimed, and the records do not allow it",
        "Supply the register that would show it, or answer the question.",
    )
    .at(&claim.at)
}

/// The newest answer to an item, and the others. Of two of one day the one that says less than yes counts.
fn latest<'a>(case: &Case<'a>, item: &Item) -> Option<(&'a Answer, Vec<&'a Answer>)> {
    let is_tick = item.answer_type.is_tick();
    let mut answers: Vec<&Answer> =
        case.registers.answers.records.iter().filter(|answer| names(answer, item)).collect();
    answers.sort_by_key(|answer| {
        let says_less = answer.position(is_tick) != Position::Yes;
        // A "no" without a date may be the newest: it is not outweighed by a dated yes.
        (says_less && answer.date.value.is_none(), answer.date.latest(), says_less)
    });
    let newest = answers.pop()?;
    Some((newest, answers))
}

/// What the sheet says about an item that the records already answer.
pub fn disagreement(case: &Case<'_>, item: &Item, status: Status) -> Option<Finding> {
    let (answer, _) = latest(case, item)?;
    let position = answer.position(item.answer_type.is_tick());
    let disagrees = match status {
        Status::Supported => matches!(position, Position::No | Position::NotApplicable),
        Status::Gap => matches!(position, Position::Yes | Position::NotApplicable),
        Status::NotApplicable => matches!(position, Position::No),
        Status::Attested | Status::Missing => false,
    };
    disagrees.then(|| {
        Finding::warning(
            Code::AnswerDisagrees,
            format!(
                "The Answers sheet says “{}”; the records say otherwise, and the records were used",
                short(answer.answer.text())
            ),
            "Correct the answer, or the records it speaks about.",
        )
        .at(&answer.answer.at)
    })
}

/// Rows of the sheet whose item the edition does not have.
pub fn unknown_items(case: &Case<'_>) -> Vec<Finding> {
    let known = |answer: &&Answer| case.standard.items.iter().any(|item| names(answer, item));
    let unknown = case.registers.answers.records.iter().filter(|answer| !known(answer));
    unknown
        .map(|answer| {
            Finding::warning(
                Code::AnswerUnknownItem,
                format!(
                    "The Answers sheet answers “{}”, which is no item of {}",
                    short(answer.item.text()),
                    case.standard.short
                ),
                "Write the item’s number as the toolkit does, for example 7.1.2.",
            )
            .at(&answer.item.at)
        })
        .collect()
}

fn names(answer: &Answer, item: &Item) -> bool {
    let text = answer.item.text();
    let number: String =
        text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    number.trim_end_matches('.') == item.reference
}

fn complete(case: &Case<'_>, answer: &Answer) -> Result<Attestation, Finding> {
    let missing = lacking([
        (answer.by.says_nothing(), "who says so"),
        (answer.role.says_nothing(), "in which role"),
        (answer.date.value.is_none(), "on which day"),
    ]);
    let Some(date) = answer.date.latest().filter(|_| missing.is_empty()) else {
        return Err(Finding::error(
            Code::AnswerIncomplete,
            format!("The answer does not tell {}, so it counts for nothing", words::list(&missing)),
            "Complete the row on the Answers sheet.",
        )
        .at(&answer.item.at));
    };
    if date > case.as_of {
        return Err(Finding::error(
            Code::AnswerInFuture,
            format!("The answer is dated {}, after the assessment date", words::day(date)),
            "Check the date; a statement counts from its own day.",
        )
        .at(&answer.date.at));
    }
    let details = if is_filler(answer) { String::new() } else { answer.details.shown.to_string() };
    Ok(Attestation {
        answer: answer.answer.shown.to_string(),
        details,
        by: answer.by.shown.to_string(),
        role: answer.role.shown.to_string(),
        date,
        at: answer.answer.at,
    })
}

/// "tbc" is no reason; "None in the last twelve months: I went through the log" is one.
fn is_filler(answer: &Answer) -> bool {
    let key = crate::registers::text::key(answer.details.text());
    let tells = ["none ", "nobody ", "no one ", "nothing "].iter().any(|word| key.starts_with(word));
    answer.details.says_nothing() && !(tells && key.split(' ').count() > 3)
}

fn nothing(item: &Item) -> Verdict {
    const SUPPLIED: &str = "Neither a record nor a statement was supplied";
    let mut verdict = open(item, Finding::error(Code::NothingSupplied, SUPPLIED, item.if_missing.clone()));
    let entry = "Then enter it on the Answers sheet: the item, the answer, who says so, in which role, and the date";
    verdict.to_do.push(Action::telling(entry));
    verdict
}

/// Nothing that counts: the finding says why.
fn open(item: &Item, finding: Finding) -> Verdict {
    let mut verdict = Verdict::new(Status::Missing, &*finding.message);
    verdict.to_do.push((&*finding.hint).into());
    verdict.draft = format!("[{}]", item.how_attested.trim_end_matches('.'));
    verdict.findings.push(finding);
    verdict
}

fn unclear(item: &Item, answer: &Answer) -> Verdict {
    let said = short(answer.answer.text());
    let (message, hint) = if item.answer_type.is_tick() {
        (format!("“{said}” is neither yes nor no"), "Answer Yes or No, and put the explanation under Details.")
    } else {
        (
            format!("“{said}” could mean that there is nothing yet, so it does not count"),
            "Say what you do. If the question does not arise, answer Not applicable and say why under Details.",
        )
    };
    open(item, Finding::error(Code::AnswerUnclear, message, hint).at(&answer.answer.at))
}

fn says_no(item: &Item, answer: &Answer) -> Verdict {
    let finding = Finding::error(
        Code::AnswerNo,
        format!("The answer is “{}”", short(answer.answer.text())),
        item.if_missing.clone(),
    )
    .at(&answer.answer.at);
    let mut verdict = Verdict::new(Status::Gap, "The provider itself says that this is not so yet");
    verdict.to_do.push((&*finding.hint).into());
    verdict.draft = "Do not tick yet: the answer on record is no.".into();
    verdict.findings.push(finding);
    verdict
}

fn attested(item: &Item, attestation: &Attestation) -> Verdict {
    let mut verdict = Verdict::new(
        Status::Attested,
        format!("Stated by the {} on {}", lower_case(&attestation.role), words::day(attestation.date)),
    );
    verdict.draft = match (item.answer_type.is_tick(), attestation.details.as_str()) {
        (true, "") => "Yes.".to_owned(),
        (true, details) => details.to_owned(),
        (false, "") => attestation.answer.clone(),
        (false, details) if is_bare_yes(&attestation.answer) => details.to_owned(),
        (false, details) => format!("{} {details}", full_stop(&attestation.answer)),
    };
    verdict
}

/// The words for "Not applicable", with the box that the toolkit wants them in.
pub fn inapplicable(item: &Item, reason: &str) -> String {
    let words = format!("Not applicable. {}", full_stop(reason));
    match item.not_applicable.filter(|_| item.answer_type.is_tick()) {
        Some(place) => format!("Tick, and write in the {}: {words}", place.words()),
        None => words,
    }
}

fn not_applicable(item: &Item, attestation: Attestation) -> (Verdict, Option<Attestation>) {
    if item.not_applicable.is_none() {
        let finding = Finding::error(
            Code::AnswerNotApplicableNotOffered,
            "“Not applicable” is not an answer that the toolkit offers for this item, as far as its sources say",
            item.if_missing.clone(),
        )
        .at(&attestation.at);
        return (open(item, finding), None);
    }
    if attestation.details.is_empty() {
        let finding = Finding::error(
            Code::AnswerReasonMissing,
            "“Not applicable” is claimed without a reason",
            "Say under Details why the question does not arise.",
        )
        .at(&attestation.at);
        return (open(item, finding), None);
    }
    let mut verdict = Verdict::new(Status::NotApplicable, attestation.details.clone());
    verdict.draft = inapplicable(item, &attestation.details);
    (verdict, Some(attestation))
}

/// The toolkit is published every year: a statement from before the last twelve months is told, which
/// is carebinder's choice.
fn old(case: &Case<'_>, said: &Attestation) -> Option<Finding> {
    (said.date <= window_opens(case.as_of)).then(|| {
        Finding::warning(
            Code::AnswerOld,
            format!("The statement is of {}, more than twelve months before", words::day(said.date)),
            "Ask the person whether it still holds, and enter the new date.",
        )
        .at(&said.at)
    })
}

fn answered_twice(earlier: &Answer, used: &Answer) -> Finding {
    Finding::warning(
        Code::AnswerTwice,
        "The item is answered more than once; the newest answer was used",
        "Keep one answer.",
    )
    .at(&earlier.item.at)
    .at(&used.item.at)
}

fn is_bare_yes(answer: &str) -> bool {
    matches!(crate::registers::text::key(answer).as_str(), "yes" | "y")
}

fn full_stop(text: &str) -> String {
    format!("{}.", text.trim_end_matches('.'))
}

/// A role inside a sentence: "Deputy Manager" becomes "deputy manager", "HR lead" stays.
fn lower_case(role: &str) -> String {
    let lower = |word: &str| {
        let is_short_form = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
        if is_short_form { word.to_owned() } else { word.to_lowercase() }
    };
    role.split(' ').map(lower).collect::<Vec<_>>().join(" ")
}

/// Enough of a text to recognise it by.
fn short(text: &str) -> String {
    words::shortened(text, 60)
}
