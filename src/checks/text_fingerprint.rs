//! The fingerprint of a policy's text: what ties an approval to the words that were approved.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first 64 bits of the SHA-256 of a title and a filled text, in four groups that a person can copy by hand.
/// Enough to notice a change; it is no proof against forgery, which the seal is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFingerprint(String);

impl TextFingerprint {
    /// Of a SHA-256 in hexadecimal.
    pub fn of(sha256: &str) -> Self {
        let digits: Vec<char> = sha256.chars().take(16).collect();
        let groups: Vec<String> = digits.chunks(4).map(|group| group.iter().collect()).collect();
        Self(groups.join("-"))
    }

    /// Whether somebody has written this one down, however they spaced it.
    pub fn is(&self, told: &str) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_lowercase();
        digits(told) == digits(&self.0)
    }
}

impl fmt::Display for TextFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_again_however_it_was_copied() {
        let fingerprint = TextFingerprint::of("0123456789abcdef0123");
        assert_eq!(fingerprint.to_string(), "0123-4567-89ab-cdef");
        assert!(fingerprint.is("0123 4567 89AB CDEF"));
        assert!(!fingerprint.is("0123-4567-89ab-cdee"));
        assert!(!fingerprint.is(""));
    }
}
