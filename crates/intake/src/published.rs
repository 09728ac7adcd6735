//! Publication dates that come with a document.

use jiff::civil::Date;
use ledger::{Basis, DateError, Dating, Interval, parse_date};

/// Why a publication date cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// No calendar date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// The last day lies before the first.
    #[error("`latest` {latest} is before `earliest` {earliest}")]
    Backwards {
        /// The first day.
        earliest: Date,
        /// The last day.
        latest: Date,
    },
    /// There is neither a first nor a last day.
    #[error("it has neither `earliest` nor `latest`")]
    NoDay,
    /// The basis is none that we know.
    #[error("{0:?} is no basis: given, header, metadata or inferred")]
    Basis(String),
    /// It is no date, and nothing that has one.
    #[error("it is {0}, not a date or an object with `earliest` and `latest`")]
    Kind(&'static str),
}

/// A date that someone named: a day (`2021-04-17`), a time of which the day counts as written
/// (`2021-04-17T09:30:00+01:00`), a month (`2021-04`) or a year (`2021`), as the interval of its days.
///
/// # Errors
/// When the text is of another form, or there is no such day.
pub fn given_date(text: &str) -> Result<Dating, DateProblem> {
    Ok(Dating { within: days(text)?, basis: Basis::Given, because: Vec::new() })
}

/// The date of an object with `earliest`, `latest` and `basis`; one end alone is a day.
pub(crate) fn between(
    earliest: Option<&str>,
    latest: Option<&str>,
    basis: Option<&str>,
) -> Result<Dating, DateProblem> {
    let first = earliest.or(latest).ok_or(DateProblem::NoDay)?;
    let (first, last) = (days(first)?, days(latest.unwrap_or(first))?);
    if last.latest < first.earliest {
        return Err(DateProblem::Backwards { earliest: first.earliest, latest: last.latest });
    }
    let basis = match basis {
        None => Basis::Given,
        Some(name) => {
            Basis::from_slug(name).ok_or_else(|| DateProblem::Basis(name.chars().take(40).collect()))?
        }
    };
    Ok(Dating { within: Interval::new(first.earliest, last.latest), basis, because: Vec::new() })
}

fn days(text: &str) -> Result<Interval, DateError> {
    let text = text.trim();
    let whole = match text.len() {
        4 => {
            parse_date(&format!("{text}-01-01")).and_then(|a| Ok((a, parse_date(&format!("{text}-12-31"))?)))
        }
        7 => parse_date(&format!("{text}-01")).map(|a| (a, a.last_of_month())),
        _ => parse_date(text).map(|day| (day, day)),
    };
    // The error is worded for the text as it was given, not as it was filled up.
    whole.map(|(a, b)| Interval::new(a, b)).or_else(|_| parse_date(text).map(Interval::day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_times_months_and_years_are_dates() {
        for (text, shown) in [
            ("2021-04-17", "2021-04-17"),
            (" 2021-04-17T23:30:00-05:00", "2021-04-17"),
            ("2021-04-17 09:30", "2021-04-17"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("1998", "1998-01-01..1998-12-31"),
        ] {
            assert_eq!(given_date(text).unwrap().within.to_string(), shown);
        }
        for bad in ["", "2021-02-30", "2021-13", "17 April", "abcd", "2021-4-17", "20210417", "０２１-04"]
        {
            let error = given_date(bad).unwrap_err().to_string();
            assert!(error.contains(&format!("{bad:?}")), "{error}");
        }
    }

    #[test]
    fn intervals_have_a_basis_and_run_forwards() {
        let all = between(Some("2021-04-17"), Some("2021-05"), Some("inferred")).unwrap();
        assert_eq!((all.within.to_string().as_str(), all.basis), ("2021-04-17..2021-05-31", Basis::Inferred));
        assert_eq!(between(None, Some("2021-04-17"), None).unwrap(), given_date("2021-04-17").unwrap());
        assert_eq!(between(None, None, None), Err(DateProblem::NoDay));
        assert!(matches!(between(Some("2021-04-17"), None, Some("guess")), Err(DateProblem::Basis(_))));
        assert!(matches!(
            between(Some("2021-04-17"), Some("2021-04-16"), None),
            Err(DateProblem::Backwards { .. })
        ));
    }
}
