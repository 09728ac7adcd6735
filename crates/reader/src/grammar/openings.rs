//! Where a clause begins that no conjunction opens: behind a name with a state or a description, a pronoun, a verb of saying.

use super::Function;
use super::segments::{Cutter, SAYING};
use crate::people::Form;
use crate::text::Shape;

impl Cutter<'_> {
    /// Whether behind a subordinate clause that has its verb, with no comma, a pronoun begins the main one.
    pub(super) fn main_pronoun(&self, start: usize, token: usize) -> bool {
        const SUBJECTS: &[&str] = &["he", "she", "they", "we", "it", "i"];
        const TELLS: &[&str] = &[
            "told", "tells", "tell", "informed", "indicated", "signalled", "realised", "realized", "decided",
            "see", "sees", "hear", "show", "shows", "showed", "prove", "proves", "sure", "means", "meant",
        ];
        const OPENS: &[&str] =
            &["while", "whilst", "although", "though", "if", "when", "once", "unless", "as"];
        self.word(start, OPENS)
            && self.word(token, SUBJECTS)
            && self.function(token + 1).intersects(Function::MODAL | Function::FUTURE)
            && (start + 1..token - 1).any(|i| self.verb_at(i))
            && !self.verb_at(token - 1)
            // "when she told the umpire she could not go on": what is told.
            && !(start + 1..token).any(|i| SAYING.has(self.surface, i) || self.word(i, TELLS))
            && !self.function(token - 1).intersects(Function::THAT | Function::CONJ | Function::SUBORDINATOR)
    }

    /// Whether a verb, or a noun or participle of saying or thinking and perhaps its day, stands before a `that` ("reporting today that").
    pub(super) fn told_before(&self, that: usize) -> bool {
        const SAYING: &[&str] = &[
            "reporting", "saying", "revealing", "confirming", "claiming", "adding", "stating", "suggesting",
            "insisting", "expectation", "hope", "hopes", "fear", "fears", "belief", "suggestion",
            "suggestions", "news", "confirmation", "word", "hear", "learn", "discover", "find", "hearing",
            "learning",
        ];
        // "is confident that Ferreira will be fit".
        const MINDED: &[&str] = &[
            "confident", "hopeful", "optimistic", "sure", "certain", "convinced", "adamant", "afraid",
            "worried", "clear", "aware", "concerned", "pleased", "delighted", "disappointed", "relieved",
            "doubtful",
        ];
        // "told a press conference on Thursday that …".
        const TOLD: &[&str] =
            &["told", "confirmed", "announced", "revealed", "said", "learned", "learnt", "heard"];
        self.word(that.wrapping_sub(1), MINDED)
            || self.verb_at(that.wrapping_sub(1))
            || self.surface.any_word(that.saturating_sub(3)..that, SAYING)
            || self.surface.any_word(that.saturating_sub(12)..that, TOLD)
    }

    /// "that Ferreira, who started, will not play", "that Ferreira, the holder, has pulled out": a name right behind, with a relative
    /// clause or a description between it and its verb.
    pub(super) fn name_aside(&self, that: usize) -> bool {
        const DESCRIBED: usize = 14;
        let found =
            (that + 1..that + 5).take_while(|&i| self.mark(i).is_empty()).find_map(|i| self.mention_at(i));
        found.and_then(|m| self.mentions.get(m)).is_some_and(|m| {
            let end = m.tokens.end;
            let close = || (end + 1..end + DESCRIBED).find(|&i| self.mark(i) == ",");
            let described = || close().is_some_and(|c| self.verb_at(c + 1));
            self.mark(end) == "," && (self.function(end + 1).contains(Function::RELATIVE) || described())
        })
    }

    /// Whether a name begins at a token, no genitive, and a participle of the present follows it.
    pub(super) fn doing(&self, token: usize) -> bool {
        let Some(m) = self.mention_at(token).and_then(|m| self.mentions.get(m)) else { return false };
        // "on the back of Ferreira not being fit".
        // "with Ferreira potentially returning".
        let adverb = self.word(m.tokens.end, &["not", "also", "still", "now"])
            || self.surface.word_at(m.tokens.end).ends_with("ly");
        let verb = m.tokens.end + usize::from(adverb);
        let next = self.surface.word_at(verb);
        let small = self.surface.tokens.get(verb).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL));
        let named = !matches!(m.form, Form::Pronoun | Form::Speaker);
        named
            && m.tokens.start == token
            && !m.possessive
            && small
            && (next.len() > 5 || next == "being")
            && next.ends_with("ing")
            // "replaced by Ferreira during the first half".
            && self.function(verb).is_empty()
    }

    /// Whether a name begins within some words (its role before it, and whose it is) and a verb follows it.
    pub(super) fn clause_of_name(&self, from: usize) -> bool {
        const REACH: usize = 5;
        const OWNED: usize = 7;
        // "said his key man Ferreira was out".
        let whose = self.mention_at(from).and_then(|m| self.mentions.get(m));
        let owned = whose.is_some_and(|m| m.possessive && m.form == Form::Pronoun);
        let (first, end) = if owned { (from + 1, from + OWNED) } else { (from, from + REACH) };
        let found = (first..end).take_while(|&i| self.mark(i).is_empty()).find_map(|i| self.mention_at(i));
        found.and_then(|m| self.mentions.get(m)).is_some_and(|m| {
            let end = m.tokens.end;
            m.tokens.start >= from
                && !m.possessive
                && ((end..end + 2).any(|i| self.verb_at(i)) || self.set_apart(from, end))
        })
    }

    /// Whether behind a conjunction, before which no name ends, a name begins that a description between commas parts from
    /// its verb.
    pub(super) fn name_described(&self, conj: usize) -> bool {
        const DESCRIBED: usize = 14;
        let before = conj.saturating_sub(1);
        if self.mention_at(before).is_some() || matches!(self.mark(before), ")" | "]" | ",") {
            return false;
        }
        let found =
            (conj + 1..conj + 4).take_while(|&i| self.mark(i).is_empty()).find_map(|i| self.mention_at(i));
        let Some(end) = found.and_then(|m| self.mentions.get(m)).map(|m| m.tokens.end) else { return false };
        if self.mark(end) != "," {
            return false;
        }
        let close = (end + 1..end + DESCRIBED).find(|&i| self.mark(i) == ",");
        close.is_some_and(|c| {
            self.verb_at(c + 1)
                && !(end + 1..c).any(|i| {
                    self.mention_at(i).is_some_and(|m| {
                        Some(m) != found && self.mentions.get(m).is_some_and(|m| m.form == Form::Full)
                    })
                })
        })
    }

    /// "the coach said Ferreira, who …, was out": a name behind a verb of saying that has its subject before it, and a
    /// relative clause or a bracket before the name's own verb. Behind a quote, "said" has its subject behind it.
    pub(super) fn set_apart(&self, from: usize, end: usize) -> bool {
        let relative = self.mark(end) == "," && self.function(end + 1).contains(Function::RELATIVE);
        let before = self.surface.tokens.get(from.wrapping_sub(2));
        let spoken = before.is_some_and(|t| !t.shape.intersects(Shape::MARK | Shape::QUOTE));
        spoken && (relative || self.mark(end) == "(")
    }

    /// Behind the bracket that opens at a token ("Ferreira (knee) out"), or that token.
    pub(super) fn past_bracket(&self, token: usize) -> usize {
        const LONGEST: usize = 6;
        let close = || (token + 2..token + LONGEST).find(|&i| self.mark(i) == ")");
        if self.mark(token) == "(" { close().map_or(token, |i| i + 1) } else { token }
    }

    /// Whether a name begins within some words of a token (its role may stand before it) and its state follows it.
    pub(super) fn named_state(&self, from: usize) -> bool {
        (from..from + 5)
            .take_while(|&i| self.mark(i).is_empty() && !self.verb_at(i))
            .find_map(|i| self.mention_at(i))
            .and_then(|m| self.mentions.get(m))
            .is_some_and(|m| {
                let end = self.past_bracket(m.tokens.end);
                // "with Ferreira potentially out".
                let adverb = usize::from(
                    self.surface.word_at(end).ends_with("ly") || self.word(end, &["still", "now", "also"]),
                );
                m.tokens.start >= from && (self.state(end) || self.state(end + adverb))
            })
    }
}
