//! The annex: the provider's own PDFs, page by page as pictures. Pages of somebody else's PDF could not be taken over
//! as they are without losing PDF/A and PDF/UA; their pictures can, and the file itself is attached beside them.

use std::fs;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use sha2::{Digest, Sha256};

use crate::registers::Document;
use crate::unwind;

/// One document, ready to be bound in.
#[derive(Debug)]
pub struct Bound {
    pub title: String,
    /// Path below the provider's folder.
    pub path: String,
    /// Lower-case hexadecimal.
    pub sha256: String,
    /// The file as it is.
    pub bytes: Vec<u8>,
    /// A PNG for each page.
    pub pages: Vec<Vec<u8>>,
}

/// Pictures of more pages would make a binder that no mail takes.
const MOST_PAGES: usize = 300;
/// Dots in the width and the height of an A4 page at 150 to the inch: sharp in print.
const DOTS: (f32, f32) = (1240.0, 1754.0);

/// Why a document cannot be bound in.
#[derive(Debug, thiserror::Error)]
pub enum AnnexError {
    #[error("{path} cannot be read: {source}")]
    Unreadable { path: String, source: std::io::Error },
    #[error("{0} has changed since its digest was taken")]
    Changed(String),
    #[error("{0} is locked with a password")]
    Locked(String),
    #[error("{0} is damaged or no PDF, so its pages cannot be shown")]
    Broken(String),
    #[error("the documents have more than {MOST_PAGES} pages together")]
    TooLong,
    #[error("an annex shows documents as they are, with the names in them")]
    ForOutsiders,
}

impl AnnexError {
    pub fn hint(&self) -> String {
        match self {
            AnnexError::Unreadable { .. } | AnnexError::Changed(_) => {
                "Close it in other programs and build again.".into()
            }
            AnnexError::Locked(_) => {
                "Save a copy without the password, and name that one in the policy register; or build without --annex."
                    .into()
            }
            AnnexError::Broken(_) => {
                "Print it to a new PDF, and name that one in the policy register; or build without --annex.".into()
            }
            AnnexError::TooLong => "Build without --annex: the documents are still listed with their digests.".into(),
            AnnexError::ForOutsiders => "Build without --annex, or for --audience internal.".into(),
        }
    }
}

/// Pictures of every page of the documents that are PDFs, in their order. A file that two titles share is bound once.
///
/// # Errors
/// When a PDF cannot be shown: a binder that leaves it out would be believed to hold it.
pub fn bind(documents: &[Document]) -> Result<Vec<Bound>, AnnexError> {
    let mut bound: Vec<Bound> = Vec::new();
    let mut pages = 0;
    for document in documents.iter().filter(|document| document.is_pdf()) {
        if bound.iter().any(|known| known.path == *document.path) {
            continue;
        }
        let path = document.path.to_string();
        let bytes =
            fs::read(&document.on_disk).map_err(|source| AnnexError::Unreadable { path: path.clone(), source })?;
        if format!("{:x}", Sha256::digest(&bytes)) != document.sha256 {
            return Err(AnnexError::Changed(path));
        }
        let pictures = pictures(&bytes, &path, MOST_PAGES - pages)?;
        pages += pictures.len();
        bound.push(Bound {
            title: document.title.clone(),
            path,
            sha256: document.sha256.clone(),
            bytes,
            pages: pictures,
        });
    }
    Ok(bound)
}

/// The reader of PDFs is young, and a file may be made to break it: what it cannot read is broken for us.
fn pictures(bytes: &[u8], path: &str, most: usize) -> Result<Vec<Vec<u8>>, AnnexError> {
    let drawn = unwind::caught(|| draw(bytes, path, most));
    drawn.unwrap_or_else(|| Err(AnnexError::Broken(path.to_owned())))
}

fn draw(bytes: &[u8], path: &str, most: usize) -> Result<Vec<Vec<u8>>, AnnexError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => AnnexError::Locked(path.to_owned()),
        LoadPdfError::Invalid => AnnexError::Broken(path.to_owned()),
    })?;
    let pages = pdf.pages();
    if pages.len() > most {
        return Err(AnnexError::TooLong);
    }
    if pages.is_empty() {
        return Err(AnnexError::Broken(path.to_owned()));
    }
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    let pictures = pages.iter().map(|page| {
        let (width, height) = page.render_dimensions();
        let upright = if width > height { (DOTS.1, DOTS.0) } else { DOTS };
        let scale = (upright.0 / width.max(1.0)).min(upright.1 / height.max(1.0));
        let look = RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
        png(&hayro::render(page, &cache, &settings, &look)).ok_or_else(|| AnnexError::Broken(path.to_owned()))
    });
    pictures.collect()
}

/// Without transparency, and in grey where the page has no colour: a third of the size.
fn png(page: &Pixmap) -> Option<Vec<u8>> {
    let (dots, _) = page.data_as_u8_slice().as_chunks::<4>();
    let is_grey = dots.iter().all(|[red, green, blue, _]| red == green && green == blue);
    let (values, colour): (Vec<u8>, _) = if is_grey {
        (dots.iter().map(|[grey, ..]| *grey).collect(), ExtendedColorType::L8)
    } else {
        (dots.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect(), ExtendedColorType::Rgb8)
    };
    let mut png = Vec::new();
    let encoder = PngEncoder::new(&mut png);
    encoder.write_image(&values, page.width().into(), page.height().into(), colour).ok()?;
    Some(png)
}
