//! The text form of keys and certificates (RFC 7468), read generously: other programs put notes between the blocks
//! and break lines as they like.

use der::pem::{self, LineEnding};
use zeroize::Zeroizing;

use crate::seal::error::SealError;

/// One `-----BEGIN ...-----` block.
pub(super) struct Block {
    pub(super) label: String,
    pub(super) der: Zeroizing<Vec<u8>>,
}

/// All blocks of a file, in its order.
pub(super) fn blocks(text: &str) -> Result<Vec<Block>, SealError> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let (label, after) = after.split_once("-----").ok_or_else(|| damaged("a block has no end"))?;
        let end = format!("-----END {label}-----");
        let (body, after) = after.split_once(end.as_str()).ok_or_else(|| damaged("a block has no end"))?;
        found.push(Block { label: label.to_owned(), der: decode(label, body)? });
        rest = after;
    }
    Ok(found)
}

/// A certificate as text.
pub(super) fn certificate(der: &[u8]) -> Result<String, SealError> {
    pem::encode_string("CERTIFICATE", LineEnding::LF, der).map_err(|error| SealError::Internal(error.to_string()))
}

fn decode(label: &str, body: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
    if body.contains("Proc-Type:") {
        return Err(SealError::UnreadableIdentity(
            "its private key is encrypted in an outdated way (`Proc-Type: 4,ENCRYPTED`)".to_owned(),
        ));
    }
    // The decoder insists on lines of 64 characters, so lay them out anew: with room for everything from the start,
    // as growing would leave a copy of the key behind in freed memory.
    let mut tidy = Zeroizing::new(String::with_capacity(2 * (body.len() + label.len()) + 64));
    tidy.extend(["-----BEGIN ", label, "-----"]);
    for (index, character) in body.chars().filter(|c| !c.is_whitespace()).enumerate() {
        if index % 64 == 0 {
            tidy.push('\n');
        }
        tidy.push(character);
    }
    tidy.extend(["\n-----END ", label, "-----\n"]);
    let (_, der) = pem::decode_vec(tidy.as_bytes()).map_err(|_| damaged("a block is damaged"))?;
    Ok(Zeroizing::new(der))
}

fn damaged(what: &str) -> SealError {
    SealError::UnreadableIdentity(what.to_owned())
}
