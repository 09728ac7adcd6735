//! Phrases as a tree over words: one walk from each token that can begin one.

use rustc_hash::FxHashMap;

use super::pattern::Slot;
use super::{Class, Entry};
use crate::text::{Surface, Word};

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// Which phrase.
    pub(crate) entry: u32,
    /// The phrase's lexicon.
    pub(crate) class: Class,
}

impl Hit {
    /// Its tokens.
    pub fn tokens(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// More readings than this in one phrase is a mistake in the file.
const LIMIT: usize = 2_000;

#[derive(Debug)]
pub(super) struct Trie {
    /// (node, word) → node.
    edges: FxHashMap<(u32, Word), u32>,
    /// Node → the entries that end there.
    ends: Vec<Vec<u32>>,
    /// Node → the words that lead on from it, each as the bit of its number's last six; most walks end at the root's
    /// children, and see it here. Built by `seal`.
    onward: Vec<u64>,
    /// Word → its node below the root, 0 for none; built by `seal`.
    roots: Vec<u32>,
}

impl Trie {
    pub(super) fn new() -> Self {
        Self { edges: FxHashMap::default(), ends: vec![Vec::new()], onward: Vec::new(), roots: Vec::new() }
    }

    /// Adds a phrase, place by place: `at` are the nodes that the places so far lead to. Its readings are never written
    /// out one by one, so that a phrase costs as much as the tree it adds.
    ///
    /// # Errors
    /// When a phrase leads to more than [`LIMIT`] nodes at once, which is a mistake in the file.
    pub(super) fn insert(
        &mut self,
        slots: &[Slot],
        entry: u32,
        mut intern: impl FnMut(u64) -> Word,
    ) -> Result<(), String> {
        let mut at = vec![0];
        for slot in slots {
            let mut next = if slot.optional { at.clone() } else { Vec::new() };
            for keys in &slot.words {
                let words: Vec<Word> = keys.iter().map(|k| intern(*k)).collect();
                next.extend(
                    at.iter().map(|&node| words.iter().fold(node, |node, word| self.child(node, *word))),
                );
            }
            next.sort_unstable();
            next.dedup();
            if next.len() > LIMIT {
                return Err(format!("stands for more than {LIMIT} phrases"));
            }
            at = next;
        }
        for node in at {
            if let Some(ends) = self.ends.get_mut(node as usize) {
                ends.push(entry);
            }
        }
        Ok(())
    }

    fn child(&mut self, node: u32, word: Word) -> u32 {
        let next = self.ends.len() as u32;
        let child = *self.edges.entry((node, word)).or_insert(next);
        if child == next {
            self.ends.push(Vec::new());
        }
        child
    }

    pub(super) fn seal(&mut self) {
        let words = self.edges.keys().map(|(_, w)| w.0 as usize + 1).max().unwrap_or(0);
        self.roots = vec![0; words];
        self.onward = vec![0; self.ends.len()];
        for (&(node, word), &next) in &self.edges {
            if let Some(bits) = self.onward.get_mut(node as usize) {
                *bits |= bit(word);
            }
            if node == 0
                && let Some(slot) = self.roots.get_mut(word.0 as usize)
            {
                *slot = next;
            }
        }
    }

    pub(super) fn hits(&self, surface: &Surface<'_>, entries: &[Entry]) -> Vec<Hit> {
        let mut out = Vec::new();
        // Last token covered so far, for each class: a phrase inside a longer one of its class is left out.
        let mut covered = vec![0u32; Class::ALL.len()];
        let mut found: Vec<Hit> = Vec::new();
        for sentence in &surface.sentences {
            for i in sentence.tokens.clone() {
                let Some(token) = surface.tokens.get(i) else { break };
                let Some(&root) = self.roots.get(token.word.0 as usize) else { continue };
                if root == 0 {
                    continue;
                }
                found.clear();
                self.walk(surface, entries, root, i, sentence.tokens.end, &mut found);
                // Longest first, so that the shorter of the same class see themselves covered.
                for hit in found.iter().rev() {
                    let class = hit.class as usize;
                    // Names, roles and times keep their sense in a figure of speech: they stand after it in `Class`.
                    let idiom = Class::Idiom as usize;
                    let hidden = class <= idiom && covered[idiom] > hit.start;
                    if hit.end > covered[class] && !hidden {
                        covered[class] = hit.end;
                        out.push(*hit);
                    }
                }
            }
        }
        out
    }

    fn walk(
        &self,
        surface: &Surface<'_>,
        entries: &[Entry],
        root: u32,
        start: usize,
        end: usize,
        found: &mut Vec<Hit>,
    ) {
        let (mut node, mut at) = (root, start + 1);
        loop {
            for &entry in self.ends.get(node as usize).into_iter().flatten() {
                let class = entries[entry as usize].class;
                found.push(Hit { start: start as u32, end: at as u32, entry, class });
            }
            let Some(token) = surface.tokens.get(at).filter(|_| at < end) else { return };
            if self.onward.get(node as usize).is_none_or(|bits| bits & bit(token.word) == 0) {
                return;
            }
            let Some(&next) = self.edges.get(&(node, token.word)) else { return };
            node = next;
            at += 1;
        }
    }
}

/// A word's place in a set of 64.
fn bit(word: Word) -> u64 {
    1 << (word.0 & 63)
}
