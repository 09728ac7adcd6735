//! `sidelined mcp`: the record as tools for an assistant, over standard input and output.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use mcp::Setup;
use outlook::forecast::Forecaster;

use crate::cli::{McpArgs, StoreArgs};
use crate::engine;
use crate::notes::Outcome;
use crate::record::{Place, Record, today};

/// Answers until nothing more comes in.
///
/// # Errors
/// When the store cannot be used, or what comes in is no message of the protocol.
pub fn run(args: &McpArgs, store: &StoreArgs) -> Result<Outcome> {
    // A store of an earlier release is brought up to date here, once.
    let packs = engine::packs(&args.packs, Record::open(store)?.packs()?)?;
    let place = Place::of(&store.store)?;
    let mut reader = reader::Reader::new().context("the reader's own words")?;
    for pack in &packs {
        reader = reader.with_pack(Arc::clone(pack));
    }
    let model = Forecaster::bundled().context("the model that is built in")?;
    let setup = Setup { open: Box::new(move || place.open_read_only()), packs, reader, model, today };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("no threads for a server")?;
    runtime
        .block_on(mcp::serve(setup, tokio::io::stdin(), tokio::io::stdout()))
        .context("the Model Context Protocol")?;
    Ok(Outcome::Done)
}
