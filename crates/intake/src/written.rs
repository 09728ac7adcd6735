//! Days as pages, feeds and people write them.

use std::sync::LazyLock;

use jiff::civil::Date;
use ledger::Interval;

use crate::published::given_date;

/// Names of months in lower case and their numbers, sorted by bytes.
static MONTHS: LazyLock<Vec<(&str, i16)>> = LazyLock::new(|| {
    let lines = include_str!("months.tsv").lines().skip(1).filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect()
});

/// So many words and numbers of a text are looked at.
const TOKENS: usize = 64;

/// Which number of `06/10/2020` is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// The first.
    Day,
    /// The second.
    Month,
    /// Either: nobody says.
    #[default]
    Either,
}

impl Order {
    /// The custom of a language, as pages name theirs (BCP 47). English without a country may be of either.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let tag = language.unwrap_or_default().trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-').filter(|part| !part.is_empty());
        match (parts.next(), parts.next_back()) {
            (Some("en"), Some("us")) => Self::Month,
            // Canada and the Philippines write both; so do those who say nothing.
            (None, _) | (Some("en"), None | Some("ca" | "ph" | "001")) => Self::Either,
            // Here the year comes first.
            (Some("zh" | "ja" | "ko" | "hu" | "lt" | "mn"), _) => Self::Either,
            _ => Self::Day,
        }
    }
}

/// A day as pages and feeds write it: `2021-04-17T09:30:00+01:00`, `2005/01/15 14:15`, `20210417`, `Sat, 17 Apr 2021 09:30 GMT`,
/// `April 17, 2021`, `17/04/2021`; a month or a year. The day counts as written. Of `06/10/2020`, which may be two days, both and what lies
/// between.
pub(crate) fn written(text: &str) -> Option<Interval> {
    written_by(text, Order::Either)
}

/// The same, where it is known which number is the day.
pub(crate) fn written_by(text: &str, order: Order) -> Option<Interval> {
    let text = text.trim();
    let plain = text.get(..10).unwrap_or_default().replace(['/', '.'], "-");
    let within = given_date(text).or_else(|_| given_date(&plain)).map(|dating| dating.within).ok();
    let only = || {
        let days = days_in(text, order);
        let first = days.first().copied()?;
        days.iter().all(|day| *day == first).then_some(first)
    };
    within.or_else(|| packed(text.get(..8)?)).or_else(only).filter(|days| meant(*days))
}

/// The day of `20210417`.
pub(crate) fn packed(digits: &str) -> Option<Interval> {
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
    let within = given_date(&format!("{year}-{month}-{day}")).ok()?.within;
    meant(within).then_some(within)
}

/// What a form left empty looks like year 1, or 1970's first day.
fn meant(days: Interval) -> bool {
    days.earliest.year() >= 1800 && days.latest != jiff::civil::date(1970, 1, 1)
}

/// Whether a time of day is told by the clock of no place (`2021-04-17T23:30:00Z`): where it was written it may have been the
/// day before or after.
pub(crate) fn is_utc(text: &str) -> bool {
    let text = text.trim();
    let zulu = text.strip_suffix(['Z', 'z']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let named = ["+00:00", "+0000", "-00:00", "GMT", "UTC"].iter().any(|zone| text.ends_with(zone));
    // Midnight to the second is a day without a time.
    (zulu || named) && text.contains(':') && !text.contains("00:00:00")
}

/// The days that a text names with their years, in its order.
pub(crate) fn days_in(text: &str, order: Order) -> Vec<Interval> {
    let tokens = tokens(text);
    let (mut days, mut at) = (Vec::new(), 0);
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        match day(rest, order).filter(|(days, _)| meant(*days)) {
            Some((found, used)) => {
                days.push(found);
                at += used;
            }
            None => at += 1,
        }
    }
    days
}

/// A number or a word, and what stands before it.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    gap: &'t str,
    text: &'t str,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| match c {
        '0'..='9' => 1,
        _ if c.is_alphabetic() => 2,
        _ => 0,
    };
    let (mut tokens, mut rest, mut gap) = (Vec::new(), text, "");
    while let Some(first) = rest.chars().next().filter(|_| tokens.len() < TOKENS) {
        let of = kind(first);
        let end = rest.find(|c| kind(c) != of).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        if of == 0 {
            gap = text;
        } else {
            tokens.push(Token { gap, text });
            gap = "";
        }
        rest = after;
    }
    tokens
}

impl Token<'_> {
    /// A number of so many digits.
    fn number(&self, widths: std::ops::RangeInclusive<usize>) -> Option<i16> {
        widths.contains(&self.text.len()).then(|| self.text.parse().ok()).flatten()
    }

    fn month(&self) -> Option<i16> {
        let lower = self.text.to_lowercase();
        let at = MONTHS.binary_search_by(|(name, _)| (*name).cmp(&lower)).ok()?;
        MONTHS.get(at).map(|(_, number)| *number)
    }

    /// Whether it may be left out between the parts of a date: "17 de abril", "17th April".
    fn fills(&self) -> bool {
        self.text.len() <= 3 && self.number(1..=4).is_none()
    }

    /// Whether what is before it joins it to a date in words.
    fn joined(&self) -> bool {
        self.gap.chars().count() <= 3
            && self.gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/' | '’' | '\''))
    }
}

/// The day that tokens begin with, and how many they are.
fn day(tokens: &[Token<'_>], order: Order) -> Option<(Interval, usize)> {
    numeric(tokens, order).or_else(|| in_words(tokens))
}

/// `2021-04-17`, `17.04.2021`, `2021年4月17日`.
fn numeric(tokens: &[Token<'_>], order: Order) -> Option<(Interval, usize)> {
    if let [year, y, month, m, day, ..] = tokens
        && matches!((y.text, m.text), ("年", "月") | ("년", "월"))
    {
        return Some((date(year.number(4..=4)?, month.number(1..=2)?, day.number(1..=2)?)?, 5));
    }
    let [first, second, third, ..] = tokens else { return None };
    let by = second.gap.trim();
    if by != third.gap.trim() || !matches!(by, "-" | "/" | ".") {
        return None;
    }
    let middle = second.number(1..=2)?;
    if let Some(year) = first.number(4..=4) {
        return Some((date(year, middle, third.number(1..=2)?)?, 3));
    }
    let (start, year) = (first.number(1..=2)?, third.number(4..=4)?);
    let (by_day, by_month) = (date(year, middle, start), date(year, start, middle));
    let within = match (by_day, by_month, order) {
        (Some(day), None, _) | (None, Some(day), _) => day,
        (Some(day), _, Order::Day) | (_, Some(day), Order::Month) => day,
        (Some(one), Some(other), _) => {
            Interval::new(one.earliest.min(other.earliest), one.latest.max(other.latest))
        }
        _ => return None,
    };
    Some((within, 3))
}

/// `17 April 2021`, `17th of April, 2021`, `April 17, 2021`, `2021 April 17`.
fn in_words(tokens: &[Token<'_>]) -> Option<(Interval, usize)> {
    let (first, second) = (tokens.first()?, part_after(tokens, 0)?);
    let third = part_after(tokens, second)?;
    let (two, three) = (tokens.get(second)?, tokens.get(third)?);
    let within = match (first.number(1..=2), first.number(4..=4)) {
        (Some(day), _) => date(three.number(4..=4)?, two.month()?, day),
        (_, Some(year)) => date(year, two.month()?, three.number(1..=2)?),
        _ => date(three.number(4..=4)?, first.month()?, two.number(1..=2)?),
    };
    Some((within?, third + 1))
}

/// Where the part of a date behind the one at `at` stands; up to two fillers are passed over.
fn part_after(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let part = (at + 1..=at + 3).find(|&at| {
        let fills = |token: &Token<'_>| token.fills() && token.month().is_none();
        tokens.get(at).is_none_or(|token| !token.joined() || !fills(token))
    })?;
    tokens.get(part).filter(|token| token.joined()).map(|_| part)
}

fn date(year: i16, month: i16, day: i16) -> Option<Interval> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Interval::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(days: Option<Interval>) -> Option<String> {
        days.map(|days| days.to_string())
    }

    #[test]
    fn months_are_sorted_and_each_means_one() {
        assert_eq!(MONTHS.len() + 1, include_str!("months.tsv").lines().count());
        assert!(MONTHS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(MONTHS.iter().all(|(_, number)| (1..=12).contains(number)));
    }

    #[test]
    fn days_are_read_as_pages_write_them() {
        for (text, day) in [
            ("2021-04-17T23:30:00-05:00", "2021-04-17"),
            ("2005/01/15 14:15:12", "2005-01-15"),
            ("2021.04.17", "2021-04-17"),
            ("20210417T0930", "2021-04-17"),
            ("Sat, 17 Apr 2021 09:30:00 GMT", "2021-04-17"),
            ("Saturday 17th April 2021 at 09:30", "2021-04-17"),
            ("the 17th of April, 2021", "2021-04-17"),
            ("April 17, 2021, 9:30 am", "2021-04-17"),
            ("Apr. 17th, 2021", "2021-04-17"),
            ("09:30:06 PM IST Apr 17, 2021", "2021-04-17"),
            ("17-Apr-2021", "2021-04-17"),
            ("2021-04", "2021-04-01..2021-04-30"),
            ("sábado, 17 de abril de 2021", "2021-04-17"),
            ("mar. 17 août 2021", "2021-08-17"),
            ("17. März 2021", "2021-03-17"),
            ("2021年4月17日", "2021-04-17"),
            ("2021/4/7", "2021-04-07"),
            ("17.4.2021 09.30", "2021-04-17"),
            ("12/25/2020", "2020-12-25"),
            ("25/12/2020", "2020-12-25"),
            ("05/05/2020", "2020-05-05"),
        ] {
            assert_eq!(shown(written(text)).as_deref(), Some(day), "{text}");
        }
        for none in [
            "", "yesterday", "0001-01-01T00:00:00", "1970-01-01", "31 February 2021", "17 April", "éééééé",
            "17 April 2021 to 19 April 2021", "13/13/2021", "17 Knee 2021",
        ] {
            assert_eq!(written(none), None, "{none}");
        }
    }

    #[test]
    fn where_a_number_may_be_day_or_month_the_language_tells_or_both_are_meant() {
        for (language, days) in [
            (None, "2020-06-10..2020-10-06"),
            (Some("en"), "2020-06-10..2020-10-06"),
            (Some("en-US"), "2020-06-10"),
            (Some("en_GB"), "2020-10-06"),
            (Some("es-AR"), "2020-10-06"),
            (Some("ja"), "2020-06-10..2020-10-06"),
        ] {
            let read = written_by("06/10/2020 09:15", Order::of(language));
            assert_eq!(shown(read).as_deref(), Some(days), "{language:?}");
        }
    }

    #[test]
    fn the_clock_of_no_place_is_told_from_a_place_and_from_a_day() {
        for (text, utc) in [
            ("2021-04-17T23:30:00Z", true),
            ("2021-04-17T23:30:00.000Z", true),
            ("2021-04-17T23:30:00+00:00", true),
            ("Sat, 17 Apr 2021 23:30:00 GMT", true),
            ("2021-04-17T23:30:00+01:00", false),
            ("2021-04-17T23:30:00", false),
            ("2021-04-17T00:00:00Z", false),
            ("2021-04-17", false),
        ] {
            assert_eq!(is_utc(text), utc, "{text}");
        }
    }

    #[test]
    fn days_are_found_among_other_words() {
        let days = |text| days_in(text, Order::Day).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(days("22/11/2020 - 04:30 - Source: Wire - Photo: 2019"), ["2020-11-22"]);
        assert_eq!(days("The Echo 13 Jan 2020, 22:11 GMT+10"), ["2020-01-13"]);
        assert_eq!(days("Played 12 May 2020, told 13 May 2020"), ["2020-05-12", "2020-05-13"]);
        assert_eq!(days("9 wins in 2020, 3 in May"), Vec::<String>::new());
    }
}
