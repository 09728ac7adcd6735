//! Which of the times told around an injury is its own.

use std::ops::Range;

use ledger::{Interval, Setting};

use super::Onset;
use super::words::HAPPENED;
use crate::grammar::{Link, Tense};
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
        for expr in self.times(around) {
            if !matches!(expr.kind, TimeKind::Date | TimeKind::Time)
                || self.of_finding(&expr.tokens) && !self.got_then(tokens, &expr.tokens)
                || self.date_line(&expr.tokens)
                || self.of_operation(&expr.tokens)
                || self.of_departure(&expr.tokens)
                || self.of_a_session(&expr.tokens)
                || self.of_plan(&expr.tokens)
                || self.of_doctors(&expr.tokens)
                || self.of_what_is_ahead(&expr.tokens)
                || self.of_what_he_does_now(tokens, &expr.tokens)
                || self.of_the_return(tokens, &expr.tokens)
                || self.of_edition(expr, tokens)
            {
                continue;
            }
            // "will be first from next Monday after Ferreira withdrew with a back injury": still to come.
            if self.is_word(expr.tokens.start, &["next"])
                && !self.is_word(expr.tokens.end, &["earlier", "before"])
            {
                continue;
            }
            if self.of_another_matter(&expr.tokens) {
                continue;
            }
            // "the injury was one that had ruled him out of the series in January": the time of what he missed.
            if self.of_absence(tokens, &expr.tokens) {
                continue;
            }
            let run_up = self.run_up(expr);
            // "her Olympic title", "with the start of the Lions tour a month away": a tournament's name dates only what was in it.
            if run_up.is_none() && expr.names_event() && !self.in_event(expr) {
                continue;
            }
            // "before his injury in June": the injury's own.
            let own = self.is_word(tokens.end, &["in", "on"])
                && expr.tokens.start == tokens.end + 1
                && self.any_word(
                    tokens.start.saturating_sub(2).max(self.tokens.start)..tokens.start,
                    &["before"],
                );
            let warm_up = self.warming_up_for(&expr.tokens);
            if run_up.is_none() && !own && !warm_up && self.of_course(expr.tokens.start, around) {
                continue;
            }
            // "out until after Christmas with a broken leg": how long, and not since when.
            const UNTIL: &[&str] = &["until", "till", "til"];
            let lead = expr.tokens.start.saturating_sub(3).max(self.tokens.start)..expr.tokens.start;
            if self.any_word(lead, UNTIL) || self.of_another_clause(expr, tokens) {
                continue;
            }
            // "(their last there was in 2020)": an aside is of something else.
            let aside = |i: usize| {
                self.segment(i)
                    .filter(|s| s.link == Link::Bracketed && s.tokens.len() > expr.tokens.len() + 3)
                    .map(|s| s.tokens.start)
            };
            if aside(expr.tokens.start).is_some_and(|a| aside(tokens.start) != Some(a)) {
                continue;
            }
            // "the winger bought last summer has torn a muscle": a perfect takes no day of the past before it.
            if tense == Tense::Perfect && verb.is_some_and(|v| expr.tokens.end <= v) {
                continue;
            }
            let mut resolved = self.resolve(expr, tense, None);
            // "following Sunday's defeat": it has been played.
            let behind = expr.tokens.start.saturating_sub(3).max(self.tokens.start)..expr.tokens.start;
            if resolved.when.is_some_and(|w| w.earliest > self.page.published.latest)
                && (warm_up
                    || self.any_word(behind, &["following", "after", "from", "since"])
                    || (tokens.start..expr.tokens.start)
                        .any(|i| self.is_word(i, &["suffered", "sustained", "incurred", "picked"])))
            {
                resolved = self.resolve(expr, Tense::Past, None);
            }
            let Some(when) = resolved.when else { continue };
            if self.another_edition(expr, when) {
                continue;
            }
            let when = run_up.map_or(when, |days| Interval {
                earliest: ledger::add_days(when.earliest, -days),
                latest: ledger::add_days(when.earliest, -1),
            });
            // An injury that is told has happened.
            if when.earliest > self.page.published.latest {
                continue;
            }
            // "the opening Six Nations match": of a tournament that is on, which day is not told.
            let on = ledger::days_between(when.latest, self.page.published.earliest) <= ON_DAYS;
            if expr.names_event()
                && on
                && when.width() > WIDE_DAYS
                && self.names_match(expr.tokens.end)
                && !self.final_of(expr)
            {
                continue;
            }
            let far = (self.rank(expr, tokens), tokens.start.abs_diff(expr.tokens.start));
            if best.as_ref().is_none_or(|(d, _)| far < *d) {
                let when = self.last_day(expr, when);
                let when = Interval { latest: when.latest.min(self.page.published.latest), ..when };
                let setting = (self.final_of(expr) || self.played_there(expr)).then_some(Setting::Match);
                best =
                    Some((far, Onset { when: Some(when), setting, steps: resolved.steps, guessed: false }));
            }
        }
        best.map(|(_, onset)| onset)
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
