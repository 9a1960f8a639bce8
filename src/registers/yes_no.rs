//! Yes and no, as people write them. Nothing but a plain word counts: "Yes, except the night team" is
//! no yes, and "some" is no "no" either: it must not take somebody out of a count.

use super::text;

/// What is accepted, for messages.
pub const ACCEPTED: &str = "Yes or No (Y, N, TRUE, FALSE and a tick are understood too)";

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "t",
    "1",
    "done",
    "on",
    "enabled",
    "all",
    "yes all",
    "all users",
    "yes all users",
    "yes for all users",
    "enabled for all users",
    "all staff",
    "yes all staff",
    "enforced",
    "always on",
];
const NO: &[&str] = &["no", "n", "false", "f", "0", "none", "off", "disabled", "not enabled"];

/// `None` when the text is neither.
pub fn parse(raw: &str) -> Option<bool> {
    match raw.trim() {
        "✓" | "✔" | "☑" | "√" => return Some(true),
        "✗" | "✘" | "☒" | "×" | "☐" => return Some(false),
        _ => {}
    }
    // A long text is not worth comparing.
    if raw.len() > 100 || text::is_doubtful(raw) {
        return None;
    }
    let key = text::key(raw);
    if YES.contains(&key.as_str()) {
        Some(true)
    } else if NO.contains(&key.as_str()) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_understood() {
        for yes in ["Yes", " y ", "TRUE", "✓", "1", "All users"] {
            assert_eq!(parse(yes), Some(true), "{yes}");
        }
        for no in ["No", "N", "false", "✗", "0", "None"] {
            assert_eq!(parse(no), Some(false), "{no}");
        }
    }

    #[test]
    fn a_qualified_yes_is_no_yes() {
        for doubtful in [
            "",
            "Yes, except nights",
            "x",
            "n/a",
            "maybe",
            "planned",
            "Yes?",
            "some",
            "Partly",
            "Most users",
            "Not yet",
        ] {
            assert_eq!(parse(doubtful), None, "{doubtful}");
        }
    }
}
