//! Many providers in one run: nothing of one reaches another, and a run that is interrupted is gone on from.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod clients;
#[cfg(target_os = "linux")]
mod interrupted;
mod isolation;
mod traces;
