//! `sidelined outlook NAME`: the forecast of one player's return.

use std::io::Write as _;

use anyhow::Result;
use present::outlook::{Answer, Asked, Match};

use crate::cli::{Format, OutlookArgs, StoreArgs};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Outcome, one_line};
use crate::record::{Record, today};
use crate::show::rows::{self, Row};
use crate::show::{self, Screen, Style, words};

/// Prints the forecast of the player whom the name means.
///
/// # Errors
/// When the store or the model cannot be used or standard output cannot be written.
pub fn run(name: &str, args: &OutlookArgs, store: &StoreArgs) -> Result<Outcome> {
    let model = super::model(args.model.as_deref())?;
    let record = Record::open(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let (view, day) = args.view.on(today());
    let mut desk = record.desk();
    let (family, player) = match names::find_recorded(name, &mut desk, view.into(), &packs)? {
        Meant::One(found) => found,
        Meant::Several(players) => {
            names::tell_several(name, &players, &packs);
            return Ok(Outcome::Incomplete);
        }
        Meant::Nothing(near) => {
            names::tell_unknown("player", name, &near);
            return Ok(Outcome::Incomplete);
        }
    };
    let Some(timeline) = desk.timeline(family, &player.identity, view.into())? else {
        return Ok(Outcome::Incomplete);
    };
    let dossier = desk.dossier(family, view.recorded_by)?;
    let played = dossier.played(&timeline.player, Some(day));
    let asked = Asked { timeline: &timeline, played: &played, packs: &packs, day };
    let mut answer = asked.answer(&model);
    if answer.wants_track_records() {
        answer.heed(&desk.track_records(day, view.recorded_by)?);
    }
    print(&answer, args.format)?;
    Ok(Outcome::Done)
}

/// So many matches are shown to people.
const SHOWN: usize = 6;

/// Prints it: people get the next matches, other formats all of them.
fn print(answer: &Answer, format: Format) -> Result<()> {
    let mut out = show::out();
    let screen = Screen::of_stdout();
    match format {
        Format::Json => rows::jsonl(&mut out, answer)?,
        Format::Jsonl | Format::Csv => {
            rows::print(&mut out, format, screen, &answer.matches)?;
        }
        Format::Table => table(&mut out, screen, answer)?,
    }
    out.flush()?;
    Ok(())
}

fn table(out: &mut show::Out, screen: Screen, answer: &Answer) -> Result<()> {
    writeln!(out, "{}", screen.paint(Style::Heading, &one_line(&answer.heading())))?;
    writeln!(out, "{}", one_line(&answer.sentence))?;
    if !answer.matches.is_empty() {
        writeln!(out)?;
        let shown = answer.matches.get(..SHOWN).unwrap_or(&answer.matches);
        rows::print(out, Format::Table, screen, shown)?;
        writeln!(out)?;
        for reason in &answer.reasons {
            writeln!(out, "- {}", one_line(reason))?;
        }
    }
    writeln!(out, "\n{}", screen.paint(Style::Faint, &answer.basis()))?;
    Ok(())
}

impl Row for Match {
    const HEAD: &'static [&'static str] = &["Day", "Match", "Plays", "Back by then"];
    const FIELDS: &'static [&'static str] = &["day", "against", "home", "plays", "back_by"];

    fn cells(&self) -> Vec<String> {
        let place = if self.home { "home" } else { "away" };
        let percent = |p: f64| format!("{:.0}%", p * 100.0);
        vec![
            words::day(self.day),
            format!("{} ({place})", self.against),
            percent(self.plays),
            percent(self.back_by),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let p = |p: f64| format!("{p:.4}");
        vec![
            self.day.to_string(),
            self.against.clone(),
            self.home.to_string(),
            p(self.plays),
            p(self.back_by),
        ]
    }
}
