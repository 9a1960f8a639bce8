//! The manifest: plain lines that `sha256sum -c` accepts. What went in stands in comments, because
//! it does not lie in the pack's folder.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{BINDER, Pack, RESULTS};

/// One line of a manifest.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub sha256: &'a str,
    pub file: &'a str,
}

pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

impl Pack {
    /// The manifest's text.
    pub fn manifest(&self) -> String {
        let mut text = format!(
            "# carebinder evidence pack: {}, as of {}\n# Check it with: sha256sum -c {}\n#\n# What went in:\n",
            self.provider,
            self.as_of,
            super::MANIFEST
        );
        for input in &self.inputs {
            line(&mut text, "# ", &input.sha256, &input.path);
        }
        text.push_str("#\n# What came out:\n");
        line(&mut text, "", &sha256(&self.binder), BINDER);
        line(&mut text, "", &sha256(self.results.as_bytes()), RESULTS);
        text
    }
}

fn line(text: &mut String, before: &str, sha256: &str, file: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{before}{sha256}  {file}");
}

/// The files that a manifest lists; `Err` gives the number of a line that is no entry.
pub fn parse(text: &str) -> Result<Vec<Entry<'_>>, usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(index, line)| entry(line).ok_or(index + 1)).collect()
}

/// Only plain names of files in the folder itself: a manifest never leads a reader elsewhere.
fn entry(line: &str) -> Option<Entry<'_>> {
    let (sha256, file) = line.split_once("  ")?;
    let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    let is_plain = !file.is_empty() && !file.contains(['/', '\\']) && file != "..";
    (is_digest && is_plain).then_some(Entry { sha256, file })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let pack = Pack {
            provider: "Home".into(),
            as_of: "2026-06-01".into(),
            binder: b"pdf".to_vec(),
            results: "{}".into(),
            inputs: Vec::new(),
        };
        let text = pack.manifest();
        let entries = parse(&text).unwrap();
        assert_eq!(entries.iter().map(|entry| entry.file).collect::<Vec<_>>(), [BINDER, RESULTS]);
        assert_eq!(entries[0].sha256, sha256(b"pdf"));
    }

    #[test]
    fn a_manifest_names_only_its_own_folder() {
        let digest = "0".repeat(64);
        for line in ["nonsense".to_owned(), format!("{digest}  ../passwd"), format!("{digest}  /etc/passwd")] {
            assert_eq!(parse(&format!("# x\n{line}\n")), Err(2), "{line}");
        }
    }
}
