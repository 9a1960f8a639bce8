//! Whether the sites' numbers add up to the whole: nobody is counted twice, and nobody is lost.

use serde::Serialize;

use crate::checks::Tally;
use crate::registers::problem::{Code, Problem, Severity};

/// People in scope and trained, each part worked out by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// All sites together, without those who count at several places.
    pub sites: Tally,
    /// Head office's people, and those of no site that is known.
    pub elsewhere: Tally,
    /// The group as one, without those who count at several places.
    pub once: Tally,
    /// Those who count at several places, each of them once.
    pub at_several: Tally,
}

impl Sum {
    pub fn adds_up(&self) -> bool {
        self.sites.plus(self.elsewhere) == self.once
    }

    /// What is said when it does not.
    pub fn problem(&self) -> Option<Problem> {
        let Self { sites, elsewhere, once, .. } = self;
        (!self.adds_up()).then(|| {
            Problem::new(
                Code::SitesDoNotAddUp,
                Severity::Error,
                format!(
                    "The sites’ numbers do not add up: {} people at the sites and {} elsewhere are not the {} of the whole (trained: {}, {} and {}).",
                    sites.in_scope, elsewhere.in_scope, once.in_scope, sites.trained, elsewhere.trained, once.trained
                ),
                "Look for people whose rows do not agree: another spelling, another number or other dates.",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_lost_is_told() {
        let tally = |in_scope, trained| Tally { in_scope, trained };
        let sum = Sum { sites: tally(41, 38), elsewhere: tally(3, 3), once: tally(44, 41), at_several: tally(1, 1) };
        assert!(sum.adds_up() && sum.problem().is_none());
        let told = Sum { once: tally(45, 41), ..sum }.problem().unwrap().message;
        assert!(told.contains("41 people at the sites and 3 elsewhere are not the 45"), "{told}");
    }
}
