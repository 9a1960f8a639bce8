//! Where on a page a field goes.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::lookup;
use crate::seal::error::SealError;
use crate::seal::request::FieldBox;

/// Rounding in the layout may carry a field over the edge by this many points.
const TOLERANCE: f64 = 0.5;
/// How far up the tree of pages a page inherits from.
const DEEPEST: usize = 64;

/// A field's place, in PDF's own terms.
pub(in crate::seal) struct Place {
    pub(in crate::seal) page: ObjectId,
    pub(in crate::seal) rect: Vec<Object>,
    pub(in crate::seal) width: f32,
    pub(in crate::seal) height: f32,
}

/// Turns a box that is measured from the top left into a rectangle that is measured from the bottom left.
pub(in crate::seal) fn place(doc: &Document, field: &'static str, wanted: &FieldBox) -> Result<Place, SealError> {
    let pages: Vec<ObjectId> = doc.page_iter().collect();
    let number = wanted.page.saturating_add(1);
    let page = *pages.get(wanted.page).ok_or(SealError::NoSuchPage { wanted: number, pages: pages.len() })?;
    let dict = doc.get_dictionary(page).map_err(|_| SealError::Damaged(format!("page {number} cannot be read")))?;
    if inherited(doc, dict, b"Rotate").and_then(|turn| turn.as_i64().ok()).is_some_and(|turn| turn % 360 != 0) {
        return Err(SealError::UnsupportedPdf(format!("page {number} is turned")));
    }
    let [left, bottom, right, top] =
        media_box(doc, dict).ok_or_else(|| SealError::Damaged(format!("page {number} has no size")))?;
    let outside = SealError::OutsidePage { field, page: number };
    let FieldBox { x, y, width, height, .. } = *wanted;
    let fits =
        |start: f64, length: f64, room: f64| start >= -TOLERANCE && length > 0.0 && start + length <= room + TOLERANCE;
    // Comparisons with NaN and infinities come out false, so those are refused as well.
    if !fits(x, width, right - left) || !fits(y, height, top - bottom) {
        return Err(outside);
    }
    let rect = [left + x, top - y - height, left + x + width, top - y].map(|edge| Object::Real(hundredths(edge)));
    Ok(Place { page, rect: rect.to_vec(), width: hundredths(width), height: hundredths(height) })
}

/// A hundredth of a point is finer than any printer, and keeps the numbers short.
#[expect(clippy::cast_possible_truncation, reason = "a page is never so large that it matters")]
fn hundredths(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

fn media_box(doc: &Document, page: &Dictionary) -> Option<[f64; 4]> {
    let corners = inherited(doc, page, b"MediaBox")?.as_array().ok()?;
    let numbers: Vec<f64> =
        corners.iter().filter_map(|corner| doc.dereference(corner).ok()?.1.as_float().ok()).map(f64::from).collect();
    let [x1, y1, x2, y2] = <[f64; 4]>::try_from(numbers).ok()?;
    // Any two opposite corners may be given (ISO 32000-1, 7.9.5).
    Some([x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)])
}

fn inherited<'a>(doc: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEEPEST {
        if let Some(value) = lookup::value(doc, node, key) {
            return Some(value);
        }
        node = lookup::dict(doc, node, b"Parent")?;
    }
    None
}
