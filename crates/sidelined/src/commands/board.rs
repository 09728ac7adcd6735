//! `sidelined board`: who is out, doubtful and back.

use std::io::Write as _;
use std::sync::Arc;

use anyhow::Result;
use jiff::civil::Date;
use ledger::{Board, Pathology, Region, Status, TeamBoard};
use pack::Pack;
use present::clubs::Clubs;
use serde::Serialize;

use crate::cli::{BoardArgs, Format, StoreArgs};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::{Outcome, line, one_line};
use crate::record::{Record, today};
use crate::show::rows::{self, Row};
use crate::show::{self, Out, Screen, Style, timeline, words};

/// Prints the board.
///
/// # Errors
/// When the store cannot be read or standard output cannot be written.
pub fn run(args: &BoardArgs, store: &StoreArgs) -> Result<Outcome> {
    let record = Record::open(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let (view, day) = args.view.on(today());
    let mut desk = record.desk();
    let club = match &args.club {
        None => None,
        // A club that is spoken of only later is one all the same.
        Some(name) => match names::find_club(name, desk.index()?.teams(), &packs) {
            Meant::One(club) => Some(club),
            Meant::Several(clubs) => {
                let clubs = clubs.join(", ");
                line(one_line(&format!("sidelined: {name:?} may mean {clubs}: give more of the name")));
                return Ok(Outcome::Incomplete);
            }
            Meant::Nothing(near) => {
                names::tell_unknown("club", name, &near);
                return Ok(Outcome::Incomplete);
            }
        },
    };
    let board =
        present::squads::board(&mut desk, &Clubs::of(&packs), day, view.recorded_by, club.as_deref())?;
    let mut out = show::out();
    print(&mut out, args.format, Screen::of_stdout(), &board, club.as_deref(), &packs)?;
    out.flush()?;
    if board.teams.is_empty() {
        let whom = club.map(|club| format!(" of {club}")).unwrap_or_default();
        line(one_line(&format!("nobody{whom} is known to be out or in doubt on {}", words::day(day))));
    }
    Ok(Outcome::Done)
}

/// One player of the board.
#[derive(Serialize)]
struct Line<'a> {
    team: Option<&'a str>,
    #[serde(flatten)]
    row: &'a ledger::Row,
    /// What the press calls the player.
    #[serde(skip)]
    called: String,
}

/// Prints a board.
///
/// # Errors
/// When it cannot be written.
pub fn print(
    out: &mut Out,
    format: Format,
    screen: Screen,
    board: &Board,
    club: Option<&str>,
    packs: &[Arc<Pack>],
) -> Result<()> {
    let lines = |team| lines(team, packs);
    if format != Format::Table {
        let lines: Vec<Line<'_>> = board.teams.iter().flat_map(lines).collect();
        rows::print(out, format, screen, &lines)?;
        return Ok(());
    }
    let heading = format!("{} on {}", club.unwrap_or("Treatment room"), words::day(board.as_of));
    writeln!(out, "{}", screen.paint(Style::Heading, &one_line(&heading)))?;
    for team in &board.teams {
        if club.is_none() {
            let name = one_line(team.team.as_deref().unwrap_or("Team not told"));
            writeln!(out, "\n{}", screen.paint(Style::Heading, &name))?;
        }
        for (name, style, section) in SECTIONS {
            let of_status: Vec<Line<'_>> =
                lines(team).into_iter().filter(|l| Section::of(l.row) == section).collect();
            if !of_status.is_empty() {
                let count = format!("{name} ({})", of_status.len());
                writeln!(out, "\n{}", screen.paint(style, &count))?;
                rows::print(out, format, screen, &of_status)?;
            }
        }
    }
    Ok(())
}

/// What stands together on a board.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Told(Option<Status>),
    /// Whose status has lapsed.
    Lapsed,
}

const SECTIONS: [(&str, Style, Section); 5] = [
    ("Out", Style::Bad, Section::Told(Some(Status::Out))),
    ("Doubtful", Style::Unsure, Section::Told(Some(Status::Doubtful))),
    ("Not said", Style::Faint, Section::Told(None)),
    ("Back", Style::Good, Section::Told(Some(Status::Available))),
    ("Not known any more", Style::Faint, Section::Lapsed),
];

impl Section {
    fn of(row: &ledger::Row) -> Self {
        if row.lapsed.is_some() { Self::Lapsed } else { Self::Told(row.status) }
    }
}

fn lines<'a>(team: &'a TeamBoard, packs: &[Arc<Pack>]) -> Vec<Line<'a>> {
    let line = |row: &'a ledger::Row| {
        let person = match &row.identity {
            ledger::Identity::Person(id) => Some(id),
            _ => None,
        };
        Line { team: team.team.as_deref(), row, called: names::shown(&row.player, person, packs) }
    };
    team.rows.iter().map(line).collect()
}

impl Line<'_> {
    fn injury(&self) -> String {
        self.row.spell.as_ref().map(timeline::injury).unwrap_or_default()
    }
}

/// How long nothing has been said.
fn ago(days: i64) -> String {
    match days {
        ..=0 => String::new(),
        1 => ", yesterday".to_owned(),
        days => format!(", {days} days ago"),
    }
}

impl Row for Line<'_> {
    const HEAD: &'static [&'static str] = &["Player", "Injury", "Since", "Stage", "Expected", "Last word"];
    const FIELDS: &'static [&'static str] = &[
        "team", "player", "status", "reason", "region", "pathology", "injury", "since_earliest",
        "since_latest", "stage", "not_before", "by", "hedge", "doc", "document", "said", "said_by",
        "days_since", "lapsed_status", "held_until",
    ];

    fn cells(&self) -> Vec<String> {
        let row = self.row;
        let since = row.since.as_ref().map(|onset| {
            onset.known.map_or_else(|| format!("by {}", words::day(onset.at_latest)), words::interval)
        });
        vec![
            self.called.clone(),
            self.injury(),
            since.unwrap_or_default(),
            row.stage.map(words::stage).unwrap_or_default().to_owned(),
            row.expected_return.as_ref().map(words::expected).unwrap_or_default(),
            format!("{}{}", timeline::cited(&row.last_word), ago(row.days_since)),
        ]
    }

    fn fields(&self) -> Vec<String> {
        let row = self.row;
        let day = |day: Option<Date>| day.map(|d| d.to_string()).unwrap_or_default();
        let known = row.since.as_ref().and_then(|onset| onset.known);
        let spell = row.spell.as_ref();
        vec![
            self.team.unwrap_or_default().to_owned(),
            row.player.clone(),
            row.status.map(|s| s.to_string()).unwrap_or_default(),
            row.reason.to_string(),
            spell.and_then(|s| s.region.value).map(Region::slug).unwrap_or_default().to_owned(),
            spell.and_then(|s| s.pathology.value).map(Pathology::slug).unwrap_or_default().to_owned(),
            self.injury(),
            day(known.map(|k| k.earliest)),
            day(known.map(|k| k.latest).or(row.since.as_ref().map(|onset| onset.at_latest))),
            row.stage.map(|s| s.to_string()).unwrap_or_default(),
            day(row.expected_return.and_then(|e| e.not_before)),
            day(row.expected_return.and_then(|e| e.by)),
            row.expected_return.map(|e| e.hedge.to_string()).unwrap_or_default(),
            row.last_word.imprint.doc.clone(),
            row.last_word.imprint.document.0.clone(),
            row.last_word.imprint.said.to_string(),
            row.last_word.said_by.join("; "),
            row.days_since.to_string(),
            row.lapsed.and_then(|lapsed| lapsed.told).map(|s| s.to_string()).unwrap_or_default(),
            day(row.lapsed.map(|lapsed| lapsed.held_until)),
        ]
    }
}
