//! What changed: for feeds as of today, and as it happens for whoever listens, and for the addresses that are to be told.
//!
//! A change is first said in a report, and a report has a place in the order in which the store recorded its reports. That place is how far
//! a listener has come, so that it can go on where it was after any break, whoever was restarted meanwhile.

mod news;
mod stream;
mod told;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use store::Position;
use tokio::sync::{Semaphore, watch};

use crate::room::{Room, locked};
use crate::trouble::Trouble;

pub(crate) use news::{ChangeOut, News, Wanted};
pub(crate) use stream::listen;
pub(crate) use told::{Change, of_club, of_player};

/// So many changes are kept for those who have not heard them yet; who is further behind has them worked out again.
const KEPT: usize = 4096;

/// The changes of the latest reports.
#[derive(Debug, Default)]
struct Latest {
    news: VecDeque<Arc<News>>,
    /// They are all that came after this place.
    after: Position,
    /// And up to this one.
    to: Position,
}

/// Who waits for changes, and how far the record has come.
pub(crate) struct Changes {
    head: watch::Sender<Position>,
    closing: watch::Sender<bool>,
    latest: Mutex<Latest>,
    seats: Arc<Semaphore>,
}

/// Changes after a place, and the place up to which they are all.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) news: Vec<Arc<News>>,
    pub(crate) to: Position,
}

impl Changes {
    /// With room for so many listeners.
    pub(crate) fn for_listeners(most: usize) -> Self {
        Self {
            head: watch::Sender::new(Position::default()),
            closing: watch::Sender::new(false),
            latest: Mutex::default(),
            seats: Arc::new(Semaphore::new(most)),
        }
    }

    /// How far the record has come, as it goes on.
    pub(crate) fn head(&self) -> watch::Receiver<Position> {
        self.head.subscribe()
    }

    /// Waits until the server is about to stop.
    pub(crate) async fn closing(&self) {
        let _ = self.closing.subscribe().wait_for(|closing| *closing).await;
    }

    /// Ends everything that goes on until it is ended.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }

    fn latest_after(&self, from: Position) -> Option<Step> {
        let latest = locked(&self.latest);
        if from < latest.after || from >= latest.to {
            return None;
        }
        let news = latest.news.iter().filter(|news| news.position > from).cloned().collect();
        Some(Step { news, to: latest.to })
    }

    fn keep(&self, from: Position, step: &Step) {
        let mut latest = locked(&self.latest);
        if latest.to != from {
            *latest = Latest { after: from, to: from, news: VecDeque::new() };
        }
        latest.to = step.to;
        latest.news.extend(step.news.iter().cloned());
        while latest.news.len() > KEPT {
            let Some(first) = latest.news.pop_front() else { break };
            latest.after = first.position;
            while latest.news.front().is_some_and(|next| next.position == first.position) {
                latest.news.pop_front();
            }
        }
    }
}

impl Step {
    /// Those of them that somebody wants to hear.
    pub(crate) fn wanted(&self, room: &Room, wanted: &Wanted) -> Vec<Arc<News>> {
        self.news.iter().filter(|news| wanted.holds(room, news)).cloned().collect()
    }
}

/// The next changes after a place: those that are kept, or those of the next few reports.
///
/// # Errors
/// Those of any question.
pub(crate) async fn after(room: &Arc<Room>, from: Position) -> Result<Step, Trouble> {
    match room.changes.latest_after(from) {
        Some(step) => Ok(step),
        None => room.ask(move |room, desk| news::after(room, desk, from)).await,
    }
}

/// Looks what is new, again and again, for as long as the server runs; works nothing out while nobody listens.
pub(crate) async fn watch(room: Arc<Room>) {
    let mut begun = false;
    loop {
        tokio::select! {
            () = tokio::time::sleep(room.limits.look) => {}
            () = room.changes.closing() => return,
        }
        // A store that cannot be asked now may be later; whoever asks for a page is told.
        let Ok(to) = room.position().await else { continue };
        let mut at = *room.changes.head.borrow();
        if !begun || room.changes.head.receiver_count() == 0 {
            (at, begun) = (to, true);
        }
        while at < to {
            let Ok(step) = room.ask(move |room, desk| news::after(room, desk, at)).await else { break };
            if step.to <= at {
                break;
            }
            room.changes.keep(at, &step);
            at = step.to;
        }
        room.changes.head.send_if_modified(|head| std::mem::replace(head, at) != at);
    }
}
