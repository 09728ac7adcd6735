//! Adding and asking at scale, in both databases, beside the same questions as SQL over a plain bitemporal table.
//!
//! `cargo run --release -p desk --example scale -- [REPORTS]…` makes a press of so many reports (20,000 and 200,000 unless
//! told otherwise), adds it to a SQLite store and to a PostgreSQL store on a private server, and prints what it took.
//! `--keep FOLDER` leaves the SQLite stores there, and asks those that it finds there, whole, without adding anything;
//! `--sqlite-only` does without PostgreSQL, and `--postgres-only` without SQLite.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, reason = "a measurement")]

#[path = "../../store/tests/common/cluster.rs"]
mod cluster;
#[path = "scale/plain.rs"]
mod plain;
#[path = "../tests/press/mod.rs"]
mod press;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use desk::{Desk, View, name_key};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::Dossier;
use press::{Dice, Item, Press};
use store::{Addition, PgAddress, PgStore, SqliteStore, Store};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Reports of one transaction.
const BATCH: usize = 100;
/// Questions of a kind.
const QUESTIONS: usize = 2_000;

/// What `--help` says, and whoever asks for what there is not.
const USAGE: &str = "\
Adds reports of a made-up press to a SQLite and a PostgreSQL store, asks them, and prints what it took.

Usage: cargo run --release -p desk --example scale -- [REPORTS]… [OPTIONS]

  REPORTS          How many reports; one measurement for each (default: 20000 200000)
  --keep FOLDER    Leave the SQLite stores there, and ask those that are there already
  --sqlite-only    Without PostgreSQL
  --postgres-only  Without SQLite
  -h, --help       This";

/// What is asked for.
struct Asked {
    sizes: Vec<usize>,
    keep: Option<PathBuf>,
    sqlite: bool,
    postgres: bool,
}

impl Asked {
    /// None where only to tell what can be asked for.
    fn of(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut asked = Self { sizes: Vec::new(), keep: None, sqlite: true, postgres: true };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "-h" | "--help" => return Ok(None),
                "--keep" => {
                    let folder = arguments.next().ok_or("--keep: a folder is missing")?;
                    asked.keep = Some(PathBuf::from(folder));
                }
                "--sqlite-only" => asked.postgres = false,
                "--postgres-only" => asked.sqlite = false,
                size => {
                    let size = size.parse().map_err(|_| format!("{size:?} is no number of reports"))?;
                    asked.sizes.push(size);
                }
            }
        }
        if asked.sizes.is_empty() {
            asked.sizes = vec![20_000, 200_000];
        }
        Ok(Some(asked))
    }
}

fn main() -> ExitCode {
    match Asked::of(std::env::args().skip(1)) {
        Ok(Some(asked)) => run(asked),
        Ok(None) => println!("{USAGE}"),
        Err(wrong) => {
            eprintln!("scale: {wrong}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn run(Asked { sizes, keep, sqlite, postgres }: Asked) {
    let server = postgres.then(cluster::Cluster::start);
    for reports in sizes {
        let press = Press::of(reports, 42);
        println!("\n{reports} reports, {} players, {} clubs", press.players.len(), press.clubs.len());
        let folder = tempfile::tempdir().unwrap();
        let folder = keep.clone().unwrap_or_else(|| folder.path().to_owned());
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("scale-{reports}.db"));
        if sqlite {
            measure("SQLite", &press, Box::new(SqliteStore::open(&path).unwrap()), &|| file_bytes(&path));
        }
        if let Some(server) = &server {
            let address = server.address();
            let store = PgStore::open(&PgAddress::parse(&address).unwrap()).unwrap();
            plain::measure(&press, &address);
            measure("PostgreSQL", &press, Box::new(store), &|| plain::schema_bytes(&address));
        }
    }
}

fn measure(name: &str, press: &Press, mut store: Box<dyn Store + Send>, bytes: &dyn Fn() -> u64) {
    let counts = store.counts().unwrap();
    let claims = match counts.documents == press.size() as u64 {
        true => counts.claims as usize,
        false => load(name, press, &mut *store),
    };
    let reports = store.counts().unwrap().documents;
    println!("{name}: {:.0} bytes a report on disk", bytes() as f64 / reports as f64);
    let mut desk = Desk::at(store).keeping(usize::MAX);
    let (names, taken) = timed(|| desk.index().unwrap().names().count());
    println!("{name}: the names read and parted into families in {:.1?} ({names} names)", taken.wall);
    players(name, press, &mut desk);
    boards(name, press, &mut desk);
    println!("{name}: {:.2} GB of memory with all that was asked kept", memory());
    refold(name, claims, desk);
}

/// Adds all of it; how many claims.
fn load(name: &str, press: &Press, store: &mut dyn Store) -> usize {
    let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let (mut batch, mut claims): (Vec<Item>, usize) = (Vec::new(), 0);
    let quarter = press.size() / 4;
    let (mut added, mut spent, mut worked) = (0usize, Duration::ZERO, Duration::ZERO);
    let mut quarters: Vec<(Duration, Duration)> = Vec::new();
    let mut items = press.items().peekable();
    while let Some(item) = items.next() {
        claims += item.claims.len();
        batch.push(item);
        if batch.len() == BATCH || items.peek().is_none() {
            let (begun, cpu) = (Instant::now(), processor());
            let additions: Vec<Addition<'_>> = batch
                .iter()
                .map(|i| Addition { document: &i.document, published: Some(&i.said), claims: &i.claims })
                .collect();
            store.add_many(&additions, now).unwrap();
            spent += begun.elapsed();
            worked += processor() - cpu;
            added += batch.len();
            batch.clear();
            if added >= quarter * (quarters.len() + 1) && quarters.len() < 4 {
                quarters.push((spent, worked));
            }
        }
    }
    let begun = Instant::now();
    let appearances: Vec<_> = press.appearances().collect();
    store.add_appearances(&appearances, now).unwrap();
    let each = |of: fn(&(Duration, Duration)) -> Duration| -> Vec<Duration> {
        let ends: Vec<Duration> = std::iter::once(Duration::ZERO).chain(quarters.iter().map(of)).collect();
        ends.windows(2).map(|pair| (pair[1] - pair[0]) / quarter as u32).collect()
    };
    println!(
        "{name}: {added} reports with {claims} claims added, {:.0} reports a second; a report of each quarter took {:.0?}, on the processor {:.0?}",
        added as f64 / spent.as_secs_f64(),
        each(|q| q.0),
        each(|q| q.1)
    );
    println!("{name}: {} appearances added in {:.1?}", appearances.len(), begun.elapsed());
    claims
}

/// `player NAME --as-of DAY`, of any player on any day of the world: the first time, and again.
fn players(name: &str, press: &Press, desk: &mut Desk) {
    let mut dice = Dice(7);
    let asked: Vec<&str> =
        (0..QUESTIONS).map(|_| press.players[dice.below(press.players.len())].name.as_str()).collect();
    let mut lines = 0;
    for round in ["first asked", "again"] {
        let mut times = Vec::new();
        for player in &asked {
            let view = View { as_of: Some(press.day(&mut dice)), recorded_by: None };
            let (found, taken) = timed(|| timeline(desk, player, view));
            lines += found;
            times.push(taken);
        }
        println!("{name}: player --as-of, {round}: {}", spread(times));
    }
    println!("{name}: {:.0} lines a timeline", lines as f64 / (2 * QUESTIONS) as f64);
}

/// Whom the name means, and the lines of their timelines.
fn timeline(desk: &mut Desk, player: &str, view: View) -> usize {
    let key = name_key(player);
    let families = desk.index().unwrap().bearing(&key);
    let people = desk.people(families, view).unwrap();
    let named = people.into_iter().filter(|(_, p)| p.names.iter().any(|n| name_key(n) == key));
    let named: Vec<_> = named.collect();
    let timelines = named.iter().filter_map(|(family, p)| desk.timeline(*family, &p.identity, view).unwrap());
    timelines.map(|timeline| timeline.lines.len()).sum()
}

/// `board CLUB --as-of DAY`.
fn boards(name: &str, press: &Press, desk: &mut Desk) {
    let mut dice = Dice(8);
    // Each club once, so that what it needs is kept.
    let mut times = Vec::new();
    for club in &press.clubs {
        times.push(timed(|| desk.board(Date::MAX, None, Some(club), &|a, b| a == b).unwrap()).1);
    }
    println!("{name}: board CLUB, first asked: {}", spread(times));
    let (mut times, mut rows) = (Vec::new(), 0);
    for _ in 0..QUESTIONS {
        let club = &press.clubs[dice.below(press.clubs.len())];
        let day = press.day(&mut dice);
        let (board, taken) = timed(|| desk.board(day, None, Some(club), &|a, b| a == b).unwrap());
        rows += board.teams.iter().map(|team| team.rows.len()).sum::<usize>();
        times.push(taken);
    }
    println!("{name}: board CLUB --as-of, again: {}", spread(times));
    println!("{name}: {:.1} rows a board", rows as f64 / QUESTIONS as f64);
}

/// Everything folded anew, family by family: fetched, made ready, and everybody's timeline.
fn refold(name: &str, claims: usize, mut desk: Desk) -> usize {
    let begun = Instant::now();
    let (mut people, mut spells, mut fetching) = (0, 0, Duration::ZERO);
    let families: Vec<_> = desk.index().unwrap().all().collect();
    for family in families {
        let (material, taken) = timed(|| desk.material(family, View::default()).unwrap());
        fetching += taken.wall;
        let dossier = Dossier::of(&material);
        for player in dossier.roster(None).people() {
            people += 1;
            spells += dossier.timeline(&player.identity, None).map_or(0, |timeline| timeline.spells.len());
        }
    }
    println!(
        "{name}: all {claims} claims folded anew in {:.1?} ({:.1?} of it fetching): {people} people, {spells} spells",
        begun.elapsed(),
        fetching
    );
    spells
}

/// How long something took, and for how much of it this thread had a processor: on a machine that others use too, the
/// second tells what the work costs.
#[derive(Clone, Copy)]
struct Taken {
    wall: Duration,
    processor: Duration,
}

fn processor() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec.unsigned_abs() as u32)
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Taken) {
    let (begun, before) = (Instant::now(), processor());
    let done = work();
    let processor = processor() - before;
    (done, Taken { wall: begun.elapsed(), processor })
}

/// The middle, and what one in a hundred takes longer than.
fn spread(times: Vec<Taken>) -> String {
    let told = |of: fn(&Taken) -> Duration| {
        let mut times: Vec<Duration> = times.iter().map(of).collect();
        times.sort();
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        format!("p50 {:.3?}, p99 {:.3?}, longest {:.3?}", at(50), at(99), times[times.len() - 1])
    };
    format!("{}; on the processor {}", told(|t| t.wall), told(|t| t.processor))
}

/// The file, and its log.
fn file_bytes(path: &std::path::Path) -> u64 {
    let bytes = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::fs::metadata(name).map_or(0, |file| file.len())
    };
    bytes("") + bytes("-wal")
}

/// Memory that this process holds, in GB; 0 where the system does not tell.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kb = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kb.unwrap_or_default() / 1e6
}
