//! Names that are nearly one another. It never matches people: it finds pairs to ask about.

mod both_ways;
mod nearest;
mod search;
mod spellings;
mod surnames;
mod walk;

use strsim::damerau_levenshtein;

pub use nearest::Nearest;

/// No name has more letters.
const LONGEST: usize = 80;

/// Whether two comparable names (see [`crate::registers::text::name_key`]) are near: a slip of the pen, the
/// same words in another order, one forename short for the other, or a middle name more.
pub fn is_near(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() || a == b {
        return false;
    }
    let (words_a, words_b) = (sorted(a), sorted(b));
    words_a == words_b || is_slip(a, b) || is_slip(&words_a.join(" "), &words_b.join(" ")) || is_part(a, b)
}

/// One wrong, missing or swapped letter; two in a long name, none in a very short one.
fn allowed_slips(name: &str) -> usize {
    slips_in(name.chars().count())
}

/// The same by the number of letters.
fn slips_in(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..12 => 1,
        12..=LONGEST => 2,
        // Longer than any name: not worth the comparison.
        _ => 0,
    }
}

fn is_slip(a: &str, b: &str) -> bool {
    let allowed = allowed_slips(a).min(allowed_slips(b));
    // Names of very different length are not worth the comparison.
    allowed > 0 && a.chars().count().abs_diff(b.chars().count()) <= 2 && damerau_levenshtein(a, b) <= allowed
}

/// The same surname, but for a slip, and a forename that begins the other ("J Smyth", "Jo Smith", "Joanne
/// Smith") or stands beside a middle name ("Anna Maria Lee", "Anna Lee").
fn is_part(a: &str, b: &str) -> bool {
    let ends = |name: &str| {
        let words: Vec<&str> = name.split(' ').collect();
        Some(((*words.first()?).to_owned(), (*words.last()?).to_owned(), words.len()))
    };
    let (Some((first_a, last_a, count_a)), Some((first_b, last_b, count_b))) = (ends(a), ends(b)) else {
        return false;
    };
    let is_short = first_a.starts_with(&first_b) || first_b.starts_with(&first_a);
    let is_surname_near = last_a == last_b
        || (last_a.len().abs_diff(last_b.len()) < 4
            && last_a.len() < 80
            && last_a.chars().count().min(last_b.chars().count()) > 3
            && damerau_levenshtein(&last_a, &last_b) == 1);
    count_a > 1 && count_b > 1 && is_surname_near && is_short
}

fn sorted(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_short_forms_are_near() {
        for (a, b) in [
            ("saira khan", "saira kahn"),
            ("jonathan smyth", "jonathon smith"),
            ("smith john", "john smith"),
            ("j smith", "joanne smith"),
            ("anna maria lee", "anna lee"),
            ("s kahn", "saira khan"),
        ] {
            assert!(is_near(a, b) && is_near(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn other_people_are_not() {
        for (a, b) in [
            ("john smith", "jane smith"),
            ("ann lee", "dan lee"),
            ("john smith", "john smith"),
            ("", "john smith"),
            ("mary jones", "mark james"),
            ("smith", "jones"),
        ] {
            assert!(!is_near(a, b), "{a} / {b}");
        }
    }
}
