//! The word that parts a return from the hurt ("returned | after a knee injury"), and what stands on both sides of it.

use std::ops::Range;

use crate::grammar::{Function, Link, Segment};
use crate::people::Form;
use crate::scene::Scene;
use crate::text::Shape;

/// Words of having come back.
const BACK: &[&str] = &[
    "return", "returns", "returned", "returning", "back", "comeback", "first", "appearance", "reappeared",
    "resumed", "debut", "start",
];

/// Words of having been away.
const AWAY: &[&str] =
    &["out", "absence", "lay-off", "layoff", "away", "sidelines", "sidelined", "missing", "losing", "absent"];

/// Words of being fit, which stand for a return that needs no game yet.
const FIT: &[&str] = &["available", "healthy", "fit", "cleared"];

/// Words of having played, or sat among those who may: with an absence behind them they tell that it is over.
const PLAYED: &[&str] = &[
    "managed", "played", "plays", "starts", "started", "scored", "featured", "appeared", "came", "lasted",
    "completed", "bench", "substitute", "substitutes", "won", "raced", "ran", "bowled", "competed", "squad",
    "line-up", "cameo", "named",
];

/// "made his return", "completed a comeback".
const MADE: &[&str] = &["made", "makes", "making", "completed", "marked", "celebrated"];

const ORDINALS: &[&str] = &["first", "second", "third", "fourth"];

/// What parts a return from the hurt behind it.
pub(super) struct Turn {
    /// The word itself: "after", "following", "from", "since".
    pub(super) at: usize,
    /// Whether it is "since".
    pub(super) since: bool,
    /// The words before it, which may tell of a return.
    before: Range<usize>,
    /// The words between it and the hurt, which may tell of an absence.
    pub(super) between: Range<usize>,
}

impl Scene<'_> {
    /// The last word before the hurt that may part it from a return.
    pub(super) fn turn_before(&self, tokens: &Range<usize>) -> Option<Turn> {
        const REACH: usize = 16;
        const REACH_BEFORE: usize = 10;
        let from = self.tokens.start.max(tokens.start.saturating_sub(REACH));
        let at = (from..tokens.start)
            .rev()
            .find(|&i| self.is_word(i, &["after", "following", "from", "since"]))?;
        let before = self.tokens.start.max(at.saturating_sub(REACH_BEFORE))..at;
        Some(Turn { at, since: self.is_word(at, &["since"]), before, between: at + 1..tokens.start })
    }

    /// Whether the hurt is not what the return was from.
    pub(super) fn another_matter(&self, turn: &Turn, tokens: &Range<usize>) -> bool {
        // "returns after serving a ban, but injuries rule out Ferreira": another reason, and another's injuries.
        self.any_word(turn.between.clone(), &["ban", "suspension", "but"])
            || self.anothers_clause(turn, tokens)
            || self.newer(turn, tokens)
            || self.brought_along(turn)
    }

    /// "is back from a groin strain, as Ferreira is out with a knee injury": another clause, and another's.
    fn anothers_clause(&self, turn: &Turn, tokens: &Range<usize>) -> bool {
        let another = |s: &&Segment| {
            s.own_subject
                && s.verb.at.is_some_and(|v| v < tokens.end)
                && turn.between.contains(&s.tokens.start)
        };
        let named = |s: &Segment| {
            let subject = s.subject.and_then(|n| self.mention(n));
            subject.is_some_and(|m| m.form != Form::Pronoun && m.tokens.start > turn.at)
        };
        self.segments.iter().filter(another).any(named)
    }

    /// "who had just returned from six weeks out, has torn a calf": what the sentence goes on with is newer.
    fn newer(&self, turn: &Turn, tokens: &Range<usize>) -> bool {
        let own = self.segment(tokens.start).filter(|s| {
            s.tokens.start > turn.at && s.link == Link::Main && s.verb.at.is_some_and(|v| v < tokens.end)
        });
        let closed = own.is_some_and(|s| !s.own_subject && !self.any_word(s.tokens.clone(), BACK));
        closed && self.segment(turn.at).is_some_and(|s| s.link != Link::Main || !s.own_subject)
    }

    /// "returned from international duty with a thigh strain": what he brought with him.
    fn brought_along(&self, turn: &Turn) -> bool {
        const ABROAD: &[&str] =
            &["duty", "camp", "tour", "trip", "holiday", "loan", "country", "side", "squad", "team"];
        let capital = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        let place = |i: usize| capital(i) || self.is_word(i, ABROAD);
        self.is_word(turn.at, &["from"])
            && turn.between.clone().any(|i| place(i) && self.is_word(i + 1, &["with"]))
    }

    /// "no timescale on Ferreira's return from a knee injury": the return is still to come.
    pub(super) fn still_ahead(&self, turn: &Turn) -> bool {
        !self.any_word(turn.before.clone(), MADE)
            && turn.before.clone().any(|i| self.return_pending(&(i..i + 1)))
    }

    /// Whether an absence is told between the turn and the hurt, or around the hurt.
    pub(super) fn was_away(&self, turn: &Turn, tokens: &Range<usize>) -> bool {
        const LEFT: &[&str] = &["limped", "limping", "hobbled", "hobbling", "crashed", "pulled", "pulling"];
        // "started after a knee injury had kept him out of the last two games": the absence is told behind the injury.
        let kept = self.is_word(turn.at, &["after"])
            && self.any_word(tokens.end..tokens.end + 3, &["ruled", "kept", "keeping", "ruling"])
            && self.any_word(tokens.end..tokens.end + 6, &["out"]);
        // "fit after he limped out of training": how he left, and no absence.
        let left = |i: usize| self.is_word(i, &["out"]) && self.is_word(i.wrapping_sub(1), LEFT);
        // "following a two-month injury lay-off".
        let layoff = || self.any_word(tokens.start..tokens.end + 2, &["lay-off", "layoff"]);
        kept || layoff() || turn.between.clone().any(|i| self.is_word(i, AWAY) && !left(i))
    }

    /// Whether the words before the turn tell of a return that has been. `away`: an absence is told behind it.
    pub(super) fn returned(&self, turn: &Turn, away: bool) -> bool {
        let before = || turn.before.clone();
        let played =
            || away && !turn.since && self.any_word(before(), PLAYED) && !self.any_word(before(), &["off"]);
        let told = self.any_word(before(), BACK)
            || self.reappeared(turn)
            || self.off_the_bench(turn)
            || played()
            || away && self.any_word(before(), &["bench"]);
        // "set to make a return to the squad": whoever is named for it is fit.
        let squad = || self.any_word(before(), &["squad", "side", "line-up", "lineup"]);
        let ahead = |i: usize| {
            self.function(i).intersects(Function::FUTURE | Function::MODAL)
                || self.is_word(i, &["hopes", "hoping", "close", "closing", "yet"])
                || self.is_word(i, &["set"]) && !squad()
        };
        told && !before().any(ahead)
    }

    /// "re-appeared".
    fn reappeared(&self, turn: &Turn) -> bool {
        turn.before.clone().any(|i| {
            self.is_word(i, &["reappeared"])
                || self.is_word(i, &["appeared"]) && self.is_word(i.wrapping_sub(1), &["re", "re-"])
        })
    }

    /// "for the first time since hurting a knee", "her first start since the operation".
    pub(super) fn counted_before(&self, turn: &Turn) -> bool {
        self.any_word(turn.before.clone(), ORDINALS)
    }

    /// "is playing in his second tournament since 15 months out with a back injury".
    pub(super) fn playing_again(&self, turn: &Turn) -> bool {
        turn.since
            && self.counted_before(turn)
            && self.any_word(turn.before.clone(), &["playing", "plays", "played", "competing"])
    }

    /// "made his comeback from a knee injury", "returned from injury": the injury itself was the absence.
    pub(super) fn straight(&self, turn: &Turn) -> bool {
        const GAMES: &[&str] = &["start", "appearance", "game", "match", "outing", "race", "tournament"];
        const REACH: usize = 5;
        let last = self.over_times(turn.at).wrapping_sub(1);
        let led = || turn.at.saturating_sub(REACH)..last;
        let noun = self.is_word(last, &["comeback", "return", "reappearance"])
            && (self.any_word(led(), MADE) || self.any_word(led(), &["on", "in", "since"]));
        // "on his first start in two months following a knee injury".
        let first_in = || {
            self.is_word(last, GAMES)
                && last + 1 < turn.at
                && self.any_word(last.saturating_sub(3)..last, &["first"])
        };
        noun || self.is_word(last, &["returned", "returns"])
            || first_in()
            || self.reappeared(turn)
            || self.back_in_place(turn.at)
            || self.off_the_bench(turn)
    }

    /// "came off the bench in Saturday's win after a calf strain": what he sat out with.
    fn off_the_bench(&self, turn: &Turn) -> bool {
        const LEFT: &[&str] = &["limped", "forced", "but", "before", "hurt", "injured", "only", "carried"];
        let bench = turn
            .before
            .clone()
            .find(|&i| self.is_word(i, &["bench"]) && self.is_word(i.wrapping_sub(2), &["off"]));
        bench.is_some_and(|b| !self.any_word(b..turn.at, LEFT))
            && self.is_word(turn.at, &["after", "following"])
            && turn.between.clone().all(|i| self.function(i).contains(Function::DETERMINER))
    }

    /// "will be available after six weeks out": told of the next match, and so of now.
    pub(super) fn fit_by_now(&self, turn: &Turn) -> bool {
        const OPEN: &[&str] = &["hopes", "hoping", "could", "may", "might", "until", "if", "hoped", "should"];
        let open = |i: usize| self.function(i).contains(Function::NEGATION) || self.is_word(i, OPEN);
        !turn.since && self.any_word(turn.before.clone(), FIT) && !turn.before.clone().any(open)
    }
}
