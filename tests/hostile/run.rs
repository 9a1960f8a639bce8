//! Runs the program within bounds that a harmless run does not come near.

use std::fs;
use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// What the program and each process that it starts may take, in memory that is in use.
const MOST_KILOBYTES: u64 = 300 * 1024;
/// Before it takes much more than that, an allocation fails, and the program dies. Address space is not memory: an allocator
/// asks for a gigabyte of it at a time, and uses what it needs.
const MOST_ADDRESSES: u64 = 2 * 1024 * 1024;
/// What it may compute: the same on a busy machine.
const MOST_SECONDS: u32 = 10;
/// When it waits for something, it will wait for ever. Other tests run beside this one.
const LONGEST: Duration = Duration::from_mins(1);

/// How a program ends that has used up its time.
const SIGKILL: i32 = 9;
const SIGXCPU: i32 = 24;

/// What a run left behind.
pub struct Outcome {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    pub fn json(&self) -> Result<Value, String> {
        serde_json::from_str(&self.stdout)
            .map_err(|error| format!("standard output is no JSON: {error}\n{}", self.stderr))
    }
}

/// Runs `carebinder` in a place of its own; an error when it hangs, dies or panics.
pub fn carebinder(arguments: &[&str], place: &Path) -> Result<Outcome, String> {
    let mut child = Command::new("/usr/bin/env")
        .args(["bash", "-c", "ulimit -c 0 && ulimit -v \"$1\" && ulimit -t \"$2\" && shift 2 && exec \"$@\"", "bash"])
        .args([MOST_ADDRESSES.to_string(), MOST_SECONDS.to_string()])
        .arg(env!("CARGO_BIN_EXE_carebinder"))
        .args(arguments)
        .current_dir(place)
        .env("XDG_CONFIG_HOME", place.join("config"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("bash is needed to bound the memory: {error}"))?;
    let stdout = drain(child.stdout.take().expect("piped"));
    let stderr = drain(child.stderr.take().expect("piped"));
    let began = Instant::now();
    let mut largest = 0;
    let status = loop {
        largest = largest.max(size_of_all(child.id()));
        match child.try_wait().map_err(|error| error.to_string())? {
            Some(status) => break status,
            None if began.elapsed() > LONGEST => {
                child.kill().map_err(|error| error.to_string())?;
                child.wait().map_err(|error| error.to_string())?;
                return Err(format!("it did not end within {} s", LONGEST.as_secs()));
            }
            None => thread::sleep(Duration::from_millis(5)),
        }
    };
    if largest > MOST_KILOBYTES {
        return Err(format!("it took {} MB of memory", largest / 1024));
    }
    let outcome = |exit| Outcome { exit, stdout: text(stdout), stderr: text(stderr) };
    match (status.code(), status.signal()) {
        (Some(exit), _) => {
            let outcome = outcome(exit);
            let panicked = outcome.stderr.contains("panicked") || outcome.stdout.contains("panicked");
            if panicked { Err(format!("it panicked: {}", outcome.stderr)) } else { Ok(outcome) }
        }
        (None, Some(SIGXCPU | SIGKILL)) => Err(format!("it computed for more than {MOST_SECONDS} s")),
        (None, signal) => Err(format!("it was ended by signal {signal:?}: {}", outcome(0).stderr)),
    }
}

/// The largest that a process, or one of those that it has started, has been so far, in kilobytes; nothing once it has
/// ended. Linux keeps the peak, so that looking now and then is enough.
fn size_of_all(process: u32) -> u64 {
    let place = format!("/proc/{process}");
    let status = fs::read_to_string(format!("{place}/status")).unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse().ok());
    let started = fs::read_to_string(format!("{place}/task/{process}/children")).unwrap_or_default();
    let started = started.split_whitespace().filter_map(|child| child.parse().ok()).map(size_of_all);
    started.chain(peak).max().unwrap_or(0)
}

/// Reads what a pipe gives, so that the program never waits for us.
fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        bytes
    })
}

fn text(bytes: thread::JoinHandle<Vec<u8>>) -> String {
    String::from_utf8(bytes.join().expect("reading a pipe does not panic")).expect("carebinder prints UTF-8")
}
