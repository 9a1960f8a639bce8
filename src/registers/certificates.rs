//! The provider's own security certificates.

choice! {
    /// Which certificate.
    CertificateKind {
        CyberEssentials = "Cyber Essentials" ["ce", "cyber essentials basic"],
        CyberEssentialsPlus = "Cyber Essentials Plus" ["ce plus", "cyber essentials plus certificate"],
        Iso27001 = "ISO 27001" ["iso27001", "iso iec 27001", "iso 27001 2022", "iso 27001 2013", "iso iec 27001 2022"],
    }
}

register! {
    /// Cyber Essentials (Plus) or ISO 27001, held by the provider itself.
    OwnCertificate: Certificates, "Own certificates";
    hints: ["own certificates", "certificates", "certificate", "our certificates", "cyber essentials"];
    required: [[kind], [number, scope, expires]];
    named_by: [kind, number];
    at_site: site;
    columns: {
        /// Which certificate it is.
        kind: choice(CertificateKind) = "Certificate", ["certification", "certificate type", "standard", "type",
            "certificate name", "scheme"];
        /// Its number.
        number: text = "Certificate number", ["number", "certificate no", "cert no", "cert number", "reference"];
        /// What it covers: the whole organisation, or which part.
        scope: text = "Scope", ["covers", "what it covers", "scope of certificate", "certificate scope"];
        /// The day on which it was issued.
        issued: date = "Issued", ["issue date", "date issued", "issued on", "valid from", "certified on"];
        /// The last day on which it is valid.
        expires: date = "Expires", ["expiry", "expiry date", "valid until", "expires on", "valid to"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
