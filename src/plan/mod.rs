//! The action plan: what is still to do, as a workbook to work from.

mod task;
mod workbook;

pub use task::{Priority, Task, owner, tasks};
pub use workbook::{PlanError, workbook};
