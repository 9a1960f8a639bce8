//! Which column a heading means: every name of every column, made comparable once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::schema::{Column, RegisterId, Schema};
use super::{SCHEMAS, details, text};

/// The column of a register that a heading stands for.
pub fn column(schema: &Schema, heading: &str) -> Option<&'static Column> {
    HEADINGS.get(&schema.id)?.get(&text::key(heading)).copied()
}

static HEADINGS: LazyLock<BTreeMap<RegisterId, BTreeMap<String, &'static Column>>> = LazyLock::new(|| {
    let schemas = SCHEMAS.iter().copied().chain([&details::SCHEMA]);
    let index = |schema: &Schema| {
        schema.columns.iter().flat_map(|&column| column.keys().map(move |key| (key, column))).collect()
    };
    schemas.map(|schema| (schema.id, index(schema))).collect()
});
