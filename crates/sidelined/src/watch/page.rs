//! A page: its article is a report, and when it changes, another.

use anyhow::Result;
use follow::{Address, Clock, Failure, FailureKind, Fetched, Network, New};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Basis, Dating, Interval};
use store::Visit;

use super::queue::Pointed;
use super::{Watch, found, kind, reports};
use crate::cli::InputKind;
use crate::engine::Report;

/// So often a page is tried, over as many rounds, before what its feed says of it is taken instead.
const TRIES: u32 = 5;

impl<N: Network, C: Clock> Watch<N, C> {
    /// Whether the page that an entry of a feed points to is to be asked for, and what is known of it.
    pub(super) fn pointed(&mut self, pointed: Pointed) -> Result<Option<(Pointed, Visit)>> {
        if let Some(&went_well) = self.asked.get(&pointed.page) {
            // Another entry pointed there.
            if went_well {
                let seen = self.seen(pointed.mark, &pointed.teaser);
                self.note(vec![seen])?;
            }
            self.entry_done(&pointed.feed, !went_well)?;
            return Ok(None);
        }
        let visit = self.visit_of(&pointed.page)?;
        if self.held(&visit).is_some() {
            self.entry_done(&pointed.feed, true)?;
            return Ok(None);
        }
        Ok(Some((pointed, visit)))
    }

    /// Adds what a page brought to which an entry of a feed points.
    pub(super) fn page_came(
        &mut self,
        pointed: Pointed,
        visit: Visit,
        came: Result<Fetched, Failure>,
    ) -> Result<()> {
        let page = pointed.page.clone();
        let failure = match came {
            Ok(Fetched::Unchanged) => {
                self.asked.insert(page, true);
                self.adding.count_known();
                let seen = self.seen(pointed.mark, &pointed.teaser);
                self.note(vec![Visit { failures: 0, not_before: None, ..visit }, seen])?;
                return self.entry_done(&pointed.feed, false);
            }
            Ok(Fetched::New(new)) => match kind::kind_of(new.content_type.as_deref(), &new.body) {
                Ok(InputKind::Feed) => Failure::lasting("is a feed, and not the page of an entry"),
                Ok(kind) => return self.page(&page, visit, new, kind, Some(pointed)),
                Err(why) => Failure::lasting(why),
            },
            Err(failure) => failure,
        };
        self.page_failed(visit, pointed, &failure)
    }

    fn page_failed(&mut self, visit: Visit, pointed: Pointed, failure: &Failure) -> Result<()> {
        let page = pointed.page.clone();
        self.asked.insert(page.clone(), false);
        let again = match failure.kind {
            FailureKind::Stopped => true,
            FailureKind::Passing => visit.failures.saturating_add(1) < TRIES,
            FailureKind::Lasting => false,
        };
        if again {
            self.failed(&page, visit, failure)?;
            return self.entry_done(&pointed.feed, true);
        }
        let told = format!("{}; what its feed says of it is read instead", failure.reason);
        self.adding.problems.tell(page.as_str(), told);
        let visits = vec![self.backed_off(visit, failure), self.seen(pointed.mark, &pointed.teaser)];
        let reading = self.reading(pointed.teaser);
        self.write(reading.as_slice(), visits)?;
        self.entry_done(&pointed.feed, false)
    }

    /// Adds the article of a page, unless it is the one that was there before.
    pub(super) fn page(
        &mut self,
        page: &Address,
        visit: Visit,
        new: New,
        kind: InputKind,
        pointed: Option<Pointed>,
    ) -> Result<()> {
        let (address, without) = (new.address.clone(), found(visit.clone(), &new, None));
        let report = match reports(page, new, kind).next() {
            Some(Ok(report)) => report,
            taken => {
                let why = taken.and_then(Result::err).map_or_else(|| "is empty".into(), |wrong| wrong.reason);
                if let Some(pointed) = pointed {
                    return self.page_failed(visit, pointed, &Failure::lasting(why));
                }
                // It is told again when it has changed, and not before.
                self.adding.problems.tell(page.as_str(), why);
                return self.note(vec![without]);
            }
        };
        self.asked.insert(page.clone(), true);
        let content = Some(report.document.id.0.clone());
        let reading = if visit.content == content {
            None
        } else {
            let mut report = described(report, &address, pointed.as_ref().map(|pointed| &pointed.teaser));
            if visit.content.is_some() {
                let (last_seen, today) = (day(visit.visited_at), day(self.fetcher.clock().now()));
                let says = said(report.modified).or_else(|| report.document.published.take());
                report.document.published = Some(changed(says, last_seen, today));
            }
            self.reading(report)
        };
        let mut visits = vec![Visit { content, ..without }];
        visits.extend(pointed.as_ref().map(|pointed| self.seen(pointed.mark.clone(), &pointed.teaser)));
        self.write(reading.as_slice(), visits)?;
        pointed.map_or(Ok(()), |pointed| self.entry_done(&pointed.feed, false))
    }
}

/// A page's report with what its address, and the feed that points to it, say of it where it is silent itself.
fn described(mut report: Report, address: &Address, teaser: Option<&Report>) -> Report {
    let document = &mut report.document;
    address.stem().clone_into(&mut document.doc);
    document.url.get_or_insert_with(|| address.to_string());
    if let Some(said) = teaser.map(|teaser| &teaser.document) {
        document.title = document.title.take().or_else(|| said.title.clone());
        document.outlet = document.outlet.take().or_else(|| said.outlet.clone());
        document.published = document.published.take().or_else(|| said.published.clone());
    }
    report
}

/// The days on which a page says that it was last changed.
fn said(modified: Option<Interval>) -> Option<Dating> {
    let because = || vec!["the page says that it was last changed then".into()];
    modified.map(|within| Dating { within, basis: Basis::Metadata, because: because() })
}

/// When a page that has changed said what it says now: on the day that it gives itself, if that is not before it was last looked at;
/// else at some time since then.
fn changed(says: Option<Dating>, last_seen: Date, today: Date) -> Dating {
    match says {
        Some(says) if says.within.latest >= last_seen => says,
        _ => Dating {
            within: Interval::new(last_seen, today),
            basis: Basis::Metadata,
            because: vec![format!("the page said something else when it was looked at on {last_seen}")],
        },
    }
}

fn day(at: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(at).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_anew_it_says_since_it_was_last_seen() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let (seen, today) = (day("2026-02-01"), day("2026-02-03"));
        let old = Some(Dating::given(day("2026-01-20")));
        assert_eq!(changed(old, seen, today).within, Interval::new(seen, today));
        assert_eq!(changed(None, seen, today).within, Interval::new(seen, today));
        let new = Dating::given(day("2026-02-02"));
        assert_eq!(changed(Some(new.clone()), seen, today), new);
    }
}
