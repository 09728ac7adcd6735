//! Who is who, as curators say.
//!
//! 1. `means`: in that report the name is that person.
//! 2. `same`: whoever two names, or a name and a person of a pack, mean to the fold is one person. A bare surname means whom
//!    the fold leaves with nothing but that surname, never the people whose full names end in it. A team in brackets
//!    tells which of several of a name is meant ("Ned Harrow (Hillside)"). A person of a pack gives the identity, or
//!    else the name that comes first in the alphabet.
//! 3. `apart`: two that `same` made one are parted again; of two names that are one person's otherwise, each is a person of its
//!    own wherever it stands as it is written.
//!
//! They hold in the order in which they were made. What holds of a name wherever it stands is put into the person that it was
//! matched to, never into the name, so that it can be taken back. What depends on who is who without it is
//! settled among those whom the fold tells apart.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Claim, Curation, DocumentId, Edit, PersonId};

use super::folded;
use super::identity::{CURATED, Identity, Individual, Roster, one_team};

/// Who is who, by the edits.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct People {
    means: BTreeMap<(DocumentId, String), PersonId>,
    /// Names that curators gave to namesakes.
    called: BTreeMap<PersonId, String>,
    /// From a full name or an identity to the person it stands for.
    stands_for: BTreeMap<String, PersonId>,
    /// What each group of one person's is called by.
    groups: Vec<BTreeSet<String>>,
}

/// The identity of a person that only curators know.
pub(crate) fn named(name: &str) -> PersonId {
    if name.contains(':') {
        PersonId(name.trim().to_owned())
    } else {
        PersonId(format!("{CURATED}{}", folded(name)))
    }
}

/// A name, and the team in brackets that tells which of several of that name is meant.
pub(crate) fn with_team(text: &str) -> Option<(&str, &str)> {
    let (name, team) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim(), team.trim())).filter(|(name, team)| !name.is_empty() && !team.is_empty())
}

/// Whether it is plain from what somebody is called alone which claims are meant.
fn is_plain(called: &str) -> bool {
    called.contains(':') || (with_team(called).is_none() && folded(called).contains(' '))
}

impl People {
    pub(crate) fn of(edits: &[&Curation]) -> Self {
        let mut people = Self::default();
        let mut parted: BTreeSet<&str> = BTreeSet::new();
        for edit in edits {
            match &edit.edit {
                Edit::Means { document, name, person } => {
                    people.means.insert((document.clone(), folded(name)), named(person));
                    if !person.contains(':') {
                        people.called.insert(named(person), person.clone());
                    }
                }
                Edit::Same { one, other } => {
                    // Whom a curator parted is whole again.
                    if parted.contains(one.as_str()) && parted.contains(other.as_str()) {
                        parted.retain(|name| *name != one && *name != other);
                    } else {
                        join(&mut people.groups, one, other);
                    }
                }
                Edit::Apart { one, other } if !part(&mut people.groups, one, other) => {
                    parted.extend(
                        [one.as_str(), other.as_str()].into_iter().filter(|name| !name.contains(':')),
                    );
                }
                _ => {}
            }
        }
        people.stands_for = parted.into_iter().map(|name| (folded(name), named(name))).collect();
        for group in &people.groups {
            let plain = || group.iter().filter(|called| is_plain(called));
            let of_pack = plain().find(|called| called.contains(':'));
            let Some(person) = of_pack.or_else(|| plain().next()).map(|called| named(called)) else {
                continue;
            };
            people.stands_for.extend(plain().map(|called| (key(called), person.clone())));
        }
        people
    }

    /// What a namesake is called, who would else be called as the other is.
    pub(crate) fn renamed(&self, document: &DocumentId, claim: &Claim) -> Option<&String> {
        self.called.get(self.means.get(&(document.clone(), folded(&claim.player.name)))?)
    }

    /// Whom a claim is about, where an edit says so wherever the name stands.
    pub(crate) fn whom(&self, document: &DocumentId, claim: &Claim) -> Option<PersonId> {
        let name = folded(&claim.player.name);
        let meant = self.means.get(&(document.clone(), name.clone()));
        let id = claim.player.id.as_ref();
        let by_id = |id: &PersonId| self.stands_for.get(&id.0);
        match meant {
            Some(person) => Some(by_id(person).unwrap_or(person).clone()),
            None => id.and_then(by_id).or_else(|| self.stands_for.get(&name)).cloned(),
        }
    }

    /// Whether a curator made anybody one.
    pub(crate) fn joins(&self) -> bool {
        !self.groups.is_empty()
    }

    /// The person that each of those is whom the fold tells apart and a curator joined.
    pub(crate) fn joined(&self, roster: &Roster) -> BTreeMap<Identity, Identity> {
        let mut groups: Vec<BTreeSet<Identity>> = Vec::new();
        for called in &self.groups {
            let mut group: BTreeSet<Identity> =
                called.iter().flat_map(|called| whom(roster, called)).collect();
            // Another edit may name the person that this one made.
            group.extend(person_of_all(&group));
            groups.retain_mut(|known| {
                let shared = !known.is_disjoint(&group);
                if shared {
                    group.append(known);
                }
                !shared
            });
            groups.push(group);
        }
        let persons = groups.into_iter().filter_map(|group| Some((person_of_all(&group)?, group)));
        persons.flat_map(|(person, group)| group.into_iter().map(move |one| (one, person.clone()))).collect()
    }
}

/// The person of a pack among them, or else one made of the first.
fn person_of_all(group: &BTreeSet<Identity>) -> Option<Identity> {
    let of_pack = |i: &&Identity| matches!(i, Identity::Person(id) if !id.0.starts_with(CURATED));
    let first = group.iter().find(of_pack).or_else(|| group.first())?;
    Some(Identity::Person(person_of(first)))
}

/// How a name, or an identity, is looked up.
pub(crate) fn key(called: &str) -> String {
    if called.contains(':') { called.trim().to_owned() } else { folded(called) }
}

fn join(groups: &mut Vec<BTreeSet<String>>, one: &str, other: &str) {
    let mut group = BTreeSet::from([one.to_owned(), other.to_owned()]);
    groups.retain_mut(|known| {
        let shared = known.iter().any(|a| group.iter().any(|b| key(a) == key(b)));
        if shared {
            group.append(known);
        }
        !shared
    });
    groups.push(group);
}

/// Takes the second out of the group in which it is with the first, and says whether it was in one.
fn part(groups: &mut [BTreeSet<String>], one: &str, other: &str) -> bool {
    let has = |group: &BTreeSet<String>, name: &str| group.iter().any(|called| key(called) == key(name));
    let Some(group) = groups.iter_mut().find(|group| has(group, one) && has(group, other)) else {
        return false;
    };
    group.retain(|called| key(called) != key(other));
    true
}

/// The person that an identity is, where a curator says more of it.
fn person_of(identity: &Identity) -> PersonId {
    match identity {
        Identity::Person(id) => id.clone(),
        Identity::Name(name) => named(name),
        Identity::Namesake { name, team } | Identity::Short { name, team } => {
            named(&format!("{name} {team}"))
        }
    }
}

/// Whom a name, a name with a team in brackets, or the identity of a person of a pack means to the fold.
fn whom(roster: &Roster, called: &str) -> BTreeSet<Identity> {
    if called.contains(':') {
        return BTreeSet::from([Identity::Person(PersonId(called.trim().to_owned()))]);
    }
    let as_written = bearers(roster, called, None);
    match with_team(called).filter(|_| as_written.is_empty()) {
        Some((name, team)) => bearers(roster, name, Some(&folded(team))),
        None => as_written,
    }
}

/// Those who bear a name as it is, of that team if one is given.
fn bearers(roster: &Roster, name: &str, team: Option<&str>) -> BTreeSet<Identity> {
    let name = folded(name);
    let of_team =
        |p: &&Individual| team.is_none_or(|team| p.teams.iter().any(|known| one_team(&folded(known), team)));
    let called = |p: &&Individual| {
        let mut names = p.names.iter().map(|known| folded(known));
        // A surname means nobody who is known by more.
        if name.contains(' ') { names.any(|known| known == name) } else { names.all(|known| known == name) }
    };
    let found: Vec<&Individual> = roster.people().filter(of_team).filter(called).collect();
    let among = |keep: &dyn Fn(&Identity) -> bool| -> BTreeSet<Identity> {
        found.iter().map(|p| &p.identity).filter(|identity| keep(identity)).cloned().collect()
    };
    if found.len() < 2 {
        return among(&|_| true);
    }
    // Of several with nothing but a surname, it means the one of no known team; a full name that several bear means all of whom no
    // pack says who they are.
    match among(&|identity| matches!(identity, Identity::Short { .. })) {
        short if short.is_empty() => {
            among(&|i| !matches!(i, Identity::Person(id) if !id.0.starts_with(CURATED)))
        }
        _ => among(&|i| matches!(i, Identity::Short { team, .. } if team.is_empty())),
    }
}
