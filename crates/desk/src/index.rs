//! The names of a store: which may mean one person, and who is found by what.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Curation, Edit, Families, PersonId, fold};
use store::{Membership, Name, NameKey};

/// A family of names, by its number; it holds until the next question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FamilyId(pub(crate) usize);

/// The names of a store.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The names of the store, in the order in which they came.
    pub(crate) names: Vec<Name>,
    /// Names that edits give to somebody, and no document does.
    given: Vec<String>,
    families: Families,
    /// For each family, the first of its names, and how many it has.
    firsts: Vec<Option<(NameKey, usize)>>,
    by_key: BTreeMap<String, Vec<usize>>,
    by_word: BTreeMap<String, Vec<usize>>,
    by_person: BTreeMap<PersonId, BTreeSet<FamilyId>>,
    by_team: BTreeMap<String, BTreeSet<NameKey>>,
    /// For each family, the names without a person that played and may be theirs.
    played: BTreeMap<FamilyId, Vec<String>>,
}

/// A name for looking it up: case, accents and the width of spaces aside.
pub fn name_key(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Index {
    /// Adds what came: names, and teams that names were put in.
    pub(crate) fn learn(&mut self, names: Vec<Name>, teams: Vec<Membership>) {
        // What came while the store was being asked comes again with the next question.
        let last = self.names.last().map(|name| name.key);
        for name in names.into_iter().filter(|name| last.is_none_or(|last| name.key > last)) {
            self.file(self.names.len(), &name.name);
            self.names.push(name);
        }
        for Membership { name, team } in teams {
            self.by_team.entry(team).or_default().insert(name);
        }
    }

    /// Parts the names into families, by what curators say too; `played` are the names that appearances come with.
    pub(crate) fn part(&mut self, edits: &[Curation], played: &[String]) {
        let given = edits.iter().filter_map(|edit| match &edit.edit {
            Edit::Means { person, .. } if !person.contains(':') => Some(person.clone()),
            _ => None,
        });
        self.given = given.collect();
        let own = self.names.iter().map(|name| (name.name.as_str(), name.person.as_ref()));
        self.families = Families::of(own.chain(self.given.iter().map(|name| (name.as_str(), None))), edits);
        let first = |family: usize| {
            let mut own = self.families.members(family).iter().filter_map(|at| self.names.get(*at));
            let first = own.next()?.key;
            Some((first, own.count() + 1))
        };
        self.firsts = (0..self.families.len()).map(first).collect();
        self.by_person.clear();
        self.played.clear();
        for family in self.all() {
            for person in self.families.persons(family.0) {
                self.by_person.entry(person.clone()).or_default().insert(family);
            }
        }
        for name in played {
            if let Some(family) = self.families.family_of_name(name) {
                self.played.entry(FamilyId(family)).or_default().push(name.clone());
            }
        }
    }

    fn file(&mut self, at: usize, name: &str) {
        let key = name_key(name);
        for word in key.split(' ').chain(key.split([' ', '-'])) {
            let filed = self.by_word.entry(word.to_owned()).or_default();
            if filed.last() != Some(&at) {
                filed.push(at);
            }
        }
        self.by_key.entry(key).or_default().push(at);
    }

    /// All families.
    pub fn all(&self) -> impl Iterator<Item = FamilyId> + use<> {
        (0..self.families.len()).map(FamilyId)
    }

    /// All families, in the order of their first names: the same in whatever order the store came by them.
    pub fn by_name(&self) -> Vec<FamilyId> {
        let first = |family: &FamilyId| {
            let places = self.families.members(family.0).iter();
            let own = places.map(|at| match self.names.get(*at) {
                Some(name) => fold(&name.name),
                None => self.given.get(at - self.names.len()).map(|name| fold(name)).unwrap_or_default(),
            });
            own.min()
        };
        let mut families: Vec<FamilyId> = self.all().collect();
        families.sort_by_cached_key(first);
        families
    }

    /// Those of whom somebody bears that name, as [`name_key`] gives it, and nothing more.
    pub fn bearing(&self, key: &str) -> BTreeSet<FamilyId> {
        let named = self.by_key.get(key).into_iter().flatten().copied();
        named.chain(self.given_places(|given| given == key)).filter_map(|at| self.family_at(at)).collect()
    }

    /// Those of whom somebody bears a name in which the first word of that key stands, and that is such a one, as [`name_key`] gives
    /// it.
    pub fn with_word_of(&self, key: &str, such: &dyn Fn(&str) -> bool) -> BTreeSet<FamilyId> {
        let first = key.split(' ').next().unwrap_or_default();
        let worded = self.by_word.get(first).into_iter().flatten().copied();
        let worded = worded.filter(|at| self.names.get(*at).is_some_and(|name| such(&name_key(&name.name))));
        let given = self.given_places(|given| {
            given.split(' ').chain(given.split([' ', '-'])).any(|w| w == first) && such(given)
        });
        worded.chain(given).filter_map(|at| self.family_at(at)).collect()
    }

    /// Those to whom a person belongs.
    pub fn of_persons<'p>(&self, persons: impl IntoIterator<Item = &'p PersonId>) -> BTreeSet<FamilyId> {
        persons.into_iter().filter_map(|id| self.by_person.get(id)).flatten().copied().collect()
    }

    /// Every team that a name was put in.
    pub fn teams(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_team.keys().map(String::as_str)
    }

    /// Every name, as documents write it, that was put in a team, with the team.
    pub fn memberships(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.by_team.iter().flat_map(|(team, names)| names.iter().map(move |name| (*name, team)));
        all.filter_map(|(name, team)| {
            let at = self.names.binary_search_by_key(&name, |known| known.key).ok()?;
            Some((self.names.get(at)?.name.as_str(), team.as_str()))
        })
    }

    /// Those of whom somebody was put in such a team, ever.
    pub fn in_teams(&self, such: &dyn Fn(&str) -> bool) -> BTreeSet<FamilyId> {
        let names = self.by_team.iter().filter(|(team, _)| such(team)).flat_map(|(_, names)| names);
        names.filter_map(|name| self.family_of(*name)).collect()
    }

    /// Those to whom names belong that come with appearances, without a person.
    pub(crate) fn that_played(&self, names: &[String]) -> impl Iterator<Item = FamilyId> {
        names.iter().filter_map(|name| self.families.family_of_name(name)).map(FamilyId)
    }

    /// Every name that documents write.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| name.name.as_str())
    }

    /// The family of a name.
    pub(crate) fn family_of(&self, name: NameKey) -> Option<FamilyId> {
        let at = self.names.binary_search_by_key(&name, |known| known.key).ok()?;
        self.family_at(at)
    }

    fn family_at(&self, at: usize) -> Option<FamilyId> {
        self.families.family(at).map(FamilyId)
    }

    fn given_places(&self, such: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
        let places = self.given.iter().enumerate();
        places.filter(move |(_, name)| such(&name_key(name))).map(|(at, _)| self.names.len() + at)
    }

    /// The first of a family's names, and how many it has: what tells it from every other family that there is or was. None of a family
    /// that only edits tell of.
    pub(crate) fn first_of(&self, family: FamilyId) -> Option<(NameKey, usize)> {
        self.firsts.get(family.0).copied().flatten()
    }

    /// By what the store is asked for a family's claims; none of a family that only edits tell of.
    pub fn keys(&self, family: FamilyId) -> Vec<NameKey> {
        self.families.members(family.0).iter().filter_map(|at| Some(self.names.get(*at)?.key)).collect()
    }

    /// By what the store is asked for a family's appearances.
    pub(crate) fn players(&self, family: FamilyId) -> (&[PersonId], &[String]) {
        let names = self.played.get(&family).map(Vec::as_slice).unwrap_or_default();
        (self.families.persons(family.0), names)
    }

    /// Puts a name in a team, as an edit does.
    pub(crate) fn put_in_team(&mut self, name: &str, person: Option<&PersonId>, team: &str) {
        let known = self.names.iter().find(|n| n.name == name && n.person.as_ref() == person);
        if let Some(key) = known.map(|known| known.key) {
            self.by_team.entry(team.to_owned()).or_default().insert(key);
        }
    }
}
