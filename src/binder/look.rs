//! What stands where on the pages of a document: for tests that look at pages as a reader does.

use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::layout::{Frame, FrameItem, Point};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

/// A piece of text on a page, in points from its top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line that the letters stand on.
    pub baseline: f64,
}

/// One page.
#[derive(Clone, Debug)]
pub struct PageLook {
    pub width: f64,
    pub height: f64,
    /// In the order in which they were set.
    pub pieces: Vec<Piece>,
    /// How far down the headings of the page stand.
    pub headings: Vec<f64>,
}

/// The pages of a document.
pub fn pages(document: &PagedDocument) -> Vec<PageLook> {
    let mut pages: Vec<PageLook> = document.pages().iter().map(|page| look_at(&page.frame)).collect();
    let introspector = document.introspector();
    for heading in introspector.query(&HeadingElem::ELEM.select()) {
        let position = heading.location().and_then(|location| introspector.position(location));
        let Some(position) = position else { continue };
        if let Some(page) = pages.get_mut(position.page.get() - 1) {
            page.headings.push(position.point.y.to_pt());
        }
    }
    pages
}

fn look_at(frame: &Frame) -> PageLook {
    let mut pieces = Vec::new();
    add(frame, Point::zero(), &mut pieces);
    PageLook { width: frame.width().to_pt(), height: frame.height().to_pt(), pieces, headings: Vec::new() }
}

fn add(frame: &Frame, origin: Point, pieces: &mut Vec<Piece>) {
    for (position, item) in frame.items() {
        let at = origin + *position;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(at.x + group.transform.tx, at.y + group.transform.ty);
                add(&group.frame, moved, pieces);
            }
            FrameItem::Text(text) => pieces.push(Piece {
                text: text.text.to_string(),
                left: at.x.to_pt(),
                right: (at.x + text.width()).to_pt(),
                baseline: at.y.to_pt(),
            }),
            _ => {}
        }
    }
}
