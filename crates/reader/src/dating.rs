//! When an undated report was written, concluded from what it says.
//!
//! What is told of as past bounds the day from below, what is to come bounds it from above; a quoted post's stamp and
//! the sports calendar narrow it. Where nothing narrows it to about a year, there is no conclusion.

use jiff::civil::Date;
use ledger::{Basis, Dating, Interval, add_days};

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

/// Days within which a report follows the latest day that it names.
const AFTER_DAY: i64 = 45;
/// Days within which a report follows the latest month, tournament or season that it names.
const AFTER_PERIOD: i64 = 300;

/// The interval in which an undated report was written, with the steps to it; none where the text does not tell.
pub fn infer(surface: &Surface<'_>, expressions: &[TimeExpr], others: &[Evidence]) -> Option<Dating> {
    let mut found = Bounds::default();
    for e in expressions {
        found.take(surface, e);
    }
    for e in others {
        if e.past {
            found.past(e.days.latest, AFTER_DAY, &e.what);
        } else {
            found.ahead(e.days.latest, &e.what);
        }
    }
    found.conclude()
}

#[derive(Default)]
struct Bounds {
    /// Latest past day with the span after it in which the report was written, and what said so.
    after: Option<(Date, i64, String)>,
    /// Earliest day to come.
    before: Option<(Date, String)>,
    /// The stamp of a quoted post.
    stamp: Option<(Date, String)>,
    /// A stretch of the yearly calendar that the report is in: pre-season.
    preseason: Option<String>,
}

impl Bounds {
    fn past(&mut self, d: Date, span: i64, what: &str) {
        let later = self.after.as_ref().is_none_or(|(latest, s, _)| (d, -span) > (*latest, -*s));
        if later {
            self.after = Some((d, span, what.to_owned()));
        }
    }

    fn ahead(&mut self, d: Date, what: &str) {
        if self.before.as_ref().is_none_or(|(b, _)| d < *b) {
            self.before = Some((d, what.to_owned()));
        }
    }

    fn take(&mut self, surface: &Surface<'_>, e: &TimeExpr) {
        let Meaning::When(when) = &e.meaning else { return };
        let span = surface.span(e.tokens.clone());
        if is_preseason(when) {
            if tense(surface, e.tokens.start) != Tense::Future {
                self.preseason.get_or_insert_with(|| format!("“{span}” is going on or just over"));
            }
            return;
        }
        let Some(days) = named(e, when) else { return };
        if is_stamp(surface, e) {
            if self.stamp.as_ref().is_none_or(|(d, _)| *d < days.latest) {
                self.stamp = Some((days.latest, format!("a quoted post is stamped {span}")));
            }
            return;
        }
        let what = format!("“{span}” ({days})");
        match tense(surface, e.tokens.start) {
            _ if of_a_contract(surface, e) => {}
            Tense::Future => self.ahead(days.latest, &format!("{what} is to come")),
            Tense::Past => {
                let (bound, span) = bound(when, days);
                self.past(bound, span, &format!("{what} is told as past"));
            }
            Tense::Present | Tense::Unknown => {
                let (_, span) = bound(when, days);
                self.past(days.earliest, span, &format!("{what} is named"));
            }
        }
    }

    fn conclude(self) -> Option<Dating> {
        if let Some((stamp, why)) = self.stamp {
            // A post is quoted within days; a later day told as past moves the start.
            let from = self.after.as_ref().map_or(stamp, |(d, _, _)| (*d).max(stamp));
            let within = if from > add_days(stamp, 7) {
                week_from(from)
            } else {
                Interval::new(from, add_days(stamp, 7))
            };
            return Some(dating(within, vec![why]));
        }
        let (after, span, why) = self.after?;
        let mut because = vec![format!("{why}: written on or after {after}")];
        let mut within = Interval::new(after, add_days(after, span));
        if let Some(cue) = self.preseason {
            let summer = (0..=1).filter_map(|n| preseason(after, n)).find(|s| s.latest >= after)?;
            if summer.earliest <= add_days(after, 400) {
                because.push(format!("{cue}: the first pre-season after it is {summer}"));
                within = Interval::new(summer.earliest.max(after), summer.latest);
            }
        }
        if let Some((before, why)) = self.before.filter(|(b, _)| *b >= within.earliest && *b < within.latest)
        {
            because.push(format!("{why}: written by {before}"));
            within.latest = before;
        }
        (within.width() <= 366).then(|| dating(within, because))
    }
}

fn dating(within: Interval, because: Vec<String>) -> Dating {
    Dating { within, basis: Basis::Inferred, because }
}

/// Pre-season of the summer in the year of a day, or a later one: clubs report back on 1 July, leagues begin after 5 August.
fn preseason(d: Date, later: i16) -> Option<Interval> {
    let y = d.year().checked_add(later)?;
    Some(Interval::new(Date::new(y, 7, 1).ok()?, Date::new(y, 8, 5).ok()?))
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

/// From which day on a thing told as past can have been told, and for how long.
fn bound(when: &When, days: Interval) -> (Date, i64) {
    match when.what {
        What::Day(..) => (days.latest, AFTER_DAY),
        // A season that players "missed", a tournament that they "played at": it is over. Warm-up matches come in the
        // month before; they are not told apart, so a tournament bounds by its first day.
        What::Unit(Unit::Campaign) => (add_days(days.latest, 1), AFTER_PERIOD),
        What::Unit(Unit::Year) => (days.earliest, 365),
        What::Event(_) | What::Feast(_) => (add_days(days.earliest, -21), AFTER_PERIOD),
        _ => (days.earliest, AFTER_PERIOD),
    }
}

/// "Under contract until June 2025": an end of a deal dates nothing.
fn of_a_contract(surface: &Surface<'_>, e: &TimeExpr) -> bool {
    const WORDS: &[&str] = &["contract", "deal", "expires", "expire", "expiring", "tied", "signed", "born"];
    let from = e.tokens.start.saturating_sub(8);
    let same = surface.sentence_of(e.tokens.start);
    (from..e.tokens.start)
        .filter(|i| surface.sentence_of(*i) == same)
        .any(|i| WORDS.iter().any(|w| surface.word_at(i).eq_ignore_ascii_case(w)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::time::expressions;

    fn dated(text: &str) -> Option<String> {
        let lexicon = Lexicon::load().unwrap();
        let surface = Surface::of(text, &lexicon);
        let found = expressions(&surface, &lexicon.hits(&surface), &lexicon);
        infer(&surface, &found, &[]).map(|d| d.within.to_string())
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
    }
}
