//! Subscribing, and what one has subscribed to.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Hook, MOST, deliver, sign};
use crate::changes::Wanted;
use crate::guard::{Role, Token};
use crate::room::{Room, locked};
use crate::trouble::{InApi, Trouble};

type Shared = State<Arc<Room>>;

/// What is to be told to which address.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("not" = {
    "required": ["club", "player"],
    "properties": {"club": {"type": "string"}, "player": {"type": "string"}},
}))]
pub(crate) struct HookAsked {
    /// The address: http or https, on a machine that the public can reach.
    #[schemars(extend("format" = "uri"))]
    url: String,
    /// Only of this club's players.
    club: Option<String>,
    /// Only of this player.
    player: Option<String>,
}

/// A subscription, without its secret.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct HookOut {
    /// Its identity.
    id: String,
    /// The address that is told.
    url: String,
    /// Only of this club's players.
    club: Option<String>,
    /// Only of this player.
    player: Option<String>,
    /// Whose token subscribed.
    by: String,
    /// When.
    created: Timestamp,
    /// Since when nothing gets through, if so.
    failing_since: Option<Timestamp>,
    /// Why it is not told any more, if so.
    disabled: Option<String>,
}

/// What is to become of a subscription.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HookSet {
    /// Whether it is told of changes. One that is not told any more is told again; one that fails is tried at once.
    enabled: bool,
    /// What becomes of the changes that it was not told.
    #[serde(default)]
    missed: Missed,
}

/// What becomes of the changes that a subscription was not told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
// Matches that a player missed have the plain name among the shapes.
#[schemars(rename = "MissedChanges")]
pub(crate) enum Missed {
    /// It is told them now.
    #[default]
    Tell,
    /// It is told only what comes from now on.
    Skip,
}

/// A new subscription, with its secret, which is told this once.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Hooked {
    #[serde(flatten)]
    hook: HookOut,
    /// What messages are signed with (Standard Webhooks).
    secret: String,
}

/// Subscriptions.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Hooks {
    webhooks: Vec<HookOut>,
}

impl From<&Hook> for HookOut {
    fn from(hook: &Hook) -> Self {
        let Hook { id, url, club, player, by, created, failing_since, disabled, .. } = hook.clone();
        Self { id, url, club, player, by, created, failing_since, disabled }
    }
}

/// Whether a subscription is a caller's business: their own, or anybody's for a curator.
fn concerns(token: &Token, hook: &Hook) -> bool {
    token.role >= Role::Curator || token.name == hook.by
}

/// Subscribes an address: for contributors.
pub(crate) async fn add(
    State(room): Shared,
    headers: HeaderMap,
    sent: Result<Json<HookAsked>, JsonRejection>,
) -> Result<Response, InApi> {
    let by = room.in_force().allow(&headers, Role::Contributor)?.name.clone();
    let outward = room.hooks.outward()?;
    let HookAsked { url, club, player } = sent.map_err(crate::api::unfit)?.0;
    let address = outward.address(&url);
    let url = address.map_err(|why| Trouble::Refused(format!("url: {url:?} {why}")))?;
    let wanted = room
        .ask(move |room, desk| Wanted::of(room, desk, club.as_deref(), player.as_deref()))
        .await
        .map_err(refused)?;
    let (club, player) = match wanted {
        Wanted::All => (None, None),
        Wanted::Club(club) => (Some(club), None),
        Wanted::Player(player) => (None, Some(player)),
    };
    let random = || {
        outward.random().map_err(|why| {
            tracing::error!(target: "sidelined::hooks", why, "no random numbers");
            Trouble::Broken
        })
    };
    let id = format!("hook_{}", deliver::hex(random()?.get(..8).unwrap_or_default()));
    let secret = sign::secret(&random()?);
    let (created, told) = (room.now(), room.position().await?);
    let hook = Hook {
        id: id.clone(),
        url,
        club,
        player,
        secret: secret.clone(),
        by,
        created,
        told,
        failing_since: None,
        disabled: None,
    };
    let out = Hooked { hook: HookOut::from(&hook), secret };
    {
        let mut all = locked(&room.hooks.all);
        if all.len() >= MOST {
            return Err(
                Trouble::Refused(format!("there are {MOST} webhooks already, and no more may be")).into()
            );
        }
        all.insert(id.clone(), hook);
    }
    if let Err(trouble) = room.hooks.save().await {
        locked(&room.hooks.all).remove(&id);
        return Err(trouble.into());
    }
    tokio::spawn(deliver::run(Arc::clone(&room), id.clone()));
    let place = [(header::LOCATION, format!("/api/v1/webhooks/{id}"))];
    Ok((StatusCode::CREATED, place, Json(out)).into_response())
}

/// A club or player of what was sent that is not there is what is wrong with what was sent.
fn refused(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Several(_) | Trouble::Bad(_) => Trouble::Refused(trouble.told()),
        other => other,
    }
}

/// The caller's subscriptions; everybody's for a curator.
pub(crate) async fn list(State(room): Shared, headers: HeaderMap) -> Result<Response, InApi> {
    let tokens = room.in_force();
    let token = tokens.allow(&headers, Role::Contributor)?;
    let all = locked(&room.hooks.all);
    let webhooks = all.values().filter(|hook| concerns(token, hook)).map(HookOut::from).collect();
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(Hooks { webhooks })).into_response())
}

/// Has a subscription told again, or no more.
pub(crate) async fn set(
    State(room): Shared,
    headers: HeaderMap,
    Path(id): Path<String>,
    sent: Result<Json<HookSet>, JsonRejection>,
) -> Result<Response, InApi> {
    let tokens = room.in_force();
    let token = tokens.allow(&headers, Role::Contributor)?;
    own(&room, token, &id)?;
    let HookSet { enabled, missed } = sent.map_err(crate::api::unfit)?.0;
    let now = room.position().await?;
    room.hooks.change(&id, |hook| {
        hook.disabled = (!enabled).then(|| format!("paused by {}", token.name));
        hook.failing_since = None;
        if missed == Missed::Skip {
            hook.told = hook.told.max(now);
        }
    });
    room.hooks.changed.notify_waiters();
    room.hooks.save().await?;
    let hook = own(&room, token, &id)?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(HookOut::from(&hook))).into_response())
}

/// A subscription that is the caller's business.
///
/// # Errors
/// [`Trouble::Missing`] where there is none: nothing is told of others'.
fn own(room: &Room, token: &Token, id: &str) -> Result<Hook, Trouble> {
    let missing = || Trouble::Missing { what: format!("The webhook {id:?}"), near: Vec::new() };
    room.hooks.get(id).filter(|hook| concerns(token, hook)).ok_or_else(missing)
}

/// Ends a subscription.
pub(crate) async fn remove(
    State(room): Shared,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, InApi> {
    let tokens = room.in_force();
    let token = tokens.allow(&headers, Role::Contributor)?;
    own(&room, token, &id)?;
    locked(&room.hooks.all).remove(&id);
    room.hooks.changed.notify_waiters();
    room.hooks.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
