//! Why somebody is away, as far as the sentence tells.

use std::ops::Range;

use super::Scene;
use crate::grammar::Segment;
use crate::text::Shape;

const BANNED: &[&str] = &[
    "suspended", "suspension", "ban", "banned", "cup-tied", "ineligible", "booking", "bookings", "red",
    "dismissed", "sent-off", "disciplinary", "loan", "cocaine", "nandrolone", "doping",
];
/// What players are sent away for, as the press puts it behind "for" or "after".
const OFFENCES: &[&str] = &[
    "pushing", "shoving", "punching", "striking", "elbowing", "stamping", "spitting", "biting", "butting",
    "headbutting", "insulting", "abusing", "swearing", "gouging", "dissent", "violent", "misconduct",
    "serious", "betting", "doping",
];
/// Words by which a sentence speaks of an injury.
pub(crate) const INJURED: &[&str] = &[
    "injury", "injuries", "injured", "hurt", "fitness", "unfit", "surgery", "operation", "scan", "casualty",
    "casualties",
];

impl Scene<'_> {
    /// Whether the words' segment, or one beside it, speaks of a ban or another bar that is no injury.
    pub fn banned(&self, words: &Range<usize>) -> bool {
        // "their on-loan striker", "on a season-long loan from Rovers": where he comes from, not why he is away.
        let from = |i: usize| {
            self.is_word(i, &["loan"])
                && (self.is_mark(i.wrapping_sub(1), "-")
                    || self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED))
                    || self.is_word(
                        i + 1,
                        &["from", "striker", "midfielder", "defender", "goalkeeper", "winger", "at"],
                    ))
        };
        // "will be sidelined for six games after pushing the referee".
        let offence = |i: usize| {
            self.is_one(i, words_of!(OFFENCES))
                && !self.function(i + 1).contains(crate::grammar::Function::POSSESSIVE)
                && self.is_word(i.wrapping_sub(1), &["for", "after"])
                && (!self.is_word(i, &["serious"]) || self.is_word(i + 1, &["foul", "misconduct"]))
        };
        let drugs = |i: usize| {
            self.is_word(i, &["drug", "drugs", "dope"])
                && self.is_word(i + 1, &["test", "tests", "ban", "offence"])
        };
        // "has dismissed fears that his season is over": nobody is sent off.
        let talk = |i: usize| {
            self.is_word(i, &["dismissed"])
                && self.any_word(
                    i + 1..i + 4,
                    &[
                        "fears", "claims", "talk", "suggestions", "reports", "rumours", "speculation",
                        "concerns", "worries", "doubts",
                    ],
                )
        };
        let bars =
            |i: usize| (self.is_one(i, words_of!(BANNED)) && !from(i) && !talk(i)) || offence(i) || drugs(i);
        self.near(words).is_some_and(|mut r| r.any(bars))
    }

    /// Whether "out" at a token is where a player was lent to: "have loaned Dorn out for a year".
    pub fn lent(&self, at: usize) -> bool {
        const REACH: usize = 6;
        let before = at.saturating_sub(REACH).max(self.tokens.start)..at;
        self.is_word(at, &["out"])
            && self.any_word(before, &["loaned", "loaning", "lent", "leased", "hired", "farmed"])
    }

    /// Whether the sentence speaks of an injury or an illness.
    pub fn medical(&self, words: &Range<usize>) -> bool {
        let _ = words;
        *self.medical.get_or_init(|| {
            self.ailments.iter().any(|a| !a.bare_part && !a.weak)
                || self.any_word(self.tokens.clone(), INJURED)
        })
    }

    /// "out, but not because of injury": the injury is expressly not the cause. ("He could not because of injury" denies
    /// something else.)
    pub fn not_the_cause(&self, tokens: &Range<usize>) -> bool {
        let from = tokens.start.saturating_sub(4).max(self.tokens.start);
        let cause = (from..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["because", "due", "through", "owing", "down"]));
        cause
            .and_then(|c| c.checked_sub(1))
            .is_some_and(|not| self.is_word(not, &["not"]) && !self.function(not.wrapping_sub(1)).verbal())
    }

    /// Whether the sentence names anything that ails somebody, words with other meanings included.
    pub fn ailing(&self) -> bool {
        !self.ailments.is_empty()
    }

    /// The segment of some words and the one behind it, unless that is of another.
    fn near(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&words.start))?;
        let from = self.segments.get(at)?.tokens.start;
        // "are long-term absentees, while Brandt is cup-tied": of another.
        let persons = |s: &Segment| s.subject.and_then(|m| self.mention(m)).map(|m| &m.persons);
        let own = self.segments.get(at).and_then(persons);
        let another = |s: &&Segment| {
            let theirs = persons(s).zip(own);
            s.own_subject
                && self.is_word(s.tokens.start, &["while", "but", "whereas", "although", "though"])
                && theirs
                    .is_some_and(|(a, b)| !a.is_empty() && !b.is_empty() && !a.iter().any(|p| b.contains(p)))
        };
        let next = self.segments.get(at + 1).filter(|s| !another(s));
        let to = next.or(self.segments.get(at))?.tokens.end;
        Some(from..to)
    }
}
