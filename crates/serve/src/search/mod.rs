//! Search as one types: players and clubs by the beginnings of their names' words, reports by those of their headlines.
//!
//! What can be found is gathered once and then added to: reports are added as they come, and players and clubs are gathered anew only
//! where what came tells of a name or a team for the first time, or of players who share a name.

mod people;
mod reports;
mod words;

use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use desk::Desk;
use schemars::JsonSchema;
use serde::Serialize;
use store::Mark;

use self::people::People;
use self::reports::Reports;
use self::words::words;
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

/// Everything that can be found, as of the latest state of the record that was asked about.
#[derive(Debug, Default)]
pub(crate) struct Names {
    everything: RwLock<Everything>,
    /// Held by whoever learns what has come.
    learning: Mutex<()>,
}

#[derive(Debug, Default)]
struct Everything {
    /// Of which state.
    generation: Option<u64>,
    /// How far the record had come by then, at the least.
    mark: Option<Mark>,
    people: People,
    reports: Reports,
}

/// So many of a kind are found at most.
const MOST: usize = 8;

impl Room {
    /// What has words that begin as those of `text` do: players, then clubs, then reports, the latest first.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) async fn search(self: &Arc<Self>, text: &str) -> Result<Vec<Hit>, Trouble> {
        let generation = self.generation().await?;
        if !self.names.know(generation) {
            self.ask(move |room, desk| room.names.learn(room, desk, generation)).await?;
        }
        Ok(self.names.read().find(text))
    }
}

impl Names {
    fn know(&self, generation: u64) -> bool {
        self.read().generation.is_some_and(|known| known >= generation)
    }

    /// Learns what came. Others find what was known before, until all of it is.
    fn learn(&self, room: &Room, desk: &mut Desk, generation: u64) -> Result<(), Trouble> {
        let _one_at_a_time = locked(&self.learning);
        if self.know(generation) {
            return Ok(());
        }
        let now = desk.mark()?;
        let before = self.read().mark;
        let erased = before.is_some_and(|before| !now.erases_nothing_since(&before));
        let mut anew = (before.is_none() || erased).then(Reports::default);
        loop {
            let upto = anew.as_ref().map_or_else(|| self.read().reports.upto(), Reports::upto);
            let came = reports::after(upto, desk.store())?;
            if came.is_empty() {
                break;
            }
            match &mut anew {
                Some(reports) => reports.learn(came),
                None => self.write().reports.learn(came),
            }
        }
        let hold = match &before {
            Some(before) => self.read().people.hold(desk, before, &now)?,
            None => false,
        };
        let people = if hold { None } else { Some(People::of(room, desk)?) };
        let mut everything = self.write();
        everything.reports = anew.unwrap_or_else(|| std::mem::take(&mut everything.reports));
        everything.people = people.unwrap_or_else(|| std::mem::take(&mut everything.people));
        everything.mark = Some(now);
        everything.generation = Some(generation);
        Ok(())
    }

    /// What it holds is whole between any two statements, whoever panicked.
    fn read(&self) -> RwLockReadGuard<'_, Everything> {
        self.everything.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Everything> {
        self.everything.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Everything {
    fn find(&self, text: &str) -> Vec<Hit> {
        let wanted = words(text);
        let (mut players, mut clubs) = (0, 0);
        let few = self.people.found(&wanted).filter(|hit| {
            let count = if hit.kind == HitKind::Player { &mut players } else { &mut clubs };
            *count += 1;
            *count <= MOST
        });
        let mut found: Vec<Hit> = few.cloned().collect();
        found.extend(self.reports.found(&wanted, MOST));
        found
    }
}
