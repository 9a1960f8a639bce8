//! Excel workbooks of 2007 and later (.xlsx, .xlsm): read as streams of cells.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{Reader, SheetVisible, Xlsx};

use super::super::failure::Failure;
use super::super::sheet_marks::{MarkReader, MarksError, PlainSheets};
use super::super::{marked, text};
use super::{Budget, Cells, Sheet};

/// The roots of sheets that are pictures, forms or programs.
const WITHOUT_CELLS: &[&str] = &["chartsheet", "dialogsheet", "macrosheet"];

/// Every worksheet, with what is hidden and struck through.
pub fn read(bytes: &[u8], file: &Arc<str>, plain: &PlainSheets) -> Result<Vec<Sheet>, Failure> {
    let mut workbook = Xlsx::new(Cursor::new(bytes))?;
    let mut reader = MarkReader::open(bytes).map_err(Failure::Marks)?.knowing(plain.clone());
    let metadata = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    for sheet in metadata {
        // Before calamine, which takes places as they come.
        let mut marks = match reader.read(&sheet.name, None) {
            Ok(marks) => marks,
            // Any other root is something that nobody should pass over.
            Err(MarksError::OtherContent { root, .. }) if WITHOUT_CELLS.contains(&root.as_str()) => continue,
            Err(error) => return Err(Failure::Marks(error)),
        };
        let rows = read_rows(&mut workbook, &sheet.name, &mut budget)?;
        if let Some(own) = marked::column(&rows) {
            marks = reader.read(&sheet.name, Some(own)).map_err(Failure::Marks)?;
        }
        sheets.push(Sheet {
            hidden: sheet.visible != SheetVisible::Visible,
            rows,
            marks,
            ..Sheet::named(file, &text::tidy(&sheet.name))
        });
    }
    Ok(sheets)
}

/// Streams the cells: asking calamine for the whole range would reserve memory for every cell up to
/// the farthest one, which a single stray cell at XFD1048576 turns into 549 GB.
fn read_rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    budget: &mut Budget,
) -> Result<BTreeMap<u32, Cells>, Failure> {
    let mut rows: BTreeMap<u32, Cells> = BTreeMap::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    // Asking for the formula's text would let a forged shared-formula index exhaust the memory.
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if let Some(content) = budget.content(&cell.value, cell.formula.is_some())? {
            budget.put(&mut rows, cell.pos, content)?;
        }
    }
    Ok(rows)
}
