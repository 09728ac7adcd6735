//! Texts of any length: the example reports again and again, and what no newspaper would print.

use std::path::Path;

/// Pieces that are repeated without a break.
pub(crate) const HOSTILE: &[(&str, &str)] = &[
    ("double quotes", "\""),
    ("curly quotes", "“”"),
    ("opening quotes", "“"),
    ("apostrophes", "'"),
    ("closed words of apostrophes", "a's'"),
    ("brackets", "["),
    ("parentheses", "("),
    ("pairs of brackets", "[]()"),
    ("full stops", "."),
    ("hyphens", "a-"),
    ("digits", "7"),
    ("numbers", "12 "),
    ("number-words", "twenty-one "),
    ("line breaks", "\n"),
    ("carriage returns", "\r\n"),
    ("spaces", " "),
    ("one word", "a"),
    ("capitals", "A"),
    ("single capitals", "A "),
    ("initials", "A. "),
    ("names", "Anna Berg "),
    ("surnames joined", "Smith and "),
    ("surnames in a list", "Smith, "),
    ("hyphenated names", "Smith-"),
    ("particles", "van der "),
    ("who", "who "),
    ("nested clauses", "who said that the man, who "),
    ("nested reasons", "because he was hurt when "),
    ("words that call rules", "played in place of and replaced for like with back out "),
    ("words of time that bear none", "at least the last two and "),
    ("said that", "he said that "),
    ("he", "he "),
    ("his knee", "his knee "),
    ("knee", "knee "),
    ("knees with commas", "knee, "),
    ("injured", "injured "),
    ("named injuries in one sentence", "Anna Berg tore a hamstring and "),
    ("named injuries", "Anna Berg tore a hamstring on Monday. "),
    ("pronouns with injuries", "He has hurt his knee and will be out for six weeks. "),
    ("weeks", "six weeks earlier "),
    ("dates", "17 April 2021 "),
    ("weekdays", "on Saturday "),
    ("seasons", "last season "),
    ("months earlier", "a month earlier, "),
    ("said", "said "),
    ("speakers", "\"It is fine,\" said Anna Berg. "),
    ("open quotes of speakers", "\"said Anna Berg "),
    ("bracketed names", "like Dec [Berg] "),
    ("groups", "the duo and both defenders "),
    ("epithets", "the 27-year-old Wales centre-back "),
    ("negations", "not "),
    ("will be", "will be "),
    ("out for", "out for "),
    ("matches", "the 2-1 win over Leeds "),
    ("bullets", "• knee\n"),
    ("lists", "Berg (knee), "),
    ("combining marks", "e\u{301}"),
    ("zero-width spaces", "\u{200b}"),
    ("emoji", "🤕"),
    ("controls", "\u{1}"),
];

/// Texts that are not one piece repeated.
#[allow(clippy::type_complexity, reason = "a table of names and functions")]
pub(crate) const MADE: &[(&str, &dyn Fn(usize) -> String)] = &[
    ("nested parentheses", &|n| "(a ".repeat(n / 6) + &")".repeat(n / 6)),
    ("nested quotes", &|n| "“a ".repeat(n / 10) + &"”".repeat(n / 10)),
    ("ever new names", &|n| numbered(n, |i| format!("{} {} has hurt his knee. ", name(i), name(i / 7 + 3)))),
    ("ever new names in one sentence", &|n| numbered(n, |i| format!("{} {} and ", name(i), name(i / 5 + 1)))),
    ("ever new surnames of one given name", &|n| numbered(n, |i| format!("Anna {} is ill. ", name(i)))),
    ("ever new given names of one surname", &|n| numbered(n, |i| format!("{} Berg limped off. ", name(i)))),
    ("ever new clubs", &|n| numbered(n, |i| format!("{} United beat {} Town. ", name(i), name(i + 1)))),
    ("names, then pronouns", &|n| {
        numbered(n / 2, |i| format!("{} Berg is here. ", name(i)))
            + &repeated("He is out with a knee injury. ", n / 2)
    }),
    ("names, then groups", &|n| {
        numbered(n / 2, |i| format!("{} Berg is here. ", name(i)))
            + &repeated("The trio are all injured. ", n / 2)
    }),
    ("ever new dates", &|n| {
        numbered(n, |i| format!("On {} May {} he was ill. ", i % 31 + 1, 1900 + i % 150))
    }),
    ("one sentence of many injuries", &|n| numbered(n, |i| format!("{} Berg has a knee injury, ", name(i)))),
];

fn numbered(size: usize, one: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(size + 100);
    let mut number = 0;
    while out.len() < size {
        out.push_str(&one(number));
        number += 1;
    }
    out
}

/// A word like a name for each number.
fn name(mut number: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "del", "ki", "mor", "nu", "pe", "ras", "to", "va", "zel", "fi", "gon", "hu", "lem", "si", "wo",
    ];
    let mut out = String::from("Q");
    loop {
        out.push_str(SYLLABLES[number % 16]);
        number /= 16;
        if number == 0 {
            return out;
        }
    }
}

/// All example reports in one text.
pub(crate) fn examples(folder: &Path) -> String {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap() + "\n").collect()
}

/// A text without what ends its sentences and its lines.
pub(crate) fn one_sentence(text: &str) -> String {
    text.replace(['.', '!', '?', '\n', '\r'], " ")
}

/// A text over and over, at least so many bytes.
pub(crate) fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size.div_ceil(piece.len()))
}
