//! `sidelined demo`: the example reports, read and shown.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use ledger::parse_date;
use pack::Pack;

use super::{board, player};
use crate::cli::{Format, InputKind};
use crate::engine::{self, Content, Engine, Intake};
use crate::input::Source;
use crate::names::{self, Meant};
use crate::notes::{Outcome, Problems, one_line};
use crate::record::Record;
use crate::show::{self, Screen, Style, words};

/// The example reports: name and content.
const REPORTS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/reports.rs"));

/// The club, day and player that the demo shows.
const CLUB: &str = "Harbour Athletic";
const DAY: &str = "2024-02-03";
const PLAYER: &str = "Declan Rowntree";

/// Reads the example reports into a store in memory, and prints a board and a timeline.
///
/// # Errors
/// When standard output cannot be written.
pub fn run() -> Result<Outcome> {
    let packs = [Arc::new(Pack::premier_league().clone())];
    let engine = Engine::new(&packs)?;
    let mut record = Record::temporary()?;
    let (problems, added, claims) = read(&engine, &mut record)?;
    let screen = Screen::of_stdout();
    let mut out = show::out();
    let (added, claims) = (words::count(added, "example report"), words::count(claims, "claim"));
    writeln!(out, "{added} read into a temporary store: {claims}.\n")?;

    let command = |line: &str| screen.paint(Style::Faint, &format!("$ sidelined {line}"));
    let mut desk = record.desk();
    let day = parse_date(DAY).context("the demo's day")?;
    let same_club = |a: &str, b: &str| names::same_club(a, b, &packs);
    // Should nobody be put in the club, the board of all says more than an empty one.
    let of_club = desk.board(day, None, Some(CLUB), &same_club)?;
    let (club, board) = match of_club.teams.is_empty() {
        false => (Some(CLUB), of_club),
        true => (None, desk.board(day, None, None, &same_club)?),
    };
    let named = club.map(|club| format!(" {club:?}")).unwrap_or_default();
    writeln!(out, "{}", command(&format!("board{named} --as-of {DAY}")))?;
    board::print(&mut out, Format::Table, screen, &board, club, &packs)?;

    writeln!(out, "\n{}", command(&format!("player {PLAYER:?}")))?;
    if let Meant::One((family, who)) = names::find_recorded(PLAYER, &mut desk, desk::View::default(), &packs)?
        && let Some(timeline) = desk.timeline(family, &who.identity, desk::View::default())?
    {
        player::print(&mut out, Format::Table, screen, &timeline, None, &packs)?;
    }
    writeln!(out, "\n{}", screen.paint(Style::Heading, "Now with reports of your own:"))?;
    for line in
        ["read report.txt --format table", "explain report.txt", "add reports/", "board", "player NAME"]
    {
        writeln!(out, "  sidelined {line}")?;
    }
    out.flush()?;
    Ok(problems.outcome())
}

/// Reads them all; returns what could not be read, and how many reports and claims were added.
fn read(engine: &Engine, record: &mut Record) -> Result<(Problems, usize, usize)> {
    let mut problems = Problems::default();
    let (mut added, mut claims) = (0, 0);
    let intake = Intake { kind: InputKind::Auto, published: None, columns: intake::Columns::default() };
    for (name, content) in REPORTS {
        for taken in engine::reports(&Source::Bundled(name, content), &intake) {
            let report = match taken {
                Ok(Content::Report(report)) => *report,
                Ok(Content::Page(..) | Content::Note(_)) => continue,
                Ok(Content::Appearances(rows)) => {
                    record.add_appearances(rows, Timestamp::now())?;
                    continue;
                }
                Err(unreadable) => {
                    problems.tell(&one_line(&unreadable.name), unreadable.reason);
                    continue;
                }
            };
            let reading = engine.read(report);
            let published = reading.document.published.as_ref();
            record.store.add(&reading.document, published, &reading.claims, Timestamp::now())?;
            added += 1;
            claims += reading.claims.len();
        }
    }
    Ok((problems, added, claims))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_reports_are_bundled() {
        let names: Vec<_> = REPORTS.iter().map(|(name, _)| *name).collect();
        assert!(names.len() >= 12, "{names:?}");
        assert!(names.is_sorted());
    }
}
