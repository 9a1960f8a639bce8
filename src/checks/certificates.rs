//! The provider's own certificates: what they may answer, as the edition's data file says. Nothing is
//! taken away by them: the findings stay, and the item says what it rests on.

use super::Case;
use super::assessment::{Assessed, Status};
use super::finding::{Code, Finding};
use super::lacks::lacking;
use crate::registers::Choice;
use crate::registers::certificates::OwnCertificate;
use crate::standard::CertificateRule;
use crate::words;

/// Lets each valid certificate answer its items; gives what is to be said about the others.
pub fn answer(case: &Case<'_>, items: &mut [Assessed]) -> Vec<Finding> {
    let mut unused = Vec::new();
    for certificate in &case.registers.certificates.records {
        if let Some(finding) = unusable(case, certificate) {
            unused.push(finding);
            continue;
        }
        let Some(kind) = certificate.kind.value else { continue };
        let rule = case.standard.certificates.iter().find(|rule| rule.name == kind.word());
        let Some(rule) = rule else { continue };
        for assessed in items.iter_mut().filter(|assessed| rule.answers.contains(&assessed.item.reference)) {
            answer_item(assessed, certificate, rule);
        }
    }
    unused
}

/// Without number, scope and expiry a certificate answers nothing; nor does one that has run out.
fn unusable(case: &Case<'_>, certificate: &OwnCertificate) -> Option<Finding> {
    let parts = [
        (certificate.kind.value.is_none(), "which certificate it is"),
        (certificate.number.says_nothing(), "its number"),
        (certificate.scope.says_nothing(), "its scope"),
        (certificate.expires.value.is_none(), "when it expires"),
    ];
    let missing: Vec<&str> = lacking(parts);
    let name = certificate.kind.or("Certificate");
    if !missing.is_empty() {
        let message = format!("the register does not say {}, so it answers nothing", words::list(&missing));
        let finding = Finding::warning(Code::CertificateIncomplete, message, "Complete the row from the certificate.");
        return Some(finding.thing(name).at(&certificate.kind.at));
    }
    if certificate.issued.is_unreadable() || certificate.issued.latest().is_some_and(|day| day > case.as_of) {
        let finding = Finding::warning(
            Code::CertificateNotYetValid,
            format!("“{}” is no day of issue that has come, so it answers nothing", certificate.issued.text()),
            "Enter the day from the certificate.",
        );
        return Some(finding.thing(name).at(&certificate.issued.at));
    }
    let last = certificate.expires.earliest()?;
    (last < case.as_of).then(|| {
        Finding::warning(
            Code::CertificateExpired,
            format!("expired on {}, so it answers nothing", words::day(last)),
            "Renew it, and enter the new number and expiry.",
        )
        .thing(name)
        .at(&certificate.expires.at)
    })
}

fn title(certificate: &OwnCertificate) -> String {
    format!(
        "{} certificate {}, scope: {}, valid until {}",
        certificate.kind.text(),
        certificate.number.text(),
        certificate.scope.text(),
        certificate.expires.earliest().map(words::day).unwrap_or_default()
    )
}

fn answer_item(assessed: &mut Assessed, certificate: &OwnCertificate, rule: &CertificateRule) {
    let title = title(certificate);
    if assessed.status == Status::Gap {
        assessed.findings.push(
            Finding::warning(
                Code::CertificateContradicted,
                format!("The {title} may answer this item, but the records contradict it, so it stays a gap"),
                "Close the gap, or correct the records.",
            )
            .at(&certificate.number.at),
        );
        return;
    }
    assessed.findings.push(
        Finding::note(Code::CertificateAnswers, format!("The {title} may answer this item"), rule.note.clone())
            .at(&certificate.number.at),
    );
    if assessed.status == Status::Missing {
        assessed.status = Status::Supported;
        assessed.summary = format!("Answered by the {title}");
        assessed.draft = format!("Answered by our {title}.");
        assessed.to_do.clear();
        let findings = std::mem::take(&mut assessed.findings);
        assessed.findings = findings.into_iter().map(Finding::softened).collect();
    }
    assessed.rests_on.push(certificate.number.at);
    assessed.certificate = Some(title);
}
