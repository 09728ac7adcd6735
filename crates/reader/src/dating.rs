//! When an undated report was written, concluded from what it says.
//!
//! A year that a report names is mostly history ("capped in 2003"): named years bound the day of writing from below and
//! no more. What narrows it is a quoted post's stamp, a match told with its score, a season told as past together with a
//! training camp of the summer or with "last season", or days told on both sides. Otherwise there is no conclusion.

use jiff::civil::Date;
use ledger::{Basis, Dating, Interval, add_days};

use crate::lexicon::Lexicon;
use crate::text::Surface;
use crate::time::{
    Anchor, Feast, Meaning, Resolved, Tense, TimeExpr, Unit, What, When, Which, is_stamp, resolve, tense,
    week_from,
};

/// Something that bounds the day of writing, found elsewhere (a match with its score, through a pack).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its days.
    pub days: Interval,
    /// Whether it is told as past (otherwise as to come).
    pub past: bool,
    /// For people: what it is.
    pub what: String,
}

/// Days within which a report follows a match that it tells with its score.
const AFTER_MATCH: i64 = 45;
/// Days that may lie between the latest day told as past and the first one to come, for both to bound one report.
const BETWEEN: i64 = 92;

/// The interval in which an undated report was written, with the steps to it; none where the text does not tell.
pub fn infer(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    expressions: &[TimeExpr],
    others: &[Evidence],
) -> Option<Dating> {
    let mut found = Bounds::default();
    for e in expressions {
        found.take(surface, lexicon, e);
    }
    for e in others {
        if e.past {
            found.matched(e.days.latest, &e.what);
        } else {
            found.ahead(e.days.latest, &e.what);
        }
    }
    found.conclude()
}

#[derive(Default)]
struct Bounds {
    /// Latest day or month told as past, and what said so.
    after: Option<(Date, String)>,
    /// Earliest day or month to come.
    before: Option<(Date, String)>,
    /// The latest season told as past, by its last day.
    season: Option<(Date, String)>,
    /// The stamp of a quoted post.
    stamp: Option<(Date, String)>,
    /// The latest match told with its score.
    matched: Option<(Date, String)>,
    /// Pre-season is going on.
    preseason: Option<String>,
    /// "Last season" is spoken of.
    last_season: Option<String>,
}

/// Keeps the later of two.
fn later(slot: &mut Option<(Date, String)>, d: Date, what: String) {
    if slot.as_ref().is_none_or(|(latest, _)| d > *latest) {
        *slot = Some((d, what));
    }
}

impl Bounds {
    fn matched(&mut self, d: Date, what: &str) {
        later(&mut self.matched, d, what.to_owned());
    }

    fn ahead(&mut self, d: Date, what: &str) {
        if self.before.as_ref().is_none_or(|(b, _)| d < *b) {
            self.before = Some((d, what.to_owned()));
        }
    }

    fn take(&mut self, surface: &Surface<'_>, lexicon: &Lexicon, e: &TimeExpr) {
        let Meaning::When(when) = &e.meaning else { return };
        let span = surface.span(e.tokens.clone());
        let tense = tense(surface, lexicon, e.tokens.start);
        if is_preseason(when) {
            if tense != Tense::Future {
                self.preseason.get_or_insert_with(|| format!("“{span}” is going on or just over"));
            }
            return;
        }
        if when.what == What::Unit(Unit::Campaign) && when.which == Which::Last {
            self.last_season.get_or_insert_with(|| format!("“{span}” is over"));
            return;
        }
        let Some(days) = named(e, when) else { return };
        if is_stamp(surface, e) {
            later(&mut self.stamp, days.latest, format!("a quoted post is stamped {span}"));
            return;
        }
        if of_a_contract(surface, e) {
            return;
        }
        let what = format!("“{span}” ({days})");
        match (&when.what, tense) {
            (What::Unit(Unit::Campaign), Tense::Past) => {
                later(&mut self.season, days.latest, format!("{what} is told as past"));
            }
            (What::Day(..) | What::Month(_), Tense::Future) => {
                self.ahead(days.latest, &format!("{what} is to come"));
            }
            (What::Day(..) | What::Month(_), Tense::Past) => {
                later(&mut self.after, days.earliest, format!("{what} is told as past"));
            }
            _ => {}
        }
    }

    fn conclude(self) -> Option<Dating> {
        let earliest = self.after.as_ref().map(|(d, _)| *d);
        if let Some((stamp, why)) = self.stamp {
            // A post is quoted within days; a later day told as past moves the start.
            let from = earliest.map_or(stamp, |d| d.max(stamp));
            let within = if from > add_days(stamp, 7) {
                week_from(from)
            } else {
                Interval::new(from, add_days(stamp, 7))
            };
            return Some(dating(within, vec![why]));
        }
        if let Some((day, why)) = self.matched {
            let from = earliest.map_or(day, |d| d.max(day));
            return Some(dating(Interval::new(from, add_days(from, AFTER_MATCH)), vec![why]));
        }
        if let Some((end, why)) = self.season
            && earliest.is_none_or(|d| d <= add_days(end, 366))
        {
            let first = add_days(end, 1);
            let because = vec![format!("{why}: written on or after {first}")];
            if let Some(cue) = self.preseason {
                let summer = preseason(first)?;
                let step = format!("{cue}: the first pre-season after it is {summer}");
                return Some(dating(summer, because.into_iter().chain([step]).collect()));
            }
            if let Some(cue) = self.last_season {
                let within = Interval::new(first, add_days(end, 365));
                let step = format!("{cue}, which is that season: written {within}");
                return Some(dating(within, because.into_iter().chain([step]).collect()));
            }
        }
        let ((after, why), (before, then)) = (self.after?, self.before?);
        let width = ledger::days_between(after, before);
        (0..=BETWEEN).contains(&width).then(|| dating(Interval::new(after, before), vec![why, then]))
    }
}

fn dating(within: Interval, because: Vec<String>) -> Dating {
    Dating { within, basis: Basis::Inferred, because }
}

/// The first pre-season from a day on: clubs report back on 1 July, leagues begin after 5 August.
fn preseason(from: Date) -> Option<Interval> {
    (0..=1)
        .filter_map(|n| {
            let y = from.year().checked_add(n)?;
            Some(Interval::new(Date::new(y, 7, 1).ok()?, Date::new(y, 8, 5).ok()?))
        })
        .find(|s| s.earliest >= from)
}

fn is_preseason(when: &When) -> bool {
    matches!(when.what, What::Feast(Feast::Span((7, 1), (8, _)))) && when.which == Which::Bare
}

/// The days of an expression that needs no date of publication: it names its year, or the edition of a tournament.
fn named(e: &TimeExpr, when: &When) -> Option<Interval> {
    let Which::Year(y) = when.which else { return None };
    if matches!(when.what, What::Unit(Unit::Decade | Unit::Century)) || y < 1950 {
        return None;
    }
    // Any day will do: what names its year does not lean on it.
    let anchor = Anchor::published(Interval::day(Date::new(y, 6, 15).ok()?));
    let Resolved { when, .. } = resolve(e, &anchor);
    when
}

/// "Under contract until June 2025": an end of a deal dates nothing.
fn of_a_contract(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    const WORDS: &[&str] = &["contract", "deal", "expires", "expire", "expiring", "tied", "signed", "born"];
    let from = e.tokens.start.saturating_sub(8);
    let same = surface.sentence_of(e.tokens.start);
    (from..e.tokens.start).filter(|i| surface.sentence_of(*i) == same).any(|i| surface.is_word(i, WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::expressions;

    fn dated(text: &str) -> Option<String> {
        let lexicon = Lexicon::load().unwrap();
        let surface = Surface::of(text, &lexicon);
        let found = expressions(&surface, &lexicon.hits(&surface), &lexicon);
        infer(&surface, &lexicon, &found, &[]).map(|d| d.within.to_string())
    }

    #[test]
    fn a_season_told_as_past_and_a_training_camp_give_the_summer() {
        let text = "He was forced to sit out the remainder of the 2018-2019 campaign.\n\n\
                    The two are working at the club's pre-season training camp in the hills.";
        assert_eq!(dated(text).as_deref(), Some("2019-07-01..2019-08-05"));
    }

    #[test]
    fn a_quoted_post_gives_the_days_after_it() {
        let text = "He is running again. — Ann Reporter (@annreports) March 3, 2019";
        assert_eq!(dated(text).as_deref(), Some("2019-03-03..2019-03-10"));
    }

    #[test]
    fn the_latest_past_day_bounds_from_below_and_a_coming_one_from_above() {
        let text = "He was hurt on 12 January 2019. He will be back on 2 February 2019.";
        assert_eq!(dated(text).as_deref(), Some("2019-01-12..2019-02-02"));
    }

    #[test]
    fn nothing_is_concluded_from_nothing() {
        assert_eq!(dated("He limped off last November and may return soon."), None);
        assert_eq!(dated("He is under contract until June 2025."), None);
        assert_eq!(dated("The club was at its best in the 1990s."), None);
        // History, however exactly it is dated.
        assert_eq!(dated("He won his first cap on 12 March 2003 and played at Euro 2004."), None);
        assert_eq!(dated("He has not started a match since 2019."), None);
    }

    #[test]
    fn a_match_from_elsewhere_gives_the_weeks_after_it() {
        let lexicon = Lexicon::load().unwrap();
        let text = "He limped off in the 5-0 win.";
        let surface = Surface::of(text, &lexicon);
        let all = expressions(&surface, &lexicon.hits(&surface), &lexicon);
        let day = Interval::day(Date::new(2019, 12, 29).unwrap());
        let known = Evidence { days: day, past: true, what: "the 5-0 win was on 2019-12-29".into() };
        let dating = infer(&surface, &lexicon, &all, &[known]).unwrap();
        assert_eq!(dating.within.to_string(), "2019-12-29..2020-02-12");
        assert_eq!(dating.because, ["the 5-0 win was on 2019-12-29"]);
    }
}
