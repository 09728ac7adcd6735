//! Repetitions: "every Monday", "each July", "daily", "Tuesday nights", "three times a week".

use super::super::atoms::{Relation, Sense};
use super::super::{Bound, Every, Length, Meaning, Quantity, TimeKind, Unit, What, When, Which};
use super::{Parser, Read};

impl Parser<'_> {
    pub(super) fn set(&self, i: usize) -> Read<(TimeKind, Meaning)> {
        let (every, end) = self.every(i).or_else(|| self.frequency(i)).or_else(|| self.plural_day(i))?;
        Some(((TimeKind::Set, Meaning::Every(every)), end))
    }

    /// "Every Saturday", "every other week", "every three months".
    fn every(&self, i: usize) -> Read<Every> {
        let end = self.is_relation(i, Relation::Every)?;
        let other = self.skip(end, &["other", "second"]);
        let n = if other > end { 2.0 } else { 1.0 };
        if let Some(((unit, false), e)) =
            self.unit(other).filter(|((u, _), _)| *u != Unit::Campaign || n == 1.0)
        {
            return Some((Every::Length(length(n, unit)), e));
        }
        if let Some((l, e)) = self.length(end) {
            return Some((Every::Length(l), e));
        }
        let (when, e) = self.named(end).filter(|(w, _)| w.which == Which::Bare)?;
        let (when, e) = match self.part_of_day(e) {
            Some((clock, e)) if self.is_day(&when) => (When { clock: Some(clock), ..when }, e),
            _ => (when, e),
        };
        Some((Every::When(Box::new(when)), e))
    }

    /// "Daily", "weekly".
    fn frequency(&self, i: usize) -> Read<Every> {
        let (unit, end) = self.sense(i, |s| if let Sense::Frequency(u) = s { Some(*u) } else { None })?;
        Some((Every::Length(length(1.0, unit)), end))
    }

    /// "Mondays", "Tuesday nights".
    fn plural_day(&self, i: usize) -> Read<Every> {
        let (w, end) = self.weekday(i)?;
        let day = When::new(What::Weekday(w), Which::Bare);
        if let Some((clock, e)) = self.part_of_day(end)
            && self.word(end).ends_with('s')
        {
            return Some((Every::When(Box::new(When { clock: Some(clock), ..day })), e));
        }
        let plural = self.word(i).ends_with("days");
        plural.then_some((Every::When(Box::new(day)), end))
    }
}

fn length(n: f32, unit: Unit) -> Length {
    Length { quantity: Quantity::exactly(n), unit, bound: Bound::Plain }
}
