//! Which rows of a staff list are one person's.

use chrono::NaiveDate;
use ecow::EcoString;
use indexmap::IndexMap;

use super::People;
use crate::checks::identity::{Identity, Known};
use crate::registers::DateSpan;
use crate::registers::staff::StaffMember;

/// What is needed only until it is known which rows are one person's.
#[derive(Default)]
pub struct Merging {
    /// Of each person, the numbers and addresses of all rows.
    known: Vec<[Known; 2]>,
    /// By name, where several people have it: nearly every name is one person's, who is looked at by itself.
    namesakes: IndexMap<EcoString, Namesakes>,
}

/// People of one name, by what their first rows say beside it. There may be a whole list of them.
#[derive(Default)]
struct Namesakes {
    /// The first with the address, as a mailbox can be shared.
    by_email: IndexMap<EcoString, usize>,
    /// By start, and whether they have a number and an address.
    by_start: IndexMap<(NaiveDate, [bool; 2]), Vec<usize>>,
}

impl Merging {
    pub fn of(rows: usize) -> Self {
        Self { known: Vec::with_capacity(rows), ..Self::default() }
    }

    /// The person whose number, address or name with the same start a row has, and who has nothing that contradicts it.
    pub fn same_person(&self, people: &People<'_>, row: &StaffMember, identity: &Identity) -> Option<usize> {
        let Identity { number, name, .. } = identity;
        let by_number = people.by_number.get(number).and_then(|holders| holders.agreeing(name));
        by_number.or_else(|| match people.by_name.get(name) {
            [] => None,
            [one] => self.is_same(people, *one, row, identity).then_some(*one),
            _ => self.namesake(row, identity),
        })
    }

    /// Whether number and address of some row of a person differ from these.
    fn differs(&self, index: usize, Identity { number, email, .. }: &Identity) -> Option<(bool, bool)> {
        self.known.get(index).map(|[numbers, emails]| (numbers.differs(number), emails.differs(email)))
    }

    /// Whether a row is that of the one person who has its name.
    fn is_same(&self, people: &People<'_>, one: usize, row: &StaffMember, identity: &Identity) -> bool {
        let Some(first) = people.all.get(one).map(|person| person.row) else { return false };
        match self.differs(one, identity) {
            Some((false, false)) if exact_start(row).is_some_and(|start| Some(start) == exact_start(first)) => true,
            Some((false, _)) => !identity.email.is_empty() && identity.email == Identity::email_of(first),
            _ => false,
        }
    }

    /// The same among several of the name.
    fn namesake(&self, row: &StaffMember, identity: &Identity) -> Option<usize> {
        let Identity { number, email, name } = identity;
        let namesakes = self.namesakes.get(name)?;
        let by_email = || {
            // Whoever came later with the same two has a number, and another one.
            let first = namesakes.by_email.get(email)?;
            self.differs(*first, identity).is_some_and(|(number, _)| !number).then_some(*first)
        };
        let by_start = || {
            let start = exact_start(row)?;
            // Whoever has the same number or address was found by it, and whoever has another is somebody else.
            let kinds = [[false, false], [true, false], [false, true], [true, true]].into_iter();
            let kinds = kinds.filter(|[has, mails]| (number.is_empty() || !*has) && (email.is_empty() || !*mails));
            let first = |kind| {
                let mut group = namesakes.by_start.get(&(start, kind))?.iter();
                group.find(|&&index| self.differs(index, identity) == Some((false, false))).copied()
            };
            kinds.filter_map(first).min()
        };
        by_email().or_else(by_start)
    }

    /// Takes note of one more row of a person, or of a new one, before the person is added to the others.
    pub fn add(&mut self, people: &People<'_>, row: &StaffMember, identity: &Identity, index: usize) {
        if index == self.known.len() {
            self.known.push(<[Known; 2]>::default());
            self.note_namesake(people, row, identity, index);
        }
        if let Some([numbers, emails]) = self.known.get_mut(index) {
            numbers.add(&identity.number);
            emails.add(&identity.email);
        }
    }

    fn note_namesake(&mut self, people: &People<'_>, row: &StaffMember, identity: &Identity, index: usize) {
        let others = people.by_name.get(&identity.name);
        if others.is_empty() {
            return;
        }
        let namesakes = self.namesakes.entry(identity.name.clone()).or_default();
        if let [one] = *others
            && let Some(first) = people.all.get(one)
        {
            namesakes.add(first.row, &Identity::of(first.row), one);
        }
        namesakes.add(row, identity, index);
    }
}

impl Namesakes {
    fn add(&mut self, row: &StaffMember, Identity { number, email, .. }: &Identity, index: usize) {
        if !email.is_empty() {
            self.by_email.entry(email.clone()).or_insert(index);
        }
        if let Some(start) = exact_start(row) {
            let kind = [!number.is_empty(), !email.is_empty()];
            self.by_start.entry((start, kind)).or_default().push(index);
        }
    }
}

fn exact_start(row: &StaffMember) -> Option<NaiveDate> {
    row.started.value.filter(DateSpan::is_exact).map(|start| start.earliest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::identity::names_agree;
    use crate::registers::{CellRef, Field, Place};
    use crate::settings;

    /// Number, address, name and start: few of each, so that many rows share them.
    fn row() -> impl Strategy<Value = StaffMember> {
        let number = prop_oneof![Just(""), Just("7"), Just("8"), Just("agency")];
        let email = prop_oneof![Just(""), Just("a@x.org"), Just("b@x.org"), Just("none")];
        let name = prop_oneof![Just("Ann Lee"), Just("Ann Lee"), Just("A Lee"), Just("Ann Moss"), Just("")];
        (number, email, name, prop::option::of(1_u32..3)).prop_map(|(number, email, name, start)| {
            let at = CellRef::new("staff.csv", "", Place::Row(2));
            let text = |shown: &str| Field::of_text(shown.into(), at);
            let start = start.and_then(|month| NaiveDate::from_ymd_opt(2024, month, 1)).map(DateSpan::day);
            let started = Field { value: start, ..Field::blank(&at) };
            StaffMember {
                number: text(number),
                email: text(email),
                name: text(name),
                started,
                ..StaffMember::blank(&at)
            }
        })
    }

    /// Of each row, the person: each person is asked, with all of the rows so far.
    fn each_asked(rows: &[StaffMember]) -> Vec<usize> {
        let mut people: Vec<Vec<usize>> = Vec::new();
        let all: Vec<Identity> = rows.iter().map(Identity::of).collect();
        for (at, own) in all.iter().enumerate() {
            let differs = |one: &EcoString, other: &EcoString| !one.is_empty() && !other.is_empty() && one != other;
            let other_number = |person: &[usize]| person.iter().any(|row| differs(&all[*row].number, &own.number));
            let other_email = |person: &[usize]| person.iter().any(|row| differs(&all[*row].email, &own.email));
            let first = |will_do: &dyn Fn(&[usize], &Identity) -> bool| {
                people.iter().position(|person| will_do(person, &all[person[0]]))
            };
            let by_number =
                || first(&|_, it| !it.number.is_empty() && it.number == own.number && names_agree(&it.name, &own.name));
            let by_email = || {
                let has_both = |it: &Identity| !it.name.is_empty() && !it.email.is_empty() && it.email == own.email;
                first(&|person, it| has_both(it) && it.name == own.name && !other_number(person))
            };
            let by_start = || {
                let start = |row: usize| exact_start(&rows[row]);
                first(&|person, it| {
                    let is_alike = !it.name.is_empty() && it.name == own.name;
                    let is_unlike = other_number(person) || other_email(person);
                    is_alike && !is_unlike && start(at).is_some() && start(person[0]) == start(at)
                })
            };
            match by_number().or_else(by_email).or_else(by_start) {
                Some(index) => people[index].push(at),
                None => people.push(vec![at]),
            }
        }
        (0..rows.len()).map(|at| people.iter().position(|person| person.contains(&at)).unwrap()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn they_are_found_as_if_each_were_asked(rows in prop::collection::vec(row(), 1..9)) {
            let people = People::of(&rows, &settings::People::default(), NaiveDate::default());
            let person_of = |row: &StaffMember| {
                people.all.iter().position(|person| person.rows().any(|own| std::ptr::eq(own, row))).unwrap()
            };
            prop_assert_eq!(rows.iter().map(person_of).collect::<Vec<_>>(), each_asked(&rows));
        }
    }
}
