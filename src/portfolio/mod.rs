//! Portfolios: finds the providers below a folder and spreads the work over processes of the program itself, so that
//! nothing of one reaches another and one failure stops nothing.

mod crew;
mod digest;
mod error;
mod find;
mod interrupt;
mod job;
mod log;
mod made;
mod process;
mod run;
mod table;

pub use crew::{Event, run};
pub use digest::Digest;
pub use error::RunError;
pub use find::{passed_over, providers};
pub use interrupt::Interrupt;
pub use job::{End, Job, Key, Outcome, Payload};
pub use run::{Report, Run, Watch, build, check_place};
pub use table::{Facts, Kind, Row, WORKBOOK};
