//! `forecast`.

use desk::{Desk, View};
use present::outlook;
use present::words;
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

use crate::ask;
use crate::asked::Player;
use crate::cited::{self, Source, Sources};
use crate::room::{Answer, Refusal, Setup};

/// When a player will be back, and the reports behind that.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Forecast {
    #[serde(flatten)]
    forecast: outlook::Answer,
    /// The reports of the absence that is not over, or of the last one.
    sources: Vec<Source>,
}

/// When a player will be back, as the model has it.
pub(crate) fn answer(setup: &Setup, desk: &mut Desk, asked: &Player) -> Result<Answer<Forecast>, Refusal> {
    let day = ask::day("as_of", asked.as_of.as_deref())?.unwrap_or_else(setup.today);
    let view = View { as_of: Some(day), recorded_by: None };
    let (family, player) = ask::player(setup, desk, &asked.player, view)?;
    let gone = || Refusal::Said("The record has changed meanwhile: ask again.".into());
    let timeline = desk.timeline(family, &player.identity, view)?.ok_or_else(gone)?;
    let dossier = desk.dossier(family, view.recorded_by)?;
    let played = dossier.played(&timeline.player, Some(day));
    let mut forecast = outlook::Asked { timeline: &timeline, played: &played, packs: &setup.packs, day }
        .answer(&setup.model);
    if forecast.wants_track_records() {
        forecast.heed(&desk.track_records(day, view.recorded_by)?);
    }
    let spells = &timeline.spells;
    let spell = spells.iter().rfind(|spell| spell.end.is_none()).or_else(|| spells.last());
    let mut sources = Sources::default();
    for source in spell.iter().flat_map(|spell| &spell.sources) {
        sources.cite(source);
    }
    let told = Forecast { forecast, sources: sources.complete(desk)? };
    Ok(Answer { text: told.text(), told })
}

/// So many matches are told in words.
const TOLD: usize = 6;

impl Forecast {
    fn text(&self) -> String {
        let forecast = &self.forecast;
        let mut text = format!("{}\n{}\n", forecast.heading(), forecast.sentence);
        if !forecast.matches.is_empty() {
            text.push_str("\nChance of playing\n");
        }
        for ahead in forecast.matches.iter().take(TOLD) {
            let place = if ahead.home { "home" } else { "away" };
            let (day, plays) = (words::day(ahead.day), ahead.plays * 100.0);
            text.push_str(&format!("- {day}, {} ({place}): {plays:.0}%\n", ahead.against));
        }
        text.extend(forecast.reasons.iter().map(|reason| format!("- {reason}\n")));
        text.push_str(&format!("\n{}\n", forecast.basis()));
        text + &cited::listed(&self.sources)
    }
}
