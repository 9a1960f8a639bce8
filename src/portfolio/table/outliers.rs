//! Who is unlike the others: a branch beside its sisters, or a consultant's client beside the other clients.
//!
//! Three plain rules, each of which can be followed by hand:
//! - an item that at least three quarters of the others have in one status, and this one in another;
//! - training coverage at least ten points below the middle of the others;
//! - a register that at least three quarters of the others have, and this one has not.
//!
//! With fewer than three others there is nothing to be unlike.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::row::{Facts, Kind, Row};
use crate::checks::Status;

/// Fewer others are no measure.
const FEWEST: usize = 3;
/// Tenths of a per cent.
const FAR: usize = 100;

/// In what somebody is unlike the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlier {
    pub name: String,
    pub group: Option<String>,
    pub folder: String,
    /// `item`, `coverage` or `register`.
    pub kind: String,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// `behind`, `ahead` or `different`.
    pub direction: String,
    pub own: String,
    pub others: String,
    pub reason: String,
}

/// Sites among the sites of one group; providers among providers.
pub fn outliers(rows: &[Row]) -> Vec<Outlier> {
    let mut families: BTreeMap<_, Vec<(&Row, &Facts)>> = BTreeMap::new();
    for row in rows {
        let Some(facts) = &row.results else { continue };
        let family = match (row.kind, &row.group) {
            (Kind::Site, Some(group)) => Some((above(&row.folder), group.as_str())),
            // A whole group is one of a consultant's clients.
            _ => None,
        };
        families.entry(family).or_default().push((row, facts));
    }
    families.into_values().flat_map(|family| of_family(&family)).collect()
}

fn above(folder: &str) -> &str {
    folder.rsplit_once('/').map_or("", |(above, _)| above)
}

fn of_family(family: &[(&Row, &Facts)]) -> Vec<Outlier> {
    if family.len() <= FEWEST {
        return Vec::new();
    }
    let statuses = Tally::of(family, |facts| {
        facts.items.iter().map(|item| (item.reference.as_str(), item.status.as_str())).collect()
    });
    let registers =
        Tally::of(family, |facts| facts.registers.iter().map(|register| (register.as_str(), "present")).collect());
    let shares: Vec<Option<usize>> =
        family.iter().map(|(_, facts)| facts.coverage.and_then(super::row::Coverage::thousandths)).collect();
    let mut found = Vec::new();
    for (index, (row, facts)) in family.iter().enumerate() {
        let view = View { row, facts, others: family.len() - 1 };
        found.extend(facts.items.iter().filter_map(|item| view.item(&item.reference, &item.status, &statuses)));
        found.extend(view.coverage(index, &shares));
        found.extend(view.registers(&registers));
    }
    found
}

/// How many have what: by item and status, or by register.
struct Tally<'a>(BTreeMap<&'a str, BTreeMap<&'a str, usize>>);

impl<'a> Tally<'a> {
    fn of(family: &[(&'a Row, &'a Facts)], each: impl Fn(&'a Facts) -> BTreeSet<(&'a str, &'a str)>) -> Self {
        let mut tally: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for (what, value) in family.iter().flat_map(|(_, facts)| each(facts)) {
            *tally.entry(what).or_default().entry(value).or_default() += 1;
        }
        Self(tally)
    }
}

/// One of a family, and how many others there are.
struct View<'a> {
    row: &'a Row,
    facts: &'a Facts,
    others: usize,
}

impl View<'_> {
    fn is_most(&self, count: usize) -> bool {
        count >= FEWEST && count * 4 >= self.others * 3
    }

    /// The others, with their number.
    fn sisters(&self) -> String {
        if self.row.kind == Kind::Site {
            format!("its {} sisters", self.others)
        } else {
            format!("the {} other clients", self.others)
        }
    }

    fn outlier(&self, kind: &str, reference: Option<&str>, direction: &str, own: String, others: String) -> Outlier {
        let reason = match kind {
            "coverage" => {
                format!("{own} trained here; {others} is the middle of {}", self.sisters())
            }
            "register" => format!("{own} here; {others} have one"),
            _ => format!("{own} here; {others}"),
        };
        Outlier {
            name: self.row.name.clone(),
            group: self.row.group.clone(),
            folder: self.row.folder.clone(),
            kind: kind.to_owned(),
            reference: reference.map(str::to_owned),
            direction: direction.to_owned(),
            own,
            others,
            reason,
        }
    }

    /// Another status than most others have. Its own is not among theirs, so the tally of all is that of the others.
    fn item(&self, reference: &str, own: &str, statuses: &Tally<'_>) -> Option<Outlier> {
        let of_item = statuses.0.get(reference)?;
        let (usual, count) = of_item.iter().find(|(status, count)| **status != own && self.is_most(**count))?;
        let direction = match (is_open(own), is_open(usual)) {
            (true, false) => "behind",
            (false, true) => "ahead",
            _ => "different",
        };
        let others = format!("{} at {count} of {}", word(usual), self.sisters());
        Some(self.outlier("item", Some(reference), direction, word(own), others))
    }

    fn coverage(&self, index: usize, shares: &[Option<usize>]) -> Option<Outlier> {
        let own = shares.get(index).copied().flatten()?;
        let mut others: Vec<usize> =
            shares.iter().enumerate().filter(|(at, _)| *at != index).filter_map(|(_, share)| *share).collect();
        others.sort_unstable();
        let middle = *others.get(others.len() / 2).filter(|_| others.len() >= FEWEST)?;
        (own + FAR <= middle).then(|| self.outlier("coverage", None, "behind", percent(own), percent(middle)))
    }

    fn registers(&self, registers: &Tally<'_>) -> Vec<Outlier> {
        let has = |register: &str| self.facts.registers.iter().any(|own| own == register);
        let most = registers.0.iter().filter_map(|(register, counts)| Some((register, counts.get("present")?)));
        most.filter(|(register, count)| self.is_most(**count) && !has(register))
            .map(|(register, count)| {
                let others = format!("{count} of {}", self.sisters());
                self.outlier("register", None, "behind", format!("no register “{register}”"), others)
            })
            .collect()
    }
}

fn percent(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn status(id: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.id() == id)
}

/// The word in print.
pub fn word(id: &str) -> String {
    status(id).map_or_else(|| id.to_owned(), |status| status.word().to_owned())
}

fn is_open(id: &str) -> bool {
    status(id).is_some_and(Status::is_open)
}

#[cfg(test)]
mod tests {
    use super::super::tests::row;
    use super::*;

    fn reasons(rows: &[Row]) -> Vec<String> {
        outliers(rows).into_iter().map(|found| format!("{}: {}", found.name, found.reason)).collect()
    }

    #[test]
    fn a_branch_unlike_its_sisters_is_told_with_the_reason() {
        let mut rows: Vec<Row> = ["a", "b", "c", "d", "e"].map(|name| row(name, Kind::Site, "supported", 96)).into();
        assert!(outliers(&rows).is_empty(), "all alike");
        rows[4] = row("e", Kind::Site, "gap", 86);
        rows[4].results.as_mut().unwrap().registers.clear();
        assert_eq!(
            reasons(&rows),
            [
                "e: Gap here; Supported at 4 of its 4 sisters",
                "e: 86.0% trained here; 96.0% is the middle of its 4 sisters",
                "e: no register “staff” here; 4 of its 4 sisters have one",
            ]
        );
    }

    #[test]
    fn where_the_others_differ_among_themselves_nobody_is_unlike_them() {
        let statuses = ["supported", "supported", "gap", "missing", "attested"];
        let rows = statuses.map(|status| row("x", Kind::Site, status, 90));
        assert!(outliers(&rows).is_empty());
    }

    #[test]
    fn two_others_are_no_measure() {
        let rows = [("a", "gap"), ("b", "supported"), ("c", "supported")].map(|(n, s)| row(n, Kind::Site, s, 90));
        assert!(outliers(&rows).is_empty());
    }

    #[test]
    fn a_site_is_not_compared_with_the_sites_of_another_group() {
        let mut rows: Vec<Row> = ["a", "b", "c", "d"].map(|name| row(name, Kind::Site, "supported", 96)).into();
        rows[0].results.as_mut().unwrap().items[0].status = "gap".into();
        assert_eq!(outliers(&rows).len(), 1);
        rows[1].group = Some("Another group".into());
        assert!(outliers(&rows).is_empty(), "two sisters are left");
    }

    #[test]
    fn clients_are_called_clients() {
        let mut rows: Vec<Row> = ["a", "b", "c", "d"].map(|name| row(name, Kind::Provider, "gap", 96)).into();
        rows[0] = row("a", Kind::Provider, "supported", 96);
        assert_eq!(reasons(&rows), ["a: Supported here; Gap at 3 of the 3 other clients"]);
        assert_eq!(outliers(&rows)[0].direction, "ahead");
    }
}
