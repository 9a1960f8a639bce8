use super::*;

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A dark block of 30 by 20 dots in a transparent picture of 100 by 80.
fn block(colour: [u8; 4]) -> DynamicImage {
    let is_inside = |x, y| (40..70).contains(&x) && (10..30).contains(&y);
    RgbaImage::from_fn(100, 80, |x, y| image::Rgba(if is_inside(x, y) { colour } else { [0; 4] })).into()
}

fn read(name: &str, bytes: &[u8]) -> Result<Logo, BrandError> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    Logo::read(folder.path(), name)
}

#[test]
fn margins_go_and_what_is_clear_becomes_white() {
    let logo = read("logo.png", &encoded(&block([120, 0, 0, 255]), ImageFormat::Png)).unwrap();
    assert_eq!(logo.size, (30, 20));
    let printed = image::load_from_memory(&logo.png).unwrap();
    assert_eq!(printed.color(), image::ColorType::Rgb8);
    assert_eq!(printed.into_rgb8().get_pixel(0, 0).0, [120, 0, 0]);
    let half = read("logo.png", &encoded(&block([0, 0, 0, 128]), ImageFormat::Png)).unwrap();
    assert_eq!(image::load_from_memory(&half.png).unwrap().into_rgb8().get_pixel(5, 5).0, [127; 3]);
}

#[test]
fn what_a_file_is_its_first_bytes_tell() {
    let jpeg = encoded(&DynamicImage::ImageRgb8(RgbImage::new(50, 40)), ImageFormat::Jpeg);
    assert_eq!(read("logo.png", &jpeg).unwrap().size, (50, 40), "a JPEG under the name of a PNG");
    assert!(matches!(read("logo.png", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"), Err(BrandError::NoPicture(_))));
    assert!(matches!(read("logo.png", b""), Err(BrandError::NoPicture(_))));
    assert!(matches!(read("logo.png", b"<?xml version='1.0'?><svg/>"), Err(BrandError::Drawing(_))));
}

#[test]
fn a_large_picture_is_made_small_and_a_huge_one_is_refused() {
    let large = encoded(&DynamicImage::ImageRgb8(RgbImage::new(2_400, 600)), ImageFormat::Png);
    assert_eq!(read("a.png", &large).unwrap().size, (1_200, 300));
    let strip = encoded(&DynamicImage::ImageRgb8(RgbImage::new(6_000, 1)), ImageFormat::Png);
    assert_eq!(read("a.png", &strip).unwrap().size, (1_200, 1));
    let huge = encoded(&DynamicImage::ImageLuma8(image::GrayImage::new(4_000, 2_001)), ImageFormat::Png);
    assert!(matches!(read("a.png", &huge), Err(BrandError::TooManyDots { width: 4_000, height: 2_001, .. })));
    assert!(matches!(read("a.png", &vec![0; 5_000_001]), Err(BrandError::TooLarge { .. })));
}

#[test]
fn white_on_nothing_cannot_be_printed() {
    let white = encoded(&block([255; 4]), ImageFormat::Png);
    assert!(matches!(read("logo.png", &white), Err(BrandError::Blank(_))));
}

#[test]
fn a_damaged_picture_is_told_and_brings_nothing_down() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let noise = |x: u32, y: u32| u8::try_from((x * 31 + y * 57 + x * y) % 251).unwrap();
        let picture = RgbImage::from_fn(60, 40, |x, y| Rgb([noise(x, y), noise(y, x), 90]));
        let whole = encoded(&DynamicImage::ImageRgb8(picture), format);
        for at in (0..whole.len()).step_by(7) {
            let mut turned = whole.clone();
            turned[at] ^= 0xff;
            for bytes in [&whole[..at], &turned] {
                // Some readers mend what they can: then it is a picture still.
                let is_told = matches!(
                    read("logo", bytes),
                    Ok(_)
                        | Err(BrandError::Broken(_)
                            | BrandError::NoPicture(_)
                            | BrandError::TooManyDots { .. }
                            | BrandError::Blank(_))
                );
                assert!(is_told, "{format:?}, byte {at}");
            }
        }
    }
    let png = encoded(&block([0, 0, 0, 255]), ImageFormat::Png);
    assert!(matches!(read("logo", &png[..60]), Err(BrandError::Broken(_))));
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("provider");
    fs::create_dir_all(folder.join("brand")).unwrap();
    let png = encoded(&block([0, 0, 0, 255]), ImageFormat::Png);
    fs::write(place.path().join("other.png"), &png).unwrap();
    fs::write(folder.join("brand/logo.png"), &png).unwrap();
    for name in ["brand/logo.png", "brand\\logo.png", "./brand/logo.png"] {
        assert_eq!(Logo::read(&folder, name).unwrap().path, "brand/logo.png");
    }
    let whole = place.path().join("other.png").to_string_lossy().into_owned();
    for name in ["../other.png", "brand/../../other.png", &whole, "C:\\logo.png", "https://x.org/l.png", "", "a\0b"] {
        assert!(matches!(Logo::read(&folder, name), Err(BrandError::Elsewhere(_))), "{name}");
    }
    assert!(matches!(Logo::read(&folder, "none.png"), Err(BrandError::NotThere(_))));
    assert!(matches!(Logo::read(&folder, "brand"), Err(BrandError::Unreadable { .. })));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(place.path().join("other.png"), folder.join("link.png")).unwrap();
        assert!(matches!(Logo::read(&folder, "link.png"), Err(BrandError::Elsewhere(_))));
    }
}
