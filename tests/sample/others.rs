//! The clients and the group: what lies in the repository is what the maker writes, and each file is read as it is meant.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use carebinder::registers::{Registers, Severity, read_folder};
use serde_json::Value;
use walkdir::WalkDir;

use super::make;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");

/// Written by hand, as its comments are for the reader.
const BY_HAND: &str = "rosewood-lodge/carebinder.toml";

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let below = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    entries.map(|entry| (below(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

fn read(folder: &Path) -> Registers {
    read_folder(folder, &[], &|_| true).unwrap()
}

#[test]
fn what_lies_in_the_repository_is_what_the_maker_writes() {
    let place = tempfile::tempdir().unwrap();
    make::samples(place.path()).unwrap();
    let made = files(place.path());
    let mut kept = files(Path::new(SAMPLES));
    kept.retain(|path, _| !path.starts_with("make/") && path != BY_HAND);
    assert_eq!(made.keys().collect::<Vec<_>>(), kept.keys().collect::<Vec<_>>());
    let stale: Vec<&String> = made.keys().filter(|path| made[*path] != kept[*path]).collect();
    assert!(stale.is_empty(), "run `cargo run --release --example make-samples`: {stale:?}");
    for sample in ["rosewood-lodge/", "meadowbank-group/", "clients/"] {
        let bytes: usize = kept.iter().filter(|(path, _)| path.starts_with(sample)).map(|(_, bytes)| bytes.len()).sum();
        assert!(bytes < 400_000, "{sample} has {bytes} bytes");
    }
}

/// What a check of a folder says, as JSON.
fn checked(folder: &Path) -> Value {
    let place = tempfile::tempdir().unwrap();
    let output = super::carebinder(&["check", folder.to_str().unwrap(), "-q", "--format", "json"], place.path());
    serde_json::from_slice(&output.stdout).unwrap()
}

fn assert_read(json: &Value, registers: usize, in_scope: u64, trained: u64) {
    let name = &json["provider"]["name"];
    let serious = json["problems"].as_array().unwrap().iter().filter(|problem| problem["severity"] != "note");
    assert_eq!(serious.count(), 0, "{name}: {:#}", json["problems"]);
    let tables = json["inputs"].as_array().unwrap().iter().flat_map(|input| input["tables"].as_array().unwrap());
    let known: BTreeSet<&str> = tables.map(|table| table["register"].as_str().unwrap()).collect();
    assert_eq!(known.len(), registers, "{name}: {known:?}");
    let training = json["items"].as_array().unwrap().iter().find(|item| item["ref"] == "3.2.1").unwrap();
    assert_eq!(training["figures"]["in_scope"], in_scope, "{name}");
    assert_eq!(training["figures"]["trained"], trained, "{name}");
}

#[test]
fn each_client_is_read_as_it_is_meant() {
    let clients = Path::new(SAMPLES).join("clients");
    assert_read(&checked(&clients.join("fernleigh-care")), 9, 6, 5);
    assert_read(&checked(&clients.join("kestrel-homecare")), 19, 12, 11);
    assert_read(&checked(&clients.join("saltmarsh-living")), 8, 12, 8);
}

#[test]
fn the_broken_client_is_named_with_its_reason_and_is_sound_once_mended() {
    let clients = Path::new(SAMPLES).join("clients");
    let place = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_carebinder"))
        .args(["check", clients.to_str().unwrap()])
        .env("XDG_CONFIG_HOME", place.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let (page, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    for name in ["Fernleigh Care", "Kestrel Homecare", "Saltmarsh Living"] {
        assert!(page.contains(name), "{page}");
    }
    assert!(said.contains("thornfield-house") && said.contains("line 5") && said.contains('“'), "{said}");

    let broken = clients.join("thornfield-house");
    for (path, bytes) in files(&broken) {
        fs::write(place.path().join(path), bytes).unwrap();
    }
    let settings = fs::read_to_string(broken.join("carebinder.toml")).unwrap().replace(['“', '”'], "\"");
    fs::write(place.path().join("carebinder.toml"), settings).unwrap();
    assert_read(&checked(place.path()), 6, 9, 9);
}

#[test]
fn the_group_has_twelve_branches_and_nobody_has_filled_in_the_last() {
    let group = read(&Path::new(SAMPLES).join("meadowbank-group"));
    let serious: Vec<_> = group.problems.iter().filter(|problem| problem.severity != Severity::Note).collect();
    assert!(serious.is_empty(), "{serious:?}");
    assert_eq!(group.sites.records.len(), 12);
    assert_eq!(group.staff.records.len(), 237);
    assert_eq!(
        group.sites.records.iter().filter(|site| site.manager.is_blank()).count(),
        1,
        "Maple House has nobody yet"
    );
    let at_maple_house = |site: &str| site == "Maple House";
    assert!(!group.assets.records.iter().any(|asset| at_maple_house(asset.site.text())));
    assert!(!group.spot_checks.records.iter().any(|check| at_maple_house(check.site.text())));
    let of_branches = group.suppliers.records.iter().filter(|supplier| supplier.name.at.file.starts_with("sites/"));
    assert_eq!(of_branches.count(), 3);
}

#[test]
fn a_group_of_any_size_is_the_same_each_time_and_holds_what_was_asked_for() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (place.path().join("one"), place.path().join("two"));
    make::meadowbank::of_any_size(&one, 30, 7).unwrap();
    make::meadowbank::of_any_size(&two, 30, 7).unwrap();
    assert!(files(&one) == files(&two));
    let group = read(&one);
    assert!(group.problems.is_empty(), "{:?}", group.problems);
    assert_eq!(group.staff.records.len(), 30 * 7 + 13, "head office has thirteen");
    let names: BTreeSet<&str> = group.sites.records.iter().map(|site| site.name.text()).collect();
    let codes: BTreeSet<&str> = group.sites.records.iter().map(|site| site.ods_code.text()).collect();
    assert_eq!((names.len(), codes.len()), (30, 30));
}
