//! `cargo bench --bench groups [-- SITES PEOPLE ROUNDS]`: a whole pack against typesetting the same binder alone, two
//! workers against one, and the memory of each process while a group is built. Medians; the two sides of a ratio take
//! turns within one run.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench that cannot run stops, and its result is what it prints"
)]

#[path = "../../samples/make/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the maker of the samples does more than this bench asks for")]
mod make;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_carebinder");
const DAY: &str = "2026-06-01";

fn main() {
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let given = |index: usize, otherwise: u32| numbers.get(index).copied().unwrap_or(otherwise);
    let (sites, people, rounds) = (given(0, 10), given(1, 20), given(2, 5));
    let place = tempfile::tempdir().expect("a folder can be made");
    let folder = place.path().join("group");
    make::meadowbank::of_any_size(&folder, sites, people).expect("a group can be made");
    println!("{sites} sites of {people} people, medians of {rounds}");
    one_pack(place.path(), rounds);
    workers(&folder, place.path(), sites, rounds);
}

/// A pack of the sample, by the program, against its typesetting as the program's own process does it.
fn one_pack(place: &Path, rounds: u32) {
    let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/rosewood-lodge"));
    let output = place.join("one");
    let mut times = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let whole = build(sample, &output, place, &["--verbose"]);
        times.0.push(whole.time);
        times.1.push(whole.typeset);
    }
    let (whole, typeset) = (median(times.0), median(times.1));
    println!("whole pack {whole:.2} s, of which typesetting {typeset:.2} s: {:.2} times", whole / typeset);
}

/// One worker and two in turns, with the largest that each process became.
fn workers(folder: &Path, place: &Path, sites: u32, rounds: u32) {
    let (mut one, mut two) = (Vec::new(), Vec::new());
    let mut largest: BTreeMap<&str, u64> = BTreeMap::new();
    for round in 0..rounds {
        for (jobs, times) in [("1", &mut one), ("2", &mut two)] {
            let built = build(folder, &place.join(format!("{jobs}-{round}")), place, &["--jobs", jobs]);
            times.push(built.time);
            for (name, size) in [("the coordinator", built.coordinator), ("a worker", built.worker)] {
                let known = largest.entry(name).or_default();
                *known = size.max(*known);
            }
        }
    }
    let (one, two) = (median(one), median(two));
    let packs = f64::from(sites + 1);
    println!("one worker {:.3} packs a second, two {:.3}: {:.2} times as many", packs / one, packs / two, one / two);
    for (name, kilobytes) in largest {
        println!("{name}: at most {} MB", kilobytes / 1000);
    }
}

struct Built {
    /// Seconds.
    time: f64,
    /// Seconds between the filled policies and the typeset pages, as the program tells them.
    typeset: f64,
    /// Kilobytes.
    coordinator: u64,
    worker: u64,
}

fn build(folder: &Path, output: &Path, place: &Path, options: &[&str]) -> Built {
    let began = Instant::now();
    let log = fs::File::create(place.join("log")).expect("a file can be made");
    let mut child = Command::new(PROGRAM)
        .args(["build", "--as-of", DAY])
        .args(options)
        .arg("-o")
        .args([output, folder])
        .env("XDG_CONFIG_HOME", place)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .expect("the program can be started");
    let (mut coordinator, mut worker) = (0, 0);
    let status = loop {
        for (process, size) in sizes() {
            let place = if process == child.id() { &mut coordinator } else { &mut worker };
            *place = size.max(*place);
        }
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success(), "{}", fs::read_to_string(place.join("log")).unwrap_or_default());
    let time = began.elapsed().as_secs_f64();
    let log = fs::read_to_string(place.join("log")).unwrap_or_default();
    Built { time, typeset: told(&log, "Typeset ") - told(&log, "Filled "), coordinator, worker }
}

/// Seconds since the start at which a stage was over, as `--verbose` tells.
fn told(log: &str, stage: &str) -> f64 {
    let line = log.lines().find(|line| line.trim_start().starts_with(stage));
    let milliseconds = line.and_then(|line| line.rsplit_once('(')?.1.strip_suffix(" ms)")?.parse::<f64>().ok());
    milliseconds.unwrap_or(0.0) / 1000.0
}

/// The largest size so far of every process of the program, as Linux tells it.
fn sizes() -> Vec<(u32, u64)> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    let sizes = numbers.filter_map(|number| {
        let status = fs::read_to_string(format!("/proc/{number}/status")).ok()?;
        let line = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let size = line("VmHWM:")?.split(' ').next()?.parse().ok()?;
        (line("Name:")? == "carebinder").then_some((number, size))
    });
    sizes.collect()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
