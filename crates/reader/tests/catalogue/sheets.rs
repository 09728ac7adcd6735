//! The sheets, and the lines they make.

use jiff::civil::Date;

use crate::expect::{Wanted, wanted};
use crate::names::{deal, digest};

/// Every sheet.
pub(crate) const SHEETS: [(&str, &str); 7] = [
    ("availability", include_str!("availability.tsv")),
    ("diagnoses", include_str!("diagnoses.tsv")),
    ("frames", include_str!("frames.tsv")),
    ("ladder", include_str!("ladder.tsv")),
    ("reports", include_str!("reports.tsv")),
    ("returns", include_str!("returns.tsv")),
    ("traps", include_str!("traps.tsv")),
];

/// The day of the lines whose sheet gives none: a Wednesday.
const PUBLISHED: Date = jiff::civil::date(2021, 3, 10);

/// One text and what it says.
pub(crate) struct Line {
    pub(crate) sheet: String,
    /// The row of the trade's catalogue that it comes from.
    pub(crate) of: String,
    pub(crate) published: Date,
    pub(crate) text: String,
    /// Each of these readings is right.
    pub(crate) expected: Vec<Vec<Wanted>>,
}

/// Every line of every sheet.
pub(crate) fn all() -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, sheet) in SHEETS {
        match name {
            "frames" => {}
            "diagnoses" => rows(sheet, 7).for_each(|row| diagnosis(&mut lines, &row)),
            "ladder" => rows(sheet, 5).for_each(|row| step(&mut lines, &row)),
            _ => rows(sheet, 4).for_each(|row| lines.push(told(name, &row))),
        }
    }
    lines
}

fn rows(sheet: &'static str, columns: usize) -> impl Iterator<Item = Vec<&'static str>> {
    sheet.lines().skip(1).map(move |line| {
        let row: Vec<&str> = line.split('\t').collect();
        assert_eq!(row.len(), columns, "{line:?}");
        row
    })
}

/// The frames of a form: sentence, status, and what else is to be read.
fn frames(form: &str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let frames = SHEETS.iter().find(|(name, _)| *name == "frames").unwrap().1;
    rows(frames, 4).filter(move |row| row[0] == form).map(|row| (row[1], row[2], row[3]))
}

fn told(sheet: &str, row: &[&str]) -> Line {
    let seed = digest(row[2]);
    Line {
        sheet: sheet.to_owned(),
        of: row[0].to_owned(),
        published: row[1].parse().unwrap(),
        text: deal(row[2], seed),
        expected: wanted(&deal(row[3], seed)),
    }
}

fn line(sheet: &str, of: &str, sentence: &str, expected: &str) -> Line {
    let seed = digest(sentence);
    Line {
        sheet: sheet.to_owned(),
        of: of.to_owned(),
        published: PUBLISHED,
        text: deal(sentence, seed),
        expected: wanted(&deal(&format!("{{P}}: {expected}"), seed)),
    }
}

fn diagnosis(lines: &mut Vec<Line>, row: &[&str]) {
    let &[form, words, region, part, pathology, diagnosis, more] = row else { return };
    let bare = words.strip_prefix("a ").or(words.strip_prefix("an ")).unwrap_or(words);
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    for (frame, status, framed) in frames(form) {
        let sentence = frame
            .replace("{np}", words)
            .replace("{bare}", bare)
            .replace("{vp}", words)
            .replace("{part}", words)
            .replace("{a}", if vowel { "an" } else { "a" })
            .replace("{A}", if vowel { "An" } else { "A" });
        let injury = format!("{status}; inj={region}:{part}:{pathology}:{diagnosis}; {more}; {framed}");
        lines.push(line("diagnoses", form, &sentence, &injury));
    }
}

fn step(lines: &mut Vec<Line>, row: &[&str]) {
    let &[form, words, stage, status, more] = row else { return };
    for (frame, framed_status, framed) in frames(form) {
        let stage = if stage.is_empty() { String::new() } else { format!("stage={stage}") };
        let status = framed_status.replace("{st}", status);
        let expected = format!("{status}; {}; {more}", framed.replace("{stage}", &stage));
        lines.push(line("ladder", form, &frame.replace("{vp}", words), &expected));
    }
}
