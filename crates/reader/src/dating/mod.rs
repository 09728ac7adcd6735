//! When an undated report was written, concluded from what it says.
//!
//! A year that a report names is mostly history ("capped in 2003"). What narrows it is a quoted post's stamp, a match told
//! with its score, a season told as past together with a training camp of the summer or with "last season", or days told
//! on both sides. Otherwise each clue of the text, and of the packs' players and matches, allows some days; what they all
//! allow is the conclusion, if that is a stretch of [`WIDEST`] days or less. Otherwise there is none.

mod came;
mod clues;
mod days;
mod known;

pub(crate) use came::{bounded, is_bound, settled};
pub(crate) use known::{matches as of_matches, people as of_people};

use jiff::civil::Date;
use ledger::{Basis, Dating, Interval, add_days};

use self::clues::Clue;
use self::days::Days;

use crate::lexicon::{Hit, Lexicon};
use crate::text::Surface;
use crate::time::{
    Anchor, Feast, Meaning, Resolved, Tense, TimeExpr, Unit, What, When, Which, is_stamp, resolve,
    tense_before, week_from,
};

/// Days that something found in a pack allows a report to have been written on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Its days, as several stretches.
    pub(crate) days: Vec<Interval>,
    /// For people: what it is.
    pub(crate) what: String,
    /// Whether it is a player's (otherwise a match's).
    pub(crate) person: bool,
}

/// Days that may lie between the latest day told as past and the first one to come, for both to bound one report.
const BETWEEN: i64 = 92;
/// The widest conclusion, in days: two years.
pub const WIDEST: i64 = 731;
/// From that year on the text itself tells that it is no older than the players of most packs.
const MODERN: i16 = 2010;
/// Years after the latest year told as past in which a weekday with its day is looked for.
const AFTER_YEAR: i16 = 4;

/// The interval in which an undated report was written, with the steps to it; none where the text does not tell.
pub fn infer(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    expressions: &[TimeExpr],
) -> Option<Dating> {
    infer_with(surface, lexicon, hits, expressions, &[])
}

/// The same with what packs know of the report's players and matches.
pub(crate) fn infer_with(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    expressions: &[TimeExpr],
    known: &[Evidence],
) -> Option<Dating> {
    let mut found = Bounds::default();
    for e in expressions {
        found.take(surface, lexicon, e);
    }
    found.conclude().or_else(|| {
        let mut told = clues::of_times(surface, lexicon, expressions);
        told.extend(clues::of_years_in_a_row(surface, lexicon, expressions));
        let names = clues::of_names(surface, lexicon, hits, expressions);
        meeting(told, names, known)
    })
}

/// What all clues allow.
fn meeting(told: Vec<Clue>, names: Vec<Clue>, known: &[Evidence]) -> Option<Dating> {
    let mut left = Days::all();
    let mut because = Vec::new();
    let mut narrow = |left: &mut Days, days: &Days, why: &str| -> bool {
        let both = left.and(days);
        let fits = !both.is_empty();
        if fits && both != *left {
            because.push(why.to_owned());
            *left = both;
        }
        fits
    };
    // A report whose own days contradict one another tells of more than its tenses show.
    for clue in told.iter().filter(|c| !c.weak) {
        if !narrow(&mut left, &clue.days, &clue.why) {
            return None;
        }
    }
    let since = left.hull().map(|h| h.earliest);
    for clue in names.iter().chain(told.iter().filter(|c| c.weak)) {
        narrow(&mut left, &clue.days, &clue.why);
    }
    let of = |e: &Evidence| {
        e.days.iter().fold(Days::none(), |mut all, d| {
            all.add(*d);
            all
        })
    };
    // One player may be another of his name, one score another year's: two agree, or none counts.
    let modern = left.hull().is_some_and(|h| h.earliest.year() >= MODERN);
    if known.len() > 1 || modern && known.iter().any(|e| e.person) {
        for e in known.iter().filter(|e| e.person).chain(known.iter().filter(|e| !e.person)) {
            narrow(&mut left, &of(e), &e.what);
        }
    }
    let fits = |h: &Interval| h.width() <= WIDEST;
    let within = left.hull().filter(fits).or_else(|| {
        let year = since.filter(|d| d.year() > 1990)?.year().checked_add(AFTER_YEAR)?;
        let weekday = told.iter().any(|c| c.weak) || known.iter().any(|e| !e.person);
        left.until(Date::new(year, 12, 31).ok()?).hull().filter(|_| weekday).filter(fits)
    })?;
    Some(dating(within, because))
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
    /// Pre-season is going on.
    preseason: Option<String>,
    /// "Last season" is spoken of.
    last_season: Option<String>,
    /// "A season that starts on 10 August": month and day, and what said so.
    starts: Option<(u8, u8, String)>,
}

/// Keeps the later of two.
fn later(slot: &mut Option<(Date, String)>, d: Date, what: String) {
    if slot.as_ref().is_none_or(|(latest, _)| d > *latest) {
        *slot = Some((d, what));
    }
}

impl Bounds {
    fn ahead(&mut self, d: Date, what: &str) {
        if self.before.as_ref().is_none_or(|(b, _)| d < *b) {
            self.before = Some((d, what.to_owned()));
        }
    }

    /// Takes in what one time expression tells of when the report was written.
    fn take(&mut self, surface: &Surface<'_>, lexicon: &Lexicon, e: &TimeExpr) {
        let Meaning::When(when) = &e.meaning else { return };
        let span = surface.span(e.tokens.clone());
        let tense = tense_before(surface, lexicon, e.tokens.start);
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
        if let (What::Day(Some(month), day), Which::Bare) = (&when.what, &when.which)
            && starts_a_season(surface, e.tokens.start)
        {
            let told = format!("a season starts on {span}");
            self.starts.get_or_insert((*month, *day, told));
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

    /// What all of it tells together: a stamp first, then a season that is over, then two days between which it was written.
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
            // "last season", and the next has not begun: the first that begins on that day.
            if let Some((month, of, cue)) = self.starts.filter(|_| self.last_season.is_some()) {
                let day = |n: u8| i8::try_from(n).ok();
                let begins = |n: i16| Date::new(first.year().checked_add(n)?, day(month)?, day(of)?).ok();
                let start = [0, 1].into_iter().filter_map(begins).find(|d| *d > first)?;
                let within = Interval::new(first, add_days(start, -1));
                let step = format!("{cue}, and is still to come: written {within}");
                return Some(dating(within, because.into_iter().chain([step]).collect()));
            }
            if let Some(cue) = self.last_season {
                let within = Interval::new(first, add_days(end, 730));
                let step = format!("{cue}, which is that season or the next: written {within}");
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

/// "a season that starts on 10 August", "the new campaign begins on Saturday 13 August": whether the day at a token is that of a
/// season's beginning, which is still to come.
fn starts_a_season(surface: &Surface<'_>, day: usize) -> bool {
    const REACH: usize = 7;
    let before = day.saturating_sub(REACH)..day;
    let season = before.clone().find(|&i| surface.is_word(i, &["season", "campaign"]));
    season.is_some_and(|s| surface.any_word(s + 1..day, &["starts", "begins", "opens", "start", "begin"]))
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
        infer(&surface, &lexicon, &lexicon.hits(&surface), &found).map(|d| d.within.to_string())
    }

    #[test]
    fn a_season_told_as_past_and_a_training_camp_give_the_summer() {
        let text = "He was forced to sit out the remainder of the 2018-2019 campaign.\n\n\
                    The two are working at the club's pre-season training camp in the hills.";
        assert_eq!(dated(text).as_deref(), Some("2019-07-01..2019-08-05"));
    }

    #[test]
    fn a_season_that_is_over_and_the_day_on_which_the_next_begins_give_the_summer() {
        let text = "He sat out the remainder of the 2018-2019 campaign. Most of last season he spent in the gym.\n\n\
                    Rovers prepare for a season that starts on 10 August.";
        assert_eq!(dated(text).as_deref(), Some("2019-06-01..2019-08-09"));
        let text = "He sat out the remainder of the 2018-2019 campaign. Most of last season he spent in the gym.\n\n\
                    The museum opens on 10 August.";
        assert_eq!(dated(text).as_deref(), Some("2019-06-01..2021-05-30"));
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
    fn years_told_on_both_sides_bound_a_report() {
        let text = "She won her first race in 2003 and hopes to run again in 2005.";
        assert_eq!(dated(text).as_deref(), Some("2004-01-01..2005-12-31"));
        let text = "They won in 2019, in 2020 and in 2021, and he was there.";
        assert_eq!(dated(text).as_deref(), Some("2021-01-01..2022-12-31"));
        // Two years may be anybody's history.
        assert_eq!(dated("They won it in 1994 and in 1995."), None);
        // The end of a contract, and what a year only names.
        assert_eq!(dated("He broke through in 2003 and will stay until 2008."), None);
        assert_eq!(dated("The 2003 winners could meet the 2004 finalists."), None);
        assert_eq!(dated("He won in 1998. He could return for the '99 cup squad's reunion."), None);
    }

    #[test]
    fn a_weekday_with_its_day_finds_the_year_after_the_last_that_is_told() {
        let text = "They last won there in 2001.\n\nThe match is on Saturday, 26 February.";
        assert_eq!(dated(text).as_deref(), Some("2004-12-28..2005-04-27"));
        assert_eq!(dated("The match is on Saturday, 26 February."), None);
    }

    #[test]
    fn a_tournament_of_next_month_and_names_of_an_age_narrow_what_years_leave() {
        let text = "He has been ill since 2003 and will miss next month's Olympic Games.";
        assert_eq!(dated(text).as_deref(), Some("2004-07-01..2004-07-31"));
        let text = "She beat her at the 2004 Six Nations. The Super 12 goes on without her.";
        assert_eq!(dated(text).as_deref(), Some("2004-02-01..2005-10-28"));
        // Spoken of with its year it is history.
        assert_eq!(dated("She missed the 2004 Six Nations and won the Super 12 in 2005."), None);
    }

    #[test]
    fn days_that_contradict_one_another_date_nothing() {
        assert_eq!(dated("He was hurt on 3 May 2012. He will be back on 2 May 2011."), None);
    }
}
