//! Spot checks: whether people do what the policies say.

register! {
    /// Every check that the policies are followed, with what came of it.
    SpotCheck: SpotChecks, "Spot checks";
    hints: ["spot checks", "spot check", "audit", "audits", "audit log", "checks", "walk round"];
    required: [[date], [check, area, result, findings]];
    named_by: [check, area, date];
    at_site: site;
    columns: {
        /// The day of the check.
        date: date = "Date", ["date of check", "check date", "date checked", "checked on", "audit date", "done on"];
        /// The site, where there are several.
        site: text = "Site", ["home", "branch", "location", "service"];
        /// The room, the team or the subject.
        area: text = "Area", ["topic", "subject", "room", "policy", "theme"];
        /// What was looked at.
        check: text = "What was checked", ["check", "checked", "question", "item", "audit", "description", "test"];
        /// How it stood.
        result: text = "Result", ["outcome", "pass fail", "compliant", "ok"];
        /// What was found.
        findings: text = "Findings", ["finding", "issues", "notes", "comments", "what was found", "observations"];
        /// What is done about it.
        action: text = "Action", ["actions", "action needed", "action required", "follow up", "what is to be done"];
        /// Who does it.
        owner: name = "Action owner", ["owner", "who", "by whom", "responsible", "action by", "person responsible"];
        /// Who approved it.
        approved_by: name = "Approved by", ["signed off by", "agreed by", "reviewed by", "approver"];
        /// By when.
        due: date = "Due", ["due date", "by when", "target date", "deadline", "complete by"];
        /// When it was done.
        closed: date = "Closed", ["date closed", "completed", "done", "completed on", "closed on", "date completed"];
    }
}
