//! `player_timeline`.

use desk::{Desk, View};
use jiff::civil::Date;
use ledger::Interval;
use present::{missed, names, timeline, words};
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

use crate::ask;
use crate::asked::Player;
use crate::cited::{self, Source, Sources};
use crate::room::{Answer, Refusal, Setup};

/// A player's absences.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Timeline {
    /// What the press calls the player.
    player: String,
    /// The club of which the latest report speaks.
    club: Option<String>,
    /// With what had been said by the end of this day.
    as_of: Date,
    /// The absences, the oldest first.
    spells: Vec<Spell>,
    /// What is told besides, that belongs to no absence.
    besides: Vec<Line>,
    /// The reports that this rests on.
    sources: Vec<Source>,
}

/// One absence.
#[derive(Debug, Serialize, JsonSchema)]
struct Spell {
    /// What, from when to when, and what it cost, in words.
    heading: String,
    /// The injury or illness, in words.
    what: String,
    /// When it happened, where somebody says so.
    onset: Option<Interval>,
    /// It had happened by this day.
    onset_at_latest: Date,
    /// Whether it is over.
    over: bool,
    /// The last day for which what was said of an absence that is not over held, where that has gone by.
    held_until: Option<Date>,
    /// What happened in it, in order.
    lines: Vec<Line>,
}

/// One thing that happened.
#[derive(Debug, Serialize, JsonSchema)]
struct Line {
    /// When, where somebody says so.
    when: Option<Interval>,
    /// It had happened by this day.
    at_latest: Date,
    /// What, in words.
    what: String,
    /// The reports that say so, by their places in `sources`, from 1.
    cited: Vec<usize>,
}

/// A player's absences, each step with its sources.
pub(crate) fn answer(setup: &Setup, desk: &mut Desk, asked: &Player) -> Result<Answer<Timeline>, Refusal> {
    let as_of = ask::day("as_of", asked.as_of.as_deref())?;
    let view = View { as_of, recorded_by: None };
    let day = as_of.unwrap_or_else(setup.today);
    let (family, player) = ask::player(setup, desk, &asked.player, view)?;
    let gone = || Refusal::Said("The record has changed meanwhile: ask again.".into());
    let told = desk.timeline(family, &player.identity, view)?.ok_or_else(gone)?;
    let missed = missed::each(&told.player, &told.spells, &setup.packs, day);
    let mut sources = Sources::default();
    let mut spells = Vec::new();
    for (number, (spell, missed)) in (1..).zip(told.spells.iter().zip(&missed)) {
        spells.push(Spell {
            heading: timeline::heading(spell, missed.as_ref(), day),
            what: timeline::injury(spell),
            onset: spell.onset.known,
            onset_at_latest: spell.onset.at_latest,
            over: spell.end.is_some(),
            held_until: spell.lapsed_by(day),
            lines: Line::all(&timeline::lines(number, spell, &told), &mut sources),
        });
    }
    let besides = Line::all(&timeline::besides(&told), &mut sources);
    let told = Timeline {
        player: names::shown_player(&told.player, &setup.packs),
        club: told.player.teams.last().cloned(),
        as_of: day,
        spells,
        besides,
        sources: sources.complete(desk)?,
    };
    Ok(Answer { text: told.text(), told })
}

impl Line {
    fn all(lines: &[timeline::Line], sources: &mut Sources) -> Vec<Self> {
        let mut line = |line: &timeline::Line| Self {
            when: line.when,
            at_latest: line.at_latest,
            what: line.what.clone(),
            cited: line.sources.iter().map(|source| sources.cite(source)).collect(),
        };
        lines.iter().map(&mut line).collect()
    }

    fn text(&self) -> String {
        let when = self.when.map_or_else(|| format!("by {}", words::day(self.at_latest)), words::interval);
        format!("- {when}: {}{}\n", self.what, cited::numbers(&self.cited))
    }
}

impl Timeline {
    fn text(&self) -> String {
        let club = self.club.as_ref().map(|club| format!(", {club}")).unwrap_or_default();
        let mut text = format!("{}{club}, as known on {}\n", self.player, words::day(self.as_of));
        if self.spells.is_empty() {
            text.push_str("No injury or illness is recorded.\n");
        }
        for (number, spell) in (1..).zip(&self.spells) {
            text.push_str(&format!("\n{number}. {}\n", spell.heading));
            text.extend(spell.lines.iter().map(Line::text));
        }
        if !self.besides.is_empty() {
            text.push_str("\nBesides\n");
            text.extend(self.besides.iter().map(Line::text));
        }
        text + &cited::listed(&self.sources)
    }
}
