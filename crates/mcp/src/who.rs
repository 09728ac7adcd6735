//! `who_is_out`.

use desk::Desk;
use jiff::civil::Date;
use ledger::{ExpectedReturn, Identity, Interval, Row, Stage, Status};
use present::clubs::Clubs;
use present::{names, squads, timeline, words};
use rmcp::schemars::{self, JsonSchema};
use serde::Serialize;

use crate::ask;
use crate::asked::WhoIsOut;
use crate::cited::{self, Source, Sources};
use crate::room::{Answer, Refusal, Setup};

/// Who is out or doubtful.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Absent {
    /// As of the end of this day.
    as_of: Date,
    /// The club that was asked about.
    club: Option<String>,
    /// The players: by club, out before doubtful, the freshest word first.
    players: Vec<Player>,
    /// How many more there are.
    left_off: usize,
    /// How many are not listed because nobody has spoken of them for so long.
    lapsed: usize,
    /// The reports that this rests on.
    sources: Vec<Source>,
}

/// Somebody who is out or doubtful.
#[derive(Debug, Serialize, JsonSchema)]
struct Player {
    /// What the press calls the player.
    player: String,
    /// The club.
    club: Option<String>,
    /// Out or doubtful; none where no report settles it, or where it is not known any more.
    status: Option<Status>,
    /// The last day for which what was said held, where that has gone by.
    held_until: Option<Date>,
    /// The injury or illness, in words.
    what: String,
    /// When it happened, where somebody says so.
    since: Option<Interval>,
    /// How far the recovery has got.
    stage: Option<Stage>,
    /// The return that was last forecast, and is still ahead.
    expected_return: Option<ExpectedReturn>,
    /// Days since anything was said.
    days_since_last_word: i64,
    /// The reports behind this, by their places in `sources`, from 1.
    cited: Vec<usize>,
}

/// Who is out or doubtful, of a club or of all.
pub(crate) fn answer(setup: &Setup, desk: &mut Desk, asked: WhoIsOut) -> Result<Answer<Absent>, Refusal> {
    let day = ask::day("as_of", asked.as_of.as_deref())?.unwrap_or_else(setup.today);
    let limit = ask::limit(asked.limit)?;
    let club = asked.club.as_deref().map(|name| ask::club(setup, desk, name)).transpose()?;
    let board = squads::board(desk, &Clubs::of(&setup.packs), day, None, club.as_deref())?;
    let rows = board.teams.iter().flat_map(|team| team.rows.iter().map(|row| (team.team.as_deref(), row)));
    let (lapsed, rows): (Vec<_>, Vec<_>) = rows
        .filter(|(_, row)| row.status != Some(Status::Available))
        .partition(|(_, row)| row.lapsed.is_some());
    let unlisted = if asked.lapsed { 0 } else { lapsed.len() };
    let rows: Vec<_> = if asked.lapsed { rows.into_iter().chain(lapsed).collect() } else { rows };
    let left_off = rows.len().saturating_sub(limit);
    let mut sources = Sources::default();
    let players: Vec<Player> =
        rows.iter().take(limit).map(|(team, row)| Player::of(setup, *team, row, &mut sources)).collect();
    let sources = sources.complete(desk)?;
    let told = Absent { as_of: day, club, players, left_off, lapsed: unlisted, sources };
    Ok(Answer { text: told.text(), told })
}

impl Player {
    fn of(setup: &Setup, team: Option<&str>, row: &Row, sources: &mut Sources) -> Self {
        let person = match &row.identity {
            Identity::Person(id) => Some(id),
            _ => None,
        };
        let mut cited = vec![sources.cite(&row.last_word)];
        let onset = row.spell.iter().flat_map(timeline::onset_sources);
        cited.extend(onset.take(2).map(|source| sources.cite(source)));
        let estimate = row.spell.as_ref().and_then(|spell| spell.estimates.last());
        cited.extend(estimate.map(|estimate| sources.cite(&estimate.source)));
        cited.sort_unstable();
        cited.dedup();
        Self {
            player: names::shown(&row.player, person, &setup.packs),
            club: team.map(str::to_owned),
            status: row.status,
            held_until: row.lapsed.map(|lapsed| lapsed.held_until),
            what: row.spell.as_ref().map(timeline::injury).unwrap_or_default(),
            since: row.since.as_ref().and_then(|since| since.known),
            stage: row.stage,
            expected_return: row.expected_return,
            days_since_last_word: row.days_since,
            cited,
        }
    }

    fn text(&self) -> String {
        let status = match self.held_until {
            Some(held) => format!("not known any more since {}", words::day(held)),
            None => words::status(self.status).to_owned(),
        };
        let mut parts = vec![status];
        parts.extend(Some(self.what.clone()).filter(|what| !what.is_empty()));
        parts.extend(self.since.map(|since| format!("since {}", words::interval(since))));
        parts.extend(self.stage.map(|stage| words::stage(stage).to_owned()));
        parts.extend(self.expected_return.as_ref().map(|e| format!("expected back {}", words::expected(e))));
        let days = words::count(usize::try_from(self.days_since_last_word).unwrap_or(0), "day");
        parts.push(format!("last spoken of {days} before"));
        format!("- {}: {}{}\n", self.player, parts.join("; "), cited::numbers(&self.cited))
    }
}

impl Absent {
    fn text(&self) -> String {
        let of = self.club.as_ref().map(|club| format!(" of {club}")).unwrap_or_default();
        let day = words::day(self.as_of);
        let mut text = match self.players.len() {
            0 => format!("Nobody{of} is known to be out or in doubt on {day}.\n"),
            n => format!("Out or in doubt{of} on {day}: {}.\n", words::count(n, "player")),
        };
        let mut club = None;
        for player in &self.players {
            if self.club.is_none() && club != Some(&player.club) {
                text.push_str(&format!("\n{}\n", player.club.as_deref().unwrap_or("No club told")));
                club = Some(&player.club);
            }
            text.push_str(&player.text());
        }
        if self.left_off > 0 {
            text.push_str(&format!("{} more are left off: ask for one club, or for more.\n", self.left_off));
        }
        if self.lapsed > 0 {
            text.push_str(&format!(
                "Of {} nobody has spoken for so long that it is not known any more.\n",
                words::count(self.lapsed, "more player")
            ));
        }
        text + &cited::listed(&self.sources)
    }
}
