//! Numbers and quantities.

use super::super::Quantity;
use super::super::atoms::Sense;
use super::{Parser, Read};
use crate::text::Shape;

impl Parser<'_> {
    /// A whole number in digits, no greater than 9,999,999.
    #[inline]
    pub(super) fn digits(&self, i: usize) -> Read<u32> {
        if self.shape(i, Shape::NUMBER) { self.whole(i) } else { None }
    }

    /// A whole number in digits.
    #[inline(never)]
    fn whole(&self, i: usize) -> Read<u32> {
        let word = self.word(i);
        if word.is_empty() || word.len() > 9 {
            return None;
        }
        let mut n = 0u32;
        for b in word.bytes() {
            match b {
                b'0'..=b'9' => n = n.checked_mul(10)?.checked_add(u32::from(b - b'0'))?,
                // Only a thousands' comma: three digits follow each.
                b',' if word.split(',').skip(1).all(|g| g.len() == 3) => {}
                _ => return None,
            }
        }
        (n < 10_000_000).then_some((n, i + 1))
    }

    /// A decimal in digits.
    fn decimal(&self, i: usize) -> Read<f32> {
        if !self.shape(i, Shape::NUMBER) {
            return None;
        }
        let word = self.word(i);
        let plain = word.len() <= 8 && word.bytes().filter(|b| *b == b'.').count() == 1;
        let ok = plain && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        ok.then(|| word.parse().ok().map(|n| (n, i + 1)))?
    }

    /// A number in words: "twenty-one", "two hundred", "a dozen".
    pub(super) fn number_words(&self, i: usize) -> Read<u32> {
        let (mut n, mut end) = self.cardinal(i).or_else(|| {
            self.any(i, &["a", "an"]).then_some(())?;
            self.scale(i + 1).map(|_| (1, i + 1))
        })?;
        if n >= 20
            && n % 10 == 0
            && let Some((ones, e)) = self.cardinal(end).filter(|(ones, _)| *ones < 10)
        {
            (n, end) = (n + ones, e);
        }
        // "Two hundred and fifty thousand": at most four more words.
        for _ in 0..2 {
            let Some((scale, e)) = self.scale(end) else { break };
            (n, end) = (n.checked_mul(scale)?, e);
            let and = self.skip(end, &["and"]);
            if let Some((rest, e)) = self.cardinal(and).filter(|(rest, _)| *rest < scale) {
                (n, end) = (n + rest, e);
            }
        }
        Some((n, end))
    }

    pub(super) fn cardinal(&self, i: usize) -> Read<u32> {
        self.sense(i, |s| if let Sense::Cardinal(n) = s { Some(*n) } else { None })
    }

    fn scale(&self, i: usize) -> Read<u32> {
        self.sense(i, |s| if let Sense::Scale(n) = s { Some(*n) } else { None })
    }

    /// A number of things: "six", "2 1/2", "two and a half", "1.5".
    pub(super) fn number(&self, i: usize) -> Read<f32> {
        if let Some(x) = self.decimal(i) {
            return Some(x);
        }
        let (n, end) = self.digits(i).or_else(|| self.number_words(i))?;
        let n = n as f32;
        if self.any(end, &["½"]) {
            return Some((n + 0.5, end + 1));
        }
        if self.is(end, "and") && self.is(end + 1, "a") && self.is(end + 2, "half") {
            return Some((n + 0.5, end + 3));
        }
        if let (Some((a, e)), true) = (self.digits(end), self.is(end + 1, "/"))
            && let Some((b, e2)) = self.digits(e + 1).filter(|(b, _)| a < *b && *b <= 8)
        {
            return Some((n + a as f32 / b as f32, e2));
        }
        Some((n, end))
    }

    /// How many: a number, a range of numbers, or a vague word.
    pub(super) fn quantity(&self, i: usize) -> Read<Quantity> {
        let a = self.skip(i, &["a", "an"]);
        if let Some(((low, high, word), end)) = self.sense(a, |s| match s {
            Sense::Some { low, high, word } => Some((*low, *high, *word)),
            _ => None,
        }) {
            return Some((Quantity { low, high, word: Some(word) }, self.skip(end, &["of"])));
        }
        if self.is(i, "half") {
            let end = self.skip(i + 1, &["a", "an"]);
            return (end > i + 1).then_some((Quantity::exactly(0.5), end));
        }
        if let Some((low, end)) = self.number(i) {
            if let Some((high, e)) = self.range_end(end).filter(|(high, _)| *high > low) {
                return Some((Quantity { low, high: Some(high), word: None }, e));
            }
            return Some((Quantity::exactly(low), end));
        }
        self.any(i, &["a", "an"]).then_some((Quantity::exactly(1.0), i + 1))
    }

    /// "to eight", "or three", "-8".
    fn range_end(&self, i: usize) -> Read<f32> {
        if self.any(i, &["to", "or", "and"]) {
            return self.number(i + 1).filter(|_| !self.any(i + 1, &["a", "an"]));
        }
        self.shape(i, Shape::HYPHENATED).then(|| self.number(i))?
    }
}
