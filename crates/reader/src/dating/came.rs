//! The date that a report's format says it has, beside what its text says.

use ledger::{Basis, Dating, Interval, add_days};

use super::WIDEST;
use crate::time::Header;

/// Days by which the two may differ and mean the same: one side of the world has tomorrow already.
const APART: i64 = 1;

/// Whether a date is only a bound ("archived on 3 May, so published by then"): a report so dated is read as an undated one.
pub(crate) fn is_bound(came: &Dating) -> bool {
    came.basis == Basis::Metadata && came.within.width() > WIDEST
}

/// The date of a report whose format says `came`: that, unless its own date line names another day with its year. Formats are wrong where
/// pages were moved or edited; a date line is not, unless it tells of the edit. What lost is told too.
pub(crate) fn settled(came: &Dating, header: Option<Header>) -> Dating {
    let Some(header) = header.filter(|h| h.sure && !h.of_edit) else { return came.clone() };
    let near = Interval::new(add_days(came.within.earliest, -APART), add_days(came.within.latest, APART));
    if near.overlaps(header.within) {
        return came.clone();
    }
    let lost = format!("its metadata says {} and lost against that", came.within);
    let because = std::iter::once(header.because).chain([lost]).chain(came.because.iter().cloned()).collect();
    Dating { within: header.within, basis: Basis::Header, because }
}

/// What the text tells within a bound; the bound itself where it tells nothing, or what cannot be.
pub(crate) fn bounded(bound: Option<&Dating>, told: Option<Dating>) -> Option<Dating> {
    let Some(bound) = bound else { return told };
    let Some(told) = told else { return Some(bound.clone()) };
    match told.within.intersect(bound.within) {
        Some(within) if within == told.within => Some(told),
        Some(within) => {
            let because = told.because.into_iter().chain(bound.because.iter().cloned()).collect();
            Some(Dating { within, because, ..told })
        }
        None => {
            let mut bound = bound.clone();
            bound.because.push(format!("the text seems to be of {}, which was still to come", told.within));
            Some(bound)
        }
    }
}

#[cfg(test)]
mod tests {
    use ledger::{Dating, Document};

    use super::*;

    fn days(earliest: &str, latest: &str) -> Interval {
        Interval::new(ledger::parse_date(earliest).unwrap(), ledger::parse_date(latest).unwrap())
    }

    fn read(text: &str, within: Interval) -> Dating {
        let came = Dating { within, basis: Basis::Metadata, because: vec!["the page says so".to_owned()] };
        let document = Document { published: Some(came), ..Document::new("any", text) };
        crate::Reader::new().unwrap().read(&document).published.unwrap()
    }

    #[test]
    fn a_date_line_with_its_year_wins_against_metadata() {
        let moved = days("2015-06-01", "2015-06-01");
        let dated = read("Published 12 March 2009\n\nJan Novak has torn his calf.", moved);
        assert_eq!((dated.within.to_string().as_str(), dated.basis), ("2009-03-12", Basis::Header));
        assert!(dated.because.iter().any(|why| why.contains("2015-06-01")), "{:?}", dated.because);
        assert!(dated.because.iter().any(|why| why == "the page says so"));
    }

    #[test]
    fn a_date_line_of_two_meanings_is_no_surer_than_it_is() {
        let dated =
            |text: &str| crate::Reader::new().unwrap().read(&Document::new("any", text)).published.unwrap();
        for (text, within, basis) in [
            ("06/10/2020\n\nJan Novak has torn his calf.", days("2020-06-10", "2020-10-06"), Basis::Inferred),
            (
                "Published 06/10/2020\n\nJan Novak has torn his calf.",
                days("2020-06-10", "2020-10-06"),
                Basis::Inferred,
            ),
            (
                "Tuesday 06/10/2020\n\nJan Novak has torn his calf.",
                days("2020-10-06", "2020-10-06"),
                Basis::Header,
            ),
            (
                "06/10/2020\n\nJan Novak tore his calf on 27/09/2020.",
                days("2020-10-06", "2020-10-06"),
                Basis::Header,
            ),
            (
                "06/10/2020\n\nJan Novak tore his calf on 05/27/2020.",
                days("2020-06-10", "2020-06-10"),
                Basis::Header,
            ),
            ("13/10/2020\n\nJan Novak has torn his calf.", days("2020-10-13", "2020-10-13"), Basis::Header),
        ] {
            let dated = dated(text);
            assert_eq!((dated.within, dated.basis), (within, basis), "{text} {:?}", dated.because);
        }
    }

    #[test]
    fn metadata_stand_where_the_text_agrees_is_unsure_or_tells_of_an_edit() {
        let came = days("2009-03-11", "2009-03-11");
        for text in [
            "Published 12 March 2009\n\nJan Novak has torn his calf.",
            "Updated 19 March 2009\n\nJan Novak has torn his calf.",
            "Friday 20 March\n\nJan Novak has torn his calf. He was hurt in 2009.",
            "Jan Novak has torn his calf. In 2004 he broke his leg.",
            "06/10/2020\n\nJan Novak has torn his calf.",
        ] {
            let dated = read(text, came);
            assert_eq!((dated.within, dated.basis), (came, Basis::Metadata), "{text}");
        }
    }

    #[test]
    fn a_bound_cuts_what_the_text_tells_and_stands_where_it_tells_nothing() {
        let bound = days("1991-08-06", "2021-04-17");
        let dated = read("Published 12 March 2009\n\nJan Novak has torn his calf.", bound);
        assert_eq!((dated.within.to_string().as_str(), dated.basis), ("2009-03-12", Basis::Header));
        assert_eq!(read("Jan Novak has torn his calf.", bound).within, bound);
        let late = read("Published 12 March 2023\n\nJan Novak has torn his calf.", bound);
        assert_eq!(late.within, bound);
        assert!(late.because.last().unwrap().contains("2023-03-12"), "{:?}", late.because);
    }
}
