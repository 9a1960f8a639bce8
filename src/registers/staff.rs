//! The staff list: everybody who works for the provider, paid or not.

use super::cell::CellRef;
use super::field::{Field, Text};
use super::{text, yes_no};

/// The heading under which the last day stands.
pub(super) const LEAVING_DATE: &str = "Leaving date";

register! {
    /// Everybody who works for the provider, paid or not: staff, directors, trustees, volunteers, agency.
    StaffMember: Staff, "Staff list";
    hints: ["staff", "employees", "people", "team", "volunteers", "personnel", "workforce"];
    required: [[name, surname], [role, kind, started]];
    named_by: [name, surname, forename, number];
    at_site: site;
    finish: StaffMember::join_names;
    columns: {
        /// A number that is the person's own, here and in the training register.
        number: text = "Staff number", ["staff no", "staff id", "employee number", "employee no", "employee id",
            "payroll no", "payroll number", "payroll id", "emp no", "personnel number", "id", "staff ref"];
        /// Forename and surname in one; or in the two columns that follow.
        name: name = "Name", ["full name", "staff name", "employee name", "employee", "staff member", "volunteer name",
            "volunteer", "person", "name of staff", "surname forename", "surname first name", "last name first name",
            "forename surname", "first name surname", "first and last name", "name of employee", "worker", "carer",
            "colleague", "team member", "staff"];
        /// The forename, where it has a column of its own.
        forename: name = "Forename", ["first name", "forenames", "given name", "christian name", "first names", "name first", "name forename"];
        /// The surname, where it has a column of its own.
        surname: name = "Surname", ["last name", "family name", "name last", "name surname"];
        /// What the person does.
        role: name = "Job title", ["role", "job role", "post", "position", "job", "occupation", "role title",
            "role in the home"];
        /// Staff, director, trustee, volunteer, agency or bank.
        kind: text = "Type", ["staff type", "employment type", "contract type", "employed as", "category",
            "status type", "contract"];
        /// The first day at work.
        started: date = "Start date", ["date started", "started", "start", "date of start", "employment start",
            "joined", "date joined", "commenced", "date commenced", "start of employment", "hire date", "date hired",
            "date of hire", "employed from", "date employed", "employed since", "joining date", "date of joining",
            "commencement date", "date appointed", "dates start", "employment start date"];
        /// The last day at work; blank for people who stay.
        left: date = "Leaving date", ["date of leaving", "leave date", "date left", "left", "leaver date", "end date",
            "last day", "last working day", "date ended", "finished", "employment end", "finish date", "date finished",
            "end of employment", "date resigned", "left on", "date of termination", "termination date", "last shift",
            "date left employment", "dol", "leaving", "date left company", "last day worked", "left leaving date",
            "termination", "term date", "left date", "date left reason", "date of resignation", "dates end", "employment end date", "leavers"];
        /// The address at work.
        email: text = "E-mail", ["email", "email address", "e mail address", "work email", "work e mail",
            "work email address", "work e mail address", "mail"];
        /// Whether the person sees or handles personal data; a blank counts as yes.
        access: yes_no = "Access to personal data", ["personal data", "access to data", "data access",
            "access to personal information", "sees personal data", "access to personal data y n"];
        /// Whether the signed contract or agreement holds a clause on keeping data confidential, correct and available.
        clause: yes_no = "Security clause in contract", ["contract clause", "contract clause checked",
            "data security clause", "security clause", "clause in contract", "confidentiality and security clause",
            "contract has security clause"];
        /// The day on which the induction with its part on data and cyber security was completed.
        induction: date = "Induction completed", ["induction", "induction date", "date of induction", "inducted",
            "inducted on", "induction done", "data security induction"];
        /// Current or left, where the list says so beside the dates.
        status: text = "Status", ["current or leaver", "employment status", "current"];
        /// Yes for somebody who has left, where the list has a column for that alone.
        leaver: text = "Leaver", ["leaver y n", "has left", "left y n", "left organisation"];
        /// No for somebody who has left, where the list has a column for that alone.
        active: text = "Active", ["active y n", "is active", "still employed", "currently employed", "in post"];
        /// Anything else. That somebody has left is understood there, and asked about.
        remarks: text = "Remarks", ["remark", "comments", "comment", "notes", "note"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home", "location",
            "work location", "workplace", "base", "service"];
    }
}

impl StaffMember {
    /// A name kept in two columns becomes one; its cell is the surname's.
    fn join_names(&mut self) {
        join_names(&mut self.name, &self.forename, &self.surname);
    }

    /// What the list says of the kind of employment: by type, else by a role that begins with it.
    pub fn kind_or_role(&self) -> &Field<Text> {
        if self.kind.is_blank() { &self.role } else { &self.kind }
    }

    /// What the list itself says of somebody as current or gone beside the dates, where, and whether it is "gone".
    pub fn marked(&self) -> Option<(String, &CellRef, bool)> {
        let answer = |field: &Field<Text>| yes_no::parse(field.text());
        if let Some(has_left) = answer(&self.leaver) {
            return Some((format!("Leaver: {}", self.leaver.shown), &self.leaver.at, has_left));
        }
        // A day in a column of leavers is no "no".
        if !self.leaver.says_nothing() && says_left(self.leaver.text()).is_none() {
            return Some((format!("Leaver: {}", self.leaver.shown), &self.leaver.at, true));
        }
        if let Some(is_here) = answer(&self.active) {
            return Some((format!("Active: {}", self.active.shown), &self.active.at, !is_here));
        }
        for field in [&self.leaver, &self.active, &self.status] {
            if let Some(has_left) = says_left(field.text()) {
                return Some((field.shown.to_string(), &field.at, has_left));
            }
        }
        // In a remark, a role or a name only "gone" is said on purpose.
        let in_name = self.name.text().rsplit_once('(').map(|(_, tail)| tail.trim_end_matches(')'));
        let elsewhere =
            [(self.remarks.text(), &self.remarks), (self.role.text(), &self.role), (in_name.unwrap_or(""), &self.name)];
        let (_, field) = elsewhere.into_iter().find(|(words, _)| says_left(words) == Some(true))?;
        Some((field.shown.to_string(), &field.at, true))
    }
}

/// Whether words say that somebody has left ("Leaver", "LEFT 12/04/26", "Resigned – last day Friday") or is here.
fn says_left(words: &str) -> Option<bool> {
    const LEFT: &[&str] = &[
        "left",
        "leaver",
        "ex staff",
        "former",
        "resigned",
        "dismissed",
        "retired",
        "inactive",
        "terminated",
        "ended",
        "no longer employed",
        "has left",
        "has now left",
        "now left",
        "gone",
        "employment ended",
        "p45",
        "archived",
        "not active",
        "deceased",
        "ex employee",
        "non starter",
        "did not start",
    ];
    const CURRENT: &[&str] = &["current", "active", "employed", "in post", "working"];
    let key = text::key(words);
    let begins = |word: &&str| key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if LEFT.iter().any(begins) { Some(true) } else { CURRENT.contains(&key.as_str()).then_some(false) }
}

/// A name kept in one column, or in two. The cell is the full name's, else the surname's.
pub(super) fn join_names(name: &mut Field<Text>, forename: &Field<Text>, surname: &Field<Text>) {
    if !name.is_blank() {
        return;
    }
    let shown = text::tidy(&format!("{} {}", forename.text(), surname.text()));
    if !shown.is_empty() {
        *name = Field::of_text(shown.into(), surname.at);
    }
}
