//! The bytes of an answer: as many as are allowed, as quickly as is asked, unpacked.

use std::fmt;
use std::io::{self, Read};
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;

use crate::Failure;

/// What the bytes of an answer may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Most bytes as they come.
    pub(crate) packed: u64,
    /// Most bytes unpacked.
    pub(crate) unpacked: u64,
    /// Whether what is longer is cut there, and not refused.
    pub(crate) cut: bool,
    /// Fewest bytes a second, on the whole, once `grace` has passed.
    pub(crate) rate: u64,
    /// For how long the rate is not looked at.
    pub(crate) grace: Duration,
}

/// Why the bytes are not read to their end.
#[derive(Debug)]
enum Halt {
    Stopped,
    TooLarge(u64),
    TooSlow { bytes: u64, seconds: u64 },
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stopped => write!(f, "was broken off"),
            Self::TooLarge(limit) => write!(f, "is longer than the limit of {limit} bytes"),
            Self::TooSlow { bytes, seconds } => {
                write!(f, "comes too slowly: {bytes} bytes in {seconds} s")
            }
        }
    }
}

impl std::error::Error for Halt {}

/// Counts what comes, and how quickly.
struct Metered<'s, R> {
    inner: R,
    cost: Cost,
    came: u64,
    since: Instant,
    stopped: &'s dyn Fn() -> bool,
}

#[allow(clippy::disallowed_methods, reason = "how quickly an answer comes can only be measured")]
fn instant() -> Instant {
    Instant::now()
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if (self.stopped)() {
            return Err(io::Error::other(Halt::Stopped));
        }
        let read = self.inner.read(into)?;
        self.came = self.came.saturating_add(read as u64);
        let spent = instant().duration_since(self.since);
        if self.came > self.cost.packed && !self.cost.cut {
            return Err(io::Error::other(Halt::TooLarge(self.cost.packed)));
        }
        let (bytes, seconds) = (self.came, spent.as_secs());
        if read > 0
            && spent > self.cost.grace
            && bytes.saturating_mul(1000) < spent_rate(self.cost.rate, spent)
        {
            return Err(io::Error::other(Halt::TooSlow { bytes, seconds }));
        }
        Ok(read)
    }
}

/// A thousand times the bytes that should have come.
fn spent_rate(rate: u64, spent: Duration) -> u64 {
    rate.saturating_mul(u64::try_from(spent.as_millis()).unwrap_or(u64::MAX))
}

/// Reads an answer's bytes, which are encoded as the `Content-Encoding` header says.
///
/// # Errors
/// When they are too many, come too slowly, break off, or are encoded otherwise than was asked for.
pub(crate) fn read(
    reader: impl Read,
    encoding: Option<&str>,
    cost: Cost,
    stopped: &dyn Fn() -> bool,
    why: impl Fn(io::Error) -> Failure,
) -> Result<Vec<u8>, Failure> {
    let metered = Metered { inner: reader, cost, came: 0, since: instant(), stopped };
    let encoding = encoding.map(|named| named.trim().to_ascii_lowercase());
    let read = match encoding.as_deref() {
        None | Some("" | "identity") => whole(metered, cost),
        Some("gzip" | "x-gzip") => whole(MultiGzDecoder::new(metered), cost),
        Some(other) => {
            let named: String = other.chars().filter(|c| !c.is_control()).take(40).collect();
            return Err(Failure::lasting(format!("is packed as {named:?}, which was not asked for")));
        }
    };
    read.map_err(|error| match error.get_ref().and_then(|inner| inner.downcast_ref::<Halt>()) {
        Some(Halt::Stopped) => Failure::stopped(),
        Some(halt @ Halt::TooLarge(_)) => Failure::lasting(halt.to_string()),
        Some(halt) => Failure::passing(halt.to_string()),
        None => why(error),
    })
}

fn whole(reader: impl Read, cost: Cost) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(cost.unpacked.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > cost.unpacked {
        if !cost.cut {
            return Err(io::Error::other(Halt::TooLarge(cost.unpacked)));
        }
        bytes.truncate(usize::try_from(cost.unpacked).unwrap_or(usize::MAX));
    }
    Ok(bytes)
}
