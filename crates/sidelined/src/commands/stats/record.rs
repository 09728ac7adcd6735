//! Injuries and exposure of the store, or of tables.

use anyhow::{Result, bail};
use present::counted::Asked;
use present::drawn::About;
use present::statistics::{Counted, PRESS};

use super::csv;
use crate::cli::{CountArgs, StoreArgs};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Problems, line, one_line};
use crate::record::{Record, today};

/// With every table of somebody's own.
const TABLES: &str = "injuries as the tables given have them";

/// What was counted.
pub struct Found {
    pub counted: Counted,
    /// The club that was asked for.
    pub club: Option<String>,
    /// What whoever reads the figures has to know.
    pub note: &'static str,
}

/// Counts the record, or the tables that are named. What cannot be counted is told of.
///
/// # Errors
/// When the store or a table cannot be read, or no such club is known.
pub fn count(
    of: &CountArgs,
    columns: &[String],
    store: &StoreArgs,
    problems: &mut Problems,
) -> Result<Found> {
    if let (Some(injuries), Some(exposures)) = (&of.injuries, &of.exposures) {
        let counted = csv::register(of, columns, injuries, exposures, problems)?;
        return Ok(Found { counted, club: None, note: TABLES });
    }
    let record = Record::open(store)?;
    let packs = engine::packs(&of.packs, record.packs()?)?;
    let mut desk = record.desk();
    let club = match &of.club {
        None => None,
        Some(name) => match names::find_club(name, desk.index()?.teams(), &packs) {
            Meant::One(club) => Some(club),
            Meant::Several(clubs) => {
                bail!("{name:?} may mean {}: give more of the name", clubs.join(", "))
            }
            Meant::Nothing(near) if near.is_empty() => bail!("no club {name:?} is recorded"),
            Meant::Nothing(near) => {
                bail!("no club {name:?} is recorded; did you mean {}?", near.join(", "))
            }
        },
    };
    let such = |name: &str| club.as_deref().is_none_or(|club| names::same_club(name, club, &packs));
    let asked = Asked {
        as_of: of.as_of.unwrap_or_else(today),
        recorded_by: of.recorded_by,
        seasons: &of.season,
        club: club.is_some().then_some(&such),
    };
    let counted = Counted::of(&mut desk, &packs, asked)?;
    for left_out in &counted.left_out {
        line(one_line(&format!("sidelined: {left_out}")));
    }
    Ok(Found { counted, club, note: PRESS })
}

impl Found {
    /// What stands above and below a picture of it.
    pub fn about(&self, of: &CountArgs) -> About {
        let mut seasons = of.season.clone();
        seasons.sort_unstable();
        let seasons: Vec<String> = seasons.iter().map(ToString::to_string).collect();
        let whom: Vec<String> =
            self.club.iter().cloned().chain((!seasons.is_empty()).then(|| seasons.join(", "))).collect();
        let (source, caution) = if of.injuries.is_some() {
            ("the tables given".to_owned(), String::new())
        } else {
            ("press reports and official lists".to_owned(), self.note.to_owned())
        };
        About { whom: whom.join(", "), source, caution, as_of: self.counted.register.as_of() }
    }
}
