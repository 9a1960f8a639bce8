//! The risk register, as far as it is about data and cyber security.

register! {
    /// The risks to data and to the systems that hold it, each with its plan.
    Risk: Risks, "Risk register";
    hints: ["risks", "risk register", "risk", "risk log", "risk assessment"];
    required: [[risk], [plan, owner, likelihood, impact, score]];
    named_by: [risk];
    at_site: site;
    columns: {
        /// Its number.
        reference: text = "Reference", ["ref", "risk number", "risk no", "no", "id"];
        /// What could happen.
        risk: text = "Risk", ["risk description", "description", "description of risk", "what could go wrong", "hazard",
            "title"];
        /// How likely it is.
        likelihood: text = "Likelihood", ["probability", "likely", "chance"];
        /// How bad it would be.
        impact: text = "Impact", ["severity", "consequence", "effect", "harm"];
        /// The two together; the highest come first.
        score: text = "Score", ["rating", "risk score", "level", "risk rating", "rag", "risk level", "total"];
        /// What is done to make it smaller.
        plan: text = "Plan", ["plan to reduce it", "mitigation", "actions", "action", "controls", "action plan",
            "what we do about it", "mitigations", "plan to reduce the risk"];
        /// Who sees to it.
        owner: text = "Owner", ["risk owner", "responsible", "lead", "person responsible", "who"];
        /// When those accountable were last told of it.
        reported: date = "Told to management", ["reported to management", "reported to board", "board told",
            "reported on", "told to board", "management told", "reported", "seen by board"];
        /// When it is looked at again.
        review: date = "Review date", ["review", "next review", "review by", "review due"];
        /// When it was over.
        closed: date = "Closed", ["date closed", "closed on"];
        /// Open or closed, where a column says it beside the date.
        status: text = "Status", ["open or closed", "open closed", "state", "risk status"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
