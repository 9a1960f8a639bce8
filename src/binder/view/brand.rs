//! Whose pack it is, for the eye. It is a file of its own, because the style of every page asks for it, and the data
//! of a large provider are long.

use serde_json::json;

use super::super::BinderError;
use super::make_printable;
use crate::branding::Brand;

const WORDS: &str = "/brand.json";
const LOGO: &str = "/brand/logo.png";

/// The brand under the paths by which the templates find it.
pub fn files(brand: &Brand, provider_name: &str) -> Result<Vec<(String, Vec<u8>)>, BinderError> {
    let shown = || brand.logo_text.clone().unwrap_or_else(|| format!("Logo of {provider_name}"));
    let mut words = json!({
        "colour": brand.accent.map(|accent| accent.to_string()),
        "footer": brand.footer,
        "prepared_by": brand.prepared_by,
        "logo": brand.logo.as_ref().map(|logo| {
            json!({"file": LOGO, "alt": shown(), "width": logo.size.0, "height": logo.size.1})
        }),
    });
    make_printable(&mut words);
    let logo = brand.logo.iter().map(|logo| (LOGO.to_owned(), logo.png.clone()));
    Ok(std::iter::once((WORDS.to_owned(), serde_json::to_vec(&words)?)).chain(logo).collect())
}
