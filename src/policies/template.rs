//! One policy template: its front matter, its body, the fields that it names, and how it is filled.

use serde_json::Value;
use tera::Tera;

use serde::{Deserialize, Serialize};

use super::error::Fault;
use super::front::FrontMatter;
use super::named::{self, Complaint, Named};
use super::source_map::{self, Filled};
use super::{escape, markup, tags};
use crate::standard::Standard;

/// A template ready to be filled.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Template {
    /// `data-security.typ`
    pub name: String,
    pub front: FrontMatter,
    /// The whole file with the front matter's lines left blank, so that places stay those of the file.
    body: String,
    /// Every field that the body names: for filling, which is done where a text is on its way.
    #[serde(skip)]
    pub named: Vec<Named>,
}

/// A policy's text, and how to find the way back to its template.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Text {
    template: Template,
    filled: Filled,
}

impl Text {
    /// Typst markup; every value from the provider's files is escaped in it.
    pub fn markup(&self) -> &str {
        &self.filled.text
    }

    /// What is to be said about a place in the text, in the terms of the template's author.
    pub fn fault(&self, at: usize, message: String, hint: String) -> Fault {
        self.template.fault(Complaint { at: self.filled.template_place(at), message, hint })
    }
}

impl Template {
    /// Reads a template, with everything that can be known before it is filled.
    ///
    /// # Errors
    /// All faults that were found, of which there is at least one.
    pub fn parse(name: &str, text: &str, standard: &Standard) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let text: String = text.chars().filter(|&c| !source_map::is_mark(c)).collect();
        let at = |at: usize, message: String, hint: &str| {
            let (line, column) = tags::line_and_column(&text, at);
            Fault { template: name.to_owned(), line, column, message, hint: hint.to_owned() }
        };
        let Some((front, body)) = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")) else {
            let hint = "A template begins with a line of +++, lines such as title = \"…\", and another line of +++.";
            return Err(vec![at(0, "the front matter is missing".to_owned(), hint)]);
        };
        let fields: FrontMatter = toml::from_str(front).map_err(|error| {
            let place = error.span().map_or(0, |span| span.start) + "+++\n".len();
            let hint = "It has title, items, owner (data_lead or senior_lead), review_months, and where wanted needs and when.";
            vec![at(place, error.message().replace('\n', " "), hint)]
        })?;
        let wrong = fields.faults(standard);
        let mut faults: Vec<Fault> =
            wrong.into_iter().map(|(word, message, hint)| at(text.find(&word).unwrap_or(0), message, &hint)).collect();
        let body = "\n".repeat(front.lines().count() + 2) + body;
        let mut template = Self { name: name.to_owned(), front: fields, body, named: Vec::new() };
        match named::fields(&template.body) {
            Ok(named) => {
                template.named = named;
                let marked = source_map::marked(&template.body);
                faults.extend(template.engine(&marked).err().map(|error| template.told(&marked, &error)));
            }
            Err(complaint) => faults.push(template.fault(complaint)),
        }
        if faults.is_empty() { Ok(template) } else { Err(faults) }
    }

    /// Fills the template.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn fill(&self, facts: &Value) -> Result<Text, Vec<Fault>> {
        let marked = source_map::marked(&self.body);
        let context = tera::Context::from_serialize(facts);
        let rendered = context.and_then(|context| self.engine(&marked)?.render(&self.name, &context));
        let rendered = rendered.map_err(|error| vec![self.told(&marked, &error)])?;
        let text = Text { template: self.clone(), filled: Filled::of(&rendered) };
        let faults: Vec<Fault> = markup::faults(&text.filled)
            .into_iter()
            .map(|Complaint { at, message, hint }| text.fault(at, message, hint))
            .collect();
        if faults.is_empty() { Ok(text) } else { Err(faults) }
    }

    /// Tera with this template alone, so that none can call another.
    fn engine(&self, marked: &str) -> Result<Tera, tera::Error> {
        let mut tera = Tera::default();
        tera.set_escape_fn(escape::typst);
        tera.autoescape_on([".typ"]);
        tera.add_raw_template(&self.name, marked)?;
        Ok(tera)
    }

    /// Tera's error in the words of the template's author.
    fn told(&self, marked: &str, error: &tera::Error) -> Fault {
        use tera::ErrorKind::{RenderingError, SyntaxError};
        let hint = "Tags are written {{ org.name }}, {% if uses.cctv %} … {% endif %}, {% for site in sites %} … {% endfor %}.";
        let (at, message) = match error.kind() {
            RenderingError(report) | SyntaxError(report) => {
                (source_map::unmarked(marked, report.span().range.start), report.message().to_owned())
            }
            _ => (0, error.to_string()),
        };
        self.fault(Complaint { at, message, hint: hint.to_owned() })
    }

    fn fault(&self, complaint: Complaint) -> Fault {
        let (line, column) = tags::line_and_column(&self.body, complaint.at);
        Fault { template: self.name.clone(), line, column, message: complaint.message, hint: complaint.hint }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const FRONT: &str = "+++\ntitle = \"T\"\nitems = [\"1.3.1\"]\nowner = \"data_lead\"\nreview_months = 12\n+++\n";

    fn parse(text: &str) -> Result<Template, Vec<Fault>> {
        Template::parse("t.typ", text, &Standard::current().unwrap())
    }

    fn places(faults: &[Fault]) -> Vec<(usize, usize)> {
        faults.iter().map(|fault| (fault.line, fault.column)).collect()
    }

    #[test]
    fn places_are_those_of_the_file() {
        let template = parse(&format!("{FRONT}First.\n\n{{{{ org.name }}}} is here.\n")).unwrap();
        assert_eq!(tags::line_and_column(&template.body, template.named[0].at), (9, 4));
        let text = template.fill(&json!({"org": {"name": "A & B"}})).unwrap();
        assert_eq!(text.markup().trim(), "First.\n\nA \\& B is here.");
    }

    #[test]
    fn an_unknown_field_is_told_with_its_place_even_inside_a_condition() {
        let faults = parse(&format!("{FRONT}text {{% if org.nmae %}}x{{% endif %}}\n")).unwrap_err();
        assert_eq!(places(&faults), [(7, 12)]);
        assert!(faults[0].message.contains("org.nmae"), "{}", faults[0]);
    }

    #[test]
    fn a_bad_condition_is_told_with_its_place() {
        let faults = parse(&format!("{FRONT}First line.\nSecond {{% if org.name == %}}x{{% endif %}}\n")).unwrap_err();
        assert_eq!(faults[0].line, 8, "{}", faults[0]);
        assert!(faults[0].column > 7, "{}", faults[0]);
    }

    #[test]
    fn broken_markup_is_told_where_the_template_has_it_and_not_where_the_text_does() {
        let template =
            parse(&format!("{FRONT}{{{{ org.name }}}}\n{{%- if org.name %}}\nmore #read(\"x\"){{% endif %}}\n"));
        let faults =
            template.unwrap().fill(&json!({"org": {"name": "A very long name, to shift columns"}})).unwrap_err();
        assert_eq!(places(&faults), [(9, 7)]);
    }

    #[test]
    fn faults_of_the_front_matter_stand_on_their_lines() {
        let faults =
            parse("+++\ntitle = \"T\"\nitems = [\"9.9.9\"]\nowner = \"data_lead\"\nreview_months = 48\n+++\nx\n");
        let lines: Vec<usize> = faults.unwrap_err().iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [5, 3]);
        let faults =
            parse("+++\ntitle = \"T\"\nitems = []\nowner = \"boss\"\nreview_months = 1\n+++\nx\n").unwrap_err();
        assert_eq!(faults[0].line, 4, "{}", faults[0]);
        assert_eq!(places(&parse("= No front\n").unwrap_err()), [(1, 1)]);
    }
}
