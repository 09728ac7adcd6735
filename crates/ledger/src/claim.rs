//! One assertion in one document about one player.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::body::slugs;
use crate::document::hex;
use crate::{DocumentId, ExpectedReturn, Interval, Pathology, Region, Rung, Side, Status, StatusReason};

/// Identity of a claim: the first 16 hexadecimal digits of the SHA-256 of its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ClaimId(pub String);

/// A person of a pack, as `pack:code` (`premier-league:1632`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PersonId(pub String);

/// A person as a document names them, and the person of a pack that the name was matched to (if any). The two are
/// kept apart: the match can be taken back, the name cannot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// The fullest form of the name in the document.
    pub name: String,
    /// Who the name was matched to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<PersonId>,
    /// The club or team the document (or else the pack, at the document's date) puts the person in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
}

/// A stretch of the document's text that a claim was read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Exactly `text[start..end]`; shared with whatever cites it.
    pub text: Arc<str>,
}

slugs! {
    /// Whether a claim asserts or denies.
    Polarity {
        /// It is so.
        Affirmed = "affirmed",
        /// It is not so.
        Negated = "negated",
    }
}

slugs! {
    /// How sure the speaker is.
    Certainty {
        /// Said plainly.
        Stated = "stated",
        /// Hoped, aimed at, possible.
        Hoped = "hoped",
        /// Feared, suspected, rumoured, doubted by the report.
        Speculated = "speculated",
        /// Said to be unlikely.
        Unlikely = "unlikely",
    }
}

slugs! {
    /// Whether an injury is over at the report's date.
    Phase {
        /// Not yet over, rehabilitation included.
        Current = "current",
        /// Over.
        Past = "past",
    }
}

slugs! {
    /// What the player was doing when hurt.
    Setting {
        /// A match.
        Match = "match",
        /// Training.
        Training = "training",
        /// International duty, match or training.
        International = "international",
        /// Elsewhere.
        Other = "other",
    }
}

slugs! {
    /// Surgery on an injury.
    SurgeryState {
        /// Operated on.
        Done = "done",
        /// To be operated on.
        Planned = "planned",
        /// Surgery was considered and is not needed.
        RuledOut = "ruled_out",
    }
}

/// What an injury claim says of the injury. `when` of the claim is the onset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InjuryFacts {
    /// Body region.
    pub region: Region,
    /// The press's own narrower word, lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Kind of damage.
    pub pathology: Pathology,
    /// The specific diagnosis if stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diagnosis: Option<String>,
    /// Side of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Where it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
    /// Over or not, where this sentence says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The same injury again.
    #[serde(default)]
    pub recurrence: bool,
}

impl Default for InjuryFacts {
    fn default() -> Self {
        Self {
            region: Region::Unspecified,
            part: None,
            pathology: Pathology::Unspecified,
            diagnosis: None,
            side: None,
            setting: None,
            phase: None,
            recurrence: false,
        }
    }
}

/// How much a player played or missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exposure {
    /// `appearances`, `starts`, `minutes`, `matches_missed`, `days_missed`.
    pub measure: String,
    /// The number told.
    pub amount: u32,
    /// The competition or stretch it is counted over, in the report's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<String>,
}

/// The kind of a claim and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ClaimValue {
    /// An injury or illness; `when` is its onset.
    Injury(InjuryFacts),
    /// An operation; `when` is its day.
    Surgery {
        /// Done, planned or ruled out.
        state: SurgeryState,
        /// Region operated on, where said.
        region: Region,
    },
    /// A rung of the ladder reached; `when` is when.
    Stage {
        /// The fine rung.
        rung: Rung,
        /// The press's words, lower case.
        words: String,
    },
    /// The recovery went backwards.
    Setback {
        /// Region, where said.
        region: Region,
    },
    /// When the player is expected back.
    ReturnEstimate(ExpectedReturn),
    /// Out, doubtful or available at the report's date.
    Status {
        /// The status.
        status: Status,
        /// Why.
        reason: StatusReason,
    },
    /// Matches or a stretch of time missed; `when` is the stretch.
    Absence {
        /// What was missed, in the report's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        missed: Option<String>,
    },
    /// The player has come back; `when` is when.
    Return {
        /// The match or competition of the return, in the report's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<String>,
    },
    /// Something bad that was looked for and not found ("no reaction in the knee").
    NegativeFinding {
        /// What was not found: `reaction`, `fracture`, `setback`, `pain`, …
        finding: String,
        /// Where.
        region: Region,
    },
    /// Something the player may not do yet ("no double sessions").
    Restriction {
        /// In the report's words, lower case.
        what: String,
    },
    /// Another player who recovers alongside.
    Companion {
        /// Who.
        with: Person,
    },
    /// How much was played before, or missed since.
    Exposure(Exposure),
    /// Who plays in the injured player's place.
    Cover {
        /// Who.
        by: Person,
    },
    /// The fixture ahead that the player's fitness is asked for; `when` is its day.
    Fixture {
        /// Opponent or competition, in the report's words.
        against: String,
    },
    /// The length of the lay-off, as reported.
    Layoff {
        /// Fewest days.
        min_days: u32,
        /// Most days, unless open.
        max_days: Option<u32>,
        /// In the report's words.
        words: String,
    },
    /// Somebody speaks of the player's fitness, and what is said holds none of the others; `said_by` is who.
    Remark {
        /// The word that tells that it is of fitness, lower case.
        about: String,
    },
    /// How likely the player is to play the next match, as an official list puts it.
    Chance {
        /// In per cent, 0 to 100.
        percent: u8,
    },
    /// The player's team, where the report tells it.
    Team {
        /// Its name.
        name: String,
    },
}

impl ClaimValue {
    /// Every kind's name, as in JSON.
    pub const KINDS: &[&str] = &[
        "injury", "surgery", "stage", "setback", "return_estimate", "status", "absence", "return",
        "negative_finding", "restriction", "companion", "exposure", "cover", "fixture", "layoff", "remark",
        "chance", "team",
    ];

    /// The kind's name, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Injury(_) => "injury",
            Self::Surgery { .. } => "surgery",
            Self::Stage { .. } => "stage",
            Self::Setback { .. } => "setback",
            Self::ReturnEstimate(_) => "return_estimate",
            Self::Status { .. } => "status",
            Self::Absence { .. } => "absence",
            Self::Return { .. } => "return",
            Self::NegativeFinding { .. } => "negative_finding",
            Self::Restriction { .. } => "restriction",
            Self::Companion { .. } => "companion",
            Self::Exposure(_) => "exposure",
            Self::Cover { .. } => "cover",
            Self::Fixture { .. } => "fixture",
            Self::Layoff { .. } => "layoff",
            Self::Remark { .. } => "remark",
            Self::Chance { .. } => "chance",
            Self::Team { .. } => "team",
        }
    }
}

/// One assertion in one document about one player: never edited, only added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// Identity of the content.
    pub id: ClaimId,
    /// The document it was read from.
    pub document: DocumentId,
    /// About whom.
    pub player: Person,
    /// Kind and value.
    #[serde(flatten)]
    pub value: ClaimValue,
    /// When it happened (what exactly, [`ClaimValue`] says).
    pub when: Option<Interval>,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// How surely.
    pub certainty: Certainty,
    /// Whom the report attributes it to; empty for the report's own voice.
    pub said_by: Vec<String>,
    /// Where in the text; the first is the fullest.
    pub evidence: Vec<Evidence>,
    /// The rule that read it.
    pub rule: String,
    /// The steps by which its date and its player were worked out, for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derivation: Vec<String>,
}

impl Claim {
    /// The identity that this content has: all of it but `id` and `derivation`.
    pub fn content_id(&self) -> ClaimId {
        self.clone().sealed().id
    }

    /// The claim with its identity filled in.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        let derivation = std::mem::take(&mut self.derivation);
        self.id.0.clear();
        // Serialising plain data of ours cannot fail; should it ever, the empty content still gives an identity.
        let bytes = serde_json::to_vec(&self).unwrap_or_default();
        self.id.0 = hex(Sha256::digest(&bytes).get(..8).unwrap_or_default());
        self.derivation = derivation;
        self
    }
}
