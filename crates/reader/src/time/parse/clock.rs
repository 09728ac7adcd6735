//! Times of day: "10:35 a.m. EST", "noon Thursday", "9 a.m. Tuesday".

use super::super::{Clock, Unit, What, When, Which};
use super::{Parser, Read};
use crate::text::Shape;

const ZONES: &[&str] =
    &["GMT", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "UTC", "CET", "CEST", "ET"];

impl Parser<'_> {
    /// A clock time that may carry its day behind it: "7.30pm on Saturday".
    pub(super) fn clocked(&self, i: usize) -> Read<When> {
        let about = self.bound(i).map_or(i, |(_, e)| e);
        let (clock, end) =
            self.clock(about).or_else(|| self.part_of_day(about).filter(|(c, _)| self.noon(about, c)))?;
        let at = self.skip(end, &[","]);
        let at = self.skip(at, &["on"]);
        if let Some((day, e)) = self.core(at).filter(|(w, _)| self.is_day(w) && w.clock.is_none()) {
            return Some((When { clock: Some(clock), ..day }, e));
        }
        let today = When::new(What::Unit(Unit::Day), Which::Offset(0));
        Some((When { clock: Some(clock), ..today }, end))
    }

    /// Noon and midnight need no number; the other parts of the day only with "the" and a reference are times.
    fn noon(&self, i: usize, clock: &Clock) -> bool {
        // "Noon" behind a capital is a surname.
        let name = self.shape(i, Shape::CAPITAL) && i > self.start && self.shape(i - 1, Shape::CAPITAL);
        let mid = i > self.start && self.is(i - 1, "mid");
        !name && (matches!(clock, Clock::At(24, _) | Clock::In("MI")) || mid)
    }

    /// `10:35 a.m. EST`, `7.30pm`, `15:00`, `6 o'clock`.
    pub(super) fn clock(&self, i: usize) -> Read<Clock> {
        let (hour, minute, end) = self.hour_minute(i)?;
        let colon = self.word(i).contains(':');
        let (hour, end) = match self.day_part(end) {
            Some(("AM", e)) => (if hour == 12 { 0 } else { hour }, e),
            Some(("PM", e)) => (if hour < 12 { hour + 12 } else { hour }, e),
            Some(("OCLOCK", e)) => (hour, e),
            _ if colon && (self.zone(end) || minute.is_some_and(|_| hour >= 10)) => (hour, end),
            _ => return None,
        };
        let end = self.stop_of_pm(end);
        let end = if self.zone(end) { end + 1 } else { end };
        (hour <= 24).then_some((Clock::At(hour, minute), end))
    }

    fn zone(&self, i: usize) -> bool {
        self.shape(i, Shape::UPPER) && ZONES.contains(&self.word(i))
    }

    /// Past the last full stop of "p.m.", unless it ends the sentence.
    fn stop_of_pm(&self, end: usize) -> usize {
        let dotted = self.is(end, ".") && self.shape(end, Shape::GLUED) && self.is(end.wrapping_sub(1), "m");
        if dotted { end + 1 } else { end }
    }

    fn hour_minute(&self, i: usize) -> Option<(u8, Option<u8>, usize)> {
        let word = self.word(i);
        if self.shape(i, Shape::NUMBER) && word.len() <= 5 {
            let (h, m) = match word.split_once([':', '.']) {
                Some((h, m)) if m.len() == 2 => (h.parse().ok()?, Some(m.parse().ok().filter(|m| *m < 60)?)),
                Some(_) => return None,
                None => (word.parse().ok()?, None),
            };
            return (h <= 24).then_some((h, m, i + 1));
        }
        let (n, end) = self.cardinal(i).filter(|(n, _)| *n <= 12)?;
        Some((n as u8, None, end))
    }
}
