//! How wide text is, and what of it fits.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::sheet::{LABEL, SMALL, TITLE};

/// The font that is measured with and that PNG is set in: Liberation Sans, whose letters are as wide as Arial's and Helvetica's, so that a
/// browser that has any of these shows what was measured. Its licence is `fonts/OFL.txt`.
pub(crate) const FONT: &[u8] = include_bytes!("../fonts/LiberationSans-Regular.ttf");
/// Its name.
pub(crate) const FAMILY: &str = "Liberation Sans";
/// What SVG asks for.
pub(crate) const FAMILIES: &str = "Liberation Sans, Arial, Helvetica, sans-serif";
/// How much wider a line of prose may come out where a browser has none of these, and takes DejaVu Sans or Verdana.
pub(crate) const WIDER: f64 = 1.18;

/// The sizes that figures are lettered in, and how wide each of the first letters of Unicode is in each: as [`advances`] gives it.
static KNOWN: LazyLock<Vec<(f64, Vec<f64>)>> = LazyLock::new(|| {
    let first: String = ('\0'..='\u{17f}').collect();
    [SMALL, LABEL, TITLE].map(|size| (size, advances(&first, size))).into()
});

/// How wide each letter is, in pixels.
fn advances(letters: &str, size: f64) -> Vec<f64> {
    // A letter that is not there is taken for a wide one.
    let Ok(font) = FontRef::new(FONT) else { return letters.chars().map(|_| size * 0.7).collect() };
    let glyphs = font.charmap();
    let metrics = font.glyph_metrics(Size::new(size as f32), LocationRef::default());
    let advance = |c: char| glyphs.map(c).and_then(|glyph| metrics.advance_width(glyph));
    letters.chars().map(|c| advance(c).map_or(size, f64::from)).collect()
}

/// How wide a line is, in pixels.
pub(crate) fn width(line: &str, size: f64) -> f64 {
    let known = KNOWN.iter().find(|(of, _)| *of == size).map(|(_, known)| known);
    let known: Option<f64> = known.and_then(|known| line.chars().map(|c| known.get(c as usize)).sum());
    known.unwrap_or_else(|| advances(line, size).iter().sum())
}

/// The line, its end cut off where it is wider than that.
pub(crate) fn fitted(line: &str, size: f64, most: f64) -> String {
    if width(line, size) <= most {
        return line.to_owned();
    }
    let mut kept: Vec<char> = line.chars().collect();
    while kept.pop().is_some() {
        let cut: String = kept.iter().collect::<String>().trim_end().to_owned() + "…";
        if width(&cut, size) <= most {
            return cut;
        }
    }
    String::new()
}

/// The text in lines no wider than that, broken between words; a word that is wider is cut off.
pub(crate) fn wrapped(text: &str, size: f64, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, size, most)),
        }
    }
    lines
}

/// A number with so many decimals, and commas between thousands.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let plain = format!("{value:.decimals$}");
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match part {
        Some(part) => format!("{sign}{grouped}.{part}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A number as short as it is exact enough: three digits that count.
pub(crate) fn short(value: f64) -> String {
    let decimals = match value.abs() {
        v if v >= 100.0 || v == 0.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 1.0 => 2,
        _ => 3,
    };
    number(value, decimals)
}

/// A count and its word.
pub(crate) fn count(n: usize, word: &str) -> String {
    format!("{} {word}{}", number(n as f64, 0), if n == 1 { "" } else { "s" })
}

/// Without what no XML document may hold.
pub(crate) fn clean(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_arials() {
        // Arial: a is 1139 of 2048 units wide, i 455.
        assert!((width("a", 2048.0) - 1139.0).abs() < 0.5 && (width("ii", 2048.0) - 910.0).abs() < 0.5);
    }

    #[test]
    fn what_is_known_of_letters_is_what_the_font_says() {
        let line = "Bayern München, 17 Apr 2021: “ţeŧ” Ω";
        for size in [SMALL, LABEL, TITLE, 9.0] {
            for line in [line, "Bayern München", ""] {
                assert_eq!(width(line, size), advances(line, size).iter().sum::<f64>(), "{line:?} at {size}");
            }
        }
    }

    #[test]
    fn what_is_too_long_is_cut_and_what_has_words_is_broken() {
        let cut = fitted("Bartholomew Featherstonehaugh-Cholmondeley", 11.0, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 11.0) <= 100.0, "{cut}");
        assert_eq!(fitted("Novak", 11.0, 100.0), "Novak");
        let lines = wrapped("one two three four five six seven eight nine ten", 11.0, 90.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 11.0) <= 90.0), "{lines:?}");
        assert_eq!(lines.join(" "), "one two three four five six seven eight nine ten");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(1_234_567.0, 0), "1,234,567");
        assert_eq!(number(-1234.5, 1), "−1,234.5");
        assert_eq!(number(999.0, 0), "999");
        assert_eq!(
            [short(0.0123), short(1.234), short(45.67), short(1234.0)],
            ["0.012", "1.23", "45.7", "1,234"]
        );
    }
}
