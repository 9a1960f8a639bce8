//! Backups, and the tests that data can be restored from them.

choice! {
    /// How a test of restoring went.
    RestoreResult {
        Restored = "Restored" ["success", "successful", "pass", "passed", "ok", "worked", "complete", "completed",
            "all restored", "good", "successfully restored", "fully restored", "yes"],
        Partly = "Partly" ["partial", "partially", "some", "partly restored", "incomplete"],
        Failed = "Failed" ["fail", "failure", "unsuccessful", "not restored", "did not work", "no", "error"],
    }
}

register! {
    /// What is backed up, how, and when it was last shown that it can be restored.
    Backup: Backups, "Backups and restore tests";
    hints: ["backups", "backup", "back ups", "back up", "restore tests", "restore", "restores"];
    required: [[system], [method, last_success, tested, frequency]];
    named_by: [system];
    at_site: site;
    columns: {
        /// The system or information that is backed up.
        system: text = "System or data", ["system", "data", "what", "what is backed up", "backup of", "name",
            "information", "asset", "backed up", "backup"];
        /// How, and by whom.
        method: text = "Method", ["how", "backup method", "supplier", "backed up by", "type", "how backed up", "tool",
            "backup type", "provider"];
        /// How often.
        frequency: text = "How often", ["frequency", "schedule", "interval", "backup frequency"];
        /// Where the copies are.
        stored: text = "Where kept", ["location", "stored", "storage", "where stored", "destination", "kept at"];
        /// What protects the copies: encryption, a place of their own, nobody can overwrite them.
        protection: text = "Protection", ["protected by", "how protected", "encrypted", "security", "protected"];
        /// The last time that a backup was completed.
        last_success: date = "Last successful backup", ["last backup", "last success", "last successful",
            "date of last backup", "last good backup", "latest backup"];
        /// The last time that something was restored from it to see whether it works.
        tested: date = "Last restore test", ["last test", "restore tested", "last tested", "date tested", "test date",
            "restore test", "last restore", "restore test date", "tested on"];
        /// How the test went.
        result: choice(RestoreResult) = "Test result", ["result", "outcome", "restore result", "test outcome"];
        /// Who did the test.
        tested_by: text = "Tested by", ["done by", "tester", "carried out by", "who tested"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
