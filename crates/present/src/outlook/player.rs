//! The forecast of one player's return: what is recorded of the player, laid out as a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Appearance, FlagStatus, Identity, Interval, Season, StatusReason, Timeline};
use outlook::forecast::{
    self, DAY, Feature, Fixture, Forecast, Forecaster, Moment, Past, Played, Position, Row, Scratch, Told,
    day_of, midnight,
};
use pack::{ClubIndex, Pack};

use super::answer::{Answer, Match, RestsOn, State};
use super::why;
use crate::words;

/// The name by which the league's own flags are known as an outlet.
const OFFICIAL: &str = "Premier League (FPL)";

/// Packs tell the day of a match, not its hour.
const KICKOFF: Moment = 15 * 3_600;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// What is told of the player.
    pub timeline: &'a Timeline,
    /// The matches of the player's teams by the end of the day, in order, each once.
    pub played: &'a [&'a Appearance],
    /// Players and fixtures.
    pub packs: &'a [Arc<Pack>],
    /// The day by the end of which things were known.
    pub day: Date,
}

/// A player's club, by the pack that knows it: the place of the pack, the club, and where the player plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Placed {
    pack: usize,
    club: ClubIndex,
    position: Option<pack::Position>,
}

/// A club, and where the player plays.
type InPack = (ClubIndex, Option<pack::Position>);

/// What an answer rests on: the same on all days of one [course](ledger::Course) on which the player is [of one club](Basis::holds_on).
#[derive(Debug)]
pub struct Basis {
    who: Identity,
    /// The team that the player was last told to be of.
    told: Option<String>,
    placed: Option<Placed>,
    player: String,
    flags: usize,
    reports: usize,
    /// The last word on whether the player can play, and what the matter is.
    last: Option<(Told, Option<String>)>,
    found: Found,
}

/// What was found.
#[derive(Debug)]
enum Found {
    /// There is nothing to forecast.
    Settled(State, String),
    /// No match is ahead.
    NothingAhead,
    /// As of the last word.
    Forecast(Box<(Row, Forecast)>),
}

impl Asked<'_> {
    /// When the player will be back, as the model has it.
    pub fn answer(&self, model: &Forecaster) -> Answer {
        self.basis(model).answer(self.packs, model, (self.day, self.played.len()))
    }

    /// What the answer rests on.
    pub fn basis(&self, model: &Forecaster) -> Basis {
        let player = &self.timeline.player;
        let (who, team) = (player.identity.clone(), player.teams.last().cloned());
        let placed = placed(&who, team.as_deref(), self.packs, self.day);
        let club = placed.and_then(|placed| Club::of(placed, self.packs));
        let position = placed.and_then(|placed| placed.position).map(place);
        let mut told = forecast::told(self.timeline, "team", position, |outlet| outlet == OFFICIAL);
        let flags = told.iter().filter(|t| t.official).count();
        let (reports, found) = (told.len() - flags, self.found(&told, club.as_ref(), model));
        let complaint = |last: &Told| self.timeline.spells.get(last.spell?).map(complaint);
        let last = told.pop().map(|last| (complaint(&last), last)).map(|(complaint, last)| (last, complaint));
        Basis { who, told: team, placed, player: player.name.clone(), flags, reports, last, found }
    }

    fn found(&self, told: &[Told], club: Option<&Club<'_>>, model: &Forecaster) -> Found {
        let Some(last) = told.last() else {
            return Found::Settled(
                State::Unknown,
                "Nothing recorded tells whether the player can play.".into(),
            );
        };
        if let Some((state, sentence)) = settled(last, self.played) {
            return Found::Settled(state, sentence);
        }
        let Some(club) = club else {
            return Found::Settled(
                State::NoFixtures,
                "No pack tells the matches of the player's team.".into(),
            );
        };
        let past = self.past(told, self.played, club);
        match forecast::case(&past, told.len() as u32 - 1) {
            Some(case) => {
                let forecast = model.forecast(&case, 2.0, &mut Scratch::default());
                Found::Forecast(Box::new((case.row, forecast)))
            }
            None => Found::NothingAhead,
        }
    }

    fn past(&self, told: &[Told], played: &[&Appearance], club: &Club<'_>) -> Past {
        let notices = told.iter().map(|t| t.notice.clone()).collect();
        let who = told.first().map(|t| t.notice.player.clone()).unwrap_or_default();
        let outing = |a: &&Appearance| Played {
            kickoff: midnight(a.day) + KICKOFF,
            minutes: a.minutes,
            season: Season::of(a.day).0,
            team: "team".to_owned(),
            player: who.clone(),
        };
        let fixtures = club.pack.fixtures_of(club.club).iter().filter_map(|&at| club.pack.fixture(at));
        let fixture = |f: &pack::Fixture| Fixture {
            season: f.season,
            team: "team".to_owned(),
            kickoff: midnight(f.day) + KICKOFF,
        };
        let fixtures: Vec<Fixture> = fixtures.map(fixture).collect();
        Past::new(notices, &played.iter().map(outing).collect::<Vec<_>>(), &fixtures)
    }
}

/// The club of somebody on a day: as a pack has it of the person, or else of the team's name.
fn placed(who: &Identity, team: Option<&str>, packs: &[Arc<Pack>], day: Date) -> Option<Placed> {
    let of_person = |pack: &Pack| {
        let Identity::Person(id) = who else { return None };
        let person = pack.person_by_id(id)?;
        Some((pack.club_at(person, day)?, pack.position_at(person, day)))
    };
    let of_team = |pack: &Pack| Some((pack.club_named(&pack::fold(team?))?, None));
    let found = |find: &dyn Fn(&Pack) -> Option<InPack>| {
        packs
            .iter()
            .enumerate()
            .find_map(|(at, pack)| find(pack).map(|(club, position)| Placed { pack: at, club, position }))
    };
    found(&of_person).or_else(|| found(&of_team))
}

impl Basis {
    /// About how many bytes it takes.
    pub fn bytes(&self) -> usize {
        let complaint = |complaint: &Option<String>| complaint.as_ref().map_or(0, String::capacity);
        let last = self.last.as_ref().map_or(0, |(last, of)| {
            let by = last.named.iter().flat_map(|named| &named.by);
            let named: usize = by.map(|by| size_of_val(by) + by.1.capacity()).sum();
            last.notice.player.capacity() + last.notice.team.capacity() + named + complaint(of)
        });
        let found = match &self.found {
            Found::Settled(_, sentence) => sentence.capacity(),
            Found::NothingAhead => 0,
            Found::Forecast(found) => {
                size_of_val::<(Row, Forecast)>(found) + size_of_val(found.1.ahead.as_slice())
            }
        };
        let who =
            self.who.key().len() + self.told.as_ref().map_or(0, String::capacity) + self.player.capacity();
        size_of::<Self>() + who + last + found
    }

    /// Whether the player is of the same club on another day too.
    pub fn holds_on(&self, packs: &[Arc<Pack>], day: Date) -> bool {
        placed(&self.who, self.told.as_deref(), packs, day) == self.placed
    }

    /// The answer on a day, by which so many matches of the player's teams are known.
    pub fn answer(&self, packs: &[Arc<Pack>], model: &Forecaster, (day, matches): (Date, usize)) -> Answer {
        let club = self.placed.and_then(|placed| Club::of(placed, packs));
        let team = club.as_ref().and_then(|c| c.pack.club(c.club)).map(|c| c.full_name.clone());
        let team = team.or_else(|| self.told.clone());
        let matches = if self.last.is_some() { matches } else { 0 };
        let rests_on = RestsOn { flags: self.flags, reports: self.reports, matches };
        let mut answer = Answer::of(self.player.clone(), team, day, rests_on, model.made());
        let Some((last, complaint)) = &self.last else {
            if let Found::Settled(state, sentence) = &self.found {
                answer.say(*state, sentence.clone());
            }
            return answer;
        };
        answer.since(last.day, complaint.clone());
        match (&self.found, self.ahead(day), club) {
            (Found::Settled(state, sentence), ..) => answer.say(*state, sentence.clone()),
            (_, Some((row, forecast)), Some(club)) => {
                let matches = club.matches(model, row, &forecast);
                answer.matches = matches.collect();
                answer.distribution(&forecast);
                answer.reasons = why::reasons(model.measured(), last, row, day);
                answer.named.clone_from(&last.named);
                let state =
                    if last.notice.status == FlagStatus::Doubtful { State::Doubtful } else { State::Out };
                answer.say(state, why::sentence(&forecast));
            }
            _ => answer.say(State::NoFixtures, format!(
                "The last word is of {}, and no match of that season is ahead: there is nothing to come back in.",
                Season::of(last.day)
            )),
        }
        answer
    }

    /// The next matches of the answer on a day, as many as are wanted.
    pub fn matches(&self, packs: &[Arc<Pack>], model: &Forecaster, day: Date, most: usize) -> Vec<Match> {
        let club = self.placed.and_then(|placed| Club::of(placed, packs));
        let Some(((row, mut forecast), club)) = self.ahead(day).zip(club) else { return Vec::new() };
        forecast.ahead.truncate(most);
        club.matches(model, row, &forecast).collect()
    }

    /// What is ahead of a day, where the player had not come back by then.
    fn ahead(&self, day: Date) -> Option<(&Row, Forecast)> {
        let Found::Forecast(found) = &self.found else { return None };
        let (row, forecast) = &**found;
        let forecast = forecast.given_not_back_by(midnight(day) + DAY - 1);
        (!forecast.ahead.is_empty()).then_some((row, forecast))
    }
}

/// What the matter is, in words.
fn complaint(spell: &ledger::Spell) -> String {
    words::injury(
        spell.region.value.unwrap_or(ledger::Region::Unspecified),
        spell.part.value.as_deref(),
        spell.pathology.value.unwrap_or(ledger::Pathology::Unspecified),
        spell.diagnosis.value.as_deref(),
        spell.side.value,
    )
}

/// What there is to say without a forecast, if the last notice leaves nothing to forecast.
fn settled(last: &Told, played: &[&Appearance]) -> Option<(State, String)> {
    let said = words::day(last.day);
    if let Some(back) = played.iter().find(|a| a.day > last.day && a.minutes > 0) {
        let minutes = words::count(usize::from(back.minutes), "minute");
        return Some((State::Available, format!("Back: played {minutes} on {}.", words::day(back.day))));
    }
    if last.notice.status == FlagStatus::Available {
        return Some((State::Available, format!("Available, as was said on {said}.")));
    }
    if !last.notice.injury {
        let why = match last.reason {
            StatusReason::Unknown => "for a reason that is not told".to_owned(),
            reason => format!("for another reason ({reason})"),
        };
        return Some((
            State::OtherReason,
            format!(
                "Away {why}, as was said on {said}: only injuries, illness and lack of fitness are forecast."
            ),
        ));
    }
    None
}

fn place(position: pack::Position) -> Position {
    match position {
        pack::Position::Goalkeeper => Position::Goalkeeper,
        pack::Position::Defender => Position::Defender,
        pack::Position::Midfielder => Position::Midfielder,
        pack::Position::Forward => Position::Forward,
    }
}

/// A player's club in a pack.
struct Club<'a> {
    pack: &'a Pack,
    club: ClubIndex,
}

impl<'a> Club<'a> {
    fn of(placed: Placed, packs: &'a [Arc<Pack>]) -> Option<Self> {
        packs.get(placed.pack).map(|pack| Self { pack, club: placed.club })
    }

    /// Its matches that a forecast tells of.
    fn matches(&self, model: &Forecaster, row: &Row, forecast: &Forecast) -> impl Iterator<Item = Match> {
        let plays = forecast.plays(model.measured().stay(row.get(Feature::FitShare)));
        let told = forecast.ahead.iter().zip(plays);
        told.map(|(ahead, plays)| self.on(day_of(ahead.kickoff), plays, ahead.back_by))
    }

    /// The match of that day.
    fn on(&self, day: Date, plays: f64, back_by: f64) -> Match {
        let fixture = self.pack.fixtures_within(self.club, Interval::day(day)).next();
        let against = fixture.and_then(|f| self.pack.club(f.opponent_of(self.club)?));
        Match {
            day,
            against: against.map(|c| c.name.clone()).unwrap_or_default(),
            home: fixture.is_some_and(|f| f.home == self.club),
            plays,
            back_by,
        }
    }
}

/// Days of a level, for JSON.
pub(super) fn levels(forecast: &Forecast) -> BTreeMap<String, Option<f64>> {
    let last = forecast.ahead.last().map_or(0, |a| forecast::days_between(forecast.now, a.kickoff));
    let within = |days: f64| (days <= last as f64).then_some((days * 10.0).round() / 10.0);
    forecast::LEVELS.iter().zip(forecast.quantiles()).map(|(l, days)| (l.to_string(), within(days))).collect()
}
