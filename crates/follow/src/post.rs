//! Telling a machine something, where [`crate::Network`] asks it for something.

use std::time::Duration;

use crate::network::Failure;
use crate::{Address, Http};

/// What a machine that was told something answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The status (RFC 9110, section 15).
    pub status: u16,
    /// How long the `Retry-After` header asks to be left in peace, where it is a number of seconds.
    pub retry_after: Option<Duration>,
}

impl Http {
    /// Sends `body` to an address, with these headers besides our own. The body of the answer is not looked at, and a redirect is an
    /// answer like any other.
    ///
    /// # Errors
    /// What went wrong; among it that the address may not be reached.
    pub fn post(
        &self,
        address: &Address,
        headers: &[(&str, String)],
        body: &[u8],
    ) -> Result<Answered, Failure> {
        let mut call = self.agent.post(address.as_str());
        for (name, value) in headers {
            call = call.header(*name, value);
        }
        let answer = call.send(body).map_err(crate::http::failure)?;
        let seconds = crate::http::header(answer.headers(), "retry-after", 32);
        let seconds = seconds.and_then(|text| text.trim().parse().ok());
        Ok(Answered { status: answer.status().as_u16(), retry_after: seconds.map(Duration::from_secs) })
    }
}
