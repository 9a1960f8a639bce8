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
use crate::settings;

/// What a certificate can take as a name (RFC 5280, upper bound of a common name).
const LONGEST_NAME: usize = 64;

/// No identity is larger, with all its certificates.
const LARGEST: u64 = 1_000_000;

type PassPhrase = Zeroizing<String>;

/// Which identity is to sign, and where its pass phrase is.
pub struct Wanted {
    file: Option<PathBuf>,
    variable: String,
    /// Once it is known.
    pass_phrase: Option<PassPhrase>,
}

impl Wanted {
    /// The provider's own, else the one that the command names: among many clients, that one is for those who have
    /// none, and nobody signs in the name of a client who has.
    pub fn of(settings: &settings::Identity, folder: &Path, option: Option<&Path>, reporter: &Reporter) -> Self {
        let Some(own) = settings.path(folder) else {
            return Self { file: option.map(Path::to_owned), variable: PASS_PHRASE.to_owned(), pass_phrase: None };
        };
        if option.is_some() {
            reporter.note(&format!(
                "Signs with the provider’s own identity, {}, as {} says, and not with the one of --identity.",
                own.display(),
                settings::FILE
            ));
        }
        let variable = settings.passphrase_env.clone().unwrap_or_else(|| PASS_PHRASE.to_owned());
        Self { file: Some(own), variable, pass_phrase: None }
    }

    /// Asks for the pass phrase of an identity that many processes will sign with, none of which can ask: once, and
    /// before any work is done.
    pub fn unlock(&mut self) -> Result<(), Error> {
        if let Some(path) = &self.file {
            (_, self.pass_phrase) = load(path, &self.variable, None)?;
        }
        Ok(())
    }

    /// What those processes are to find in their environment.
    pub fn environment(&self) -> Vec<(String, PassPhrase)> {
        self.pass_phrase.iter().map(|secret| (self.variable.clone(), secret.clone())).collect()
    }

    /// The identity to sign with.
    pub fn find(&self, owner: &str, today: NaiveDate, reporter: &Reporter) -> Result<Identity, Error> {
        match &self.file {
            Some(path) => Ok(load(path, &self.variable, self.pass_phrase.as_ref())?.0),
            None => kept(owner, today, reporter),
        }
    }
}

/// The pass phrase of an identity that a command names for all, where it needs one.
pub fn unlock(path: &Path) -> Result<Option<PassPhrase>, Error> {
    Ok(load(path, PASS_PHRASE, None)?.1)
}

/// Reads PEM or PKCS#12, and tells the pass phrase that it took. It is asked for only when the file needs one.
fn load(path: &Path, variable: &str, known: Option<&PassPhrase>) -> Result<(Identity, Option<PassPhrase>), Error> {
    let bytes = read(path).map_err(at(path))?;
    let (mut taken, mut fault) = (None, None);
    let identity = Identity::from_bytes(&bytes, &mut || {
        let prompt = format!("Pass phrase of {}: ", path.display());
        let secret = known.map_or_else(|| pass_phrase(&prompt, variable), |known| Ok(known.clone()));
        secret.inspect(|secret| taken = Some(secret.clone())).map_err(|error| {
            fault = Some(error);
            SealError::PassPhraseNeeded
        })
    });
    match (identity, fault) {
        (Err(_), Some(error)) => Err(error),
        (identity, _) => Ok((identity?, taken)),
    }
}

/// A path in the settings may lead to anything: what is no file, or far too long for an identity, is not read.
fn read(path: &Path) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() || metadata.len() > LARGEST {
        return Err(std::io::Error::other("it is no file with an identity"));
    }
    fs::read(path).map(Zeroizing::new)
}

/// From the environment, else from the terminal; never from the command line.
pub fn pass_phrase(prompt: &str, variable: &str) -> Result<Zeroizing<String>, Error> {
    if let Ok(pass_phrase) = std::env::var(variable) {
        return Ok(Zeroizing::new(pass_phrase));
    }
    let unknown = || Error::NoPassPhrase(variable.to_owned());
    if !std::io::stdin().is_terminal() {
        return Err(unknown());
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| unknown())
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
    let (identity, _) = load(&path, PASS_PHRASE, None).map_err(|error| match error {
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
