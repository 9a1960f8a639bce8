//! Opens a PDF that may be anything.

use lopdf::{Document, LoadOptions, Object, ObjectId};

use super::tags;
use crate::seal::error::SealError;
use crate::unwind;

/// The most that one stream may unpack to while a file is opened.
const LARGEST_STREAM: usize = 128 * 1024 * 1024;
/// Offsets in a cross-reference table have ten digits (ISO 32000-1, 7.5.4).
const LARGEST_FILE: usize = 2 * 1024 * 1024 * 1024;

/// Reads the structure of a PDF. Damage that the reader can repair is let through here; see
/// [`Document::xref_recovery`].
pub(in crate::seal) fn open(pdf: &[u8]) -> Result<Document, SealError> {
    open_with(pdf, LoadOptions::default())
}

/// The same without the elements that say what is a paragraph and what a cell, but for the first of all: they are most of
/// a document, and to keep them takes longer than to sign, and memory.
pub(in crate::seal) fn lightly(pdf: &[u8]) -> Result<Document, SealError> {
    open_with(pdf, LoadOptions::with_filter(without_elements))
}

/// The same for a seal, which asks for the first of the elements.
pub(in crate::seal) fn for_sealing(pdf: &[u8]) -> Result<Document, SealError> {
    let document = lightly(pdf)?;
    if tags::has_first_element(&document) { Ok(document) } else { open(pdf) }
}

/// All objects but the elements of the structure within the one that holds the whole document.
fn without_elements(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let is_inner = |entries: &lopdf::Dictionary| {
        entries.has_type(b"StructElem")
            && entries.get(b"S").and_then(Object::as_name).ok() != Some(b"Document".as_slice())
    };
    // Those that are kept are few: a copy is asked for, and thrown away.
    if object.as_dict().is_ok_and(is_inner) { None } else { Some((id, object.clone())) }
}

fn open_with(pdf: &[u8], options: LoadOptions) -> Result<Document, SealError> {
    // Offsets would count from elsewhere if something stood before the header.
    if !pdf.starts_with(b"%PDF-") {
        return Err(SealError::Damaged("it does not begin as a PDF does".to_owned()));
    }
    if pdf.len() > LARGEST_FILE {
        return Err(SealError::UnsupportedPdf("it is larger than 2 GiB".to_owned()));
    }
    match read(pdf, options) {
        // The reader may give up on a file, or repair it to pieces, because it is encrypted.
        Err(SealError::Damaged(_)) if contains(pdf, b"/Encrypt") => Err(SealError::Encrypted),
        other => other,
    }
}

fn read(pdf: &[u8], options: LoadOptions) -> Result<Document, SealError> {
    let options = LoadOptions { max_decompressed_size: Some(LARGEST_STREAM), ..options };
    // lopdf is careful, but it is large: if some file makes it panic all the same, that file is damaged.
    let document = match guarded(|| Document::load_mem_with_options(pdf, options))? {
        Ok(document) => document,
        Err(lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword) => return Err(SealError::Encrypted),
        // lopdf's own words would not help anybody who is not a programmer.
        Err(_) => return Err(SealError::Damaged("its structure cannot be read".to_owned())),
    };
    if document.is_encrypted() || document.was_encrypted() {
        return Err(SealError::Encrypted);
    }
    document.catalog().map_err(|_| SealError::Damaged("it has no catalogue of its parts".to_owned()))?;
    Ok(document)
}

fn contains(pdf: &[u8], word: &[u8]) -> bool {
    pdf.windows(word.len()).any(|window| window == word)
}

/// Runs code over foreign data; a panic in it counts as damage of the data.
pub(in crate::seal) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, SealError> {
    unwind::caught(work).ok_or_else(|| SealError::Damaged("it cannot be read".to_owned()))
}
