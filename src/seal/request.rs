//! What a caller asks of the seal.

use chrono::NaiveDateTime;

/// A rectangle on a page, in points, measured from the top left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldBox {
    /// Number of the page, counted from 0.
    pub page: usize,
    /// Distance from the left edge of the page.
    pub x: f64,
    /// Distance from the top edge of the page.
    pub y: f64,
    /// Width of the field.
    pub width: f64,
    /// Height of the field.
    pub height: f64,
}

/// Where the seal goes and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct SealRequest {
    /// Where the page draws the panel of the seal; the field itself stays transparent.
    pub seal: FieldBox,
    /// Where a person may countersign later.
    pub countersignature: FieldBox,
    /// Why the binder is sealed, in the words of the sealing organisation.
    pub reason: String,
    /// Where it was sealed, if that should be stated.
    pub location: Option<String>,
    /// The claimed time of sealing, in UTC.
    pub signed_on: NaiveDateTime,
}
