//! Sheet `2026` of the training matrix: January to May 2026.
//!
//! Five rows do not do what they seem to: `S Kahn` matches nobody on the staff list, `Fail` is no
//! completion, `booked 12/06` is none either, and the two of the leads' own course are of none that
//! counts for everybody.

use super::training::{DSA, FIRE, INDUCTION, LEAD, MOVING, ONLINE, REFRESHER, SAFEGUARDING, TEAM};
use crate::make::sheet::Rows;

#[rustfmt::skip]
pub const ROWS: Rows = &[
    &["1074", "Rowena Villanueva", DSA, "2026-01-14", "Pass", "90%", INDUCTION],
    &["1074", "Rowena Villanueva", MOVING, "2026-01-15", "Pass", "", INDUCTION],
    &["1036", "Priya Menon", REFRESHER, "2026-01-20", "Pass", "100%", TEAM],
    &["1056", "Sunitha Joseph", REFRESHER, "2026-01-20", "Pass", "95%", TEAM],
    &["1003", "Anneliese Whitcombe", LEAD, "2026-02-03", "Pass", "", ONLINE],
    &["1001", "Martin Okafor", LEAD, "2026-02-10", "Pass", "", ONLINE],
    &["1055", "Tunde Adeyemi", MOVING, "2026-02-10", "Pass", "", TEAM],
    &["1058", "Inês Fernandes", MOVING, "2026-02-10", "Pass", "", TEAM],
    &["1068", "Emeka Okonkwo", MOVING, "2026-02-10", "Pass", "", TEAM],
    &["1058", "Inês Fernandes", REFRESHER, "24/02/2026", "Pass", "85%", TEAM],
    &["1068", "Emeka Okonkwo", REFRESHER, "24/02/2026", "Pass", "80%", TEAM],
    &["1060", "João Ferreira", REFRESHER, "2026-03-17", "Pass", "95%", TEAM],
    &["1046", "Maricel Dela Cruz", SAFEGUARDING, "2026-03-26", "Pass", "100%", ONLINE],
    &["1047", "John Smith", FIRE, "2026-04-07", "Pass", "", "Fire marshal"],
    &["1043", "Chidi Eze", FIRE, "2026-04-07", "Pass", "", "Fire marshal"],
    &["", "Wendy Baptiste", FIRE, "07/04/2026", "Pass", "", "Fire marshal"],
    &["1022", "Grace Nwosu", REFRESHER, "21/04/2026", "Pass", "100%", TEAM],
    &["1062", "Folasade Ogunleye", REFRESHER, "21/04/2026", "Pass", "90%", TEAM],
    &["", "S Kahn", REFRESHER, "21/04/2026", "Pass", "90%", TEAM],
    &["1063", "Rhys Bevan", REFRESHER, "2026-05-13", "Pass", "85%", TEAM],
    &["1065", "Lakshmi Nair", REFRESHER, "2026-05-13", "Pass", "95%", TEAM],
    &["", "Wendy Baptiste", REFRESHER, "2026-05-13", "Pass", "90%", TEAM],
    &["1055", "Tunde Adeyemi", REFRESHER, "2026-05-13", "Fail", "65%", TEAM],
    &["", "Julie Price", DSA, "booked 12/06", "", "", ONLINE],
];
