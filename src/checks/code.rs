//! The stable names of findings, each with its meaning: `carebinder explain training-expired` prints it.

/// Declares the codes, so that what the comment says is what `explain` prints.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $code:ident, )+) => {
        /// The stable name of a finding. The names are part of the JSON contract: add, never rename.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Code { $( $(#[doc = $doc])+ $code, )+ }

        impl Code {
            pub const ALL: &'static [Code] = &[$( Code::$code ),+];

            /// What the finding means.
            pub fn meaning(self) -> &'static str {
                match self { $( Code::$code => concat!($($doc),+).trim_ascii(), )+ }
            }
        }
    };
}

codes! {
    // groups
    /// The whole's records bear the item out, and those of some sites do not.
    SiteBehind,
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
    /// So many names are unknown that near ones were not looked for any more.
    NearNamesNotSearched,
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
    /// Said to handle no personal data, but another register names it as keeping some.
    SupplierDataDisagrees,
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
    /// "Not applicable" where the records show that the question arises, or are not there to show that it does not.
    AnswerNotApplicableContradicted,
    /// The answer says something else than the records.
    AnswerDisagrees,
    /// The item is answered twice.
    AnswerTwice,
    /// The Answers sheet names an item that the edition does not have.
    AnswerUnknownItem,
    // people
    /// A name that is nearly that of somebody on the staff list: nobody guesses whether they are one person.
    PersonNearMatch,
    // 1.1.5 and 3.4.1
    /// Nobody is named as responsible for data security, or without a role.
    LeadNotNamed,
    /// The details do not say how the responsible person was given the task.
    LeadAppointmentMissing,
    /// No date in the last twelve months on which management discussed data security.
    LeadDiscussionOld,
    /// No training for the role is on record for a named lead.
    LeadNotTrained,
    // 2.1.1 and 2.2.1
    /// Somebody started in the last twelve months and has no induction on record.
    InductionMissing,
    /// No "yes" for the security clause in the person's contract.
    ClauseMissing,
    // 3.1.1
    /// The newest analysis of a role's training needs is more than twelve months old.
    TrainingNeedsOld,
    /// A row of the training needs analysis without a date.
    TrainingNeedsUndated,
    /// A job title on the staff list that the training needs analysis does not name.
    TrainingNeedsRoleMissing,
    // 1.1.2
    /// Only one of the two lists was supplied, and it does not say with whom information is shared.
    ProcessingListMissing,
    /// No approval by management within the last twelve months.
    ProcessingNotApproved,
    /// An entry that was not gone through within the last twelve months.
    ProcessingReviewOld,
    /// An entry without a date of review.
    ProcessingReviewUndated,
    // policies
    /// The policy register names no policy on this subject.
    PolicyMissing,
    /// The policy was last updated longer ago than the toolkit allows.
    PolicyOld,
    /// The register does not say who approved the policy, or when.
    PolicyNotApproved,
    /// The policy is approved only after the assessment date.
    PolicyApprovedInFuture,
    /// The policy's own review date has passed.
    PolicyReviewPassed,
    /// The text of a policy is not the one that was approved.
    PolicyTextChanged,
    /// The policy register does not say which text of a policy was approved.
    PolicyTextUnknown,
    /// The register does not say that the policy covers what the item asks for.
    PolicyContentNotStated,
    /// No privacy notice is listed for this group of people.
    NoticeAudienceMissing,
    // 1.3.2
    /// The newest spot check is more than twelve months old.
    SpotCheckOld,
    /// A check or an action without somebody who approved it.
    SpotCheckNotApproved,
    /// An open action without an owner.
    SpotCheckActionUnowned,
    /// An open action whose date has passed.
    SpotCheckActionOverdue,
    /// A site without a spot check in the last twelve months.
    SpotCheckSiteMissing,
    /// A check without what was found: it does not count.
    SpotCheckIncomplete,
    /// A check dated after the assessment date.
    SpotCheckInFuture,
    /// A data protection complaint that was not acknowledged within thirty days.
    ComplaintNotAcknowledged,
    // 1.4.2 and 1.4.3
    /// A firm destroys records or equipment without a written contract on record.
    DestructionContractMissing,
    /// The contract was not reviewed in the last twelve months.
    DestructionReviewOld,
    /// The supplier list does not say whether the firm destroys records or equipment.
    DestructionNotStated,
    /// A device with personal data was disposed of, and nothing says how.
    DisposalNotDescribed,
    // 1.3.6
    /// A risk without a plan, or without somebody who sees to it.
    RiskPlanMissing,
    /// Fewer risks with plan and owner than the toolkit asks for.
    RiskTooFew,
    /// Those accountable were not told of the risk in the last twelve months.
    RiskNotReported,
    // 5.1.1, 6.1.1, 6.1.2 and 6.1.3
    /// The log shows nothing in the last twelve months, and nobody says that it is complete.
    IncidentLogNeedsWord,
    /// No incident log was supplied, so nothing shows that nothing happened.
    IncidentLogMissing,
    /// An incident without any date; it counts as one of the last twelve months.
    IncidentUndated,
    /// Dates of one incident that contradict each other.
    IncidentDatesDisagree,
    /// The process that let it happen was not reviewed.
    IncidentNotReviewed,
    /// Management was not told of a breach, or nobody approved the actions.
    IncidentManagementNotTold,
    /// The risk to people of a breach is not stated.
    IncidentRiskNotStated,
    /// The people affected by a breach of high risk were not told.
    IncidentPeopleNotTold,
    /// Reported to the ICO later than three days after it was noticed.
    IncidentIcoLate,
    /// A breach of high risk without a report to the ICO.
    IncidentIcoNotReported,
    // 7.1.2 and 7.2.1
    /// Nothing says that the continuity plan covers data and cyber security.
    PlanWithoutData,
    /// The newest test of the continuity plan is longer ago than the settings allow.
    ContinuityTestOld,
    /// A test without a date, a result or a scenario.
    ContinuityTestIncomplete,
    /// A test dated after the assessment date.
    ContinuityTestInFuture,
    // devices
    /// A device whose type is not stated or not known: it counts for every item on devices.
    DeviceKindUnknown,
    /// A staff member's own device without a signed agreement.
    OwnDeviceWithoutAgreement,
    /// The register does not say who owns a portable device.
    DeviceOwnershipNotStated,
    /// A mobile device that lacks a protection, or of which nobody says that it has it.
    DeviceUnprotected,
    /// A computer without antivirus, or of which nobody says that it has it.
    DeviceWithoutAntivirus,
    /// A portable device with personal data that is not encrypted, or of which nobody says that it is.
    DeviceNotEncrypted,
    /// Something other than encryption protects the device.
    DeviceProtectedOtherwise,
    /// An asset without owner, type, or a place or user.
    AssetIncomplete,
    /// An asset that was not reviewed in the last twelve months.
    AssetReviewOld,
    /// The asset register names no software, and there is no software list.
    AssetSoftwareMissing,
    /// Updates do not install by themselves.
    DeviceUpdatesOff,
    /// A device disposed of after the assessment date, or before it was issued.
    AssetDatesDisagree,
    // 4.2.4 and 4.3.1
    /// An open account whose holder has left.
    AccountOfLeaver,
    /// An open account whose holder the staff list does not name.
    AccountOfUnknown,
    /// An open account without a holder.
    AccountWithoutHolder,
    /// A shared account that a leaver used, without a change of password since.
    AccountSharedWithLeaver,
    /// A shared account whose users are told as a group, not by name.
    AccountUsersNotNamed,
    /// An open account of somebody who has not started yet.
    AccountBeforeStart,
    /// Nobody reviewed the account in the last twelve months.
    AccountReviewOld,
    /// Closed before it was opened, or on a day to come.
    AccountDatesDisagree,
    /// An administrator without a signed agreement on record.
    AdministratorWithoutAgreement,
    /// A shared administrator account for which no person answers.
    AdministratorNotNamed,
    /// A supplier with administrator access whose contract does not hold it to account.
    AdministratorSupplier,
    /// The access list names no administrator.
    AdministratorNone,
    // 9.1.1
    /// A network device whose factory password was not changed, or of which nobody says so.
    DefaultPasswordKept,
    /// A site for which no network device is listed.
    NetworkSiteMissing,
    // 7.3.1 and 7.3.4
    /// An important system or collection of information without a backup on record.
    BackupMissing,
    /// No backup was completed lately, or none is dated.
    BackupOld,
    /// The list does not say how the backup is made or protected.
    BackupNotDescribed,
    /// No restore test within the time that the settings allow.
    RestoreTestOld,
    /// No restore test is on record.
    RestoreTestMissing,
    /// The last restore test did not bring everything back, or its result is not stated.
    RestoreTestFailed,
    // 7.3.2
    /// A contact without telephone or e-mail.
    ContactIncomplete,
    /// Nothing says that the list was printed in the last twelve months.
    ContactListNotPrinted,
    /// An IT supplier that the emergency contacts do not name.
    ContactSupplierMissing,
    // the provider's own certificates
    /// The item rests on one of the provider's own certificates.
    CertificateAnswers,
    /// A certificate would answer the item, but the records contradict it.
    CertificateContradicted,
    /// A certificate without number, scope or expiry: it answers nothing.
    CertificateIncomplete,
    /// A certificate whose day of issue has not come, or cannot be read: it answers nothing.
    CertificateNotYetValid,
    /// A certificate that has expired: it answers nothing.
    CertificateExpired,
    // the toolkit's own export
    /// The toolkit's export has an item that the edition does not have.
    ExportItemUnknown,
    /// The edition has an item that the toolkit's export does not have.
    ExportItemLacking,
    /// Answered "yes" in the toolkit, while the records say otherwise.
    ExportDisagrees,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_meaning() {
        for code in Code::ALL {
            assert!(code.meaning().ends_with('.'), "{code:?}");
        }
    }
}
