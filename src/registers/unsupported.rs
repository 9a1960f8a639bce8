//! The register of unsupported software: what is kept at a known risk, and who accepted it.

register! {
    /// Software that its maker no longer supports, and why it is still there.
    UnsupportedSoftware: UnsupportedSoftware, "Register of unsupported software";
    hints: ["unsupported", "unsupported software", "end of life", "legacy"];
    required: [[name], [risk, reason, mitigation, accepted_by, accepted_on]];
    named_by: [name];
    at_site: site;
    columns: {
        /// The product.
        name: name = "Software", ["software name", "product", "application", "software or system", "operating system",
            "item", "name", "program", "programme"];
        /// Which release of it.
        version: text = "Version", ["software version", "release", "edition", "os version"];
        /// On which machines, or by whom.
        where_used: text = "Where used", ["location", "used on", "used by", "device", "where is it used", "used where",
            "installed on"];
        /// What could happen.
        risk: text = "Risk", ["what is the risk", "risks", "risk if kept", "risk description"];
        /// Why it is not replaced.
        reason: text = "Reason for keeping", ["reason", "why kept", "reason still used", "why still used",
            "justification", "reason kept"];
        /// What keeps the risk small.
        mitigation: text = "Mitigation", ["how the risk is reduced", "controls", "what protects it", "safeguards",
            "mitigations", "how managed"];
        /// The director, board or senior manager who accepted the risk.
        accepted_by: name = "Accepted by", ["risk accepted by", "approved by", "signed off by", "agreed by"];
        /// The day of the decision.
        accepted_on: date = "Accepted on", ["date accepted", "accepted date", "approved on", "date approved",
            "date signed off", "date agreed"];
        /// When the decision is looked at again.
        review: date = "Review date", ["review", "next review", "review by", "date of review"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
