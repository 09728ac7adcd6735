//! When and where it happened: from the words around an injury to days and a setting.

use std::ops::Range;

use ledger::{Interval, Phase, Setting};

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

/// Words that make a time the beginning of an absence or its course, not of the injury.
const COURSE: &[&str] = &[
    "until", "till", "for", "by", "next", "before", "miss", "misses", "missing", "return", "returns", "back",
];

const IN_MATCH: &[&str] = &[
    "matches",
    "games",
    "tackle",
    "collision",
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
    "qualifier",
    "minute",
    "minutes",
    "opener",
    "bout",
    "innings",
    "doubles",
    "singles",
    "fixture",
    "encounter",
    "replay",
    "against",
];
/// Words that put what is told into an earlier time than the report's match.
const HISTORY: &[&str] = &["last", "previous", "previously", "earlier", "ago", "since", "career", "once"];
const IN_TRAINING: &[&str] = &["training", "practice", "session", "nets"];
const ABROAD: &[&str] = &["international", "internationals"];

/// Verbs whose time is that of an absence: "withdrew on Thursday with a rib injury".
const ABSENT: &[&str] = &[
    "miss",
    "misses",
    "missed",
    "missing",
    "withdraw",
    "withdrew",
    "withdrawn",
    "withdraws",
    "pull",
    "pulled",
    "pulls",
    "ruled",
    "out",
    "without",
    "sidelined",
    "absent",
    "doubt",
    "doubtful",
    "unavailable",
    "sit",
    "sat",
    "skip",
    "skipped",
    "placed",
    "activated",
    "scratched",
];

/// Words of getting hurt: a time or place behind one is the injury's.
const HAPPENED: &[&str] = &[
    "suffered",
    "suffering",
    "sustained",
    "sustaining",
    "picked",
    "picking",
    "received",
    "receiving",
    "got",
    "getting",
    "incurred",
    "injured",
    "injuring",
    "hurt",
    "broke",
    "broken",
    "tore",
    "during",
    "in",
    "took",
    "collected",
    "twisted",
    "crashing",
    "falling",
    "landing",
    "colliding",
    "slipping",
    "stumbling",
];

/// Verbs of a relative clause that tells how an injury came about.
const GOT: &[&str] = &[
    "flared",
    "suffered",
    "sustained",
    "picked",
    "occurred",
    "happened",
    "came",
    "dates",
    "received",
    "got",
    "incurred",
];

/// Words that tell of getting hurt, whatever was seen before or since.
const HAPPENED_THEN: &[&str] = &[
    "suffered",
    "sustained",
    "injured",
    "hurt",
    "broke",
    "tore",
    "picked",
    "twisted",
    "fell",
    "after",
    "during",
];

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

    /// Whether the sentence tells of the match that the report is about: an event in its course, or a plain past in a
    /// match report.
    fn in_match(&self, tokens: &Range<usize>, around: &Range<usize>, tense: Tense) -> bool {
        if !matches!(tense, Tense::Past | Tense::None) || self.any_word(around.clone(), HISTORY) {
            return false;
        }
        let near = tokens.start.saturating_sub(12).max(around.start)..around.end.min(tokens.end + 12);
        let moment = near.clone().any(|i| self.moment(i)) && !self.any_word(near, IN_TRAINING);
        moment || (self.page.match_report() && self.got_hurt(tokens, around))
    }

    /// Whether a word places an event inside a match: a minute, a half, a set; leaving it hurt.
    fn moment(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        self.is_word(i, &["minute", "minutes", "mins", "halftime", "interval"])
            || (self.is_word(i, &["half"])
                && (before(&["first", "second", "opening"]) || self.is_word(i + 1, &["time"])))
            || (self.is_word(i, &["set", "quarter", "lap", "round"])
                && before(&["first", "second", "third", "fourth", "fifth", "final", "opening", "deciding"]))
            || (self.is_word(i, &["break"]) && before(&["the"]))
            || (self.is_word(i, &["early"]) && self.is_word(i + 1, &["on", "in"]))
            || (self.is_word(i, &["retired", "stretchered", "limped"])
                && self.is_word(i + 1, &["with", "hurt", "injured", "off", "out"]))
    }

    /// Whether a word of getting hurt, or of losing somebody, stands by the injury.
    fn got_hurt(&self, tokens: &Range<usize>, around: &Range<usize>) -> bool {
        let near = tokens.start.saturating_sub(8).max(around.start)..around.end.min(tokens.end + 3);
        let got = |i: usize| {
            self.is_word(i, HAPPENED) && !self.is_word(i, &["in", "during"])
                || self.is_word(
                    i,
                    &["lost", "losing", "retired", "survived", "left", "limped", "departed", "came", "went"],
                )
        };
        near.into_iter().any(got)
    }

    /// The day of the match that the report tells of: the last one it dates, if it was within three days, else the day
    /// of the report or the day before.
    pub fn match_day(&self) -> (Interval, String) {
        let published = self.page.published;
        let yesterday = ledger::add_days(published.earliest, -1);
        let told = self.page.matches().last(published.latest).filter(|m| m.day.latest < yesterday);
        let fresh =
            told.filter(|m| ledger::days_between(m.day.latest, published.latest) <= 3 && m.day.width() <= 2);
        match fresh {
            Some(m) => (m.day, format!("the match against {}, told as of {}", m.against, m.day)),
            None => (
                Interval { earliest: ledger::add_days(published.earliest, -1), latest: published.latest },
                "the match reported, on the day of the report or the day before".into(),
            ),
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

    /// Where it happened, as far as the words tell.
    fn setting(&self, around: &Range<usize>) -> Option<Setting> {
        // "The Wales international was hurt" names a player, not a place.
        let named = |i: usize| self.mentions().any(|(_, m)| m.tokens.contains(&i));
        // "the Brisbane International" is a tournament's name, "France's Hale" an opponent.
        let title = |i: usize| {
            let capital = |j: usize| self.page.surface.tokens.get(j).is_some_and(|t| t.is(Shape::CAPITAL));
            capital(i) && i.checked_sub(1).is_some_and(capital)
        };
        let genitive = |end: usize| self.page.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        let abroad = around.clone().any(|i| self.is_word(i, ABROAD) && !named(i) && !title(i))
            || self.phrases(Class::Team).any(|(h, e)| {
                e.column(1) == "nation"
                    && !genitive(h.tokens().end)
                    && !self.is_word(
                        h.tokens().end,
                        &["open", "grand", "cup", "league", "championship", "championships", "masters"],
                    )
                    && around.contains(&(h.start as usize))
                    && self.any_word(
                        h.tokens().start.saturating_sub(3)..h.tokens().start,
                        &["against", "for", "with", "over", "to"],
                    )
            });
        // "will miss the match": what stands behind such a word is a match that is still to come.
        let ahead = |i: &usize| self.is_word(*i, &["miss", "misses", "missing", "doubt", "doubtful", "will"]);
        let until = around.clone().find(ahead).unwrap_or(around.end);
        let playing = (around.start..until).any(|i| self.of_match(i));
        if abroad
            && !self.any_word(
                around.clone(),
                &["before", "doubt", "miss", "missed", "squad", "ahead", "trip", "face"],
            )
        {
            Some(Setting::International)
        } else if self.any_word(around.clone(), IN_TRAINING)
            && !self.any_word(around.clone(), &["return", "returned", "back", "resume", "resumed"])
        {
            Some(Setting::Training)
        } else if playing || self.at_ground(around) {
            Some(Setting::Match)
        } else {
            None
        }
    }

    /// "the knee injury sustained at Millbrook Park": where an injury is picked up at a place named, a match was played.
    fn at_ground(&self, around: &Range<usize>) -> bool {
        const GOT_HURT: &[&str] = &["suffered", "sustained", "picked"];
        let capital = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        let team = |i: usize| self.phrases(Class::Team).any(|(h, _)| h.start as usize == i);
        let Some(got) = around.clone().find(|i| self.is_word(*i, GOT_HURT)) else { return false };
        let near = got + 1..around.end.min(got + 9);
        near.clone().any(|i| self.is_word(i, &["at"]) && capital(i + 1) && i + 1 < around.end && !team(i + 1))
            && !self.any_word(near, &["home", "camp", "gym", "holiday", "work", "academy"])
    }

    /// Whether a word names a match or a part of one.
    fn of_match(&self, i: usize) -> bool {
        let before = |words: &[&str]| self.is_word(i.wrapping_sub(1), words);
        // "48 hours before the final", "in time for the match": not in it.
        let ahead = (i.saturating_sub(3)..i)
            .any(|j| self.is_word(j, &["before", "ahead", "until", "for", "next"]))
            || (i.saturating_sub(6)..i).any(|j| {
                self.is_word(j, &["for", "of"])
                    && self.is_word(j + 1, &["tomorrow", "saturday", "sunday", "friday"])
            });
        // "on his debut", "while fielding".
        let debut = self.is_word(i, &["debut"])
            && (i.saturating_sub(3)..i).any(|j| self.is_word(j, &["on", "in", "during"]));
        let at_it =
            self.is_word(i, &["batting", "bowling", "fielding"]) && before(&["while", "when", "whilst"]);
        debut
            || at_it
            || (self.is_word(i, IN_MATCH) && !ahead)
            || (self.is_word(i, &["playing"]) && self.is_word(i + 1, &["for", "against"]) && !ahead)
            || self.moment(i)
            || (self.is_word(i, &["leg"]) && before(&["first", "second", "return", "opening"]))
            || (self.is_word(i, &["test"])
                && before(&["first", "second", "third", "final", "the", "autumn", "opening"]))
    }

    /// The day of the match that the words name, if the report dates it.
    fn match_of(&self, around: &Range<usize>, phase: Option<Phase>) -> Option<(Interval, String)> {
        if phase == Some(Phase::Past) {
            return None;
        }
        let told = self.page.matches().inside(around).or_else(|| {
            let (hit, entry) =
                self.phrases(Class::Team).find(|(h, _)| around.contains(&(h.start as usize)))?;
            self.is_word(hit.start.saturating_sub(1) as usize, &["against", "over", "to", "with", "by", "at"])
                .then(|| self.page.matches().played_against(entry.column(0)))
                .flatten()
        })?;
        (told.day.latest <= self.page.published.latest)
            .then(|| (told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }
}
