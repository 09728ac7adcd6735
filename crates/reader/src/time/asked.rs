//! The times of a report, each sentence's read when somebody first asks for them: most sentences are never asked.

use std::cell::OnceCell;
use std::ops::Range;

use super::TimeExpr;
use super::atoms::Atoms;
use super::header::{HEAD, header, may_have};
use super::parse::in_sentence;
use crate::lexicon::{Hit, Lexicon};
use crate::text::Surface;

/// The time expressions of a report that tell of something in it, by first token: the date line's tell when it was made.
#[derive(Debug)]
pub struct Times<'a> {
    atoms: Atoms<'a>,
    /// Those of each sentence, the date line's among them.
    sentences: Vec<OnceCell<Vec<TimeExpr>>>,
    /// The tokens of the date line; none where there is no such line.
    line: OnceCell<Range<usize>>,
    /// All at once, where somebody has asked for all.
    all: OnceCell<Vec<TimeExpr>>,
}

impl<'a> Times<'a> {
    /// Those of a text of which nothing has been asked.
    pub(crate) fn of(surface: &Surface<'_>, hits: &[Hit], lexicon: &'a Lexicon) -> Self {
        Self {
            atoms: Atoms::of(surface, hits, lexicon),
            sentences: vec![OnceCell::new(); surface.sentences.len()],
            line: OnceCell::new(),
            all: OnceCell::new(),
        }
    }

    /// Those of a text of which all expressions have been read.
    pub(crate) fn known(surface: &Surface<'_>, mut all: Vec<TimeExpr>) -> Self {
        let line = line_of(surface, &all);
        all.retain(|t| !line.contains(&t.tokens.start));
        let line = OnceCell::from(line);
        Self { atoms: Atoms::default(), sentences: Vec::new(), line, all: OnceCell::from(all) }
    }

    /// All of them.
    pub(crate) fn all(&self, surface: &Surface<'_>) -> &[TimeExpr] {
        self.all.get_or_init(|| {
            let line = self.line(surface);
            let all = (0..self.sentences.len()).flat_map(|n| self.sentence(surface, n));
            all.filter(|t| !line.contains(&t.tokens.start)).cloned().collect()
        })
    }

    /// Those that begin within a run of tokens.
    pub(crate) fn within<'p>(
        &'p self,
        surface: &'p Surface<'p>,
        tokens: &Range<usize>,
    ) -> impl Iterator<Item = &'p TimeExpr> + use<'p, 'a> {
        let tokens = tokens.start..tokens.end.min(surface.tokens.len());
        let known = self.all.get().map(|all| {
            let at = |token: usize| all.partition_point(|t| t.tokens.start < token);
            all.get(at(tokens.start)..at(tokens.end)).unwrap_or_default()
        });
        let sentence = |token: usize| surface.sentence_of(token);
        let (first, last) = match (sentence(tokens.start), tokens.end.checked_sub(1).and_then(sentence)) {
            (Some(first), Some(last)) if known.is_none() => (first, last + 1),
            _ => (0, 0),
        };
        let read = (first..last).flat_map(move |n| self.sentence(surface, n));
        let told = move |t: &&TimeExpr| {
            tokens.contains(&t.tokens.start) && !self.line(surface).contains(&t.tokens.start)
        };
        known.unwrap_or_default().iter().chain(read.filter(told))
    }

    /// Those of one sentence, the date line's among them.
    fn sentence(&self, surface: &Surface<'_>, number: usize) -> &[TimeExpr] {
        let (Some(slot), Some(sentence)) = (self.sentences.get(number), surface.sentences.get(number)) else {
            return &[];
        };
        slot.get_or_init(|| in_sentence(surface, &self.atoms, sentence.tokens.clone()))
    }

    /// The tokens of the date line. More than the times at the text's head are read for it only where one of these may be its.
    fn line(&self, surface: &Surface<'_>) -> Range<usize> {
        let line = self.line.get_or_init(|| {
            let head = surface.sentence_of(HEAD).map_or(self.sentences.len(), |n| n + 1);
            let mut head = (0..head).flat_map(|n| self.sentence(surface, n));
            if !head.any(|t| may_have(surface, t)) {
                return 0..0;
            }
            let all = (0..self.sentences.len()).flat_map(|n| self.sentence(surface, n));
            line_of(surface, &all.cloned().collect::<Vec<_>>())
        });
        line.clone()
    }
}

/// The tokens of the date line, by all times of a text.
fn line_of(surface: &Surface<'_>, times: &[TimeExpr]) -> Range<usize> {
    header(surface, times).map_or(0..0, |line| line.tokens)
}
