//! Few words, by their heads: whether a token may be one of them.

use super::Head;

/// The heads of up to [`super::MANY`] words, as sets of two parts of theirs. Worked out by the compiler where the words are
/// constants: it follows a loop only so far, and so there is none.
#[derive(Clone, Copy)]
pub(super) struct Heads(u64, u64);

impl Heads {
    /// Those of these words.
    #[inline(always)]
    pub(super) fn of(words: &[&str]) -> Self {
        let half = |from| Self::twelve(words, from).and(Self::twelve(words, from + 12));
        half(0).and(half(24))
    }

    /// Whether one of the words may have that head.
    #[inline(always)]
    pub(super) fn has(self, head: Head) -> bool {
        let (one, other) = head.halves();
        self.0 >> one & self.1 >> other & 1 != 0
    }

    #[inline(always)]
    fn twelve(words: &[&str], from: usize) -> Self {
        if words.len() <= from {
            return Self(0, 0);
        }
        Self::four(words, from).and(Self::four(words, from + 4)).and(Self::four(words, from + 8))
    }

    #[inline(always)]
    fn four(words: &[&str], from: usize) -> Self {
        let at = |number: usize| Self::one(words.get(from + number));
        at(0).and(at(1)).and(at(2)).and(at(3))
    }

    #[inline(always)]
    fn one(word: Option<&&str>) -> Self {
        let Some(word) = word else { return Self(0, 0) };
        let (one, other) = Head::of(word.as_bytes()).halves();
        Self(1 << one, 1 << other)
    }

    #[inline(always)]
    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }
}
