//! What is still to be asked for in a round, host by host.

use std::collections::{BTreeMap, VecDeque};

use follow::Address;
use jiff::Timestamp;

use crate::engine::Report;

/// Something to ask for.
pub enum Job {
    /// A feed or page that is followed.
    Source(Address),
    /// The page that an entry of a feed points to.
    Page(Box<Pointed>),
}

/// An entry of a feed that points to its report.
pub struct Pointed {
    /// The feed.
    pub feed: Address,
    /// The mark of the entry.
    pub mark: String,
    /// Where it points.
    pub page: Address,
    /// What the feed says itself.
    pub teaser: Report,
}

impl Job {
    fn address(&self) -> &Address {
        match self {
            Self::Source(address) => address,
            Self::Page(pointed) => &pointed.page,
        }
    }
}

/// Jobs in their order within each host.
#[derive(Default)]
pub struct Queue {
    hosts: BTreeMap<String, VecDeque<Job>>,
}

impl Queue {
    /// Puts a job behind the others of its host.
    pub fn push(&mut self, job: Job) {
        self.hosts.entry(job.address().host().to_owned()).or_default().push_back(job);
    }

    /// Takes the next job of the host that may be asked first: while one is left in peace, others are asked.
    pub fn next(&mut self, free_at: impl Fn(&Address) -> Timestamp) -> Option<Job> {
        let free = |jobs: &VecDeque<Job>| jobs.front().map(|job| free_at(job.address()));
        let first = self.hosts.iter().min_by_key(|(_, jobs)| free(jobs)).map(|(host, _)| host.clone())?;
        let jobs = self.hosts.get_mut(&first)?;
        let job = jobs.pop_front();
        if jobs.is_empty() {
            self.hosts.remove(&first);
        }
        job
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_that_is_free_first_comes_first_and_a_host_keeps_its_order() {
        let mut queue = Queue::default();
        for address in ["http://a.example/1", "http://a.example/2", "http://b.example/1"] {
            queue.push(Job::Source(Address::parse(address).unwrap()));
        }
        let at = |second| Timestamp::from_second(second).unwrap();
        let mut order = Vec::new();
        while let Some(job) = queue.next(|address| at(if address.host() == "a.example" { 9 } else { 3 })) {
            order.push(job.address().to_string());
        }
        assert_eq!(order, ["http://b.example/1", "http://a.example/1", "http://a.example/2"]);
    }
}
