//! One policy template: its front matter, its body, and what its placeholders name.

use serde::Deserialize;

use super::PolicyError;
use super::facts;

/// What stands between the `+++` lines.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    pub title: String,
    /// Evidence items that the policy serves.
    pub items: Vec<String>,
    pub owner: Owner,
    /// Months from approval to the next review; the toolkit asks for at most 36 (1.3.1).
    pub review_months: u32,
    /// Fields that the text prints without condition.
    pub needs: Vec<String>,
}

/// The role that owns a policy.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    SeniorLead,
    DataLead,
}

impl Owner {
    /// The fields with the name and the role of the owner.
    pub fn fields(self) -> (&'static str, &'static str) {
        match self {
            Owner::SeniorLead => ("org.senior_lead", "org.senior_lead_role"),
            Owner::DataLead => ("org.data_lead", "org.data_lead_role"),
        }
    }
}

/// A template ready to be filled.
#[derive(Debug)]
pub struct Template {
    /// `data-security.typ`
    pub name: &'static str,
    pub front: FrontMatter,
    /// The body; the front matter's lines are left blank, so that line numbers stay those of the file.
    pub body: String,
}

impl Template {
    pub fn parse(name: &'static str, text: &str) -> Result<Self, PolicyError> {
        let broken = |message: String| PolicyError::Broken { template: name, line: 1, message };
        let (front, body) = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .ok_or_else(|| broken("the front matter between two lines of +++ is missing".to_owned()))?;
        let blank_lines = "\n".repeat(front.lines().count() + 2);
        let template = Self {
            name,
            front: toml::from_str(front).map_err(|error| broken(error.message().to_owned()))?,
            body: blank_lines + body,
        };
        template.check_fields()?;
        Ok(template)
    }

    /// A misspelt field inside `{% if %}` would silently be "no": every field is looked up beforehand.
    fn check_fields(&self) -> Result<(), PolicyError> {
        for (index, line) in self.body.lines().enumerate() {
            if let Some(field) = fields(line).find(|field| !facts::is_known(field)) {
                return Err(PolicyError::UnknownField {
                    template: self.name,
                    line: index + 1,
                    field: field.to_owned(),
                });
            }
        }
        match self.front.needs.iter().find(|field| !facts::is_known(field)) {
            Some(field) => Err(PolicyError::UnknownField { template: self.name, line: 1, field: field.clone() }),
            None => Ok(()),
        }
    }

    /// The line on which the body first names a field.
    pub fn line_of(&self, field: &str) -> usize {
        self.body.lines().position(|line| fields(line).any(|named| named == field)).map_or(1, |index| index + 1)
    }
}

/// Dotted names inside the tags of a line: `org.name` in `{{ org.name }}`.
fn fields(line: &str) -> impl Iterator<Item = &str> {
    let tags = line.split('{').filter(|piece| piece.starts_with(['{', '%']) || piece.contains("}}"));
    tags.flat_map(|tag| {
        let inside = tag.split('}').next().unwrap_or(tag);
        inside
            .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
            .filter(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONT: &str = "+++\ntitle = \"T\"\nitems = [\"1.3.1\"]\nowner = \"data_lead\"\nreview_months = 12\nneeds = [\"org.name\"]\n+++\n";

    #[test]
    fn line_numbers_are_those_of_the_file() {
        let template = Template::parse("t.typ", &format!("{FRONT}First.\n\n{{{{ org.name }}}} is here.\n")).unwrap();
        assert_eq!(template.line_of("org.name"), 10);
    }

    #[test]
    fn an_unknown_field_is_told_with_its_line_even_inside_a_condition() {
        for body in
            ["{{ org.nmae }}", "text {% if org.nmae %}x{% endif %}", "{%- if org.name and org.nmae %}x{% endif %}"]
        {
            let error = Template::parse("t.typ", &format!("{FRONT}{body}\n")).unwrap_err().to_string();
            assert!(error.contains("t.typ") && error.contains("line 8") && error.contains("org.nmae"), "{error}");
        }
    }

    #[test]
    fn prose_with_dots_is_no_field() {
        assert_eq!(fields("see e.g. the toolkit at www.example.org. {{ org.name }}").collect::<Vec<_>>(), ["org.name"]);
    }

    #[test]
    fn missing_front_matter_is_an_error() {
        assert!(Template::parse("t.typ", "= No front\n").is_err());
    }
}
