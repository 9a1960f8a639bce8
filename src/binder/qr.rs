//! The pack's fingerprint as a QR code.

use qrcode::QrCode;
use qrcode::render::svg;

use super::BinderError;

/// A black and white picture in SVG, without a quiet zone: the page leaves the room.
pub fn svg(text: &str) -> Result<String, BinderError> {
    let code = QrCode::new(text).map_err(|error| BinderError::Qr(error.to_string()))?;
    Ok(code.render::<svg::Color<'_>>().quiet_zone(false).module_dimensions(4, 4).build())
}
