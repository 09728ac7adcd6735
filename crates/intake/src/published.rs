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

/// A day as pages and feeds write it: `2021-04-17T09:30:00+01:00`, `2005/01/15 14:15`, `20210417`, `Sat, 17 Apr 2021 09:30 GMT`,
/// `April 17, 2021`. The day counts as written.
pub(crate) fn written(text: &str) -> Option<Interval> {
    let text = text.trim();
    let plain = text.get(..10).unwrap_or_default().replace(['/', '.'], "-");
    let packed = || {
        let digits = text.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
        given_date(&format!("{year}-{month}-{day}")).ok()
    };
    let dated = given_date(text).or_else(|_| given_date(&plain)).ok().or_else(packed);
    let within = dated.map(|dating| dating.within).or_else(|| words(text))?;
    // What a form left empty looks like year 1, or 1970's first day.
    let meant = within.earliest.year() >= 1800 && within.latest != jiff::civil::date(1970, 1, 1);
    meant.then_some(within)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in English words.
fn words(text: &str) -> Option<Interval> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(12) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let lower = word.to_ascii_lowercase();
        match digits.parse::<i16>() {
            Ok(number) if digits.len() == 4 && digits.len() == word.len() => year = year.or(Some(number)),
            Ok(number) if digits.len() <= 2 && year.is_none() => day = day.or(i8::try_from(number).ok()),
            Ok(_) => {}
            Err(_) => month = month.or_else(|| MONTHS.iter().position(|m| lower.starts_with(m))),
        }
    }
    let month = i8::try_from(month? + 1).ok()?;
    Date::new(year?, month, day?).ok().map(Interval::day)
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

    #[test]
    fn days_are_read_as_pages_write_them() {
        for (text, shown) in [
            ("2021-04-17T23:30:00-05:00", "2021-04-17"),
            ("2005/01/15 14:15:12", "2005-01-15"),
            ("2021.04.17", "2021-04-17"),
            ("20210417T0930", "2021-04-17"),
            ("Sat, 17 Apr 2021 09:30:00 GMT", "2021-04-17"),
            ("Saturday 17th April 2021 at 09:30", "2021-04-17"),
            ("April 17, 2021, 9:30 am", "2021-04-17"),
            ("2021-04", "2021-04-01..2021-04-30"),
        ] {
            assert_eq!(written(text).map(|d| d.to_string()).as_deref(), Some(shown), "{text}");
        }
        for none in
            ["", "yesterday", "0001-01-01T00:00:00", "1970-01-01", "31 February 2021", "17 April", "éééééé"]
        {
            assert_eq!(written(none), None, "{none}");
        }
    }
}
