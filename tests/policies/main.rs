//! Every policy of the library, filled for five providers who are unlike one another: no blank, nothing beyond the
//! margins, no heading alone at the foot of a page, and each page as it was when somebody last looked.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod providers;

use std::fmt::Write;

use carebinder::binder::look::{PageLook, Piece};
use carebinder::binder::{Alone, BinderInput, Signer, fonts, look};
use carebinder::branding::Brand;
use carebinder::checks::Case;
use carebinder::policies::{Library, Policy, fill};
use carebinder::registers::read_folder;
use carebinder::settings::Settings;
use carebinder::standard::{EndOfSupport, Standard};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use providers::{PROVIDERS, Provider};

/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;

#[test]
fn every_policy_for_five_providers() {
    let (mut pages, mut faults) = (String::new(), Vec::new());
    let (signer, brand) = (signer(), Brand::default());
    for provider in PROVIDERS {
        let folder = provider.folder();
        let registers = read_folder(folder.path(), &[], &fonts::can_print).unwrap();
        let (settings, standard) = (Settings::default(), Standard::current().unwrap());
        let end_of_support = EndOfSupport::current().unwrap();
        let as_of = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let case = Case::new(&registers, &settings, &standard, &end_of_support, as_of);
        let library = Library::built_in(&standard).unwrap();
        let shelf = fill(&library, &case).unwrap();
        let blanks: Vec<String> = shelf.blanks.iter().map(ToString::to_string).collect();
        assert_eq!(blanks, Vec::<String>::new(), "{}", provider.name);
        let left_out = library.templates.len() - shelf.policies.len();
        assert_eq!(left_out, provider.left_out, "{}: policies that are not for it", provider.name);
        for policy in &shelf.policies {
            faults.extend(read_through(provider, policy));
            let alone = Alone {
                case: &case,
                policy,
                provider_name: provider.name,
                brand: &brand,
                signer: &signer,
                made_on: as_of,
            };
            let looks = look(BinderInput::of_policy(&alone).unwrap()).unwrap();
            for (index, page) in looks.iter().enumerate() {
                faults.extend(look_at(&format!("{}, {}, page {}", provider.name, policy.title, index + 1), page));
            }
            let marks: Vec<String> = looks.iter().map(mark).collect();
            writeln!(pages, "{} | {} | {}", provider.kind, policy.title, marks.join(" ")).unwrap();
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    insta::assert_snapshot!(pages);
}

#[test]
fn a_foot_of_the_widest_letters_stands_whole_on_every_page() {
    let folder = PROVIDERS[0].folder();
    let registers = read_folder(folder.path(), &[], &fonts::can_print).unwrap();
    let (settings, standard) = (Settings::default(), Standard::current().unwrap());
    let end_of_support = EndOfSupport::current().unwrap();
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let case = Case::new(&registers, &settings, &standard, &end_of_support, as_of);
    let policy = &fill(&Library::built_in(&standard).unwrap(), &case).unwrap().policies[0];
    let brand = Brand { footer: Some("W".repeat(120)), ..Brand::default() };
    let (provider_name, signer) = (PROVIDERS[0].name, &signer());
    let alone = Alone { case: &case, policy, provider_name, brand: &brand, signer, made_on: as_of };
    for page in look(BinderInput::of_policy(&alone).unwrap()).unwrap() {
        assert_eq!(look_at("a page", &page), Vec::<String>::new());
        let foot = page.pieces.iter().filter(|piece| piece.baseline > page.height - 20.0 * MM);
        let letters: usize = foot.map(|piece| piece.text.matches('W').count()).sum();
        assert_eq!(letters, 120);
    }
}

fn signer() -> Signer {
    Signer { name: "Signer".into(), fingerprint: "0".repeat(64), self_made: true }
}

/// What a careful reader would stumble over.
fn read_through(provider: &Provider, policy: &Policy) -> Vec<String> {
    let text = policy.text.markup();
    let slips = ["{{", "}}", "{%", "  ,", " ,", "“”", "()", ", ,", "..", " .\n", " ;"].iter();
    let slips = slips.filter(|slip| text.contains(*slip));
    let slips = slips.map(|slip| format!("{}, {}: {slip:?} in {:?}", provider.name, policy.title, around(text, slip)));
    let is_named = text.replace('\\', "").contains(provider.name);
    let unnamed = (!is_named).then(|| format!("{} is not named in {}", provider.name, policy.title));
    slips.chain(unnamed).collect()
}

fn around<'t>(text: &'t str, slip: &str) -> &'t str {
    let at = text.find(slip).unwrap_or(0);
    let from = text.floor_char_boundary(at.saturating_sub(40));
    &text[from..text.ceil_char_boundary((at + 40).min(text.len()))]
}

/// What leaves the margins, runs into something, or stands alone.
fn look_at(place: &str, page: &PageLook) -> Vec<String> {
    let (left, right) = (18.0 * MM - 1.0, page.width - 18.0 * MM + 1.0);
    let foot = page.height - 20.0 * MM;
    let mut faults = Vec::new();
    let mut pieces: Vec<_> = page.pieces.iter().filter(|piece| !piece.text.trim().is_empty()).collect();
    for piece in &pieces {
        let is_within = piece.left >= left && piece.right <= right;
        if !is_within || piece.baseline < 8.0 * MM || piece.baseline > page.height - 6.0 * MM {
            faults.push(format!("{place}: “{}” leaves the page’s margins", piece.text));
        }
    }
    for heading in &page.headings {
        if !page.pieces.iter().any(|piece| piece.baseline > heading + 16.0 && piece.baseline < foot) {
            faults.push(format!("{place}: a heading stands alone at the foot"));
        }
    }
    // Two pieces of one line may stand a rounding apart.
    let line = |piece: &Piece| (piece.baseline * 4.0).round();
    pieces.sort_by(|a, b| line(a).total_cmp(&line(b)).then(a.left.total_cmp(&b.left)));
    for pair in pieces.windows(2) {
        let (one, next) = (pair[0], pair[1]);
        if (one.baseline - next.baseline).abs() < 0.1 && next.left < one.right - 0.6 {
            faults.push(format!("{place}: “{}” runs into “{}”", one.text, next.text));
        }
    }
    faults
}

/// What stands where on a page, in eight letters: another word or another place gives another mark.
fn mark(page: &PageLook) -> String {
    let pieces = page.pieces.iter().map(|piece| format!("{:.1} {:.1} {}\n", piece.left, piece.baseline, piece.text));
    let digest = Sha256::digest(pieces.collect::<String>());
    format!("{digest:x}")[..8].to_owned()
}
