//! A round: several hosts asked at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use follow::{Address, Clock, Failure, Fetched, Network};
use jiff::Timestamp;
use store::Visit;

use super::queue::{Job, Queue};
use super::{Ended, Watch, validators};

/// So many hosts are asked at once; each may hold an answer of the size that manners allow.
const AT_ONCE: usize = 8;

/// What came of a job.
struct Came {
    job: Job,
    visit: Visit,
    fetched: Result<Fetched, Failure>,
}

impl<N: Network + Send + Sync, C: Clock + Send + Sync> Watch<N, C> {
    /// Asks each source for what is new and adds it. What is wrong with one is told and leaves the others; hosts that are slow leave
    /// the others alone too, as long as there are no more than a few.
    ///
    /// # Errors
    /// When the store cannot be used.
    pub fn round(&mut self, sources: &[Address]) -> Result<Ended> {
        self.queue = Queue::default();
        self.feeds.clear();
        self.asked.clear();
        for source in sources {
            self.queue.push(Job::Source(source.clone()));
        }
        let fetcher = Arc::clone(&self.fetcher);
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            let mut under_way = 0_usize;
            loop {
                while let Some((job, visit)) = self.next(under_way)? {
                    let (fetcher, sender) = (&fetcher, sender.clone());
                    scope.spawn(move || {
                        let ask = || fetcher.fetch(job.address(), &validators(&visit));
                        let fetched = catch_unwind(AssertUnwindSafe(ask)).unwrap_or_else(|_| {
                            Err(Failure::passing("could not be asked for: a fault in this program"))
                        });
                        // Nobody listens when the round has failed.
                        let _ = sender.send(Came { job, visit, fetched });
                    });
                    under_way += 1;
                }
                if under_way == 0 {
                    let stopped = self.fetcher.clock().stopped();
                    return Ok(if stopped { Ended::Stopped } else { Ended::Done });
                }
                if let Some(came) = self.wait(&receiver, under_way) {
                    under_way -= 1;
                    self.queue.done(came.job.address().host());
                    match came.job {
                        Job::Source(address) => self.source_came(&address, came.visit, came.fetched)?,
                        Job::Page(pointed) => self.page_came(*pointed, came.visit, came.fetched)?,
                    }
                }
            }
        })
    }

    /// The next job that is to be asked for now, with what is known of its address. While nothing is under way a host's peace is waited
    /// for as its job.
    fn next(&mut self, under_way: usize) -> Result<Option<(Job, Visit)>> {
        while under_way < AT_ONCE && !self.fetcher.clock().stopped() {
            let by = if under_way == 0 { Timestamp::MAX } else { self.fetcher.clock().now() };
            let Some(job) = self.queue.next(by, |address| self.fetcher.free_at(address)) else { break };
            let host = job.address().host().to_owned();
            let asked = match job {
                Job::Source(address) => self.source(&address)?.map(|visit| (Job::Source(address), visit)),
                Job::Page(pointed) => {
                    self.pointed(*pointed)?.map(|(pointed, visit)| (Job::Page(Box::new(pointed)), visit))
                }
            };
            if asked.is_some() {
                return Ok(asked);
            }
            self.queue.done(&host);
        }
        Ok(None)
    }

    /// What comes next of what is under way; nothing when a host may be asked before.
    fn wait(&self, receiver: &Receiver<Came>, under_way: usize) -> Option<Came> {
        let free =
            self.queue.free_at(|address| self.fetcher.free_at(address)).filter(|_| under_way < AT_ONCE);
        let Some(free) = free.filter(|_| !self.fetcher.clock().stopped()) else {
            return receiver.recv().ok();
        };
        let left = Duration::try_from(free.duration_since(self.fetcher.clock().now())).unwrap_or_default();
        receiver.recv_timeout(left.max(Duration::from_millis(1))).ok()
    }
}
