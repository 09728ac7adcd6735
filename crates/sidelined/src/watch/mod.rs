//! Following feeds and pages: a round asks each for what is new, and adds what they bring.
//!
//! Several hosts are asked at once, each by a thread of its own that only fetches; what comes is read and added here, one after the other.

mod clock;
mod feed;
mod hosts;
mod kind;
mod page;
mod queue;
pub mod sources;
mod teaser;

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Result;
use follow::{Address, Clock, Failure, FailureKind, Fetched, Fetcher, Network, New, Validators, back_off};
use intake::Columns;
use jiff::{SignedDuration, Timestamp};
use ledger::Reading;
use store::Visit;

pub use clock::SystemClock;
use queue::Queue;

use crate::adding::Adding;
use crate::cli::InputKind;
use crate::engine::{self, Content, Engine, Intake, Report};
use crate::input::{Source, Unreadable};
use crate::notes::warn;
use crate::show::words;

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All was asked.
    Done,
    /// It was told to stop.
    Stopped,
}

/// A watch under way: rounds are run one after the other.
pub struct Watch<N, C> {
    fetcher: Arc<Fetcher<N, C>>,
    engine: Engine,
    /// What was added in this round.
    pub adding: Adding,
    queue: Queue,
    /// Feeds with entries whose pages are still to be asked for.
    feeds: BTreeMap<Address, Open>,
    /// The pages of entries that were asked for in this round, and whether that went well.
    asked: BTreeMap<Address, bool>,
}

/// A feed of which not every entry is done with.
struct Open {
    /// What is noted of the feed when all are.
    visit: Visit,
    /// Entries in the queue.
    left: usize,
    /// Whether some are for another round.
    outstanding: bool,
}

impl<N: Network, C: Clock> Watch<N, C> {
    /// A watch that has asked for nothing yet.
    pub fn new(fetcher: Fetcher<N, C>, engine: Engine, adding: Adding) -> Self {
        Self {
            fetcher: Arc::new(fetcher),
            engine,
            adding,
            queue: Queue::default(),
            feeds: BTreeMap::new(),
            asked: BTreeMap::new(),
        }
    }

    /// Whether a source is to be asked, and what is known of it.
    fn source(&self, address: &Address) -> Result<Option<Visit>> {
        let visit = self.visit_of(address)?;
        let Some(until) = self.held(&visit) else { return Ok(Some(visit)) };
        let times = words::count(visit.failures as usize, "time");
        warn(
            address.as_str(),
            format_args!("left alone until {until:.0}, since it failed ({times} in a row)"),
        );
        Ok(None)
    }

    /// Adds what a source brought.
    fn source_came(&mut self, address: &Address, visit: Visit, came: Result<Fetched, Failure>) -> Result<()> {
        match came {
            Ok(Fetched::Unchanged) => self.note(vec![Visit { failures: 0, not_before: None, ..visit }]),
            Ok(Fetched::New(new)) => match kind::kind_of(new.content_type.as_deref(), &new.body) {
                Ok(InputKind::Feed) => self.feed(address, visit, new),
                Ok(kind) => self.page(address, visit, new, kind, None),
                Err(why) => self.failed(address, visit, &Failure::lasting(why)),
            },
            Err(failure) => self.failed(address, visit, &failure),
        }
    }

    /// What is known of a feed or page; nothing of one never seen.
    fn visit_of(&self, address: &Address) -> Result<Visit> {
        let mark = Visit::mark_of(address.as_str(), None);
        let known = self.adding.record.store.visits(std::slice::from_ref(&mark))?.pop();
        Ok(known.unwrap_or_else(|| self.first(mark)))
    }

    /// A visit of something never seen before.
    fn first(&self, mark: String) -> Visit {
        let visited_at = self.fetcher.clock().now();
        Visit {
            mark,
            etag: None,
            last_modified: None,
            content: None,
            failures: 0,
            not_before: None,
            visited_at,
        }
    }

    /// Until when something is to be left alone, if it is.
    fn held(&self, visit: &Visit) -> Option<Timestamp> {
        visit.not_before.filter(|until| *until > self.fetcher.clock().now())
    }

    /// Tells what went wrong and notes when to try again.
    fn failed(&mut self, address: &Address, visit: Visit, failure: &Failure) -> Result<()> {
        if failure.kind == FailureKind::Stopped {
            return Ok(());
        }
        self.adding.problems.tell(address.as_str(), &failure.reason);
        let visit = self.backed_off(visit, failure);
        self.note(vec![visit])
    }

    fn backed_off(&self, visit: Visit, failure: &Failure) -> Visit {
        let failures = visit.failures.saturating_add(1);
        let clock = self.fetcher.clock();
        let wait =
            SignedDuration::try_from(back_off(failures, clock.chance())).unwrap_or(SignedDuration::MAX);
        let then = clock.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
        Visit { failures, not_before: Some(then.max(failure.not_before.unwrap_or(then))), ..visit }
    }

    /// Notes visits that brought nothing.
    fn note(&mut self, visits: Vec<Visit>) -> Result<()> {
        self.write(&[], visits)
    }

    /// Adds reports, and notes the visits that brought them as made now.
    fn write(&mut self, readings: &[Reading], mut visits: Vec<Visit>) -> Result<()> {
        let now = self.fetcher.clock().now();
        visits.iter_mut().for_each(|visit| visit.visited_at = now);
        self.adding.write(readings, &visits)
    }

    fn knows(&self, report: &Report) -> bool {
        // A wrong "no" costs a reading: the store itself decides when the report is added.
        self.adding.record.store.knows(&report.document.id).unwrap_or(false)
    }
}

/// By which the server can tell whether there is something new.
fn validators(visit: &Visit) -> Validators {
    Validators { etag: visit.etag.clone(), last_modified: visit.last_modified.clone() }
}

/// The visit that found this.
fn found(visit: Visit, new: &New, content: Option<String>) -> Visit {
    let Validators { etag, last_modified } = new.validators.clone();
    Visit { etag, last_modified, content, failures: 0, not_before: None, ..visit }
}

/// The reports in bytes from the web, as intake takes them apart.
fn reports(
    address: &Address,
    new: New,
    kind: InputKind,
) -> impl Iterator<Item = Result<Report, Unreadable>> + use<> {
    let bytes = kind::in_utf8(new.content_type.as_deref(), new.body);
    let source = Source::Fetched(address.to_string(), bytes.into());
    let intake = Intake { kind, published: None, columns: Columns::default() };
    engine::documents(&source, &intake).filter_map(|taken| match taken {
        Ok(Content::Report(report)) => Some(Ok(*report)),
        Ok(Content::Appearances(_) | Content::Page(..) | Content::Note(_)) => None,
        Err(unreadable) => Some(Err(unreadable)),
    })
}
