//! Times that stand beside an injury and are those of what comes after it: the doctor's, the test's, the next match's.

use std::ops::Range;

use super::words::HAPPENED;
use crate::grammar::{Function, Tense};
use crate::scene::Scene;

/// How far before a time, in tokens, what it is the time of may stand.
const REACH: usize = 10;

impl Scene<'_> {
    /// "will see a specialist on Friday about his foot", "failed a fitness test on his calf today": the day of whoever looked at it.
    pub(super) fn of_doctors(&self, expr: &Range<usize>) -> bool {
        const DOCTORS: &[&str] = &[
            "specialist", "specialists", "consultant", "surgeon", "doctor", "doctors", "physio",
            "physiotherapist",
        ];
        const SEES: &[&str] =
            &["see", "sees", "saw", "seen", "seeing", "visit", "visits", "visited", "consulted", "consult"];
        const TESTS: &[&str] = &["test", "tests"];
        const OF_FITNESS: &[&str] = &["fitness", "late", "medical", "further"];
        let before = expr.start.saturating_sub(REACH).max(self.tokens.start)..expr.start;
        let doctor = |range: Range<usize>| {
            range.clone().find(|&i| self.is_word(i, SEES)).is_some_and(|saw| {
                self.any_word(saw + 1..(saw + 6).min(range.end), DOCTORS)
                    && !self.hurt_between(saw..expr.start)
            })
        };
        let test = before
            .clone()
            .rev()
            .find(|&i| self.is_word(i, TESTS) && self.is_word(i.wrapping_sub(1), OF_FITNESS));
        // "assessed Ferreira yesterday and diagnosed a calf strain", "was diagnosed with a calf strain on Monday".
        const LOOKED: &[&str] =
            &["diagnosed", "assessed", "examined", "scanned", "x-rayed", "evaluated", "inspected"];
        let looked = before.clone().rev().find(|&i| self.is_word(i, LOOKED));
        // "on Saturday and saw a doctor yesterday": each verb has its own.
        let behind = expr.end..(expr.end + 6).min(self.tokens.end);
        let joint = behind.clone().find(|&i| self.is_word(i, &["and", "but"]) || self.is_mark(i, ","));
        doctor(before)
            || doctor(behind.start..joint.unwrap_or(behind.end))
            || test.is_some_and(|at| !self.hurt_between(at..expr.start))
            || looked.is_some_and(|at| !self.hurt_since(at..expr.start) && !self.ill(expr.start))
    }

    /// "will have the knee scanned on Friday", "is battling to be fit for the Test on Thursday": a day that is still to come.
    pub(super) fn of_what_is_ahead(&self, expr: &Range<usize>) -> bool {
        if self.is_word(expr.start, &["last", "yesterday", "past", "previous"]) {
            return false;
        }
        let will = self.segment(expr.start).filter(|s| s.verb.tense == Tense::Future);
        let future = will.and_then(|s| s.verb.at).is_some_and(|verb| {
            verb < expr.start && !self.hurt_between(verb..expr.start) && !self.in_it(expr.start)
        });
        // "his broken nose will not stop him playing on Saturday": the participle is no verb.
        let shall = self.segment(expr.start).is_some_and(|s| {
            let will = (s.tokens.start..expr.start)
                .rev()
                .find(|&i| self.function(i).contains(Function::FUTURE))
                .filter(|&w| s.verb.at.is_some_and(|v| v < w));
            will.is_some_and(|w| !self.hurt_between(w..expr.start))
        });
        let future = future || shall;
        // "an injury doubt for the club's league game with Harbour on Wednesday".
        const FAR: usize = 16;
        let before = expr.start.saturating_sub(FAR).max(self.tokens.start)..expr.start;
        let aim = before.rev().find(|&i| self.for_the_next(i));
        // "on the eve of today's heats": the day of what was still to come.
        let eve = self.is_word(expr.start.wrapping_sub(1), &["of"])
            && self.is_word(expr.start.wrapping_sub(2), &["eve", "ahead"]);
        // "plans to spend April in Spain".
        let plans = (expr.start.saturating_sub(5).max(self.tokens.start)..expr.start).any(|i| {
            self.is_word(i, &["plans", "plan", "planning", "intends", "hopes", "aims"])
                && self.is_word(i + 1, &["to"])
        });
        // "had hoped that he would recover from a broken foot in time for the opener on Sunday".
        let near = expr.start.saturating_sub(REACH).max(self.tokens.start + 1)..expr.start;
        let in_time = near.rev().find(|&i| {
            self.is_word(i, &["time"]) && self.is_word(i - 1, &["in"]) && self.is_word(i + 1, &["for", "to"])
        });
        eve || future
            || plans
            || in_time.is_some_and(|at| !self.hurt_between(at + 1..expr.start))
            || aim.is_some_and(|at| !self.hurt_between(at..expr.start))
    }

    /// "tore a calf in the defeat by Rovers and flies home today": the day of what a second verb tells.
    pub(super) fn of_what_he_does_now(&self, tokens: &Range<usize>, expr: &Range<usize>) -> bool {
        (tokens.end..expr.start)
            .any(|i| self.is_word(i, &["and", "but"]) && self.is_word(i + 1, crate::matches::GOES_ON))
    }

    /// "returned to training on Friday following a bout of flu": the day of the return stands before what is got over.
    pub(super) fn of_the_return(&self, tokens: &Range<usize>, expr: &Range<usize>) -> bool {
        // "has been training alone this week following a knee injury".
        const BACK: &[&str] =
            &["returned", "resumed", "rejoined", "training", "trained", "running", "jogging", "working"];
        const PLAYED: &[&str] =
            &["came", "played", "started", "scored", "won", "ran", "raced", "beat", "finished", "appeared"];
        const GOT_OVER: &[&str] = &["recovering", "overcoming", "shaking", "shrugging"];
        let before = expr.start.saturating_sub(6).max(self.tokens.start)..expr.start;
        // "came off the bench on Saturday after recovering from a virus".
        if self.any_word(before.clone(), PLAYED)
            && self.is_word(expr.end, &["after", "following", "having"])
            && self.is_word(expr.end + 1, GOT_OVER)
            && expr.end < tokens.start
        {
            return true;
        }
        // "was out for five months with a torn calf before returning in January".
        let returning = before.clone().any(|i| {
            self.is_word(i, &["before"])
                && self.any_word(
                    i + 1..i + 4,
                    &["returning", "return", "comeback", "coming", "resuming", "rejoining"],
                )
        });
        if returning {
            return true;
        }
        self.any_word(before, BACK)
            && self.is_word(expr.end, &["after", "following"])
            && expr.end < tokens.start
            && !(expr.end + 1..tokens.end).any(|i| self.is_word(i, HAPPENED) && !self.is_word(i, &["in"]))
    }

    /// "sustained playing for Rovers last Friday was confirmed": a verb of getting hurt right behind the injury takes the time.
    pub(super) fn got_then(&self, tokens: &Range<usize>, expr: &Range<usize>) -> bool {
        let got = |i| self.is_word(i, &["suffered", "sustained", "picked", "received", "incurred"]);
        let near = tokens.end..(tokens.end + 3).min(expr.start);
        // "had torn a hamstring on Saturday were confirmed".
        let at_once = expr.start == tokens.end + 1
            && self.is_word(tokens.end, &["on"])
            && self.is_word(expr.end, &["was", "were"])
            && self.is_word(expr.end + 1, &["confirmed"]);
        // "in the fourth quarter of Saturday's win": no time.
        let quarter = self.any_word(expr.clone(), &["quarter", "quarters"]);
        at_once
            || !quarter
                && near.clone().any(got)
                && expr.start < tokens.end + REACH
                && !self.any_word(
                    expr.start.saturating_sub(3)..expr.start,
                    &["confirmed", "revealed", "scan", "scans"],
                )
    }

    /// "fit for", "battle to be fit", "doubtful for": what is told of the next match, and not of one that has been.
    fn for_the_next(&self, i: usize) -> bool {
        self.is_word(i, &["fit", "ready", "doubt", "doubtful", "available"])
            && (self.is_word(i + 1, &["for"])
                || self.is_word(i + 1, &["to"]) && self.is_word(i.wrapping_sub(1), &["be"]))
            && !self.any_word(i.saturating_sub(2)..i, &["was", "were", "been", "had"])
    }

    /// "to play for the first time this year", "was placed on injured reserve Saturday": of what another does, and of the list.
    pub(super) fn of_another_matter(&self, expr: &Range<usize>) -> bool {
        let before = expr.start.wrapping_sub(1);
        let first_time = self.is_word(before, &["time"])
            && self.is_word(before.wrapping_sub(1), &["first", "second", "third"]);
        let near = expr.start.saturating_sub(2).max(self.tokens.start)..expr.start;
        first_time || self.any_word(near, &["reserve", "list", "il", "dl", "ir"])
    }

    /// Whether a word of getting hurt, or of coming after something, stands in a stretch.
    fn hurt_between(&self, range: Range<usize>) -> bool {
        const AFTER: &[&str] = &["after", "following", "since", "from", "because", "when", "which", "that"];
        range.into_iter().any(|i| {
            self.is_word(i, AFTER) || self.is_word(i, HAPPENED) && !self.is_word(i, &["in", "during"])
        })
    }

    /// The same, but for the words of what was found ("diagnosed with a broken toe on Monday").
    fn hurt_since(&self, range: Range<usize>) -> bool {
        let found = |i: usize| self.ailments.iter().any(|a| a.tokens.contains(&i));
        range.into_iter().any(|i| !found(i) && self.hurt_between(i..i + 1))
    }

    /// Whether an illness is told of before a time: of that the day of the diagnosis is the first that anybody knows.
    fn ill(&self, before: usize) -> bool {
        self.ailments.iter().any(|a| {
            a.facts.region == ledger::Region::Illness
                && a.tokens.end <= before
                && before - a.tokens.end < REACH
        })
    }

    /// "a knee injury in Saturday's win".
    fn in_it(&self, at: usize) -> bool {
        self.any_word(at.saturating_sub(2)..at, &["in", "during"])
    }

    /// "which forced him to miss Saturday's draw": what he was kept out of, and not where he was hurt.
    pub(super) fn to_miss(&self, which: usize) -> bool {
        const FORCES: &[&str] = &["forced", "caused", "made", "meant", "led", "saw", "had", "obliged"];
        // "the hamstring that kept him out at the end of last season", "that plagued him last season".
        const KEPT: &[&str] = &["kept", "keeping"];
        const PLAGUED: &[&str] = &["plagued", "troubled", "dogged", "hampered", "bothered"];
        let since = self.any_word(which..which + 12, &["since"]);
        let kept = (which + 1..which + 4).find(|&i| self.is_word(i, KEPT) || self.is_word(i, PLAGUED));
        let away = kept
            .is_some_and(|k| self.is_word(k, PLAGUED) || self.any_word(k + 1..k + 5, &["out", "sidelined"]));
        if away && !since {
            return true;
        }
        let verb = (which + 1..which + 3).find(|&i| self.is_word(i, FORCES));
        verb.is_some_and(|v| self.any_word(v + 1..v + 8, &["miss", "missing", "missed", "sit", "withdraw"]))
    }
}
