//! A text as the search for persons sees it: its tokens with what the lexicons mark them as, and the questions that are asked of one
//! token everywhere.

use super::marks::{Mark, Marks};
use crate::grammar::Function;
use crate::lexicon::Lexicon;
use crate::text::{Role, Shape, Surface};

/// A text, its marks, and the lexicon that they are of.
pub(crate) struct Scan<'s> {
    pub surface: &'s Surface<'s>,
    pub marks: &'s Marks<'s>,
    pub lexicon: &'s Lexicon,
}

impl Scan<'_> {
    /// How a token is written.
    #[inline]
    pub(super) fn shape(&self, i: usize) -> Shape {
        self.surface.tokens.get(i).map_or(Shape::empty(), |t| t.shape)
    }

    /// What a token does in a sentence, by its word.
    pub(crate) fn function_of(&self, token: usize) -> Function {
        self.surface.tokens.get(token).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    /// Whether a token stands in a list of names.
    pub(super) fn listing(&self, token: usize) -> bool {
        let sentence = self.surface.sentence_of(token).and_then(|s| self.surface.sentences.get(s));
        sentence.and_then(|s| self.surface.blocks.get(s.block)).is_some_and(|b| b.role == Role::Listing)
    }

    /// Where the sentence of a token begins.
    pub(crate) fn sentence_start(&self, token: usize) -> usize {
        let s = self.surface.sentence_of(token).and_then(|s| self.surface.sentences.get(s));
        s.map_or(token, |s| s.tokens.start)
    }

    /// Where the sentence of a token ends.
    pub(crate) fn sentence_end(&self, token: usize) -> usize {
        let s = self.surface.sentence_of(token).and_then(|s| self.surface.sentences.get(s));
        s.map_or(token, |s| s.tokens.end)
    }

    /// Whether a verb means saying only beside a quote.
    pub(crate) fn quotes_only(&self, verb: usize) -> bool {
        self.marks.is(verb, Mark::QUOTE_VERB)
    }

    /// The block of a sentence.
    pub(crate) fn block_of(&self, sentence: usize) -> usize {
        self.surface.sentences.get(sentence).map_or(0, |s| s.block)
    }
}
