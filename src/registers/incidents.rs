//! The incident log: data breaches and near misses.

choice! {
    /// How great the risk to the people concerned is.
    RiskLevel {
        Low = "Low" ["l", "none", "no risk", "minor", "green", "unlikely", "no"],
        Medium = "Medium" ["m", "moderate", "amber", "some"],
        High = "High" ["h", "severe", "serious", "red", "critical", "very high", "major"],
    }
}

register! {
    /// Every data breach and near miss: what happened, who was told, what was learned.
    Incident: Incidents, "Incident log";
    hints: ["incidents", "incident", "breaches", "breach", "incident log", "near misses", "data breaches"];
    required: [[what, reference], [occurred, discovered], [risk, told, closed, process_reviewed, near_miss, cause]];
    named_by: [what, reference, occurred, discovered];
    at_site: site;
    columns: {
        /// Its number in the log.
        reference: text = "Reference", ["ref", "incident number", "incident no", "no", "id", "number", "incident ref",
            "log no"];
        /// The day on which it happened.
        occurred: date = "Occurred", ["date", "date of incident", "incident date", "date occurred", "happened on",
            "date of breach", "when", "occurred on"];
        /// The day on which somebody noticed it.
        discovered: date = "Discovered", ["date discovered", "noticed", "became aware", "found on", "discovered on",
            "date found", "aware on", "date reported"];
        /// What happened, without names of people.
        what: text = "What happened", ["description", "incident", "details", "details of incident", "summary", "event",
            "breach", "description of incident"];
        /// Whether nothing came of it this time.
        near_miss: yes_no = "Near miss", ["near miss y n", "is near miss", "near miss only"];
        /// Why it could happen.
        cause: text = "Cause", ["root cause", "why", "reason", "cause of incident"];
        /// Whose data it was, and how many people.
        affected: text = "People affected", ["data affected", "who was affected", "number affected", "people or data affected",
            "number of people", "people involved"];
        /// How great the risk to those people is.
        risk: choice(RiskLevel) = "Risk to people", ["risk", "risk level", "severity", "level of risk", "risk rating",
            "impact"];
        /// When management was told.
        told: date = "Management told", ["management informed", "manager told", "reported to management",
            "management notified", "senior management told", "manager informed", "date management told",
            "told management"];
        /// Who approved the actions against its happening again.
        approved_by: name = "Actions approved by", ["approved by", "actions signed off by", "signed off by",
            "action approved by"];
        /// When they were approved.
        approved_on: date = "Actions approved on", ["actions approved", "date approved", "approved on",
            "date actions approved"];
        /// When the people concerned were told.
        people_told: date = "People told", ["people informed", "data subjects told", "affected people told",
            "individuals informed", "data subjects informed", "date people told", "subjects notified"];
        /// When it was reported to the ICO, through the toolkit's own tool; blank when it need not be.
        ico_reported: date = "Reported to the ICO", ["ico reported", "ico informed", "reported to ico", "ico notified",
            "ico", "date reported to ico"];
        /// When the process that let it happen was gone through again.
        process_reviewed: date = "Process reviewed", ["review date", "process review", "reviewed", "reviewed on",
            "date reviewed", "lessons reviewed", "date of review"];
        /// What was found and changed.
        lessons: text = "Lessons", ["lessons learned", "lessons learnt", "outcome", "actions", "action taken",
            "remedial action", "actions taken", "changes made"];
        /// When it was closed.
        closed: date = "Closed", ["date closed", "closed on", "closure date"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home",
            "location", "where"];
    }
}

impl Incident {
    /// The day that decides whether it is of the last twelve months: noticed, else happened.
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        self.discovered.latest().or(self.occurred.latest())
    }

    /// What to call it in print: its number, else its day.
    pub fn title(&self) -> String {
        if self.reference.is_blank() {
            format!("Incident of {}", self.occurred.or(self.discovered.or("an unknown day")))
        } else {
            format!("Incident {}", self.reference.text())
        }
    }
}
