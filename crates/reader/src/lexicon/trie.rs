//! Phrases as a tree over words: one walk from each token that can begin one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::pattern::Slot;
use super::table::Table;
use super::{Class, Entry};
use crate::text::{Shape, Surface, Token, Word};

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
    /// First the nodes that words lead to from the root, by the word's number (empty ones where none begins with it); an empty one;
    /// then all others.
    nodes: Vec<Node>,
    /// How many are of the first kind.
    words: usize,
    /// Where steps lead: from node and word to node.
    edges: Table,
    /// Which steps there are at all, as the bits of their hashes: small enough to stay near, and mostly there is none.
    steps: Vec<u64>,
    /// The entries that end at a node besides the first, with their classes; and where each such node's are.
    more: Vec<(u32, Class)>,
    runs: Vec<Range<usize>>,
}

/// As small as it can be: each word of a text asks for its node, and most of these are far away.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// The words that lead on, each as the bit of its number's last six: most walks end at their first node, and see it
    /// here.
    onward: u64,
    end: Option<End>,
}

/// A phrase that ends at a node.
#[derive(Clone, Copy, Debug)]
struct End {
    entry: u32,
    class: Class,
    /// Which of [`Trie::runs`] are the others that end there, counted from 1; 0 where there are none.
    run: u16,
}

const _: () = assert!(size_of::<Node>() == 16, "four nodes share a line of the cache");

/// What makes two nodes alike: the entries that end there, and the nodes that words lead to from there.
type Twig<'a> = (&'a [u32], Vec<(Word, u32)>);

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
        let same = self.merged();
        let stands = |node: u32| same.get(node as usize) == Some(&node);
        // Where each node goes: those below the root to their word's place, the others behind all of these as they come.
        let mut places: Vec<Option<usize>> = vec![None; self.ends.len()];
        for ((_, word), to) in self.edges.iter().filter(|((from, _), _)| *from == 0) {
            if let Some(place) = places.get_mut(*to as usize) {
                *place = Some(word.0 as usize);
            }
        }
        // One place between them stays empty.
        let mut next = words + 1;
        for (number, place) in places.iter_mut().enumerate().skip(1) {
            if place.is_none() && stands(number as u32) {
                *place = Some(next);
                next += 1;
            }
        }
        let steps = || self.edges.iter().filter(|((from, _), _)| *from > 0 && stands(*from));
        let mut out = Trie {
            nodes: vec![Node::default(); next],
            words,
            steps: vec![0; STEPS],
            edges: Table::with_room(steps().count()),
            ..Trie::default()
        };
        let place = |number: u32| places.get(number as usize).copied().flatten();
        for (number, found) in self.ends.iter().enumerate() {
            let Some(node) = place(number as u32).and_then(|p| out.nodes.get_mut(p)) else { continue };
            let mut ends = found.iter().filter_map(|&e| Some((e, entries.get(e as usize)?.class)));
            let Some((entry, class)) = ends.next() else { continue };
            let from = out.more.len();
            out.more.extend(ends);
            if out.more.len() > from {
                out.runs.push(from..out.more.len());
            }
            // There are some hundred runs.
            let run = if out.more.len() > from { out.runs.len() as u16 } else { 0 };
            node.end = Some(End { entry, class, run });
        }
        for ((from, word), to) in steps() {
            let to = same.get(*to as usize).copied().unwrap_or_default();
            let (Some(from), Some(to)) = (place(*from), place(to)) else { continue };
            let hash = step(from as u32, *word);
            let (at, part) = part(hash);
            out.steps[at] |= part;
            out.edges.insert(hash, edge(from as u32, *word), to as u32);
            if let Some(node) = out.nodes.get_mut(from) {
                node.onward |= bit(*word);
            }
        }
        out
    }

    /// Each node's like: the one that stands for all from which the same words lead to the same ends. A phrase of many readings
    /// makes a tree whose twigs are alike, and one of them does. Those below the root stand for themselves: their words tell
    /// where they are.
    fn merged(&self) -> Vec<u32> {
        let mut edges: Vec<(u32, Word, u32)> =
            self.edges.iter().map(|((from, word), to)| (*from, *word, *to)).collect();
        edges.sort_unstable();
        let mut same: Vec<u32> = (0..self.ends.len() as u32).collect();
        let mut known: FxHashMap<Twig<'_>, u32> = FxHashMap::default();
        // A node has a higher number than the one that leads to it.
        for (number, ends) in self.ends.iter().enumerate().skip(1).rev() {
            let number = number as u32;
            let mut onward = Vec::new();
            while let Some((_, word, to)) = edges.pop_if(|(from, ..)| *from == number) {
                onward.push((word, same.get(to as usize).copied().unwrap_or(to)));
            }
            let like = *known.entry((ends, onward)).or_insert(number);
            if let Some(slot) = same.get_mut(number as usize) {
                *slot = like;
            }
        }
        for (_, _, to) in edges {
            if let Some(slot) = same.get_mut(to as usize) {
                *slot = to;
            }
        }
        same
    }
}

/// What a token tells of the phrases that begin with it.
#[derive(Clone, Copy)]
struct Root {
    /// The phrase that it is by itself.
    end: Option<End>,
    /// Whether one may go on with the next token.
    goes_on: bool,
}

impl Trie {
    pub(super) fn hits(&self, surface: &Surface<'_>) -> Vec<Hit> {
        let mut out = Vec::with_capacity(surface.tokens.len() / 2);
        // Last token covered so far, for each class: a phrase inside a longer one of its class is left out.
        let mut covered = [0u32; Class::ALL.len()];
        let mut keep = |hit: Hit| {
            let class = hit.class as usize;
            // Names, roles and times keep their sense in a figure of speech: they stand after it in `Class`.
            let idiom = Class::Idiom as usize;
            let hidden = class <= idiom && covered[idiom] > hit.start;
            if hit.end > covered[class] && !hidden {
                covered[class] = hit.end;
                out.push(hit);
            }
        };
        let (mut roots, mut found): (Vec<Root>, Vec<Hit>) = (Vec::new(), Vec::new());
        for sentence in &surface.sentences {
            let tokens = surface.tokens.get(sentence.tokens.clone()).unwrap_or_default();
            // Most nodes are far away in memory. Nothing here waits for one before it asks for the next, so that many are on their
            // way at once.
            roots.clear();
            let next = tokens.iter().skip(1).map(|t| t.word).chain([Word::UNKNOWN]);
            roots.extend(tokens.iter().zip(next).map(|(token, next)| self.root(token, next)));
            for (i, root) in roots.iter().enumerate() {
                let start = (sentence.tokens.start + i) as u32;
                let hit = |entry, class, length| Hit { start, end: start + length, entry, class };
                match root.end {
                    None if !root.goes_on => {}
                    // Most phrases are one word that is in one lexicon.
                    Some(End { entry, class, run: 0 }) if !root.goes_on => keep(hit(entry, class, 1)),
                    _ => {
                        found.clear();
                        self.walk(tokens, i, *root, |end, run, length| {
                            found.push(hit(end.entry, end.class, length));
                            found.extend(run.iter().map(|(entry, class)| hit(*entry, *class, length)));
                        });
                        let small = |hit: &Hit| hit.end == start + 1 && tokens.get(i).is_some_and(is_small);
                        // Longest first, so that the shorter of the same class see themselves covered.
                        let told = |hit: &&Hit| !(hit.class == Class::CommonCapital && small(hit));
                        found.iter().rev().filter(told).for_each(|hit| keep(*hit));
                    }
                }
            }
        }
        out
    }

    #[inline]
    fn root(&self, token: &Token, next: Word) -> Root {
        // The node behind those of words is empty.
        let number = (token.word.0 as usize).min(self.words);
        let node = self.nodes.get(number).copied().unwrap_or_default();
        let told = |end: &End| !(end.class == Class::CommonCapital && end.run == 0 && is_small(token));
        Root { end: node.end.filter(told), goes_on: self.leads(node, number as u32, next) }
    }

    /// Whether a word may lead on from a node.
    #[inline]
    fn leads(&self, node: Node, number: u32, word: Word) -> bool {
        let (place, part) = part(step(number, word));
        let steps = self.steps.get(place).copied().unwrap_or(0);
        (node.onward & bit(word) != 0) & (steps & part != 0)
    }

    /// Tells of the phrases that begin with a token of a sentence: what ends there, what else does, and the length so far.
    #[inline]
    fn walk(
        &self,
        tokens: &[Token],
        start: usize,
        root: Root,
        mut tell: impl FnMut(End, &[(u32, Class)], u32),
    ) {
        let (mut end, mut goes_on) = (root.end, root.goes_on);
        let Some(mut number) = tokens.get(start).map(|t| t.word.0) else { return };
        let mut length = 1;
        loop {
            if let Some(end) = end {
                tell(end, self.run(end.run), length);
            }
            let Some(word) = tokens.get(start + length as usize).map(|t| t.word).filter(|_| goes_on) else {
                return;
            };
            let Some(next) = self.edges.get(step(number, word), edge(number, word)) else { return };
            let node = self.nodes.get(next as usize).copied().unwrap_or_default();
            let after = tokens.get(start + length as usize + 1).map_or(Word::UNKNOWN, |t| t.word);
            (end, goes_on) = (node.end, self.leads(node, next, after));
            (number, length) = (next, length + 1);
        }
    }

    /// The entries of one of [`Trie::runs`], counted from 1.
    #[inline]
    fn run(&self, run: u16) -> &[(u32, Class)] {
        let run = usize::from(run).checked_sub(1).and_then(|n| self.runs.get(n));
        run.and_then(|run| self.more.get(run.clone())).unwrap_or_default()
    }
}

/// Whether a token has no capital: a word that is no name where it has one tells nothing then, and these are most words.
#[inline]
fn is_small(token: &Token) -> bool {
    !token.is(Shape::CAPITAL)
}

/// Words of 64 bits in [`Trie::steps`]: sixteen times as many bits as there are edges.
const STEPS: usize = 1 << 13;

/// The hash of a step.
#[inline]
fn step(node: u32, word: Word) -> u64 {
    edge(node, word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A step as a number: there are less than a million nodes and words.
#[inline]
fn edge(node: u32, word: Word) -> u64 {
    u64::from(node) << 20 | u64::from(word.0)
}

/// The place of a step's bit in [`Trie::steps`].
#[inline]
fn part(hash: u64) -> (usize, u64) {
    ((hash >> 51) as usize, 1 << (hash >> 45 & 63))
}

/// A word's place in a set of 64.
fn bit(word: Word) -> u64 {
    1 << (word.0 & 63)
}
