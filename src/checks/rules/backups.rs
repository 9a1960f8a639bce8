//! 7.3.1 and 7.3.4: backups, and the tests that they can be restored.

use chrono::Months;

use crate::checks::Case;
use crate::checks::assessment::{Status, Verdict};
use crate::checks::finding::{Code, Finding};
use crate::checks::lacks::lacking_at;
use crate::registers::assets::{Asset, AssetKind, Importance};
use crate::registers::backups::{Backup, RestoreResult};
use crate::registers::information::InformationAsset;
use crate::registers::text::key;
use crate::settings::Intervals;
use crate::words::{self, count};

rule! {
    /// # What it checks
    /// Each backup on the list says how it is made and protected and when it last succeeded; and everything of high
    /// importance among the information assets and, in the asset register, the servers and data assets is named by a
    /// backup: by its name, its location or its supplier. What is kept on paper is left out.
    /// # Why the toolkit asks
    /// After fire, theft or an attack the copy is all there is.
    /// # What counts as evidence
    /// Rows with method, protection and a date within the days that the settings allow (`intervals.backup_days`; 31 is our
    /// default, the toolkit gives no number). Something important without a backup is a gap. It is named when the texts of
    /// one contain the other's.
    /// # What it cannot tell
    /// Whether the copies are whole; 7.3.4 asks for that.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026; Hertfordshire Care Providers Association booklet on backups, 21 November
    /// 2022. The number of the item is inferred.
    BACKUPS = "backups", [Backups] beside [InformationAssets, Assets], working
}

rule! {
    /// # What it checks
    /// Each backup on the list was restored as a test within the months that the settings allow, and everything came back.
    /// # Why the toolkit asks
    /// A backup that cannot be restored is found out on the worst day of the year.
    /// # What counts as evidence
    /// A date of test and the result "Restored" for each backup. Twelve months are our default
    /// (`intervals.restore_test`): the toolkit says "routinely" and gives no interval.
    /// # What it cannot tell
    /// How much was restored in the test.
    /// # Source
    /// Digital Care Hub slides of 8 June 2026.
    RESTORE_TESTS = "restore-tests", [Backups], tested
}

fn empty(case: &Case<'_>) -> Option<Verdict> {
    case.registers.backups.records.is_empty().then(|| {
        Verdict::new(Status::Missing, "The list of backups has no rows")
            .asking("Enter what is backed up, how, where the copies are, and when one was last restored.")
            .drafting("[What is backed up, how, and when it was last tested]")
    })
}

fn working(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.backups;
    if list.is_absent() {
        return None;
    }
    if let Some(verdict) = empty(case) {
        return Some(verdict);
    }
    let mut findings: Vec<Finding> = list.records.iter().flat_map(|backup| of_backup(case, backup)).collect();
    let without = without_backup(case);
    let missing = without.len();
    findings.extend(without);
    let all = count(list.records.len(), "backup", "backups");
    let summary = match missing {
        0 => format!("{all} on the list, and nothing important without one"),
        some => format!("{all} on the list; {} without one", count(some, "important asset", "important assets")),
    };
    let lines: Vec<String> = list.records.iter().map(line).collect();
    Some(
        Verdict::judged(findings, summary)
            .counting(&[
                ("backups", "backups on the list", list.records.len()),
                ("without", "important assets without a backup", missing),
            ])
            .drafting(lines.join("\n\n")),
    )
}

fn line(backup: &Backup) -> String {
    let or = |field: &crate::registers::Field<crate::registers::Text>, blank: &str| {
        if field.says_nothing() { blank.to_owned() } else { field.text().trim_end_matches('.').to_owned() }
    };
    format!(
        "{}. How: {}. How often: {}. Kept: {}. Protection: {}. Last completed on {}; last restored as a test on {}.",
        backup.system.text(),
        or(&backup.method, "[how]"),
        or(&backup.frequency, "[how often]"),
        or(&backup.stored, "[where]"),
        or(&backup.protection, "[what]"),
        backup.last_success.latest().map_or_else(|| "[date]".to_owned(), words::day),
        backup.tested.latest().map_or_else(|| "[date]".to_owned(), words::day),
    )
}

fn of_backup(case: &Case<'_>, backup: &Backup) -> Vec<Finding> {
    let days = case.settings.intervals.backup_days;
    let whose = Intervals::whose(days, Intervals::default().backup_days);
    let mut findings = Vec::new();
    let age = backup.last_success.earliest().map(|day| (case.as_of - day).num_days());
    let old = match age {
        None if backup.last_success.is_blank() => Some("no day is given on which it last succeeded".to_owned()),
        None => Some(format!("“{}” is no day on which it last succeeded", backup.last_success.text())),
        Some(age) if age > i64::from(days) => Some(format!("it last succeeded {age} days ago; {days} are {whose}")),
        Some(age) if age < 0 => {
            Some(format!("its last success is dated {}, after the assessment date", backup.last_success.text()))
        }
        Some(_) => None,
    };
    if let Some(message) = old {
        findings.push(
            Finding::error(Code::BackupOld, message, "See that it runs, and enter the day of the last complete one.")
                .at(&backup.last_success.at),
        );
    }
    let parts = [
        (backup.method.says_nothing(), "how it is made", &backup.method.at),
        (
            backup.protection.says_nothing() && backup.stored.says_nothing(),
            "where it is kept or what protects it",
            &backup.protection.at,
        ),
    ];
    let (what, cells) = lacking_at(parts);
    if !what.is_empty() {
        findings.push(
            Finding::error(
                Code::BackupNotDescribed,
                format!("the list does not say {}", words::list(&what)),
                "Complete the row.",
            )
            .at_all(cells),
        );
    }
    findings.into_iter().map(|finding| finding.thing(backup.system.text())).collect()
}

/// Important information and servers that no backup names.
fn without_backup(case: &Case<'_>) -> Vec<Finding> {
    let registers = case.registers;
    let finding = |name: &str, at| {
        Finding::error(
            Code::BackupMissing,
            "is of high importance, and no backup on the list names it",
            "Enter its backup, and write its name as it stands here; if it needs none, lower its importance.",
        )
        .thing(name)
        .at(at)
    };
    let information = registers.information.records.iter().filter(|row| {
        row.importance.is(Importance::High)
            && !is_on_paper(row)
            && !is_backed_up(case, &[row.name.text(), row.location.text(), row.supplier.text()])
    });
    let assets = registers.assets.records.iter().filter(|row| {
        let holds_data = row.kind.value.is_some_and(|kind| matches!(kind, AssetKind::Server | AssetKind::Data));
        holds_data
            && row.importance.is(Importance::High)
            && !case.has_come(&row.disposed)
            && !is_backed_up(case, &[row.title()])
    });
    information
        .map(|row: &InformationAsset| finding(row.name.text(), &row.name.at))
        .chain(assets.map(|row: &Asset| finding(row.title(), &row.name.at)))
        .collect()
}

fn is_on_paper(row: &InformationAsset) -> bool {
    let location = key(row.location.text());
    let says = |words: &[&str]| location.split(' ').any(|word| words.contains(&word));
    says(&["paper", "cabinet", "cabinets", "folder", "folders", "file", "files", "book"])
        && !says(&["server", "cloud", "drive", "computer", "online", "system"])
}

/// Whether some backup's text and one of the names contain each other.
fn is_backed_up(case: &Case<'_>, names: &[&str]) -> bool {
    let names: Vec<String> = names.iter().map(|name| key(name)).filter(|name| name.len() > 2).collect();
    case.registers.backups.records.iter().any(|backup| {
        let system = format!(" {} ", key(backup.system.text()));
        let method = format!(" {} ", key(backup.method.text()));
        let both_ways = |name: &String| {
            let padded = format!(" {name} ");
            // "Data" alone does not stand for "Health data of residents".
            let is_telling = system.trim().contains(' ') || system.trim().len() > 5;
            system.contains(&padded) || (is_telling && padded.contains(&system)) || method.contains(&padded)
        };
        names.iter().any(both_ways)
    })
}

fn tested(case: &Case<'_>) -> Option<Verdict> {
    let list = &case.registers.backups;
    if list.is_absent() {
        return None;
    }
    if let Some(verdict) = empty(case) {
        return Some(verdict);
    }
    let findings: Vec<Finding> = list.records.iter().filter_map(|backup| test_of(case, backup)).collect();
    let untested: Vec<&str> = findings.iter().filter_map(|finding| Some(finding.about.as_ref()?.name())).collect();
    let good = list.records.len() - findings.len();
    let all = count(list.records.len(), "backup", "backups");
    let newest = list
        .records
        .iter()
        .filter(|backup| case.has_come(&backup.tested))
        .filter_map(|backup| backup.tested.latest())
        .max();
    let draft = if findings.is_empty() {
        format!(
            "Each of our {all} is tested by restoring from it at least every {} months; the last test was on {}, by [whom].",
            case.settings.intervals.restore_test,
            newest.map(words::day).unwrap_or_default()
        )
    } else {
        format!("Do not tick yet: {} first.", words::list(&untested))
    };
    Some(
        Verdict::judged(
            findings,
            format!("{good} of {all} restored as a test within {} months", case.settings.intervals.restore_test),
        )
        .counting(&[
            ("backups", "backups on the list", list.records.len()),
            ("tested", "of them restored in time", good),
        ])
        .drafting(draft),
    )
}

fn test_of(case: &Case<'_>, backup: &Backup) -> Option<Finding> {
    const HINT: &str = "Restore something from it, and enter the day and the result.";
    let months = case.settings.intervals.restore_test;
    let whose = Intervals::whose(months, Intervals::default().restore_test);
    let finding = if !case.has_come(&backup.tested) {
        Finding::error(
            Code::RestoreTestMissing,
            match backup.tested.text() {
                "" => "no restore test is on record".to_owned(),
                shown => format!("“{shown}” is no day on which a restore test was done"),
            },
            HINT,
        )
        .at(&backup.tested.at)
    } else if !case.holds(&backup.tested, Months::new(months)) {
        Finding::error(
            Code::RestoreTestOld,
            format!("was last restored as a test {}, more than {months} months ago ({whose})", backup.tested.text()),
            HINT,
        )
        .at(&backup.tested.at)
    } else if !backup.result.is(RestoreResult::Restored) {
        Finding::error(
            Code::RestoreTestFailed,
            match backup.result.text() {
                "" => "the result of the last restore test is not stated".to_owned(),
                shown => format!("result of the last restore test: “{shown}”"),
            },
            "Mend what went wrong, restore again, and enter “Restored” with the day.",
        )
        .at(&backup.result.at)
    } else {
        return None;
    };
    Some(finding.thing(backup.system.text()))
}
