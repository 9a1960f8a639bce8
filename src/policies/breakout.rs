//! Tests that no value of a provider's files can break out of the text of a policy, with the whole library.

use std::cell::Cell;

use proptest::prelude::*;
use serde_json::json;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::Library;
use super::facts::SOURCES;
use super::markup::TEXT;
use crate::standard::Standard;

/// Every leaf that is not plain text, in order: what a document is built of beside its words.
fn skeleton(markup: &str) -> Vec<(SyntaxKind, String)> {
    fn leaves(node: &LinkedNode<'_>, found: &mut Vec<(SyntaxKind, String)>) {
        if node.children().len() == 0 && !TEXT.contains(&node.kind()) {
            found.push((node.kind(), node.leaf_text().to_string()));
        }
        node.children().for_each(|child| leaves(&child, found));
    }
    let source = Source::detached(markup);
    let mut found = Vec::new();
    leaves(&LinkedNode::new(source.root()), &mut found);
    found
}

fn facts(value: &dyn Fn() -> String) -> serde_json::Value {
    let org: serde_json::Map<String, serde_json::Value> =
        SOURCES.iter().filter_map(|(path, _)| Some((path.strip_prefix("org.")?.to_owned(), value().into()))).collect();
    json!({
        "org": org,
        "service": {"care_home": true, "home_care": true, "supported_living": true},
        "records": {"paper": true, "digital": true},
        "uses": {"own_devices": true, "provided_devices": true, "cctv": true, "ai": true, "national_opt_out": true},
        "sites": [{"name": value(), "address": value(), "manager": value()}, {"name": value()}],
        "systems": [{"name": value(), "mfa": "yes"}, {"name": value(), "mfa": "no"}],
        "counts": {"sites": 2, "staff": 9},
        "training": {"courses": [value()], "pass_mark": 80},
        "as_of": "1 June 2026",
    })
}

fn hostile() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "#eval(\"1\")",
        "#read(\"/x\")",
        "[",
        "]",
        "{",
        "}",
        "$",
        "//",
        "/*",
        "*/",
        "```",
        "`",
        "<a>",
        "@b",
        "= ",
        "- ",
        "+ ",
        "/ a: ",
        "\\",
        "\n",
        "\n\n= ",
        "https://x.y",
        "{{ org.name }}",
        "{% if %}",
        "~",
        "--",
        "...",
        "'",
        "\"",
        "*",
        "_",
        "#",
        "\u{e000}",
        "\u{e003}",
        "\u{2028}",
        "\u{202e}",
        "Łé“”",
        "a",
        "1. ",
    ];
    let piece = prop_oneof![prop::sample::select(PIECES).prop_map(str::to_owned), "[ -~]{1,6}"];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever a cell holds, each policy is built as it is with a tame name in its place.
    #[test]
    fn no_value_changes_what_a_policy_is_built_of(values in prop::collection::vec(hostile(), 4..9)) {
        // Never blank and never the same twice: a condition would then take another way.
        let (hostile, tame) = (Cell::new(0), Cell::new(0));
        let hostile = facts(&|| format!("x{} {}", hostile.replace(hostile.get() + 1), values[hostile.get() % values.len()]));
        let tame = facts(&|| format!("Name {}", tame.replace(tame.get() + 1)));
        for template in Library::built_in(&Standard::current().unwrap()).unwrap().templates {
            let filled = template.fill(&hostile);
            prop_assert!(filled.is_ok(), "{:?}", filled.err());
            let (filled, tame) = (skeleton(filled.unwrap().markup()), skeleton(template.fill(&tame).unwrap().markup()));
            let differs = filled.iter().zip(&tame).find(|(filled, tame)| filled != tame);
            prop_assert!(filled.len() == tame.len() && differs.is_none(), "{}: {differs:?}", template.name);
        }
    }
}
