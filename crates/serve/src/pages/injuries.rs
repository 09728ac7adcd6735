//! The injuries that a figure counts, one by one, each leading to its absence.

use askama::Template;
use axum::extract::Query;
use desk::{Desk, View};
use present::words;
use serde::Deserialize;

use super::Answered;
use crate::asked::{Asked, framed};
use crate::link;
use crate::room::Room;
use crate::statistics::{Of, Statistics};
use crate::trouble::Trouble;
use crate::view::{Frame, Times};

/// So many are listed at most.
const MOST: usize = 500;

/// Which of them.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Such {
    region: Option<String>,
    pathology: Option<String>,
}

/// The injuries that a figure counts.
pub(super) async fn injuries(
    asked: Asked,
    Query(of): Query<Of>,
    Query(such): Query<Such>,
    Query(times): Query<Times>,
) -> Answered {
    let view = times.view()?;
    Ok(asked.page(move |room, desk| Page::of(room, desk, &of, &such, view)).await?)
}

framed!(Page);

#[derive(Template)]
#[template(path = "injuries.html")]
struct Page {
    frame: Frame,
    /// Of whom and when.
    whom: String,
    /// The levels, in words.
    such: Vec<String>,
    /// Where the figures are.
    figures: String,
    /// How many there are.
    counted: String,
    /// Whether more are counted than are shown.
    more: bool,
    rows: Vec<Line>,
}

/// An injury.
struct Line {
    player: String,
    path: String,
    club: String,
    what: String,
    from: String,
    until: String,
    missed: String,
}

impl Page {
    fn of(room: &Room, desk: &mut Desk, of: &Of, such: &Such, view: View) -> Result<Self, Trouble> {
        let statistics = Statistics::of(room, desk, of, view)?;
        let today = view.as_of.unwrap_or(room.today());
        let named = [("region", &such.region), ("pathology", &such.pathology)];
        let levels: Vec<(&str, &str)> =
            named.iter().filter_map(|(column, level)| Some((*column, level.as_deref()?))).collect();
        let found = statistics.injuries(&levels);
        let query = statistics.query();
        let chosen: String = levels.iter().map(|(c, l)| format!("&{c}={}", link::part(l))).collect();
        let such = levels.iter().map(|(column, level)| statistics.level(column, level)).collect();
        let path = format!("/statistics/injuries{query}{chosen}");
        let rows = found.iter().take(MOST).map(|(key, absence)| {
            let label = |column: &str| absence.labels.get(column).map_or("", String::as_str);
            let what = [("region", label("region")), ("pathology", label("pathology"))]
                .map(|(column, level)| statistics.level(column, level));
            let [region, pathology] = what;
            Line {
                player: statistics.name(key).to_owned(),
                path: link::absence(key, absence.number),
                club: label("club").to_owned(),
                what: format!("{region}: {pathology}"),
                from: words::interval(absence.onset),
                until: absence.end.map(words::interval).unwrap_or_default(),
                missed: absence.missed.as_ref().map(present::missed::Missed::told).unwrap_or_default(),
            }
        });
        Ok(Self {
            rows: rows.collect(),
            counted: match found.len() {
                1 => "1 injury".to_owned(),
                count => format!("{count} injuries"),
            },
            more: found.len() > MOST,
            whom: statistics.whom(),
            such,
            figures: format!("/statistics{query}"),
            frame: Frame::of("Injuries counted".to_owned(), path, view, today),
        })
    }
}
