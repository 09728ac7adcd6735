//! A player: each absence, step by step, with its sources, and what is ahead.

use askama::Template;
use desk::{Desk, View};
use ledger::Timeline;
use present::names::{self, Meant};
use present::outlook::Answer;
use present::why::{self, Aspect};
use present::{missed, timeline, words};

use super::drawn::Drawing;
use super::forecast::{self, Bar};
use super::rows::Cite;
use crate::asked::framed;
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

framed!(Page);

#[derive(Template)]
#[template(path = "player.html")]
pub(crate) struct Page {
    frame: Frame,
    name: String,
    team: Option<(String, String)>,
    other_names: String,
    drawing: Option<Drawing>,
    /// What the board of that day says of the player.
    now: Option<super::board::Line>,
    answer: Option<Answer>,
    bars: Vec<Bar>,
    spells: Vec<Part>,
    besides: Vec<Line>,
}

/// One absence.
struct Part {
    number: usize,
    heading: String,
    open: bool,
    lines: Vec<Line>,
    /// The drift of the expected return, where it moved, and its address.
    drift: Option<(String, String)>,
    why: Vec<(&'static str, Vec<Word>)>,
}

/// One thing that happened.
struct Line {
    when: String,
    what: String,
    cites: Vec<Cite>,
}

/// One report's word on a field.
struct Word {
    value: String,
    stands: bool,
    because: String,
    cite: Cite,
}

/// The player whom a name means.
///
/// # Errors
/// [`Trouble::Missing`] and [`Trouble::Several`].
pub(crate) fn whom(
    room: &Room,
    desk: &mut Desk,
    name: &str,
    view: View,
) -> Result<(desk::FamilyId, ledger::Individual), Trouble> {
    match names::find_recorded(name, desk, view, &room.packs)? {
        Meant::One(found) => Ok(found),
        Meant::Several(players) => Err(Trouble::Several(
            players
                .iter()
                .map(|(_, player)| {
                    let shown = names::shown_player(player, &room.packs);
                    let team = player.teams.last().map(|team| format!(" ({team})")).unwrap_or_default();
                    (format!("{shown}{team}"), link::as_of(&link::individual(player), view.as_of))
                })
                .collect(),
        )),
        Meant::Nothing(near) => {
            let by = view.as_of.map(|day| format!("By the end of {}, ", words::day(day)));
            Err(Trouble::Missing { what: format!("{}{name:?}", by.unwrap_or_default()), near })
        }
    }
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, name: &str, view: View) -> Result<Self, Trouble> {
        let (family, player) = whom(room, desk, name, view)?;
        let missing = || Trouble::Missing { what: format!("{name:?}"), near: Vec::new() };
        let timeline = desk.timeline(family, &player.identity, view)?.ok_or_else(missing)?;
        let today = view.as_of.unwrap_or(room.today());
        let dossier = desk.dossier(family, view.recorded_by)?;
        let open = timeline.spells.iter().any(|spell| spell.end.is_none());
        let basis = open.then(|| room.basis(&dossier, &player.identity, view)).flatten();
        let matches = dossier.played(&player, Some(today)).len();
        let answer = basis.map(|basis| basis.answer(&room.packs, &room.model, (today, matches)));
        let shown = names::shown_player(&player, &room.packs);
        let path = link::individual(&player);
        let mut frame = Frame::of(shown.clone(), path.clone(), view, today);
        frame.feeds = vec![
            (format!("Changes: {shown}"), "application/atom+xml", format!("{path}/changes.atom")),
            (format!("Changes: {shown}"), "application/feed+json", format!("{path}/changes.json")),
        ];
        let others: Vec<&str> =
            player.names.iter().map(String::as_str).filter(|name| *name != shown).collect();
        Ok(Self {
            frame,
            team: player.teams.last().map(|team| (team.clone(), link::club(team))),
            other_names: others.join(", "),
            drawing: Drawing::of(&timeline, today),
            now: super::board::Line::of_player(room, desk, family, &player, view)?,
            bars: answer.as_ref().map(|answer| forecast::bars(&answer.matches)).unwrap_or_default(),
            answer,
            spells: parts(room, &timeline, view, &path),
            besides: timeline::besides(&timeline).iter().map(Line::of).collect(),
            name: shown,
        })
    }
}

/// How the expected return drifts: of the absence of that number, or of the last of which a day was expected.
pub(super) fn drift(
    room: &Room,
    timeline: &Timeline,
    number: Option<usize>,
    view: View,
) -> Result<pictures::Picture, present::drawn::NoPicture> {
    let about = present::drawn::About {
        whom: names::shown_player(&timeline.player, &room.packs),
        source: "press reports and official lists".to_owned(),
        caution: String::new(),
        as_of: view.as_of.unwrap_or(room.today()),
    };
    present::drawn::drift(timeline, number, &about)
}

/// The absences, the latest first.
fn parts(room: &Room, timeline: &Timeline, view: View, path: &str) -> Vec<Part> {
    let today = view.as_of.unwrap_or(room.today());
    let missed = missed::each(&timeline.player, &timeline.spells, &room.packs, today);
    let why: Vec<(&'static str, Vec<why::Line>)> =
        Aspect::ALL.iter().map(|aspect| (aspect.meaning(), why::lines(timeline, *aspect))).collect();
    let part = |(number, (spell, missed)): (usize, (&ledger::Spell, &Option<missed::Missed>))| Part {
        number,
        heading: timeline::heading(spell, missed.as_ref(), today),
        open: spell.end.is_none(),
        lines: timeline::lines(number, spell, timeline).iter().map(Line::of).collect(),
        // One expectation does not move.
        drift: (spell.estimates.len() > 1)
            .then(|| drift(room, timeline, Some(number), view).ok())
            .flatten()
            .map(|picture| {
                let address = format!("{path}/drift.svg?absence={number}");
                (picture.svg().to_owned(), link::as_of(&address, view.as_of))
            }),
        why: why
            .iter()
            .map(|(meaning, lines)| {
                let own = lines.iter().filter(|line| line.spell == number);
                (*meaning, own.map(Word::of).collect::<Vec<_>>())
            })
            .filter(|(_, words)| !words.is_empty())
            .collect(),
    };
    let mut parts: Vec<Part> = (1..).zip(timeline.spells.iter().zip(&missed)).map(part).collect();
    parts.reverse();
    parts
}

impl Line {
    fn of(line: &timeline::Line) -> Self {
        Self {
            when: timeline::when(line),
            what: line.what.clone(),
            cites: line.sources.iter().map(Cite::of).collect(),
        }
    }
}

impl Word {
    fn of(line: &why::Line) -> Self {
        Self {
            value: line.value.clone(),
            stands: line.stands,
            because: line.because.clone(),
            cite: Cite::of(&line.source),
        }
    }
}
