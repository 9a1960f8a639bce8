//! Making, reading and writing identities.

use super::support::*;
use crate::seal::certificate::Certificate;
use crate::seal::{Identity, KeyKind, SealError};

fn never() -> Result<zeroize::Zeroizing<String>, SealError> {
    panic!("nobody should be asked for a pass phrase")
}

#[test]
fn a_made_identity_carries_the_name_as_it_was_given() {
    for name in ["Rosewood Care Ltd", "O'Brien & \"Sons\", Ltd + Café = (1) #2; <x>\\", "Żółć Ωmega 愛", "a"] {
        let identity = Identity::generate(name, KeyKind::P256, day()).unwrap();
        assert_eq!(identity.common_name(), name);
        assert!(identity.is_self_made());
    }
}

#[test]
fn a_made_identity_lasts_ten_years() {
    let identity = self_made();
    assert_eq!(identity.not_before(), day());
    assert_eq!(identity.not_after(), chrono::NaiveDate::from_ymd_opt(2036, 6, 1).unwrap());
    // Past 2049, and from a day that the last year does not have.
    let leap = chrono::NaiveDate::from_ymd_opt(2048, 2, 29).unwrap();
    let late = Identity::generate("Late", KeyKind::P256, leap).unwrap();
    assert_eq!(late.not_after(), chrono::NaiveDate::from_ymd_opt(2058, 2, 28).unwrap());
}

#[test]
fn two_made_identities_differ() {
    assert_ne!(self_made().fingerprint(), self_made().fingerprint());
    assert_eq!(self_made().fingerprint().len(), 64);
}

#[test]
fn names_that_fit_no_certificate_are_refused() {
    for name in ["", "  ", "two\nlines", "bell\u{7}", &"x".repeat(65)] {
        let refused = Identity::generate(name, KeyKind::P256, day());
        assert!(matches!(refused, Err(SealError::UnusableName(_))), "{name:?}");
    }
    assert!(Identity::generate(&"é".repeat(64), KeyKind::P256, day()).is_ok());
}

#[test]
fn pem_round_trip() {
    let made = self_made();
    let pem = made.to_pem(None).unwrap();
    let read = Identity::from_bytes(pem.as_bytes(), &mut never).unwrap();
    assert_eq!(read.fingerprint(), made.fingerprint());
    assert_eq!(*read.to_pem(None).unwrap(), *pem);
}

#[test]
fn encrypted_pem_round_trip() {
    let made = self_made();
    let pem = made.to_pem(Some("correct horse ✓")).unwrap();
    assert!(pem.contains("ENCRYPTED PRIVATE KEY"));
    assert_eq!(open(pem.as_bytes(), "correct horse ✓").unwrap().fingerprint(), made.fingerprint());
    assert_eq!(open(pem.as_bytes(), "correct horse").unwrap_err(), SealError::WrongPassPhrase);
    assert_eq!(made.to_pem(Some("")).unwrap_err(), SealError::EmptyPassPhrase);
}

#[test]
fn files_of_other_programs_are_read() {
    for (bytes, issuers) in [(MODERN, 2), (LEGACY, 2), (ENCRYPTED, 2)] {
        let identity = open(bytes, PASS_PHRASE).unwrap();
        assert_eq!(identity.common_name(), "Rosewood Lodge (Café)");
        assert_eq!(identity.chain().count(), 1 + issuers);
        assert!(!identity.is_self_made());
    }
    assert_eq!(open(LEGACY, PASS_PHRASE).unwrap().fingerprint(), open(ENCRYPTED, PASS_PHRASE).unwrap().fingerprint());
}

#[test]
fn the_chain_comes_out_in_order() {
    let names: Vec<String> = open(ENCRYPTED, PASS_PHRASE).unwrap().chain().map(Certificate::common_name).collect();
    assert_eq!(names, ["Rosewood Lodge (Café)", "Test Issuing Authority rsa", "Test Root rsa"]);
}

#[test]
fn a_wrong_pass_phrase_is_told_as_such() {
    for bytes in [MODERN, LEGACY, ENCRYPTED] {
        assert_eq!(open(bytes, "wrong").unwrap_err(), SealError::WrongPassPhrase);
    }
}

#[test]
fn the_pass_phrase_is_asked_for_once_and_a_refusal_is_passed_on() {
    for bytes in [MODERN, LEGACY, ENCRYPTED] {
        let mut asked = 0;
        let refused = Identity::from_bytes(bytes, &mut || {
            asked += 1;
            Err(SealError::PassPhraseNeeded)
        });
        assert_eq!((refused.unwrap_err(), asked), (SealError::PassPhraseNeeded, 1));
    }
}

#[test]
fn incomplete_files_say_what_is_missing() {
    let (one, two) = (self_made().to_pem(None).unwrap(), self_made().to_pem(None).unwrap());
    let (key, certificate) = one.split_at(position(one.as_bytes(), b"-----BEGIN CERTIFICATE"));
    let foreign = &two[position(two.as_bytes(), b"-----BEGIN CERTIFICATE")..];
    assert_eq!(open(key.as_bytes(), "").unwrap_err(), SealError::NoCertificate);
    assert_eq!(open(certificate.as_bytes(), "").unwrap_err(), SealError::NoPrivateKey);
    assert_eq!(open(format!("{key}{foreign}").as_bytes(), "").unwrap_err(), SealError::KeyWithoutCertificate);
    for bytes in [b"".as_slice(), b"hello", PLAIN, b"-----BEGIN ", b"\x30\x82\x00", &MODERN[..MODERN.len() / 2]] {
        assert!(open(bytes, "").is_err());
    }
}

#[test]
fn notes_and_odd_line_lengths_between_blocks_do_not_matter() {
    let made = self_made();
    let pem = made.to_pem(None).unwrap();
    let odd = pem.replace("-----BEGIN CERT", "friendlyName: Caf\u{e9}\n-----BEGIN CERT").replace('\n', "\r\n");
    let mut odd = odd.into_bytes();
    odd.extend(b"\xff\xfe");
    assert_eq!(open(&odd, "").unwrap().fingerprint(), made.fingerprint());
}

#[test]
fn nothing_secret_shows() {
    let identity = open(ENCRYPTED, PASS_PHRASE).unwrap();
    let shown = format!("{identity:?}");
    assert!(shown.contains("Rosewood") && shown.len() < 200, "{shown}");
    let error = open(ENCRYPTED, "hunter2 hunter2").unwrap_err();
    assert!(!format!("{error} {error:?} {}", error.hint()).contains("hunter2"));
}
