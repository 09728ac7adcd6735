//! What several places of a page say of its day of publication, weighed.

use ledger::{Basis, Dating, Interval, days_between};

use crate::written::{Order, is_utc, written_by};

/// The days that one place of a page names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) days: Interval,
    /// Whether they are told by the clock of no place (UTC): the day may have been another where the page was written.
    pub(super) utc: bool,
}

impl Said {
    /// What a text says, where its whole is a date.
    pub(super) fn of(text: &str, order: Order) -> Option<Self> {
        Some(Self { days: written_by(text, order)?, utc: is_utc(text) })
    }

    /// Days that are those of the place where the page was written.
    pub(super) fn local(days: Interval) -> Self {
        Self { days, utc: false }
    }

    fn is_day(&self) -> bool {
        self.days.width() == 0
    }
}

/// The date of a page, of what its places say, the surest first, each with its words for people. The first counts, but for two things: days
/// that a later place narrows down are narrowed, and a day of UTC gives way to its neighbour, if that is the first day that the page names
/// otherwise. What disagrees by more than that is told.
pub(super) fn weighed(said: impl IntoIterator<Item = (Said, String)>) -> Option<Dating> {
    let mut said = said.into_iter();
    let (mut best, why) = said.next()?;
    let mut because = vec![why];
    for (other, why) in said {
        let narrower = other.days.width() < best.days.width() && best.days.overlaps(other.days);
        let neighbour =
            best.utc && other.is_day() && days_between(best.days.earliest, other.days.earliest).abs() == 1;
        if narrower {
            best = Said { days: narrowed(best.days, other.days), utc: other.utc };
            because.insert(0, why);
        } else if other.utc || !other.is_day() && best.days.overlaps(other.days) {
            // It says nothing new.
        } else if neighbour {
            because = vec![why, format!("{}, {} by the clock of UTC", because.join("; "), best.days)];
            best = other;
        } else if best.days == other.days {
            best.utc = false;
        } else if days_between(best.days.latest, other.days.earliest).abs() > 1 {
            because.push(format!("against that, {why}: {}", other.days));
            best.utc = false;
        }
    }
    Some(Dating { within: best.days, basis: Basis::Metadata, because })
}

/// What of days is in others too. Days that stand for `06/10/2020` are two, their first and their last.
fn narrowed(days: Interval, by: Interval) -> Interval {
    let (first, last) = (Interval::day(days.earliest), Interval::day(days.latest));
    let turned = days.earliest.day() == days.latest.month() && days.latest.day() == days.earliest.month();
    match (turned, first.overlaps(by), last.overlaps(by)) {
        (true, true, false) => first,
        (true, false, true) => last,
        _ => days.intersect(by).unwrap_or(by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weigh(places: &[&str]) -> (String, Vec<String>) {
        let said = places.iter().map(|text| (Said::of(text, Order::Either).unwrap(), format!("({text})")));
        let dating = weighed(said).unwrap();
        (dating.within.to_string(), dating.because)
    }

    #[test]
    fn the_surest_counts_unless_another_place_knows_the_day_better() {
        for (places, day) in [
            (&["2021-04-18T02:10:00Z", "2021-04-17"][..], "2021-04-17"),
            (&["2021-04-18T02:10:00Z", "2021-04-18", "2021-04-17"], "2021-04-18"),
            (&["2021-04-18T02:10:00+02:00", "2021-04-17"], "2021-04-18"),
            (&["2021-04-18T02:10:00Z", "2021-04-12"], "2021-04-18"),
            (&["2021-04-18T02:10:00Z", "2021-04-17T22:10:00-04:00"], "2021-04-17"),
            (&["2021-04", "2021-04-17"], "2021-04-17"),
            (&["2021-04-17", "2021-05"], "2021-04-17"),
            (&["06/10/2020", "2020-10-06"], "2020-10-06"),
            (&["06/10/2020", "2020-10"], "2020-10-06"),
            (&["2020", "2020-10"], "2020-10-01..2020-10-31"),
        ] {
            assert_eq!(weigh(places).0, day, "{places:?}");
        }
        assert_eq!(
            weigh(&["2021-04-17", "2019-01-01"]).1,
            ["(2021-04-17)", "against that, (2019-01-01): 2019-01-01"]
        );
        let (_, because) = weigh(&["2021-04-18T02:10:00Z", "2021-04-17"]);
        assert_eq!(because, ["(2021-04-17)", "(2021-04-18T02:10:00Z), 2021-04-18 by the clock of UTC"]);
    }
}
