//! What a segment's verb says: its tense, its voice, whether it denies or only supposes.

mod shortened;

use std::ops::Range;

pub(crate) use shortened::shortened_verb;

use super::Function;
use crate::lexicon::Lexicon;
use crate::text::{Shape, Surface};

/// Tense and aspect, as far as reports need them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// No finite verb.
    #[default]
    None,
    /// `limped`.
    Past,
    /// `had limped`.
    PastPerfect,
    /// `has limped`.
    Perfect,
    /// `limps`, `is limping`.
    Present,
    /// `will limp`.
    Future,
    /// `could limp`.
    Modal,
}

impl From<Tense> for crate::time::Tense {
    /// Which way a clause of that tense looks.
    fn from(tense: Tense) -> Self {
        match tense {
            Tense::Past | Tense::PastPerfect | Tense::Perfect => Self::Past,
            Tense::Present => Self::Present,
            Tense::Future | Tense::Modal => Self::Future,
            Tense::None => Self::Unknown,
        }
    }
}

/// A segment's verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verb {
    /// First token of the group, if there is a finite verb.
    pub at: Option<usize>,
    /// Its tense.
    pub tense: Tense,
    /// `not`, `never`, `n't` in the group.
    pub negated: bool,
    /// A form of *be* with a participle.
    pub passive: bool,
}

impl Verb {
    /// Reads the first verb group of a segment.
    pub(crate) fn of(surface: &Surface<'_>, lexicon: &Lexicon, tokens: Range<usize>) -> Self {
        let mut verb = Self::default();
        let mut be = false;
        for i in tokens {
            let f = surface.tokens.get(i).map_or(Function::empty(), |t| lexicon.function(t.word));
            // "out until May", "prop Will Ovens".
            let f = if f.is_empty()
                || month(surface, i)
                || given_name(surface, i)
                || numbered(surface, i)
                || a_side(surface, i)
            {
                Function::empty()
            } else {
                f
            };
            let clitic = surface.tokens.get(i).is_some_and(|t| t.is(Shape::CLITIC));
            let f = if clitic && shortened_has(surface, i) { Function::HAVE } else { f };
            let past = is_past(surface, f, i);
            if !(f.verbal() || past || f.contains(Function::BE)) {
                // "without" denies what follows it, not the verb before it.
                if f.contains(Function::NEGATION) && !f.contains(Function::PREPOSITION) && verb.at.is_some() {
                    verb.negated = true;
                } else if verb.at.is_some() && f.intersects(Function::PREPOSITION | Function::CONJ) {
                    break;
                }
                continue;
            }
            // A genitive 's is no verb; neither is a participle right behind a determiner.
            if (clitic && follows_noun(surface, lexicon, i))
                || (verb.at.is_none()
                    && (!f.verbal() || sided(surface, i))
                    && (after_determiner(surface, lexicon, i) || with_a_part(surface, i)))
            {
                continue;
            }
            // "neither will play".
            let nobody = verb.at.is_none() && i > 0 && surface.is_word(i - 1, &["neither"]);
            verb.at.get_or_insert(i);
            verb.negated |= nobody || f.contains(Function::NEGATION);
            // "had to withdraw" tells of then, "has to rest" of now: no perfect.
            let obliged = f.contains(Function::HAVE) && surface.is_word(i + 1, &["to"]);
            verb.tense = match verb.tense {
                Tense::None if (obliged || had_done(surface, lexicon, i)) && f.contains(Function::PAST) => {
                    Tense::Past
                }
                Tense::None if obliged => Tense::Present,
                tense => step(tense, f, past),
            };
            verb.passive |= be && past;
            be |= f.contains(Function::BE);
        }
        verb
    }
}

/// "joined No 8 Ferreira": a number, and no denial.
fn numbered(surface: &Surface<'_>, i: usize) -> bool {
    surface.is_word(i, &["no"])
        && surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::NUMBER))
        && surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL))
}

/// The tense so far, and one word more of the group.
fn step(tense: Tense, f: Function, past: bool) -> Tense {
    let have = f.contains(Function::HAVE);
    match tense {
        Tense::None if f.contains(Function::FUTURE) => Tense::Future,
        Tense::None if f.contains(Function::MODAL) => Tense::Modal,
        Tense::None if have && f.contains(Function::PAST) => Tense::PastPerfect,
        Tense::None if have => Tense::Perfect,
        Tense::None if f.intersects(Function::BE | Function::DO) && f.contains(Function::PAST) => Tense::Past,
        Tense::None if f.intersects(Function::BE | Function::DO | Function::VERB) => Tense::Present,
        Tense::None if past => Tense::Past,
        other => other,
    }
}

/// "had his arm broken", "had her knee scanned": something was done to him then; no perfect.
fn had_done(surface: &Surface<'_>, lexicon: &Lexicon, i: usize) -> bool {
    const PARTS: usize = 4;
    let f = |i: usize| surface.tokens.get(i).map_or(Function::empty(), |t| lexicon.function(t.word));
    let plain = |&j: &usize| {
        !f(j).intersects(Function::PREPOSITION | Function::CONJ)
            && surface.tokens.get(j).is_some_and(|t| !t.is(Shape::MARK))
    };
    f(i).contains(Function::HAVE)
        && f(i + 1).contains(Function::POSSESSIVE)
        && (i + 3..i + 3 + PARTS)
            .take_while(plain)
            .any(|j| is_past(surface, f(j), j) || surface.is_word(j, &["broken", "cut", "torn"]))
}

/// "He's been out", "she's already been told": short for *has*.
fn shortened_has(surface: &Surface<'_>, i: usize) -> bool {
    const BETWEEN: &[&str] = &["not", "just", "already", "also", "now", "only", "never", "always", "really"];
    let been = i + 1 + usize::from(surface.is_word(i + 1, BETWEEN));
    matches!(surface.word_at(i), "'s" | "’s") && surface.is_word(been, &["been", "had"])
}

/// "May" with a capital inside a sentence: the month.
fn month(surface: &Surface<'_>, i: usize) -> bool {
    surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL) && !t.is(Shape::FIRST))
        && surface.is_word(i, &["may"])
}

/// "Prop Will Ovens came off": a name, before another capital.
fn given_name(surface: &Surface<'_>, i: usize) -> bool {
    let capital = |i: usize| {
        surface.tokens.get(i).is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
    };
    capital(i) && surface.is_word(i, &["will"]) && capital(i + 1)
}

fn is_past(surface: &Surface<'_>, f: Function, i: usize) -> bool {
    if !f.contains(Function::PAST) {
        // "a fractured cheekbone and suspected eye damage": of a noun.
        let word = |k: usize| surface.tokens.get(k).is_some_and(|t| t.is(Shape::WORD));
        if surface.is_word(i, &["suspected"])
            && word(i + 1)
            && !surface
                .is_word(i + 1, &["a", "an", "the", "that", "his", "her", "he", "she", "it", "of", "to"])
        {
            return false;
        }
        let small = surface
            .tokens
            .get(i)
            .is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::CAPITAL) && t.end - t.start > 4);
        return small && surface.word_at(i).ends_with("ed") && !compound(surface, i);
    }
    !a_side(surface, i)
}

/// "Left-arm seamer Ferreira", "the left-back", "Rovers left wing Costa": a side, and no verb.
fn a_side(surface: &Surface<'_>, i: usize) -> bool {
    let next = |k: usize, shape: Shape| surface.tokens.get(i + k).is_some_and(|t| t.is(shape));
    let named = || {
        surface.is_word(i + 1, &["wing", "winger", "back", "half", "prop"])
            && next(2, Shape::CAPITAL | Shape::WORD)
    };
    surface.is_word(i, &["left"]) && (next(1, Shape::HYPHENATED) || named())
}

/// "third-seeded", "long-awaited": a participle that is the end of a compound is an adjective ("re-injured" is none).
fn compound(surface: &Surface<'_>, i: usize) -> bool {
    surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
        && i.checked_sub(1).is_some_and(|b| !surface.word_at(b).eq_ignore_ascii_case("re"))
}

fn follows_noun(surface: &Surface<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).and_then(|b| surface.tokens.get(b)) else { return false };
    let clitic_is_s = surface.word_at(i).ends_with(['s', 'S']);
    const PRONOUNS: &[&str] =
        &["he", "she", "it", "that", "there", "here", "who", "what", "where", "let", "i"];
    let pronoun = surface.is_word(i.wrapping_sub(1), PRONOUNS) || shortened_verb(surface, i);
    clitic_is_s && !pronoun && lexicon.function(before.word) != Function::RELATIVE
}

/// "his left knee": the side.
fn sided(surface: &Surface<'_>, i: usize) -> bool {
    surface.is_word(i, &["left"])
}

/// "out for a month with broken ribs": a participle right behind a preposition is its noun's.
fn with_a_part(surface: &Surface<'_>, i: usize) -> bool {
    const PREPOSITIONS: &[&str] = &["with", "of", "from", "through", "despite", "without"];
    surface.is_word(i.wrapping_sub(1), PREPOSITIONS)
}

/// Right behind a determiner, or behind one and an adverb: "a badly bruised foot", "Rovers' most experienced defender".
fn after_determiner(surface: &Surface<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let most = surface.is_word(i.wrapping_sub(1), &["most", "least", "more"]);
    let adverb = most || surface.word_at(i.wrapping_sub(1)).ends_with("ly");
    i.checked_sub(1 + usize::from(adverb)).and_then(|b| surface.tokens.get(b)).is_some_and(|t| {
        lexicon.function(t.word).intersects(Function::DETERMINER | Function::POSSESSIVE)
            || most && t.is(Shape::CLITIC)
    })
}

/// Whether a token is (or may well be) a finite verb.
pub(crate) fn is_verb(surface: &Surface<'_>, lexicon: &Lexicon, i: usize) -> bool {
    let Some(token) = surface.tokens.get(i) else { return false };
    let f = lexicon.function(token.word);
    let named = !f.is_empty() && (month(surface, i) || given_name(surface, i) || a_side(surface, i));
    let f = if named { Function::empty() } else { f };
    if token.is(Shape::CLITIC) {
        return f.verbal() && !follows_noun(surface, lexicon, i);
    }
    (f.verbal() && !(sided(surface, i) && after_determiner(surface, lexicon, i)))
        || (is_past(surface, f, i) && !after_determiner(surface, lexicon, i))
}
