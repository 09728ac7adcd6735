//! Moving every date of a text, and every date that was read from it.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// How far dates are moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shift {
    /// Not at all.
    #[default]
    None,
    /// By whole years: the year's number changes and nothing else.
    Years(i16),
    /// By weeks, so that weekdays stay: days of a month change too. Whole months, thirds of months and years that the
    /// text names keep their names, and move by [`Shift::years`].
    Weeks(i64),
}

impl Shift {
    /// In whole years, to the nearest.
    pub(crate) fn years(self) -> i16 {
        match self {
            Self::None => 0,
            Self::Years(years) => years,
            Self::Weeks(weeks) => (weeks as f64 * 7.0 / 365.25).round() as i16,
        }
    }

    /// A day, moved.
    pub(crate) fn day(self, day: Date) -> Date {
        match self {
            Self::None => day,
            Self::Years(years) => by_years(day, years),
            Self::Weeks(weeks) => day.saturating_add((weeks * 7).days()),
        }
    }

    /// An interval, moved: as a part of the calendar if it is one, else day by day.
    pub(crate) fn interval(self, from: Date, to: Date) -> (Date, Date) {
        if matches!(self, Self::Weeks(_)) && is_part_of_calendar(from, to) {
            return (by_years(from, self.years()), by_years(to, self.years()));
        }
        (self.day(from), self.day(to))
    }

    /// A bound of a forecast, moved: a month's last day belongs to the calendar.
    pub(crate) fn bound(self, day: Date) -> Date {
        if day.day() == day.days_in_month() {
            self.interval(day.first_of_month(), day).1
        } else {
            self.day(day)
        }
    }

    /// The text with its dates moved. Dates without a year are taken for those nearest to `published`.
    pub(crate) fn text(self, text: &str, published: Date) -> String {
        if self == Self::None {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() + 16);
        let mut at = 0;
        let mut glued = false;
        while let Some(here) = text[at..].chars().next() {
            if !glued && let Some((new, len)) = self.date_at(&text[at..], published) {
                out.push_str(&new);
                at += len;
                glued = true;
                continue;
            }
            out.push(here);
            at += here.len_utf8();
            glued = here.is_alphanumeric();
        }
        out
    }

    /// The date that a text begins with, moved, and its length in bytes.
    fn date_at(self, text: &str, published: Date) -> Option<(String, usize)> {
        self.iso(text)
            .or_else(|| self.day_month(text, published))
            .or_else(|| self.month_day(text, published))
            .or_else(|| self.year(text))
    }

    fn iso(self, text: &str) -> Option<(String, usize)> {
        let day = ledger::parse_date(text.get(..10)?).ok()?;
        Some((self.day(day).to_string(), 10))
    }

    /// `17 February`, `21 September 2023`.
    fn day_month(self, text: &str, published: Date) -> Option<(String, usize)> {
        let (day, rest) = number(text, 2)?;
        let (name, month, rest) = month(rest.strip_prefix(' ')?)?;
        let year = rest.strip_prefix(' ').and_then(|r| number(r, 4)).filter(|(y, _)| *y > 1000);
        let rest = year.map_or(rest, |(_, r)| r);
        let moved = self.day(date(year.map(|y| y.0), month, day, published)?);
        let with = year.map(|_| format!(" {}", moved.year())).unwrap_or_default();
        Some((format!("{} {}{with}", moved.day(), spelled(name, moved)), text.len() - rest.len()))
    }

    /// `September 9, 2008`, `April 28`, `Sept 21`.
    fn month_day(self, text: &str, published: Date) -> Option<(String, usize)> {
        let (name, month, rest) = month(text)?;
        let (day, rest) = number(rest.strip_prefix(' ')?, 2)?;
        let year = rest.strip_prefix(", ").and_then(|r| number(r, 4)).filter(|(y, _)| *y > 1000);
        let rest = year.map_or(rest, |(_, r)| r);
        let moved = self.day(date(year.map(|y| y.0), month, day, published)?);
        let with = year.map(|_| format!(", {}", moved.year())).unwrap_or_default();
        Some((format!("{} {}{with}", spelled(name, moved), moved.day()), text.len() - rest.len()))
    }

    /// `2020`, `2023-2024`, `2024-25`.
    fn year(self, text: &str) -> Option<(String, usize)> {
        let (year, rest) = number(text, 4).filter(|(y, _)| (1900..2100).contains(y))?;
        let season =
            rest.strip_prefix(['-', '–']).and_then(|r| number(r, 2)).filter(|(y, _)| *y == (year + 1) % 100);
        let year = year + self.years();
        Some(match season {
            Some((_, end)) => (format!("{year}-{:02}", (year + 1) % 100), text.len() - end.len()),
            None => (year.to_string(), 4),
        })
    }
}

fn by_years(day: Date, years: i16) -> Date {
    day.saturating_add(i64::from(years).years())
}

/// Whole months or thirds of them, or days that have a name of their own.
fn is_part_of_calendar(from: Date, to: Date) -> bool {
    let begins = matches!(from.day(), 1 | 11 | 21);
    let ends = matches!(to.day(), 10 | 20) || to.day() == to.days_in_month();
    from != to && begins && ends
}

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
];

fn month(text: &str) -> Option<(&str, i8, &str)> {
    let len = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at(len);
    let at = (name.len() >= 3).then(|| MONTHS.iter().position(|m| m.starts_with(name)))??;
    Some((name, at as i8 + 1, rest))
}

/// The month's name, shortened as the other was.
fn spelled(like: &str, day: Date) -> &'static str {
    let name = MONTHS[day.month() as usize - 1];
    if MONTHS.contains(&like) { name } else { &name[..like.len().min(name.len())] }
}

/// A number of at most so many digits (four: exactly), and what follows it.
fn number(text: &str, digits: usize) -> Option<(i16, &str)> {
    let len = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let fits = if digits == 4 { len == 4 } else { (1..=digits).contains(&len) };
    let (head, rest) = text.split_at(len);
    (fits && !rest.starts_with(char::is_alphabetic)).then(|| head.parse().ok().map(|n| (n, rest)))?
}

fn date(year: Option<i16>, month: i8, day: i16, near: Date) -> Option<Date> {
    let on = |year| Date::new(year, month, day as i8).ok();
    match year {
        Some(year) => on(year),
        None => {
            (-1..=1).filter_map(|n| on(near.year() + n)).min_by_key(|d| ledger::days_between(*d, near).abs())
        }
    }
}

#[test]
fn dates_move_in_every_spelling() {
    let near = ledger::parse_date("2023-09-21").unwrap();
    let text =
        " date 2023-09-21 On 30 September, not Sept 8 or May 3, 2022; 2020, 2022-23; won 21-3, 2,603 fans";
    assert_eq!(
        Shift::Years(-28).text(text, near),
        " date 1995-09-21 On 30 September, not Sept 8 or May 3, 1994; 1992, 1994-95; won 21-3, 2,603 fans"
    );
    assert_eq!(
        Shift::Weeks(-52).text(text, near),
        " date 2022-09-22 On 1 October, not Sept 9 or May 4, 2021; 2019, 2021-22; won 21-3, 2,603 fans"
    );
}

#[test]
fn parts_of_the_calendar_keep_their_names() {
    let day = |text| ledger::parse_date(text).unwrap();
    let year_on = Shift::Weeks(52);
    assert_eq!(
        year_on.interval(day("2021-02-01"), day("2021-02-28")),
        (day("2022-02-01"), day("2022-02-28"))
    );
    assert_eq!(
        year_on.interval(day("2021-02-02"), day("2021-02-08")),
        (day("2022-02-01"), day("2022-02-07"))
    );
    assert_eq!(year_on.bound(day("2021-05-31")), day("2022-05-31"));
}
