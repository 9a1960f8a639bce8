//! What may be added to a sealed document, and what may not.

use super::support::*;
use crate::seal::{Coverage, SealError, Verdict, countersign, verify};

fn countersigned() -> Vec<u8> {
    countersign(&sealed(&self_made()), &chain_rsa(), "I agree", Some("Ynys Môn"), noon()).unwrap()
}

#[test]
fn a_countersignature_leaves_the_seal_intact() {
    let pdf = countersigned();
    let found = verify(&pdf).unwrap();
    assert_eq!(found.verdict(), Verdict::Intact);
    let [seal, second] = found.signatures.as_slice() else { panic!("{found:#?}") };
    assert!(matches!(&seal.coverage, Coverage::EarlierRevision { other_changes, .. } if other_changes.is_empty()));
    assert_eq!((seal.field.as_str(), second.field.as_str()), ("Seal", "Countersignature"));
    assert_eq!((second.coverage.clone(), second.certification), (Coverage::WholeFile, None));
    assert_eq!(second.location.as_deref(), Some("Ynys Môn"));
    assert_eq!((found.revisions, found.unsigned_fields.len()), (3, 0));
}

#[test]
fn only_an_intact_seal_is_countersigned_and_only_once() {
    let by = chain_p256();
    let refused = |pdf: &[u8]| countersign(pdf, &by, "I agree", None, noon()).unwrap_err();
    assert_eq!(refused(&countersigned()), SealError::NoOpenField);
    assert!(matches!(refused(PLAIN), SealError::NotSealed(_)));
    let altered = replaced(&sealed(&self_made()), "(Sealed as evidence)", "(Sealed as evidencf)");
    assert!(matches!(refused(&altered), SealError::NotSealed(_)));
}

#[test]
fn tampering_with_a_countersigned_document_is_noticed() {
    let pdf = countersigned();
    assert_eq!(verdict(&replaced(&pdf, "(Sealed as evidence)", "(Sealed as evidencf)")), Verdict::Altered);
    assert_eq!(verdict(&replaced(&pdf, "(I agree)", "(I argue)")), Verdict::Altered);
    assert_eq!(verdict(&[&pdf, b"x".as_slice()].concat()), Verdict::AddedTo);
}

/// Puts an update after the seal that a reader would show, and looks at what is found.
fn found_after(pdf: &[u8], objects: &[(u32, &str)]) -> String {
    let found = verify(&appended(pdf, objects, "")).unwrap();
    assert_eq!(found.verdict(), Verdict::AddedTo, "{objects:?}");
    found.signatures[0].problems().join(" ")
}

#[test]
fn any_other_update_is_noticed() {
    let pdf = sealed(&self_made());
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let pages: Vec<u32> = doc.page_iter().map(|id| id.0).collect();
    let root = doc.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let mut catalog = doc.catalog().unwrap().clone();
    catalog.set("OpenAction", vec![(pages[0], 0).into(), "Fit".into()]);
    let stream = doc.get_page_contents(doc.page_iter().next().unwrap())[0].0;
    let free = doc.max_id + 1;
    let page = "<</Type/Page/Parent 1 0 R/MediaBox[0 0 9 9]>>";
    assert!(found_after(&pdf, &[(pages[0], page)]).contains("Page 1 was changed"));
    assert!(found_after(&pdf, &[(stream, "<</Length 0>>\nstream\n\nendstream")]).contains("Content"));
    assert!(found_after(&pdf, &[(root, &written(&catalog))]).contains("catalogue"));
    // Nothing that is shown refers to it; still it is no signature.
    found_after(&pdf, &[(free, "(hello)"), (pages[1], page)]);
}

#[test]
fn a_filled_field_that_is_no_signature_does_not_pass() {
    let pdf = sealed(&self_made());
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let fields = crate::seal::pdf::lookup::signature_fields(&doc);
    let empty = fields.iter().find(|field| field.signature.is_none()).and_then(|field| field.id).unwrap();
    let mut field = doc.get_dictionary(empty).unwrap().clone();
    let fake = lopdf::dictionary! { "Type" => "Sig", "SubFilter" => "ETSI.CAdES.detached" };
    field.set("V", fake);
    assert_eq!(verdict(&appended(&pdf, &[(empty.0, &written(&field))], "")), Verdict::Altered);
    // Moving the place of a signature is a change as well.
    field.set("Rect", vec![0.into(), 0.into(), 500.into(), 500.into()]);
    let found = verify(&appended(&pdf, &[(empty.0, &written(&field))], "")).unwrap();
    assert!(!found.signatures.iter().find(|report| report.field == "Seal").unwrap().problems().is_empty());
}

#[test]
fn an_object_that_was_only_referred_to_cannot_appear_later() {
    // A page that refers to an object which is not there shows nothing; once it is there, it shows.
    let doc = lopdf::Document::load_mem(PLAIN).unwrap();
    let page = doc.page_iter().next().unwrap();
    let missing = doc.max_id + 40;
    let mut entries = doc.get_dictionary(page).unwrap().clone();
    entries.set("Contents", vec![entries.get(b"Contents").unwrap().clone(), (missing, 0).into()]);
    let trapped = appended(PLAIN, &[(page.0, &written(&entries))], "");
    let pdf = crate::seal::sign(&trapped, &self_made(), &request()).unwrap();
    let sprung = appended(&pdf, &[(missing, "<</Length 5>>\nstream\nq n Q\nendstream")], "");
    assert_eq!(verdict(&sprung), Verdict::AddedTo);
    assert!(verify(&sprung).unwrap().signatures[0].problems().join(" ").contains("Page 1 was given new content"));
}
