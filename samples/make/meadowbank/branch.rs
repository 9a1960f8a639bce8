//! A branch of the group, and who works in it.

use chrono::NaiveDate;

use crate::make::people::{self, after, day, monday, pick};

/// What the branch is registered for.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    HeadOffice,
    Nursing,
    CareHome,
    HomeCare,
    SupportedLiving,
}

impl Kind {
    /// In the words of the CQC.
    pub fn words(self) -> &'static str {
        match self {
            Kind::HeadOffice => "Head office",
            Kind::Nursing => "Care home with nursing",
            Kind::CareHome => "Care home without nursing",
            Kind::HomeCare => "Home care",
            Kind::SupportedLiving => "Supported living",
        }
    }

    pub fn is_home(self) -> bool {
        matches!(self, Kind::Nursing | Kind::CareHome)
    }

    /// One after the other; the last ones go round.
    fn jobs(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Kind::HeadOffice => (
                &[
                    "Managing Director",
                    "Director of Quality",
                    "Director of Finance",
                    "Head of IT",
                    "HR Manager",
                    "Training Manager",
                ],
                &["Regional Manager", "Payroll Officer", "Recruitment Officer", "Accounts Assistant"],
            ),
            Kind::Nursing => (
                &["Registered Manager", "Deputy Manager", "Administrator", "Cook", "Housekeeper"],
                &[
                    "Nurse",
                    "Care Assistant",
                    "Care Assistant",
                    "Senior Care Assistant",
                    "Care Assistant",
                    "Night Care Assistant",
                ],
            ),
            Kind::CareHome => (
                &["Registered Manager", "Deputy Manager", "Administrator", "Cook", "Housekeeper"],
                &[
                    "Senior Care Assistant",
                    "Care Assistant",
                    "Care Assistant",
                    "Night Care Assistant",
                    "Care Assistant",
                ],
            ),
            Kind::HomeCare => (
                &["Registered Manager", "Care Co-ordinator", "Administrator"],
                &["Care Worker", "Care Worker", "Senior Care Worker", "Care Worker", "Care Worker"],
            ),
            Kind::SupportedLiving => (
                &["Registered Manager", "Team Leader"],
                &["Support Worker", "Support Worker", "Support Worker", "Senior Support Worker"],
            ),
        }
    }
}

/// How a branch stands: what is wrong there, on purpose.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each fault is there or not, whatever the others")]
pub struct Standing {
    /// How many of its people have not been trained within the year.
    pub untrained: u32,
    /// Its newest tablet or phone is not encrypted.
    pub unencrypted: bool,
    /// The factory password of its router was never changed.
    pub factory_password: bool,
    /// An action from a spot check is overdue.
    pub overdue_action: bool,
    /// Somebody who left can still sign in.
    pub leaver_signs_in: bool,
    /// A system of its own has neither a second step nor a decision on that.
    pub no_second_step: bool,
    /// It had a breach this year.
    pub breach: bool,
}

#[derive(Clone)]
pub struct Branch {
    pub name: String,
    pub ods: String,
    pub cqc: String,
    pub address: String,
    pub kind: Kind,
    pub people: u32,
    /// The number of its first person: all others follow.
    pub first: u32,
    pub standing: Standing,
}

pub struct Person {
    /// Within the branch; the manager is the first.
    pub place: u32,
    pub number: u32,
    pub forename: &'static str,
    pub surname: String,
    pub job: &'static str,
    pub employed_as: &'static str,
    pub start: NaiveDate,
    pub left: Option<NaiveDate>,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{} {}", self.forename, self.surname)
    }

    pub fn login(&self) -> String {
        people::login(self.forename, &self.surname)
    }

    /// Those with a desk have an address at work.
    pub fn email(&self) -> String {
        format!("{}@meadowbank.example", self.login())
    }

    pub fn payroll(&self) -> String {
        (20_000 + self.number).to_string()
    }
}

impl Branch {
    pub fn everybody(&self) -> impl Iterator<Item = Person> + '_ {
        (0..self.people).map(|place| self.person(place))
    }

    /// Those who work there today, and have done so for a while.
    pub fn working(&self) -> impl Iterator<Item = Person> + '_ {
        self.everybody().filter(|person| person.left.is_none())
    }

    pub fn manager(&self) -> String {
        people::full_name(self.first)
    }

    pub fn is_desk(&self, person: &Person) -> bool {
        self.kind == Kind::HeadOffice || person.place < 3
    }

    fn person(&self, place: u32) -> Person {
        let number = self.first + place;
        let (forename, surname) = people::name(number);
        let (first, others) = self.kind.jobs();
        let job = usize::try_from(place).ok().and_then(|place| first.get(place)).copied();
        let hands = job.is_none() && self.kind != Kind::HeadOffice;
        // Nobody who leads is new; the newest came in April 2026.
        let start = monday(after(day(2014, 3, 3), number * 131 % if hands { 4_420 } else { 3_600 }));
        let left = after(day(2025, 7, 4), number * 29 % 320);
        Person {
            place,
            number,
            forename,
            surname,
            job: job.unwrap_or_else(|| pick(others, place)),
            employed_as: match number % 19 {
                _ if place == 0 && self.kind == Kind::HeadOffice => "Director",
                5 if hands => "Bank",
                _ => "Staff",
            },
            start,
            left: (hands && number % 17 == 3 && left > start).then_some(left),
        }
    }
}
