//! How an expected return drifts.

use jiff::civil::Date;
use plotters::style::Color as _;

use crate::axis::Axis;
use crate::colour::{BLUE, INK, OTHER, QUIET, VERMILLION};
use crate::labels::{Area, Labels};
use crate::panel::Panel;
use crate::picture::{Days, Heading, Picture, PictureError};
use crate::sheet::{Anchor, MARGIN, SMALL, Sheet, Type, WIDTH, figure};
use crate::text;

/// What was said of a return, and when the player was back.
#[derive(Clone, Debug)]
pub struct Drift {
    /// When the absence began.
    pub onset: Days,
    /// What was expected, in any order.
    pub expected: Vec<Expected>,
    /// When the player was back; none while he is not, or nobody knows.
    pub back: Option<Days>,
    /// The day up to which things are known.
    pub known_to: Date,
}

/// One expectation.
#[derive(Clone, Debug)]
pub struct Expected {
    /// When it was said.
    pub said: Date,
    /// Not before this day.
    pub not_before: Option<Date>,
    /// On this day at the latest.
    pub by: Option<Date>,
    /// Whether it was stated plainly (and not hoped, or held unlikely).
    pub plain: bool,
    /// Who said it.
    pub who: String,
}

impl Expected {
    /// The day that stands for it: the last that was told, or the first.
    fn day(&self) -> Option<Date> {
        self.by.or(self.not_before)
    }
}

const HEIGHT: f64 = 400.0;

/// Draws each expectation at the day on which it was said and the day for which it was: on the dashed line the return is today; on the thick line, or in the band, it
/// really was. Hollow points were hoped for only; a point with an arrow says "not before".
///
/// # Errors
/// When nothing was expected for a day.
pub fn drift(heading: &Heading, drift: &Drift) -> Result<Picture, PictureError> {
    let mut told: Vec<(&Expected, Date)> =
        drift.expected.iter().filter_map(|e| Some((e, e.day()?))).collect();
    told.sort_by(|(a, x), (b, y)| (a.said, x, &a.who).cmp(&(b.said, y, &b.who)));
    let Some((first, _)) = told.first() else {
        return Err(PictureError::Nothing("nobody said on which day the return was expected".into()));
    };
    let last_said = told.iter().map(|(e, _)| e.said).max().unwrap_or(first.said);
    let ends = told.iter().flat_map(|(e, day)| [*day, e.not_before.unwrap_or(*day)]);
    let from = drift.onset.earliest.min(first.said);
    let to = drift.back.map_or(last_said, |back| back.latest.max(last_said));
    let highest = ends.clone().chain(drift.back.map(|b| b.latest)).max().unwrap_or(to).max(to);
    let words = told_in_words(drift, &told);
    figure(heading, &words, HEIGHT, |sheet, top| {
        let panel = Panel {
            left: MARGIN + 78.0,
            right: WIDTH - MARGIN - 20.0,
            top: top + 10.0,
            bottom: top + HEIGHT - 42.0,
            x: Axis::days(before(from, 2), after(to, 6)),
            y: Axis::days(before(from.min(ends.min().unwrap_or(from)), 3), after(highest, 5)),
        };
        frame(sheet, &panel);
        let mut labels = Labels::new(
            Area(panel.left + 2.0, panel.top + 1.0, panel.right + 16.0, panel.bottom - 1.0),
            SMALL,
        );
        for (expected, day) in &told {
            let at = (panel.day(expected.said), panel.day_up(*day));
            labels.take(Area(at.0 - 5.0, at.1 - 5.0, at.0 + 5.0, at.1 + 5.0));
        }
        today(sheet, &panel, &mut labels);
        truth(sheet, &panel, drift, &mut labels);
        points(sheet, &panel, &told, &mut labels);
    })
}

fn before(day: Date, days: i32) -> Date {
    day.checked_sub(jiff::Span::new().days(days)).unwrap_or(day)
}

fn after(day: Date, days: i32) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

fn told_in_words(drift: &Drift, told: &[(&Expected, Date)]) -> String {
    let one = |(e, day): &(&Expected, Date)| {
        let who = if e.who.is_empty() { "somebody" } else { &e.who };
        format!("{}: {who} expected {day}.", e.said)
    };
    let back = match drift.back {
        Some(back) if back.earliest == back.latest => format!("Back on {}.", back.earliest),
        Some(back) => format!("Back between {} and {}.", back.earliest, back.latest),
        None => format!("Not known to be back by {}.", drift.known_to),
    };
    format!("Out since {}. {} {back}", drift.onset.latest, told.iter().map(one).collect::<Vec<_>>().join(" "))
}

fn frame(sheet: &mut Sheet<'_>, panel: &Panel) {
    for tick in panel.y.ticks(8) {
        let y = panel.bottom - tick.at * (panel.bottom - panel.top);
        sheet.line(&[(panel.left, y), (panel.right, y)], crate::colour::GRID, 0.8);
        sheet.text(&tick.words, (panel.left - 6.0, y), Type::of(SMALL, Anchor::End).quiet());
    }
    panel.ticks_below(sheet, 9, true);
    sheet.line(&[(panel.left, panel.top), (panel.left, panel.bottom), (panel.right, panel.bottom)], INK, 1.0);
    let label = Type::of(crate::sheet::LABEL, Anchor::Middle);
    let middle = f64::midpoint(panel.left, panel.right);
    sheet.text("when it was said", (middle, panel.bottom + 32.0), label);
    let up = (MARGIN + 6.0, f64::midpoint(panel.top, panel.bottom));
    sheet.text("return expected", up, Type { upright: true, ..label });
}

/// Where the day expected is the day on which it is said: below it nobody can expect anything.
fn today(sheet: &mut Sheet<'_>, panel: &Panel, labels: &mut Labels) {
    let Axis::Days { first, days } = panel.x else { return };
    let Axis::Days { first: bottom, days: up } = panel.y else { return };
    // The line y = x, in days since the beginning of the horizontal axis.
    let offset = crate::axis::days_between(first, bottom);
    let from = offset.max(0.0);
    let to = days.min(offset + up);
    if from >= to {
        return;
    }
    let place = |day: f64| {
        let x = panel.left + day / days * (panel.right - panel.left);
        (x, panel.bottom - (day - offset) / up * (panel.bottom - panel.top))
    };
    sheet.dashed(&[place(from), place(to)], QUIET, 1.0, &[4.0, 3.0]);
    for n in 0..40 {
        let (x, y) = place(from + (to - from) * f64::from(n) / 40.0);
        labels.cross(Area(x - 3.0, y - 3.0, x + 3.0, y + 3.0));
    }
    let at = place(from + (to - from) * 0.12);
    labels.write(sheet, "expected for that day", at, 6.0, Type::of(SMALL, Anchor::Start).quiet());
}

fn truth(sheet: &mut Sheet<'_>, panel: &Panel, drift: &Drift, labels: &mut Labels) {
    let Some(back) = drift.back else {
        let words = format!("not known to be back by {}", drift.known_to.strftime("%-d %b %Y"));
        sheet.text(&words, (panel.right, panel.top + 2.0), Type::of(SMALL, Anchor::End).quiet());
        return;
    };
    let (from, to) = (panel.day_up(back.latest), panel.day_up(back.earliest));
    if back.latest > back.earliest {
        sheet.hatched((panel.left, from), (panel.right, to), OTHER);
    }
    let words = if back.latest > back.earliest {
        format!("back {} to {}", back.earliest.strftime("%-d %b"), back.latest.strftime("%-d %b %Y"))
    } else {
        sheet.line(&[(panel.left, to), (panel.right, to)], INK, 1.8);
        format!("back on {}", back.earliest.strftime("%-d %b %Y"))
    };
    // Above the line or below it, at its beginning, its end or its middle: wherever no point is.
    let width = text::width(&words, SMALL) + 10.0;
    let across = [panel.left, panel.right - width, f64::midpoint(panel.left, panel.right) - width / 2.0];
    let places = across
        .iter()
        .flat_map(|x| [from - 9.0, to + 9.0].map(|y| Area(*x + 2.0, y - 7.0, *x + width, y + 7.0)));
    let places: Vec<Area> = places.collect();
    if let Some(place) = labels.first_free(&places) {
        sheet.text(&words, (place.0 + 4.0, place.1 + 7.0), Type::of(SMALL, Anchor::Start));
        labels.take(place);
    }
    labels.take(Area(panel.left, from - 2.0, panel.right, to + 2.0));
}

fn points(sheet: &mut Sheet<'_>, panel: &Panel, told: &[(&Expected, Date)], labels: &mut Labels) {
    let line: Vec<(f64, f64)> = told.iter().map(|(e, day)| (panel.day(e.said), panel.day_up(*day))).collect();
    sheet.line(&line, BLUE.mix(0.35), 1.0);
    for (expected, day) in told {
        let at = (panel.day(expected.said), panel.day_up(*day));
        match (expected.not_before, expected.by) {
            (Some(first), Some(_)) => {
                let low = (at.0, panel.day_up(first));
                sheet.line(&[low, at], BLUE, 1.4);
                sheet.line(&[(low.0 - 3.0, low.1), (low.0 + 3.0, low.1)], BLUE, 1.4);
                labels.cross(Area(at.0 - 2.0, at.1, at.0 + 2.0, low.1));
            }
            (Some(_), None) => {
                let tip = at.1 - 15.0;
                sheet.line(&[at, (at.0, tip)], BLUE, 1.4);
                sheet.line(&[(at.0 - 3.0, tip + 4.0), (at.0, tip), (at.0 + 3.0, tip + 4.0)], BLUE, 1.4);
                labels.cross(Area(at.0 - 3.0, tip, at.0 + 3.0, at.1));
            }
            _ => {}
        }
        sheet.circle(at, 4.5, crate::colour::PAPER, true);
        if expected.plain {
            sheet.circle(at, 4.5, BLUE, true);
        } else {
            sheet.circle(at, 4.0, VERMILLION, false);
        }
    }
    for (at, (expected, day)) in told.iter().enumerate() {
        // What the same person says again for the same day is not named again.
        let again = told
            .get(..at)
            .is_some_and(|before| before.last().is_some_and(|(e, d)| e.who == expected.who && d == day));
        if !expected.who.is_empty() && !again {
            let point = (panel.day(expected.said), panel.day_up(*day));
            let who = text::fitted(&expected.who, SMALL, 150.0);
            labels.write(sheet, &who, point, 4.5, Type::of(SMALL, Anchor::Middle));
        }
    }
}
