//! What must hold of every case, whatever it is about: marking the provider's workbooks leaves them as they
//! are, and the marked copies are read like their originals.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::case::Case;
use crate::run;

pub fn check(case: &Case, place: &Path) -> Result<(), String> {
    let (provider, marked) = (place.join("provider"), place.join("marked"));
    let before = contents(&provider)?;
    let options = "--as-of 2026-06-01 --format json";
    let original = run::carebinder(&format!("check provider {options} --annotate marked"), place)?;
    if contents(&provider)? != before {
        return Err("an original was changed".to_owned());
    }
    if original.stderr.contains("this is a folder of many") {
        return Ok(());
    }
    let is_usable = run::carebinder(&format!("check provider {options}"), place)?.exit == 0;
    if is_usable != (original.exit == 0) {
        return Err(format!("marking ends with {}: {}", original.exit, original.stderr));
    }
    // A folder that cannot be used, and files that cannot be read, have no copies.
    if !is_usable || original.stderr.contains("No marked copy") {
        return Ok(());
    }
    let is_copied = |name: &str| name.ends_with("csv") || name.ends_with("tsv") || name.starts_with("..");
    for (name, _) in case.texts.iter().filter(|(name, _)| !is_copied(name)) {
        let to = marked.join(name);
        to.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| error.to_string())?;
        fs::copy(provider.join(name), to).map_err(|error| error.to_string())?;
    }
    // A logo is no workbook, either.
    for (path, bytes) in before.iter().filter(|(path, _)| path.extension().is_some_and(|extension| extension == "png"))
    {
        let below = path.strip_prefix(&provider).map_err(|error| error.to_string())?;
        fs::write(marked.join(below), bytes).map_err(|error| error.to_string())?;
    }
    let copies = run::carebinder(&format!("check marked {options}"), place)?;
    if copies.exit != 0 {
        return Err(format!("the copies cannot be read: {}", copies.stderr));
    }
    let (wanted, found) = (items(&original.stdout)?, items(&copies.stdout)?);
    let other = wanted.iter().zip(&found).find(|(wanted, found)| wanted != found);
    match other {
        None if wanted.len() == found.len() => Ok(()),
        other => Err(format!("the copies are read otherwise: {other:#?}")),
    }
}

fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.is_dir() {
            files.extend(contents(&path)?);
        } else {
            files.insert(path.clone(), fs::read(&path).map_err(|error| error.to_string())?);
        }
    }
    Ok(files)
}

/// What was worked out, without the names of files and sheets: a list of text has no sheet, its copy has one.
fn items(json: &str) -> Result<Vec<Value>, String> {
    let json: Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
    // Of a group, the whole stands first.
    let whole = json.get(0).unwrap_or(&json);
    let items = whole["items"].as_array().ok_or("no items")?;
    Ok(items.iter().map(item).collect())
}

fn item(item: &Value) -> Value {
    let findings: Vec<_> = item["findings"].as_array().into_iter().flatten().map(finding).collect();
    serde_json::json!({
        "ref": item["ref"], "status": item["status"], "summary": item["summary"], "figures": item["figures"],
        "draft": item["draft_answer"], "to_do": item["to_do"], "findings": findings,
    })
}

fn finding(finding: &Value) -> Value {
    let cells = finding["cells"].as_array().into_iter().flatten().map(|cell| cell["cell"].clone());
    serde_json::json!({"code": finding["code"], "severity": finding["severity"], "cells": cells.collect::<Vec<_>>()})
}
