//! When and where it happened: from the words around an injury to days and a setting.

mod place;
mod words;

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use self::words::{ABSENT, COURSE, GOT, HAPPENED, HAPPENED_THEN};
use super::Scene;
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::text::Shape;
use crate::time::TimeKind;

/// What the words around an injury tell of its beginning.
#[derive(Clone, Debug, Default)]
pub struct Onset {
    /// The days on which it can have happened.
    pub when: Option<Interval>,
    /// Where.
    pub setting: Option<Setting>,
    /// How the days were worked out, for people.
    pub steps: Vec<String>,
}

impl Scene<'_> {
    /// Works out when and where the injury told at `tokens` happened.
    pub fn onset(&self, tokens: &Range<usize>, phase: Option<Phase>) -> Onset {
        let Some(around) = self.around(tokens) else { return Onset::default() };
        let tense = self.segment(tokens.start).map_or(Tense::None, |s| s.verb.tense);
        let absence = self.absence_before(tokens, &around) || self.got_over(tokens);
        let around = if absence { self.told_behind(tokens, &around) } else { around };
        let mut out = Onset { setting: self.setting(&around), ..Onset::default() };
        let told = self.nearest_time(tokens, &around, tense).or_else(|| self.consequence(tokens));
        let told = told.or_else(|| self.carried(tokens).filter(|_| !absence && phase.is_none()));
        let fixture = self.fixture_played(&around, told.as_ref().and_then(|f| f.when), phase);
        if let Some((day, step)) = fixture {
            out.steps = told.map(|f| f.steps).unwrap_or_default();
            out.when = Some(Interval::day(day));
            out.steps.push(step);
            out.setting = out.setting.or(Some(Setting::Match));
        } else if let Some(found) = told {
            out.when = found.when;
            out.steps = found.steps;
        } else if let Some((when, step)) = self.match_of(&around, phase) {
            out.when = Some(when);
            out.steps = vec![step];
            out.setting = out.setting.or(Some(Setting::Match));
        } else if !absence && phase != Some(Phase::Past) && self.in_match(tokens, &around, tense) {
            let (when, step) = self.match_day();
            out.when = Some(when);
            out.steps = vec![step];
            out.setting = out.setting.or(Some(Setting::Match));
        }
        out
    }

    /// "had been ruled out a month earlier after sustaining the injury": what followed the injury is told with its time, and
    /// followed it closely.
    fn consequence(&self, tokens: &Range<usize>) -> Option<Onset> {
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
        Some(Onset { when: found.when, setting: None, steps: found.steps })
    }

    /// "fell on Saturday and broke her collarbone": the time of the clause that this one goes on with.
    fn carried(&self, tokens: &Range<usize>) -> Option<Onset> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let (own, before) = (self.segments.get(at)?, self.segments.get(at.checked_sub(1)?)?);
        let on =
            self.is_word(own.tokens.start, &["and"]) && own.verb.tense == Tense::Past && !own.own_subject;
        if !on || before.verb.tense != Tense::Past || self.any_word(before.tokens.clone(), ABSENT) {
            return None;
        }
        let recent = ledger::add_days(self.page.published.earliest, -10);
        let mut days = self.times(&before.tokens).map(|t| self.resolve(t, Tense::Past, None));
        let found = days.find(|r| {
            r.when.is_some_and(|w| {
                w.width() <= 3 && w.earliest >= recent && w.latest <= self.page.published.latest
            })
        })?;
        Some(Onset { when: found.when, setting: None, steps: found.steps })
    }

    /// The time told nearest to the words that can be the injury's.
    fn nearest_time(&self, tokens: &Range<usize>, around: &Range<usize>, tense: Tense) -> Option<Onset> {
        let tense = match tense {
            Tense::Future | Tense::Modal | Tense::Present => Tense::None,
            other => other,
        };
        let mut best: Option<(usize, Onset)> = None;
        for expr in self.times(around) {
            if !matches!(expr.kind, TimeKind::Date | TimeKind::Time)
                || self.of_finding(&expr.tokens)
                || self.date_line(&expr.tokens)
                || self.of_operation(&expr.tokens)
                || self.of_plan(&expr.tokens)
                || self.of_course(expr.tokens.start, around)
            {
                continue;
            }
            let resolved = self.resolve(expr, tense, None);
            let Some(when) = resolved.when else { continue };
            // An injury that is told has happened.
            if when.earliest > self.page.published.latest {
                continue;
            }
            let far = tokens.start.abs_diff(expr.tokens.start);
            if best.as_ref().is_none_or(|(d, _)| far < *d) {
                let when = Interval { latest: when.latest.min(self.page.published.latest), ..when };
                best = Some((far, Onset { when: Some(when), setting: None, steps: resolved.steps }));
            }
        }
        best.map(|(_, onset)| onset)
    }

    /// Whether the time is that of a scan or of news ("scans on Monday showed"), or no time ("the third quarter").
    fn of_finding(&self, expr: &Range<usize>) -> bool {
        const FOUND: &[&str] = &[
            "showed",
            "shows",
            "revealed",
            "reveals",
            "confirmed",
            "confirms",
            "scan",
            "scans",
            "testing",
            "tested",
            "diagnosed",
            "announced",
            "tests",
            "x-rays",
            "said",
            "told",
            "reports",
            "listed",
        ];
        let before = |reach: usize| expr.start.saturating_sub(reach).max(self.tokens.start)..expr.start;
        self.any_word(before(2), FOUND)
            || self.any_word(before(6), &["update", "news", "scan", "scans"])
            // "had a scan on her injured left wrist on Thursday".
            || (self.any_word(before(12), &["scan", "scans", "mri", "x-ray"]) && !self.any_word(before(12), HAPPENED_THEN))
            || self.any_word(self.unbroken(expr.end..(expr.end + 3).min(self.tokens.end)), FOUND)
            || self.any_word(expr.clone(), &["quarter", "quarters"])
    }

    /// "will have surgery on Friday to repair a torn ligament": the day of the operation.
    fn of_operation(&self, expr: &Range<usize>) -> bool {
        self.phrases(Class::Surgery).any(|(h, _)| (h.end as usize..h.end as usize + 6).contains(&expr.start))
    }

    /// "broke a hand and his January fight is off": the time of something of his that was planned.
    fn of_plan(&self, expr: &Range<usize>) -> bool {
        self.is_word(expr.start.wrapping_sub(1), &["his", "her", "their"])
            && (self.is_word(expr.start.wrapping_sub(2), &["and", "but", ","]))
    }

    /// "DOHA, March 9: Hale sprained …", "LONDON, 9 March (AP) - …": the day of the report, not of what it tells.
    fn date_line(&self, expr: &Range<usize>) -> bool {
        let first = expr.start < self.tokens.start + 6;
        first && (self.is_mark(expr.end, ":") || self.is_mark(expr.end, "("))
    }

    /// "is recovering from a knee injury", "back from a calf strain": the times around are the recovery's.
    fn got_over(&self, tokens: &Range<usize>) -> bool {
        self.phrases(Class::RecoverPhrase).any(|(h, e)| {
            let end = h.end as usize;
            end <= tokens.start && tokens.start - end <= 4 && matches!(e.column(0), "recovering" | "over")
        })
    }

    /// The tokens up to the first mark: what a comma or a quote's end parts is said of something else.
    fn unbroken(&self, tokens: Range<usize>) -> Range<usize> {
        let shape = |i: usize| self.page.surface.tokens.get(i).map_or(Shape::MARK, |t| t.shape);
        let mark = tokens.clone().find(|&i| shape(i).intersects(Shape::MARK | Shape::QUOTE));
        tokens.start..mark.unwrap_or(tokens.end)
    }

    /// Whether the words before the injury tell of an absence that it caused: their time and place are the absence's.
    fn absence_before(&self, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        let from = around.start.max(tokens.start.saturating_sub(20));
        let Some(at) = (from..tokens.start).rev().find(|&i| self.is_word(i, ABSENT)) else { return false };
        // "on the injured list", "on injured reserve": where, not how.
        let list = |i: usize| self.is_word(i, &["injured"]) && self.is_word(i + 1, &["list", "reserve"]);
        !(at + 1..tokens.start).any(|i| self.is_word(i, HAPPENED) && !self.is_word(i, &["in"]) && !list(i))
    }

    /// The part of a stretch behind the injury that tells how it was got; empty when none does.
    fn told_behind(&self, tokens: &Range<usize>, around: &Range<usize>) -> Range<usize> {
        let near = tokens.end..around.end.min(tokens.end + 3);
        // "a groin injury from the 3-1 win over Rovers".
        let from = self.is_word(tokens.end, &["from"])
            && (tokens.end + 1..around.end.min(tokens.end + 6)).any(|i| self.of_match(i));
        match near.into_iter().find(|&i| self.is_word(i, HAPPENED)) {
            _ if from => tokens.end..around.end,
            Some(at) => at..around.end,
            None => around.end..around.end,
        }
    }

    /// The segment of the words, with the verbless segments that hang on it.
    fn around(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let (mut start, mut end) = (own.tokens.start, own.tokens.end.max(tokens.end));
        for s in self.segments.get(at + 1..)?.iter().take(2) {
            // "a shoulder problem which flared up in training".
            let got = self.any_word(s.tokens.start..s.tokens.start + 4, GOT);
            let told = (self.is_word(s.tokens.start, &["which", "that"]) && got)
                || (!s.own_subject
                    && self.is_word(s.tokens.start, &["suffered", "sustained", "picked", "incurred"]));
            let joins = s.verb.at.is_none()
                || told
                || (!s.own_subject
                    && self.is_word(s.tokens.start, &["while", "when", "as", "during", "after"]));
            if !joins {
                break;
            }
            end = s.tokens.end;
        }
        for s in self.segments.get(..at)?.iter().rev().take(1) {
            // "left the field against City, suffering a knock".
            let participle = s.subject == own.subject
                && !own.own_subject
                && self.is_word(
                    own.tokens.start,
                    &["suffering", "sustaining", "injuring", "hurting", "breaking", "tearing"],
                );
            // "beat City on Saturday, a match in which Ferreira hurt a knee".
            let within = self.is_word(own.tokens.start, &["which"])
                && self.is_word(own.tokens.start.wrapping_sub(1), &["in", "during"]);
            if (s.verb.at.is_none() && !s.own_subject) || participle || within {
                start = s.tokens.start;
            }
        }
        Some(start..end)
    }

    /// Whether the time belongs to the absence's course ("out until Saturday", "miss Sunday's final").
    fn of_course(&self, at: usize, around: &Range<usize>) -> bool {
        let from = at.saturating_sub(4).max(around.start);
        let ahead = at.saturating_sub(8).max(around.start);
        // "hurt back in October": long ago, no way back.
        let long_ago = |i: usize| self.is_word(i, &["back"]) && self.is_word(i + 1, &["in"]) && i + 2 == at;
        (from..at).any(|i| self.is_word(i, COURSE) && !self.is_word(i + 1, &["a", "an"]) && !long_ago(i))
            // "in the team to face Scotland on Saturday"
            || (ahead..at).any(|i| self.is_word(i, &["to", "will", "ahead"]) && self.is_word(i + 1, &["face", "play", "meet", "take", "host", "start", "of"]))
    }
}
