//! What the rules look at: a page read through all its layers, and one sentence of it at a time.

mod ailment;
mod been_away;
mod cause;
mod comeback;
mod coordination;
mod horizon;
mod long_over;
mod meant;
mod missed;
mod onset;
mod page;
mod patient;
mod pieces;
mod season;
mod stance;
mod stretches;
mod times;

use std::borrow::Cow;
use std::ops::Range;

pub use ailment::Ailment;
pub(crate) use ailment::{BEARERS, QUALMS, of_each};
pub(crate) use cause::INJURED;
pub use horizon::{Horizon, Span};
pub(crate) use long_over::{A_MONTH, TWO_MONTHS};
pub(crate) use missed::{LOST, ROBBED, WITHOUT};
pub use onset::Onset;
pub use page::Page;
pub(crate) use page::told_in_the_report;
pub use patient::Patient;
pub(crate) use patient::{KEEPS_OUT, KIN};
pub use stance::{Side, Stance};

use crate::grammar::{Function, Link, Segment};
use crate::lexicon::{Class, Entry, Hit};
use crate::people::{Mention, PersonKey};
use crate::text::{Shape, Words};

/// One sentence, with the page around it.
#[derive(Debug)]
pub struct Scene<'p> {
    /// The page.
    pub page: &'p Page<'p>,
    /// The sentence's number.
    pub index: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The phrases in it.
    pub hits: &'p [Hit],
    /// Its mentions, as a range of the page's.
    pub span: Range<usize>,
    /// Its segments.
    pub segments: Vec<Segment>,
    /// Its ailments.
    pub ailments: Vec<Ailment>,
    /// Whom the sentences before spoke of as hurt, the latest.
    pub topic: Vec<PersonKey>,
    /// Whether it speaks of an injury or an illness, once asked.
    medical: std::cell::OnceCell<bool>,
}

/// The run of items whose tokens lie inside a range, of a list sorted by first token.
fn within<T>(items: &[T], tokens: &Range<usize>, start: impl Fn(&T) -> usize) -> Range<usize> {
    items.partition_point(|x| start(x) < tokens.start)..items.partition_point(|x| start(x) < tokens.end)
}

impl<'p> Scene<'p> {
    /// The phrases of one lexicon in this sentence.
    pub fn phrases(&self, class: Class) -> impl Iterator<Item = (&'p Hit, &'p Entry)> + use<'p> {
        let lexicon = self.page.lexicon;
        self.hits.iter().filter(move |h| h.class == class).map(move |h| (h, lexicon.entry(h)))
    }

    /// Whether a phrase of that lexicon stands inside a range.
    pub fn has(&self, class: Class, tokens: &Range<usize>) -> bool {
        self.phrases(class).any(|(h, _)| tokens.start <= h.start as usize && h.end as usize <= tokens.end)
    }

    /// The mentions of this sentence, each with its number on the page.
    pub fn mentions(&self) -> impl Iterator<Item = (usize, &'p Mention)> + use<'p> {
        let page = self.page;
        self.span.clone().filter_map(move |n| page.people.mentions.get(n).map(|m| (n, m)))
    }

    /// A mention by its number.
    pub fn mention(&self, number: usize) -> Option<&'p Mention> {
        self.page.people.mentions.get(number)
    }

    /// What a token does.
    pub fn function(&self, token: usize) -> Function {
        self.page.surface.tokens.get(token).map_or(Function::empty(), |t| self.page.lexicon.function(t.word))
    }

    /// A token's text in lower case.
    pub fn lower(&self, token: usize) -> Cow<'p, str> {
        self.page.surface.lower(token)
    }

    /// Whether a token is one of these words.
    #[inline(always)]
    pub fn is_word(&self, token: usize, words: &[&str]) -> bool {
        self.page.surface.is_word(token, words)
    }

    /// Whether one of these words stands in the range.
    #[inline(always)]
    pub fn any_word(&self, tokens: Range<usize>, words: &[&str]) -> bool {
        self.page.surface.any_word(tokens, words)
    }

    /// [`Scene::is_word`] of a few dozen words: [`Words`] tells these from all others much better.
    #[inline]
    pub(crate) fn is_one(&self, token: usize, words: &Words<'_>) -> bool {
        words.has(&self.page.surface, token)
    }

    /// [`Scene::any_word`] of as many.
    pub(crate) fn any_of(&self, mut tokens: Range<usize>, words: &Words<'_>) -> bool {
        tokens.any(|i| self.is_one(i, words))
    }

    /// The tokens of this sentence that are one of these words, in order: what calls a rule that no lexicon calls. A rule
    /// that asks each token of a sentence by itself costs many times as much.
    pub(crate) fn places<'w>(&self, words: &'w Words<'w>) -> impl Iterator<Item = usize> + use<'w, 'p> {
        words.places(&self.page.surface, self.tokens.clone())
    }

    /// The segment that a token stands in.
    pub fn segment(&self, token: usize) -> Option<&Segment> {
        self.segments.iter().find(|s| s.tokens.contains(&token)).or_else(|| {
            // The comma between two segments belongs to the one before it.
            self.segments.iter().rev().find(|s| s.tokens.end <= token)
        })
    }

    /// The text of a run of tokens.
    pub fn text(&self, tokens: Range<usize>) -> &'p str {
        self.page.surface.span(tokens)
    }

    /// Whether a segment hangs as a relative clause.
    pub fn relative(&self, token: usize) -> bool {
        self.segment(token).is_some_and(|s| s.link == Link::Relative)
    }

    /// Whether a token is a mark of that text.
    pub fn is_mark(&self, token: usize, mark: &str) -> bool {
        self.page
            .surface
            .tokens
            .get(token)
            .is_some_and(|t| t.is(Shape::MARK) && t.of(self.page.surface.text) == mark)
    }
}
