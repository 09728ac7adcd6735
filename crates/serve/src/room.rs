//! What all requests share: desks at the store, the reader, the packs, and answers that still hold.

use std::fmt;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use desk::{Desk, Memory};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use outlook::forecast::Forecaster;
use pack::Pack;
use present::clubs::Clubs;
use reader::Reader;
use store::{Store, StoreError};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::answer::Answers;
use crate::basis::Bases;
use crate::changes::Changes;
use crate::curators::{Queue, Sessions};
use crate::guard::InForce;
use crate::hooks::{Hooks, Outward};
use crate::keys::Keys;
use crate::log::Numbers;
use crate::metrics::{Held, Metrics};
use crate::pages::Seasons;
use crate::rates::{Rate, Rates};
use crate::search::Names;
use crate::trouble::Trouble;
use crate::turns::Turns;

/// Opens the store once more.
pub type Open = Box<dyn Fn() -> Result<Box<dyn Store + Send>, StoreError> + Send + Sync>;

/// What a server is made of.
pub struct Setup {
    /// Opens the store for asking.
    pub open: Open,
    /// Opens the store for adding; none where nobody may write.
    pub open_to_write: Option<Open>,
    /// Players and fixtures.
    pub packs: Vec<Arc<Pack>>,
    /// Reads reports; with the same packs.
    pub reader: Reader,
    /// Forecasts.
    pub model: Forecaster,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// The address under which others know this server, without a slash at its end: feeds and calendars need it.
    pub site: String,
    /// Who may write.
    pub tokens: Arc<Keys>,
    /// Random bytes, new at each start, from which sessions are made.
    pub secret: [u8; 32],
    /// What calling others needs; none where nobody is called.
    pub outward: Option<Arc<dyn Outward>>,
    /// Proxies that are believed for whom they ask (`X-Forwarded-For`).
    pub proxies: Vec<std::net::IpAddr>,
    /// What one request, and all of them, may cost.
    pub limits: Limits,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup")
            .field("packs", &self.packs.len())
            .field("writes", &self.open_to_write.is_some())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

/// What one request, and all of them, may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Questions that are worked on at once; others wait.
    pub desks: usize,
    /// For how long a question waits for its turn.
    pub patience: Duration,
    /// For how long a request may take in all, up to the beginning of its answer; and for how long its reader may take nothing of that.
    pub time: Duration,
    /// For how long the head of a request may take, and a connection may be idle.
    pub head: Duration,
    /// Bytes of a request's body.
    pub body: usize,
    /// Bytes of answers that are kept.
    pub kept: u64,
    /// About how many bytes are kept of what was folded of players: what the record tells of them, and what they bring to boards.
    pub folded: usize,
    /// About how many bytes are kept of what forecasts rest on.
    pub forecasts: u64,
    /// For how long the store is not looked at again.
    pub look: Duration,
    /// For how long a session lasts.
    pub session: Duration,
    /// How often one caller may ask; as often as they like without.
    pub rate: Option<Rate>,
    /// Whether what the first to ask would wait for is worked out beforehand; the server is not ready before that.
    pub warm: bool,
    /// Who may listen to changes at once.
    pub listeners: usize,
    /// How long after its first failure a subscriber is called again; four times as long after the next, and so on.
    pub retry: Duration,
    /// After how long without getting through a subscriber is called no more.
    pub give_up: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            desks: std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 8),
            patience: Duration::from_secs(10),
            time: Duration::from_secs(30),
            head: Duration::from_secs(15),
            body: 2 << 20,
            kept: 64 << 20,
            folded: 64 << 20,
            forecasts: 12 << 20,
            look: Duration::from_millis(250),
            session: Duration::from_secs(12 * 60 * 60),
            rate: None,
            warm: false,
            listeners: 2_000,
            retry: Duration::from_secs(5),
            give_up: Duration::from_secs(3 * 24 * 3600),
        }
    }
}

/// How far the store had come when it was last looked at.
struct Seen {
    mark: Option<store::Mark>,
    generation: u64,
    at: Option<tokio::time::Instant>,
    /// How often this server has written to it.
    writes: u64,
}

/// What all requests share.
pub(crate) struct Room {
    open: Open,
    open_to_write: Option<Open>,
    memory: Memory,
    idle: Mutex<Vec<Desk>>,
    turns: Turns,
    /// Seats for answers that go on for as long as their reader takes.
    long: Arc<Semaphore>,
    seen: Mutex<Seen>,
    writer: tokio::sync::Mutex<()>,
    pub(crate) packs: Vec<Arc<Pack>>,
    /// The clubs of the seasons of each pack.
    pub(crate) seasons: Vec<Seasons>,
    pub(crate) clubs: Clubs,
    pub(crate) bases: Bases,
    pub(crate) reader: Reader,
    pub(crate) model: Forecaster,
    pub(crate) site: String,
    tokens: Arc<Keys>,
    pub(crate) sessions: Sessions,
    pub(crate) queue: Queue,
    pub(crate) limits: Limits,
    pub(crate) answers: Answers,
    pub(crate) names: Names,
    pub(crate) metrics: Metrics,
    pub(crate) changes: Changes,
    pub(crate) hooks: Hooks,
    pub(crate) rates: Rates,
    pub(crate) proxies: Vec<std::net::IpAddr>,
    pub(crate) numbers: Numbers,
    pub(crate) warm: AtomicBool,
    clock: fn() -> Timestamp,
}

impl Room {
    pub(crate) fn of(setup: Setup) -> Self {
        let Setup {
            open,
            open_to_write,
            packs,
            reader,
            model,
            clock,
            site,
            tokens,
            secret,
            outward,
            proxies,
            limits,
        } = setup;
        let lasts = SignedDuration::try_from(limits.session).unwrap_or(SignedDuration::MAX);
        Self {
            open,
            open_to_write,
            memory: Memory::keeping(limits.folded),
            idle: Mutex::new(Vec::new()),
            turns: Turns::of(limits.desks),
            long: Arc::new(Semaphore::new(limits.desks)),
            seen: Mutex::new(Seen { mark: None, generation: 0, at: None, writes: 0 }),
            writer: tokio::sync::Mutex::new(()),
            clubs: Clubs::of(&packs),
            seasons: packs.iter().map(|pack| Seasons::of(pack)).collect(),
            bases: Bases::up_to(limits.forecasts),
            packs,
            reader,
            model,
            site,
            tokens,
            sessions: Sessions::of(secret, lasts),
            queue: Queue::default(),
            limits,
            answers: Answers::up_to(limits.kept),
            names: Names::default(),
            metrics: Metrics::default(),
            changes: Changes::for_listeners(limits.listeners),
            hooks: Hooks::of(outward),
            rates: Rates::of(limits.rate),
            proxies,
            numbers: Numbers::since(clock()),
            warm: AtomicBool::new(!limits.warm),
            clock,
        }
    }

    /// How much is kept in memory.
    pub(crate) fn held(&self) -> Held {
        let (dossiers, bytes) = self.memory.held();
        let (forecasts, forecast_bytes) = self.bases.held();
        Held {
            answers: self.answers.held(),
            dossiers: dossiers as u64,
            dossier_bytes: bytes as u64,
            forecasts: forecasts as u64,
            forecast_bytes,
        }
    }

    /// What time it is.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Who may do what now.
    pub(crate) fn in_force(&self) -> InForce {
        self.tokens.on(self.today())
    }

    /// Today, in Coordinated Universal Time.
    pub(crate) fn today(&self) -> Date {
        jiff::tz::TimeZone::UTC.to_datetime(self.now()).date()
    }

    /// Whether two names are one club's.
    pub(crate) fn same_club(&self, a: &str, b: &str) -> bool {
        self.clubs.same(a, b)
    }

    /// Asks something of a desk, on a thread that may wait, when it is this question's turn.
    ///
    /// # Errors
    /// [`Trouble::Busy`] when its turn does not come; those of the question.
    pub(crate) async fn ask<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Self, &mut Desk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let room = Arc::clone(self);
        self.turns.wait(self.limits.patience, move || room.at_a_desk(question)).await
    }

    /// A seat for an answer that is handed over bit by bit and takes as long as whoever reads it. Such have seats of their own, so that who
    /// reads slowly holds up nobody but others who read much.
    ///
    /// # Errors
    /// [`Trouble::Busy`] where all are taken.
    pub(crate) fn long_seat(&self) -> Result<OwnedSemaphorePermit, Trouble> {
        Arc::clone(&self.long).try_acquire_owned().map_err(|_| Trouble::Busy)
    }

    /// Asks something of a desk, for whoever has a seat already.
    ///
    /// # Errors
    /// Those of the question.
    pub(crate) async fn seated<T: Send + 'static>(
        self: &Arc<Self>,
        question: impl FnOnce(&Self, &mut Desk) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let room = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || room.at_a_desk(question));
        asked.await.map_err(|_| Trouble::Broken)?
    }

    fn at_a_desk<T>(
        &self,
        question: impl FnOnce(&Self, &mut Desk) -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let idle = locked(&self.idle).pop();
        let mut desk = match idle {
            Some(desk) => desk,
            None => {
                self.metrics.opened();
                Desk::beside((self.open)()?, self.memory.clone())
            }
        };
        match self.lately() {
            Some(mark) => desk.begin_at(mark),
            None => desk.begin(),
        }
        let answer = question(self, &mut desk);
        // That nobody is of a name is an answer too; a desk whose store has failed is not used again.
        if !matches!(answer, Err(Trouble::Store(_) | Trouble::Broken)) {
            locked(&self.idle).push(desk);
        }
        answer
    }

    /// The state in which the store was seen, where that was not too long ago to be looked at again.
    fn lately(&self) -> Option<store::Mark> {
        let seen = locked(&self.seen);
        seen.mark.filter(|_| seen.at.is_some_and(|at| at.elapsed() < self.limits.look))
    }

    /// Writes to the store, one after the other.
    ///
    /// # Errors
    /// [`Trouble::Forbidden`] where nobody may; those of the work.
    pub(crate) async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self, &mut dyn Store) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        if self.open_to_write.is_none() {
            return Err(Trouble::Forbidden("this server does not write to its record".into()));
        }
        let _turn = tokio::time::timeout(self.limits.patience, self.writer.lock())
            .await
            .map_err(|_| Trouble::Busy)?;
        let room = Arc::clone(self);
        let written = tokio::task::spawn_blocking(move || {
            let open = room.open_to_write.as_ref().ok_or(Trouble::Broken)?;
            let mut store = open()?;
            work(&room, &mut *store)
        });
        let outcome = written.await.map_err(|_| Trouble::Broken)?;
        // What was written is seen by the next question.
        let mut seen = locked(&self.seen);
        seen.at = None;
        seen.writes += 1;
        drop(seen);
        outcome
    }

    /// A number that is another one whenever the store has changed.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) async fn generation(self: &Arc<Self>) -> Result<u64, Trouble> {
        let writes = {
            let seen = locked(&self.seen);
            if seen.at.is_some_and(|at| at.elapsed() < self.limits.look) {
                return Ok(seen.generation);
            }
            seen.writes
        };
        let mark = self.ask(|_, desk| Ok(desk.store().mark()?)).await?;
        let mut seen = locked(&self.seen);
        if seen.mark != Some(mark) {
            seen.mark = Some(mark);
            seen.generation += 1;
            self.answers.clear();
        }
        // What was written meanwhile may not have been seen.
        seen.at = (seen.writes == writes).then(tokio::time::Instant::now);
        Ok(seen.generation)
    }
}

impl Room {
    /// How far the record has come.
    ///
    /// # Errors
    /// Those of any question.
    pub(crate) async fn position(self: &Arc<Self>) -> Result<store::Position, Trouble> {
        self.generation().await?;
        Ok(locked(&self.seen).mark.map(|mark| mark.position()).unwrap_or_default())
    }
}

/// The lock, even if somebody panicked with it: what it holds is whole between any two statements.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
