//! What is still to be asked for in a round, host by host.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

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
    /// The address to ask for.
    pub fn address(&self) -> &Address {
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
    /// Hosts of which a job is under way.
    busy: BTreeSet<String>,
}

impl Queue {
    /// Puts a job behind the others of its host.
    pub fn push(&mut self, job: Job) {
        self.hosts.entry(job.address().host().to_owned()).or_default().push_back(job);
    }

    /// When the first host may be asked of which no job is under way.
    pub fn free_at(&self, free_at: impl Fn(&Address) -> Timestamp) -> Option<Timestamp> {
        self.first(free_at).map(|(_, free)| free)
    }

    /// Takes the next job of the host that may be asked first, if that is by then; the host is busy until the job is [`Self::done`]. While
    /// one host is left in peace, others are asked.
    pub fn next(&mut self, by: Timestamp, free_at: impl Fn(&Address) -> Timestamp) -> Option<Job> {
        let host = self.first(free_at).filter(|(_, free)| *free <= by).map(|(host, _)| host.clone())?;
        let jobs = self.hosts.get_mut(&host)?;
        let job = jobs.pop_front();
        if jobs.is_empty() {
            self.hosts.remove(&host);
        }
        self.busy.insert(host);
        job
    }

    /// Nothing of that host is under way any more.
    pub fn done(&mut self, host: &str) {
        self.busy.remove(host);
    }

    fn first(&self, free_at: impl Fn(&Address) -> Timestamp) -> Option<(&String, Timestamp)> {
        let idle = self.hosts.iter().filter(|(host, _)| !self.busy.contains(*host));
        idle.filter_map(|(host, jobs)| Some((host, free_at(jobs.front()?.address()))))
            .min_by_key(|(_, free)| *free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn free_at(address: &Address) -> Timestamp {
        at(if address.host() == "a.example" { 9 } else { 3 })
    }

    fn queue() -> Queue {
        let mut queue = Queue::default();
        for address in ["http://a.example/1", "http://a.example/2", "http://b.example/1"] {
            queue.push(Job::Source(Address::parse(address).unwrap()));
        }
        queue
    }

    #[test]
    fn the_host_that_is_free_first_comes_first_and_a_host_keeps_its_order() {
        let mut queue = queue();
        let mut order = Vec::new();
        while let Some(job) = queue.next(Timestamp::MAX, free_at) {
            queue.done(job.address().host());
            order.push(job.address().to_string());
        }
        assert_eq!(order, ["http://b.example/1", "http://a.example/1", "http://a.example/2"]);
    }

    #[test]
    fn a_host_has_one_job_under_way_and_none_before_it_is_free() {
        let mut queue = queue();
        assert!(queue.next(at(2), free_at).is_none());
        assert_eq!(queue.free_at(free_at), Some(at(3)));
        let of = |job: Option<Job>| job.map(|job| job.address().to_string());
        assert_eq!(of(queue.next(at(8), free_at)).as_deref(), Some("http://b.example/1"));
        assert_eq!(queue.free_at(free_at), Some(at(9)));
        assert_eq!(of(queue.next(at(9), free_at)).as_deref(), Some("http://a.example/1"));
        assert!(queue.next(Timestamp::MAX, free_at).is_none(), "its host is busy");
        queue.done("a.example");
        assert_eq!(of(queue.next(at(9), free_at)).as_deref(), Some("http://a.example/2"));
    }
}
