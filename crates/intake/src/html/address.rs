//! The day that a page's address names.

use ledger::{Interval, parse_date};

use crate::written::{packed, written};

/// The day in an address: `/2021/04/17/`, `/2021/apr/17/`, `/2021-04-17-`, `/20210417/`; else the month in `/2021/04/`.
pub(super) fn of_address(address: &str) -> Option<Interval> {
    let path = address.split_once("://")?.1.split_once('/')?.1;
    let words: Vec<&str> = path.split(['/', '-', '_', '.', '?', '#']).collect();
    let day = words.windows(3).find_map(|words| {
        let &[year, month, day] = words else { return None };
        if !is_year(year) || day.is_empty() || day.len() > 2 || day.parse::<u8>().is_err() {
            return None;
        }
        let numeric = month.len() == 2 && month.parse::<u8>().is_ok();
        let named = month.len() >= 3 && month.chars().all(char::is_alphabetic);
        if numeric {
            written(&format!("{year}-{month}-{day:0>2}"))
        } else if named {
            written(&format!("{day} {month} {year}"))
        } else {
            None
        }
    });
    let together = || words.iter().filter(|word| word.get(..4).is_some_and(is_year)).find_map(|w| packed(w));
    day.or_else(together).or_else(|| month(path))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("199") || word.starts_with("20")) && word.parse::<u16>().is_ok()
}

/// The days of the month in `/2021/04/a-knee.html`.
fn month(path: &str) -> Option<Interval> {
    let path = path.split(['?', '#']).next()?;
    let folders: Vec<&str> = path.split('/').collect();
    folders.windows(3).find_map(|words| {
        let &[year, month, page] = words else { return None };
        let first = (is_year(year) && month.len() == 2 && !page.is_empty())
            .then(|| parse_date(&format!("{year}-{month}-01")).ok())??;
        Some(Interval::new(first, first.last_of_month()))
    })
}

#[cfg(test)]
mod tests {
    use super::of_address;

    #[test]
    fn addresses_tell_days_and_months() {
        for (address, day) in [
            ("https://x.test/sport/2021/apr/17/rovers-lose", Some("2021-04-17")),
            ("https://x.test/2021/04/07/a.html", Some("2021-04-07")),
            ("https://x.test/news/2021-04-17-rovers", Some("2021-04-17")),
            ("https://x.test/news/20210417/rovers-lose", Some("2021-04-17")),
            ("https://x.test/news/rovers-lose-20210417", Some("2021-04-17")),
            ("https://x.test/2021/04/rovers-lose.html", Some("2021-04-01..2021-04-30")),
            ("https://x.test/2021/04/", None),
            ("https://x.test/2021/13/40/a", None),
            ("https://x.test/football/56789012", None),
            ("https://x.test/football/20219917", None),
            ("https://2021/04/17", None),
        ] {
            assert_eq!(of_address(address).map(|d| d.to_string()).as_deref(), day, "{address}");
        }
    }
}
