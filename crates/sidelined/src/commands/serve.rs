//! `sidelined serve`: the record over HTTP.

use std::io;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use jiff::Timestamp;
use outlook::forecast::Forecaster;
use serve::{Keys, Limits, Open, Outward, Rate, Setup, Tokens};

use crate::cli::{LogFormat, ServeArgs, StoreArgs};
use crate::engine;
use crate::hooks::Calls;
use crate::input::shown;
use crate::notes::{Outcome, line, reason};
use crate::record::{Place, Record};

/// Answers until it is told to stop.
///
/// # Errors
/// When the store, the file of tokens or the address cannot be used.
pub fn run(args: &ServeArgs, store: &StoreArgs) -> Result<Outcome> {
    let tokens = match &args.tokens {
        None => None,
        Some(path) => Some(Keys::of(tokens_in(path)?)),
    };
    // A store of an earlier release is brought up to date here, once.
    let packs = engine::packs(&args.packs, Record::open(store)?.packs()?)?;
    let place = Arc::new(Place::of(&store.store)?);
    let to_write = Arc::clone(&place);
    let open_to_write: Open = Box::new(move || to_write.open_or_create());
    let mut reader = reader::Reader::new().context("the reader's own words")?;
    for pack in &packs {
        reader = reader.with_pack(Arc::clone(pack));
    }
    let outward = outward(args)?;
    let listener = std::net::TcpListener::bind(args.listen).map_err(|e| taken(args.listen, &e))?;
    listener.set_nonblocking(true)?;
    let own = format!("http://{}", listener.local_addr()?);
    let setup = Setup {
        open: Box::new(move || place.open_read_only()),
        open_to_write: tokens.is_some().then_some(open_to_write),
        packs,
        reader,
        model: Forecaster::bundled().context("the model that is built in")?,
        clock: Timestamp::now,
        site: args.url.clone().unwrap_or_else(|| own.clone()),
        tokens: tokens.clone().unwrap_or_default(),
        secret: random()?,
        outward,
        proxies: args.proxy.iter().map(|ip| ip.to_canonical()).collect(),
        limits: Limits {
            rate: rate(args.rate),
            warm: !args.no_warm,
            folded: (args.keep as usize).saturating_mul(1 << 20),
            ..Limits::default()
        },
    };
    log(args.log_format);
    let (told, stop) = tokio::sync::watch::channel(false);
    ctrlc::set_handler(move || {
        // A second signal ends it at once.
        if told.send_replace(true) {
            std::process::exit(130);
        }
    })
    .context("signals cannot be watched for")?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no threads for a server")?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        line(format_args!("sidelined: answers at {own}"));
        if let (Some(path), Some(keys)) = (args.tokens.clone(), tokens) {
            tokio::spawn(keep_up(path, keys));
        }
        let mut stop = stop;
        let stopped = async move {
            let _ = stop.wait_for(|stopped| *stopped).await;
        };
        serve::serve(listener, setup, stopped).await
    })?;
    Ok(Outcome::Done)
}

/// How often the file of tokens is looked at.
const LOOK: Duration = Duration::from_secs(1);

fn tokens_in(path: &Path) -> Result<Tokens> {
    let text = std::fs::read_to_string(path).map_err(|e| anyhow!("{}: {}", shown(path), reason(&e)))?;
    Tokens::of(&text).with_context(|| shown(path))
}

/// Random bytes.
fn random() -> Result<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|e| anyhow!("no random numbers: {e}"))?;
    Ok(bytes)
}

/// Takes over what changes in the file of tokens. While it cannot be read, those known hold.
async fn keep_up(path: PathBuf, keys: Arc<Keys>) {
    let stamp = |path: &Path| std::fs::metadata(path).and_then(|m| Ok((m.modified()?, m.len()))).ok();
    // It may have changed since it was first read.
    let mut seen = None;
    loop {
        tokio::time::sleep(LOOK).await;
        let now = stamp(&path);
        if now == seen {
            continue;
        }
        seen = now;
        match tokens_in(&path) {
            Ok(tokens) => keys.replace(tokens),
            Err(e) => line(format_args!("sidelined: {e:#}; the tokens known so far hold")),
        }
    }
}

/// Why nothing can be answered at an address.
fn taken(address: SocketAddr, error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            anyhow!("{address}: something else answers there already; --listen names another place")
        }
        io::ErrorKind::PermissionDenied => anyhow!("{address}: may not be used: permission denied"),
        _ => anyhow!("{address}: {}", reason(error)),
    }
}

/// What calling others needs, where somebody may be called.
///
/// # Errors
/// When subscriptions cannot be kept in the file: better now than when somebody subscribes.
fn outward(args: &ServeArgs) -> Result<Option<Arc<dyn Outward>>> {
    let Some(file) = args.webhooks.clone() else { return Ok(None) };
    let calls = Calls::of(file, &args.webhook_host);
    let hooks = calls.load().map_err(anyhow::Error::msg)?;
    calls.save(&hooks).map_err(anyhow::Error::msg)?;
    Ok(Some(Arc::new(calls)))
}

/// So many requests a second, and ten times as many at once.
fn rate(per_second: u32) -> Option<Rate> {
    let per_second = NonZeroU32::new(per_second)?;
    let burst = per_second.saturating_mul(NonZeroU32::MIN.saturating_add(9));
    Some(Rate { per_second, burst })
}

/// Begins to tell on standard error what is done.
fn log(format: LogFormat) {
    let lines = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        // Whoever reads along may go away.
        .log_internal_errors(false)
        .with_ansi(false)
        .with_max_level(tracing_subscriber::filter::LevelFilter::INFO);
    match format {
        LogFormat::None => {}
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
}
