//! Training records: one row for each course that somebody completed, booked or failed.

use super::field::Field;
use super::staff::join_names;
use super::{text, yes_no};

register! {
    /// Every course that somebody completed, booked or failed, one row each.
    TrainingRecord: Training, "Training register";
    hints: ["training", "courses", "learning", "e learning", "elearning", "matrix"];
    required: [[name, surname, number, email], [course], [completed]];
    named_by: [name, surname, number, email];
    at_site: site;
    finish: TrainingRecord::join_names;
    columns: {
        /// The person's number on the staff list.
        number: text = "Staff number", ["staff no", "staff id", "employee number", "employee no", "employee id",
            "payroll no", "payroll number", "id", "emp no"];
        /// Forename and surname in one; or in the two columns that follow.
        name: name = "Name", ["full name", "staff name", "employee name", "employee", "staff member", "learner",
            "learner name", "attendee", "person", "delegate", "user", "user name", "student", "participant",
            "surname forename", "surname first name", "last name first name", "forename surname",
            "first name surname", "first and last name", "name of employee", "name of staff", "worker", "carer", "staff", "staff members", "staff names",
            "name of staff member", "team member", "colleague", "employees", "carer name", "support worker"];
        /// The forename, where it has a column of its own.
        forename: name = "Forename", ["first name", "forenames", "given name", "first names"];
        /// The surname, where it has a column of its own.
        surname: name = "Surname", ["last name", "family name"];
        /// The person's address on the staff list.
        email: text = "E-mail", ["email", "email address", "e mail address", "work email", "work e mail", "user email", "login"];
        /// The title of the course.
        course: name = "Course", ["course title", "course name", "training", "training course", "module", "subject",
            "topic", "title", "activity", "learning activity", "e learning course", "elearning course", "programme",
            "qualification", "name of course", "course or module"];
        /// The day on which it was completed. Words such as “booked 12/06” are no completion, and are told.
        completed: date_or_words = "Completed", ["date completed", "completion date", "completed on",
            "date of training", "training date", "date attended", "date done", "date passed", "date",
            "completed date", "date of completion", "completion", "finished on", "date achieved", "last completed",
            "date last completed", "most recent completion", "date taken", "passed on", "awarded on", "date awarded",
            "activity completed date", "last taken", "date last taken", "last done", "actual", "finished", "completed at"];
        /// Pass or fail.
        result: text = "Result", ["outcome", "status", "pass fail", "pass or fail", "passed", "grade",
            "completion status", "course status", "completed y n", "complete y n", "completed yes no", "done y n"];
        /// The mark, where there is one.
        score: text = "Score", ["mark", "percentage", "quiz score", "final score", "test score", "score achieved",
            "score percent", "result percent"];
        /// The mark that was needed, where the list has it: it counts instead of the settings' own.
        pass_mark: text = "Pass mark", ["pass score", "passing score", "required score", "required mark",
            "minimum score", "mark needed", "score needed", "pass threshold"];
        /// Whether the person came, where the list has it: a no is no completion.
        attended: text = "Attended", ["attended y n", "present", "did attend", "attendance"];
        /// Anything else. Words such as “did not attend” or “cancelled” take the record back.
        remarks: text = "Remarks", ["remark", "comments", "comment", "notes", "note"];
        /// When it is to be repeated, as the list sees it; the toolkit counts twelve months.
        expires: date_or_words = "Expires", ["expiry", "expiry date", "valid until", "renewal date", "renew by", "due",
            "refresher due"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}

/// What the result column, or else the score, says of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Failed,
    /// "In date", "valid": says how long it counts, which the dates say too.
    InDate,
    /// "Expired", "overdue".
    Expired,
    /// "Booked", "in progress", "not started": not done yet.
    Pending,
    /// Words whose meaning is not known: no completion, for all that is clear.
    Unclear,
    /// Blank.
    Silent,
}

const FAILED: &[&str] = &["fail", "failed", "not passed", "did not pass", "unsuccessful", "incomplete", "resit", "f"];
const PENDING: &[&str] = &[
    "booked",
    "in progress",
    "started",
    "not started",
    "enrolled",
    "pending",
    "not completed",
    "not complete",
    "assigned",
    "did not attend",
    "dna",
    "scheduled",
    "invited",
    "due",
    "cancelled",
    "absent",
    "no show",
    "withdrawn",
    "not done",
];
const EXPIRED: &[&str] = &["expired", "overdue", "out of date", "lapsed"];
const IN_DATE: &[&str] = &["in date", "valid", "current", "up to date"];
const PASSED: &[&str] = &[
    "pass",
    "passed",
    "complete",
    "completed",
    "achieved",
    "attended",
    "done",
    "successful",
    "competent",
    "satisfactory",
    "merit",
    "distinction",
    "certificate",
    "certified",
    "certificate issued",
    "completed online",
    "passed online",
];

impl TrainingRecord {
    fn join_names(&mut self) {
        join_names(&mut self.name, &self.forename, &self.surname);
    }

    /// What stands beside the date: all that the outcome goes by.
    pub fn marks(&self) -> [&str; 5] {
        [&self.pass_mark, &self.score, &self.attended, &self.remarks, &self.result].map(Field::text)
    }

    /// Only words that are known to mean success let an attempt count; whatever else stands there is told.
    pub fn outcome(&self, pass_mark: u8) -> Outcome {
        let pass_mark = percent(self.pass_mark.text()).unwrap_or_else(|| f64::from(pass_mark));
        // A failing mark takes back whatever stands beside it: "Completed", 40%.
        let of_score = self.score_outcome(pass_mark);
        if of_score == Outcome::Failed {
            return of_score;
        }
        if let Some(taken_back) = self.taken_back() {
            return taken_back;
        }
        let result = self.result.text();
        if text::is_doubtful(result) && !matches!(result, "✗" | "✘" | "☒" | "☐") {
            return Outcome::Unclear;
        }
        if result.is_empty() {
            return of_score;
        }
        let key = text::key(result);
        let is_word = |words: &[&str]| words.contains(&key.as_str());
        if is_word(PASSED) || yes_no::parse(result) == Some(true) {
            Outcome::Passed
        } else if is_word(FAILED) || yes_no::parse(result) == Some(false) {
            Outcome::Failed
        } else if is_word(PENDING) {
            Outcome::Pending
        } else if is_word(EXPIRED) {
            Outcome::Expired
        } else if is_word(IN_DATE) {
            Outcome::InDate
        } else {
            of_phrase(result, pass_mark)
        }
    }

    /// What stands beside the date and takes it back: “Attended: No”, or a remark such as “cancelled”.
    fn taken_back(&self) -> Option<Outcome> {
        const TAKEN_BACK: &[&str] = &[
            "did not attend",
            "dna",
            "cancelled",
            "absent",
            "no show",
            "withdrawn",
            "not done",
            "not completed",
            "not complete",
            "not attended",
            "postponed",
            "did not finish",
            "not finished",
            "left early",
            "off sick",
            "still to do",
            "to do",
            "awaiting",
        ];
        const NOT_YET: &[&str] = &["to be rebooked", "rebook", "rebooked", "not yet", "to attend", "to complete"];
        let says = |words: &str, known: &[&str]| {
            // Nearly every row is silent, and the words below are many.
            if words.is_empty() {
                return false;
            }
            let padded = format!(" {} ", text::key(words));
            known.iter().any(|word| word.len() > 2 && padded.contains(&format!(" {word} ")))
        };
        if yes_no::parse(self.attended.text()) == Some(false) || says(self.attended.text(), PENDING) {
            return Some(Outcome::Pending);
        }
        let remark = self.remarks.text();
        if remark.is_empty() {
            None
        } else if says(remark, FAILED) {
            Some(Outcome::Failed)
        } else {
            (says(remark, TAKEN_BACK) || says(remark, NOT_YET)).then_some(Outcome::Pending)
        }
    }

    fn score_outcome(&self, pass_mark: f64) -> Outcome {
        match (self.score.text(), percent(self.score.text())) {
            (words, _) if matches!(text::key(words).as_str(), "" | "n a" | "na" | "not scored") => Outcome::Silent,
            (_, Some(mark)) => of_mark(mark, pass_mark),
            (words, None) if PASSED.contains(&text::key(words).as_str()) => Outcome::Passed,
            (words, None) if FAILED.contains(&text::key(words).as_str()) => Outcome::Failed,
            (_, None) => Outcome::Unclear,
        }
    }

    /// The score as people read it: a cell formatted as a percentage holds 0.65.
    pub fn score_shown(&self) -> String {
        percent(self.score.text()).map_or_else(|| self.score.text().to_owned(), |percent| format!("{percent:.0}%"))
    }
}

/// "Passed (90%)", "Pass with distinction": passed when at least one word says so, no word says anything
/// else, and every mark is good enough.
fn of_phrase(phrase: &str, pass_mark: f64) -> Outcome {
    const HARMLESS: &[&str] = &[
        "successfully",
        "with",
        "and",
        "fully",
        "first",
        "time",
        "on",
        "received",
        "seen",
        "file",
        "merit",
        "distinction",
        "online",
    ];
    const SUCCESS: &[&str] = &[
        "pass",
        "passed",
        "complete",
        "completed",
        "achieved",
        "attended",
        "successful",
        "competent",
        "certificate",
        "certified",
        "trained",
        "compliant",
        "ok",
        "p",
        "finished",
        "done",
    ];
    let (mut says_passed, mut worst) = (false, None::<f64>);
    for piece in phrase.split_whitespace().map(|piece| piece.trim_matches(['(', ')', ',', '.', '-', ':'])) {
        let word = text::key(piece);
        if let Some(mark) = percent(piece).filter(|_| piece.contains(['%', '/'])) {
            worst = Some(worst.map_or(mark, |known| known.min(mark)));
        } else if SUCCESS.contains(&word.as_str()) {
            says_passed = true;
        } else if !word.is_empty() && !HARMLESS.contains(&word.as_str()) {
            return Outcome::Unclear;
        }
    }
    match worst {
        Some(mark) => of_mark(mark, pass_mark),
        None if says_passed => Outcome::Passed,
        None => Outcome::Unclear,
    }
}

fn of_mark(mark: f64, pass_mark: f64) -> Outcome {
    if mark < pass_mark { Outcome::Failed } else { Outcome::Passed }
}

/// A mark in per cent: "65", "65%", "13/20", "40 out of 100", "40 percent", or 0.65 of a percentage cell.
fn percent(shown: &str) -> Option<f64> {
    let shown = shown.trim().to_lowercase();
    let share = shown.split_once('/').or_else(|| shown.split_once(" out of "));
    let mark = if let Some((part, whole)) = share {
        let (part, whole): (f64, f64) = (part.trim().parse().ok()?, whole.trim().parse().ok()?);
        100.0 * part / whole
    } else {
        let bare = ["%", "percent", "per cent"].iter().find_map(|unit| shown.strip_suffix(unit));
        let number: f64 = bare.unwrap_or(&shown).trim().parse().ok()?;
        if bare.is_none() && (0.0..=1.0).contains(&number) { number * 100.0 } else { number }
    };
    (0.0..=100.0).contains(&mark).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_every_dress() {
        for (shown, mark) in [
            ("65", 65.0),
            ("65%", 65.0),
            ("0.65", 65.0),
            ("13/20", 65.0),
            ("65 out of 100", 65.0),
            ("65 percent", 65.0),
        ] {
            assert!((percent(shown).unwrap() - mark).abs() < 0.001, "{shown}");
        }
        for words in ["", "Fail", "A", "5/0", "-3", "140"] {
            assert_eq!(percent(words), None, "{words}");
        }
    }
}
