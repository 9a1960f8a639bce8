//! Whose identity signs the pack.

use std::path::{Component, Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

/// The provider's own signing identity. It goes before one that a command names for all: a consultant's other clients
/// never sign in its stead.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// PKCS#12 or PEM, below the provider's folder or with its whole path.
    #[schemars(length(min = 1))]
    pub file: Option<String>,
    /// The environment variable that holds the pass phrase. The pass phrase itself never stands in a file.
    #[schemars(regex(pattern = r"^[A-Za-z_][A-Za-z0-9_]*$"))]
    pub passphrase_env: Option<String>,
}

impl Identity {
    pub(super) fn check(&self) -> Result<(), String> {
        if let Some(file) = &self.file {
            let path = Path::new(file);
            let climbs = path.components().any(|part| part == Component::ParentDir);
            if file.trim().is_empty() || (climbs && !path.is_absolute()) {
                return Err(format!(
                    "identity.file is “{file}”, and must lie below this folder or be given with its whole path"
                ));
            }
        }
        let Some(variable) = &self.passphrase_env else { return Ok(()) };
        let is_name = variable.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && variable.chars().next().is_some_and(|c| !c.is_ascii_digit());
        // The text itself is not repeated: it may be the pass phrase.
        match (is_name, &self.file) {
            (false, _) => Err("identity.passphrase_env must be the name of an environment variable, such as \
                 ASH_HOUSE_PASSPHRASE, and never the pass phrase itself"
                .to_owned()),
            (true, None) => Err("identity.passphrase_env is set without identity.file".to_owned()),
            (true, Some(_)) => Ok(()),
        }
    }

    /// Where the file is, for a provider's folder.
    pub fn path(&self, folder: &Path) -> Option<PathBuf> {
        self.file.as_ref().map(|file| folder.join(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), String> {
        toml::from_str::<Identity>(text).unwrap().check()
    }

    #[test]
    fn a_file_lies_below_the_folder_or_has_its_whole_path() {
        for good in ["file = 'keys/ash.p12'", "file = '/safe/ash.p12'\npassphrase_env = 'ASH_1'"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in ["file = '../other client/ash.p12'", "file = ' '", "passphrase_env = 'ASH'"] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_pass_phrase_in_the_place_of_its_variable_is_not_repeated() {
        let told = check("file = 'a.p12'\npassphrase_env = 'correct horse'").unwrap_err();
        assert!(!told.contains("horse"), "{told}");
    }
}
