//! An absence that ended with the report: "returned after six weeks out with a knee injury".

use std::ops::Range;

use ledger::Interval;

use super::{Onset, Scene};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::time::TimeKind;

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

/// Words with which a return is awaited, put off or only talked of.
const AWAITED: &[&str] = &[
    "hope",
    "hopes",
    "hoping",
    "hoped",
    "await",
    "awaits",
    "awaiting",
    "awaited",
    "expect",
    "expects",
    "expected",
    "expecting",
    "if",
    "until",
    "ahead",
    "target",
    "targets",
    "targeting",
    "delay",
    "delayed",
    "delays",
    "delaying",
    "plan",
    "plans",
    "planned",
    "planning",
    "race",
    "close",
    "closer",
    "closing",
    "near",
    "nears",
    "nearing",
    "imminent",
    "road",
    "step",
    "steps",
    "date",
    "timetable",
    "timescale",
    "timeline",
    "rush",
    "rushed",
    "when",
    "no",
    "not",
    "n't",
    "bid",
    "set",
    "due",
    "likely",
    "unlikely",
    "possible",
    "track",
    "course",
    "scheduled",
    "pending",
    "before",
    "aborted",
    "eyeing",
    "eyes",
    "chance",
    "speculation",
    "talk",
    "question",
    "doubt",
    "towards",
    "about",
    "prospect",
    "schedule",
    "failed",
    "postponed",
    "setback",
    "chances",
    "timeframe",
    "going",
    "progressing",
    "hold",
    "ice",
    "continued",
    "continues",
    "stepped",
    "stepping",
    "deadline",
];

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
            let led = (from.saturating_sub(1)..from + 2).any(|i| self.is_word(i, &["when", "once"]));
            let now = matches!(s.verb.tense, Tense::Present | Tense::None | Tense::Perfect);
            (led || self.steps_before(from)) && now && self.any_word(from..at + 2, COMES)
                || self.until_then(from)
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
    fn until_then(&self, before: usize) -> bool {
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
        let straight = first_in || noun || again || self.is_word(last, &["returned", "returns"]);
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

    /// When somebody got hurt who has since come back: as long ago as the absence was, or when the words say it happened
    /// ("fit again after being injured in the defeat on 19 April").
    pub fn onset_before(&self, back: &Range<usize>, tokens: &Range<usize>) -> Onset {
        const GOT: &[&str] = &[
            "suffering",
            "sustaining",
            "being",
            "getting",
            "picking",
            "breaking",
            "tearing",
            "injuring",
            "hurting",
            "damaging",
            "rupturing",
            "dislocating",
            "fracturing",
            "straining",
            "twisting",
        ];
        let absence = self.before_absence(&(back.start..tokens.end.max(back.start)));
        let since = self.is_word(back.start.wrapping_sub(1), &["since"]);
        let got = self.any_word(back.start..tokens.start.max(back.start) + 1, GOT);
        if absence.when.is_some() || !(since || got) {
            absence
        } else {
            self.onset(tokens, Some(ledger::Phase::Past))
        }
    }

    /// When an absence began that ended about the report's day: as long before it as the words say, give or take a tenth.
    pub fn before_absence(&self, told: &Range<usize>) -> Onset {
        let lasted = self.times(told).filter(|t| t.kind == TimeKind::Duration).find_map(|t| {
            let (least, most) = self.resolve(t, Tense::Past, None).length?;
            Some((i64::from(least), i64::from(most.unwrap_or(least))))
        });
        let Some((least, most)) = lasted else { return Onset::default() };
        let give = |days: i64| (days / 10).max(1);
        let published = self.page.published;
        let earliest = ledger::add_days(published.earliest, -most - give(most));
        let latest = ledger::add_days(published.latest, give(least) - least);
        let days = if least == most { least.to_string() } else { format!("{least} to {most}") };
        let step = format!("out for {days} days until the report");
        Onset {
            when: Some(Interval { earliest, latest: latest.max(earliest) }),
            steps: vec![step],
            ..Onset::default()
        }
    }
}
