//! What the packs' players and matches tell of the day of writing: whom a report has at which club, at what age, and the
//! matches whose scores it tells.

use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Interval, add_days};
use pack::{ClubIndex, Fixture, Pack, PackPerson};

use super::Evidence;
use crate::lexicon::{Class, Hit, Lexicon};
use crate::people::NamedPerson;
use crate::text::{Shape, Surface};
use crate::time::{Meaning, TimeExpr, What, Which};

/// Days within which a report follows a match that it tells with its score, and with its weekday too.
const AFTER_MATCH: i64 = 45;
const AFTER_WEEKDAY: i64 = 6;
/// Tokens between a score and the two clubs that it belongs to.
const REACH: usize = 16;
/// Scores and players that are looked at.
const MOST: usize = 24;
/// Years that a player may have been at his club before a pack begins.
const BEFORE: i16 = 14;
/// Years that he may have been there in a lower league, or too young to play.
const ELSEWHERE: i16 = 4;

/// The days that the matches told with their scores allow: those after one of the matches that it can have been.
pub(crate) fn matches(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    times: &[TimeExpr],
    packs: &[Arc<Pack>],
) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    for (i, score) in scores(surface) {
        if out.len() >= MOST {
            break;
        }
        let Some(sentence) = surface.sentence_of(i).and_then(|s| surface.sentences.get(s)) else { continue };
        let near = i.saturating_sub(REACH).max(sentence.tokens.start)..(i + REACH).min(sentence.tokens.end);
        let weekday = weekday_in(times, &near);
        for pack in packs {
            let Some((a, b, told)) = two_clubs(surface, lexicon, hits, i, &near, pack) else { continue };
            let fits = |f: &&Fixture| {
                f.score_for(a).is_some_and(|own| told.fits(score, own))
                    && weekday.is_none_or(|w| f.day.weekday().to_monday_one_offset().unsigned_abs() == w)
            };
            let ever = Interval::new(Date::MIN, Date::MAX);
            let after = if weekday.is_some() { AFTER_WEEKDAY } else { AFTER_MATCH };
            let days: Vec<Interval> = pack
                .fixtures_between(a, b, ever)
                .filter(fits)
                .map(|f| Interval { earliest: f.day, latest: add_days(f.day, after) })
                .collect();
            let what = format!("“{}-{}” of two clubs that the report names", score.0, score.1);
            if !days.is_empty() && out.iter().all(|e| e.days != days) {
                out.push(Evidence { days, what, person: false });
            }
        }
    }
    out
}

/// Scores, by their first token: "5-0".
fn scores<'a>(surface: &'a Surface<'_>) -> impl Iterator<Item = (usize, (u8, u8))> + 'a {
    let goals = |i: usize| surface.word_at(i).parse::<u8>().ok().filter(|g| *g <= 12);
    surface.tokens.iter().enumerate().skip(1).filter_map(move |(i, t)| {
        let joined = t.is(Shape::NUMBER) && t.is(Shape::HYPHENATED);
        let hyphenated = |i: usize| surface.tokens.get(i).is_some_and(|n| n.is(Shape::HYPHENATED));
        let more = hyphenated(i + 1) || hyphenated(i - 1);
        (joined && !more).then(|| Some((i - 1, (goals(i - 1)?, goals(i)?))))?
    })
}

fn weekday_in(times: &[TimeExpr], near: &std::ops::Range<usize>) -> Option<u8> {
    let from = times.partition_point(|t| t.tokens.start < near.start);
    times.get(from..)?.iter().take_while(|t| t.tokens.start < near.end).find_map(|t| match &t.meaning {
        Meaning::When(w) if w.which == Which::Bare => match w.what {
            What::Weekday(n) => Some(n),
            _ => None,
        },
        _ => None,
    })
}

/// Of these the side that is named first lost.
const LOSING: &[&str] = &["lost", "lose", "losing", "loss", "defeat", "beaten", "drubbing"];

/// How a score belongs to the club that is told first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Its own goals first: "Rovers 5-0 City".
    InOrder,
    /// It won, or neither did.
    Won,
    /// It lost, or neither did.
    Lost,
}

impl Told {
    fn fits(self, told: (u8, u8), own: (u8, u8)) -> bool {
        let (high, low) = (told.0.max(told.1), told.0.min(told.1));
        match self {
            Self::InOrder => own == told,
            Self::Won => own == (high, low),
            Self::Lost => own == (low, high),
        }
    }
}

/// Verbs and nouns of a result.
const RESULTS: &[&str] = &[
    "beat", "beats", "beaten", "beating", "defeated", "defeats", "defeat", "defeating", "thrashed", "thrash",
    "thrashing", "hammered", "hammer", "hammering", "edged", "edge", "lost", "lose", "losing", "loss",
    "drew", "draw", "drawing", "win", "won", "wins", "winning", "victory", "rout", "routed", "drubbing",
    "stunned", "held", "overcame", "downed", "crushed", "sank", "saw", "dispatched", "demolished", "swept",
];

/// The two clubs of a score: "Rovers 5-0 City", "Rovers beat City 5-0", "Rovers, who lost 5-0 to City".
fn two_clubs(
    surface: &Surface<'_>,
    lexicon: &Lexicon,
    hits: &[Hit],
    score: usize,
    near: &std::ops::Range<usize>,
    pack: &Pack,
) -> Option<(ClubIndex, ClubIndex, Told)> {
    let from = hits.partition_point(|h| (h.start as usize) < near.start);
    let clubs: Vec<(std::ops::Range<usize>, ClubIndex)> = hits
        .get(from..)?
        .iter()
        .take_while(|h| (h.start as usize) < near.end)
        .filter(|h| h.class == Class::Team)
        .filter_map(|h| Some((h.tokens(), pack.club_named(&pack::fold(lexicon.entry(h).column(0)))?)))
        .collect();
    let after_score = score + 2;
    let before: Vec<_> = clubs.iter().filter(|(t, _)| t.end <= score).collect();
    let after = clubs.iter().find(|(t, _)| t.start >= after_score);
    let results = |range: std::ops::Range<usize>| surface.any_word(range, RESULTS);
    let last = before.last();
    let differ = |a: &(std::ops::Range<usize>, ClubIndex),
                  b: &(std::ops::Range<usize>, ClubIndex),
                  told: Told| { (a.1 != b.1).then_some((a.1, b.1, told)) };
    let way =
        |range: std::ops::Range<usize>| if surface.any_word(range, LOSING) { Told::Lost } else { Told::Won };
    if let (Some(a), Some(b)) = (last, after)
        && score - a.0.end <= 1
        && b.0.start - after_score <= 1
    {
        return differ(a, b, Told::InOrder);
    }
    if let [.., a, b] = before.as_slice()
        && score - b.0.end <= 3
        && b.0.start - a.0.end <= 4
        && results(a.0.end..b.0.start)
    {
        return differ(a, b, way(a.0.end..b.0.start));
    }
    let (a, b) = (last?, after?);
    let comma =
        |mut range: std::ops::Range<usize>| range.any(|i| surface.is_word(i, &[",", ";", ":", "-", "–"]));
    let told = results(after_score..b.0.start) || results(a.0.end..score);
    (told && b.0.start - after_score <= 5 && score - a.0.end <= 12 && !comma(after_score..b.0.start))
        .then(|| differ(a, b, way(a.0.end..b.0.start)))?
}

/// The days on which the report's players were at the clubs that it has them at, and of the age that it gives them.
pub(crate) fn people(persons: &[NamedPerson], packs: &[Arc<Pack>]) -> Vec<Evidence> {
    let mut out = Vec::new();
    for person in persons.iter().filter(|p| p.id.is_some()).take(MOST) {
        for pack in packs {
            let known = person.id.as_ref().and_then(|id| pack.person_by_id(id)).and_then(|i| pack.person(i));
            let Some(known) = known else { continue };
            let club = person.team.as_deref().and_then(|t| pack.club_named(&pack::fold(t)));
            let days: Vec<Interval> = club.map(|c| stints(pack, known, c).collect()).unwrap_or_default();
            let at_club = !days.is_empty();
            if at_club {
                out.push(Evidence { days, what: format!("{} was at that club", person.name), person: true });
            }
            if let Some(days) = person.age.and_then(|age| of_age(known, age))
                && (at_club || person.name.contains(' '))
            {
                out.push(Evidence {
                    days: vec![days],
                    what: format!("{} was of that age", person.name),
                    person: true,
                });
            }
        }
    }
    out
}

/// When a player may have been at a club. A pack knows one club for each season of its league, the last: he came after the
/// season that ended elsewhere, or long before; and he left before the next one that did, or nobody knows when.
fn stints<'a>(
    pack: &'a Pack,
    person: &'a PackPerson,
    club: ClubIndex,
) -> impl Iterator<Item = Interval> + 'a {
    let first_of_all = pack.span().map(|s| s.earliest.year());
    person.stints.iter().filter(move |s| s.club == club).filter_map(move |s| {
        let others = || person.stints.iter().filter(move |o| o.club != club);
        let before = others().map(|o| o.last_season).filter(|y| *y < s.first_season).max();
        let after = others().map(|o| o.first_season).filter(|y| *y > s.last_season).min();
        let earliest = match before {
            Some(y) => Date::new(y.checked_add(1)?, 1, 1).ok()?,
            None if Some(s.first_season) <= first_of_all => {
                Date::new(s.first_season.checked_sub(BEFORE)?, 7, 1).ok()?
            }
            None => Date::new(s.first_season.checked_sub(ELSEWHERE)?, 7, 1).ok()?,
        };
        let latest = match after {
            Some(y) => Date::new(y.checked_add(1)?, 2, 5).ok()?,
            None => Date::MAX,
        };
        Some(Interval { earliest, latest })
    })
}

/// The year in which a person was of that age.
fn of_age(person: &PackPerson, age: u8) -> Option<Interval> {
    let born = person.birth_date?;
    let birthday = |years: i16| born.checked_add(jiff::Span::new().try_years(years).ok()?).ok();
    let (first, next) = (birthday(i16::from(age))?, birthday(i16::from(age) + 1)?);
    Some(Interval { earliest: first, latest: add_days(next, 1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::expressions;

    const PLAYERS: &str = "player_code,given,family,known_as,club,position,birth_date,first_season,last_season\n\
        1,Ivo,Marak,Marak,Liverpool,defender,1995-03-10,2018-19,2019-20\n\
        1,Ivo,Marak,Marak,Everton,defender,1995-03-10,2020-21,2023-24\n\
        2,Jan,Dolny,Dolny,Everton,forward,,2015-16,2016-17\n";
    const FIXTURES: &str = "season,kickoff,home,away,home_score,away_score\n\
        2018-19,2018-12-02T16:15:00Z,Liverpool,Everton,1,0\n\
        2019-20,2019-12-04T20:15:00Z,Liverpool,Everton,5,2\n\
        2020-21,2021-02-20T17:30:00Z,Liverpool,Everton,0,2\n";

    fn dated(text: &str) -> Option<String> {
        let pack = Pack::from_csv("made-up", Some(PLAYERS.as_bytes()), Some(FIXTURES.as_bytes())).unwrap();
        let reader = crate::Reader::new().unwrap().with_pack(Arc::new(pack));
        reader.read(&ledger::Document::new("a", text)).published.map(|d| d.within.to_string())
    }

    #[test]
    fn a_score_and_a_player_at_his_club_date_a_report() {
        let text = "Liverpool beat Everton 5-2, but the Liverpool defender Ivo Marak limped off.";
        assert_eq!(dated(text).as_deref(), Some("2019-12-04..2020-01-18"));
        let text =
            "Liverpool beat Everton 5-2 on Wednesday, but the Liverpool defender Ivo Marak limped off.";
        assert_eq!(dated(text).as_deref(), Some("2019-12-04..2019-12-10"));
        // A score alone may be any year's, and one of another day of the week is another match.
        assert_eq!(dated("Liverpool beat Everton 5-2, but a defender limped off."), None);
        let text = "Liverpool beat Everton 5-2 on Saturday, but the Liverpool defender Ivo Marak limped off.";
        assert_eq!(dated(text), None);
    }

    #[test]
    fn an_age_dates_a_report_where_the_club_fits() {
        let text = "The Everton defender Ivo Marak, 26, has a sore knee.";
        assert_eq!(dated(text).as_deref(), Some("2021-03-10..2022-03-11"));
        assert_eq!(dated("The defender Ivo Marak has a sore knee, Everton say."), None);
    }

    #[test]
    fn scores_are_two_numbers_and_no_more() {
        let lexicon = Lexicon::load().unwrap();
        let surface = Surface::of("It was 5-2, then 6-4-1 and 2019-20, and 40-30.", &lexicon);
        assert_eq!(scores(&surface).map(|(_, s)| s).collect::<Vec<_>>(), [(5, 2)]);
        let times = expressions(&surface, &lexicon.hits(&surface), &lexicon);
        assert!(weekday_in(&times, &(0..4)).is_none());
    }
}
