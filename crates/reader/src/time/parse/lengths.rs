//! Lengths, and what they are tied to: "about six weeks", "the past three months", "two years ago".

use super::super::atoms::Relation;
use super::super::{Bound, Direction, Every, Length, Meaning, Quantity, Tie, TimeKind, Unit};
use super::{LONG, Parser, Read};
use crate::text::Shape;

impl Parser<'_> {
    /// A length or a shift by one.
    pub(super) fn length_like(&self, i: usize) -> Read<(TimeKind, Meaning)> {
        let tied = self.tied(i).map(|((l, t), e)| {
            // "In the coming weeks": no more than the future.
            let vague = t == Tie::Next && l.quantity.word == Some("plural");
            ((if vague { TimeKind::Date } else { TimeKind::Duration }, Meaning::Length(l, t)), e)
        });
        let (length, end) = match self.length(i) {
            Some(found) => found,
            None => return tied,
        };
        if let Some((direction, e)) = self.direction(end) {
            return Some(((TimeKind::Date, Meaning::Shift(length, direction)), e));
        }
        if tied.as_ref().is_some_and(|(_, e)| *e > end) {
            return tied;
        }
        if self.any(end, &["old", "olds"]) || self.is(end, "of") && self.is(end + 1, "age") {
            return Some(((TimeKind::Duration, Meaning::Length(length, Tie::Age)), end + 1));
        }
        if self.is_quantity_rate(i, &length) {
            return None;
        }
        if self.is_rate(i, &length) {
            return Some(((TimeKind::Set, Meaning::Every(Every::Length(length))), end));
        }
        let tie = if self.any(i, &["another"]) { Tie::More } else { Tie::Free };
        Some(((TimeKind::Duration, Meaning::Length(length, tie)), end))
    }

    /// "£50,000 a week", "four flights a week": how much, at no time.
    fn is_quantity_rate(&self, i: usize, length: &Length) -> bool {
        const SCALES: &[&str] = &["million", "billion", "m", "k", "bn", "pounds", "euros", "dollars"];
        const TIMES: &[&str] = &[
            "times", "days", "hours", "nights", "weeks", "months", "is", "was", "has", "lasts", "takes",
            "miss",
        ];
        if !self.any(i, &["a", "an", "per"]) || length.quantity != Quantity::exactly(1.0) || i <= self.start {
            return false;
        }
        if self.any(i - 1, SCALES) || self.shape(i - 1, Shape::NUMBER) {
            return true;
        }
        let plural =
            self.shape(i - 1, Shape::WORD) && self.word(i - 1).ends_with('s') && !self.any(i - 1, TIMES);
        plural && (2..=3).any(|n| i >= self.start + n && self.number(i - n).is_some())
    }

    /// "Twice a week": how often, not how long.
    fn is_rate(&self, i: usize, length: &Length) -> bool {
        self.any(i, &["a", "an"])
            && length.quantity == Quantity::exactly(1.0)
            && i > self.start
            && self.any(
                i - 1,
                &["times", "time", "once", "twice", "games", "matches", "sessions", "hours", "days"],
            )
    }

    /// Which way a length counts: "ago", "later", "in two weeks' time".
    fn direction(&self, i: usize) -> Read<Direction> {
        // "In two weeks' time".
        let time = self.skip(i, &["'", "’", "'s", "’s"]);
        if self.is(time, "time") && i > self.start && (time > i || self.is(i - 1, "fortnight")) {
            return Some((Direction::FromNow, time + 1));
        }
        let (relation, end) = self.relation(i)?;
        Some((
            match relation {
                Relation::Ago => Direction::Ago,
                Relation::FromNow => Direction::FromNow,
                Relation::Earlier => Direction::Earlier,
                Relation::Later => Direction::Later,
                _ => return None,
            },
            end,
        ))
    }

    /// "About six weeks", "at least another month", "two-year", "weeks".
    pub(super) fn length(&self, i: usize) -> Read<Length> {
        let (mut bound, at) = self.bound(i).map_or((Bound::Plain, i), |(b, e)| (b, e));
        // "Within two weeks": the preposition bounds the length without being part of it.
        if at == i && i > self.start && self.any(i - 1, &["within", "inside"]) {
            bound = Bound::AtMost;
        }
        if let Some(((unit, true), end)) = self.unit(at)
            && (unit >= Unit::Day || unit >= Unit::Minute && self.lasts(i, end))
            && unit != Unit::Quarter
            && bound == Bound::Plain
            && !self.shape(i, Shape::HYPHENATED)
        {
            let quantity = Quantity { low: 2.0, high: None, word: Some("plural") };
            // "Weeks or months", "days and weeks".
            let end = match self.unit(end + 1) {
                Some(((more, true), e))
                    if more >= Unit::Day && more != unit && self.any(end, &["or", "and"]) =>
                {
                    e
                }
                _ => end,
            };
            return Some((Length { quantity, unit, bound }, end));
        }
        let at = self.skip(at, &["another"]);
        let another = at > i && self.any(at - 1, &["another"]);
        let (quantity, end) = match self.quantity(at) {
            Some(found) => found,
            None if another => (Quantity::exactly(1.0), at),
            None => return None,
        };
        let mut end = self.skip(end, LONG);
        if quantity.low == 1.0 && self.any(end, &["good", "single"]) {
            end += 1;
        }
        let ((unit, plural), end) = self.unit(end)?;
        let one = quantity == Quantity::exactly(1.0);
        // "A second", "the second": the ordinal.
        let ordinal = unit == Unit::Second && one && self.any(at, &["a", "an"]);
        if ordinal || one && plural || (unit == Unit::Campaign && one && !self.any(at, &["one"])) {
            return None;
        }
        let (quantity, bound, end) = self.tail(quantity, bound, end);
        Some((Length { quantity, unit, bound }, end))
    }

    /// "For hours", "within minutes", "hours later": a length, where a bare "hours" may be anything's.
    fn lasts(&self, i: usize, end: usize) -> bool {
        i > self.start
            && self.any(i - 1, &["for", "within", "in", "after", "of", "just", "only", "mere"])
            && !self.any(end, &["of", "apart"])
            || self.direction(end).is_some()
            || self.any(end, &["before", "after"])
    }

    /// "Or so", "or two", "and a half" behind a length.
    fn tail(&self, q: Quantity, bound: Bound, end: usize) -> (Quantity, Bound, usize) {
        if self.is(end, "or") && self.is(end + 1, "so") {
            return (q, Bound::About, end + 2);
        }
        if self.is(end, "or")
            && q.high == Some(q.low)
            && let Some((high, e)) = self.number(end + 1).filter(|(h, _)| *h == q.low + 1.0)
            && self.unit(e).is_none()
        {
            return (Quantity { high: Some(high), ..q }, bound, e);
        }
        if self.is(end, "and") && self.is(end + 1, "a") && self.is(end + 2, "half") {
            let half = |n: f32| n + 0.5;
            return (Quantity { low: half(q.low), high: q.high.map(half), ..q }, bound, end + 3);
        }
        if self.is(end, "or") && self.is(end + 1, "more") {
            return (q, Bound::AtLeast, end + 2);
        }
        (q, bound, end)
    }

    /// "The past three months", "the next few days", "the first nine months of 1990".
    fn tied(&self, i: usize) -> Read<(Length, Tie)> {
        // "Over the past three months" has a preposition there, no bound.
        let (bound, at) = self
            .bound(i)
            .filter(|_| !self.any(i, &["over", "under", "within", "inside"]))
            .map_or((Bound::Plain, i), |(b, e)| (b, e));
        let at = self.skip(at, &["the", "these", "those"]);
        let (tie, end) = if let Some((n, e)) = self.ordinal(at) {
            (n == 1).then_some((Tie::First(None), e))?
        } else if self.any(at, &["final", "closing"]) {
            (Tie::Final(None), at + 1)
        } else if let Some((r, e)) = self.relation(at) {
            match r {
                Relation::Last | Relation::Past | Relation::Previous | Relation::Latest => (Tie::Past, e),
                Relation::Next | Relation::Coming | Relation::Following => (Tie::Next, e),
                _ => return None,
            }
        } else if self.is(at.wrapping_sub(1), "the") {
            (Tie::Free, at)
        } else {
            return None;
        };
        if self.any(end, &["a", "an", "half"]) {
            return None;
        }
        // "The year ended 31 August": a length with its end told.
        let fiscal = self.skip(end, &["fiscal", "financial"]);
        if tie == Tie::Free
            && let Some(((Unit::Year, false), e)) = self.unit(fiscal)
            && self.any(e, &["ended", "ending"])
        {
            return Some(((Length { quantity: Quantity::exactly(1.0), unit: Unit::Year, bound }, tie), e));
        }
        let (mut length, end) = self.length(end)?;
        if tie == Tie::Free
            && (self.shape(end - 1, Shape::HYPHENATED) || length.quantity.word == Some("plural"))
        {
            return None;
        }
        length.bound = if bound == Bound::Plain { length.bound } else { bound };
        Some(self.of_year(length, tie, end))
    }

    /// "Of 1990", "of the season" behind "the first nine months".
    fn of_year(&self, length: Length, tie: Tie, end: usize) -> ((Length, Tie), usize) {
        let tie_in: fn(Option<i16>) -> Tie = match tie {
            Tie::First(_) => Tie::First,
            Tie::Final(_) => Tie::Final,
            _ => return ((length, tie), end),
        };
        let the = self.skip(end + 1, &["the", "this"]);
        if self.is(end, "of")
            && matches!(tie, Tie::First(_))
            && let Some(((Unit::Campaign, false), e)) = self.unit(the)
        {
            return ((length, Tie::SeasonStart), e);
        }
        match self.year(end + 1) {
            Some((y, e)) if self.any(end, &["of", "in"]) => ((length, tie_in(Some(y))), e),
            _ => ((length, tie), end),
        }
    }
}
