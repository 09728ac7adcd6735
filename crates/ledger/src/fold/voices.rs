//! Whose words a report gives, and how many voices do not depend on each other.

use std::collections::BTreeMap;

use crate::{Claim, DocumentId};

use super::folded;
use super::report::{Report, Source};

/// Who speaks in a report, and the report that it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Voice {
    /// Whom it attributes its words to; else the outlet, or else the report itself.
    pub(crate) who: String,
    copy_of: Option<DocumentId>,
}

impl Voice {
    /// The voice of a source.
    pub(crate) fn of(source: &Source) -> Self {
        let Source { said_by, outlet, document, copy_of, .. } = source;
        Self::new(said_by.iter(), outlet.as_deref(), document, copy_of.as_ref())
    }

    /// The voice of a report in those claims.
    pub(crate) fn in_claims(report: &Report, claims: &[&Claim]) -> Self {
        let speakers = claims.iter().flat_map(|c| &c.said_by);
        Self::new(speakers, report.outlet.as_deref(), &report.document, report.copy_of.as_ref())
    }

    fn new<'s>(
        speakers: impl Iterator<Item = &'s String>,
        outlet: Option<&str>,
        document: &DocumentId,
        copy_of: Option<&DocumentId>,
    ) -> Self {
        let mut names: Vec<String> = speakers.map(|name| folded(name)).collect();
        names.sort();
        names.dedup();
        let who = match (names.as_slice(), outlet) {
            ([], Some(outlet)) => format!("outlet {}", folded(outlet)),
            ([], None) => format!("document {}", document.0),
            (names, _) => format!("speaker {}", names.join(", ")),
        };
        Self { who, copy_of: copy_of.cloned() }
    }
}

/// How many of these do not depend on each other: one voice is one, and so are copies of one report.
pub(crate) fn independent<'v>(voices: impl Iterator<Item = &'v Voice>) -> usize {
    let mut groups = Groups::default();
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    for voice in voices {
        let own = *speakers.entry(&voice.who).or_insert_with(|| groups.new_one());
        if let Some(first) = &voice.copy_of {
            let joined = *copies.entry(first).or_insert(own);
            groups.join(own, joined);
        }
    }
    groups.count
}

/// Disjoint sets.
#[derive(Default)]
struct Groups {
    parent: Vec<usize>,
    count: usize,
}

impl Groups {
    fn new_one(&mut self) -> usize {
        self.parent.push(self.parent.len());
        self.count += 1;
        self.parent.len() - 1
    }

    fn root(&mut self, mut of: usize) -> usize {
        while let Some(&parent) = self.parent.get(of).filter(|parent| **parent != of) {
            // Halves the way for whoever comes next.
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(of) {
                *slot = above;
            }
            of = above;
        }
        of
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b
            && let Some(slot) = self.parent.get_mut(a)
        {
            *slot = b;
            self.count -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_shares_a_copy_shares_a_voice() {
        let voice = |who: &str, copy: Option<&str>| Voice {
            who: who.into(),
            copy_of: copy.map(|id| DocumentId(id.into())),
        };
        let count = |voices: &[Voice]| independent(voices.iter());
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&[voice("a", None), voice("a", None), voice("b", None)]), 2);
        assert_eq!(count(&[voice("a", Some("x")), voice("b", Some("x")), voice("c", Some("y"))]), 2);
        // By way of a voice that copied both.
        let chain =
            [voice("a", Some("x")), voice("b", Some("y")), voice("c", Some("x")), voice("c", Some("y"))];
        assert_eq!(count(&chain), 1);
    }
}
