//! Putting the rows of a pack together and indexing them.

use std::collections::{BTreeMap, BTreeSet};

use ledger::PersonId;

use crate::load::{FixtureRow, PackError, PlayerRow};
use crate::model::{Club, ClubIndex, Fixture, FixtureIndex, Pack, PackPerson, PersonIndex, Stint, WorkedOut};
use crate::{clubs, names};

/// Where each club stands among all of a pack, by name.
type Places = BTreeMap<String, ClubIndex>;

pub(crate) fn from_rows(name: &str, rows: &[PlayerRow], matches: &[FixtureRow]) -> Result<Pack, PackError> {
    let named = matches.iter().flat_map(|row| row.clubs.iter());
    let places = places(rows.iter().map(|row| &row.club).chain(named))?;
    let place = |club: &String| places.get(club).copied().ok_or(PackError::TooMany("clubs"));
    let mut people = BTreeMap::new();
    for row in rows {
        let person = person(format!("{name}:{}", row.code), row, place(&row.club)?);
        add_person(&mut people, person);
    }
    let mut fixtures = Vec::with_capacity(matches.len());
    for row in matches {
        let [home, away] = [place(&row.clubs[0])?, place(&row.clubs[1])?];
        fixtures.push(Fixture { season: row.season, day: row.day, home, away, score: row.score });
    }
    finish(name.to_owned(), String::new(), places, people, fixtures)
}

impl Pack {
    /// One pack of several: the people and matches of all, a person of the same identity and a match of the same
    /// day and clubs once. Clubs of the same name are the same club.
    ///
    /// # Errors
    /// When there are more clubs, people or matches together than a pack can hold.
    pub fn joined(packs: &[&Self]) -> Result<Self, PackError> {
        let clubs = || packs.iter().flat_map(|pack| pack.clubs.iter());
        let places = places(clubs().map(|club| &club.name))?;
        let (mut people, mut fixtures) = (BTreeMap::new(), Vec::new());
        for pack in packs {
            let place = |old| pack.club(old).and_then(|club| places.get(&club.name).copied()).unwrap_or(old);
            for person in &pack.people {
                let mut person = person.clone();
                person.stints.iter_mut().for_each(|stint| stint.club = place(stint.club));
                add_person(&mut people, person);
            }
            for fixture in &pack.fixtures {
                fixtures.push(Fixture {
                    home: place(fixture.home),
                    away: place(fixture.away),
                    ..fixture.clone()
                });
            }
        }
        let all = |part: fn(&Self) -> &str| {
            let parts: Vec<&str> =
                packs.iter().map(|pack| part(pack)).filter(|text| !text.is_empty()).collect();
            parts.join("; ")
        };
        finish(all(|pack| &pack.name), all(|pack| &pack.source), places, people, fixtures)
    }
}

fn places<'a>(names: impl Iterator<Item = &'a String>) -> Result<Places, PackError> {
    let names: BTreeSet<&String> = names.collect();
    if names.len() >= usize::from(u16::MAX) {
        return Err(PackError::TooMany("clubs"));
    }
    Ok(names.into_iter().cloned().zip((0..).map(ClubIndex)).collect())
}

fn person(id: String, row: &PlayerRow, club: ClubIndex) -> PackPerson {
    let [given, family, known_as] = row.spelling.clone();
    let (first_season, last_season) = row.seasons;
    PackPerson {
        id: PersonId(id),
        given,
        family,
        known_as,
        birth_date: row.birth_date,
        stints: vec![Stint { club, position: row.position, first_season, last_season }],
        spellings: vec![row.spelling.clone()],
        givens: Vec::new(),
        press: WorkedOut::default(),
    }
}

/// Adds a person, or what is new of him to what is known.
fn add_person(people: &mut BTreeMap<PersonId, PackPerson>, person: PackPerson) {
    let Some(known) = people.get_mut(&person.id) else {
        people.insert(person.id.clone(), person);
        return;
    };
    let end = |p: &PackPerson| p.stints.iter().map(|s| (s.last_season, s.first_season)).max();
    if end(&person) >= end(known) {
        known.given = person.given;
        known.family = person.family;
        known.known_as = person.known_as;
    }
    known.birth_date = known.birth_date.or(person.birth_date);
    known.stints.extend(person.stints);
    known.spellings.extend(person.spellings);
}

fn finish(
    name: String,
    source: String,
    places: Places,
    people: BTreeMap<PersonId, PackPerson>,
    mut fixtures: Vec<Fixture>,
) -> Result<Pack, PackError> {
    let most = u32::MAX as usize - 1;
    if people.len() > most || fixtures.len() > most {
        return Err(PackError::TooMany(if people.len() > most { "people" } else { "matches" }));
    }
    let clubs: Vec<Club> =
        places.into_keys().map(|name| Club { full_name: clubs::full_name(&name).to_owned(), name }).collect();
    let people: Vec<PackPerson> = people.into_values().map(settled).collect();
    // Of a match that is told twice the row with the score is kept.
    fixtures.sort_by_key(|f| (f.day, f.home, f.away, f.score.is_none()));
    fixtures.dedup_by_key(|f| (f.day, f.home, f.away));
    let mut fixtures_of = vec![Vec::new(); clubs.len()];
    for (at, fixture) in (0..).map(FixtureIndex).zip(&fixtures) {
        for club in BTreeSet::from([fixture.home, fixture.away]) {
            if let Some(list) = fixtures_of.get_mut(usize::from(club.0)) {
                list.push(at);
            }
        }
    }
    let names = names::index(&people);
    Ok(Pack {
        name,
        source,
        by_id: people.iter().map(|p| p.id.clone()).zip((0..).map(PersonIndex)).collect(),
        named: names.iter().map(|(form, found)| (form.clone(), found.clone())).collect(),
        names,
        club_aliases: clubs::aliases(&clubs),
        derbies: clubs::derbies(&clubs),
        people,
        clubs,
        fixtures,
        fixtures_of,
    })
}

/// The person with stints and spellings in order, each once.
fn settled(mut person: PackPerson) -> PackPerson {
    // Of two stints in one season the later begun is the loan; of two begun together, the shorter.
    person.stints.sort_by_key(|s| (s.first_season, std::cmp::Reverse(s.last_season), s.club));
    person.stints.dedup();
    person.spellings.sort_unstable();
    person.spellings.dedup();
    person.givens = PackPerson::folded_givens(&person.spellings);
    person.press = WorkedOut::default();
    person
}
