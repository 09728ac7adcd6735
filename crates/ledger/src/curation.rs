//! What people add to the record: corrections of readings, and who is who. Nothing is overwritten: an edit stands
//! beside what it edits, with whose it is, when and why, and another edit can undo it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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

/// Why a claim cannot say what it is to say instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No claim of the kind has such a field.
    #[error("no {kind} claim has a field {field:?}")]
    Field {
        /// The claim's kind.
        kind: &'static str,
        /// The field.
        field: String,
    },
    /// No claim of the kind says so.
    #[error("no {kind} claim says {says}: {reason}")]
    Value {
        /// The claim's kind.
        kind: &'static str,
        /// What it was to say, as JSON.
        says: String,
        /// What is wrong with them.
        reason: String,
    },
}

impl ClaimValue {
    /// What a claim says with some of its fields set, as an [`Edit::Replace`] needs it. The fields are those of the claim's JSON; one
    /// that is set to null is emptied. The kind stays.
    ///
    /// # Errors
    /// [`Unfit`] when that is no claim of the kind.
    pub fn amended(&self, set: &Map<String, Value>) -> Result<Self, Unfit> {
        let kind = self.kind();
        let unfit = |reason: serde_json::Error| Unfit::Value {
            kind,
            says: Value::Object(set.clone()).to_string(),
            reason: reason.to_string(),
        };
        let mut tagged = serde_json::to_value(self).map_err(unfit)?;
        if let Some(fields) = tagged.get_mut("value").and_then(Value::as_object_mut) {
            fields.extend(set.clone());
        }
        let says: Self = serde_json::from_value(tagged).map_err(unfit)?;
        // A field that no such claim has would be lost without a word.
        let back = serde_json::to_value(&says).map_err(unfit)?;
        for (field, value) in set {
            if !value.is_null() && back["value"].get(field) != Some(value) {
                return Err(Unfit::Field { kind, field: field.clone() });
            }
        }
        Ok(says)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{InjuryFacts, Region, Side};

    fn amended(set: Value) -> Result<ClaimValue, Unfit> {
        let knee = InjuryFacts { region: Region::Knee, side: Some(Side::Left), ..InjuryFacts::default() };
        ClaimValue::Injury(knee).amended(set.as_object().unwrap())
    }

    #[test]
    fn only_what_is_set_changes() {
        let ClaimValue::Injury(facts) = amended(json!({"side": null, "part": "meniscus"})).unwrap() else {
            panic!("an injury stays one")
        };
        assert_eq!((facts.region, facts.side, facts.part.as_deref()), (Region::Knee, None, Some("meniscus")));
    }

    #[test]
    fn what_no_such_claim_says_is_refused() {
        let told = |set| amended(set).unwrap_err().to_string();
        assert_eq!(told(json!({"rung": "x"})), "no injury claim has a field \"rung\"");
        assert_eq!(
            told(json!({"side": "up"})),
            "no injury claim says {\"side\":\"up\"}: unknown variant `up`, expected `left` or `right`"
        );
        assert!(told(json!({"region": null})).starts_with("no injury claim says {\"region\":null}: "));
    }
}
