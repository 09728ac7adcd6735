//! What one voice forecast, each with its sentence, and what became of it.

use std::cmp::Reverse;

use askama::Template;
use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{Estimate, ExpectedReturn, Spell};
use present::{names, timeline, words};

use super::rows::Cite;
use crate::asked::framed;
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

framed!(Page);

/// So many forecasts are shown, those that were said last.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "source.html")]
pub(crate) struct Page {
    frame: Frame,
    who: String,
    /// How many there are in all.
    all: usize,
    rows: Vec<Row>,
}

/// One forecast.
struct Row {
    player: (String, String),
    injury: String,
    expected: String,
    /// The day of the return, where it is known.
    back: String,
    /// By how many days it was later than was said; of a first day alone, whether it held.
    error: String,
    cite: Cite,
    said: Date,
}

/// Whose forecasts: a speaker's, or an outlet's in its own voice.
pub(crate) struct Voice {
    pub(crate) name: String,
    pub(crate) outlet: bool,
}

impl Voice {
    /// Whether an estimate is this voice's: whoever is quoted gives it, or else the outlet.
    fn gave(&self, estimate: &Estimate) -> bool {
        let own = ledger::fold(&self.name);
        let same = |name: &String| ledger::fold(name) == own;
        let source = &estimate.source;
        match self.outlet {
            true => source.said_by.is_empty() && source.imprint.outlet.as_ref().is_some_and(same),
            false => source.said_by.iter().any(same),
        }
    }
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, voice: &Voice, view: View) -> Result<Self, Trouble> {
        let today = view.as_of.unwrap_or(room.today());
        let view = View { as_of: Some(today), ..view };
        let families: Vec<_> = desk.index()?.all().collect();
        let mut rows = Vec::new();
        for (family, player) in desk.people(families, view)? {
            let Some(timeline) = desk.timeline(family, &player.identity, view)? else { continue };
            let called = (names::shown_player(&player, &room.packs), link::individual(&player));
            for spell in &timeline.spells {
                let own = spell.estimates.iter().filter(|estimate| voice.gave(estimate));
                rows.extend(own.map(|estimate| Row::of(&called, spell, estimate)));
            }
        }
        if rows.is_empty() {
            return Err(Trouble::Missing {
                what: format!("A forecast by {:?}", voice.name),
                near: Vec::new(),
            });
        }
        rows.sort_by(|a, b| (Reverse(a.said), &a.player).cmp(&(Reverse(b.said), &b.player)));
        let all = rows.len();
        rows.truncate(SHOWN);
        let path = link::source(&voice.name, voice.outlet);
        let mut frame = Frame::of(format!("Forecasts by {}", voice.name), path, view, room.today());
        if voice.outlet {
            frame.kept = vec![("outlet", "true".to_owned())];
        }
        Ok(Self { frame, who: voice.name.clone(), all, rows })
    }
}

impl Row {
    fn of(player: &(String, String), spell: &Spell, estimate: &Estimate) -> Self {
        let back = spell.end.as_ref().and_then(|end| end.known);
        let day = back.filter(|back| back.earliest == back.latest).map(|back| back.earliest);
        Self {
            player: player.clone(),
            injury: timeline::injury(spell),
            expected: words::expected(&estimate.expected),
            back: back.map(words::interval).unwrap_or_default(),
            error: day.and_then(|day| later(&estimate.expected, day)).unwrap_or_default(),
            cite: Cite::of(&estimate.source),
            said: estimate.source.imprint.said.latest,
        }
    }
}

/// By how many days a return was later than was said; of a first day alone, that it held, or by how many days it did not.
fn later(expected: &ExpectedReturn, back: Date) -> Option<String> {
    match (expected.by, expected.not_before) {
        (None, Some(first)) if first <= back => Some("held".to_owned()),
        (Some(told), _) | (None, Some(told)) => Some(match ledger::days_between(told, back) {
            0 => "0".to_owned(),
            days => format!("{days:+}"),
        }),
        (None, None) => None,
    }
}
