//! The matches that a report itself dates: "Saturday's 2-1 defeat by Rovers", "to face Scotland on Sunday", the head of a preview.

mod ended;
mod picked;

use std::ops::Range;

use ledger::{Interval, add_days};

use super::{Match, PREVIEW_DAYS, is_match_noun};
use crate::grammar::{Function, Tense};
use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::{Shape, Surface, Words};
use crate::time::{Anchor, TimeExpr, TimeKind, resolve};

/// A team and a day further apart than this (in tokens) are not told as one match.
const REACH: usize = 12;

/// A result further than this from a day (in tokens) may be another's.
const SURE_REACH: usize = 6;

/// Words for how a match ended.
const RESULTS: Words<'_> = Words::of(&[&[
    "win", "victory", "defeat", "draw", "loss", "beat", "beaten", "lost", "won", "drew", "thrashing",
    "beating", "losing", "drawn", "quarter", "against", "round", "playoff", "play-off", "bout", "fight",
    "contest", "stage", "meet", "heat", "relay", "defeated", "thrashed", "hammered", "edged", "overcame",
    "stunned", "trounced", "routed", "demolished", "crushed",
]]);

/// What somebody who has been hurt does next.
pub(crate) const GOES_ON: &[&str] = &[
    "flies", "flew", "faces", "faced", "returns", "returned", "travels", "travelled", "undergoes",
    "underwent", "sees", "saw", "misses", "missed", "withdrew", "withdraws", "awaits", "hopes", "goes",
];

/// What two sides do who play each other.
const MEETINGS: Words<'_> = Words::of(&[&[
    "face", "faces", "host", "hosts", "meet", "meets", "entertain", "entertains", "play", "plays", "take",
    "takes", "travel", "are", "visit", "visits", "go",
]]);

/// Nouns for how a match ended.
const OUTCOMES: &[&str] = &["win", "victory", "defeat", "draw", "loss", "stalemate", "thrashing", "triumph"];

/// Verbs of speech right before a day.
const SPEECH: &[&str] = &["said", "told", "confirmed", "announced", "revealed"];

/// Lines at the top of a preview that may tell who meets whom, and when.
const HEAD_BLOCKS: usize = 8;

/// Words that tell the day of an hour, as the days of the week do.
const DAYS_OF_HOURS: &[&str] = &["today", "tonight", "tomorrow"];

/// Words that put a match ahead.
const AHEAD: Words<'_> = Words::of(&[&[
    "will", "face", "faces", "facing", "ahead", "next", "this", "play", "plays", "host", "hosts", "visit",
    "visits", "meet", "meets", "upcoming", "forthcoming", "takes", "travel", "travels", "trip", "against",
    "entertain", "until", "miss", "misses", "for", "in", "with", "begins", "starts",
]]);

/// Words that put a match behind, whatever else stands there.
const BEHIND: Words<'_> = Words::of(&[&[
    "win", "victory", "defeat", "draw", "loss", "beat", "beaten", "lost", "won", "drew", "scored",
    "thrashing", "was", "were", "during", "after", "had", "played", "suffered", "limped", "hobbled",
    "stretchered", "substituted", "retired", "injured", "hurt", "last", "missed", "sat", "defeated",
    "thrashed", "hammered", "edged", "overcame", "stunned", "trounced", "routed", "demolished", "crushed",
]]);

/// A report in which matches are looked for.
pub(super) struct Report<'a, 't> {
    pub surface: &'a Surface<'t>,
    pub lexicon: &'a Lexicon,
    pub hits: &'a [Hit],
    pub published: Interval,
}

impl Report<'_, '_> {
    /// In one sentence, a team, competition or noun for a match and a day near each other.
    pub(super) fn dated(&self, times: &[TimeExpr]) -> Vec<Match> {
        let days = times.iter().filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time));
        days.filter_map(|day| self.at(day)).flatten().collect()
    }

    /// The match of that day, once for each team or competition that it is told by.
    fn at(&self, expr: &TimeExpr) -> Option<impl Iterator<Item = Match>> {
        let surface = self.surface;
        let near = around(surface, expr)?;
        if self.of_something_else(expr) {
            return None;
        }
        let close = expr.tokens.start.saturating_sub(SURE_REACH).max(near.start)
            ..(expr.tokens.end + SURE_REACH).min(near.end);
        let score = near.clone().any(|i| is_score(surface, i));
        let result = RESULTS.places(surface, close.clone()).next();
        let named = self.named(expr, &near, result.filter(|_| score));
        if named.is_empty() {
            return None;
        }
        let tense = self.tense(expr, &near);
        let day = resolve(expr, &Anchor::published(self.published).tense(tense.into())).when?;
        // The day of the report itself, written in full, is its date line.
        let dateline =
            day == self.published && expr.tokens.clone().any(|i| begins_with_a_year(surface.word_at(i)));
        if day.width() > 3 || dateline {
            return None;
        }
        let ended = tense == Tense::Past && (result.is_some() || score);
        let noun = |i: usize| is_match_noun(surface, i);
        // "Ashby played Norby on Tuesday night".
        let played = tense == Tense::Past
            && close.clone().any(|i| {
                surface.is_word(i, &["played", "faced", "hosted"])
                    && named.iter().any(|(_, against)| !against.is_empty())
                    && surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::CAPITAL))
            });
        // "Rovers host City on Saturday": two sides that meet, right before the day.
        let ahead = day.earliest > self.published.latest;
        let meets = || ahead && self.meeting(expr, &near).is_some();
        let sure = ended
            || played
            || close.clone().any(noun)
            || named.iter().any(|(words, _)| noun(words.start))
            || meets();
        let expr = expr.tokens.clone();
        Some(named.into_iter().map(move |(tokens, against)| Match {
            against,
            tokens: expr.start.min(tokens.start)..expr.end.max(tokens.end),
            day,
            sure,
            ended,
        }))
    }

    /// Whether a day is that of a speech, or the end of an absence, rather than a match's.
    fn of_something_else(&self, expr: &TimeExpr) -> bool {
        let (start, end) = (expr.tokens.start, expr.tokens.end);
        // "officials said on Monday": the day of the speech.
        let speech = self.surface.any_word(start.saturating_sub(3)..start, SPEECH);
        // "could be out until after Christmas": no match, unless it is named there ("until Saturday's game").
        let until = self.surface.any_word(start.saturating_sub(2)..start, &["until", "till", "til"]);
        // "hit on the eve of today's heats".
        let eve = self.surface.is_word(start.wrapping_sub(1), &["of"])
            && self.surface.is_word(start.wrapping_sub(2), &["eve"]);
        eve || speech || (until && !(end..end + 4).any(|i| is_match_noun(self.surface, i)))
    }

    /// By what a match is told near a day, and its lexicon's name; `scored`: a word for a result, beside a score.
    fn named(
        &self,
        expr: &TimeExpr,
        near: &Range<usize>,
        scored: Option<usize>,
    ) -> Vec<(Range<usize>, String)> {
        let rivals = hits_in(self.hits, near)
            .filter(|h| matches!(h.class, Class::Team | Class::Competition))
            .filter(|h| !self.parted(h.tokens().end..expr.tokens.start));
        let named: Vec<_> =
            rivals.take(4).map(|h| (h.tokens(), self.lexicon.entry(h).column(0).to_owned())).collect();
        if !named.is_empty() {
            return named;
        }
        let alone = self
            .noun_near(expr, near)
            .or(scored)
            .or_else(|| self.outcome_behind(expr.tokens.end, near))
            .or_else(|| self.meeting(expr, near))
            .or_else(|| self.beaten(expr, near))
            .filter(|i| !self.parted(*i..expr.tokens.start));
        alone.map(|i| (i..i + 1, String::new())).into_iter().collect()
    }

    /// A noun for a match near a day: "her semi-final against Ana Ruiz on Saturday".
    fn noun_near(&self, expr: &TimeExpr, near: &Range<usize>) -> Option<usize> {
        const NEAR: usize = 6;
        let (start, end) = (expr.tokens.start, expr.tokens.end);
        let behind = |i: usize, words: &[&str]| self.surface.is_word(i.wrapping_sub(1), words);
        // "failed a fitness test", "her leg": no match, unless it is the first or the second.
        let test = |i: usize| {
            // "following test results on Tuesday".
            self.surface.is_word(i, &["test"])
                && (behind(i, &["fitness", "late", "medical", "scan", "further"])
                    || self.surface.is_word(i + 1, &["result", "results"]))
        };
        let limb = |i: usize| {
            self.surface.is_word(i, &["leg"])
                && !behind(i, &["first", "second", "return", "opening", "home", "away"])
        };
        // "flies out on Friday before Sunday's match": another day's.
        let of_another = |i: usize| i > end && self.surface.any_word(end..i, DAYS_OF_HOURS);
        // "her semi-final against Ana Ruiz on Saturday".
        let against = |i: usize| {
            i < start
                && start - i < SURE_REACH + 4
                && self.surface.is_word(i + 1, &["against", "with"])
                && self.surface.tokens.get(i + 2).is_some_and(|t| t.is(Shape::CAPITAL))
        };
        near.clone().find(|&i| {
            is_match_noun(self.surface, i)
                && (i.abs_diff(start) < NEAR || against(i))
                && !test(i)
                && !limb(i)
                && !of_another(i)
        })
    }

    /// "Saturday's victory": how it ended, behind the day's genitive.
    fn outcome_behind(&self, end: usize, near: &Range<usize>) -> Option<usize> {
        let clitic = self.surface.tokens.get(end).is_some_and(|t| t.is(Shape::CLITIC));
        (end..(end + 4).min(near.end)).find(|&i| clitic && self.surface.is_word(i, OUTCOMES))
    }

    /// "Ashby host Norby on Saturday", "Wales play in Vaduz on Sunday": what two sides do whose names no lexicon knows; where the verb
    /// stands.
    fn meeting(&self, expr: &TimeExpr, near: &Range<usize>) -> Option<usize> {
        const NEAR: usize = 8;
        let capital = |i: usize| {
            self.surface
                .tokens
                .get(i)
                .is_some_and(|t| t.is(Shape::CAPITAL | Shape::WORD) && !t.is(Shape::CLITIC))
        };
        let side = |i: usize| capital(i) || self.surface.is_word(i, &["who", "side", "team", "they"]);
        let to = |i: usize| match self.surface.word_at(i) {
            "face" | "faces" | "host" | "hosts" | "meet" | "meets" | "entertain" | "entertains" | "visit"
            | "visits" => Some(i + 1),
            "play" | "plays" => Some(i + 1 + usize::from(self.surface.is_word(i + 1, &["in", "at"]))),
            "take" | "takes" if self.surface.is_word(i + 1, &["on"]) => Some(i + 2),
            // Who "travels to London on Monday" goes alone.
            "travel" | "go" if self.surface.is_word(i + 1, &["to"]) => Some(i + 2),
            "are" if self.surface.is_word(i + 2, &["home"]) && self.surface.is_word(i + 3, &["to"]) => {
                Some(i + 4)
            }
            "are" if self.surface.is_word(i + 1, &["at"]) => Some(i + 2),
            _ => None,
        };
        let from = expr.tokens.start.saturating_sub(NEAR).max(near.start + 1);
        let mut verbs = MEETINGS.places(self.surface, from..expr.tokens.start);
        verbs.find(|&i| side(i - 1) && to(i).is_some_and(capital))
    }

    /// "hurt a knee against Rovers and will have a scan on Friday", "… and flies home today": the day of what a second verb tells.
    fn parted(&self, between: Range<usize>) -> bool {
        let auxiliary = |i: usize| {
            let word = self.surface.tokens.get(i).map(|t| self.lexicon.function(t.word));
            word.is_some_and(|f| {
                f.intersects(Function::MODAL | Function::FUTURE | Function::BE | Function::HAVE)
            })
        };
        let mut joints = between.filter(|&i| self.surface.is_word(i, &["and", "but"]));
        joints.any(|i| auxiliary(i + 1) || self.surface.is_word(i + 1, GOES_ON))
    }

    /// Whether what stands around a day puts its match behind or ahead.
    fn tense(&self, expr: &TimeExpr, near: &Range<usize>) -> Tense {
        let is = |words: Words<'_>| words.places(self.surface, near.clone()).next().is_some();
        // "have lost two players for Friday's friendly": not the match.
        let before = expr.tokens.start.saturating_sub(2)..expr.tokens.start;
        let lost =
            || self.surface.any_word(near.clone(), &["lost"]) && self.surface.any_word(before, &["for"]);
        // "is battling to be fit for the match against Rovers on Thursday after hurting his back".
        let from = expr.tokens.start.saturating_sub(REACH).max(near.start);
        let aim = |i: usize| {
            self.surface.is_word(i, &["fit", "ready", "doubt", "doubtful", "available"])
                && (self.surface.is_word(i + 1, &["for"])
                    || self.surface.is_word(i + 1, &["to"])
                        && self.surface.is_word(i.wrapping_sub(1), &["be"]))
                && !self.surface.any_word(i.saturating_sub(2)..i, &["was", "were", "been", "had"])
        };
        let ended = || self.surface.any_word(from..expr.tokens.start, OUTCOMES);
        // "hurt a calf ahead of Saturday's game".
        let before_it = self.surface.is_word(expr.tokens.start.wrapping_sub(1), &["of"])
            && self.surface.is_word(expr.tokens.start.wrapping_sub(2), &["ahead"])
            && !self.surface.any_word(expr.tokens.end..expr.tokens.end + 4, OUTCOMES);
        // "will have a test before Saturday's game on the ankle he hurt": still to come.
        let tested = self.surface.is_word(expr.tokens.start.wrapping_sub(1), &["before"])
            && self.surface.any_word(from..expr.tokens.start, &["will", "faces", "face", "must"]);
        let aimed = || (before_it || tested || (from..expr.tokens.start).any(aim)) && !ended();
        // "put the holders ahead in Thursday's tie".
        let scored =
            |i: &usize| self.surface.is_word(*i, &["ahead"]) && !self.surface.is_word(i + 1, &["of"]);
        let behind = is(BEHIND)
            || near.clone().any(|i| scored(&i) && self.surface.is_word(i + 1, &["in", "with", "after"]));
        // "the warning came true on Saturday against Norby": a verb of the past, and of what is to come only "against".
        let weak = || {
            let only =
                AHEAD.places(self.surface, near.clone()).all(|i| self.surface.is_word(i, &["against"]));
            let past = |i: usize| {
                self.surface
                    .tokens
                    .get(i)
                    .is_some_and(|t| self.lexicon.function(t.word).contains(Function::PAST))
            };
            only && near.clone().take_while(|i| *i < expr.tokens.start).any(past)
        };
        // "was named in the squad for a friendly on Thursday": where that Thursday is the nearer one.
        let picked = || self.picked_for(expr, from) && !ended() && self.sooner_ahead(expr);
        if is(AHEAD) && (!behind && !weak() || lost() || aimed() || picked()) {
            Tense::Future
        } else {
            Tense::Past
        }
    }

    /// The match that a preview tells at its head, once for each team that it names.
    pub(super) fn preview(&self, times: &[TimeExpr]) -> Vec<Match> {
        let surface = self.surface;
        let head = 0..surface.blocks.get(HEAD_BLOCKS).or(surface.blocks.last()).map_or(0, |b| b.tokens.end);
        let line = |b: &&crate::text::Block| b.tokens.len() <= 12;
        let versus = surface
            .blocks
            .iter()
            .take(HEAD_BLOCKS)
            .filter(line)
            .find(|b| surface.any_word(b.tokens.clone(), &["v", "vs", "versus"]));
        let Some(versus) = versus else { return Vec::new() };
        let anchor = Anchor::published(self.published).tense(Tense::Future.into());
        let soon = Interval::new(self.published.earliest, add_days(self.published.latest, PREVIEW_DAYS));
        // "Rovers v City (3pm)": the hour tells no day.
        let hour = |t: &&TimeExpr| {
            let own = t.tokens.clone();
            surface.tokens.get(own.start).is_some_and(|t| t.is(Shape::NUMBER))
                && surface.any_word(own.start + 1..own.end + 1, &["pm", "am", "p", "a", "bst", "gmt"])
                && own.len() <= 4
                && !hits_in(self.hits, &own).any(|h| h.class == Class::Weekday)
                && !surface.any_word(own, DAYS_OF_HOURS)
        };
        let day = times
            .iter()
            .filter(|t| head.contains(&t.tokens.start) && !hour(t))
            .find_map(|t| resolve(t, &anchor).when.filter(|d| d.width() == 0 && soon.overlaps(*d)));
        let Some(day) = day else { return Vec::new() };
        let teams = hits_in(self.hits, &versus.tokens).filter(|h| h.class == Class::Team);
        let told =
            |against: String| Match { against, tokens: versus.tokens.clone(), day, sure: true, ended: false };
        let mut out: Vec<Match> = teams.map(|h| told(self.lexicon.entry(h).column(0).to_owned())).collect();
        if out.is_empty() {
            out.push(told(String::new()));
        }
        out
    }
}

/// `2019`, `2019-20`.
fn begins_with_a_year(word: &str) -> bool {
    word.len() >= 4 && word.bytes().take(4).all(|b| b.is_ascii_digit())
}

/// `2-0`: two numbers joined by a hyphen.
pub(crate) fn is_score(surface: &Surface<'_>, i: usize) -> bool {
    let number =
        |i: usize| surface.tokens.get(i).filter(|t| t.is(Shape::NUMBER) && surface.word_at(i).len() <= 3);
    number(i).is_some() && number(i + 1).is_some_and(|t| t.is(Shape::HYPHENATED))
}

fn hits_in<'h>(hits: &'h [Hit], tokens: &Range<usize>) -> impl Iterator<Item = &'h Hit> {
    let from = hits.partition_point(|h| (h.start as usize) < tokens.start);
    let end = tokens.end;
    hits.get(from..).unwrap_or_default().iter().take_while(move |h| (h.start as usize) < end)
}

/// The tokens around a time, in its sentence.
fn around(surface: &Surface<'_>, expr: &TimeExpr) -> Option<Range<usize>> {
    let sentence = surface.sentence_of(expr.tokens.start).and_then(|s| surface.sentences.get(s))?;
    Some(
        expr.tokens.start.saturating_sub(REACH).max(sentence.tokens.start)
            ..(expr.tokens.end + REACH).min(sentence.tokens.end),
    )
}
