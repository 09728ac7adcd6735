//! What a capital tells: a name, an initial, a brand, or nothing where all words have one.

use std::ops::Range;

use super::Name;
use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

/// Words of a sentence by which it is told whether its capitals tell something.
const LOUD_REACH: usize = 64;

/// Positions as American headlines shorten them, that are no words of a lexicon: center, pitcher, shortstop, tight end, …
const POSITIONS: &[&str] = &[
    "C", "D", "F", "G", "K", "P", "S", "T", "W", "CB", "CF", "DE", "DL", "FB", "LF", "LW", "OF", "OL", "PF",
    "PG", "RF", "RP", "RW", "SF", "SG", "SP", "SS", "TE",
];

impl Scan<'_> {
    /// A capitalised word.
    #[inline]
    pub(crate) fn plain(&self, i: usize) -> bool {
        let shape = self.shape(i);
        shape.contains(Shape::WORD | Shape::CAPITAL)
            && !shape.contains(Shape::CLITIC)
            && !(shape.contains(Shape::INNER) && trade_mark(self.surface.word_at(i)))
    }

    pub(super) fn single(&self, i: usize) -> bool {
        self.plain(i) && self.surface.word_at(i).chars().nth(1).is_none()
    }

    /// A name that begins with letters that may be a position's, with no stop behind them: "P Dorn", "SS Dorn".
    pub(in crate::people) fn lettered(&self, name: &Name) -> bool {
        let start = name.tokens.start;
        (self.single(start) || self.surface.is_exactly(start, POSITIONS))
            && self.surface.word_at(start + 1) != "."
    }

    /// "RIO DE JANEIRO: Dorn has": capitals at the head of a line before a colon are where the report comes from.
    pub(super) fn dateline(&self, i: usize) -> bool {
        const LONGEST: usize = 5;
        let shouted = |k: usize| self.shape(k).contains(Shape::UPPER);
        let first = (i.saturating_sub(LONGEST)..=i).rev().take_while(|&k| shouted(k)).last();
        let Some(first) =
            first.filter(|&f| f == 0 || self.shape(f).intersects(Shape::NEWLINE | Shape::FIRST))
        else {
            return false;
        };
        let end = (i..first + LONGEST).find(|&k| !shouted(k)).unwrap_or(i);
        self.surface.word_at(end) == ":" && !shouted(end + 1)
    }

    /// "Kings C Dorn": a position where American headlines name one, behind a team or at the beginning.
    pub(in crate::people) fn position(&self, i: usize) -> bool {
        let letters = self.surface.is_exactly(i, POSITIONS);
        let behind = i.checked_sub(1).filter(|_| !self.shape(i).intersects(Shape::FIRST | Shape::NEWLINE));
        letters && behind.is_none_or(|b| self.plain(b) || self.of_a_team(b))
    }

    /// A team, or the genitive or the apostrophe behind one: "Kings C Dorn", "Kings' C Dorn".
    pub(super) fn of_a_team(&self, b: usize) -> bool {
        self.marks.any(b, Mark::TEAM | Mark::ORG) && self.plain(b)
            || self.shape(b).contains(Shape::CLITIC)
            || matches!(self.surface.word_at(b), "'" | "’")
    }

    /// Two or three capitals that may be initials: `JJ`, `AJ`.
    pub(super) fn initials(&self, i: usize) -> bool {
        let word = self.surface.word_at(i);
        self.shape(i).contains(Shape::UPPER)
            && (word.len() == 2 || (word.contains('.') && word.len() <= 5))
            && !self.marks.any(i, Mark::THING | Mark::COMMON | Mark::ORG)
    }

    /// Whether capitals tell nothing in this sentence: nearly all words of four letters or more have one.
    pub(super) fn loud(&self, tokens: Range<usize>) -> bool {
        let (mut long, mut capital) = (0, 0);
        for i in tokens.take(LOUD_REACH) {
            let Some(t) = self.surface.tokens.get(i) else { break };
            if t.is(Shape::WORD) && t.end - t.start >= 4 {
                long += 1;
                capital += usize::from(t.is(Shape::CAPITAL));
                // One in ten of all that are looked at may have none.
                if (long - capital) * 10 > LOUD_REACH {
                    return false;
                }
            }
        }
        long >= 4 && capital * 10 >= long * 9
    }
}

/// `FaceTime`: a capital within a word, other than behind `Mc`, `De`, `Fitz` and an apostrophe.
fn trade_mark(word: &str) -> bool {
    // `ACLs`, `MALs`: an abbreviation's plural.
    if word.strip_suffix('s').is_some_and(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_uppercase())) {
        return true;
    }
    let mut small = false;
    for (before, c) in word.chars().enumerate() {
        if c.is_uppercase() && small {
            return before > 3 && !word.starts_with("Fitz") && !word.contains(['\'', '’']);
        }
        small = c.is_lowercase();
    }
    false
}
