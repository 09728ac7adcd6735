//! `sidelined serve`: the record over HTTP.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use outlook::forecast::Forecaster;
use serve::{Limits, Open, Setup, Tokens};

use crate::cli::{ServeArgs, StoreArgs};
use crate::engine;
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
        Some(path) => {
            let text = std::fs::read_to_string(path);
            let text = text.map_err(|e| anyhow::anyhow!("{}: {}", shown(path), reason(&e)))?;
            Some(Tokens::of(&text).with_context(|| shown(path))?)
        }
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
    let listener = std::net::TcpListener::bind(args.listen)
        .map_err(|e| anyhow::anyhow!("{}: {}", args.listen, reason(&e)))?;
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
        tokens: tokens.unwrap_or_default(),
        limits: Limits::default(),
    };
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
        let mut stop = stop;
        let stopped = async move {
            let _ = stop.wait_for(|stopped| *stopped).await;
        };
        serve::serve(listener, setup, stopped).await
    })?;
    Ok(Outcome::Done)
}
