//! Which names are the same person's.

mod naming;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::aliases::head;
use super::chains::{Chains, Known, NEAR};
use super::evidence::{ENOUGH, adjectival};
use super::marks::Mark;
use super::names::{Name, is_title};
use super::roster::Roster;
use super::scan::Scan;
use crate::text::Shape;

pub(crate) use naming::Named;

/// A person in the making.
#[derive(Debug)]
pub(crate) struct Proto {
    /// Keys of the parts of the fullest name, titles left out.
    pub parts: Vec<u64>,
    /// The part that the surname begins with.
    pub family: usize,
    /// Where the fullest name stands.
    pub name: Range<usize>,
    /// That name has a title before it.
    titled: bool,
    /// That name stands where capitals tell nothing.
    loud: bool,
    /// Token of the last mention so far.
    pub(super) seen: Option<usize>,
}

/// "Jordan" and "Jordon", "Martin" and "Martyn": of two given names of a length, all letters but one inner one are the same.
fn misspelt(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 5;
    let differ = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count();
    a.len() == b.len()
        && a.len() >= SHORTEST
        && differ == 1
        && a.bytes().next() == b.bytes().next()
        && a.is_ascii()
        && b.is_ascii()
}

pub(crate) struct Cluster<'a, 's> {
    pub(super) scan: &'a Scan<'s>,
    roster: &'a Roster,
    /// The keys of all names' parts.
    keys: &'a [u64],
    pub persons: Vec<Proto>,
    /// Part → persons.
    by_key: Chains,
    /// First three letters of a part → persons.
    pub(super) by_head: Chains,
    pub(super) aliases: FxHashMap<u64, u32>,
}

impl<'a, 's> Cluster<'a, 's> {
    /// Groups names into persons.
    pub(crate) fn of(
        scan: &'a Scan<'s>,
        roster: &'a Roster,
        names: Vec<Name>,
        keys: &'a [u64],
    ) -> (Self, Vec<Named>) {
        let mut cluster = Self {
            scan,
            roster,
            keys,
            persons: Vec::new(),
            by_key: Chains::with_room(names.len() * 2),
            by_head: Chains::with_room(names.len() * 2),
            aliases: FxHashMap::default(),
        };
        // A letter alone may be an initial or a position: whole names tell first.
        for lettered in [false, true] {
            let several = names.iter().filter(|n| n.words >= 2 && !n.loud);
            for name in several.filter(|n| scan.lettered(n) == lettered) {
                if cluster.trusted(name) && !(lettered && cluster.in_a_position(name)) {
                    cluster.add(name);
                }
            }
        }
        for name in &names {
            cluster.alias_in_brackets(name);
        }
        cluster.singles(&names);
        let named = cluster.resolve(names);
        (cluster, named)
    }

    /// A name of several words that can stand without further evidence.
    fn trusted(&self, name: &Name) -> bool {
        // "Hamilton Accies midfielder Dorn": a side that no lexicon knows.
        let end = name.tokens.end;
        let role = self.scan.marks.role(end).filter(|h| h.start as usize == end);
        let side = role.is_some_and(|h| !self.scan.plain(end) && self.scan.plain(h.end as usize));
        if name.sure && !side {
            return true;
        }
        let first = self.scan.surface.tokens.get(name.tokens.start).is_none_or(|t| t.is(Shape::FIRST));
        if first {
            // At the beginning of a sentence every word has its capital: words that no lexicon knows may be names.
            // Words that a hyphen joins are a surname, whatever they mean alone ("Ebbon Reece-Hill").
            let joined = |i: usize| self.scan.surface.tokens.get(i).is_some_and(|t| t.is(Shape::HYPHENATED));
            let unknown = |i: usize| {
                let word = self.scan.surface.tokens.get(i);
                word.is_some_and(|t| !self.scan.lexicon.knows(t.word))
                    || (i > name.tokens.start && (joined(i) || joined(i + 1)))
            };
            // Behind such a word a given name may be a surname ("Sevu Craig").
            let start = name.tokens.start;
            let surname = |i: usize| i > start && self.scan.marks.is(i, Mark::GIVEN);
            // "Ledson King is", "Ledson Knight has a knee injury": a word of other meaning behind one that no lexicon knows.
            if name.words == 2 && unknown(start) && !adjectival(self.scan.surface.word_at(start)) {
                let common =
                    self.scan.marks.is(start + 1, Mark::SURNAME) && self.scan.evidence(name, false) >= 1;
                if common || self.scan.acts_hurt(name) > 0 {
                    return true;
                }
            }
            return name.words <= 3
                && name.tokens.clone().all(|i| (unknown(i) || surname(i)) && self.scan.plain(i))
                && !adjectival(self.scan.surface.word_at(start));
        }
        self.scan.evidence(name, false) >= 1
    }

    /// The person that a name is of: one named before, whose name it may complete, or a new one.
    fn add(&mut self, name: &Name) -> Option<u32> {
        let (keys, family, titled) = (self.keys(name), name.parts.family, name.parts.titled);
        let last = *keys.last()?;
        let found = self.find(keys, last, name);
        if let Some(found) = found {
            let loud = name.loud;
            let better = self.persons.get(found as usize).is_some_and(|p| {
                (!loud || p.loud) && (keys.len(), titled) > (p.parts.len(), p.titled)
                    || (p.loud && !loud && keys.len() >= p.parts.len())
            });
            if better {
                self.extend(found, keys, family, titled, name);
            } else if keys.len() > 1 {
                // "Jordan Dorn" and "Jordon Dorn": either may be called by what he is called once.
                for &k in keys {
                    if !self.near(k).any(|n| n == found) {
                        self.by_key.add(k, found);
                    }
                }
            }
            return Some(found);
        }
        let number = self.persons.len() as u32;
        self.persons.push(Proto {
            parts: Vec::new(),
            family,
            name: name.tokens.clone(),
            titled,
            loud: name.loud,
            seen: None,
        });
        self.extend(number, keys, family, titled, name);
        Some(number)
    }

    /// "Kings C Dorn out", where the text tells of Kai Dorn and of nobody else of that surname: the letter is his position.
    fn in_a_position(&self, name: &Name) -> bool {
        let keys = self.keys(name);
        let Some(last) = keys.last() else { return false };
        let namesake = |n: u32| {
            let p = self.persons.get(n as usize);
            p.is_some_and(|p| p.parts.len() > 1 && p.parts.last() == Some(last))
        };
        self.scan.position(name.tokens.start)
            && self.near(*last).any(namesake)
            && self.find(keys, *last, name).is_none()
    }

    /// Gives a person a fuller name.
    fn extend(&mut self, person: u32, keys: &[u64], family: usize, titled: bool, name: &Name) {
        for &k in keys {
            self.by_key.add(k, person);
        }
        for i in name.tokens.clone() {
            if let Some(head) = head(self.scan.surface.word_at(i))
                && self.by_head.count(head) < NEAR
            {
                self.by_head.add(head, person);
            }
        }
        if let Some(p) = self.persons.get_mut(person as usize) {
            p.parts = keys.to_vec();
            p.family = family;
            p.titled = titled;
            p.loud = name.loud;
            p.name = name.tokens.clone();
        }
    }

    pub(super) fn near(&self, k: u64) -> impl Iterator<Item = u32> + '_ {
        self.by_key.latest(k).take(NEAR)
    }

    /// The one person whose fullest name agrees with these parts.
    fn find(&self, keys: &[u64], last: u64, name: &Name) -> Option<u32> {
        let first = *keys.first()?;
        let mut found = None;
        let candidates = self.near(last).chain(self.near(first));
        for number in candidates {
            let Some(p) = self.persons.get(number as usize) else { continue };
            if p.parts == keys {
                return Some(number);
            }
            if self.agree(p, keys, name) {
                if found.is_some_and(|f| f != number) {
                    return None;
                }
                found = Some(number);
            }
        }
        found
    }

    /// Whether two names may be of one person: one is a part of the other, or the given names agree.
    fn agree(&self, p: &Proto, keys: &[u64], name: &Name) -> bool {
        let (short, long) =
            if keys.len() <= p.parts.len() { (keys, &p.parts[..]) } else { (&p.parts[..], keys) };
        if short.len() < long.len() {
            if long.ends_with(short) || (short.len() >= 2 && long.starts_with(short)) {
                return true;
            }
            if short.len() >= 2 && short.first() == long.first() && short.last() == long.last() {
                return true;
            }
        }
        // The same surname, and given names that agree.
        if keys.last() != p.parts.last() || keys.len() < 2 || p.parts.len() < 2 {
            return false;
        }
        let given = |tokens: &Range<usize>| {
            let at = tokens.clone().find(|i| !is_title(self.scan.surface.word_at(*i)));
            at.map(|i| ledger::fold(self.scan.surface.word_at(i)))
        };
        match (given(&p.name), given(&name.tokens)) {
            (Some(a), Some(b)) => pack::given::agree(&a, &b) || misspelt(&a, &b),
            _ => false,
        }
    }

    /// Finds lone words that name persons of whom no fuller name is given.
    fn singles(&mut self, names: &[Name]) {
        let mut sums: FxHashMap<u64, i32> = FxHashMap::default();
        for created in [false, true] {
            let mut listed_until = None;
            for name in names {
                let listed = listed_until == name.tokens.start.checked_sub(1)
                    && matches!(
                        self.scan.surface.word_at(name.tokens.start.wrapping_sub(1)),
                        "," | "and" | "&" | "or"
                    );
                let listed = listed || self.heads_a_list(name, names);
                let known = self.is_known(name) || (name.words == 1 && self.alias(name).is_some());
                let nobody = name.only_known || name.loud && name.words < 2 || self.in_a_position(name);
                if !(known || nobody) {
                    let Some(id) = self.identity(name) else { continue };
                    if created {
                        if sums.get(&id).is_some_and(|s| *s >= ENOUGH) {
                            self.add(name);
                        }
                    } else {
                        let roster = i32::from(self.roster.knows(self.scan, name)) * 2;
                        *sums.entry(id).or_insert(0) += self.scan.evidence(name, listed) + roster;
                    }
                }
                listed_until = (known || name.sure || listed).then_some(name.tokens.end);
            }
        }
    }

    /// "After Bendt, Jan Hale, Tom Lye and Rob Dorn tested positive": the first of a list of names.
    fn heads_a_list(&self, name: &Name, names: &[Name]) -> bool {
        const PLACED: &[&str] = &["in", "at", "from", "near", "to", "of", "In", "At", "From", "Near"];
        let word = |i: usize| self.scan.surface.word_at(i);
        if word(name.tokens.end) != "," || PLACED.contains(&word(name.tokens.start.wrapping_sub(1))) {
            return false;
        }
        let first = names.partition_point(|n| n.tokens.start <= name.tokens.start);
        let mut end = name.tokens.end;
        let mut count = 0;
        for next in names.iter().skip(first).take(8) {
            if next.tokens.start != end + 1 || !next.sure {
                break;
            }
            count += 1;
            let joint = word(end);
            end = next.tokens.end;
            if joint == "and" {
                return count >= 3;
            }
        }
        false
    }

    /// The keys of a name's parts.
    fn keys(&self, name: &Name) -> &'a [u64] {
        self.keys.get(name.parts.from..name.parts.to).unwrap_or_default()
    }

    /// One key for all words of a name.
    fn identity(&self, name: &Name) -> Option<u64> {
        self.keys(name).iter().copied().reduce(|a, b| a.rotate_left(7) ^ b)
    }

    /// Whether a name can name anybody by its parts alone.
    fn is_known(&self, name: &Name) -> bool {
        match self.keys(name) {
            [one] => self.near(*one).next().is_some(),
            // Mostly it is somebody's fullest name, word for word.
            keys => {
                let whole = |n: u32| self.persons.get(n as usize).is_some_and(|p| p.parts == keys);
                keys.last().is_some_and(|last| self.near(*last).any(whole)) || self.known(name).is_some()
            }
        }
    }

    /// The persons that a name can name by its parts alone.
    fn known(&self, name: &Name) -> Option<Known> {
        let keys = self.keys(name);
        let mut out = Known::default();
        let last = *keys.last()?;
        for number in self.near(last) {
            let Some(p) = self.persons.get(number as usize) else { continue };
            let rank = if p.parts == keys {
                0
            } else if keys.len() > 1 {
                if !self.agree(p, keys, name) {
                    continue;
                }
                1
            } else if p.parts.last() == Some(&last) || p.parts.get(p.family) == Some(&last) && p.family > 0 {
                1
            } else if p.parts.first() == Some(&last) {
                2
            } else {
                3
            };
            if !out.all().iter().any(|(_, n)| *n == number) {
                out.push(rank, number);
            }
        }
        if keys.len() > 1
            && out.all().is_empty()
            && let Some(first) = keys.first()
        {
            for number in self.near(*first) {
                if self.persons.get(number as usize).is_some_and(|p| self.agree(p, keys, name)) {
                    out.push(1, number);
                }
            }
        }
        (!out.all().is_empty()).then_some(out)
    }
}
