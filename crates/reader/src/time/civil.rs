//! Arithmetic on civil days that every calendar question comes down to.

use jiff::civil::{Date, Weekday};
use ledger::{Interval, add_days};

/// That day, if the calendar has it.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// ISO number of a day's weekday, 1 to 7.
pub(super) fn weekday(d: Date) -> u8 {
    d.weekday().to_monday_one_offset().unsigned_abs()
}

/// The first such weekday from a day on.
pub(super) fn weekday_on_or_after(d: Date, iso: u8) -> Date {
    add_days(d, i64::from((iso + 7 - weekday(d)) % 7))
}

/// The Monday of a day's week.
pub(super) fn monday(d: Date) -> Date {
    add_days(d, 1 - i64::from(weekday(d)))
}

/// ISO year and week of a day.
pub(super) fn iso_week(d: Date) -> (i16, i8) {
    let w = d.iso_week_date();
    (w.year(), w.week())
}

/// A whole month.
pub(super) fn month(year: i16, m: u8) -> Option<Interval> {
    let first = day(year, m, 1)?;
    Some(Interval::new(first, first.last_of_month()))
}

/// From the first day of a month over `count` months.
pub(super) fn months(year: i16, m: u8, count: i32) -> Option<Interval> {
    let first = day(year, m, 1)?;
    let last = plus_months(first, count - 1)?.last_of_month();
    Some(Interval::new(first, last))
}

/// A day moved by calendar months, back to the month's end where it has no such day.
pub(super) fn plus_months(d: Date, count: i32) -> Option<Date> {
    d.checked_add(jiff::Span::new().try_months(count).ok()?).ok()
}

/// A whole year.
pub(super) fn year(y: i16) -> Option<Interval> {
    Some(Interval::new(day(y, 1, 1)?, day(y, 12, 31)?))
}

/// Years `first ..= last`.
pub(super) fn years(first: i16, last: i16) -> Option<Interval> {
    Some(Interval::new(day(first, 1, 1)?, day(last, 12, 31)?))
}

/// The n-th such weekday of a month, counted from its end where n is negative.
pub(super) fn nth_weekday(y: i16, m: u8, iso: u8, n: i8) -> Option<Date> {
    day(y, m, 1)?.nth_weekday_of_month(n, Weekday::from_monday_one_offset(i8::try_from(iso).ok()?).ok()?).ok()
}

/// Easter Sunday (Gregorian; Meeus, Jones and Butcher 1876).
pub(super) fn easter(y: i16) -> Option<Date> {
    let year = i32::from(y);
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(y, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_and_nth_weekdays_of_known_years() {
        for (y, d) in [(1998, "1998-04-12"), (2008, "2008-03-23"), (2021, "2021-04-04"), (2025, "2025-04-20")]
        {
            assert_eq!(easter(y).unwrap().to_string(), d);
        }
        assert_eq!(nth_weekday(1999, 11, 4, 4).unwrap().to_string(), "1999-11-25");
        assert_eq!(nth_weekday(2021, 5, 1, -1).unwrap().to_string(), "2021-05-31");
    }
}
