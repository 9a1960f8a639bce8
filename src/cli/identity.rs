//! The signing identity: the provider's own, or one made at the first build and kept.

use std::fs;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use etcetera::{BaseStrategy, choose_base_strategy};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::PASS_PHRASE;
use super::error::Error;
use super::report::Reporter;
use super::slug::slug;
use crate::seal::{Identity, KeyKind, SealError};

/// What a certificate can take as a name (RFC 5280, upper bound of a common name).
const LONGEST_NAME: usize = 64;

/// The identity to sign with.
pub fn find(file: Option<&Path>, owner: &str, today: NaiveDate, reporter: &Reporter) -> Result<Identity, Error> {
    match file {
        Some(path) => load(path),
        None => kept(owner, today, reporter),
    }
}

/// Reads PEM or PKCS#12; the pass phrase is asked for only when the file needs one.
pub fn load(path: &Path) -> Result<Identity, Error> {
    let bytes = fs::read(path).map(Zeroizing::new).map_err(at(path))?;
    let name = path.display().to_string();
    let mut asked = None;
    let identity = Identity::from_bytes(&bytes, &mut || {
        pass_phrase(&format!("Pass phrase of {name}: ")).map_err(|error| {
            asked = Some(error);
            SealError::PassPhraseNeeded
        })
    });
    match (identity, asked) {
        (Err(_), Some(error)) => Err(error),
        (identity, _) => Ok(identity?),
    }
}

/// Asks for the pass phrase of an identity that many processes will sign with, none of which can ask: once, and before
/// any work is done. Nothing when it needs none.
pub fn unlock(path: &Path) -> Result<Option<Zeroizing<String>>, Error> {
    let bytes = fs::read(path).map(Zeroizing::new).map_err(at(path))?;
    let (mut asked, mut fault) = (None, None);
    let identity = Identity::from_bytes(&bytes, &mut || {
        let typed = pass_phrase(&format!("Pass phrase of {}: ", path.display()));
        typed.inspect(|typed| asked = Some(typed.clone())).map_err(|error| {
            fault = Some(error);
            SealError::PassPhraseNeeded
        })
    });
    match (identity, fault) {
        (Err(_), Some(error)) => Err(error),
        (identity, _) => Ok(identity.map(|_| asked)?),
    }
}

/// From the environment, else from the terminal; never from the command line.
pub fn pass_phrase(prompt: &str) -> Result<Zeroizing<String>, Error> {
    if let Ok(pass_phrase) = std::env::var(PASS_PHRASE) {
        return Ok(Zeroizing::new(pass_phrase));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Error::NoPassPhrase);
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| Error::NoPassPhrase)
}

/// Each provider has its own self-made identity: a consultant's next client never signs with the
/// last one's name.
fn kept(owner: &str, today: NaiveDate, reporter: &Reporter) -> Result<Identity, Error> {
    let path = kept_path(owner)?;
    let cut: String = owner.chars().take(LONGEST_NAME).collect();
    let owner = cut.trim_end();
    if !path.exists() {
        let identity = Identity::generate(owner, KeyKind::P256, today)?;
        match save_new(&path, identity.to_pem(None)?.as_bytes()) {
            Ok(()) => {
                reporter.note(&format!(
                    "Made a signing identity for “{owner}” and kept it for the next time in {}.\n      Its fingerprint is {}.",
                    path.display(),
                    identity.fingerprint()
                ));
                return Ok(identity);
            }
            // Another pack of the same owner was quicker: its identity is the one.
            Err(Error::AlreadyThere(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let identity = load(&path).map_err(|error| match error {
        Error::Seal(source) => Error::KeptIdentity { path: path.clone(), source },
        other => other,
    })?;
    let found = identity.common_name();
    if found != owner {
        return Err(Error::OtherIdentity { path, found, expected: owner.to_owned() });
    }
    Ok(identity)
}

fn kept_path(owner: &str) -> Result<PathBuf, Error> {
    let strategy = choose_base_strategy().map_err(|_| Error::NoConfigurationFolder)?;
    // Two names can look alike once they are fit for a file name: part of their hash keeps them apart.
    let hash = format!("{:x}", Sha256::digest(owner.as_bytes()));
    let name = format!("{}-{}.pem", slug(owner), hash.get(..8).unwrap_or(&hash));
    Ok(strategy.config_dir().join("carebinder").join("identities").join(name))
}

/// Writes a secret that only its owner can read, and never over an existing file.
pub fn save_new(path: &Path, secret: &[u8]) -> Result<(), Error> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Whole or not at all: two packs of one owner may be built at a time, and the second must not read half a key.
    // Such a file is its owner's alone from the beginning.
    let mut file = tempfile::Builder::new().prefix(".carebinder-").tempfile_in(folder).map_err(at(path))?;
    file.write_all(secret).and_then(|()| file.as_file().sync_all()).map_err(at(path))?;
    file.persist_noclobber(path).map(drop).map_err(|error| match error.error.kind() {
        ErrorKind::AlreadyExists => Error::AlreadyThere(path.to_owned()),
        _ => at(path)(error.error),
    })
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let path = path.to_owned();
    move |source| Error::File { path, source }
}
