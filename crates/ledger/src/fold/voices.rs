//! Whose words a report gives, and how many voices do not depend on each other.

use std::collections::BTreeMap;

use crate::DocumentId;

use super::folded;
use super::groups::Groups;
use super::report::{Cited, Imprint, Source};

/// Who speaks in which report, and the report that it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Voice {
    /// Whom it attributes its words to; else the outlet, or else the report itself.
    pub(crate) who: String,
    pub(super) document: DocumentId,
    pub(super) copy_of: Option<DocumentId>,
}

impl Voice {
    /// The voice of a source.
    pub(crate) fn of(source: &Source) -> Self {
        let Cited { imprint, said_by, copy_of, .. } = &**source;
        let Imprint { outlet, document, .. } = &**imprint;
        let mut names: Vec<String> = said_by.iter().map(|name| folded(name)).collect();
        names.sort();
        names.dedup();
        let who = match (names.as_slice(), outlet) {
            ([], Some(outlet)) => format!("outlet {}", folded(outlet)),
            ([], None) => format!("document {}", document.0),
            (names, _) => format!("speaker {}", names.join(", ")),
        };
        Self { who, document: document.clone(), copy_of: copy_of.clone() }
    }
}

/// How many of these do not depend on each other: one voice is one, and so are copies of one report.
pub(crate) fn independent<'v>(voices: impl Iterator<Item = &'v Voice>) -> usize {
    let mut groups = Groups::default();
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies: BTreeMap<&DocumentId, usize> = BTreeMap::new();
    let mut own_words: Vec<(&DocumentId, usize)> = Vec::new();
    for voice in voices {
        let own = *speakers.entry(&voice.who).or_insert_with(|| groups.new_one());
        match &voice.copy_of {
            Some(original) => {
                let joined = *copies.entry(original).or_insert(own);
                groups.join(own, joined);
            }
            None => own_words.push((&voice.document, own)),
        }
    }
    for (document, own) in own_words {
        if let Some(copied) = copies.get(document) {
            groups.join(own, *copied);
        }
    }
    groups.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_shares_a_copy_shares_a_voice() {
        let voice = |who: &str, copy: Option<&str>| Voice {
            who: who.into(),
            document: DocumentId(format!("by {who}")),
            copy_of: copy.map(|id| DocumentId(id.into())),
        };
        let count = |voices: &[Voice]| independent(voices.iter());
        assert_eq!(count(&[]), 0);
        assert_eq!(count(&[voice("a", None), voice("a", None), voice("b", None)]), 2);
        assert_eq!(count(&[voice("a", Some("x")), voice("b", Some("x")), voice("c", Some("y"))]), 2);
        assert_eq!(count(&[voice("a", None), voice("b", Some("by a")), voice("c", None)]), 2);
        // By way of a voice that copied both.
        let chain =
            [voice("a", Some("x")), voice("b", Some("y")), voice("c", Some("x")), voice("c", Some("y"))];
        assert_eq!(count(&chain), 1);
    }
}
