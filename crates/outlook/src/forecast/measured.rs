//! What became of past statements, simply counted: the reasons that a forecast gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::case::{days_between, fate, stated_day};
use super::features::{Feature, case};
use super::notice::{Complaint, DAY, Stated};
use super::past::{NoticeIndex, Past};

/// Fewer cases than this are not told.
const ENOUGH: u32 = 20;

/// Statements of a chance, and how many came true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// Statements whose next match is known.
    pub cases: u32,
    /// … in which the player took part.
    pub played: u32,
}

/// Days to the return, from some day on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lasted {
    /// Cases. Those that were cut off before the return count as later than every return, so medians are not too short.
    pub cases: u32,
    /// Cases that were back by that day, or the next match after it (a week later at most).
    pub in_time: u32,
    /// Median of the days; none where fewer than half were seen to return.
    pub median: Option<i32>,
}

/// Counts of what became of statements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// By the chance that was stated, per cent.
    chances: BTreeMap<u32, Came>,
    /// Days from the day that was named to the return; by complaint, and over all of them.
    slips: BTreeMap<Option<Complaint>, Lasted>,
    /// Days from the statement to the return, where no day and no chance was named.
    open: BTreeMap<Option<Complaint>, Lasted>,
    /// Of the five matches after a return, those taken part in; by tenths of the share of matches that the player took part in when
    /// not absent before.
    stayed: BTreeMap<u8, Came>,
}

/// A share from 0 to 1 as a tenth, 0 to 9.
fn tenth(share: f32) -> u8 {
    (share * 10.0).clamp(0.0, 9.0) as u8
}

impl Measured {
    /// Counts these cases.
    pub(super) fn of(past: &Past, cases: &[NoticeIndex]) -> Self {
        let mut out = Self::default();
        let mut slips: BTreeMap<_, Vec<Option<i64>>> = BTreeMap::new();
        let mut open: BTreeMap<_, Vec<Option<i64>>> = BTreeMap::new();
        for &index in cases {
            let (Some(notice), Some(fate)) = (past.notice(index), fate(past, index)) else { continue };
            out.count_stay(past, index, fate.back);
            match notice.stated {
                Some(Stated::Chance(percent)) => {
                    let Some(played) = fate.played_next else { continue };
                    let came = out.chances.entry(percent).or_default();
                    came.cases += 1;
                    came.played += u32::from(played);
                }
                Some(Stated::Back(_)) => {
                    let ahead = stated_day(notice.stated).map_or(0, |day| days_between(notice.seen, day));
                    for key in [None, Some(notice.complaint)] {
                        slips.entry(key).or_default().push(fate.back.map(|back| back - ahead));
                    }
                }
                Some(Stated::Unknown) => {
                    for key in [None, Some(notice.complaint)] {
                        open.entry(key).or_default().push(fate.back);
                    }
                }
                None => {}
            }
        }
        let lasted =
            |all: BTreeMap<_, Vec<_>>| all.into_iter().map(|(key, days)| (key, Lasted::of(days))).collect();
        (out.slips, out.open) = (lasted(slips), lasted(open));
        out
    }

    fn count_stay(&mut self, past: &Past, index: NoticeIndex, back: Option<i64>) {
        let (Some(back), Some(case), Some(of)) = (back, case(past, index), past.of(index)) else { return };
        let came = self.stayed.entry(tenth(case.row.get(Feature::FitShare))).or_default();
        let returned = (case.now.div_euclid(DAY) + back + 1) * DAY;
        let season = past.notice(index).map(|n| n.season);
        let outings = past.outings(of.player).iter().filter(|o| Some(o.season) == season);
        for outing in outings.filter(|o| o.kickoff >= returned).take(5) {
            came.cases += 1;
            came.played += u32::from(outing.minutes > 0);
        }
    }

    /// Share of the matches just after a return that players take part in who took part in that share of matches when they were not
    /// absent.
    pub fn stay(&self, fit_share: f32) -> f64 {
        let of = |came: Came| f64::from(came.played) / f64::from(came.cases);
        let alike = self.stayed.get(&tenth(fit_share)).filter(|came| came.cases >= ENOUGH);
        let sum = |a: Came, b: &Came| Came { cases: a.cases + b.cases, played: a.played + b.played };
        let all = self.stayed.values().fold(Came::default(), sum);
        alike.copied().or((all.cases > 0).then_some(all)).map_or(0.5, of)
    }

    /// How often that stated chance came true, where enough cases tell.
    pub fn chance(&self, percent: u32) -> Option<Came> {
        self.chances.get(&percent).copied().filter(|came| came.cases >= ENOUGH)
    }

    /// By how much days named for a complaint slipped; where too few cases tell, those named for any. The complaint says which.
    pub fn slip(&self, complaint: Complaint) -> Option<(Option<Complaint>, Lasted)> {
        Self::find(&self.slips, complaint)
    }

    /// How long absences without a date lasted from then on, in the same way.
    pub fn open(&self, complaint: Complaint) -> Option<(Option<Complaint>, Lasted)> {
        Self::find(&self.open, complaint)
    }

    fn find(
        all: &BTreeMap<Option<Complaint>, Lasted>,
        complaint: Complaint,
    ) -> Option<(Option<Complaint>, Lasted)> {
        let of = |key| all.get(&key).filter(|l| l.cases >= ENOUGH).map(|l| (key, *l));
        of(Some(complaint)).or_else(|| of(None))
    }
}

impl Lasted {
    fn of(mut days: Vec<Option<i64>>) -> Self {
        // Who was not seen to return comes last.
        days.sort_by_key(|d| d.unwrap_or(i64::MAX));
        let middle = days.get(days.len().saturating_sub(1) / 2).copied().flatten();
        Self {
            cases: days.len() as u32,
            in_time: days.iter().flatten().filter(|d| **d <= 7).count() as u32,
            median: middle.and_then(|d| i32::try_from(d).ok()),
        }
    }
}
