//! Pet names and cut names: whom "Dorno" and "Kev" stand for.

use super::cluster::Cluster;
use super::marks::Mark;
use super::names::Name;
use crate::text::{Shape, key};

impl Cluster<'_, '_> {
    /// Pet names: in brackets elsewhere, short forms, cut forms (`Virg`), forms in -o, -y, -ie, -s.
    pub(super) fn alias(&self, name: &Name) -> Option<(u32, &'static str)> {
        let s = self.scan.surface;
        let token = s.tokens.get(name.tokens.start)?;
        if let Some(person) = self.aliases.get(&token.key) {
            return Some((*person, "name in brackets"));
        }
        let word = ledger::fold(token.of(s.text));
        match self.short_for(&word) {
            Short::Of(person) => return Some((person, "short form of the given name")),
            Short::OfSeveral => return None,
            Short::OfNobody => {}
        }
        let given = self.scan.marks.any(name.tokens.start, Mark::GIVEN);
        let after = name.tokens.end;
        let acts = self.scan.function_of(after).verbal() || self.scan.marks.is(after, Mark::SPEECH);
        if token.is(Shape::FIRST) && !acts && !given {
            return None;
        }
        self.cut_from(&word, given).map(|person| (person, "cut form of the name"))
    }

    /// "Ben" for Benjamin: by the given names that a pack relates to a word.
    fn short_for(&self, word: &str) -> Short {
        let mut found = None;
        for related in pack::given::related_to(word) {
            for number in self.near(key(related)) {
                let first = self
                    .persons
                    .get(number as usize)
                    .is_some_and(|p| p.parts.first() == Some(&key(related)) && p.parts.len() > 1);
                if first && found.is_some_and(|f| f != number) {
                    return Short::OfSeveral;
                }
                found = if first { Some(number) } else { found };
            }
        }
        found.map_or(Short::OfNobody, Short::Of)
    }

    /// "Virg", "Hendo": the one person whose name a word is cut from; of several, the one who was named before. `given`: it is a
    /// given name itself.
    fn cut_from(&self, word: &str, given: bool) -> Option<u32> {
        // As they were named.
        let mut near: Vec<u32> = self.by_head.latest(head(word)?).collect();
        near.reverse();
        let mut found = None;
        for number in near {
            let p = self.persons.get(number as usize)?;
            // A given name can only be short for another given name.
            let parts = if given { p.name.start..p.name.start + 1 } else { p.name.clone() };
            let cut = parts.into_iter().any(|i| {
                let part = ledger::fold(self.scan.surface.word_at(i));
                if given { part.len() > word.len() && part.starts_with(word) } else { pet_form(word, &part) }
            });
            if !cut {
                continue;
            }
            let seen = |n: u32| self.persons.get(n as usize).is_some_and(|p| p.seen.is_some());
            found = match found {
                Some(f) if f != number && seen(f) == seen(number) => return None,
                Some(f) if f != number && seen(f) => Some(f),
                _ => Some(number),
            };
        }
        found
    }
}

/// Whom a short given name may be of.
enum Short {
    Of(u32),
    OfSeveral,
    OfNobody,
}

/// Key of the first three letters of a word.
pub(super) fn head(word: &str) -> Option<u64> {
    let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
    (word.chars().count() >= 3).then(|| key(&word[..end]))
}

/// `virg` of `virgil`, `hendo` of a surname in `hend…`: three letters or more of the name, and nothing else but an
/// ending of pet names; `quinny` of `quinn`. Both folded.
fn pet_form(word: &str, part: &str) -> bool {
    let cut = |stem: &str| stem.chars().count() >= 3 && part.starts_with(stem) && part.len() > stem.len();
    let whole = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| stem == part);
    cut(word)
        || (part.len() >= 3 && ["y", "ey", "ie", "sy", "ers"].iter().any(whole))
        || ["o", "y", "ey", "ie", "s", "sy", "ers", "a", "z", "zy"]
            .iter()
            .filter_map(|e| word.strip_suffix(e))
            .any(|stem| cut(stem) || (stem.len() > 3 && undoubled(stem).is_some_and(cut)))
}

/// `robb` → `rob`.
fn undoubled(stem: &str) -> Option<&str> {
    let mut back = stem.chars().rev();
    (back.next()? == back.next()?)
        .then(|| &stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)])
}

#[cfg(test)]
mod tests {
    use crate::people::Kind;
    use crate::people::testing::read;

    #[test]
    fn surnames_given_names_and_pet_names_are_the_same_person() {
        let r = read(
            "Benjamin Dornfield is out. Dornfield fell on Friday. \"Ben is sad,\" said coach Ole Brandvik. \
             \"Dorno [Dornfield] will be back,\" Brandvik added.",
        );
        assert_eq!(r.names(), ["Benjamin Dornfield", "Ole Brandvik"]);
        assert_eq!(r.whom("Ben"), ["Benjamin Dornfield"]);
        assert_eq!(r.whom("Dorno"), ["Benjamin Dornfield"]);
        assert_eq!(r.person("Ole Brandvik").kind, Kind::Manager);
    }

    #[test]
    fn a_surname_may_be_whole_in_a_pet_name() {
        let r = read(
            "Lars Quinn and Rik Clarke are out. \"Clarkey is sore and we will see with Quinny,\" said coach Ole Brandvik.",
        );
        assert_eq!(r.names(), ["Lars Quinn", "Rik Clarke", "Ole Brandvik"]);
        assert_eq!(r.whom("Clarkey"), ["Rik Clarke"]);
        assert_eq!(r.whom("Quinny"), ["Lars Quinn"]);
        let r = read("Lars Marin is out. Karl Marino scored.");
        assert_eq!(r.whom("Karl Marino"), ["Karl Marino"]);
    }
}
