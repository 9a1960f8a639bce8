//! Training held against the staff list: who is in scope on a day, who is trained, and how that
//! changes over time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use ecow::EcoString;
use serde::Serialize;

use super::Case;
use super::completion::{Attempt, Completion, Courses, Not, lapses_on};
use super::cores;
use super::people::{Owner, People, Person, Scope, Who};
use super::window::{self, YEAR};
use crate::registers::staff::StaffMember;
use crate::registers::training::TrainingRecord;
use crate::registers::{CellRef, Record};
use crate::settings::{self, Settings};

/// Everybody on the staff list with their training.
pub struct Roll<'a> {
    pub people: People<'a>,
    /// For each person of `people`, in the same order.
    pub training: Vec<Training<'a>>,
    /// Records that found no person.
    pub strays: Vec<(&'a TrainingRecord, Owner)>,
    settings: &'a settings::Training,
}

/// One person's attempts at the courses that count.
#[derive(Debug, Default)]
pub struct Training<'a> {
    pub completions: Vec<Completion<'a>>,
    pub others: Vec<(Not, &'a TrainingRecord)>,
}

/// Numbers of one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub in_scope: usize,
    pub trained: usize,
}

impl Tally {
    /// How many must be trained: the threshold as a whole number of people, rounded up.
    pub fn required(self, percent: u32) -> usize {
        (self.in_scope * percent as usize).div_ceil(100)
    }

    pub fn is_met(self, percent: u32) -> bool {
        self.in_scope > 0 && self.trained >= self.required(percent)
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { in_scope: self.in_scope + other.in_scope, trained: self.trained + other.trained }
    }

    fn less(self, other: Self) -> Self {
        Self { in_scope: self.in_scope - other.in_scope, trained: self.trained - other.trained }
    }
}

impl<'a> Roll<'a> {
    /// Joins the staff list and the training register.
    pub fn of(
        staff: impl IntoIterator<Item = &'a StaffMember>,
        records: impl IntoIterator<Item = &'a TrainingRecord>,
        settings: &'a Settings,
        as_of: NaiveDate,
    ) -> Self {
        let people = People::of(staff, &settings.people, as_of);
        let settings = &settings.training;
        let mut training: Vec<Training<'a>> = people.all.iter().map(|_| Training::default()).collect();
        let mut strays = Vec::new();
        let records: Vec<&TrainingRecord> = records.into_iter().collect();
        // On all cores: a long register takes longer here than anywhere else in the checks.
        let meant = |courses: &mut Courses<'a>, record: &&'a TrainingRecord| {
            (people.owner(&Who::of_training(record)), courses.attempt(record))
        };
        let meant = cores::each(&records, || Courses::of(settings), meant);
        for (record, (owner, attempt)) in records.into_iter().zip(meant) {
            let Owner::Person(index) = owner else {
                strays.push((record, owner));
                continue;
            };
            let Some(person) = training.get_mut(index) else { continue };
            match attempt {
                Attempt::OtherCourse => {}
                Attempt::Completed(completion) => person.completions.push(completion),
                Attempt::Not(why, record) => person.others.push((why, record)),
            }
        }
        Self { people, training, strays, settings }
    }

    /// People in scope on a day, with their training.
    pub fn in_scope(&self, day: NaiveDate) -> impl Iterator<Item = (&Person<'a>, &Training<'a>)> {
        self.counted().filter(move |(person, _)| person.scope(day) == Scope::In)
    }

    /// People who count when they are in scope, with their training.
    pub fn counted(&self) -> impl Iterator<Item = (&Person<'a>, &Training<'a>)> {
        let all = self.people.all.iter().zip(&self.training);
        all.filter(|(person, _)| self.settings.count_agency || !person.is_agency)
    }

    pub fn tally(&self, day: NaiveDate) -> Tally {
        self.tally_of(self.counted(), day)
    }

    /// The same without agency workers.
    pub fn tally_without_agency(&self, day: NaiveDate) -> Tally {
        self.tally_of(self.counted().filter(|(person, _)| !person.is_agency), day)
    }

    fn tally_of<'t>(&self, people: impl Iterator<Item = (&'t Person<'a>, &'t Training<'a>)>, day: NaiveDate) -> Tally
    where
        'a: 't,
    {
        people.map(|(person, training)| self.tally_of_one(person, training, day)).fold(Tally::default(), Tally::plus)
    }

    fn tally_of_one(&self, person: &Person<'_>, training: &Training<'_>, day: NaiveDate) -> Tally {
        let is_in_scope = person.scope(day) == Scope::In;
        let is_trained = is_in_scope && self.is_trained(training, day);
        Tally { in_scope: usize::from(is_in_scope), trained: usize::from(is_trained) }
    }

    pub fn is_trained(&self, training: &Training<'_>, day: NaiveDate) -> bool {
        self.has_courses(training, |completion| completion.counts_on(day))
    }

    /// Whether the answer would be another if inexact dates ("Nov-25") meant their last day.
    pub fn would_differ(&self, training: &Training<'_>, day: NaiveDate) -> bool {
        let latest = || self.has_courses(training, |completion| window::holds(completion.date.latest, YEAR, day));
        training.completions.iter().any(|completion| !completion.date.is_exact())
            && latest() != self.is_trained(training, day)
    }

    /// Whether the completions that count make up what the settings ask for: any course, or all.
    fn has_courses(&self, training: &Training<'_>, counts: impl Fn(&Completion<'_>) -> bool) -> bool {
        let done = |course: usize| training.completions.iter().any(|c| c.course == course && counts(c));
        training.completions.iter().any(&counts)
            && (!self.settings.require_all || (0..self.settings.courses.len()).all(done))
    }

    /// The completion that decides how long a trained person counts: the latest of any course, or,
    /// when all courses are asked for, the oldest of the latest of each.
    pub fn deciding<'t>(&self, training: &'t Training<'a>, day: NaiveDate) -> Option<&'t Completion<'a>> {
        let latest = |course: Option<usize>| {
            training
                .completions
                .iter()
                .filter(|c| course.is_none_or(|wanted| c.course == wanted) && c.date.earliest <= day)
                .max_by_key(|c| c.date.earliest)
        };
        if self.settings.require_all {
            let each = (0..self.settings.courses.len()).map(|course| latest(Some(course)));
            each.collect::<Option<Vec<_>>>()?.into_iter().min_by_key(|c| c.date.earliest)
        } else {
            latest(None)
        }
    }
}

/// Coverage on the assessment date and around it.
#[derive(Clone, Debug)]
pub struct Coverage {
    pub now: Tally,
    pub threshold: u32,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// The tally from each day on which it changes, the first at `from`.
    pub steps: Vec<(NaiveDate, Tally)>,
    /// People in scope, first those who need attention, then by what lapses first.
    pub standings: Vec<Standing>,
}

/// How one person in scope stands on the assessment date.
#[derive(Clone, Debug)]
pub struct Standing {
    pub name: EcoString,
    pub number: EcoString,
    pub role: EcoString,
    pub trained: bool,
    /// What the register shows: a date, or words such as "booked 12/06".
    pub completed: EcoString,
    pub lapses: Option<NaiveDate>,
    pub at: CellRef,
}

/// Months shown before and after the assessment date.
const BEFORE: Months = Months::new(9);
const AFTER: Months = Months::new(12);

impl Coverage {
    /// `None` without a staff list or a training register, or with nobody in scope.
    pub fn of(case: &Case<'_>) -> Option<Self> {
        if case.registers.staff.is_absent() || case.registers.training.is_absent() {
            return None;
        }
        let roll = case.roll();
        let as_of = case.as_of;
        let now = roll.tally(as_of);
        let from = as_of.checked_sub_months(BEFORE)?;
        let to = as_of.checked_add_months(AFTER)?;
        if now.in_scope == 0 {
            return None;
        }
        let threshold = case.standard.training_threshold_percent;
        let (steps, standings) =
            cores::both(roll.people.all.len(), || steps(roll, from, to), || standings(roll, as_of));
        Some(Self { now, threshold, from, to, steps, standings })
    }
}

/// The tally of a day, for some people apart from all others: those of whom a row of the staff list stands at one of
/// these places.
pub fn apart(case: &Case<'_>, places: &BTreeSet<CellRef>) -> (Tally, Tally) {
    let roll = case.roll();
    let (some, others): (Vec<_>, Vec<_>) =
        roll.counted().partition(|(person, _)| person.rows().any(|row| places.contains(row.place())));
    (roll.tally_of(some.into_iter(), case.as_of), roll.tally_of(others.into_iter(), case.as_of))
}

/// The tally changes only when somebody starts, leaves, completes or lapses: each person is looked at on their
/// own such days, and what all gain and lose on a day is added up.
fn steps(roll: &Roll<'_>, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, Tally)> {
    let mut changes: BTreeMap<NaiveDate, Change> = BTreeMap::new();
    for (person, training) in roll.counted() {
        let completed = training.completions.iter().map(|completion| completion.date.earliest);
        let mut days: Vec<NaiveDate> = completed.flat_map(|day| [day, lapses_on(day)]).collect();
        days.extend(person.turning_days());
        days.retain(|day| *day > from && *day <= to);
        days.push(from);
        days.sort_unstable();
        days.dedup();
        let mut before = Tally::default();
        for day in days {
            let now = roll.tally_of_one(person, training, day);
            if now != before {
                let change = changes.entry(day).or_default();
                change.gained = change.gained.plus(now);
                change.lost = change.lost.plus(before);
            }
            before = now;
        }
    }
    let mut steps = vec![(from, changes.remove(&from).unwrap_or_default().gained)];
    for (day, change) in changes {
        let Some((_, last)) = steps.last() else { break };
        let tally = last.plus(change.gained).less(change.lost);
        if tally != *last {
            steps.push((day, tally));
        }
    }
    steps
}

/// What the people whose standing changes on a day count for after it and before it.
#[derive(Default)]
struct Change {
    gained: Tally,
    lost: Tally,
}

fn standings(roll: &Roll<'_>, as_of: NaiveDate) -> Vec<Standing> {
    let mut standings: Vec<Standing> =
        roll.in_scope(as_of).map(|(person, training)| standing(roll, person, training, as_of)).collect();
    cores::sort(&mut standings, |a, b| {
        (a.trained, a.lapses, &a.name, &a.number, &a.at).cmp(&(b.trained, b.lapses, &b.name, &b.number, &b.at))
    });
    standings
}

fn standing(roll: &Roll<'_>, person: &Person<'_>, training: &Training<'_>, as_of: NaiveDate) -> Standing {
    let deciding = roll.deciding(training, as_of);
    let other = training.others.last().map(|(_, record)| &record.completed);
    let (completed, at) = match (deciding, other) {
        (Some(completion), _) => (completion.shown(), &completion.record.completed.at),
        (None, Some(words)) => (words.shown.clone(), &words.at),
        (None, None) => (EcoString::new(), &person.row.name.at),
    };
    Standing {
        name: person.name_in_print(),
        number: person.row.number.shown.clone(),
        role: person.role_in_print(),
        trained: roll.is_trained(training, as_of),
        completed,
        lapses: deciding.map(|completion| lapses_on(completion.date.earliest)),
        at: *at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registers::Registers;
    use proptest::prelude::*;

    #[test]
    fn the_threshold_is_a_whole_number_of_people() {
        let required = |n| Tally { in_scope: n, trained: 0 }.required(95);
        assert_eq!((required(40), required(20), required(21), required(1)), (38, 19, 20, 1));
        assert!(Tally { in_scope: 20, trained: 19 }.is_met(95), "exactly 95%");
        assert!(!Tally { in_scope: 21, trained: 19 }.is_met(95));
        assert!(!Tally { in_scope: 37, trained: 35 }.is_met(95), "94.6% is not 95%");
        assert!(!Tally { in_scope: 0, trained: 0 }.is_met(95), "nobody is not everybody");
    }

    /// Everybody's start, leaving day if any, and days of completed courses, as days after 1 January 2026.
    type Lives = Vec<(i64, Option<i64>, Vec<i64>)>;

    fn day(offset: i64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Duration::days(offset)
    }

    fn registers(lives: &Lives) -> Registers {
        let folder = tempfile::tempdir().unwrap();
        let date = |offset: &i64| day(*offset).format("%d/%m/%Y").to_string();
        let mut staff = vec!["Name,Job title,Start date,Leaving date".to_owned()];
        let mut training = vec!["Name,Course,Completed".to_owned()];
        for (n, (started, left, completed)) in lives.iter().enumerate() {
            let left = left.as_ref().map(date).unwrap_or_default();
            staff.push(format!("Ann Person{n},Cook,{},{left}", date(started)));
            let courses = completed.iter().map(|day| format!("Ann Person{n},Data Security Awareness,{}", date(day)));
            training.extend(courses);
        }
        std::fs::write(folder.path().join("staff.csv"), staff.join("\n")).unwrap();
        std::fs::write(folder.path().join("training.csv"), training.join("\n")).unwrap();
        crate::registers::read_folder(folder.path(), &[], &|_| true).unwrap()
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config { cases: 48, ..Default::default() })]

        #[test]
        fn the_steps_tell_the_tally_of_every_day(
            lives in prop::collection::vec((-700_i64..700, prop::option::of(-700_i64..700), prop::collection::vec(-700_i64..700, 0..3)), 1..6),
        ) {
            let (registers, settings) = (registers(&lives), Settings::default());
            let roll = Roll::of(&registers.staff.records, &registers.training.records, &settings, day(0));
            prop_assert_eq!(roll.people.all.len(), lives.len());
            let steps = steps(&roll, day(-270), day(365));
            prop_assert!(steps.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 != two[1].1));
            for day in (-270..=365).map(day) {
                let told = steps.iter().rfind(|(from, _)| *from <= day).map(|(_, tally)| *tally);
                prop_assert_eq!(told, Some(roll.tally(day)), "{}", day);
            }
        }
    }

    proptest! {
        #[test]
        fn met_means_at_least_the_share(in_scope in 1_usize..5_000, trained in 0_usize..5_000) {
            let trained = trained.min(in_scope);
            let tally = Tally { in_scope, trained };
            prop_assert_eq!(tally.is_met(95), trained * 100 >= in_scope * 95);
        }
    }
}
