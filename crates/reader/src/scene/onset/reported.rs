//! The day of the match that a report is about, for what is told without a day.

use ledger::Interval;

use super::place::FRESH_DAYS;
use crate::grammar::{Link, Tense};
use crate::matches::Match;
use crate::scene::Scene;
use crate::text::Shape;

/// The sentences that tell a report's news.
const LEAD_SENTENCES: usize = 4;

impl Scene<'_> {
    /// The day of the match spoken of at a token: the one told last before it, or else the last one that the report dates, if it
    /// was in these days; else, where the report is about a match, its day or the day before.
    pub fn match_day(&self, at: usize) -> Option<(Interval, String)> {
        if self.away_meanwhile(at) || self.of_a_year_gone(at) {
            return None;
        }
        let published = self.page.published;
        let since = ledger::add_days(published.earliest, -FRESH_DAYS);
        let recent =
            |m: &&Match| since <= m.day.latest && m.day.latest <= published.latest && m.day.width() <= 2;
        let matches = self.page.matches();
        let told = matches.told_before(at).find(recent).or_else(|| {
            // One of the day of the report that is told further on, and not as played, may be still to come.
            matches
                .told_after(at)
                .find(recent)
                .filter(|m| m.ended || m.day.latest < published.earliest || self.page.match_report())
        });
        if let Some(m) = told {
            return Some((m.day, format!("the match against {}, told as of {}", m.against, m.day)));
        }
        if self.previous_match(at) {
            return None;
        }
        // "Kruger, who went off in the win at Leeds, will have treatment": news of these days looks back on some match.
        // "will not travel after hobbling out of the defeat by Rovers".
        let after = self
            .segment(at)
            .is_some_and(|s| self.is_word(s.tokens.start, &["after", "following", "since", "having"]));
        let looks_back = (self.relative(at) || after)
            && self.segments.iter().any(|s| {
                let now = matches!(s.verb.tense, Tense::Future | Tense::Modal | Tense::Present);
                s.link == Link::Main && (now || after && s.verb.tense == Tense::Perfect)
            });
        // "during the first half against Fiji" names some match, of no day.
        let capital = |i: usize| self.page.surface.tokens.get(i).is_some_and(|t| t.is(Shape::CAPITAL));
        const OUTCOMES: &[&str] = &["win", "victory", "defeat", "draw", "loss"];
        let opponent = self.tokens.clone().any(|i| {
            let met = self.is_word(i, &["against", "over", "versus"])
                || self.is_word(i, &["by", "to", "with", "at"])
                    && self.any_word(i.saturating_sub(2).max(self.tokens.start)..i, OUTCOMES);
            met && (capital(i + 1) || capital(i + 2))
        });
        let of_another = self.relative(at) || opponent || after && looks_back;
        let lead = self.index < LEAD_SENTENCES && !of_another;
        let about = lead || self.page.match_report() || self.page.tells_result() && !looks_back;
        let day = Interval { earliest: ledger::add_days(published.earliest, -1), latest: published.latest };
        about.then(|| (day, "the match reported, on the day of the report or the day before".into()))
    }

    /// "With Ferreira suspended and Costa injured, Brandt moved into defence", "their captain, out injured": away from the match that is
    /// told, and not hurt in it.
    fn away_meanwhile(&self, at: usize) -> bool {
        const REACH: usize = 16;
        const HURT: &[&str] = &[
            "off", "forced", "limping", "stretchered", "carried", "hobbling", "withdrawn", "substituted",
            "suffering", "picking", "during", "after", "losing", "lost",
        ];
        if self.is_word(at.wrapping_sub(1), &["out"])
            || self.is_word(at, &["out"]) && self.is_word(at + 1, &["injured", "with"])
        {
            return true;
        }
        let plain = |i: &usize| !self.is_mark(*i, ",") && !self.is_mark(*i, ";");
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let with = (from..at).rev().take_while(plain).find(|&i| self.is_word(i, &["with"]));
        with.is_some_and(|w| {
            let named = self.mentions().any(|(_, m)| m.tokens.start > w && m.tokens.end <= at);
            let states = (w..at).all(|i| {
                !self.function(i).verbal()
                    || self.is_word(
                        i,
                        &[
                            "suspended", "banned", "injured", "sidelined", "ruled", "suffering", "nursing",
                            "recovering",
                        ],
                    )
            });
            named
                && states
                && !(w..at + 4).any(|i| {
                    // "with Costa suffering from back spasms, Brandt got a start".
                    let from = self.is_word(i, &["suffering"]) && self.is_word(i + 1, &["from"]);
                    self.is_word(i, HURT) && !from
                })
        })
    }

    /// "missed almost all of the 2014-15 season after rupturing knee ligaments": what a sentence tells of a time long gone.
    fn of_a_year_gone(&self, at: usize) -> bool {
        let Some(n) = self.segments.iter().position(|s| s.tokens.contains(&at)) else { return false };
        let own = self
            .segments
            .get(n)
            .filter(|s| self.is_word(s.tokens.start, &["after", "before", "when", "because"]));
        let main = own.and(n.checked_sub(1)).and_then(|m| self.segments.get(m));
        main.is_some_and(|m| self.tells_long_over(&m.tokens))
    }
}
