//! What the server needs to call others: a file of subscriptions, chance, and the network.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use follow::{Address, Http, Limits, Reach};
use serve::{Hook, Outward, Posted};

use crate::input::shown;
use crate::notes::{reason, unwritten};

/// What one message may cost; the body of the answer is not looked at.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    headers: Duration::from_secs(10),
    whole: Duration::from_secs(15),
    rate: 1_000,
    grace: Duration::from_secs(10),
    packed_bytes: 64 << 10,
    header_bytes: 16 << 10,
};

/// Subscriptions in a file, one JSON object a line, and the network.
pub struct Calls {
    file: PathBuf,
    network: Http,
}

impl Calls {
    /// Those of a file. Hosts of `private` may lie where the public cannot reach them.
    pub fn of(file: PathBuf, private: &[String]) -> Self {
        let agent = format!("sidelined/{} (webhooks)", env!("CARGO_PKG_VERSION"));
        let reach = Reach::also(private.iter().map(|host| host.to_lowercase()));
        Self { file, network: Http::new(&agent, LIMITS, reach, || false) }
    }

    /// The file beside it that becomes it when all of it is written.
    fn next(&self) -> PathBuf {
        let mut name = self.file.clone().into_os_string();
        name.push(".next");
        PathBuf::from(name)
    }
}

impl Outward for Calls {
    fn load(&self) -> Result<Vec<Hook>, String> {
        let text = match std::fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(format!("{}: {}", shown(&self.file), reason(&e))),
        };
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let hook = |(n, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}: line {n}: {e}", shown(&self.file)))
        };
        lines.map(hook).collect()
    }

    fn save(&self, hooks: &[Hook]) -> Result<(), String> {
        let failed = |e: std::io::Error| format!("{}: {}", shown(&self.file), unwritten(&e));
        let next = self.next();
        let mut options = std::fs::OpenOptions::new();
        options.create(true).write(true).truncate(true);
        // There are secrets in it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&next).map_err(failed)?;
        for hook in hooks {
            let line = serde_json::to_string(hook).map_err(|e| e.to_string())?;
            writeln!(file, "{line}").map_err(failed)?;
        }
        file.sync_all().map_err(failed)?;
        std::fs::rename(&next, &self.file).map_err(failed)
    }

    fn random(&self) -> Result<[u8; 32], String> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|e| format!("no random numbers: {e}"))?;
        Ok(bytes)
    }

    fn address(&self, url: &str) -> Result<String, String> {
        let address = Address::parse(url).map_err(|e| e.to_string())?;
        Ok(address.as_str().to_owned())
    }

    fn post(&self, url: &str, headers: &[(&str, String)], body: &[u8]) -> Posted {
        let address = match Address::parse(url) {
            Ok(address) => address,
            Err(e) => return Posted::Failed(format!("its address {e}")),
        };
        match self.network.post(&address, headers, body) {
            Ok(answered) => Posted::Answered(answered.status, answered.retry_after),
            Err(failure) => Posted::Failed(failure.reason),
        }
    }
}
