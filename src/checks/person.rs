//! One person of the staff list, and how they stand on a day.

use chrono::{Months, NaiveDate};
use ecow::EcoString;

use super::posts::Post;
use crate::registers::staff::StaffMember;

/// One person, with every row of the staff list that is theirs.
#[derive(Debug)]
pub struct Person<'a> {
    /// The first row; the others are further posts or repetitions.
    pub row: &'a StaffMember,
    pub further: Vec<&'a StaffMember>,
    /// The name of the first row, made comparable.
    pub key: EcoString,
    /// Whether the first row has a staff number.
    pub has_number: bool,
    /// Whether every post of the person is an agency's.
    pub is_agency: bool,
    /// The first post with a name that says something.
    named_post: Option<&'a StaffMember>,
    /// A start after this day is a slip of the pen.
    latest_start: NaiveDate,
}

/// How a person stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    In,
    NotStarted,
    Left,
    NoAccess,
}

impl<'a> Person<'a> {
    pub fn of(row: &'a StaffMember, key: EcoString, has_number: bool, post: Post, as_of: NaiveDate) -> Self {
        const FAR_AHEAD: Months = Months::new(24);
        Self {
            row,
            further: Vec::new(),
            key,
            has_number,
            is_agency: post.is_agency,
            named_post: post.is_named.then_some(row),
            latest_start: as_of.checked_add_months(FAR_AHEAD).unwrap_or(NaiveDate::MAX),
        }
    }

    pub fn add(&mut self, row: &'a StaffMember, post: Post) {
        self.further.push(row);
        self.is_agency &= post.is_agency;
        self.named_post = self.named_post.or(post.is_named.then_some(row));
    }

    pub fn rows(&self) -> impl Iterator<Item = &'a StaffMember> {
        std::iter::once(self.row).chain(self.further.iter().copied())
    }

    /// The posts that are open on a day.
    pub fn rows_on(&self, day: NaiveDate) -> impl Iterator<Item = &'a StaffMember> {
        self.rows().filter(move |row| self.is_present(row, day))
    }

    pub fn name(&self) -> &'a str {
        self.row.name.or("(no name)")
    }

    /// The same to be kept: a long list is not worth having twice.
    pub fn name_in_print(&self) -> EcoString {
        if self.row.name.is_blank() { self.name().into() } else { self.row.name.shown.clone() }
    }

    pub fn role(&self) -> &'a str {
        self.named_post.map_or("", |row| row.role.text())
    }

    pub fn role_in_print(&self) -> EcoString {
        self.named_post.map_or_else(EcoString::new, |row| row.role.shown.clone())
    }

    /// Started on or before the day, last day on or after it. A date that is blank or cannot be read
    /// keeps the person in: nobody drops out of the count by a slip of the pen.
    pub fn works_here(&self, day: NaiveDate) -> bool {
        self.rows_on(day).next().is_some()
    }

    /// In scope of 3.2.1: works here and has access to personal data (blank counts as yes).
    pub fn scope(&self, day: NaiveDate) -> Scope {
        if self.rows_on(day).any(|row| !row.access.is_no()) {
            Scope::In
        } else if self.works_here(day) {
            Scope::NoAccess
        } else if self.rows().any(|row| self.has_started(row, day)) {
            Scope::Left
        } else {
            Scope::NotStarted
        }
    }

    /// The days on which the scope can change.
    pub fn turning_days(&self) -> impl Iterator<Item = NaiveDate> {
        let ends = self.rows().filter_map(|row| row.left.latest()?.succ_opt());
        self.rows().filter_map(|row| row.started.earliest()).chain(ends)
    }

    /// Dates that contradict each other, or lie far ahead, are slips: they keep the person in.
    fn is_present(&self, row: &StaffMember, day: NaiveDate) -> bool {
        let left = row.left.latest().filter(|last| row.started.earliest().is_none_or(|first| first <= *last));
        self.has_started(row, day) && left.is_none_or(|last| last >= day)
    }

    fn has_started(&self, row: &StaffMember, day: NaiveDate) -> bool {
        row.started.earliest().is_none_or(|first| first <= day || first > self.latest_start)
    }
}
