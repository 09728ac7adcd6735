//! The people of the packs: who of them a report's names can be.
//!
//! A name is matched to a person of a pack when one person fits it and the report's date; of several, those count who
//! play for a club that the report speaks of. A lone surname needs such a club in any case. Whoever is left in doubt
//! stays unmatched: the name in the report is never changed.

use std::sync::Arc;

use ledger::Interval;
use pack::{ClubIndex, How, Pack, PersonIndex};
use rustc_hash::FxHashSet;

use super::names::Name;
use super::scan::Scan;
use super::{Kind, NamedPerson};
use crate::lexicon::Lexicon;
use crate::text::key;

/// Clubs of a report that are looked at.
const CLUBS: usize = 48;
/// Seasons before and after a player's stints in which he is still written about.
const SLACK: i16 = 2;

/// Known people; empty without a pack.
#[derive(Debug, Default)]
pub struct Roster {
    packs: Vec<Arc<Pack>>,
    /// Keys of the surnames and known names of one word.
    lone: FxHashSet<u64>,
}

impl Roster {
    /// Nobody: reading without a pack.
    pub fn empty(_lexicon: &Lexicon) -> Self {
        Self::default()
    }

    /// The people of these packs; where two packs know a name, the first one's person counts.
    pub fn of(packs: &[Arc<Pack>]) -> Self {
        let mut lone = FxHashSet::default();
        for pack in packs {
            for (form, named) in pack.name_forms() {
                if !form.contains(' ') && named.iter().any(|n| matches!(n.how, How::KnownAs | How::Surname)) {
                    lone.insert(key(form));
                }
            }
        }
        Self { packs: packs.to_vec(), lone }
    }

    /// Whether a lone name is somebody's surname or known name.
    pub(crate) fn knows(&self, scan: &Scan<'_>, name: &Name) -> bool {
        name.words == 1
            && scan.surface.tokens.get(name.tokens.start).is_some_and(|t| self.lone.contains(&t.key))
    }

    /// Matches persons of a report to persons of the packs.
    pub(crate) fn identify(&self, scan: &Scan<'_>, persons: &mut [NamedPerson], published: Option<Interval>) {
        for pack in &self.packs {
            let clubs = clubs_of(pack, scan);
            for person in persons.iter_mut().filter(|p| p.id.is_none()) {
                if matches!(person.kind, Kind::Player | Kind::Other)
                    && let Some(found) = find(pack, person, &clubs, published)
                {
                    adopt(pack, person, found, published);
                }
            }
        }
    }
}

/// The pack's clubs that the report names.
fn clubs_of(pack: &Pack, scan: &Scan<'_>) -> Vec<ClubIndex> {
    let mut clubs = Vec::new();
    let mut names: FxHashSet<&str> = FxHashSet::default();
    for name in scan.marks.team_names(scan.lexicon) {
        if clubs.len() >= CLUBS {
            break;
        }
        if names.insert(name)
            && let Some(club) = pack.club_named(&pack::fold(name))
        {
            clubs.push(club);
        }
    }
    clubs
}

/// The one person of a pack who bears the name, played around the report's day, and belongs to its clubs; none where several do.
fn find(
    pack: &Pack,
    person: &NamedPerson,
    clubs: &[ClubIndex],
    published: Option<Interval>,
) -> Option<PersonIndex> {
    let folded = pack::fold(&person.name);
    let full = folded.contains(' ');
    let mut found: Vec<PersonIndex> = if full {
        pack.people_named(&folded).iter().filter(|n| n.how <= How::KnownAs).map(|n| n.person).collect()
    } else {
        pack.people_named(&folded).iter().map(|n| n.person).collect()
    };
    if full
        && found.is_empty()
        && let Some((given, surname)) = folded.split_once(' ')
    {
        found = pack.people_like(given, surname).collect();
    }
    found.sort_unstable();
    found.dedup();
    if let Some(day) = published.map(|p| p.latest) {
        found.retain(|i| pack.person(*i).is_some_and(|p| p.plays_around(day, SLACK)));
    }
    let own = person.team.as_deref().and_then(|t| pack.club_named(&pack::fold(t)));
    let at = |i: PersonIndex, club: ClubIndex| match published {
        Some(p) => pack.plays_for(i, club, p.latest) || pack.plays_for(i, club, p.earliest),
        None => pack.person(i).is_some_and(|p| p.stints.iter().any(|s| s.club == club)),
    };
    if found.len() > 1
        && let Some(own) = own
    {
        found.retain(|i| at(*i, own));
    }
    if found.len() > 1 || !full {
        found.retain(|i| clubs.iter().any(|c| at(*i, *c)));
    }
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn adopt(pack: &Pack, person: &mut NamedPerson, found: PersonIndex, published: Option<Interval>) {
    let Some(known) = pack.person(found) else { return };
    person.id = Some(known.id.clone());
    person.kind = Kind::Player;
    if person.team.is_none()
        && let Some(day) = published.map(|p| p.latest)
    {
        person.team = pack.club_at(found, day).and_then(|c| pack.club(c)).map(|c| c.name.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::people;
    use crate::quotes::Quotes;
    use crate::text::Surface;

    const PLAYERS: &str = "player_code,given,family,known_as,club,position,birth_date,first_season,last_season\n\
        1,Ivo,Marak,Marak,Liverpool,defender,,2018-19,2023-24\n\
        2,Benjamin,Dornfield,Dornfield,Chelsea,forward,,2018-19,2023-24\n\
        3,Karl,Dornfield,Dornfield,Everton,midfielder,,2019-20,2022-23\n\
        4,Jovane Pedro,Santos Quirino,Jovanito,Fulham,midfielder,,2018-19,2023-24\n\
        5,Ivo,Marak,Marak,Arsenal,defender,,2004-05,2006-07\n";

    fn ids(text: &str, day: Option<&str>) -> Vec<(String, Option<String>)> {
        let lexicon = Lexicon::load().unwrap();
        let pack = Pack::from_csv("made-up", Some(PLAYERS.as_bytes()), None).unwrap();
        let roster = Roster::of(&[Arc::new(pack)]);
        let surface = Surface::of(text, &lexicon);
        let hits = lexicon.hits(&surface);
        let day = day.map(|d| Interval::day(ledger::parse_date(d).unwrap()));
        let mut quotes = Quotes::of(&surface);
        let found = people(&surface, &hits, &lexicon, &roster, &mut quotes, day);
        found.persons.into_iter().map(|p| (p.name, p.id.map(|i| i.0))).collect()
    }

    fn id(text: &str, day: Option<&str>) -> Option<String> {
        ids(text, day).first().unwrap_or_else(|| panic!("nobody in {text}")).1.clone()
    }

    #[test]
    fn full_and_short_names_of_the_day() {
        let day = Some("2021-03-01");
        assert_eq!(id("Ivo Marak is out.", day).as_deref(), Some("made-up:1"));
        assert_eq!(id("Ivo Marak is out.", Some("2005-03-01")).as_deref(), Some("made-up:5"));
        assert_eq!(id("Ben Dornfield is out.", day).as_deref(), Some("made-up:2"));
        assert_eq!(id("Ivo Marak is out.", None), None, "two of that name, and no date");
        assert_eq!(id("Liverpool miss Ivo Marak.", None).as_deref(), Some("made-up:1"));
    }

    #[test]
    fn a_surname_needs_a_club() {
        let day = Some("2021-03-01");
        assert_eq!(
            id("Everton said that Dornfield is out. Dornfield fell.", day).as_deref(),
            Some("made-up:3")
        );
        assert_eq!(id("The striker Dornfield is out.", day), None);
        let both = "Everton and Chelsea both knew that the player Dornfield fell.";
        assert_eq!(id(both, day), None);
    }

    #[test]
    fn managers_and_strangers_are_nobodys() {
        let day = Some("2021-03-01");
        assert_eq!(id("Liverpool manager Ivo Marak is calm.", day), None);
        assert_eq!(id("Liverpool miss Ivan Marakovic.", day), None);
    }

    #[test]
    fn one_known_name_is_a_person_with_a_pack() {
        let found = ids("Jovanito has a sore knee, Fulham say.", Some("2021-03-01"));
        assert_eq!(found, [("Jovanito".to_owned(), Some("made-up:4".to_owned()))]);
    }
}
