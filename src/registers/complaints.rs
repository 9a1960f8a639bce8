//! Complaints, as far as they are about personal data.

register! {
    /// Complaints about how personal data was handled.
    Complaint: Complaints, "Complaints log";
    hints: ["complaints", "complaint", "complaints log"];
    required: [[what, reference], [received], [acknowledged, outcome, closed, about_data]];
    named_by: [what, reference, received];
    at_site: site;
    columns: {
        /// Its number in the log.
        reference: text = "Reference", ["ref", "complaint number", "complaint no", "no", "id", "number"];
        /// The day on which it came in.
        received: date = "Received", ["date received", "date", "received on", "date of complaint"];
        /// What it is about, without names of people.
        what: text = "Complaint", ["what it is about", "description", "details", "nature of complaint", "summary",
            "subject"];
        /// Whether it is about personal data.
        about_data: yes_no = "About personal data", ["data protection", "about data", "data complaint",
            "data protection complaint", "personal data"];
        /// When the person was told that it had come in.
        acknowledged: date = "Acknowledged", ["date acknowledged", "acknowledged on", "acknowledgement sent",
            "acknowledgement"];
        /// What came of it.
        outcome: text = "Outcome", ["result", "findings", "resolution", "action taken", "actions"];
        /// When it was closed.
        closed: date = "Closed", ["date closed", "closed on", "resolved", "date resolved"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name",
            "care home", "location"];
    }
}
