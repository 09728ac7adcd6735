//! A document that was read, and the JSON in which `sidelined read` and the Python package tell it.

use jiff::civil::Date;
use serde::ser::{Serialize, Serializer};

use crate::{
    Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Entry, Evidence, Interval, PersonId, Polarity,
    entries,
};

/// A document, and what it was found to say.
///
/// Serialized, it is an object with `document`, `players` (the fold of its claims, see [`entries`]) and `claims` (see [`ClaimOut`]):
/// the line of `sidelined read --format json`. `document.text` is there only where the text was [extracted](Self::extracted).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The document; `published` is the date that the reading arrived at.
    pub document: Document,
    /// Its language, as a code of ISO 639-1.
    pub language: &'static str,
    /// Its headline, from wherever it could be had.
    pub title: Option<String>,
    /// Whether the text is not the input's own bytes, so that offsets mean nothing without it.
    pub extracted: bool,
    /// Who wrote it, where its format says so.
    pub author: Option<String>,
    /// The days on which it was last changed, where its format says so.
    pub modified: Option<Interval>,
    /// The claims, in the order of the text.
    pub claims: Vec<Claim>,
}

impl Reading {
    /// The fold of this document's claims.
    pub fn entries(&self) -> Vec<Entry> {
        // Nothing is told of an undated report's days but that they lie in the calendar.
        let any_day = Interval::new(Date::MIN, Date::MAX);
        let published = self.document.published.as_ref().map_or(any_day, |dating| dating.within);
        entries(published, &self.claims)
    }
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let document = &self.document;
        ReadingOut {
            document: DocumentOut {
                id: &document.id.0,
                doc: &document.doc,
                path: document.path.as_deref(),
                url: document.url.as_deref(),
                outlet: document.outlet.as_deref(),
                title: self.title.as_deref(),
                author: self.author.as_deref(),
                published: document.published.as_ref(),
                modified: self.modified,
                language: self.language,
                text: self.extracted.then_some(&document.text),
            },
            players: self.entries(),
            claims: self.claims.iter().map(ClaimOut::of).collect(),
        }
        .serialize(to)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Reading {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Reading".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ReadingOut::json_schema(generator)
    }
}

#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReadingOut<'a> {
    document: DocumentOut<'a>,
    players: Vec<Entry>,
    claims: Vec<ClaimOut<'a>>,
}

#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DocumentOut<'a> {
    id: &'a str,
    doc: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    published: Option<&'a Dating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<Interval>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// A claim as it is told to other programs: the player's name, and beside it the person it was matched to.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClaimOut<'a> {
    id: &'a ClaimId,
    #[serde(flatten)]
    value: &'a ClaimValue,
    player: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'a PersonId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<&'a str>,
    when: Option<Interval>,
    polarity: Polarity,
    certainty: Certainty,
    said_by: &'a [String],
    evidence: &'a [Evidence],
    rule: &'a str,
}

impl<'a> ClaimOut<'a> {
    /// How this claim is told.
    pub fn of(claim: &'a Claim) -> Self {
        Self {
            id: &claim.id,
            value: &claim.value,
            player: &claim.player.name,
            person: claim.player.id.as_ref(),
            team: claim.player.team.as_deref(),
            when: claim.when,
            polarity: claim.polarity,
            certainty: claim.certainty,
            said_by: &claim.said_by,
            evidence: &claim.evidence,
            rule: &claim.rule,
        }
    }
}
