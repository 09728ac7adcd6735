//! Whom each name means, once all persons are known: by its parts, by a bracket, or as a pet name.

use super::Cluster;
use crate::people::marks::Mark;
use crate::people::names::{Name, Parts};
use crate::people::{Form, Mention, PersonKey};

/// A name with whom it names.
pub(crate) struct Named {
    pub name: Name,
    pub person: Option<u32>,
    pub form: Form,
    pub why: &'static str,
}

impl Named {
    /// The mention that it is.
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

impl Cluster<'_, '_> {
    /// All names with whom they name.
    pub(super) fn resolve(&mut self, names: Vec<Name>) -> Vec<Named> {
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

    /// Whom one name names; nothing where it is nobody's.
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

    /// Whether a name has more than the surname of whom it names.
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

    /// `Nick [Full Name]`: the word before the bracket means the person in it.
    pub(super) fn alias_in_brackets(&mut self, name: &Name) {
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
}

/// The one of the best rank, where there is but one.
fn one_best(known: &[(u8, u32)]) -> Option<u32> {
    let best = known.iter().map(|(r, _)| *r).min()?;
    let mut of_best = known.iter().filter(|(r, _)| *r == best);
    let one = of_best.next()?.1;
    of_best.next().is_none().then_some(one)
}

#[cfg(test)]
mod tests {
    use crate::people::testing::read;

    #[test]
    fn a_given_name_spelt_in_two_ways_is_one_person_s_in_both() {
        let r =
            read("Jordan Velden fell. Winger Jordon Velden limped off. \"Jordon is sore,\" said Anna Hale.");
        assert_eq!(r.names(), ["Jordan Velden", "Anna Hale"]);
        assert_eq!(r.whom("Jordon"), ["Jordan Velden"]);
    }

    #[test]
    fn namesakes_are_told_apart_or_left_open() {
        let r = read("Anna Velden fell. Marc Velden did not. Anna Velden limped off. Velden wept.");
        assert_eq!(r.names(), ["Anna Velden", "Marc Velden"]);
        assert_eq!(r.whom("Velden"), ["Anna Velden"]);
        let r = read("Anna Velden and Marc Velden fell. Velden limped.");
        assert!(r.whom("Velden").is_empty());
    }
}
