//! One report as the fold over many documents takes it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Claim, ClaimId, Dating, DocumentId, Evidence, Interval};

/// One document's claims, and what is needed to cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// The document.
    pub document: DocumentId,
    /// Its own name: a JSON row's `doc`, or a file's stem.
    pub doc: String,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was said.
    pub said: Dating,
    /// Its claims.
    pub claims: Vec<Claim>,
    /// Claims that a curator vouches for, and who: those accepted and those replaced.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub vouched: BTreeMap<ClaimId, String>,
    /// The report of which it is a copy, in what it says of the player whose claims these are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<DocumentId>,
}

impl Report {
    /// Whether it had surely been said by the end of that day: a report whose date is an interval counts from the
    /// interval's last day on. This is what `--as-of` asks.
    pub fn said_by(&self, day: Date) -> bool {
        self.said.within.latest <= day
    }

    /// All but its claims.
    pub(crate) fn header(&self) -> Self {
        let Self { document, doc, title, outlet, said, claims: _, vouched, copy_of } = self;
        Self {
            document: document.clone(),
            doc: doc.clone(),
            title: title.clone(),
            outlet: outlet.clone(),
            said: said.clone(),
            claims: Vec::new(),
            vouched: vouched.clone(),
            copy_of: copy_of.clone(),
        }
    }

    /// By what it is cited.
    pub(crate) fn imprint(&self) -> Imprint {
        Imprint {
            said: self.said.within,
            document: self.document.clone(),
            doc: self.doc.clone(),
            title: self.title.clone(),
            outlet: self.outlet.clone(),
        }
    }

    /// What of it supports something, given the claims that do and its imprint.
    pub(crate) fn source(&self, imprint: &Arc<Imprint>, claims: &[&Claim]) -> Source {
        let mut said_by: Vec<String> = Vec::new();
        for name in claims.iter().flat_map(|c| &c.said_by) {
            if !said_by.contains(name) {
                said_by.push(name.clone());
            }
        }
        said_by.shrink_to_fit();
        let mut ids: Vec<ClaimId> = claims.iter().map(|c| c.id.clone()).collect();
        ids.sort();
        ids.dedup();
        let curator = ids.iter().find_map(|id| self.vouched.get(id)).cloned();
        Source::from(Cited {
            imprint: Arc::clone(imprint),
            said_by,
            copy_of: self.copy_of.clone(),
            curator,
            evidence: claims.first().and_then(|c| c.evidence.first().cloned()),
            claims: ids,
        })
    }
}

/// A report that something rests on, and what in it: see [`Cited`]. Many things rest on one report, so it is shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Source(Arc<Cited>);

impl Deref for Source {
    type Target = Cited;

    fn deref(&self) -> &Cited {
        &self.0
    }
}

impl From<Cited> for Source {
    fn from(cited: Cited) -> Self {
        Self(Arc::new(cited))
    }
}

impl Source {
    /// What is shared.
    pub(crate) fn shared(&self) -> &Arc<Cited> {
        &self.0
    }

    /// What is cited, to be changed here and nowhere else.
    pub(crate) fn change(&mut self) -> &mut Cited {
        Arc::make_mut(&mut self.0)
    }
}

/// When and where a report was said: what of a [`Cited`] is the same in all that rests on the report, which share it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Imprint {
    /// When it was said.
    pub said: Interval,
    /// The document.
    pub document: DocumentId,
    /// Its own name.
    pub doc: String,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

/// What a [`Source`] tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cited {
    /// The report.
    #[serde(flatten)]
    pub imprint: Arc<Imprint>,
    /// Whom it attributes this to; empty for its own voice.
    pub said_by: Vec<String>,
    /// The report whose words it repeats, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<DocumentId>,
    /// The curator who vouches for the reading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub curator: Option<String>,
    /// The first words that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The claims that say so.
    pub claims: Vec<ClaimId>,
}

/// The reports in the order in which they were said, each document once.
pub(crate) fn in_order<'r>(reports: impl IntoIterator<Item = &'r Report>) -> Vec<&'r Report> {
    let mut sorted: Vec<&Report> = reports.into_iter().collect();
    let key = |r: &Report| (r.said.within.latest, r.said.within.earliest, r.document.clone());
    // Should one document come with two readings, the one with more claims stands, whatever the order they came in.
    sorted.sort_by(|a, b| {
        let content = |r: &Report| (r.doc.clone(), r.claims.iter().map(|c| c.id.clone()).collect::<Vec<_>>());
        a.document
            .cmp(&b.document)
            .then_with(|| b.claims.len().cmp(&a.claims.len()))
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| content(a).cmp(&content(b)))
    });
    sorted.dedup_by(|a, b| a.document == b.document);
    sorted.sort_by_key(|r| key(r));
    sorted
}
