//! The typesetter as a process of its own. What Typst remembers, and a document that brings it down, end with it.

use std::io::{self, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::{BinderError, BinderInput, Typeset, engine, fonts, wire};

/// The hidden command by which the program becomes a typesetter.
pub const COMMAND: &str = "typeset";

/// glibc takes pieces of this size and more from the system itself, and gives them back at once. Left to itself it moves the
/// limit, and one run in ten needed 40 MB more. Elsewhere nobody reads it.
const MEMORY: (&str, &str) = ("MALLOC_MMAP_THRESHOLD_", "131072");

/// A typesetter at work: one document after another, until it is dropped.
#[derive(Debug)]
pub struct Typesetter {
    child: Child,
    to: Option<BufWriter<ChildStdin>>,
    from: BufReader<ChildStdout>,
}

impl Typesetter {
    /// Starts the process, from the program's own file.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start() -> Result<Self, BinderError> {
        let lost = |source| BinderError::Lost(format!("it cannot be started: {source}"));
        let program: PathBuf = std::env::current_exe().map_err(lost)?;
        let mut command = Command::new(program);
        command.arg(COMMAND).env(MEMORY.0, MEMORY.1).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(lost)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (to, from) = pipes.ok_or_else(|| lost(io::ErrorKind::BrokenPipe.into()))?;
        Ok(Self { child, to: Some(BufWriter::new(to)), from: BufReader::new(from) })
    }

    /// Typesets a document.
    ///
    /// # Errors
    /// As [`super::typeset`] has them, and when the process comes to an end on the way.
    pub fn typeset(&mut self, input: &BinderInput) -> Result<Typeset, BinderError> {
        // When it cannot be asked, it is gone: why is told by how it ended.
        let asked = self.to.as_mut().map_or(Ok(()), |to| wire::ask(to, input));
        let result = asked.and_then(|()| wire::result(&mut self.from));
        match result {
            Ok(Some(result)) => result,
            Ok(None) | Err(_) => Err(self.lost()),
        }
    }

    /// Tells the process that there is no more to do: it ends by itself, while this one goes on.
    pub fn close(&mut self) {
        self.to = None;
    }

    fn lost(&mut self) -> BinderError {
        self.close();
        BinderError::Lost(self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string()))
    }
}

impl Drop for Typesetter {
    fn drop(&mut self) {
        self.close();
        // How it ends is of no interest any more.
        let _ = self.child.wait();
    }
}

/// The typesetter's side: sets what comes in until there is no more.
///
/// # Errors
/// When what comes in is no document, or nobody takes what goes out.
pub fn serve(mut from: impl io::Read, mut to: impl Write) -> io::Result<()> {
    // While the other side is still busy with what to ask.
    fonts::all();
    while let Some(input) = wire::question(&mut from)? {
        wire::answer(&mut to, engine::typeset(input))?;
    }
    Ok(())
}
