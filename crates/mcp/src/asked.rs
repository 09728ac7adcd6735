//! What may be asked: the arguments of the tools.

use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;

/// Who is out, of which club, on which day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhoIsOut {
    /// The club, by any name the press has for it; everybody of the record where none is given.
    pub(crate) club: Option<String>,
    /// With what had been said by the end of that day, as YYYY-MM-DD; today where none is given.
    #[schemars(extend("format" = "date"))]
    pub(crate) as_of: Option<String>,
    /// Also those of whom nobody has spoken for so long that it is not known any more whether they are out.
    #[serde(default)]
    pub(crate) lapsed: bool,
    /// How many players at most, from 1 to 500; 50 where none is given.
    #[schemars(range(min = 1, max = 500))]
    pub(crate) limit: Option<usize>,
}

/// Whose, and as of which day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Player {
    /// The player: a full name, a surname, or the identity of a person of a pack; the club in brackets behind it tells namesakes
    /// apart.
    pub(crate) player: String,
    /// With what had been said by the end of that day, as YYYY-MM-DD; all that is recorded where none is given.
    #[schemars(extend("format" = "date"))]
    pub(crate) as_of: Option<String>,
}

/// Which claims' sentences.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    /// Whose claims: as in `player_timeline`. Either this or `claim` has to be given.
    pub(crate) player: Option<String>,
    /// One claim, by its identity or the first four digits or more of it, as sources of other answers name it.
    pub(crate) claim: Option<String>,
    /// Only claims of this kind: injury, surgery, stage, setback, return_estimate, status, absence, return, …
    pub(crate) kind: Option<String>,
    /// With what had been said by the end of that day, as YYYY-MM-DD; all that is recorded where none is given.
    #[schemars(extend("format" = "date"))]
    pub(crate) as_of: Option<String>,
    /// How many claims at most, the latest said; from 1 to 500; 50 where none is given.
    #[schemars(range(min = 1, max = 500))]
    pub(crate) limit: Option<usize>,
}

/// A report to read.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    /// The report's text, as it stands.
    pub(crate) text: String,
    /// The day on which it was published, as YYYY-MM-DD; what the text itself tells where none is given.
    #[schemars(extend("format" = "date"))]
    pub(crate) published: Option<String>,
    /// Its headline.
    pub(crate) title: Option<String>,
}
