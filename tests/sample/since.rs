//! Packs that follow one another in one folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{SAMPLE, carebinder};

const FILES: [&str; 5] = ["binder.pdf", "results.json", "action-plan.xlsx", "last-results.json", "manifest-sha256.txt"];

fn built_on(day: &str, place: &Path) -> (PathBuf, String) {
    let out = place.join("out");
    let output = carebinder(&["build", SAMPLE, "--as-of", day, "--output", out.to_str().unwrap()], place);
    (out.join("rosewood-lodge"), String::from_utf8(output.stderr).unwrap())
}

fn since(pack: &Path) -> Value {
    let results: Value = serde_json::from_str(&fs::read_to_string(pack.join("results.json")).unwrap()).unwrap();
    results["since"].clone()
}

#[test]
fn a_second_build_on_the_same_day_gives_the_same_bytes_and_tells_the_same_changes() {
    let place = tempfile::tempdir().unwrap();
    let (pack, _) = built_on("2026-02-10", place.path());
    assert_eq!(since(&pack), Value::Null, "there was no pack before");
    built_on("2026-06-01", place.path());
    let first = FILES.map(|file| fs::read(pack.join(file)).unwrap());
    let changes = since(&pack);
    assert_eq!(changes["before"]["as_of"], "2026-02-10");
    assert_eq!(changes["people"]["left"][0]["name"], "Megan Pritchard");
    built_on("2026-06-01", place.path());
    for (file, first) in FILES.iter().zip(first) {
        assert!(fs::read(pack.join(file)).unwrap() == first, "{file}");
    }
    carebinder(&["verify", pack.to_str().unwrap()], place.path());

    // The same comparison, made by the command.
    let last = pack.join("last-results.json");
    let arguments = ["diff", last.to_str().unwrap(), pack.to_str().unwrap(), "--format", "json"];
    let mut told: Value = serde_json::from_slice(&carebinder(&arguments, place.path()).stdout).unwrap();
    // Results cannot hold their own digest.
    told["after"].as_object_mut().unwrap().remove("sha256").unwrap();
    assert_eq!(told, changes);
}

#[test]
fn a_pack_that_was_tampered_with_is_compared_with_nothing() {
    let place = tempfile::tempdir().unwrap();
    let (pack, _) = built_on("2026-02-10", place.path());
    let results = fs::read_to_string(pack.join("results.json")).unwrap();
    fs::write(pack.join("results.json"), results.replace("Megan Pritchard", "Nobody At All")).unwrap();
    let diff = Command::new(env!("CARGO_BIN_EXE_carebinder")).arg("diff").args([&pack, &pack]).output().unwrap();
    assert!(String::from_utf8_lossy(&diff.stderr).contains("is not as it was signed"));
    let (_, said) = built_on("2026-06-01", place.path());
    assert!(
        said.contains("is not compared with this one: its results.json is not the one sealed in its binder"),
        "{said}"
    );
    assert_eq!(since(&pack), Value::Null);
    assert!(!pack.join("last-results.json").exists());

    // The same for the one that a pack keeps.
    built_on("2026-06-15", place.path());
    assert_eq!(since(&pack)["before"]["as_of"], "2026-06-01");
    fs::write(pack.join("last-results.json"), "{}").unwrap();
    let (_, said) = built_on("2026-06-15", place.path());
    assert!(said.contains("its last-results.json was changed since it was sealed"), "{said}");
    assert_eq!(since(&pack), Value::Null);
}
