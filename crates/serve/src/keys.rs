//! Who has a token now: a list that may change while the server runs.

use std::fmt;
use std::sync::{Arc, Mutex};

use jiff::civil::Date;

use crate::guard::{InForce, Tokens};
use crate::room::locked;

/// Everybody who has a token now. Whoever is taken off the list may no longer do anything from the next request on.
#[derive(Default)]
pub struct Keys(Mutex<Arc<Tokens>>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Keys").field(&*locked(&self.0)).finish()
    }
}

impl Keys {
    /// Those to begin with.
    pub fn of(tokens: Tokens) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Arc::new(tokens))))
    }

    /// Puts these in place of all that were known.
    pub fn replace(&self, tokens: Tokens) {
        *locked(&self.0) = Arc::new(tokens);
    }

    /// The list as it is now, and what of it is good on that day.
    pub(crate) fn on(&self, day: Date) -> InForce {
        InForce { tokens: Arc::clone(&locked(&self.0)), day }
    }
}
