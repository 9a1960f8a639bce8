//! User access: who can sign in to what.

choice! {
    /// What kind of account it is.
    AccountKind {
        /// One person's own.
        Named = "Named" ["personal", "individual", "user", "standard", "standard user", "named user", "single",
            "own", "staff"],
        /// A mailbox or a sign-in that several people use.
        Shared = "Shared" ["shared mailbox", "group", "generic", "shared account", "team", "mailbox",
            "shared login", "shared e mail", "shared email"],
        /// With rights over other accounts.
        Administrator = "Administrator" ["admin", "admin account", "global admin", "privileged", "superuser",
            "super user"],
        /// Of a supplier's people.
        Supplier = "Supplier" ["external", "contractor", "third party", "it company", "it support", "vendor"],
        /// Used by a machine or a program.
        Service = "Service" ["system", "system account", "service account", "machine", "device"],
    }
}

register! {
    /// Every account on every system: who holds it, what it may do, when it was last looked at.
    Account: Accounts, "User access list";
    hints: ["user access", "access list", "accounts", "user accounts", "users", "logins", "access rights",
        "user list"];
    required: [[system, account], [holder, number, email, used_by], [kind, administrator, disabled, reviewed, created]];
    named_by: [account, holder, number, email, system];
    at_site: site;
    columns: {
        /// The system that the account is on.
        system: text = "System", ["application", "system name", "it system", "platform", "software"];
        /// The sign-in name or the shared address.
        account: text = "Account", ["user name", "username", "login", "user id", "account name", "login name",
            "mailbox", "sign in name", "user account"];
        /// The person whose account it is; of a shared one, who answers for it.
        holder: text = "Holder", ["account holder", "name", "staff name", "user", "full name", "person", "held by",
            "who", "employee"];
        /// The holder's number in the staff list.
        number: text = "Staff number", ["staff no", "staff id", "employee number", "employee no", "payroll no", "payroll number",
            "employee id"];
        /// The holder's e-mail address, as in the staff list.
        email: text = "E-mail", ["email", "email address", "e mail address", "work email", "work e mail",
            "work email address", "work e mail address"];
        /// What kind of account it is.
        kind: choice(AccountKind) = "Account type", ["type", "type of account", "kind", "kind of account"];
        /// Everybody who uses a shared account, with semicolons between the names.
        used_by: text = "Used by", ["users", "shared with", "shared by", "who uses it", "members"];
        /// Whether the account has administrator rights.
        administrator: yes_no = "Administrator", ["admin", "admin rights", "is admin", "privileged", "administrator rights"];
        /// When the administrator signed the agreement to higher accountability.
        agreement: date = "Administrator agreement signed", ["admin agreement", "agreement signed", "agreement date",
            "privileged access agreement", "admin agreement signed", "admin agreement date", "agreement"];
        /// The day on which it was opened.
        created: date = "Created", ["date created", "opened", "created on", "start date", "date opened"];
        /// When somebody last checked that it is still needed.
        reviewed: date = "Last reviewed", ["last review", "reviewed", "access reviewed",
            "date reviewed", "reviewed on", "last checked"];
        /// When its password was last changed.
        password_changed: date = "Password changed", ["password last changed", "last password change",
            "password changed on", "password change"];
        /// The day on which it was closed; blank while it can be used.
        disabled: date = "Disabled", ["date disabled", "closed", "removed", "disabled on", "date closed", "date removed",
            "access removed", "end date", "deactivated"];
        /// The site that the row is of, where there are several; “All sites” for what they share.
        site: text = "Site", ["branch", "branch name", "site name", "home", "home name", "care home"];
    }
}

impl Account {
    /// Whether the account has rights over others: by its own column, else by its kind.
    pub fn is_administrator(&self) -> bool {
        self.administrator.is_yes() || (!self.administrator.is_no() && self.kind.is(AccountKind::Administrator))
    }

    /// What to call the account in print: system and sign-in name. Never a person's name.
    pub fn title(&self) -> String {
        crate::words::joined(&[self.system.text(), self.account.text()], ", ")
    }
}
