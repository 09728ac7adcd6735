//! The text's surface: tokens, blocks and sentences. Nothing is rewritten; everything points into the original.

mod blocks;
mod fold;
mod heads;
mod sentences;
mod token;
#[macro_use]
mod words;

use std::borrow::Cow;

pub use blocks::{Block, Role};
pub(crate) use heads::Head;
use heads::Heads;
pub use sentences::Sentence;
pub use token::{Shape, Token, Word};
pub(crate) use token::{key, keys};
pub(crate) use words::Words;

use crate::lexicon::Lexicon;

/// A text cut into tokens, blocks (lines or paragraphs) and sentences.
///
/// Sentences tile the text: the first begins at byte 0, each begins where the one before ends, the last ends at the
/// text's end. An empty text has none.
#[derive(Debug)]
pub struct Surface<'a> {
    /// The text itself.
    pub text: &'a str,
    /// In order; they never overlap.
    pub tokens: Vec<Token>,
    /// In order; each holds whole sentences.
    pub blocks: Vec<Block>,
    /// In order, tiling the text.
    pub sentences: Vec<Sentence>,
    /// Each token's sentence.
    by_token: Vec<u32>,
}

/// More words than so many are no longer looked at one by one: `words_of!` serves for these.
const MANY: usize = 48;

impl<'a> Surface<'a> {
    /// Cuts up a text, looking words up in the lexicon.
    pub fn of(text: &'a str, lexicon: &Lexicon) -> Self {
        let mut tokens = token::tokens(text);
        for t in &mut tokens {
            t.word = lexicon.word(t.key);
        }
        let mut blocks = blocks::blocks(text, &tokens);
        let sentences = sentences::sentences(text, &mut tokens, &mut blocks);
        let mut by_token = Vec::with_capacity(tokens.len());
        for (number, sentence) in sentences.iter().enumerate() {
            by_token.resize(sentence.tokens.end, number as u32);
        }
        Self { text, tokens, blocks, sentences, by_token }
    }

    /// Whether a token is one of these words, the case of ASCII letters aside. Cheaper than asking [`Surface::word_at`]:
    /// the text itself is looked at only where the heads agree. A word with hyphens ("lay-off") is found at its
    /// last part.
    ///
    /// Always inlined, and so is what only hands its words on: where they are constants, so are the sets of their heads, and all that
    /// is left to do for nearly every token is to look for two bits.
    #[inline(always)]
    pub fn is_word(&self, token: usize, words: &[&str]) -> bool {
        let Some(t) = self.tokens.get(token) else { return false };
        let near = words.len() > MANY || Heads::of(words).has(t.head);
        (near || t.is(Shape::HYPHENATED)) && self.reads_one(t, words)
    }

    /// Whether a token is one of these words, looked at closely.
    #[inline(never)]
    pub(super) fn reads_one(&self, token: &Token, words: &[&str]) -> bool {
        let text = self.text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default();
        words.iter().any(|w| w.as_bytes().eq_ignore_ascii_case(text))
            || (token.is(Shape::HYPHENATED) && self.ends_compound(token, words))
    }

    /// Whether a token ends one of these words that have hyphens.
    fn ends_compound(&self, token: &Token, words: &[&str]) -> bool {
        let before =
            |w: &&str| self.text.get(..token.end as usize)?.get((token.end as usize).checked_sub(w.len())?..);
        let inner = |c: char| c.is_alphanumeric() || c == '-';
        let ends = !self.text.get(token.end as usize..).is_some_and(|t| t.starts_with('-'));
        let whole = |w: &&str| {
            let start = (token.end as usize).saturating_sub(w.len());
            ends && !self.text.get(..start).is_some_and(|t| t.ends_with(inner))
        };
        // Only a word with a hyphen just where this part begins can end with it.
        let length = (token.end - token.start) as usize;
        let cut =
            |w: &str| w.len().checked_sub(length + 1).and_then(|at| w.as_bytes().get(at)) == Some(&b'-');
        words
            .iter()
            .filter(|w| cut(w))
            .any(|w| before(w).is_some_and(|text| text.eq_ignore_ascii_case(w)) && whole(w))
    }

    /// Whether one of these words stands in a run of tokens.
    #[inline(always)]
    pub fn any_word(&self, tokens: std::ops::Range<usize>, words: &[&str]) -> bool {
        if words.len() > MANY {
            return self.any_of_many(tokens, words);
        }
        for token in tokens {
            if self.is_word(token, words) {
                return true;
            }
        }
        false
    }

    #[inline(never)]
    fn any_of_many(&self, mut tokens: std::ops::Range<usize>, words: &[&str]) -> bool {
        tokens.any(|i| self.tokens.get(i).is_some_and(|t| self.reads_one(t, words)))
    }

    /// Whether a token reads as one of these words, letter for letter.
    #[inline(always)]
    pub(crate) fn is_exactly(&self, token: usize, words: &[&str]) -> bool {
        let Some(t) = self.tokens.get(token) else { return false };
        (words.len() > MANY || Heads::of(words).has(t.head)) && self.one_of(t, words)
    }

    #[inline(never)]
    fn one_of(&self, token: &Token, words: &[&str]) -> bool {
        words.contains(&token.of(self.text))
    }

    /// The bytes of a token; empty when there is none of that number.
    #[inline]
    pub fn word_at(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.of(self.text))
    }

    /// The same in lower case: most words are so already.
    pub(crate) fn lower(&self, token: usize) -> Cow<'a, str> {
        let word = self.word_at(token);
        let small = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
    }

    /// The text from one token to another (`from..to`), with what stands between them.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> &'a str {
        self.bytes(tokens).and_then(|r| self.text.get(r)).unwrap_or("")
    }

    /// The bytes that a run of tokens covers, if it is a run of this text.
    pub fn bytes(&self, tokens: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (first.start < last.end).then_some(first.start as usize..last.end as usize)
    }

    /// The sentence that a token stands in.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        self.by_token.get(token).map(|s| *s as usize)
    }
}
