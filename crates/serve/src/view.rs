//! As of which day a request asks, and what stands around every page.

use jiff::civil::Date;
use ledger::add_days;
use present::words;
use serde::Deserialize;

use crate::curators::Signed;
use crate::link;
use crate::trouble::Trouble;

/// As of which days a request asks, as it was written.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Times {
    as_of: Option<String>,
    recorded_by: Option<String>,
}

impl Times {
    /// The part of the record that is asked for.
    ///
    /// # Errors
    /// [`Trouble::Bad`] for what is no day.
    pub(crate) fn view(&self) -> Result<desk::View, Trouble> {
        Ok(desk::View {
            as_of: day("as_of", self.as_of.as_deref())?,
            recorded_by: day("recorded_by", self.recorded_by.as_deref())?,
        })
    }
}

impl Times {
    /// The same of a program, for which an empty field is no day.
    ///
    /// # Errors
    /// [`Trouble::Bad`] for what is no day.
    pub(crate) fn strictly(&self) -> Result<desk::View, Trouble> {
        for (name, text) in [("as_of", &self.as_of), ("recorded_by", &self.recorded_by)] {
            if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
                return Err(Trouble::Bad(format!("{name}: a date is written YYYY-MM-DD; this is empty")));
            }
        }
        self.view()
    }
}

/// A day of a query; an empty field of a form is none.
pub(crate) fn day(name: &str, text: Option<&str>) -> Result<Option<Date>, Trouble> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let parsed = (text.len() == 10).then(|| ledger::parse_date(text).ok()).flatten();
    parsed.map(Some).ok_or_else(|| {
        Trouble::Bad(format!("{name}: a date is written YYYY-MM-DD, as in 2021-04-17; this is {text:?}"))
    })
}

/// What stands around every page: its name, and the day as of which it speaks.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The page's name.
    pub(crate) title: String,
    /// Where it is, without a query; empty where no day can be chosen.
    pub(crate) path: String,
    /// The day that was asked for, as addresses have it.
    pub(crate) as_of: Option<Date>,
    /// The last day that is known of.
    pub(crate) day: Date,
    /// What else was chosen, and stays when another day is.
    pub(crate) kept: Vec<(&'static str, String)>,
    /// Feeds of what the page shows: name, kind and address.
    pub(crate) feeds: Vec<(String, &'static str, String)>,
    /// Whoever is signed in.
    pub(crate) signed: Option<Signed>,
}

impl Frame {
    /// Of a page that is the same on every day.
    pub(crate) fn plain(title: String) -> Self {
        Self {
            title,
            path: String::new(),
            as_of: None,
            day: Date::MIN,
            kept: Vec::new(),
            feeds: Vec::new(),
            signed: None,
        }
    }

    /// Of a page that speaks as of a day.
    pub(crate) fn of(title: String, path: String, view: desk::View, today: Date) -> Self {
        Self {
            title,
            path,
            as_of: view.as_of,
            day: view.as_of.unwrap_or(today),
            kept: Vec::new(),
            feeds: Vec::new(),
            signed: None,
        }
    }

    /// Whether whoever is signed in may correct.
    pub(crate) fn corrects(&self) -> bool {
        self.signed.as_ref().is_some_and(Signed::corrects)
    }

    /// What the forms of whoever is signed in carry.
    pub(crate) fn seal(&self) -> &str {
        self.signed.as_ref().map_or("", |signed| &signed.seal)
    }

    /// An address inside, as of the same day.
    pub(crate) fn link(&self, path: &str) -> String {
        link::as_of(path, self.as_of)
    }

    /// The same page some days later.
    pub(crate) fn later(&self, days: i64) -> String {
        link::as_of(&self.path, Some(add_days(self.day, days)))
    }

    /// The day in words.
    pub(crate) fn day_in_words(&self) -> String {
        words::day(self.day)
    }
}
