//! A picture from the provider's folder, made fit for print: read within limits and drawn anew, so that nothing of the
//! file but its dots comes into the PDF.

use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Component, Path, PathBuf};

use image::codecs::png::PngEncoder;
use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage, RgbaImage};
use sha2::{Digest, Sha256};

use super::BrandError;
use crate::registers::Input;
use crate::unwind;

/// Bytes of the file.
const LARGEST: u64 = 5_000_000;
/// Dots of the picture. Eight million take 64 MB at the most while they are read.
const MOST_DOTS: u64 = 8_000_000;
const MOST_MEMORY: u64 = 100_000_000;
/// Dots on its longer side in print, where it is at most 78 mm long: 390 to the inch.
const PRINTED: u32 = 1_200;
/// How far a channel must be from white to be seen at all.
const FAINTEST: u8 = 12;

/// A logo, ready for print.
#[derive(Clone, Debug)]
pub struct Logo {
    /// Path below the provider's folder.
    pub path: String,
    /// Of the file as it lies there, lower-case hexadecimal.
    pub sha256: String,
    pub bytes: u64,
    /// The picture on white, without its margins.
    pub png: Vec<u8>,
    /// Its width and height in dots.
    pub size: (u32, u32),
}

impl Logo {
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, BrandError> {
        let (file, path) = inside(folder, name)?;
        let unreadable = |source| BrandError::Unreadable { path: path.clone(), source };
        // What is no file, such as a pipe, might never end.
        if !fs::metadata(&file).map_err(unreadable)?.is_file() {
            return Err(unreadable(std::io::ErrorKind::InvalidInput.into()));
        }
        let mut bytes = Vec::new();
        File::open(&file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
        if bytes.len() as u64 > LARGEST {
            return Err(BrandError::TooLarge { path, most: LARGEST });
        }
        let picture = picture(&bytes, &path)?;
        let Some(cropped) = cropped(&picture) else { return Err(BrandError::Blank(path)) };
        let printed = scaled(cropped);
        let png = png(&printed).map_err(|_| BrandError::Broken(path.clone()))?;
        let sha256 = format!("{:x}", Sha256::digest(&bytes));
        Ok(Self { sha256, bytes: bytes.len() as u64, path, png, size: printed.dimensions() })
    }

    /// The file among all that went into the pack.
    pub fn input(&self) -> Input {
        let Self { path, sha256, bytes, .. } = self;
        Input { path: path.as_str().into(), sha256: sha256.clone(), bytes: *bytes, tables: Vec::new() }
    }
}

/// Where a name leads, and how it is printed. It must not lead out of the folder, nor through a link.
fn inside(folder: &Path, name: &str) -> Result<(PathBuf, String), BrandError> {
    let printed = name.trim().replace('\\', "/");
    let printed = printed.trim_start_matches("./").to_owned();
    let elsewhere = || BrandError::Elsewhere(name.to_owned());
    let is_plain =
        Path::new(&printed).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if printed.is_empty() || printed.contains([':', '\0']) || !is_plain {
        return Err(elsewhere());
    }
    let whole = |path: &Path| {
        path.canonicalize().map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => BrandError::NotThere(printed.clone()),
            _ => BrandError::Unreadable { path: printed.clone(), source },
        })
    };
    let file = whole(&folder.join(&printed))?;
    if !file.starts_with(whole(folder)?) {
        return Err(elsewhere());
    }
    Ok((file, printed))
}

/// The dots on white, upright. What the file is its first bytes tell.
fn picture(bytes: &[u8], path: &str) -> Result<RgbImage, BrandError> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
        _ if is_drawing(bytes) => return Err(BrandError::Drawing(path.to_owned())),
        _ => return Err(BrandError::NoPicture(path.to_owned())),
    };
    let broken = || BrandError::Broken(path.to_owned());
    // A decoder that a made-up file brings down must not bring down the program.
    let decoded = unwind::caught(|| decoded(bytes, format, path));
    Ok(on_white(&decoded.ok_or_else(broken)??.into_rgba8()))
}

fn decoded(bytes: &[u8], format: ImageFormat, path: &str) -> Result<DynamicImage, BrandError> {
    let broken = |_| BrandError::Broken(path.to_owned());
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_DOTS {
        return Err(BrandError::TooManyDots { path: path.to_owned(), width, height, most: MOST_DOTS });
    }
    let turned = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// Whether a file looks like SVG, which could refer to other files and hold text in any typeface.
fn is_drawing(bytes: &[u8]) -> bool {
    bytes.windows(4).take(2_000).any(|window| window.eq_ignore_ascii_case(b"<svg"))
}

fn on_white(picture: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, opacity] = picture.get_pixel(x, y).0;
        let over = |channel: u8| {
            let (channel, opacity) = (u32::from(channel), u32::from(opacity));
            u8::try_from((channel * opacity + 255 * (255 - opacity) + 127) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

/// Without the margins, so that it stands where the page wants it; none when it is nothing but margin.
fn cropped(picture: &RgbImage) -> Option<RgbImage> {
    let seen = picture.enumerate_pixels().filter(|(_, _, dot)| dot.0.iter().any(|channel| 255 - channel >= FAINTEST));
    let edges = seen.fold(None, |edges: Option<(u32, u32, u32, u32)>, (x, y, _)| {
        let (left, top, right, bottom) = edges.unwrap_or((x, y, x, y));
        Some((left.min(x), top.min(y), right.max(x), bottom.max(y)))
    });
    let (left, top, right, bottom) = edges?;
    Some(imageops::crop_imm(picture, left, top, right - left + 1, bottom - top + 1).to_image())
}

fn scaled(picture: RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= PRINTED {
        return picture;
    }
    let part = |side: u32| (u64::from(side) * u64::from(PRINTED) / u64::from(longer)).max(1);
    let part = |side: u32| u32::try_from(part(side)).unwrap_or(PRINTED);
    imageops::resize(&picture, part(width), part(height), FilterType::CatmullRom)
}

fn png(picture: &RgbImage) -> image::ImageResult<Vec<u8>> {
    let mut png = Vec::new();
    let (width, height) = picture.dimensions();
    PngEncoder::new(&mut png).write_image(picture.as_raw(), width, height, image::ExtendedColorType::Rgb8)?;
    Ok(png)
}

#[cfg(test)]
mod tests;
