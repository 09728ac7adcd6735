//! Who is who across documents.
//!
//! - A name matched to a person of a pack is that person.
//! - A full name that other documents matched to one person only is that person too.
//! - Any other full name is itself, accents and case aside.
//! - A short name (a bare surname) is the one known person whose name ends in it, of the same team where both teams
//!   are known. Where none or several fit, it stays apart, one identity for each team.
//!
//! Nothing is stored: identities are worked out anew from the claims, so that a match can be taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::{Claim, ClaimValue, PersonId};

use super::dossier::Dossier;
use super::folded;
use super::material::Material;
use super::telling::Telling;

/// Who a claim is about, across documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// A person of a pack.
    Person(PersonId),
    /// A name, folded.
    Name(String),
    /// A short name that stayed apart, folded, with its team.
    Short {
        /// The name.
        name: String,
        /// The team, folded; empty where unknown.
        team: String,
    },
}

/// Somebody whom the reports tell of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Individual {
    /// Who.
    pub identity: Identity,
    /// The fullest form of the name that a report gives, the oldest of those.
    pub name: String,
    /// Every form of the name.
    pub names: BTreeSet<String>,
    /// The teams they were put in, in the order in which this was said, without repetition in a row.
    pub teams: Vec<String>,
}

/// Everybody whom some reports tell of.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    people: BTreeMap<Identity, Individual>,
}

impl Roster {
    /// Everybody whom these reports tell of.
    pub fn of(material: &Material) -> Self {
        Dossier::of(material).roster(None)
    }

    /// Everybody, in the order of identities.
    pub fn people(&self) -> impl Iterator<Item = &Individual> {
        self.people.values()
    }

    /// That individual.
    pub fn individual(&self, identity: &Identity) -> Option<&Individual> {
        self.people.get(identity)
    }

    /// Everybody of that name: those who bear it as it stands (accents and case aside), or else those whose name
    /// ends in it.
    pub fn named(&self, name: &str) -> Vec<&Individual> {
        let name = folded(name);
        let matching = |test: &dyn Fn(&str) -> bool| -> Vec<&Individual> {
            self.people.values().filter(|p| p.names.iter().any(|n| test(&folded(n)))).collect()
        };
        let exact = matching(&|known| known == name);
        if exact.is_empty() { matching(&|known| ends_in(known, &name)) } else { exact }
    }
}

/// Whether a full name ends in a short one, at a word.
fn ends_in(full: &str, short: &str) -> bool {
    !short.is_empty() && full.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// A player's latest team in these claims, by a claim of its own or as the name was told with.
pub(crate) fn team_of(claims: &[Claim]) -> Option<&str> {
    let own = claims.iter().rev().find_map(|c| match &c.value {
        ClaimValue::Team { name } if c.polarity == crate::Polarity::Affirmed => Some(name.as_str()),
        _ => None,
    });
    own.or_else(|| claims.iter().rev().find_map(|c| c.player.team.as_deref()))
}

/// Whether two folded team names can be one team's: the same, or one with more words after it ("… United").
fn one_team(a: &str, b: &str) -> bool {
    let longer = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    a == b || longer(a, b) || longer(b, a)
}

/// How the identities begin that curators gave.
pub(crate) const CURATED: &str = "curated:";

/// What is known of names before short ones are placed: who each full name is, and its teams.
#[derive(Default)]
struct Known {
    ids: BTreeMap<String, BTreeSet<PersonId>>,
    full: BTreeMap<String, BTreeSet<Identity>>,
    teams: BTreeMap<Identity, BTreeSet<String>>,
}

impl Known {
    fn identity(&self, name: &str) -> Identity {
        match self.ids.get(name).map(|ids| (ids.len(), ids.first())) {
            Some((1, Some(id))) => Identity::Person(id.clone()),
            _ => Identity::Name(name.to_owned()),
        }
    }

    /// Every ending of a name at a word leads to whoever bears it.
    fn learn(&mut self, name: &str, identity: &Identity) {
        for (at, _) in name.match_indices(' ') {
            let ending = name.get(at + 1..).unwrap_or_default();
            self.full.entry(ending.to_owned()).or_default().insert(identity.clone());
        }
        if !name.contains(' ') {
            self.full.entry(name.to_owned()).or_default().insert(identity.clone());
        }
    }

    /// The one whose name ends in a short one.
    fn only(&self, short: &str, team: &str) -> Option<&Identity> {
        let fits = |identity: &&Identity| {
            team.is_empty()
                || self
                    .teams
                    .get(*identity)
                    .is_none_or(|teams| teams.iter().any(|known| one_team(known, team)))
        };
        let mut fitting = self.full.get(short)?.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none())
    }
}

/// What identities are told by in one telling: those of the same are one's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    person: Option<PersonId>,
    /// Folded.
    names: BTreeSet<String>,
    /// The longest of them.
    name: String,
    /// Folded.
    team: Option<String>,
}

impl Mention {
    fn of(telling: &Telling) -> Self {
        Self {
            person: telling.person().cloned(),
            names: telling.report.claims.iter().map(|c| folded(&c.player.name)).collect(),
            name: telling.name.clone(),
            team: telling.team.as_deref().map(folded),
        }
    }
}

/// Whom each of these is of, one for each.
fn identities(mentions: &[Mention]) -> Vec<Identity> {
    let mut known = Known::default();
    for mention in mentions {
        // Whom a curator tells apart from a namesake gives the name to nobody else.
        if let Some(id) = mention.person.as_ref().filter(|id| !id.0.starts_with(CURATED)) {
            for name in &mention.names {
                known.ids.entry(name.clone()).or_default().insert(id.clone());
            }
        }
    }
    for mention in mentions {
        if let Some(identity) = plain_identity(&known, mention) {
            known.learn(&mention.name, &identity);
            if let Some(team) = &mention.team {
                known.teams.entry(identity).or_default().insert(team.clone());
            }
        }
    }
    let identity = |mention: &Mention| {
        let team = mention.team.clone().unwrap_or_default();
        let name = &mention.name;
        match plain_identity(&known, mention) {
            // A surname of several words ("van der Sar") looks like a full name until a fuller one ends in it.
            Some(Identity::Name(full)) => known.only(&full, &team).cloned().unwrap_or(Identity::Name(full)),
            Some(person) => person,
            None => known.only(name, &team).cloned().unwrap_or(Identity::Short { name: name.clone(), team }),
        }
    };
    mentions.iter().map(identity).collect()
}

/// Who is who after each of some tellings, which come in the order in which they were said.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// Each mention once, in the order in which they first came.
    mentions: Vec<Mention>,
    /// The mention of each telling.
    of: Vec<usize>,
    /// The telling in which each mention first came.
    first: Vec<usize>,
    /// Whom the mentions mean, once so many have come; worked out when it is first asked for.
    identities: Vec<OnceLock<Vec<Identity>>>,
}

impl Cast {
    pub(crate) fn of(tellings: &[Telling]) -> Self {
        let mut cast = Self::default();
        let mut known: BTreeMap<Mention, usize> = BTreeMap::new();
        for (at, telling) in tellings.iter().enumerate() {
            let mention = Mention::of(telling);
            let number = *known.entry(mention).or_insert_with_key(|mention| {
                cast.mentions.push(mention.clone());
                cast.first.push(at);
                cast.first.len() - 1
            });
            cast.of.push(number);
        }
        cast.identities.resize_with(cast.mentions.len() + 1, OnceLock::new);
        cast
    }

    /// Whom the mentions meant when no more than `known` had been told.
    fn identities(&self, known: &[Telling]) -> &[Identity] {
        let come = self.first.partition_point(|first| *first < known.len());
        let mentions = self.mentions.get(..come).unwrap_or_default();
        let asked = self.identities.get(come).map(|known| known.get_or_init(|| identities(mentions)));
        asked.map(Vec::as_slice).unwrap_or_default()
    }

    /// What is told of one player, of what is `known`: a beginning of the tellings.
    pub(crate) fn told_of<'t>(&self, known: &'t [Telling], who: &Identity) -> Vec<&'t Telling> {
        let theirs: Vec<bool> = self.identities(known).iter().map(|identity| identity == who).collect();
        let told = known.iter().zip(&self.of);
        told.filter(|(_, mention)| theirs.get(**mention) == Some(&true)).map(|(telling, _)| telling).collect()
    }

    /// Everybody, and what is told of each.
    pub(crate) fn people<'t>(&'t self, known: &'t [Telling]) -> BTreeMap<&'t Identity, Vec<&'t Telling>> {
        let identities = self.identities(known);
        let mut people: BTreeMap<&Identity, Vec<&Telling>> = BTreeMap::new();
        for (telling, mention) in known.iter().zip(&self.of) {
            if let Some(identity) = identities.get(*mention) {
                people.entry(identity).or_default().push(telling);
            }
        }
        people
    }

    /// Everybody.
    pub(crate) fn roster(&self, known: &[Telling]) -> Roster {
        let people = self.people(known).into_iter();
        let people =
            people.filter_map(|(who, told)| Some((who.clone(), Individual::of(who, told.into_iter())?)));
        Roster { people: people.collect() }
    }
}

/// The identity that needs no other document's full names; none for a short name that no pack matched.
fn plain_identity(known: &Known, mention: &Mention) -> Option<Identity> {
    if let Some(id) = &mention.person {
        return Some(Identity::Person(id.clone()));
    }
    mention.name.contains(' ').then(|| known.identity(&mention.name))
}

impl Individual {
    /// Who is told of; none where nothing is.
    pub(crate) fn of<'t>(who: &Identity, told: impl Iterator<Item = &'t Telling>) -> Option<Self> {
        let mut told = told.peekable();
        told.peek()?;
        let mut player =
            Self { identity: who.clone(), name: String::new(), names: BTreeSet::new(), teams: Vec::new() };
        told.for_each(|telling| player.learn(telling));
        Some(player)
    }

    fn learn(&mut self, telling: &Telling) {
        let words = |name: &str| name.split_whitespace().count();
        for claim in &telling.report.claims {
            let name = &claim.player.name;
            if self.names.contains(name) {
                continue;
            }
            if words(name) > words(&self.name) {
                self.name.clone_from(name);
            }
            self.names.insert(name.clone());
        }
        if let Some(team) = &telling.team
            && self.teams.last().is_none_or(|last| last != team && folded(last) != folded(team))
        {
            self.teams.push(team.clone());
        }
    }
}
