//! Files that are embedded in a PDF (ISO 32000-1, 7.11.4).

use lopdf::{Dictionary, Document, Object};

use super::error::SealError;
use super::pdf::{lookup, open, text};

/// No file that carebinder attaches comes near this.
const LARGEST: usize = 256 * 1024 * 1024;
const DEEPEST: usize = 32;

/// The bytes of an embedded file by its name, e.g. `results.json`. `None` when there is no file of that name.
pub fn attachment(pdf: &[u8], name: &str) -> Result<Option<Vec<u8>>, SealError> {
    let doc = open::lightly(pdf)?;
    let catalog = doc.catalog().map_err(|_| SealError::Damaged("it has no catalogue of its parts".to_owned()))?;
    let tree = lookup::dict(&doc, catalog, b"Names").and_then(|names| lookup::dict(&doc, names, b"EmbeddedFiles"));
    let mut budget = doc.objects.len().saturating_add(1);
    match tree.and_then(|tree| find(&doc, tree, name, DEEPEST, &mut budget)) {
        Some(file) => contents(&doc, file).map(Some),
        None => Ok(None),
    }
}

/// Searches a name tree (7.9.6). The budget of one visit per object stops trees that run in circles.
fn find<'a>(
    doc: &'a Document,
    node: &'a Dictionary,
    name: &str,
    depth: usize,
    budget: &mut usize,
) -> Option<&'a Dictionary> {
    *budget = budget.checked_sub(1)?;
    let depth = depth.checked_sub(1)?;
    let pairs = lookup::array(doc, node, b"Names").unwrap_or_default().chunks_exact(2);
    let mut files = pairs.filter_map(|pair| Some((pair.first()?, dictionary(doc, pair.get(1)?)?)));
    if let Some((_, file)) = files.find(|(key, file)| is_named(doc, key, file, name)) {
        return Some(file);
    }
    let kids = lookup::array(doc, node, b"Kids").unwrap_or_default();
    kids.iter().filter_map(|kid| dictionary(doc, kid)).find_map(|kid| find(doc, kid, name, depth, budget))
}

fn dictionary<'a>(doc: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    doc.dereference(object).ok()?.1.as_dict().ok()
}

/// The file's own name counts; the key in the tree only when it has none.
fn is_named(doc: &Document, key: &Object, file: &Dictionary, name: &str) -> bool {
    let own = lookup::value(doc, file, b"UF").or_else(|| lookup::value(doc, file, b"F"));
    let found = own.unwrap_or(key).as_str().map(text::decode);
    found.is_ok_and(|found| found == name)
}

fn contents(doc: &Document, file: &Dictionary) -> Result<Vec<u8>, SealError> {
    let damaged = || SealError::Damaged("the file attached to it cannot be read".to_owned());
    let streams = lookup::dict(doc, file, b"EF").ok_or_else(damaged)?;
    let stream = lookup::value(doc, streams, b"UF").or_else(|| lookup::value(doc, streams, b"F"));
    let stream = stream.and_then(|stream| stream.as_stream().ok()).ok_or_else(damaged)?;
    stream.get_plain_content_with_limit(LARGEST).map_err(|_| damaged())
}
