//! Telling a subscriber, again and again if need be.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::{futures::Notified, watch};

use super::{Hook, Posted, sign};
use crate::changes::{self, News};
use crate::room::Room;

/// The longest pause between two tries.
const LONGEST: Duration = Duration::from_secs(6 * 3600);

/// How telling one thing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// It was taken.
    Taken,
    /// It was not, and the subscription has changed meanwhile: it is no more, or not told any more, or told from elsewhere on.
    Not,
    /// The server stops.
    Over,
}

/// Tells a subscriber everything that it wants to hear, in order, until it is removed or the server stops; nothing while it is disabled.
pub(super) async fn run(room: Arc<Room>, id: String) {
    let mut head = room.changes.head();
    // A record that was put back has not come as far as the one that was told of.
    if let Ok(now) = room.position().await
        && room.hooks.get(&id).is_some_and(|hook| hook.told > now)
    {
        note(&room, &id, |hook| hook.told = now).await;
    }
    loop {
        // What changes from here on wakes this up, even before it waits.
        let changed = room.hooks.changed.notified();
        let Some(hook) = room.hooks.get(&id) else { return };
        let to = *head.borrow_and_update();
        if hook.disabled.is_none() && hook.told < to {
            match tell_next(&room, &hook).await {
                Some(Ended::Taken | Ended::Not) => continue,
                Some(Ended::Over) => return,
                // The record could not be asked: later, perhaps.
                None => tokio::time::sleep(room.limits.retry).await,
            }
        }
        if wait(&room, &mut head, changed).await.is_err() {
            return;
        }
    }
}

/// Waits until there may be something to do.
async fn wait(
    room: &Room,
    head: &mut watch::Receiver<store::Position>,
    changed: Notified<'_>,
) -> Result<(), ()> {
    tokio::select! {
        () = room.changes.closing() => Err(()),
        () = changed => Ok(()),
        changed = head.changed() => changed.map_err(drop),
    }
}

/// Tells the changes of the next few reports.
async fn tell_next(room: &Arc<Room>, hook: &Hook) -> Option<Ended> {
    let step = changes::after(room, hook.told).await.ok()?;
    let mut last = None;
    for news in step.wanted(room, &hook.wanted()) {
        // Where the server ends between two reports it goes on with the second.
        if let Some(last) = last.filter(|last| *last != news.position) {
            note(room, &hook.id, |hook| hook.told = hook.told.max(last)).await;
        }
        match tell(room, &hook.id, &news).await {
            Ended::Taken => {}
            ended => return Some(ended),
        }
        last = Some(news.position);
    }
    if step.to <= hook.told {
        return None;
    }
    note(room, &hook.id, |hook| hook.told = hook.told.max(step.to)).await;
    Some(Ended::Taken)
}

/// Changes a subscription, and keeps it so; that it cannot be kept is logged, and what has been told is told again after a restart.
async fn note(room: &Room, id: &str, change: impl FnOnce(&mut Hook)) {
    room.hooks.change(id, change);
    let _ = room.hooks.save().await;
}

/// Tells one change, until it is taken or nothing will come of it.
async fn tell(room: &Arc<Room>, id: &str, news: &News) -> Ended {
    let message = message_id(id, news);
    let body = json!({"type": "injury.changed", "timestamp": room.now().to_string(), "data": news.told});
    let body = body.to_string();
    for tries in 1_u32.. {
        let changed = room.hooks.changed.notified();
        let Some(hook) = room.hooks.get(id).filter(|hook| hook.disabled.is_none()) else { return Ended::Not };
        if hook.told >= news.position {
            return Ended::Not;
        }
        let after = match post(room, &hook, &message, &body).await {
            Posted::Answered(200..=299, _) => {
                if hook.failing_since.is_some() {
                    note(room, id, |hook| hook.failing_since = None).await;
                }
                return Ended::Taken;
            }
            Posted::Answered(410, _) => return disable(room, id, "it answered 410 Gone".into()).await,
            Posted::Answered(status, after) => {
                failed(room, id, tries, &format!("it answered {status}")).await;
                after
            }
            Posted::Failed(why) => {
                failed(room, id, tries, &why).await;
                None
            }
        };
        let since = room.hooks.get(id).and_then(|hook| hook.failing_since).unwrap_or(room.now());
        let failing = Duration::try_from(room.now().duration_since(since)).unwrap_or_default();
        if failing >= room.limits.give_up {
            let why = format!("nothing has got through since {since}");
            return disable(room, id, why).await;
        }
        let pause = pause(room.limits.retry, tries, &message).max(after.unwrap_or_default()).min(LONGEST);
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = room.changes.closing() => return Ended::Over,
            () = altered(room, id, changed) => return Ended::Not,
        }
    }
    Ended::Over
}

/// Waits until a failing subscription is no more, is disabled, or is to be tried anew.
async fn altered<'r>(room: &'r Room, id: &str, mut changed: Notified<'r>) {
    loop {
        let failing = |hook: &Hook| hook.disabled.is_none() && hook.failing_since.is_some();
        let next = room.hooks.changed.notified();
        if !room.hooks.get(id).as_ref().is_some_and(failing) {
            return;
        }
        std::mem::replace(&mut changed, next).await;
    }
}

/// Notes since when nothing gets through.
async fn failed(room: &Room, id: &str, tries: u32, why: &str) {
    tracing::warn!(target: "sidelined::hooks", hook = id, tries, why, "not told");
    let now = room.now();
    if room.hooks.get(id).is_some_and(|hook| hook.failing_since.is_none()) {
        note(room, id, |hook| hook.failing_since = Some(now)).await;
    }
}

async fn disable(room: &Room, id: &str, why: String) -> Ended {
    tracing::warn!(target: "sidelined::hooks", hook = id, why, "not told any more");
    note(room, id, |hook| hook.disabled = Some(why)).await;
    Ended::Not
}

/// Sends a message once, signed, with the time of this try.
async fn post(room: &Arc<Room>, hook: &Hook, message: &str, body: &str) -> Posted {
    let Ok(outward) = room.hooks.outward() else { return Posted::Failed("this server calls nobody".into()) };
    let timestamp = room.now().as_second();
    let Some(signature) = sign::signature(&hook.secret, message, timestamp, body) else {
        return Posted::Failed("its secret is none".into());
    };
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("webhook-id", message.to_owned()),
        ("webhook-timestamp", timestamp.to_string()),
        ("webhook-signature", signature),
    ];
    let Ok(_turn) = room.hooks.turns.acquire().await else {
        return Posted::Failed("the server stops".into());
    };
    let (url, body) = (hook.url.clone(), body.to_owned());
    let posted = tokio::task::spawn_blocking(move || outward.post(&url, &headers, body.as_bytes())).await;
    posted.unwrap_or_else(|_| Posted::Failed("something went wrong here".into()))
}

/// The identity of a message: the same at every try, after a restart too, so that whoever has it knows it again.
fn message_id(hook: &str, news: &News) -> String {
    let digest =
        Sha256::digest(format!("{hook} {} {} {}", news.position.0, news.told.day(), news.told.title));
    format!("msg_{}", hex(digest.get(..12).unwrap_or_default()))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How long to wait after so many tries: four times as long each time, and a fifth more or less, so that many that failed together do not come
/// back together.
fn pause(first: Duration, tries: u32, message: &str) -> Duration {
    let factor = 4_u32.checked_pow(tries.saturating_sub(1)).unwrap_or(u32::MAX);
    let whole = first.saturating_mul(factor).min(LONGEST);
    let digest = Sha256::digest(format!("{message} {tries}"));
    let chance = f64::from(digest.first().copied().unwrap_or_default()) / 255.0;
    whole.mul_f64(0.8 + 0.4 * chance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_apart_and_are_bounded() {
        let first = Duration::from_secs(5);
        for tries in 1..40 {
            let (this, next) = (pause(first, tries, "msg_a"), pause(first, tries + 1, "msg_a"));
            assert!(next > this || this > LONGEST.mul_f64(0.79), "{tries}: {this:?}, {next:?}");
            assert!(this <= LONGEST.mul_f64(1.2));
        }
        assert!(pause(first, 1, "msg_a") >= Duration::from_secs(4));
        let several: std::collections::BTreeSet<_> =
            (0..20).map(|n| pause(first, 3, &format!("msg_{n}"))).collect();
        assert!(several.len() > 10, "not all at once");
    }
}
