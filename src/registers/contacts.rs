//! The emergency contacts: whom to reach when the computers are down.

register! {
    /// Whom to call when systems fail; kept on paper.
    Contact: Contacts, "Emergency contacts";
    hints: ["emergency contacts", "emergency", "contacts", "contact list", "phone list"];
    required: [[name], [phone], [email, purpose, printed]];
    named_by: [name];
    at_site: site;
    columns: {
        /// The person, the firm or the office.
        name: text = "Contact", ["name", "organisation", "who", "contact name", "company", "firm", "person or firm"];
        /// What to call them for.
        purpose: text = "What for", ["purpose", "role", "service", "reason", "function", "for", "when to call"];
        /// The number, at any hour.
        phone: text = "Telephone", ["phone", "tel", "phone number", "telephone number", "number", "mobile",
            "contact number"];
        /// The address.
        email: text = "E-mail", ["email", "email address", "e mail address"];
        /// When the list was last printed.
        printed: date = "Printed on", ["printed", "date printed", "last printed", "print date", "hard copy date",
            "hard copy printed"];
        /// Where the paper copy is kept.
        kept: text = "Where kept", ["kept at", "location", "where", "hard copy kept", "where hard copy is kept",
            "location of hard copy"];
        /// When the entry was last checked.
        checked: date = "Last checked", ["checked", "checked on", "updated", "last updated", "date checked",
            "reviewed", "last reviewed"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
