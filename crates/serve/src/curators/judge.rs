//! What a curator says of a claim becomes an edit of the record.

use std::ops::ControlFlow;

use ledger::{Claim, Curation, Edit, Interval};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value};
use store::{ClaimQuery, Store, StoredDocument};

use crate::room::Room;
use crate::trouble::Trouble;

/// What a curator says: of a claim that it was read rightly, that it was read wrongly, what it says instead; or that an earlier edit
/// holds no more.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Judgement {
    /// The claim was read rightly: it stands over what nobody vouches for.
    Accept {
        /// The claim's identity, or the first digits of it.
        claim: String,
        /// Why.
        #[schemars(regex(pattern = r"\S"))]
        reason: String,
    },
    /// The report does not say it.
    Reject {
        /// The claim's identity, or the first digits of it.
        claim: String,
        /// Why.
        #[schemars(regex(pattern = r"\S"))]
        reason: String,
    },
    /// The report says this instead.
    Replace {
        /// The claim's identity, or the first digits of it.
        claim: String,
        /// The fields of the claim's value that are otherwise; null empties one.
        set: Map<String, Value>,
        /// When that happened; as the claim has it unless given.
        #[serde(default)]
        when: Option<Interval>,
        /// Why.
        #[schemars(regex(pattern = r"\S"))]
        reason: String,
    },
    /// An earlier edit holds no more.
    Undo {
        /// Its number.
        edit: u64,
        /// Why.
        #[schemars(regex(pattern = r"\S"))]
        reason: String,
    },
}

/// The one claim whose identity begins so, and its report.
///
/// # Errors
/// [`Trouble::Missing`] where there is none; [`Trouble::Refused`] where there are several.
pub(crate) fn find(store: &dyn Store, wanted: &str) -> Result<(StoredDocument, Claim), Trouble> {
    let missing = || Trouble::Missing { what: format!("The claim {wanted:?}"), near: Vec::new() };
    if wanted.is_empty() || !wanted.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(missing());
    }
    let mut found: Vec<(StoredDocument, Claim)> = Vec::new();
    let query = ClaimQuery { claim: Some(wanted.to_ascii_lowercase()), ..ClaimQuery::default() };
    store.reports(&query, &mut |report| {
        found.extend(report.claims.into_iter().map(|claim| (report.document.clone(), claim)));
        if found.len() > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    match found.len() {
        0 => Err(missing()),
        1 => found.pop().ok_or(Trouble::Broken),
        _ => Err(Trouble::Refused(format!("several claims begin with {wanted:?}: give more of it"))),
    }
}

impl Judgement {
    /// Adds it to the record, as that curator's.
    ///
    /// # Errors
    /// [`Trouble::Missing`] and [`Trouble::Refused`] where it does not fit what is recorded; those of the store.
    pub(crate) fn keep(self, room: &Room, store: &mut dyn Store, curator: &str) -> Result<Curation, Trouble> {
        let named = |store: &dyn Store, wanted: &str| {
            find(store, wanted).map(|(document, claim)| (document.id, claim))
        };
        let (edit, reason) = match self {
            Self::Accept { claim, reason } => {
                let (document, claim) = named(store, &claim)?;
                (Edit::Accept { document, claim: claim.id }, reason)
            }
            Self::Reject { claim, reason } => {
                let (document, claim) = named(store, &claim)?;
                (Edit::Reject { document, claim: claim.id }, reason)
            }
            Self::Replace { claim, set, when, reason } => {
                let (document, claim) = named(store, &claim)?;
                let says = claim.value.amended(&set).map_err(|e| Trouble::Refused(e.to_string()))?;
                let when = when.or(claim.when).map(|when| Interval::new(when.earliest, when.latest));
                (Edit::Replace { document, claim: claim.id, says: Box::new(says), when }, reason)
            }
            Self::Undo { edit, reason } => {
                if !store.curation(None)?.iter().any(|kept| kept.number == edit) {
                    return Err(Trouble::Missing { what: format!("Edit {edit}"), near: Vec::new() });
                }
                (Edit::Undo { undoes: edit }, reason)
            }
        };
        keep(room, store, curator, &reason, &edit)
    }
}

/// Adds an edit to the record.
///
/// # Errors
/// [`Trouble::Refused`] without a reason; those of the store.
pub(super) fn keep(
    room: &Room,
    store: &mut dyn Store,
    curator: &str,
    reason: &str,
    edit: &Edit,
) -> Result<Curation, Trouble> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Trouble::Refused("Say why: a reason is missing.".into()));
    }
    Ok(store.curate(curator, reason, edit, room.now())?)
}
