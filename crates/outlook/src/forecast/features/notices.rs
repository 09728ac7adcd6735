//! What was said of the absence before.

use super::{Feature, Row, category, chance, days, kind};
use crate::forecast::case::stated_day;
use crate::forecast::notice::Notice;
use crate::forecast::past::{NoticeIndex, Past};

/// The player's notices before one, in the order in which they were seen.
pub(super) fn before(past: &Past, index: NoticeIndex) -> impl Iterator<Item = &Notice> {
    let all = past.of(index).map_or(&[][..], |of| past.notices_of(of.player));
    all.iter().take_while(move |&&n| n != index).filter_map(|&n| past.notice(n))
}

pub(super) fn fill(row: &mut Row, past: &Past, index: NoticeIndex) {
    let Some(notice) = past.notice(index) else { return };
    let now = notice.seen;
    let same = |n: &&Notice| n.season == notice.season && n.raised.is_some() && n.raised == notice.raised;
    let earlier: Vec<&Notice> = before(past, index).filter(same).collect();
    let last = earlier.last();
    row.set(Feature::Earlier, earlier.len() as f64);
    row.set(Feature::EarlierKind, last.map_or(-1.0, |n| kind(n.stated)));
    row.set(Feature::EarlierChance, last.and_then(|n| chance(n.stated)));
    row.set(Feature::SinceEarlier, last.map(|n| days(n.seen, now)));
    let named: Vec<_> = earlier.iter().filter_map(|n| stated_day(n.stated)).collect();
    let mut distinct = named.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let stated = stated_day(notice.stated);
    row.set(Feature::DaysNamed, distinct.len() as f64);
    row.set(Feature::ToFirstNamed, named.first().map(|&day| days(now, day)));
    row.set(Feature::ToLastNamed, named.last().map(|&day| days(now, day)));
    row.set(Feature::Slip, named.first().zip(stated).map(|(&first, day)| days(first, day)));
    row.set(Feature::SlipLast, named.last().zip(stated).map(|(&last, day)| days(last, day)));
    let highest = earlier.iter().map(|n| n.chance_next.unwrap_or(0)).max();
    row.set(Feature::HighestChance, highest.map(f64::from));
    let changed = last.is_some_and(|n| n.complaint != notice.complaint);
    row.set(Feature::ComplaintChanged, f64::from(u8::from(changed)));
    row.set(Feature::FirstComplaint, category(earlier.first().map_or(notice.complaint, |n| n.complaint)));
}
