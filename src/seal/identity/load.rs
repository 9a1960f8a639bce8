//! Reads an identity from a file of any of the usual kinds, told apart by content, not by name.

use pkcs8::EncryptedPrivateKeyInfo;
use zeroize::Zeroizing;

use super::key::PrivateKey;
use super::{Identity, pem, pkcs12};
use crate::seal::certificate::Certificate;
use crate::seal::error::SealError;

/// Asks for the pass phrase of the file.
pub(super) type Ask<'a> = &'a mut dyn FnMut() -> Result<Zeroizing<String>, SealError>;

pub(super) fn load(bytes: &[u8], ask: Ask<'_>) -> Result<Identity, SealError> {
    if pkcs12::looks_like(bytes) {
        let (key, certificates) = pkcs12::open(bytes, ask)?;
        return Identity::assemble(PrivateKey::from_pkcs8(&key)?, parse(certificates.iter().map(Vec::as_slice))?);
    }
    let text = ascii(bytes);
    if !text.contains("-----BEGIN ") {
        return Err(SealError::UnreadableIdentity("it is neither PEM nor PKCS#12".to_owned()));
    }
    from_pem(&text, ask)
}

/// The text with blanks for everything that is not ASCII. The notes that other programs put between the blocks may
/// hold names in any encoding, or in none.
fn ascii(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len()));
    text.extend(bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { ' ' }));
    text
}

fn from_pem(text: &str, ask: Ask<'_>) -> Result<Identity, SealError> {
    let blocks = pem::blocks(text)?;
    let is_certificate = |label: &str| matches!(label, "CERTIFICATE" | "X509 CERTIFICATE");
    let certificates =
        parse(blocks.iter().filter(|block| is_certificate(&block.label)).map(|block| block.der.as_slice()))?;
    if certificates.is_empty() {
        // Say so before anybody has to type a pass phrase.
        return Err(if blocks.iter().any(is_key) { SealError::NoCertificate } else { SealError::NoPrivateKey });
    }
    let mut keys = blocks.iter().filter(|block| is_key(block));
    let block = keys.next().ok_or(SealError::NoPrivateKey)?;
    if keys.next().is_some() {
        return Err(SealError::UnreadableIdentity("it holds more than one private key".to_owned()));
    }
    Identity::assemble(private_key(block, ask)?, certificates)
}

fn is_key(block: &pem::Block) -> bool {
    block.label.ends_with("PRIVATE KEY")
}

fn private_key(block: &pem::Block, ask: Ask<'_>) -> Result<PrivateKey, SealError> {
    match block.label.as_str() {
        "PRIVATE KEY" => PrivateKey::from_pkcs8(&block.der),
        "EC PRIVATE KEY" => PrivateKey::from_sec1(&block.der),
        "RSA PRIVATE KEY" => PrivateKey::from_pkcs1(&block.der),
        "ENCRYPTED PRIVATE KEY" => {
            let sealed = EncryptedPrivateKeyInfo::try_from(block.der.as_slice()).map_err(|_| {
                SealError::UnreadableIdentity("its private key is encrypted in a way that is not known".to_owned())
            })?;
            let phrase = ask()?;
            // A wrong pass phrase gives wrong padding, or by chance bytes that are no key.
            let plain = sealed.decrypt(phrase.as_bytes()).map_err(|_| SealError::WrongPassPhrase)?;
            match PrivateKey::from_pkcs8(plain.as_bytes()) {
                Err(SealError::UnreadableIdentity(_)) => Err(SealError::WrongPassPhrase),
                other => other,
            }
        }
        other => Err(SealError::UnsupportedKey(other.to_lowercase())),
    }
}

fn parse<'a>(ders: impl Iterator<Item = &'a [u8]>) -> Result<Vec<Certificate>, SealError> {
    let damaged = |_| SealError::UnreadableIdentity("one of its certificates is damaged".to_owned());
    ders.map(|der| Certificate::from_der(der).map_err(damaged)).collect()
}
