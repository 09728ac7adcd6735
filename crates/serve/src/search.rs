//! Search as one types: players and clubs by the beginnings of their names' words, reports by those of their headlines.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use desk::Desk;
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
struct Everything(Vec<(Vec<String>, Hit)>);

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
        let mut all = Vec::new();
        for player in present::names::players(&desk.store().names(None)?) {
            let name = present::names::shown(&player.name, player.id.as_ref(), &room.packs);
            let by = player.names.iter().flat_map(|name| words(name)).chain(words(&name)).collect();
            let path = link::named(player.id.as_ref(), &player.name);
            all.push((by, Hit { kind: HitKind::Player, name, note: String::new(), path }));
        }
        let mut teams: Vec<String> = desk.index()?.teams().map(str::to_owned).collect();
        teams.sort();
        let mut clubs: Vec<String> = Vec::new();
        for team in teams {
            if !clubs.iter().any(|club| room.same_club(club, &team)) {
                clubs.push(team);
            }
        }
        all.extend(clubs.into_iter().map(|name| {
            (words(&name), Hit { kind: HitKind::Club, path: link::club(&name), name, note: String::new() })
        }));
        let mut reports = Vec::new();
        desk.store().documents(None, &mut |document| {
            if let Some(name) = document.title {
                let outlet = document.outlet.map(|outlet| format!("{outlet}, ")).unwrap_or_default();
                let note = format!("{outlet}{}", present::words::day(document.said_on));
                let path = link::report(&document.id.0, None);
                reports.push((words(&name), Hit { kind: HitKind::Report, name, note, path }));
            }
            ControlFlow::Continue(())
        })?;
        all.extend(reports.into_iter().rev());
        Ok(Self(all))
    }

    fn find(&self, text: &str) -> Vec<Hit> {
        let wanted = words(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<&Hit> = Vec::new();
        for kind in [HitKind::Player, HitKind::Club, HitKind::Report] {
            let fitting = self.0.iter().filter(|(by, hit)| {
                hit.kind == kind && wanted.iter().all(|w| by.iter().any(|own| own.starts_with(w.as_str())))
            });
            found.extend(fitting.map(|(_, hit)| hit).take(MOST));
        }
        found.into_iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_words_find_in_any_order_and_without_accents() {
        let hit = |name: &str| {
            let path = String::new();
            (words(name), Hit { kind: HitKind::Player, name: name.into(), note: String::new(), path })
        };
        let all = Everything(vec![hit("Marek Dvořák"), hit("Ole van der Linden")]);
        let found = |text: &str| all.find(text).into_iter().map(|h| h.name).collect::<Vec<_>>();
        assert_eq!(found("dvor mar"), ["Marek Dvořák"]);
        assert_eq!(found("lind"), ["Ole van der Linden"]);
        assert!(found("inden").is_empty() && found(" - ").is_empty());
    }
}
