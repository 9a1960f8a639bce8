//! What headings say of courses: which title is one, and whether its column holds when it was completed, ends or is booked.

use super::Record;
use super::header::Heading;
use super::headings;
use super::says;
use super::schema::Column;
use super::text;
use super::training::TrainingRecord;

/// Words of headings that name a course.
const COURSE_WORDS: &[&str] = &[
    "training",
    "awareness",
    "security",
    "protection",
    "gdpr",
    "dspt",
    "cyber",
    "governance",
    "fire",
    "moving",
    "handling",
    "safeguarding",
    "aid",
    "infection",
    "hygiene",
    "medication",
    "medicines",
    "safety",
    "course",
    "refresher",
    "dementia",
    "confidentiality",
    "elearning",
    "learning",
    "module",
    "mandatory",
];
/// What a column under the title of a course is.
pub(super) enum Part {
    Of(&'static Column),
    /// When it is booked or to be done: no completion.
    ToCome,
    Unknown,
}

pub(super) fn part(heading: &str) -> Option<&'static Column> {
    headings::column(TrainingRecord::SCHEMA, heading)
}

/// The part that a heading under a course names by itself.
pub(super) fn part_named(heading: &str) -> Part {
    const TO_COME: &[&str] = &[
        "planned",
        "booked",
        "invited",
        "started",
        "target",
        "target date",
        "deadline",
        "date booked",
        "enrolled",
        "scheduled",
        "assigned",
        "booked for",
        "start",
        "start date",
        "frequency",
    ];
    const ENDS: &[&str] =
        &["next due", "exp", "valid to", "due by", "due date", "renewal", "refresher", "expired", "renew", "end"];
    const DONE: &[&str] =
        &["done", "attended", "taken", "achieved", "last", "latest", "last attended", "date last done"];
    let key = text::key(heading);
    let is = |known: &[&str]| known.contains(&key.as_str());
    // "2025": the dates of that year.
    let is_year = key.len() == 4 && key.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year));
    if is(TO_COME) {
        return Part::ToCome;
    }
    let parts = ["Expires", "Score", "Result", "Completed"].into_iter().filter_map(part);
    let known = parts.into_iter().find(|part| headings::means(part, &key));
    let by_list = if is(ENDS) { part("Expires") } else { part("Completed").filter(|_| is(DONE) || is_year) };
    known.or(by_list).map_or(Part::Unknown, Part::Of)
}

/// The course that a heading names and which of its columns this is: “Fire safety expiry date” is when the
/// training named “Fire safety” expires, plain “Fire safety” when it was completed.
///
/// `is_of_many` says that the title above the heading is of a group of courses: another heading below it names one.
pub(super) fn part_of_course(heading: &Heading, is_of_many: bool) -> (String, Part) {
    let plain = || part("Completed").map_or(Part::Unknown, Part::Of);
    if let Some(group) = &heading.group {
        if says::is_group_of_ends(group) {
            return (heading.shown.clone(), part("Expires").map_or(Part::Unknown, Part::Of));
        }
        return match part_named(&heading.shown) {
            // A title of its own under the title of a group, such as “Mandatory”.
            Part::Unknown if is_of_many || names_a_course(&heading.shown) || !names_a_course(group) => {
                (heading.shown.clone(), plain())
            }
            part => (group.clone(), part),
        };
    }
    let words: Vec<&str> = heading.shown.split_whitespace().collect();
    // The longest ending first: “expiry date” before “date”.
    for (title, ending) in (1..words.len()).map(|at| words.split_at(at)) {
        let found = part_named(&ending.join(" "));
        if !matches!(found, Part::Unknown) && !names_a_course(&ending.join(" ")) {
            let title = title.join(" ");
            return (title.trim_end_matches([' ', '-', '–', ':', '/']).to_owned(), found);
        }
    }
    (heading.shown.clone(), plain())
}

/// Whether a title names a course, and not just training of any kind: “Fire safety”, but not “Training matrix”.
pub(super) fn names_a_course(title: &str) -> bool {
    const OF_ANY_KIND: &[&str] = &["training", "course", "refresher", "elearning", "learning", "module", "mandatory"];
    let key = text::key(title);
    let mut words = key.split(' ').filter(|word| !OF_ANY_KIND.contains(word));
    words.any(|word| COURSE_WORDS.contains(&word))
}

/// Whether a title has a word that titles of courses have.
pub(super) fn is_like_a_course(title: &str) -> bool {
    text::key(title).split(' ').any(|word| COURSE_WORDS.contains(&word))
}
