//! A certificate that a key signs for itself.

use chrono::{Datelike, NaiveDate};
use const_oid::db::rfc4519::COMMON_NAME;
use der::asn1::{GeneralizedTime, SetOfVec, Utf8StringRef};
use der::{Any, DateTime, Decode, Encode};
use rand_core::{OsRng, RngCore};
use rsa::pkcs1v15;
use sha2::Sha256;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::{Builder, CertificateBuilder, Profile};
use x509_cert::name::{Name, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{
    DynSignatureAlgorithmIdentifier, EncodePublicKey, SignatureBitStringEncoding, SubjectPublicKeyInfoOwned,
};
use x509_cert::time::{Time, Validity};

use super::key::PrivateKey;
use crate::seal::certificate::Certificate;
use crate::seal::error::SealError;

/// ub-common-name of RFC 5280, appendix A.1.
const LONGEST_NAME: usize = 64;
const YEARS: i32 = 10;

/// A self-signed end-entity certificate: it may sign documents (digitalSignature, nonRepudiation) but issue nothing.
pub(super) fn self_signed(key: &PrivateKey, common_name: &str, today: NaiveDate) -> Result<Certificate, SealError> {
    let subject = subject(common_name)?;
    let validity = Validity { not_before: midnight(today)?, not_after: midnight(years_later(today)?)? };
    let der = match key {
        PrivateKey::P256(key) => build::<_, p256::ecdsa::DerSignature>(key, subject, validity),
        PrivateKey::Rsa(key) => {
            let signer = pkcs1v15::SigningKey::<Sha256>::new((**key).clone());
            build::<_, pkcs1v15::Signature>(&signer, subject, validity)
        }
    }?;
    Certificate::from_der(&der).map_err(internal)
}

fn build<S, Sig>(signer: &S, subject: Name, validity: Validity) -> Result<Vec<u8>, SealError>
where
    S: p256::ecdsa::signature::Keypair + DynSignatureAlgorithmIdentifier + p256::ecdsa::signature::Signer<Sig>,
    S::VerifyingKey: EncodePublicKey,
    Sig: SignatureBitStringEncoding,
{
    let document = signer.verifying_key().to_public_key_der().map_err(internal)?;
    let public = SubjectPublicKeyInfoOwned::from_der(document.as_bytes()).map_err(internal)?;
    // This profile adds the key identifiers, basicConstraints CA:FALSE and the critical keyUsage we want.
    let profile =
        Profile::Leaf { issuer: subject.clone(), enable_key_agreement: false, enable_key_encipherment: false };
    let builder = CertificateBuilder::new(profile, serial()?, validity, subject, public, signer).map_err(internal)?;
    builder.build::<Sig>().map_err(internal)?.to_der().map_err(internal)
}

/// The name as one UTF-8 value. Building it as a value, and not as text such as `CN=...`, needs no escaping.
fn subject(common_name: &str) -> Result<Name, SealError> {
    let name = common_name.trim();
    if name.is_empty() {
        return Err(SealError::UnusableName("it is empty"));
    }
    if name.chars().any(char::is_control) {
        return Err(SealError::UnusableName("it has a line break, a tab or another control character in it"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(SealError::UnusableName("it is longer than 64 characters"));
    }
    let value = Utf8StringRef::new(name).and_then(|text| Any::encode_from(&text)).map_err(internal)?;
    let part = AttributeTypeAndValue { oid: COMMON_NAME, value };
    let relative = SetOfVec::try_from(vec![part]).map_err(internal)?;
    Ok(vec![RelativeDistinguishedName(relative)].into())
}

/// A positive number of 16 bytes that nobody can guess (RFC 5280, 4.1.2.2).
fn serial() -> Result<SerialNumber, SealError> {
    let mut bytes = [0; 16];
    OsRng.try_fill_bytes(&mut bytes).map_err(|_| SealError::NoRandomness)?;
    // The top bit off keeps it positive, the next one on keeps its length.
    bytes[0] = bytes[0] & 0x7f | 0x40;
    SerialNumber::new(&bytes).map_err(internal)
}

fn years_later(day: NaiveDate) -> Result<NaiveDate, SealError> {
    // A certificate made on 29 February ends on 28 February.
    let year = day.year() + YEARS;
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, day.month(), 28)).ok_or(SealError::UnusableDate(day))
}

fn midnight(day: NaiveDate) -> Result<Time, SealError> {
    let unusable = || SealError::UnusableDate(day);
    let year = u16::try_from(day.year()).map_err(|_| unusable())?;
    let (month, date) = (u8::try_from(day.month()), u8::try_from(day.day()));
    let (Ok(month), Ok(date)) = (month, date) else {
        return Err(unusable());
    };
    let moment = DateTime::new(year, month, date, 0, 0, 0).map_err(|_| unusable())?;
    // The builder turns dates before 2050 into UTCTime, as RFC 5280, 4.1.2.5 demands.
    Ok(Time::GeneralTime(GeneralizedTime::from_date_time(moment)))
}

fn internal(error: impl std::fmt::Display) -> SealError {
    SealError::Internal(error.to_string())
}
