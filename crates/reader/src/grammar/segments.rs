//! Segments: a sentence cut at its commas, conjunctions and subordinators, each with its subject and its verb.
//!
//! This is no parse. A report's sentence is cut wherever a clause may begin, and each piece finds its subject by three
//! facts of English prose: a subject stands before its verb and after no preposition; a relative clause speaks of the name
//! before it; a piece without a subject of its own continues the sentence's.

use std::ops::Range;

use super::{Function, verb::Verb};
use crate::lexicon::Lexicon;
use crate::people::Mention;
use crate::text::{Shape, Surface, Words};

/// How a segment hangs on the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The sentence's own clause, or one coordinated with it.
    Main,
    /// `who …`, `which …`: speaks of the name before it.
    Relative,
    /// `after …`, `because …`, `if …`.
    Subordinate,
    /// Between brackets.
    Bracketed,
}

/// A piece of a sentence.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it hangs on the sentence.
    pub link: Link,
    /// The mention that is its subject, as an index into the page's mentions.
    pub subject: Option<usize>,
    /// Whether the subject stands in this very segment.
    pub own_subject: bool,
    /// Opened by `if`, `unless`, `whether`.
    pub condition: bool,
    /// Its verb.
    pub verb: Verb,
}

/// Longest sentence, in tokens, that is cut into segments; what lies behind is one segment more. Nobody writes longer
/// ones; hostile texts do.
pub(super) const LONGEST: usize = 400;

/// Longest aside between two dashes, in tokens.
const ASIDE: usize = 40;

const WITH: Words<'_> = Words::of(&[&["with"]]);

/// Verbs behind which a clause may follow without "that".
pub(super) const SAYING: Words<'_> = Words::of(&[&[
    "said", "says", "say", "believes", "admitted", "admits", "revealed", "reveals", "confirmed", "confirms",
    "insists", "insisted", "claims", "claimed", "reports", "reported", "thinks", "knows", "think", "guess",
    "believe", "know", "hope", "feel", "suppose", "reckon", "reckons", "suspect", "thought", "felt", "knew",
    "feels", "added", "announced", "hopes", "expects", "feared", "fears", "revealing", "saying", "admitting",
    "insisting", "hopeful", "confident", "optimistic", "convinced", "adamant", "warned", "stressed",
    "hoping", "hoped", "doubts", "doubted", "explained", "explains", "conceded", "concedes", "accepted",
    "accepts", "disclosed", "predicted", "predicts", "hinted", "hints", "suggested", "suggests", "indicated",
    "indicates",
]]);

/// Words that say how somebody is, behind the name and without a verb.
const STATES: &[&str] = &[
    "out", "injured", "sidelined", "missing", "absent", "still", "ruled", "struggling", "recovering",
    "unavailable", "doubtful", "nursing", "suffering", "also", "not", "carrying", "hurt", "ill", "set",
    "likely", "expected", "already", "now", "back", "fit", "suspended", "named", "listed",
];

/// Cuts a sentence into segments. `mentions` are the page's; `span` those of this sentence.
pub fn segments(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    sentence: Range<usize>,
    mentions: &[Mention],
    span: Range<usize>,
) -> Vec<Segment> {
    let mut names = vec![NOBODY; sentence.len()];
    for n in span.clone() {
        let Some(m) = mentions.get(n) else { break };
        let inside =
            m.tokens.start.saturating_sub(sentence.start)..m.tokens.end.saturating_sub(sentence.start);
        let end = inside.end.min(names.len());
        names.get_mut(inside.start.min(end)..end).unwrap_or_default().fill(n as u32);
    }
    let start = sentence.start;
    let mut cutter = Cutter { surface, lexicon, mentions, span, names, start, out: Vec::new() };
    cutter.cut(sentence);
    cutter.subjects();
    cutter.out
}

/// The number of a mention that no token stands in.
const NOBODY: u32 = u32::MAX;

/// A sentence being cut.
pub(super) struct Cutter<'a> {
    pub(super) surface: &'a Surface<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) mentions: &'a [Mention],
    pub(super) span: Range<usize>,
    /// Token of the sentence → the mention that it stands in, or [`NOBODY`].
    names: Vec<u32>,
    pub(super) start: usize,
    pub(super) out: Vec<Segment>,
}

impl Cutter<'_> {
    pub(super) fn function(&self, token: usize) -> Function {
        self.surface.tokens.get(token).map_or(Function::empty(), |t| self.lexicon.function(t.word))
    }

    pub(super) fn mark(&self, token: usize) -> &str {
        match self.surface.tokens.get(token) {
            Some(t) if t.is(Shape::MARK) => t.of(self.surface.text),
            _ => "",
        }
    }

    pub(super) fn mention_at(&self, token: usize) -> Option<usize> {
        let name = *self.names.get(token.checked_sub(self.start)?)?;
        (name != NOBODY).then_some(name as usize)
    }

    /// Cuts a sentence into segments, which have no subjects yet.
    fn cut(&mut self, sentence: Range<usize>) {
        let mut start = sentence.start;
        let mut link = Link::Main;
        let mut condition = false;
        // "Should Ferreira, who has a cold, be ruled out": a condition whose verb stands behind an aside.
        let mut unfinished = false;
        let end = sentence.end.min(sentence.start.saturating_add(LONGEST));
        let mut dashed = false;
        for i in sentence.start..end {
            let Some((mut next, skip)) = self.opens(i, start) else { continue };
            if self.dash(i) && !self.dash(i.wrapping_sub(1)) {
                dashed = !dashed && (i + 2..end.min(i + ASIDE)).any(|j| self.dash(j));
            }
            // "Ferreira — a favourite of the captain — tore a muscle": between two dashes stands an aside.
            if dashed && next == Link::Main {
                next = Link::Bracketed;
            }
            if i > start {
                self.push(start..i, link, condition);
            }
            let f = self.function(i);
            let before = start;
            if condition {
                unfinished = self.verbless(start..i);
            }
            let aside = link != Link::Main && !condition;
            start = if skip { i + 1 } else { i };
            let resumed = unfinished && aside && next == Link::Main;
            unfinished &= !resumed;
            link = next;
            condition = f.contains(Function::CONDITION)
                || link == Link::Subordinate && (self.inverted(start) || self.as_long_as(i))
                || resumed
                // "if he trains he will play" still hangs on it; "he could play" is open anyhow.
                || (link == Link::Main && condition && (f.contains(Function::CONJ) || i > before && self.main_pronoun(before, i) && self.function(i + 1).contains(Function::FUTURE)));
        }
        if start < sentence.end {
            self.push(start..sentence.end, link, condition);
        }
    }

    fn dash(&self, i: usize) -> bool {
        matches!(self.mark(i), "—" | "–" | "-" | "--")
    }

    /// Whether a segment begins at token `i`, how it hangs, and whether the token itself is left out. `start`: where the segment before
    /// begins.
    fn opens(&self, i: usize, start: usize) -> Option<(Link, bool)> {
        if let Some(m) = self.mention_at(i)
            && self.mentions.get(m).is_some_and(|m| m.tokens.start < i)
        {
            return None;
        }
        match self.mark(i) {
            ";" | ":" | "—" | "–" | "-" | "," => return Some((self.after_comma(i), true)),
            "(" | "[" => return Some((Link::Bracketed, true)),
            ")" | "]" => return Some((Link::Main, true)),
            _ => {}
        }
        let f = self.function(i);
        // "Should Ferreira be ruled out, Costa will play": at the head of its sentence.
        if i == start && self.inverted(i) {
            return Some((Link::Subordinate, false));
        }
        if i == start && i != 0 && !f.intersects(Function::RELATIVE | Function::SUBORDINATOR) {
            return None;
        }
        let link = self.opened_by_its_word(i, f).or_else(|| {
            let joined = f.contains(Function::CONJ) && self.goes_on(start, i);
            if joined { Some(Link::Main) } else { self.opened_by_what_follows(i, start, f) }
        });
        link.map(|link| (link, false))
    }

    /// "who", "after", "but": by the word alone, or with a verb behind its "and".
    fn opened_by_its_word(&self, i: usize, f: Function) -> Option<Link> {
        if f.contains(Function::RELATIVE) {
            return Some(Link::Relative);
        }
        // "after so long out": a measure opens no clause.
        let so_long =
            || self.surface.is_word(i, &["so"]) && self.surface.is_word(i + 1, &["long", "many", "much"]);
        if f.contains(Function::SUBORDINATOR) && !so_long() {
            return Some(Link::Subordinate);
        }
        // "could yet return": no turn of the sentence.
        let auxiliary = Function::MODAL | Function::HAVE | Function::BE | Function::NEGATION;
        let still =
            || self.surface.is_word(i, &["yet"]) && i > 0 && self.function(i - 1).intersects(auxiliary);
        // "have all but given up": no turn of it either.
        let almost = || self.surface.is_word(i, &["but"]) && i > 0 && self.surface.is_word(i - 1, &["all"]);
        let turns = f.contains(Function::CONTRAST) && !still() && !almost()
            || f.contains(Function::CONJ) && self.clause_follows(i);
        turns.then_some(Link::Main)
    }

    /// Whether behind "and" more than one more noun begins, though no verb follows close.
    fn goes_on(&self, start: usize, and: usize) -> bool {
        // "is expected to run in May after surgery and to play in June": back from what stands between.
        let aside = || {
            self.function(start).contains(Function::SUBORDINATOR)
                && self.surface.is_word(start, &["after", "following", "since"])
        };
        self.surface.is_word(and + 1, &["to"]) && aside()
            // "with Ferreira sidelined and Costa out with a cold": a second name with a state of its own.
            || self.named_state(and + 1)
            // "because of a groin strain and Costa because of a virus": a second name with a cause of its own, and the verb left out.
            || and > start && self.second_cause(start, and)
            // "because of a knee injury and Costa, the captain, was rested": a second name, with its description before its verb.
            || and > start && self.name_described(and)
    }

    /// A clause that no word opens, but for its order of words, the name at its head or what stands before it.
    fn opened_by_what_follows(&self, i: usize, start: usize, f: Function) -> Option<Link> {
        let inside = i > start;
        // "is on standby should Ferreira fail to prove his fitness": a condition by its order of words.
        if inside && self.inverted(i) {
            return Some(Link::Subordinate);
        }
        // "with captain Ferreira ruled out": a name with a state of its own.
        if inside && WITH.has(self.surface, i) && self.named_state(i + 1) {
            return Some(Link::Subordinate);
        }
        // "while he will miss tomorrow's game he could be fit on Sunday": the main clause behind one that is finished.
        if i > start + 2 && self.main_pronoun(start, i) {
            return Some(Link::Main);
        }
        // "followed Ferreira pulling out", "saw Ferreira limping": whoever stands before the participle does it.
        if inside && self.doing(i) {
            return Some(Link::Subordinate);
        }
        // "the coach said Ferreira was out": what is said is a clause of its own, with or without "that".
        if inside && SAYING.has(self.surface, i.wrapping_sub(1)) && self.clause_of_name(i) {
            return Some(Link::Main);
        }
        if !f.contains(Function::THAT) {
            return None;
        }
        // "the tackle that broke his leg": the clause speaks of the tackle.
        if self.of_a_tackle(i) && self.does_so(i + 1) {
            return Some(Link::Relative);
        }
        ((self.clause_follows(i) || self.name_aside(i)) && self.told_before(i)).then_some(Link::Main)
    }

    /// A comma is followed by a relative clause, a subordinate one, or more of the main clause.
    fn after_comma(&self, i: usize) -> Link {
        let f = self.function(i + 1);
        if f.contains(Function::RELATIVE) {
            Link::Relative
        } else if f.contains(Function::SUBORDINATOR) || self.inverted(i + 1) {
            Link::Subordinate
        } else {
            Link::Main
        }
    }

    /// After `and`: a new clause, rather than one more noun. It is one when a verb follows within a few words.
    fn clause_follows(&self, i: usize) -> bool {
        (i + 1..i + 7)
            .take_while(|&j| !matches!(self.mark(j), "," | "." | ";" | "(" | ")"))
            .take_while(|&j| !self.function(j).intersects(Function::CONJ | Function::RELATIVE))
            .any(|j| self.verb_at(j))
    }

    pub(super) fn verb_at(&self, i: usize) -> bool {
        super::verb::is_verb(self.surface, self.lexicon, i)
    }

    fn push(&mut self, tokens: Range<usize>, link: Link, condition: bool) {
        let verb = Verb::of(self.surface, self.lexicon, tokens.clone());
        self.out.push(Segment { tokens, link, subject: None, own_subject: false, condition, verb });
    }

    /// Whether a word says how somebody is, without a verb ("with Ferreira out").
    pub(super) fn state(&self, token: usize) -> bool {
        let token = token + usize::from(self.surface.is_word(token, &["all", "both"]));
        self.surface.is_word(token, STATES)
            || (self.word(token, &["in"]) && (token + 1..token + 3).any(|i| self.word(i, &["doubt"])))
    }

    #[inline(always)]
    pub(super) fn word(&self, token: usize, words: &[&str]) -> bool {
        self.surface.is_word(token, words)
    }
}
