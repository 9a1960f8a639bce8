//! The training needs analysis: what each role must learn about data protection and cyber security.

register! {
    /// What each role or group needs to learn, and what it lacks.
    TrainingNeed: TrainingNeeds, "Training needs analysis";
    hints: ["training needs", "tna", "needs analysis", "learning needs"];
    required: [[role], [needs, special, gaps, analysed_on, access]];
    named_by: [role];
    at_site: site;
    columns: {
        /// The role or group of people.
        role: text = "Role or group", ["role", "group", "job role", "staff group", "job title", "role group",
            "team"];
        /// What information the role can see and use.
        access: text = "Data access", ["access", "access to data", "data and systems used", "information used",
            "systems used"];
        /// What everybody in it must learn.
        needs: text = "Training needed", ["core training", "training", "basic training", "what they need",
            "mandatory training", "training required"];
        /// What goes beyond that.
        special: text = "Specialised training", ["specialist training", "additional training", "further training",
            "role specific training"];
        /// How often it is repeated.
        frequency: text = "How often", ["frequency", "repeated", "refresher", "interval"];
        /// What is still lacking, and what is done about it.
        gaps: text = "Shortfalls", ["gaps", "shortfall", "gap", "training gaps", "what is missing"];
        /// Who sees to it.
        owner: name = "Owner", ["lead", "responsible", "training lead", "who"];
        /// The day on which the need was worked out.
        analysed_on: date = "Date of analysis", ["date", "analysed on", "date completed", "completed", "reviewed on",
            "date reviewed", "last reviewed", "done on"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
