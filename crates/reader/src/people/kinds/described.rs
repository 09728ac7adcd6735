//! What a phrase of description tells of a person: "the 22-year-old Utrecht striker".

use std::ops::Range;

use crate::lexicon::Hit;
use crate::people::{Gender, Kind, Scan};
use crate::text::Shape;

/// What a phrase of description tells: "the 22-year-old Utrecht striker".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Described {
    pub kind: Option<Kind>,
    pub role: Option<String>,
    pub team: Option<String>,
    pub nation: Option<String>,
    pub age: Option<u8>,
    pub gender: Option<Gender>,
    pub plural: bool,
    /// "former", "ex": what the person was.
    pub former: bool,
}

impl Scan<'_> {
    /// Reads the description in a run of tokens.
    pub(crate) fn describe(&self, tokens: Range<usize>) -> Described {
        let mut out = Described::default();
        let mut i = tokens.start;
        while i < tokens.end {
            let word = self.surface.word_at(i);
            if let Some(hit) = self.marks.role(i).filter(|h| h.start as usize >= tokens.start) {
                self.role_tells(hit, word, &mut out);
                i = (hit.end as usize).max(i + 1);
                continue;
            }
            if let Some(hit) = self.marks.team(i).filter(|h| h.start as usize >= tokens.start) {
                self.team_tells(hit, word, &mut out);
                i = (hit.end as usize).max(i + 1);
                continue;
            }
            if matches!(word, "former" | "Former" | "ex" | "Ex" | "retired" | "then") {
                out.former = true;
            }
            let lone = tokens.len() == 1 && self.surface.word_at(tokens.end) == ",";
            if let Some(age) = self
                .age(i, tokens.end)
                .or_else(|| word.parse().ok().filter(|a| lone && (15..=45).contains(a)))
            {
                out.age = Some(age);
            }
            i += 1;
        }
        out
    }

    /// The last role before the name is the one that counts; "captain" beside another adds nothing.
    fn role_tells(&self, hit: &Hit, word: &str, out: &mut Described) {
        let entry = self.lexicon.entry(hit);
        let kind = kind_of(entry.column(0));
        if kind.is_none() || (entry.column(0) == "captain" && out.kind.is_some()) {
            return;
        }
        out.kind = kind;
        if entry.column(2) != "any" {
            out.role = Some(self.surface.span(hit.tokens()).to_lowercase());
        }
        out.plural = entry.column(1) == "plural";
        out.gender = role_gender(word).or(out.gender);
    }

    /// A team, a nation, or whoever is from there.
    fn team_tells(&self, hit: &Hit, word: &str, out: &mut Described) {
        let entry = self.lexicon.entry(hit);
        let name = entry.column(0);
        match entry.column(1) {
            "demonym" => {
                out.gender = demonym_gender(word).or(out.gender);
                if !name.is_empty() {
                    out.nation = Some(name.to_owned());
                }
            }
            "nation" => out.nation = Some(name.to_owned()),
            _ => out.team = Some(name.to_owned()),
        }
    }

    /// `27-year-old`, `27 year old`, `aged 27`.
    pub(crate) fn age(&self, i: usize, end: usize) -> Option<u8> {
        let token = self.surface.tokens.get(i).filter(|t| t.is(Shape::NUMBER))?;
        let years: u8 = token.of(self.surface.text).parse().ok()?;
        let old = i + 2 < end.max(i + 3)
            && self.surface.word_at(i + 1) == "year"
            && self.surface.word_at(i + 2) == "old";
        let aged = i > 0 && self.surface.word_at(i - 1) == "aged";
        ((8..=60).contains(&years) && (old || aged)).then_some(years)
    }
}

/// The kind that a role lexicon's column names; relatives and supporters have none.
pub(crate) fn kind_of(column: &str) -> Option<Kind> {
    Some(match column {
        "player" | "captain" => Kind::Player,
        "manager" => Kind::Manager,
        "medic" => Kind::Medic,
        "official" => Kind::Official,
        "agent" => Kind::Agent,
        "journalist" => Kind::Journalist,
        "other" => Kind::Other,
        _ => return None,
    })
}

fn role_gender(word: &str) -> Option<Gender> {
    if word.ends_with("woman") || matches!(word, "wife" | "mother" | "sister" | "daughter" | "girlfriend") {
        return Some(Gender::Female);
    }
    let male =
        matches!(word, "husband" | "father" | "brother" | "son" | "boyfriend" | "batsman" | "frontman");
    male.then_some(Gender::Male)
}

/// By the noun of a nation: "Frenchman".
pub(crate) fn demonym_gender(word: &str) -> Option<Gender> {
    if word.ends_with("woman") || word.ends_with("women") {
        Some(Gender::Female)
    } else if word.ends_with("man") && !matches!(word, "German" | "Roman" | "Oman") || word.ends_with("shmen")
    {
        Some(Gender::Male)
    } else {
        None
    }
}
