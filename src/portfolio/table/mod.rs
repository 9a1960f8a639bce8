//! The table of all providers and sites of a run: `portfolio.xlsx` for people, `portfolio.json` for programs.

mod outliers;
mod place;
mod raw;
mod row;
mod rows;
mod summary;
mod workbook;

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::RunError;
use super::log::Log;
use outliers::Outlier;
pub use place::Place;
pub use row::{Facts, Kind, Row, below, rows};
pub use rows::Rows;
use summary::Summary;

pub const WORKBOOK: &str = "portfolio.xlsx";
pub const JSON: &str = "portfolio.json";
/// Name and version of the contract: fields are added, never renamed or taken away.
const SCHEMA: &str = "carebinder/portfolio/1";

/// What stands in `portfolio.json`.
#[derive(Serialize)]
struct Portfolio<'a> {
    schema: &'a str,
    version: &'a str,
    /// The digest of the workbook of the same content.
    workbook: &'a str,
    rows: &'a Rows,
    outliers: &'a [Outlier],
}

/// What is read of it, each row as far as it is wanted.
#[derive(Deserialize)]
struct Known<R> {
    schema: String,
    rows: Vec<R>,
}

/// A row as far as it tells its pack.
#[derive(Deserialize)]
struct PackOfRow {
    folder: String,
    manifest: Option<String>,
}

/// Writes both files into the run's folder.
///
/// # Errors
/// When they cannot be made or written, or something else is in their place.
pub fn write(mut rows: Rows, place: &mut Place<'_>, log: &mut Log) -> Result<(), RunError> {
    let lost = |source: io::Error| RunError::File { path: place.folder().to_owned(), source };
    if let Some(fault) = rows.fault() {
        return Err(lost(fault));
    }
    let summary = Summary::of(&rows).map_err(lost)?;
    let book = place.aside(|file| Ok(workbook::write(&rows, &summary, place.folder(), file)?))?;
    let whole = Portfolio {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        workbook: &book.sha256,
        rows: &rows,
        outliers: &summary.outliers,
    };
    let json = place.aside(|file| {
        let mut file = std::io::BufWriter::new(file);
        serde_json::to_writer_pretty(&mut file, &whole)?;
        std::io::Write::flush(&mut file).map_err(serde_json::Error::io)?;
        Ok(())
    })?;
    place.put(book, WORKBOOK, log)?;
    place.put(json, JSON, log)
}

/// The rows of a table that was written before.
fn rows_of<R: DeserializeOwned>(folder: &Path) -> Result<Vec<R>, String> {
    let file = File::open(folder.join(JSON)).map_err(|error| error.to_string())?;
    let whole: Known<R> = serde_json::from_reader(BufReader::new(file)).map_err(|error| error.to_string())?;
    if whole.schema == SCHEMA { Ok(whole.rows) } else { Err("it is of another version".to_owned()) }
}

/// The folders of the packs that a table lists, with the digest of each one's manifest.
pub fn packs(folder: &Path) -> Option<Vec<(String, Option<String>)>> {
    Some(rows_of::<PackOfRow>(folder).ok()?.into_iter().map(|row| (row.folder, row.manifest)).collect())
}

#[cfg(test)]
mod tests {
    use super::row::Coverage;
    use super::*;

    /// A row of one item, with so many of a hundred trained.
    pub fn row(name: &str, kind: Kind, status: &str, trained: usize) -> Row {
        let results = serde_json::json!({
            "standard": "dspt-2025-26",
            "as_of": "2026-06-01",
            "provider": {"name": if kind == Kind::Site { "The group" } else { name }, "ods_code": "VLF01"},
            "site": (kind == Kind::Site).then_some(name),
            "level": "below",
            "counts": {status: 1},
            "action_owner": "Director",
            "items": [{"ref": "3.2.1", "status": status, "summary": "so it is", "to_do": ["=1+1"]}],
            "ahead": {
                "due": [{"date": "2026-07-02", "ref": "1.1.1", "what": "The fee"}],
                "coverage": [
                    {"date": "2026-01-01", "in_scope": 1, "trained": 0},
                    {"date": "2026-05-01", "in_scope": 100, "trained": trained},
                    {"date": "2026-08-01", "in_scope": 2, "trained": 0},
                ],
                "falls_below": {"date": "2026-08-01"},
            },
            "inputs": [{"tables": [{"register": "staff"}]}],
        });
        let row = Row::of_value(&results).unwrap();
        Row { folder: format!("all/{name}"), ..row }
    }

    #[test]
    fn coverage_is_that_of_the_day_of_the_assessment() {
        let facts = row("a", Kind::Provider, "gap", 37).results.unwrap();
        assert_eq!(facts.coverage, Some(Coverage { in_scope: 100, trained: 37 }));
        assert_eq!(facts.next_due.unwrap().date, "2026-07-02");
        assert_eq!(facts.actions.len(), 2);
        assert!(facts.actions.iter().all(|action| action.owner.as_deref() == Some("Director")));
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (mut log, past) = Log::open(folder.path()).unwrap();
        let mut place = Place::new(folder.path(), &past.written).unwrap();
        let mut rows = Rows::new(folder.path()).unwrap();
        rows.keep(0, &[row("a", Kind::Site, "gap", 1)]);
        write(rows, &mut place, &mut log).unwrap();
        let rows: Vec<Row> = rows_of(folder.path()).unwrap();
        assert_eq!(
            (rows[0].name.as_str(), rows[0].kind, rows[0].group.as_deref()),
            ("a", Kind::Site, Some("The group"))
        );
    }
}
