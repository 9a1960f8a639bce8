//! Information assets: what information the provider holds, and where.

use super::assets::Importance;

register! {
    /// What personal information is held, where, why and how it is kept safe.
    InformationAsset: InformationAssets, "Information asset register";
    hints: ["information assets", "information asset register", "iar", "information asset", "what we hold",
        "data assets"];
    required: [[name], [holds, location, owner, security, special_category, shared]];
    named_by: [name];
    at_site: site;
    columns: {
        /// What the collection is called.
        name: text = "Information asset", ["information asset name", "asset name", "asset", "name", "information",
            "record", "dataset"];
        /// What is kept in it, and why.
        holds: text = "What is kept and why", ["what information is kept and why", "description", "contents", "holds",
            "information kept", "purpose", "what information is held"];
        /// On paper, on which system, in which room.
        location: text = "Location", ["where kept", "where", "where held", "held in", "system", "storage", "where stored"];
        /// The IT supplier that keeps it, if any.
        supplier: text = "Supplier", ["supplier name", "it supplier", "supplier name it", "processor", "held by",
            "system supplier"];
        /// Whether health, religion or another special category is in it.
        special_category: yes_no = "Special category data", ["special category", "sensitive", "special categories",
            "sensitive data", "special category data y n"];
        /// Who answers for it.
        owner: text = "Owner", ["asset owner", "information asset owner", "iao", "responsible"];
        /// Who outside the provider receives it.
        shared: text = "Shared with", ["received from shared with", "shared externally", "recipients", "sharing",
            "who is it shared with", "received from or shared with"];
        /// What could happen to people if it got out.
        risks: text = "Risks", ["risks if breached", "risk", "risk if lost", "impact if breached"];
        /// What keeps it safe.
        security: text = "Security measures", ["security", "how kept safe", "controls", "protection", "safeguards",
            "how is it kept safe"];
        /// How much depends on it.
        importance: choice(Importance) = "Importance", ["criticality", "rag", "priority",
            "rag rating"];
        /// When the entry was last gone through.
        reviewed: date = "Last reviewed", ["date of last audit", "last audit", "last review", "reviewed", "date reviewed", "reviewed on", "last audited"];
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
