//! What really happened on the pitch: who played how long in which match.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Person;

/// One player's part in one match of the player's team. Many are one player's, or of one table, so what is the same in them can be shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Appearance {
    /// Who; the name may be empty where a table has only identities.
    pub player: Arc<Person>,
    /// The day of the match.
    pub day: Date,
    /// Minutes played; 0 for a match without the player.
    pub minutes: u16,
    /// The opponent, as the table names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Arc<str>>,
    /// Whether the match was at home.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<bool>,
    /// The table that tells it, by name.
    pub table: Arc<str>,
}

/// An appearance as a row of a table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAppearance {
    /// Who played how long in which match.
    pub appearance: Appearance,
    /// When it was added to a store, if it was.
    pub recorded_at: Option<Timestamp>,
}

/// A match that a player took part in, as a fold cites it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Played {
    /// The day of the match.
    pub day: Date,
    /// Minutes played, at least 1.
    pub minutes: u16,
    /// The opponent, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<Arc<str>>,
    /// The table that tells it, by name.
    pub table: Arc<str>,
}

impl Appearance {
    /// The match, if the player took part in it.
    pub fn played(&self) -> Option<Played> {
        (self.minutes > 0).then(|| Played {
            day: self.day,
            minutes: self.minutes,
            against: self.against.clone(),
            table: self.table.clone(),
        })
    }
}
