//! Whose pack it is, for the eye: a logo, one colour, a line at the foot. All of it comes from the settings and from a
//! file that may be anything, so that it is judged before it comes near a page.

mod colour;
mod logo;

use std::io;
use std::path::Path;

pub use colour::Colour;
pub use logo::Logo;

use crate::settings::{self, Branding};

/// What the pages bear. Nothing of it is needed.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    pub accent: Option<Colour>,
    pub logo: Option<Logo>,
    /// What the logo shows, in words.
    pub logo_text: Option<String>,
    pub footer: Option<String>,
    pub prepared_by: Option<String>,
}

impl Brand {
    /// What the settings of a provider's folder ask for, with the logo read.
    ///
    /// # Errors
    /// When the logo cannot be used, or the colour cannot.
    pub fn of(settings: &Branding, folder: &Path) -> Result<Self, BrandError> {
        let line = |line: &Option<String>| line.as_deref().map(|line| line.trim().to_owned());
        Ok(Self {
            accent: settings.accent().map_err(BrandError::Setting)?,
            logo: settings.logo.as_deref().map(|name| Logo::read(folder, name)).transpose()?,
            logo_text: line(&settings.logo_text),
            footer: line(&settings.footer),
            prepared_by: line(&settings.prepared_by),
        })
    }

    /// The same for readers who are to see no names of staff.
    pub fn without_names(&mut self, withhold: &dyn Fn(&str) -> String) {
        let lines = [&mut self.logo_text, &mut self.footer, &mut self.prepared_by];
        lines.into_iter().flatten().for_each(|line| *line = withhold(line));
    }
}

/// Why a brand cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BrandError {
    #[error("{file}: {0}", file = settings::FILE)]
    Setting(String),
    #[error("{file}: branding.logo is “{0}”, which is not below the provider’s folder", file = settings::FILE)]
    Elsewhere(String),
    #[error("the logo {0} is not there")]
    NotThere(String),
    #[error("the logo {path} cannot be read: {source}")]
    Unreadable { path: String, source: io::Error },
    #[error("the logo {path} has more than {} MB", most / 1_000_000)]
    TooLarge { path: String, most: u64 },
    #[error("the logo {path} has {width} by {height} dots, and more than {} million are too many", most / 1_000_000)]
    TooManyDots { path: String, width: u32, height: u32, most: u64 },
    #[error("the logo {0} is a drawing (SVG), which cannot be printed safely")]
    Drawing(String),
    #[error("the logo {0} is neither a PNG nor a JPEG picture, whatever its name says")]
    NoPicture(String),
    #[error("the logo {0} is damaged")]
    Broken(String),
    #[error("nothing of the logo {0} can be seen on white paper")]
    Blank(String),
}

impl BrandError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            BrandError::Setting(_) => "Mend what is shown above.".into(),
            BrandError::Elsewhere(_) => {
                "Copy the picture into the folder, and name it as it lies there, such as “logo.png”; links are not followed out of the folder.".into()
            }
            BrandError::NotThere(_) => {
                format!("Put the picture there, or correct branding.logo in {}.", settings::FILE)
            }
            BrandError::Unreadable { .. } => "Check that it is a file, and that you may read it.".into(),
            BrandError::TooLarge { .. } | BrandError::TooManyDots { .. } => {
                "Save it smaller: 1,200 dots in width are sharp in print.".into()
            }
            BrandError::Drawing(_) | BrandError::NoPicture(_) => {
                "Open it in a program for pictures and save it as PNG, about 1,200 dots wide.".into()
            }
            BrandError::Broken(_) => {
                "Open it in a program for pictures and save it anew as PNG, or ask for it again from whoever made it.".into()
            }
            BrandError::Blank(_) => "Use the version of the logo for a light background.".into(),
        }
    }
}
