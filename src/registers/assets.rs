//! The asset register: devices and other equipment.

choice! {
    /// What kind of device.
    AssetKind {
        Desktop = "Desktop" ["desktop pc", "pc", "computer", "workstation", "desktop computer", "office pc",
            "all in one", "imac", "mac mini"],
        Laptop = "Laptop" ["notebook", "macbook", "chromebook", "surface"],
        Tablet = "Tablet" ["ipad", "android tablet", "tablets"],
        Phone = "Phone" ["mobile phone", "mobile", "smartphone", "smart phone", "iphone", "handset", "cell phone"],
        Server = "Server" ["nas", "file server", "network storage"],
        /// Memory sticks, discs and other media that can be carried away.
        Removable = "Removable media" ["usb stick", "usb", "memory stick", "removable", "external drive",
            "external hard drive", "external disk", "sd card", "cd", "dvd", "usb drive", "portable drive"],
        /// Routers, switches and the like: listed for the count, judged on the network list.
        Network = "Network equipment" ["router", "switch", "firewall", "access point", "hub", "network", "wi fi",
            "wifi", "wireless access point"],
        /// Software that is listed among the assets.
        Software = "Software" ["application", "licence", "license", "programme", "program", "operating system"],
        /// A collection of information that is listed among the assets.
        Data = "Data" ["information", "information asset", "database", "records"],
        Other = "Other" ["printer", "scanner", "camera", "cctv", "monitor", "telephone", "landline", "tv",
            "television", "smart tv", "call system", "copier", "photocopier", "shredder", "projector"],
    }
}

choice! {
    /// Who owns a device.
    Ownership {
        Organisation = "Organisation" ["company", "provider", "home", "us", "ours", "owned", "work", "corporate",
            "leased", "employer", "business"],
        /// A member of staff: brought along and used for work.
        Personal = "Personal" ["own", "own device", "byod", "staff", "staff members own", "private", "employee",
            "employee owned", "personal device"],
    }
}

choice! {
    /// How much depends on it.
    Importance {
        High = "High" ["h", "critical", "red", "essential", "very high"],
        Medium = "Medium" ["m", "amber", "moderate", "important"],
        Low = "Low" ["l", "green", "minor"],
    }
}

register! {
    /// Every device and other asset that holds information or gives access to it.
    Asset: Assets, "Asset register";
    hints: ["assets", "asset register", "devices", "equipment", "hardware", "inventory", "mobile devices"];
    required: [
        [number, name],
        [kind],
        [owner, user, location, encrypted, antivirus, reviewed, serial, importance]
    ];
    named_by: [name, number, serial];
    at_site: site;
    columns: {
        /// The number on its label.
        number: text = "Asset number", ["asset id", "id", "asset no", "unique id", "asset tag", "tag", "ref"];
        /// Make and model, or what people call it.
        name: text = "Asset", ["asset name", "device", "device name", "name", "make and model", "model", "description",
            "make model", "item", "hostname"];
        /// What kind of thing it is.
        kind: choice(AssetKind) = "Type", ["asset type", "device type", "kind", "category", "type of device",
            "type of asset"];
        /// The maker's serial number or IMEI.
        serial: text = "Serial number", ["serial", "serial no", "imei", "service tag", "serial imei"];
        /// Who uses it.
        user: text = "User", ["assigned to", "used by", "issued to", "holder", "allocated to", "current user"];
        /// Where it is kept.
        location: text = "Location", ["where", "where kept", "room", "kept at", "place"];
        /// The site, where there are several.
        site: text = "Site", ["branch", "home", "service"];
        /// Who answers for it.
        owner: text = "Owner", ["asset owner", "named owner", "responsible person", "responsible"];
        /// Whether the organisation or a member of staff owns it.
        ownership: choice(Ownership) = "Owned by", ["ownership", "whose device", "company or personal",
            "owned by staff or organisation", "byod"];
        /// How much depends on it.
        importance: choice(Importance) = "Importance", ["criticality", "rag", "priority", "critical", "rag rating"];
        /// Whether it holds personal data or gives access to it.
        personal_data: yes_no = "Personal data", ["holds personal data", "access to personal data",
            "personal information", "contains personal data", "sensitive data"];
        /// Whether what is on it is encrypted.
        encrypted: yes_no = "Encrypted", ["encryption", "encryption on", "bitlocker", "disk encrypted",
            "encryption enabled", "is encrypted"];
        /// What protects the data where it is not.
        instead: text = "Instead of encryption", ["equivalent protection", "other protection", "other controls",
            "why not encrypted", "alternative protection"];
        /// Whether antivirus runs on it and is kept up to date.
        antivirus: yes_no = "Antivirus", ["anti virus", "av", "antivirus installed", "antivirus up to date",
            "malware protection", "virus protection", "anti virus installed", "endpoint protection"];
        /// Whether updates install by themselves.
        updates: yes_no = "Automatic updates", ["auto update", "auto updates", "updates", "updates on",
            "patched automatically", "automatic update"];
        /// Whether a PIN, a password or a fingerprint unlocks it.
        locked: yes_no = "Screen lock", ["pin", "pin or password", "passcode", "pin lock", "pin set", "screen locked",
            "lock", "pin protected"];
        /// Whether it can be wiped from afar.
        remote_wipe: yes_no = "Remote wipe", ["remote wipe enabled", "can be wiped", "mdm", "find my device",
            "wipe", "remotely wiped"];
        /// The firm that supplies or looks after it.
        supplier: text = "Supplier", ["supplied by", "supplier name", "bought from", "maintained by", "vendor"];
        /// When its user signed the form of assignment, or the rules for own devices.
        agreement: date = "Agreement signed", ["assignment signed", "policy signed", "form signed", "date issued",
            "issued on", "byod agreement", "user agreement", "agreement date"];
        /// When its row was last checked.
        reviewed: date = "Last reviewed", ["last review", "reviewed", "date reviewed", "last checked",
            "last audit", "checked on", "date checked"];
        /// When the row is to be checked again.
        next_review: date = "Next review", ["review date", "next review date", "review due", "review by"];
        /// When it was disposed of; blank while it is in use.
        disposed: date = "Disposed", ["disposal date", "date disposed", "disposed on", "date of disposal",
            "decommissioned"];
        /// How it was wiped or destroyed.
        disposal: text = "Disposal method", ["how disposed", "method of disposal", "destroyed by", "disposal",
            "how destroyed", "wiped"];
    }
}

impl Asset {
    /// What to call it in print.
    pub fn title(&self) -> &str {
        if self.name.is_blank() { self.number.text() } else { self.name.text() }
    }
}
