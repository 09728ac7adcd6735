//! Survival curves with the numbers at risk.

use plotters::style::{Color as _, RGBColor};

use crate::axis::Axis;
use crate::colour::{INK, SERIES};
use crate::panel::Panel;
use crate::picture::{Heading, Picture, PictureError, limits};
use crate::sheet::{Anchor, LABEL, MARGIN, Point, SMALL, Sheet, Type, WIDTH, figure};
use crate::text;

/// Curves to compare.
#[derive(Clone, Debug)]
pub struct Survival {
    /// One for each group, seven at the most.
    pub curves: Vec<SurvivalCurve>,
    /// What the times are: "days since the injury".
    pub time: String,
    /// What the curves are: "still out, %".
    pub share: String,
    /// What stands in the frame: the result of a test, for instance.
    pub result: String,
}

/// The curve of a group.
#[derive(Clone, Debug)]
pub struct SurvivalCurve {
    /// The group; may be empty where there is only one.
    pub name: String,
    /// One for each distinct time, in order.
    pub steps: Vec<SurvivalStep>,
}

/// What is known at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SurvivalStep {
    /// The time, 0 or later.
    pub time: f64,
    /// At risk just before.
    pub at_risk: usize,
    /// Cut off then.
    pub censored: usize,
    /// The curve from then on, 0 to 1.
    pub survival: f64,
    /// Its confidence limits, where there are any.
    pub limits: Option<(f64, f64)>,
}

const HEIGHT: f64 = 340.0;
/// Dashes of the curves, so that they are told apart without colour.
const DASHES: [&[f64]; 7] = [
    &[],
    &[7.0, 3.0],
    &[2.0, 2.0],
    &[9.0, 3.0, 2.0, 3.0],
    &[12.0, 4.0],
    &[4.0, 4.0],
    &[6.0, 2.0, 2.0, 2.0, 2.0, 2.0],
];
/// More marks of what is cut off are a blur.
const MARKS: usize = 60;

/// Draws curves with bands of their limits, ticks where somebody is cut off, and below them how many are still at risk.
///
/// # Errors
/// When no curve has a step, or there are more than seven.
pub fn survival(heading: &Heading, survival: &Survival) -> Result<Picture, PictureError> {
    let curves: Vec<SurvivalCurve> =
        survival.curves.iter().map(fine).filter(|c| !c.steps.is_empty()).collect();
    let curves: Vec<&SurvivalCurve> = curves.iter().collect();
    if curves.is_empty() {
        return Err(PictureError::Nothing("there is no time to draw".into()));
    }
    if curves.len() > SERIES.len() {
        return Err(PictureError::TooMuch(format!(
            "{} curves; {} can be told apart",
            curves.len(),
            SERIES.len()
        )));
    }
    let last = curves.iter().filter_map(|c| c.steps.last()).map(|s| s.time).fold(0.0, f64::max).max(1.0);
    let rows = curves.len() as f64 * 15.0 + 22.0;
    let told = told(survival, &curves);
    figure(heading, &told, HEIGHT + rows, |sheet, top| {
        let named = curves.iter().map(|c| text::width(&c.name, SMALL)).fold(0.0, f64::max).min(150.0);
        let panel = Panel {
            left: MARGIN + (named + 42.0).max(58.0),
            right: WIDTH - MARGIN - 14.0,
            top: top + 8.0,
            bottom: top + HEIGHT - 42.0,
            x: Axis::linear(0.0, last * 1.02),
            y: Axis::linear(0.0, 100.0),
        };
        panel.axes(sheet, (&survival.time, &survival.share), (9, 6));
        for (curve, colour) in curves.iter().zip(SERIES) {
            band(sheet, &panel, curve, colour);
        }
        for ((curve, colour), dashes) in curves.iter().zip(SERIES).zip(DASHES) {
            sheet.dashed(&stairs(curve, &panel), colour, 1.8, dashes);
            marks(sheet, &panel, curve, colour);
        }
        legend(sheet, &panel, &curves, &survival.result);
        table(sheet, &panel, &curves, top + HEIGHT);
    })
}

/// The steps that are numbers, in order.
fn fine(curve: &SurvivalCurve) -> SurvivalCurve {
    let drawable = |s: &&SurvivalStep| (0.0..1e9).contains(&s.time) && (0.0..=1.0).contains(&s.survival);
    let of = |s: &SurvivalStep| SurvivalStep { limits: limits(s.limits, 0.0, 1.0), ..*s };
    let mut steps: Vec<SurvivalStep> = curve.steps.iter().filter(drawable).map(of).collect();
    steps.sort_by(|a, b| a.time.total_cmp(&b.time));
    SurvivalCurve { name: curve.name.clone(), steps }
}

fn told(survival: &Survival, curves: &[&SurvivalCurve]) -> String {
    let median = |curve: &SurvivalCurve| {
        let half = curve.steps.iter().find(|s| s.survival <= 0.5);
        half.map_or("the half is never reached".to_owned(), |s| {
            format!("the half at {}", text::short(s.time))
        })
    };
    let one = |curve: &&SurvivalCurve| {
        let name = if curve.name.is_empty() { "all" } else { &curve.name };
        format!("{name}: {} at first, {}.", curve.steps.first().map_or(0, |s| s.at_risk), median(curve))
    };
    let curves = curves.iter().map(one).collect::<Vec<_>>().join(" ");
    format!("{} by {}. {curves} {}", survival.share, survival.time, survival.result)
}

/// The curve as stairs.
fn stairs(curve: &SurvivalCurve, panel: &Panel) -> Vec<Point> {
    let mut points = vec![(panel.x(0.0), panel.y(100.0))];
    let mut level = 100.0;
    for step in &curve.steps {
        let next = (step.survival * 100.0).clamp(0.0, 100.0);
        if next < level {
            points.push((panel.x(step.time), panel.y(level)));
            points.push((panel.x(step.time), panel.y(next)));
            level = next;
        }
    }
    if let Some(last) = curve.steps.last() {
        points.push((panel.x(last.time), panel.y(level)));
    }
    points
}

fn band(sheet: &mut Sheet<'_>, panel: &Panel, curve: &SurvivalCurve, colour: RGBColor) {
    let end = curve.steps.last().map_or(0.0, |s| s.time);
    let mut runs: Vec<Vec<(f64, (f64, f64))>> = vec![Vec::new()];
    for step in &curve.steps {
        match (step.limits, runs.last_mut()) {
            (Some(limits), Some(run)) => run.push((step.time, limits)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    for run in runs.iter().filter(|run| !run.is_empty()) {
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for (at, (time, limits)) in run.iter().enumerate() {
            let until = run.get(at + 1).map_or(end, |(next, _)| *next);
            for x in [*time, until] {
                lower.push((panel.x(x), panel.y(limits.0 * 100.0)));
                upper.push((panel.x(x), panel.y(limits.1 * 100.0)));
            }
        }
        lower.reverse();
        upper.extend(lower);
        sheet.polygon(&upper, colour.mix(0.16));
    }
}

fn marks(sheet: &mut Sheet<'_>, panel: &Panel, curve: &SurvivalCurve, colour: RGBColor) {
    let cut: Vec<&SurvivalStep> = curve.steps.iter().filter(|s| s.censored > 0).collect();
    if cut.len() > MARKS {
        return;
    }
    for step in cut {
        let (x, y) = (panel.x(step.time), panel.y(step.survival * 100.0));
        sheet.line(&[(x, y - 4.0), (x, y + 4.0)], colour, 1.2);
    }
}

/// In the upper right corner, which curves leave free.
fn legend(sheet: &mut Sheet<'_>, panel: &Panel, curves: &[&SurvivalCurve], result: &str) {
    let mut y = panel.top + 10.0;
    if curves.len() > 1 {
        for ((curve, colour), dashes) in curves.iter().zip(SERIES).zip(DASHES) {
            let name = text::fitted(&curve.name, LABEL, 190.0);
            let x = panel.right - 6.0 - text::width(&name, LABEL);
            sheet.dashed(&[(x - 40.0, y), (x - 8.0, y)], colour, 2.0, dashes);
            sheet.text(&name, (x, y), Type::of(LABEL, Anchor::Start));
            y += 16.0;
        }
    }
    for line in text::wrapped(result, SMALL, 300.0) {
        sheet.text(&line, (panel.right - 6.0, y), Type::of(SMALL, Anchor::End).quiet());
        y += 13.0;
    }
}

/// How many are still at risk, below each tick.
fn table(sheet: &mut Sheet<'_>, panel: &Panel, curves: &[&SurvivalCurve], top: f64) {
    sheet.text("still at risk", (MARGIN, top + 2.0), Type::of(SMALL, Anchor::Start).quiet());
    let span = panel.right - panel.left;
    for ((row, curve), colour) in curves.iter().enumerate().zip(SERIES) {
        let y = top + 18.0 + row as f64 * 15.0;
        let name = text::fitted(&curve.name, SMALL, panel.left - MARGIN - 40.0);
        sheet.line(&[(MARGIN, y), (MARGIN + 9.0, y)], colour, 3.0);
        sheet.text(&name, (MARGIN + 13.0, y), Type::of(SMALL, Anchor::Start));
        for tick in panel.x.ticks(9) {
            let x = panel.left + tick.at * span;
            let n = curve
                .steps
                .iter()
                .find(|step| panel.x.part(step.time) >= tick.at - 1e-9)
                .map_or(0, |step| step.at_risk);
            sheet.text(&text::number(n as f64, 0), (x, y), Type::of(SMALL, Anchor::Middle).coloured(INK));
        }
    }
}
