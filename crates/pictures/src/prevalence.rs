//! Prevalence over time.

use jiff::civil::Date;
use plotters::style::Color as _;

use crate::axis::Axis;
use crate::colour::{BLUE, INK};
use crate::panel::Panel;
use crate::picture::{Days, Heading, Picture, PictureError, limits};
use crate::sheet::{Anchor, MARGIN, SMALL, Sheet, Type, WIDTH, figure};
use crate::text;

/// How many were injured, period by period.
#[derive(Clone, Debug)]
pub struct Prevalence {
    /// The periods, in any order.
    pub periods: Vec<Period>,
    /// The level of the limits.
    pub confidence: f64,
}

/// One period.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its first and last day.
    pub days: Days,
    /// Players in the squads.
    pub players: usize,
    /// The part of them that was injured, 0 to 1: the least and the most that the dates allow.
    pub share: (f64, f64),
    /// Confidence limits, where there are any.
    pub limits: Option<(f64, f64)>,
}

const HEIGHT: f64 = 330.0;
/// So many bars have room for their limits and numbers.
const FEW: usize = 26;

/// Draws the part of players that was injured in each period: full as far as it is sure, hatched as far as vague dates allow; thin lines are confidence limits.
///
/// # Errors
/// When there is no period with a player.
pub fn prevalence(heading: &Heading, prevalence: &Prevalence) -> Result<Picture, PictureError> {
    let fine = |period: &Period| Period { limits: limits(period.limits, 0.0, 1.0), ..period.clone() };
    let periods: Vec<Period> = prevalence.periods.iter().filter(|p| drawable(p)).map(fine).collect();
    let mut periods: Vec<&Period> = periods.iter().collect();
    periods.sort_by_key(|p| p.days);
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else {
        return Err(PictureError::Nothing("in no period is anybody known to have been in a squad".into()));
    };
    let days = Days::new(first.days.earliest, last.days.latest);
    let most = periods.iter().map(|p| p.limits.map_or(p.share.1, |l| l.1.max(p.share.1))).fold(0.0, f64::max);
    let peak = periods.iter().copied().max_by(|a, b| a.share.1.total_cmp(&b.share.1)).unwrap_or(first);
    let told = format!(
        "The part of players injured in {} from {} to {}: at the most {} % (from {} to {}).",
        text::count(periods.len(), "period"),
        days.earliest,
        days.latest,
        text::number(peak.share.1 * 100.0, 1),
        peak.days.earliest,
        peak.days.latest,
    );
    figure(heading, &told, HEIGHT, |sheet, top| {
        let panel = Panel {
            left: MARGIN + 58.0,
            right: WIDTH - MARGIN - 8.0,
            top: top + 22.0,
            bottom: top + HEIGHT - 26.0,
            x: Axis::days(days.earliest, next(days.latest)),
            y: Axis::linear(0.0, (most * 108.0).clamp(1.0, 100.0)),
        };
        panel.axes(sheet, ("", "players injured, %"), (12, 6));
        for period in &periods {
            draw(sheet, &panel, period, periods.len() <= FEW);
        }
        legend(sheet, &panel, periods.len() <= FEW, prevalence.confidence);
    })
}

fn drawable(period: &Period) -> bool {
    let part = |v: f64| (0.0..=1.0).contains(&v);
    period.players > 0 && part(period.share.0) && part(period.share.1)
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

fn draw(sheet: &mut Sheet<'_>, panel: &Panel, period: &Period, few: bool) {
    let (from, to) = (panel.day(period.days.earliest), panel.day(next(period.days.latest)));
    let gap = if few { ((to - from) * 0.08).min(2.0) } else { 0.0 };
    let (from, to) = (from + gap, to - gap);
    let y = |share: f64| panel.y(share * 100.0);
    let (least, most) = (period.share.0.min(period.share.1), period.share.1);
    sheet.rectangle((from, y(least)), (to, panel.bottom), BLUE.to_rgba());
    if y(most) < y(least) - 0.2 {
        if few {
            sheet.hatched((from, y(most)), (to, y(least)), BLUE);
        } else {
            sheet.rectangle((from, y(most)), (to, y(least)), BLUE.mix(0.35));
        }
    }
    if let (true, Some((lower, upper))) = (few, period.limits) {
        let middle = f64::midpoint(from, to);
        let (a, b) = ((middle, y(upper)), (middle, y(lower)));
        // White around it, so that it is seen on its own bar.
        sheet.line(&[a, b], crate::colour::PAPER, 3.0);
        sheet.line(&[a, b], INK, 1.1);
        sheet.line(&[(middle - 3.0, a.1), (middle + 3.0, a.1)], INK, 1.1);
        sheet.line(&[(middle - 3.0, b.1), (middle + 3.0, b.1)], INK, 1.1);
    }
}

fn legend(sheet: &mut Sheet<'_>, panel: &Panel, few: bool, confidence: f64) {
    let y = panel.top - 12.0;
    let mut x = panel.left;
    let mut entry = |sheet: &mut Sheet<'_>, words: &str, draw: &dyn Fn(&mut Sheet<'_>, f64)| {
        draw(sheet, x);
        sheet.text(words, (x + 22.0, y), Type::of(SMALL, Anchor::Start));
        x += 22.0 + text::width(words, SMALL) + 16.0;
    };
    entry(sheet, "surely injured", &|sheet, x| {
        sheet.rectangle((x, y - 5.0), (x + 16.0, y + 5.0), BLUE.to_rgba());
    });
    entry(sheet, "possibly, by vague dates", &|sheet, x| {
        if few {
            sheet.hatched((x, y - 5.0), (x + 16.0, y + 5.0), BLUE);
        } else {
            sheet.rectangle((x, y - 5.0), (x + 16.0, y + 5.0), BLUE.mix(0.35));
        }
    });
    if few {
        let words = format!("{} % limits", text::number(confidence * 100.0, 0));
        entry(sheet, &words, &|sheet, x| sheet.line(&[(x, y), (x + 16.0, y)], INK, 1.1));
    }
}
