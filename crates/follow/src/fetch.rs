//! From an address to what lies there: robots.txt asked, the host's peace kept, redirects followed as far as is decent.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::network::{Failure, Network, Request, Response, Validators};
use crate::pace::{Pace, later, retry_after};
use crate::robots::{self, Robots, Rules};
use crate::{Address, Clock};

/// How we behave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manners {
    /// The name under which a robots.txt knows us.
    pub robot: String,
    /// How long a host is left in peace between two requests, unless it asks for longer.
    pub delay: Duration,
    /// The longest that is waited for a host that asks for longer; then it is for another time.
    pub patience: Duration,
    /// Most redirects from one address.
    pub redirects: usize,
    /// Most bytes of an answer, unpacked.
    pub body_bytes: u64,
}

impl Default for Manners {
    /// A second between two requests of a host, five minutes of patience, five redirects, 32 MiB.
    fn default() -> Self {
        Self {
            robot: "sidelined".into(),
            delay: Duration::from_secs(1),
            patience: Duration::from_secs(300),
            redirects: 5,
            body_bytes: 32 << 20,
        }
    }
}

/// What lies at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The same as the validators tell of.
    Unchanged,
    /// Something new, perhaps.
    New(New),
}

/// An answer with bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// Where it was found in the end.
    pub address: Address,
    /// What it is called by its server (`Content-Type`).
    pub content_type: Option<String>,
    /// What it may be asked with the next time.
    pub validators: Validators,
    /// Its bytes, unpacked.
    pub body: Vec<u8>,
}

/// Fetches what lies at addresses, from any number of threads: a host is asked one thing at a time, whoever asks.
#[derive(Debug)]
pub struct Fetcher<N, C> {
    network: N,
    clock: C,
    manners: Manners,
    robots: Mutex<Robots>,
    pace: Mutex<Pace>,
    /// A host is not being asked any more.
    freed: Condvar,
}

impl<N: Network, C: Clock> Fetcher<N, C> {
    /// A fetcher that has met nobody yet.
    pub fn new(network: N, clock: C, manners: Manners) -> Self {
        Self {
            network,
            clock,
            manners,
            robots: Mutex::default(),
            pace: Mutex::default(),
            freed: Condvar::new(),
        }
    }

    /// The clock.
    pub fn clock(&self) -> &C {
        &self.clock
    }

    /// When the host of that address may be asked again: long ago, if it never was.
    pub fn free_at(&self, address: &Address) -> Timestamp {
        lock(&self.pace).free_at(address.host())
    }

    /// What lies at an address, if it is not what the validators tell of. Waits until its host may be asked.
    ///
    /// # Errors
    /// When the site closes it to robots, it leads in circles or where we may not follow, or the server does not give it.
    pub fn fetch(&self, address: &Address, validators: &Validators) -> Result<Fetched, Failure> {
        let mut at = address.clone();
        let mut been = vec![at.clone()];
        loop {
            self.see_robots(&at)
                .map_err(|failure| Failure { reason: led(address, &at, &failure.reason), ..failure })?;
            let rules = lock(&self.robots).of(&at.origin(), self.clock.now());
            if let Some(why) = rules.as_ref().and_then(|rules| rules.forbids(&at)) {
                let unknown = matches!(rules.as_deref(), Some(Rules::Unknown(_)));
                let reason = led(address, &at, &why);
                return Err(if unknown { Failure::passing(reason) } else { Failure::lasting(reason) });
            }
            let request =
                Request { address: &at, validators, body_bytes: self.manners.body_bytes, cut: false };
            let response = self
                .ask(&request)
                .map_err(|failure| Failure { reason: led(address, &at, &failure.reason), ..failure })?;
            let response = match response.status {
                200 => {
                    let Response { content_type, validators, body, .. } = response;
                    return Ok(Fetched::New(New { address: at, content_type, validators, body }));
                }
                304 if !validators.is_empty() => return Ok(Fetched::Unchanged),
                301 | 302 | 303 | 307 | 308 => response,
                status => return Err(self.refused(address, &at, status, &response)),
            };
            at = next(&at, &response).map_err(|why| Failure::lasting(led(address, &at, &why)))?;
            if been.contains(&at) {
                return Err(Failure::lasting(format!("leads in a circle by way of {at}")));
            }
            if been.len() > self.manners.redirects {
                return Err(Failure::lasting(format!("leads on more than {} times", self.manners.redirects)));
            }
            been.push(at.clone());
        }
    }

    /// Sees what the site of that address asks of robots, unless that is known.
    fn see_robots(&self, address: &Address) -> Result<(), Failure> {
        let origin = address.origin();
        if lock(&self.robots).of(&origin, self.clock.now()).is_some() {
            return Ok(());
        }
        let rules = self.ask_for_robots(address)?;
        lock(&self.robots).note(origin, rules, self.clock.now());
        Ok(())
    }

    fn ask_for_robots(&self, address: &Address) -> Result<Rules, Failure> {
        let mut at = address.robots();
        for hop in 0..=self.manners.redirects {
            let none = Validators::default();
            let request = Request { address: &at, validators: &none, body_bytes: robots::BYTES, cut: true };
            let response = match self.ask(&request) {
                Ok(response) => response,
                // The site itself cannot be had, or may not be: no word of robots is needed.
                Err(failure) if hop == 0 => return Err(failure),
                Err(failure) => return Ok(Rules::Unknown(format!("leads to {at}, which {failure}"))),
            };
            match response.status {
                200 => return Ok(Rules::of(&response.body, &self.manners.robot)),
                301 | 302 | 303 | 307 | 308 => match next(&at, &response) {
                    Ok(to) => at = to,
                    Err(_) => return Ok(Rules::None),
                },
                429 | 500..=599 => {
                    self.heed(&at, &response);
                    return Ok(Rules::Unknown(format!("could not be had (status {})", response.status)));
                }
                // There is none (RFC 9309, section 2.3.1.3).
                _ => return Ok(Rules::None),
            }
        }
        // Nor has it to be looked for further (section 2.3.1.2).
        Ok(Rules::None)
    }

    /// Asks when the host's turn has come.
    fn ask(&self, request: &Request<'_>) -> Result<Response, Failure> {
        let turn = self.turn(request.address.host())?;
        let answer = self.network.get(request);
        let rules = lock(&self.robots).of(&request.address.origin(), self.clock.now());
        let wanted = rules.map_or(Duration::ZERO, |rules| rules.delay());
        lock(&self.pace).hold(turn.host, later(self.clock.now(), self.manners.delay.max(wanted)));
        answer
    }

    /// Waits until the host may be asked and nobody else asks it.
    fn turn<'f>(&'f self, host: &'f str) -> Result<Turn<'f>, Failure> {
        loop {
            let mut pace = lock(&self.pace);
            while pace.is_asked(host) {
                pace = self.freed.wait(pace).unwrap_or_else(PoisonError::into_inner);
            }
            let (now, free) = (self.clock.now(), pace.free_at(host));
            if free > later(now, self.manners.patience) {
                let reason = format!("is left alone until {free:.0}, as its host asks");
                return Err(Failure { not_before: Some(free), ..Failure::passing(reason) });
            }
            if self.clock.stopped() {
                return Err(Failure::stopped());
            }
            if free <= now {
                pace.begin(host);
                return Ok(Turn { host, pace: &self.pace, freed: &self.freed });
            }
            drop(pace);
            self.clock.wait(free)?;
        }
    }

    /// Leaves a host alone for as long as it wants.
    fn heed(&self, at: &Address, response: &Response) -> Option<Timestamp> {
        let until = retry_after(response.retry_after.as_deref()?, self.clock.now())?;
        lock(&self.pace).hold(at.host(), until);
        Some(until)
    }

    fn refused(&self, address: &Address, at: &Address, status: u16, response: &Response) -> Failure {
        let said = match status {
            304 => "says that it has not changed, which nobody asked".into(),
            401 | 403 => format!("may not be had without leave (status {status})"),
            404 | 410 => format!("is not there (status {status})"),
            429 => "has been asked for too often (status 429)".into(),
            500..=599 => format!("cannot be had: its server has failed (status {status})"),
            _ => format!("cannot be had (status {status})"),
        };
        let reason = led(address, at, &said);
        match status {
            408 | 425 | 429 | 500..=599 => {
                Failure { not_before: self.heed(at, response), ..Failure::passing(reason) }
            }
            _ => Failure::lasting(reason),
        }
    }
}

/// A host's being asked; over when it is dropped.
struct Turn<'f> {
    host: &'f str,
    pace: &'f Mutex<Pace>,
    freed: &'f Condvar,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        lock(self.pace).end(self.host);
        self.freed.notify_all();
    }
}

/// What is behind a lock; nobody leaves it half changed.
fn lock<T>(behind: &Mutex<T>) -> MutexGuard<'_, T> {
    behind.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a redirect leads.
fn next(at: &Address, response: &Response) -> Result<Address, String> {
    let location = response.location.as_deref().ok_or("leads on, and does not say where to")?;
    at.join(location).map_err(|error| format!("leads to an address that {error}"))
}

/// What is wrong, told with the address that one was led to.
fn led(from: &Address, at: &Address, what: &str) -> String {
    if from == at { what.to_owned() } else { format!("leads to {at}, which {what}") }
}

#[cfg(test)]
mod tests;
