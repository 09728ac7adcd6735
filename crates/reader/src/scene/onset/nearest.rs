//! Which of the times told around an injury is its own.

use std::ops::Range;

use ledger::{Interval, Setting};

use super::Onset;
use super::words::HAPPENED;
use crate::grammar::{Function, Link, Tense};
use crate::scene::Scene;
use crate::text::Shape;
use crate::time::{TimeExpr, TimeKind};

/// A tournament that ended so many days ago, or is on, is told of by its matches.
const ON_DAYS: i64 = 60;

/// What sides do that meet, in the present.
const MEETS: &[&str] = &[
    "play", "plays", "face", "faces", "host", "hosts", "meet", "meets", "visit", "visits", "entertain",
    "take", "travel",
];

/// Longer than this, its days tell nothing of one match.
const WIDE_DAYS: i64 = 16;

impl Scene<'_> {
    /// The time told nearest to the words that can be the injury's.
    pub(super) fn nearest_time(
        &self,
        tokens: &Range<usize>,
        around: &Range<usize>,
        tense: Tense,
    ) -> Option<Onset> {
        let tense = match tense {
            Tense::Future | Tense::Modal | Tense::Present => Tense::None,
            other => other,
        };
        let verb = self.segment(tokens.start).and_then(|s| s.verb.at);
        let mut best: Option<((u8, usize), Onset)> = None;
        for expr in self.times(around).filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)) {
            // "the winger bought last summer has torn a muscle": a perfect takes no day of the past before it.
            let before_a_perfect = || tense == Tense::Perfect && verb.is_some_and(|v| expr.tokens.end <= v);
            if self.of_something_else(expr, tokens)
                || self.another_time_than_its(expr, tokens, around)
                || before_a_perfect()
            {
                continue;
            }
            let Some((when, steps)) = self.happened_on(expr, tokens, tense) else { continue };
            let far = (self.rank(expr, tokens), tokens.start.abs_diff(expr.tokens.start));
            if best.as_ref().is_none_or(|(d, _)| far < *d) {
                let when = self.last_day(expr, when);
                let when = Interval { latest: when.latest.min(self.page.published.latest), ..when };
                let setting = (self.final_of(expr) || self.played_there(expr)).then_some(Setting::Match);
                best = Some((far, Onset { when: Some(when), setting, steps, guessed: false }));
            }
        }
        best.map(|(_, onset)| onset)
    }

    /// Whether a time is told of something that is no hurt: a scan, an operation, a session, a plan, a return, an absence.
    fn of_something_else(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        let time = &expr.tokens;
        // "will be first from next Monday after Ferreira withdrew with a back injury": still to come.
        let next = self.is_word(time.start, &["next"]) && !self.is_word(time.end, &["earlier", "before"]);
        next || self.of_finding(time) && !self.got_then(tokens, time)
            || self.date_line(time)
            || self.of_operation(time)
            || self.of_departure(time)
            || self.of_a_session(time)
            || self.of_plan(time)
            || self.of_doctors(time)
            || self.of_what_is_ahead(time)
            || self.of_what_he_does_now(tokens, time)
            || self.of_the_return(tokens, time)
            || self.of_edition(expr, tokens)
            || self.of_what_is_left(time)
            || self.of_another_matter(time)
            // "the injury was one that had ruled him out of the series in January": the time of what he missed.
            || self.of_absence(tokens, time)
    }

    /// "forced her to withdraw from the 2-7 January event": when what somebody leaves takes place.
    fn of_what_is_left(&self, time: &Range<usize>) -> bool {
        const EVENTS: &[&str] =
            &["event", "tournament", "meeting", "meet", "championships", "competition", "series", "tour"];
        const LEAVES: &[&str] = &[
            "withdraw", "withdrew", "withdrawn", "withdrawing", "pull", "pulled", "pulling", "skip",
            "skipped", "miss", "missed", "missing",
        ];
        const REACH: usize = 7;
        let before = time.start.saturating_sub(REACH).max(self.tokens.start)..time.start;
        self.function(time.start.wrapping_sub(1)).contains(Function::DETERMINER)
            && self.any_word(time.end..time.end + 2, EVENTS)
            && self.any_word(before, LEAVES)
    }

    /// Whether a time stands where it cannot be the hurt's: in a tournament's name, in a course, behind "until", in an aside.
    fn another_time_than_its(&self, expr: &TimeExpr, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        const UNTIL: &[&str] = &["until", "till", "til"];
        let start = expr.tokens.start;
        let run_up = self.run_up(expr).is_some();
        // "her Olympic title", "with the start of the Lions tour a month away": a tournament's name dates only what was in it.
        if !run_up && expr.names_event() && !self.in_event(expr) {
            return true;
        }
        // "before his injury in June": the injury's own.
        let own = || {
            let near = tokens.start.saturating_sub(2).max(self.tokens.start)..tokens.start;
            self.is_word(tokens.end, &["in", "on"])
                && start == tokens.end + 1
                && self.any_word(near, &["before"])
        };
        if !run_up && !own() && !self.warming_up_for(&expr.tokens) && self.of_course(start, around) {
            return true;
        }
        if self.of_the_hurt_before(expr, tokens) {
            return true;
        }
        // "out until after Christmas with a broken leg": how long, and not since when.
        self.any_word(self.lead(expr), UNTIL)
            || self.of_another_clause(expr, tokens)
            || self.of_an_aside(expr, tokens)
    }

    /// "a broken leg in 2017 and a ruptured Achilles in 2019": the time of the hurt that stands before it in the row.
    fn of_the_hurt_before(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        const BETWEEN: usize = 4;
        let gap = expr.tokens.end..tokens.start;
        let joins = |i: usize| self.is_mark(i, ",") || self.is_word(i, &["and", "then"]);
        let plain = |i: usize| {
            joins(i) || self.function(i).is_empty() || self.function(i).contains(Function::DETERMINER)
        };
        (1..=BETWEEN).contains(&gap.len())
            && joins(gap.start)
            && gap.clone().all(plain)
            && self.ailments.iter().any(|a| {
                a.tokens.end <= expr.tokens.start
                    && self.time_right_behind(&a.tokens) == Some(expr.tokens.end)
            })
            && self.time_right_behind(tokens).is_some()
    }

    /// "a ruptured Achilles in 2019": where the time ends that stands right behind some words, with at most a preposition between.
    pub fn time_right_behind(&self, tokens: &Range<usize>) -> Option<usize> {
        let at = tokens.end + usize::from(self.is_word(tokens.end, &["in", "on", "at", "during"]));
        self.times(&(at..at + 1))
            .find(|t| t.tokens.start == at && matches!(t.kind, TimeKind::Date | TimeKind::Time))
            .map(|t| t.tokens.end)
    }

    /// The few words before a time.
    fn lead(&self, expr: &TimeExpr) -> Range<usize> {
        const REACH: usize = 3;
        expr.tokens.start.saturating_sub(REACH).max(self.tokens.start)..expr.tokens.start
    }

    /// "(their last there was in 2020)": an aside is of something else.
    fn of_an_aside(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        let aside = |i: usize| {
            self.segment(i)
                .filter(|s| s.link == Link::Bracketed && s.tokens.len() > expr.tokens.len() + 3)
                .map(|s| s.tokens.start)
        };
        aside(expr.tokens.start).is_some_and(|a| aside(tokens.start) != Some(a))
    }

    /// The days of a time if the hurt may have happened then, and how they were worked out.
    fn happened_on(
        &self,
        expr: &TimeExpr,
        tokens: &Range<usize>,
        tense: Tense,
    ) -> Option<(Interval, Vec<String>)> {
        let published = self.page.published;
        let mut resolved = self.resolve(expr, tense, None);
        let ahead = |when: Interval| when.earliest > published.latest;
        if resolved.when.is_some_and(ahead) && self.has_been(expr, tokens) {
            resolved = self.resolve(expr, Tense::Past, None);
        }
        let when = resolved.when.filter(|w| !self.another_edition(expr, *w))?;
        let when = self.run_up(expr).map_or(when, |days| Interval {
            earliest: ledger::add_days(when.earliest, -days),
            latest: ledger::add_days(when.earliest, -1),
        });
        // An injury that is told has happened.
        (!ahead(when) && !self.of_some_match(expr, when)).then_some((when, resolved.steps))
    }

    /// "following Sunday's defeat", "a knock picked up on Saturday": the day has been, whatever the tense.
    fn has_been(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        const GOT: &[&str] = &["suffered", "sustained", "incurred", "picked"];
        self.warming_up_for(&expr.tokens)
            || self.any_word(self.lead(expr), &["following", "after", "from", "since"])
            || self.any_word(tokens.start..expr.tokens.start, GOT)
    }

    /// "the opening Six Nations match": of a tournament that is on, which day is not told.
    fn of_some_match(&self, expr: &TimeExpr, when: Interval) -> bool {
        let on = ledger::days_between(when.latest, self.page.published.earliest) <= ON_DAYS;
        expr.names_event()
            && on
            && when.width() > WIDE_DAYS
            && self.names_match(expr.tokens.end)
            && !self.final_of(expr)
    }

    /// "at the world championships last year": where the edition that is known was in none of those days, it is another.
    fn another_edition(&self, expr: &TimeExpr, when: Interval) -> bool {
        let end = expr.tokens.end;
        let behind = end..(end + 5).min(self.tokens.end);
        let own = |t: &&TimeExpr| {
            t.kind == TimeKind::Date
                && !t.names_event()
                && (t.tokens.start == end || t.tokens.start == end + 1 && self.is_word(end, &["in"]))
        };
        let dated = self.times(&behind).find(own).filter(|_| expr.names_event());
        let days = dated.and_then(|t| self.resolve(t, Tense::Past, None).when);
        days.is_some_and(|d| d.intersect(when).is_none())
    }

    /// "hurt a knee during last month's Open": what is done at a tournament is played, but for a tour.
    fn played_there(&self, expr: &TimeExpr) -> bool {
        let before = expr.tokens.start.saturating_sub(3).max(self.tokens.start)..expr.tokens.start;
        let own = expr.tokens.clone();
        expr.names_event()
            && self.any_word(before.start..expr.tokens.end, &["at", "during", "in"])
            && !self.any_word(
                before.start..expr.tokens.end + 2,
                &["tour", "season", "break", "preseason", "pre-season", "build-up", "run-up"],
            )
            && own.into_iter().any(|i| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL)))
    }

    /// "the injury may spur them to buy when the window opens in July": the time of what a clause of its own tells of now or of what
    /// is to come.
    fn of_another_clause(&self, expr: &TimeExpr, tokens: &Range<usize>) -> bool {
        let (Some(own), Some(other)) = (self.segment(tokens.start), self.segment(expr.tokens.start)) else {
            return false;
        };
        let apart = own.tokens != other.tokens && other.tokens.start > tokens.end;
        // "has come at a bad time for the manager, whose side play United on Saturday".
        let plays = || {
            self.page
                .matches()
                .inside(&other.tokens)
                .is_some_and(|m| !m.ended && self.any_word(other.tokens.clone(), MEETS))
        };
        if apart && other.link == Link::Relative && !own.condition && plays() {
            return true;
        }
        let led = self.is_word(other.tokens.start, &["when", "while", "if", "until", "before"]);
        let ahead = |tense| matches!(tense, Tense::Future | Tense::Modal);
        let past = matches!(other.verb.tense, Tense::Past | Tense::Perfect | Tense::PastPerfect);
        // "will not risk Brandt, who has a sore calf, when Rovers visit on Saturday": the clause hangs on what will be.
        let main = || {
            let before = self.segments.iter().filter(|s| s.tokens.end <= own.tokens.start);
            own.link == Link::Relative
                && before.into_iter().any(|s| s.link == Link::Main && ahead(s.verb.tense))
        };
        apart
            && led
            && !past
            && (other.verb.tense == Tense::Present
                || ahead(other.verb.tense)
                || ahead(own.verb.tense)
                || main())
    }

    /// Whether a word of missing something, or of how an injury is, stands between it and a time.
    fn of_absence(&self, tokens: &Range<usize>, expr: &Range<usize>) -> bool {
        const MISSED: &[&str] = &[
            "ruled", "kept", "keep", "miss", "missed", "missing", "sidelined", "concerned", "worried",
            "prevent", "prevents", "prevented",
        ];
        // "will miss Saturday's match with the knee he hurt in training".
        if self.is_word(expr.start.wrapping_sub(1), &["miss", "misses", "missed", "missing"]) {
            return true;
        }
        let between = tokens.end..expr.start;
        let Some(at) = between.clone().rev().find(|&i| self.is_word(i, MISSED)) else { return false };
        !(at..expr.start).any(|i| self.is_word(i, HAPPENED) && !self.is_word(i, &["in", "during"]))
    }

    /// How ready a time is to be another's: one behind a comma before the injury may be another clause's; a tournament that
    /// names a match ("the Six Nations game") gives way to any day.
    fn rank(&self, expr: &TimeExpr, tokens: &Range<usize>) -> u8 {
        // "in a pre-season friendly on Saturday".
        let season = || self.any_word(expr.tokens.clone(), &["preseason", "season"]) && !expr.of_season();
        let names = (expr.names_event() || season()) && self.names_match(expr.tokens.end);
        let apart = expr.tokens.end < tokens.start
            && (expr.tokens.end..tokens.start).any(|i| self.is_mark(i, ",") || self.is_mark(i, ";"));
        // "his part in the Ashes was cut short by a strain suffered in December": how it was got stands behind it, with its own.
        let got = || {
            (tokens.end..tokens.end + 3)
                .find(|&i| self.is_word(i, &["suffered", "sustained", "picked", "received", "incurred"]))
        };
        let other = expr.tokens.end <= tokens.start && got().is_some();
        if names { 2 } else { u8::from(apart || other) }
    }
}
