//! Finding one's way in a document: following references, trees and fields without ever running in circles.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

/// No honest tree of fields, names or tags is deeper.
const DEEPEST: usize = 64;
/// No honest binder has more fields.
const MOST_FIELDS: usize = 4096;

/// The value of a key, with references followed.
pub(in crate::seal) fn value<'a>(doc: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    dict.get(key).and_then(|object| doc.dereference(object)).ok().map(|(_, object)| object)
}

/// The value of a key, when it is a dictionary.
pub(in crate::seal) fn dict<'a>(doc: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    value(doc, parent, key)?.as_dict().ok()
}

/// The value of a key, when it is an array.
pub(in crate::seal) fn array<'a>(doc: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
    value(doc, parent, key)?.as_array().ok().map(Vec::as_slice)
}

/// The value of a key, when it is a name.
pub(in crate::seal) fn name<'a>(doc: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    value(doc, parent, key)?.as_name().ok()
}

/// The reference that stands at a key.
pub(in crate::seal) fn reference(dict: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    dict.get(key).and_then(Object::as_reference).ok()
}

/// The interactive form of the document, if it has one.
pub(in crate::seal) fn form(doc: &Document) -> Option<&Dictionary> {
    dict(doc, doc.catalog().ok()?, b"AcroForm")
}

/// One signature field.
#[derive(Debug, Clone)]
pub(in crate::seal) struct SignatureField {
    /// Its full name, parts joined by full stops (ISO 32000-1, 12.7.3.2).
    pub(in crate::seal) name: String,
    /// The object of the field, unless it stands inside another one.
    pub(in crate::seal) id: Option<ObjectId>,
    /// The objects of its widgets; empty when field and widget are one object.
    pub(in crate::seal) widgets: Vec<ObjectId>,
    /// The signature: as a reference if it is one, and as a dictionary.
    pub(in crate::seal) signature: Option<(Option<ObjectId>, Dictionary)>,
}

/// All signature fields of the form, in its order.
pub(in crate::seal) fn signature_fields(doc: &Document) -> Vec<SignatureField> {
    let mut walk = FieldWalk { doc, seen: BTreeSet::new(), found: Vec::new(), visited: 0 };
    if let Some(fields) = form(doc).and_then(|form| array(doc, form, b"Fields")) {
        for field in fields {
            walk.visit(field, "", false, 0);
        }
    }
    walk.found
}

struct FieldWalk<'a> {
    doc: &'a Document,
    seen: BTreeSet<ObjectId>,
    found: Vec<SignatureField>,
    visited: usize,
}

impl<'a> FieldWalk<'a> {
    /// `signs` is the inherited field type: whether an ancestor said that these are signature fields.
    fn visit(&mut self, object: &'a Object, parent: &str, signs: bool, depth: usize) {
        self.visited += 1;
        let Ok((id, object)) = self.doc.dereference(object) else {
            return;
        };
        let is_new = id.is_none_or(|id| self.seen.insert(id));
        let Ok(field) = object.as_dict() else {
            return;
        };
        if !is_new || depth > DEEPEST || self.visited > MOST_FIELDS {
            return;
        }
        let name = full_name(self.doc, field, parent);
        let signs = name_of_type(self.doc, field).map_or(signs, |kind| kind == b"Sig");
        let kids = array(self.doc, field, b"Kids").unwrap_or_default();
        // A kid with a name of its own is a field; one without is merely a widget of this field.
        let is_field = |kid: &&Object| dict_of(self.doc, kid).is_some_and(|kid| kid.has(b"T"));
        for kid in kids.iter().filter(is_field) {
            self.visit(kid, &name, signs, depth + 1);
        }
        if signs && !kids.iter().any(|kid| is_field(&kid)) {
            let widgets = kids.iter().filter_map(|kid| kid.as_reference().ok()).collect();
            self.found.push(SignatureField { name, id, widgets, signature: signature(self.doc, field) });
        }
    }
}

fn name_of_type<'a>(doc: &'a Document, field: &'a Dictionary) -> Option<&'a [u8]> {
    name(doc, field, b"FT")
}

fn dict_of<'a>(doc: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    doc.dereference(object).ok()?.1.as_dict().ok()
}

fn full_name(doc: &Document, field: &Dictionary, parent: &str) -> String {
    let own = value(doc, field, b"T").and_then(|name| name.as_str().ok()).map(super::text::decode);
    match own {
        Some(own) if parent.is_empty() => own,
        Some(own) => format!("{parent}.{own}"),
        None => parent.to_owned(),
    }
}

/// A value that cannot be read counts as an empty signature, so that a field does not pass for unsigned because
/// somebody broke what was in it.
fn signature(doc: &Document, field: &Dictionary) -> Option<(Option<ObjectId>, Dictionary)> {
    let value = field.get(b"V").ok().filter(|value| !value.is_null())?;
    let (id, object) = match doc.dereference(value) {
        Ok((id, object)) => (id, object.as_dict().ok()),
        Err(_) => (None, None),
    };
    Some((id, object.cloned().unwrap_or_default()))
}
