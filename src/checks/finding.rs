//! What a check has to say: findings with stable codes and the cells they come from.

use serde::Serialize;

use crate::registers::{CellRef, Severity};

/// The stable name of a finding. The names are part of the JSON contract: add, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    // 1.1.1
    /// The details sheet has no ICO registration number.
    IcoNumberMissing,
    /// What stands for the ICO number is no number at all.
    IcoNumberNotANumber,
    /// The ICO number has an unusual form.
    IcoNumberUnusual,
    /// The ICO registration has run out.
    IcoExpired,
    /// The ICO registration runs out within sixty days.
    IcoExpiresSoon,
    /// No expiry date is given for the ICO registration.
    IcoExpiryUnknown,
    // 3.2.1
    /// There is no training register, or no staff list to hold it against.
    TrainingNoRegister,
    /// Nobody is in scope on the assessment date.
    TrainingNobodyInScope,
    /// The last training is more than twelve months old.
    TrainingExpired,
    /// No training on record.
    TrainingNone,
    /// Booked or in progress, not done.
    TrainingPending,
    /// An attempt that was not passed.
    TrainingFailed,
    /// A result whose meaning is not known.
    TrainingResultUnclear,
    /// Recorded as done, but without a date.
    TrainingUndated,
    /// Dated after the assessment date.
    TrainingInFuture,
    /// Only some of the courses that the settings ask for.
    TrainingIncompleteSet,
    /// "Nov-25": another day of that month would change the result.
    TrainingImpreciseDate,
    /// A status text disagrees with the dates; the dates win.
    TrainingStatusDisagrees,
    /// A record for somebody who is not on the staff list.
    TrainedNotListed,
    /// A record whose name fits several people.
    TrainedAmbiguousName,
    /// A record whose number and name belong to different people.
    TrainedNumberMismatch,
    /// The list does not say whether the person has access to personal data; counted as yes.
    AccessNotStated,
    /// Struck-out rows that would change the figure.
    StruckRowsMatter,
    /// Agency workers are counted; the figure without them.
    AgencyCounted,
    // 4.1.1
    /// The staff list names nobody who works here on the assessment date.
    StaffListUnusable,
    /// A current person without a role.
    StaffRoleMissing,
    /// A row without a name.
    StaffNameMissing,
    /// One person in two rows; counted once.
    StaffListedTwice,
    /// One staff number for two people.
    StaffNumberShared,
    /// Two people of one name who cannot be told apart.
    StaffSameName,
    /// The status column disagrees with the dates; the dates win.
    StaffStatusDisagrees,
    /// Left before starting.
    StaffLeftBeforeStart,
    /// No start date, so the person counts as started.
    StaffStartUnknown,
    // 4.5.3
    /// Reachable from the internet without MFA and without an approved exception.
    MfaMissing,
    /// An exception that lacks its reason, approver or date.
    MfaExceptionIncomplete,
    /// An exception approved after the assessment date.
    MfaExceptionInFuture,
    /// The review date of an exception has passed.
    MfaExceptionReviewPassed,
    /// The list does not say whether the system can be reached from the internet; taken as yes.
    MfaReachabilityNotStated,
    /// No system on the list can be reached from the internet.
    MfaNothingReachable,
    // 8.1.4 and 8.2.1
    /// Software that its maker no longer supports, without a complete risk decision.
    SoftwareUnsupported,
    /// The list does not say whether the software is supported.
    SoftwareSupportUnknown,
    /// The list says supported, the maker's dates say otherwise.
    SoftwareSupportDisagrees,
    /// Unsupported software kept with a complete, accepted risk decision.
    SoftwareRiskAccepted,
    /// A row of the unsupported register that lacks something.
    RiskRowIncomplete,
    /// A risk decision dated after the assessment date.
    RiskAcceptedInFuture,
    /// The review date of a risk decision has passed.
    RiskReviewPassed,
    /// There is unsupported software, but no register of it.
    RiskRegisterMissing,
    /// No list of the software in use.
    SoftwareListMissing,
    // 10.1.2 and 10.2.1
    /// A supplier without product or service.
    SupplierServiceMissing,
    /// A supplier without any way to reach it.
    SupplierContactMissing,
    /// Nobody on the list handles personal information.
    SupplierNoneHandlesData,
    /// An IT supplier without a cyber certificate.
    SupplierNotCertified,
    /// A certificate that has expired.
    SupplierCertificateExpired,
    /// The list does not say whether the supplier supplies an IT system.
    SupplierItNotStated,
    /// Said to supply no IT system, but the systems list names it.
    SupplierItDisagrees,
    /// A supplier of a system that the supplier list does not name.
    SupplierNotListed,
    /// What stands for a certificate is not plainly one.
    SupplierCertificateUnclear,
    // every register
    /// A file or sheet that seems to hold this register could not be read.
    RegisterNotRead,
    /// Rows of this register that could not be used.
    RowsNotUsed,
    // the Answers sheet
    /// A statement more than twelve months old.
    AnswerOld,
    /// Nothing was supplied for the item.
    NothingSupplied,
    /// The answer lacks who says so, the role or the date.
    AnswerIncomplete,
    /// The answer is dated after the assessment date.
    AnswerInFuture,
    /// The answer is a plain no.
    AnswerNo,
    /// Neither yes nor no.
    AnswerUnclear,
    /// The item does not offer "Not applicable".
    AnswerNotApplicableNotOffered,
    /// "Not applicable" without a reason.
    AnswerReasonMissing,
    /// The answer says something else than the records.
    AnswerDisagrees,
    /// The item is answered twice.
    AnswerTwice,
    /// The Answers sheet names an item that the edition does not have.
    AnswerUnknownItem,
}

/// Whom or what a finding is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A member of staff: told to outsiders as a count, never by name.
    Person(String),
    /// A supplier, a system, a piece of software.
    Thing(String),
}

impl Subject {
    pub fn name(&self) -> &str {
        match self {
            Subject::Person(name) | Subject::Thing(name) => name,
        }
    }
}

/// One thing that a check has to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    pub about: Option<Subject>,
    /// What is so. Never holds the name of a person: that is `about`.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    pub cells: Vec<CellRef>,
}

impl Finding {
    pub fn error(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message, hint)
    }

    pub fn warning(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message, hint)
    }

    pub fn note(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, message, hint)
    }

    fn new(code: Code, severity: Severity, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, severity, about: None, message: message.into(), hint: hint.into(), cells: Vec::new() }
    }

    #[must_use]
    pub fn person(mut self, name: impl Into<String>) -> Self {
        self.about = Some(Subject::Person(name.into()));
        self
    }

    #[must_use]
    pub fn thing(mut self, name: impl Into<String>) -> Self {
        self.about = Some(Subject::Thing(name.into()));
        self
    }

    #[must_use]
    pub fn at(mut self, cell: &CellRef) -> Self {
        self.cells.push(cell.clone());
        self
    }

    #[must_use]
    pub fn at_all<'a>(mut self, cells: impl IntoIterator<Item = &'a CellRef>) -> Self {
        self.cells.extend(cells.into_iter().cloned());
        self
    }

    /// The message as one sentence with its subject in front.
    pub fn sentence(&self) -> String {
        match &self.about {
            Some(about) => format!("{}: {}", about.name(), self.message),
            None => self.message.clone(),
        }
    }
}
