//! Tokens: words, numbers and marks, each with the bytes it stands on.

mod scan;

use bitflags::bitflags;

pub(crate) use scan::tokens;

use super::fold::FoldedHasher;
use super::heads::Head;

/// Identity of a word of the lexicons, or [`Word::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub u32);

impl Word {
    /// A word that no lexicon holds.
    pub const UNKNOWN: Self = Self(u32::MAX);
}

bitflags! {
    /// What a token looks like.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Shape: u16 {
        /// Letters (with digits or inner apostrophes, possibly).
        const WORD = 1;
        /// Begins with a digit.
        const NUMBER = 1 << 1;
        /// One mark.
        const MARK = 1 << 2;
        /// First letter is upper case.
        const CAPITAL = 1 << 3;
        /// All letters are upper case, and there are at least two.
        const UPPER = 1 << 4;
        /// Joined to the token before by a hyphen (`year` in `27-year-old`).
        const HYPHENATED = 1 << 5;
        /// Joined to the token before by nothing at all (`'s`, or `m` in `10m`).
        const GLUED = 1 << 6;
        /// First token of its sentence.
        const FIRST = 1 << 7;
        /// An apostrophe ending split off a word: `'s`, `'ll`, `'ve`, `'re`, `'d`, `'m`.
        const CLITIC = 1 << 8;
        /// A quotation mark, straight or curly, single or double.
        const QUOTE = 1 << 9;
        /// A line break stands between the token before and this one.
        const NEWLINE = 1 << 10;
        /// A letter behind the first is upper case.
        const INNER = 1 << 11;
    }
}

/// A word, a number, or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The lexicons' word, or unknown.
    pub word: Word,
    /// What it looks like.
    pub shape: Shape,
    /// What parts it from most other words.
    pub(crate) head: Head,
    /// Hash of the folded form (lower case, accents stripped, `’` as `'`): equal forms have equal keys.
    pub key: u64,
}

impl Token {
    /// The token's bytes in the text; empty if the text is another's.
    #[inline]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Whether it has that shape.
    #[inline]
    pub fn is(&self, shape: Shape) -> bool {
        self.shape.contains(shape)
    }
}

/// The key of a whole word, folded as tokens are.
pub(crate) fn key(word: &str) -> u64 {
    let mut hasher = FoldedHasher::new();
    for c in word.chars() {
        hasher.push(c);
    }
    hasher.finish()
}

/// The keys of a phrase's tokens. An ending such as `'ll` is one, also where no word stands before it.
pub(crate) fn keys(phrase: &str) -> impl Iterator<Item = u64> {
    let ending = phrase.strip_prefix('\'').filter(|tail| is_clitic(tail.as_bytes())).map(|_| key(phrase));
    let tokens = if ending.is_some() { Vec::new() } else { tokens(phrase) };
    ending.into_iter().chain(tokens.into_iter().map(|t| t.key))
}

/// What an apostrophe splits off a word.
fn is_clitic(tail: &[u8]) -> bool {
    [&b"s"[..], b"ll", b"ve", b"re", b"d", b"m"].iter().any(|c| tail.eq_ignore_ascii_case(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn hyphens_join_and_clitics_split() {
        assert_eq!(split("the 27-year-old's knee"), ["the", "27", "year", "old", "'s", "knee"]);
        assert_eq!(split("O’Hara doesn’t — he'll"), ["O’Hara", "doesn’t", "—", "he", "'ll"]);
        assert_eq!(split("'Back soon,' he said"), ["'", "Back", "soon", ",", "'", "he", "said"]);
        assert_eq!(split("won 5-0; 10.04secs"), ["won", "5", "0", ";", "10.04", "secs"]);
        assert_eq!(split("the U.S. team"), ["the", "U.S", ".", "team"]);
        assert_eq!(split("six–eight weeks"), ["six", "eight", "weeks"]);
    }

    #[test]
    fn equal_words_have_equal_keys() {
        assert_eq!(key("Müller"), key("muller"));
        assert_eq!(key("DON’T"), key("don't"));
        assert_ne!(key("knee"), key("knees"));
        let text = "he'll";
        assert_eq!(keys("'ll").collect::<Vec<_>>(), [tokens(text)[1].key]);
    }

    #[test]
    fn heads_are_the_same_whichever_way_they_are_made() {
        for word in [
            "a", "of", "The", "knee", "ankle", "Ligament", "hamstring", ",", "o'hara", "É", "27",
            "metatarsals",
        ] {
            for t in tokens(word) {
                assert_eq!(t.head, Head::of(t.of(word).as_bytes()), "{word}");
                assert_eq!(t.head, Head::of(t.of(word).to_ascii_uppercase().as_bytes()), "{word}");
            }
        }
    }

    #[test]
    fn shapes_tell_capitals_and_joins() {
        let text = "UEFA's Pre-season";
        let t = tokens(text);
        assert!(t[0].is(Shape::UPPER | Shape::CAPITAL) && t[1].is(Shape::CLITIC));
        assert!(t[2].is(Shape::CAPITAL) && !t[2].is(Shape::UPPER) && t[3].is(Shape::HYPHENATED));
    }
}
