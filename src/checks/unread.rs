//! Registers, or rows of them, that were supplied and could not be used. They leave a trace on every item
//! that rests on the register: what nobody read must not look as if it had been in order.

use super::assessment::{Status, Verdict};
use super::finding::{Code, Finding};
use crate::registers::{RegisterId, Registers, Unread};
use crate::standard::Item;

/// One finding for each file, sheet or row.
pub fn findings(registers: &Registers, id: RegisterId) -> Vec<Finding> {
    registers.unread.iter().filter(|unread| unread.register == id).map(finding).collect()
}

fn finding(unread: &Unread) -> Finding {
    let code = if unread.is_row { Code::RowsNotUsed } else { Code::RegisterNotRead };
    let before = if unread.is_row { "Not counted here" } else { "Not read, and so not counted here" };
    Finding::error(code, format!("{before}: {}", unread.message), unread.hint.clone()).at_all(&unread.cells)
}

/// An item whose only register is there but could not be read at all.
pub fn nothing_usable(item: &Item) -> Verdict {
    let mut verdict = Verdict::new(Status::Missing, "The register was supplied, but nothing in it could be used");
    verdict.to_do.push("Mend the file or sheet named above, and run the program again".to_owned().into());
    verdict.draft = format!("[{}]", item.how_attested.trim_end_matches('.'));
    verdict
}

/// An item whose register is there without a row: a list that nobody fills in is not talked away.
pub fn nothing_entered(item: &Item) -> Verdict {
    Verdict::new(Status::Missing, "The register was supplied without any row")
        .asking(format!("Fill the register in; or, if it is not used, take it out of the folder. {}", item.if_missing))
        .drafting(format!("[{}]", item.how_attested.trim_end_matches('.')))
}
