//! `cargo bench --bench groups [-- SITES PEOPLE ROUNDS]`: a whole pack against typesetting the same binder alone with the
//! typst library, two workers against one, and the memory of each process while a group is built. Medians; the two sides
//! of a ratio take turns within one run. `-- 200 20 5` takes about an hour on two cores.

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
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use carebinder::binder::{self, BinderInput};

const PROGRAM: &str = env!("CARGO_BIN_EXE_carebinder");
const DAY: &str = "2026-06-01";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, file] = arguments.as_slice()
        && flag == ALONE
    {
        return typeset_alone(Path::new(file));
    }
    let numbers: Vec<u32> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let given = |index: usize, otherwise: u32| numbers.get(index).copied().unwrap_or(otherwise);
    let (sites, people, rounds) = (given(0, 10), given(1, 20), given(2, 5));
    let place = tempfile::tempdir().expect("a folder can be made");
    one_pack(place.path(), rounds);
    let folder = place.path().join("group");
    make::meadowbank::of_any_size(&folder, sites, people).expect("a group can be made");
    workers(&folder, place.path(), (sites, people), rounds);
}

/// How this program is told to be the other side of [`one_pack`].
const ALONE: &str = "--typeset-alone";

/// A pack of the sample, from its spreadsheets to the signed binder, against a program that has nothing but Typst's library
/// set the same binder. Either is a process, from its start to its end.
fn one_pack(place: &Path, rounds: u32) {
    let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/rosewood-lodge"));
    let asked = place.join("asked");
    let keep = asked.to_str().expect("a plain path");
    let (mut packs, mut alone) = (Vec::new(), Vec::new());
    let mut largest = (0, 0);
    for _ in 0..rounds {
        let pack = build(sample, &place.join("one"), place, &["--keep-typesetting", keep]);
        // Or else the next one had to tell what changed since this one.
        fs::remove_dir_all(place.join("one")).expect("what was built can be removed");
        let set = watched(Command::new(std::env::current_exe().expect("a path")).args([ALONE, keep]), place, place);
        packs.push(pack.time);
        alone.push(set.time);
        largest = (pack.worker.max(largest.0), set.coordinator.max(largest.1));
    }
    let (pack, alone) = (median(packs), median(alone));
    println!("one pack, medians of {rounds}: {pack:.2} s, its binder by the typst library alone {alone:.2} s");
    println!("  {:.2} times (goal: at most 1.15)", pack / alone);
    println!("  the typesetter at most {} MB, the library alone {} MB", largest.0 / 1000, largest.1 / 1000);
}

/// With the memory that the system gives, and all of it that Typst wants.
fn typeset_alone(asked: &Path) {
    let input = BinderInput::kept(asked).expect("what was kept");
    let pdf = binder::typeset_plainly(input).expect("the binder can be set");
    fs::write(asked.with_extension("pdf"), pdf).expect("a file can be written");
}

/// One worker and two in turns, with the largest that each process became.
fn workers(folder: &Path, place: &Path, (sites, people): (u32, u32), rounds: u32) {
    let (mut one, mut two) = (Vec::new(), Vec::new());
    let mut largest: BTreeMap<&str, u64> = BTreeMap::new();
    for round in 0..rounds {
        for (jobs, times) in [("1", &mut one), ("2", &mut two)] {
            let built = build(folder, &place.join(format!("{jobs}-{round}")), place, &["--jobs", jobs]);
            times.push(built.time);
            let found = [
                ("the coordinator", built.coordinator),
                ("a worker or its typesetter", built.worker),
                ("what the coordinator grew by after 50 packs", built.grown),
            ];
            for (name, size) in found {
                let known = largest.entry(name).or_default();
                *known = size.max(*known);
            }
        }
    }
    let (one, two) = (median(one), median(two));
    let packs = f64::from(sites + 1);
    println!("{sites} sites of {people} people, medians of {rounds}");
    println!("  one worker {:.3} packs a second, two {:.3}", packs / one, packs / two);
    println!("  {:.2} times as many (goal: at least 1.8)", one / two);
    for (name, kilobytes) in largest {
        println!("  {name}: at most {} MB (goal: under 300)", kilobytes / 1000);
    }
}

struct Built {
    /// Seconds.
    time: f64,
    /// Kilobytes: the process that was started, and the largest of those that it started.
    coordinator: u64,
    worker: u64,
    /// By how much the coordinator's largest size grew after the first 50 packs.
    grown: u64,
}

fn build(folder: &Path, output: &Path, place: &Path, options: &[&str]) -> Built {
    let mut command = Command::new(PROGRAM);
    command.args(["build", "--as-of", DAY]).args(options).arg("-o").args([output, folder]);
    watched(command.env("XDG_CONFIG_HOME", place), place, &output.join("group"))
}

/// How often it is looked at what runs. To look at a dozen threads takes a core two milliseconds, which two workers on two
/// cores would miss. What a process grows by in the last of these before its end is not seen.
const PAUSE: Duration = Duration::from_millis(100);

/// Runs a program to its end, looking at the sizes of its processes and at the packs that are done meanwhile.
fn watched(command: &mut Command, place: &Path, packs: &Path) -> Built {
    let began = Instant::now();
    let log = fs::File::create(place.join("log")).expect("a file can be made");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().expect("the program can be started");
    let process = child.id();
    let (running, ended) = mpsc::channel::<()>();
    let watch = move || {
        let (mut coordinator, mut worker, mut after_some) = (0, 0, None);
        loop {
            coordinator = size(process).max(coordinator);
            worker = below(process).into_iter().map(size).fold(worker, u64::max);
            if after_some.is_none() && fs::read_dir(packs).is_ok_and(|packs| packs.count() > 50) {
                after_some = Some(coordinator);
            }
            if ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Disconnected) {
                return (coordinator, worker, after_some.map_or(0, |before| coordinator - before));
            }
        }
    };
    thread::scope(|scope| {
        let watcher = scope.spawn(watch);
        let status = child.wait().expect("the program can be waited for");
        let time = began.elapsed().as_secs_f64();
        drop(running);
        assert!(status.success(), "{}", fs::read_to_string(place.join("log")).unwrap_or_default());
        let (coordinator, worker, grown) = watcher.join().expect("the watcher has nothing to fail at");
        Built { time, coordinator, worker, grown }
    })
}

/// The processes that a process started, from any of its threads, and those that they did, as Linux tells them.
fn below(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let lists = threads.map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default());
    let children: Vec<u32> =
        lists.flat_map(|list| list.split(' ').filter_map(|number| number.parse().ok()).collect::<Vec<_>>()).collect();
    children.into_iter().flat_map(|child| std::iter::once(child).chain(below(child))).collect()
}

/// The largest that a process has been, in kilobytes.
fn size(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).map(str::trim);
    line.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
