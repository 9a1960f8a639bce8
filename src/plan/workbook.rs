//! The plan as a workbook. Whatever comes from a provider's files is written as text: no cell of ours is
//! a formula.

use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DocProperties, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::task::{Priority, Task};
use crate::checks::{Assessment, Level};
use crate::excel;
use crate::standard::Standard;
use crate::words;

/// Why the plan cannot be written.
pub type PlanError = XlsxError;

/// What may stand under "Status".
const STATES: [&str; 4] = ["Open", "In progress", "Done", "Not needed"];
/// A cell holds no more characters.
const MOST: usize = 32_000;
/// Rows above the header: title, note and a blank one.
const HEADER: u32 = 3;
/// Rows below the last task that have the drop-downs too, for tasks of one's own.
const SPARE: u32 = 40;

/// Heading and width in characters.
type Columns = &'static [(&'static str, f64)];
const PLAN: Columns = &[
    ("Priority", 12.0),
    ("Kind", 10.0),
    ("Item", 8.0),
    ("About", 26.0),
    ("What to do", 60.0),
    ("Owner", 22.0),
    ("Due", 12.0),
    ("Status", 13.0),
    ("Done on", 12.0),
    ("Where the records stand", 44.0),
];
const TOOLKIT: Columns =
    &[("Item", 8.0), ("Requirement", 44.0), ("Action", 60.0), ("Owner", 24.0), ("Due", 13.0), ("Status", 13.0)];

/// The plan of a provider, as the bytes of a workbook.
///
/// `withhold` takes out what a reader outside the provider is not to see.
pub fn workbook(
    provider: &str,
    standard: &Standard,
    assessment: &Assessment,
    tasks: &[Task],
    withhold: &dyn Fn(&str) -> String,
) -> Result<Vec<u8>, PlanError> {
    let style = Style::new();
    let mut book = Workbook::new();
    let created = excel::day(assessment.as_of)?;
    book.set_properties(
        &DocProperties::new().set_title("Action plan").set_author("carebinder").set_creation_datetime(&created),
    );
    let writer = Writer { style: &style, withhold };
    let title = format!("Action plan: {provider}");
    plan_sheet(&writer, book.add_worksheet(), &title, standard, assessment, tasks)?;
    if assessment.level == Level::ApproachingStandards {
        toolkit_sheet(&writer, book.add_worksheet(), provider, standard, assessment, tasks)?;
    }
    book.save_to_buffer()
}

struct Style {
    title: Format,
    note: Format,
    header: Format,
    text: Format,
    proposal: Format,
    day: Format,
    proposed_day: Format,
}

impl Style {
    fn new() -> Self {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00D0_D5DB));
        // As text, so that what people add is not read as a formula or a date either.
        let text = cell.clone().set_num_format("@");
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new().set_font_color(Color::RGB(0x0055_5F6B)),
            header: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0024_5B73))
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin),
            proposal: text.clone().set_italic(),
            text,
            day: cell.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            proposed_day: cell.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center).set_italic(),
        }
    }
}

struct Writer<'a> {
    style: &'a Style,
    withhold: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    fn text(&self, sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = words::shortened(&(self.withhold)(text), MOST);
        if text.is_empty() {
            sheet.write_blank(row, column, format)?;
        } else {
            sheet.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// A height that shows the whole of each text: not every program finds it by itself.
    fn height(sheet: &mut Worksheet, row: u32, columns: Columns, texts: &[(usize, &str)]) -> Result<(), XlsxError> {
        const LINE: f64 = 15.0;
        const MOST_LINES: usize = 26; // of what Excel allows
        let lines = texts.iter().filter_map(|(column, text)| {
            let (_, width) = columns.get(*column)?;
            Some(text.lines().map(|line| excel::lines_of(line, *width)).sum::<usize>())
        });
        let most = lines.max().unwrap_or(1).clamp(1, MOST_LINES);
        sheet.set_row_height(row, LINE * f64::from(u32::try_from(most).unwrap_or(1)))?;
        Ok(())
    }

    fn day(&self, sheet: &mut Worksheet, row: u32, column: u16, task: &Task) -> Result<(), XlsxError> {
        let format = if task.is_proposed { &self.style.proposed_day } else { &self.style.day };
        sheet.write_datetime_with_format(row, column, excel::day(task.due)?, format)?;
        Ok(())
    }

    /// Title, note, header, widths, and how it prints.
    fn frame(
        &self,
        sheet: &mut Worksheet,
        title: &str,
        note: &str,
        columns: Columns,
        rows: u32,
    ) -> Result<(), XlsxError> {
        sheet.write_string_with_format(0, 0, words::shortened(&(self.withhold)(title), MOST), &self.style.title)?;
        sheet.write_string_with_format(1, 0, note, &self.style.note)?;
        let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        for (column, (heading, width)) in (0..).zip(columns) {
            sheet.write_string_with_format(HEADER, column, *heading, &self.style.header)?;
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_row_height(HEADER, 24)?;
        sheet.set_freeze_panes(HEADER + 1, 0)?;
        sheet.autofilter(HEADER, 0, HEADER + rows.max(1), last)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(HEADER, HEADER)?;
        sheet.set_print_area(0, 0, HEADER + rows.max(1), last)?;
        sheet.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        sheet.set_footer("&L&A&RPage &P of &N");
        Ok(())
    }

    /// The drop-down of states, with a colour for what is done.
    fn states(sheet: &mut Worksheet, column: u16, rows: u32) -> Result<(), XlsxError> {
        let (first, last) = (HEADER + 1, HEADER + rows + SPARE);
        let choices = DataValidation::new()
            .allow_list_strings(&STATES)?
            .set_error_title("Status")?
            .set_error_message("Choose one of the words in the list.")?;
        sheet.add_data_validation(first, column, last, column, &choices)?;
        let done = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo("Done"))
            .set_format(Format::new().set_background_color(Color::RGB(0x00D9_EAD3)));
        sheet.add_conditional_format(first, column, last, column, &done)?;
        Ok(())
    }
}

fn plan_sheet(
    writer: &Writer<'_>,
    sheet: &mut Worksheet,
    title: &str,
    standard: &Standard,
    assessment: &Assessment,
    tasks: &[Task],
) -> Result<(), XlsxError> {
    sheet.set_name("Action plan")?;
    let rows = u32::try_from(tasks.len()).unwrap_or(0);
    let note = format!(
        "{}, as of {}. Owners and dates in italics are proposals: change them. Work in a copy of this file; the one in the pack stays as it was sealed.",
        standard.short,
        words::day(assessment.as_of)
    );
    writer.frame(sheet, title, &note, PLAN, rows)?;
    let style = writer.style;
    for (row, task) in (HEADER + 1..).zip(tasks) {
        for (column, text) in (0..).zip([task.priority.word(), task.kind, &task.item, &task.title, &task.what]) {
            writer.text(sheet, row, column, text, &style.text)?;
        }
        writer.text(sheet, row, 5, &task.owner, &style.proposal)?;
        writer.day(sheet, row, 6, task)?;
        writer.text(sheet, row, 7, STATES[0], &style.text)?;
        sheet.write_blank(row, 8, &style.day)?;
        writer.text(sheet, row, 9, &task.cells, &style.text)?;
        let texts = [(3, task.title.as_str()), (4, &task.what), (5, &task.owner), (9, &task.cells)];
        Writer::height(sheet, row, PLAN, &texts)?;
    }
    Writer::states(sheet, 7, rows)?;
    let priorities = Priority::ALL.map(Priority::word);
    let list = DataValidation::new().allow_list_strings(&priorities)?;
    sheet.add_data_validation(HEADER + 1, 0, HEADER + rows + SPARE, 0, &list)?;
    if tasks.is_empty() {
        writer.text(
            sheet,
            HEADER + 1,
            4,
            "Nothing is open, and no date falls due within twelve months.",
            &style.text,
        )?;
    }
    Ok(())
}

/// What the toolkit asks to be uploaded with a first publication at Approaching Standards: the items still to
/// be met. Its own headings were not seen; these are what its guidance names.
fn toolkit_sheet(
    writer: &Writer<'_>,
    sheet: &mut Worksheet,
    provider: &str,
    standard: &Standard,
    assessment: &Assessment,
    tasks: &[Task],
) -> Result<(), XlsxError> {
    sheet.set_name("For the toolkit")?;
    let open: Vec<_> = assessment.items.iter().filter(|item| item.status.is_open()).collect();
    let rows = u32::try_from(open.len()).unwrap_or(0);
    let title = format!("{provider}: action plan for {} at Approaching Standards", standard.short);
    let note = "For a first publication only: the items still to be met for Standards Met. Check owners and dates, then upload this sheet in the toolkit.";
    writer.frame(sheet, &title, note, TOOLKIT, rows)?;
    let style = writer.style;
    for (row, item) in (HEADER + 1..).zip(open) {
        let own: Vec<&Task> =
            tasks.iter().filter(|task| task.item == item.item.reference && task.is_proposed).collect();
        let actions: Vec<&str> = own.iter().map(|task| task.what.as_str()).collect();
        writer.text(sheet, row, 0, &item.item.reference, &style.text)?;
        writer.text(sheet, row, 1, &item.item.asks, &style.text)?;
        let actions = actions.join("\n");
        writer.text(sheet, row, 2, &actions, &style.text)?;
        Writer::height(sheet, row, TOOLKIT, &[(1, &item.item.asks), (2, &actions)])?;
        if let Some(task) = own.first() {
            writer.text(sheet, row, 3, &task.owner, &style.proposal)?;
            writer.day(sheet, row, 4, task)?;
        }
        writer.text(sheet, row, 5, STATES[0], &style.text)?;
    }
    Writer::states(sheet, 5, rows)
}
