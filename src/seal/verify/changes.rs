//! What was changed after a signature was made (ISO 32000-1, 12.8.2.2.2).
//!
//! Only one kind of change is let through: an empty signature field that was there at the time gets signed, with what
//! signing programs write down about themselves on the way (dates, their own name, validation data). Whatever is not
//! recognised as part of that counts as a change.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::seal::pdf::{lookup, open};

/// More findings would not help anybody.
const MOST_FINDINGS: usize = 8;

/// Validation data (EN 319 142-1, 5.4.2.2), and the features of PDF that a signing program says it has used.
const IN_CATALOG: &[&[u8]] = &[b"AcroForm", b"DSS", b"Extensions", b"Version"];
/// That signatures exist, and fonts for text fields, of which a binder has none.
const IN_FORM: &[&[u8]] = &[b"SigFlags", b"DR", b"DA"];
const IN_INFO: &[&[u8]] = &[b"ModDate", b"Producer"];
/// The signature, and what it looks like. Where it stands, what it is called and what it locks stays as it was.
const IN_FIELD: &[&[u8]] = &[b"V", b"AP", b"MK", b"M", b"DA"];
const IN_WIDGET: &[&[u8]] = &[b"AP", b"MK", b"M", b"DA"];

/// Describes everything that differs between an earlier revision and now, apart from further signatures.
pub(super) fn since(earlier: &[u8], now: &Document, certification: Option<u8>) -> Vec<String> {
    let then = match open::open(earlier) {
        Ok(then) if then.xref_recovery.is_none() => then,
        _ => return vec!["What was signed is not a complete document.".to_owned()],
    };
    let mut found = Comparison { then: &then, now, fields: SigningFields::between(&then, now) }.run();
    if certification == Some(1) && now.revision_count() > then.revision_count() {
        found.push("The seal allows no change at all, but something was added.".to_owned());
    }
    if now.revision_count() <= then.revision_count() {
        // Bytes behind the end that no reader looks at. They do nothing, but nobody vouches for them.
        found.push("Something stands behind the end of the signed document.".to_owned());
    }
    found.truncate(MOST_FINDINGS);
    found
}

/// The objects of fields that were empty then and are signed now.
struct SigningFields {
    fields: BTreeSet<ObjectId>,
    widgets: BTreeSet<ObjectId>,
}

impl SigningFields {
    fn between(then: &Document, now: &Document) -> Self {
        let empty = lookup::signature_fields(then).into_iter().filter(|field| field.signature.is_none());
        let empty: BTreeSet<ObjectId> = empty.filter_map(|field| field.id).collect();
        let mut found = Self { fields: BTreeSet::new(), widgets: BTreeSet::new() };
        for field in lookup::signature_fields(now) {
            let Some(id) = field.id.filter(|id| field.signature.is_some() && empty.contains(id)) else {
                continue;
            };
            found.fields.insert(id);
            found.widgets.extend(&field.widgets);
        }
        found
    }
}

struct Comparison<'a> {
    then: &'a Document,
    now: &'a Document,
    fields: SigningFields,
}

impl Comparison<'_> {
    fn run(&self) -> Vec<String> {
        let mut found = Vec::new();
        for key in [b"Root".as_slice(), b"Info"] {
            if self.then.trailer.get(key).ok() != self.now.trailer.get(key).ok() {
                found.push("The document was replaced by another one.".to_owned());
            }
        }
        let added: BTreeSet<ObjectId> =
            self.now.objects.keys().filter(|id| !self.then.objects.contains_key(id)).copied().collect();
        for (id, before) in &self.then.objects {
            if found.len() >= MOST_FINDINGS {
                break;
            }
            match self.now.objects.get(id) {
                None => found.push(format!("Object {} was taken away.", id.0)),
                Some(after) if after == before => {}
                Some(after) if self.is_allowed(*id, before, after) => {}
                Some(_) => found.push(format!("{} was changed.", self.describe(*id, before))),
            }
            // An object may have pointed at a number that meant nothing then, and means something now.
            if points_into(before, &added) {
                found.push(format!("{} was given new content.", self.describe(*id, before)));
            }
        }
        found
    }

    fn is_allowed(&self, id: ObjectId, before: &Object, after: &Object) -> bool {
        let catalog = self.then.catalog().ok();
        if catalog.and_then(|catalog| lookup::reference(catalog, b"Metadata")) == Some(id) {
            // XMP: nothing of it shows on any page.
            return is_metadata(before) && is_metadata(after);
        }
        let (Ok(before), Ok(after)) = (before.as_dict(), after.as_dict()) else {
            return false;
        };
        if lookup::reference(&self.then.trailer, b"Root") == Some(id) {
            return differ_only(before, after, IN_CATALOG) && same_form(before, after);
        }
        if catalog.and_then(|catalog| lookup::reference(catalog, b"AcroForm")) == Some(id) {
            return differ_only(before, after, IN_FORM);
        }
        if lookup::reference(&self.then.trailer, b"Info") == Some(id) {
            return differ_only(before, after, IN_INFO);
        }
        if self.fields.fields.contains(&id) {
            return !before.has(b"V") && after.has(b"V") && differ_only(before, after, IN_FIELD);
        }
        self.fields.widgets.contains(&id) && differ_only(before, after, IN_WIDGET)
    }

    fn describe(&self, id: ObjectId, object: &Object) -> String {
        match self.then.page_iter().position(|page| page == id) {
            Some(index) => format!("Page {}", index + 1),
            None if lookup::reference(&self.then.trailer, b"Root") == Some(id) => "The document's catalogue".to_owned(),
            None if object.as_stream().is_ok() => format!("Content (object {})", id.0),
            None => format!("Object {}", id.0),
        }
    }
}

/// The form may stand in the catalogue itself, or be a reference that has not changed.
fn same_form(before: &Dictionary, after: &Dictionary) -> bool {
    match (before.get(b"AcroForm"), after.get(b"AcroForm")) {
        (Ok(Object::Dictionary(before)), Ok(Object::Dictionary(after))) => differ_only(before, after, IN_FORM),
        (before, after) => before.ok() == after.ok(),
    }
}

fn differ_only(before: &Dictionary, after: &Dictionary, allowed: &[&[u8]]) -> bool {
    let keys = before.iter().chain(after.iter()).map(|(key, _)| key.as_slice());
    keys.filter(|key| !allowed.contains(key)).all(|key| before.get(key).ok() == after.get(key).ok())
}

fn is_metadata(object: &Object) -> bool {
    object.as_stream().is_ok_and(|stream| stream.dict.has_type(b"Metadata"))
}

/// Whether an object holds a reference to one of `ids`.
fn points_into(object: &Object, ids: &BTreeSet<ObjectId>) -> bool {
    if ids.is_empty() {
        return false;
    }
    match object {
        Object::Reference(id) => ids.contains(id),
        Object::Array(items) => items.iter().any(|item| points_into(item, ids)),
        Object::Dictionary(entries) => entries.iter().any(|(_, value)| points_into(value, ids)),
        Object::Stream(stream) => stream.dict.iter().any(|(_, value)| points_into(value, ids)),
        _ => false,
    }
}
