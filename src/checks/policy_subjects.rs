//! The subjects on which the toolkit asks for a policy, procedure, plan or notice, and how a title tells that a
//! document is about one.

use crate::registers::policy_list::PolicyEntry;
use crate::registers::text::key;

/// A subject on which the toolkit asks for a policy, procedure, plan or notice.
#[derive(Debug)]
pub struct Subject {
    /// What to call it in print.
    pub name: &'static str,
    /// Words of a title that make it about the subject; each inner list needs all of its words.
    words: &'static [&'static [&'static str]],
    /// Phrases of a title that make it about something else.
    but: &'static [&'static str],
}

pub const DATA_PROTECTION: Subject = Subject {
    name: "data protection",
    words: &[&["data", "protection"], &["gdpr", "policy"], &["information", "governance"]],
    but: &["notice", "impact assessment", "dpia", "form", "complaint", "complaints", "training", "statement"],
};
pub const DATA_QUALITY: Subject = Subject { name: "data quality", words: &[&["data", "quality"]], but: &[] };
pub const RECORD_KEEPING: Subject = Subject {
    name: "record keeping",
    words: &[&["record", "keeping"], &["records", "keeping"], &["records", "management"], &["record", "management"]],
    but: &[],
};
pub const RETENTION: Subject = Subject {
    name: "how long records are kept",
    words: &[&["retention"], &["record", "keeping"], &["records", "keeping"], &["records", "management"]],
    but: &["staff", "recruitment", "employee", "workforce", "employees"],
};
pub const DATA_SECURITY: Subject = Subject {
    name: "data security",
    words: &[
        &["data", "security"],
        &["information", "security"],
        &["cyber", "security"],
        &["it", "security"],
        &["cybersecurity"],
    ],
    but: &["training", "form", "incident", "breach", "continuity"],
};
pub const NETWORK_SECURITY: Subject =
    Subject { name: "network security", words: &[&["network", "security"], &["network"]], but: &["network meeting"] };
pub const PRIVACY_NOTICE: Subject = Subject {
    name: "privacy",
    words: &[
        &["privacy", "notice"],
        &["privacy", "notices"],
        &["privacy", "statement"],
        &["privacy", "policy"],
        &["fair", "processing"],
    ],
    but: &["dignity"],
};
pub const OPT_OUT: Subject = Subject {
    name: "the national data opt-out",
    words: &[&["data", "opt", "out"], &["national", "opt", "out"], &["data", "optout"], &["ndoo"]],
    but: &["working time"],
};
pub const OWN_DEVICES: Subject = Subject {
    name: "own devices",
    words: &[&["byod"], &["own", "devices"], &["own", "device"], &["personal", "devices"], &["smart", "phone"]],
    but: &[],
};
pub const MOBILE_DEVICES: Subject = Subject {
    name: "mobile devices",
    words: &[
        &["mobile", "devices"],
        &["mobile", "device"],
        &["mobile", "phones"],
        &["mobile", "phone"],
        &["smart", "phone"],
        &["smartphone"],
        &["portable", "devices"],
    ],
    but: &[],
};
pub const DISPOSAL: Subject = Subject {
    name: "disposal",
    words: &[&["disposal"], &["destruction"], &["record", "keeping"], &["records", "management"]],
    but: &["clinical", "medicines", "medication"],
};
pub const PASSWORDS: Subject = Subject {
    name: "passwords",
    words: &[&["password"], &["passwords"], &["data", "security"], &["information", "security"]],
    but: &["training", "form", "continuity"],
};
pub const BREACHES: Subject = Subject {
    name: "data breaches",
    words: &[
        &["breach"],
        &["breaches"],
        &["data", "incident"],
        &["data", "incidents"],
        &["security", "incident"],
        &["security", "incidents"],
        &["information", "incidents"],
    ],
    but: &["breach of contract", "form"],
};
pub const CONTINUITY: Subject = Subject {
    name: "business continuity",
    words: &[
        &["business", "continuity"],
        &["continuity", "plan"],
        &["bcp"],
        &["emergency", "plan"],
        &["disaster", "recovery"],
    ],
    but: &["continuity of care"],
};
pub const PAPER: Subject = Subject {
    name: "paper records",
    words: &[&["record", "keeping"], &["records", "management"], &["paper", "records"]],
    but: &[],
};
pub const PHYSICAL: Subject = Subject {
    name: "physical security",
    words: &[&["physical", "security"], &["data", "security"], &["premises", "security"]],
    but: &["training", "form", "continuity"],
};
pub const UPDATES: Subject = Subject {
    name: "updates",
    words: &[
        &["patch"],
        &["software", "update"],
        &["software", "updates"],
        &["network", "security"],
        &["data", "security"],
    ],
    but: &["training", "form", "continuity"],
};

impl Subject {
    /// Whether a document is about the subject, by its title.
    pub fn is_title_of(&self, entry: &PolicyEntry) -> bool {
        self.names(&format!(" {} ", key(entry.title.text())))
    }

    /// Whether comparable words with a space on either side name the subject.
    fn names(&self, title: &str) -> bool {
        let is_other = self.but.iter().any(|phrase| title.contains(&format!(" {phrase} ")));
        !is_other && has_words(title, self.words)
    }
}

/// Whether a text has all words of one of several lists.
pub fn has_words(text: &str, wanted: &[&[&str]]) -> bool {
    let key = key(text);
    let words: Vec<&str> = key.split(' ').collect();
    wanted.iter().any(|all| all.iter().all(|word| words.contains(word)))
}

/// The subjects that the rules ask about, by the names of the rules.
const OF_RULES: &[(&str, &[&Subject])] = &[
    ("policies-in-date", &[&DATA_PROTECTION, &DATA_QUALITY, &RECORD_KEEPING, &DATA_SECURITY, &NETWORK_SECURITY]),
    ("privacy-notices", &[&PRIVACY_NOTICE]),
    ("opt-out", &[&OPT_OUT]),
    ("policy-keeping-safe", &[&DATA_PROTECTION]),
    ("policy-impact-assessment", &[&DATA_PROTECTION]),
    ("retention-schedule", &[&RETENTION]),
    ("incident-reporting", &[&BREACHES]),
    ("continuity-plan", &[&CONTINUITY]),
    ("own-devices", &[&OWN_DEVICES]),
    ("mobile-devices", &[&MOBILE_DEVICES]),
    ("paper-outside", &[&PAPER]),
    ("physical-security", &[&PHYSICAL]),
    ("own-destruction", &[&DISPOSAL]),
    ("passwords", &[&PASSWORDS]),
    ("updates", &[&UPDATES]),
];

/// The subjects that a rule asks about; none where it asks for no document.
pub fn of_rule(rule: &str) -> &'static [&'static Subject] {
    OF_RULES.iter().find(|(name, _)| *name == rule).map_or(&[], |(_, subjects)| subjects)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rules;

    /// A title that named two subjects by chance would let one document pass for another.
    #[test]
    fn the_librarys_titles_name_what_they_are_about() {
        let all: Vec<&Subject> = OF_RULES.iter().flat_map(|(_, subjects)| *subjects).copied().collect();
        for (title, wanted) in [
            ("Business continuity plan for data and cyber security", vec!["business continuity"]),
            ("Data breach and near miss procedure", vec!["data breaches"]),
            ("Data protection complaints procedure", vec![]),
            ("Data protection impact assessment procedure", vec![]),
            ("Data protection policy", vec!["data protection"]),
            ("Data quality policy", vec!["data quality"]),
            ("Data security policy", vec!["data security", "passwords", "physical security", "updates"]),
            ("Data security training and awareness policy", vec![]),
            ("Network security policy", vec!["network security", "updates"]),
            ("Own devices policy", vec!["own devices"]),
            ("Physical security and paper records policy", vec!["paper records", "physical security"]),
            ("Policy on disposal of records and equipment", vec!["disposal"]),
            ("Privacy notice for staff and volunteers", vec!["privacy"]),
            (
                "Record keeping and retention policy",
                vec!["disposal", "how long records are kept", "paper records", "record keeping"],
            ),
            ("Training needs analysis for data and cyber security", vec![]),
            ("Work mobile devices policy", vec!["mobile devices"]),
        ] {
            let words = format!(" {} ", key(title));
            let mut names: Vec<&str> =
                all.iter().filter(|subject| subject.names(&words)).map(|subject| subject.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names, wanted, "{title}");
        }
    }

    #[test]
    fn only_rules_that_there_are_ask_for_documents() {
        for (rule, subjects) in OF_RULES {
            assert!(rules::named(rule).is_some(), "{rule}");
            assert!(!subjects.is_empty(), "{rule}");
        }
    }
}
