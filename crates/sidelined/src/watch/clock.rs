//! The real time, and the signals that end everything.
#![allow(clippy::disallowed_types, reason = "how long a host is left in peace is partly chance")]

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::process;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use follow::{Clock, Stopped};
use jiff::Timestamp;

/// The system's clock, which is told to stop by SIGINT or SIGTERM.
#[derive(Clone, Debug, Default)]
pub struct SystemClock {
    stop: Arc<(Mutex<bool>, Condvar)>,
}

impl SystemClock {
    /// A clock that signals stop: the first ends everything between two documents, the second at once.
    ///
    /// # Errors
    /// When the system lets nobody watch for signals.
    pub fn until_signalled() -> Result<Self> {
        let clock = Self::default();
        let stop = clock.clone();
        ctrlc::set_handler(move || {
            if stop.stopped() {
                process::exit(130);
            }
            let (stopped, changed) = &*stop.stop;
            *stopped.lock().unwrap_or_else(PoisonError::into_inner) = true;
            changed.notify_all();
        })
        .context("signals cannot be watched for")?;
        Ok(clock)
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn wait(&self, until: Timestamp) -> Result<(), Stopped> {
        let (stopped, changed) = &*self.stop;
        let mut guard = stopped.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if *guard {
                return Err(Stopped);
            }
            let left = Duration::try_from(until.duration_since(Timestamp::now())).unwrap_or(Duration::ZERO);
            if left.is_zero() {
                return Ok(());
            }
            guard = changed.wait_timeout(guard, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn chance(&self) -> f64 {
        // Each hasher that the system makes begins at another random number.
        let random = RandomState::new().build_hasher().finish();
        (random >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn stopped(&self) -> bool {
        *self.stop.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
