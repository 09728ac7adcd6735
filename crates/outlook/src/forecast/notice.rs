//! What a forecast may know: statements about a player's availability, matches played, and fixtures.

use jiff::civil::Date;
use ledger::{FlagStatus, InjuryFacts, Pathology, Region, StatusReason};
use serde::{Deserialize, Serialize};

/// A moment, in seconds since the beginning of 1970 (UTC).
pub type Moment = i64;

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Seconds from a kickoff until the match has surely ended, and who played is known.
pub const UNTIL_ENDED: i64 = 3 * 3_600;

/// Where on the pitch a player plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Position {
    /// Goalkeeper.
    Goalkeeper,
    /// Defender.
    Defender,
    /// Midfielder.
    Midfielder,
    /// Forward.
    Forward,
}

/// What a statement says of the return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A day on which the player is expected back.
    Back(Date),
    /// A chance of playing in the next match, in per cent.
    Chance(u32),
    /// That nobody knows.
    Unknown,
}

macro_rules! complaints {
    ($($(#[$doc:meta])* $name:ident = $words:literal),+ $(,)?) => {
        /// What is the matter, as finely as short statements tell it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Complaint { $($(#[$doc])* $name),+ }
        impl Complaint {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// In words, as they stand before "injuries" or alone.
            pub const fn words(self) -> &'static str { match self { $(Self::$name => $words),+ } }
        }
    };
}

complaints! {
    /// Hamstring.
    Hamstring = "hamstring injuries",
    /// A knock or bruise, wherever.
    Knock = "knocks",
    /// Knee, its ligaments apart.
    Knee = "knee injuries",
    /// Ligaments of the knee.
    KneeLigament = "knee ligament injuries",
    /// Lack of match fitness.
    Fitness = "lack of match fitness",
    /// A muscle or tendon, not said where.
    Muscle = "muscle injuries",
    /// Ankle.
    Ankle = "ankle injuries",
    /// Illness, fatigue included.
    Illness = "illness",
    /// Calf.
    Calf = "calf injuries",
    /// Groin.
    Groin = "groin injuries",
    /// Thigh, the hamstring apart.
    Thigh = "thigh injuries",
    /// Foot.
    Foot = "foot injuries",
    /// Toe.
    Toe = "toe injuries",
    /// Heel.
    Heel = "heel injuries",
    /// Back, buttock, pelvis.
    Back = "back injuries",
    /// Hip.
    Hip = "hip injuries",
    /// Shoulder.
    Shoulder = "shoulder injuries",
    /// Lower leg, calf and Achilles tendon apart.
    LowerLeg = "lower leg injuries",
    /// Achilles tendon.
    Achilles = "Achilles injuries",
    /// Head, neck, face.
    Head = "head injuries",
    /// Concussion.
    Concussion = "concussion",
    /// Abdomen.
    Abdomen = "abdominal injuries",
    /// Chest, ribs.
    Chest = "rib injuries",
    /// Arm, elbow, wrist, hand.
    Arm = "arm and hand injuries",
    /// Hernia.
    Hernia = "hernia",
    /// A bruised thigh.
    DeadLeg = "dead leg",
    /// Another matter, or none told.
    Other = "other complaints",
}

impl Complaint {
    /// The complaint that these facts tell of; without any, what the reason of the absence tells.
    pub fn of(facts: Option<&InjuryFacts>, reason: Option<StatusReason>) -> Self {
        let Some(facts) = facts else {
            return match reason {
                Some(StatusReason::Fitness) => Self::Fitness,
                Some(StatusReason::Illness) => Self::Illness,
                _ => Self::Other,
            };
        };
        let part = facts.part.as_deref().unwrap_or_default();
        match (facts.region, facts.pathology) {
            (_, Pathology::Hernia) => Self::Hernia,
            (_, Pathology::Concussion) => Self::Concussion,
            (Region::Illness, _) => Self::Illness,
            (Region::Thigh, Pathology::Contusion) => Self::DeadLeg,
            (Region::Thigh, _) if part.contains("hamstring") => Self::Hamstring,
            (Region::Thigh, _) => Self::Thigh,
            (Region::Knee, Pathology::Ligament) => Self::KneeLigament,
            (Region::Knee, _) => Self::Knee,
            (Region::LowerLeg, _) if part.contains("calf") => Self::Calf,
            (Region::LowerLeg, _) if part.contains("achilles") => Self::Achilles,
            (Region::LowerLeg, _) => Self::LowerLeg,
            (Region::Ankle, _) => Self::Ankle,
            (Region::Foot, _) if part.contains("toe") => Self::Toe,
            (Region::Foot, _) if part.contains("heel") => Self::Heel,
            (Region::Foot, _) => Self::Foot,
            (Region::HipGroin, _) if part.contains("hip") => Self::Hip,
            (Region::HipGroin, _) => Self::Groin,
            (Region::Lumbosacral | Region::ThoracicSpine, _) => Self::Back,
            (Region::Shoulder, _) => Self::Shoulder,
            (Region::Head | Region::Face | Region::Neck, _) => Self::Head,
            (Region::Abdomen, _) => Self::Abdomen,
            (Region::Chest, _) => Self::Chest,
            (Region::UpperArm | Region::Elbow | Region::Forearm | Region::Wrist | Region::Hand, _) => {
                Self::Arm
            }
            (Region::Unspecified, Pathology::MuscleTendon) => Self::Muscle,
            (Region::Unspecified, Pathology::Contusion) => Self::Knock,
            (Region::Unspecified, Pathology::Illness) => Self::Illness,
            (Region::Unspecified, _) => Self::Other,
        }
    }
}

/// One statement about one player's availability: an official flag, or what a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Year in which the season began (2018 for 2018-19).
    pub season: i16,
    /// Whose; any name that means one player throughout.
    pub player: String,
    /// The player's club in that season, by the name that fixtures use.
    pub team: String,
    /// Where the player plays.
    pub position: Option<Position>,
    /// When it was surely known: the first moment at which it was seen.
    pub seen: Moment,
    /// When the absence was first flagged, whatever was said then; the same for all statements of one absence.
    pub raised: Option<Moment>,
    /// The earliest moment at which it can have appeared.
    pub after: Option<Moment>,
    /// The list's word for the player's availability.
    pub status: FlagStatus,
    /// What is the matter.
    pub complaint: Complaint,
    /// Whether that is an injury, an illness or a lack of fitness.
    pub injury: bool,
    /// What it says of the return.
    pub stated: Option<Stated>,
    /// The list's chance of playing in the match that was next when it was raised, in per cent.
    pub chance_this: Option<u8>,
    /// The list's chance of playing in the match after that, in per cent.
    pub chance_next: Option<u8>,
    /// Whether it says that the player is at the club no longer, or not for now.
    pub gone: bool,
    /// Place among the texts of one flag, from 1.
    pub number: u16,
}

/// One player's part in one match of the player's team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Played {
    /// Kickoff.
    pub kickoff: Moment,
    /// Minutes; 0 for a match without the player.
    pub minutes: u16,
    /// Year in which the season began.
    pub season: i16,
    /// The team.
    pub team: String,
    /// The player.
    pub player: String,
}

/// A match of a team.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fixture {
    /// Year in which the season began.
    pub season: i16,
    /// The team.
    pub team: String,
    /// Kickoff.
    pub kickoff: Moment,
}
