//! The little of PDF that the seal needs. lopdf reads; what is appended is written here, so that not one byte of the
//! original is touched.

pub(super) mod fields;
pub(super) mod increment;
pub(super) mod lookup;
pub(super) mod open;
pub(super) mod page;
pub(super) mod tags;
pub(super) mod text;
pub(super) mod write;
