//! PKCS#12 (RFC 7292), the `.p12` and `.pfx` files that certificate providers and Windows hand out.

use der::{Decode, Header, Reader, SliceReader, Tag};
use p12_keystore::error::Error;
use p12_keystore::{KeyStore, PrivateKeyChain};
use zeroize::Zeroizing;

use super::load::Ask;
use crate::seal::error::SealError;

/// The private key as PKCS#8, and the certificates.
pub(super) type Contents = (Zeroizing<Vec<u8>>, Vec<Vec<u8>>);

/// Whether the bytes start as a PKCS#12 file does: a sequence with the version number 3.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let version = |bytes| {
        let mut reader = SliceReader::new(bytes)?;
        Header::decode(&mut reader)?.tag.assert_eq(Tag::Sequence)?;
        reader.decode::<u8>()
    };
    version(bytes).is_ok_and(|number: u8| number == 3)
}

/// Opens the file: with an empty pass phrase if that does, otherwise with the one that `ask` gives.
pub(super) fn open(bytes: &[u8], ask: Ask<'_>) -> Result<Contents, SealError> {
    let store = match KeyStore::from_pkcs12(bytes, "") {
        Ok(store) => store,
        Err(error) if is_wrong_pass_phrase(&error) => {
            let phrase = ask()?;
            KeyStore::from_pkcs12(bytes, &phrase).map_err(|error| explain(&error))?
        }
        Err(error) => return Err(explain(&error)),
    };
    let chain = store.private_key_chain().map(|(_, chain)| chain).ok_or(SealError::NoPrivateKey)?;
    Ok(contents(chain))
}

fn contents(chain: &PrivateKeyChain) -> Contents {
    let certificates = chain.chain().iter().map(|certificate| certificate.as_der().to_vec()).collect();
    (Zeroizing::new(chain.key().to_vec()), certificates)
}

fn is_wrong_pass_phrase(error: &Error) -> bool {
    // Without an integrity check in the file, a wrong pass phrase shows only as garbage after decryption.
    matches!(error, Error::MacError(_) | Error::UnpadError | Error::Pkcs5Error(_) | Error::DerError(_))
}

fn explain(error: &Error) -> SealError {
    if is_wrong_pass_phrase(error) {
        return SealError::WrongPassPhrase;
    }
    SealError::UnreadableIdentity("it is a PKCS#12 file of a kind that is not known".to_owned())
}
