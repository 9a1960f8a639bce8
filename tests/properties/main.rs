//! What must always hold, whatever a provider keeps: providers are made up, written as real workbooks,
//! read back and assessed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a provider that cannot be made up stops the tests")]

mod provider;

use std::collections::BTreeMap;

use carebinder::checks::Status;
use proptest::prelude::*;
use proptest::test_runner::Config;

use provider::{Layout, Provider, assess, provider};

/// Statuses and figures by item.
type Outcome = BTreeMap<String, (Status, String, Vec<(&'static str, usize)>)>;

fn figure(outcome: &Outcome, item: &str, key: &str) -> usize {
    outcome[item].2.iter().find(|(known, _)| *known == key).map_or(0, |(_, value)| *value)
}

proptest! {
    #![proptest_config(Config { cases: 48, ..Config::default() })]

    #[test]
    fn training_one_more_person_never_lowers_coverage(provider in provider(), who in any::<prop::sample::Index>()) {
        let before = assess(&provider, &Layout::plain());
        let mut more = provider.clone();
        let person = more.staff[who.index(more.staff.len())].clone();
        more.train(&person, -20);
        let after = assess(&more, &Layout::plain());
        prop_assert!(figure(&after, "3.2.1", "trained") >= figure(&before, "3.2.1", "trained"));
        prop_assert_eq!(figure(&after, "3.2.1", "in_scope"), figure(&before, "3.2.1", "in_scope"));
        prop_assert!(before["3.2.1"].0 != Status::Supported || after["3.2.1"].0 == Status::Supported);
    }

    #[test]
    fn the_order_and_names_of_sheets_and_rows_change_nothing(provider in provider(), layout in provider::layout()) {
        prop_assert_eq!(assess(&provider, &Layout::plain()), assess(&provider, &layout));
    }

    #[test]
    fn removing_a_leaver_makes_no_other_item_fail(provider in provider()) {
        let before = assess(&provider, &Layout::plain());
        for leaver in provider.leavers() {
            let mut less: Provider = provider.clone();
            less.staff.retain(|person| person.number != leaver);
            if less.staff.is_empty() {
                continue;
            }
            let after = assess(&less, &Layout::plain());
            for (item, (status, ..)) in &before {
                prop_assert!(
                    status.is_open() || !after[item].0.is_open(),
                    "{item}: {status:?} became {:?} without {leaver}: {}", after[item].0, after[item].1
                );
            }
        }
    }

    #[test]
    fn closing_an_account_never_opens_a_gap(provider in provider(), which in any::<prop::sample::Index>()) {
        let before = assess(&provider, &Layout::plain());
        let mut closed = provider.clone();
        let at = which.index(closed.accounts.len());
        closed.accounts[at].disabled = Some(-1);
        let after = assess(&closed, &Layout::plain());
        prop_assert!(figure(&after, "4.2.4", "wrong") <= figure(&before, "4.2.4", "wrong"));
    }

    #[test]
    fn whoever_must_train_first_is_short_of_training(provider in provider()) {
        provider::with_assessment(&provider, &Layout::plain(), |assessment| {
            let untrained = assessment.ahead.train_first.iter().filter(|renewal| renewal.by.is_none()).count();
            let now = assessment.coverage.as_ref().map_or(0, |coverage| coverage.now.in_scope - coverage.now.trained);
            assert_eq!(untrained, now, "those who must train now are those who are not trained");
            let days: Vec<_> = assessment.ahead.train_first.iter().map(|renewal| renewal.by).collect();
            assert!(days.is_sorted(), "first things come first");
            let due: Vec<_> = assessment.ahead.due.iter().map(|due| due.date).collect();
            assert!(due.is_sorted() && due.iter().all(|day| *day > assessment.as_of && *day <= assessment.ahead.to));
        });
    }
}
