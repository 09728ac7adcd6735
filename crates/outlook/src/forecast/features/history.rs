//! The player's matches, and earlier absences.

use ledger::FlagStatus;

use super::notices::before;
use super::{Feature, Row, days};
use crate::forecast::notice::{DAY, Moment, Notice};
use crate::forecast::past::{NoticeIndex, Outing, Past};

pub(super) fn fill(row: &mut Row, past: &Past, index: NoticeIndex, raised: Moment) {
    let (Some(notice), Some(of)) = (past.notice(index), past.of(index)) else { return };
    let ended = past.ended(of.player, notice.seen);
    matches(row, notice, of.club, ended, raised);
    origin(row, ended, raised);
    form(row, ended);
    absences(row, past, index, ended, raised);
}

fn played(outing: &Outing) -> bool {
    outing.minutes > 0
}

fn hour(outing: &Outing) -> bool {
    outing.minutes >= 60
}

/// The last `most` of them.
fn last<T>(all: &[T], most: usize) -> &[T] {
    all.get(all.len().saturating_sub(most)..).unwrap_or_default()
}

/// Share of the outings that hold; none without any.
fn share(outings: &[Outing], holds: impl Fn(&Outing) -> bool) -> Option<f64> {
    let some = outings.iter().filter(|o| holds(o)).count();
    (!outings.is_empty()).then(|| some as f64 / outings.len() as f64)
}

fn since(ended: &[Outing], moment: Moment) -> &[Outing] {
    ended.get(ended.partition_point(|o| o.kickoff < moment)..).unwrap_or_default()
}

fn matches(row: &mut Row, notice: &Notice, club: u32, ended: &[Outing], raised: Moment) {
    let now = notice.seen;
    let last_played = ended.iter().rev().find(|o| played(o));
    row.set(Feature::SincePlayed, last_played.map(|o| days(o.kickoff, now)));
    row.set(Feature::MissedRun, ended.iter().rev().take_while(|o| !played(o)).count() as f64);
    row.set(Feature::LastMinutes, last_played.map(|o| f64::from(o.minutes)));
    let of_absence = since(ended, raised);
    row.set(Feature::SinceRaisedMatches, of_absence.len() as f64);
    row.set(Feature::SinceRaisedPlayed, of_absence.iter().filter(|o| played(o)).count() as f64);
    row.set(Feature::SinceRaisedMinutes, of_absence.last().map(|o| f64::from(o.minutes)));
    let of_notice = notice.after.map_or(&[][..], |after| since(ended, after));
    row.set(Feature::SinceAfterMatches, of_notice.len() as f64);
    row.set(Feature::SinceAfterPlayed, of_notice.iter().filter(|o| played(o)).count() as f64);
    let season: Vec<_> = ended.iter().filter(|o| o.season == notice.season).copied().collect();
    row.set(Feature::SeasonShare, share(&season, played));
    row.set(Feature::Took38, share(last(ended, 38), played));
    row.set(Feature::MatchesKnown, ended.len() as f64);
    row.set(Feature::NewTeam, f64::from(u8::from(!ended.iter().any(|o| o.club == club))));
}

/// The last match before the absence, which tells whether it began on the pitch.
fn origin(row: &mut Row, ended: &[Outing], raised: Moment) {
    let before = ended.get(..ended.partition_point(|o| o.kickoff <= raised)).unwrap_or_default();
    let last = before.last();
    row.set(Feature::RaisedAfterMatch, last.map(|o| days(o.kickoff, raised)));
    row.set(Feature::RaisedMatchMinutes, last.map(|o| f64::from(o.minutes)));
    let last_played = before.iter().rev().find(|o| played(o));
    row.set(Feature::RaisedAfterPlayed, last_played.map(|o| days(o.kickoff, raised)));
    row.set(Feature::RaisedPlayedMinutes, last_played.map(|o| f64::from(o.minutes)));
}

/// How much the player played up to the last match taken part in.
fn form(row: &mut Row, ended: &[Outing]) {
    let up_to = ended.iter().rposition(played).map_or(ended.len(), |at| at + 1);
    let run = ended.get(..up_to).unwrap_or_default();
    let minutes = |most| {
        let some = last(run, most);
        let sum: f64 = some.iter().map(|o| f64::from(o.minutes) / 90.0).sum();
        (!some.is_empty()).then(|| sum / some.len() as f64)
    };
    row.set(Feature::Share3, minutes(3));
    row.set(Feature::Share5, minutes(5));
    row.set(Feature::Share10, minutes(10));
    row.set(Feature::Share20, minutes(20));
    row.set(Feature::Share38, minutes(38));
    row.set(Feature::Starts10, share(last(run, 10), hour));
    row.set(Feature::Streak, run.iter().rev().take_while(|o| hour(o)).count() as f64);
}

/// An earlier absence.
struct Absence {
    raised: Moment,
    /// Kickoff of the next match with the player; now, where there was none.
    end: Moment,
    injury: bool,
    same: bool,
}

fn earlier(past: &Past, index: NoticeIndex, notice: &Notice, ended: &[Outing]) -> Vec<Absence> {
    let mut all: Vec<Absence> = Vec::new();
    for other in before(past, index) {
        let Some(raised) = other.raised.filter(|_| other.raised != notice.raised) else { continue };
        let same = other.complaint == notice.complaint;
        if let Some(known) = all.iter_mut().rev().find(|a| a.raised == raised) {
            known.same |= same;
            continue;
        }
        let after = since(ended, raised.saturating_add(1));
        let end = after.iter().find(|o| played(o)).map_or(notice.seen, |o| o.kickoff);
        let injury = matches!(other.status, FlagStatus::Injured | FlagStatus::Doubtful);
        all.push(Absence { raised, end, injury, same });
    }
    all
}

fn absences(row: &mut Row, past: &Past, index: NoticeIndex, ended: &[Outing], raised: Moment) {
    let Some(notice) = past.notice(index) else { return };
    let now = notice.seen;
    let all = earlier(past, index, notice, ended);
    row.set(Feature::Absences, all.len() as f64);
    let away =
        |o: &Outing| o.kickoff >= raised || all.iter().any(|a| a.raised <= o.kickoff && o.kickoff < a.end);
    let fit: Vec<_> = last(ended, 60).iter().filter(|o| !away(o)).copied().collect();
    let held = |holds: fn(&Outing) -> bool, add: f64| {
        (fit.iter().filter(|o| holds(o)).count() as f64 + add) / (fit.len() as f64 + 2.5)
    };
    row.set(Feature::FitShare, held(played, 1.2));
    row.set(Feature::FitMatches, fit.len() as f64);
    row.set(Feature::FitStarts, held(hour, 1.0));
    let injuries: Vec<_> = all.iter().filter(|a| a.injury).collect();
    let lengths: f64 = injuries.iter().map(|a| days(a.raised, a.end)).sum();
    row.set(Feature::MeanAbsence, (!injuries.is_empty()).then(|| lengths / injuries.len() as f64));
    let recent = || injuries.iter().filter(|a| now - a.raised < 365 * DAY);
    row.set(Feature::Absences365, recent().count() as f64);
    row.set(Feature::Lost365, recent().map(|a| days(a.raised, a.end.min(now))).sum::<f64>());
    row.set(Feature::SinceAbsence, injuries.iter().map(|a| a.end).max().map(|end| days(end, raised)));
    row.set(Feature::SameComplaint, injuries.iter().filter(|a| a.same).count() as f64);
}
