//! Search as one types: players and clubs by the beginnings of their names' words, reports by those of their headlines.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use desk::{Desk, View};
use present::names::Player;
use schemars::JsonSchema;
use serde::Serialize;

use crate::link;
use crate::room::{Room, locked};
use crate::trouble::Trouble;

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HitKind {
    /// A player.
    Player,
    /// A club.
    Club,
    /// A report.
    Report,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct Hit {
    /// What kind of thing it is.
    pub(crate) kind: HitKind,
    /// What it is called.
    pub(crate) name: String,
    /// What tells it from others of the name: a club, or when and where a report was published.
    pub(crate) note: String,
    /// Where it is.
    pub(crate) path: String,
}

/// Everything that can be found, with the words by which.
#[derive(Debug, Default)]
struct Everything {
    /// Players, clubs, then reports, the latest first.
    hits: Vec<Hit>,
    /// Each word, in the order of the alphabet, with the places of those that have it.
    words: Vec<(String, Vec<u32>)>,
}

/// Everything that can be found in the latest state of the record that was asked about.
#[derive(Debug, Default)]
pub(crate) struct Names(Mutex<Option<(u64, Arc<Everything>)>>);

/// So many of a kind are found at most.
const MOST: usize = 8;

impl Room {
    /// What has words that begin as those of `text` do: players, then clubs, then reports, the latest first.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) async fn search(self: &Arc<Self>, text: &str) -> Result<Vec<Hit>, Trouble> {
        let generation = self.generation().await?;
        let kept = locked(&self.names.0).clone().filter(|(of, _)| *of == generation);
        let everything = match kept {
            Some((_, everything)) => everything,
            None => {
                let everything = Arc::new(self.ask(Everything::of).await?);
                *locked(&self.names.0) = Some((generation, Arc::clone(&everything)));
                everything
            }
        };
        Ok(everything.find(text))
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = ledger::fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

impl Everything {
    fn of(room: &Room, desk: &mut Desk) -> Result<Self, Trouble> {
        let mut all = Gathered::default();
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
        let mut reports = Vec::new();
        desk.store().documents(None, &mut |document| {
            if let Some(name) = document.title {
                let outlet = document.outlet.map(|outlet| format!("{outlet}, ")).unwrap_or_default();
                let note = format!("{outlet}{}", present::words::day(document.said_on));
                let path = link::report(&document.id.0, None);
                reports.push(Hit { kind: HitKind::Report, name, note, path });
            }
            ControlFlow::Continue(())
        })?;
        for hit in reports.into_iter().rev() {
            all.add(words(&hit.name), hit);
        }
        Ok(Self { hits: all.hits, words: all.words.into_iter().collect() })
    }

    fn find(&self, text: &str) -> Vec<Hit> {
        let wanted = words(text);
        let having = wanted.iter().map(|word| self.having(word)).reduce(|a, b| {
            // Those of both.
            a.into_iter().zip(b).map(|(a, b)| a & b).collect()
        });
        let mut counts = [0; 3];
        let fitting = having.iter().flat_map(|marks| places(marks)).filter_map(|place| self.hits.get(place));
        let few = fitting.filter(|hit| {
            let count = counts.get_mut(hit.kind as usize);
            count.is_some_and(|count| {
                *count += 1;
                *count <= MOST
            })
        });
        few.cloned().collect()
    }

    /// A mark for each of those that have a word that begins so.
    fn having(&self, beginning: &str) -> Vec<u64> {
        let mut marks = vec![0_u64; self.hits.len().div_ceil(64)];
        let from = self.words.partition_point(|(word, _)| word.as_str() < beginning);
        let such = self.words.iter().skip(from).take_while(|(word, _)| word.starts_with(beginning));
        for place in such.flat_map(|(_, places)| places) {
            if let Some(mark) = marks.get_mut(*place as usize / 64) {
                *mark |= 1 << (place % 64);
            }
        }
        marks
    }
}

/// The places that are marked, in order.
fn places(marks: &[u64]) -> impl Iterator<Item = usize> {
    marks.iter().enumerate().flat_map(|(at, mark)| {
        let mut left = *mark;
        std::iter::from_fn(move || {
            let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(at * 64 + bit)
        })
    })
}

/// What can be found, as it is gathered.
#[derive(Default)]
struct Gathered {
    hits: Vec<Hit>,
    words: BTreeMap<String, Vec<u32>>,
}

impl Gathered {
    fn add(&mut self, by: Vec<String>, hit: Hit) {
        let place = self.hits.len() as u32;
        for word in by {
            let having = self.words.entry(word).or_default();
            if having.last() != Some(&place) {
                having.push(place);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_words_find_in_any_order_and_without_accents() {
        let mut all = Gathered::default();
        for name in ["Marek Dvořák", "Ole van der Linden"] {
            let (note, path) = (String::new(), String::new());
            all.add(words(name), Hit { kind: HitKind::Player, name: name.into(), note, path });
        }
        let all = Everything { hits: all.hits, words: all.words.into_iter().collect() };
        let found = |text: &str| all.find(text).into_iter().map(|h| h.name).collect::<Vec<_>>();
        assert_eq!(found("dvor mar"), ["Marek Dvořák"]);
        assert_eq!(found("lind"), ["Ole van der Linden"]);
        assert!(found("inden").is_empty() && found(" - ").is_empty());
    }
}
