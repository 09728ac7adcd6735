//! From when to when the league plays that the report is about: by the competitions that it names, or by its game.

use jiff::civil::Date;
use ledger::Interval;

use super::page::OPENING;
use super::{Page, Scene};
use crate::grammar::Tense;
use crate::lexicon::Class;
use crate::text::Words;
use crate::time::{Anchor, resolve};

/// First and last day of a season, each as (month, day).
pub(super) type Season = ((u8, u8), (u8, u8));

/// Words that nobody writes but of cricket.
const CRICKET: &[&str] = &[
    "wicket",
    "wickets",
    "innings",
    "batsman",
    "batsmen",
    "batter",
    "bowler",
    "bowlers",
    "overs",
    "seamer",
    "cricinfo",
    "fielding",
    "batted",
    "bowled",
    "wicketkeeper",
    "spinner",
    "batting",
    "bowling",
];

/// Words that nobody writes but of rugby.
const RUGBY: &[&str] = &[
    "rugby",
    "scrum",
    "flanker",
    "hooker",
    "lineout",
    "scrumhalf",
    "flyhalf",
    "tighthead",
    "loosehead",
    "wallabies",
    "springboks",
    "tries",
    "blacks",
    "scrumhalves",
    "openside",
    "blindside",
    "prop",
    "props",
    "twickenham",
    "murrayfield",
    "heineken",
    "springbok",
    "wallaby",
];

/// Words that nobody writes but of sports that are played for oneself, from January to December.
const SOLO: &[&str] = &[
    "wta",
    "atp",
    "tennis",
    "seeded",
    "unseeded",
    "backhand",
    "forehand",
    "grand",
    "sprinter",
    "hurdler",
    "heptathlon",
    "heptathlete",
    "decathlon",
    "javelin",
    "hurdles",
    "marathon",
    "athletics",
    "triple-jumper",
    "100m",
    "200m",
    "400m",
    "800m",
    "1500m",
    "golf",
    "golfer",
    "birdie",
    "bogey",
    "peloton",
    "cyclist",
    "gymnast",
    "gymnastics",
    "swimmer",
];

/// So many of them tell the game.
const ENOUGH: usize = 3;

impl Page<'_> {
    /// The season of the league that the report is about. August to May, where nothing tells another.
    pub(super) fn season(&self) -> Season {
        *self.season.get_or_init(|| {
            self.named_season().or_else(|| self.cricket()).or_else(|| self.solo()).unwrap_or(Anchor::LEAGUE)
        })
    }

    /// The days of the first tournament of the calendar that the report names and that is on at its date, or begins within a
    /// fortnight.
    pub(crate) fn event(&self) -> Option<Interval> {
        const SOON_DAYS: i64 = 14;
        *self.event.get_or_init(|| {
            let anchor = Anchor::published(self.published).tense(Tense::Future.into());
            let named = self.times().iter().filter(|t| t.names_event()).take(8);
            let days = named.filter_map(|t| resolve(t, &anchor).when);
            let on = |d: &Interval| {
                d.latest >= self.published.earliest
                    && d.earliest <= ledger::add_days(self.published.latest, SOON_DAYS)
            };
            days.filter(|d| (10..120).contains(&d.width())).find(on)
        })
    }

    /// The World Cup that the report means, where it reports of cricket or of rugby: the days of its editions, as the lexicon
    /// writes them; empty where it may be football's.
    pub(super) fn other_cup(&self) -> &str {
        self.other_cup.get_or_init(|| {
            let told =
                |words: &Words<'_>| words.places(&self.surface, 0..OPENING).take(ENOUGH).count() >= ENOUGH;
            let name = if told(const { &Words::of(&[CRICKET]) }) {
                "cricket"
            } else if told(const { &Words::of(&[RUGBY]) }) {
                "rugby"
            } else {
                return String::new();
            };
            let cup = |e: &&crate::lexicon::Entry| {
                let mut words = e.phrase.split(' ').rev();
                words.next() == Some("cup") && words.next() == Some("world") && words.next() == Some(name)
            };
            self.lexicon
                .entries(Class::Tournament)
                .find(cup)
                .map_or_else(String::new, |e| e.column(1).to_owned())
        })
    }

    /// That of the competition named most often, of those with a season of their own.
    fn named_season(&self) -> Option<Season> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for hit in self.hits.iter().filter(|h| h.class == Class::Competition) {
            let days = self.lexicon.entry(hit).column(1);
            if days.is_empty() {
                continue;
            }
            match counts.iter_mut().find(|(d, _)| *d == days) {
                Some((_, n)) => *n += 1,
                None => counts.push((days, 1)),
            }
        }
        let (days, _) = counts.into_iter().max_by_key(|(_, n)| *n)?;
        parse(days)
    }

    /// Who plays for himself has the calendar's year for a season.
    fn solo(&self) -> Option<Season> {
        let found = const { Words::of(&[SOLO]) }.places(&self.surface, 0..OPENING).take(ENOUGH).count();
        (found >= ENOUGH).then_some(((1, 1), (12, 31)))
    }

    /// Cricket is played in the summer: from April to September where it is told in these months, else from October to March.
    fn cricket(&self) -> Option<Season> {
        let found = const { Words::of(&[CRICKET]) }.places(&self.surface, 0..OPENING).take(ENOUGH).count();
        let north = (4..=9).contains(&self.published.latest.month());
        (found >= ENOUGH).then_some(if north { ((4, 5), (9, 30)) } else { ((10, 1), (3, 31)) })
    }
}

impl Scene<'_> {
    /// The last day of the season that the report's day belongs to.
    pub fn season_end(&self) -> Date {
        let today = self.page.published.latest;
        let ((m, d), (n, e)) = self.page.season();
        let ends = |y: i16| Date::new(y, n as i8, e as i8).unwrap_or(today);
        let begun = (today.month() as u8, today.day() as u8) >= (m, d);
        let over_new_year = (n, e) < (m, d);
        ends(if over_new_year && begun { today.year().saturating_add(1) } else { today.year() })
    }
}

/// `03-01..10-07`.
fn parse(days: &str) -> Option<Season> {
    let (from, to) = days.split_once("..")?;
    let day = |text: &str| {
        let (m, d) = text.split_once('-')?;
        Some((m.parse().ok()?, d.parse().ok()?))
    };
    Some((day(from)?, day(to)?))
}
