//! A rule: how one evidence item is worked out. Its documentation is what `carebinder explain` and the
//! binder print.

use super::Case;
use super::assessment::Verdict;
use crate::registers::RegisterId;

/// How one evidence item is worked out from the records.
#[derive(Debug)]
pub struct Rule {
    /// The stable name by which an edition's data file refers to it.
    pub name: &'static str,
    /// The registers that decide, the deciding one first: what of them could not be read is told.
    pub registers: &'static [RegisterId],
    /// Registers that it holds them against.
    pub beside: &'static [RegisterId],
    documentation: &'static str,
    /// `None` when nothing was supplied that it could look at.
    pub check: fn(&Case<'_>) -> Option<Verdict>,
}

/// Headings of every rule's documentation, in their order.
pub const HEADINGS: [&str; 5] =
    ["What it checks", "Why the toolkit asks", "What counts as evidence", "What it cannot tell", "Source"];

impl Rule {
    pub const fn new(
        name: &'static str,
        registers: &'static [RegisterId],
        beside: &'static [RegisterId],
        documentation: &'static str,
        check: fn(&Case<'_>) -> Option<Verdict>,
    ) -> Self {
        Self { name, registers, beside, documentation, check }
    }

    /// What stands under one of the [`HEADINGS`], as one paragraph.
    pub fn section(&self, heading: &str) -> String {
        let mut lines = self.documentation.lines().map(str::trim);
        let is_start = |line: &str| line.strip_prefix("# ").is_some_and(|found| found == heading);
        lines.by_ref().find(|line| is_start(line));
        let text: Vec<&str> =
            lines.take_while(|line| !line.starts_with("# ")).filter(|line| !line.is_empty()).collect();
        text.join(" ").replace('`', "")
    }
}

/// Declares a rule. The comment above it is its documentation.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])+
        $rule:ident = $name:literal, [$($register:ident),*] $(beside [$($beside:ident),+])?, $check:expr
    ) => {
        $(#[doc = $doc])+
        pub static $rule: $crate::checks::rule::Rule = $crate::checks::rule::Rule::new(
            $name,
            &[$( $crate::registers::RegisterId::$register ),*],
            &[$( $( $crate::registers::RegisterId::$beside ),+ )?],
            concat!($($doc, "\n"),+),
            $check,
        );
    };
}

#[cfg(test)]
mod tests {
    use super::super::rules::RULES;
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_documents_itself_under_every_heading() {
        for rule in RULES {
            for heading in HEADINGS {
                let text = rule.section(heading);
                assert!(text.len() > 20, "{}: {heading}: {text}", rule.name);
                assert!(text.ends_with('.'), "{}: {heading}: {text}", rule.name);
            }
        }
    }

    #[test]
    fn every_source_has_a_date() {
        for rule in RULES {
            let source = rule.section("Source");
            assert!(source.contains("20"), "{}: {source}", rule.name);
        }
    }

    #[test]
    fn rules_have_names_of_their_own() {
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
    }
}
