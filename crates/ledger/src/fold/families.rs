//! Names that may mean one person, so that a person's record can be folded without everybody else's.
//!
//! Two names are of one **family** where one is the other, accents and case aside, or its ending at a word; where both
//! were matched to one person; where a curator's edit tells of both; and where a third is of one family with both.
//! Identities, copies and spells depend on nothing that is said of another family's names. What a family is does not
//! depend on the day: a name that is spoken of later makes one larger, and changes nothing in what was known before.

use std::collections::BTreeMap;

use crate::{Curation, Edit, PersonId};

use super::folded;
use super::groups::Groups;
use super::people::{key, named, with_team};

/// Names parted into families.
#[derive(Clone, Debug, Default)]
pub struct Families {
    /// The family of each name, by the name's place.
    of: Vec<usize>,
    /// The names of each family, by their places.
    members: Vec<Vec<usize>>,
    /// The persons of each family, those that only edits tell of included.
    persons: Vec<Vec<PersonId>>,
    /// The family of each folded name, likewise.
    by_name: BTreeMap<String, usize>,
}

impl Families {
    /// Parts names, as documents write them, each with the person that it was matched to. Edits that were undone bind
    /// names too: a family may be larger than it has to be, never smaller.
    pub fn of<'n>(
        names: impl IntoIterator<Item = (&'n str, Option<&'n PersonId>)>,
        edits: &[Curation],
    ) -> Self {
        let mut ties = Ties::default();
        let mut own: Vec<usize> = Vec::new();
        for (name, person) in names {
            let name = ties.node(folded(name));
            if let Some(id) = person {
                let person = ties.node(format!("#{}", id.0));
                ties.groups.join(name, person);
            }
            own.push(name);
        }
        for edit in edits {
            ties.edit(&edit.edit);
        }
        ties.endings();
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut families = Self::default();
        for (place, node) in own.into_iter().enumerate() {
            let next = numbers.len();
            let family = *numbers.entry(ties.groups.root(node)).or_insert(next);
            if family == families.members.len() {
                families.members.push(Vec::new());
            }
            if let Some(members) = families.members.get_mut(family) {
                members.push(place);
            }
            families.of.push(family);
        }
        families.persons.resize_with(families.members.len(), Vec::new);
        for (key, node) in std::mem::take(&mut ties.nodes) {
            let Some(&family) = numbers.get(&ties.groups.root(node)) else { continue };
            match (key.strip_prefix('#'), families.persons.get_mut(family)) {
                (Some(id), Some(persons)) => persons.push(PersonId(id.to_owned())),
                _ => drop(families.by_name.insert(key, family)),
            }
        }
        families
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The family of the name at that place.
    pub fn family(&self, name: usize) -> Option<usize> {
        self.of.get(name).copied()
    }

    /// The persons whom a family's names were matched to, by packs or by edits: those whose appearances are theirs.
    pub fn persons(&self, family: usize) -> &[PersonId] {
        self.persons.get(family).map(Vec::as_slice).unwrap_or_default()
    }

    /// The family to which a name without a person belongs: it is one of the family's, or one that an edit gave to
    /// somebody in it.
    pub fn family_of_name(&self, name: &str) -> Option<usize> {
        self.by_name.get(&folded(name)).copied()
    }

    /// The places of a family's names, in order.
    pub fn members(&self, family: usize) -> &[usize] {
        self.members.get(family).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Names and persons, and which of them are tied to each other.
#[derive(Default)]
struct Ties {
    nodes: BTreeMap<String, usize>,
    groups: Groups,
}

impl Ties {
    fn node(&mut self, key: String) -> usize {
        if let Some(node) = self.nodes.get(&key) {
            return *node;
        }
        let node = self.groups.new_one();
        self.nodes.insert(key, node);
        node
    }

    /// Whatever an edit calls somebody: a name, or a person's identity; and the person whom it makes of that.
    fn called(&mut self, name: &str) -> usize {
        let key = key(name);
        let (own, person) = (if name.contains(':') { format!("#{key}") } else { key }, named(name));
        let (own, person) = (self.node(own), self.node(format!("#{}", person.0)));
        self.groups.join(own, person);
        // "Ned Harrow (Hillside)" is one of those who are called Ned Harrow.
        if let Some((name, _)) = with_team(name) {
            let bare = self.node(folded(name));
            self.groups.join(own, bare);
        }
        own
    }

    fn edit(&mut self, edit: &Edit) {
        let (one, other) = match edit {
            Edit::Same { one, other } | Edit::Apart { one, other } => (one, other),
            Edit::Means { name, person, .. } => (name, person),
            Edit::Accept { .. } | Edit::Reject { .. } | Edit::Replace { .. } | Edit::Undo { .. } => return,
        };
        let one = self.called(one);
        let other = self.called(other);
        self.groups.join(one, other);
    }

    /// Ties every name to those of its endings that are names.
    fn endings(&mut self) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (name, node) in self.nodes.iter().filter(|(name, _)| !name.starts_with('#')) {
            let endings = name.match_indices(' ').filter_map(|(at, _)| name.get(at + 1..));
            found.extend(endings.filter_map(|ending| Some((*node, *self.nodes.get(ending)?))));
        }
        for (name, ending) in found {
            self.groups.join(name, ending);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_mean_one_person_are_of_one_family() {
        let id = PersonId("p:1".into());
        let names = [
            ("Ned Harrow", None),
            ("Harrow", None),
            ("Ola Harrow", None),
            ("Ian Pell", None),
            ("Ira Pell", None),
            ("J. Rask", Some(&id)),
            ("Jan Rask", Some(&id)),
        ];
        let families = Families::of(names, &[]);
        let family = |at: usize| families.members(families.family(at).unwrap()).to_vec();
        assert_eq!(family(1), [0, 1, 2]);
        // Nobody was called by the surname alone, so nothing mixes the two up.
        assert_eq!((family(3), family(4)), (vec![3], vec![4]));
        assert_eq!(family(6), [5, 6]);
        let same = Edit::Same { one: "Ian Pell".into(), other: "p:1".into() };
        let edit = Curation {
            number: 1,
            at: "2025-06-01T12:00:00Z".parse().unwrap(),
            curator: "Ada Berg".into(),
            reason: String::new(),
            edit: same,
        };
        let families = Families::of(names, &[edit]);
        assert_eq!(families.family(3), families.family(5));
        assert_eq!(families.len(), 3);
    }
}
