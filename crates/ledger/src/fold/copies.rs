//! Syndicated copies: which reports say of a player what an earlier one said, in its words.
//!
//! A report copies an earlier one in what it says of a player where half of the stretches of evidence of 30 characters
//! or more that one of them rests on stand in the other too. What an outlet says again is no copy: it has one voice as
//! it is. Of a copy's copy, the first is the original. Nothing said later, nor of anybody else, makes a difference.

use std::collections::{BTreeMap, BTreeSet};

use super::folded;
use super::telling::Telling;

/// Words of fewer characters are alike by chance.
const COPIED_CHARS: usize = 30;

/// Marks the copies among tellings, which come in the order in which they were said.
pub(crate) fn mark(tellings: &mut [Telling]) {
    for (copy, original) in originals(tellings) {
        let original = tellings.get(original).map(|t| t.report.document.clone());
        if let Some(telling) = tellings.get_mut(copy) {
            telling.report.copy_of = original;
        }
    }
}

/// From each copy to its original, by their places.
fn originals(tellings: &[Telling]) -> BTreeMap<usize, usize> {
    let each: Vec<BTreeSet<String>> = tellings.iter().map(words).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in each.iter().enumerate() {
        words.iter().for_each(|w| holders.entry(w).or_default().push(at));
    }
    let outlets: Vec<Option<String>> =
        tellings.iter().map(|t| t.report.outlet.as_deref().map(folded)).collect();
    let another = |first: usize, at: usize| {
        let document = |at: usize| tellings.get(at).map(|t| &t.report.document);
        let outlet = |at: usize| outlets.get(at).and_then(Option::as_ref);
        first < at
            && document(first) != document(at)
            && (outlet(first).is_none() || outlet(first) != outlet(at))
    };
    let mut originals: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, words) in each.iter().enumerate() {
        // The first holder of each stretch is whom a later one may have copied.
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for first in words.iter().filter_map(|w| holders.get(w.as_str())?.iter().find(|f| another(**f, at))) {
            *shared.entry(*first).or_default() += 1;
        }
        let copied = shared.into_iter().find(|(first, n)| {
            let fewer = words.len().min(each.get(*first).map_or(0, BTreeSet::len));
            n * 2 >= fewer
        });
        if let Some((first, _)) = copied {
            originals.insert(at, originals.get(&first).copied().unwrap_or(first));
        }
    }
    originals
}

/// The stretches of evidence, with the name: a list says the same of many.
fn words(telling: &Telling) -> BTreeSet<String> {
    let told = telling.report.claims.iter().flat_map(|c| c.evidence.iter().map(move |e| (c, e)));
    let texts = told.map(|(c, e)| (folded(&c.player.name), folded(&e.text)));
    let long = texts.filter(|(_, text)| text.chars().count() >= COPIED_CHARS);
    long.map(|(player, text)| format!("{player}: {text}")).collect()
}
