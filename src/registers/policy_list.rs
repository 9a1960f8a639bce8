//! The policy register: which policies there are, in which version, approved by whom and until when.

register! {
    /// Every policy, procedure, notice and plan that the provider has.
    PolicyEntry: Policies, "Policy register";
    hints: ["policies", "policy register", "policy", "policy list", "policies and procedures", "documents",
        "document register"];
    required: [[title], [version, approved_by, approved_on, updated, next_review]];
    named_by: [title];
    at_site: site;
    columns: {
        /// The title of the document.
        title: text = "Policy", ["policy name", "policy title", "title", "document", "document title", "name",
            "procedure", "policy or procedure", "document name"];
        /// Its version.
        version: text = "Version", ["version number", "version no", "issue", "ver"];
        /// What it covers, in a few words: “safe keeping, DPIA, passwords”.
        covers: text = "Covers", ["what it covers", "topics", "topic", "subject", "subjects", "content", "scope",
            "summary"];
        /// Whom a privacy notice speaks to, or whom a policy binds.
        audience: text = "For", ["audience", "applies to", "for whom", "who it is for"];
        /// When its text was last changed or confirmed.
        updated: date = "Last updated", ["updated", "date updated", "last reviewed", "last review", "issue date",
            "date", "reviewed on", "date of issue", "revised"];
        /// Who approved it.
        approved_by: name = "Approved by", ["approver", "signed off by", "agreed by", "authorised by"];
        /// When it was approved.
        approved_on: date = "Approved on", ["date approved", "approval date", "approved", "date of approval",
            "signed off on"];
        /// When it is to be gone through again.
        next_review: date = "Next review", ["review date", "review due", "next review date", "review by", "due for review",
            "review", "date of next review"];
        /// Who answers for it.
        owner: text = "Owner", ["policy owner", "responsible", "author", "lead"];
        /// The fingerprint of the text that was approved, where carebinder prints it: it stands beside the policy in the
        /// binder.
        fingerprint: text = "Text fingerprint", ["fingerprint", "fingerprint of text", "text hash", "approved text"];
        /// Where it is kept: a file, a link or a shelf.
        kept: text = "Where kept", ["location", "file", "link", "where", "stored", "file name", "document location",
            "kept at"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
