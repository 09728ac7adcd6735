//! Years, decades, centuries and seasons that their years name.

use super::super::atoms::Sense;
use super::super::{Unit, What, When, Which};
use super::{Parser, Read};
use crate::text::Shape;

/// Years that a bare number of four digits can mean.
const BARE_YEARS: std::ops::RangeInclusive<u32> = 1900..=2059;

impl Parser<'_> {
    /// A year behind something that calls for one.
    pub(super) fn year(&self, i: usize) -> Read<i16> {
        if let Some((n, end)) =
            self.digits(i).filter(|_| self.word(i).len() == 4 && !self.word(i).contains(','))
        {
            return (1000..=2199).contains(&n).then_some((n as i16, end));
        }
        if self.any(i, &["'", "’", "‘"]) && self.shape(i + 1, Shape::GLUED) && self.word(i + 1).len() == 2
        {
            let (n, end) = self.digits(i + 1)?;
            return Some((if n < 40 { 2000 + n } else { 1900 + n } as i16, end));
        }
        self.spoken_year(i)
    }

    /// "Nineteen ninety-seven", "two thousand".
    fn spoken_year(&self, i: usize) -> Read<i16> {
        let (n, end) = self.cardinal(i)?;
        if matches!(n, 19 | 20) {
            let (tens, e) = self.cardinal(end).filter(|(t, _)| *t >= 10)?;
            let ones = self.cardinal(e).filter(|(o, _)| *o < 10 && tens >= 20);
            let (rest, end) = ones.map_or((tens, e), |(o, e)| (tens + o, e));
            return Some(((n * 100 + rest) as i16, end));
        }
        let (n, end) = self.number_words(i).filter(|(n, e)| (2000..2100).contains(n) && *e > i + 1)?;
        Some((n as i16, end))
    }

    /// A year that stands alone.
    pub(super) fn bare_year(&self, i: usize) -> Read<i16> {
        let (y, end) = self.year(i)?;
        let digits = self.word(i).len() == 4 && self.shape(i, Shape::NUMBER);
        // "In 1898": older ones want a preposition.
        let old = (1600..1900).contains(&y)
            && i > self.start
            && self.any(i - 1, &["in", "since", "until", "from", "by"]);
        let plain = !digits || BARE_YEARS.contains(&(y as u32)) || old;
        // A sum, a share, a count, a score, a serial number.
        let other = self.shape(i, Shape::GLUED)
            && self.any(i.wrapping_sub(1), &["$", "£", "€", "#", "/", ".", ","])
            || self.shape(i, Shape::HYPHENATED) && self.part(i.wrapping_sub(1)).is_none()
            || self.shape(end, Shape::GLUED) && self.any(end, &["%", "m", "bn", "km", "/"])
            || self.shape(end, Shape::HYPHENATED) && self.shape(end, Shape::NUMBER)
            || self.sense(end, |s| matches!(s, Sense::Unit(_, true)).then_some(())).is_some();
        (plain && !other).then_some((y, end))
    }

    /// "1990s", "'80s", "the nineties".
    pub(super) fn decade(&self, i: usize) -> Read<When> {
        let decade = |y: i16| When::new(What::Unit(Unit::Decade), Which::Year(y));
        if let Some((n, end)) = self.sense(i, |s| if let Sense::DecadeWord(n) = s { Some(*n) } else { None })
        {
            return Some((decade(1900 + i16::from(n)), end));
        }
        let (n, mut end) =
            self.digits(i).or_else(|| self.any(i, &["'", "’", "‘"]).then(|| self.digits(i + 1))?)?;
        let at = end;
        end = self.skip(end, &["'", "’"]);
        let s = self.any(end, &["s", "'s", "’s"]) && self.shape(end, Shape::GLUED);
        let four = (1000..2100).contains(&n);
        if !s || n % 10 != 0 || !(four || (20..=90).contains(&n) && at > i + 1) {
            return None;
        }
        Some((decade(if four { n as i16 } else { 1900 + n as i16 }), end + 1))
    }

    /// "the 20th century"; the article is the caller's.
    pub(super) fn century(&self, i: usize) -> Read<When> {
        let (n, end) = self.ordinal(i)?;
        let ((unit, _), end) = self.unit(end)?;
        ((5..=22).contains(&n) && unit == Unit::Century)
            .then(|| (When::new(What::Unit(Unit::Century), Which::Year((n as i16 - 1) * 100)), end))
    }

    /// "the 2020-21 season", "2020/21": the article is the caller's.
    pub(super) fn campaign_years(&self, i: usize) -> Read<When> {
        let (a, e) = self.digits(i).filter(|(a, _)| (1900..2100).contains(a) && self.word(i).len() == 4)?;
        let at = if self.shape(e, Shape::HYPHENATED) {
            e
        } else if self.is(e, "/") && self.shape(e + 1, Shape::GLUED) {
            e + 1
        } else {
            return None;
        };
        let (b, end) = self.digits(at)?;
        let follows = match self.word(at).len() {
            4 => b == a + 1,
            2 => b == (a + 1) % 100,
            _ => false,
        };
        if !follows {
            return None;
        }
        let end = match self.unit(end) {
            Some(((Unit::Campaign, false), e)) => e,
            _ => end,
        };
        Some((When::new(What::Unit(Unit::Campaign), Which::Year(a as i16)), end))
    }
}
