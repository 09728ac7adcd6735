//! An absence that ended with the report: "returned after six weeks out with a knee injury".

mod awaited;
mod before;
mod hope;

use std::ops::Range;

use ledger::Interval;

use super::Scene;
use crate::grammar::Tense;
use crate::lexicon::Class;

/// Words of having come back.
const BACK: &[&str] = &[
    "return",
    "returns",
    "returned",
    "returning",
    "back",
    "comeback",
    "first",
    "appearance",
    "reappeared",
    "resumed",
    "debut",
    "start",
];

/// Words of having been away.
const AWAY: &[&str] =
    &["out", "absence", "lay-off", "layoff", "away", "sidelines", "sidelined", "missing", "losing", "absent"];

/// Words of being fit, which stand for a return that needs no game yet.
const FIT: &[&str] = &["available", "healthy", "fit", "cleared"];

/// Words of having played, or sat among those who may: with an absence behind them they tell that it is over.
const PLAYED: &[&str] = &[
    "managed",
    "played",
    "plays",
    "starts",
    "started",
    "scored",
    "featured",
    "appeared",
    "came",
    "lasted",
    "completed",
    "bench",
    "substitute",
    "substitutes",
    "won",
    "raced",
    "ran",
    "bowled",
    "competed",
    "squad",
    "line-up",
    "cameo",
    "named",
];

impl Scene<'_> {
    /// Whether those days are the report's news: the last week.
    pub fn fresh(&self, when: Interval) -> bool {
        ledger::days_between(when.latest, self.page.published.earliest) <= 7 && when.width() <= 14
    }

    /// "returned after six weeks out with a knee injury": the words between the return and the injury.
    pub fn comeback(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let from = self.tokens.start.max(tokens.start.saturating_sub(16));
        if let Some(ended) = self.absence_ended(tokens) {
            return Some(ended);
        }
        let turn = (from..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["after", "following", "from", "since"]))?;
        if self.when_back(turn) {
            return None;
        }
        let between = turn + 1..tokens.start;
        if self.back_in_a_match(turn)
            || self.since_back(turn).is_some() && !self.any_word(between.clone(), &["with"])
        {
            return Some(between);
        }
        // "is back from a groin strain, as Ferreira is out with a knee injury": another clause, and another's.
        let another = |s: &&crate::grammar::Segment| {
            s.own_subject && s.verb.at.is_some_and(|v| v < tokens.end) && between.contains(&s.tokens.start)
        };
        let named = |s: &crate::grammar::Segment| {
            let subject = s.subject.and_then(|n| self.mention(n));
            subject.is_some_and(|m| m.form != crate::people::Form::Pronoun && m.tokens.start > turn)
        };
        if self.segments.iter().filter(another).any(named) {
            return None;
        }
        // "who had just returned from six weeks out, has torn a calf": what the sentence goes on with is newer.
        let own = self.segment(tokens.start).filter(|s| {
            s.tokens.start > turn
                && s.link == crate::grammar::Link::Main
                && s.verb.at.is_some_and(|v| v < tokens.end)
        });
        let closed = own.is_some_and(|s| !s.own_subject && !self.any_word(s.tokens.clone(), BACK));
        if closed
            && self.segment(turn).is_some_and(|s| s.link != crate::grammar::Link::Main || !s.own_subject)
        {
            return None;
        }
        // "returns after serving a ban, but injuries rule out Ferreira": another reason, and another's injuries.
        if self.any_word(between.clone(), &["ban", "suspension", "but"]) {
            return None;
        }
        // "returned from international duty with a thigh strain": what he brought with him.
        const ABROAD: &[&str] =
            &["duty", "camp", "tour", "trip", "holiday", "loan", "country", "side", "squad", "team"];
        let place = |i: usize| {
            self.page.surface.tokens.get(i).is_some_and(|t| t.is(crate::text::Shape::CAPITAL))
                || self.is_word(i, ABROAD)
        };
        if self.is_word(turn, &["from"])
            && between.clone().any(|i| place(i) && self.is_word(i + 1, &["with"]))
        {
            return None;
        }
        // "started after a knee injury had kept him out of the last two games": the absence is told behind the injury.
        let kept = self.is_word(turn, &["after"])
            && (tokens.end..tokens.end + 3).any(|i| self.is_word(i, &["ruled", "kept", "keeping", "ruling"]))
            && self.any_word(tokens.end..tokens.end + 6, &["out"]);
        // "fit after he limped out of training": how he left, and no absence.
        let left = |i: usize| {
            self.is_word(i, &["out"])
                && self.is_word(
                    i.wrapping_sub(1),
                    &["limped", "limping", "hobbled", "hobbling", "crashed", "pulled", "pulling"],
                )
        };
        // "following a two-month injury lay-off".
        let layoff = self.any_word(tokens.start..tokens.end + 2, &["lay-off", "layoff"]);
        let away = kept || layoff || between.clone().any(|i| self.is_word(i, AWAY) && !left(i));
        let before = self.tokens.start.max(turn.saturating_sub(10))..turn;
        // "no timescale on Ferreira's return from a knee injury": the return is still to come.
        const MADE: &[&str] = &["made", "makes", "making", "completed", "marked", "celebrated"];
        let pending = || before.clone().any(|i| self.return_pending(&(i..i + 1)));
        if !self.any_word(before.clone(), MADE) && pending() || self.only_a_step(turn) {
            return None;
        }
        let back = |i: usize| self.is_word(i, BACK);
        // "set to make a return to the squad": whoever is named for it is fit.
        let squad = self.any_word(before.clone(), &["squad", "side", "line-up", "lineup"]);
        let played = away
            && !self.is_word(turn, &["since"])
            && self.any_word(before.clone(), PLAYED)
            && !self.any_word(before.clone(), &["off"]);
        let bench = self.any_word(before.clone(), &["bench"]);
        let again = before.clone().any(|i| {
            self.is_word(i, &["reappeared"])
                || self.is_word(i, &["appeared"]) && self.is_word(i.wrapping_sub(1), &["re", "re-"])
        });
        let returned = (before.clone().any(back) || again || played || (away && bench))
            && !before.clone().any(|i| {
                self.function(i)
                    .intersects(crate::grammar::Function::FUTURE | crate::grammar::Function::MODAL)
                    || self.is_word(i, &["hopes", "hoping", "close", "closing", "yet"])
                    || (self.is_word(i, &["set"]) && !squad)
            });
        // "made his comeback from a knee injury", "returned from injury": the injury itself was the absence.
        let last = self.over_times(turn).wrapping_sub(1);
        let noun = self.is_word(last, &["comeback", "return", "reappearance"])
            && self.any_word(
                turn.saturating_sub(5)..last,
                &["made", "makes", "making", "completed", "marked", "celebrated", "on", "in", "since"],
            );
        // "is playing in his second tournament since 15 months out with a back injury".
        let counted = self.is_word(turn, &["since"])
            && self.any_word(before.clone(), &["first", "second", "third", "fourth"])
            && self.any_word(before.clone(), &["playing", "plays", "played", "competing"]);
        // "on his first start in two months following a knee injury".
        const GAMES: &[&str] = &["start", "appearance", "game", "match", "outing", "race", "tournament"];
        let first_in = self.is_word(last, GAMES)
            && last + 1 < turn
            && self.any_word(last.saturating_sub(3)..last, &["first"]);
        let straight = first_in
            || noun
            || again
            || self.back_in_place(turn)
            || self.is_word(last, &["returned", "returns"]);
        // "for the first time since hurting a knee", "her first start since the operation".
        let since = self.is_word(turn, &["since"]);
        let first = since && self.any_word(before.clone(), &["first", "second", "third", "fourth"]);
        // "will be available after six weeks out": told of the next match, and so of now.
        let fit = away
            && !since
            && self.any_word(before.clone(), FIT)
            && !before.clone().any(|i| {
                self.function(i).contains(crate::grammar::Function::NEGATION)
                    || self.is_word(
                        i,
                        &["hopes", "hoping", "could", "may", "might", "until", "if", "hoped", "should"],
                    )
            });
        ((((away && !since) || straight || first) && (returned || counted)) || fit).then_some(between)
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
