//! The crew: processes of the program itself, each with one provider. Typst's memory and its faults, a file that brings
//! a reader down, and everything that one provider's data could leave behind end with its process.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// What one process is to do.
#[derive(Clone, Debug)]
pub struct Job {
    /// What it is called in print.
    pub name: String,
    pub arguments: Vec<OsString>,
}

/// What became of a job.
#[derive(Debug)]
pub struct Outcome {
    /// Exit status; none when the process could not be started or was killed.
    pub status: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

/// Runs the jobs, so many at a time, and tells of each when it is done. The outcomes are in the order of the jobs.
pub fn run(program: &Path, jobs: &[Job], at_a_time: usize, tell: &mut dyn FnMut(usize, &Outcome)) -> Vec<Outcome> {
    let waiting = Mutex::new(jobs.iter().enumerate());
    let (done, results) = mpsc::channel();
    let mut outcomes: Vec<Option<Outcome>> = jobs.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..at_a_time.clamp(1, jobs.len().max(1)) {
            let (done, waiting) = (done.clone(), &waiting);
            scope.spawn(move || {
                // A thread that has panicked holds no job back from the others.
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((index, job)) = next() {
                    if done.send((index, one(program, job))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        for (index, outcome) in results {
            tell(index, &outcome);
            if let Some(place) = outcomes.get_mut(index) {
                *place = Some(outcome);
            }
        }
    });
    let never = || Outcome { status: None, stdout: Vec::new(), stderr: "it was never started".to_owned() };
    outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(never)).collect()
}

fn one(program: &Path, job: &Job) -> Outcome {
    // Each process is one worker: its own threads would only take turns with the others'.
    let output = Command::new(program)
        .args(&job.arguments)
        .env("RAYON_NUM_THREADS", "1")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => Outcome {
            status: output.status.code(),
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        },
        Err(error) => Outcome { status: None, stdout: Vec::new(), stderr: format!("it could not be started: {error}") },
    }
}
