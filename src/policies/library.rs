//! The policy library: carebinder's own templates, or a folder of somebody else's.

use std::fs;
use std::path::Path;

use super::error::PolicyError;
use super::reference;
use super::template::Template;
use crate::registers::text::key;
use crate::standard::Standard;

/// The templates that carebinder brings.
macro_rules! library {
    ($($name:literal),+ $(,)?) => {
        /// File names and texts of carebinder's own library.
        pub const BUILT_IN: &[(&str, &str)] =
            &[$( (concat!($name, ".typ"), include_str!(concat!("../../policies/", $name, ".typ"))) ),+];
    };
}

library![
    "access-control",
    "administrators",
    "ai-tools",
    "assets",
    "backup",
    "breaches",
    "business-continuity",
    "cctv",
    "complaints",
    "data-protection",
    "data-quality",
    "data-security",
    "disposal",
    "dpia",
    "national-opt-out",
    "network-security",
    "own-devices",
    "physical-paper",
    "privacy-notice-people",
    "privacy-notice-staff",
    "provided-devices",
    "records-retention",
    "rights-requests",
    "spot-checks",
    "staff-training",
    "suppliers",
    "training-needs",
];

/// Text of more bytes than this is no policy.
const LARGEST: u64 = 1_000_000;

/// Templates, in the order of their titles: the order in which they are bound.
#[derive(Debug)]
pub struct Library {
    pub templates: Vec<Template>,
}

impl Library {
    /// carebinder's own. They serve the items of the newest edition; of another one, those that it shares.
    ///
    /// # Errors
    /// When a template is broken, which the tests rule out.
    pub fn built_in(standard: &Standard) -> Result<Self, PolicyError> {
        let files = BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let mut library = Self::of(files, &Standard::current()?)?;
        for template in &mut library.templates {
            template.front.items.retain(|item| standard.items.iter().any(|known| known.reference == *item));
        }
        Ok(library)
    }

    /// The `.typ` files of a folder, which take the place of carebinder's own.
    ///
    /// # Errors
    /// When the folder cannot be read, holds no template, or a template is broken: all faults at once.
    pub fn of_folder(folder: &Path, standard: &Standard) -> Result<Self, PolicyError> {
        let unreadable = |path: &Path, source| PolicyError::Unreadable { path: path.to_owned(), source };
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| unreadable(folder, error.into()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_template = entry.path().extension().is_some_and(|extension| extension == "typ");
            if !entry.file_type().is_file() || !is_template || name.starts_with('.') {
                continue;
            }
            if entry.metadata().map_err(|error| unreadable(entry.path(), error.into()))?.len() > LARGEST {
                return Err(PolicyError::TooLarge(entry.into_path()));
            }
            let text = fs::read_to_string(entry.path()).map_err(|error| unreadable(entry.path(), error))?;
            files.push((name, text));
        }
        if files.is_empty() {
            return Err(PolicyError::NoTemplates(folder.to_owned()));
        }
        Self::of(files, standard)
    }

    /// Takes out the policies of some titles.
    ///
    /// # Errors
    /// When no policy has such a title: it would be believed to be left out.
    pub fn leave_out(&mut self, titles: &[String]) -> Result<(), PolicyError> {
        for title in titles {
            let Some(at) = self.templates.iter().position(|template| key(&template.front.title) == key(title)) else {
                let known = self.templates.iter().map(|template| template.front.title.clone()).collect();
                return Err(PolicyError::NoSuchTitle { title: title.clone(), known });
            };
            self.templates.remove(at);
        }
        Ok(())
    }

    fn of(files: impl IntoIterator<Item = (String, String)>, standard: &Standard) -> Result<Self, PolicyError> {
        let mut templates: Vec<Template> = Vec::new();
        let mut faults = Vec::new();
        for (name, text) in files {
            match Template::parse(&name, &text, standard) {
                Ok(template) => templates.push(template),
                Err(found) => faults.extend(found),
            }
        }
        if !faults.is_empty() {
            return Err(PolicyError::Faults(faults));
        }
        templates.sort_by_cached_key(|template| key(&template.front.title));
        let twice = templates.windows(2).find(|pair| match pair {
            [one, other] => key(&one.front.title) == key(&other.front.title),
            _ => false,
        });
        if let Some([first, second]) = twice {
            return Err(PolicyError::SameTitle {
                first: first.name.clone(),
                second: second.name.clone(),
                title: second.front.title.clone(),
            });
        }
        Ok(Self { templates })
    }
}

/// What `init --policies` writes: the library, and the page that lists every field.
pub fn files() -> impl Iterator<Item = (&'static str, String)> {
    let templates = BUILT_IN.iter().map(|(name, text)| (*name, (*text).to_owned()));
    templates.chain(std::iter::once((reference::FILE, reference::page())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> Library {
        Library::built_in(&Standard::current().unwrap()).unwrap()
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_library() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let of_folder = Library::of_folder(&folder, &Standard::current().unwrap()).unwrap();
        let names = |library: &Library| library.templates.iter().map(|t| t.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&of_folder), names(&library()));
    }

    /// So that a reader of the front matter sees what a provider must have filled in.
    #[test]
    fn the_front_matter_names_what_the_text_prints() {
        for template in library().templates {
            for named in template.named.iter().filter(|named| named.must_be_filled) {
                let known = super::super::fields::known(&named.path).unwrap();
                let is_needed = template.front.needs.contains(&named.path);
                assert!(is_needed || !known.may_be_blank, "{}: needs {}", template.name, named.path);
            }
            for need in &template.front.needs {
                assert!(template.named.iter().any(|named| named.path == *need), "{}: {need}", template.name);
            }
        }
    }

    #[test]
    fn two_templates_of_one_title_are_an_error_that_names_both() {
        let text = BUILT_IN[0].1;
        let files = [("a.typ", text), ("b.typ", text)].map(|(name, text)| (name.to_owned(), text.to_owned()));
        let error = Library::of(files, &Standard::current().unwrap()).unwrap_err().to_string();
        assert!(error.contains("a.typ") && error.contains("b.typ"), "{error}");
    }
}
