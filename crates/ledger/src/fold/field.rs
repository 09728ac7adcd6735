//! A fact with everything that was said of it.

use serde::{Deserialize, Serialize};

use super::report::Source;

/// One fact of a spell: the value best supported, who supports it, and what else was said.
///
/// A value is better supported that more documents give; of equally many, the one given last. Where even that does
/// not decide, `value` is none and every candidate stands under `others`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field<T> {
    /// The best supported value; none where nothing was said, or where what was said does not decide.
    pub value: Option<T>,
    /// The reports that give it, in the order in which they were said.
    pub support: Vec<Source>,
    /// Other values and the reports that give them, the best supported first.
    pub others: Vec<(T, Vec<Source>)>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { value: None, support: Vec::new(), others: Vec::new() }
    }
}

impl<T: Clone + Ord> Field<T> {
    /// Weighs what the reports say, one value a report at most for each time it is given.
    pub(crate) fn of(told: impl IntoIterator<Item = (T, Source)>) -> Self {
        let mut candidates: std::collections::BTreeMap<T, Vec<Source>> = std::collections::BTreeMap::new();
        for (value, source) in told {
            let sources = candidates.entry(value).or_default();
            match sources.iter_mut().find(|known| known.document == source.document) {
                Some(known) => {
                    known.claims.extend(source.claims);
                    known.claims.sort();
                    known.claims.dedup();
                }
                None => sources.push(source),
            }
        }
        let weight = |sources: &[Source]| (sources.len(), sources.iter().map(|s| s.said.latest).max());
        let mut ranked: Vec<(T, Vec<Source>)> = candidates.into_iter().collect();
        for (_, sources) in &mut ranked {
            sources.sort();
        }
        ranked.sort_by_key(|(_, sources)| std::cmp::Reverse(weight(sources)));
        let tied = matches!(ranked.as_slice(), [a, b, ..] if weight(&a.1) == weight(&b.1));
        if tied || ranked.is_empty() {
            return Self { others: ranked, ..Self::default() };
        }
        let (value, support) = ranked.remove(0);
        Self { value: Some(value), support, others: ranked }
    }
}
