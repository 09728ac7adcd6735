//! Who is who after each of some reports: identities change only where a name, a match or a team is told for the first
//! time, or where a full name is told of several teams. What is told of each is found without a look at the others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::civil::Date;

use crate::{Curation, PersonId};

use super::card::Card;
use super::curated::standing;
use super::heap::Heap;
use super::identity::{Identity, Individual, Mention, Roster, identities};
use super::people::People;
use super::telling::Telling;

/// Who is who after each of some tellings, which come in the order in which they were said.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// Each mention once, in the order in which they first came.
    mentions: Vec<Mention>,
    /// The tellings of each mention, in order; none is without.
    places: Vec<Vec<usize>>,
    /// The tellings of full names that are told of several teams, each with its mention.
    contested: Vec<(usize, usize)>,
    /// The tellings after which somebody may be somebody else than before: those in which a mention first came, and those contested.
    turns: Vec<usize>,
    /// Who is who after so many of the turns; worked out when it is first asked for.
    people: Vec<OnceLock<Vec<Member>>>,
    /// Whom curators made one.
    edits: People,
    /// About how many bytes all of this takes, …
    own: usize,
    /// … and what was worked out since: who is who, and what they bring to boards.
    grown: AtomicUsize,
}

/// Somebody, and the mentions that mean them.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) who: Identity,
    /// In order; at least one.
    mentions: Vec<usize>,
    /// What they bring to boards, by how much was told of them and in how many matches they had taken part.
    pub(crate) cards: Cards,
}

impl Member {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.who.heap() + self.mentions.heap() + self.cards.bytes()
    }
}

/// What somebody brought to boards, each worked out when it is first asked for. There are no more of them than was told and played.
#[derive(Debug, Default)]
pub(crate) struct Cards(Mutex<BTreeMap<Come, Own>>);

/// How far somebody had come: in how many reports, and in how many matches.
type Come = (usize, usize);

/// A card, and how many bytes it takes that none beside it does.
type Own = (Arc<Card>, usize);

impl Cards {
    /// The one of so many tellings and matches, or of as many tellings and fewer matches where the others make no difference; or none.
    pub(crate) fn get(&self, at: Come) -> Option<Arc<Card>> {
        let cards = self.lock();
        let (come, (card, _)) = cards.range((at.0, 0)..=at).next_back()?;
        (*come == at || card.settled).then(|| Arc::clone(card))
    }

    /// Keeps one, and tells how many bytes more that takes; where it says what one beside it says, the two are one. Most say at least in part what
    /// those beside them say.
    fn keep(&self, at: Come, mut card: Card) -> (Arc<Card>, usize) {
        let mut cards = self.lock();
        if let Some((known, _)) = cards.get(&at) {
            return (Arc::clone(known), 0);
        }
        let beside = [cards.range(..at).next_back(), cards.range(at..).next()];
        let beside: Vec<Arc<Card>> =
            beside.into_iter().flatten().map(|(_, (card, _))| Arc::clone(card)).collect();
        let kept = match beside.iter().find(|other| ***other == card) {
            Some(same) => (Arc::clone(same), 0),
            None => {
                beside.iter().for_each(|other| card.share_with(other));
                let bytes = size_of::<Card>() + card.heap();
                (Arc::new(card), bytes)
            }
        };
        cards.insert(at, kept.clone());
        (kept.0, size_of::<(Come, Own)>() + kept.1)
    }

    /// About how many bytes they take.
    fn bytes(&self) -> usize {
        let cards = self.lock();
        cards.values().map(|(_, bytes)| size_of::<(Come, Own)>() + bytes).sum()
    }

    /// Lets all go, and tells how many bytes that gives back.
    fn forget(&self) -> usize {
        let gone = std::mem::take(&mut *self.lock());
        gone.values().map(|(_, bytes)| size_of::<(Come, Own)>() + bytes).sum()
    }

    /// Those of no more than so many tellings.
    fn up_to(&self, told: usize) -> Self {
        let come = self.lock();
        let early = come.iter().filter(|((of, _), _)| *of <= told);
        Self(Mutex::new(early.map(|(at, (card, bytes))| (*at, (Arc::clone(card), *bytes))).collect()))
    }

    /// What it holds is whole between any two statements, whoever panicked.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Come, Own>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cast {
    pub(crate) fn of(tellings: &[Arc<Telling>], edits: &[Curation]) -> Self {
        let mut cast = Self { edits: People::of(&standing(edits)), ..Self::default() };
        let mut known: BTreeMap<Mention, usize> = BTreeMap::new();
        for (at, telling) in tellings.iter().enumerate() {
            let number = *known.entry(Mention::of(telling)).or_insert_with_key(|mention| {
                cast.mentions.push(mention.clone());
                cast.places.push(Vec::new());
                cast.places.len() - 1
            });
            if let Some(places) = cast.places.get_mut(number) {
                places.push(at);
            }
        }
        let mut teams: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for mention in cast.mentions.iter().filter(|m| m.name.contains(' ')) {
            teams.entry(&mention.name).or_default().extend(mention.team.as_deref());
        }
        let several = |mention: &Mention| teams.get(mention.name.as_str()).is_some_and(|t| t.len() > 1);
        let all = cast.mentions.iter().zip(&cast.places).enumerate();
        let contested = all.filter(|(_, (mention, _))| several(mention));
        cast.contested =
            contested.flat_map(|(number, (_, places))| places.iter().map(move |at| (*at, number))).collect();
        cast.contested.sort_unstable();
        let first = cast.places.iter().filter_map(|places| places.first());
        cast.turns = first.copied().chain(cast.contested.iter().map(|(at, _)| *at)).collect();
        cast.turns.sort_unstable();
        cast.turns.dedup();
        cast.people.resize_with(cast.turns.len() + 1, OnceLock::new);
        cast.own = cast.people.capacity() * size_of::<OnceLock<Vec<Member>>>()
            + cast.mentions.heap()
            + cast.places.heap()
            + cast.contested.heap()
            + cast.turns.heap();
        cast
    }

    /// Everybody of whom something is told, in the order of identities, when no more than `known` had been told: a
    /// beginning of the tellings.
    pub(crate) fn people(&self, known: &[Arc<Telling>]) -> &[Member] {
        let turn = self.people.get(self.turns(known));
        let people = || {
            let people = self.people_after(known);
            self.grown.fetch_add(people.iter().map(Member::bytes).sum(), Ordering::Relaxed);
            people
        };
        turn.map(|turn| turn.get_or_init(people).as_slice()).unwrap_or_default()
    }

    /// Keeps what one of them brings to boards for as long as no more is told of them and played.
    pub(crate) fn keep(&self, member: &Member, at: Come, card: Card) -> Arc<Card> {
        let (card, bytes) = member.cards.keep(at, card);
        self.grown.fetch_add(bytes, Ordering::Relaxed);
        card
    }

    fn people_after(&self, known: &[Arc<Telling>]) -> Vec<Member> {
        let come = |places: &Vec<usize>| places.first().is_some_and(|first| *first < known.len());
        let mentions = self.mentions.get(..self.places.partition_point(come)).unwrap_or_default();
        let told = self
            .contested
            .iter()
            .filter_map(|(at, number)| Some((mentions.get(*number)?, &**known.get(*at)?)));
        let mut people = grouped(identities(mentions, told));
        if self.edits.joins() {
            let joined = self.edits.joined(&self.roster_of(known, &people));
            let person = |who: Identity| joined.get(&who).cloned().unwrap_or(who);
            let mut identities: Vec<(usize, Identity)> = people
                .into_iter()
                .flat_map(|member| {
                    member.mentions.into_iter().map(move |number| (number, member.who.clone()))
                })
                .collect();
            identities.sort_unstable_by_key(|(number, _)| *number);
            people = grouped(identities.into_iter().map(|(_, who)| person(who)));
        }
        people
    }

    /// Whether what is told may be of several people: unless all was matched to one person, or all mentions are alike.
    pub(crate) fn several(&self) -> bool {
        let persons: BTreeSet<Option<&PersonId>> = self.mentions.iter().map(Mention::person).collect();
        let matched = persons.len() == 1 && !persons.contains(&None);
        !matched && self.mentions.len() > 1
    }

    /// The person and the names that any mention has: of the only one there is, where there are not several.
    pub(crate) fn only(&self) -> (Option<&PersonId>, impl Iterator<Item = &str>) {
        let names: BTreeSet<&str> = self.mentions.iter().flat_map(|m| &m.names).map(String::as_str).collect();
        (self.mentions.first().and_then(Mention::person), names.into_iter())
    }

    /// Lets go what everybody brings to boards: it is worked out again when it is next asked for.
    pub(crate) fn forget_boards(&self) {
        let members = self.people.iter().filter_map(OnceLock::get).flatten();
        self.grown.fetch_sub(members.map(|member| member.cards.forget()).sum(), Ordering::Relaxed);
    }

    /// About how many bytes it takes. It is asked often, so that nothing is looked through.
    pub(crate) fn bytes(&self) -> usize {
        // What is just being kept may be let go before it is counted: for that moment the count may be below nothing.
        let grown = self.grown.load(Ordering::Relaxed).cast_signed().max(0);
        self.own + grown.unsigned_abs()
    }

    /// Takes over what was worked out before, after tellings of which the first `same` are the same as here, as far as it rests on these alone: who
    /// is who after them, and what everybody brings to boards by no more than them.
    pub(crate) fn take_over(&mut self, before: &Self, same: usize) {
        let early = |places: &[usize]| places.partition_point(|at| *at < same);
        let turns = early(&self.turns);
        let contested = |cast: &Self| cast.contested.partition_point(|(at, _)| *at < same);
        let alike = self.edits == before.edits
            && self.turns.get(..turns) == before.turns.get(..early(&before.turns))
            && self.contested.get(..contested(self)) == before.contested.get(..contested(before));
        if !alike {
            return;
        }
        let (places, people) = (&self.places, self.people.iter_mut().zip(&before.people));
        for (slot, known) in people.take(turns + 1) {
            let Some(members) = known.get() else { continue };
            let kept = |member: &Member| {
                let own = member.mentions.iter().filter_map(|number| places.get(*number));
                let cards = member.cards.up_to(own.map(|places| early(places)).sum());
                Member { who: member.who.clone(), mentions: member.mentions.clone(), cards }
            };
            let members: Vec<Member> = members.iter().map(kept).collect();
            *self.grown.get_mut() += members.iter().map(Member::bytes).sum::<usize>();
            *slot = OnceLock::from(members);
        }
    }

    /// How often who is who has changed by then.
    pub(crate) fn turns(&self, known: &[Arc<Telling>]) -> usize {
        self.turns.partition_point(|at| *at < known.len())
    }

    /// That one of them, by then.
    pub(crate) fn member(&self, known: &[Arc<Telling>], who: &Identity) -> Option<&Member> {
        let people = self.people(known);
        people.get(people.binary_search_by(|member| member.who.cmp(who)).ok()?)
    }

    /// Where what is told of somebody stands, mention by mention.
    fn places<'c>(
        &'c self,
        known: &[Arc<Telling>],
        member: &'c Member,
    ) -> impl Iterator<Item = (usize, &'c [usize])> {
        let end = known.len();
        member.mentions.iter().filter_map(move |number| {
            let places = self.places.get(*number)?;
            Some((*number, places.get(..places.partition_point(|at| *at < end))?))
        })
    }

    /// What is told of somebody, of what is known.
    pub(crate) fn told<'t>(&self, known: &'t [Arc<Telling>], member: &Member) -> Vec<&'t Telling> {
        let mut places: Vec<usize> = self.places(known, member).flat_map(|(_, at)| at).copied().collect();
        if member.mentions.len() > 1 {
            places.sort_unstable();
        }
        places.into_iter().filter_map(|at| Some(&**known.get(at)?)).collect()
    }

    /// How many tellings tell of somebody, of those known.
    pub(crate) fn count(&self, known: &[Arc<Telling>], member: &Member) -> usize {
        self.places(known, member).map(|(_, places)| places.len()).sum()
    }

    /// The team that somebody was last put in, and the day by which that was said.
    pub(crate) fn last_team<'t>(
        &self,
        known: &'t [Arc<Telling>],
        member: &Member,
    ) -> Option<(Date, &'t str)> {
        let in_team = |number: usize| self.mentions.get(number).is_some_and(|m| m.team.is_some());
        let own = self.places(known, member).filter(|(number, _)| in_team(*number));
        let last = own.filter_map(|(_, places)| places.last()).max()?;
        let telling = known.get(*last)?;
        Some((telling.report.said.within.latest, telling.team.as_deref()?))
    }

    /// The names that mean somebody, folded.
    pub(crate) fn names<'c>(&'c self, member: &'c Member) -> impl Iterator<Item = &'c str> {
        let mentions = member.mentions.iter().filter_map(|number| self.mentions.get(*number));
        mentions.flat_map(|mention| &mention.names).map(String::as_str)
    }

    /// Everybody.
    pub(crate) fn roster(&self, known: &[Arc<Telling>]) -> Roster {
        self.roster_of(known, self.people(known))
    }

    fn roster_of(&self, known: &[Arc<Telling>], people: &[Member]) -> Roster {
        let individual = |member: &Member| Individual::of(&member.who, self.told(known, member).into_iter());
        people.iter().filter_map(individual).collect()
    }
}

/// The mentions, whose identities come in their order, of each identity.
fn grouped(identities: impl IntoIterator<Item = Identity>) -> Vec<Member> {
    let mut people: BTreeMap<Identity, Vec<usize>> = BTreeMap::new();
    for (number, who) in identities.into_iter().enumerate() {
        people.entry(who).or_default().push(number);
    }
    people.into_iter().map(|(who, mentions)| Member { who, mentions, cards: Cards::default() }).collect()
}
