//! What changed, for those who subscribe: Atom and JSON Feed of a player or a club, and expected returns as a calendar.

mod calendar;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use desk::{Desk, View};
use serde_json::json;

use crate::answer::Kind;
use crate::asked::Asked;
use crate::changes::{self, Change};
use crate::link;
use crate::pages::{club_named, whom};
use crate::room::Room;
use crate::trouble::{OnPage, Trouble};

type Answered = Result<Response, OnPage>;

pub(crate) fn routes() -> Router<Arc<Room>> {
    Router::new()
        .route("/clubs/{club}/changes.atom", get(club_changes))
        .route("/clubs/{club}/changes.json", get(club_changes))
        .route("/clubs/{club}/returns.ics", get(returns))
        .route("/players/{name}/changes.atom", get(player_changes))
        .route("/players/{name}/changes.json", get(player_changes))
}

/// The latest changes, the newest first.
#[derive(Template)]
#[template(path = "changes.xml")]
struct Feed {
    title: String,
    site: String,
    path: String,
    own: String,
    changes: Vec<Change>,
    updated: String,
}

impl Feed {
    fn of(room: &Room, title: String, path: String, changes: Vec<Change>) -> Self {
        // A feed in which nothing has happened yet has not changed since the calendar's beginning of computers.
        let updated = changes.first().map_or_else(|| "1970-01-01".to_owned(), |c| c.day.to_string());
        Self { title, site: room.site.clone(), own: String::new(), path, changes, updated }
    }

    fn written(mut self, kind: Kind) -> Result<String, Trouble> {
        let ending = if kind == Kind::Atom { "changes.atom" } else { "changes.json" };
        self.own = format!("{}/{ending}", self.path);
        if kind == Kind::Atom {
            return Ok(self.render()?);
        }
        let items: Vec<_> = self
            .changes
            .iter()
            .map(|change| {
                json!({
                    "id": change.id(&self.site),
                    "url": format!("{}{}", self.site, change.path),
                    "title": change.title,
                    "content_text": change.content(),
                    "date_published": format!("{}T00:00:00Z", change.day),
                })
            })
            .collect();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": format!("{}{}", self.site, self.path),
            "feed_url": format!("{}{}", self.site, self.own),
            "items": items,
        });
        Ok(serde_json::to_string(&feed)?)
    }
}

fn kind(asked: &Asked) -> Kind {
    if asked.ends_in(".atom") { Kind::Atom } else { Kind::JsonFeed }
}

async fn club_changes(asked: Asked, Path(name): Path<String>) -> Answered {
    let kind = kind(&asked);
    let work = move |room: &Room, desk: &mut Desk| {
        let club = club_named(room, desk, &name)?;
        let changes = changes::of_club(room, desk, &club)?;
        Feed::of(room, format!("Changes at {club}"), link::club(&club), changes).written(kind)
    };
    Ok(asked.answer(kind, work).await?)
}

async fn player_changes(asked: Asked, Path(name): Path<String>) -> Answered {
    let kind = kind(&asked);
    let work = move |room: &Room, desk: &mut Desk| {
        let (family, player) = whom(room, desk, &name, View::default())?;
        let changes = changes::of_player(room, desk, family, &player)?;
        let title = format!("Changes: {}", present::names::shown_player(&player, &room.packs));
        Feed::of(room, title, link::individual(&player), changes).written(kind)
    };
    Ok(asked.answer(kind, work).await?)
}

async fn returns(asked: Asked, Path(name): Path<String>) -> Answered {
    let work = move |room: &Room, desk: &mut Desk| {
        let club = club_named(room, desk, &name)?;
        calendar::of_club(room, desk, &club)
    };
    Ok(asked.answer(Kind::Calendar, work).await?)
}
