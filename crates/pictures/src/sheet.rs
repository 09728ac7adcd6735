//! A sheet that is drawn on, in CSS pixels.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontDesc, FontFamily, FontStyle, FontTransform, RGBAColor, RGBColor, ShapeStyle, TextStyle,
};

use crate::colour::{INK, PAPER, QUIET};
use crate::picture::{Heading, Picture, PictureError};
use crate::text;

/// The width of every figure: at 180 mm, two columns of a journal, its smallest letters have 7 points.
pub(crate) const WIDTH: f64 = 760.0;
/// From the edge to what is drawn.
pub(crate) const MARGIN: f64 = 14.0;
/// Letters of titles.
pub(crate) const TITLE: f64 = 16.0;
/// Letters of axes and labels.
pub(crate) const LABEL: f64 = 11.5;
/// Letters of ticks and notes.
pub(crate) const SMALL: f64 = 10.5;

/// Units of the drawing for each pixel: the backend draws at whole numbers.
const UNITS: f64 = 10.0;
/// What plotters takes a font's size for, by the size that it writes.
const FONT_SIZE: f64 = 1.24;

/// A point, in pixels from the upper left corner.
pub(crate) type Point = (f64, f64);

/// Where text stands by its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How text looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) colour: RGBColor,
    pub(crate) anchor: Anchor,
    /// Read from below.
    pub(crate) upright: bool,
}

impl Type {
    pub(crate) fn of(size: f64, anchor: Anchor) -> Self {
        Self { size, colour: INK, anchor, upright: false }
    }

    pub(crate) fn quiet(self) -> Self {
        self.coloured(QUIET)
    }

    pub(crate) fn coloured(self, colour: RGBColor) -> Self {
        Self { colour, ..self }
    }
}

/// A figure while it is drawn.
pub(crate) struct Sheet<'a> {
    backend: SVGBackend<'a>,
    failed: Option<String>,
}

/// Draws a figure: the title, what `draw` draws below it, which is so high, and the notes. `told` is what it shows, in words.
pub(crate) fn figure(
    heading: &Heading,
    told: &str,
    height: f64,
    draw: impl FnOnce(&mut Sheet<'_>, f64),
) -> Result<Picture, PictureError> {
    let room = (WIDTH - 2.0 * MARGIN) / text::WIDER;
    let title = text::wrapped(&text::clean(&heading.title), TITLE, room);
    let notes: Vec<String> =
        heading.notes.iter().flat_map(|note| text::wrapped(&text::clean(note), SMALL, room)).collect();
    let top = MARGIN + title.len() as f64 * TITLE * 1.3 + 6.0;
    let (line, gap) = (SMALL * 1.35, 8.0);
    let whole = (top + height + gap + notes.len() as f64 * line + MARGIN).ceil();
    let mut svg = String::new();
    let size = ((WIDTH * UNITS) as u32, (whole * UNITS) as u32);
    let mut sheet = Sheet { backend: SVGBackend::with_string(&mut svg, size), failed: None };
    sheet.rectangle((0.0, 0.0), (WIDTH, whole), PAPER.to_rgba());
    for (at, words) in title.iter().enumerate() {
        let y = MARGIN + (at as f64 + 0.5) * TITLE * 1.3;
        sheet.text(words, (MARGIN, y), Type::of(TITLE, Anchor::Start));
    }
    draw(&mut sheet, top);
    for (at, words) in notes.iter().enumerate() {
        let y = top + height + gap + (at as f64 + 0.5) * line;
        sheet.text(words, (MARGIN, y), Type::of(SMALL, Anchor::Start).quiet());
    }
    sheet.done()?;
    let body = svg.split_once('\n').map_or("", |(_, body)| body);
    let escaped = |text: &str| {
        text::clean(text)
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
    };
    let head = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{whole}\" viewBox=\"0 0 {} {}\" role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n",
        size.0,
        size.1,
        escaped(&heading.title),
        escaped(told),
    );
    Ok(Picture { svg: head + body, width: WIDTH as u32, height: whole as u32 })
}

fn units(of: f64) -> i32 {
    // Far outside is outside.
    (of.clamp(-1e5, 1e5) * UNITS).round() as i32
}

fn place((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

impl Sheet<'_> {
    fn done(mut self) -> Result<(), PictureError> {
        let presented = self.backend.present().map_err(|e| e.to_string());
        self.note(presented);
        self.failed.map_or(Ok(()), |why| Err(PictureError::Failed(why)))
    }

    /// Keeps the first failure.
    fn note(&mut self, drawn: Result<(), String>) {
        if let (Err(why), None) = (drawn, &self.failed) {
            self.failed = Some(why);
        }
    }

    pub(crate) fn text(&mut self, words: &str, at: Point, of: Type) {
        let anchor = match of.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font =
            FontDesc::new(FontFamily::Name(text::FAMILIES), of.size * UNITS * FONT_SIZE, FontStyle::Normal);
        let font = if of.upright { font.transform(FontTransform::Rotate270) } else { font };
        let style = TextStyle::from(font).color(&of.colour).pos(Pos::new(anchor, VPos::Center));
        let drawn = self.backend.draw_text(&text::clean(words), &style, place(at)).map_err(|e| e.to_string());
        self.note(drawn);
    }

    pub(crate) fn rectangle(&mut self, (x0, y0): Point, (x1, y1): Point, fill: RGBAColor) {
        let (a, b) = (place((x0.min(x1), y0.min(y1))), place((x0.max(x1), y0.max(y1))));
        let drawn = self.backend.draw_rect(a, b, &ShapeStyle::from(fill), true).map_err(|e| e.to_string());
        self.note(drawn);
    }

    pub(crate) fn polygon(&mut self, points: &[Point], fill: RGBAColor) {
        let points: Vec<(i32, i32)> = points.iter().copied().map(place).collect();
        let drawn = self.backend.fill_polygon(points, &ShapeStyle::from(fill)).map_err(|e| e.to_string());
        self.note(drawn);
    }

    pub(crate) fn line(&mut self, points: &[Point], colour: impl Color, width: f64) {
        let points: Vec<(i32, i32)> = points.iter().copied().map(place).collect();
        let style = ShapeStyle::from(colour.to_rgba()).stroke_width((width * UNITS).round() as u32);
        let drawn = self.backend.draw_path(points, &style).map_err(|e| e.to_string());
        self.note(drawn);
    }

    /// A line of dashes and gaps, in turn, of these lengths.
    pub(crate) fn dashed(&mut self, points: &[Point], colour: RGBColor, width: f64, dashes: &[f64]) {
        if dashes.iter().all(|dash| *dash <= 0.0) {
            return self.line(points, colour, width);
        }
        for dash in cut(points, dashes) {
            self.line(&dash, colour, width);
        }
    }

    pub(crate) fn outline(&mut self, (x0, y0): Point, (x1, y1): Point, colour: RGBColor, width: f64) {
        self.line(&[(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], colour, width);
    }

    pub(crate) fn circle(&mut self, at: Point, radius: f64, colour: RGBColor, filled: bool) {
        let style = ShapeStyle::from(colour.to_rgba()).stroke_width((1.5 * UNITS) as u32);
        let drawn = self
            .backend
            .draw_circle(place(at), units(radius).unsigned_abs(), &style, filled)
            .map_err(|e| e.to_string());
        self.note(drawn);
    }

    /// Slanted lines that fill a rectangle, which neither colour nor shade is needed to tell from a full one.
    pub(crate) fn hatched(&mut self, (x0, y0): Point, (x1, y1): Point, colour: RGBColor) {
        const GAP: f64 = 4.5;
        self.rectangle((x0, y0), (x1, y1), colour.mix(0.18));
        let height = y1 - y0;
        let mut at = (x0 - height) - (x0 - height).rem_euclid(GAP);
        while at < x1 {
            // From (at, y1) to (at + height, y0), cut at both sides.
            let (left, right) = (at.max(x0), (at + height).min(x1));
            if left < right {
                self.line(&[(left, y1 - (left - at)), (right, y1 - (right - at))], colour, 0.9);
            }
            at += GAP;
        }
    }
}

/// The dashes of a line.
fn cut(points: &[Point], dashes: &[f64]) -> Vec<Vec<Point>> {
    let mut found: Vec<Vec<Point>> = Vec::new();
    let (mut which, mut left) = (0, dashes.first().copied().unwrap_or(1.0).max(0.1));
    let mut current: Vec<Point> = points.first().copied().into_iter().collect();
    for pair in points.windows(2) {
        let [(mut x, mut y), (to_x, to_y)] = *pair else { continue };
        loop {
            let rest = (to_x - x).hypot(to_y - y);
            if rest <= left {
                left -= rest;
                if which % 2 == 0 {
                    current.push((to_x, to_y));
                }
                break;
            }
            (x, y) = (x + (to_x - x) * left / rest, y + (to_y - y) * left / rest);
            if which % 2 == 0 {
                current.push((x, y));
                found.push(std::mem::take(&mut current));
            } else {
                current = vec![(x, y)];
            }
            which += 1;
            left = dashes.get(which % dashes.len()).copied().unwrap_or(1.0).max(0.1);
        }
    }
    if current.len() > 1 {
        found.push(current);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_notes_leave_room_for_a_wider_font() {
        let long = "what the press says about injured players, dated and cited ".repeat(6);
        let heading = Heading { title: long.clone(), notes: vec![long.clone()] };
        let svg = figure(&heading, "", 10.0, |_, _| {}).unwrap().svg;
        for size in [TITLE, SMALL] {
            let lines = text::wrapped(&long, size, (WIDTH - 2.0 * MARGIN) / text::WIDER);
            assert!(lines.len() > 2 && lines.iter().all(|line| svg.contains(line.as_str())), "{svg}");
            assert!(lines.iter().all(|line| text::width(line, size) * text::WIDER <= WIDTH - 2.0 * MARGIN));
        }
    }

    #[test]
    fn dashes_and_gaps_take_turns_around_corners() {
        let dashes = cut(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)], &[4.0, 2.0]);
        assert_eq!(dashes, [vec![(0.0, 0.0), (4.0, 0.0)], vec![(5.0, 1.0), (5.0, 5.0)]]);
        assert!(cut(&[], &[1.0]).is_empty());
    }
}
