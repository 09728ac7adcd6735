//! The recovery ladder, and availability.

use serde::{Deserialize, Serialize};

use crate::body::slugs;

/// A fine rung of the return-to-sport ladder, 0 to 95, ordered by progress. The three parts of Ardern et al. 2016
/// (Bern consensus) are 35–79 return to participation, 80–94 return to sport, 95 return to performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Rung(pub u8);

impl Rung {
    /// Declared fit by those who treat him, `medically_cleared`.
    pub const CLEARED: Self = Self(62);

    /// Number and name of every rung, lowest first.
    pub const NAMES: &'static [(u8, &'static str)] = &[
        (0, "injured"),
        (5, "assessed"),
        (10, "scanned"),
        (15, "diagnosed"),
        (20, "surgery"),
        (25, "off_pitch"),
        (30, "out_of_boot"),
        (35, "indoor_rehab"),
        (40, "outdoor_running"),
        (45, "individual_ball_work"),
        (50, "partial_team_training"),
        (60, "full_team_training"),
        (62, "medically_cleared"),
        (70, "non_first_team_match"),
        (80, "in_matchday_squad"),
        (85, "substitute_appearance"),
        (90, "start"),
        (92, "ninety_minutes"),
        (95, "return_to_performance"),
    ];

    /// The rung's name, or that of the nearest rung below it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().rev().find(|(n, _)| *n <= self.0).map_or("injured", |(_, name)| name)
    }

    /// The rung of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(n, _)| Self(*n))
    }

    /// The coarse stage it belongs to.
    pub fn stage(self) -> Stage {
        match self.0 {
            0..=4 => Stage::Injured,
            5..=19 => Stage::Assessment,
            20..=24 => Stage::Surgery,
            25..=39 => Stage::Rehab,
            40..=44 => Stage::Outdoor,
            45..=49 => Stage::IndividualTraining,
            50..=59 => Stage::PartialTraining,
            60..=61 => Stage::FullTraining,
            62..=69 | 80..=84 => Stage::Squad,
            70..=79 => Stage::MatchPractice,
            _ => Stage::Returned,
        }
    }
}

slugs! {
    /// The coarse recovery ladder, lowest first.
    Stage {
        /// Hurt; no step of recovery told.
        Injured = "injured",
        /// Scan, tests, awaiting results.
        Assessment = "assessment",
        /// Awaiting an operation, or just had one.
        Surgery = "surgery",
        /// Rehabilitation, treatment, gym, pool.
        Rehab = "rehab",
        /// Running, back on the grass.
        Outdoor = "outdoor",
        /// On the pitch alone, with the ball.
        IndividualTraining = "individual_training",
        /// Parts of team training, or team training with restrictions.
        PartialTraining = "partial_training",
        /// Trains fully with the team.
        FullTraining = "full_training",
        /// A match that does not count: behind closed doors, under-21s, a friendly.
        MatchPractice = "match_practice",
        /// In the matchday squad, available for selection.
        Squad = "squad",
        /// Has played in a competitive match again.
        Returned = "returned",
    }
}

slugs! {
    /// Whether a player can play.
    Status {
        /// Cannot play now.
        Out = "out",
        /// Fitness in question for the next match.
        Doubtful = "doubtful",
        /// Fit, cleared, played, back in the squad.
        Available = "available",
    }
}

slugs! {
    /// Why a player cannot play: the second axis beside [`Status`].
    StatusReason {
        /// Injury.
        Injury = "injury",
        /// Illness.
        Illness = "illness",
        /// Short of match fitness, load management.
        Fitness = "fitness",
        /// Suspended.
        Suspension = "suspension",
        /// Away for reasons of his own.
        Personal = "personal",
        /// Rested or not selected.
        Rested = "rested",
        /// Away with a national team.
        Duty = "duty",
        /// May not be picked: lent, sold, not registered.
        Ineligible = "ineligible",
        /// Not said.
        Unknown = "unknown",
    }
}
