//! One process of the crew, from its start to its end. It can be ended from another thread meanwhile.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::job::{End, Job, Outcome};

/// Of what a process says on standard error, no more is kept: it says the reason last.
const MOST_SAID: usize = 64 * 1024;
/// How often a process that has closed its output is asked whether it has ended.
const PATIENCE: Duration = Duration::from_millis(2);

/// The place of a running process, where another thread can reach it.
#[derive(Debug, Default)]
pub struct Seat(Mutex<Option<Child>>);

impl Seat {
    /// Asks the process to end. One that has others at work stops them first; so it is asked before it is killed.
    pub fn ask(&self) {
        if let Some(child) = self.lock().as_mut() {
            ask(child);
        }
    }

    /// Ends the process, whatever it is doing.
    pub fn kill(&self) {
        if let Some(child) = self.lock().as_mut() {
            // One that has ended already needs no killing.
            let _ = child.kill();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Child>> {
        // A thread that has panicked keeps no process from being ended.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs the job and waits for its end.
    pub fn run(&self, program: &Path, job: &Job<'_>) -> Outcome {
        let began = Instant::now();
        let mut outcome = self.started(program, job).unwrap_or_else(|why| {
            self.kill();
            Outcome::without_process(End::NotStarted(why))
        });
        *self.lock() = None;
        outcome.took = began.elapsed();
        outcome
    }

    fn started(&self, program: &Path, job: &Job<'_>) -> Result<Outcome, String> {
        let payload = job.payload.as_ref().map(|make| make()).transpose().map_err(|error| error.to_string())?;
        let mut child = Command::new(program)
            .args(&job.arguments)
            // Each process is one worker: its own threads would only take turns with the others'.
            .env("RAYON_NUM_THREADS", "1")
            .env("NO_COLOR", "1")
            .envs(job.environment.iter().map(|(name, value)| (name, value.as_str())))
            .stdin(if payload.is_some() { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| error.to_string())?;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        *self.lock() = Some(child);
        let (stdout, stderr) = thread::scope(|scope| {
            scope.spawn(move || {
                if let (Some(mut stdin), Some(payload)) = (stdin, payload) {
                    // A process that ends before it has read all says itself why.
                    let _ = stdin.write_all(&payload);
                }
            });
            let said = scope.spawn(move || tail(stderr));
            let mut out = Vec::new();
            // What was read before the pipe broke is judged by the status.
            let _ = stdout.map(|mut pipe| pipe.read_to_end(&mut out));
            (out, said.join().unwrap_or_default())
        });
        Ok(Outcome { end: end(self.wait()), stdout, stderr, took: Duration::ZERO })
    }

    /// The lock is let go between two looks, so that a process that does not end can be ended.
    fn wait(&self) -> Option<ExitStatus> {
        loop {
            match self.lock().as_mut()?.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) => {}
                Err(_) => return None,
            }
            thread::sleep(PATIENCE);
        }
    }
}

/// The last of what is said, as text.
fn tail(pipe: Option<impl Read>) -> String {
    let (mut kept, mut piece) = (Vec::new(), [0; 8 * 1024]);
    if let Some(mut pipe) = pipe {
        while let Ok(read @ 1..) = pipe.read(&mut piece) {
            kept.extend_from_slice(piece.get(..read).unwrap_or_default());
            let surplus = kept.len().saturating_sub(MOST_SAID);
            kept.drain(..surplus);
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

fn end(status: Option<ExitStatus>) -> End {
    let Some(status) = status else { return End::Killed(None) };
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return End::Killed(Some(signal));
    }
    status.code().map_or(End::Killed(None), End::Exit)
}

#[cfg(unix)]
fn ask(child: &mut Child) {
    // Not waited for yet, so its number cannot be another's by now.
    if let Some(id) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
    }
}

#[cfg(not(unix))]
fn ask(child: &mut Child) {
    let _ = child.kill();
}
