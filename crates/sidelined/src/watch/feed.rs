//! A feed: entries that are reports are added, entries that point to theirs put into the queue.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use follow::{Address, Clock, Failure, Network, New};
use ledger::{DocumentId, Reading};
use store::Visit;

use super::queue::{Job, Pointed};
use super::teaser::is_teaser;
use super::{Open, Watch, found, reports};
use crate::cli::InputKind;
use crate::engine::Report;
use crate::notes::warn;

/// Most pages that are asked for on account of one feed in one round; the entries that come behind are for the next.
const PAGES: usize = 100;

/// So many reports are written together.
const TOGETHER: usize = 200;

impl<N: Network, C: Clock> Watch<N, C> {
    pub(super) fn feed(&mut self, feed: &Address, visit: Visit, new: New) -> Result<()> {
        let digest = DocumentId::of(&String::from_utf8_lossy(&new.body)).0;
        let same = visit.content.as_deref() == Some(&digest);
        let done = found(visit.clone(), &new, Some(digest));
        if same {
            return self.note(vec![done]);
        }
        let (mut entries, mut wrong) = (Vec::new(), Vec::new());
        for taken in reports(feed, new, InputKind::Feed) {
            match taken {
                Ok(report) => entries.push(report),
                Err(unreadable) => wrong.push(unreadable.reason),
            }
        }
        if entries.is_empty() && !wrong.is_empty() {
            return self.failed(feed, visit, &Failure::lasting(wrong.join("; ")));
        }
        wrong.iter().for_each(|why| self.adding.problems.tell(feed.as_str(), why));
        let open = self.entries(feed, done, entries)?;
        self.feeds.insert(feed.clone(), open);
        self.close_if_done(feed)
    }

    /// Adds the entries that are new and reports themselves, and queues those that only point to theirs.
    fn entries(&mut self, feed: &Address, done: Visit, entries: Vec<Report>) -> Result<Open> {
        let mut open = Open { visit: done, left: 0, outstanding: false };
        let marks = marks(feed, &entries);
        let known: BTreeMap<_, _> = self
            .adding
            .record
            .store
            .visits(&marks)?
            .into_iter()
            .map(|visit| (visit.mark, visit.content))
            .collect();
        let (mut readings, mut visits, mut later) = (Vec::new(), Vec::new(), 0_usize);
        for (report, mark) in entries.into_iter().zip(marks) {
            if known.get(&mark).is_some_and(|content| content.as_ref() == Some(&report.document.id.0)) {
                continue;
            }
            if self.fetcher.clock().stopped() {
                open.outstanding = true;
                break;
            }
            match page_of(&report) {
                Some(_) if open.left >= PAGES => later += 1,
                Some(page) => {
                    let pointed = Pointed { feed: feed.clone(), mark, page, teaser: report };
                    self.queue.push(Job::Page(Box::new(pointed)));
                    open.left += 1;
                }
                None => {
                    visits.push(self.seen(mark, &report));
                    readings.extend(self.reading(report));
                }
            }
            if visits.len() >= TOGETHER {
                self.write(&std::mem::take(&mut readings), std::mem::take(&mut visits))?;
            }
        }
        self.write(&readings, visits)?;
        if later > 0 {
            open.outstanding = true;
            warn(feed.as_str(), format_args!("{later} more entries are left for the next round"));
        }
        Ok(open)
    }

    /// The visit of an entry that is done with.
    pub(super) fn seen(&self, mark: String, entry: &Report) -> Visit {
        Visit { content: Some(entry.document.id.0.clone()), ..self.first(mark) }
    }

    /// The reading of a report, unless it is known.
    pub(super) fn reading(&mut self, report: Report) -> Option<Reading> {
        report.notes.iter().for_each(|note| warn(&note.name, &note.reason));
        if self.knows(&report) {
            self.adding.count_known();
            return None;
        }
        Some(self.engine.read(report))
    }

    /// An entry of that feed is done with, or is for another round.
    pub(super) fn entry_done(&mut self, feed: &Address, outstanding: bool) -> Result<()> {
        if let Some(open) = self.feeds.get_mut(feed) {
            open.left = open.left.saturating_sub(1);
            open.outstanding |= outstanding;
        }
        self.close_if_done(feed)
    }

    /// Notes what is known of a feed once all of its entries are done with. As long as one is outstanding the feed has to come whole
    /// the next time, though it be the same.
    fn close_if_done(&mut self, feed: &Address) -> Result<()> {
        let Some(open) = self.feeds.remove(feed) else { return Ok(()) };
        if open.left > 0 {
            self.feeds.insert(feed.clone(), open);
            return Ok(());
        }
        self.note(vec![match open.outstanding {
            true => Visit { etag: None, last_modified: None, content: None, ..open.visit },
            false => open.visit,
        }])
    }
}

/// The page that an entry points to, if the entry is not the report itself.
fn page_of(entry: &Report) -> Option<Address> {
    let url = entry.document.url.as_deref().filter(|_| is_teaser(&entry.document))?;
    Address::parse(url).ok()
}

/// The marks of entries: by their addresses, else their own names; of several of one address the later ones by their texts too.
fn marks(feed: &Address, entries: &[Report]) -> Vec<String> {
    let mut names = BTreeSet::new();
    let name = |entry: &Report| {
        let document = &entry.document;
        let name = document.url.as_ref().unwrap_or(&document.doc).clone();
        if names.insert(name.clone()) { name } else { format!("{name}\n{}", document.id.0) }
    };
    entries.iter().map(name).map(|name| Visit::mark_of(feed.as_str(), Some(&name))).collect()
}
