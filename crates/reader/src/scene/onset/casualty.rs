//! Who is lost to a side, leaves or is taken out hurt: in the match that is told there, or right before.

use std::ops::Range;

use ledger::Interval;

use super::place::FRESH_DAYS;
use super::words::HISTORY;
use crate::grammar::Tense;
use crate::matches::Match;
use crate::scene::Scene;
use crate::time::TimeKind;

/// Tokens between the verb and the words of the hurt, with the name of whoever is hurt.
const REACH: usize = 16;

/// The match is told no further back than this many sentences.
const SENTENCES: usize = 3;

/// What one player does to another, or both to each other.
const BLOWS: &[&str] = &[
    "clash", "collision", "tackle", "challenge", "slide", "foul", "lunge", "stamp", "elbow", "bouncer",
    "delivery", "yorker", "punch", "check", "hit",
];

impl Scene<'_> {
    /// Whether the words tell that somebody was lost, left or was put out of it with the hurt at `tokens`, and whether that can only have
    /// been in a match: a side also loses players between matches.
    pub(super) fn casualty(&self, tokens: &Range<usize>) -> Option<bool> {
        const TO: &[&str] = &["to", "with", "through"];
        let own = self.segment(tokens.start).filter(|s| s.tokens.len() <= super::linked::LONGEST)?;
        let from = tokens.start.saturating_sub(REACH).max(own.tokens.start);
        if self.no_serious_ones(tokens) {
            return Some(true);
        }
        let led =
            (tokens.start.saturating_sub(5).max(from)..tokens.start).rev().find(|&i| self.is_word(i, TO))?;
        let named =
            |from: usize| self.mentions().any(|(_, m)| from <= m.tokens.start && m.tokens.end <= led + 1);
        let past =
            matches!(own.verb.tense, Tense::Past | Tense::PastPerfect) && !own.verb.negated && !own.condition;
        // "Rovers lost Ferreira to a calf strain", "saw them lose Ferreira", "after losing Ferreira".
        let lost = (from..led).rev().find(|&i| self.is_word(i, &["lost", "lose", "losing"]) && named(i + 1));
        if let Some(lost) = lost {
            let saw = |i: usize| self.any_word(i.saturating_sub(4)..i, &["saw", "seen", "seeing"]);
            let done = match &*self.lower(lost) {
                "lost" => past && !self.any_word(lost.saturating_sub(2)..lost, &["had", "have", "has"]),
                "lose" => saw(lost),
                _ => past || self.is_word(own.tokens.start, &["after", "despite", "before"]),
            };
            return done.then_some(false);
        }
        // "a clash of heads left Ferreira with a broken nose", "the tackle that left him with a torn ligament".
        let left = (from..led).rev().find(|&i| self.is_word(i, &["left", "leaving"]));
        let blow = |i: usize| self.any_word(i.saturating_sub(12).max(self.tokens.start)..i, BLOWS);
        if self.is_word(led, &["with"]) && left.is_some_and(|i| blow(i) && self.somebody(i + 1, led)) {
            return Some(true);
        }
        // "knocked Ferreira out of the game with a concussion".
        let out = (from..led).rev().find(|&i| {
            self.is_word(i, &["out"])
                && self.is_word(i + 1, &["of"])
                && (i + 2..i + 5).any(|j| crate::matches::is_match_noun(&self.page.surface, j))
        });
        let put = out.is_some_and(|i| {
            // "was forced to pull out of the final": before it.
            let pulled = self.is_word(i.wrapping_sub(1), &["pull", "pulled", "pulling", "drop"]);
            !pulled && self.any_word(i.saturating_sub(8).max(from)..i, &["knocked", "took", "forced", "put"])
        });
        // "before Ferreira exited with a tight hamstring".
        let exited = self.is_word(led.wrapping_sub(1), &["exited", "departed"]);
        (past && (put || exited)).then_some(true)
    }

    /// The day of the match of these days that the sentence before tells, where this one goes on with its course.
    pub(super) fn day_of_the_course(&self, tokens: &Range<usize>) -> Option<(Interval, String)> {
        if self.any_word(self.tokens.clone(), HISTORY)
            || self.times(&self.tokens).any(|t| matches!(t.kind, TimeKind::Date))
        {
            return None;
        }
        let before = self.page.surface.sentences.get(self.index.checked_sub(1)?)?.tokens.clone();
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let recent = |m: &&Match| {
            m.sure && since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2
        };
        let m = self.page.matches().told_before(tokens.start).next().filter(recent)?;
        (m.tokens.start >= before.start)
            .then(|| (m.day, format!("the match told right before, as of {}", m.day)))
    }

    /// Whether a match is where that was: nothing else can be, or it was on the day of the match that the sentence tells.
    pub(super) fn lost_in_a_match(&self, tokens: &Range<usize>, when: Option<Interval>) -> bool {
        let then =
            || self.page.matches().inside(&self.tokens).is_some_and(|m| m.ended && Some(m.day) == when);
        self.casualty(tokens).is_some_and(|surely| surely || then())
    }

    /// "hopes that the injuries to Ferreira and Costa are not serious": of how bad they are one asks right behind the match.
    fn no_serious_ones(&self, tokens: &Range<usize>) -> bool {
        const HOPES: &[&str] = &["hopes", "hoping", "hoped", "hopeful", "hope", "believes", "confident"];
        let to = tokens.end;
        let near = to..(to + 16).min(self.tokens.end);
        let denied = |i: usize| self.function(i).contains(crate::grammar::Function::NEGATION);
        self.is_word(to.wrapping_sub(1), &["injuries", "knocks"])
            && self.is_word(to, &["to", "for"])
            && self.mentions().any(|(_, m)| (to + 1..to + 5).contains(&m.tokens.start))
            && near.clone().any(denied)
            && self.any_word(near, &["serious", "bad", "severe"])
            && self.any_word(self.tokens.start..tokens.start, HOPES)
    }

    fn somebody(&self, from: usize, end: usize) -> bool {
        self.is_word(from, &["him", "her"])
            || self.mentions().any(|(_, m)| m.tokens.start >= from && m.tokens.end <= end)
    }

    /// The day of the match in which somebody was lost: the one that the sentence tells with its end, or else one of the sentences right
    /// before, unless another day is told.
    pub(super) fn day_of_the_loss(&self, tokens: &Range<usize>) -> Option<(Interval, String)> {
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        // One that was played before the report, with its end or without.
        let played = |m: &Match| m.ended || m.day.latest < published.earliest;
        let recent = |m: &&Match| {
            m.sure
                && played(m)
                && since <= m.day.latest
                && m.day.latest <= published.latest
                && m.day.width() <= 2
        };
        if self.any_word(self.segment(tokens.start)?.tokens.clone(), HISTORY) {
            return None;
        }
        let matches = self.page.matches();
        let step = |m: &Match| (m.day, format!("the match told beside it, as of {}", m.day));
        if let Some(m) = matches.inside(&self.tokens).filter(recent) {
            return Some(step(m));
        }
        // A day of its own is another's.
        if self.times(&self.tokens).any(|t| matches!(t.kind, TimeKind::Date)) {
            return None;
        }
        let first = self.page.surface.sentences.get(self.index.saturating_sub(SENTENCES))?.tokens.start;
        let told = matches.told_before(self.tokens.start).next().filter(|m| m.tokens.start >= first)?;
        recent(&told).then(|| step(told))
    }
}
