//! The grammar: from tokens to meanings, left to right, the longest reading winning. Every look-ahead is bounded.

mod clock;
mod dates;
mod lengths;
mod nth;
mod numbers;
mod related;
mod relative;
mod sets;
mod years;

use super::atoms::{Atoms, Relation, Sense};
use super::{Bound, Meaning};
use super::{Part, TimeExpr, TimeKind, Unit, Vague, When};
use crate::lexicon::{Hit, Lexicon};
use crate::text::{Shape, Surface, Token, Words};

/// All time expressions of a text, in order; they never overlap.
pub fn expressions(surface: &Surface<'_>, hits: &[Hit], lexicon: &Lexicon) -> Vec<TimeExpr> {
    let atoms = Atoms::of(surface, hits, lexicon);
    let mut out = Vec::new();
    for sentence in &surface.sentences {
        let p = Parser { surface, atoms: &atoms, start: sentence.tokens.start, stop: sentence.tokens.end };
        let (mut i, mut rest) = (p.start, p.start);
        while i < p.stop {
            // The next word that an expression can rest on: far from one, none begins.
            while rest < p.stop && (rest < i || !p.bears(rest)) {
                rest += 1;
            }
            if rest == p.stop {
                break;
            }
            if rest - i > FARTHEST {
                i = rest - FARTHEST;
                continue;
            }
            if let Some(end) = p.sense(i, |s| matches!(s, Sense::Guard).then_some(())).map(|(_, e)| e) {
                i = end;
            } else if let Some(expr) = p.expression(i).filter(|e| !p.is_guarded(e.tokens.clone())) {
                i = expr.tokens.end.max(i + 1);
                out.push(expr);
            } else {
                i += 1;
            }
        }
    }
    out
}

/// Farthest that the word on which an expression rests ("weeks") stands from its beginning ("at least another two to three
/// full consecutive weeks").
const FARTHEST: usize = 10;

/// What stands between a number and its unit: "six more weeks", "three full days".
const LONG: &[&str] = &[
    "more", "additional", "further", "full", "whole", "straight", "consecutive", "long", "extra", "solid",
    "successive",
];

/// One sentence under the grammar.
struct Parser<'a> {
    surface: &'a Surface<'a>,
    atoms: &'a Atoms<'a>,
    start: usize,
    stop: usize,
}

/// A reading and the token behind it.
type Read<T> = Option<(T, usize)>;

/// The longer of two readings, the first where they are equal.
fn longer<T>(a: Read<T>, b: Read<T>) -> Read<T> {
    match (&a, &b) {
        (Some((_, x)), Some((_, y))) => {
            if y > x {
                b
            } else {
                a
            }
        }
        (None, _) => b,
        _ => a,
    }
}

impl Parser<'_> {
    /// Whether a phrase that is no time begins inside those tokens.
    fn is_guarded(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.any(|i| self.sense(i, |s| matches!(s, Sense::Guard).then_some(())).is_some())
    }

    #[inline]
    fn token(&self, i: usize) -> Option<&Token> {
        self.surface.tokens.get(i).filter(|_| i >= self.start && i < self.stop)
    }

    /// The token's bytes; empty outside the sentence.
    fn word(&self, i: usize) -> &str {
        self.token(i).map_or("", |t| t.of(self.surface.text))
    }

    #[inline(always)]
    fn is(&self, i: usize, word: &str) -> bool {
        self.any(i, &[word])
    }

    #[inline(always)]
    fn any(&self, i: usize, words: &[&str]) -> bool {
        i >= self.start && i < self.stop && self.surface.is_word(i, words)
    }

    #[inline]
    fn shape(&self, i: usize, shape: Shape) -> bool {
        self.token(i).is_some_and(|t| t.is(shape))
    }

    /// Past one of these words, if it stands there.
    #[inline(always)]
    fn skip(&self, i: usize, words: &[&str]) -> usize {
        if self.any(i, words) { i + 1 } else { i }
    }

    /// The first sense there that `f` takes, longest first.
    #[inline]
    fn sense<T>(&self, i: usize, f: impl Fn(&Sense) -> Option<T>) -> Read<T> {
        if i >= self.stop || !self.atoms.any_at(i) {
            return None;
        }
        self.atoms.at(i).iter().find_map(|a| f(a.sense).map(|t| (t, a.end))).filter(|(_, e)| *e <= self.stop)
    }

    fn relation(&self, i: usize) -> Read<Relation> {
        self.sense(i, |s| if let Sense::Relation(r) = s { Some(*r) } else { None })
    }

    fn is_relation(&self, i: usize, relation: Relation) -> Option<usize> {
        self.relation(i).filter(|(r, _)| *r == relation).map(|(_, e)| e)
    }

    fn unit(&self, i: usize) -> Read<(Unit, bool)> {
        self.sense(i, |s| if let Sense::Unit(u, plural) = s { Some((*u, *plural)) } else { None })
    }

    fn part(&self, i: usize) -> Read<Part> {
        self.sense(i, |s| if let Sense::Part(p) = s { Some(*p) } else { None })
    }

    fn bound(&self, i: usize) -> Read<Bound> {
        self.sense(i, |s| if let Sense::Bound(b) = s { Some(*b) } else { None })
    }

    fn day_part(&self, i: usize) -> Read<&'static str> {
        self.sense(i, |s| if let Sense::DayPart(c) = s { Some(*c) } else { None })
    }

    fn ordinal(&self, i: usize) -> Read<u32> {
        self.sense(i, |s| if let Sense::Ordinal(n) = s { Some(*n) } else { None }).or_else(|| {
            // A number in digits is one token.
            if !(self.shape(i + 1, Shape::GLUED) && self.any(i + 1, &["st", "nd", "rd", "th"])) {
                return None;
            }
            self.digits(i).map(|(n, end)| (n, end + 1))
        })
    }

    /// The longest expression that begins with that token.
    fn expression(&self, i: usize) -> Option<TimeExpr> {
        if !self.can_begin(i) {
            return None;
        }
        let when = longer(self.counted(i), self.when(i)).map(|(w, e)| (of_when(w), e));
        let best = longer(longer(self.set(i), when), longer(self.vague(i), self.length_like(i)));
        let ((kind, meaning), end) = best?;
        Some(TimeExpr { tokens: i..end, kind, meaning })
    }

    /// Whether an expression can rest on a token: a time word that does not only lean on others, a number in digits, or
    /// "period" or "term".
    fn bears(&self, i: usize) -> bool {
        const NOUNS: Words<'_> = Words::of(&[&["period", "term"]]);
        self.atoms.bears(i) || self.shape(i, Shape::NUMBER) || NOUNS.has(self.surface, i)
    }

    /// Whether an expression can begin there: with a time word or a number, or with a determiner or an adjective behind which comes one
    /// of these, or another word that may stand between them.
    fn can_begin(&self, i: usize) -> bool {
        // What opens an expression may stand between its first word and its time word too.
        const OPENS: &[&str] =
            &["the", "a", "an", "half", "another", "fiscal", "comparable", "corresponding", "'", "’", "‘"];
        const OPENERS: Words<'_> = Words::of(&[OPENS]);
        const BETWEEN: Words<'_> = Words::of(&[
            LONG,
            OPENS,
            &[
                "financial", "calendar", "same", "entire", "period", "final", "closing", "good", "single",
                "of",
            ],
        ]);
        if self.timely(i) {
            return !self.is_mere_number(i);
        }
        OPENERS.has(self.surface, i)
            && (self.timely(i + 1) || BETWEEN.has(self.surface, i + 1) && (2..=3).any(|n| self.timely(i + n)))
    }

    /// Whether digits tell no year, no hour and no date by themselves, and nothing follows with which they would: most are scores,
    /// shirts and sums.
    fn is_mere_number(&self, i: usize) -> bool {
        const BEHIND: Words<'_> = Words::of(&[
            LONG,
            &[
                "st", "nd", "rd", "th", "s", "'s", "’s", "'", "’", "/", "½", "and", "to", "or", "of", "good",
                "single", "springs", "summers", "autumns", "falls", "winters",
            ],
        ]);
        let word = self.word(i);
        !self.atoms.any_at(i)
            && word.len() != 4
            && !word.contains([':', '.'])
            && !self.timely(i + 1)
            && !self.shape(i + 1, Shape::HYPHENATED)
            && !BEHIND.has(self.surface, i + 1)
    }

    /// Whether a time word or a number in digits begins there.
    #[inline]
    fn timely(&self, i: usize) -> bool {
        self.atoms.any_at(i) || self.shape(i, Shape::NUMBER)
    }

    /// "One day he will return", "he may one day": no count of days.
    fn is_some_day(&self, i: usize, end: usize) -> bool {
        const BEFORE: &[&str] = &[
            "he", "she", "they", "we", "i", "it", "you", "who", "will", "would", "could", "may", "might",
            "can", "to", "that", ",", "and", "hope", "hopes",
        ];
        let led = i == self.start || self.any(i - 1, BEFORE);
        led && self.relation(end).is_none()
            && !self
                .any(end, &["a", "of", "or", "short", "and", "international", "internationals", "cricket"])
            && !self.shape(end, Shape::HYPHENATED)
            && !self.shape(end - 1, Shape::HYPHENATED)
    }

    /// "One day", "recent weeks": a time of which no day is told.
    fn vague(&self, i: usize) -> Read<(TimeKind, Meaning)> {
        let (v, end) = self.sense(i, |s| if let Sense::Vague(v) = s { Some(*v) } else { None })?;
        // "One day he will return"; "one day later", "for one day" count days.
        if self.is(i, "one") && !self.is_some_day(i, end) {
            return None;
        }
        // "Recent weeks", "coming months": as vague as the word, unit and all.
        let end = match self.unit(end) {
            Some(((u, true), e)) if u >= Unit::Day && v != Vague::Present => {
                // "Recent weeks and months".
                let more = self.skip(e, &["and", "or"]);
                match self.unit(more) {
                    Some(((u, true), e))
                        if more < e && u >= Unit::Day && self.any(more.wrapping_sub(1), &["and", "or"]) =>
                    {
                        e
                    }
                    _ => e,
                }
            }
            _ => end,
        };
        Some(((TimeKind::Date, Meaning::Vague(v)), end))
    }
}

fn of_when(when: When) -> (TimeKind, Meaning) {
    let kind = if when.clock.is_some() { TimeKind::Time } else { TimeKind::Date };
    (kind, Meaning::When(when))
}
