//! Whatever stands in a cell is printed as text and nothing else: on the terminal, in JSON, in the action plan and in
//! the binder. And nothing outside the folder is ever read because a file asks for it.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use libtest_mimic::{Failed, Trial};
use zip::ZipArchive;

use crate::hostile::{GOOD, Must, holds, judge, nothing_raw, provider};
use crate::made::ods;
use crate::made::xlsx::{self, Book, row, sheet, staff_rows};
use crate::run;

/// Without these no binder is built. What stands beside them is as hostile.
const DETAILS: &str = "Field,Value
Trading name,=1+1 {{ 7*7 }} #panic() Home
Legal name,\u{202e}detsuR & <b>Sons</b>
ODS code,VLF01
CQC location ID,#eval(\"1\")
ICO registration number,ZA123456
Registered manager,=cmd|' /C calc'!A0
Data protection lead,\u{200b}Bob $x$
Senior person for data security,{% include 'x' %} Cid
IT support,@SUM(A1)
Data used for research or planning,No
Policies approved by,the board
Policies approved on,12/01/2026
";

/// Names of staff, each of whom appears in print because nothing is known of their training.
const NAMES: &[&str] = &[
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"http://example.org\",\"Ann\")",
    "\u{1b}[31mRed\u{1b}]0;title\u{7} Ann",
    "\u{9b}2J Clear",
    "\u{202e}eeL nnA",
    "Ann\u{200b}Lee",
    "\u{2066}Isolated\u{2069} Bob",
    "#panic(\"typst\") Cid",
    "#read(\"/etc/passwd\") Dee",
    "$ x^2 $ *Eve* _Flo_ `Gus`",
    "{{ 7*7 }} {% for x in y %} Hal",
    "<script>alert(1)</script> Ivy",
    "]] #include \"x.typ\" /* Jon",
    "\\u{1b} \\ Kim",
    "%s%n%d Liz",
    "../../etc/passwd Max",
    "Na\u{0}te \u{8}\u{8}\u{8}Oz",
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("names that are programs", names_that_are_programs),
        trial("entities that name a file", entities_that_name_a_file),
    ]
}

fn trial(about: &str, test: fn(&Path) -> Result<(), String>) -> Trial {
    Trial::test(format!("printed: {about}"), move || {
        let place = tempfile::tempdir().map_err(|error| error.to_string())?;
        test(place.path()).map_err(Failed::from)
    })
}

fn names_that_are_programs(place: &Path) -> Result<(), String> {
    let folder = provider(place);
    fs::write(folder.join("organisation.csv"), DETAILS).map_err(|error| error.to_string())?;
    // What is out of support stands in the plan.
    let software = "Software,Version,Supported by maker\n=cmd|' /C calc'!A0,1,No\n";
    fs::write(folder.join("software.csv"), software).map_err(|error| error.to_string())?;
    let quoted = NAMES
        .iter()
        .map(|name| format!("\"{}\",\"{}\",13/02/2024\n", name.replace('"', "\"\""), name.replace('"', "\"\"")));
    // The first kilobyte tells whether a file is text: what follows may hold anything.
    let people: String = (0..40).map(|n| format!("{},Care worker,13/02/2024\n", crate::made::person(n))).collect();
    let list = format!("Name,Job title,Start date\n{people}{}", quoted.collect::<String>());
    fs::write(folder.join("list.csv"), list).map_err(|error| error.to_string())?;
    let count = 40 + NAMES.len() as u64;
    judge(
        &run::carebinder(&["check", "provider", "--as-of", "2026-06-01", "--format", "json"], place)?,
        "list.csv",
        &Must::GiveStaff(count),
    )?;
    for arguments in [&["check", "provider", "--as-of", "2026-06-01"][..], &["inspect", "provider/list.csv"]] {
        let outcome = run::carebinder(arguments, place)?;
        nothing_raw(&outcome.stdout)?;
        nothing_raw(&outcome.stderr)?;
    }
    let built = run::carebinder(&["build", "provider", "--as-of", "2026-06-01", "-o", "out"], place)?;
    holds(built.exit == 0, || built.stderr.clone())?;
    let out = place.join("out/provider");
    let results = fs::read_to_string(out.join("results.json")).map_err(|error| error.to_string())?;
    nothing_raw(&results)?;
    holds(results.contains("{{ 7*7 }}") && !results.contains("49 {%"), || "a template was filled in".to_owned())?;
    let binder = fs::read(out.join("binder.pdf")).map_err(|error| error.to_string())?;
    holds(binder.starts_with(b"%PDF"), || "the binder is no PDF".to_owned())?;
    no_formula(&fs::read(out.join("action-plan.xlsx")).map_err(|error| error.to_string())?)
}

/// The plan holds the names as texts, and not one formula, link or control character.
fn no_formula(plan: &[u8]) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(plan)).map_err(|error| error.to_string())?;
    let mut is_named = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| error.to_string())?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        let mut xml = String::new();
        part.read_to_string(&mut xml).map_err(|error| error.to_string())?;
        is_named |= name.ends_with("sharedStrings.xml") && xml.contains("=cmd|");
        let is_active =
            name.contains("sheets/") && (xml.contains("<f>") || xml.contains("<f ") || xml.contains("<hyperlink"));
        holds(!is_active, || format!("{name} holds a formula or a link"))?;
        nothing_raw(&xml.replace(['\r', '\t'], " "))?;
    }
    holds(is_named, || "no name stands in the plan, so nothing was shown".to_owned())
}

fn entities_that_name_a_file(place: &Path) -> Result<(), String> {
    let folder = provider(place);
    let marker = place.join("marker.txt");
    fs::write(&marker, "Marker Who Must Not Be Read").map_err(|error| error.to_string())?;
    let definition = |root: &str| format!(r#"<!DOCTYPE {root} [<!ENTITY out SYSTEM "file://{}">]>"#, marker.display());
    let books: [(&str, Vec<u8>); 3] = [
        ("sheet.xlsx", {
            let xml = sheet(&(staff_rows(2) + &row(4, &["&out;", "Cook", "13/02/2024"])), "");
            let (first, rest) = xml.split_once("?>").unwrap();
            Book::new().sheet("Staff", format!("{first}?>{}{rest}", definition("worksheet"))).bytes()
        }),
        ("workbook.xlsx", xlsx::staff(2).properties("&out;").bytes()),
        ("content.ods", {
            let rows = ods::staff_rows(2) + &ods::texts(&["&out;", "Cook", "13/02/2024"]);
            ods::spreadsheet(&definition("office:document-content"), &ods::table("Staff", &rows))
        }),
    ];
    for (name, bytes) in books {
        fs::write(folder.join(name), bytes).map_err(|error| error.to_string())?;
    }
    let outcome = run::carebinder(&["check", "provider", "--as-of", "2026-06-01", "--format", "json"], place)?;
    judge(&outcome, GOOD.0, &Must::GiveStaff(GOOD.2))?;
    judge(&outcome, "sheet.xlsx", &Must::BeRefused("file-unreadable", ""))?;
    judge(&outcome, "content.ods", &Must::BeRefused("file-unreadable", ""))?;
    holds(!outcome.stdout.contains("Marker Who"), || "a file outside was read".to_owned())
}
