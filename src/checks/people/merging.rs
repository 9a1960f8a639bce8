//! Which rows of a staff list are one person's.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;

use super::People;
use crate::checks::identity::{Identity, Known};
use crate::registers::DateSpan;
use crate::registers::staff::StaffMember;

/// What is needed only until it is known which rows are one person's.
#[derive(Default)]
pub struct Merging {
    /// Of each person, the numbers and addresses of all rows.
    known: Vec<[Known; 2]>,
    /// Address and name together, as a mailbox can be shared; with the first person who has both.
    by_email_and_name: BTreeMap<[Rc<str>; 2], usize>,
    /// By name, start, and whether the first row has a number and an address.
    by_name_and_start: BTreeMap<(Rc<str>, NaiveDate, [bool; 2]), Vec<usize>>,
}

impl Merging {
    pub fn same_person(&self, people: &People<'_>, row: &StaffMember, identity: &Identity) -> Option<usize> {
        let Identity { number, email, name } = identity;
        let differs = |index: usize| {
            self.known.get(index).map(|[numbers, emails]| (numbers.differs(number), emails.differs(email)))
        };
        let by_number = people.by_number.get(number).and_then(|holders| holders.agreeing(name));
        let by_email = || {
            // Whoever came later with the same two has a number, and another one.
            let first = self.by_email_and_name.get(&[Rc::clone(email), Rc::clone(name)])?;
            differs(*first).is_some_and(|(number, _)| !number).then_some(*first)
        };
        let by_name = || {
            let start = exact_start(row)?;
            // Whoever has the same number or address was found by it, and whoever has another is somebody else.
            let kinds = [[false, false], [true, false], [false, true], [true, true]].into_iter();
            let kinds = kinds.filter(|[has, mails]| (number.is_empty() || !*has) && (email.is_empty() || !*mails));
            let first = |kind| {
                let mut group = self.by_name_and_start.get(&(Rc::clone(name), start, kind))?.iter();
                group.find(|&&index| differs(index) == Some((false, false))).copied()
            };
            kinds.filter_map(first).min()
        };
        by_number.or_else(by_email).or_else(by_name)
    }

    /// Takes note of one more row of a person, or of a new one.
    pub fn add(&mut self, row: &StaffMember, identity: &Identity, index: usize) {
        let Identity { number, email, name } = identity;
        if index == self.known.len() {
            self.known.push(<[Known; 2]>::default());
            if !name.is_empty() && !email.is_empty() {
                self.by_email_and_name.entry([Rc::clone(email), Rc::clone(name)]).or_insert(index);
            }
            if let Some(start) = exact_start(row).filter(|_| !name.is_empty()) {
                let kind = [!number.is_empty(), !email.is_empty()];
                self.by_name_and_start.entry((Rc::clone(name), start, kind)).or_default().push(index);
            }
        }
        if let Some([numbers, emails]) = self.known.get_mut(index) {
            numbers.add(number);
            emails.add(email);
        }
    }
}

fn exact_start(row: &StaffMember) -> Option<NaiveDate> {
    row.started.value.filter(DateSpan::is_exact).map(|start| start.earliest)
}
