//! A [`Diff`] in words, for the terminal and for print alike.

use chrono::NaiveDate;

use super::items::Direction;
use super::people::{PeopleChanges, PersonLine};
use super::policies::{PolicyChanges, PolicyLine};
use super::rules::{ItemName, RuleChanges};
use super::{Diff, Trained};
use crate::registers::text::key;
use crate::words::{self, count, short_day};

/// The changes in numbers: `2 items better`, `3 people joined`.
pub fn numbers(diff: &Diff) -> Vec<String> {
    let items = |direction| diff.items.iter().filter(|item| item.direction == direction).count();
    let mut numbers = vec![
        (items(Direction::Worse), "item worse", "items worse"),
        (items(Direction::Better), "item better", "items better"),
        (items(Direction::Neither), "item otherwise", "items otherwise"),
    ];
    if let Some(people) = &diff.people {
        numbers.extend([
            (people.joined.len(), "person joined", "people joined"),
            (people.left.len(), "person left", "people left"),
            (people.trained.len() + people.renewed.len(), "person trained", "people trained"),
            (people.lapsed.len(), "person’s training lapsed", "people’s training lapsed"),
        ]);
    }
    if let Some(policies) = &diff.policies {
        numbers.push((policies.reworded.len(), "policy reworded", "policies reworded"));
        numbers.push((policies.approved.len(), "policy approved", "policies approved"));
    }
    if let Some(findings) = &diff.findings {
        numbers.push((findings.new.len(), "new finding", "new findings"));
        numbers.push((findings.settled.len(), "finding settled", "findings settled"));
    }
    numbers.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, many)| count(number, one, many)).collect()
}

/// What is so when nothing differs.
pub fn nothing(diff: &Diff) -> String {
    let mut parts = vec!["no item", "no rule"];
    parts.extend(diff.people.is_some().then_some("nobody on the staff list"));
    parts.extend(diff.policies.is_some().then_some("no policy"));
    parts.extend(diff.findings.is_some().then_some("no finding"));
    format!("Nothing that is compared has changed: {}.", words::list(&parts))
}

/// `37 of 40 trained (92.5%)`
pub fn trained(trained: Trained) -> String {
    let [some, all] = [trained.trained, trained.in_scope].map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    format!("{some} of {all} trained ({})", words::percent(some, all))
}

/// Each kind of change of people that occurs, with a line for each person.
pub fn people(changes: &PeopleChanges) -> Vec<(&'static str, Vec<(String, String)>)> {
    let on = |day: Option<NaiveDate>| day.map(|day| short_day(day).to_string()).unwrap_or_default();
    let lines = |list: &[PersonLine], what: &dyn Fn(&PersonLine) -> String| -> Vec<(String, String)> {
        list.iter().map(|person| (who(person), what(person))).collect()
    };
    let joined = |person: &PersonLine| {
        let trained = match person.trained {
            Some(true) => "trained",
            Some(false) => "not trained yet",
            None => "",
        };
        words::joined(&[on(person.on), trained.to_owned()], ", ")
    };
    let left = |person: &PersonLine| {
        (if person.listed == Some(false) { "no longer on the staff list" } else { "" }).to_owned()
    };
    let before = |person: &PersonLine| {
        let number = person.number_before.as_ref().map(|number| match number.as_str() {
            "" => "no number before".to_owned(),
            number => format!("number {number} before"),
        });
        let name = person.name_before.as_ref().map(|name| format!("{name} before"));
        words::joined(&[name.unwrap_or_default(), number.unwrap_or_default()], ", ")
    };
    let all = vec![
        ("Joined", lines(&changes.joined, &joined)),
        ("Left", lines(&changes.left, &left)),
        ("Newly trained", lines(&changes.trained, &|person| on(person.on))),
        ("Training renewed", lines(&changes.renewed, &|person| on(person.on))),
        ("Training lapsed", lines(&changes.lapsed, &|person| on(person.on))),
        ("Now in scope of the training item", lines(&changes.into_scope, &|_| String::new())),
        ("No longer in scope of the training item", lines(&changes.out_of_scope, &|_| String::new())),
        ("Other name or number", lines(&changes.renamed, &before)),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}

/// `Ann Lee (12)`
fn who(person: &PersonLine) -> String {
    if person.number.is_empty() { person.name.to_string() } else { format!("{} ({})", person.name, person.number) }
}

/// Each policy that changed, with what became of it.
pub fn policies(changes: &PolicyChanges) -> Vec<(String, String)> {
    let approved = |title: &str| changes.approved.iter().any(|line| key(&line.title) == key(title));
    let mut told: Vec<(String, String)> = Vec::new();
    for line in &changes.reworded {
        let approval = if approved(&line.title) { approval(line) } else { "not approved since".to_owned() };
        told.push((line.title.clone(), format!("reworded{}; {approval}", versions(line))));
    }
    let is_told = |told: &[(String, String)], title: &str| told.iter().any(|(known, _)| key(known) == key(title));
    for line in &changes.approved {
        if !is_told(&told, &line.title) {
            told.push((line.title.clone(), format!("{}{}", approval(line), versions(line))));
        }
    }
    for line in &changes.unapproved {
        told.push((line.title.clone(), "no approval is told any more".to_owned()));
    }
    told.extend(changes.added.iter().map(|line| {
        let approval = line.approved.map_or_else(|| "not approved".to_owned(), |_| approval(line));
        (line.title.clone(), format!("new; {approval}"))
    }));
    told.extend(changes.dropped.iter().map(|line| (line.title.clone(), "no longer among the policies".to_owned())));
    told
}

fn approval(line: &PolicyLine) -> String {
    let on = line.approved.map(words::day).unwrap_or_default();
    match line.approved_before {
        Some(before) if line.approved.is_some_and(|day| day > before) => {
            format!("approved again on {on} (before: {})", words::day(before))
        }
        _ => format!("approved on {on}"),
    }
}

fn versions(line: &PolicyLine) -> String {
    match (&line.version_before, &line.version) {
        (Some(before), Some(version)) if before != version => format!(", version {before} is now {version}"),
        _ => String::new(),
    }
}

/// Each rule that changed: the item, or nothing for the edition as a whole, and what is otherwise.
pub fn rules(changes: &RuleChanges) -> Vec<(Option<String>, String)> {
    let titled = |title: Option<&String>| title.map(|title| format!(": {title}")).unwrap_or_default();
    let name =
        |item: &ItemName, what: &str| (Some(item.reference.clone()), format!("{what}{}", titled(item.title.as_ref())));
    let mut told: Vec<(Option<String>, String)> = Vec::new();
    let (of_edition, of_items): (Vec<_>, Vec<_>) =
        changes.changed.iter().partition(|change| change.reference.is_none());
    let sentence = |change: &super::RuleChange| {
        (
            change.reference.clone(),
            format!("{}: {}, before: {}", words::capital(change.what), change.after, change.before),
        )
    };
    told.extend(of_edition.into_iter().map(sentence));
    told.extend(changes.added.iter().map(|item| name(item, "New item")));
    told.extend(changes.dropped.iter().map(|item| name(item, "No longer asked")));
    told.extend(
        changes
            .renamed
            .iter()
            .map(|item| (Some(item.reference.clone()), format!("Was {}{}", item.before, titled(item.title.as_ref())))),
    );
    told.extend(of_items.into_iter().map(sentence));
    told
}
