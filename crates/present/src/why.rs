//! Why a field of a spell has its value: what decided, who says so in which words, and who says otherwise.

use ledger::{Decided, Field, Source, Spell, Timeline};
use serde::Serialize;

use crate::{timeline, words};

/// What of a spell may be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Body region.
    Region,
    /// The press's own narrower word.
    Part,
    /// Kind of damage.
    Pathology,
    /// The specific diagnosis.
    Diagnosis,
    /// Side of the body.
    Side,
    /// Where it happened.
    Setting,
    /// Surgery on it.
    Surgery,
    /// When it began.
    Onset,
    /// When it ended.
    End,
    /// When the player is expected back.
    ExpectedReturn,
}

impl Aspect {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Region,
        Self::Part,
        Self::Pathology,
        Self::Diagnosis,
        Self::Side,
        Self::Setting,
        Self::Surgery,
        Self::Onset,
        Self::End,
        Self::ExpectedReturn,
    ];

    /// Its name in addresses and on the command line.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Part => "part",
            Self::Pathology => "pathology",
            Self::Diagnosis => "diagnosis",
            Self::Side => "side",
            Self::Setting => "setting",
            Self::Surgery => "surgery",
            Self::Onset => "onset",
            Self::End => "end",
            Self::ExpectedReturn => "expected-return",
        }
    }

    /// What it is, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Region => "Body region",
            Self::Part => "The press's own narrower word",
            Self::Pathology => "Kind of damage",
            Self::Diagnosis => "The specific diagnosis",
            Self::Side => "Side of the body",
            Self::Setting => "Where it happened",
            Self::Surgery => "Surgery on it",
            Self::Onset => "When it began",
            Self::End => "When it ended",
            Self::ExpectedReturn => "When the player is expected back",
        }
    }
}

/// What became of a word on a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its value stands.
    Stands,
    /// Nothing decides between its value and others.
    Undecided,
    /// Another value stands.
    Outweighed,
    /// A curator put another value.
    Overruled,
    /// Whoever said it has said otherwise since.
    Withdrawn,
}

/// One report's word on a field.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Line {
    /// The spell's number, from 1.
    pub spell: usize,
    /// The value that it gives.
    pub value: String,
    /// Whether that value stands.
    pub stands: bool,
    /// What became of it.
    #[serde(skip)]
    pub standing: Standing,
    /// What decided, for a value that stands; why not, for another.
    pub because: String,
    /// The report.
    pub source: Source,
}

/// Every word on that field, spell by spell; what stands comes first.
pub fn lines(timeline: &Timeline, aspect: Aspect) -> Vec<Line> {
    let spells = timeline.spells.iter().enumerate();
    spells.flat_map(|(at, spell)| of_spell(at + 1, spell, aspect)).collect()
}

fn of_spell(number: usize, spell: &Spell, aspect: Aspect) -> Vec<Line> {
    let slug = |value: &dyn ToString| value.to_string().replace('_', " ");
    match aspect {
        Aspect::Region => told(number, &spell.region, |v| words::place(*v, None)),
        Aspect::Part => told(number, &spell.part, Clone::clone),
        Aspect::Pathology => told(number, &spell.pathology, |v| slug(v)),
        Aspect::Diagnosis => told(number, &spell.diagnosis, Clone::clone),
        Aspect::Side => told(number, &spell.side, |v| slug(v)),
        Aspect::Setting => told(number, &spell.setting, |v| words::setting(*v).to_owned()),
        Aspect::Surgery => told(number, &spell.surgery, |v| slug(v)),
        Aspect::Onset => {
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
        Aspect::End => {
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
        Aspect::ExpectedReturn => {
            let last = spell.estimates.len().saturating_sub(1);
            let estimates = spell.estimates.iter().enumerate().rev();
            estimates
                .map(|(at, estimate)| Line {
                    spell: number,
                    value: words::expected(&estimate.expected),
                    stands: at == last,
                    standing: if at == last { Standing::Stands } else { Standing::Withdrawn },
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
        standing: Standing::Stands,
        because: because.to_owned(),
        source: source.clone(),
    };
    sources.iter().map(line).collect()
}

fn told<T>(spell: usize, field: &Field<T>, value: impl Fn(&T) -> String) -> Vec<Line> {
    let line = |v: &T, standing: Standing, because: &str, source: &Source| Line {
        spell,
        value: value(v),
        stands: standing == Standing::Stands,
        standing,
        because: because.to_owned(),
        source: source.clone(),
    };
    let mut lines: Vec<Line> = Vec::new();
    if let Some(v) = &field.value {
        let because = format!("{} ({})", decided(field.decided), words::count(field.voices, "voice"));
        lines.extend(field.support.iter().map(|source| line(v, Standing::Stands, &because, source)));
    }
    for other in &field.others {
        let standing = match (field.decided, other.withdrawn()) {
            (_, true) => Standing::Withdrawn,
            (Decided::Undecided, _) => Standing::Undecided,
            (Decided::Curator, _) => Standing::Overruled,
            _ => Standing::Outweighed,
        };
        let because = match (field.decided, other.withdrawn()) {
            (_, true) => "said otherwise since".to_owned(),
            (Decided::Undecided, _) => format!("nothing decides ({})", words::count(other.voices, "voice")),
            _ => words::count(other.voices, "voice"),
        };
        lines.extend(other.support.iter().map(|source| line(&other.value, standing, &because, source)));
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
