//! Names fit for files.

use crate::registers::text;

/// A name fit for any file system: lower-case letters and digits with hyphens, never empty, never a path.
pub fn slug(name: &str) -> String {
    const LONGEST: usize = 60;
    let slug: String =
        text::key(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(LONGEST).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "provider".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn any_name_becomes_a_plain_folder_name() {
        assert_eq!(slug("Rosewood Lodge"), "rosewood-lodge");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("Ýsgol Łódź & Sons"), "ysgol-lodz-and-sons");
        assert_eq!(slug("///"), "provider");
    }
}
