//! Whom and which club somebody means who types a name.

mod near;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use desk::{Desk, FamilyId, View};
use ledger::{Identity, Individual, PersonId, fold};
use pack::Pack;
use store::{Name, Result, Who};

use near::nearest;
use wanted::{Tier, Wanted};

/// A player of the record, under every name that documents give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// The fullest name.
    pub name: String,
    /// Whom the names were matched to.
    pub id: Option<PersonId>,
    /// All names, as documents write them.
    pub names: BTreeSet<String>,
}

/// Somebody who goes by names.
pub trait Known {
    /// All names, as documents write them.
    fn names(&self) -> &BTreeSet<String>;
    /// Whom the names were matched to.
    fn person(&self) -> Option<&PersonId>;
    /// The teams they were put in, where that is known.
    fn teams(&self) -> &[String] {
        &[]
    }
}

impl Known for Player {
    fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    fn person(&self) -> Option<&PersonId> {
        self.id.as_ref()
    }
}

impl Known for Individual {
    fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    fn person(&self) -> Option<&PersonId> {
        match &self.identity {
            Identity::Person(id) => Some(id),
            _ => None,
        }
    }

    fn teams(&self) -> &[String] {
        &self.teams
    }
}

/// What a player is called on the screen: by the fullest name that a report gives; where that is a longer one than the press
/// uses of whom a pack knows, as a league's lists have it, by the press's.
pub fn shown(name: &str, person: Option<&PersonId>, packs: &[Arc<Pack>]) -> String {
    let words = |name: &str| name.split_whitespace().count();
    let of_pack = packs.iter().find_map(|pack| pack.person(pack.person_by_id(person?)?));
    let press = of_pack.map(pack::PackPerson::press_name);
    let shorter = press.filter(|press| (1..words(name)).contains(&words(press)));
    shorter.unwrap_or(name).to_owned()
}

/// What a player of the record is called on the screen.
pub fn shown_player(player: &Individual, packs: &[Arc<Pack>]) -> String {
    shown(&player.name, player.person(), packs)
}

/// How an edit is to name a player so that nobody else is meant: a person of a pack by the identity, one of several of a name
/// with the club in brackets, anybody else by the fullest name.
pub fn designation(player: &Individual, people: &[Individual]) -> String {
    let others = || people.iter().filter(|p| p.identity != player.identity);
    let shared = others().any(|p| p.names.iter().any(|name| key(name) == key(&player.name)));
    match (&player.identity, player.teams.last()) {
        (Identity::Person(id), _) => id.0.clone(),
        (Identity::Namesake { .. }, Some(team)) => format!("{} ({team})", player.name),
        (_, Some(team)) if shared => format!("{} ({team})", player.name),
        _ => player.name.clone(),
    }
}

/// A name and the club in brackets behind it, which tells which of several is meant.
fn with_club(text: &str) -> Option<(&str, &str)> {
    let (name, club) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim(), club.trim()))
}

/// What a name was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<T> {
    /// This one.
    One(T),
    /// One of these; the name does not tell which.
    Several(Vec<T>),
    /// Nothing known; perhaps one of these names was meant, the nearest first.
    Nothing(Vec<String>),
}

/// The players of the record: names that were matched to one person, or differ only in case and accents, together.
pub fn players(known: &[Name]) -> Vec<Player> {
    let ids: BTreeMap<String, &PersonId> =
        known.iter().filter_map(|k| Some((key(&k.name), k.person.as_ref()?))).collect();
    let mut groups: BTreeMap<String, Vec<&Name>> = BTreeMap::new();
    for person in known {
        let name = key(&person.name);
        let id = person.person.as_ref().or(ids.get(&name).copied());
        groups.entry(id.map_or(name, |id| format!("#{}", id.0))).or_default().push(person);
    }
    let player = |group: Vec<&Name>| {
        // Of equally full ones, that which came first.
        let fullest = group.iter().rev().max_by_key(|k| k.name.split_whitespace().count().min(3))?;
        Some(Player {
            name: fullest.name.clone(),
            id: group.iter().find_map(|k| k.person.clone()),
            names: group.iter().map(|k| k.name.clone()).collect(),
        })
    };
    groups.into_values().filter_map(player).collect()
}

impl Player {
    /// How the store is asked for the player.
    pub fn who(&self) -> Vec<Who> {
        let called = self.names.iter().cloned().map(Who::Called);
        called.chain(self.id.clone().map(Who::Person)).collect()
    }
}

/// The player whom `name` means: the full name before short forms of it, a surname last; of several, the one of the club
/// that stands in brackets behind it.
pub fn find_player<'p, P: Known>(name: &str, players: &'p [P], packs: &[Arc<Pack>]) -> Meant<&'p P> {
    let found = find_among(name, &players.iter().collect::<Vec<_>>(), packs);
    match with_club(name).filter(|_| matches!(found, Meant::Nothing(_))) {
        Some((bare, club)) => {
            find_among(bare, &players.iter().filter(|p| plays(*p, club, packs)).collect::<Vec<_>>(), packs)
        }
        None => found,
    }
}

fn find_among<'p, P: Known>(name: &str, players: &[&'p P], packs: &[Arc<Pack>]) -> Meant<&'p P> {
    let wanted = Wanted::of(name, packs);
    for tier in Tier::ALL {
        match one_of(players.iter().copied().filter(|p| wanted.fits(tier, *p)).collect()) {
            Meant::Nothing(_) => {}
            found => return found,
        }
    }
    let names = players.iter().flat_map(|p| p.names().iter().map(String::as_str));
    let of = |name: String| {
        let own = players.iter().find(|p| p.names().contains(&name)).and_then(|p| p.person());
        shown(&name, own, packs)
    };
    Meant::Nothing(once(nearest(&wanted.key, names).into_iter().map(of)))
}

/// Whether a player is told to play for a club.
fn plays(player: &impl Known, club: &str, packs: &[Arc<Pack>]) -> bool {
    player.teams().iter().any(|team| same_club(team, club, packs) || has_words(&key(team), &key(club)))
}

/// Each once, where it first stands.
fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    names.filter(|name| known.insert(name.clone())).collect()
}

/// The player of the record whom `name` means, and the family of names in which they are: as [`find_player`] finds it
/// among everybody, with no more asked of the record than who may be meant.
///
/// # Errors
/// When the record cannot be read.
pub fn find_recorded(
    name: &str,
    desk: &mut Desk,
    view: View,
    packs: &[Arc<Pack>],
) -> Result<Meant<(FamilyId, Individual)>> {
    let found = find_such(name, desk, view, packs, &|_| true)?;
    match with_club(name).filter(|_| matches!(found, Meant::Nothing(_))) {
        Some((bare, club)) => find_such(bare, desk, view, packs, &|player| plays(player, club, packs)),
        None => Ok(found),
    }
}

fn find_such(
    name: &str,
    desk: &mut Desk,
    view: View,
    packs: &[Arc<Pack>],
    such: &dyn Fn(&Individual) -> bool,
) -> Result<Meant<(FamilyId, Individual)>> {
    let wanted = Wanted::of(name, packs);
    for tier in Tier::ALL {
        let families = wanted.families(tier, desk.index()?);
        let mut people = desk.people(families, view)?;
        people.retain(|(_, player)| wanted.fits(tier, player) && such(player));
        match one_of(people) {
            Meant::Nothing(_) => {}
            found => return Ok(found),
        }
    }
    let mut near = Vec::new();
    for name in nearest(&wanted.key, desk.index()?.names()) {
        let families = desk.index()?.bearing(&key(&name));
        let people = desk.people(families, view)?;
        let own = people.iter().find(|(_, player)| player.names.contains(&name) && such(player));
        near.extend(own.map(|(_, player)| shown(&name, player.person(), packs)));
    }
    Ok(Meant::Nothing(once(near.into_iter())))
}

fn one_of<T>(mut found: Vec<T>) -> Meant<T> {
    match found.len() {
        0 => Meant::Nothing(Vec::new()),
        1 => Meant::One(found.remove(0)),
        _ => Meant::Several(found),
    }
}

/// The club that `name` means, as a pack has it in full, or else as the record has it.
pub fn find_club<'t>(
    name: &str,
    teams: impl Iterator<Item = &'t str> + Clone,
    packs: &'t [Arc<Pack>],
) -> Meant<String> {
    let wanted = key(name);
    let bare = wanted.strip_prefix("the ").unwrap_or(&wanted);
    let mut clubs: BTreeSet<&str> = BTreeSet::new();
    for pack in packs {
        let only = pack.club_named(bare).map(|club| vec![club]);
        let found = only.unwrap_or_else(|| pack.clubs_named(bare).iter().map(|alias| alias.club).collect());
        clubs.extend(found.into_iter().filter_map(|club| Some(pack.club(club)?.full_name.as_str())));
    }
    if clubs.is_empty() {
        let club = bare_club(bare);
        clubs.extend(teams.clone().filter(|team| bare_club(team) == club).take(1));
    }
    if clubs.is_empty() {
        clubs.extend(teams.clone().filter(|team| has_words(&key(team), bare)));
    }
    let mut clubs: Vec<String> = clubs.into_iter().map(str::to_owned).collect();
    match clubs.len() {
        0 => {
            let known = packs.iter().flat_map(|pack| pack.clubs()).map(|club| club.name.as_str());
            Meant::Nothing(nearest(bare, known.chain(teams)))
        }
        1 => Meant::One(clubs.remove(0)),
        _ => Meant::Several(clubs),
    }
}

/// Whether two names are one club's.
pub fn same_club(a: &str, b: &str, packs: &[Arc<Pack>]) -> bool {
    one_name(a, packs) == one_name(b, packs)
}

/// The one name of a club: in full, as a pack has it, or else without what says only that it is a club.
pub(crate) fn one_name(name: &str, packs: &[Arc<Pack>]) -> String {
    let bare = bare_club(name);
    let found = packs.iter().find_map(|p| p.club(p.club_named(&key(name)).or_else(|| p.club_named(&bare))?));
    found.map_or(bare, |club| club.full_name.clone())
}

/// A club's name for comparison, without what says only that it is a club.
fn bare_club(name: &str) -> String {
    let name = key(name);
    let words = name.split(' ').filter(|w| !matches!(*w, "fc" | "afc" | "the" | "cf" | "sc"));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether two names differ in case and accents at most.
pub fn same_name(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

/// A name for comparison.
fn key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `words` stand next to each other in `name`; a hyphen parts words too.
fn has_words(name: &str, words: &str) -> bool {
    let padded = |text: &str| format!(" {text} ");
    !words.is_empty()
        && (padded(name).contains(&padded(words)) || padded(&name.replace('-', " ")).contains(&padded(words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(names: &[(&str, Option<&str>)]) -> Vec<Player> {
        let person = |(name, id): &(&str, Option<&str>)| Name {
            key: Default::default(),
            name: (*name).to_owned(),
            person: id.map(|id| PersonId(id.to_owned())),
        };
        players(&names.iter().map(person).collect::<Vec<_>>())
    }

    #[test]
    fn a_name_is_found_by_less_than_all_of_it() {
        let players = known(&[("Marek Dvořák", None), ("Ole van der Linden", None), ("Jan Dvorak", None)]);
        let one = |name: &str| match find_player(name, &players, &[]) {
            Meant::One(player) => player.name.clone(),
            other => format!("{other:?}"),
        };
        assert_eq!(one("marek dvorak"), "Marek Dvořák");
        assert_eq!(one("Van der Linden"), "Ole van der Linden");
        assert_eq!(one("linden"), "Ole van der Linden");
        assert!(matches!(find_player("Dvorak", &players, &[]), Meant::Several(both) if both.len() == 2));
        assert_eq!(find_player("Marek Dvorka", &players, &[]), Meant::Nothing(vec!["Marek Dvořák".into()]));
        assert_eq!(find_player("Lindon", &players, &[]), Meant::Nothing(vec!["Ole van der Linden".into()]));
        assert_eq!(find_player("Q", &players, &[]), Meant::Nothing(vec![]));
        assert_eq!(find_player("", &players, &[]), Meant::Nothing(vec![]));
    }

    #[test]
    fn players_are_shown_as_the_press_calls_them() {
        let packs = [Arc::new(Pack::premier_league().clone())];
        let id = PersonId("premier-league:226597".into());
        assert_eq!(shown("Gabriel dos Santos Magalhães", Some(&id), &packs), "Gabriel Magalhães");
        assert_eq!(shown("Junior Magalhães", Some(&id), &packs), "Junior Magalhães", "as the report has it");
        assert_eq!(shown("Ned Harrow", Some(&PersonId("cup:7".into())), &packs), "Ned Harrow");
        assert_eq!(shown("Ned Harrow", None, &packs), "Ned Harrow");
    }

    #[test]
    fn names_of_one_person_are_one_player() {
        let players = known(&[("J. Novak", Some("p:1")), ("Jan Novák", Some("p:1")), ("Jan Novak", None)]);
        assert_eq!(players.len(), 1);
        assert_eq!(players[0].names.len(), 3);
    }

    #[test]
    fn clubs_are_found_without_a_pack_by_their_name() {
        let teams = ["AFC Hillside", "Brookfield United"];
        let found = |name: &str| find_club(name, teams.into_iter(), &[]);
        assert_eq!(found("hillside"), Meant::One("AFC Hillside".to_owned()));
        assert_eq!(found("the Brookfield"), Meant::One("Brookfield United".to_owned()));
        assert_eq!(found("Hilside"), Meant::Nothing(vec!["AFC Hillside".to_owned()]));
    }

    #[test]
    fn clubs_are_found_by_what_the_press_calls_them() {
        let packs = [Arc::new(Pack::premier_league().clone())];
        let found = |name: &str| find_club(name, [].into_iter(), &packs);
        for name in ["Man Utd", "manchester united", "Man United", "MANCHESTER UNITED"] {
            assert_eq!(found(name), Meant::One("Manchester United".to_owned()), "{name}");
        }
        assert!(same_club("Man Utd", "Manchester United", &packs));
        assert!(!same_club("Manchester City", "Manchester United", &packs));
        assert!(matches!(found("Liverpol"), Meant::Nothing(near) if near == ["Liverpool"]));
    }
}
