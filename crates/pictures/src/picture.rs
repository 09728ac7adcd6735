//! What is drawn, and what of all pictures is the same.

use std::sync::Arc;

use jiff::civil::Date;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::text;

/// What stands above and below a figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What it shows, and of whom.
    pub title: String,
    /// From what it is drawn, as of when, and what has to be known to read it; a line or more each.
    pub notes: Vec<String>,
}

/// Days between which something was: the first and the last that are possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first.
    pub earliest: Date,
    /// The last, not before the first.
    pub latest: Date,
}

impl Days {
    /// Between these two, in whichever order they are given.
    pub fn new(a: Date, b: Date) -> Self {
        Self { earliest: a.min(b), latest: a.max(b) }
    }

    /// That day.
    pub fn on(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }
}

/// Limits that are two numbers in order, cut to what can be shown.
pub(crate) fn limits(of: Option<(f64, f64)>, least: f64, most: f64) -> Option<(f64, f64)> {
    let (lower, upper) = of.filter(|(lower, upper)| lower <= upper)?;
    Some((lower.clamp(least, most), upper.clamp(least, most)))
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub(crate) svg: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// There is nothing in it.
    #[error("nothing to draw: {0}")]
    Nothing(String),
    /// There is more than can be told apart.
    #[error("too much to draw: {0}")]
    TooMuch(String),
    /// The drawing failed.
    #[error("the picture cannot be drawn: {0}")]
    Failed(String),
}

/// Pixels that a PNG may have at the most.
const MOST_PIXELS: f64 = 1e8;

impl Picture {
    /// The figure as an SVG document, without a declaration before it: it may stand in a page as it is. It has no style sheet and no script, and asks for
    /// nothing from elsewhere.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Width, in CSS pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height, in CSS pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The figure as PNG, with so many pixels for each CSS pixel. Text is set in the font that is bundled; letters that it lacks are
    /// left out.
    ///
    /// # Errors
    /// When the scale is not above 0, or the picture would have more than 100 million pixels.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, PictureError> {
        let failed = |what: String| PictureError::Failed(what);
        let pixels = f64::from(self.width) * f64::from(self.height) * f64::from(scale) * f64::from(scale);
        if !(scale > 0.0 && pixels <= MOST_PIXELS) {
            return Err(failed(format!(
                "{} by {} at a scale of {scale} is no size for a PNG",
                self.width, self.height
            )));
        }
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(text::FONT.to_vec());
        fonts.set_sans_serif_family(text::FAMILY);
        let options =
            Options { font_family: text::FAMILY.to_owned(), fontdb: Arc::new(fonts), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options).map_err(|e| failed(e.to_string()))?;
        let size = |of: u32| (of as f32 * scale).round().max(1.0) as u32;
        let mut pixmap = Pixmap::new(size(self.width), size(self.height))
            .ok_or_else(|| failed("there is no room for its pixels".into()))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        pixmap.encode_png().map_err(|e| failed(e.to_string()))
    }
}
