//! The network list: routers, switches, firewalls and wireless access points at the provider's sites.

register! {
    /// Every network device at every site, with its changed password.
    NetworkDevice: Network, "Network devices";
    hints: ["network", "network devices", "routers", "network equipment", "firewalls", "wifi"];
    required: [[name], [changed, changed_on]];
    named_by: [name];
    at_site: site;
    columns: {
        /// The device.
        name: text = "Network device", ["device", "device name", "network equipment", "equipment", "component",
            "name", "router", "item", "network component"];
        /// Router, switch, hub, firewall, access point.
        kind: text = "Type", ["device type", "kind", "type of device", "kind of device"];
        /// The site or room where it stands. “Home worker” takes it out of the count.
        site: text = "Site", ["location", "where", "branch", "home", "room", "place"];
        /// Whether the password it came with has been changed.
        changed: yes_no = "Default password changed", ["password changed", "factory password changed",
            "default password", "changed", "admin password changed", "default changed"];
        /// When it was changed.
        changed_on: date = "Changed on", ["date changed", "password changed on", "date of change",
            "date password changed"];
        /// Who looks after it.
        managed_by: text = "Managed by", ["looked after by", "it company", "supplier", "changed by", "it support",
            "support"];
    }
}
