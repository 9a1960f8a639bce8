//! The rules: one file for each item, or for a family of items that share a register.

mod access;
mod administrators;
mod asset_register;
mod backups;
mod contacts;
mod continuity;
mod contract_clause;
mod destruction;
mod devices;
mod ico;
mod incidents;
mod induction;
mod lead_training;
pub mod mfa;
mod network;
mod policies;
mod processing_records;
mod responsibility;
mod risks;
pub mod software;
mod spot_checks;
mod staff_list;
mod staff_training;
mod statements;
pub mod supplier_certificates;
mod suppliers;
mod training_findings;
mod training_needs;

pub use staff_training::scope_note;

use super::rule::Rule;

/// Every rule that an edition's data file can name.
pub const RULES: &[&Rule] = &[
    &responsibility::RESPONSIBILITY,
    &induction::INDUCTION,
    &contract_clause::CONTRACT_CLAUSE,
    &training_needs::TRAINING_NEEDS,
    &staff_training::STAFF_TRAINING,
    &lead_training::LEAD_TRAINING,
    &staff_list::STAFF_LIST,
    &ico::ICO,
    &processing_records::PROCESSING_RECORDS,
    &policies::PRIVACY_NOTICES,
    &policies::OPT_OUT,
    &policies::POLICIES,
    &spot_checks::SPOT_CHECKS,
    &policies::KEEPING_SAFE,
    &policies::IMPACT_ASSESSMENT,
    &policies::RETENTION,
    &destruction::DESTRUCTION_CONTRACTS,
    &statements::OWN_DESTRUCTION,
    &suppliers::SUPPLIERS,
    &risks::TOP_RISKS,
    &statements::PAPER_OUTSIDE,
    &statements::PHYSICAL_SECURITY,
    &incidents::LEARNING,
    &incidents::REPORTING,
    &incidents::MANAGEMENT_TOLD,
    &incidents::PEOPLE_TOLD,
    &continuity::CONTINUITY_PLAN,
    &continuity::CONTINUITY_TEST,
    &devices::OWN_DEVICES,
    &devices::MOBILE_DEVICES,
    &access::LEAVERS_ACCESS,
    &administrators::ADMINISTRATORS,
    &mfa::MFA,
    &statements::PASSWORDS,
    &devices::ANTIVIRUS,
    &asset_register::ASSET_REGISTER,
    &backups::BACKUPS,
    &contacts::EMERGENCY_CONTACTS,
    &backups::RESTORE_TESTS,
    &software::SUPPORTED_SOFTWARE,
    &software::RISK_DECISIONS,
    &statements::UPDATES,
    &network::DEFAULT_PASSWORDS,
    &devices::ENCRYPTION,
    &supplier_certificates::SUPPLIER_CERTIFICATES,
];

/// The rule of a name.
pub fn named(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
