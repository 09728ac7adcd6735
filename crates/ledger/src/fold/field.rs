//! A fact with everything that was said of it, and what decided between the values.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::DocumentId;
use crate::body::slugs;

use super::report::Source;
use super::voices::{Voice, independent};

slugs! {
    /// What decided a field's value.
    Decided {
        /// Nothing was said of it.
        Unsaid = "unsaid",
        /// Nobody who tells of it says otherwise.
        Unanimous = "unanimous",
        /// Whoever said otherwise has since said this.
        Corrected = "corrected",
        /// A curator put it so.
        Curator = "curator",
        /// More voices that do not depend on each other say so.
        MoreVoices = "more_voices",
        /// As many say so as say otherwise; this was said last.
        Newest = "newest",
        /// As many say so as say otherwise, last on the same day: nothing decides.
        Undecided = "undecided",
    }
}

/// One fact of a spell: the value best supported, who supports it, what decided, and what else was said.
///
/// Voices count, not reports. Who speaks is one voice however often and in however many outlets; an outlet's own
/// words are one voice; reports that say it in the same words (syndicated copies) are one. A voice that changes its
/// word has corrected itself: its last word counts, and the earlier one stands under `others` as withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field<T> {
    /// The best supported value; none where nothing was said, or where what was said does not decide.
    pub value: Option<T>,
    /// What decided.
    pub decided: Decided,
    /// The reports that give it, in the order in which they were said.
    pub support: Vec<Source>,
    /// How many voices that do not depend on each other give it.
    pub voices: usize,
    /// Other values, the best supported first.
    pub others: Vec<Alternative<T>>,
}

/// A value that did not prevail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative<T> {
    /// The value.
    pub value: T,
    /// The reports that give it, in the order in which they were said.
    pub support: Vec<Source>,
    /// How many voices give it that have not said otherwise since.
    pub voices: usize,
}

impl<T> Alternative<T> {
    /// Whether everybody who gave it has said otherwise since.
    pub fn withdrawn(&self) -> bool {
        self.voices == 0
    }
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { value: None, decided: Decided::Unsaid, support: Vec::new(), voices: 0, others: Vec::new() }
    }
}

impl<T: Clone + Ord> Field<T> {
    /// Weighs what the reports say.
    pub(crate) fn of<'s>(told: impl IntoIterator<Item = (T, &'s Source, &'s Voice)>) -> Self {
        let mut by_document: BTreeMap<T, BTreeMap<&DocumentId, (&Voice, Source)>> = BTreeMap::new();
        for (value, source, voice) in told {
            match by_document.entry(value).or_default().entry(&source.imprint.document) {
                Entry::Vacant(slot) => {
                    slot.insert((voice, source.clone()));
                }
                Entry::Occupied(mut known) => {
                    let claims = &mut known.get_mut().1.change().claims;
                    claims.extend(source.claims.iter().cloned());
                    claims.sort();
                    claims.dedup();
                }
            }
        }
        let candidates: Vec<(T, Vec<(&Voice, Source)>)> =
            by_document.into_iter().map(|(v, s)| (v, in_order(s))).collect();
        let last = last_words(&candidates);
        // What somebody has looked at stands over what nobody has.
        let vouched = |a: &Alternative<T>| a.support.iter().any(|s| s.curator.is_some());
        let mut ranked: Vec<Alternative<T>> = candidates
            .into_iter()
            .map(|(value, support)| {
                let stands = |(voice, source): &&(&Voice, Source)| {
                    last.get(voice.who.as_str()) == Some(&source.imprint.said)
                };
                let voices = independent(support.iter().filter(stands).map(|(voice, _)| *voice));
                Alternative {
                    value,
                    support: support.into_iter().map(|(_, source)| source).collect(),
                    voices,
                }
            })
            .collect();
        ranked.sort_by_key(|a| std::cmp::Reverse((vouched(a), weight(a))));
        let decided = match ranked.as_slice() {
            [] => Decided::Unsaid,
            [a, rest @ ..] if vouched(a) && !rest.iter().any(vouched) => Decided::Curator,
            [_] => Decided::Unanimous,
            [_, rest @ ..] if rest.iter().all(Alternative::withdrawn) => Decided::Corrected,
            [a, b, ..] if a.voices > b.voices => Decided::MoreVoices,
            [a, b, ..] if weight(a) > weight(b) => Decided::Newest,
            _ => Decided::Undecided,
        };
        if matches!(decided, Decided::Unsaid | Decided::Undecided) {
            return Self { decided, others: ranked, ..Self::default() };
        }
        let best = ranked.remove(0);
        Self { value: Some(best.value), decided, support: best.support, voices: best.voices, others: ranked }
    }
}

/// A value outweighs another that more voices give; of equally many, that given last.
fn weight<T>(candidate: &Alternative<T>) -> (usize, Option<jiff::civil::Date>) {
    (candidate.voices, candidate.support.iter().map(|s| s.imprint.said.latest).max())
}

/// The sources of a value with their voices, in the order in which they were said.
fn in_order<'s>(sources: BTreeMap<&DocumentId, (&'s Voice, Source)>) -> Vec<(&'s Voice, Source)> {
    let mut sources: Vec<(&Voice, Source)> = sources.into_values().collect();
    sources.sort_by(|(_, a), (_, b)| a.cmp(b));
    sources
}

/// When each voice last spoke of the fact.
fn last_words<'s, T>(candidates: &[(T, Vec<(&'s Voice, Source)>)]) -> BTreeMap<&'s str, crate::Interval> {
    let mut last: BTreeMap<&str, crate::Interval> = BTreeMap::new();
    for (voice, source) in candidates.iter().flat_map(|(_, told)| told) {
        let said = source.imprint.said;
        let known = last.entry(&voice.who).or_insert(said);
        if (said.latest, said.earliest) > (known.latest, known.earliest) {
            *known = said;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::report::{Cited, Imprint};
    use super::*;
    use crate::{DocumentId, Interval, parse_date};

    fn source(doc: &str, day: &str) -> Cited {
        let imprint = Imprint {
            said: Interval::day(parse_date(day).unwrap()),
            document: DocumentId(doc.into()),
            doc: doc.into(),
            title: None,
            outlet: None,
        };
        Cited {
            imprint: imprint.into(),
            said_by: Vec::new(),
            curator: None,
            copy_of: None,
            evidence: None,
            claims: Vec::new(),
        }
    }

    fn by(doc: &str, day: &str, speaker: &str) -> Cited {
        Cited { said_by: vec![speaker.into()], ..source(doc, day) }
    }

    fn from(doc: &str, day: &str, outlet: &str) -> Cited {
        let cited = source(doc, day);
        let imprint = Imprint { outlet: Some(outlet.into()), ..(*cited.imprint).clone() };
        Cited { imprint: imprint.into(), ..cited }
    }

    fn copy(doc: &str, day: &str, outlet: &str) -> Cited {
        Cited { copy_of: Some(DocumentId("a".into())), ..from(doc, day, outlet) }
    }

    fn field(told: Vec<(&str, Cited)>) -> Field<String> {
        let sources: Vec<(&str, Source)> =
            told.into_iter().map(|(value, cited)| (value, cited.into())).collect();
        let voices: Vec<Voice> = sources.iter().map(|(_, source)| Voice::of(source)).collect();
        Field::of(sources.iter().zip(&voices).map(|((value, s), voice)| ((*value).to_owned(), s, voice)))
    }

    fn outcome(field: &Field<String>) -> (Option<&str>, Decided, usize) {
        (field.value.as_deref(), field.decided, field.voices)
    }

    #[test]
    fn one_manager_in_ten_papers_is_one_voice() {
        let told = vec![
            ("left", by("a", "2021-03-01", "Helen Stannard")),
            ("left", by("b", "2021-03-01", "helen stannard")),
            ("left", by("c", "2021-03-02", "Helen Stannard")),
            ("right", from("d", "2021-03-03", "Coast Sport")),
            ("right", from("e", "2021-03-03", "Harbour Post")),
        ];
        assert_eq!(outcome(&field(told)), (Some("right"), Decided::MoreVoices, 2));
    }

    #[test]
    fn copies_of_one_report_are_one_voice() {
        let told = vec![
            ("right", copy("a", "2021-03-01", "Coast Sport")),
            ("right", copy("b", "2021-03-01", "Harbour Post")),
            ("left", from("c", "2021-03-02", "Valley News")),
        ];
        assert_eq!(outcome(&field(told)), (Some("left"), Decided::Newest, 1));
        let own = vec![
            ("right", from("a", "2021-03-01", "Coast Sport")),
            ("right", from("b", "2021-03-01", "Harbour Post")),
        ];
        assert_eq!(outcome(&field(own)), (Some("right"), Decided::Unanimous, 2));
    }

    #[test]
    fn who_says_otherwise_later_has_corrected_himself() {
        let told = vec![
            ("left", from("a", "2021-03-01", "Coast Sport")),
            ("right", from("b", "2021-03-04", "Coast Sport")),
        ];
        let field = field(told);
        assert_eq!(outcome(&field), (Some("right"), Decided::Corrected, 1));
        assert!(field.others[0].withdrawn() && field.others[0].support.len() == 1);
    }

    #[test]
    fn two_voices_on_one_day_decide_nothing() {
        let told = vec![
            ("left", from("a", "2021-03-01", "Coast Sport")),
            ("right", from("b", "2021-03-01", "Harbour Post")),
        ];
        let undecided = field(told);
        assert_eq!(outcome(&undecided), (None, Decided::Undecided, 0));
        assert_eq!(undecided.others.len(), 2);
        assert_eq!(outcome(&field(Vec::new())), (None, Decided::Unsaid, 0));
    }
}
