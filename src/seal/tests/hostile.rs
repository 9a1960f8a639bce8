//! Files made to hurt: nothing may panic, hang or pass.

use proptest::prelude::*;

use super::support::*;
use crate::seal::{Coverage, SealError, Verdict, attachment, verify};

/// The sealed file with another byte range, of the same length so that nothing else moves.
fn with_byte_range(pdf: &[u8], range: &str) -> Vec<u8> {
    let start = position(pdf, b"/ByteRange [") + b"/ByteRange ".len();
    let length = position(&pdf[start..], b"]") + 1;
    let mut copy = pdf.to_vec();
    copy[start..start + length].copy_from_slice(format!("{range:<length$}").as_bytes());
    copy
}

#[test]
fn lying_byte_ranges() {
    let pdf = sealed(&self_made());
    let gap = contents_digits(&pdf);
    let (open, close, size) = (gap.start - 1, gap.end + 1, pdf.len());
    for range in [
        "[0 -1 5 5]".to_owned(),
        "[-5 9 20 20]".to_owned(),
        "[0 20 10 50]".to_owned(),
        "[0 9223372036854775807 1 1]".to_owned(),
        "[0 1 9223372036854775807 1]".to_owned(),
        format!("[0 {open} {close} 999999]"),
        format!("[1 {open} {close} {}]", size - close),
        format!("[0 {} {close} {}]", open - 1, size - close),
        format!("[0 {open} {} {}]", close + 1, size - close - 1),
        format!("[0 {} {} {}]", gap.start, gap.end, size - gap.end),
        format!("[0 {open} {close} {} 0 0]", size - close),
        format!("[0 0 {size} 0]"),
        format!("[0 {size} 0 0]"),
        "[]".to_owned(),
        "[0 (x) /Y null]".to_owned(),
        "null".to_owned(),
    ] {
        let found = verify(&with_byte_range(&pdf, &range)).unwrap();
        assert_eq!(found.verdict(), Verdict::Altered, "{range}");
        assert!(matches!(found.signatures[0].coverage, Coverage::Broken(_)), "{range}");
    }
}

#[test]
fn garbage_instead_of_a_signature() {
    let pdf = sealed(&self_made());
    let gap = contents_digits(&pdf);
    let garbage: [&dyn Fn(usize) -> u8; 6] =
        [&|_| b'0', &|_| b'f', &|_| b'z', &|_| b' ', &|index| b"3080"[index % 4], &|index| {
            b"0123456789abcdef"[index * 7 % 16]
        }];
    for byte in garbage {
        let mut copy = pdf.clone();
        copy[gap.clone()].iter_mut().enumerate().for_each(|(index, place)| *place = byte(index));
        assert_eq!(verdict(&copy), Verdict::Altered);
    }
    // Something hidden in the zeros that fill the place up.
    let mut copy = pdf.clone();
    copy[gap.end - 1] ^= 1;
    assert_eq!(verdict(&copy), Verdict::Altered);
}

#[test]
fn a_value_that_is_not_the_one_left_out() {
    // The dictionary names another value than the one that stands in the gap.
    let pdf = sealed(&self_made());
    let shown = replaced(&pdf, "/Contents <30", "/Contentz <30");
    assert_eq!(verdict(&shown), Verdict::Altered);
}

/// A document with just a form, made by hand.
fn with_form(form: &str, objects: &[(u32, &str)]) -> Vec<u8> {
    let doc = lopdf::Document::load_mem(PLAIN).unwrap();
    let root = doc.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let catalog = format!("<</Type/Catalog/Pages 1 0 R/AcroForm {form}>>");
    let mut all = vec![(root, catalog.as_str())];
    all.extend(objects);
    appended(PLAIN, &all, "")
}

#[test]
fn forms_that_run_in_circles() {
    for (form, objects) in [
        ("<</Fields[40 0 R]>>", vec![(40, "<</T(a)/FT/Sig/Kids[40 0 R]>>")]),
        ("<</Fields[40 0 R]>>", vec![(40, "<</T(a)/Kids[41 0 R]>>"), (41, "<</T(b)/Kids[40 0 R 41 0 R]>>")]),
        ("40 0 R", vec![(40, "40 0 R")]),
        ("<</Fields 7>>", vec![]),
        ("<</Fields[null 3 (x) 99 0 R]>>", vec![]),
    ] {
        assert_eq!(verdict(&with_form(form, &objects)), Verdict::NotSealed);
    }
}

#[test]
fn very_many_signatures() {
    let one = "<</T(a)/FT/Sig/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>>>";
    let form = format!("<</Fields[{}]>>", one.repeat(5000));
    assert!(matches!(verify(&with_form(&form, &[])), Err(SealError::UnsupportedPdf(_))));
}

#[test]
fn deep_nesting() {
    for (open, close) in [("[", "]"), ("<</A", ">>"), ("(", ")")] {
        let deep = format!("{}{}", open.repeat(50_000), close.repeat(50_000));
        let _ = verify(&with_form("<</Fields[]>>", &[(40, &deep)]));
    }
}

#[test]
fn names_of_attachments_in_circles() {
    let doc = lopdf::Document::load_mem(PLAIN).unwrap();
    let root = doc.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let catalog = "<</Type/Catalog/Pages 1 0 R/Names<</EmbeddedFiles 40 0 R>>>>";
    for tree in ["<</Kids[40 0 R 40 0 R]>>", "<</Names[(results.json)]>>", "<</Names[(results.json) 40 0 R]>>"] {
        let _ = attachment(&appended(PLAIN, &[(root, catalog), (40, tree)], ""), "results.json");
    }
}

#[test]
fn cut_off_files() {
    let pdf = sealed(&self_made());
    for length in (0..pdf.len()).step_by(331) {
        assert_ne!(verdict(&pdf[..length]), Verdict::Intact);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_damage_never_passes(changes in prop::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 1..20)) {
        // Of an identity without issuers: a certificate that the signature only carries along is bound by nothing.
        let mut pdf = sealed(&self_made());
        let original = pdf.clone();
        for (place, mask) in changes {
            let place = place.index(pdf.len());
            pdf[place] ^= mask;
        }
        let _ = attachment(&pdf, "results.json");
        // The case of a hexadecimal digit is the one thing that says nothing.
        prop_assume!(!pdf.eq_ignore_ascii_case(&original));
        prop_assert!(!matches!(verdict(&pdf), Verdict::Intact | Verdict::Unclear));
    }

    #[test]
    fn random_bytes_are_no_pdf(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(verify(&bytes).is_err());
        prop_assert!(open(&bytes, "").is_err());
        let _ = verify(&[b"%PDF-1.7\n", bytes.as_slice()].concat());
        let _ = crate::seal::cms::read(&bytes).is_err();
    }

    #[test]
    fn random_damage_of_identities_never_panics(place in any::<prop::sample::Index>(), mask in 1..=255u8) {
        for bytes in [MODERN, LEGACY, ENCRYPTED] {
            let mut copy = bytes.to_vec();
            let place = place.index(copy.len());
            copy[place] ^= mask;
            let _ = open(&copy, PASS_PHRASE);
        }
    }
}
