//! What one report says about each player: the fold of its claims.

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use crate::body::slugs;
use crate::{Interval, Pathology, Phase, Region, Setting, Side, Stage, Status, SurgeryState, days_between};

/// What one document says about one player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entry {
    /// The fullest form of the name in the report.
    pub player: String,
    /// At the report's date; `None` when nothing can be concluded.
    pub status: Option<Status>,
    /// The furthest rung that the report says has been reached by its date.
    pub stage: Option<Stage>,
    /// One for each distinct injury or illness.
    pub injuries: Vec<InjuryEntry>,
    /// The report's own forecast.
    pub expected_return: Option<ExpectedReturn>,
    /// To whom what is said of the player's fitness is attributed; empty for the report's own voice.
    pub said_by: Vec<String>,
}

/// One injury or illness of a player, as one document tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InjuryEntry {
    /// Body region.
    pub region: Region,
    /// The press's own narrower word, lower case (`hamstring`).
    pub part: Option<String>,
    /// Kind of damage.
    pub pathology: Pathology,
    /// The specific diagnosis if one is stated.
    pub diagnosis: Option<String>,
    /// Side of the body.
    pub side: Option<Side>,
    /// Days between which it happened; JSON: `[earliest, latest]` or null.
    #[serde(serialize_with = "as_pair", deserialize_with = "from_pair")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<[jiff::civil::Date; 2]>"))]
    pub onset: Option<Interval>,
    /// Where it happened.
    pub setting: Option<Setting>,
    /// Over or not at the report's date.
    pub phase: Phase,
    /// Surgery on it.
    pub surgery: Option<SurgeryState>,
    /// The same injury again, a setback or a re-injury.
    pub recurrence: bool,
}

fn as_pair<S: Serializer>(value: &Option<Interval>, out: S) -> Result<S::Ok, S::Error> {
    value.map(|i| [i.earliest, i.latest]).serialize(out)
}

fn from_pair<'de, D: serde::Deserializer<'de>>(input: D) -> Result<Option<Interval>, D::Error> {
    Ok(Option::<[Date; 2]>::deserialize(input)?.map(|[a, b]| Interval::new(a, b)))
}

/// When a report expects a player back. At least one bound is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExpectedReturn {
    /// Not back before this day.
    pub not_before: Option<Date>,
    /// Back on this day at the latest.
    pub by: Option<Date>,
    /// How sure the report is.
    pub hedge: Hedge,
}

impl ExpectedReturn {
    /// By how many days this forecast is later than an earlier one (sooner, if negative): by its last day where both
    /// give one, else by its first; none where they give no day of the same kind.
    pub fn drift(&self, before: &Self) -> Option<i64> {
        let by = before.by.zip(self.by);
        by.or(before.not_before.zip(self.not_before)).map(|(before, now)| days_between(before, now))
    }
}

slugs! {
    /// How a return is forecast.
    Hedge {
        /// A plain forecast.
        Stated = "stated",
        /// Could, might, hopes, aims.
        Hoped = "hoped",
        /// The dates are those of a return that the report calls unlikely.
        Unlikely = "unlikely",
    }
}
