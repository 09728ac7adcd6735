//! Injuries and exposure from the store: spells, and who played.

use std::collections::BTreeMap;
use std::sync::Arc;

use desk::{Desk, Outings};
use jiff::civil::Date;
use ledger::{
    End, Identity, Individual, Interval, Person, PersonId, Season, Setting as Where, Spell, StatusReason,
    add_days,
};
use outlook::epi::{Exposure, Injury, Setting, Until};
use pack::Pack;
use store::StoreError;

/// What is counted.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Known at the end of this day.
    pub as_of: Date,
    /// Recorded by the end of this day, or whenever.
    pub recorded_by: Option<Date>,
    /// Of these seasons; of all, if there is none.
    pub seasons: &'a [Season],
    /// Of clubs of which this is true; of all, if there is none.
    pub club: Option<&'a dyn Fn(&str) -> bool>,
}

impl Asked<'_> {
    fn wants(&self, day: Date) -> bool {
        self.seasons.is_empty() || self.seasons.contains(&Season::of(day))
    }

    fn wants_club(&self, club: &str) -> bool {
        self.club.is_none_or(|such| such(club))
    }
}

/// Minutes and matches of a player in a season for a club.
#[derive(Clone, Copy, Debug, Default)]
pub struct OnThePitch {
    /// Minutes played.
    pub minutes: f64,
    /// Matches of which some minute was played.
    pub matches: usize,
}

/// Whoever counts.
pub trait Counter {
    /// What may go wrong.
    type Error: From<StoreError>;

    /// A player, by the key of the rows that follow.
    fn player(&mut self, key: &str, player: &Individual);

    /// An injury, and the absence that it is, with its number among those of the player's timeline, from 1.
    ///
    /// # Errors
    /// Where counting has to end.
    fn injury(&mut self, row: &Injury<'_>, absence: (usize, &Spell)) -> Result<(), Self::Error>;

    /// Exposure of a player in a season for a club.
    ///
    /// # Errors
    /// Where counting has to end.
    fn exposure(&mut self, row: &Exposure<'_>, played: OnThePitch) -> Result<(), Self::Error>;
}

/// Hands the injuries and the exposure of a store over.
///
/// # Errors
/// When the store cannot be read; those of `into`.
pub fn count<C: Counter>(
    desk: &mut Desk,
    packs: &[Arc<Pack>],
    asked: Asked<'_>,
    into: &mut C,
) -> Result<(), C::Error> {
    let Asked { as_of, recorded_by, .. } = asked;
    let view = desk::View { as_of: Some(as_of), recorded_by };
    let outings = desk.outings(recorded_by)?;
    let days = days_played(&outings, as_of);
    let mut by_name: BTreeMap<String, String> = BTreeMap::new();
    let families = desk.index()?.by_name();
    for family in families {
        for (_, player) in desk.people([family], view)? {
            let key = player.identity.key();
            for name in own_names(&player) {
                by_name.entry(name).or_insert_with(|| key.clone());
            }
            into.player(&key, &player);
            let spells = desk.dossier(family, recorded_by)?.spells(&player.identity, view.as_of);
            let whose = Whose { player: &player, key: &key, packs, played: &days };
            whose.add(asked, &spells, into)?;
        }
    }
    let minutes = played(asked, &outings, &by_name, packs);
    for ((player, season, club, position), played) in minutes.iter().filter(|(of, _)| asked.wants_club(&of.2))
    {
        let days = Season(*season).days();
        let row = Exposure {
            player,
            days: Interval::new(days.earliest, days.latest.min(as_of.max(days.earliest))),
            match_minutes: played.minutes,
            training_minutes: 0.0,
            labels: &[("season", &Season(*season).to_string()), ("club", club), ("position", position)],
        };
        into.exposure(&row, *played)?;
    }
    Ok(())
}

/// Whose spells are added.
struct Whose<'a> {
    player: &'a Individual,
    key: &'a str,
    packs: &'a [Arc<Pack>],
    /// Days on which players played.
    played: &'a BTreeMap<String, Vec<Date>>,
}

impl Whose<'_> {
    /// Adds the injuries among the spells.
    fn add<C: Counter>(&self, asked: Asked<'_>, spells: &[Spell], into: &mut C) -> Result<(), C::Error> {
        let mut free_from = None;
        let numbered = (1..).zip(spells);
        for (number, spell) in numbered.filter(|(_, spell)| spell.reason == StatusReason::Injury) {
            let at_latest = spell.onset.at_latest;
            let onset = onset(spell, free_from.max(self.last_match(at_latest)));
            free_from = spell.end.as_ref().map(|end| end.at_latest);
            if asked.wants(onset.latest) {
                self.add_one((number, spell), onset, asked, into)?;
            }
        }
        Ok(())
    }

    /// The last day up to that one on which the player played.
    fn last_match(&self, day: Date) -> Option<Date> {
        let days = std::iter::once(self.key.to_owned())
            .chain(own_names(self.player))
            .find_map(|key| self.played.get(&key))?;
        days.get(days.partition_point(|played| *played <= day).checked_sub(1)?).copied()
    }

    fn add_one<C: Counter>(
        &self,
        (number, spell): (usize, &Spell),
        onset: Interval,
        asked: Asked<'_>,
        into: &mut C,
    ) -> Result<(), C::Error> {
        let setting = match spell.setting.value {
            Some(Where::Match) => Some(Setting::Match),
            Some(Where::Training) => Some(Setting::Training),
            Some(Where::International | Where::Other) | None => None,
        };
        let (club, position) = match &self.player.identity {
            Identity::Person(id) => squad(self.packs, id, onset.latest),
            _ => (String::new(), String::new()),
        };
        let told = || self.player.teams.last().cloned().unwrap_or_default();
        let club = if club.is_empty() { told() } else { club };
        if !asked.wants_club(&club) {
            return Ok(());
        }
        let season = Season::of(onset.latest).to_string();
        let labels = [
            ("season", season.as_str()),
            ("club", &club),
            ("position", &position),
            ("region", spell.region.value.map(ledger::Region::slug).unwrap_or_default()),
            ("pathology", spell.pathology.value.map(ledger::Pathology::slug).unwrap_or_default()),
        ];
        let until = until(spell, onset, asked.as_of);
        into.injury(&Injury { player: self.key, onset, until, setting, labels: &labels }, (number, spell))
    }
}

/// When it began. Where nobody says, it was in the season of the first report, and not before the last match played nor the end of the
/// spell before it, the later of which is `free_from`.
fn onset(spell: &Spell, free_from: Option<Date>) -> Interval {
    spell.onset.known.unwrap_or_else(|| {
        let latest = spell.onset.at_latest;
        let first = Season::of(latest).days().earliest;
        Interval::new(free_from.filter(|day| *day <= latest).map_or(first, |day| day.max(first)), latest)
    })
}

/// When it was over. An absence of which it is not known any more whether it goes on counts until then at the most: nobody was told to
/// be out for longer, and what became of players that nobody speaks of is not followed.
fn until(spell: &Spell, onset: Interval, as_of: Date) -> Until {
    let hurt = spell.last_hurt.map_or(onset.latest, |day| add_days(day, 1).max(onset.latest));
    let back_from = |latest: Date| Until::Back(Interval::new(hurt.min(latest), latest.max(onset.earliest)));
    match (&spell.end, spell.lapsed_by(as_of)) {
        (Some(End { known: Some(known), .. }), _) => {
            let after = |day: Date| day.max(onset.earliest);
            Until::Back(Interval::new(after(known.earliest), after(known.latest)))
        }
        // That it was over long after it was last told of says little of how long it went on.
        (Some(End { known: None, at_latest, .. }), held_until) => {
            let held = held_until.map_or(*at_latest, |day| add_days(day, 1).max(hurt));
            back_from(held.min(*at_latest))
        }
        (None, Some(held_until)) => back_from(add_days(held_until, 1).max(hurt)),
        (None, None) => Until::Open,
    }
}

/// The days by the end of one on which each player played, in order.
fn days_played(outings: &[Outings], as_of: Date) -> BTreeMap<String, Vec<Date>> {
    let mut days: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    for of in outings {
        let Person { name, id, .. } = &*of.player;
        let key = id.as_ref().map_or_else(|| ledger::fold(name), |id| id.0.clone());
        let played = of.by(Some(as_of)).iter().filter(|(_, minutes)| *minutes > 0).map(|(day, _)| *day);
        days.entry(key).or_default().extend(played);
    }
    days.values_mut().for_each(|days| days.sort_unstable());
    days
}

/// Minutes of each player by season, club and position.
fn played(
    asked: Asked<'_>,
    outings: &[Outings],
    by_name: &BTreeMap<String, String>,
    packs: &[Arc<Pack>],
) -> BTreeMap<(String, i16, String, String), OnThePitch> {
    let mut minutes: BTreeMap<_, OnThePitch> = BTreeMap::new();
    for of in outings {
        let Person { name, id, team } = &*of.player;
        let folded = ledger::fold(name);
        for (day, played) in of.by(Some(asked.as_of)).iter().filter(|(day, _)| asked.wants(*day)) {
            let (key, (club, position)) = match id {
                Some(id) => (id.0.clone(), squad(packs, id, *day)),
                None => (by_name.get(&folded).unwrap_or(&folded).clone(), (String::new(), String::new())),
            };
            let club = if club.is_empty() { team.clone().unwrap_or_default() } else { club };
            let all = minutes.entry((key, Season::of(*day).0, club, position)).or_default();
            all.minutes += f64::from(*played);
            all.matches += usize::from(*played > 0);
        }
    }
    minutes
}

/// Club and position of a person of a pack on a day; empty where no pack tells.
fn squad(packs: &[Arc<Pack>], id: &PersonId, day: Date) -> (String, String) {
    // Packs have players by season: those of the summer belong to the season to come.
    let found = |day: Date| {
        packs.iter().find_map(|pack| {
            let person = pack.person_by_id(id)?;
            let club = pack.club(pack.club_at(person, day)?)?.full_name.clone();
            let position = pack.position_at(person, day).map(|p| format!("{p:?}").to_lowercase());
            Some((club, position.unwrap_or_default()))
        })
    };
    found(day).or_else(|| found(add_days(day, 62))).unwrap_or_default()
}

/// The names, folded, by which a table of appearances may mean this player and nobody else.
fn own_names(player: &Individual) -> Vec<String> {
    match player.identity {
        Identity::Person(_) | Identity::Name(_) => {
            player.names.iter().map(|name| ledger::fold(name)).collect()
        }
        Identity::Namesake { .. } | Identity::Short { .. } => Vec::new(),
    }
}
