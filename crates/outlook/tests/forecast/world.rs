//! A made-up league: teams, players, injuries whose length is known, and flags that tell of them too hopefully.

use jiff::civil::date;
use ledger::{FlagStatus, add_days};
use outlook::forecast::{Complaint, DAY, Fixture, Moment, Notice, Played, Position, Stated, midnight};

pub(crate) struct World {
    pub(crate) notices: Vec<Notice>,
    pub(crate) played: Vec<Played>,
    pub(crate) fixtures: Vec<Fixture>,
}

/// A generator that is the same each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Below `sides`.
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const MATCHES: i64 = 24;

impl World {
    /// So many seasons of four teams of eight, each player hurt now and then.
    pub(crate) fn new(seasons: i16, seed: u64) -> Self {
        let mut world = Self { notices: Vec::new(), played: Vec::new(), fixtures: Vec::new() };
        let mut dice = Dice(seed);
        for season in 2015..2015 + seasons {
            let start = midnight(date(season, 8, 14)) + 14 * 3_600;
            for team in 0..4 {
                let name = format!("team {team}");
                let kickoffs: Vec<Moment> = (0..MATCHES).map(|week| start + week * 7 * DAY).collect();
                for &kickoff in &kickoffs {
                    world.fixtures.push(Fixture { season, team: name.clone(), kickoff });
                }
                for player in 0..8 {
                    world.season_of(&mut dice, season, &name, team * 8 + player, &kickoffs);
                }
            }
        }
        world
    }

    fn season_of(&mut self, dice: &mut Dice, season: i16, team: &str, player: u64, kickoffs: &[Moment]) {
        let code = player.to_string();
        let mut fit_from = Moment::MIN;
        for &kickoff in kickoffs {
            let fit = kickoff >= fit_from;
            let minutes = if fit && dice.roll(10) < 8 { 90 } else { 0 };
            let row = Played { kickoff, minutes, season, team: team.to_owned(), player: code.clone() };
            self.played.push(row);
            if fit && dice.roll(8) == 0 {
                let raised = kickoff + DAY;
                let (complaint, days) = match dice.roll(3) {
                    0 => (Complaint::Knock, 5 + dice.roll(8)),
                    1 => (Complaint::Hamstring, 20 + dice.roll(20)),
                    _ => (Complaint::KneeLigament, 90 + dice.roll(90)),
                };
                fit_from = raised + days as Moment * DAY;
                self.flag(dice, season, team, &code, raised, complaint, days);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "each is one fact of the flag")]
    fn flag(
        &mut self,
        dice: &mut Dice,
        season: i16,
        team: &str,
        player: &str,
        raised: Moment,
        complaint: Complaint,
        days: u64,
    ) {
        let seen = raised + 6 * 3_600;
        let hoped = add_days(date(1970, 1, 1), raised / DAY + days as i64 / 2);
        let stated = match dice.roll(3) {
            0 => Stated::Unknown,
            1 | 2 if days < 14 => Stated::Chance(75),
            _ => Stated::Back(hoped),
        };
        let doubtful = matches!(stated, Stated::Chance(_));
        let first = Notice {
            season,
            player: player.to_owned(),
            team: team.to_owned(),
            position: Some(Position::Defender),
            seen,
            raised: Some(raised),
            after: Some(raised),
            status: if doubtful { FlagStatus::Doubtful } else { FlagStatus::Injured },
            complaint,
            injury: true,
            stated: Some(stated),
            chance_this: None,
            chance_next: Some(if doubtful { 75 } else { 0 }),
            gone: false,
            number: 1,
        };
        // The same absence is told of again later, with another day.
        let again = Notice {
            seen: seen + 9 * DAY,
            stated: Some(Stated::Back(add_days(hoped, 7))),
            number: 2,
            ..first.clone()
        };
        self.notices.push(first);
        if days > 14 {
            self.notices.push(again);
        }
    }
}
