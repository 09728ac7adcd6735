//! What parts words from each other at a glance: whether a token may be one of a few.

/// A number made of a word's length and a few of its letters: what parts nearly all words from those of a list, for the price
/// of comparing two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head(u16);

impl Head {
    /// That of these bytes. Words that are equal but for the case of ASCII letters have equal heads.
    ///
    /// No loop over the bytes: the compiler has to work out the heads of constants.
    #[inline(always)]
    pub(crate) const fn of(word: &[u8]) -> Self {
        let length = word.len();
        Self::mixed(
            Self::letter(word, 0),
            Self::letter(word, 1),
            Self::letter(word, length / 2),
            Self::letter(word, length.wrapping_sub(2)),
            Self::letter(word, length.wrapping_sub(1)),
            if length < 64 { length as u32 } else { 63 },
        )
    }

    /// That of up to seven bytes, the first one lowest.
    #[inline]
    pub(super) fn of_few(bytes: u64, length: u32) -> Self {
        let letter = |at: u32| (bytes >> (at * 8)) as u32;
        let last_but_one = if length < 2 { 0 } else { letter(length - 2) };
        Self::mixed(letter(0), letter(1), letter(length / 2), last_but_one, letter(length - 1), length)
    }

    #[inline(always)]
    const fn mixed(first: u32, second: u32, middle: u32, last_but_one: u32, last: u32, length: u32) -> Self {
        // The last five bits of `A` and `a` are the same.
        let letters = first & 31
            | (second & 31) << 5
            | (middle & 31) << 10
            | (last_but_one & 31) << 15
            | (last & 31) << 20;
        // The golden ratio's part of 2^32 spreads them over the highest bits.
        Self(((letters | length << 25).wrapping_mul(0x9e37_79b9) >> 16) as u16)
    }

    #[inline(always)]
    const fn letter(word: &[u8], at: usize) -> u32 {
        if at < word.len() { word[at] as u32 } else { 0 }
    }

    /// That of the last part of a word with hyphens: a text is cut at them.
    pub(crate) const fn of_last_part(word: &[u8]) -> Self {
        let mut rest = word;
        let mut last = word;
        while let [first, behind @ ..] = rest {
            if *first == b'-' && !behind.is_empty() {
                last = behind;
            }
            rest = behind;
        }
        Self::of(last)
    }

    /// Two parts of it, one of 64 each.
    #[inline(always)]
    pub(super) const fn halves(self) -> (u32, u32) {
        (self.0 as u32 & 63, self.0 as u32 >> 10)
    }

    /// A part of it, one of 32.
    #[inline]
    pub(crate) const fn first(self) -> usize {
        (self.0 >> 11) as usize
    }

    /// Two other parts (one of 32 each), as a bit in a half of its own.
    #[inline]
    pub(crate) const fn rest(self) -> u64 {
        1 << (self.0 & 31) | 1 << (32 + (self.0 >> 5 & 31))
    }
}

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
