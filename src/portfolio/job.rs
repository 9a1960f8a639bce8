//! What a process of the crew is to do, and what became of it.

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use zeroize::Zeroizing;

use super::table::Kind;

/// Makes what a process is handed over its standard input. Made when the process starts and dropped once it is
/// written: a thousand sites' shares are never in memory at once.
pub type Payload<'a> = Arc<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync + 'a>;

/// Works out what a pack is made from (see [`super::Digest`]); nothing when that cannot be told.
pub type Key = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// What one process is to do.
#[derive(Clone, Default)]
pub struct Job<'a> {
    /// What it is called in print and in the log.
    pub name: String,
    pub arguments: Vec<OsString>,
    /// Without one, standard input is empty.
    pub payload: Option<Payload<'a>>,
    /// The folder that its pack goes to.
    pub pack: Option<PathBuf>,
    /// Without one its pack is always made anew.
    pub key: Option<Key>,
    /// What it is told in the environment, such as a pass phrase that it cannot ask for.
    pub environment: Vec<(String, Zeroizing<String>)>,
    /// What its pack is about, and the provider that a site belongs to: for the table, when there is no pack.
    pub kind: Kind,
    pub group: Option<String>,
}

impl Job<'_> {
    /// A job with a name and nothing to do yet.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

impl fmt::Debug for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("name", &self.name).field("arguments", &self.arguments).finish_non_exhaustive()
    }
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The process ended by itself, with this status.
    Exit(i32),
    /// Something ended it, by this signal where the system tells.
    Killed(Option<i32>),
    /// It never ran, and why.
    NotStarted(String),
    /// The whole run was interrupted before it was done.
    Stopped,
    /// An interrupted run had done it already.
    Kept,
}

/// What became of a job.
#[derive(Debug)]
pub struct Outcome {
    pub end: End,
    pub stdout: Vec<u8>,
    pub stderr: String,
    pub took: Duration,
}

impl Outcome {
    /// A job that no process was needed for.
    pub fn without_process(end: End) -> Self {
        Self { end, stdout: Vec::new(), stderr: String::new(), took: Duration::ZERO }
    }

    pub fn is_done(&self) -> bool {
        matches!(self.end, End::Exit(0) | End::Kept)
    }

    /// Why it was not done: the process's own last words, else how it ended.
    pub fn reason(&self) -> String {
        let lines: Vec<&str> = self.stderr.lines().collect();
        let Some(error) = lines.iter().position(|line| line.starts_with("error:")) else {
            return format!("error: {}\n{}", self.end.in_words(), self.stderr.trim()).trim_end().to_owned();
        };
        // What is listed above an error stands in pairs of lines: what it is, and further in what to do about it.
        let mut first = error;
        while first >= 2 && lines.get(first - 1).is_some_and(|line| line.starts_with("    ")) {
            first -= 2;
        }
        lines.get(first..).unwrap_or_default().join("\n")
    }
}

impl Outcome {
    /// In one line, for the log and the table of all: the error without what to do about it, and no words of a process
    /// that crashed, which may be of anything.
    pub fn short_reason(&self) -> String {
        let mut lines = self.stderr.lines();
        let Some(said) = lines.find_map(|line| line.strip_prefix("error:")) else { return self.end.in_words() };
        // What a colon announces: of a file that is not understood, the line in which it stops making sense.
        let more = lines.next().filter(|_| said.ends_with(':')).unwrap_or_default();
        format!("{} {}", said.trim(), more.trim()).trim_end().to_owned()
    }
}

impl End {
    /// The word in the log.
    pub fn id(&self) -> &'static str {
        match self {
            End::Exit(0) => "done",
            End::Exit(_) => "failed",
            End::Killed(_) => "killed",
            End::NotStarted(_) => "not-started",
            End::Stopped => "stopped",
            End::Kept => "kept",
        }
    }

    /// What is told while others are still at work.
    pub fn in_short(&self) -> &'static str {
        match self {
            End::Exit(0) | End::Kept => "done",
            End::Exit(_) | End::Killed(_) | End::NotStarted(_) => "failed",
            End::Stopped => "stopped",
        }
    }

    pub fn in_words(&self) -> String {
        const KILL: i32 = 9;
        match self {
            // What a group says of which some sites failed.
            End::Exit(1) => "not all of its packs could be built; its own table tells why".to_owned(),
            End::Exit(status) => format!("it came to an unexpected end (exit status {status})"),
            End::Killed(Some(KILL)) => {
                "it was killed, by somebody or by the system because memory ran short (signal 9)".to_owned()
            }
            End::Killed(Some(signal)) => format!("it was ended by signal {signal}"),
            End::Killed(None) => "it was killed".to_owned(),
            End::NotStarted(why) => format!("it could not be started: {why}"),
            End::Stopped => "it was stopped with the whole run".to_owned(),
            End::Kept => "it was done before".to_owned(),
        }
    }
}
