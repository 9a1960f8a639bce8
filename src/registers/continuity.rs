//! Tests of the business continuity plan.

register! {
    /// Every rehearsal of the business continuity plan, with what came of it.
    ContinuityTest: ContinuityTests, "Continuity plan tests";
    hints: ["continuity", "business continuity", "bcp", "continuity tests", "bcp tests", "continuity plan",
        "emergency plan", "plan tests"];
    required: [[scenario], [date, result, changes]];
    named_by: [scenario, date];
    at_site: site;
    columns: {
        /// The day of the test.
        date: date = "Date", ["date of test", "test date", "tested on", "date tested", "done on"];
        /// What was rehearsed: power cut, no telephone or internet, a cyber attack, a broken or lost device, no office.
        scenario: text = "Scenario", ["test", "exercise", "what was tested", "event", "situation", "plan tested",
            "description"];
        /// Who took part.
        who: text = "Who took part", ["participants", "attendees", "people involved", "present", "taking part"];
        /// How it went.
        result: text = "Result", ["outcome", "findings", "how it went", "lessons", "lessons learned"];
        /// What was changed because of it.
        changes: text = "Changes made", ["changes", "actions", "action", "remedial action", "improvements",
            "changes to the plan", "actions taken"];
        /// Who led the test.
        led_by: text = "Led by", ["tested by", "done by", "run by", "carried out by", "lead"];
        /// When the next one is due.
        next: date = "Next test", ["next test due", "next due", "next", "repeat by", "next test date"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
