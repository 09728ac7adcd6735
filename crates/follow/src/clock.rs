//! The time, as far as politeness needs it.

use jiff::Timestamp;

/// Whoever was waiting has been told to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

/// The time, waiting, and chance.
pub trait Clock {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Waits until then.
    ///
    /// # Errors
    /// When told to stop before, or already.
    fn wait(&self, until: Timestamp) -> Result<(), Stopped>;

    /// A number from 0 to 1 (exclusive), another each time: so that many who wait for one host do not all come back at once.
    fn chance(&self) -> f64;

    /// Whether everything is to stop.
    fn stopped(&self) -> bool;
}

impl<C: Clock + ?Sized> Clock for &C {
    fn now(&self) -> Timestamp {
        (**self).now()
    }

    fn wait(&self, until: Timestamp) -> Result<(), Stopped> {
        (**self).wait(until)
    }

    fn chance(&self) -> f64 {
        (**self).chance()
    }

    fn stopped(&self) -> bool {
        (**self).stopped()
    }
}
