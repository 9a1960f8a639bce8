//! The sites of a provider: its registered locations.

register! {
    /// The places from which care is given, each registered with the CQC.
    Site: Sites, "Sites";
    hints: ["sites", "branches", "locations", "homes", "services"];
    required: [[name], [ods_code, cqc_location, address, manager, service_type]];
    named_by: [name];
    columns: {
        /// What the site is called in every other register.
        name: name = "Site", ["site name", "branch", "branch name", "location", "location name", "home", "home name",
            "service", "service name", "name"];
        /// The site's own ODS code.
        ods_code: text = "ODS code", ["ods", "ods number", "organisation code", "site code"];
        /// Its number at the CQC.
        cqc_location: text = "CQC location ID", ["cqc location", "cqc id", "cqc number", "location id"];
        /// Where it is.
        address: text = "Address", ["postal address", "site address"];
        /// Its registered manager.
        manager: name = "Manager", ["registered manager", "home manager", "branch manager", "site manager"];
        /// Care home, home care, supported living and so on.
        service_type: text = "Service type", ["type of service", "type", "kind of service"];
    }
}

impl Site {
    /// Hides the manager's name, for a reader outside the provider.
    pub fn without_names(&mut self) {
        if !self.manager.is_blank() {
            self.manager = super::Field::of_text("the manager".into(), self.manager.at);
        }
    }
}
