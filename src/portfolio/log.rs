//! The log of a run: a line of JSON for each thing that happened, written as it happens, so that a run that was
//! killed leaves it, too. The next run goes on from it.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::error::RunError;
use crate::registers::{RUN_MARKER, is_run};

/// Name and version of the log's form.
const SCHEMA: &str = "carebinder/run/1";
/// No line of ours is longer; a longer one is somebody else's.
const LONGEST: usize = 64 * 1024;

/// One line. It tells of nobody: only the names of providers and sites stand in it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Line {
    Begun {
        schema: String,
        version: String,
        options: Vec<String>,
        jobs: usize,
        /// How many of them an interrupted run had done.
        kept: usize,
    },
    Start {
        job: String,
    },
    End(JobEnd),
    /// A file of the output folder is about to be replaced by one with this digest.
    Writes {
        file: String,
        sha256: String,
    },
    /// The run came to its end, whatever became of the jobs.
    Ended {
        done: usize,
        failed: usize,
        seconds: f64,
    },
    Interrupted {
        done: usize,
        seconds: f64,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub struct JobEnd {
    pub job: String,
    pub status: String,
    pub seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// What it was made from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub key: Option<String>,
    /// The digest of the pack's manifest.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pack: Option<String>,
}

/// A job that was done: what its pack was made from, and what tells the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub key: String,
    pub pack: String,
}

/// What the runs before left in the log.
#[derive(Debug, Default)]
pub struct Past {
    /// What a run had done that was interrupted or in which some failed, by the job's name; empty after one that ended well.
    pub made: BTreeMap<String, Made>,
    /// Digests of the tables that were written.
    pub written: Vec<(String, String)>,
    pub was_interrupted: bool,
    /// A line that cannot be read, with more behind it.
    pub is_damaged: bool,
    /// How far it can be read.
    length: u64,
}

/// The log of this run. When it cannot be written any more, the run goes on without it.
#[derive(Debug)]
pub struct Log {
    file: Option<File>,
    /// So much of it is left when the run begins.
    keep: u64,
    began: Instant,
    /// Why it could not be written any more.
    pub fault: Option<io::Error>,
}

impl Log {
    /// Opens the log of an output folder, and tells what the runs before left in it. Nobody else can open it while
    /// this run goes on.
    ///
    /// # Errors
    /// When the file is not ours, cannot be written, or another run is at work there.
    pub fn open(output: &Path) -> Result<(Self, Past), RunError> {
        let path = output.join(RUN_MARKER);
        let at = |source| RunError::File { path: path.clone(), source };
        let is_new = match path.symlink_metadata() {
            Ok(about) if about.is_file() => about.len() == 0,
            Ok(_) => return Err(RunError::NotOurs(path)),
            Err(_) => true,
        };
        if !is_new && !is_run(&path) {
            return Err(RunError::NotOurs(path));
        }
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(at)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(RunError::Busy(output.to_owned())),
            // Some network drives know no locks: then it is up to the person not to start two runs.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        let past = Past::read(&mut BufReader::new(&file)).map_err(at)?;
        // After a run that ended, or one that nothing can be learnt from, the log begins anew. What is kept of it is told
        // in the new one, too.
        let keep = if past.was_interrupted { past.length } else { 0 };
        Ok((Self { file: Some(file), keep, began: Instant::now(), fault: None }, past))
    }

    pub fn seconds(&self) -> f64 {
        rounded(self.began.elapsed().as_secs_f64())
    }

    /// From now on the run is under way; until then the log is as it was.
    pub fn begun(&mut self, options: &[String], jobs: usize, kept: usize) {
        let keep = self.keep;
        self.with_file(|file| file.set_len(keep).and_then(|()| file.seek(SeekFrom::Start(keep)).map(drop)));
        let [schema, version] = [SCHEMA, env!("CARGO_PKG_VERSION")].map(str::to_owned);
        self.write(&Line::Begun { schema, version, options: options.to_vec(), jobs, kept });
    }

    /// Whole lines at once. After a failure nothing more is written: half a line with others behind it could not be
    /// told from damage.
    pub fn write(&mut self, line: &Line) {
        self.with_file(|file| {
            let mut bytes = serde_json::to_vec(line).map_err(io::Error::other)?;
            bytes.push(b'\n');
            file.write_all(&bytes)
        });
    }

    fn with_file(&mut self, act: impl FnOnce(&mut File) -> io::Result<()>) {
        if let Some(Err(fault)) = self.file.as_mut().map(act) {
            (self.file, self.fault) = (None, Some(fault));
        }
    }
}

/// Thousandths are enough.
pub fn rounded(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

impl Past {
    fn read(lines: &mut impl BufRead) -> io::Result<Self> {
        let mut past = Self::default();
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = io::Read::take(&mut *lines, LONGEST as u64).read_until(b'\n', &mut line)?;
            // The last line of a run that was killed may be torn off: it is as if it had not been written.
            if read == 0 || (line.last() != Some(&b'\n') && read < LONGEST) {
                return Ok(past);
            }
            let Ok(known) = serde_json::from_slice(&line) else {
                return Ok(Self { written: past.written, is_damaged: true, ..Self::default() });
            };
            past.length += read as u64;
            past.take(known);
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Begun { .. } => self.was_interrupted = true,
            Line::Ended { failed, .. } => {
                self.was_interrupted = false;
                // What failed for want of room or by a crash is all that is left to do.
                if failed == 0 {
                    self.made.clear();
                }
            }
            Line::Writes { file, sha256 } => self.written.push((file, sha256)),
            Line::End(JobEnd { job, key: Some(key), pack: Some(pack), .. }) => {
                self.made.insert(job, Made { key, pack });
            }
            Line::End(_) | Line::Start { .. } | Line::Interrupted { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn end(job: &str, key: &str) -> Line {
        Line::End(JobEnd {
            job: job.into(),
            status: "done".into(),
            seconds: 1.5,
            pages: Some(7),
            reason: None,
            key: Some(key.into()),
            pack: Some("p".into()),
        })
    }

    fn begin(folder: &Path) -> (Log, Past) {
        let (mut log, past) = Log::open(folder).unwrap();
        log.begun(&[], 2, 0);
        (log, past)
    }

    #[test]
    fn an_interrupted_run_is_gone_on_from_and_one_that_ended_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (mut log, past) = begin(folder.path());
        assert!(!past.was_interrupted);
        log.write(&end("rose", "k"));
        drop(log);
        let (mut log, past) = begin(folder.path());
        assert!(past.was_interrupted);
        assert_eq!(past.made["rose"], Made { key: "k".into(), pack: "p".into() });
        log.write(&end("lily", "k"));
        drop(log);
        let (mut log, past) = begin(folder.path());
        assert_eq!(past.made.len(), 2, "of both runs");
        log.write(&Line::Ended { done: 2, failed: 1, seconds: 0.1 });
        drop(log);
        let (_, past) = Log::open(folder.path()).unwrap();
        assert!(past.made.len() == 2 && !past.was_interrupted, "what failed is all that is left to do");
        let (mut log, _) = begin(folder.path());
        log.write(&end("rose", "k"));
        log.write(&Line::Ended { done: 2, failed: 0, seconds: 0.1 });
        drop(log);
        let (log, past) = begin(folder.path());
        assert!(past.made.is_empty() && !past.was_interrupted);
        drop(log);
        let text = fs::read_to_string(folder.path().join(RUN_MARKER)).unwrap();
        assert_eq!(text.lines().count(), 1, "after a run that ended the log begins anew: {text}");
        assert!(is_run(&folder.path().join(RUN_MARKER)));
    }

    #[test]
    fn a_torn_last_line_is_as_if_it_had_not_been_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(RUN_MARKER);
        let (mut log, _) = begin(folder.path());
        log.write(&end("rose", "k"));
        drop(log);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{text}{{\"event\":\"end\",\"jo")).unwrap();
        let (log, past) = begin(folder.path());
        assert!(past.was_interrupted && !past.is_damaged && past.made.len() == 1);
        drop(log);
        let (_, past) = Log::open(folder.path()).unwrap();
        assert!(!past.is_damaged, "what was torn is not left in the middle");
    }

    #[test]
    fn damage_is_no_base_to_go_on_from() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(RUN_MARKER);
        let (mut log, _) = begin(folder.path());
        log.write(&end("rose", "k"));
        drop(log);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("\"end\"", "\"bend\"")).unwrap();
        let (_, past) = Log::open(folder.path()).unwrap();
        assert!(past.is_damaged && past.made.is_empty() && !past.was_interrupted);
    }

    #[test]
    fn a_file_of_that_name_that_is_not_ours_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(RUN_MARKER);
        fs::write(&path, "{\"training\": \"runs of the marathon club, every morning\"}\n").unwrap();
        assert!(matches!(Log::open(folder.path()), Err(RunError::NotOurs(_))));
        assert!(fs::read_to_string(&path).unwrap().contains("marathon"));
    }

    #[test]
    fn two_runs_do_not_write_to_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = Log::open(folder.path()).unwrap();
        assert!(matches!(Log::open(folder.path()), Err(RunError::Busy(_))));
        drop(first);
        assert!(Log::open(folder.path()).is_ok());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_ends_the_log_and_not_the_run() {
        let file = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut log = Log { file: Some(file), keep: 0, began: Instant::now(), fault: None };
        log.write(&end("rose", "k"));
        assert_eq!(log.fault.as_ref().map(io::Error::kind), Some(io::ErrorKind::StorageFull));
        log.write(&end("lily", "k"));
    }
}
