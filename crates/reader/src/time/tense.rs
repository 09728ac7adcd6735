//! Which way the clause of a time looks, as a reader without a grammar tells it: by the nearest verb before it, or, where
//! the time opens its sentence, by the first one behind it.

use crate::grammar::Function;
use crate::lexicon::Lexicon;
use crate::text::{Shape, Surface};

use super::Tense;
use words::{DONE, FIXTURE, PLAN, PLAN_WITH_TO, SAYING};

mod words;

/// Tokens looked at on one side of a time.
const REACH: usize = 24;

/// The tense in which a time at that token is told.
pub fn tense(surface: &Surface<'_>, lexicon: &Lexicon, token: usize) -> Tense {
    let Some(sentence) = surface.sentence_of(token).and_then(|s| surface.sentences.get(s)) else {
        return Tense::Unknown;
    };
    let clause = Clause { surface, lexicon, start: sentence.tokens.start, end: sentence.tokens.end };
    clause.bounded(token).unwrap_or_else(|| {
        let opens = token < clause.start + 3 && clause.only_prepositions(clause.start..token);
        let before = if opens { None } else { clause.before(token) };
        before.or_else(|| clause.behind(token)).or_else(|| clause.before(token)).unwrap_or_default()
    })
}

/// Tokens in which a verb that puts a time ahead stands, where nothing else may stand between.
const CLOSE: usize = 7;

/// The same, where a verb before the time tells it, or the time opens its sentence: nothing is concluded from what follows,
/// nor is it put ahead by a verb further off ("will improve on the fifth place in 2021").
pub(crate) fn tense_before(surface: &Surface<'_>, lexicon: &Lexicon, token: usize) -> Tense {
    let Some(sentence) = surface.sentence_of(token).and_then(|s| surface.sentences.get(s)) else {
        return Tense::Unknown;
    };
    let clause = Clause { surface, lexicon, start: sentence.tokens.start, end: sentence.tokens.end };
    let opens = token < clause.start + 3 && clause.only_prepositions(clause.start..token);
    let told = || if opens { clause.behind(token) } else { clause.before(token) };
    let tense = clause.bounded(token).or_else(told).unwrap_or_default();
    if tense != Tense::Future || opens || clause.bounded(token).is_some() {
        return tense;
    }
    let near = Clause { start: clause.start.max(token.saturating_sub(CLOSE)), ..clause };
    near.before(token).unwrap_or_default()
}

struct Clause<'a> {
    surface: &'a Surface<'a>,
    lexicon: &'a Lexicon,
    start: usize,
    end: usize,
}

impl Clause<'_> {
    fn word(&self, i: usize) -> &str {
        if i < self.start || i >= self.end { "" } else { self.surface.word_at(i) }
    }

    #[inline(always)]
    fn any(&self, i: usize, words: &[&str]) -> bool {
        i >= self.start && i < self.end && self.surface.is_word(i, words)
    }

    fn function(&self, i: usize) -> Function {
        self.surface.tokens.get(i).filter(|_| i >= self.start && i < self.end).map_or(
            Function::empty(),
            |t| {
                // A capital inside a sentence is a name's.
                if t.is(Shape::CAPITAL) && i > self.start && !t.is(Shape::FIRST) {
                    Function::empty()
                } else {
                    self.lexicon.function(t.word)
                }
            },
        )
    }

    fn only_prepositions(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.all(|i| {
            self.surface.tokens.get(i).is_some_and(|t| {
                t.is(Shape::MARK)
                    || self.lexicon.function(t.word).intersects(
                        Function::PREPOSITION | Function::SUBORDINATOR | Function::CONJ | Function::CONTRAST,
                    )
            })
        })
    }

    /// What the word right before the time says by itself.
    fn bounded(&self, token: usize) -> Option<Tense> {
        let before = token.checked_sub(1)?;
        let at = if self.any(before, &["the", "at", "on", "in"]) { before.checked_sub(1)? } else { before };
        // "Since Monday", "since her defeat in May".
        let from = token.saturating_sub(8).max(self.start);
        let noun = |i: usize| {
            !self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::MARK)) && !self.function(i).verbal()
        };
        if (from..token).rev().take_while(|i| noun(*i)).any(|i| self.any(i, &["since"])) {
            return Some(Tense::Past);
        }
        if self.any(at, &["effective", "payable", "redeemable"]) {
            return Some(Tense::Future);
        }
        let soon = self.any(at, &["as"]) && self.any(at.wrapping_sub(1), &["soon", "early"])
            || self.any(at, &["than"]) && self.any(at.wrapping_sub(1), &["later", "sooner"]);
        if soon && !self.past_or_present_perfect_behind(token) {
            return Some(Tense::Future);
        }
        // "Did not arrive until Friday" is over; "is out until Friday", "was banned until May" is not.
        if self.any(at, &["until", "till"]) {
            let from = at.saturating_sub(8).max(self.start);
            let denied = (from..at).rev().any(|i| self.function(i).contains(Function::NEGATION));
            let over = denied || at < self.start + 2 && self.behind(token) == Some(Tense::Past);
            return Some(if over { Tense::Past } else { Tense::Future });
        }
        None
    }

    fn past_or_present_perfect_behind(&self, token: usize) -> bool {
        self.before(token) == Some(Tense::Past)
    }

    /// By the nearest verb before.
    fn before(&self, token: usize) -> Option<Tense> {
        let from = token.saturating_sub(REACH).max(self.start);
        let mut infinitive = false;
        for i in (from..token).rev() {
            // What stands before a quote is said by somebody else.
            if self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::QUOTE)) && i + 1 < token {
                break;
            }
            if self.is_infinitive(i) {
                infinitive = true;
                continue;
            }
            match self.verb(i, infinitive) {
                Some(Tense::Unknown) | None => {}
                // "Announced a deal to buy it in May": the deal is over, the purchase is not told.
                Some(Tense::Past) if infinitive && !self.any(i, PLAN) && !self.any(i, DONE) => {
                    return Some(Tense::Unknown);
                }
                found => return found,
            }
        }
        // "Rovers to face City on Saturday".
        infinitive.then_some(Tense::Future)
    }

    /// By the first verb behind.
    fn behind(&self, token: usize) -> Option<Tense> {
        let to = (token + REACH).min(self.end);
        (token..to).find_map(|i| self.verb(i, false).filter(|t| *t != Tense::Unknown))
    }

    /// "Is due to return", not "out due to illness".
    fn is_due(&self, i: usize) -> bool {
        let be = |n: usize| self.function(n).contains(Function::BE);
        let light = |n: usize| self.any(n, &["not", "now", "also", "still", "currently", "originally"]);
        i > self.start && (be(i - 1) || light(i - 1) && be(i.wrapping_sub(2)))
    }

    /// "To" with a verb behind it, as far as its look tells.
    fn is_infinitive(&self, i: usize) -> bool {
        const PRONOUNS: &[&str] =
            &["his", "her", "its", "their", "my", "our", "your", "him", "them", "me", "us"];
        let causal = || self.any(i.wrapping_sub(1), &["due"]) && !self.is_due(i.wrapping_sub(1));
        if !self.any(i, &["to"]) || causal() || self.any(i + 1, PRONOUNS) || self.word(i + 1).ends_with("ing")
        {
            return false;
        }
        self.surface.tokens.get(i + 1).filter(|_| i + 1 < self.end).is_some_and(|t| {
            let f = self.lexicon.function(t.word);
            t.is(Shape::WORD)
                && !t.is(Shape::CAPITAL)
                && !f.intersects(Function::DETERMINER | Function::POSSESSIVE | Function::PREPOSITION)
        })
    }

    /// The tense of a verb that stands there; `infinitive` where what it governs came after it.
    fn verb(&self, i: usize, infinitive: bool) -> Option<Tense> {
        let token = self.surface.tokens.get(i).filter(|_| i < self.end)?;
        if !token.is(Shape::WORD) && !token.is(Shape::CLITIC) {
            return None;
        }
        let f = self.function(i);
        if f.intersects(Function::MODAL | Function::FUTURE) {
            return Some(self.modal(i, f));
        }
        if self.any(i, PLAN) {
            return self.plan(i, infinitive);
        }
        if self.any(i, SAYING) && infinitive {
            return None;
        }
        if self.any(i, &["having"]) {
            return None;
        }
        if f.contains(Function::HAVE) {
            let to = self.any(i + 1, &["to"]) && !f.contains(Function::PAST);
            return Some(if to { Tense::Future } else { Tense::Past });
        }
        if f.contains(Function::BE) {
            return self.be(i, f, infinitive);
        }
        if f.contains(Function::PAST) || self.ends_in_ed(i) {
            return self.past(i);
        }
        // A capital is a name's ("the Open"), and a caption tells what is seen ("plays during").
        let name = token.is(Shape::CAPITAL) && !token.is(Shape::FIRST);
        // "Lund, head coach of Rovers, said": a head is a verb only where it leads somewhere.
        const WHITHER: &[&str] =
            &["to", "into", "for", "back", "home", "out", "off", "over", "north", "south"];
        let leads = !self.any(i, &["head", "heads"]) || self.any(i + 1, WHITHER);
        if self.any(i, FIXTURE)
            && leads
            && !name
            && !self.is_noun(i)
            && !self.any(i.wrapping_sub(1), &["to"])
            && !self.any(i + 1, &["during"])
        {
            return Some(Tense::Future);
        }
        None
    }

    fn ends_in_ed(&self, i: usize) -> bool {
        let word = self.word(i);
        let small = self.surface.tokens.get(i).is_some_and(|t| !t.is(Shape::CAPITAL) || t.is(Shape::FIRST));
        // "A still unspecified date": an adjective.
        let adjective =
            i > self.start && (self.is_noun(i) || !self.function(i - 1).verbal() && self.is_noun(i - 1));
        small && word.len() > 4 && word.ends_with("ed") && !adjective
    }

    /// Behind a determiner or a possessive a word is no finite verb.
    fn is_noun(&self, i: usize) -> bool {
        i > self.start
            && self.function(i - 1).intersects(Function::DETERMINER | Function::POSSESSIVE)
            && !self.function(i - 1).contains(Function::THAT)
    }

    /// "will", "could have", "could not": ahead, unless it tells what was, or failed.
    fn modal(&self, i: usize, f: Function) -> Tense {
        let have = (i + 1..i + 4).any(|n| self.any(n, &["have", "'ve", "’ve"]));
        let past_modal = self.any(i, &["could", "couldn't", "couldn’t"]);
        if have && !f.contains(Function::FUTURE) {
            return Tense::Past;
        }
        // "Could not" mostly tells what failed.
        let from = i.saturating_sub(10).max(self.start);
        let denied = || (from..i).any(|n| self.any(n, &["neither", "nor", "nobody", "none", "no"]));
        if past_modal
            && (f.contains(Function::NEGATION) || self.any(i + 1, &["not", "n't", "n’t"]) || denied())
        {
            return Tense::Past;
        }
        Tense::Future
    }

    /// "is due", "set to", "had been planned": ahead, or once so.
    fn plan(&self, i: usize, infinitive: bool) -> Option<Tense> {
        let leads = infinitive
            || self.any(i + 1, &["to", "for"])
            || !self.any(i, &["set"]) && self.any(i + 1, &["on", "in", "at", "back"]);
        if self.any(i, PLAN_WITH_TO) && !leads {
            let past = self.ends_in_ed(i) || self.function(i).contains(Function::PAST);
            return if past { self.past(i) } else { None };
        }
        // "Due to injury"; "as planned"; "had been due".
        if self.any(i, &["due"]) && self.any(i + 1, &["to"]) && !self.is_infinitive(i + 1) {
            return None;
        }
        if self.any(i.wrapping_sub(1), &["as", "than", "previously", "originally"]) {
            return None;
        }
        let from = i.saturating_sub(3).max(self.start);
        let perfect = (from..i).any(|n| self.function(n).contains(Function::HAVE | Function::PAST));
        Some(if perfect { Tense::Past } else { Tense::Future })
    }

    /// What a form of *be* tells; nothing where it hangs on the verb before.
    fn be(&self, i: usize, f: Function, infinitive: bool) -> Option<Tense> {
        if self.any(i, &["be", "being"]) {
            return None;
        }
        let clitic = self.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
        if clitic && !self.any(i, &["'re", "’re", "'m", "’m"]) {
            return None;
        }
        if f.contains(Function::PAST) {
            return Some(Tense::Past);
        }
        // "They are playing on Saturday."
        const AHEAD: &[&str] = &[
            "playing", "facing", "meeting", "hosting", "visiting", "travelling", "traveling", "flying",
            "returning", "leaving", "starting",
        ];
        if self.any(i + 1, AHEAD) {
            return Some(Tense::Future);
        }
        Some(if infinitive { Tense::Future } else { Tense::Present })
    }

    /// A past form: a participle where an auxiliary stands before it.
    fn past(&self, i: usize) -> Option<Tense> {
        let from = i.saturating_sub(4).max(self.start);
        for n in (from..i).rev() {
            let f = self.function(n);
            if f.intersects(Function::MODAL | Function::FUTURE) {
                return Some(self.modal(n, f));
            }
            if self.any(n, &["to"]) {
                // The infinitive's own governor decides.
                return None;
            }
            if f.contains(Function::HAVE) || f.contains(Function::BE) && f.contains(Function::PAST) {
                return Some(Tense::Past);
            }
            if self.any(n, &["be", "been", "being"]) || f.contains(Function::NEGATION) {
                continue;
            }
            if f.contains(Function::BE) {
                return Some(Tense::Present);
            }
            if !self.word(n).ends_with("ly")
                && !self.any(n, &["also", "now", "still", "even", "only", "just", "never"])
            {
                break;
            }
        }
        Some(Tense::Past)
    }
}
