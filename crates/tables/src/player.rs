//! Who a spell is of.

use ledger::{Identity, Individual};

/// A player, as the tables of what was folded name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayerKey {
    /// See [`player_id`].
    pub id: String,
    /// The fullest form of the name that a report gives.
    pub name: String,
    /// The team that was told last.
    pub team: Option<String>,
}

impl PlayerKey {
    /// That of somebody whom reports tell of.
    pub fn of(player: &Individual) -> Self {
        Self {
            id: player_id(&player.identity),
            name: player.name.clone(),
            team: player.teams.last().cloned(),
        }
    }
}

/// Who somebody is, as one text: `pack:code` for a person of a pack, `name:…` for a name of one's own (folded: lower case,
/// without accents), `name:… (team)` for one of several players of a name, and `short:… (team)` for a bare surname that
/// may be several players'.
pub fn player_id(identity: &Identity) -> String {
    match identity {
        Identity::Person(id) => id.0.clone(),
        Identity::Name(name) => format!("name:{name}"),
        Identity::Namesake { name, team } => format!("name:{name} ({team})"),
        Identity::Short { name, team } => format!("short:{name} ({team})"),
    }
}
