//! What people add to the record: corrections of readings, and who is who. Nothing is overwritten: an edit stands
//! beside what it edits, with whose it is, when and why, and another edit can undo it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ClaimId, ClaimValue, DocumentId, Interval};

/// One edit, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Curation {
    /// Its number in the record, from 1, in the order in which they were made.
    pub number: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Whose it is.
    pub curator: String,
    /// Why.
    pub reason: String,
    /// What it does.
    #[serde(flatten)]
    pub edit: Edit,
}

/// What an edit does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    /// A claim was read rightly: it prevails over what nobody vouches for.
    Accept {
        /// The document.
        document: DocumentId,
        /// Its claim.
        claim: ClaimId,
    },
    /// A claim was read wrongly: the report does not say it.
    Reject {
        /// The document.
        document: DocumentId,
        /// Its claim.
        claim: ClaimId,
    },
    /// A claim was read wrongly: the report says this.
    Replace {
        /// The document.
        document: DocumentId,
        /// Its claim.
        claim: ClaimId,
        /// What it says instead.
        says: Box<ClaimValue>,
        /// When that happened.
        when: Option<Interval>,
    },
    /// Two names are one person's, in every report.
    Same {
        /// A name, or the identity of a person of a pack.
        one: String,
        /// Another.
        other: String,
    },
    /// Two names are not one person's, in whatever reports they stand.
    Apart {
        /// A name, or the identity of a person of a pack.
        one: String,
        /// Another.
        other: String,
    },
    /// In one report a name means that person, and nobody else of the name.
    Means {
        /// The document.
        document: DocumentId,
        /// The name, as the document writes it.
        name: String,
        /// The person: a name of their own, or the identity of a person of a pack.
        person: String,
    },
    /// An earlier edit holds no more.
    Undo {
        /// Its number.
        undoes: u64,
    },
}

impl Edit {
    /// The edit's name, as in JSON.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::Replace { .. } => "replace",
            Self::Same { .. } => "same",
            Self::Apart { .. } => "apart",
            Self::Means { .. } => "means",
            Self::Undo { .. } => "undo",
        }
    }
}
