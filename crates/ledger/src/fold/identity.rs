//! Who is who across documents.
//!
//! - A name matched to a person of a pack is that person.
//! - A full name that other documents matched to one person only is that person too.
//! - Any other full name is itself, accents and case aside, unless [`namesakes`](super::namesakes) tells several players of
//!   that name apart by their clubs.
//! - A short name (a bare surname) is the one known person whose name ends in it, of the same team where both teams
//!   are known. Where none or several fit, it stays apart, one identity for each team.
//!
//! Nothing is stored: identities are worked out anew from the claims, so that a match can be taken back.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Claim, ClaimValue, PersonId};

use super::dossier::Dossier;
use super::folded;
use super::material::Material;
use super::namesakes::{Word, players};
use super::telling::Telling;

/// Who a claim is about, across documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// A person of a pack.
    Person(PersonId),
    /// A name, folded.
    Name(String),
    /// One of several players of a full name.
    Namesake {
        /// The name, folded.
        name: String,
        /// The player's first team, folded; empty for what is told of one of them without a team.
        team: String,
    },
    /// A short name that stayed apart, folded, with its team.
    Short {
        /// The name.
        name: String,
        /// The team, folded; empty where unknown.
        team: String,
    },
}

impl Identity {
    /// Who somebody is, as one text: `pack:code` for a person of a pack, `name:…` for a name of one's own (folded: lower case,
    /// without accents), `name:… (team)` for one of several players of a name, and `short:… (team)` for a bare surname that
    /// may be several players'.
    pub fn key(&self) -> String {
        match self {
            Self::Person(id) => id.0.clone(),
            Self::Name(name) => format!("name:{name}"),
            Self::Namesake { name, team } => format!("name:{name} ({team})"),
            Self::Short { name, team } => format!("short:{name} ({team})"),
        }
    }
}

/// Somebody whom the reports tell of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Individual {
    /// Who.
    pub identity: Identity,
    /// The fullest form of the name that a report gives, the oldest of those.
    pub name: String,
    /// Every form of the name.
    pub names: BTreeSet<String>,
    /// The teams they were put in, in the order in which this was said, without repetition in a row; on a timeline last the one for
    /// which they have had a match since.
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

impl FromIterator<Individual> for Roster {
    fn from_iter<I: IntoIterator<Item = Individual>>(people: I) -> Self {
        Self { people: people.into_iter().map(|player| (player.identity.clone(), player)).collect() }
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
pub(crate) fn one_team(a: &str, b: &str) -> bool {
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
    /// The players of each full name that is several players', by their teams.
    namesakes: BTreeMap<String, Vec<Vec<String>>>,
}

impl Known {
    fn identity(&self, name: &str, team: Option<&str>) -> Identity {
        if let Some((1, Some(id))) = self.ids.get(name).map(|ids| (ids.len(), ids.first())) {
            return Identity::Person(id.clone());
        }
        let Some(players) = self.namesakes.get(name) else { return Identity::Name(name.to_owned()) };
        let team = team.unwrap_or_default();
        let own = players.iter().find(|teams| teams.iter().any(|known| one_team(known, team)));
        let team = own.and_then(|teams| teams.first()).map_or(team, String::as_str);
        Identity::Namesake { name: name.to_owned(), team: team.to_owned() }
    }

    /// Finds the full names that are several players'.
    fn tell_namesakes_apart<'t>(&mut self, told: impl Iterator<Item = (&'t Mention, &'t Telling)>) {
        let mut by_name: BTreeMap<&str, Vec<&Telling>> = BTreeMap::new();
        for (mention, telling) in told.filter(|(mention, _)| mention.team.is_some()) {
            if matches!(plain_identity(self, mention), Some(Identity::Name(_))) {
                by_name.entry(&mention.name).or_default().push(telling);
            }
        }
        for (name, tellings) in by_name {
            let words: Vec<Word> = tellings.into_iter().map(Word::of).collect();
            let players = players(&words);
            if !players.is_empty() {
                self.namesakes.insert(name.to_owned(), players);
            }
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
pub(crate) struct Mention {
    pub(super) person: Option<PersonId>,
    /// Folded.
    pub(crate) names: BTreeSet<String>,
    /// The longest of them.
    pub(crate) name: String,
    /// Folded.
    pub(crate) team: Option<String>,
}

impl Mention {
    pub(crate) fn person(&self) -> Option<&PersonId> {
        self.person.as_ref()
    }

    pub(crate) fn of(telling: &Telling) -> Self {
        Self {
            person: telling.person().cloned(),
            names: telling.report.claims.iter().map(|c| folded(&c.player.name)).collect(),
            name: telling.name.clone(),
            team: telling.team.as_deref().map(folded),
        }
    }
}

/// Whom each of these is of, one for each; `told` are the tellings so far whose full names may be several players'.
pub(crate) fn identities<'t>(
    mentions: &[Mention],
    told: impl Iterator<Item = (&'t Mention, &'t Telling)>,
) -> Vec<Identity> {
    let mut known = Known::default();
    for mention in mentions {
        // Whom a curator tells apart from a namesake gives the name to nobody else.
        if let Some(id) = mention.person.as_ref().filter(|id| !id.0.starts_with(CURATED)) {
            for name in &mention.names {
                known.ids.entry(name.clone()).or_default().insert(id.clone());
            }
        }
    }
    known.tell_namesakes_apart(told);
    for mention in mentions {
        // What is told of one of several without a team is told of nobody who could bear a short name.
        let nobody = |i: &Identity| matches!(i, Identity::Namesake { team, .. } if team.is_empty());
        if let Some(identity) = plain_identity(&known, mention).filter(|i| !nobody(i)) {
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

/// The identity that needs no other document's full names; none for a short name that no pack matched.
fn plain_identity(known: &Known, mention: &Mention) -> Option<Identity> {
    if let Some(id) = &mention.person {
        return Some(Identity::Person(id.clone()));
    }
    mention.name.contains(' ').then(|| known.identity(&mention.name, mention.team.as_deref()))
}

impl Individual {
    /// Who is told of; none where nothing is.
    pub(crate) fn of<'t>(who: &Identity, told: impl Iterator<Item = &'t Telling>) -> Option<Self> {
        let mut told = told.peekable();
        told.peek()?;
        let mut player =
            Self { identity: who.clone(), name: String::new(), names: BTreeSet::new(), teams: Vec::new() };
        // Most of what is told calls a player by one name, time and again.
        let mut last: Option<&str> = None;
        for telling in told {
            for name in telling.report.claims.iter().map(|claim| claim.player.name.as_str()) {
                if last != Some(name) {
                    player.learn_name(name);
                    last = Some(name);
                }
            }
            player.learn_team(telling.team.as_deref());
        }
        Some(player)
    }

    fn learn_name(&mut self, name: &str) {
        let words = |name: &str| name.split_whitespace().count();
        if self.names.contains(name) {
            return;
        }
        if words(name) > words(&self.name) {
            name.clone_into(&mut self.name);
        }
        self.names.insert(name.to_owned());
    }

    pub(crate) fn learn_team(&mut self, team: Option<&str>) {
        if let Some(team) = team
            && self.teams.last().is_none_or(|last| last != team && folded(last) != folded(team))
        {
            self.teams.push(team.to_owned());
        }
    }
}
