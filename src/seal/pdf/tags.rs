//! Ties the fields into the structure tree (ISO 32000-1, 14.7), so that assistive technology finds them. A document
//! without tags stays without.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::increment::Increment;
use super::lookup;
use crate::seal::error::SealError;

/// No honest number tree is deeper.
const DEEPEST: usize = 32;

/// Gives each widget a `Form` element at the end of the document's structure.
pub(super) fn add(update: &mut Increment<'_>, widgets: &[(ObjectId, ObjectId)]) -> Result<(), SealError> {
    let doc = update.doc();
    let catalog = doc.catalog().map_err(|_| damaged())?;
    if !catalog.has(b"StructTreeRoot") {
        return Ok(());
    }
    let root_id = lookup::reference(catalog, b"StructTreeRoot").ok_or_else(damaged)?;
    let mut root = update.copy(root_id)?;
    let parent = document_element(doc, root_id, &root);
    let first_key = next_key(update, &root)?;
    let mut numbers = Vec::new();
    let mut elements = Vec::new();
    for ((widget, page), key) in widgets.iter().zip(first_key..) {
        let element = update.add(form_element(parent, *widget, *page));
        let mut entries = update.copy(*widget)?;
        entries.set("StructParent", key);
        update.put(*widget, entries);
        numbers.extend([Object::Integer(key), element.into()]);
        elements.push(Object::from(element));
    }
    let keys = (first_key, first_key + i64::try_from(widgets.len()).unwrap_or(0) - 1);
    extend_parent_tree(update, &mut root, numbers, keys);
    root.set("ParentTreeNextKey", keys.1 + 1);
    update.put(root_id, root);
    append_kids(update, parent, elements)
}

/// Whether the element that takes the fields in was read, where there is one.
pub(super) fn has_first_element(doc: &Document) -> bool {
    let root_id = doc.catalog().ok().and_then(|catalog| lookup::reference(catalog, b"StructTreeRoot"));
    let root = root_id.and_then(|id| Some((id, doc.get_dictionary(id).ok()?)));
    root.is_none_or(|(id, root)| doc.get_dictionary(document_element(doc, id, root)).is_ok())
}

/// An element with the widget as its one content, by object reference (14.7.4.3). The reference stands at `/K` itself
/// and not in an array: there pyHanko looks for it, and takes a signed field for tampering if it finds none.
fn form_element(parent: ObjectId, widget: ObjectId, page: ObjectId) -> Dictionary {
    dictionary! {
        "Type" => "StructElem",
        "S" => "Form",
        "P" => parent,
        "Pg" => page,
        "K" => dictionary! { "Type" => "OBJR", "Obj" => widget, "Pg" => page },
    }
}

/// The element that holds the whole document: the first child of the root.
fn document_element(doc: &Document, root_id: ObjectId, root: &Dictionary) -> ObjectId {
    let kid = match root.get(b"K") {
        Ok(Object::Array(kids)) => kids.first(),
        Ok(Object::Reference(id)) => match doc.get_object(*id) {
            Ok(Object::Array(kids)) => kids.first(),
            _ => root.get(b"K").ok(),
        },
        _ => None,
    };
    // Without any element, the root itself takes the fields in.
    kid.and_then(|kid| kid.as_reference().ok()).unwrap_or(root_id)
}

fn append_kids(update: &mut Increment<'_>, parent: ObjectId, elements: Vec<Object>) -> Result<(), SealError> {
    let mut entries = update.copy(parent)?;
    let mut kids = match lookup::value(update.doc(), &entries, b"K") {
        Some(Object::Array(kids)) => kids.clone(),
        // A single kid may stand without an array; it may be a reference, which has to stay one.
        Some(_) => entries.get(b"K").cloned().into_iter().collect(),
        None => Vec::new(),
    };
    kids.extend(elements);
    entries.set("K", kids);
    update.put(parent, entries);
    Ok(())
}

/// The first key of the parent tree that is free, whatever the document says about it.
fn next_key(update: &Increment<'_>, root: &Dictionary) -> Result<i64, SealError> {
    let doc = update.doc();
    let stated = lookup::value(doc, root, b"ParentTreeNextKey").and_then(|key| key.as_i64().ok()).unwrap_or(0);
    let used = match lookup::dict(doc, root, b"ParentTree") {
        Some(tree) => largest_key(update, tree, DEEPEST)?.map_or(0, |key| key.saturating_add(1)),
        None => 0,
    };
    let key = stated.max(used);
    if (0..i64::from(i32::MAX)).contains(&key) { Ok(key) } else { Err(damaged()) }
}

fn largest_key(update: &Increment<'_>, node: &Dictionary, depth: usize) -> Result<Option<i64>, SealError> {
    let doc = update.doc();
    let depth = depth.checked_sub(1).ok_or_else(damaged)?;
    if let Some(numbers) = lookup::array(doc, node, b"Nums") {
        return Ok(numbers.iter().step_by(2).filter_map(|key| key.as_i64().ok()).max());
    }
    let mut largest = None;
    for kid in lookup::array(doc, node, b"Kids").unwrap_or_default() {
        let kid = doc.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok()).ok_or_else(damaged)?;
        largest = largest.max(largest_key(update, kid, depth)?);
    }
    Ok(largest)
}

/// A tree of one leaf gets longer; a larger one gets a new leaf under its root (ISO 32000-1, 7.9.7).
fn extend_parent_tree(update: &mut Increment<'_>, root: &mut Dictionary, numbers: Vec<Object>, keys: (i64, i64)) {
    let doc = update.doc();
    let mut tree = lookup::dict(doc, root, b"ParentTree").cloned().unwrap_or_default();
    if tree.has(b"Kids") {
        let limits: Vec<Object> = vec![keys.0.into(), keys.1.into()];
        let leaf = update.add(dictionary! { "Limits" => limits, "Nums" => numbers });
        let mut kids = lookup::array(doc, &tree, b"Kids").unwrap_or_default().to_vec();
        kids.push(leaf.into());
        tree.set("Kids", kids);
    } else {
        let mut all = lookup::array(doc, &tree, b"Nums").unwrap_or_default().to_vec();
        all.extend(numbers);
        tree.set("Nums", all);
    }
    match lookup::reference(root, b"ParentTree") {
        Some(id) => update.put(id, tree),
        None => root.set("ParentTree", tree),
    }
}

fn damaged() -> SealError {
    SealError::Damaged("its structure for screen readers cannot be read".to_owned())
}
