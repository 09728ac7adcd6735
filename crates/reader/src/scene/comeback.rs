//! An absence that ended with the report: "returned after six weeks out with a knee injury".

mod awaited;
mod before;
mod hope;
mod turn;

use std::ops::Range;

use ledger::Interval;

use super::Scene;
use crate::grammar::Tense;
use crate::lexicon::Class;

impl Scene<'_> {
    /// Whether those days are the report's news: the last week.
    pub fn fresh(&self, when: Interval) -> bool {
        ledger::days_between(when.latest, self.page.published.earliest) <= 7 && when.width() <= 14
    }

    /// "returned after six weeks out with a knee injury": the words between the return and the injury.
    pub fn comeback(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        if let Some(ended) = self.absence_ended(tokens) {
            return Some(ended);
        }
        let turn = self.turn_before(tokens)?;
        if self.when_back(turn.at) {
            return None;
        }
        if self.back_in_a_match(turn.at)
            || self.since_back(turn.at).is_some() && !self.any_word(turn.between.clone(), &["with"])
        {
            return Some(turn.between);
        }
        if self.another_matter(&turn, tokens) || self.still_ahead(&turn) || self.only_a_step(turn.at) {
            return None;
        }
        let away = self.was_away(&turn, tokens);
        let absence = away && !turn.since || self.straight(&turn) || turn.since && self.counted_before(&turn);
        let back = || self.returned(&turn, away) || self.playing_again(&turn);
        (absence && back() || away && self.fit_by_now(&turn)).then_some(turn.between)
    }

    /// "returned to midfield in last week's win | after a groin injury": between the return and the hurt stands only where, and in which match.
    fn back_in_a_match(&self, turn: usize) -> bool {
        const REACH: usize = 20;
        const OUTCOME: &[&str] =
            &["win", "victory", "defeat", "loss", "draw", "stalemate", "thrashing", "triumph"];
        let came = |i: usize| self.is_word(i, &["back"]) && self.is_word(i.wrapping_sub(1), &["came"]);
        let from = self.tokens.start.max(turn.saturating_sub(REACH));
        let verb = (from..turn).rev().find(|&i| self.is_word(i, &["returned"]) || came(i));
        let Some(verb) = verb.filter(|_| self.is_word(turn, &["after", "following"])) else { return false };
        let clitic =
            |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::CLITIC));
        // "at left back".
        let side = |i: usize| self.is_word(i, &["left", "back"]);
        let plain = |i: usize| (clitic(i) || side(i) || !self.function(i).verbal()) && !self.is_mark(i, ",");
        let past = self.segment(verb).is_some_and(|s| s.verb.tense == Tense::Past && !s.condition);
        let ended = (verb + 1..turn).any(|i| self.is_word(i, OUTCOME));
        past && ended
            && (verb + 1..turn).all(plain)
            && self.is_word(verb + 1, &["to", "in", "into", "for", "at"])
    }

    /// "Dorn, back in goal | from a calf strain": behind a comma and a name, with only where between.
    fn back_in_place(&self, turn: usize) -> bool {
        const REACH: usize = 6;
        let from = self.tokens.start.max(turn.saturating_sub(REACH));
        let back =
            (from..turn).rev().find(|&i| self.is_word(i, &["back"]) && self.is_mark(i.wrapping_sub(1), ","));
        back.is_some_and(|b| {
            let named = self.mentions().any(|(_, m)| m.tokens.end + 1 == b && !m.possessive);
            named
                && self.is_word(b + 1, &["in", "at", "on"])
                && (b + 2..turn).all(|i| {
                    self.is_word(i, &["left"]) || !self.function(i).verbal() && !self.is_mark(i, ",")
                })
        })
    }

    /// "has scored seven tries since | recovering from a hamstring tear", "in fine form since coming back from a broken wrist": the word of
    /// the return, right before the "from" at a token.
    pub fn since_back(&self, from: usize) -> Option<usize> {
        let back = from.checked_sub(1).filter(|_| self.is_word(from, &["from"]))?;
        let came =
            self.is_word(back, &["back"]) && self.is_word(back.wrapping_sub(1), &["coming", "getting"]);
        let verb = back - usize::from(came);
        let returning = came || self.is_word(verb, &["returning", "recovering"]);
        (returning && self.is_word(verb.wrapping_sub(1), &["since"])).then_some(verb)
    }

    /// "ended a three-month absence with a knee injury by scoring": the words of the absence.
    fn absence_ended(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        const REACH: usize = 5;
        let near = self.tokens.start.max(tokens.start.saturating_sub(REACH))..tokens.start;
        let noun = near.rev().find(|&i| self.is_word(i, &["absence", "lay-off", "layoff"]))?;
        let from = self.tokens.start.max(noun.saturating_sub(REACH));
        let verb = (from..noun).rev().find(|&i| self.is_word(i, &["ended", "ends"]))?;
        let plain = (verb + 1..tokens.start).all(|i| !self.function(i).verbal() && !self.is_mark(i, ","));
        // "is expected to have ended", "until he has ended": still to come.
        let ahead = self
            .segment(verb)
            .is_none_or(|s| s.condition || matches!(s.verb.tense, Tense::Future | Tense::Modal));
        (plain && !ahead && self.is_word(noun + 1, &["with", "through", "due", "because", "caused"]))
            .then_some(verb + 1..tokens.start)
    }

    /// "trained with the ball for the first time since hurting a knee", "his first game for the reserves since the operation": what
    /// came first since the hurt, told right before the "since" at a token, is a step on the way back.
    fn only_a_step(&self, since: usize) -> bool {
        const STEPS: std::ops::Range<u8> = 20..80;
        const REACH: usize = 14;
        const TIME: &[&str] = &[
            "time", "session", "sessions", "game", "outing", "run-out", "workout", "practice", "net", "day",
            "steps",
        ];
        let from = self.tokens.start.max(since.saturating_sub(REACH));
        let first = (from..since).rev().find(|&i| self.is_word(i, &["first"]));
        let Some(first) =
            first.filter(|&f| self.is_word(since, &["since"]) && self.any_word(f + 1..since, TIME))
        else {
            return false;
        };
        let rung = |e: &crate::lexicon::Entry| e.column(0).parse::<u8>().unwrap_or_default();
        let told = |h: &crate::lexicon::Hit| from <= h.start as usize && (h.start as usize) < since;
        let steps = || self.phrases(Class::StagePhrase).filter(|(h, _)| told(h));
        steps().any(|(_, e)| STEPS.contains(&rung(e)))
            && !steps().any(|(h, e)| rung(e) >= STEPS.end && (h.end as usize) <= first)
    }

    /// Where the times end that stand before a word, with what leads and parts them: "returned on Saturday, ten months after".
    fn over_times(&self, word: usize) -> usize {
        let mut end = word;
        for _ in 0..2 {
            let parted = if self.is_mark(end.wrapping_sub(1), ",") { end - 1 } else { end };
            let near = self.tokens.start.max(parted.saturating_sub(6))..parted;
            let Some(time) = self.times(&near).find(|t| t.tokens.end == parted && !t.is_rest()) else {
                break;
            };
            let led = self.is_word(time.tokens.start.wrapping_sub(1), &["on", "in", "for"]);
            end = time.tokens.start - usize::from(led);
        }
        end
    }
}
