//! `sidelined player`: one player's timeline.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::Result;
use jiff::civil::Date;
use ledger::{Identity, Individual, Report, Roster, Timeline};
use pack::Pack;
use serde::Serialize;

use crate::cli::{Format, PlayerArgs};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Outcome, line, one_line};
use crate::record::Record;
use crate::show::{self, Out, Screen, Style, rows, timeline, words};

/// Prints the timeline of the player whom the name means.
///
/// # Errors
/// When the store cannot be read or standard output cannot be written.
pub fn run(args: &PlayerArgs) -> Result<Outcome> {
    let record = Record::open(&args.store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let all = record.reports(None)?;
    let said: Vec<Report> =
        all.iter().filter(|r| args.as_of.is_none_or(|day| r.said_by(day))).cloned().collect();
    let Some(who) = whom(&args.name, &said, &packs) else {
        tell_nobody(args, &said, &all, &packs);
        return Ok(Outcome::Incomplete);
    };
    let Some(timeline) = ledger::timeline(&said, &who) else { return Ok(Outcome::Incomplete) };
    let mut out = show::out();
    print(&mut out, args.format, Screen::of_stdout(), &timeline, args.as_of)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn whom(name: &str, reports: &[Report], packs: &[Arc<Pack>]) -> Option<Identity> {
    let people: Vec<Individual> = Roster::of(reports).people().cloned().collect();
    match names::find_player(name, &people, packs) {
        Meant::One(player) => Some(player.identity.clone()),
        _ => None,
    }
}

/// Says why no one player is meant.
fn tell_nobody(args: &PlayerArgs, said: &[Report], all: &[Report], packs: &[Arc<Pack>]) {
    let people = |reports| -> Vec<Individual> { Roster::of(reports).people().cloned().collect() };
    let known = people(said);
    match (names::find_player(&args.name, &known, packs), args.as_of) {
        (Meant::Several(players), _) => {
            let named = players.iter().map(|p| match p.teams.last() {
                Some(team) => format!("{} ({team})", p.name),
                None => p.name.clone(),
            });
            let named = named.collect::<Vec<_>>().join(", ");
            line(one_line(&format!("sidelined: {:?} may mean {named}: give more of the name", args.name)));
        }
        (_, Some(day)) if matches!(names::find_player(&args.name, &people(all), packs), Meant::One(_)) => {
            let what = format!("nothing had been said of {:?} by the end of {}", args.name, words::day(day));
            line(one_line(&format!("sidelined: {what}")));
        }
        (Meant::Nothing(near), _) => names::tell_unknown("player", &args.name, &near),
        (Meant::One(_), _) => {}
    }
}

/// A timeline as `--format json` prints it.
#[derive(Serialize)]
struct TimelineOut<'a> {
    as_of: Option<Date>,
    #[serde(flatten)]
    timeline: &'a Timeline,
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
) -> Result<()> {
    match format {
        Format::Json => rows::jsonl(out, &TimelineOut { as_of, timeline }),
        Format::Jsonl | Format::Csv => {
            rows::print(out, format, screen, &timeline::all_lines(timeline)).map(drop)
        }
        Format::Table => table(out, screen, timeline, as_of),
    }
}

fn table(out: &mut Out, screen: Screen, timeline: &Timeline, as_of: Option<Date>) -> Result<()> {
    let player = &timeline.player;
    let mut heading = player.name.clone();
    if let Some(team) = player.teams.last() {
        heading.push_str(&format!(", {team}"));
    }
    if let Some(day) = as_of {
        heading.push_str(&format!(", as known on {}", words::day(day)));
    }
    writeln!(out, "{}", screen.paint(Style::Heading, &one_line(&heading)))?;
    if timeline.spells.is_empty() {
        writeln!(out, "\nNo injury or illness is recorded.")?;
    }
    for number in 1..=timeline.spells.len() {
        writeln!(out)?;
        timeline::print(out, screen, number, timeline)?;
    }
    let besides = timeline::besides(timeline);
    if !besides.is_empty() {
        writeln!(out, "\n{}", screen.paint(Style::Heading, "Besides"))?;
        timeline::print_lines(out, screen, &besides)?;
    }
    Ok(())
}
