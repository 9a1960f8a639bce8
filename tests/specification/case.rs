//! Reads `case.md`.
//!
//! A section “Sheet” with file and sheet, and a table, is a sheet of a workbook; a section “File” with
//! a name and a fenced block is a text file; a section “Run” with a command and a list says what must
//! be so afterwards.

/// What a provider keeps, and what is expected of it.
#[derive(Debug, Default)]
pub struct Case {
    pub sheets: Vec<Sheet>,
    pub texts: Vec<(String, String)>,
    pub steps: Vec<Step>,
}

/// One sheet of a workbook; the first row is the header.
#[derive(Debug)]
pub struct Sheet {
    pub file: String,
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

/// One command with its expectations.
#[derive(Debug)]
pub struct Step {
    pub command: String,
    pub expectations: Vec<String>,
}

pub fn parse(text: &str) -> Result<Case, String> {
    let mut case = Case::default();
    for section in text.split("\n## ").skip(1) {
        let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
        let (kind, rest) = heading.split_once(' ').ok_or_else(|| format!("heading “{heading}” names nothing"))?;
        let name = rest.trim().trim_matches('`').to_owned();
        match kind {
            "Sheet" => case.sheets.push(sheet(&name, body)?),
            "File" => case.texts.push((name, fenced(body)?)),
            "Run" => case.steps.push(step(name, body)?),
            other => return Err(format!("“{other}” is no kind of section")),
        }
    }
    if case.steps.is_empty() {
        return Err("the case runs nothing".to_owned());
    }
    Ok(case)
}

fn sheet(name: &str, body: &str) -> Result<Sheet, String> {
    let (file, sheet) = name.split_once(" › ").ok_or_else(|| format!("“{name}” is not file › sheet"))?;
    let lines = body.lines().filter(|line| line.trim_start().starts_with('|'));
    let rows = lines.filter(|line| !line.trim_matches(['|', '-', ' ']).is_empty() || !line.contains("--")).map(cells);
    Ok(Sheet { file: file.to_owned(), name: sheet.to_owned(), rows: rows.collect() })
}

fn cells(line: &str) -> Vec<String> {
    let inside = line.trim().trim_start_matches('|').trim_end_matches('|');
    inside.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn fenced(body: &str) -> Result<String, String> {
    let start = body.find("```").ok_or("a file needs a fenced block")?;
    let rest = body[start..].split_once('\n').ok_or("the fenced block is empty")?.1;
    rest.split_once("```").map(|(content, _)| content.to_owned()).ok_or_else(|| "the fenced block does not end".into())
}

fn step(command: String, body: &str) -> Result<Step, String> {
    let expectations: Vec<String> =
        body.lines().filter_map(|line| line.strip_prefix("- ")).map(|line| line.trim().to_owned()).collect();
    if expectations.is_empty() {
        return Err(format!("`{command}` expects nothing"));
    }
    Ok(Step { command, expectations })
}
