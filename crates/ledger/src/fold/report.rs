//! One report as the fold over many documents takes it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::folded;
use crate::{Claim, ClaimId, Dating, DocumentId, Evidence, Interval};

/// One document's claims, and what is needed to cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The report of which it is a copy, or which is a copy of it, the first of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<DocumentId>,
}

impl Report {
    /// Whether it had surely been said by the end of that day: a report whose date is an interval counts from the
    /// interval's last day on. This is what `--as-of` asks.
    pub fn said_by(&self, day: Date) -> bool {
        self.said.within.latest <= day
    }

    /// What of it supports something, given the claims that do.
    pub(crate) fn source(&self, claims: &[&Claim]) -> Source {
        let mut said_by: Vec<String> = Vec::new();
        for name in claims.iter().flat_map(|c| &c.said_by) {
            if !said_by.contains(name) {
                said_by.push(name.clone());
            }
        }
        let mut ids: Vec<ClaimId> = claims.iter().map(|c| c.id.clone()).collect();
        ids.sort();
        ids.dedup();
        let curator = ids.iter().find_map(|id| self.vouched.get(id)).cloned();
        Source {
            curator,
            copy_of: self.copy_of.clone(),
            said: self.said.within,
            document: self.document.clone(),
            doc: self.doc.clone(),
            title: self.title.clone(),
            outlet: self.outlet.clone(),
            said_by,
            evidence: claims.first().and_then(|c| c.evidence.first().cloned()),
            claims: ids,
        }
    }
}

/// A report that something rests on, and what in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
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
    /// Whom it attributes this to; empty for its own voice.
    pub said_by: Vec<String>,
    /// The first of the reports that say it in the same words, where there are several.
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

/// Words of fewer characters are alike by chance.
const COPIED_CHARS: usize = 30;

/// Syndicated copies: of each report that shares its words with another, the first of those that do (the first said).
///
/// Two reports are copies where half of the stretches of evidence of 30 characters or more that one of them rests on
/// stand in the other too, told of the same player. What an outlet says again is no copy: it has one voice as it is.
pub(crate) fn origins(reports: &[Report]) -> BTreeMap<DocumentId, DocumentId> {
    // Of one player: a list says the same of many.
    let words = |r: &Report| -> BTreeSet<String> {
        let told = r.claims.iter().flat_map(|c| c.evidence.iter().map(move |e| (c, e)));
        let texts = told.map(|(c, e)| (folded(&c.player.name), folded(&e.text)));
        let long = texts.filter(|(_, text)| text.chars().count() >= COPIED_CHARS);
        long.map(|(player, text)| format!("{player}: {text}")).collect()
    };
    let reports = in_order(reports);
    let each: Vec<BTreeSet<String>> = reports.iter().map(|r| words(r)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in each.iter().enumerate() {
        words.iter().for_each(|w| holders.entry(w).or_default().push(at));
    }
    let outlet = |at: usize| reports.get(at).and_then(|r| r.outlet.as_deref()).map(folded);
    let others =
        |first: usize, at: usize| first < at && (outlet(first).is_none() || outlet(first) != outlet(at));
    // The first holder of each stretch is whom a later one may have copied.
    let mut origins: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, words) in each.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for first in words.iter().filter_map(|w| holders.get(w.as_str())?.iter().find(|f| others(**f, at))) {
            *shared.entry(*first).or_default() += 1;
        }
        let copied = shared.into_iter().find(|(first, n)| {
            let fewer = words.len().min(each.get(*first).map_or(0, BTreeSet::len));
            n * 2 >= fewer
        });
        if let Some((first, _)) = copied {
            origins.insert(at, origins.get(&first).copied().unwrap_or(first));
        }
    }
    let id = |at: usize| reports.get(at).map(|r| r.document.clone());
    let firsts: BTreeSet<usize> = origins.values().copied().collect();
    let own = firsts.into_iter().map(|first| (first, first));
    own.chain(origins).filter_map(|(copy, first)| Some((id(copy)?, id(first)?))).collect()
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
