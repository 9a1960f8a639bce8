//! Sealing, and what a seal says afterwards.

use proptest::prelude::*;

use super::support::*;
use crate::seal::{
    Coverage, FieldBox, Identity, KeyKind, SealError, SealRequest, Verdict, Verification, attachment, sign, verify,
};

fn check(identity: &Identity) -> Verification {
    let pdf = sealed(identity);
    assert!(pdf.starts_with(PLAIN), "the original must be a prefix");
    assert_eq!(pdf, sealed(identity), "the same input must give the same bytes");
    let found = verify(&pdf).unwrap();
    assert_eq!(found.verdict(), Verdict::Intact);
    let [report] = found.signatures.as_slice() else { panic!("{found:#?}") };
    assert_eq!(report.signer, Some(identity.common_name()));
    assert_eq!(report.fingerprint, Some(identity.fingerprint()));
    assert_eq!((report.coverage.clone(), report.certification), (Coverage::WholeFile, Some(2)));
    assert!(report.problems().is_empty());
    found
}

#[test]
fn seals_of_all_kinds_of_identity_verify() {
    assert!(check(&self_made()).signatures[0].chain.issuers.is_empty());
    for identity in [chain_p256(), chain_rsa()] {
        let found = check(&identity);
        let chain = &found.signatures[0].chain;
        assert_eq!(chain.issuers.len(), 2);
        assert!(chain.is_complete && chain.issuers[1].common_name.starts_with("Test Root"));
    }
}

#[test]
fn a_seal_tells_what_it_was_told() {
    let mut wanted = request();
    wanted.reason = "It (all) \\ was ) true ( in Llanfairpwllgwyngyll, £5 — ✓ 🌅".to_owned();
    wanted.location = Some("OK) /Name (evil".to_owned());
    let found = verify(&sign(PLAIN, &self_made(), &wanted).unwrap()).unwrap();
    assert_eq!(found.signatures[0].reason, Some(wanted.reason));
    assert_eq!(found.signatures[0].location, wanted.location);
    assert_eq!(found.signatures[0].claimed_time, Some(noon()));
    assert_eq!(found.signatures[0].field, "Seal");
    assert_eq!((found.unsigned_fields, found.revisions), (vec!["Countersignature".to_owned()], 2));
}

#[test]
fn attachments_tags_and_identifiers_survive() {
    let pdf = sealed(&self_made());
    let before = attachment(PLAIN, "results.json").unwrap().unwrap();
    assert!(before.starts_with(b"{\"schema\""));
    assert_eq!(attachment(&pdf, "results.json").unwrap(), Some(before));
    assert_eq!(attachment(&pdf, "other.json").unwrap(), None);
    let (old, new) = (lopdf::Document::load_mem(PLAIN).unwrap(), lopdf::Document::load_mem(&pdf).unwrap());
    for (key, value) in old.catalog().unwrap() {
        assert_eq!(new.catalog().unwrap().get(key).unwrap(), value);
    }
    let first = |doc: &lopdf::Document| doc.trailer.get(b"ID").unwrap().as_array().unwrap()[0].clone();
    assert_eq!(first(&old), first(&new));
    assert_ne!(old.trailer.get(b"ID").unwrap(), new.trailer.get(b"ID").unwrap());
}

#[test]
fn the_fields_lie_where_they_were_asked_for_and_are_tagged() {
    let pdf = sealed(&self_made());
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let page = doc.get_dictionary(doc.page_iter().nth(1).unwrap()).unwrap();
    assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
    let widgets = page.get(b"Annots").unwrap().as_array().unwrap();
    let seal = doc.get_dictionary(widgets[0].as_reference().unwrap()).unwrap();
    let rect: Vec<f32> = seal.get(b"Rect").unwrap().as_array().unwrap().iter().map(|n| n.as_float().unwrap()).collect();
    assert_eq!(rect, [70.0, 501.89, 290.0, 571.89]);
    assert_eq!(seal.get(b"StructParent").unwrap().as_i64().unwrap(), 2);
    let root = doc.catalog().unwrap().get_deref(b"StructTreeRoot", &doc).unwrap().as_dict().unwrap();
    assert_eq!(root.get(b"ParentTreeNextKey").unwrap().as_i64().unwrap(), 4);
}

#[test]
fn fields_go_to_the_first_element_whatever_it_is_called() {
    // `Document` is what Typst writes there. Another name, of the same length so that nothing else moves, has to do too.
    let mut other = PLAIN.to_vec();
    let role = position(&other, b"/S/Document") + b"/S/".len();
    other[role..][..b"Document".len()].copy_from_slice(b"Workbook");
    for plain in [PLAIN, &other] {
        let pdf = sign(plain, &self_made(), &request()).unwrap();
        let (old, new) = (lopdf::Document::load_mem(plain).unwrap(), lopdf::Document::load_mem(&pdf).unwrap());
        let (old_kids, new_kids) = (first_element_kids(&old), first_element_kids(&new));
        assert_eq!(new_kids[..old_kids.len()], old_kids);
        let roles: Vec<_> = new_kids[old_kids.len()..].iter().map(|kid| role_of(&new, kid)).collect();
        assert_eq!(roles, ["Form", "Form"]);
    }
}

fn first_element_kids(doc: &lopdf::Document) -> Vec<lopdf::Object> {
    let root = doc.catalog().unwrap().get_deref(b"StructTreeRoot", doc).unwrap().as_dict().unwrap();
    let first = &root.get(b"K").unwrap().as_array().unwrap()[0];
    let element = doc.get_dictionary(first.as_reference().unwrap()).unwrap();
    element.get(b"K").unwrap().as_array().unwrap().clone()
}

fn role_of<'a>(doc: &'a lopdf::Document, element: &lopdf::Object) -> &'a str {
    let entries = doc.get_dictionary(element.as_reference().unwrap()).unwrap();
    std::str::from_utf8(entries.get(b"S").unwrap().as_name().unwrap()).unwrap()
}

#[test]
fn places_off_the_page_are_refused() {
    let at = |page, x, y, width, height| SealRequest { seal: FieldBox { page, x, y, width, height }, ..request() };
    let refused = |request| sign(PLAIN, &self_made(), &request).unwrap_err();
    assert_eq!(refused(at(2, 1.0, 1.0, 9.0, 9.0)), SealError::NoSuchPage { wanted: 3, pages: 2 });
    assert!(matches!(refused(at(usize::MAX, 1.0, 1.0, 9.0, 9.0)), SealError::NoSuchPage { .. }));
    for (x, y, width, height) in [
        (-5.0, 1.0, 9.0, 9.0),
        (590.0, 1.0, 9.0, 9.0),
        (1.0, 840.0, 9.0, 9.0),
        (1.0, 1.0, 0.0, 9.0),
        (f64::NAN, 1.0, 9.0, 9.0),
        (1.0, 1.0, f64::INFINITY, 9.0),
    ] {
        assert_eq!(refused(at(0, x, y, width, height)), SealError::OutsidePage { field: "seal", page: 1 });
    }
}

#[test]
fn unsuitable_documents_are_refused() {
    let identity = self_made();
    let refused = |pdf: &[u8]| sign(pdf, &identity, &request()).unwrap_err();
    assert_eq!(refused(&sealed(&identity)), SealError::AlreadySigned);
    for pdf in [b"".as_slice(), b"hello", b"%PDF-1.7\n", &PLAIN[..PLAIN.len() / 2], &PLAIN[1..]] {
        assert!(matches!(refused(pdf), SealError::Damaged(_)));
    }
    let zeros = "0".repeat(64);
    let encrypt = format!("/Encrypt <</Filter/Standard/V 1/R 2/O<{zeros}>/U<{zeros}>/P -4>>");
    assert_eq!(refused(&appended(PLAIN, &[], &encrypt)), SealError::Encrypted);
    assert_eq!(verify(&appended(PLAIN, &[], &encrypt)), Err(SealError::Encrypted));
}

#[test]
fn identities_out_of_their_time_are_refused() {
    let late = SealRequest { signed_on: noon() + chrono::Duration::days(3660), ..request() };
    assert!(matches!(sign(PLAIN, &self_made(), &late), Err(SealError::NotValidOn { .. })));
    let early = SealRequest { signed_on: noon() - chrono::Duration::days(1), ..request() };
    assert!(matches!(sign(PLAIN, &self_made(), &early), Err(SealError::NotValidOn { .. })));
}

#[test]
fn an_unsealed_document_is_not_sealed() {
    let found = verify(PLAIN).unwrap();
    assert_eq!((found.verdict(), found.signatures.len(), found.revisions), (Verdict::NotSealed, 0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_reason_and_name_survives(reason in ".{0,80}", name in "[^\\pC\\pZ][^\\pC]{0,40}[^\\pC\\pZ]") {
        let identity = Identity::generate(&name, KeyKind::P256, day()).unwrap();
        let request = SealRequest { reason: reason.clone(), ..request() };
        let found = verify(&sign(PLAIN, &identity, &request).unwrap()).unwrap();
        prop_assert_eq!(found.verdict(), Verdict::Intact);
        prop_assert_eq!(found.signatures[0].reason.as_ref(), Some(&reason));
        prop_assert_eq!(found.signatures[0].signer.as_ref(), Some(&name));
    }
}
