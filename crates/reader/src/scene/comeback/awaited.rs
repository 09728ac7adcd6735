//! A return that is still awaited, or told as a fact.

use std::ops::Range;

use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::scene::Scene;

/// Words with which a return is awaited, put off or only talked of.
const AWAITED: &[&str] = &[
    "hope", "hopes", "hoping", "hoped", "await", "awaits", "awaiting", "awaited", "expect", "expects",
    "expected", "expecting", "if", "until", "ahead", "target", "targets", "targeting", "delay", "delayed",
    "delays", "delaying", "plan", "plans", "planned", "planning", "race", "close", "closer", "closing",
    "near", "nears", "nearing", "imminent", "road", "step", "steps", "date", "timetable", "timescale",
    "timeline", "rush", "rushed", "when", "no", "not", "n't", "bid", "set", "due", "likely", "unlikely",
    "possible", "track", "course", "scheduled", "pending", "before", "aborted", "eyeing", "eyes", "chance",
    "speculation", "talk", "question", "doubt", "towards", "about", "prospect", "schedule", "failed",
    "postponed", "setback", "chances", "timeframe", "going", "progressing", "hold", "ice", "continued",
    "continues", "stepped", "stepping", "deadline",
];

impl Scene<'_> {
    /// Whether a return from the injury at `tokens` is told as a fact by a noun: "the return of Ferreira from a knock has …",
    /// "Ferreira's return from a knock gives …".
    pub fn return_told(&self, tokens: &Range<usize>) -> bool {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        let Some(at) =
            (from..tokens.start).rev().find(|&i| self.is_word(i, &["return", "comeback", "returns"]))
        else {
            return false;
        };
        let behind = (at + 1..tokens.start).any(|i| self.is_word(i, &["from", "after"]));
        // "Days after his comeback from a tear, Ferreira has pulled a calf": a clause of its own, and a newer hurt.
        let newer = self.segment(tokens.start).is_some_and(|s| {
            s.tokens.start > at && s.own_subject && s.verb.at.is_some_and(|v| v < tokens.end)
        });
        behind && !newer && self.return_is_fact(at)
    }

    /// Whether the words begin with the noun of a return that has an owner, and no fact: "Ferreira's return from a knee injury has
    /// been delayed".
    pub fn return_pending(&self, words: &Range<usize>) -> bool {
        const NEAR: &[&str] =
            &["nearing", "nears", "neared", "approaching", "eyeing", "targeting", "plotting", "planning"];
        let noun = self.is_word(words.start, &["return", "comeback"]);
        // "is nearing a return from a broken arm", "is close to a comeback".
        let from = words.start.saturating_sub(4).max(self.tokens.start);
        let near = self.any_word(from..words.start, NEAR)
            || self.any_word(from..words.start, &["towards", "toward", "stepped", "stepping"])
            || (from..words.start).any(|i| {
                self.is_word(i, &["close", "closer", "closing"]) && self.is_word(i + 1, &["to", "in"])
            });
        // "is not far away from a return", "is still short of a comeback".
        let near = near
            || (from..words.start).any(|i| {
                self.is_word(i, &["away", "off", "far", "short"]) && self.is_word(i + 1, &["from", "of"])
            });
        noun && (near || self.return_owner(words.start).is_some() && !self.return_is_fact(words.start))
    }

    /// Whether the noun of a return stands before an injury, and is no fact.
    pub fn return_awaited(&self, tokens: &Range<usize>) -> bool {
        let from = self.tokens.start.max(tokens.start.saturating_sub(8));
        (from..tokens.start).any(|i| self.return_pending(&(i..i + 1)))
    }

    /// "when he returns from a knee injury", "once Ferreira is back from his operation": a return that is still to come.
    pub fn when_back(&self, at: usize) -> bool {
        const COMES: &[&str] =
            &["returns", "return", "is", "are", "comes", "recovers", "gets", "'s", "’s", "has"];
        self.segment(at).is_some_and(|s| {
            let from = s.tokens.start;
            let led = (from.saturating_sub(1)..from + 2).any(|i| self.is_word(i, &["when", "once"]))
                || self.is_word(from.wrapping_sub(1), &["soon"]) && self.is_word(from, &["as"]);
            let now = matches!(s.verb.tense, Tense::Present | Tense::None | Tense::Perfect);
            (led || self.steps_before(from)) && now && self.any_word(from..at + 2, COMES)
                || self.until_then(from)
        })
    }

    /// "once he is fully fit, he will start", "will play as soon as he has recovered": what somebody does then waits for his fitness.
    pub fn plays_once_fit(&self, words: &Range<usize>) -> bool {
        const FIT: &[&str] = &["fit", "recovered", "recovers", "healthy", "fitness", "healed"];
        self.segments.iter().any(|s| {
            let from = s.tokens.start;
            let soon = self.is_word(from.wrapping_sub(1), &["soon"]) && self.is_word(from, &["as"]);
            let that = usize::from(self.is_word(from, &["that", "but", "and"]));
            (soon || self.is_word(from + that, &["once", "when"]))
                && matches!(s.verb.tense, Tense::Present | Tense::Perfect)
                && !s.verb.negated
                && !s.tokens.contains(&words.start)
                && self.any_word(s.tokens.clone(), FIT)
        })
    }

    /// "will play for the reserves as he returns from a knee injury": the clause that begins at a token goes along with a step on the
    /// way back, which is told before it.
    fn steps_before(&self, from: usize) -> bool {
        const STEPS: std::ops::Range<u8> = 20..80;
        let along =
            self.is_word(from, &["as", "while", "whilst"]) && self.is_word(from + 1, &["he", "she", "they"]);
        along
            && self.is_word(from + 2, &["returns", "return", "comes", "come"])
            && self.phrases(Class::StagePhrase).any(|(h, e)| {
                h.end as usize <= from && e.column(0).parse().is_ok_and(|rung: u8| STEPS.contains(&rung))
            })
    }

    /// "it would be six weeks before he was ready to return from a knee injury": behind what is to pass first.
    pub(super) fn until_then(&self, before: usize) -> bool {
        const REACH: usize = 14;
        let near = self.tokens.start.max(before.saturating_sub(REACH))..before;
        self.is_word(before, &["before"])
            && near.clone().any(|i| {
                let modal = self
                    .function(i)
                    .intersects(crate::grammar::Function::FUTURE | crate::grammar::Function::MODAL);
                self.is_word(i, &["it", "'ll"])
                    && (i..i + 3).any(|j| self.is_word(j, &["be", "take"]))
                    && (modal
                        || self
                            .function(i + 1)
                            .intersects(crate::grammar::Function::FUTURE | crate::grammar::Function::MODAL))
            })
    }

    /// Whose return the noun at a token tells of: "Ferreira's return", "the return of Ferreira".
    pub fn return_owner(&self, at: usize) -> Option<usize> {
        let whose = self.mentions().find(|(_, m)| {
            m.possessive && m.tokens.start < at && m.tokens.end <= at && at <= m.tokens.end + 3
        });
        let of = || self.next_mention(at + 2, 5).filter(|_| self.is_word(at + 1, &["of"]));
        whose.map(|(n, _)| n).or_else(|| of().map(|(n, _)| n))
    }

    /// Whether the noun of a return at a token has an owner ("Ferreira's return", "the return of Ferreira") and its clause tells
    /// it as a fact.
    pub fn return_is_fact(&self, at: usize) -> bool {
        let Some(segment) = self.segment(at).filter(|_| self.return_owner(at).is_some()) else {
            return false;
        };
        let modal = |i: usize| {
            self.function(i).intersects(crate::grammar::Function::FUTURE | crate::grammar::Function::MODAL)
        };
        let from = self.tokens.start.max(at.saturating_sub(14));
        let to = self.tokens.end.min(at + 24).max(segment.tokens.end.min(at + 40));
        // "had been put back by two weeks".
        let later = |i: usize| {
            self.is_word(i, &["back"]) && self.is_word(i.wrapping_sub(1), &["put", "pushed", "set"])
        };
        // "is still some way off", "is weeks away".
        let far = |i: usize| {
            self.is_word(i, &["off", "away"])
                && self.is_word(
                    i.wrapping_sub(1),
                    &["way", "weeks", "months", "days", "distance", "week", "month"],
                )
        };
        !(from..to).any(|i| modal(i) || self.is_one(i, words_of!(AWAITED)) || later(i) || far(i))
    }
}
