//! Players by the words of their names, and clubs by those of theirs.

use std::collections::{BTreeMap, BTreeSet};

use desk::{Desk, View};
use present::names::Player;
use store::{Mark, NameKey};

use super::words::{Words, words};
use super::{Hit, HitKind};
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;

/// All players, then all clubs.
#[derive(Debug, Default)]
pub(super) struct People {
    hits: Vec<Hit>,
    words: Words,
    /// The names of players of whom there may be several: who they are is told by what is said of them.
    shared: BTreeSet<NameKey>,
}

impl People {
    /// All of the record as it is now.
    pub(super) fn of(room: &Room, desk: &mut Desk) -> Result<Self, Trouble> {
        let mut all = Self::default();
        let mut teams: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, team) in desk.index()?.memberships() {
            teams.entry(name.to_owned()).or_default().insert(team.to_owned());
        }
        for player in present::names::players(&desk.store().names(None)?) {
            all.player(room, desk, &player, &teams)?;
        }
        let mut clubs: Vec<&str> = Vec::new();
        for team in desk.index()?.teams() {
            if !clubs.iter().any(|club| room.same_club(club, team)) {
                clubs.push(team);
            }
        }
        for name in clubs {
            let path = link::club(name);
            let hit = Hit { kind: HitKind::Club, path, name: name.to_owned(), note: String::new() };
            all.add(words(name), hit);
        }
        Ok(all)
    }

    /// Whether they are still those of a record that had come to `before` and has come to `now`.
    ///
    /// # Errors
    /// Those of any query.
    pub(super) fn hold(&self, desk: &Desk, before: &Mark, now: &Mark) -> Result<bool, Trouble> {
        if !now.only_adds_documents_to(before) || !now.names_nobody_new_since(before) {
            return Ok(false);
        }
        if self.shared.is_empty() {
            return Ok(true);
        }
        Ok(desk.store().told_since(*before)?.iter().all(|name| !self.shared.contains(name)))
    }

    /// What has words that begin so, players before clubs.
    pub(super) fn found<'s>(&'s self, beginnings: &'s [String]) -> impl Iterator<Item = &'s Hit> {
        self.words.found(beginnings).filter_map(|place| self.hits.get(place))
    }

    fn add(&mut self, by: Vec<String>, hit: Hit) {
        self.words.add(by);
        self.hits.push(hit);
    }

    /// A player, with the club where only one is told; each of those who bear the name, with the club, where they are several.
    fn player(
        &mut self,
        room: &Room,
        desk: &mut Desk,
        player: &Player,
        teams: &BTreeMap<String, BTreeSet<String>>,
    ) -> Result<(), Trouble> {
        let name = present::names::shown(&player.name, player.id.as_ref(), &room.packs);
        let by: Vec<String> = player.names.iter().flat_map(|name| words(name)).chain(words(&name)).collect();
        let teams: BTreeSet<&String> =
            player.names.iter().filter_map(|name| teams.get(name)).flatten().collect();
        // Only where a name was put in several clubs it may be several players'.
        if player.id.is_none() && teams.len() > 1 {
            let families = desk.index()?.bearing(&desk::name_key(&player.name));
            for family in &families {
                self.shared.extend(desk.index()?.keys(*family));
            }
            let mut people = desk.people(families, View::default())?;
            people.retain(|(_, own)| own.names.iter().any(|name| player.names.contains(name)));
            if people.len() > 1 {
                for (_, own) in people {
                    let note = own.teams.last().cloned().unwrap_or_default();
                    let path = link::individual(&own);
                    self.add(by.clone(), Hit { kind: HitKind::Player, name: own.name, note, path });
                }
                return Ok(());
            }
        }
        let note = teams.first().filter(|_| teams.len() == 1).map(|team| (*team).clone());
        let path = link::named(player.id.as_ref(), &player.name);
        self.add(by, Hit { kind: HitKind::Player, name, note: note.unwrap_or_default(), path });
        Ok(())
    }
}
