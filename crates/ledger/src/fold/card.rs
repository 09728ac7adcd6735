//! What one player brings to boards: all that is to be known of them for as long as nothing more is said of them or played.
//!
//! A player's status is that of the latest report which tells one; it stands until another contradicts it. A status concluded
//! from history alone ("broke a leg in 2003") does not contradict. One that nobody speaks of any more [lapses](super::lapse).
//!
//! All this is taken from the player's story once, and a day then only tells what of it counts. So whoever is no longer spoken
//! of and does not play any more is folded for one day, and never again.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{Phase, Status, add_days};

use super::board::Lapsed;
use super::endings::Ending;
use super::gather::{Gathered, Story, Word as Comes};
use super::heap::Heap;
use super::identity::Individual;
use super::lapse::Word;
use super::lost::{Stretch, lost, stretches};
use super::material::Pitch;
use super::report::Source;
use super::spell::{Estimate, Lost, Spell};
use super::spells::{current, dress_those};
use super::telling::Telling;
use super::track::{Forecast, Forecaster};

/// So many days somebody stands on the board as back.
const BACK_DAYS: i64 = 28;

/// What one player brings to the boards of some days.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Card {
    pub(crate) name: String,
    /// What is shown; none where the player is on no board of those days.
    pub(crate) shown: Option<Shown>,
    /// What became of the forecasts of the player's returns.
    pub(crate) forecasts: Arc<[Forecast]>,
    /// Whether no further match makes another card of it: see [`settled`].
    pub(crate) settled: bool,
}

/// What a board shows of a player.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    status: Option<Status>,
    /// The last day for which the status holds; none for who is back.
    held_until: Option<Date>,
    /// The last day on which the player is shown.
    pub(crate) until: Date,
    /// The spells of which one day or another shows one, in order, each with its place in the story; what they cost is that of each day.
    spells: Box<[(usize, Arc<Spell>)]>,
    /// When each spell of the story began and ended.
    stretches: Arc<[Stretch]>,
    /// By what the player's matches are found.
    player: Arc<Individual>,
    /// The newest report that tells of the player's fitness.
    pub(crate) last_word: Source,
}

impl Shown {
    /// The status on a day, or the one that has lapsed.
    pub(crate) fn status(&self, day: Date) -> (Option<Status>, Option<Lapsed>) {
        match self.held_until.filter(|held| *held < day) {
            Some(held_until) => (None, Some(Lapsed { told: self.status, held_until })),
            None => (self.status, None),
        }
    }

    /// The spell that is shown on a day: the last that is open then, or else the last. Without what it cost.
    pub(crate) fn spell(&self, day: Date) -> Option<&Spell> {
        self.placed(day).map(|(_, spell)| &**spell)
    }

    fn placed(&self, day: Date) -> Option<&(usize, Arc<Spell>)> {
        self.spells.iter().rfind(|(_, spell)| spell.open_on(day)).or(self.spells.last())
    }

    /// What the spell that is shown on a day had cost by then.
    pub(crate) fn lost(&self, day: Date, pitch: &Pitch) -> Option<Lost> {
        let (place, spell) = self.placed(day)?;
        lost(spell, *place, &self.stretches, &pitch.of_player(&self.player, Some(day)))
    }
}

impl Card {
    /// What is shown on a day of those for which it is.
    pub(crate) fn shown_on(&self, day: Date) -> Option<&Shown> {
        self.shown.as_ref().filter(|shown| day <= shown.until)
    }

    /// Of a player's story, for the boards of days between which nothing more is said of the player, who takes part in no other match.
    pub(crate) fn of(player: Individual, story: &Story<'_>) -> Self {
        let name = player.name.clone();
        Self {
            shown: shown(player, story),
            forecasts: forecasts(story).into(),
            settled: settled(story),
            name,
        }
    }

    /// Takes from another card what is the same in both, so that it is held once: of what a player brings to the boards of two days most is.
    pub(crate) fn share_with(&mut self, other: &Self) {
        share(&mut self.forecasts, &other.forecasts);
        if let (Some(own), Some(other)) = (&mut self.shown, &other.shown) {
            share(&mut own.player, &other.player);
            share(&mut own.stretches, &other.stretches);
            for (_, spell) in &mut own.spells {
                other.spells.iter().for_each(|(_, same)| share(spell, same));
            }
        }
    }
}

impl Heap for Card {
    fn heap(&self) -> usize {
        self.name.heap() + self.forecasts.heap() + self.shown.heap()
    }
}

impl Heap for Shown {
    fn heap(&self) -> usize {
        self.spells.heap() + self.stretches.heap() + self.player.heap() + self.last_word.heap()
    }
}

impl Heap for Forecast {
    /// Whoever forecasts is known by the tellings.
    fn heap(&self) -> usize {
        0
    }
}

impl Heap for Stretch {
    fn heap(&self) -> usize {
        0
    }
}

/// Holds the other one where both are the same.
fn share<T: PartialEq + ?Sized>(own: &mut Arc<T>, other: &Arc<T>) {
    if own == other {
        *own = Arc::clone(other);
    }
}

/// Where the latest status was told: the place of its report among those of the story.
struct Standing {
    status: Option<Status>,
    at: usize,
    was_hurt: bool,
}

fn standing(story: &Story<'_>) -> Option<Standing> {
    let mut now: Option<Standing> = None;
    for (at, telling) in story.told.iter().enumerate() {
        let was_hurt = now.as_ref().is_some_and(|n| n.was_hurt || n.status != Some(Status::Available));
        let Some(word) = telling.steps.standing else { continue };
        match (&mut now, word.status) {
            (Some(known), None) => known.at = at,
            (Some(known), _)
                if word.history && known.status != Some(Status::Available) && !ends_one(story, at) => {}
            _ => now = Some(Standing { status: word.status, at, was_hurt }),
        }
    }
    // Who has played since the last word was said is back, whatever it was.
    if let Some(now) = &mut now
        && let Some(telling) = story.told.get(now.at)
        && story.matches.iter().any(|a| a.minutes > 0 && a.day > telling.report.said.within.latest)
    {
        now.was_hurt |= now.status != Some(Status::Available);
        now.status = Some(Status::Available);
    }
    now
}

/// Whether a report tells as past a spell that an earlier report told as current.
fn ends_one(story: &Story<'_>, at: usize) -> bool {
    let Some(Telling { report, .. }) = story.told.get(at).copied() else { return false };
    story.spells.iter().any(|spell| {
        let told = |phase| spell.sightings.iter().filter(move |s| s.injury.phase == phase);
        told(Phase::Past).any(|s| s.report.document == report.document)
            && told(Phase::Current).any(|s| s.report.said.within.latest < report.said.within.latest)
    })
}

fn shown(player: Individual, story: &Story<'_>) -> Option<Shown> {
    let now = standing(story)?;
    let back = now.status == Some(Status::Available);
    if back && !now.was_hurt {
        return None;
    }
    let report = &story.told.get(now.at)?.report;
    let endings: Vec<Option<Ending<'_, '_>>> =
        (0..story.spells.len()).map(|index| Ending::of(story, index)).collect();
    let (held_until, until) = if back {
        // Since the last match that ended a spell, or else the last word.
        let played = endings.iter().flatten().filter_map(|e| Some(e.played(story)?.day)).max();
        (None, add_days(played.unwrap_or(report.said.within.latest), BACK_DAYS))
    } else {
        let word = held(story, &now, &endings)?;
        (Some(word.holds_until), word.told_until())
    };
    let days = first_day(story)?..=until;
    let telling = story.told.iter().rev().find(|t| t.entry.is_some() || !t.fitness().is_empty())?;
    if days.is_empty() {
        return None;
    }
    let places = match current(story, report) {
        Some(index) => vec![index],
        None => {
            let over: Vec<Option<Date>> =
                endings.iter().map(|ending| ending.as_ref().map(Ending::at_latest)).collect();
            ever_last_open(&over, days)
        }
    };
    let dressed = dress_those(story, |index| places.contains(&index)).into_iter().enumerate();
    let bare =
        |(place, spell): (usize, Option<Spell>)| Some((place, Arc::new(Spell { lost: None, ..spell? })));
    let spells = dressed.filter_map(bare).collect();
    let last_word = telling.cite(&telling.fitness());
    let (stretches, player) = (stretches(story).into(), Arc::new(player));
    Some(Shown { status: now.status, held_until, until, spells, stretches, player, last_word })
}

/// The first of the days for which a story is as it is: the last on which anything was said or the player took part in a match.
fn first_day(story: &Story<'_>) -> Option<Date> {
    let said = story.told.last().map(|telling| telling.report.said.within.latest);
    let played = story.matches.iter().rfind(|played| played.minutes > 0);
    said.max(played.map(|played| played.day))
}

/// Until when a status holds: as long as what the report told that tells it, and what was told of the absence since.
fn held(story: &Story<'_>, now: &Standing, endings: &[Option<Ending<'_, '_>>]) -> Option<Word> {
    let telling = story.told.get(now.at)?;
    let expected = telling.entry.as_ref().and_then(|entry| entry.expected_return);
    let told = Word::of(now.status, expected, telling.report.said.within.latest);
    let own = current(story, &telling.report);
    let open = story
        .spells
        .iter()
        .zip(endings)
        .enumerate()
        .filter(|(index, (_, ending))| ending.is_none() && own.is_none_or(|own| own == *index));
    Some(open.filter_map(|(_, (spell, _))| Word::last(spell)).fold(told, Word::longer))
}

/// The places of the spells that are the last open one on one of the days, and of the last where none is open on one;
/// a spell is open before the day by which it was over, if it ever was.
fn ever_last_open(over: &[Option<Date>], days: RangeInclusive<Date>) -> Vec<usize> {
    // The first of the days on which none of those looked at is open.
    let mut first = Some(*days.start());
    let mut places = Vec::new();
    for (index, over) in over.iter().enumerate().rev() {
        let Some(day) = first.filter(|day| days.contains(day)) else { break };
        if over.is_none_or(|over| over > day) {
            places.push(index);
            first = *over;
        }
    }
    if first.is_some_and(|day| days.contains(&day)) {
        places.extend(over.len().checked_sub(1).filter(|last| !places.contains(last)));
    }
    places
}

/// Whether the player has taken part in a match that was later than every day which is told. All that a match can change by being there
/// has changed by then: whoever looks at matches asks whether one lies before, between or after days that are told, or for the first of
/// those that do. So until somebody tells something again, a fit player who plays every week is folded once and not every week.
fn settled(story: &Story<'_>) -> bool {
    let Some(played) = story.matches.iter().rfind(|played| played.minutes > 0) else { return false };
    let said = story.told.iter().map(|telling| telling.report.said.within.latest);
    let returns = story.comebacks.iter().filter(|back| matches!(back.word, Comes::Told(..)));
    let of_spell = |spell: &Gathered<'_>| {
        let onsets = spell.sightings.iter().flat_map(|s| [s.injury.onset.map(|onset| onset.latest), s.since]);
        let again = spell.again.iter().map(|(onset, ..)| onset.latest);
        onsets.flatten().chain(again).chain(spell.onset.map(|onset| onset.latest)).max()
    };
    let told = said.chain(returns.map(|back| back.day.latest));
    told.chain(story.spells.iter().filter_map(of_spell)).all(|day| day < played.day)
}

/// What became of the forecasts of a player's returns, spell by spell.
fn forecasts(story: &Story<'_>) -> Vec<Forecast> {
    let mut by_spell: BTreeMap<usize, Vec<(&[Forecaster], Estimate)>> = BTreeMap::new();
    for telling in &story.told {
        if let Some((by, estimate)) = telling.forecast()
            && let Some(spell) = current(story, &telling.report)
        {
            by_spell.entry(spell).or_default().push((by, estimate));
        }
    }
    let spells = by_spell.into_iter().flat_map(|(spell, mut estimates)| {
        estimates.sort_by(|(_, a), (_, b)| a.source.cmp(&b.source));
        let end = Ending::of(story, spell).and_then(|ending| ending.known());
        Forecast::of_spell(&estimates, end)
    });
    spells.collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn any_day() -> impl Strategy<Value = Date> {
        (0i64..12).prop_map(|days| add_days(date(2025, 3, 1), days))
    }

    proptest! {
        #[test]
        fn those_kept_show_on_every_day_what_all_would(
            over in proptest::collection::vec(proptest::option::of(any_day()), 0..6),
            from in any_day(),
            length in 0i64..6,
        ) {
            let until = add_days(from, length);
            let kept = ever_last_open(&over, from..=until);
            for day in (0..=length).map(|days| add_days(from, days)) {
                let open = |index: &usize| over[*index].is_none_or(|over| over > day);
                let shown = |places: Vec<usize>| places.iter().copied().rfind(open).or(places.last().copied());
                let mut some = kept.clone();
                some.sort_unstable();
                prop_assert_eq!(shown(some), shown((0..over.len()).collect()));
            }
            prop_assert!(kept.len() <= over.len(), "{kept:?}");
        }
    }
}
