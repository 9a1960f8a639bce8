//! The staff list: everybody who works for the provider, paid or not.

use super::cell::CellRef;
use super::field::Field;
use super::{text, yes_no};

register! {
    /// Everybody who works for the provider, paid or not: staff, directors, trustees, volunteers, agency.
    StaffMember: Staff, "Staff list";
    hints: ["staff", "employees", "people", "team", "volunteers", "personnel", "workforce"];
    required: [[name, surname], [role, kind, started]];
    named_by: [name, surname, forename, number];
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
        forename: name = "Forename", ["first name", "forenames", "given name", "christian name", "first names"];
        /// The surname, where it has a column of its own.
        surname: name = "Surname", ["last name", "family name"];
        /// What the person does.
        role: name = "Job title", ["role", "job role", "post", "position", "job", "occupation", "role title",
            "role in the home"];
        /// Staff, director, trustee, volunteer, agency or bank.
        kind: text = "Type", ["staff type", "employment type", "contract type", "employed as", "category",
            "status type", "contract"];
        /// The first day at work.
        started: date = "Start date", ["date started", "started", "start", "date of start", "employment start",
            "joined", "date joined", "commenced", "date commenced", "start of employment"];
        /// The last day at work; blank for people who stay.
        left: date = "Leaving date", ["date of leaving", "leave date", "date left", "left", "leaver date", "end date",
            "last day", "last working day", "date ended", "finished", "employment end"];
        /// The address at work.
        email: text = "E-mail", ["email", "email address", "e mail address", "work email", "mail"];
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
    }
}

impl StaffMember {
    /// A name kept in two columns becomes one; its cell is the surname's.
    fn join_names(&mut self) {
        join_names(&mut self.name, &self.forename, &self.surname);
    }

    /// Whether the list says that the person comes from an agency: by type, else by a role that begins so.
    pub fn is_agency(&self) -> bool {
        let says = if self.kind.is_blank() { &self.role } else { &self.kind };
        text::key(says.text()).split(' ').next() == Some("agency")
    }

    /// What the list itself says of somebody as current or gone, and where.
    pub fn marked(&self) -> (String, &CellRef) {
        if self.leaver.is_blank() {
            (self.status.shown.clone(), &self.status.at)
        } else {
            (format!("Leaver: {}", self.leaver.shown), &self.leaver.at)
        }
    }

    /// What the status column says: `Some(true)` for a leaver, `Some(false)` for somebody current.
    pub fn status_says_left(&self) -> Option<bool> {
        const LEFT: &[&str] = &["left", "leaver", "ex staff", "former", "resigned", "dismissed", "retired"];
        const CURRENT: &[&str] = &["current", "active", "employed", "in post", "working"];
        if let Some(has_left) = yes_no::parse(self.leaver.text()) {
            return Some(has_left);
        }
        let shown = if self.leaver.is_blank() { &self.status } else { &self.leaver };
        let key = text::key(shown.text());
        if LEFT.contains(&key.as_str()) { Some(true) } else { CURRENT.contains(&key.as_str()).then_some(false) }
    }
}

/// A name kept in one column, or in two. The cell is the full name's, else the surname's.
pub(super) fn join_names(name: &mut Field<String>, forename: &Field<String>, surname: &Field<String>) {
    if !name.is_blank() {
        return;
    }
    let shown = text::tidy(&format!("{} {}", forename.text(), surname.text()));
    if !shown.is_empty() {
        *name = Field { value: Some(shown.clone()), shown, at: surname.at.clone() };
    }
}
