//! `cargo bench --bench reading`: large registers read, joined and checked, against plain calamine reading of the
//! same files in the same run; medians of five in turn, each in a process of its own with its peak memory. calamine reads
//! on one thread, as a plain user of it does, and carebinder on two where there are two cores: on a machine that has
//! other things to do, the processor's time is the fairer figure.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench that cannot run stops, and its result is what it prints"
)]

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use calamine::{Reader, Xlsx, open_workbook};
use carebinder::checks::{self, Case};
use carebinder::registers::read_folder;
use carebinder::settings::Settings;
use carebinder::standard::{EndOfSupport, Standard};
use chrono::{Days, NaiveDate};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

const STAFF: u32 = 100_000;
const COURSES_EACH: u32 = 3;
/// A staff list, and a training register for each course.
const FILES: [&str; 4] = ["staff.xlsx", "training 1.xlsx", "training 2.xlsx", "training 3.xlsx"];
const ROWS: u32 = STAFF * (1 + COURSES_EACH);
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--once") {
        return once(&arguments[at + 1], Path::new(&arguments[at + 2]));
    }
    let place = tempfile::tempdir().expect("a folder can be made");
    write_registers(place.path()).expect("the registers can be written");
    let ways = ["plain calamine", "read", "read and check"];
    let mut runs: Vec<Vec<Run>> = vec![Vec::new(); ways.len()];
    for _ in 0..RUNS {
        for (way, runs) in ways.iter().zip(&mut runs) {
            runs.push(in_own_process(way, place.path()));
        }
    }
    let medians: Vec<Run> = runs.into_iter().map(median).collect();
    println!("{STAFF} staff rows and {} training rows", STAFF * COURSES_EACH);
    println!("calamine on one thread, carebinder on two where there are two cores");
    println!(
        "{:<16}{:>10}{:>16}{:>9}{:>12}{:>9}{:>14}",
        "way", "median", "rows a second", "ratio", "processor", "ratio", "peak memory"
    );
    for (way, run) in ways.iter().zip(&medians) {
        let Run { seconds, processor, kilobytes } = run;
        let (ratio, of_processor) = (seconds / medians[0].seconds, processor / medians[0].processor);
        let (rate, megabytes) = (f64::from(ROWS) / seconds, kilobytes / 1000);
        println!(
            "{way:<16}{seconds:>8.2} s{rate:>16.0}{ratio:>9.2}{processor:>10.2} s{of_processor:>9.2}{megabytes:>11} MB"
        );
    }
}

/// What one run took.
#[derive(Clone, Copy)]
struct Run {
    seconds: f64,
    /// Seconds of all threads together.
    processor: f64,
    kilobytes: u64,
}

/// The median of each figure by itself.
fn median(mut runs: Vec<Run>) -> Run {
    let middle = runs.len() / 2;
    runs.sort_by(|a, b| a.processor.total_cmp(&b.processor));
    let processor = runs[middle].processor;
    runs.sort_by_key(|run| run.kilobytes);
    let kilobytes = runs[middle].kilobytes;
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Run { seconds: runs[middle].seconds, processor, kilobytes }
}

fn in_own_process(way: &str, folder: &Path) -> Run {
    let program = std::env::current_exe().expect("a program knows where it is");
    let output = Command::new(program).arg("--once").arg(way).arg(folder).output().expect("it can be run");
    assert!(output.status.success(), "{way}: {}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("it prints figures");
    let figures: Vec<&str> = told.split_whitespace().collect();
    Run {
        seconds: figures[0].parse().expect("seconds"),
        processor: figures[1].parse().expect("seconds"),
        kilobytes: figures[2].parse().expect("kilobytes"),
    }
}

fn once(way: &str, folder: &Path) {
    let began = Instant::now();
    let rows = match way {
        "plain calamine" => plain(folder),
        "read" => read_folder(folder, &[], &|_| true).expect("it holds registers").training.records.len(),
        _ => check(folder),
    };
    let seconds = began.elapsed().as_secs_f64();
    assert_eq!(rows, usize::try_from(STAFF * COURSES_EACH).expect("a count"), "{way}");
    println!("{seconds} {} {}", processor_time(), peak_memory());
}

/// Every cell of both files as calamine gives them, with nothing made of it.
fn plain(folder: &Path) -> usize {
    let rows = FILES.map(|name| {
        let mut workbook: Xlsx<_> = open_workbook(folder.join(name)).expect("it is a workbook");
        let range = workbook.worksheet_range_at(0).expect("it has a sheet").expect("it can be read");
        range.rows().filter(|row| row.iter().any(|cell| *cell != calamine::Data::Empty)).count() - 1
    });
    rows[1..].iter().sum()
}

fn check(folder: &Path) -> usize {
    let registers = read_folder(folder, &[], &|_| true).expect("it holds registers");
    let assessment = checks::assess(&Case::new(
        &registers,
        &Settings::default(),
        &Standard::current().expect("the data file is sound"),
        &EndOfSupport::current().expect("the data file is sound"),
        NaiveDate::from_ymd_opt(2026, 6, 1).expect("a day of the calendar"),
    ));
    assert!(!assessment.items.is_empty());
    registers.training.records.len()
}

fn write_registers(folder: &Path) -> Result<(), XlsxError> {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = |offset: u32| {
        NaiveDate::from_ymd_opt(2025, 6, 2)
            .and_then(|day| day.checked_add_days(Days::new(offset.into())))
            .expect("a day")
    };
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(
        0,
        0,
        ["Staff number", "Forename", "Surname", "Job title", "Start date", "E-mail", "Security clause in contract"],
    )?;
    for person in 0..STAFF {
        let row = person + 1;
        let texts = [
            format!("P{person:06}"),
            format!("Forename{}", person % 977),
            format!("Surname{person}"),
            "Care worker".to_owned(),
        ];
        sheet.write_row(row, 0, texts)?;
        sheet.write_with_format(row, 4, &day(person % 300), &date)?;
        sheet.write(row, 5, format!("p{person}@example.org"))?;
        sheet.write(row, 6, "Yes")?;
    }
    workbook.save(folder.join("staff.xlsx"))?;
    let courses = ["Data Security Awareness", "Fire safety", "Moving and handling"];
    for (course, file) in courses.iter().zip(&FILES[1..]) {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["Staff number", "Name", "Course", "Date completed", "Result"])?;
        for person in 0..STAFF {
            let name = format!("Forename{} Surname{person}", person % 977);
            sheet.write_row(person + 1, 0, [format!("P{person:06}"), name, (*course).to_owned()])?;
            sheet.write_with_format(person + 1, 3, &day(person % 300), &date)?;
            sheet.write(person + 1, 4, "Pass")?;
        }
        workbook.save(folder.join(file))?;
    }
    Ok(())
}

/// The seconds that this process has kept a processor busy, as Linux tells it in hundredths.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may hold anything; both of what the program and what the system did for it.
    let figures = stat.rsplit_once(')').map_or("", |(_, figures)| figures).split_whitespace();
    figures.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The largest this process has been, in kilobytes, as Linux tells it.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
