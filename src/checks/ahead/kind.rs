//! What falls due at many people, places and things, and is told by its number.

use crate::words::count;

/// A kind of which several may fall due together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Training,
    TrainingNeeds,
    /// Approvals of what is held and shared.
    Approvals,
    /// Reviews of what is held and shared that were done.
    Reviews,
    /// The same, as they are planned.
    PlannedReviews,
    Accounts,
    Assets,
    PlannedAssets,
    RestoreTests,
    Risks,
}

impl Kind {
    /// What is said of so many.
    pub fn words(self, number: usize) -> String {
        let of = |one, many| count(number, one, many);
        match self {
            Kind::Training => format!("Training of {} lapses", of("person", "people")),
            Kind::TrainingNeeds => format!("Training needs analysis of {} is a year old", of("role", "roles")),
            Kind::Approvals => {
                format!("Approval of {} of information held and shared is a year old", of("entry", "entries"))
            }
            Kind::Reviews => {
                format!("Review of {} of information held and shared is a year old", of("entry", "entries"))
            }
            Kind::PlannedReviews => {
                format!("Review of {} of information held and shared, as planned", of("entry", "entries"))
            }
            Kind::Accounts => format!("Review of {} is a year old", of("account", "accounts")),
            Kind::Assets => format!("Review of {} is a year old", of("asset", "assets")),
            Kind::PlannedAssets => format!("Review of {}, as planned", of("asset", "assets")),
            Kind::RestoreTests => format!("{} due", of("restore test", "restore tests")),
            Kind::Risks => format!("Management was told of {} a year ago", of("risk", "risks")),
        }
    }
}
