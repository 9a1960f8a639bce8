//! Which column a heading means: every name of every column, made comparable once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::schema::{Column, RegisterId, Schema};
use super::{SCHEMAS, details, text};

/// The column of a register that a heading stands for.
pub fn column(schema: &Schema, heading: &str) -> Option<&'static Column> {
    column_of_key(schema, &text::key(heading))
}

/// The same for a heading that has been made comparable by [`text::key`].
pub fn column_of_key(schema: &Schema, key: &str) -> Option<&'static Column> {
    HEADINGS.get(&schema.id)?.get(key).copied()
}

/// Whether a comparable heading is a name of this column.
pub fn means(column: &Column, key: &str) -> bool {
    column.keys().any(|known| known == key)
}

/// Whether any register has a column of that name.
pub fn is_any(key: &str) -> bool {
    HEADINGS.values().any(|columns| columns.contains_key(key))
}

static HEADINGS: LazyLock<BTreeMap<RegisterId, BTreeMap<String, &'static Column>>> = LazyLock::new(|| {
    let schemas = SCHEMAS.iter().copied().chain([&details::SCHEMA]);
    let index = |schema: &Schema| {
        schema.columns.iter().flat_map(|&column| column.keys().map(move |key| (key, column))).collect()
    };
    schemas.map(|schema| (schema.id, index(schema))).collect()
});
