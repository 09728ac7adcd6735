//! Why a field of a spell has its value: what decided, who says so in which words, and who says otherwise.

use std::io::Write;

use anyhow::Result;
use ledger::{Decided, Field, Source, Spell, Timeline};
use serde::Serialize;

use super::rows::{self, Row};
use super::{Screen, Style, timeline, words};
use crate::cli::WhyField;
use crate::notes::one_line;

/// One report's word on a field.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// The spell's number, from 1.
    pub spell: usize,
    /// The value that it gives.
    pub value: String,
    /// Whether that value stands.
    pub stands: bool,
    /// What decided, for a value that stands; why not, for another.
    pub because: String,
    /// The report.
    pub source: Source,
}

/// Every word on that field, spell by spell; what stands comes first.
pub fn lines(timeline: &Timeline, field: WhyField) -> Vec<Line> {
    let spells = timeline.spells.iter().enumerate();
    spells.flat_map(|(at, spell)| of_spell(at + 1, spell, field)).collect()
}

fn of_spell(number: usize, spell: &Spell, field: WhyField) -> Vec<Line> {
    let slug = |value: &dyn ToString| value.to_string().replace('_', " ");
    match field {
        WhyField::Region => told(number, &spell.region, |v| words::place(*v, None)),
        WhyField::Part => told(number, &spell.part, Clone::clone),
        WhyField::Pathology => told(number, &spell.pathology, |v| slug(v)),
        WhyField::Diagnosis => told(number, &spell.diagnosis, Clone::clone),
        WhyField::Side => told(number, &spell.side, |v| slug(v)),
        WhyField::Setting => told(number, &spell.setting, |v| words::setting(*v).to_owned()),
        WhyField::Surgery => told(number, &spell.surgery, |v| slug(v)),
        WhyField::Onset => {
            let value = match spell.onset.known {
                Some(known) => words::interval(known),
                None => format!("by {}", words::day(spell.onset.at_latest)),
            };
            let because = match spell.onset.known {
                Some(_) => "the days that every report which gives an onset allows",
                None => "no report gives an onset: the first that tells of it",
            };
            cited(number, &value, because, timeline::onset_sources(spell))
        }
        WhyField::End => {
            let Some(end) = &spell.end else { return Vec::new() };
            let value =
                end.known.map_or_else(|| format!("by {}", words::day(end.at_latest)), words::interval);
            let mut sources = end.sources.clone();
            sources.extend(end.played.as_ref().map(timeline::pitch));
            let because = match (&end.played, sources.is_empty()) {
                (Some(_), _) => "the first match played since",
                (None, false) => "the first report that tells of the return",
                (None, true) => "it follows from the next onset",
            };
            cited(number, &value, because, &sources)
        }
        WhyField::ExpectedReturn => {
            let last = spell.estimates.len().saturating_sub(1);
            let estimates = spell.estimates.iter().enumerate().rev();
            estimates
                .map(|(at, estimate)| Line {
                    spell: number,
                    value: words::expected(&estimate.expected),
                    stands: at == last,
                    because: if at == last { "said last" } else { "said before" }.to_owned(),
                    source: estimate.source.clone(),
                })
                .collect()
        }
    }
}

fn cited(spell: usize, value: &str, because: &str, sources: &[Source]) -> Vec<Line> {
    let line = |source: &Source| Line {
        spell,
        value: value.to_owned(),
        stands: true,
        because: because.to_owned(),
        source: source.clone(),
    };
    sources.iter().map(line).collect()
}

fn told<T>(spell: usize, field: &Field<T>, value: impl Fn(&T) -> String) -> Vec<Line> {
    let line = |v: &T, stands: bool, because: &str, source: &Source| Line {
        spell,
        value: value(v),
        stands,
        because: because.to_owned(),
        source: source.clone(),
    };
    let mut lines: Vec<Line> = Vec::new();
    if let Some(v) = &field.value {
        let because = format!("{} ({})", decided(field.decided), words::count(field.voices, "voice"));
        lines.extend(field.support.iter().map(|source| line(v, true, &because, source)));
    }
    for other in &field.others {
        let because = match (field.decided, other.withdrawn()) {
            (_, true) => "said otherwise since".to_owned(),
            (Decided::Undecided, _) => format!("nothing decides ({})", words::count(other.voices, "voice")),
            _ => words::count(other.voices, "voice"),
        };
        lines.extend(other.support.iter().map(|source| line(&other.value, false, &because, source)));
    }
    lines
}

fn decided(how: Decided) -> &'static str {
    match how {
        Decided::Unsaid => "nothing was said",
        Decided::Unanimous => "nobody says otherwise",
        Decided::Corrected => "corrected by whoever said otherwise",
        Decided::Curator => "a curator put it so",
        Decided::MoreVoices => "more voices say so",
        Decided::Newest => "as many voices say so as otherwise, and this was said last",
        Decided::Undecided => "nothing decides",
    }
}

/// Prints the lines of each spell under its heading.
///
/// # Errors
/// When they cannot be written.
pub fn print(out: &mut impl Write, screen: Screen, timeline: &Timeline, lines: &[Line]) -> Result<()> {
    for (at, spell) in timeline.spells.iter().enumerate() {
        let number = at + 1;
        let heading = one_line(&format!("{number}. {}", timeline::injury(spell)));
        writeln!(out, "\n{}", screen.paint(Style::Heading, &heading))?;
        let own: Vec<&Line> = lines.iter().filter(|line| line.spell == number).collect();
        if own.is_empty() {
            writeln!(out, "nothing was said of it")?;
            continue;
        }
        let cells = own.into_iter().map(|line| line.cells().into_iter().skip(1).collect());
        rows::table(out, screen, &["Value", "", "Because", "Source", "Words"], cells)?;
    }
    Ok(())
}

impl Row for Line {
    const HEAD: &'static [&'static str] = &["Spell", "Value", "", "Because", "Source", "Words"];
    const FIELDS: &'static [&'static str] =
        &["spell", "value", "stands", "because", "doc", "document", "said", "said_by", "evidence"];

    fn cells(&self) -> Vec<String> {
        let words = self.source.evidence.as_ref().map(|e| one_line(&e.text)).unwrap_or_default();
        vec![
            self.spell.to_string(),
            self.value.clone(),
            if self.stands { "stands" } else { "" }.to_owned(),
            self.because.clone(),
            timeline::cited(&self.source),
            if words.is_empty() { words } else { format!("“{words}”") },
        ]
    }

    fn fields(&self) -> Vec<String> {
        vec![
            self.spell.to_string(),
            self.value.clone(),
            self.stands.to_string(),
            self.because.clone(),
            self.source.doc.clone(),
            self.source.document.0.clone(),
            self.source.said.to_string(),
            self.source.said_by.join(", "),
            self.source.evidence.as_ref().map(|e| e.text.clone()).unwrap_or_default(),
        ]
    }
}
