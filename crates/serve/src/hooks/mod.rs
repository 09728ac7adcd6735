//! Webhooks: addresses that are told of changes, as the Standard Webhooks specification (standardwebhooks.com) has it.

mod api;
mod deliver;
mod sign;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::Position;
use tokio::sync::{Notify, Semaphore};

use crate::changes::Wanted;
use crate::room::{Room, locked};
use crate::trouble::Trouble;

pub(crate) use api::{HookAsked, HookOut, HookSet, Hooked, Hooks as HooksOut, add, list, remove, set};

/// What calling others needs of the machine: a place for subscriptions that outlives the server, chance, and the network.
pub trait Outward: Send + Sync {
    /// The subscriptions as they were last kept.
    ///
    /// # Errors
    /// Why they cannot be had.
    fn load(&self) -> Result<Vec<Hook>, String>;

    /// Keeps the subscriptions, in place of those that were kept before.
    ///
    /// # Errors
    /// Why they cannot be kept.
    fn save(&self, hooks: &[Hook]) -> Result<(), String>;

    /// Thirty-two random bytes.
    ///
    /// # Errors
    /// Why there are none.
    fn random(&self) -> Result<[u8; 32], String>;

    /// An address in its one form.
    ///
    /// # Errors
    /// Why it is no address that can be called, worded to follow the address.
    fn address(&self, url: &str) -> Result<String, String>;

    /// Sends a body to an address of [`Outward::address`], with these headers; waits, and takes no longer than is bearable. Machines that
    /// the public cannot reach are refused, and redirects are not followed.
    fn post(&self, url: &str, headers: &[(&str, String)], body: &[u8]) -> Posted;
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// There was an answer: its status, and after how long it asks to be called again.
    Answered(u16, Option<Duration>),
    /// There was none, for that reason.
    Failed(String),
}

/// A subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hook {
    /// Its identity.
    pub id: String,
    /// The address that is told.
    pub url: String,
    /// Only of this club's players.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub club: Option<String>,
    /// Only of this player.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub player: Option<String>,
    /// What messages are signed with, as `whsec_` and base64.
    pub secret: String,
    /// Whose token subscribed.
    pub by: String,
    /// When.
    pub created: Timestamp,
    /// Everything up to here has been told.
    pub told: Position,
    /// Since when nothing gets through, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failing_since: Option<Timestamp>,
    /// Why it is not told any more, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<String>,
}

impl Hook {
    fn wanted(&self) -> Wanted {
        match (&self.club, &self.player) {
            (Some(club), _) => Wanted::Club(club.clone()),
            (None, Some(player)) => Wanted::Player(player.clone()),
            (None, None) => Wanted::All,
        }
    }
}

/// So many subscriptions there may be.
const MOST: usize = 200;

/// So many messages are under way at once.
const AT_ONCE: usize = 8;

/// All subscriptions.
pub(crate) struct Hooks {
    outward: Option<Arc<dyn Outward>>,
    all: Mutex<BTreeMap<String, Hook>>,
    saving: tokio::sync::Mutex<()>,
    turns: Semaphore,
    changed: Notify,
}

impl Hooks {
    pub(crate) fn of(outward: Option<Arc<dyn Outward>>) -> Self {
        Self {
            outward,
            all: Mutex::default(),
            saving: tokio::sync::Mutex::default(),
            turns: Semaphore::new(AT_ONCE),
            changed: Notify::new(),
        }
    }

    fn outward(&self) -> Result<Arc<dyn Outward>, Trouble> {
        let none = || Trouble::Forbidden("this server calls nobody".into());
        self.outward.clone().ok_or_else(none)
    }

    fn get(&self, id: &str) -> Option<Hook> {
        locked(&self.all).get(id).cloned()
    }

    /// Changes a subscription, if it is still there.
    fn change(&self, id: &str, change: impl FnOnce(&mut Hook)) {
        if let Some(hook) = locked(&self.all).get_mut(id) {
            change(hook);
        }
    }

    /// Keeps them as they are now.
    async fn save(&self) -> Result<(), Trouble> {
        let outward = self.outward()?;
        // One after the other, so that the last is what stays.
        let _turn = self.saving.lock().await;
        let all: Vec<Hook> = locked(&self.all).values().cloned().collect();
        let saved = tokio::task::spawn_blocking(move || outward.save(&all)).await;
        match saved {
            Ok(Ok(())) => Ok(()),
            Ok(Err(why)) => {
                tracing::error!(target: "sidelined::hooks", why, "subscriptions cannot be kept");
                Err(Trouble::Broken)
            }
            Err(_) => Err(Trouble::Broken),
        }
    }
}

/// Takes up the subscriptions that were kept, and tells each of them.
///
/// # Errors
/// Why they cannot be had.
pub(crate) fn begin(room: &Arc<Room>) -> Result<(), String> {
    let Some(outward) = &room.hooks.outward else { return Ok(()) };
    let kept = outward.load()?;
    for hook in kept {
        let id = hook.id.clone();
        locked(&room.hooks.all).insert(id.clone(), hook);
        tokio::spawn(deliver::run(Arc::clone(room), id));
    }
    Ok(())
}
