//! The day of the match in which somebody got hurt: of the one that the words name, that was told before, or that was played there.

use std::ops::Range;

use ledger::{Interval, Phase};

use super::place::FRESH_DAYS;
use super::words::{HAPPENED, HISTORY};
use crate::grammar::{Link, Tense};
use crate::lexicon::Class;
use crate::matches::Match;
use crate::scene::Scene;
use crate::text::Shape;

/// So far from a match (in tokens) its place is told.
const VENUE_TOKENS: usize = 12;

/// So many matches are looked at for their place.
const VENUE_MATCHES: usize = 24;

/// So far back (in tokens) "the match" may have been told.
const REACH_TOKENS: usize = 150;

impl Scene<'_> {
    /// "after breaking an arm in their 43-19 win", "in the warm-up": the one match whose end the report tells with a day of this week,
    /// unless it is told to be against others.
    pub(super) fn report_match(
        &self,
        tokens: &Range<usize>,
        around: &Range<usize>,
    ) -> Option<(Interval, String)> {
        const OUTCOMES: &[&str] = &["win", "victory", "defeat", "draw", "loss"];
        let hurt = |i: usize| self.is_one(i, words_of!(HAPPENED)) && !self.is_word(i, &["in", "during"]);
        let warm = |i: usize| {
            self.is_word(i, &["warm"])
                && self.is_word(i + 1, &["up"])
                && self.is_word(i.wrapping_sub(1), &["the"])
                && !crate::matches::is_match_noun(&self.page.surface, i + 2)
        };
        let played = around.clone().find(|&i| self.is_word(i, OUTCOMES) || warm(i))?;
        let own =
            |i: usize| self.is_word(i, &["in", "during"]) && self.is_word(i + 1, &["a", "another", "an"]);
        if !(around.start..tokens.end).any(hurt)
            || self.any_word(around.clone(), HISTORY)
            || (played.saturating_sub(5)..played).any(own)
        {
            return None;
        }
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let recent = |m: &&Match| {
            m.ended && since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2
        };
        let rival = self.phrases(Class::Team).find(|(h, _)| {
            around.contains(&(h.start as usize))
                && self.is_word(h.start.saturating_sub(1) as usize, &["against", "over", "to", "by", "with"])
        });
        let same = |m: &&Match| m.against.is_empty() || rival.is_none_or(|(_, e)| e.column(0) == m.against);
        let mut told = self.page.matches().sure().take(VENUE_MATCHES).filter(recent);
        let first = told.next().filter(same)?;
        let one = told.all(|m| m.day == first.day);
        one.then(|| (first.day, format!("the match told as of {}", first.day)))
    }

    /// "Saturday's win came at a price: Ferreira broke an arm": the match whose end stands before the colon.
    pub(super) fn before_the_colon(&self, tokens: &Range<usize>) -> Option<(Interval, String)> {
        const REACH: usize = 40;
        let from = tokens.start.saturating_sub(REACH).max(self.tokens.start);
        let colon = (from..tokens.start).find(|&i| self.is_mark(i, ":"))?;
        let past =
            self.segment(tokens.start).is_some_and(|s| matches!(s.verb.tense, Tense::Past | Tense::None));
        let told = self.page.matches().inside(&(from..colon)).filter(|m| m.ended && m.day.width() <= 2)?;
        let played = past
            && told.day.latest <= self.page.published.latest
            && !self.any_word(colon..tokens.start, HISTORY);
        played.then(|| (told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }

    /// "suffered a cut during the match": the match told before, when nothing behind the noun tells another.
    fn that_match(&self, around: &Range<usize>) -> Option<(Interval, String)> {
        const NOUNS: &[&str] = &[
            "match", "game", "race", "fight", "bout", "contest", "final", "clash", "tie", "encounter",
            "test", "derby",
        ];
        const ELSE: &[&str] = &["against", "with", "on", "between", "v", "at", "for", "when", "last", "in"];
        let the = |i: usize| {
            self.is_word(i, &["the", "that", "this", "same"])
                && self.is_word(i.wrapping_sub(1), &["in", "during", "of", "the", "after"])
        };
        let that = |i: usize| {
            self.is_word(i, &["win", "defeat", "draw", "victory", "loss"])
                && self.is_word(i.wrapping_sub(1), &["that", "same"])
        };
        let noun = around.clone().find(|&i| {
            that(i) || (self.is_word(i, NOUNS) && the(i.wrapping_sub(1)) && !self.is_word(i + 1, ELSE))
        })?;
        let published = self.page.published.latest;
        let near =
            |m: &&Match| noun.saturating_sub(m.tokens.end) <= REACH_TOKENS && m.day.latest <= published;
        let told = self.page.matches().told_before(noun).find(near)?;
        Some((told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }

    /// "the injury sustained at Millbrook Park": the match of these days that the report tells of in the same place.
    fn venue(&self, at: usize) -> Option<&Match> {
        let surface = &self.page.surface;
        let place = surface.word_at(at);
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let there = |m: &&Match| {
            let near = m.tokens.start.saturating_sub(VENUE_TOKENS)..m.tokens.end + VENUE_TOKENS;
            near.clone().any(|i| {
                i != at && surface.word_at(i) == place && surface.is_word(i.wrapping_sub(1), &["at", "in"])
            })
        };
        let recent =
            |m: &&Match| since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2;
        self.page.matches().sure().take(VENUE_MATCHES).filter(recent).find(there)
    }

    /// The day of a match at the place at which the words say that somebody got hurt.
    pub(super) fn at_venue(&self, around: &Range<usize>) -> Option<(Interval, String)> {
        const GOT_HURT: &[&str] =
            &["suffered", "sustained", "picked", "picking", "suffering", "sustaining", "injured", "hurt"];
        let capital = |i: usize| {
            let token = self.page.surface.tokens.get(i);
            token.is_some_and(|t| t.is(Shape::WORD | Shape::CAPITAL) && !t.is(Shape::CLITIC))
        };
        let got = around.clone().find(|i| self.is_one(*i, words_of!(GOT_HURT)))?;
        let near = got + 1..around.end.min(got + 9);
        let at =
            near.clone().find(|&i| self.is_word(i, &["at", "in"]) && capital(i + 1) && i + 1 < around.end)?;
        let found = self.venue(at + 1)?;
        Some((found.day, format!("the match against {} there, told as of {}", found.against, found.day)))
    }

    /// The day of the match that the words name, if the report dates it.
    pub(super) fn match_of(&self, around: &Range<usize>, phase: Option<Phase>) -> Option<(Interval, String)> {
        if phase == Some(Phase::Past) {
            return None;
        }
        const MET: &[&str] = &["against", "over", "to", "with", "by", "at", "v", "vs", "versus"];
        let matches = self.page.matches();
        let met = || {
            let inside = self.phrases(Class::Team).filter(|(h, _)| around.contains(&(h.start as usize)));
            let mut met = inside.filter(|(h, _)| self.is_word(h.start.saturating_sub(1) as usize, MET));
            met.find_map(|(_, entry)| matches.played_against(entry.column(0)))
        };
        // "thrashed Town 98-2 on Friday, but will rue the injury suffered by Lees": the sentence's own match.
        let own = || {
            const GOT: &[&str] =
                &["suffered", "sustained", "suffering", "sustaining", "injured", "limped", "forced"];
            let got = around.clone().find(|&i| self.is_word(i, GOT));
            let now = got.is_some_and(|i| {
                self.segment(i).is_none_or(|s| s.verb.tense != Tense::Perfect || s.link != Link::Main)
            }) && !self.any_word(around.clone(), HISTORY);
            now.then(|| matches.inside(&self.tokens))
                .flatten()
                .filter(|m| m.ended && m.day.width() <= 2 && m.tokens.start < around.start)
        };
        let told = matches.inside(around).or_else(met).or_else(own);
        // "swelling in the knee forced him to miss last Wednesday's game": not in it.
        // "failed a test on his knee before Saturday's match": what came before it, but for the warm-up.
        let ahead = |m: &Match| {
            let led = m.tokens.start.saturating_sub(2).max(around.start)..m.tokens.start;
            self.any_word(led, &["before"])
                && !self.any_word(around.clone(), &["warm", "warm-up", "warming"])
                && around.contains(&m.tokens.start)
        };
        let missed = |m: &Match| {
            around.contains(&m.tokens.start)
                && self.any_word(
                    m.tokens.start.saturating_sub(6).max(around.start)..m.tokens.start,
                    &["miss", "missed", "missing", "misses"],
                )
        };
        let Some(told) =
            told.filter(|m| m.day.latest <= self.page.published.latest && !missed(m) && !ahead(m))
        else {
            return self.that_match(around);
        };
        Some((told.day, format!("the match against {}, told as of {}", told.against, told.day)))
    }
}
