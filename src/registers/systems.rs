//! The systems list: which can be reached over the internet, which ask for a second step, and the
//! exceptions that somebody approved.

register! {
    /// Every IT system in use, with multi-factor authentication (MFA) and its approved exceptions.
    System: Systems, "Systems list";
    hints: ["systems", "mfa", "it systems", "multi factor", "2fa"];
    required: [[name], [mfa]];
    named_by: [name];
    at_site: site;
    columns: {
        /// What it is called.
        name: name = "System", ["system name", "it system", "application", "platform", "name", "service"];
        /// Who supplies it.
        supplier: text = "Supplier", ["supplied by", "vendor", "provider", "company"];
        /// Whether anybody can sign in from outside the building.
        reachable: yes_no = "Reachable from the internet", ["internet facing", "reachable over internet",
            "reachable over the internet", "remote access", "remotely accessible", "accessible from outside",
            "accessible remotely", "cloud", "online", "can be reached over the internet"];
        /// Whether every user signs in with a second step; “some” is no.
        mfa: yes_no = "MFA for all users", ["mfa", "mfa on", "mfa enabled", "mfa on for all users", "2fa",
            "multi factor authentication", "two factor", "mfa in place", "mfa all users"];
        /// Why not everybody does.
        exception_reason: text = "Exception reason", ["reason", "reason for exception", "why no mfa", "reason no mfa",
            "reason for no mfa", "exception"];
        /// What protects the system instead.
        other_controls: text = "Other controls", ["controls", "other protection", "compensating controls",
            "what protects it", "other safeguards"];
        /// The director, board or senior manager who allowed the exception.
        approved_by: name = "Approved by", ["exception approved by", "approver", "agreed by", "signed off by"];
        /// The approver's post.
        approver_role: text = "Approver role", ["role of approver", "approvers role", "role", "approved by role"];
        /// The day of the decision.
        approved_on: date = "Approved on", ["date approved", "approval date", "date of approval", "date agreed",
            "approved date"];
        /// When the exception is looked at again.
        review: date = "Review date", ["review", "next review", "review by", "exception review"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
