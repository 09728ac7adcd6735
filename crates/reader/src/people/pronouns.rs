//! The pronouns that stand for persons.

use super::Gender;

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// I, me, my.
    First { possessive: bool },
    /// he, her, …
    Third { gender: Gender, possessive: bool },
    /// they, their.
    They { possessive: bool },
    /// who, whose.
    Relative { possessive: bool },
}

/// The words among which the pronouns are.
pub(super) const PRONOUNS: &[&str] = &[
    "i",
    "me",
    "myself",
    "my",
    "mine",
    "he",
    "him",
    "himself",
    "his",
    "she",
    "herself",
    "hers",
    "her",
    "they",
    "them",
    "themselves",
    "their",
    "who",
    "whom",
    "whose",
];

/// The pronoun that a word is, in its usual spellings.
pub(crate) fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male};
    Some(match word {
        "I" | "me" | "Me" | "myself" => Pronoun::First { possessive: false },
        "my" | "My" | "mine" => Pronoun::First { possessive: true },
        "he" | "He" | "him" | "Him" | "himself" => Pronoun::Third { gender: Male, possessive: false },
        "his" | "His" => Pronoun::Third { gender: Male, possessive: true },
        "she" | "She" | "herself" | "hers" => Pronoun::Third { gender: Female, possessive: false },
        "her" | "Her" => Pronoun::Third { gender: Female, possessive: true },
        "they" | "They" | "them" | "Them" | "themselves" => Pronoun::They { possessive: false },
        "their" | "Their" => Pronoun::They { possessive: true },
        "who" | "whom" => Pronoun::Relative { possessive: false },
        "whose" => Pronoun::Relative { possessive: true },
        _ => return None,
    })
}
