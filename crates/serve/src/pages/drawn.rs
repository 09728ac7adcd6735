//! A player's absences, drawn along time.

use jiff::civil::Date;
use ledger::{Timeline, days_between};
use present::{timeline, words};

/// Width of the drawing, without what is written beside it.
const WIDTH: f64 = 720.0;
/// Where the sheet ends (`player.html`): the last marks have some room.
const EDGE: f64 = 740.0;
/// Height of one absence.
const ROW: usize = 22;

/// Absences along time. Lengths are in pixels, to a tenth.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    pub(crate) height: usize,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) bars: Vec<Span>,
    pub(crate) marks: Vec<Mark>,
}

/// The beginning of a year, or of a month where there is no more than a year.
#[derive(Clone, Debug)]
pub(crate) struct Tick {
    pub(crate) x: f64,
    pub(crate) words: String,
    /// Whether its words would be cut off by the edge of a small screen.
    pub(crate) edge: bool,
}

/// From when to when; `sure` where every report allows it.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) x: f64,
    pub(crate) width: f64,
    pub(crate) y: usize,
    pub(crate) class: &'static str,
    pub(crate) words: String,
    /// The absence's number.
    pub(crate) number: usize,
}

/// A step of the recovery.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) x: f64,
    pub(crate) y: usize,
    pub(crate) words: String,
}

impl Drawing {
    /// None where there is nothing to draw.
    pub(crate) fn of(timeline: &Timeline, today: Date) -> Option<Self> {
        let first =
            timeline.spells.iter().map(|s| s.onset.known.map_or(s.onset.at_latest, |k| k.earliest)).min()?;
        let end = |s: &ledger::Spell| s.end.as_ref().map_or(today, |end| end.at_latest);
        let last = timeline.spells.iter().map(end).max()?.max(first);
        let scale = Scale { first, days: days_between(first, last).max(28) as f64 };
        let mut drawing = Self {
            height: timeline.spells.len() * ROW + 24,
            ticks: scale.ticks(last),
            bars: Vec::new(),
            marks: Vec::new(),
        };
        for (at, spell) in timeline.spells.iter().enumerate() {
            let y = at * ROW + 20;
            let onset = spell.onset.known.map_or(spell.onset.at_latest, |k| k.earliest);
            let back = surely_until(spell, today);
            let words = timeline::heading(spell, None, today);
            let mut span = |from: Date, to: Date, class| {
                let x = scale.x(from);
                let width = scale.x(to) - x;
                if width > 0.0 || class == "sure" {
                    let width = tenth(width.max(3.0));
                    drawing.bars.push(Span { x, width, y, class, words: words.clone(), number: at + 1 });
                }
            };
            span(onset, spell.onset.at_latest, "unsure");
            span(spell.onset.at_latest, back.max(spell.onset.at_latest), "sure");
            span(back, end(spell), "unsure");
            for step in &spell.milestones {
                let day = step.when.map_or(step.at_latest, |when| when.latest);
                let words = format!("{}: {}", words::day(day), words::stage(step.rung.stage()));
                drawing.marks.push(Mark { x: scale.x(day), y: y + 6, words });
            }
        }
        Some(drawing)
    }
}

/// Until when the player was out for sure: the first day on which he can have been back; where nobody tells that day, the last on which he was
/// told to be out; and of an absence that goes on, the last day for which what was told of it holds.
fn surely_until(spell: &ledger::Spell, today: Date) -> Date {
    match &spell.end {
        Some(end) => {
            let told = spell.last_hurt.unwrap_or(spell.onset.at_latest).min(end.at_latest);
            end.known.map_or(told, |known| known.earliest)
        }
        None => spell.holds_until.map_or(today, |day| day.min(today)),
    }
}

/// Days laid out on the width.
struct Scale {
    first: Date,
    days: f64,
}

impl Scale {
    fn x(&self, day: Date) -> f64 {
        tenth((days_between(self.first, day) as f64 / self.days * WIDTH).clamp(0.0, WIDTH))
    }

    /// Years, or months where there is less than a year; no more than fit beside each other. One whose words the edge would cut off
    /// has none.
    fn ticks(&self, last: Date) -> Vec<Tick> {
        const MOST: usize = 12;
        // On a small screen letters are twice as wide.
        const LETTER: f64 = 6.0;
        let (step, format) = match self.days {
            days if days > 400.0 => (12, "%Y"),
            _ => (1, "%b %Y"),
        };
        let mut ticks = Vec::new();
        let mut day = if step == 12 { self.first.first_of_year() } else { self.first.first_of_month() };
        while day <= last {
            if day >= self.first {
                let (x, mut words) = (self.x(day), day.strftime(format).to_string());
                let wide = words.len() as f64 * LETTER;
                if x + wide > EDGE {
                    words.clear();
                }
                ticks.push(Tick { x, words, edge: x + 2.0 * wide > EDGE });
            }
            let Ok(next) = day.checked_add(jiff::Span::new().months(step)) else { break };
            day = next;
        }
        let every = ticks.len().div_ceil(MOST).max(1);
        ticks.into_iter().step_by(every).collect()
    }
}

fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn words_that_the_edge_would_cut_off_are_left_out() {
        for (days, last) in [(1462.0, ("", true)), (1520.0, ("2024", true)), (1600.0, ("2024", false))] {
            let ticks = Scale { first: date(2020, 1, 1), days }.ticks(date(2024, 1, 9));
            let last_of = ticks.last().map(|tick| (tick.words.as_str(), tick.edge));
            assert_eq!((ticks.len(), last_of), (5, Some(last)), "{days}");
        }
    }
}
