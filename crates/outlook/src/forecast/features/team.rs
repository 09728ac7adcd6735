//! Who else of the team is out, and who plays in the player's place.

use ledger::FlagStatus;

use super::{Feature, Row};
use crate::forecast::notice::{DAY, Moment, Notice, Stated, UNTIL_ENDED};
use crate::forecast::past::{NoticeIndex, Of, Past, Side};

/// A chance that was stated so long ago says nothing any more.
const STALE: Moment = 60 * DAY;

pub(super) fn fill(row: &mut Row, past: &Past, index: NoticeIndex) {
    let (Some(notice), Some(of)) = (past.notice(index), past.of(index)) else { return };
    let Some(side) = past.side(of.side) else { return };
    let (out, alike) = flagged(past, side, of, notice);
    row.set(Feature::TeamOut, out);
    row.set(Feature::TeamOutPosition, alike);
    row.set(Feature::Rivals, rivals(past, side, of, notice));
}

/// Others of the team whose latest notice still stands, and how many of them share the position.
fn flagged(past: &Past, side: &Side, of: Of, notice: &Notice) -> (f64, f64) {
    let now = notice.seen;
    let seen = |&&n: &&NoticeIndex| past.notice(n).is_some_and(|n| n.seen <= now);
    let end = side.notices.partition_point(|n| seen(&n));
    let mut told = vec![of.player];
    let (mut out, mut alike) = (0, 0);
    // From the latest back: the first of each player is the one that stands.
    for &other in side.notices.get(..end).unwrap_or_default().iter().rev() {
        let (Some(n), Some(who)) = (past.notice(other), past.of(other)) else { continue };
        if told.contains(&who.player) {
            continue;
        }
        told.push(who.player);
        let out_now = !matches!(n.status, FlagStatus::Unavailable | FlagStatus::Ineligible);
        let stale = matches!(n.stated, Some(Stated::Chance(_))) && now - n.seen >= STALE + DAY;
        if !out_now || stale || played_since(past, who.player, n.after.unwrap_or(n.seen), now) {
            continue;
        }
        out += 1;
        alike += i32::from(n.position == notice.position);
    }
    (f64::from(out), f64::from(alike))
}

fn played_since(past: &Past, player: u32, since: Moment, now: Moment) -> bool {
    past.ended(player, now).iter().rev().take_while(|o| o.kickoff > since).any(|o| o.minutes > 0)
}

fn rivals(past: &Past, side: &Side, of: Of, notice: &Notice) -> f64 {
    let end = side.outings.partition_point(|(kickoff, ..)| kickoff + UNTIL_ENDED <= notice.seen);
    let ended = side.outings.get(..end).unwrap_or_default();
    let (mut matches, mut minutes, mut kickoff) = (0, 0.0, None);
    for &(at, player, played) in ended.iter().rev() {
        if kickoff != Some(at) {
            if matches == 5 {
                break;
            }
            (matches, kickoff) = (matches + 1, Some(at));
        }
        if played > 0 && player != of.player && past.position(player, notice.seen) == notice.position {
            minutes += f64::from(played) / 90.0;
        }
    }
    minutes / f64::from(matches.max(1))
}
