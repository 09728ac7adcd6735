//! What a capital tells: a name, an initial, a brand, or nothing where all words have one.

use std::ops::Range;

use crate::people::Scan;
use crate::people::marks::Mark;
use crate::text::Shape;

/// Words of a sentence by which it is told whether its capitals tell something.
const LOUD_REACH: usize = 64;

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
    let mut small = false;
    for (before, c) in word.chars().enumerate() {
        if c.is_uppercase() && small {
            return before > 3 && !word.starts_with("Fitz") && !word.contains(['\'', '’']);
        }
        small = c.is_lowercase();
    }
    false
}
