//! Sites: divides what a group keeps into a share for each of its registered locations, so that each can be assessed by
//! itself, and says how the shares add up to the whole.
//!
//! A row belongs to the site that it names. A register that names no sites is head office's for all of them, but for
//! the staff list: nobody works at every site, and nobody is counted twice. Training and accounts go with the person
//! whose they are. Whatever names no site that is known counts in the group's own pack alone, and is told.

mod belongs;
mod branch;
mod division;
mod group;
mod odd;
mod one_assessment;
mod rows;
mod share;
mod sum;
mod weakest;

pub use branch::Branch;
pub use division::{Division, undivided};
pub use group::{Answer, Group, HeadOffice, SiteLine};
pub use odd::title;
pub use one_assessment::{Condition, OneAssessment, Verdict};
pub use share::{Share, Source, Used};
pub use sum::Sum;
pub use weakest::hold_against;
