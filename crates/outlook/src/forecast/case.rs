//! What there is to forecast, and what became of it.

use ledger::FlagStatus;

use super::notice::{DAY, Moment, Stated};
use super::past::{NoticeIndex, Past};

/// Football was suspended from 10 March 2020 (UTC) …
const SUSPENDED: Moment = 1_583_798_400;
/// … and nobody knew for how long, so that nothing is forecast until 10 June.
const RESUMED: Moment = 1_591_747_200;

/// What became of a player after a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fate {
    /// Whether the player took part in the team's next match; none where that cannot be told.
    pub played_next: Option<bool>,
    /// Days from the notice to the first match with the player; none where no such match was seen.
    pub back: Option<i64>,
    /// Days from the notice until nothing more is known: the end of the season, or of the player's time at the club.
    pub end: i64,
}

/// Calendar days (UTC) between two moments.
pub fn days_between(from: Moment, to: Moment) -> i64 {
    to.div_euclid(DAY) - from.div_euclid(DAY)
}

/// Whether a notice is a case for a forecast: about an injury, an illness or a lack of fitness of somebody out or doubtful, with a
/// word on the return, and with matches of the team still to come.
pub fn is_case(past: &Past, index: NoticeIndex) -> bool {
    let Some(notice) = past.notice(index) else { return false };
    let hurt = matches!(notice.status, FlagStatus::Injured | FlagStatus::Doubtful) && notice.injury;
    let ahead = past.fixtures(index).last().is_some_and(|last| *last > notice.seen);
    hurt && notice.stated.is_some() && ahead && !(SUSPENDED..RESUMED).contains(&notice.seen)
}

/// What became of the player after a notice, as far as the tables tell; none where they hold no later match of that season.
///
/// A return is the first match with minutes. It is cut off by the team's last match, where a later notice tells that the player has
/// left (at the earliest moment at which that can have been), and by the suspension of 2020. The definition is that of
/// the Fantasy Premier League study by which the forecasts were developed; a notice without it is no case there.
pub fn fate(past: &Past, index: NoticeIndex) -> Option<Fate> {
    let (notice, of) = (past.notice(index)?, past.of(index)?);
    let seen = notice.seen;
    let own = past.outings(of.player).iter().filter(|o| o.season == notice.season && o.kickoff > seen);
    let rest: Vec<_> = own.collect();
    let (first, last) = (rest.first()?, rest.last()?);
    let fixtures = past.fixtures(index);
    let next = *fixtures.get(fixtures.partition_point(|kickoff| *kickoff <= seen))?;
    let mut end = last.kickoff;
    let later = past.notices_of(of.player).iter().filter_map(|&n| past.notice(n));
    let gone = later.filter(|n| n.season == notice.season && n.seen > seen && n.gone);
    if let Some(left) = gone.filter_map(|n| n.after).map(|after| after.max(seen)).min() {
        end = end.min(left);
    }
    if seen < SUSPENDED && SUSPENDED < end {
        end = SUSPENDED;
    }
    let back = rest.iter().find(|o| o.minutes > 0 && o.kickoff <= end);
    let told = next <= end && first.kickoff == next;
    Some(Fate {
        played_next: told.then_some(first.minutes > 0),
        back: back.map(|o| days_between(seen, o.kickoff)),
        end: days_between(seen, end),
    })
}

/// The day that a notice names, as a moment (its first).
pub(super) fn stated_day(stated: Option<Stated>) -> Option<Moment> {
    match stated? {
        Stated::Back(day) => Some(midnight(day)),
        _ => None,
    }
}

/// The first moment of a day (UTC).
pub fn midnight(day: jiff::civil::Date) -> Moment {
    ledger::days_between(jiff::civil::date(1970, 1, 1), day) * DAY
}

/// The day of a moment, in Coordinated Universal Time.
pub fn day_of(moment: Moment) -> jiff::civil::Date {
    ledger::add_days(jiff::civil::date(1970, 1, 1), moment.div_euclid(DAY))
}
