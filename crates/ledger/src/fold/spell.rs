//! A spell: one lay-off of a player, as the reports tell it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    ExpectedReturn, Interval, Pathology, Played, Region, Rung, Setting, Side, Stage, StatusReason,
    SurgeryState,
};

use super::field::Field;
use super::report::Source;

/// One lay-off of a player, from onset to return, with everything said of it. Derived, never stored.
///
/// What is known is kept apart from what only follows: `onset.known` and `end.known` are told by reports;
/// `onset.at_latest` and `end.at_latest` follow from the dates of reports and of other spells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Spell {
    /// When it began.
    pub onset: Onset,
    /// When it ended, if it did.
    pub end: Option<End>,
    /// The last day on which a report tells of it as current (the first on which that report can have been said): it lasted until
    /// then at the least. None where it is only told as past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_hurt: Option<Date>,
    /// Of a spell without a known day of its end: the last day for which what was told of it holds. After it nobody knows whether the player is
    /// still out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holds_until: Option<Date>,
    /// Injury or illness.
    pub reason: StatusReason,
    /// Body region.
    pub region: Field<Region>,
    /// The press's own narrower word.
    pub part: Field<String>,
    /// Kind of damage.
    pub pathology: Field<Pathology>,
    /// The specific diagnosis.
    pub diagnosis: Field<String>,
    /// Side of the body.
    pub side: Field<Side>,
    /// Where it happened.
    pub setting: Field<Setting>,
    /// Surgery on it.
    pub surgery: Field<SurgeryState>,
    /// Whether some report calls it the same injury again.
    pub recurrence: bool,
    /// Times it went backwards, in order; a new onset of the same injury before a lasting return is one of them.
    pub setbacks: Vec<Setback>,
    /// Rungs reached, in order.
    pub milestones: Vec<Milestone>,
    /// The furthest stage reached since the last setback.
    pub stage: Option<Stage>,
    /// What was expected, in the order in which it was said.
    pub estimates: Vec<Estimate>,
    /// Every report that tells of it, in the order in which they were said.
    pub sources: Vec<Source>,
    /// Reports that have the player out on days on which the player played.
    pub contradictions: Vec<Contradiction>,
    /// What the spell cost, where it is known who played.
    pub lost: Option<Lost>,
}

/// A report that has a player out on a day on which the player played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contradiction {
    /// The report.
    pub source: Source,
    /// The match.
    pub played: Played,
}

/// What a spell cost, by the matches of the player's team.
///
/// At the least it lasted from the last day on which it can have begun to the first on which it can have ended; where no day of the
/// end is known, or it has not ended, to the day after the last report that has the player hurt. At the most it lasted from the first
/// day on which it can have begun to the last on which it can have ended. A spell without an end lasts, at the most, until the day
/// after the last match known, or until what was told of it no longer holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lost {
    /// Days from the onset to the day before the return, at the least.
    pub days_least: u32,
    /// The same at the most; none where no earliest day of the onset is known.
    pub days_most: Option<u32>,
    /// Matches of the team without the player, at the least. That of the day of the onset counts: who is hurt in a match has
    /// played.
    pub matches: u32,
    /// The same at the most; none where no earliest day of the onset is known.
    pub matches_most: Option<u32>,
    /// Minutes of these matches.
    pub minutes: MinutesMissed,
    /// Minutes of the first match back; none while the spell is open.
    pub back_for: Option<u16>,
}

/// Minutes that a player missed in a spell: as many as he would have been expected to play in the matches missed.
///
/// Expected is, for each match missed, what he played on average in his team's matches before the onset ([`Usual`]). No consensus
/// statement defines minutes missed; this definition is ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MinutesMissed {
    /// Expected in the fewest matches that it can have cost; none where it is not known how much he usually plays.
    pub expected: Option<u32>,
    /// Expected in the most matches.
    pub expected_most: Option<u32>,
    /// 90 for each of the most matches: nobody can have missed more. None where these are not bounded.
    pub most: Option<u32>,
    /// How much he usually plays.
    pub usual: Option<Usual>,
}

/// How much a player played before a spell: in the last ten of his team's matches before it, of those of the year before it, without
/// matches missed in other spells. Fewer than three tell nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Usual {
    /// Minutes in all of them.
    pub minutes: u32,
    /// So many matches, those that he did not play in included.
    pub matches: u32,
}

/// When a spell began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Onset {
    /// The days that every report of `sources` allows; none where no report gives an onset.
    pub known: Option<Interval>,
    /// It began at the latest on this day: `known`'s last, or the first report that tells of it.
    pub at_latest: Date,
    /// The reports that give an onset.
    pub sources: Vec<Source>,
    /// Reports that give days which these do not allow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<(Interval, Source)>,
}

/// When a spell ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct End {
    /// The days of the return, where a report gives them.
    pub known: Option<Interval>,
    /// It was over at the latest on this day: `known`'s last, the first report that tells it is over, or the next
    /// onset, or day since which a later report has the player out with something else, since a player has to be back to be hurt again.
    pub at_latest: Date,
    /// The reports that tell of it; empty where it only follows.
    pub sources: Vec<Source>,
    /// The match that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub played: Option<Played>,
}

/// A rung of the ladder reached in a spell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Milestone {
    /// The rung.
    pub rung: Rung,
    /// The press's words for it.
    pub words: String,
    /// When it was reached, if told.
    pub when: Option<Interval>,
    /// It was reached at the latest on this day: `when`'s last, or the day of the first report that tells it.
    pub at_latest: Date,
    /// The reports that tell it.
    pub sources: Vec<Source>,
}

/// The recovery went backwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Setback {
    /// When, if told.
    pub when: Option<Interval>,
    /// At the latest on this day.
    pub at_latest: Date,
    /// Where, if told.
    pub region: Region,
    /// The reports that tell it.
    pub sources: Vec<Source>,
}

/// A forecast of the return, as one report gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// The forecast.
    pub expected: ExpectedReturn,
    /// The report.
    pub source: Source,
}

impl Spell {
    /// Whether it had neither ended nor must have by that day.
    pub fn open_on(&self, day: Date) -> bool {
        self.end.as_ref().is_none_or(|end| end.at_latest > day)
    }

    /// The last day for which what was told of it holds, where no day of its end is known and that day is past.
    pub fn lapsed_by(&self, day: Date) -> Option<Date> {
        self.holds_until.filter(|until| *until < day)
    }

    /// When it was last spoken of.
    pub fn last_word(&self) -> Option<&Source> {
        self.sources.last()
    }
}
