//! The text's surface: tokens, blocks and sentences. Nothing is rewritten; everything points into the original.

mod blocks;
mod fold;
mod sentences;
mod token;

pub use blocks::{Block, Role};
pub use sentences::Sentence;
pub use token::{Shape, Token, Word};
pub(crate) use token::{key, keys};

use crate::lexicon::Lexicon;

/// Whether a word is one of these, the case of ASCII letters aside.
#[inline]
pub(crate) fn one_of(word: &str, words: &[&str]) -> bool {
    // Length and first letter part nearly all words; the bit that tells `A` from `a` is set in both.
    let head = |w: &str| w.as_bytes().first().map(|b| b | 0x20);
    let first = head(word);
    words.iter().any(|w| w.len() == word.len() && head(w) == first && w.eq_ignore_ascii_case(word))
}

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
}

impl<'a> Surface<'a> {
    /// Cuts up a text, looking words up in the lexicon.
    pub fn of(text: &'a str, lexicon: &Lexicon) -> Self {
        let mut tokens = token::tokens(text);
        for t in &mut tokens {
            t.word = lexicon.word(t.key);
        }
        let mut blocks = blocks::blocks(text, &tokens);
        let sentences = sentences::sentences(text, &mut tokens, &mut blocks);
        Self { text, tokens, blocks, sentences }
    }

    /// The bytes of a token; empty when there is none of that number.
    pub fn word_at(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.of(self.text))
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
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.tokens.end <= token);
        (at < self.sentences.len()).then_some(at)
    }
}
