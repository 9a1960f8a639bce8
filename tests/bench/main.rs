//! `cargo bench`: the whole build of the sample and each of its stages, medians of several runs in one
//! process, shares of the whole, and the peak memory.
//!
//! A first run is not counted: it reads the fonts, which a build does once. The figures of one run
//! compare with each other; those of two runs on a busy machine do not.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unchecked_time_subtraction,
    reason = "a bench that cannot run stops, and its result is what it prints"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use carebinder::audience::Audience;
use carebinder::binder::{self, BinderInput, Contents, Panel, Signer, fonts};
use carebinder::branding::Brand;
use carebinder::checks::{self, Case};
use carebinder::pack::{self, Pack};
use carebinder::policies::{self, Library};
use carebinder::registers::read_folder;
use carebinder::results::Results;
use carebinder::seal::{self, FieldBox, Identity, KeyKind, SealRequest};
use carebinder::settings::Settings;
use carebinder::standard::{EndOfSupport, Standard};
use chrono::NaiveDate;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/rosewood-lodge");
const RUNS: usize = 9;
const STAGES: [&str; 6] = ["read", "work out", "fill policies", "typeset", "sign", "write"];

fn main() {
    let day = NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day of the calendar");
    let identity = Identity::generate("Rosewood Care Ltd", KeyKind::P256, day).expect("a key can be made");
    let place = tempfile::tempdir().expect("a folder can be made");
    build(&identity, day, place.path());
    let runs: Vec<[Duration; 6]> = (0..RUNS).map(|_| build(&identity, day, place.path())).collect();

    let whole = median(runs.iter().map(|run| run.iter().sum()).collect());
    println!("{:<16}{:>10}{:>9}", "stage", "median", "share");
    for (index, stage) in STAGES.iter().enumerate() {
        row(stage, median(runs.iter().map(|run| run[index]).collect()), whole);
    }
    row("whole build", whole, whole);
    let rest = median(runs.iter().map(|run| run.iter().sum::<Duration>() - run[3]).collect());
    row("not typesetting", rest, whole);
    if let Some(peak) = peak_memory() {
        println!("{:<16}{:>10}", "peak memory", peak);
    }
}

fn row(name: &str, time: Duration, whole: Duration) {
    let share = 100.0 * time.as_secs_f64() / whole.as_secs_f64();
    println!("{name:<16}{:>7.1} ms{share:>8.1}%", 1000.0 * time.as_secs_f64());
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// One build as the command makes it, with the time of each stage.
fn build(identity: &Identity, day: NaiveDate, place: &Path) -> [Duration; 6] {
    let mut watch = Watch(Instant::now());
    let settings = Settings::of_folder(Path::new(SAMPLE)).expect("the sample has settings");
    let standard = Standard::current().expect("the data file is sound");
    let end_of_support = EndOfSupport::current().expect("the data file is sound");
    let registers = read_folder(Path::new(SAMPLE), &[], &fonts::can_print).expect("the sample has registers");
    let read = watch.lap();

    let case = Case::new(&registers, &settings, &standard, &end_of_support, day);
    let assessment = checks::assess(&case);
    let results = Results::of(&registers, &standard, &assessment, "Rosewood Lodge");
    let results_json = results.to_json().expect("results are JSON");
    let worked_out = watch.lap();

    let library = Library::built_in(&standard).expect("the library is sound");
    let shelf = policies::fill(&library, &case).expect("the library is sound");
    let policies = shelf.without_blanks().expect("the sample's details are complete");
    let filled = watch.lap();

    let signer = Signer {
        name: identity.common_name(),
        fingerprint: identity.fingerprint(),
        self_made: identity.is_self_made(),
    };
    let input = BinderInput::of(&Contents {
        case,
        assessment: &assessment,
        policies,
        annex: &[],
        provider_name: "Rosewood Lodge",
        brand: &Brand::default(),
        results_json: &results_json,
        fingerprint: &pack::sha256(results_json.as_bytes()),
        problems: &results.problems,
        group: None,
        head_office: None,
        since: None,
        signer: &signer,
        audience: Audience::Internal,
        redactor: None,
        made_on: day,
    })
    .expect("the contents can be worded");
    let typeset = binder::typeset(input).expect("the binder can be typeset");
    let set = watch.lap();

    let request = SealRequest {
        seal: field(&typeset.seal),
        countersignature: field(&typeset.countersignature),
        reason: "bench".into(),
        location: None,
        signed_on: day.into(),
    };
    let binder = seal::sign(&typeset.pdf, identity, &request).expect("the binder can be signed");
    let sealed = watch.lap();

    let pack = Pack { binder, results: results_json, others: Vec::new() };
    pack::write(&pack, &place.join("pack")).expect("the pack can be written");
    [read, worked_out, filled, set, sealed, watch.lap()]
}

fn field(panel: &Panel) -> FieldBox {
    FieldBox { page: panel.page, x: panel.x, y: panel.y, width: panel.width, height: panel.height }
}

struct Watch(Instant);

impl Watch {
    fn lap(&mut self) -> Duration {
        let now = Instant::now();
        let lap = now - self.0;
        self.0 = now;
        lap
    }
}

/// The largest this process has been, as Linux tells it.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(format!("{} MB", kilobytes / 1000))
}
