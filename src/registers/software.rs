//! The software list: what is in use, and whether its maker still supports it.

register! {
    /// Every piece of software and every operating system in use.
    Software: Software, "Software list";
    hints: ["software", "applications", "programs", "operating systems"];
    required: [[name], [version, supported, support_ends]];
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
        /// Whether its maker still supplies security updates.
        supported: yes_no = "Supported by maker", ["supported", "still supported", "supported by manufacturer",
            "in support", "supported by supplier", "support", "vendor supported"];
        /// The last day of the maker's support.
        support_ends: date = "Support ends", ["end of support", "support end date", "support until", "supported until",
            "end of life", "eol"];
        /// Whether the maker's extended updates are paid for.
        extended: yes_no = "Extended updates", ["extended support", "extended security updates", "esu", "paid updates"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}
