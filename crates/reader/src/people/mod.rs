//! Who is spoken of: the persons of a report, and every mention of them.

use std::ops::Range;

use ledger::{Interval, PersonId};

use crate::lexicon::{Hit, Lexicon};
use crate::quotes::{Quotes, Voice};
use crate::text::{Shape, Surface};

pub(crate) use cluster::Named;
use cluster::{Cluster, Proto};
pub(crate) use deeds::{HAILS, HARMED, MAKES, TACKLES};
pub(crate) use marks::Mark;
use marks::Marks;
pub(crate) use pronouns::{Pronoun, pronoun};
pub(crate) use scan::Scan;

mod aliases;
mod chains;
mod cluster;
mod coref;
mod deeds;
mod epithets;
mod evidence;
mod groups;
mod kinds;
mod marks;
mod names;
mod pronouns;
mod referents;
mod roster;
mod scan;

pub use roster::Roster;

/// Why a group is meant by a number: it is a part of those named together.
pub(crate) const SOME: &str = "so many of those named together";

/// The words that can stand for a person or begin a description of one, in small letters.
pub(crate) fn referring() -> impl Iterator<Item = &'static str> {
    // "each of whom".
    pronouns::PRONOUNS
        .iter()
        .chain(epithets::DETERMINERS)
        .chain(&["each", "neither", "either", "none"])
        .copied()
}

/// Number of a person in [`People::persons`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonKey(pub u32);

/// What a person does, by the report (or the pack).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Plays, runs, rides: who can be hurt in sport.
    Player,
    /// Manager, coach.
    Manager,
    /// Chairman, referee, spokesman, director.
    Official,
    /// Physio, surgeon, doctor.
    Medic,
    /// Reporter, pundit by trade.
    Journalist,
    /// Agent.
    Agent,
    /// A named person of unknown trade, who may be a player.
    Other,
}

impl Kind {
    /// Whether such a one works for players or with them, and so speaks of their hurts.
    pub(crate) fn is_staff(self) -> bool {
        matches!(self, Self::Manager | Self::Medic | Self::Official | Self::Agent)
    }
}

/// As names, titles and pronouns tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// A person that the report names.
#[derive(Clone, Debug)]
pub struct NamedPerson {
    /// The fullest form of the name in the report.
    pub name: String,
    /// Trade.
    pub kind: Kind,
    /// Club or other team, by its usual name, as the report tells it (or else the pack).
    pub team: Option<String>,
    /// Country or region, as the report tells it ("the Dutchman", "England captain").
    pub nation: Option<String>,
    /// Role word of the report, lower case: `striker`, `pole vaulter`.
    pub role: Option<String>,
    /// Person of a pack.
    pub id: Option<PersonId>,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// Age in years, where the report tells it.
    pub age: Option<u8>,
}

/// How a mention names its persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// More than one part of the name.
    Full,
    /// Surname (or only known name).
    Surname,
    /// Given name.
    Given,
    /// Short or pet form.
    Nickname,
    /// Name that an editor put in brackets.
    Bracketed,
    /// "the 27-year-old", "the England centre-back", "our number 2".
    Epithet,
    /// he, her, who, …
    Pronoun,
    /// "the duo", "both defenders".
    Group,
    /// I, me, my inside a quote.
    Speaker,
}

/// A place where persons are spoken of.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its tokens, a possessive `'s` not included.
    pub tokens: Range<usize>,
    /// How.
    pub form: Form,
    /// Who: one, several for groups, none where the text leaves it open.
    pub persons: Vec<PersonKey>,
    /// The next best reading of a pronoun or epithet, for rules that know better ("he" of a manager in a clause
    /// that speaks of an injury).
    pub second: Option<PersonKey>,
    /// Followed by `'s` or `'`, or a possessive pronoun.
    pub possessive: bool,
    /// By what it was decided, for people.
    pub why: &'static str,
}

impl Mention {
    /// The person, if it is one and known.
    pub fn person(&self) -> Option<PersonKey> {
        match self.persons.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }
}

/// The persons of a report and their mentions.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// By first mention.
    pub persons: Vec<NamedPerson>,
    /// In reading order, not overlapping.
    pub mentions: Vec<Mention>,
}

impl People {
    /// The person of that number.
    pub fn get(&self, key: PersonKey) -> Option<&NamedPerson> {
        self.persons.get(key.0 as usize)
    }

    /// The mention that a token stands in.
    pub fn at(&self, token: usize) -> Option<&Mention> {
        let next = self.mentions.partition_point(|m| m.tokens.end <= token);
        self.mentions.get(next).filter(|m| m.tokens.contains(&token))
    }

    /// The mentions that begin within a run of tokens.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < tokens.end);
        self.mentions.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The name to print for a voice.
    pub fn voice_name<'a>(&'a self, voice: &'a Voice) -> &'a str {
        match voice {
            Voice::Person(key) => self.get(*key).map_or("", |p| &p.name),
            Voice::Outlet(name) => name,
        }
    }
}

/// Finds the persons of a report and every mention of them, and fills in who says the quotes.
pub fn people(
    surface: &Surface<'_>,
    hits: &[Hit],
    lexicon: &Lexicon,
    roster: &Roster,
    quotes: &mut Quotes,
    published: Option<Interval>,
) -> People {
    let marks = Marks::of(surface, hits, lexicon);
    let scan = Scan { surface, marks: &marks, lexicon };
    let (names, keys) = scan.names();
    let (cluster, named) = Cluster::of(&scan, roster, names, &keys);
    let mut persons: Vec<NamedPerson> = cluster.persons.iter().map(|p| named_person(&scan, p)).collect();
    kinds::describe_persons(&scan, &named, &mut persons);
    roster.identify(&scan, &mut persons, published);
    let mut mentions = coref::walk(&scan, &named, &mut persons, quotes);
    quotes.attributions = crate::quotes::attributions(&scan, &named, &persons, &mentions, quotes);
    crate::quotes::heard_around(&scan, &persons, &mut mentions, quotes);
    People { persons, mentions }
}

fn named_person(scan: &Scan<'_>, proto: &Proto) -> NamedPerson {
    NamedPerson {
        name: printed_name(scan.surface, proto.name.clone()),
        kind: Kind::Other,
        team: None,
        nation: None,
        role: None,
        id: None,
        gender: gender_of(scan, proto.name.clone()),
        age: None,
    }
}

/// The name as it stands, its white space made single.
fn printed_name(surface: &Surface<'_>, tokens: Range<usize>) -> String {
    let span = surface.span(tokens);
    let mut out = String::with_capacity(span.len());
    for word in span.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn gender_of(scan: &Scan<'_>, name: Range<usize>) -> Option<Gender> {
    let mark = scan.marks.at(name.start);
    match scan.surface.word_at(name.start) {
        "Sir" | "Lord" => Some(Gender::Male),
        "Dame" | "Baroness" => Some(Gender::Female),
        _ if mark.contains(Mark::MALE) => Some(Gender::Male),
        _ if mark.contains(Mark::FEMALE) => Some(Gender::Female),
        _ => None,
    }
}

/// Whether `'s` or a lone apostrophe behind an s follows.
fn possessive(surface: &Surface<'_>, end: usize) -> bool {
    let Some(token) = surface.tokens.get(end) else { return false };
    if token.is(Shape::CLITIC) {
        return matches!(surface.word_at(end), "'s" | "’s" | "'S" | "’S")
            && !crate::grammar::shortened_verb(surface, end);
    }
    let after_s = end.checked_sub(1).is_some_and(|b| surface.word_at(b).ends_with(['s', 'S', 'z', 'x']));
    after_s
        && token.is(Shape::GLUED | Shape::QUOTE)
        && matches!(surface.word_at(end), "'" | "’")
        && surface.tokens.get(end + 1).is_some_and(|t| t.is(Shape::WORD) && !t.is(Shape::GLUED))
}

#[cfg(test)]
pub(crate) mod testing;
