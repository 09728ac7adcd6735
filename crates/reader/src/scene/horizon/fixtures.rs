//! The matches that somebody may miss or be back for: those that the report dates, and those of a pack.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Interval, Phase, add_days};

use super::super::Scene;
use super::{DESCRIBED, Horizon, SEASON, Span};
use crate::lexicon::{Class, Entry, Hit};
use crate::matches::{Match, is_match_noun};
use crate::text::Shape;

impl Scene<'_> {
    /// A match named without its day, whose day the report tells elsewhere, or a pack knows.
    pub(super) fn fixture_in(&self, tokens: &Range<usize>) -> Option<Horizon> {
        if let Some(found) = self.against_whom(tokens) {
            return Some(found);
        }
        if self.meets_another(tokens) {
            return None;
        }
        let word =
            tokens.clone().find(|&i| is_match_noun(&self.page.surface, i) && !self.is_word(i, SEASON))?;
        let next = self.page.matches().next(self.page.published.earliest)?;
        // "the game" points back to the match told before, wherever that was; "the next match" and "one match" may be another
        // club's, unless the paragraph itself tells of it.
        let back = self.is_word(word.wrapping_sub(1), &["the", "this", "that", "'s"]);
        if self.numbered_otherwise(word, next) || !back && !self.same_block(next.tokens.start) {
            return None;
        }
        Some(Horizon {
            span: Span::Stretch(next.day),
            tokens: word..word + 1,
            fixture: Some(next.against.clone()).filter(|a| !a.is_empty()),
            steps: vec![format!("the next match that the report tells of, on {}", next.day)],
        })
    }

    /// The match told of against a team, or in a competition, that the words name.
    fn against_whom(&self, tokens: &Range<usize>) -> Option<Horizon> {
        let from = self.page.published.earliest;
        [Class::Team, Class::Competition].into_iter().find_map(|class| {
            self.phrases(class)
                .filter(|(hit, _)| tokens.contains(&(hit.start as usize)) && !self.no_opponent(hit))
                .find_map(|(hit, entry)| {
                    let m = self.page.matches().against(entry.column(0), from)?;
                    Some(Horizon {
                        span: Span::Stretch(m.day),
                        tokens: hit.tokens(),
                        fixture: Some(self.text(hit.tokens()).to_owned()),
                        steps: vec![format!("the match against {}, told as of {}", m.against, m.day)],
                    })
                })
        })
    }

    /// "the Dutch international" is a player, and whom "those missing for Rovers" play for is no opponent.
    fn no_opponent(&self, hit: &Hit) -> bool {
        let start = hit.start as usize;
        let own = self.is_word(start.wrapping_sub(1), &["for"])
            && self.is_word(start.wrapping_sub(2), &["missing", "absent", "unavailable", "out"]);
        // "the match against the Swiss side": whose day is told by another of its names.
        let described = || self.described_team(hit) && self.is_word(start.wrapping_sub(1), &["the"]);
        own || described() || self.mentions().any(|(_, m)| m.tokens.contains(&start))
    }

    /// "the Swiss side": told by what it is.
    fn described_team(&self, hit: &Hit) -> bool {
        self.is_word(hit.tokens().end, DESCRIBED)
    }

    /// A team of which the report dates no match: it is another match that is meant.
    fn meets_another(&self, tokens: &Range<usize>) -> bool {
        let undated = |(hit, entry): (&Hit, &Entry)| {
            tokens.contains(&(hit.start as usize))
                && !self.described_team(hit)
                && !self.page.matches().knows(entry.column(0))
        };
        // So it is with an opponent that no lexicon knows ("the final at home to Ashby").
        let stranger = |i: usize| {
            self.is_word(i, &["against", "to", "v"])
                && !self.is_word(i.wrapping_sub(1), &["trip", "visit", "journey"])
                && self.page.surface.tokens.get(i + 1).is_some_and(|t| t.is(Shape::CAPITAL))
                && !self.phrases(Class::Team).any(|(h, _)| h.tokens().contains(&(i + 1)))
        };
        self.phrases(Class::Team).any(undated) || tokens.clone().any(stranger)
    }

    /// "the second Test": no other than the one that is told as the second.
    fn numbered_otherwise(&self, word: usize, told: &Match) -> bool {
        const NUMBERED: &[&str] = &["first", "second", "third", "fourth", "fifth"];
        const NEAR: usize = 3;
        let number = NUMBERED.iter().find(|n| self.is_word(word.wrapping_sub(1), &[**n]));
        let around = told.tokens.start.saturating_sub(NEAR)..told.tokens.end + NEAR;
        number.is_some_and(|n| !self.page.surface.any_word(around, &[*n]))
    }

    /// The next match that the report tells of, for words that leave it open which one is meant.
    pub fn next_match(&self, tokens: &Range<usize>) -> Option<Horizon> {
        let next = self.page.matches().next(self.page.published.earliest).filter(|m| self.of_this_side(m))?;
        Some(Horizon {
            span: Span::Stretch(next.day),
            tokens: tokens.clone(),
            fixture: Some(next.against.clone()).filter(|a| !a.is_empty()),
            steps: vec![format!("the next match that the report tells of, on {}", next.day)],
        })
    }

    /// "is not fit to travel with Peru", "has pulled out of the England squad": where the sentence speaks of a nation's side, a match
    /// told in another is only meant if nations play it.
    pub(crate) fn of_this_side(&self, m: &Match) -> bool {
        if self.tokens.contains(&m.tokens.start) || !self.speaks_of_a_nations_side() {
            return true;
        }
        let surface = &self.page.surface;
        let told = surface.sentence_of(m.tokens.start).and_then(|n| surface.sentences.get(n));
        let told = told.map_or(m.tokens.clone(), |s| s.tokens.clone());
        surface.any_word(
            told.clone(),
            &["international", "internationals", "qualifier", "qualifiers", "national"],
        ) || self.nations(&told).next().is_some()
    }

    /// "the England squad", "Brazil's team doctor", "with Peru", "the national team's doctor", "international duty".
    fn speaks_of_a_nations_side(&self) -> bool {
        const SIDE: &[&str] =
            &["team", "side", "squad", "party", "coach", "manager", "doctor", "duty", "camp", "set-up"];
        let national =
            |i: usize| self.is_word(i, &["national", "international"]) && self.is_word(i + 1, SIDE);
        let of_it = |n: Range<usize>| {
            let clitic = self.page.surface.tokens.get(n.end).is_some_and(|t| t.is(Shape::CLITIC));
            self.any_word(n.end..n.end + 2 + usize::from(clitic), SIDE)
                || self.is_word(n.start.wrapping_sub(1), &["with"])
        };
        self.tokens.clone().any(national) || self.nations(&self.tokens).any(of_it)
    }

    /// The nations named inside a range of the report's tokens.
    fn nations(&self, tokens: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let hits = &self.page.hits;
        let from = hits.partition_point(|h| (h.start as usize) < tokens.start);
        let end = tokens.end;
        let near = hits.get(from..).unwrap_or_default().iter().take_while(move |h| (h.start as usize) < end);
        let nation = |h: &&Hit| h.class == Class::Team && self.page.lexicon.entry(h).column(1) == "nation";
        near.filter(nation).map(|h| h.tokens())
    }

    /// The next match that the report tells of, however far ahead.
    pub fn later_match(&self, tokens: &Range<usize>) -> Option<Horizon> {
        let m = self.page.matches().later(self.page.published.latest)?;
        Some(Horizon {
            span: Span::Stretch(m.day),
            tokens: tokens.clone(),
            fixture: Some(m.against.clone()).filter(|a| !a.is_empty()),
            steps: vec![format!("the match that the report tells of, on {}", m.day)],
        })
    }

    /// A match of the player's club that a pack knows and the words name: "the trip to Rovers", "the Merseyside derby".
    pub fn pack_fixture(&self, tokens: &Range<usize>, club: &str) -> Option<Horizon> {
        let from = self.page.published.earliest;
        let rival = self.rival_in(tokens, club);
        let word = tokens.clone().find(|&i| is_match_noun(&self.page.surface, i));
        let (at, opponent) = match (rival, word) {
            (Some((at, name)), _) => (at, Some(name)),
            (None, Some(i)) => (i..i + 1, None),
            (None, None) => return None,
        };
        let day = self.page.matches().coming(club, opponent.as_deref(), from)?;
        let near = opponent.is_some() || ledger::days_between(from, day) <= 14;
        near.then(|| Horizon {
            span: Span::Stretch(Interval::day(day)),
            tokens: at,
            steps: vec![format!(
                "{club}'s next match{}, by the fixture list, on {day}",
                opponent.as_ref().map_or(String::new(), |o| format!(" with {o}"))
            )],
            fixture: opponent,
        })
    }

    /// "the next three games" of a club, by a pack: the day of the last of them.
    pub fn pack_games(&self, tokens: &Range<usize>, club: &str) -> Option<Horizon> {
        let i = tokens.clone().find(|&i| {
            self.is_word(i, &["next"])
                && self.is_word(i + 2, &["games", "matches", "fixtures", "league", "outings"])
        })?;
        let n = count(&self.lower(i + 1))?;
        let day = self.page.matches().nth_coming(club, n, self.page.published.earliest)?;
        Some(Horizon {
            span: Span::Stretch(Interval::day(day)),
            tokens: i..i + 3,
            fixture: None,
            steps: vec![format!("{club}'s next {n} matches, by the fixture list, end on {day}")],
        })
    }

    /// The match of the club that the words of an onset name, by the packs: on the days told, or else in the weeks before
    /// the report.
    pub fn fixture_played(
        &self,
        around: &Range<usize>,
        told: Option<Interval>,
        phase: Option<Phase>,
    ) -> Option<(Date, String)> {
        const RECENT_DAYS: i64 = 60;
        // A score between two clubs is a match, whatever noun the report finds for it.
        let named = around.clone().any(|i| is_match_noun(&self.page.surface, i))
            || score(self.text(around.clone())).is_some()
            || self.any_word(
                around.clone(),
                &["against", "win", "defeat", "draw", "victory", "loss", "thrashing"],
            );
        if !named || (told.is_none() && phase == Some(Phase::Past)) {
            return None;
        }
        let club = self.mentions().find_map(|(_, m)| {
            m.persons.iter().find_map(|&k| self.page.person(k).and_then(|p| p.team.as_deref()))
        })?;
        let (_, rival) = self.rival_in(around, club)?;
        let today = self.page.published.latest;
        let recent = Interval::new(add_days(today, -RECENT_DAYS), today);
        let within = told.map_or(recent, |t| Interval { latest: t.latest.min(today), ..t });
        let day = self.page.matches().of_pack(club, &rival, score(self.text(around.clone())), within)?;
        Some((day, format!("{club} met {rival}, by the fixture list, on {day}")))
    }

    /// The opponent of a club that a stretch of words names, by its own name or a derby's.
    pub fn rival_in(&self, tokens: &Range<usize>, club: &str) -> Option<(Range<usize>, String)> {
        let derby = tokens.clone().find(|&i| self.is_word(i, &["derby"])).and_then(|i| {
            (1..4).rev().find_map(|back| {
                let name = self.text(i.checked_sub(back)?..i + 1);
                Some((i - back..i + 1, self.page.matches().derby_rival(club, name)?))
            })
        });
        derby.or_else(|| {
            let inside = |h: &Hit| tokens.contains(&(h.start as usize));
            // By whichever of its names, a club is no rival of its own.
            let other = |h: &Hit, e: &Entry| e.column(0) != club && self.text(h.tokens()) != club;
            let (hit, entry) = self.phrases(Class::Team).find(|(h, e)| inside(h) && other(h, e))?;
            Some((hit.tokens(), entry.column(0).to_owned()))
        })
    }

    /// The opponent or competition named right beside a time ("Saturday's Six Nations match with Italy").
    pub(super) fn fixture_name(&self, time: &Range<usize>) -> Option<String> {
        let near = time.start.saturating_sub(8)..time.end + 10;
        self.phrases(Class::Team)
            .chain(self.phrases(Class::Competition))
            .find(|(h, _)| near.contains(&(h.start as usize)))
            .map(|(h, _)| self.text(h.tokens()).to_owned())
    }
}

/// The number of matches that a word counts.
fn count(word: &str) -> Option<usize> {
    const WORDS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS
        .iter()
        .position(|w| *w == word)
        .map(|n| n + 1)
        .or_else(|| word.parse().ok())
        .filter(|n| (1..=40).contains(n))
}

/// The first score in a text: "the 5-0 win".
fn score(text: &str) -> Option<(u8, u8)> {
    text.split_whitespace().find_map(|word| {
        let (a, b) = word.split_once(['-', '–'])?;
        Some((a.parse().ok()?, b.parse().ok()?))
    })
}
