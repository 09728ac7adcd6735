//! The time of an injury told in another clause than its name: what it made happen, what it happened with, how long somebody
//! has been away.

use std::ops::Range;

use ledger::{Interval, Setting};

use super::Onset;
use super::words::{ABSENT, HAPPENED, IN_TRAINING};
use crate::grammar::{Function, Segment, Tense};
use crate::scene::Scene;
use crate::time::{Direction, Meaning, TimeExpr, TimeKind};

/// Verbs of leaving a contest before its end.
const LEFT: &[&str] = &[
    "exited", "removed", "limped", "retired", "substituted", "stretchered", "departed", "crashed", "halted",
    "quit", "stopped", "left", "limping", "leaving", "exiting",
];
/// The same with a particle: "taken off", "pulled up".
const LEFT_WITH: &[&str] = &[
    "came", "taken", "forced", "helped", "carried", "went", "hobbled", "pulled", "pulling", "coming", "led",
];

/// Words of having been on until something happened.
const PLAYED: &[&str] =
    &["lasted", "played", "started", "managed", "batted", "bowled", "appeared", "featured"];

/// Clauses that tell why or when somebody left.
const WHY: &[&str] = &["after", "before", "when", "because", "having", "with", "as", "following", "due"];

/// So many days ago somebody who left can have been told of as news.
const NEWS_DAYS: i64 = 45;

/// The longest clause, in tokens, that is looked through for an absence.
pub(super) const LONGEST: usize = 120;

impl Scene<'_> {
    /// "had been ruled out a month earlier after sustaining the injury": what followed the injury is told with its time, and
    /// followed it closely.
    pub(super) fn consequence(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let followed = self.is_word(own.tokens.start, &["after", "following", "having"])
            && self.any_word(own.tokens.start..tokens.start, HAPPENED);
        let main = self.segments.get(at.checked_sub(1)?)?;
        if !followed || main.verb.tense != Tense::PastPerfect {
            return None;
        }
        let dated = |t: &&crate::time::TimeExpr| t.kind == TimeKind::Date && !t.is_rest();
        let resolved = self.times(&main.tokens).filter(dated).map(|t| self.resolve(t, Tense::Past, None));
        let found = resolved
            .into_iter()
            .find(|r| r.when.is_some_and(|w| w.latest <= self.page.published.latest && w.width() < 60))?;
        Some(Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }

    /// "is running again four weeks after tearing a hamstring", "returned on Saturday, ten months after he broke a leg": so long before
    /// what is told of now, or of a day of the past. A future ("will be out until six weeks after breaking …") measures from the hurt, and
    /// a past without a day ("tore a calf two weeks after breaking a toe") from another that is not told.
    pub(super) fn elapsed(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let first = own.tokens.start;
        if !self.is_word(first, &["after"]) || tokens.start - first > 6 {
            return None;
        }
        // A day of its own says more.
        if self.times(&own.tokens).any(|t| t.kind == TimeKind::Date) {
            return None;
        }
        let before = first.saturating_sub(6).max(self.tokens.start)..first;
        let expr = self.times(&before).find(|t| t.tokens.end == first)?;
        let Meaning::Length(length, _) = expr.meaning else { return None };
        // "has to rest for six weeks after being diagnosed": how long from now, and not how long ago.
        // "faces another four weeks after he sprained his knee".
        let more = self.any_word(
            expr.tokens.start.saturating_sub(2)..expr.tokens.end,
            &["another", "further", "faces", "facing"],
        );
        if more || self.is_word(expr.tokens.start.wrapping_sub(1), &["for"]) {
            return None;
        }
        let main = self
            .segments
            .get(..at)?
            .iter()
            .rev()
            .take(2)
            .find(|s| s.verb.at.is_some())
            .or_else(|| self.segments.get(at + 1).filter(|s| s.verb.at.is_some()))?;
        let now = match main.verb.tense {
            Tense::Present | Tense::Perfect => self.page.published,
            Tense::Past => self.recent_day(main)?.when?,
            // "had an operation on Monday, two days after".
            Tense::PastPerfect
                if main.verb.at.is_some_and(|v| self.function(v + 1).contains(Function::DETERMINER)) =>
            {
                self.recent_day(main)?.when?
            }
            _ => return None,
        };
        let meaning = Meaning::Shift(length, Direction::Earlier);
        let earlier = TimeExpr { meaning, kind: TimeKind::Date, ..expr.clone() };
        let found = self.resolve(&earlier, Tense::Past, Some(now));
        let past = found.when.is_some_and(|w| w.earliest < self.page.published.latest);
        past.then(|| Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }

    /// "fell on Saturday and broke her collarbone": the clause that this one goes on with.
    pub(super) fn went_before(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        // "crashed on Saturday, which he had feared, and broke a collarbone": over a relative clause.
        let main = self
            .segments
            .get(..at)?
            .iter()
            .rev()
            .take(4)
            .find(|s| s.link != crate::grammar::Link::Relative && s.verb.at.is_some());
        let (own, before) = (self.segments.get(at)?, main?);
        // "scored on Saturday but sprained an ankle".
        let and = self.is_word(own.tokens.start, &["and"])
            || (self.is_word(own.tokens.start, &["but"]) && !self.any_word(own.tokens.clone(), IN_TRAINING));
        // "but swelling in the knee forced him out": the hurt is the subject, and the clause no other's.
        if own.verb.at.is_some_and(|v| tokens.end <= v && tokens.start <= own.tokens.start + 2) {
            return None;
        }
        // "and hurt himself": himself is no subject of its own.
        let himself = own.verb.at.is_some_and(|v| self.is_word(v + 1, &["himself", "herself"]));
        let on = and && own.verb.tense == Tense::Past && (!own.own_subject || himself);
        // "went down in training on Monday and has a sprained ankle".
        const WENT_DOWN: &[&str] = &[
            "down", "fell", "landed", "slipped", "collided", "crashed", "limped", "hobbled", "kicked",
            "bitten", "struck", "thrown",
        ];
        let left_him = and
            && !own.own_subject
            && matches!(own.verb.tense, Tense::Present | Tense::Perfect)
            && (self.any_word(before.tokens.clone(), WENT_DOWN)
                || before.verb.passive
                    && self.any_word(
                        before.tokens.clone(),
                        &[
                            "hit", "caught", "kicked", "fouled", "tackled", "sacked", "clattered", "barged",
                            "floored", "upended", "checked",
                        ],
                    ));
        let on = on || left_him;
        // "crashed out of the third stage": a fall, and no absence.
        let fallen = |i: usize| {
            self.is_word(i, &["out"])
                && self.is_word(i.wrapping_sub(1), &["crashed", "bowed", "knocked", "fell", "went"])
        };
        let absent = before.tokens.clone().any(|i| self.is_word(i, ABSENT) && !fallen(i));
        let told = on && before.verb.tense == Tense::Past && !absent;
        told.then(|| before.tokens.clone())
    }

    /// "was leading 5-2 when she turned her ankle", "the match was ten minutes old when": the clause before tells how a contest stood.
    pub(super) fn course_before(&self, tokens: &Range<usize>) -> Option<Setting> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        // "banned for the cross-check that injured Ferreira": what did it.
        let deed = own.tokens.start.wrapping_sub(1);
        if self.is_word(own.tokens.start, &["that", "which"])
            && (self.is_word(deed, crate::people::TACKLES)
                || self.is_word(deed, &["check", "bouncer", "delivery", "trip"]))
        {
            return Some(Setting::Match);
        }
        let main = self.segments.get(..at)?.iter().rev().take(2).find(|s| s.verb.at.is_some())?;
        let past = |tense| matches!(tense, Tense::Past | Tense::PastPerfect);
        let absent = main.tokens.clone().any(|i| self.is_word(i, ABSENT));
        if absent || !past(main.verb.tense) || !past(own.verb.tense) {
            return None;
        }
        let when = self.is_word(own.tokens.start, &["when", "before"]) && own.verb.tense == Tense::Past;
        let at_play = main.tokens.clone().any(|i| self.at_a_play(i));
        if when && (at_play || main.tokens.clone().any(|i| self.moment(i))) {
            return Some(Setting::Match);
        }
        // "tackled Ferreira and the full-back came down on his neck", "Costa, tackled by Ferreira, came down on his neck".
        let next = main.tokens.end == own.tokens.start || main.tokens.end + 1 == own.tokens.start;
        let goes_on = next
            && own.verb.tense == Tense::Past
            && (!own.own_subject || self.is_word(own.tokens.start, &["and"]));
        if goes_on && at_play && own.link != crate::grammar::Link::Relative {
            return Some(Setting::Match);
        }
        // "was brought down by Ferreira, who hurt his shoulder", "was sent on for Costa, whose knee had buckled".
        let relative = own.link == crate::grammar::Link::Relative && self.times(&own.tokens).next().is_none();
        let on = |i: usize| {
            self.is_word(i, &["on"])
                && self.is_word(i + 1, &["for"])
                && self.is_word(i.wrapping_sub(1), &["came", "sent", "brought", "come", "went", "thrown"])
        };
        (relative && (at_play || main.tokens.clone().any(on))).then_some(Setting::Match)
    }

    /// The time of that clause.
    pub(super) fn carried(&self, tokens: &Range<usize>) -> Option<Onset> {
        let before = self.went_before(tokens)?;
        let recent = ledger::add_days(self.page.published.earliest, -10);
        let of_it =
            self.times(&before).filter(|t| !self.of_finding(&t.tokens) && !self.of_doctors(&t.tokens));
        let mut days = of_it.map(|t| self.resolve(t, Tense::Past, None));
        let found = days.find(|r| {
            r.when.is_some_and(|w| {
                w.width() <= 3 && w.earliest >= recent && w.latest <= self.page.published.latest
            })
        })?;
        Some(Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }

    /// "exited his start last Wednesday after feeling pain in his shoulder", "finished last on Saturday when he felt a hamstring":
    /// the clause of how the contest ended has the time.
    pub(super) fn left_behind(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        // "with Ferreira breaking a leg": cut before the name.
        let lone = |s: &&Segment| s.tokens.len() == 1 && self.is_word(s.tokens.start, &["with"]);
        let with = self.segments.get(at.checked_sub(1)?).filter(lone);
        let before = self.segments.get(at.checked_sub(1 + usize::from(with.is_some()))?)?;
        let first = with.map_or(own.tokens.start, |s| s.tokens.start);
        if !self.is_word(first, WHY) || tokens.start - first > 12 {
            return None;
        }
        let past = own.verb.tense == Tense::Past;
        // "in 2016, when he tore the meniscus": the time right before the word.
        let when = past && self.is_word(first, &["when"]);
        if when && let Some(found) = self.time_before(first) {
            return Some(found);
        }
        let until = self.is_word(first, &["before"]);
        let before_long = until && past && self.lasted_on(before, own);
        if until && !before_long {
            return None;
        }
        let meanwhile =
            || self.meanwhile(first, own, tokens) && !self.any_word(before.tokens.clone(), ABSENT);
        let left = before.tokens.clone().any(|i| self.leaves(i));
        let plain = matches!(before.verb.tense, Tense::Past | Tense::PastPerfect);
        if !plain
            || !(left || when || before_long || meanwhile())
            || self.negated(&(before.tokens.start..first))
        {
            return None;
        }
        let found = self.recent_day(before)?;
        let setting = if left { Some(Setting::Match) } else { self.setting(&before.tokens) };
        Some(Onset { setting, ..found })
    }

    /// "exited", "pulled up", "failed to finish": how a contest ended for him; not "left the squad".
    fn leaves(&self, i: usize) -> bool {
        const SQUAD: &[&str] = &["squad", "team", "side", "party", "out"];
        self.is_word(i, LEFT) && !self.any_word(i + 1..i + 6, SQUAD)
            || self.is_word(i, &["conceded"])
                && (i + 1..i + 4).any(|j| crate::matches::is_match_noun(&self.page.surface, j))
            || self.is_word(i, LEFT_WITH) && self.any_word(i + 1..i + 4, &["off", "up"])
            || self.is_word(i, &["failed", "unable"])
                && self.any_word(i + 1..i + 4, &["finish", "complete", "continue"])
    }

    /// "lasted an hour yesterday before he hurt his knee": no more than that lay between.
    fn lasted_on(&self, before: &Segment, own: &Segment) -> bool {
        (before.tokens.clone().any(|i| self.moment(i)) || self.any_word(before.tokens.clone(), PLAYED))
            && !self.any_word(own.tokens.clone(), IN_TRAINING)
    }

    /// "suffered a blow on Saturday as Ferreira broke his leg", "came at a cost on Saturday, with Ferreira breaking a leg".
    fn meanwhile(&self, first: usize, own: &Segment, tokens: &Range<usize>) -> bool {
        self.is_word(first, &["as"]) && own.verb.tense == Tense::Past && own.own_subject
            || self.is_word(first, &["with"])
                && self.is_word(tokens.start, HAPPENED)
                && self.lower(tokens.start).ends_with("ing")
    }

    /// The past time that ends right before a token, over a comma.
    fn time_before(&self, at: usize) -> Option<Onset> {
        let near = at.saturating_sub(8).max(self.tokens.start)..at;
        let ends = |t: &&crate::time::TimeExpr| {
            let rest = t.tokens.end..at;
            t.kind == TimeKind::Date
                && !t.is_rest()
                && rest.len() <= 1
                && rest.clone().all(|i| self.is_mark(i, ","))
        };
        let expr = self.times(&near).find(ends)?;
        let found = self.resolve(expr, Tense::Past, None);
        let past = found.when.is_some_and(|w| w.latest < self.page.published.latest);
        past.then(|| Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }

    /// A day of the last weeks that a clause tells, as its own.
    fn recent_day(&self, segment: &Segment) -> Option<Onset> {
        let published = self.page.published;
        let recent =
            Interval { earliest: ledger::add_days(published.earliest, -NEWS_DAYS), latest: published.latest };
        let dated = |t: &&crate::time::TimeExpr| {
            matches!(t.kind, TimeKind::Date | TimeKind::Time)
                && !t.is_rest()
                && !self.of_course(t.tokens.start, &segment.tokens)
                && !self.of_finding(&t.tokens)
                && !self.of_doctors(&t.tokens)
        };
        let resolved = self.times(&segment.tokens).filter(dated).map(|t| self.resolve(t, Tense::Past, None));
        let inside =
            |w: Interval| w.width() <= 3 && recent.earliest <= w.earliest && w.latest <= recent.latest;
        let found = resolved.into_iter().find(|r| r.when.is_some_and(inside))?;
        Some(Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }

    /// "has been out since June with a leg fracture", "has missed the past two months with": the absence began with the injury.
    pub(super) fn away_since(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        // "the knee injury which has kept him out since August".
        let kept = self.segments.get(at + 1).filter(|s| {
            s.tokens.start == tokens.end
                && self.is_word(s.tokens.start, &["which", "that"])
                && self.any_word(s.tokens.clone(), &["kept", "keeping", "sidelined"])
        });
        if let Some(found) = kept.and_then(|s| self.away(s)) {
            return Some(found);
        }
        // "whose knee injury has kept him out since August".
        let keeps = own.verb.tense == Tense::Perfect
            && self.any_word(tokens.end..tokens.end + 4, &["kept", "sidelined"])
            && own.verb.at.is_some_and(|v| v >= tokens.end);
        if let Some(found) = self.away(own).filter(|_| keeps) {
            return Some(found);
        }
        let before = || {
            self.segments.get(at.checked_sub(1)?).filter(|_| own.verb.at.is_none_or(|v| tokens.contains(&v)))
        };
        if let Some(found) = self.out_since(tokens).or_else(|| self.missed_of_late(tokens)) {
            return Some(found);
        }
        let main = if self.absent_in(own).is_some() { own } else { before()? };
        self.absent_in(main).filter(|&absent| absent < tokens.start).and_then(|_| self.away(main))
    }

    /// "has had a calf problem for the past month", "has been troubled by a sore knee for two years": so long ago it began.
    pub(super) fn lasting(&self, tokens: &Range<usize>) -> Option<Onset> {
        const HAS: &[&str] = &[
            "had", "carrying", "nursing", "troubled", "suffering", "struggling", "bothered", "hampered",
            "dogged", "plagued",
        ];
        // "his calf problem dates back to November".
        if let Some(back) =
            (tokens.end..tokens.end + 2).find(|&i| self.is_word(i, &["dates", "dating", "stems", "dated"]))
        {
            let near = back..back + 8;
            let mut days = self.times(&near).map(|t| self.resolve(t, Tense::Past, None));
            let found = days.find(|r| r.when.is_some_and(|w| w.latest <= self.page.published.latest))?;
            return Some(Onset { when: found.when, steps: found.steps, ..Onset::default() });
        }
        if let Some(found) = self.troubling_since(tokens) {
            return Some(found);
        }
        let own = self.segment(tokens.start).filter(|s| s.verb.tense == Tense::Perfect)?;
        let from = own.verb.at.filter(|&v| v < tokens.start && tokens.start <= v + 7)?;
        let lead = (tokens.end..tokens.end + 3).find(|&i| self.is_word(i, &["for"]))?;
        let behind = lead..(lead + 8).min(self.tokens.end);
        let length = self.times(&behind).find(|t| t.tokens.start <= lead + 2)?;
        self.any_word(from..tokens.start, HAS).then_some(())?;
        if length.kind != TimeKind::Duration {
            // "for the past month": it began with it, give or take a tenth.
            let found = self.resolve(length, Tense::Past, None);
            let days = found.when.filter(|_| self.any_word(length.tokens.clone(), &["past", "last"]))?;
            let give = (days.width() / 10).max(1);
            let when = Interval {
                earliest: ledger::add_days(days.earliest, -give),
                latest: ledger::add_days(days.earliest, give),
            };
            return Some(Onset { when: Some(when), steps: found.steps, ..Onset::default() });
        }
        let found = self.before_absence(&length.tokens);
        found.when.is_some().then_some(found)
    }

    /// "a virus that has laid her low since January": it began then.
    fn troubling_since(&self, tokens: &Range<usize>) -> Option<Onset> {
        const TROUBLED: &[&str] = &[
            "afflicted", "troubled", "plagued", "dogged", "bothered", "hampered", "affected", "laid",
            "hindered", "restricted", "nagged", "kept",
        ];
        let tells =
            self.is_word(tokens.end, &["that", "which"]) && self.is_word(tokens.end + 1, &["has", "had"]);
        let near = tokens.end..(tokens.end + 9).min(self.tokens.end);
        let since = near.into_iter().find(|&i| self.is_word(i, &["since"])).filter(|_| tells)?;
        self.any_word(tokens.end..since, TROUBLED).then_some(())?;
        let near = since + 1..(since + 4).min(self.tokens.end);
        let time = self.times(&near).find(|t| t.kind == TimeKind::Date && !t.is_rest())?;
        let found = self.resolve(time, Tense::Past, None);
        let past = found.when.is_some_and(|w| w.latest <= self.page.published.latest);
        past.then(|| Onset { when: found.when, steps: found.steps, ..Onset::default() })
    }
}
