//! The Answers sheet: what a named person says about an evidence item, and when.

use super::{text, yes_no};

register! {
    /// What a named person says about an evidence item, in which role, and on which day.
    Answer: Answers, "Answers";
    hints: ["answers", "answer", "dspt", "statements", "attestations"];
    required: [[item], [answer]];
    named_by: [item];
    at_site: site;
    columns: {
        /// The number of the evidence item, such as 7.1.2.
        item: text = "Item", ["item no", "item number", "evidence item", "question", "question no", "question number",
            "ref", "reference", "dspt ref", "dspt item"];
        /// Yes, No or Not applicable; where the toolkit asks for words, the words.
        answer: text = "Answer", ["our answer", "response", "answer yes no", "yes no"];
        /// What the answer rests on; why, where it is “Not applicable”.
        details: text = "Details", ["comments", "comment", "notes", "evidence", "explanation", "detail",
            "how we know"];
        /// Who says so.
        by: name = "Said by", ["who says so", "answered by", "by", "who", "name", "signed off by", "confirmed by",
            "attested by"];
        /// In which role.
        role: text = "Role", ["job title", "their role", "role of person", "position"];
        /// On which day.
        date: date = "Date", ["date answered", "answered on", "on", "date said", "date confirmed", "when"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}

/// What an answer amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// "Yes" to a tick, or words where the toolkit asks for words.
    Yes,
    No,
    NotApplicable,
    /// Words to a tick that are neither yes nor no: "Yes, except nights".
    Unclear,
    Blank,
}

impl Answer {
    /// Reads the answer cell. A tick wants a plain yes; a text box takes a person's own words, which are
    /// printed as they are, unless they say that there is nothing yet.
    pub fn position(&self, is_tick: bool) -> Position {
        let raw = self.answer.text();
        let key = text::key(raw);
        if raw.is_empty() {
            return Position::Blank;
        }
        if is_not_applicable(&key) {
            return Position::NotApplicable;
        }
        match yes_no::parse(raw) {
            Some(true) => return Position::Yes,
            Some(false) => return Position::No,
            None => {}
        }
        let count = key.split(' ').count();
        let begins = |words: &[&str]| words.iter().any(|word| key == *word || key.starts_with(&format!("{word} ")));
        let is_short_refusal = begins(&["not", "never", "nil", "nothing", "non compliant"]) && (is_tick || count <= 4);
        let is_open = count <= 8 && ["not yet", "havent", "not done", "hasnt"].iter().any(|words| key.contains(words));
        if is_short_refusal {
            Position::No
        } else if self.answer.says_nothing() && count <= 2 {
            Position::Blank
        } else if is_tick || text::is_doubtful(raw) || is_open || begins(COULD_BE_NOTHING) {
            // "No paper leaves the building" may be fine and "No policy yet" is not: nobody guesses.
            Position::Unclear
        } else {
            Position::Yes
        }
    }
}

/// How a text begins that may say that there is nothing yet.
const COULD_BE_NOTHING: &[&str] = &[
    "no",
    "not",
    "never",
    "nothing",
    "none",
    "we have no",
    "we have none",
    "we have not",
    "we havent",
    "we do not",
    "we dont",
    "dont",
    "tbc",
    "tbd",
    "tba",
    "to be",
    "in progress",
    "under review",
    "draft",
    "planned",
    "being",
    "still",
    "will be",
    "we are working",
    "awaiting",
    "pending",
    "outstanding",
    "overdue",
    "incomplete",
    "partly",
    "unsure",
    "unknown",
    "there is no",
    "there is none",
    "currently no",
    "isnt",
    "hasnt",
    "ask",
    "fail",
    "failed",
];

fn is_not_applicable(key: &str) -> bool {
    matches!(key, "n a" | "na") || key.starts_with("n a ") || key.starts_with("not applicable")
}
