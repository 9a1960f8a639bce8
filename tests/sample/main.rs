//! The sample provider from end to end: the page in the terminal, the results, the signed pack. The other samples: that
//! they are what their maker writes, and are read as they are meant.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

#[path = "../../samples/make/mod.rs"]
mod make;
mod others;
mod since;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lopdf::{Document, Object};
use serde_json::Value;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/rosewood-lodge");

/// A policy of the home's own, which its policy register names.
const OWN_DOCUMENT: &str = "Data protection/Own devices policy 1.4.pdf";

fn carebinder(arguments: &[&str], place: &Path) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_carebinder"))
        .args(arguments)
        .env("XDG_CONFIG_HOME", place.join("config"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn built(place: &Path, folder: &str) -> PathBuf {
    let out = place.join(folder);
    carebinder(&["build", SAMPLE, "-q", "--output", out.to_str().unwrap()], place);
    out.join("rosewood-lodge")
}

#[test]
fn the_page_in_the_terminal() {
    let place = tempfile::tempdir().unwrap();
    let output = carebinder(&["check", SAMPLE, "-q"], place.path());
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.lines().all(|line| line.chars().count() <= 100), "fits a terminal");
    insta::assert_snapshot!(page);
}

#[test]
fn the_json_keeps_its_contract() {
    let place = tempfile::tempdir().unwrap();
    let output = carebinder(&["check", SAMPLE, "-q", "--format", "json"], place.path());
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["schema"], "carebinder/results/1");
    assert_eq!(json["standard"], "dspt-2025-26");
    assert_eq!(json["as_of"], "2026-06-01");
    assert_eq!(json["provider"], serde_json::json!({"name": "Rosewood Lodge", "ods_code": "VLF01"}));
    assert_eq!(json["site"], Value::Null);
    assert_eq!(json["level"], "approaching-standards");
    let counts = serde_json::json!({"supported": 30, "attested": 5, "not-applicable": 2, "gap": 7, "missing": 1});
    assert_eq!(json["counts"], counts);
    assert_eq!(json["items"].as_array().unwrap().len(), 45);
    let training = &json["items"].as_array().unwrap().iter().find(|item| item["ref"] == "3.2.1").unwrap();
    assert_eq!(training["needed_for"], "met");
    assert_eq!(training["figures"]["in_scope"], 40);
    assert_eq!(training["figures"]["trained"], 37);
    assert_eq!(training["figures"]["required"], 38);
    let finding = &training["findings"][0];
    for field in ["code", "severity", "message", "hint", "cells"] {
        assert!(!finding[field].is_null(), "{field}");
    }
    assert_eq!(
        finding["cells"][0],
        serde_json::json!({"file": "HR/Training matrix 2025-26.xlsx", "sheet": "2026", "cell": "E27"})
    );
    let input = &json["inputs"][0];
    assert!(input["path"].is_string() && input["bytes"].is_u64());
    assert_eq!(input["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(
        input["tables"][0],
        serde_json::json!({"sheet": "Answers", "register": "answers", "header": "A4", "rows": 7})
    );
}

#[test]
fn marked_copies_are_the_same_twice_and_read_like_the_originals() {
    let place = tempfile::tempdir().unwrap();
    let json = |arguments: &[&str]| -> Value {
        let common = ["--as-of", "2026-06-01", "--format", "json", "-q"];
        let output = carebinder(&[&["check"], arguments, &common].concat(), place.path());
        let mut json: Value = serde_json::from_slice(&output.stdout).unwrap();
        json.as_object_mut().unwrap().remove("inputs").unwrap();
        json
    };
    let marked = |name: &str| {
        let out = place.path().join(name);
        let results = json(&[SAMPLE, "--annotate", out.to_str().unwrap()]);
        (out, results)
    };
    let ((one, results), (two, _)) = (marked("one"), marked("two"));
    // It holds the digests of all copies.
    let manifest = |out: &Path| fs::read_to_string(out.join("manifest-sha256.txt")).unwrap();
    assert_eq!(manifest(&one), manifest(&two));
    assert_eq!(manifest(&one).lines().filter(|line| !line.starts_with('#')).count(), 12);
    // What is no workbook has no copy.
    for file in ["carebinder.toml", OWN_DOCUMENT] {
        fs::copy(Path::new(SAMPLE).join(file), one.join(file)).unwrap();
    }
    assert_eq!(json(&[one.to_str().unwrap()]), results);
}

#[test]
fn the_same_records_on_the_same_day_give_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let (one, two) = (built(place.path(), "one"), built(place.path(), "two"));
    for file in ["binder.pdf", "results.json", "action-plan.xlsx", "manifest-sha256.txt"] {
        assert!(fs::read(one.join(file)).unwrap() == fs::read(two.join(file)).unwrap(), "{file}");
    }
}

#[test]
fn policies_of_ones_own_are_bound_in_and_all_others_stand_beside_the_binder() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    carebinder(
        &["build", SAMPLE, "-q", "--annex", "--separate-policies", "--output", out.to_str().unwrap()],
        place.path(),
    );
    let pack = out.join("rosewood-lodge");
    let own = fs::read(Path::new(SAMPLE).join(OWN_DOCUMENT)).unwrap();
    let binder = fs::read(pack.join("binder.pdf")).unwrap();
    let attached = carebinder::seal::attachment(&binder, "Own devices policy 1.4.pdf").unwrap();
    assert!(attached.is_some_and(|attached| attached == own), "the file itself is attached");
    let manifest = fs::read_to_string(pack.join("manifest-sha256.txt")).unwrap();
    assert!(manifest.contains(OWN_DOCUMENT), "{manifest}");
    let mut policies: Vec<String> = fs::read_dir(pack.join("policies"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    policies.sort();
    assert_eq!(policies.len(), 25, "27 less cameras, which the home has not, and its own devices, which it has itself");
    assert!(policies.iter().all(|name| manifest.contains(&format!("policies/{name}"))));
    carebinder(&["verify", pack.to_str().unwrap()], place.path());

    let policy = pack.join("policies").join(&policies[0]);
    let mut bytes = fs::read(&policy).unwrap();
    bytes[2000] ^= 1;
    fs::write(&policy, bytes).unwrap();
    let verdict = Command::new(env!("CARGO_BIN_EXE_carebinder")).arg("verify").arg(&pack).output().unwrap();
    assert_eq!(verdict.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&verdict.stdout).contains("was changed since it was sealed"));
}

#[test]
fn whoever_changes_a_pack_is_found_out() {
    let place = tempfile::tempdir().unwrap();
    let pack = built(place.path(), "out");
    let verify = |pack: &Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_carebinder")).arg("verify").arg(pack).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(verify(&pack).0, Some(0));

    let binder = fs::read(pack.join("binder.pdf")).unwrap();
    let results = fs::read_to_string(pack.join("results.json")).unwrap();
    let manifest = fs::read_to_string(pack.join("manifest-sha256.txt")).unwrap();

    // The results alone; then the manifest made to fit, which only the sealed copy in the binder betrays.
    let forged = results.replace("\"trained\": 37", "\"trained\": 38");
    assert_ne!(forged, results);
    fs::write(pack.join("results.json"), &forged).unwrap();
    assert!(verify(&pack).1.contains("results.json is not the one sealed in the binder"));
    let digest = |text: &str| carebinder::pack::sha256(text.as_bytes());
    fs::write(pack.join("manifest-sha256.txt"), manifest.replace(&digest(&results), &digest(&forged))).unwrap();
    let (code, page) = verify(&pack);
    assert_eq!(code, Some(1));
    assert!(page.contains("results.json is not the one sealed in the binder"), "{page}");
    fs::write(pack.join("results.json"), &results).unwrap();

    // One bit of the binder, with the manifest made to fit.
    let mut spoilt = binder.clone();
    let middle = spoilt.len() / 2;
    spoilt[middle] ^= 1;
    fs::write(pack.join("binder.pdf"), &spoilt).unwrap();
    let fitting = manifest.replace(&carebinder::pack::sha256(&binder), &carebinder::pack::sha256(&spoilt));
    fs::write(pack.join("manifest-sha256.txt"), fitting).unwrap();
    assert_eq!(verify(&pack).0, Some(1));

    // Another date or input in the manifest's comments.
    fs::write(pack.join("binder.pdf"), &binder).unwrap();
    fs::write(pack.join("manifest-sha256.txt"), manifest.replace("2026-06-01", "2026-06-02")).unwrap();
    assert!(verify(&pack).1.contains("manifest-sha256.txt is not the one of this binder"));

    // A stranger's file beside it, and a file gone.
    fs::write(pack.join("binder.pdf"), &binder).unwrap();
    fs::write(pack.join("manifest-sha256.txt"), &manifest).unwrap();
    fs::write(pack.join("extra.txt"), "x").unwrap();
    assert!(verify(&pack).1.contains("extra.txt is not part of the pack"));
    fs::remove_file(pack.join("extra.txt")).unwrap();
    fs::remove_file(pack.join("results.json")).unwrap();
    assert!(verify(&pack).1.contains("results.json is missing"));
}

#[test]
fn the_binder_has_an_outline_and_labels_equal_to_its_pages() {
    let place = tempfile::tempdir().unwrap();
    let pack = built(place.path(), "out");
    let document = Document::load(pack.join("binder.pdf")).unwrap();
    let titles: Vec<String> =
        document.get_toc().unwrap().toc.into_iter().map(|entry| format!("{} {}", entry.level, entry.title)).collect();
    for title in ["1 At a glance", "1 Staffing and roles", "1 Registers", "1 Policies", "1 Sign-off"] {
        assert!(titles.iter().any(|known| known == title), "{title} in {titles:?}");
    }
    let standard = carebinder::standard::Standard::current().unwrap();
    for item in &standard.items {
        let title = format!("2 {} {}", item.reference, item.title);
        assert!(titles.contains(&title), "{title}");
    }
    let labels =
        document.catalog().unwrap().get(b"PageLabels").and_then(|labels| document.dereference(labels)).unwrap().1;
    let numbers = labels.as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    for (index, pair) in numbers.chunks(2).enumerate() {
        let page = i64::try_from(index).unwrap();
        assert_eq!(pair[0], Object::Integer(page));
        let label = document.dereference(&pair[1]).unwrap().1.as_dict().unwrap();
        assert_eq!(label.get(b"S").unwrap(), &Object::Name(b"D".to_vec()), "decimal");
        assert_eq!(label.get(b"St").unwrap().as_i64().unwrap(), page + 1, "the page's own number");
        assert!(label.get(b"P").is_err(), "no prefix");
    }
    assert_eq!(numbers.len() / 2, document.get_pages().len());
}

#[test]
fn the_committed_workbooks_are_those_that_the_generator_describes() {
    let registers = carebinder::registers::read_folder(Path::new(SAMPLE), &[], &|_| true).unwrap();
    assert!(registers.problems.is_empty(), "{:?}", registers.problems);
    assert_eq!(registers.staff.records.len(), 46);
    assert_eq!(registers.organisation.unwrap().text(&carebinder::registers::details::ODS_CODE).shown, "VLF01");
    let smiths = registers.staff.records.iter().filter(|row| row.name.shown == "John Smith");
    assert_eq!(smiths.count(), 2);
}
