//! `sidelined watch`: feeds and pages into the store, as they come.

use std::time::Duration;

use anyhow::Result;
use follow::{Address, Clock as _, Fetcher, Http, Limits, Manners, Reach};
use indicatif::ProgressBar;

use crate::adding::Adding;
use crate::cli::{StoreArgs, WatchArgs};
use crate::engine::{self, Engine};
use crate::notes::{Outcome, Problems};
use crate::record::Record;
use crate::watch::{Ended, SystemClock, Watch, sources};

/// What we tell servers that we are.
const AGENT: &str = concat!("sidelined/", env!("CARGO_PKG_VERSION"));

/// Rounds of asking, until told to stop (or one).
///
/// # Errors
/// When the store cannot be used, or no source can be followed.
pub fn run(args: &WatchArgs, store: &StoreArgs) -> Result<Outcome> {
    let mut unlisted = Problems::default();
    let followed = followed(args, &mut unlisted);
    let mut outcome = unlisted.outcome();
    if followed.is_empty() {
        return Ok(outcome);
    }
    let record = Record::open_or_create(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let clock = SystemClock::until_signalled()?;
    let fetcher = fetcher(args, &followed, &clock);
    let mut watch = Watch::new(fetcher, Engine::new(&packs)?, Adding::new(record, ProgressBar::hidden()));
    loop {
        let begun = clock.now();
        let ended = watch.round(&followed);
        // What is in the store is told even where the rest could not be added.
        if args.once || !watch.adding.is_empty() {
            watch.adding.tell()?;
        }
        let ended = ended?;
        outcome = outcome.and(watch.adding.outcome());
        watch.adding.begin_again();
        let next = begun.saturating_add(args.every)?;
        if args.once || ended == Ended::Stopped || clock.wait(next).is_err() {
            return Ok(outcome);
        }
    }
}

/// The sources of the command line and of the lists, each once.
fn followed(args: &WatchArgs, problems: &mut Problems) -> Vec<Address> {
    let mut followed = args.sources.clone();
    for found in args.lists.iter().flat_map(|list| sources::listed(list)) {
        match found {
            Ok(address) => followed.push(address),
            Err(unreadable) => problems.tell(&unreadable.name, unreadable.reason),
        }
    }
    sources::distinct(followed)
}

fn fetcher(args: &WatchArgs, followed: &[Address], clock: &SystemClock) -> Fetcher<Http, SystemClock> {
    let whole = seconds(args.timeout);
    let usual = Limits::default();
    let limits = Limits {
        connect: usual.connect.min(whole),
        headers: usual.headers.min(whole),
        grace: usual.grace.min(whole),
        whole,
        ..usual
    };
    let reach = if args.allow_private {
        Reach::also(followed.iter().map(|address| address.host().to_owned()))
    } else {
        Reach::public()
    };
    let stop = clock.clone();
    let http = Http::new(AGENT, limits, reach, move || stop.stopped());
    Fetcher::new(http, clock.clone(), Manners { delay: seconds(args.delay), ..Manners::default() })
}

fn seconds(span: jiff::SignedDuration) -> Duration {
    Duration::try_from(span).unwrap_or_default()
}
