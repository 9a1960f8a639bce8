//! How a register is declared: each column once, with its meaning, its heading, its type and its other
//! names. Reading, messages, `carebinder explain` and the blank workbook all follow from that.

/// Declares a closed list of words as an enum: what may stand in a column, and how else people say it.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])+
        $name:ident { $( $(#[doc = $about:literal])* $variant:ident = $word:literal [$($synonym:literal),* $(,)?], )+ }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $(#[doc = $about])* $variant, )+ }

        impl $crate::registers::schema::Choice for $name {
            const WORDS: &'static [$crate::registers::schema::Word] =
                &[$( $crate::registers::schema::Word { word: $word, synonyms: &[$($synonym),*] } ),+];
            const ALL: &'static [Self] = &[$( Self::$variant ),+];
        }

        impl $crate::registers::field::Value for $name {}
    };
}

/// Declares a register: a record type with one field a column, and the schema that reads it.
macro_rules! register {
    (
        $(#[doc = $doc:literal])+
        $record:ident: $id:ident, $title:literal;
        hints: [$($hint:literal),+ $(,)?];
        required: [$( [$($need:ident),+] ),+ $(,)?];
        named_by: [$($named:ident),+];
        $(at_site: $at_site:ident;)?
        $(finish: $finish:path;)?
        columns: {
            $(
                $(#[doc = $about:literal])+
                $field:ident: $kind:ident $(($choice:ty))? = $heading:literal, [$($synonym:literal),* $(,)?];
            )+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        pub struct $record {
            $( $(#[doc = $about])+ pub $field: field_type!($kind $(($choice))?), )+
        }

        #[cfg(test)]
        #[allow(dead_code, reason = "only some registers have tests that build rows by hand")]
        impl $record {
            /// A row without any content, for tests to fill.
            pub fn blank(at: &$crate::registers::CellRef) -> Self {
                Self { $( $field: $crate::registers::Field::blank(at), )+ }
            }
        }

        #[allow(non_upper_case_globals, reason = "a column is called as its field is")]
        mod column {
            #[allow(unused_imports, reason = "only closed lists need it")]
            use super::*;
            use $crate::registers::schema::Column;

            // Static, for a column to have one address: they are compared at every cell.
            $( pub static $field: Column =
                column!($kind $(($choice))?, $heading, &[$($synonym),*]).about(concat!($($about),+)); )+
        }

        impl $crate::registers::Record for $record {
            const SCHEMA: &'static $crate::registers::Schema = &$crate::registers::Schema {
                id: $crate::registers::RegisterId::$id,
                title: $title,
                about: concat!($($doc),+),
                hints: &[$($hint),+],
                columns: &[$( &column::$field ),+],
                required: &[$( &[$( &column::$need ),+] ),+],
                named_by: &[$( &column::$named ),+],
            };

            fn read(row: &mut $crate::registers::Row<'_, '_>) -> Self {
                #[allow(unused_mut, reason = "most registers are as their cells are")]
                let mut record = Self { $( $field: row.$kind(&column::$field), )+ };
                $( $finish(&mut record); )?
                record
            }

            fn cells(&self) -> Vec<(&'static str, String)> {
                vec![$( ($heading, self.$field.printed()) ),+]
            }

            fn place(&self) -> &$crate::registers::CellRef {
                let [first, ..] = [$( &self.$named.at ),+];
                first
            }

            $(
                fn site(&self) -> Option<&$crate::registers::Field<$crate::registers::Text>> {
                    Some(&self.$at_site)
                }
            )?
        }
    };
}

/// The Rust type of a column's cells.
macro_rules! field_type {
    (text) => { $crate::registers::Field<$crate::registers::Text> };
    (name) => { $crate::registers::Field<$crate::registers::Text> };
    (date) => { $crate::registers::Field<$crate::registers::DateSpan> };
    (date_or_words) => { $crate::registers::Field<$crate::registers::DateSpan> };
    (yes_no) => { $crate::registers::Field<bool> };
    (choice($choice:ty)) => { $crate::registers::Field<$choice> };
}

/// The schema of a column.
macro_rules! column {
    (choice($choice:ty), $heading:literal, $synonyms:expr) => {
        Column::choice($heading, <$choice as $crate::registers::schema::Choice>::WORDS, $synonyms)
    };
    ($kind:ident, $heading:literal, $synonyms:expr) => {
        Column::$kind($heading, $synonyms)
    };
}
