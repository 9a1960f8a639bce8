//! The record of processing activities (ROPA): what the provider does with personal information.

register! {
    /// Every use that is made of personal information, with its legal basis and who receives it.
    Processing: Processing, "Record of processing";
    hints: ["ropa", "processing", "record of processing", "processing activities", "data flows"];
    required: [[purpose], [legal_basis, recipients, subjects, retention, categories]];
    named_by: [purpose];
    at_site: site;
    columns: {
        /// What is done, and what for.
        purpose: text = "Purpose", ["purpose of processing", "processing activity", "activity", "process", "why",
            "purposes", "reason for processing"];
        /// The basis in Article 6 of the UK GDPR.
        legal_basis: text = "Legal basis", ["lawful basis", "article 6", "legal basis article 6", "lawful basis article 6",
            "art 6", "basis"];
        /// The condition in Article 9, for special categories.
        condition: text = "Article 9 condition", ["article 9", "art 9", "special category condition", "condition",
            "legal basis article 9", "lawful basis article 9"];
        /// Whose data it is.
        subjects: text = "People concerned", ["data subjects", "whose data", "people", "categories of people",
            "individuals"];
        /// What kinds of data.
        categories: text = "Categories of data", ["data", "personal data", "type of data", "categories",
            "categories of personal data", "what data"];
        /// Who receives it.
        recipients: text = "Recipients", ["shared with", "who receives it", "disclosed to", "recipient",
            "categories of recipients"];
        /// The supplier that processes it, if any.
        supplier: text = "Supplier", ["processor", "data processor", "it supplier", "supplier name"];
        /// Where it is kept; any country outside the United Kingdom.
        location: text = "Where held", ["location", "where kept", "overseas", "where", "transfers", "storage"];
        /// How long it is kept.
        retention: text = "Kept for", ["retention", "retention period", "how long kept", "retention and disposal"];
        /// The contract or agreement behind the sharing.
        agreement: text = "Agreement", ["sharing agreement", "contract", "agreement or contract",
            "data sharing agreement"];
        /// Who answers for it.
        owner: text = "Owner", ["process owner", "asset owner", "responsible"];
        /// When the entry was last gone through.
        reviewed: date = "Last reviewed", ["last review", "reviewed", "date reviewed", "reviewed on",
            "date of last audit"];
        /// When it is to be gone through again.
        next_review: date = "Next review", ["review date", "next review date", "review due", "review by"];
        /// Who in management approved it.
        approved_by: name = "Approved by", ["approver", "signed off by", "agreed by"];
        /// When it was approved.
        approved_on: date = "Approved on", ["date approved", "approval date", "signed off on", "approved"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
