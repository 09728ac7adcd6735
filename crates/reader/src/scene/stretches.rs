//! Which of the times told of are missed or met: a tournament, or one match of it; a year, or what is held in it.

use std::ops::Range;

use jiff::civil::Date;
use ledger::{Interval, add_days};

use super::{Horizon, Scene, Span};
use crate::matches::is_match_noun;
use crate::time::TimeExpr;

/// Nouns of one match that no list of match nouns holds.
const MATCHES: &[&str] = &["encounter", "clash", "meeting", "showdown", "fixture", "decider"];

/// What ends a tournament is as good as the tournament.
const LAST_MATCHES: &[&str] = &["final", "finals", "semi-final", "semi-finals", "semifinal", "semifinals"];

/// Longer than this, a time is a year or a season.
const YEAR_DAYS: i64 = 200;

impl Scene<'_> {
    /// The horizons that the times in a range give, but those that only say of which year or tournament another is.
    pub(super) fn told_ahead(&self, tokens: &Range<usize>) -> Vec<Horizon> {
        let told = self.times(tokens).filter_map(|t| Some((t.names_event(), self.horizon_of(t)?)));
        let mut found: Vec<(bool, Horizon)> = told.collect();
        // "just a week after his debut": how long ago.
        let since = |h: &Horizon| {
            let just =
                self.any_word(h.tokens.start.saturating_sub(1)..h.tokens.end, &["just", "only", "barely"]);
            just && self.is_word(h.tokens.end, &["after", "since"])
        };
        found.retain(|(_, h)| !(matches!(h.span, Span::Length { .. }) && since(h)));
        // "his first match since November": a time that is over.
        found.retain(|(_, h)| !self.is_word(h.tokens.start.wrapping_sub(1), &["since"]));
        // "this weekend's Six Nations match": neither all of the Six Nations …
        found.retain(|(event, h)| !(*event && (0..2).any(|k| self.is_of_one_match(h.tokens.end + k))));
        // … nor, in "this year's championships in August", the whole year.
        if found.len() > 1 {
            found.retain(|(_, h)| !self.owns_what_follows(h));
            // "the next week of the season": a week.
            let parts: Vec<usize> = found.iter().map(|(_, h)| h.tokens.end).collect();
            let whole = |start: usize| {
                (1..4).any(|k| {
                    self.is_word(start.wrapping_sub(k), &["of"]) && parts.contains(&start.wrapping_sub(k))
                })
            };
            found.retain(|(_, h)| !whole(h.tokens.start) && !whole(h.tokens.start + 1));
        }
        found.into_iter().map(|(_, h)| h).collect()
    }

    fn is_of_one_match(&self, noun: usize) -> bool {
        let match_noun = is_match_noun(&self.page.surface, noun) || self.is_word(noun, MATCHES);
        match_noun && !self.is_word(noun, LAST_MATCHES)
    }

    fn owns_what_follows(&self, horizon: &Horizon) -> bool {
        let owns = |i: usize| self.is_word(i, &["'s", "’s"]);
        let long = matches!(horizon.span, Span::Stretch(days) if days.width() > YEAR_DAYS);
        long && (owns(horizon.tokens.end) || owns(horizon.tokens.end.saturating_sub(1)))
    }

    /// "the next week", "the coming week": seven days from the report on, unlike "next week".
    pub(super) fn coming_week(&self, expr: &TimeExpr) -> Option<Interval> {
        let t = &expr.tokens;
        let from = if self.is_word(t.start, &["the"]) { t.start + 1 } else { t.start };
        let definite = from > t.start || self.is_word(t.start.wrapping_sub(1), &["the"]);
        let week = self.is_word(from, &["next", "coming"]) && self.is_word(from + 1, &["week"]);
        let said = self.page.published;
        (definite && week).then(|| Interval { earliest: said.earliest, latest: add_days(said.latest, 6) })
    }

    /// "out for the indoor season": athletes are indoors from January to March.
    pub(super) fn indoor_season(&self, tokens: &Range<usize>) -> Option<Horizon> {
        const LAST: (i8, i8) = (3, 31);
        let season = |i: usize| self.is_word(i, &["indoor"]) && self.is_word(i + 1, &["season", "campaign"]);
        let at = tokens.clone().find(|&i| season(i))?;
        let said = self.page.published.latest;
        let year = if said.month() > LAST.0 { said.year().saturating_add(1) } else { said.year() };
        let end = Date::new(year, LAST.0, LAST.1).ok()?;
        Some(Horizon {
            span: Span::Stretch(Interval { earliest: add_days(end, -89).min(said), latest: end }),
            tokens: at..at + 2,
            fixture: None,
            steps: vec![format!("the indoor season of athletics ends on {end}")],
        })
    }
}

#[cfg(test)]
mod tests {
    use ledger::{ClaimValue, Dating, Document};

    use crate::Reader;

    /// The first day on which the report lets somebody be back.
    fn not_before(text: &str) -> Option<String> {
        let mut document = Document::new("example", text);
        document.published = Some(Dating::given(jiff::civil::date(2021, 3, 10)));
        let claims = Reader::new().unwrap().read(&document).claims;
        claims.iter().find_map(|c| match &c.value {
            ClaimValue::ReturnEstimate(e) => e.not_before.map(|d| d.to_string()),
            _ => None,
        })
    }

    #[test]
    fn what_is_missed_is_the_event_and_not_its_frame() {
        for (text, day) in [
            (
                "Luca Brandt will miss this year's World Championships in October with a knee injury.",
                "2021-11-01",
            ),
            ("Luca Brandt has a sprained ankle and will miss the next week of the season.", "2021-03-17"),
            ("Mia Lund is out for the entire indoor season with an ankle injury.", "2021-03-31"),
        ] {
            assert_eq!(not_before(text).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_looks_back_or_only_tells_when_is_no_forecast() {
        for text in [
            "Luca Brandt is sidelined by a knock sustained during the Six Nations match against Italy.",
            "Mia Lund has been troubled by heel problems, which forced her to miss the championships in August.",
            "Mia Lund has recovered from a hamstring injury since pulling out of a May 31 meet in Oslo.",
            "Rovers lost to City on Sunday. Others missing for Rovers through injury include Luca Brandt.",
            "Luca Brandt (thumb) is the third forward to be sidelined before the tour next month.",
            "Luca Brandt has an elbow injury and is the second player to go on the injury list this week.",
        ] {
            assert_eq!(not_before(text), None, "{text}");
        }
    }
}
