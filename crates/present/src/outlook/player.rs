//! The forecast of one player's return: what is recorded of the player, laid out as a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::{Appearance, FlagStatus, Identity, Individual, Material, Season, StatusReason, Timeline};
use outlook::forecast::{
    self, Case, DAY, Feature, Fixture, Forecast, Forecaster, Moment, Past, Played, Position, Scratch, Told,
    day_of, midnight,
};
use pack::{ClubIndex, Pack};

use super::answer::{Answer, Match, State};
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
    /// What that is folded from.
    pub material: &'a Material,
    /// Players and fixtures.
    pub packs: &'a [Arc<Pack>],
    /// The day by the end of which things were known.
    pub day: Date,
}

/// A club, and where the player plays.
type Placed = (ClubIndex, Option<pack::Position>);

/// A player's club in a pack.
struct Club<'a> {
    pack: &'a Pack,
    club: ClubIndex,
    position: Option<Position>,
}

impl Asked<'_> {
    /// When the player will be back, as the model has it.
    pub fn answer(&self, model: &Forecaster) -> Answer {
        let player = &self.timeline.player;
        let club = self.club();
        let team = club.as_ref().and_then(|c| c.pack.club(c.club)).map(|c| c.full_name.clone());
        let team = team.or_else(|| player.teams.last().cloned());
        let position = club.as_ref().and_then(|c| c.position);
        let told = forecast::told(self.timeline, "team", position, |outlet| outlet == OFFICIAL);
        let mut answer = Answer::of(player, team, self.day, &told, model.made());
        let Some(last) = told.last() else {
            answer.say(State::Unknown, "Nothing recorded tells whether the player can play.".into());
            return answer;
        };
        let played = self.appearances();
        answer.rests_on.matches = played.len();
        answer.since(self.timeline, last);
        if let Some((state, sentence)) = settled(last, &played) {
            answer.say(state, sentence);
            return answer;
        }
        let Some(club) = club else {
            answer.say(State::NoFixtures, "No pack tells the matches of the player's team.".into());
            return answer;
        };
        let past = self.past(&told, &played, &club);
        let index = told.len() as u32 - 1;
        let now = midnight(self.day) + DAY - 1;
        let case = forecast::case(&past, index);
        let forecast = case
            .as_ref()
            .map(|case| model.forecast(case, 2.0, &mut Scratch::default()).given_not_back_by(now));
        match case.zip(forecast.filter(|f| !f.ahead.is_empty())) {
            None => answer
                .say(State::NoFixtures, format!(
                    "The last word is of {}, and no match of that season is ahead: there is nothing to come back in.",
                    Season::of(last.day)
                )),
            Some((case, forecast)) => self.tell(&mut answer, model, last, &club, &case, &forecast),
        }
        answer
    }

    fn tell(
        &self,
        answer: &mut Answer,
        model: &Forecaster,
        last: &Told,
        club: &Club<'_>,
        case: &Case<'_>,
        forecast: &Forecast,
    ) {
        let stay = model.measured().stay(case.row.get(Feature::FitShare));
        let plays = forecast.plays(stay);
        answer.matches = forecast
            .ahead
            .iter()
            .zip(plays)
            .map(|(ahead, plays)| club.on(day_of(ahead.kickoff), plays, ahead.back_by))
            .collect();
        answer.distribution(forecast);
        answer.reasons = why::reasons(model.measured(), last, case, self.day);
        let state = if last.notice.status == FlagStatus::Doubtful { State::Doubtful } else { State::Out };
        answer.say(state, why::sentence(forecast));
    }

    /// The player's club on the day: as a pack has it of the person, or else of the team's name.
    fn club(&self) -> Option<Club<'_>> {
        let player = &self.timeline.player;
        let of_person = |pack: &Pack| {
            let Identity::Person(id) = &player.identity else { return None };
            let person = pack.person_by_id(id)?;
            Some((pack.club_at(person, self.day)?, pack.position_at(person, self.day)))
        };
        let of_team = |pack: &Pack| {
            let team = player.teams.last()?;
            Some((pack.club_named(&pack::fold(team))?, None))
        };
        let packs = || self.packs.iter().map(Arc::as_ref);
        let found = |find: &dyn Fn(&Pack) -> Option<Placed>| {
            packs().find_map(|pack| find(pack).map(|(club, position)| (pack, club, position)))
        };
        let (pack, club, position) = found(&of_person).or_else(|| found(&of_team))?;
        Some(Club { pack, club, position: position.map(place) })
    }

    /// The player's matches by the end of the day, each once.
    fn appearances(&self) -> Vec<&Appearance> {
        let player = &self.timeline.player;
        let mut all: Vec<&Appearance> =
            self.material.appearances.iter().filter(|a| a.day <= self.day && is_of(a, player)).collect();
        all.sort_by(|a, b| (a.day, b.minutes).cmp(&(b.day, a.minutes)));
        all.dedup_by_key(|a| a.day);
        all
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

fn is_of(appearance: &Appearance, player: &Individual) -> bool {
    match (&appearance.player.id, &player.identity) {
        (Some(id), Identity::Person(person)) => id == person,
        (Some(_), _) => false,
        (None, _) => {
            player.names.iter().any(|name| ledger::fold(name) == ledger::fold(&appearance.player.name))
        }
    }
}

fn place(position: pack::Position) -> Position {
    match position {
        pack::Position::Goalkeeper => Position::Goalkeeper,
        pack::Position::Defender => Position::Defender,
        pack::Position::Midfielder => Position::Midfielder,
        pack::Position::Forward => Position::Forward,
    }
}

impl Club<'_> {
    /// The match of that day.
    fn on(&self, day: Date, plays: f64, back_by: f64) -> Match {
        let fixtures = self.pack.fixtures_of(self.club).iter().filter_map(|&at| self.pack.fixture(at));
        let fixture = fixtures.into_iter().find(|f| f.day == day);
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
