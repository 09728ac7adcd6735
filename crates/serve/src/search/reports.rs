//! Reports by the words of their headlines.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use ledger::DocumentId;
use store::{Position, Store, StoredDocument};

use super::words::{Words, words};
use super::{Hit, HitKind};
use crate::link;
use crate::trouble::Trouble;

/// Reports that have a headline, in the order in which they were recorded.
#[derive(Debug, Default)]
pub(super) struct Reports {
    reports: Vec<Report>,
    words: Words,
    /// The name of each outlet once, however many reports it has.
    outlets: BTreeSet<Arc<str>>,
    /// Up to where the record was gone through.
    upto: Position,
}

#[derive(Debug)]
struct Report {
    title: String,
    outlet: Option<Arc<str>>,
    said_on: Date,
    id: DocumentId,
}

/// So many are asked for at once.
const AT_ONCE: usize = 2_000;

/// Reports that were recorded, with their positions.
pub(super) type Came = Vec<(Position, StoredDocument)>;

/// Some of those that came after a place; none where none did.
///
/// # Errors
/// Those of any query.
pub(super) fn after(upto: Position, store: &dyn Store) -> Result<Came, Trouble> {
    Ok(store.recorded_after(upto, AT_ONCE)?)
}

impl Reports {
    /// Up to where the record was gone through.
    pub(super) fn upto(&self) -> Position {
        self.upto
    }

    /// Adds those that came next.
    pub(super) fn learn(&mut self, came: Came) {
        for (position, document) in came {
            self.upto = position;
            let StoredDocument { title: Some(title), outlet, said_on, id, .. } = document else { continue };
            self.words.add(words(&title));
            let outlet = outlet.map(|outlet| self.outlet(&outlet));
            self.reports.push(Report { title, outlet, said_on, id });
        }
    }

    fn outlet(&mut self, name: &str) -> Arc<str> {
        match self.outlets.get(name) {
            Some(known) => Arc::clone(known),
            None => {
                let name: Arc<str> = name.into();
                self.outlets.insert(Arc::clone(&name));
                name
            }
        }
    }

    /// Those whose headlines have words that begin so: the latest `most` of them, the latest first.
    pub(super) fn found(&self, beginnings: &[String], most: usize) -> Vec<Hit> {
        let mut found: Vec<&Report> =
            self.words.found(beginnings).filter_map(|place| self.reports.get(place)).collect();
        let latest_first = |a: &&Report, b: &&Report| (b.said_on, &b.id).cmp(&(a.said_on, &a.id));
        if found.len() > most {
            found.select_nth_unstable_by(most, latest_first);
            found.truncate(most);
        }
        found.sort_unstable_by(latest_first);
        found.into_iter().map(Report::hit).collect()
    }
}

impl Report {
    fn hit(&self) -> Hit {
        let outlet = self.outlet.as_ref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
        let note = format!("{outlet}{}", present::words::day(self.said_on));
        let path = link::report(&self.id.0, None);
        Hit { kind: HitKind::Report, name: self.title.clone(), note, path }
    }
}
