//! A run that is interrupted leaves finished packs finished and no half packs, and the next one goes on from there.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::clients;

const BUILD: [&str; 6] = ["build", "clients", "--as-of", "2026-06-01", "--jobs", "1"];

fn log(place: &Path) -> String {
    log_in(place, "out")
}

fn log_in(place: &Path, folder: &str) -> String {
    fs::read_to_string(place.join(folder).join("run.jsonl")).unwrap_or_default()
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_mins(2), "waited too long: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A run of which one client is done and another is at work.
fn under_way(place: &Path) -> Child {
    let run = clients::command(place, &BUILD).spawn().unwrap();
    wait_until("a client is done", || log(place).matches("\"status\":\"done\"").count() == 1);
    wait_until("another is at work", || log(place).matches("\"event\":\"start\"").count() == 2);
    run
}

fn signal(signal: &str, process: u32) {
    assert!(Command::new("kill").args([signal, &process.to_string()]).status().unwrap().success());
}

/// The processes that a process has started.
fn children(process: u32) -> Vec<u32> {
    let text = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    // Threads start processes, too.
    let of_threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().filter_map(Result::ok);
    let texts = of_threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    texts
        .chain([text])
        .flat_map(|text| text.split_whitespace().map(|id| id.parse().unwrap()).collect::<Vec<_>>())
        .collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn packs(place: &Path) -> Vec<PathBuf> {
    packs_in(&place.join("out"))
}

fn packs_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// Tells a file that was written anew from one that stayed.
fn inode(place: &Path, client: &str) -> u64 {
    fs::metadata(place.join("out").join(client).join("binder.pdf")).unwrap().ino()
}

fn is_whole(pack: &Path) -> bool {
    Command::new("sha256sum")
        .args(["--status", "-c", "manifest-sha256.txt"])
        .current_dir(pack)
        .status()
        .unwrap()
        .success()
}

#[test]
fn after_a_wish_to_stop_the_next_run_goes_on() {
    let (place, _) = clients::all();
    let place = place.path();
    let run = under_way(place);
    signal("-TERM", run.id());
    let output = run.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    assert!(said(&output).contains("1 of 4 providers were built."), "{}", said(&output));
    assert!(said(&output).contains("goes on from there"), "{}", said(&output));
    assert!(log(place).trim_end().lines().last().unwrap().starts_with("{\"event\":\"interrupted\""));
    assert_eq!(packs(place), [place.join("out/fern")], "no half pack, and nothing aside");
    assert!(is_whole(&place.join("out/fern")));
    let first = inode(place, "fern");

    let output = clients::carebinder(place, &BUILD);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("fern (done by the run before)"), "{}", said(&output));
    assert!(said(&output).contains("4 of 4 providers were built, 1 of them by the run before."), "{}", said(&output));
    assert_eq!(inode(place, "fern"), first, "it was not built again");

    let output = clients::carebinder(place, &BUILD);
    assert!(!said(&output).contains("by the run before"), "after a run that ended all is built anew");
    assert_ne!(inode(place, "fern"), first);
}

#[test]
fn what_was_changed_meanwhile_is_built_again() {
    let (place, folder) = clients::all();
    let place = place.path();
    let run = under_way(place);
    signal("-TERM", run.id());
    run.wait_with_output().unwrap();
    let first = inode(place, "fern");
    let staff = folder.join("fern/staff.csv");
    fs::write(&staff, fs::read_to_string(&staff).unwrap() + "3,Cy Moor,Carer,01/02/2024\n").unwrap();
    let output = clients::carebinder(place, &BUILD);
    assert!(output.status.success() && !said(&output).contains("by the run before"), "{}", said(&output));
    assert_ne!(inode(place, "fern"), first);
}

#[test]
fn a_run_that_was_killed_is_gone_on_from_and_what_it_left_is_cleared_away() {
    let (place, _) = clients::all();
    let place = place.path();
    let mut run = under_way(place);
    let workers = children(run.id());
    signal("-KILL", run.id());
    run.wait().unwrap();
    for worker in workers {
        signal("-KILL", worker);
    }
    // As a process leaves it that is killed while it writes, and a line that was torn off.
    let left = place.join("out/.carebinder-left");
    fs::create_dir_all(left.join("new")).unwrap();
    fs::write(left.join("writing"), "lily").unwrap();
    fs::write(place.join("out/run.jsonl"), log(place) + "{\"event\":\"end\",\"job\":\"li").unwrap();
    let output = clients::carebinder(place, &BUILD);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("1 of them by the run before"), "{}", said(&output));
    assert_eq!(packs(place).len(), 4, "{:?}", packs(place));
    assert!(packs(place).iter().all(|pack| is_whole(pack)));
}

#[test]
fn a_group_among_clients_is_gone_on_from_where_it_was_killed() {
    let (place, _) = clients::with_a_group();
    let place = place.path();
    let mut run = clients::command(place, &BUILD).spawn().unwrap();
    let group = || log_in(place, "out/elm");
    wait_until("one pack of the group is done", || group().matches("\"status\":\"done\"").count() == 1);
    wait_until("the next is at work", || group().matches("\"event\":\"start\"").count() == 2);
    let workers = children(run.id());
    let of_workers: Vec<u32> = workers.iter().copied().flat_map(children).collect();
    signal("-KILL", run.id());
    run.wait().unwrap();
    for process in workers.into_iter().chain(of_workers) {
        // Some have noticed by themselves.
        Command::new("kill").args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status().unwrap();
    }
    let first = packs_in(&place.join("out/elm"));
    assert_eq!(first.len(), 1, "no half pack: {first:?}");
    let before = fs::metadata(first[0].join("binder.pdf")).unwrap().ino();

    let output = clients::carebinder(place, &BUILD);
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("5 of 5 providers were built"), "{}", said(&output));
    assert_eq!(fs::metadata(first[0].join("binder.pdf")).unwrap().ino(), before, "it was not built again");
    let all = packs_in(&place.join("out/elm"));
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all.iter().all(|pack| is_whole(pack)));
}

#[test]
fn a_site_whose_records_were_changed_while_the_group_was_built_is_built_again() {
    let (place, folder) = clients::with_a_group();
    let place = place.path();
    let build = ["build", "clients/elm", "--as-of", "2026-06-01", "--jobs", "1"];
    let run = clients::command(place, &build).spawn().unwrap();
    let group = || log_in(place, "out/elm");
    wait_until("the first site is at work", || group().matches("\"event\":\"start\"").count() == 2);
    let staff = folder.join("elm/staff.csv");
    fs::write(&staff, fs::read_to_string(&staff).unwrap() + "3,Cy Moor,Carer,01/02/2024,Ash Court\n").unwrap();
    wait_until("the other site is at work", || group().matches("\"event\":\"start\"").count() == 3);
    signal("-TERM", run.id());
    let output = run.wait_with_output().unwrap();
    assert!(said(&output).contains("The records were changed while this was at work"), "{}", said(&output));
    let output = clients::carebinder(place, &build);
    assert!(output.status.success(), "{}", said(&output));
    assert!(!said(&output).contains("by the run before"), "{}", said(&output));
    let results = fs::read_to_string(place.join("out/elm/ash-court/results.json")).unwrap();
    assert!(results.contains("Cy Moor") || results.contains("\"current\": 2"), "{results}");
}

#[test]
fn a_provider_that_has_become_a_group_is_told_of_its_former_pack() {
    let (place, folder) = clients::with_a_group();
    let place = place.path();
    let build = ["build", "clients/elm", "--as-of", "2026-06-01"];
    let sites = folder.join("elm/sites.csv");
    let of_sites = fs::read_to_string(&sites).unwrap();
    fs::remove_file(&sites).unwrap();
    assert!(clients::carebinder(place, &build).status.success());
    fs::write(&sites, of_sites).unwrap();
    let output = clients::carebinder(place, &build);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("it is itself the pack of one provider or site"), "{}", said(&output));
    assert!(is_whole(&place.join("out/elm")), "it is as it was");
}

#[test]
fn workers_end_with_a_run_that_was_killed() {
    let (place, _) = clients::all();
    let place = place.path();
    let mut run = under_way(place);
    // With its typesetter at a standstill, the worker would wait for ever.
    let typesetters = || children(run.id()).into_iter().flat_map(children).collect::<Vec<u32>>();
    wait_until("the next is being typeset", || !typesetters().is_empty());
    let (workers, typesetters) = (children(run.id()), typesetters());
    for typesetter in &typesetters {
        signal("-STOP", *typesetter);
    }
    signal("-KILL", run.id());
    run.wait().unwrap();
    // Whatever takes them over reads how they ended, at its leisure.
    let is_at_work = |id: &u32| {
        let state = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        state.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
    };
    wait_until("the workers end", || !workers.iter().any(is_at_work));
    for typesetter in &typesetters {
        signal("-KILL", *typesetter);
    }
    let output = clients::carebinder(place, &BUILD);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(packs(place).len(), 4, "{:?}", packs(place));
}

#[test]
fn a_worker_that_is_killed_or_crashes_is_told_and_stops_nobody() {
    for (name, reason) in [("-KILL", "it was killed"), ("-ABRT", "it was ended by signal 6")] {
        let (place, _) = clients::all();
        let place = place.path();
        let run = under_way(place);
        wait_until("a worker runs", || !children(run.id()).is_empty());
        for worker in children(run.id()) {
            signal(name, worker);
        }
        let output = run.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("3 of 4 providers were built."), "{}", said(&output));
        assert!(said(&output).contains(reason), "{}", said(&output));
        let table = fs::read_to_string(place.join("out/portfolio.json")).unwrap();
        assert!(table.contains(reason), "it is a row of the table, with the reason");
        let output = clients::carebinder(place, &BUILD);
        assert!(
            said(&output).contains("4 of 4 providers were built, 3 of them by the run before."),
            "{}",
            said(&output)
        );
        assert!(!fs::read_to_string(place.join("out/portfolio.json")).unwrap().contains(reason));
    }
}
