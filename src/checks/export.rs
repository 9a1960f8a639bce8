//! The toolkit's own export held against the edition and against the results.

use std::collections::BTreeSet;

use super::assessment::Assessed;
use super::finding::{Code, Finding};
use crate::registers::toolkit_export::ExportedItem;
use crate::words;

/// What differs: items that either side lacks, and answers there that the records contradict.
pub fn compare(exported: &[ExportedItem], items: &[Assessed], edition: &str) -> Vec<Finding> {
    let known: BTreeSet<&str> = items.iter().map(|assessed| assessed.item.reference.as_str()).collect();
    let theirs: BTreeSet<&str> = exported.iter().map(|item| item.reference.as_str()).collect();
    let unknown =
        exported.iter().filter(|item| !known.contains(item.reference.as_str())).map(|item| unknown(item, edition));
    let lacking = items.iter().filter(|assessed| !theirs.contains(assessed.item.reference.as_str())).map(lacking);
    let contradicted = items.iter().filter(|assessed| assessed.status.is_open()).filter_map(|assessed| {
        let item = exported.iter().find(|item| item.reference == assessed.item.reference)?;
        item.claims_yes(assessed.item.answer_type.is_tick()).then(|| contradicted(item, assessed))
    });
    unknown.chain(lacking).chain(contradicted).collect()
}

fn unknown(item: &ExportedItem, edition: &str) -> Finding {
    let asks = if item.question.is_empty() { String::new() } else { format!(": “{}”", short(&item.question)) };
    Finding::warning(
        Code::ExportItemUnknown,
        format!(
            "The toolkit’s export has item {}, which {edition} as carebinder knows it does not have{asks}",
            item.reference
        ),
        "If your toolkit asks for it, answer it there: nothing here looks at it.",
    )
    .at(&item.at)
}

fn lacking(assessed: &Assessed) -> Finding {
    Finding::warning(
        Code::ExportItemLacking,
        format!("The toolkit’s export does not have item {} ({})", assessed.item.reference, assessed.item.title),
        "Your toolkit may have renamed or dropped it; compare the two lists.",
    )
}

fn contradicted(item: &ExportedItem, assessed: &Assessed) -> Finding {
    Finding::error(
        Code::ExportDisagrees,
        format!(
            "Item {} is answered “{}” in the toolkit, while here it is {}: {}",
            item.reference,
            short(&item.answer),
            assessed.status.word().to_lowercase(),
            assessed.summary
        ),
        "Correct the answer in the toolkit before you publish, or bring the records up to date.",
    )
    .at(&item.at)
}

fn short(text: &str) -> String {
    words::shortened(text, 80)
}
