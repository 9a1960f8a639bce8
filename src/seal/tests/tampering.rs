//! Every way of tampering that we could think of is noticed, and told apart.

use super::support::*;
use crate::seal::{Check, Coverage, Verdict, verify};

fn flipped(pdf: &[u8], position: usize) -> Vec<u8> {
    let mut copy = pdf.to_vec();
    copy[position] ^= 1;
    copy
}

#[test]
fn one_bit_of_the_content() {
    let pdf = sealed(&self_made());
    let content = position(&pdf, b"stream\n") + 20;
    let found = verify(&flipped(&pdf, content)).unwrap();
    assert_eq!(found.verdict(), Verdict::Altered);
    assert!(matches!(found.signatures[0].digest, Check::Fails(_)));
    assert_eq!(found.signatures[0].signature, Check::Holds, "the signature itself was not touched");
}

#[test]
fn one_bit_of_the_attached_results() {
    let pdf = sealed(&self_made());
    let attached = position(&pdf, b"/Type/EmbeddedFile");
    let content = attached + position(&pdf[attached..], b"stream\n") + 9;
    assert_eq!(verdict(&flipped(&pdf, content)), Verdict::Altered);
}

#[test]
fn reason_date_and_name() {
    let pdf = sealed(&self_made());
    for (old, new) in [
        ("(Sealed as evidence)", "(Sealed as evidencf)"),
        ("(D:20260601120000Z)", "(D:20260601120001Z)"),
        ("/Name (Rosewood Care Ltd)", "/Name (Redwood Care Ltd!)"),
        ("/P 2/V /1.2", "/P 3/V /1.2"),
    ] {
        assert_eq!(verdict(&replaced(&pdf, old, new)), Verdict::Altered, "{new}");
    }
}

#[test]
fn bytes_behind_the_end() {
    let pdf = sealed(&self_made());
    for tail in [b"\n".as_slice(), b"harmless", b"%%EOF\n", &[0; 4096]] {
        let found = verify(&[&pdf, tail].concat()).unwrap();
        assert_eq!(found.verdict(), Verdict::AddedTo);
        assert!(matches!(found.signatures[0].coverage, Coverage::EarlierRevision { end, .. } if end == pdf.len()));
        assert_eq!(found.signatures[0].digest, Check::Holds);
    }
}

#[test]
fn bytes_before_the_beginning_and_a_cut_off_end() {
    let pdf = sealed(&self_made());
    assert_eq!(verdict(&[b"x", pdf.as_slice()].concat()), Verdict::Altered);
    for missing in [1, 7, 100, 1000] {
        assert_eq!(verdict(&pdf[..pdf.len() - missing]), Verdict::Altered);
    }
    assert_eq!(verdict(&pdf[..PLAIN.len()]), Verdict::NotSealed, "the seal taken off is no seal");
}

/// An intact seal is checked without the elements of the structure; nothing may hide as one.
#[test]
fn what_passes_for_an_element_of_the_structure() {
    let pdf = sealed(&self_made());
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let element =
        doc.objects.iter().find(|(_, object)| object.as_dict().is_ok_and(|found| found.has_type(b"StructElem")));
    let (number, _) = element.unwrap().0;
    let changed = appended(&pdf, &[(*number, "<</Type/StructElem/S/P/Alt(something else)>>")], "");
    assert_eq!(verdict(&changed), Verdict::AddedTo);
    let field = doc
        .objects
        .iter()
        .find(|(_, object)| object.as_dict().is_ok_and(|found| found.has(b"FT") && found.has(b"V")))
        .unwrap();
    let hidden = appended(&pdf, &[(field.0.0, "<</Type/StructElem/FT/Sig/T(Seal)>>")], "");
    assert_ne!(verdict(&hidden), Verdict::Intact);
}

#[test]
fn each_embedded_certificate() {
    for identity in [self_made(), chain_p256(), chain_rsa()] {
        let pdf = sealed(&identity);
        for certificate in identity.chain() {
            let digits = crate::seal::certificate::hex(certificate.der());
            let start = position(&pdf, digits.as_bytes());
            // Somewhere in the name, in the key, and in the issuer's signature.
            for place in [digits.len() / 3, digits.len() / 2, digits.len() - 3] {
                let mut copy = pdf.clone();
                copy[start + place] = if copy[start + place] == b'0' { b'1' } else { b'0' };
                assert_ne!(verdict(&copy), Verdict::Intact, "{} at {place}", certificate.common_name());
            }
        }
    }
}

#[test]
fn a_certificate_swapped_for_another_of_the_same_key() {
    // The issuer's signature on the certificate is not needed for checking the document, so only the attribute that
    // names the certificate can tell.
    let identity = self_made();
    let pdf = sealed(&identity);
    let digits = crate::seal::certificate::hex(identity.leaf().der());
    let last = position(&pdf, digits.as_bytes()) + digits.len() - 1;
    let mut copy = pdf.clone();
    copy[last] = if copy[last] == b'0' { b'1' } else { b'0' };
    let found = verify(&copy).unwrap();
    assert_eq!(found.verdict(), Verdict::CertificateProblem);
    assert_eq!((&found.signatures[0].digest, &found.signatures[0].signature), (&Check::Holds, &Check::Holds));
    assert!(matches!(found.signatures[0].signing_certificate, Check::Fails(_)));
}

#[test]
fn every_digit_of_the_signature() {
    let pdf = sealed(&self_made());
    for place in contents_digits(&pdf) {
        let mut copy = pdf.clone();
        copy[place] = if copy[place] == b'7' { b'8' } else { b'7' };
        assert_ne!(verdict(&copy), Verdict::Intact, "digit {place}");
    }
}

#[test]
fn bits_all_over_the_file() {
    let pdf = sealed(&chain_p256());
    let digits = contents_digits(&pdf);
    // 89 has no factor in common with 8, so all bits get their turn.
    for (turn, place) in (0..pdf.len()).step_by(89).enumerate() {
        if digits.contains(&place) {
            continue;
        }
        let mut copy = pdf.clone();
        copy[place] ^= 1 << (turn % 8);
        assert!(!matches!(verdict(&copy), Verdict::Intact | Verdict::Unclear), "byte {place}");
    }
}
