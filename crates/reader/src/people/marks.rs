//! What the lexicons say of each token, as far as names are concerned.

use bitflags::bitflags;

use crate::lexicon::{Class, Entry, Hit, Lexicon};
use crate::text::{Shape, Surface};

bitflags! {
    /// What a token can be.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Mark: u32 {
        /// A given name.
        const GIVEN = 1;
        /// A man's.
        const MALE = 1 << 1;
        /// A woman's.
        const FEMALE = 1 << 2;
        /// A given name that is another word too.
        const WEAK = 1 << 3;
        /// A club, nation or franchise.
        const TEAM = 1 << 4;
        /// "Dutch", "Dutchman".
        const DEMONYM = 1 << 5;
        /// A competition.
        const COMPETITION = 1 << 6;
        /// A place.
        const PLACE = 1 << 7;
        /// A newspaper, a broadcaster.
        const OUTLET = 1 << 8;
        /// What somebody does.
        const ROLE = 1 << 9;
        /// A verb of saying.
        const SPEECH = 1 << 10;
        /// `van`, `de`.
        const PARTICLE = 1 << 11;
        /// Ends names of bodies and places.
        const ORG = 1 << 12;
        /// Ends names of bodies and places, and surnames too.
        const ORG_WEAK = 1 << 13;
        /// Capitalised without being a name.
        const COMMON = 1 << 14;
        /// Inside a phrase of several words that names no person.
        const LONG = 1 << 15;
        /// Speaks of an injury, an illness, a part of the body.
        const INJURY = 1 << 16;
        /// A plural of people: "defenders".
        const PLURAL = 1 << 17;
        /// A verb that means saying only beside a quote.
        const QUOTE_VERB = 1 << 18;
        /// Capitalised without being a name, and a surname too.
        const SURNAME = 1 << 19;
    }
}

impl Mark {
    /// Names something that is no person.
    pub(crate) const THING: Self =
        Self::TEAM.union(Self::DEMONYM).union(Self::COMPETITION).union(Self::PLACE).union(Self::OUTLET);

    /// What a line of a lexicon says of the words that it finds; nothing where these tell nothing of names.
    pub(crate) fn of(entry: &Entry) -> Self {
        match entry.class {
            Class::GivenName => {
                let weak = if entry.column(1) == "w" { Self::WEAK } else { Self::empty() };
                let sex = match entry.column(0) {
                    "m" => Self::MALE,
                    "f" => Self::FEMALE,
                    _ => Self::empty(),
                };
                Self::GIVEN | weak | sex
            }
            Class::Team if entry.column(1) == "demonym" => Self::DEMONYM,
            Class::Team => Self::TEAM,
            Class::Competition => Self::COMPETITION,
            Class::Place => Self::PLACE,
            Class::Outlet => Self::OUTLET,
            Class::Role if entry.column(1) == "plural" => Self::ROLE | Self::PLURAL,
            Class::Role => Self::ROLE,
            Class::Speech if entry.column(0) == "quote" => Self::SPEECH | Self::QUOTE_VERB,
            Class::Speech => Self::SPEECH,
            Class::Particle => Self::PARTICLE,
            Class::OrgWord if entry.column(0) == "w" => Self::ORG_WEAK,
            Class::OrgWord => Self::ORG,
            Class::CommonCapital if entry.column(0) == "w" => Self::COMMON | Self::SURNAME,
            Class::CommonCapital => Self::COMMON,
            Class::Body
            | Class::Diagnosis
            | Class::Illness
            | Class::Event
            | Class::InjuryNoun
            | Class::InjuryVerb
            | Class::Pathology => Self::INJURY,
            _ => Self::empty(),
        }
    }
}

/// The marks of all tokens, and the hits behind some of them.
pub(crate) struct Marks<'a> {
    flags: Vec<Mark>,
    roles: Vec<&'a Hit>,
    teams: Vec<&'a Hit>,
    outlets: Vec<&'a Hit>,
}

impl<'a> Marks<'a> {
    pub(crate) fn of(surface: &Surface<'_>, hits: &'a [Hit], lexicon: &Lexicon) -> Self {
        let mut marks = Self {
            flags: vec![Mark::empty(); surface.tokens.len()],
            roles: Vec::new(),
            teams: Vec::new(),
            outlets: Vec::new(),
        };
        for hit in hits {
            let mark = lexicon.mark(hit);
            if mark.is_empty() || mark.contains(Mark::GIVEN) && hit.end - hit.start > 1 {
                continue;
            }
            if mark.intersects(Mark::THING | Mark::ROLE) {
                let capital = surface
                    .tokens
                    .get((hit.end as usize).wrapping_sub(1))
                    .is_some_and(|t| t.is(Shape::CAPITAL) || t.is(Shape::NUMBER));
                match hit.class {
                    Class::Role => {
                        let inner =
                            surface.tokens.get(hit.start as usize).is_none_or(|t| !t.is(Shape::FIRST));
                        let other = || lexicon.entry(hit).column(0) == "other";
                        if capital && inner && (other() || heads_a_name(surface, hit)) {
                            continue;
                        }
                        marks.roles.push(hit);
                    }
                    _ if !capital => continue,
                    Class::Team => marks.teams.push(hit),
                    Class::Outlet => marks.outlets.push(hit),
                    _ => {}
                }
            }
            marks.set(hit, mark);
        }
        marks
    }

    fn set(&mut self, hit: &Hit, mark: Mark) {
        let long = hit.end - hit.start > 1 && mark.intersects(Mark::THING);
        let mark = if long { mark | Mark::LONG } else { mark };
        for flags in self.flags.iter_mut().take(hit.end as usize).skip(hit.start as usize) {
            *flags |= mark;
        }
    }

    /// The usual names of all clubs and nations, as they come.
    pub(crate) fn team_names<'l>(&self, lexicon: &'l Lexicon) -> impl Iterator<Item = &'l str> {
        self.teams
            .iter()
            .map(move |hit| lexicon.entry(hit))
            .filter(|e| e.column(1) != "demonym")
            .map(|e| e.column(0))
    }

    /// The club that a report speaks of most, as far as its beginning tells, but for where `not` says that another is meant.
    pub(crate) fn club<'l>(&self, lexicon: &'l Lexicon, not: impl Fn(usize) -> bool) -> Option<&'l str> {
        const FIRST: usize = 40;
        let clubs = || {
            let teams = self.teams.iter().take(FIRST).filter(|h| !not(h.start as usize));
            teams.map(|h| lexicon.entry(h)).filter(|e| matches!(e.column(1), "club" | "franchise"))
        };
        let count = |name: &str| clubs().filter(|e| e.column(0) == name).count();
        // Of two named alike often the first.
        let mut best: Option<(usize, &'l str)> = None;
        for name in clubs().map(|e| e.column(0)) {
            let n = count(name);
            if best.is_none_or(|(most, _)| n > most) {
                best = Some((n, name));
            }
        }
        best.map(|(_, name)| name)
    }

    /// The marks of a token; none when there is no such token.
    pub(crate) fn at(&self, token: usize) -> Mark {
        self.flags.get(token).copied().unwrap_or_default()
    }

    /// Whether a token has all those marks.
    pub(crate) fn is(&self, token: usize, mark: Mark) -> bool {
        self.at(token).contains(mark)
    }

    /// Whether a token has one of those marks.
    pub(crate) fn any(&self, token: usize, mark: Mark) -> bool {
        self.at(token).intersects(mark)
    }

    /// The role phrase that covers a token.
    pub(crate) fn role(&self, token: usize) -> Option<&'a Hit> {
        self.any(token, Mark::ROLE).then(|| covering(&self.roles, token))?
    }

    /// The club, nation or demonym that covers a token.
    pub(crate) fn team(&self, token: usize) -> Option<&'a Hit> {
        self.any(token, Mark::TEAM | Mark::DEMONYM).then(|| covering(&self.teams, token))?
    }

    /// The outlet that covers a token.
    pub(crate) fn outlet(&self, token: usize) -> Option<&'a Hit> {
        self.any(token, Mark::OUTLET).then(|| covering(&self.outlets, token))?
    }
}

/// "Training Centre", "Champion Hill": a role word that a capitalised word goes before or behind is part of a name,
/// unless a person's name follows it ("Manager Jane Dorn").
fn heads_a_name(surface: &Surface<'_>, hit: &Hit) -> bool {
    let capital = |i: usize| {
        surface
            .tokens
            .get(i)
            .is_some_and(|t| t.is(Shape::CAPITAL | Shape::WORD) && !t.is(Shape::FIRST | Shape::NEWLINE))
    };
    let start = hit.start as usize;
    // "HARBOUR DEFENDER": in capitals a role word is still one.
    let upper = |i: usize| surface.tokens.get(i).is_some_and(|t| t.is(Shape::UPPER));
    if upper(start) {
        return false;
    }
    start > 0 && capital(start - 1) && !capital(hit.end as usize)
}

/// Hits of one class do not overlap but where one begins inside another; they are sorted by start.
fn covering<'a>(hits: &[&'a Hit], token: usize) -> Option<&'a Hit> {
    let next = hits.partition_point(|h| h.start as usize <= token);
    hits.iter().take(next).rev().take(3).find(|h| h.tokens().contains(&token)).copied()
}
