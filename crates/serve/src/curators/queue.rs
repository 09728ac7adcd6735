//! What most wants a curator's look, and in which order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use desk::{Desk, View};
use jiff::civil::Date;
use ledger::{Certainty, ClaimId, ClaimValue, DocumentId, Edit, Source, Timeline, days_between};
use present::why::{self, Aspect, Standing};
use present::{names, words};

use crate::link;
use crate::room::{Room, locked};
use crate::trouble::Trouble;

/// Hedged words are in the queue for so many days after they were said.
pub(super) const HEDGED_DAYS: i64 = 14;

/// Why a claim is in the queue: what is surest to be wrong comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    /// The report has the player out on a day on which the player played.
    Played,
    /// Reports differ, and nothing decides between them: the record leaves the fact open.
    Undecided,
    /// Another value of the fact stands.
    Outweighed,
    /// The report does not plainly say so, and that lately.
    Hedged,
}

impl Reason {
    pub(super) const ALL: [Self; 4] = [Self::Played, Self::Undecided, Self::Outweighed, Self::Hedged];

    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Played => "said to be out, but played",
            Self::Undecided => "reports differ, nothing decides",
            Self::Outweighed => "another value stands",
            Self::Hedged => "not said plainly, within the last two weeks",
        }
    }
}

/// A claim that wants a look.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) document: DocumentId,
    pub(super) claim: ClaimId,
    /// Why, the weightiest first, each with what exactly.
    pub(super) why: BTreeSet<(Reason, String)>,
    /// The last day on which it can have been said.
    pub(super) said: Date,
    /// What the player is called, and where the player's page is.
    pub(super) player: (String, String),
}

impl Wanted {
    /// The weightiest reason.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.why.first().map(|(reason, _)| *reason)
    }
}

/// The queue of the latest state of the record that was asked about, on a day.
#[derive(Debug, Default)]
pub(crate) struct Queue(Mutex<Option<Kept>>);

/// Of which state of the record, and on which day.
type Kept = (u64, Date, Arc<Vec<Wanted>>);

impl Room {
    /// Every claim that wants a look and has had none: those of the weightiest reason first, of these what was said last.
    ///
    /// # Errors
    /// Those of any question.
    pub(super) async fn wanted(self: &Arc<Self>) -> Result<Arc<Vec<Wanted>>, Trouble> {
        let (generation, today) = (self.generation().await?, self.today());
        let kept = locked(&self.queue.0).clone().filter(|(of, day, _)| (*of, *day) == (generation, today));
        if let Some((.., wanted)) = kept {
            return Ok(wanted);
        }
        let wanted = Arc::new(self.ask(move |room, desk| gathered(room, desk, today)).await?);
        *locked(&self.queue.0) = Some((generation, today, Arc::clone(&wanted)));
        Ok(wanted)
    }
}

fn gathered(room: &Room, desk: &mut Desk, today: Date) -> Result<Vec<Wanted>, Trouble> {
    let view = View { as_of: Some(today), recorded_by: None };
    let families: Vec<_> = desk.index()?.all().collect();
    let mut found = Found::default();
    for (family, player) in desk.people(families, view)? {
        let Some(timeline) = desk.timeline(family, &player.identity, view)? else { continue };
        found.player = (names::shown_player(&player, &room.packs), link::individual(&player));
        found.look(&timeline, today);
    }
    let edits = desk.store().curation(None)?;
    let seen: BTreeSet<(&DocumentId, &ClaimId)> = ledger::standing(&edits)
        .into_iter()
        .filter_map(|edit| match &edit.edit {
            Edit::Accept { document, claim }
            | Edit::Reject { document, claim }
            | Edit::Replace { document, claim, .. } => Some((document, claim)),
            _ => None,
        })
        .collect();
    let mut wanted: Vec<Wanted> = found.wanted.into_values().collect();
    wanted.retain(|wanted| !seen.contains(&(&wanted.document, &wanted.claim)));
    wanted.sort_by_cached_key(|w| (w.reason(), Reverse(w.said), w.document.clone(), w.claim.clone()));
    Ok(wanted)
}

/// Whether a report does not plainly say so. Plans are hoped for as a rule; of what has happened, that is a doubt.
fn hedged(line: &ledger::Line) -> bool {
    match line.certainty {
        Certainty::Stated => false,
        Certainty::Speculated | Certainty::Unlikely => true,
        Certainty::Hoped => matches!(
            line.value,
            ClaimValue::Injury(_) | ClaimValue::Surgery { .. } | ClaimValue::Setback { .. }
        ),
    }
}

/// What was found so far.
#[derive(Default)]
struct Found {
    player: (String, String),
    wanted: BTreeMap<(DocumentId, ClaimId), Wanted>,
}

impl Found {
    fn look(&mut self, timeline: &Timeline, today: Date) {
        for contradiction in timeline.spells.iter().flat_map(|spell| &spell.contradictions) {
            let day = words::day(contradiction.played.day);
            self.put(Reason::Played, &contradiction.source, &format!("out, by this report; played on {day}"));
        }
        for aspect in Aspect::ALL {
            self.disputed(&why::lines(timeline, aspect), aspect.meaning());
        }
        for line in &timeline.lines {
            if hedged(line) && days_between(line.source.said.latest, today) <= HEDGED_DAYS {
                self.put(Reason::Hedged, &line.source, "the report does not say it plainly");
            }
        }
    }

    /// Words on a field that differ from what stands, or between which nothing decides.
    fn disputed(&mut self, lines: &[why::Line], of: &str) {
        for line in lines {
            let against = |standing: &[Standing]| {
                let others =
                    lines.iter().filter(|other| other.spell == line.spell && other.value != line.value);
                let mut values: Vec<String> = others
                    .filter(|other| standing.contains(&other.standing))
                    .map(|other| other.value.clone())
                    .collect();
                values.dedup();
                words::list(&values)
            };
            match line.standing {
                Standing::Undecided => {
                    let others = against(&[Standing::Undecided]);
                    let told = format!("{of}: {} here, {others} elsewhere", line.value);
                    self.put(Reason::Undecided, &line.source, &told);
                }
                Standing::Outweighed => {
                    let told = format!("{of}: {} here; {} stands", line.value, against(&[Standing::Stands]));
                    self.put(Reason::Outweighed, &line.source, &told);
                }
                Standing::Stands | Standing::Withdrawn => {}
            }
        }
    }

    fn put(&mut self, reason: Reason, source: &Source, told: &str) {
        for claim in &source.claims {
            let wanted =
                self.wanted.entry((source.document.clone(), claim.clone())).or_insert_with(|| Wanted {
                    document: source.document.clone(),
                    claim: claim.clone(),
                    why: BTreeSet::new(),
                    said: source.said.latest,
                    player: self.player.clone(),
                });
            wanted.why.insert((reason, told.to_owned()));
        }
    }
}
