//! Comparisons of small results, made by hand.

#![allow(clippy::needless_pass_by_value, reason = "what json! makes reads best where it is used")]

use serde_json::{Value, json};

use super::*;

fn results(changes: Value) -> Snapshot {
    let mut results = json!({
        "schema": "carebinder/results/1", "standard": "s", "as_of": "2026-06-01", "site": null, "level": "below",
        "provider": {"name": "Home", "ods_code": "VLF01"}, "audience": "internal",
        "edition": {"title": "T", "version": "8", "training_threshold_percent": 95, "policy_years": 3, "risks_wanted": 3},
        "items": [], "people": [], "policies": [],
    });
    for (key, value) in changes.as_object().unwrap() {
        results[key] = value.clone();
    }
    results.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    Snapshot::parse(results.to_string().as_bytes()).unwrap()
}

fn item(reference: &str, title: &str, status: &str) -> Value {
    json!({"ref": reference, "title": title, "needed_for": "met", "status": status, "summary": status})
}

#[test]
fn a_step_is_better_or_worse_only_where_an_item_opens_or_closes() {
    let directions = |before: &str, after: &str| {
        let side = |status| results(json!({"items": [item("1.1.1", "A", status)]}));
        compare(&side(before), &side(after)).items.first().map(|item| item.direction)
    };
    assert_eq!(directions("gap", "supported"), Some(Direction::Better));
    assert_eq!(directions("attested", "missing"), Some(Direction::Worse));
    assert_eq!(directions("missing", "gap"), Some(Direction::Neither));
    assert_eq!(directions("attested", "supported"), Some(Direction::Neither));
    assert_eq!(directions("gap", "gap"), None);
}

#[test]
fn an_item_under_another_number_is_the_same_item() {
    let before = results(json!({"items": [item("8.3.5", "Updates", "gap"), item("1.1.1", "A", "gap")]}));
    let after = results(json!({"items": [item("8.3.1", "Updates", "supported"), item("1.1.2", "B", "gap")]}));
    let diff = compare(&before, &after);
    assert_eq!(diff.rules.renamed.len(), 1);
    assert_eq!((diff.rules.added.len(), diff.rules.dropped.len()), (1, 1));
    assert_eq!(diff.items.len(), 1);
    assert_eq!(diff.items[0].before.reference, "8.3.5");
}

#[test]
fn nothing_is_guessed_about_a_pack_that_kept_less() {
    let old = results(json!({"people": null, "policies": null, "edition": null, "audience": null}));
    let diff = compare(&old, &results(json!({"people": [{"name": "Ann", "state": "in-scope"}]})));
    assert!(diff.people.is_none() && diff.policies.is_none());
    assert_eq!(diff.untold.len(), 3, "{:?}", diff.untold);
    assert!(diff.is_nothing());
}

#[test]
fn findings_are_not_compared_where_one_side_withholds_names() {
    let after = results(json!({"audience": "external", "people": null}));
    let diff = compare(&results(json!({})), &after);
    assert!(diff.findings.is_none());
    assert!(diff.untold.iter().any(|reason| reason.contains("names nobody")), "{:?}", diff.untold);
}

fn policy(fingerprint: &str, approved: Option<&str>) -> Value {
    json!({"title": "Visitors", "fingerprint": fingerprint, "approved": approved})
}

#[test]
fn a_reworded_policy_says_whether_it_was_approved_since() {
    let told = |before: Value, after: Value| {
        let side = |day: &str, policy: Value| results(json!({"as_of": day, "policies": [policy]}));
        let diff = compare(&side("2026-01-01", before), &side("2026-06-01", after));
        told::policies(&diff.policies.unwrap()).into_iter().map(|(_, what)| what).collect::<Vec<_>>().join("; ")
    };
    let may = Some("2026-05-01");
    assert_eq!(
        told(policy("a", may), policy("b", may)),
        "reworded; approved on 1 May 2026",
        "announced, and come true"
    );
    assert_eq!(told(policy("a", None), policy("b", None)), "reworded; not approved since");
    assert_eq!(told(policy("a", Some("2025-05-01")), policy("b", Some("2025-05-01"))), "reworded; not approved since");
    assert_eq!(told(policy("a", Some("2025-05-01")), policy("a", None)), "no approval is told any more");
    assert_eq!(told(policy("a", None), policy("a", Some("2026-07-01"))), "", "an approval to come is none");
}

fn person(state: &str, trained: Option<bool>) -> Value {
    json!({"name": "Ann Lee", "number": "1", "state": state, "trained": trained})
}

#[test]
fn joining_leaving_and_training_are_told_once_each() {
    let told = |before: Option<Value>, after: Option<Value>| -> Vec<&'static str> {
        let side = |person: Option<Value>| results(json!({"people": person.into_iter().collect::<Vec<_>>()}));
        let diff = compare(&side(before), &side(after));
        told::people(&diff.people.unwrap()).into_iter().map(|(title, _)| title).collect()
    };
    let here = |trained| Some(person("in-scope", Some(trained)));
    assert_eq!(told(None, here(true)), ["Joined"], "training on the first day is part of joining");
    assert_eq!(told(Some(person("not-started", None)), here(false)), ["Joined"]);
    assert_eq!(told(here(true), Some(person("left", Some(false)))), ["Left"], "a leaver does not lapse");
    assert_eq!(told(here(true), None), ["Left"]);
    assert_eq!(told(here(true), here(false)), ["Training lapsed"]);
    assert_eq!(told(here(false), here(true)), ["Newly trained"]);
    assert_eq!(told(Some(person("no-access", Some(false))), here(false)), ["Now in scope of the training item"]);
    assert_eq!(told(None, Some(person("left", None))), [""; 0], "came and went between the two");
}

#[test]
fn a_result_made_to_be_too_much_is_refused() {
    let items: Vec<Value> = (0..1_001).map(|n| item(&n.to_string(), "A", "gap")).collect();
    let json = json!({"schema": "carebinder/results/1", "standard": "s", "as_of": "2026-06-01", "site": null,
        "level": "below", "provider": {"name": "Home", "ods_code": null}, "items": items});
    let error = Snapshot::parse(json.to_string().as_bytes()).unwrap_err();
    assert!(error.to_string().contains("at most 1000 entries"), "{error}");
}

mod the_last_pack {
    use super::super::last::{Earlier, NoBase, choose};
    use super::*;

    fn of(day: &str) -> Earlier {
        Earlier { json: Vec::new(), results: results(json!({"as_of": day})) }
    }

    fn chosen(there: &str, kept: Option<&str>, new: &str) -> Option<String> {
        let base = choose(of(there), kept.map(of), &results(json!({"as_of": new}))).unwrap();
        base.map(|base| base.results.as_of.to_string())
    }

    #[test]
    fn is_the_newest_one_before_the_day() {
        assert_eq!(chosen("2026-05-01", Some("2026-04-01"), "2026-06-01").as_deref(), Some("2026-05-01"));
        assert_eq!(chosen("2026-06-01", Some("2026-05-01"), "2026-06-01").as_deref(), Some("2026-05-01"), "a rebuild");
        assert_eq!(chosen("2026-07-01", Some("2026-05-01"), "2026-06-01").as_deref(), Some("2026-05-01"));
        assert_eq!(chosen("2026-06-01", None, "2026-06-01"), None);
        assert_eq!(chosen("2026-07-01", Some("2026-06-01"), "2026-06-01"), None);
    }

    #[test]
    fn is_one_of_the_same_provider_site_and_readers() {
        let refused = |changes: Value| choose(of("2026-05-01"), None, &results(changes)).unwrap_err();
        let other = json!({"provider": {"name": "Lodge", "ods_code": "VLF02"}});
        assert_eq!(refused(other), NoBase::OtherProvider);
        assert_eq!(refused(json!({"site": "Annexe"})), NoBase::OtherSite);
        assert_eq!(refused(json!({"audience": "external"})), NoBase::OtherReaders);
        let unknown = Earlier { json: Vec::new(), results: results(json!({"as_of": "2026-05-01", "audience": null})) };
        let outsiders = results(json!({"audience": "external"}));
        assert_eq!(choose(unknown, None, &outsiders).unwrap_err(), NoBase::OtherReaders, "it may name people");
    }
}
