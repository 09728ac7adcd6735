//! Who is spoken of: the persons of a report, and every mention of them.

use std::ops::Range;

use ledger::{Interval, PersonId};

use crate::lexicon::{Hit, Lexicon};
use crate::quotes::{Quotes, Voice};
use crate::text::Surface;

mod roster;

pub use roster::Roster;

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
    _surface: &Surface<'_>,
    _hits: &[Hit],
    _lexicon: &Lexicon,
    _roster: &Roster,
    _quotes: &mut Quotes,
    _published: Option<Interval>,
) -> People {
    People::default()
}
