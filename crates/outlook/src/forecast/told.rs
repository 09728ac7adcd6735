//! What a record tells of a player, as notices.

use std::collections::BTreeMap;

use jiff::civil::Date;
use ledger::{
    Certainty, ClaimValue, FlagStatus, Hedge, Line, Phase, Polarity, Season, Stage, Status, StatusReason,
    Timeline,
};

use super::case::midnight;
use super::notice::{Complaint, DAY, Moment, Notice, Position, Stated};

/// Reports of a day count as known at noon: few tell their hour.
const NOON: Moment = DAY / 2;

/// A chance that is put into no number is taken for even.
const DOUBT: u32 = 50;

/// What the chance of a notice was taken from, where the report puts it into no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The player was called doubtful: one in two.
    Doubtful,
    /// The player trains with the team again, and nothing is said of the next match.
    Trains(Stage),
}

/// A day of return that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// When it was said.
    pub said: Date,
    /// How surely.
    pub hedge: Hedge,
    /// Whoever said so, as [track records](ledger::track_records) know them: whether it is an outlet, and the name.
    pub by: Vec<(bool, String)>,
}

/// A notice, and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The notice.
    pub notice: Notice,
    /// The day on which it was said.
    pub day: Date,
    /// Why the player is away.
    pub reason: StatusReason,
    /// Whether it is the report of an official list rather than of the press: only those state chances in numbers.
    pub official: bool,
    /// What the chance was taken from, where it is a guess.
    pub guess: Option<Guess>,
    /// Who named the day of return that the notice states, and when: before the notice, where that names none itself.
    pub named: Option<Named>,
    /// Which spell of the timeline it tells of.
    pub spell: Option<usize>,
}

/// Each report of a timeline that tells whether the player can play, in the order in which they were said.
///
/// `official` tells an official list by its name as an outlet. Denied claims and returns that are called unlikely are left out.
/// A report that tells only that the player trains with the team again counts as a doubt: the flags that forecasts are learnt from tell
/// no stages, and put such players down as doubtful. Earlier stages, and how surely a day was named, are not looked at: those flags
/// say nothing that is like them. A report of the press that has the player out and names no day leaves standing the day that was named before in the same
/// spell, as long as that is still to come: unlike a flag, it need not say all again.
pub fn told(
    timeline: &Timeline,
    team: &str,
    position: Option<Position>,
    official: impl Fn(&str) -> bool,
) -> Vec<Told> {
    let mut reports: BTreeMap<_, Vec<&Line>> = BTreeMap::new();
    for line in timeline.lines.iter().filter(|l| l.polarity == Polarity::Affirmed) {
        reports
            .entry((line.source.imprint.said.latest, &line.source.imprint.document))
            .or_default()
            .push(line);
    }
    let mut out: Vec<Told> = Vec::new();
    for ((day, _), lines) in reports {
        let outlet = lines.first().and_then(|l| l.source.imprint.outlet.as_deref());
        let official = outlet.is_some_and(&official);
        let player = format!("{:?}", timeline.player.identity);
        out.extend(notice(&lines, day, player, team, position, official));
    }
    let first = first_flagged(&out);
    let mut seen: BTreeMap<usize, (Moment, u16)> = BTreeMap::new();
    let mut complaints: BTreeMap<usize, Complaint> = BTreeMap::new();
    let mut days: BTreeMap<usize, Option<(Date, Named)>> = BTreeMap::new();
    for told in &mut out {
        let Some(spell) = told.spell else { continue };
        if told.notice.complaint == Complaint::Other {
            told.notice.complaint = complaints.get(&spell).copied().unwrap_or(Complaint::Other);
        }
        complaints.insert(spell, told.notice.complaint);
        let raised = first.get(&spell).copied().unwrap_or(told.notice.seen);
        let (last, number) = seen.get(&spell).copied().unwrap_or((raised, 0));
        keep_the_day(told, days.entry(spell).or_default());
        told.notice.raised = Some(raised);
        told.notice.after = Some(last.min(told.notice.seen));
        told.notice.number = number.saturating_add(1);
        seen.insert(spell, (told.notice.seen, told.notice.number));
    }
    out
}

/// Takes the day that was named before where a report of the press names none, and remembers the one that it names.
fn keep_the_day(told: &mut Told, before: &mut Option<(Date, Named)>) {
    match (told.notice.stated, &told.named) {
        (Some(Stated::Back(day)), Some(named)) => *before = Some((day, named.clone())),
        (Some(Stated::Unknown), _) if !told.official => {
            if let Some((day, named)) = before.clone().filter(|(day, _)| *day > told.day) {
                told.notice.stated = Some(Stated::Back(day));
                told.named = Some(named);
            }
        }
        // An official list says all that it knows each time; a doubt is newer than any day.
        _ => *before = None,
    }
}

/// When each spell was first told of.
fn first_flagged(all: &[Told]) -> BTreeMap<usize, Moment> {
    let mut first = BTreeMap::new();
    for told in all {
        let Some(spell) = told.spell else { continue };
        let since = told.notice.raised.unwrap_or(told.notice.seen);
        first.entry(spell).and_modify(|m: &mut Moment| *m = since.min(*m)).or_insert(since);
    }
    first
}

fn notice(
    lines: &[&Line],
    day: Date,
    player: String,
    team: &str,
    position: Option<Position>,
    official: bool,
) -> Option<Told> {
    let facts = lines.iter().rev().find_map(|l| match &l.value {
        ClaimValue::Injury(facts) if facts.phase != Some(Phase::Past) => Some(facts),
        _ => None,
    });
    let status = lines.iter().rev().find_map(|l| match l.value {
        ClaimValue::Status { status, reason } => Some((status, reason, l.when)),
        ClaimValue::Return { .. } => Some((Status::Available, StatusReason::Unknown, l.when)),
        _ => None,
    });
    let estimate = lines.iter().rev().find_map(|l| match &l.value {
        ClaimValue::ReturnEstimate(e) if e.hedge != Hedge::Unlikely && l.certainty != Certainty::Unlikely => {
            let named = || Named { said: day, hedge: e.hedge, by: ledger::voices(&l.source) };
            e.by.or(e.not_before).map(|back| (back, named()))
        }
        _ => None,
    });
    let named = estimate.as_ref().map(|(back, _)| *back);
    let chance = lines.iter().rev().find_map(|l| match l.value {
        ClaimValue::Chance { percent } => Some(percent),
        _ => None,
    });
    let trains = trains(lines).filter(|_| status.is_none() && named.is_none() && chance.is_none());
    let status = status.or_else(|| trains.map(|_| (Status::Doubtful, StatusReason::Injury, None)));
    // Whoever has an injury that is not over, or is expected back, is out if nothing else is said.
    let unsaid = || (facts.is_some() || named.is_some()).then_some((Status::Out, StatusReason::Injury, None));
    let (status, reason, since) = status.or_else(unsaid)?;
    let doubtful = status == Status::Doubtful;
    let stated = match (named, chance.filter(|percent| *percent > 0)) {
        _ if status == Status::Available => None,
        (Some(day), _) => Some(Stated::Back(day)),
        (None, Some(percent)) => Some(Stated::Chance(u32::from(percent))),
        (None, None) => {
            Some(trains.map_or(if doubtful { Stated::Chance(DOUBT) } else { Stated::Unknown }, |t| {
                Stated::Chance(t.1)
            }))
        }
    };
    let guess = match (stated, trains) {
        (Some(Stated::Chance(_)), Some((stage, _))) => Some(Guess::Trains(stage)),
        (Some(Stated::Chance(_)), None) if chance.is_none() => Some(Guess::Doubtful),
        _ => None,
    };
    let seen = midnight(day) + NOON;
    let raised = since.filter(|_| official).map(|when| midnight(when.earliest) + NOON);
    let notice = Notice {
        season: Season::of(day).0,
        player,
        team: team.to_owned(),
        position,
        seen,
        raised: Some(raised.unwrap_or(seen).min(seen)),
        after: None,
        status: match status {
            Status::Out => FlagStatus::Injured,
            Status::Doubtful => FlagStatus::Doubtful,
            Status::Available => FlagStatus::Available,
        },
        complaint: Complaint::of(facts, Some(reason)),
        injury: facts.is_some()
            || matches!(reason, StatusReason::Injury | StatusReason::Illness | StatusReason::Fitness),
        stated,
        chance_this: None,
        chance_next: chance,
        gone: false,
        number: 1,
    };
    let spell = lines.iter().find_map(|l| l.spell);
    let named = estimate.map(|(_, named)| named).filter(|_| matches!(stated, Some(Stated::Back(_))));
    Some(Told { notice, day, reason, official, guess, named, spell })
}

/// The stage from which on the player trains with the team or plays for another, and the chance of the next match that an official
/// list would state for it: in parts of the training, doubtful at most; in all of it, somewhere between questionable and probable.
fn trains(lines: &[&Line]) -> Option<(Stage, u32)> {
    if lines.iter().any(|l| matches!(l.value, ClaimValue::Setback { .. })) {
        return None;
    }
    lines.iter().rev().find_map(|l| match l.value {
        ClaimValue::Stage { rung, .. } if l.certainty == Certainty::Stated => match rung.stage() {
            stage @ Stage::PartialTraining => Some((stage, 25)),
            stage @ (Stage::FullTraining | Stage::MatchPractice | Stage::Squad) => Some((stage, DOUBT)),
            _ => None,
        },
        _ => None,
    })
}
