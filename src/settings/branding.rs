//! How the pack looks: the provider's own colours and words, or its consultant's.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::branding::Colour;

/// How many letters a line may have, so that a foot of the widest letters takes two lines and no more.
const LONGEST: usize = 120;

/// Whose name and colour the binder and the separate policies bear. Marks of status keep their own colours.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Branding {
    /// A picture below the provider's folder: PNG or JPEG.
    #[schemars(length(min = 1))]
    pub logo: Option<String>,
    /// What the picture shows, for those who hear the binder instead of seeing it; without it, “Logo of” and the
    /// provider's name.
    #[schemars(length(min = 1, max = 120))]
    pub logo_text: Option<String>,
    /// The colour of what is neither text nor a status, such as `#7a1f5c`. Text in it must be legible on white.
    #[schemars(regex(pattern = r"^#[0-9A-Fa-f]{6}$"))]
    pub colour: Option<String>,
    /// A line at the foot of every page.
    #[schemars(length(min = 1, max = 120))]
    pub footer: Option<String>,
    /// Who made the pack for the provider, for the cover: “Prepared by …”.
    #[schemars(length(min = 1, max = 120))]
    pub prepared_by: Option<String>,
}

impl Branding {
    pub(super) fn check(&self) -> Result<(), String> {
        self.accent()?;
        let lines = [("logo_text", &self.logo_text), ("footer", &self.footer), ("prepared_by", &self.prepared_by)];
        lines.into_iter().try_for_each(|(setting, line)| line.as_deref().map_or(Ok(()), |line| one_line(setting, line)))
    }

    /// The colour, if one is set.
    ///
    /// # Errors
    /// When it is none, or is too pale for text on white.
    pub fn accent(&self) -> Result<Option<Colour>, String> {
        let Some(text) = &self.colour else { return Ok(None) };
        let colour = Colour::parse(text).ok_or_else(|| {
            format!("branding.colour is “{text}”, and must be # and six digits from 0 to f, such as #7a1f5c")
        })?;
        if colour.is_legible() {
            return Ok(Some(colour));
        }
        Err(format!(
            "branding.colour {colour} is too pale: its contrast with white is {}:1, and text needs 4.5:1. \
             The nearest darker shade that passes is {}",
            colour.contrast_in_print(),
            colour.legible_shade(),
        ))
    }
}

fn one_line(setting: &str, line: &str) -> Result<(), String> {
    let length = line.chars().count();
    if line.trim().is_empty() {
        Err(format!("branding.{setting} is empty; leave it out instead"))
    } else if line.chars().any(char::is_control) {
        Err(format!("branding.{setting} must be one line of plain text"))
    } else if length > LONGEST {
        Err(format!("branding.{setting} has {length} letters, and there is room for {LONGEST}"))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        toml::from_str::<Branding>(text).unwrap().check().unwrap_err()
    }

    #[test]
    fn a_pale_colour_is_refused_with_what_was_measured_and_what_would_do() {
        assert_eq!(
            fault("colour = '#ffcc00'"),
            "branding.colour #ffcc00 is too pale: its contrast with white is 1.51:1, and text needs 4.5:1. \
             The nearest darker shade that passes is #907300"
        );
        assert!(fault("colour = 'teal'").contains("six digits"));
    }

    #[test]
    fn a_line_is_one_line_that_fits() {
        let long = format!("footer = '{}'", "W".repeat(LONGEST + 1));
        for text in [&long, "footer = ' '", "prepared_by = \"a\\nb\"", "logo_text = \"\\u0007\""] {
            assert!(fault(text).starts_with("branding."), "{text}");
        }
        let fits = format!("footer = '{}'\nprepared_by = 'Ŵyn & Łukasik'\ncolour = '#0B5561'", "W".repeat(LONGEST));
        assert_eq!(toml::from_str::<Branding>(&fits).unwrap().check(), Ok(()));
    }
}
