//! The two form fields: the seal, and the empty field for a countersignature.
//!
//! Both are made in the sealed revision, because afterwards only filling in is allowed: a tagged field that appears
//! later would be an unexplained change. Each is one object, field and widget together (ISO 32000-1, 12.5.6.19):
//! Poppler (22.12) does not see the signature of a field that has its widget apart, and pyHanko takes a new appearance
//! of such a widget for tampering, because it looks for the widget in the structure tree under the field's name.

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

use super::increment::Increment;
use super::page::Place;
use super::{lookup, tags, text};
use crate::seal::error::SealError;

/// Name of the field that holds the seal itself.
pub(in crate::seal) const SEAL: &str = "Seal";
/// Name of the field that waits for a person.
pub(in crate::seal) const COUNTERSIGNATURE: &str = "Countersignature";

/// Print and Locked (ISO 32000-1, table 165): the field shows on paper and cannot be dragged away.
const FLAGS: i64 = 4 + 128;
/// `SignaturesExist` and `AppendOnly` (table 219): a reader must save by appending.
const SIGNATURE_FLAGS: i64 = 1 + 2;

/// What a field is called and what is read aloud for it.
struct Wording {
    name: &'static str,
    label: &'static str,
    description: &'static str,
}

const SEAL_WORDING: Wording = Wording {
    name: SEAL,
    label: "Seal of the organisation",
    description: "Digital seal of the organisation over the whole document",
};

const COUNTERSIGNATURE_WORDING: Wording = Wording {
    name: COUNTERSIGNATURE,
    label: "Countersignature",
    description: "Space for a person's digital countersignature",
};

/// Adds both fields, ties them into pages and tags, and points the catalogue at the signature.
pub(in crate::seal) fn add(
    update: &mut Increment<'_>,
    seal: &Place,
    countersignature: &Place,
    signature: ObjectId,
) -> Result<(), SealError> {
    let sealed = add_field(update, &SEAL_WORDING, seal, Some(signature))?;
    let empty = add_field(update, &COUNTERSIGNATURE_WORDING, countersignature, None)?;
    tags::add(update, &[(sealed, seal.page), (empty, countersignature.page)])?;
    add_form(update, &[sealed, empty], signature)
}

fn add_field(
    update: &mut Increment<'_>,
    wording: &Wording,
    place: &Place,
    signature: Option<ObjectId>,
) -> Result<ObjectId, SealError> {
    let appearance = update.add(empty_appearance(place));
    let mut entries = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Sig",
        "T" => text::encode(wording.name),
        "TU" => text::encode(wording.label),
        "P" => place.page,
        "Rect" => place.rect.clone(),
        "F" => FLAGS,
        "AP" => dictionary! { "N" => appearance },
        "Contents" => text::encode(wording.description),
    };
    if let Some(signature) = signature {
        entries.set("V", signature);
    }
    let id = update.add(entries);
    add_to_page(update, place.page, id)?;
    Ok(id)
}

/// The page has drawn what is to be seen; the field lies over it and shows nothing. PDF/A demands an appearance all
/// the same (ISO 19005-3, 6.3.3).
fn empty_appearance(place: &Place) -> Stream {
    let entries = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), Object::Real(place.width), Object::Real(place.height)],
        "Resources" => Dictionary::new(),
    };
    Stream::new(entries, Vec::new())
}

fn add_to_page(update: &mut Increment<'_>, page: ObjectId, widget: ObjectId) -> Result<(), SealError> {
    let mut entries = update.copy(page)?;
    let mut annotations = lookup::array(update.doc(), &entries, b"Annots").unwrap_or_default().to_vec();
    annotations.push(widget.into());
    entries.set("Annots", annotations);
    // Tabbing follows the structure of the document (ISO 14289-1, 7.18.3).
    entries.set("Tabs", "S");
    update.put(page, entries);
    Ok(())
}

/// The form, and the permission that makes the signature a certification.
fn add_form(update: &mut Increment<'_>, fields: &[ObjectId], signature: ObjectId) -> Result<(), SealError> {
    let root = lookup::reference(&update.doc().trailer, b"Root")
        .ok_or_else(|| SealError::Damaged("it has no catalogue of its parts".to_owned()))?;
    let mut catalog = update.copy(root)?;
    let mut form = lookup::form(update.doc()).cloned().unwrap_or_default();
    let mut all = lookup::array(update.doc(), &form, b"Fields").unwrap_or_default().to_vec();
    all.extend(fields.iter().map(|field| Object::from(*field)));
    form.set("Fields", all);
    form.set("SigFlags", SIGNATURE_FLAGS);
    catalog.set("AcroForm", form);
    catalog.set("Perms", dictionary! { "DocMDP" => signature });
    update.put(root, catalog);
    Ok(())
}
