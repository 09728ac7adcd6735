//! The steps to an injury's day and place: the time told of it, else a match, else where it must have been.

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use super::Onset;
use crate::grammar::Tense;
use crate::scene::Scene;

/// What is known of an injury before its day is looked for.
pub(super) struct Asked<'t> {
    /// Its words.
    pub(super) tokens: &'t Range<usize>,
    /// Where its time may stand.
    pub(super) around: Range<usize>,
    /// Of its clause.
    pub(super) tense: Tense,
    pub(super) phase: Option<Phase>,
    /// Whether it is over.
    pub(super) past: bool,
    /// "after recovering from a virus": its end is told, and not its beginning.
    pub(super) got_over: bool,
    /// It is told as an absence or its end.
    pub(super) absence: bool,
    /// "a nagging back problem".
    pub(super) chronic: bool,
}

impl Asked<'_> {
    /// Whether it may be of these days.
    fn fresh(&self) -> bool {
        !self.absence && !self.chronic && !self.past
    }
}

impl Scene<'_> {
    /// "played the last 20 minutes with a broken hand": got in that match; "played with a hand broken at home": elsewhere.
    pub(super) fn got_in_the_last_minutes(
        &self,
        tokens: &Range<usize>,
        around: &Range<usize>,
    ) -> Option<Setting> {
        const REACH: usize = 8;
        if around.clone().any(|i| self.off_the_pitch(i)) {
            return Some(Setting::Other);
        }
        let before = tokens.start.saturating_sub(REACH)..tokens.start;
        let minutes = self.any_word(before.clone(), &["minutes", "overs", "laps"])
            && self.any_word(before, &["last", "final", "closing", "remaining"]);
        minutes.then_some(Setting::Match)
    }

    /// The time that the words around tell of it. `counted`: from another day ("two days before the match").
    pub(super) fn time_told(&self, asked: &Asked<'_>, counted: Option<Onset>) -> Option<Onset> {
        let Asked { tokens, absence, chronic, past, got_over, .. } = *asked;
        let told = counted
            .filter(|_| !chronic && !absence)
            .or_else(|| self.elapsed(tokens))
            .or_else(|| self.nearest_time(tokens, &asked.around, asked.tense))
            .filter(|_| !chronic);
        told.or_else(|| self.consequence(tokens))
            // "came off the bench on Saturday after recovering from a virus": when he played.
            .or_else(|| if got_over { None } else { self.left_behind(tokens) })
            .or_else(|| self.carried(tokens).filter(|_| !absence && !past))
            .or_else(|| self.away_since(tokens))
            .or_else(|| self.sidelined_in(tokens))
            .or_else(|| self.lasting(tokens))
            .or_else(|| self.when_then(tokens).filter(|_| !chronic))
    }

    /// Its day: a fixture that a pack knows, the time told, or the match in which it was.
    pub(super) fn date(&self, asked: &Asked<'_>, told: Option<Onset>, out: &mut Onset) {
        let fixture = self.fixture_played(&asked.around, told.as_ref().and_then(|f| f.when), asked.phase);
        if let Some((day, step)) = fixture {
            out.steps = told.map(|f| f.steps).unwrap_or_default();
            out.when = Some(Interval::day(day));
            out.steps.push(step);
            out.setting = out.setting.or(Some(Setting::Match));
        } else if let Some(found) = told {
            out.when = found.when;
            out.steps = found.steps;
            out.setting = out.setting.or(found.setting);
        } else if let Some((when, step, guessed)) = self.day_of_its_match(asked, out.setting) {
            out.when = Some(when);
            out.steps = vec![step];
            out.guessed = guessed;
            out.setting = out.setting.or(Some(Setting::Match));
        } else if !asked.absence && !asked.past && self.in_match(asked.tokens, &asked.around, asked.tense) {
            out.setting = out.setting.or(Some(Setting::Match));
            if let Some((when, step)) = self.match_day(asked.tokens.start).filter(|_| !asked.chronic) {
                out.when = Some(when);
                out.steps = vec![step];
                out.guessed = true;
            }
        }
    }

    /// The day of the match in which it was, how that is known, and whether it is only guessed.
    fn day_of_its_match(
        &self,
        asked: &Asked<'_>,
        setting: Option<Setting>,
    ) -> Option<(Interval, String, bool)> {
        let Asked { tokens, absence, past, .. } = *asked;
        let around = &asked.around;
        let sure = |(when, step)| (when, step, false);
        let guessed = |(when, step)| (when, step, true);
        let in_a_match = matches!(setting, None | Some(Setting::Match));
        self.match_of(around, asked.phase)
            .or_else(|| self.at_venue(around).filter(|_| !past))
            .or_else(|| self.before_the_colon(tokens).filter(|_| !absence && !past))
            .map(sure)
            .or_else(|| self.report_match(tokens, around).filter(|_| !past).map(guessed))
            .or_else(|| self.day_before_it(tokens).filter(|_| asked.fresh() && in_a_match).map(guessed))
            .or_else(|| {
                self.casualty(tokens)
                    .filter(|_| asked.fresh())
                    .and_then(|_| self.day_of_the_loss(tokens))
                    .map(sure)
            })
    }

    /// Where it was, where its time does not tell.
    pub(super) fn place_it(&self, asked: &Asked<'_>, out: &mut Onset) {
        const REACH: usize = 16;
        let Asked { tokens, absence, past, .. } = *asked;
        // "ended on Saturday when he broke his leg at Norwich".
        if out.setting.is_none()
            && !out.guessed
            && out.when.is_some_and(|w| {
                // "since October, when he broke his leg at Norwich".
                let then =
                    self.segment(tokens.start).is_some_and(|s| self.is_word(s.tokens.start, &["when"]));
                w.width() <= if then { 31 } else { 2 }
            })
            && self.at_ground(&asked.around, true)
        {
            out.setting = Some(Setting::Match);
        }
        let behind = tokens.end..(tokens.end + REACH).min(self.tokens.end);
        let stopped = || self.stopped_in(tokens) || behind.clone().any(|i| self.never_returned(i));
        if out.setting.is_none()
            && (stopped()
                || !absence && self.lost_in_a_match(tokens, out.when)
                || !past && self.hurt_against(tokens))
        {
            out.setting = Some(Setting::Match);
        }
        // "broke an arm in training and also missed the 2018 Games with a hip injury": another hurt.
        let also = absence
            && self
                .segment(tokens.start)
                .is_some_and(|s| self.any_word(s.tokens.start..tokens.start, &["also"]));
        let before = || {
            let went = self.went_before(tokens).filter(|_| !also)?;
            self.setting(&went).filter(|s| *s != Setting::International)
        };
        out.setting = out.setting.or_else(before);
        if out.setting.is_none()
            && let Some(setting) = self.course_before(tokens)
        {
            out.setting = Some(setting);
            // "was trailing 6-3 2-1 when she pulled a thigh": in the match that was told right before.
            if let Some((when, step)) =
                self.day_of_the_course(tokens).filter(|_| asked.fresh() && out.when.is_none())
            {
                out.when = Some(when);
                out.steps.push(step);
                out.guessed = true;
            }
        }
    }
}
