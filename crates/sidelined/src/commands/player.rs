//! `sidelined player`: one player's timeline.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::Result;
use desk::Desk;
use jiff::civil::Date;
use ledger::Timeline;
use pack::Pack;
use serde::Serialize;

use crate::cli::{Format, PlayerArgs, StoreArgs};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Outcome, line, one_line};
use crate::record::{Record, today};
use crate::show::missed::{self, Missed};
use crate::show::{self, Out, Screen, Style, rows, timeline, why, words};

/// Prints the timeline of the player whom the name means.
///
/// # Errors
/// When the store cannot be read or standard output cannot be written.
pub fn run(args: &PlayerArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let mut desk = record.desk();
    let (family, player) = match names::find_recorded(&args.name, &mut desk, args.view.into(), &packs)? {
        Meant::One(found) => found,
        Meant::Several(players) => {
            names::tell_several(&args.name, &players, &packs);
            return Ok(Outcome::Incomplete);
        }
        Meant::Nothing(near) => {
            tell_nobody(args, &near, &mut desk, &packs)?;
            return Ok(Outcome::Incomplete);
        }
    };
    let timeline = desk.timeline(family, &player.identity, args.view.into())?;
    let Some(timeline) = timeline else { return Ok(Outcome::Incomplete) };
    let mut out = show::out();
    let screen = Screen::of_stdout();
    match args.why {
        Some(field) => {
            let lines = why::lines(&timeline, field);
            match args.format {
                Format::Table => {
                    writeln!(
                        out,
                        "{}",
                        screen.paint(Style::Heading, &one_line(&heading(&timeline, args.view.as_of, &packs)))
                    )?;
                    why::print(&mut out, screen, &timeline, &lines)?;
                }
                format => rows::print(&mut out, format, screen, &lines).map(drop)?,
            }
        }
        None => print(&mut out, args.format, screen, &timeline, args.view.as_of, &packs)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Says that a name means nobody, or nobody yet.
fn tell_nobody(args: &PlayerArgs, near: &[String], desk: &mut Desk, packs: &[Arc<Pack>]) -> Result<()> {
    let later = match args.view.as_of {
        Some(day) => Some((day, names::find_recorded(&args.name, desk, args.view.whenever().into(), packs)?)),
        None => None,
    };
    match later {
        Some((day, Meant::One(_))) => {
            let what = format!("nothing had been said of {:?} by the end of {}", args.name, words::day(day));
            line(one_line(&format!("sidelined: {what}")));
        }
        _ => names::tell_unknown("player", &args.name, near),
    }
    Ok(())
}

/// A timeline as `--format json` prints it.
#[derive(Serialize)]
struct TimelineOut<'a> {
    as_of: Option<Date>,
    #[serde(flatten)]
    timeline: &'a Timeline,
    /// For each of its spells.
    missed: Vec<Option<Missed>>,
}

/// Prints a timeline.
///
/// # Errors
/// When it cannot be written.
pub fn print(
    out: &mut Out,
    format: Format,
    screen: Screen,
    timeline: &Timeline,
    as_of: Option<Date>,
    packs: &[Arc<Pack>],
) -> Result<()> {
    let missed = || missed::each(&timeline.player, &timeline.spells, packs, as_of.unwrap_or_else(today));
    match format {
        Format::Json => rows::jsonl(out, &TimelineOut { as_of, timeline, missed: missed() }),
        Format::Jsonl | Format::Csv => {
            rows::print(out, format, screen, &timeline::all_lines(timeline)).map(drop)
        }
        Format::Table => table(out, screen, timeline, as_of, packs, &missed()),
    }
}

/// Who it is, and as of when.
fn heading(timeline: &Timeline, as_of: Option<Date>, packs: &[Arc<Pack>]) -> String {
    let player = &timeline.player;
    let mut heading = names::shown_player(player, packs);
    if let Some(team) = player.teams.last() {
        heading.push_str(&format!(", {team}"));
    }
    if let Some(day) = as_of {
        heading.push_str(&format!(", as known on {}", words::day(day)));
    }
    heading
}

/// For how many days nothing has been said of an absence that is not over, if for any.
fn silence(timeline: &Timeline, day: Date) -> Option<i64> {
    let open = timeline.spells.iter().filter(|spell| spell.end.is_none());
    let last = open.filter_map(|spell| spell.last_word()).map(|source| source.imprint.said.latest).max()?;
    Some(ledger::days_between(last, day)).filter(|days| *days > 0)
}

fn table(
    out: &mut Out,
    screen: Screen,
    timeline: &Timeline,
    as_of: Option<Date>,
    packs: &[Arc<Pack>],
    missed: &[Option<Missed>],
) -> Result<()> {
    writeln!(out, "{}", screen.paint(Style::Heading, &one_line(&heading(timeline, as_of, packs))))?;
    if timeline.spells.is_empty() {
        writeln!(out, "\nNo injury or illness is recorded.")?;
    }
    for (number, missed) in (1..=timeline.spells.len()).zip(missed) {
        writeln!(out)?;
        timeline::print(out, screen, number, timeline, missed.as_ref(), as_of.unwrap_or_else(today))?;
    }
    if let Some(days) = silence(timeline, as_of.unwrap_or_else(today)) {
        writeln!(out, "{} without word", words::count(days as usize, "day"))?;
    }
    let besides = timeline::besides(timeline);
    if !besides.is_empty() {
        writeln!(out, "\n{}", screen.paint(Style::Heading, "Besides"))?;
        timeline::print_lines(out, screen, &besides)?;
    }
    Ok(())
}
