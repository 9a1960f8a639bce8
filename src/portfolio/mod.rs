//! Portfolios: finds the providers below a folder and spreads the work over processes of the program itself, so that
//! nothing of one reaches another and one failure stops nothing.

mod crew;
mod find;

pub use crew::{Job, Outcome, run};
pub use find::providers;
