//! When and where it happened: from the words around an injury to days and a setting.

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

use super::Scene;
use crate::grammar::Tense;
use crate::lexicon::Class;
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

/// Words that make a time the beginning of an absence or its course, not of the injury.
const COURSE: &[&str] = &[
    "until", "till", "for", "by", "next", "before", "miss", "misses", "missing", "return", "returns", "back",
];

const IN_MATCH: &[&str] = &[
    "match",
    "game",
    "win",
    "defeat",
    "draw",
    "victory",
    "loss",
    "clash",
    "tie",
    "derby",
    "final",
    "semi",
    "friendly",
    "warm",
    "leg",
    "qualifier",
    "half",
    "minute",
    "minutes",
    "opener",
    "bout",
    "set",
    "innings",
    "fixture",
    "encounter",
    "quarter",
    "replay",
    "against",
    "test",
];
const IN_TRAINING: &[&str] = &["training", "practice", "session", "nets"];
const ABROAD: &[&str] = &["international", "internationals"];

impl Scene<'_> {
    /// Works out when and where the injury told at `tokens` happened.
    pub fn onset(&self, tokens: &Range<usize>, phase: Option<Phase>) -> Onset {
        let Some(around) = self.around(tokens) else { return Onset::default() };
        let tense = self.segment(tokens.start).map_or(Tense::None, |s| s.verb.tense);
        let mut out = Onset { setting: self.setting(&around), ..Onset::default() };
        let mut best: Option<(usize, Onset)> = None;
        for expr in self.times(&around) {
            if !matches!(expr.kind, TimeKind::Date | TimeKind::Time)
                || expr.is_rest()
                || self.of_course(expr.tokens.start, &around)
            {
                continue;
            }
            let tense = if matches!(tense, Tense::Future | Tense::Modal | Tense::Present) {
                Tense::None
            } else {
                tense
            };
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
        if let Some((_, found)) = best {
            out.when = found.when;
            out.steps = found.steps;
        } else if let Some((when, step)) = self.match_of(&around, phase) {
            out.when = Some(when);
            out.steps = vec![step];
            out.setting = out.setting.or(Some(Setting::Match));
        }
        out
    }

    /// The segment of the words, with the verbless segments that hang on it.
    fn around(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let at = self.segments.iter().position(|s| s.tokens.contains(&tokens.start))?;
        let own = self.segments.get(at)?;
        let (mut start, mut end) = (own.tokens.start, own.tokens.end.max(tokens.end));
        for s in self.segments.get(at + 1..)?.iter().take(2) {
            let joins = s.verb.at.is_none()
                || (!s.own_subject
                    && self.is_word(s.tokens.start, &["while", "when", "as", "during", "after"]));
            if !joins {
                break;
            }
            end = s.tokens.end;
        }
        for s in self.segments.get(..at)?.iter().rev().take(1) {
            if s.verb.at.is_none() && !s.own_subject {
                start = s.tokens.start;
            }
        }
        Some(start..end)
    }

    /// Whether the time belongs to the absence's course ("out until Saturday", "miss Sunday's final").
    fn of_course(&self, at: usize, around: &Range<usize>) -> bool {
        let from = at.saturating_sub(4).max(around.start);
        (from..at).any(|i| self.is_word(i, COURSE) && !self.is_word(i + 1, &["a", "an"]))
    }

    /// Where it happened, as far as the words tell.
    fn setting(&self, around: &Range<usize>) -> Option<Setting> {
        let abroad = self.any_word(around.clone(), ABROAD)
            || self.phrases(Class::Team).any(|(h, e)| {
                e.column(1) == "nation"
                    && around.contains(&(h.start as usize))
                    && self.any_word(
                        h.tokens().start.saturating_sub(3)..h.tokens().start,
                        &["against", "for", "with", "over", "to"],
                    )
            });
        let playing = self.any_word(around.clone(), IN_MATCH);
        if abroad && !self.any_word(around.clone(), &["before", "doubt", "miss", "squad"]) {
            Some(Setting::International)
        } else if self.any_word(around.clone(), IN_TRAINING)
            && !self.any_word(around.clone(), &["return", "returned", "back", "resume", "resumed"])
        {
            Some(Setting::Training)
        } else if playing
            && !self.any_word(around.clone(), &["miss", "misses", "missing", "doubt", "doubtful", "will"])
        {
            Some(Setting::Match)
        } else {
            None
        }
    }

    /// The day of the match that the words name, if the report dates it.
    fn match_of(&self, around: &Range<usize>, phase: Option<Phase>) -> Option<(Interval, String)> {
        if phase == Some(Phase::Past) {
            return None;
        }
        let told = self.page.matches.inside(around).or_else(|| {
            let (hit, entry) =
                self.phrases(Class::Team).find(|(h, _)| around.contains(&(h.start as usize)))?;
            self.is_word(hit.start.saturating_sub(1) as usize, &["against", "over", "to", "with", "by", "at"])
                .then(|| self.page.matches.played_against(entry.column(0)))
                .flatten()
        })?;
        (told.day.latest <= self.page.published.latest)
            .then(|| (told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }
}
