//! Which names are the same person's.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::aliases::head;
use super::chains::{Chains, Known, NEAR};
use super::evidence::{ENOUGH, adjectival};
use super::marks::Mark;
use super::names::{Name, Parts, is_title};
use super::roster::Roster;
use super::scan::Scan;
use super::{Form, Mention, PersonKey};
use crate::text::Shape;

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

/// A name with whom it names.
pub(crate) struct Named {
    pub name: Name,
    pub person: Option<u32>,
    pub form: Form,
    pub why: &'static str,
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
        for name in names.iter().filter(|n| n.words >= 2 && !n.loud) {
            if cluster.trusted(name) {
                cluster.add(name);
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
        if name.sure {
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
            return name.words <= 3
                && name.tokens.clone().all(|i| (unknown(i) || surname(i)) && self.scan.plain(i))
                && !adjectival(self.scan.surface.word_at(start));
        }
        self.scan.evidence(name, false) >= 1
    }

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
            (Some(a), Some(b)) => pack::given::agree(&a, &b),
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
                let known = self.is_known(name) || (name.words == 1 && self.alias(name).is_some());
                if !(known || name.only_known || name.loud && name.words < 2) {
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

    fn resolve(&mut self, names: Vec<Name>) -> Vec<Named> {
        let mut out: Vec<Named> = Vec::with_capacity(names.len());
        for name in names {
            let start = name.tokens.start;
            if let Some(named) = self.name_of(name) {
                if let Some(p) = named.person.and_then(|p| self.persons.get_mut(p as usize)) {
                    p.seen = Some(start);
                }
                out.push(named);
            }
        }
        out
    }

    /// `Nick [Full Name]`: the word before the bracket means the person in it.
    fn alias_in_brackets(&mut self, name: &Name) {
        let s = self.scan.surface;
        if !matches!(s.word_at(name.tokens.end), "]" | ")") || name.tokens.start < 2 {
            return;
        }
        let open = name.tokens.start - 1;
        if !matches!(s.word_at(open), "[" | "(") || !self.scan.plain(open - 1) {
            return;
        }
        let Some(found) = self.known(name).and_then(|k| one_best(k.all())) else { return };
        if let Some(t) = s.tokens.get(open - 1)
            && !self.scan.marks.any(open - 1, Mark::THING)
        {
            self.aliases.entry(t.key).or_insert(found);
        }
    }

    fn name_of(&mut self, name: Name) -> Option<Named> {
        let s = self.scan.surface;
        let bracketed = matches!(s.word_at(name.tokens.start.wrapping_sub(1)), "[");
        if let Some(known) = self.known(&name) {
            let known = known.all();
            let person = self.choose(known, name.tokens.start);
            let best = known.iter().map(|(r, _)| *r).min().unwrap_or(0);
            let words = name.words;
            let form = match best {
                _ if bracketed => Form::Bracketed,
                0 | 1 if words >= 2 && self.with_given(&name, person) => Form::Full,
                0 | 1 => Form::Surname,
                2 => Form::Given,
                _ => Form::Nickname,
            };
            let why = if person.is_none() { "several persons of that name" } else { "name" };
            return Some(Named { name, person, form, why });
        }
        if name.words > 1 {
            return self.tail(name);
        }
        let alias = self.alias(&name)?;
        Some(Named { name, person: Some(alias.0), form: Form::Nickname, why: alias.1 })
    }

    fn with_given(&self, name: &Name, person: Option<u32>) -> bool {
        let Some(p) = person.and_then(|n| self.persons.get(n as usize)) else { return true };
        let keys = self.keys(name);
        p.family == 0 || keys.len() > p.parts.len() - p.family || p.parts.get(p.family..) != Some(keys)
    }

    /// Among persons of one name the one mentioned last, or else the one named first.
    fn choose(&self, known: &[(u8, u32)], at: usize) -> Option<u32> {
        if let Some(one) = one_best(known) {
            return Some(one);
        }
        let best = known.iter().map(|(r, _)| *r).min()?;
        let mut found: Vec<u32> = known.iter().filter(|(r, _)| *r == best).map(|(_, n)| *n).collect();
        // The most recently mentioned, unless another one was mentioned in the same sentence.
        let seen = |n: u32| self.persons.get(n as usize).and_then(|p| p.seen);
        found.sort_by_key(|n| std::cmp::Reverse(seen(*n)));
        let (first, second) = (*found.first()?, *found.get(1)?);
        match (seen(first), seen(second)) {
            (Some(a), Some(b)) if self.scan.surface.sentence_of(a) == self.scan.surface.sentence_of(b) => {
                None
            }
            (Some(_), _) => Some(first),
            (None, _) => found
                .iter()
                .filter_map(|n| self.persons.get(*n as usize).map(|p| (p.name.start, *n)))
                .filter(|(start, _)| *start > at && *start < at + 60)
                .min()
                .map(|(_, n)| n),
        }
    }

    /// A name whose beginning is no name: "Impressive Surname".
    fn tail(&mut self, name: Name) -> Option<Named> {
        let start = (name.tokens.start + 1..name.tokens.end).find(|i| {
            self.scan.plain(*i) && {
                let words = (*i..name.tokens.end).filter(|k| self.scan.plain(*k)).count();
                self.known(&self.shortened(&name, *i, words)).is_some()
            }
        })?;
        let words = (start..name.tokens.end).filter(|k| self.scan.plain(*k)).count();
        let name = self.shortened(&name, start, words);
        self.name_of(name)
    }

    /// The name from a later token on. Its parts are the last ones of the name's.
    fn shortened(&self, name: &Name, start: usize, words: usize) -> Name {
        let tokens = start..name.tokens.end;
        let mut keys = Vec::new();
        let parts = self.scan.parts(tokens.clone(), &mut keys);
        let to = name.parts.to;
        Name { tokens, words, parts: Parts { from: to - keys.len().min(to), to, ..parts }, ..name.clone() }
    }
}

fn one_best(known: &[(u8, u32)]) -> Option<u32> {
    let best = known.iter().map(|(r, _)| *r).min()?;
    let mut of_best = known.iter().filter(|(r, _)| *r == best);
    let one = of_best.next()?.1;
    of_best.next().is_none().then_some(one)
}

impl Named {
    pub(crate) fn mention(&self, possessive: bool) -> Mention {
        Mention {
            tokens: self.name.tokens.clone(),
            form: self.form,
            persons: self.person.map(PersonKey).into_iter().collect(),
            second: None,
            possessive,
            why: self.why,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn namesakes_are_told_apart_or_left_open() {
        let r = read("Anna Velden fell. Marc Velden did not. Anna Velden limped off. Velden wept.");
        assert_eq!(r.names(), ["Anna Velden", "Marc Velden"]);
        assert_eq!(r.whom("Velden"), ["Anna Velden"]);
        let r = read("Anna Velden and Marc Velden fell. Velden limped.");
        assert!(r.whom("Velden").is_empty());
    }
}
