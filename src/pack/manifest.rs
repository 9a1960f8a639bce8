//! The manifest: plain lines that `sha256sum -c` accepts. What went in stands in comments, because it
//! does not lie in the pack's folder. All of it follows from the results and the binder, both of which
//! the seal covers, so that a changed manifest is found out.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{BINDER, POLICIES, Pack, RESULTS};

pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// What the manifest tells of the results.
#[derive(Debug, Deserialize)]
struct Head {
    as_of: String,
    provider: Provider,
    inputs: Vec<Input>,
}

#[derive(Debug, Deserialize)]
struct Provider {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Input {
    path: String,
    sha256: String,
}

impl Pack {
    /// The manifest's text.
    pub fn manifest(&self) -> Result<String, serde_json::Error> {
        let head: Head = serde_json::from_str(&self.results)?;
        let mut text = format!(
            "{}, as of {}\n# Check it with: sha256sum -c {}\n#\n# What went in:\n",
            heading(&head.provider.name),
            head.as_of,
            super::MANIFEST
        );
        for input in &head.inputs {
            line(&mut text, "# ", &input.sha256, &one_line(&input.path));
        }
        text.push_str("#\n# What came out:\n");
        line(&mut text, "", &sha256(&self.binder), BINDER);
        line(&mut text, "", &sha256(self.results.as_bytes()), RESULTS);
        for (name, bytes) in &self.others {
            line(&mut text, "", &sha256(bytes), name);
        }
        Ok(text)
    }

    /// Whether an older manifest is one of the same provider.
    pub fn is_of_same_provider(&self, manifest: &str) -> bool {
        let head: Result<Head, _> = serde_json::from_str(&self.results);
        head.is_ok_and(|head| manifest.starts_with(&format!("{}, as of ", heading(&head.provider.name))))
    }
}

fn heading(provider: &str) -> String {
    format!("# carebinder evidence pack: {}", one_line(provider))
}

/// A comment must not become a line of its own.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

fn line(text: &mut String, before: &str, sha256: &str, file: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{before}{sha256}  {file}");
}

/// The names of the files that a manifest lists; `None` when a line is no entry. Only plain names of files in the
/// folder itself and in that of the policies: a manifest never leads a reader elsewhere.
pub fn files(text: &str) -> Option<Vec<&str>> {
    Some(entries(text)?.into_iter().map(|(_, file)| file).collect())
}

/// The digest of a pack's manifest, when every file that it lists is there as it was made.
pub fn whole(folder: &Path) -> Option<String> {
    let text = fs::read_to_string(folder.join(super::MANIFEST)).ok()?;
    let is_there =
        |(digest, file): &(&str, &str)| fs::read(folder.join(file)).is_ok_and(|bytes| sha256(&bytes) == *digest);
    entries(&text)?.iter().all(is_there).then(|| sha256(text.as_bytes()))
}

/// Digest and name of each file that a manifest lists.
pub fn entries(text: &str) -> Option<Vec<(&str, &str)>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(entry).collect()
}

fn entry(line: &str) -> Option<(&str, &str)> {
    let (sha256, file) = line.split_once("  ")?;
    let is_digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    let name = file.strip_prefix(POLICIES).and_then(|rest| rest.strip_prefix('/')).unwrap_or(file);
    let is_plain = !name.is_empty() && !name.contains(['/', '\\']) && name != "..";
    (is_digest && is_plain).then_some((sha256, file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let results = r#"{"as_of": "2026-06-01", "provider": {"name": "Home"}, "inputs": [{"path": "a\nb.xlsx", "sha256": "00"}]}"#;
        let pack = Pack {
            binder: b"pdf".to_vec(),
            results: results.into(),
            others: vec![("policies/a.pdf".into(), Vec::new())],
        };
        let text = pack.manifest().unwrap();
        assert_eq!(files(&text).unwrap(), [BINDER, RESULTS, "policies/a.pdf"]);
        assert!(text.contains("# 00  a b.xlsx\n"), "{text}");
        assert!(pack.is_of_same_provider(&text));
    }

    #[test]
    fn a_manifest_names_only_its_own_folder() {
        let digest = "0".repeat(64);
        for line in [
            "nonsense".to_owned(),
            format!("{digest}  ../passwd"),
            format!("{digest}  /etc/passwd"),
            format!("{digest}  policies/../x"),
        ] {
            assert_eq!(files(&format!("# x\n{line}\n")), None, "{line}");
        }
    }
}
