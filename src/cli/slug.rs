//! Names fit for files.

use crate::registers::text;

const LONGEST: usize = 60;

/// A further name for what would be called as another one.
pub fn numbered(slug: &str, number: usize) -> String {
    let number = number.to_string();
    let short = slug.get(..LONGEST - number.len() - 1).unwrap_or(slug).trim_end_matches('-');
    format!("{short}-{number}")
}

/// A name fit for any file system: lower-case letters and digits with hyphens, never empty, never a path.
pub fn slug(name: &str) -> String {
    let slug: String =
        text::key(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(LONGEST).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "provider".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{numbered, slug};

    #[test]
    fn a_further_name_is_a_plain_one_too() {
        let long = slug(&"very long ".repeat(9));
        for plain in [long.as_str(), "ash-court"] {
            let further = numbered(plain, 12);
            assert!(further.ends_with("-12") && slug(&further) == further, "{further}");
        }
    }

    #[test]
    fn any_name_becomes_a_plain_folder_name() {
        assert_eq!(slug("Rosewood Lodge"), "rosewood-lodge");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("Ýsgol Łódź & Sons"), "ysgol-lodz-and-sons");
        assert_eq!(slug("///"), "provider");
    }
}
