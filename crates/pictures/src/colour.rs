//! Colours.

use plotters::style::RGBColor;

pub(crate) const INK: RGBColor = RGBColor(0x1a, 0x1a, 0x1a);
pub(crate) const QUIET: RGBColor = RGBColor(0x59, 0x59, 0x59);
pub(crate) const GRID: RGBColor = RGBColor(0xe3, 0xe3, 0xe3);
pub(crate) const STRIPE: RGBColor = RGBColor(0xf5, 0xf5, 0xf5);
pub(crate) const PAPER: RGBColor = RGBColor(0xff, 0xff, 0xff);
/// Of whatever has no colour of its own.
pub(crate) const OTHER: RGBColor = RGBColor(0x99, 0x99, 0x99);

/// Colours that people who see red and green alike tell apart (Okabe & Ito 2008, Color Universal Design), the darker ones first, without black.
pub(crate) const SERIES: [RGBColor; 7] = [
    RGBColor(0x00, 0x72, 0xb2),
    RGBColor(0xd5, 0x5e, 0x00),
    RGBColor(0x00, 0x9e, 0x73),
    RGBColor(0xcc, 0x79, 0xa7),
    RGBColor(0xe6, 0x9f, 0x00),
    RGBColor(0x56, 0xb4, 0xe9),
    RGBColor(0xf0, 0xe4, 0x42),
];

/// The main colour.
pub(crate) const BLUE: RGBColor = SERIES[0];
/// What stands against it.
pub(crate) const VERMILLION: RGBColor = SERIES[1];

/// White or ink, whichever is read better on that colour (by the relative luminance of WCAG 2.2).
pub(crate) fn on(colour: RGBColor) -> RGBColor {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let luminance =
        |RGBColor(r, g, b): RGBColor| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
    let of = luminance(colour);
    if contrast(of, luminance(PAPER)) >= contrast(of, luminance(INK)) { PAPER } else { INK }
}
