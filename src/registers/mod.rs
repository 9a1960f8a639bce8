//! Registers: opens a provider's workbooks, finds the tables in them and gives typed records whose
//! every value knows its file, sheet and cell.

#[macro_use]
mod declare;

pub mod accounts;
pub mod answers;
pub mod assets;
pub mod backups;
mod candidate;
pub mod cell;
pub mod certificates;
pub mod complaints;
pub mod contacts;
pub mod continuity;
mod course;
mod course_cells;
mod date_order;
mod dates;
pub mod details;
mod documents;
#[doc(hidden)]
pub mod doors;
mod failure;
pub mod field;
mod file;
mod fixed;
mod folder;
mod guard;
mod header;
mod headings;
mod hides;
pub mod incidents;
pub mod information;
pub mod inspect;
mod layout;
pub mod mapping;
pub mod marked;
mod matrix;
pub mod network;
mod one_provider;
pub mod organisation;
pub mod policy_list;
pub mod problem;
pub mod processing;
mod read;
mod register;
pub mod reopen;
pub mod risks;
mod row;
mod says;
mod schema;
mod sheet_marks;
mod side_by_side;
pub mod site_folders;
pub mod sites;
pub mod software;
mod source;
pub mod spot_checks;
pub mod staff;
pub mod suppliers;
pub mod systems;
mod table;
pub mod text;
pub mod toolkit_export;
pub mod training;
pub mod training_needs;
mod turned;
mod understand;
pub mod unsupported;
mod workbook;
mod yes_no;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use cell::{CellRef, Place, grouped, listed};
pub use documents::Document;
pub use field::{DateSpan, Field, Text};
pub use folder::{
    Found, PACK_MARKER, RUN_BEGINS, RUN_MARKER, ReadError, check_folder, is_output, is_run, printed_path, spreadsheets,
};
pub use organisation::Organisation;
pub use problem::{Problem, Severity};
pub use read::read_folder;
pub use register::{Record, Register};
pub use row::Row;
pub use table::NOT_RECOGNISED;

pub use schema::{Choice, Column, Kind, RegisterId, Schema};
pub use workbook::{Cells, Content, Sheet};

use table::Table;

/// The registers whose rows are records: one line here makes a register known to the whole program.
macro_rules! registers {
    ($( $field:ident: $module:ident::$record:ident, )+) => {
        /// Every register whose rows are records, in the order in which a doubtful sheet is offered to them.
        pub const SCHEMAS: &[&Schema] = &[$( $module::$record::SCHEMA ),+];

        /// Everything that a provider's folder holds.
        #[derive(Debug, Default, Serialize, Deserialize)]
        pub struct Registers {
            pub organisation: Option<Organisation>,
            /// Every sheet with details, as it was read.
            #[serde(skip)]
            pub details_sheets: Vec<Organisation>,
            $( pub $field: Register<$module::$record>, )+
            /// Every spreadsheet file that was looked at, in the order of its path.
            pub inputs: Vec<Input>,
            /// Documents of the provider's own, in the order of the policy register.
            pub documents: Vec<Document>,
            pub problems: Vec<Problem>,
            /// What was supplied for a register, as far as names tell, and could not be used.
            pub unread: Vec<Unread>,
        }

        impl Registers {
            /// The headers of the tables that a register was read from; for the details, their sheet.
            pub fn tables(&self, id: RegisterId) -> &[CellRef] {
                $( if id == $module::$record::SCHEMA.id { return &self.$field.tables; } )+
                self.organisation.as_ref().map_or(&[], |details| std::slice::from_ref(&details.at))
            }

            /// Whether a register was supplied without a single row that counts.
            pub fn is_empty(&self, id: RegisterId) -> bool {
                $( if id == $module::$record::SCHEMA.id {
                    return !self.$field.is_absent() && self.$field.records.is_empty();
                } )+
                false
            }

            /// Tells of every row, register after register: which, whether it is struck out, where it stands, and
            /// the column that says of which site it is.
            pub fn each_row<'r>(&'r self, tell: &mut dyn FnMut(RowOf<'r>)) {
                $( self.$field.each_row(tell); )+
            }

            /// The tables and rows that a choice lets through; of the rest (details, files, problems) nothing.
            #[must_use]
            pub fn selected(&self, choice: &dyn Choose) -> Self {
                Self { $( $field: self.$field.selected(choice), )+ ..Self::default() }
            }

            /// Takes over the records that were read after these.
            fn append_records(&mut self, later: &mut Self) {
                $( self.$field.append(&mut later.$field); )+
            }

            /// Adds the rows of one table; gives how many became records.
            fn add_table(&mut self, table: &Table<'_>, can_print: &dyn Fn(char) -> bool) -> usize {
                $(
                    if table.schema.id == $module::$record::SCHEMA.id {
                        return self.$field.add(table, can_print, &mut self.problems);
                    }
                )+
                0
            }
        }
    };
}

registers! {
    staff: staff::StaffMember,
    training: training::TrainingRecord,
    suppliers: suppliers::Supplier,
    software: software::Software,
    unsupported: unsupported::UnsupportedSoftware,
    systems: systems::System,
    accounts: accounts::Account,
    assets: assets::Asset,
    network: network::NetworkDevice,
    backups: backups::Backup,
    incidents: incidents::Incident,
    spot_checks: spot_checks::SpotCheck,
    continuity: continuity::ContinuityTest,
    contacts: contacts::Contact,
    risks: risks::Risk,
    information: information::InformationAsset,
    processing: processing::Processing,
    policies: policy_list::PolicyEntry,
    training_needs: training_needs::TrainingNeed,
    complaints: complaints::Complaint,
    certificates: certificates::OwnCertificate,
    sites: sites::Site,
    answers: answers::Answer,
}

/// A row of a register, as [`Registers::each_row`] tells of it.
#[derive(Clone, Copy, Debug)]
pub struct RowOf<'r> {
    pub register: RegisterId,
    /// Number in its register, those that are struck out counted by themselves.
    pub index: usize,
    pub is_struck: bool,
    pub at: &'r CellRef,
    pub site: Option<&'r Field<Text>>,
}

/// Which part of the registers somebody gets.
pub trait Choose {
    fn has_table(&self, register: RegisterId, header: &CellRef) -> bool;
    fn has_row(&self, register: RegisterId, index: usize, is_struck: bool) -> bool;
}

/// A file, a sheet or a row that seems to belong to a register and could not be used.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unread {
    pub register: RegisterId,
    pub is_row: bool,
    pub message: String,
    pub hint: String,
    pub cells: Vec<CellRef>,
}

/// One file that went in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Input {
    /// Path below the provider's folder.
    #[serde(with = "cell::shared_text")]
    pub path: Arc<str>,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub bytes: u64,
    pub tables: Vec<TableRead>,
}

/// One table that was taken for a register.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TableRead {
    #[serde(with = "cell::shared_text")]
    pub sheet: Arc<str>,
    pub register: RegisterId,
    /// First cell of the header.
    pub header: Place,
    /// How many rows became records.
    pub rows: usize,
}
