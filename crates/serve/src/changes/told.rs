//! What changed for a player, in the order in which it was said.

use desk::{Desk, FamilyId, View};
use jiff::civil::Date;
use ledger::{End, Identity, Individual, Source, Spell, Stage};
use present::{names, timeline, words};

use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;

/// So many changes are in a feed.
const MOST: usize = 100;

/// Something that was said and had not been before.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// The day on which it was first said.
    pub(crate) day: Date,
    /// `Novak: running outside → in full training`.
    pub(crate) title: String,
    /// Where it is told, sentence and all.
    pub(crate) path: String,
    /// Who says so.
    pub(crate) source: String,
    /// In which words.
    pub(crate) words: String,
    /// The report in which it was first said.
    pub(crate) document: ledger::DocumentId,
}

impl Change {
    /// Its identity: the same as long as the same is said of the same place.
    pub(crate) fn id(&self, site: &str) -> String {
        let what = percent_encoding::utf8_percent_encode(&self.title, percent_encoding::NON_ALPHANUMERIC);
        format!("{site}{}#{}-{what}", self.path.replace('#', "?at="), self.day)
    }

    /// Who says so, in which words.
    pub(crate) fn content(&self) -> String {
        match self.words.as_str() {
            "" => self.source.clone(),
            words => format!("“{words}” {}", self.source),
        }
    }
}

/// A player's changes, the newest first.
///
/// # Errors
/// Those of any question.
pub(crate) fn of_player(
    room: &Room,
    desk: &mut Desk,
    family: FamilyId,
    player: &Individual,
) -> Result<Vec<Change>, Trouble> {
    let Some(timeline) = desk.timeline(family, &player.identity, View::default())? else {
        return Ok(Vec::new());
    };
    let called = names::shown_player(player, &room.packs);
    let page = link::individual(player);
    let mut all: Vec<Change> =
        timeline.spells.iter().flat_map(|spell| of_spell(spell, &called, &page)).collect();
    newest(&mut all);
    Ok(all)
}

/// The changes of everybody who is on a club's board today, the newest first.
///
/// # Errors
/// Those of any question.
pub(crate) fn of_club(room: &Room, desk: &mut Desk, club: &str) -> Result<Vec<Change>, Trouble> {
    let board = desk.board(room.today(), None, Some(club), &|a, b| room.same_club(a, b))?;
    let mut all = Vec::new();
    for row in board.teams.iter().flat_map(|team| &team.rows) {
        let person = match &row.identity {
            Identity::Person(id) => Some(id),
            _ => None,
        };
        let called = names::shown(&row.player, person, &room.packs);
        let page = link::player(&row.identity, &row.player, Some(club));
        all.extend(row.spell.iter().flat_map(|spell| of_spell(spell, &called, &page)));
    }
    newest(&mut all);
    Ok(all)
}

fn newest(changes: &mut Vec<Change>) {
    changes.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.title.cmp(&b.title)));
    changes.dedup_by(|a, b| a.day == b.day && a.title == b.title);
    changes.truncate(MOST);
}

fn of_spell(spell: &Spell, called: &str, page: &str) -> Vec<Change> {
    let change = |sources: &[Source], what: String| {
        let source = sources.iter().min_by_key(|s| s.imprint.said.latest)?;
        Some(Change {
            day: source.imprint.said.latest,
            title: format!("{called}: {what}"),
            path: link::cited(source).unwrap_or_else(|| page.to_owned()),
            source: timeline::cited(source),
            words: source.evidence.as_ref().map(|e| e.text.trim().to_owned()).unwrap_or_default(),
            document: source.imprint.document.clone(),
        })
    };
    let mut all = Vec::new();
    all.extend(change(timeline::onset_sources(spell), timeline::injury(spell)));
    let mut before = None;
    for step in &spell.milestones {
        let stage = words::stage(step.rung.stage());
        let what = match before.filter(|before| *before != stage) {
            Some(before) => format!("{before} → {stage}"),
            None => stage.to_owned(),
        };
        all.extend(change(&step.sources, what));
        before = Some(stage);
    }
    all.extend(spell.setbacks.iter().filter_map(|setback| change(&setback.sources, "setback".to_owned())));
    let mut expected = None;
    for estimate in &spell.estimates {
        let now = words::expected(&estimate.expected);
        if expected.as_ref() != Some(&now) {
            all.extend(change(std::slice::from_ref(&estimate.source), format!("expected back {now}")));
        }
        expected = Some(now);
    }
    // "in full training" is how the absence ends, and told as that.
    let by_its_last_step = |end: &End| {
        let trains = |step: &&ledger::Milestone| {
            matches!(step.rung.stage(), Stage::FullTraining | Stage::MatchPractice)
        };
        let told = |step: &ledger::Milestone, of: &Source| {
            step.sources.iter().any(|s| s.imprint.document == of.imprint.document)
        };
        let step = spell.milestones.last().filter(trains);
        end.played.is_none() && step.is_some_and(|step| end.sources.iter().all(|s| told(step, s)))
    };
    if let Some(end) = spell.end.as_ref().filter(|end| !by_its_last_step(end)) {
        let mut sources = end.sources.clone();
        sources.extend(end.played.as_ref().map(timeline::pitch));
        all.extend(change(&sources, "back".to_owned()));
    }
    all
}
