//! Whether what was forecast came true as often as was said.

use plotters::style::Color as _;

use crate::axis::Axis;
use crate::colour::{BLUE, QUIET};
use crate::panel::Panel;
use crate::picture::{Heading, Picture, PictureError, limits};
use crate::sheet::{Anchor, LABEL, MARGIN, SMALL, Sheet, Type, WIDTH, figure};
use crate::text;

/// Forecasts, gathered by what they said.
#[derive(Clone, Debug)]
pub struct Calibration {
    /// The bins, in any order; they do not lie on each other.
    pub bins: Vec<Bin>,
    /// What is forecast: "plays in the next match".
    pub what: String,
    /// The level of the limits.
    pub confidence: f64,
    /// What stands in the frame: scores, a line each.
    pub scores: Vec<String>,
}

/// Forecasts that said about the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// From this probability.
    pub from: f64,
    /// To this one.
    pub to: f64,
    /// How many.
    pub n: usize,
    /// The mean of what they said.
    pub forecast: f64,
    /// How often it happened, as a part of `n`.
    pub happened: f64,
    /// Confidence limits of that.
    pub limits: Option<(f64, f64)>,
}

const HEIGHT: f64 = 580.0;
const COUNTS: f64 = 84.0;
/// A bin of fewer forecasts is drawn hollow, and no line runs to it.
const FEW: usize = 20;

/// Draws how often something happened against how likely it was said to be: on the dashed line where forecasts are right; below it they say too much. The bars under it are how
/// many forecasts said so.
///
/// # Errors
/// When there is no forecast.
pub fn calibration(heading: &Heading, calibration: &Calibration) -> Result<Picture, PictureError> {
    let part = |v: f64| (0.0..=1.0).contains(&v);
    let fine = |b: &&Bin| b.n > 0 && part(b.from) && part(b.to) && part(b.forecast) && part(b.happened);
    let bins: Vec<Bin> = (calibration.bins.iter().filter(fine))
        .map(|bin| Bin { limits: limits(bin.limits, 0.0, 1.0), ..*bin })
        .collect();
    let mut bins: Vec<&Bin> = bins.iter().collect();
    bins.sort_by(|a, b| a.forecast.total_cmp(&b.forecast));
    if bins.is_empty() {
        return Err(PictureError::Nothing("there is no forecast of which it is known what happened".into()));
    }
    let n: usize = bins.iter().map(|b| b.n).sum();
    let percent = |v: f64| text::number(v * 100.0, 0);
    let one = |b: &&Bin| {
        format!("{} % said, {} % happened (of {}).", percent(b.forecast), percent(b.happened), b.n)
    };
    let told = format!(
        "{}: {}. {} {}",
        calibration.what,
        text::count(n, "forecast"),
        bins.iter().map(one).collect::<Vec<_>>().join(" "),
        calibration.scores.join("; "),
    );
    figure(heading, &told, HEIGHT, |sheet, top| {
        // As wide as high, so that what is right runs at 45 degrees.
        let height = HEIGHT - COUNTS - 60.0;
        let left = MARGIN + 62.0;
        let panel = Panel {
            left,
            right: left + height,
            top: top + 8.0,
            bottom: top + 8.0 + height,
            x: Axis::linear(0.0, 100.0),
            y: Axis::linear(0.0, 100.0),
        };
        panel.axes(sheet, ("", "happened, %"), (6, 6));
        sheet.dashed(
            &[(panel.x(0.0), panel.y(0.0)), (panel.x(100.0), panel.y(100.0))],
            QUIET,
            1.0,
            &[4.0, 3.0],
        );
        points(sheet, &panel, &bins);
        counts(sheet, &panel, &bins, &calibration.what);
        beside(sheet, &panel, calibration, &bins);
    })
}

fn points(sheet: &mut Sheet<'_>, panel: &Panel, bins: &[&Bin]) {
    let at = |bin: &Bin| (panel.x(bin.forecast * 100.0), panel.y(bin.happened * 100.0));
    for bin in bins {
        if let Some((lower, upper)) = bin.limits {
            let x = panel.x(bin.forecast * 100.0);
            let (a, b) = ((x, panel.y(upper * 100.0)), (x, panel.y(lower * 100.0)));
            sheet.line(&[a, b], BLUE, 1.2);
            sheet.line(&[(x - 3.0, a.1), (x + 3.0, a.1)], BLUE, 1.2);
            sheet.line(&[(x - 3.0, b.1), (x + 3.0, b.1)], BLUE, 1.2);
        }
    }
    for run in bins.split(|b| b.n < FEW) {
        sheet.line(&run.iter().map(|b| at(b)).collect::<Vec<_>>(), BLUE.mix(0.5), 1.2);
    }
    for bin in bins {
        sheet.circle(at(bin), 4.0, BLUE, bin.n >= FEW);
    }
}

/// How many forecasts said so, under the frame.
fn counts(sheet: &mut Sheet<'_>, panel: &Panel, bins: &[&Bin], what: &str) {
    let (top, bottom) = (panel.bottom + 24.0, panel.bottom + 24.0 + COUNTS - 14.0);
    let most = bins.iter().map(|b| b.n).max().unwrap_or(1) as f64;
    for bin in bins {
        let (from, to) = (panel.x(bin.from * 100.0) + 1.0, panel.x(bin.to * 100.0) - 1.0);
        let height = bin.n as f64 / most * (bottom - top - 12.0);
        sheet.rectangle((from, bottom - height), (to.max(from + 1.0), bottom), BLUE.mix(0.45));
        let words = text::number(bin.n as f64, 0);
        if text::width(&words, 9.0) < to - from + 8.0 {
            let at = (f64::midpoint(from, to), bottom - height - 6.0);
            sheet.text(&words, at, Type::of(9.0, Anchor::Middle).quiet());
        }
    }
    sheet.line(&[(panel.left, bottom), (panel.right, bottom)], QUIET, 1.0);
    let style = Type { upright: true, ..Type::of(LABEL, Anchor::Middle) };
    sheet.text("forecasts", (panel.left - 46.0, f64::midpoint(top, bottom)), style);
    let middle = f64::midpoint(panel.left, panel.right);
    let label = text::fitted(&format!("forecast, %: {what}"), LABEL, panel.right - panel.left);
    sheet.text(&label, (middle, bottom + 16.0), Type::of(LABEL, Anchor::Middle));
}

/// Scores and how to read it, beside the frame.
fn beside(sheet: &mut Sheet<'_>, panel: &Panel, calibration: &Calibration, bins: &[&Bin]) {
    let left = panel.right + 18.0;
    let room = WIDTH - MARGIN - left;
    let mut y = panel.top + 8.0;
    let mut lines = vec![text::count(bins.iter().map(|b| b.n).sum(), "forecast")];
    lines.extend(calibration.scores.iter().cloned());
    let level = text::number(calibration.confidence * 100.0, 0);
    lines.push(format!("bars: {level} % limits, as if no two forecasts had to do with each other"));
    lines.push("dashed: as often as said".into());
    if bins.iter().any(|b| b.n < FEW) {
        lines.push(format!("hollow: fewer than {FEW}"));
    }
    for line in lines.iter().flat_map(|line| text::wrapped(line, SMALL, room)) {
        sheet.text(&line, (left, y), Type::of(SMALL, Anchor::Start));
        y += 15.0;
    }
}
