//! Registers: opens a provider's workbooks, finds the tables in them and gives typed records whose
//! every value knows its file, sheet and cell.

pub mod answers;
pub mod cell;
mod dates;
pub mod details;
mod failure;
pub mod field;
mod folder;
mod guard;
mod headings;
pub mod organisation;
pub mod problem;
mod read;
mod register;
mod row;
mod schema;
mod sheet_marks;
pub mod software;
pub mod staff;
pub mod suppliers;
pub mod systems;
mod table;
pub mod text;
pub mod training;
mod workbook;
mod yes_no;

use std::sync::Arc;

use serde::Serialize;

pub use cell::{CellRef, Place, grouped};
pub use field::{DateSpan, Field};
pub use folder::{PACK_MARKER, ReadError, check_folder};
pub use organisation::Organisation;
pub use problem::{Problem, Severity};
pub use read::read_folder;
pub use register::{Record, Register};
pub use schema::{Column, RegisterId, Schema};

use answers::Answer;
use software::{Software, UnsupportedSoftware};
use staff::StaffMember;
use suppliers::Supplier;
use systems::System;
use training::TrainingRecord;

/// Every register whose rows are records, in the order in which a doubtful sheet is offered to them.
pub const SCHEMAS: &[&Schema] = &[
    StaffMember::SCHEMA,
    TrainingRecord::SCHEMA,
    Supplier::SCHEMA,
    Software::SCHEMA,
    UnsupportedSoftware::SCHEMA,
    System::SCHEMA,
    Answer::SCHEMA,
];

/// Everything that a provider's folder holds.
#[derive(Debug, Default)]
pub struct Registers {
    pub organisation: Option<Organisation>,
    pub staff: Register<StaffMember>,
    pub training: Register<TrainingRecord>,
    pub suppliers: Register<Supplier>,
    pub software: Register<Software>,
    pub unsupported: Register<UnsupportedSoftware>,
    pub systems: Register<System>,
    pub answers: Register<Answer>,
    /// Every spreadsheet file that was looked at, in the order of its path.
    pub inputs: Vec<Input>,
    pub problems: Vec<Problem>,
    /// What was supplied for a register, as far as names tell, and could not be used.
    pub unread: Vec<Unread>,
}

/// A file, a sheet or a row that seems to belong to a register and could not be used.
#[derive(Clone, Debug)]
pub struct Unread {
    pub register: RegisterId,
    pub is_row: bool,
    pub message: String,
    pub hint: String,
    pub cells: Vec<CellRef>,
}

/// One file that went in.
#[derive(Clone, Debug, Serialize)]
pub struct Input {
    /// Path below the provider's folder.
    #[serde(serialize_with = "cell::shared_text")]
    pub path: Arc<str>,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub bytes: u64,
    pub tables: Vec<TableRead>,
}

/// One table that was taken for a register.
#[derive(Clone, Debug, Serialize)]
pub struct TableRead {
    #[serde(serialize_with = "cell::shared_text")]
    pub sheet: Arc<str>,
    pub register: RegisterId,
    /// First cell of the header.
    pub header: Place,
    /// How many rows became records.
    pub rows: usize,
}
