//! Whether the sites' numbers add up to the whole: nobody is counted twice, and nobody is lost.

use serde::Serialize;

use crate::checks::Tally;
use crate::registers::problem::{Code, Problem, Severity};

/// People in scope and trained, site by site and in the whole, each worked out by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// All sites together.
    pub sites: Tally,
    /// Head office's people, and those of no site that is known.
    pub elsewhere: Tally,
    /// How often people who work at several sites are in `sites` beyond the first time.
    pub again: Tally,
    /// The group as one.
    pub whole: Tally,
}

impl Sum {
    /// Whether sites and elsewhere, less those counted again, are the whole.
    pub fn adds_up(&self) -> bool {
        let all = self.sites.plus(self.elsewhere);
        all == self.whole.plus(self.again)
    }

    /// What is said when it does not.
    pub fn problem(&self) -> Option<Problem> {
        let Self { sites, elsewhere, again, whole } = self;
        (!self.adds_up()).then(|| {
            Problem::new(
                Code::SitesDoNotAddUp,
                Severity::Error,
                format!(
                    "The sites’ numbers do not add up: {} people at the sites and {} elsewhere, less {} counted at several, are not the {} of the whole (trained: {}, {}, {} and {}).",
                    sites.in_scope, elsewhere.in_scope, again.in_scope, whole.in_scope,
                    sites.trained, elsewhere.trained, again.trained, whole.trained
                ),
                "Look for people whose rows at two sites do not agree: another spelling, another number or other dates.",
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(in_scope: usize, trained: usize) -> Tally {
        Tally { in_scope, trained }
    }

    #[test]
    fn who_works_at_two_sites_is_counted_once_in_the_whole() {
        let sum = Sum { sites: tally(41, 38), elsewhere: tally(3, 3), again: tally(1, 1), whole: tally(43, 40) };
        assert!(sum.adds_up() && sum.problem().is_none());
    }

    #[test]
    fn somebody_lost_is_told() {
        let sum = Sum { sites: tally(41, 38), elsewhere: tally(3, 3), again: tally(0, 0), whole: tally(45, 41) };
        let told = sum.problem().unwrap().message;
        assert!(
            told.contains("41 people at the sites and 3 elsewhere, less 0 counted at several, are not the 45"),
            "{told}"
        );
    }
}
