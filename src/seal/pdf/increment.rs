//! An incremental update (ISO 32000-1, 7.5.6): new and changed objects after the end of the file, and a table that
//! leads to them and back to the table before.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use super::write;
use crate::seal::error::SealError;

/// Wide enough for every offset that a table can hold.
const OFFSET_DIGITS: usize = 10;
/// What PDF/A allows (ISO 19005-3, 6.1.13).
const MOST_OBJECTS: u32 = 8_388_607;

/// Collects what is new and what changes.
pub(in crate::seal) struct Increment<'a> {
    original: &'a [u8],
    doc: &'a Document,
    objects: BTreeMap<ObjectId, Object>,
    next: u32,
}

/// The finished file, but for the signature.
pub(in crate::seal) struct Unsigned {
    pub(in crate::seal) bytes: Vec<u8>,
    /// Where the signature goes: from its `<` up to and including its `>`.
    pub(in crate::seal) gap: std::ops::Range<usize>,
}

impl<'a> Increment<'a> {
    pub(in crate::seal) fn new(original: &'a [u8], doc: &'a Document) -> Result<Self, SealError> {
        // The trailer's size counts unused numbers as well, so no old reference can point at a new object.
        let size = doc.trailer.get(b"Size").and_then(Object::as_i64).ok();
        let size = size.and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        let next = size.max(doc.max_id.saturating_add(1));
        if next > MOST_OBJECTS {
            return Err(SealError::UnsupportedPdf("it numbers its parts too high".to_owned()));
        }
        Ok(Self { original, doc, objects: BTreeMap::new(), next })
    }

    pub(in crate::seal) fn doc(&self) -> &'a Document {
        self.doc
    }

    /// A number for an object that is to come.
    pub(in crate::seal) fn reserve(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next += 1;
        id
    }

    pub(in crate::seal) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = self.reserve();
        self.put(id, object);
        id
    }

    pub(in crate::seal) fn put(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.objects.insert(id, object.into());
    }

    /// A copy of a dictionary as it now is, to be changed and put back.
    pub(in crate::seal) fn copy(&self, id: ObjectId) -> Result<Dictionary, SealError> {
        let object = match self.objects.get(&id) {
            Some(object) => object,
            None => self.doc.get_object(id).map_err(|_| missing(id))?,
        };
        object.as_dict().cloned().map_err(|_| missing(id))
    }

    /// Writes the update. `signature` is the dictionary that gets the keys `/ByteRange` and `/Contents`, with room
    /// for `reserve` bytes.
    pub(in crate::seal) fn finish(
        mut self,
        signature: ObjectId,
        dictionary: Dictionary,
        reserve: usize,
    ) -> Result<Unsigned, SealError> {
        // Keeps the number in order; the object itself is written by hand below.
        self.put(signature, dictionary);
        let mut out = self.original.to_vec();
        out.push(b'\n');
        let mut offsets = Vec::new();
        let mut hole = None;
        for (id, object) in &self.objects {
            offsets.push((*id, out.len()));
            out.extend(format!("{} {} obj\n", id.0, id.1).bytes());
            match object {
                Object::Dictionary(entries) if *id == signature => {
                    hole = Some(write_signature(&mut out, entries, reserve));
                }
                other => write::object(&mut out, other),
            }
            out.extend(b"\nendobj\n");
        }
        let table = out.len();
        write_table(&mut out, &offsets);
        let trailer = self.trailer(&out)?;
        out.extend(b"trailer\n");
        write::dictionary(&mut out, &trailer);
        out.extend(format!("\nstartxref\n{table}\n%%EOF\n").bytes());
        let hole = hole.ok_or_else(|| SealError::Internal("the signature was not written".to_owned()))?;
        fill_byte_range(out, &hole)
    }

    fn trailer(&self, written: &[u8]) -> Result<Dictionary, SealError> {
        let previous = i64::try_from(self.doc.xref_start).map_err(|error| SealError::Internal(error.to_string()))?;
        let mut trailer = Dictionary::new();
        trailer.set("Size", i64::from(self.next));
        for key in ["Root", "Info"] {
            if let Ok(value) = self.doc.trailer.get(key.as_bytes()) {
                trailer.set(key, value.clone());
            }
        }
        trailer.set("ID", self.file_identifier(written));
        trailer.set("Prev", previous);
        Ok(trailer)
    }

    /// The first half stays for the life of the document, the second names this version (ISO 32000-1, 14.4). Made
    /// from the content, so that the same input gives the same file.
    fn file_identifier(&self, written: &[u8]) -> Vec<Object> {
        let digest = Sha256::digest(written);
        let new = Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
        let old = self.doc.trailer.get(b"ID").and_then(|id| self.doc.dereference(id)).map(|(_, id)| id);
        let first = old.ok().and_then(|id| id.as_array().ok()?.first().cloned());
        vec![first.unwrap_or_else(|| new.clone()), new]
    }
}

/// Where the two values stand that are known only at the end.
struct Hole {
    byte_range: usize,
    gap: std::ops::Range<usize>,
}

fn write_signature(out: &mut Vec<u8>, entries: &Dictionary, reserve: usize) -> Hole {
    write::dictionary(out, entries);
    out.truncate(out.len() - b">>".len());
    out.extend(b"/ByteRange ");
    let byte_range = out.len();
    out.extend(byte_range_text(&[0; 4]).bytes());
    out.extend(b"/Contents ");
    let start = out.len();
    out.push(b'<');
    out.resize(out.len() + 2 * reserve, b'0');
    out.push(b'>');
    let gap = start..out.len();
    out.extend(b">>");
    Hole { byte_range, gap }
}

/// Always equally long, whatever the numbers.
fn byte_range_text(range: &[usize; 4]) -> String {
    let [a, b, c, d] = range;
    format!("[{a} {b:<OFFSET_DIGITS$} {c:<OFFSET_DIGITS$} {d:<OFFSET_DIGITS$}]")
}

fn fill_byte_range(mut bytes: Vec<u8>, hole: &Hole) -> Result<Unsigned, SealError> {
    let text = byte_range_text(&[0, hole.gap.start, hole.gap.end, bytes.len() - hole.gap.end]);
    let place = bytes.get_mut(hole.byte_range..hole.byte_range + text.len());
    let place = place.ok_or_else(|| SealError::Internal("the byte range was not written".to_owned()))?;
    place.copy_from_slice(text.as_bytes());
    Ok(Unsigned { bytes, gap: hole.gap.clone() })
}

/// The cross-reference table: one section for each run of consecutive numbers, lines of exactly 20 bytes.
fn write_table(out: &mut Vec<u8>, offsets: &[(ObjectId, usize)]) {
    out.extend(b"xref\n");
    for run in offsets.chunk_by(|(a, _), (b, _)| a.0 + 1 == b.0) {
        if let Some(((first, _), _)) = run.first() {
            out.extend(format!("{first} {}\n", run.len()).bytes());
        }
        for ((_, generation), offset) in run {
            out.extend(format!("{offset:010} {generation:05} n \n").bytes());
        }
    }
}

fn missing(id: ObjectId) -> SealError {
    SealError::Damaged(format!("its object {} cannot be read", id.0))
}
