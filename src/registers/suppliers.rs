//! The supplier list: who handles personal information for the provider, and with what assurance.

register! {
    /// Everybody who supplies the provider with an IT system or handles personal information for it.
    Supplier: Suppliers, "Supplier list";
    hints: ["suppliers", "supplier", "contractors", "contracts", "vendors"];
    required: [
        [name],
        [service, contact, phone, email, is_it, personal_data, certification, destruction]
    ];
    named_by: [name];
    at_site: site;
    columns: {
        /// The firm.
        name: name = "Supplier", ["supplier name", "company", "company name", "name of supplier", "provider",
            "contractor", "organisation", "name"];
        /// What it supplies or does.
        service: text = "Product or service", ["product", "service", "products services", "product service", "services",
            "what they do", "what they supply", "supplies", "description", "products and services"];
        /// Whom to ask for.
        contact: text = "Contact name", ["contact", "contact person", "account manager", "main contact",
            "contact details"];
        /// The number to ring.
        phone: text = "Telephone", ["phone", "tel", "phone number", "telephone number", "contact number", "mobile"];
        /// The address to write to.
        email: text = "E-mail", ["email", "email address", "contact email", "e mail address"];
        /// Whether it supplies an IT system.
        is_it: yes_no = "IT system supplier", ["it supplier", "it system", "it", "supplies an it system",
            "it or software supplier", "is it supplier"];
        /// Whether it sees or keeps personal data.
        personal_data: yes_no = "Handles personal data", ["handles personal information", "personal data",
            "personal information", "processes personal data", "sees personal data", "data processor"];
        /// Cyber Essentials, Cyber Essentials Plus, ISO 27001, DSPT or a Digital Marketplace listing.
        certification: text = "Certification", ["cyber certification", "cyber certificate", "security certificate",
            "certificate", "security certification", "accreditation", "cyber essentials or iso 27001", "assurance",
            "certificates"];
        /// The certificate's own number.
        certificate_number: text = "Certificate number", ["certificate no", "cert no", "cert number", "certificate ref",
            "certificate reference"];
        /// The last day on which the certificate is valid.
        expires: date = "Certificate expiry", ["certificate expires", "cert expiry", "expiry", "expiry date", "expires",
            "valid until", "certificate valid until"];
        /// Whether there is a written contract.
        contract: yes_no = "Contract in place", ["written contract", "contract", "contract held", "contract signed"];
        /// The last day of the contract.
        contract_ends: date = "Contract ends", ["contract end", "contract end date", "contract expiry",
            "contract expires", "contract until", "renewal of contract"];
        /// When the contract was last looked through.
        reviewed: date = "Contract reviewed", ["last reviewed", "contract review", "contract last reviewed",
            "date reviewed", "reviewed on", "last review", "reviewed", "date of last review"];
        /// Whether it destroys records or equipment for the provider.
        destruction: yes_no = "Destroys records or equipment", ["destruction", "destruction service",
            "destroys records", "confidential waste", "shredding", "disposal service", "secure disposal"];
        /// Whether its people have administrator rights on the provider's systems.
        administrator: yes_no = "Administrator access", ["admin access", "administrator rights", "admin rights",
            "has admin access", "privileged access"];
        /// Whether the contract, or an agreement, holds its administrators to higher accountability.
        administrator_agreement: yes_no = "Administrator agreement", ["admin agreement", "administrator clause",
            "privileged access agreement", "admin clause in contract", "administrators agreement signed"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
