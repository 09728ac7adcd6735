//! Phrases as a tree over words: one walk from each token that can begin one.

use rustc_hash::FxHashMap;

use super::pattern::Slot;
use super::{Class, Entry};
use crate::text::{Shape, Surface, Word};

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

/// A tree being grown.
#[derive(Debug)]
pub(super) struct Builder {
    /// (node, word) → node.
    edges: FxHashMap<(u32, Word), u32>,
    /// Node → the entries that end there.
    ends: Vec<Vec<u32>>,
}

/// The grown tree, packed so that a step touches few places of memory: there are too many nodes for all to stay near.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// First the nodes that words lead to from the root, by the word's number (empty ones where none begins with it); then all
    /// others.
    nodes: Vec<Node>,
    /// How many are of the first kind.
    words: usize,
    /// Of each of these, the words that lead on, and as the bit of its number whether a phrase ends there: what most tokens need
    /// of it, so close together that it stays near.
    onward: Vec<u64>,
    alone: Vec<u64>,
    /// Every node's edges, sorted by word, the nodes one after the other.
    edges: Vec<(Word, u32)>,
    /// Which steps there are at all, as the bits of their hashes: to look a word up among a common word's many edges costs much
    /// more, and mostly finds nothing.
    steps: Vec<u64>,
    /// Every node's entries with their classes, likewise; but for a node's first, which stands in the node.
    ends: Vec<(u32, Class)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The words that lead on, each as the bit of its number's last six: most walks end at their first node, and see it
    /// here.
    onward: u64,
    /// Where its run of [`Trie::edges`] begins, and of [`Trie::ends`].
    edges: u32,
    ends: u32,
    /// How long these are.
    edge_count: u16,
    end_count: u16,
    /// The first entry that ends there.
    end: Option<(u32, Class)>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self { edges: FxHashMap::default(), ends: vec![Vec::new()] }
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

    /// Packs the tree.
    pub(super) fn seal(self, entries: &[Entry]) -> Trie {
        let words = self.edges.keys().map(|(_, w)| w.0 as usize + 1).max().unwrap_or(0);
        // Where each node goes: those below the root to their word's place.
        let mut places: Vec<usize> = (0..self.ends.len()).map(|n| words + n).collect();
        for ((from, word), to) in &self.edges {
            if let Some(place) = places.get_mut(*to as usize).filter(|_| *from == 0) {
                *place = word.0 as usize;
            }
        }
        let mut out = Trie {
            nodes: vec![Node::default(); words + self.ends.len()],
            words,
            steps: vec![0; STEPS],
            ..Trie::default()
        };
        let mut edges: Vec<((u32, Word), u32)> = self.edges.into_iter().collect();
        edges.sort_unstable();
        let mut edges = edges.into_iter().peekable();
        for (number, found) in self.ends.iter().enumerate() {
            let mut node =
                Node { edges: out.edges.len() as u32, ends: out.ends.len() as u32, ..Node::default() };
            while let Some(((_, word), to)) = edges.next_if(|((from, _), _)| *from == number as u32) {
                node.onward |= bit(word);
                let to_place = places.get(to as usize).map_or(0, |p| *p as u32);
                let from_place = places.get(number).map_or(0, |p| *p as u32);
                let (at, bit) = step(from_place, word);
                out.steps[at] |= bit;
                node.edge_count = node.edge_count.saturating_add(1);
                out.edges.push((word, to_place));
            }
            let mut ends = found.iter().filter_map(|&e| Some((e, entries.get(e as usize)?.class)));
            node.end = ends.next();
            out.ends.extend(ends);
            node.end_count = (out.ends.len() - node.ends as usize) as u16;
            if let Some(slot) = places.get(number).and_then(|p| out.nodes.get_mut(*p)) {
                *slot = node;
            }
        }
        out.onward = out.nodes.iter().take(words).map(|node| node.onward).collect();
        out.alone = vec![0; words / 64 + 1];
        for (word, _) in out.nodes.iter().take(words).enumerate().filter(|(_, node)| node.end.is_some()) {
            out.alone[word / 64] |= 1 << (word % 64);
        }
        out
    }
}

impl Trie {
    /// Whether a phrase may begin with this word and go on with that one.
    #[inline]
    fn begins(&self, root: usize, next: Option<Word>) -> bool {
        self.alone.get(root / 64).is_some_and(|words| words >> (root % 64) & 1 != 0)
            || next.is_some_and(|next| self.onward.get(root).is_some_and(|words| words & bit(next) != 0))
    }
}

impl Trie {
    pub(super) fn hits(&self, surface: &Surface<'_>) -> Vec<Hit> {
        let mut out = Vec::with_capacity(surface.tokens.len() / 2);
        // Last token covered so far, for each class: a phrase inside a longer one of its class is left out.
        let mut covered = vec![0u32; Class::ALL.len()];
        let mut found: Vec<Hit> = Vec::new();
        for sentence in &surface.sentences {
            for i in sentence.tokens.clone() {
                let Some(token) = surface.tokens.get(i) else { break };
                let root = token.word.0 as usize;
                let next = surface.tokens.get(i + 1).filter(|_| i + 1 < sentence.tokens.end).map(|t| t.word);
                if root >= self.words || !self.begins(root, next) {
                    continue;
                }
                found.clear();
                self.walk(surface, root as u32, i, sentence.tokens.end, &mut found);
                if found.is_empty() {
                    continue;
                }
                // A word that is no name where it has a capital tells nothing where it has none, and these are most words.
                let small = !token.is(Shape::CAPITAL);
                found.retain(|h| !(small && h.class == Class::CommonCapital && h.end == h.start + 1));
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

    fn walk(&self, surface: &Surface<'_>, root: u32, start: usize, end: usize, found: &mut Vec<Hit>) {
        let (mut number, mut at) = (root, start + 1);
        while let Some(node) = self.nodes.get(number as usize) {
            if let Some((entry, class)) = node.end {
                found.push(Hit { start: start as u32, end: at as u32, entry, class });
                for &(entry, class) in run(&self.ends, node.ends, node.end_count) {
                    found.push(Hit { start: start as u32, end: at as u32, entry, class });
                }
            }
            if node.onward == 0 {
                return;
            }
            let Some(word) = surface.tokens.get(at).filter(|_| at < end).map(|t| t.word) else { return };
            if node.onward & bit(word) == 0 {
                return;
            }
            let (place, bit) = step(number, word);
            if self.steps.get(place).is_none_or(|steps| steps & bit == 0) {
                return;
            }
            let edges = run(&self.edges, node.edges, node.edge_count);
            let Ok(edge) = edges.binary_search_by_key(&word, |(w, _)| *w) else { return };
            number = edges[edge].1;
            at += 1;
        }
    }
}

fn run<T>(all: &[T], from: u32, count: u16) -> &[T] {
    let from = from as usize;
    all.get(from..from + usize::from(count)).unwrap_or_default()
}

/// Words of 64 bits in [`Trie::steps`]: sixteen times as many bits as there are edges.
const STEPS: usize = 1 << 13;

/// The place of a step's bit in [`Trie::steps`].
#[inline]
fn step(node: u32, word: Word) -> (usize, u64) {
    let hash = (u64::from(node) << 32 | u64::from(word.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((hash >> 51) as usize, 1 << (hash >> 45 & 63))
}

/// A word's place in a set of 64.
fn bit(word: Word) -> u64 {
    1 << (word.0 & 63)
}
