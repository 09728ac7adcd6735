//! How a phrase of being out, fit or in doubt is put: as past, as present, as still to come; asserted, denied, supposed.
//!
//! Read from the phrase leftwards to its finite verb. What is met on the way decides: auxiliaries give the side of
//! now that it lies on, `to` with an aim before it (`hopes to`, `is expected to`) puts it ahead, a negation denies it, and
//! a denial of reports ("denied reports that …") reaches over the clause.

mod aim;
mod walk;

use std::ops::Range;

use ledger::Certainty;

use self::walk::Walk;
use super::{Patient, Scene};
use crate::grammar::{Function, Link, Segment, Tense};
use crate::lexicon::Class;

/// Which side of now a phrase lies on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Over: `was out`, `missed`, `after six weeks out`.
    Past,
    /// Over before something else that is over: `had been out`.
    Before,
    /// Up to now: `has been out`, `has recovered`.
    Since,
    /// Now, or a result that stands: `is out`, `has been ruled out`, `sidelined`.
    #[default]
    Now,
    /// Still to come: `will miss`, `hopes to be fit`, `could return`.
    Ahead,
}

/// How a phrase is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// On which side of now.
    pub side: Side,
    /// Denied.
    pub denied: bool,
    /// Not asserted at all: behind `if`, `whether`, `until`, `when`.
    pub supposed: bool,
    /// How surely.
    pub certainty: Certainty,
    /// In the passive.
    pub passive: bool,
    /// The mention right before the phrase's verb: its subject, whatever stands further left.
    pub subject: Option<usize>,
    /// It hangs on `after`, `since` or `following`: it went before what its sentence tells.
    pub anterior: bool,
    /// The subject is a team, so that no player is spoken of.
    pub team: bool,
}

/// How far to the left of a phrase its verb is looked for, in tokens.
const REACH: usize = 14;

/// Verbs that tell somebody's words to be untrue, and what they are said of.
const DENY: &[&str] = &[
    "denied", "denies", "deny", "denying", "dismissed", "dismisses", "rejected", "rejects", "rubbished",
    "refuted", "refutes",
];
/// Verbs of saying in the past, behind which what is said goes one tense back.
const SAID: &[&str] = &[
    "said", "admitted", "revealed", "confirmed", "insisted", "claimed", "added", "announced", "reported",
    "believed", "thought", "feared", "hoped", "stated", "told", "explained", "conceded", "disclosed",
    "suggested",
];
/// Participles behind a return with which it is still to come.
const PLANNED: &[&str] = &[
    "expected", "pencilled", "penciled", "scheduled", "slated", "earmarked", "planned", "anticipated",
    "targeted", "likely", "due", "possible",
];
const TALK: &[&str] = &[
    "reports", "report", "claims", "suggestions", "rumours", "rumors", "speculation", "talk", "stories",
    "hopes",
];

impl Scene<'_> {
    /// How the phrase in `words` is put.
    pub fn stance(&self, words: &Range<usize>) -> Stance {
        let segment = self.segment(words.start);
        let from = segment.map_or(self.tokens.start, |s| self.past_bracket(s.tokens.start).min(words.start));
        let mut walk = Walk::new();
        for i in (from.max(words.start.saturating_sub(REACH))..words.end).rev() {
            if !walk.step(self, i, words) {
                break;
            }
        }
        let side = self.side_of_now(words, segment, &walk);
        let supposed = walk.supposed
            || segment.is_some_and(|s| s.condition && (s.link == Link::Main || s.tokens.start < words.start))
            || side == Side::Now && self.consequent(words.start);
        let planned = self.planned(words);
        let denied = planned.unwrap_or_default()
            ^ self.of_neither(words)
            ^ walk.denied
            ^ self.denied_talk(words.start)
            ^ self.raised(from, words.start);
        let subject = walk.subject(self, words);
        Stance {
            side: if planned.is_some() { Side::Ahead } else { side },
            denied,
            supposed,
            certainty: self.surety(from, words).max(walk.certainty),
            passive: walk.passive,
            subject,
            anterior: walk.anterior,
            team: subject.is_none() && walk.team(self, words),
        }
    }

    /// Which side of now the verb puts a phrase on, by what governs it and what it goes on from.
    fn side_of_now(&self, words: &Range<usize>, segment: Option<&Segment>, walk: &Walk) -> Side {
        let mut side = walk.side(self, words);
        if side == Side::Past && segment.is_some_and(|s| matches!(s.verb.tense, Tense::PastPerfect)) {
            side = Side::Before;
        }
        // "the coach said he was out": told of the day when it was said.
        if matches!(side, Side::Past | Side::Before) && self.told_in_past(words.start) {
            side = match side {
                // "said that he was expected back in May".
                Side::Past if walk.aimed() => Side::Ahead,
                Side::Past => Side::Now,
                _ => Side::Since,
            };
        }
        // "I'll be back, ready for the final": what a comma parts from a future has no verb of its own, and lies ahead too.
        let goes_on = side == Side::Now && self.continues_future(words.start)
            || matches!(side, Side::Now | Side::Since) && self.shares_future(words.start);
        let ahead = goes_on
            || side == Side::Since && self.expects_to_have(words.start)
            || side != Side::Ahead && self.hopes_of(words);
        if ahead { Side::Ahead } else { side }
    }

    /// "Neither Dorn nor Hale will be fit".
    fn of_neither(&self, words: &Range<usize>) -> bool {
        // "neither will play": alone before its verb.
        let auxiliary = Function::BE | Function::HAVE | Function::MODAL | Function::FUTURE;
        (self.tokens.start.max(words.start.saturating_sub(REACH))..words.start).any(|i| {
            self.is_word(i, &["neither"])
                && (self.function(i + 1).intersects(auxiliary)
                    || self.any_word(i + 1..words.start, &["nor", "of"]))
        })
    }

    /// "his return is expected in May", "with a comeback pencilled in for May": a return that is planned by the words behind it; and
    /// whether these deny it ("is not expected before May").
    fn planned(&self, words: &Range<usize>) -> Option<bool> {
        let noun = words.len() == 1 && self.is_word(words.start, &["return", "comeback"]);
        let be = |i: usize| self.function(i).contains(Function::BE);
        let passed = |i: usize| {
            be(i) || self.is_word(i, &["now", "not", "n't", "provisionally", "tentatively", "originally"])
        };
        let at = (words.end..words.end + 4).find(|&i| !passed(i)).filter(|_| noun)?;
        let negated = (words.end..at).any(|i| self.is_word(i, &["not", "n't"]));
        self.is_one(at, words_of!(PLANNED)).then_some(negated)
    }

    /// "If it is the cruciate, his season is over": what a condition at the head of the sentence leads to is no news yet.
    fn consequent(&self, token: usize) -> bool {
        let head = self.segments.first().filter(|s| s.condition && s.tokens.start <= self.tokens.start + 1);
        head.is_some_and(|s| s.tokens.end <= token)
    }

    /// Whether the clause of a token is what somebody said, put one tense back as English does: its verb is a past of
    /// *be* or *have*, a past verb of saying stands right before the clause, and no day that is over is told in it.
    fn told_in_past(&self, token: usize) -> bool {
        self.teller(token).is_some()
    }

    /// Whether what is told at a token, one tense back, is said of somebody by another ("the coach said that Dorn had a fever"). What
    /// people tell of themselves in that way is as often of then ("Dorn said that he had a fever").
    pub fn told_of_another(&self, token: usize) -> bool {
        let Some((said, clause)) = self.teller(token) else { return false };
        let of = self.mentions().find(|(_, m)| clause.start <= m.tokens.start && m.tokens.end <= token);
        let speaker = self.page.quotes.attributions.iter().find(|a| a.verb == said).map(|a| &a.speaker);
        of.is_some_and(
            |(_, m)| !matches!(speaker, Some(crate::quotes::Voice::Person(p)) if m.persons.contains(p)),
        )
    }

    /// The past verb of saying behind which the clause of a token goes one tense back, and that clause.
    fn teller(&self, token: usize) -> Option<(usize, Range<usize>)> {
        self.teller_of(token, |v| {
            self.function(v).contains(Function::PAST)
                && self.function(v).intersects(Function::BE | Function::HAVE)
        })
        .filter(|(_, clause)| !self.dated_back(clause))
    }

    /// "Dorn said that he would have a scan": *will*, one tense back, and so as plainly told.
    pub(super) fn would_told(&self, token: usize) -> bool {
        self.teller_of(token, |v| self.is_word(v, &["would"])).is_some()
    }

    /// The past verb of saying behind which stands the clause of a token whose verb has gone one tense back, and that clause.
    fn teller_of(&self, token: usize, shifted: impl Fn(usize) -> bool) -> Option<(usize, Range<usize>)> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&token))?;
        if !self.segments.get(at).and_then(|s| s.verb.at).is_some_and(shifted) {
            return None;
        }
        let clause = self.segments.get(..=at).unwrap_or_default();
        let end = clause.last().map_or(token, |s| s.tokens.end);
        // A relative clause or a bracket may stand between the subject and its verb.
        let (said, start) = clause.iter().rev().take(4).find_map(|s| {
            let that = self.function(s.tokens.start).contains(Function::THAT);
            let said = self.said_before(s.tokens.start, that)?;
            (s.own_subject || that).then_some((said, s.tokens.start))
        })?;
        Some((said, start..end))
    }

    /// The past verb of saying right before a clause, or with whom it was told between the two ("told reporters that …").
    fn said_before(&self, start: usize, that: bool) -> Option<usize> {
        const HEARERS: usize = 5;
        let last = start.checked_sub(1)?;
        if self.is_word(last, SAID) {
            return Some(last);
        }
        let told = (start.saturating_sub(HEARERS)..last).rev().find(|&i| self.is_word(i, &["told"]));
        told.filter(|_| that)
    }

    /// Whether the words tell of a day that is over ("was out last week"), other than a match's ("was out of Saturday's").
    fn dated_back(&self, tokens: &Range<usize>) -> bool {
        self.times(tokens).any(|t| {
            let days = self.resolve(t, Tense::Past, None).when;
            let over = days.is_some_and(|d| d.latest < self.page.published.earliest);
            let lead = t.tokens.start.wrapping_sub(1);
            over && !self.is_word(lead, &["for", "of", "until", "by", "before", "face", "miss"])
        })
    }

    /// Whether a phrase stands in a piece without verb and subject, behind one that speaks of what is to come.
    fn continues_future(&self, at: usize) -> bool {
        let Some(n) = self.segments.iter().position(|s| s.tokens.contains(&at)) else { return false };
        let (Some(own), Some(before)) =
            (self.segments.get(n), n.checked_sub(1).and_then(|b| self.segments.get(b)))
        else {
            return false;
        };
        own.verb.at.is_none()
            && !own.own_subject
            && own.link == Link::Main
            && own.tokens.start == before.tokens.end + 1
            && matches!(before.verb.tense, Tense::Future)
            && self.is_mark(before.tokens.end, ",")
    }

    /// "will have surgery and miss the final": a bare verb behind "and", whose auxiliary stands before the verb before it.
    fn shares_future(&self, at: usize) -> bool {
        let bare = at > self.tokens.start
            && self.is_word(at - 1, &["and", "or"])
            && self.is_word(
                at,
                &[
                    "miss", "undergo", "return", "be", "sit", "withdraw", "have", "need", "spend", "play",
                    "start",
                ],
            );
        let Some(segment) = self.segment(at).filter(|_| bare) else { return false };
        let verb = segment.verb.at.filter(|&v| v < at && segment.verb.tense == Tense::Future);
        verb.is_some_and(|v| {
            !(v + 1..at).any(|i| {
                self.function(i).intersects(Function::RELATIVE | Function::THAT)
                    || self.mentions().any(|(_, m)| {
                        m.tokens.start == i
                            && m.form != crate::people::Form::Pronoun
                            && self.function(m.tokens.end).verbal()
                    })
            })
        })
    }

    /// The last one before in the sentence who is the subject of a clause and may be hurt ("with a reporter saying that
    /// Ferreira is close to a return but won't be fit").
    fn earlier_subject(&self, at: usize) -> Option<Patient> {
        const FINITE: Function =
            Function::BE.union(Function::HAVE).union(Function::MODAL).union(Function::VERB);
        let own = |m: &crate::people::Mention| {
            m.tokens.end <= at && !m.possessive && self.function(m.tokens.end).intersects(FINITE)
        };
        let mut subjects: Vec<usize> = self.mentions().filter(|(_, m)| own(m)).map(|(n, _)| n).collect();
        self.by_mention(subjects.pop()?, "the subject of the clause before")
    }

    /// Where the clause begins that a segment behind a bracket goes on with ("the Rovers game (on 29 May) for a return").
    fn past_bracket(&self, start: usize) -> usize {
        let at = self.segments.iter().position(|s| s.tokens.start == start).unwrap_or(0);
        match (
            at.checked_sub(1).and_then(|n| self.segments.get(n)),
            at.checked_sub(2).and_then(|n| self.segments.get(n)),
        ) {
            (Some(bracket), Some(own)) if bracket.link == Link::Bracketed => own.tokens.start,
            _ => start,
        }
    }

    /// Whom a phrase put like that speaks of: the subject right before its verb, else as for any words.
    pub fn patient_as(&self, words: &Range<usize>, stance: &Stance) -> Option<Patient> {
        if self.of_whoever(words)
            || stance.team
            || self.of_the_rest(words)
            || (stance.subject.is_none() && self.crowd(words) && self.patient(words).is_none())
        {
            return None;
        }
        if let Some(patient) = self.had_so(words) {
            return Some(patient);
        }
        stance
            .subject
            .and_then(|n| self.by_mention(n, "the subject"))
            .or_else(|| self.patient(words))
            .or_else(|| self.earlier_subject(words.start))
    }

    /// How sure the words around make it: the hedges before them in their segment, those right behind, and those that
    /// the segment hangs on ("it is hoped that …").
    fn surety(&self, from: usize, words: &Range<usize>) -> Certainty {
        let mut found = Certainty::Stated;
        const NAME_REACH: usize = 3;
        let head = self.before_names(from);
        let name = self.name_over_aside(words.start);
        for (hit, entry) in self.phrases(Class::Hedge) {
            let (start, end) = (hit.start as usize, hit.end as usize);
            let inside = words.contains(&start) && words.contains(&(end - 1));
            let before = from <= start && end <= words.start && words.start - end < 16;
            // "is worried that he will miss the final": the words may hold the "that" with which the clause begins.
            // "Dorn is doubtful but Kent is fit": the clause that goes on is its own.
            let goes_on = end == from && head == from && self.is_word(from, &["and", "but"]);
            let governs = start < from
                && !goes_on
                && end <= from + 1
                && head.saturating_sub(end) <= 2
                && self.tokens.start <= start;
            let behind = entry.column(1) == "post" && start >= words.end && start - words.end < 4;
            // "hopes that Dorn, who has a calf strain, | will be fit": over what hangs on the name.
            let governs = governs || name.is_some_and(|n| end <= n && n - end <= NAME_REACH);
            if (before || governs || behind)
                && !inside
                && let Some(c) = Certainty::from_slug(entry.column(0))
            {
                found = found.max(c);
            }
        }
        found
    }

    /// Where the name stands that is the subject here, over a clause or a piece between commas that hangs on it: "Dorn, who has a calf
    /// strain, | will be fit".
    fn name_over_aside(&self, at: usize) -> Option<usize> {
        let own = self.segments.iter().position(|s| s.tokens.contains(&at))?;
        let segment = self.segments.get(own)?;
        let goes_on = segment.own_subject
            || segment.link != Link::Main
            || self.is_word(segment.tokens.start, &["and", "but", "yet", "or"]);
        let aside = self.segments.get(own.checked_sub(1)?)?;
        let first = aside.tokens.start;
        // "Dorn, injured in May, | will be fit".
        let bare = !aside.own_subject && !self.is_word(first, &["and", "but"]);
        let hangs = matches!(aside.link, Link::Relative | Link::Bracketed) || bare;
        if goes_on || !hangs || !self.is_mark(segment.tokens.start.wrapping_sub(1), ",") {
            return None;
        }
        let name = self.mention(segment.subject?)?.tokens.start;
        (name < aside.tokens.start && self.tokens.contains(&name)).then_some(name)
    }

    /// Where a row of names begins of which the last is the subject here ("hopeful that Dorn, Marsh and | Kent will …").
    fn before_names(&self, from: usize) -> usize {
        let joins = |i: usize| self.is_mark(i, ",") || self.is_word(i, &["and"]);
        let mut at = from;
        while at > self.tokens.start {
            let end = if joins(at - 1) { at - 1 } else { at };
            let last = end > self.tokens.start && self.is_mark(end - 1, ",") && end < at;
            let end = if last { end - 1 } else { end };
            if end == at && !joins(at) {
                break;
            }
            let Some((_, m)) = self.mentions().find(|(_, m)| m.tokens.end == end) else { break };
            // "prop Dorn and locks Marsh and Kent": what each is stands before the name.
            let role = self.phrases(Class::Role).map(|(h, _)| h.tokens()).find(|h| h.end == m.tokens.start);
            at = role.map_or(m.tokens.start, |h| h.start);
        }
        at
    }

    /// "denied reports that she will miss", "played down talk of his return".
    pub fn denied_talk(&self, at: usize) -> bool {
        let from = self.tokens.start.max(at.saturating_sub(24));
        (from..at).any(|i| {
            let played = self.is_word(i, &["played", "plays", "playing"]) && self.is_word(i + 1, &["down"]);
            (played || self.is_word(i, DENY))
                && (i + 1..(i + 7).min(at))
                    .any(|j| self.is_word(j, TALK) || (self.is_word(j, &["that"]) && j <= i + 2))
        })
    }

    /// "I don't think he will be fit", "it does not look like he will be ready".
    pub(in crate::scene) fn raised(&self, from: usize, at: usize) -> bool {
        const VERBS: &[&str] = &[
            "think", "expect", "believe", "look", "anticipate", "envisage", "imagine", "see", "seem",
            "expecting",
        ];
        let start = self.tokens.start.max(from.saturating_sub(6)).max(at.saturating_sub(REACH));
        (start..at).any(|i| {
            self.function(i).contains(Function::NEGATION)
                && (i + 1..(i + 3).min(at)).any(|j| self.is_word(j, VERBS))
                // A negation in the phrase's own verb group is its own.
                && (i + 1..at).any(|j| self.mentions().any(|(_, m)| m.tokens.start == j) || self.is_word(j, &["like", "as"]))
        })
    }
}
