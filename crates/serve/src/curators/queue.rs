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

/// Why a matter is in the queue: what is surest to be wrong comes first.
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

/// A claim of a report.
pub(super) type Key = (DocumentId, ClaimId);

/// Something that wants a look: one question about one player, with all that is said on it.
#[derive(Clone, Debug)]
pub(super) struct Matter {
    /// Why, as far as it is surest to be wrong.
    pub(super) reason: Reason,
    /// What exactly.
    pub(super) told: String,
    /// What the player is called, and where the player's page is.
    pub(super) player: (String, String),
    /// Each answer with the claims that give it, what was said last first.
    pub(super) sides: Vec<Side>,
    /// The last day on which any of it can have been said.
    said: Date,
}

/// One answer, and every claim that gives it: several reports', or those of copies of one.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// The answer; empty where there is only one.
    pub(super) value: String,
    /// The claims, what was said last first.
    pub(super) claims: Vec<Key>,
    said: Date,
}

/// The queue of the latest state of the record that was asked about, on a day.
#[derive(Debug, Default)]
pub(crate) struct Queue(Mutex<Option<Kept>>);

/// Of which state of the record, and on which day.
type Kept = (u64, Date, Arc<Vec<Matter>>);

impl Room {
    /// Every matter that wants a look and has had none: those of the weightiest reason first, of these what was said last.
    ///
    /// # Errors
    /// Those of any question.
    pub(super) async fn wanted(self: &Arc<Self>) -> Result<Arc<Vec<Matter>>, Trouble> {
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

fn gathered(room: &Room, desk: &mut Desk, today: Date) -> Result<Vec<Matter>, Trouble> {
    let view = View { as_of: Some(today), recorded_by: None };
    let families: Vec<_> = desk.index()?.all().collect();
    let people = desk.people(families, view)?;
    let edits = desk.store().curation(None)?;
    let seen = ledger::standing(&edits).into_iter().filter_map(|edit| match &edit.edit {
        Edit::Accept { document, claim }
        | Edit::Reject { document, claim }
        | Edit::Replace { document, claim, .. } => Some((document.clone(), claim.clone())),
        _ => None,
    });
    let seen: BTreeSet<Key> = seen.collect();
    let mut matters = Vec::new();
    for (family, player) in people {
        let Some(timeline) = desk.timeline(family, &player.identity, view)? else { continue };
        let player = (names::shown_player(&player, &room.packs), link::individual(&player));
        matters.extend(Found::of(&timeline, today).matters(&player, &seen));
    }
    matters.sort_by(|a, b| {
        let order = |m: &Matter| (m.reason, Reverse(m.said), m.player.1.clone());
        order(a).cmp(&order(b)).then_with(|| a.told.cmp(&b.told))
    });
    Ok(matters)
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

/// What each claim of a timeline says.
type Says<'t> = BTreeMap<(&'t DocumentId, &'t ClaimId), &'t ClaimValue>;

/// Which claims of a source tell an aspect themselves: a planned operation on the knee is cited for the knee's injury, and says nothing of its side.
fn telling(aspect: Aspect, source: &Source, says: &Says<'_>) -> Vec<ClaimId> {
    let tells = |claim: &&ClaimId| {
        says.get(&(&source.imprint.document, *claim)).is_some_and(|value| tells(aspect, value))
    };
    let own: Vec<ClaimId> = source.claims.iter().filter(tells).cloned().collect();
    if own.is_empty() { source.claims.clone() } else { own }
}

/// Whether a claim has a value of its own for an aspect: a field of that name, filled in.
fn tells(aspect: Aspect, value: &ClaimValue) -> bool {
    let told = serde_json::to_value(value).unwrap_or_default();
    let field = &told["value"][aspect.slug()];
    (aspect == Aspect::Surgery && value.kind() == "surgery") || !(field.is_null() || field == "unspecified")
}

/// Why a matter is one, of which absence (from 1; 0 for none), and what exactly.
type Subject = (Reason, usize, String);

/// What was found of one player: the claims, each with the answer that it gives and the last day on which it can have been said.
#[derive(Default)]
struct Found(BTreeMap<Subject, BTreeMap<Key, (String, Date)>>);

impl Found {
    fn of(timeline: &Timeline, today: Date) -> Self {
        let mut found = Self::default();
        for (number, spell) in (1..).zip(&timeline.spells) {
            for contradiction in &spell.contradictions {
                let day = words::day(contradiction.played.day);
                let told = format!("out, by what is said here; played on {day}");
                let source = &contradiction.source;
                found.put((Reason::Played, number, told), "", source, &source.claims);
            }
        }
        let says = timeline
            .lines
            .iter()
            .map(|line| ((&line.source.imprint.document, &line.claim), &line.value))
            .collect();
        for aspect in Aspect::ALL {
            found.disputed(&why::lines(timeline, aspect), aspect, &says);
        }
        for line in timeline.lines.iter().filter(|line| hedged(line)) {
            if days_between(line.source.imprint.said.latest, today) <= HEDGED_DAYS {
                let what = words::said(&line.value, line.polarity, line.certainty);
                let told = format!("not said plainly: {what}");
                let subject = (Reason::Hedged, line.spell.map_or(0, |at| at + 1), told);
                found.put(subject, "", &line.source, std::slice::from_ref(&line.claim));
            }
        }
        found
    }

    /// Words on a field that differ from what stands, or between which nothing decides.
    fn disputed(&mut self, lines: &[why::Line], aspect: Aspect, says: &Says<'_>) {
        let of = aspect.meaning();
        for line in lines {
            let claims = telling(aspect, &line.source, says);
            match line.standing {
                Standing::Undecided => {
                    self.put(
                        (Reason::Undecided, line.spell, format!("{of}: reports differ")),
                        &line.value,
                        &line.source,
                        &claims,
                    );
                }
                Standing::Outweighed => {
                    let stands = |other: &&why::Line| other.spell == line.spell && other.stands;
                    let stands =
                        lines.iter().find(stands).map(|other| other.value.as_str()).unwrap_or_default();
                    self.put(
                        (Reason::Outweighed, line.spell, format!("{of}: {stands} stands")),
                        &line.value,
                        &line.source,
                        &claims,
                    );
                }
                Standing::Stands | Standing::Withdrawn | Standing::Overruled => {}
            }
        }
    }

    fn put(&mut self, subject: Subject, value: &str, source: &Source, claims: &[ClaimId]) {
        let known = self.0.entry(subject).or_default();
        for claim in claims {
            known.insert(
                (source.imprint.document.clone(), claim.clone()),
                (value.to_owned(), source.imprint.said.latest),
            );
        }
    }

    /// Each claim in the matter of the weightiest reason alone; without what has been looked at.
    fn matters(self, player: &(String, String), seen: &BTreeSet<Key>) -> Vec<Matter> {
        let mut taken = seen.clone();
        let mut matters = Vec::new();
        for ((reason, _, told), claims) in self.0 {
            let mut sides: BTreeMap<String, Side> = BTreeMap::new();
            let mut claims: Vec<_> = claims.into_iter().collect();
            claims.sort_by_key(|(_, (_, said))| Reverse(*said));
            for (key, (value, said)) in claims {
                if taken.insert(key.clone()) {
                    let new = || Side { value: value.clone(), claims: Vec::new(), said };
                    sides.entry(value.clone()).or_insert_with(new).claims.push(key);
                }
            }
            let mut sides: Vec<Side> = sides.into_values().collect();
            sides.sort_by_key(|side| Reverse(side.said));
            if let Some(said) = sides.first().map(|side| side.said) {
                matters.push(Matter { reason, told, player: player.clone(), sides, said });
            }
        }
        matters
    }
}

#[cfg(test)]
mod tests {
    use ledger::parse_date;

    use super::*;

    fn source(document: &str, claims: &[&str], day: &str) -> Source {
        let claims: Vec<_> = claims.iter().map(|c| serde_json::json!(c)).collect();
        serde_json::from_value(serde_json::json!({
            "document": document, "doc": document, "claims": claims,
            "said": {"earliest": day, "latest": day}, "said_by": [],
        }))
        .unwrap()
    }

    fn matters(found: Found, seen: &[(&str, &str)]) -> Vec<Matter> {
        let key = |(d, c): &(&str, &str)| (DocumentId((*d).into()), ClaimId((*c).into()));
        found.matters(&("Ned".into(), "/players/Ned".into()), &seen.iter().map(key).collect())
    }

    fn put(found: &mut Found, subject: Subject, value: &str, source: &Source) {
        found.put(subject, value, source, &source.claims);
    }

    #[test]
    fn only_claims_that_tell_it_are_judged() {
        let value = |kind: &str, value: serde_json::Value| -> ClaimValue {
            serde_json::from_value(serde_json::json!({"kind": kind, "value": value})).unwrap()
        };
        let facts = |side: serde_json::Value| {
            let facts = serde_json::json!({"region": "knee", "part": null, "pathology": "unspecified", "diagnosis": null,
                "side": side, "setting": null, "phase": null, "recurrence": false});
            value("injury", facts)
        };
        let (left, plain) = (facts("left".into()), facts(serde_json::Value::Null));
        let (report, ids) = (DocumentId("a".into()), ["1", "2"].map(|id| ClaimId(id.into())));
        let says = BTreeMap::from([((&report, &ids[0]), &left), ((&report, &ids[1]), &plain)]);
        let source = source("a", &["1", "2"], "2024-02-08");
        assert_eq!(telling(Aspect::Side, &source, &says), ids[..1]);
        assert_eq!(telling(Aspect::Region, &source, &says), ids);
        assert_eq!(telling(Aspect::Diagnosis, &source, &says), ids, "where none tells it, all are looked at");
    }

    #[test]
    fn a_matter_is_shown_once_with_all_who_say_it() {
        let mut found = Found::default();
        let differ = (Reason::Undecided, 1, "Side of the body: reports differ".to_owned());
        put(&mut found, differ.clone(), "left", &source("a", &["1", "2"], "2024-02-08"));
        put(&mut found, differ.clone(), "left", &source("copy-of-a", &["3"], "2024-02-09"));
        put(&mut found, differ, "right", &source("b", &["4"], "2024-02-07"));
        // The same claims once more, for a slighter reason.
        put(
            &mut found,
            (Reason::Hedged, 1, "not said plainly".into()),
            "",
            &source("a", &["1"], "2024-02-08"),
        );
        let all = matters(found, &[("b", "4")]);
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!((all[0].reason, all[0].said), (Reason::Undecided, parse_date("2024-02-09").unwrap()));
        let [left] = all[0].sides.as_slice() else { panic!("{all:?}") };
        let claims: Vec<_> = left.claims.iter().map(|(_, claim)| claim.0.as_str()).collect();
        assert_eq!((left.value.as_str(), claims), ("left", vec!["3", "1", "2"]), "what was said last first");
    }

    #[test]
    fn two_absences_are_two_matters() {
        let mut found = Found::default();
        for number in [1, 2] {
            let played = (Reason::Played, number, "out; played".to_owned());
            put(&mut found, played, "", &source(&format!("d{number}"), &["1"], "2024-02-08"));
        }
        assert_eq!(matters(found, &[]).len(), 2);
    }
}
