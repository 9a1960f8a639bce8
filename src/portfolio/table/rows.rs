//! The rows of a run, kept in a file until the table is written: a thousand sites need no more memory than ten.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

use serde::ser::{Error, SerializeSeq};
use serde::{Serialize, Serializer};

use super::row::Row;

/// Rows in the order of the jobs, however these ended.
pub struct Rows {
    /// A row a line. It has no name, so that nothing is left of a run that is killed.
    file: File,
    /// Of each job, where its rows begin and how many they are.
    of_jobs: BTreeMap<usize, (u64, usize)>,
    /// Why some could not be kept.
    fault: Option<io::Error>,
}

impl Rows {
    /// None so far; what is to come is kept on the disk of this folder.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile_in(folder)?, of_jobs: BTreeMap::new(), fault: None })
    }

    /// Keeps the rows of a job. Where that fails the table fails.
    pub fn keep(&mut self, job: usize, rows: &[Row]) {
        match self.append(rows) {
            Ok(start) => {
                self.of_jobs.insert(job, (start, rows.len()));
            }
            Err(error) => self.fault = Some(error),
        }
    }

    fn append(&mut self, rows: &[Row]) -> io::Result<u64> {
        let start = self.file.seek(SeekFrom::End(0))?;
        let mut writer = BufWriter::new(&self.file);
        for row in rows {
            serde_json::to_writer(&mut writer, row)?;
            writer.write_all(b"\n")?;
        }
        writer.flush()?;
        Ok(start)
    }

    /// Why the rows are not whole.
    pub fn fault(&mut self) -> Option<io::Error> {
        self.fault.take()
    }

    /// One after another.
    pub fn each(&self) -> impl Iterator<Item = io::Result<Row>> {
        self.of_jobs.values().flat_map(|(start, count)| {
            let mut lines = BufReader::new(&self.file);
            let sought = lines.seek(SeekFrom::Start(*start)).err().map(Err);
            sought.into_iter().chain((0..*count).map(move |_| {
                let mut line = Vec::new();
                lines.read_until(b'\n', &mut line)?;
                Ok(serde_json::from_slice(&line)?)
            }))
        })
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        for row in self.each() {
            rows.serialize_element(&row.map_err(S::Error::custom)?)?;
        }
        rows.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::Kind;
    use super::super::tests::row;
    use super::*;

    #[test]
    fn they_come_in_the_order_of_the_jobs() {
        let folder = tempfile::tempdir().unwrap();
        let mut rows = Rows::new(folder.path()).unwrap();
        rows.keep(2, &[row("c", Kind::Site, "gap", 1), row("d\n\"e\"", Kind::Site, "gap", 1)]);
        rows.keep(1, &[]);
        rows.keep(0, &[row("a", Kind::Group, "gap", 1)]);
        let names = || rows.each().map(|row| row.unwrap().name).collect::<Vec<_>>();
        assert_eq!(names(), ["a", "c", "d\n\"e\""]);
        assert_eq!(names(), ["a", "c", "d\n\"e\""], "as often as they are wanted");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "the file has no name");
        assert!(rows.fault().is_none());
    }
}
