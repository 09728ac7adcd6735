//! The statistics of a season, and its pictures.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use desk::{Desk, View};
use std::sync::Arc;

use ledger::Season;

use super::Answered;
use crate::answer::Kind as Content;
use crate::asked::{Asked, framed};
use crate::link;
use crate::room::Room;
use crate::statistics::{Figures, GroupFigures, Kind, Of, Statistics};
use crate::trouble::Trouble;
use crate::view::{Frame, Times};

/// So many seasons before this one can be chosen.
const SEASONS: i16 = 12;

pub(super) fn routes() -> Router<Arc<Room>> {
    Router::new()
        .route("/statistics", get(page))
        .route("/statistics/injuries", get(super::injuries::injuries))
        .route("/statistics/{picture}", get(picture))
        .route("/players/{name}/drift.svg", get(drift))
}

async fn page(asked: Asked, Query(of): Query<Of>, Query(times): Query<Times>) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| Page::of(room, desk, &of, view)).await?)
}

async fn picture(
    asked: Asked,
    Path(name): Path<String>,
    Query(of): Query<Of>,
    Query(times): Query<Times>,
) -> Answered {
    let view = times.view()?;
    let missing = || Trouble::Missing { what: format!("{name:?}"), near: Vec::new() };
    let slug = name.strip_suffix(".svg").ok_or_else(missing)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.slug() == slug).ok_or_else(missing)?;
    let work = move |room: &Room, desk: &mut Desk| {
        let statistics = Statistics::of(room, desk, &of, view)?;
        let drawn = statistics.picture(kind);
        drawn.map(|picture| picture.svg().to_owned()).map_err(|why| not_drawn(&why))
    };
    Ok(asked.answer(Content::Svg, work).await?)
}

/// Which absence's, from 1.
#[derive(Debug, Default, serde::Deserialize)]
struct Which {
    absence: Option<usize>,
}

async fn drift(
    asked: Asked,
    Path(name): Path<String>,
    Query(which): Query<Which>,
    Query(times): Query<Times>,
) -> Answered {
    let view = times.view()?;
    let work = move |room: &Room, desk: &mut Desk| {
        let (family, player) = super::whom(room, desk, &name, view)?;
        let timeline = desk.timeline(family, &player.identity, view)?.ok_or(Trouble::Broken)?;
        let drawn = super::player::drift(room, &timeline, which.absence, view);
        drawn.map(|picture| picture.svg().to_owned()).map_err(|why| not_drawn(&why))
    };
    Ok(asked.answer(Content::Svg, work).await?)
}

/// What is not there to be drawn is not there.
fn not_drawn(why: &present::drawn::NoPicture) -> Trouble {
    Trouble::Missing { what: format!("the picture ({why})"), near: Vec::new() }
}

framed!(Page);

#[derive(Template)]
#[template(path = "statistics.html")]
struct Page {
    frame: Frame,
    whom: String,
    /// Value and words of each season that can be chosen, and whether it is.
    seasons: Vec<(String, String, bool)>,
    club: String,
    figures: Figures,
    /// Each with its address, and its drawing or why there is none.
    pictures: Vec<Drawn>,
}

/// A picture, or why there is none.
struct Drawn {
    kind: Kind,
    address: String,
    drawn: Result<String, String>,
}

impl Page {
    fn of(room: &Room, desk: &mut Desk, of: &Of, view: View) -> Result<Self, Trouble> {
        let statistics = Statistics::of(room, desk, of, view)?;
        let today = view.as_of.unwrap_or(room.today());
        let query = statistics.query();
        let path = format!("/statistics{query}");
        let pictures = Kind::ALL
            .into_iter()
            .map(|kind| Drawn {
                kind,
                address: link::as_of(&format!("/statistics/{}.svg{query}", kind.slug()), view.as_of),
                drawn: match statistics.picture(kind) {
                    Ok(picture) => Ok(picture.svg().to_owned()),
                    Err(why) => Err(why.to_string()),
                },
            })
            .collect();
        let mut frame = Frame::of(format!("Statistics: {}", statistics.whom()), path, view, today);
        let season = statistics.season.map_or_else(|| "all".to_owned(), |season| season.to_string());
        frame.kept = vec![("season", season)];
        frame.kept.extend(statistics.club.clone().map(|club| ("club", club)));
        Ok(Self {
            frame,
            whom: statistics.whom(),
            seasons: seasons(&statistics),
            club: statistics.club.clone().unwrap_or_default(),
            figures: statistics.figures()?,
            pictures,
        })
    }

    /// The tables by group, and what they are by.
    fn tables(&self) -> Vec<(&'static str, &[GroupFigures])> {
        vec![("By region", &self.figures.by_region), ("By kind of damage", &self.figures.by_pathology)]
    }

    /// A number of days, or a stroke.
    fn days(value: &Option<f64>) -> String {
        value.map_or_else(|| "—".to_owned(), |days| format!("{days:.0}"))
    }

    /// A rate, or a stroke.
    fn rate(value: &Option<f64>) -> String {
        value.map_or_else(|| "—".to_owned(), |rate| format!("{rate:.2}"))
    }
}

fn seasons(of: &Statistics) -> Vec<(String, String, bool)> {
    let latest = Season::of(of.as_of).0;
    let mut years: Vec<i16> = (latest - SEASONS..=latest).rev().collect();
    if let Some(Season(year)) = of.season.filter(|season| !years.contains(&season.0)) {
        years.push(year);
    }
    let all = ("all".to_owned(), "all seasons".to_owned(), of.season.is_none());
    let one = |year| {
        let season = Season(year);
        (season.to_string(), season.to_string(), of.season == Some(season))
    };
    years.into_iter().map(one).chain([all]).collect()
}
