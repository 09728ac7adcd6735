//! Who a spell is of.

use ledger::Individual;

/// A player, as the tables of what was folded name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayerKey {
    /// See [`ledger::Identity::key`].
    pub id: String,
    /// The fullest form of the name that a report gives.
    pub name: String,
    /// The team that was told last.
    pub team: Option<String>,
}

impl PlayerKey {
    /// That of somebody whom reports tell of.
    pub fn of(player: &Individual) -> Self {
        Self { id: player.identity.key(), name: player.name.clone(), team: player.teams.last().cloned() }
    }
}
