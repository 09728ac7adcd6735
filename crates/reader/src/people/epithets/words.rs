//! The words that descriptions of persons begin with and end in, and those that only look like it.

/// The words among which those are that begin a description.
pub(in crate::people) const DETERMINERS: &[&str] =
    &["the", "this", "that", "his", "her", "their", "our", "my", "both", "all"];

/// What the adjective of a nation often stands before, and is no person.
pub(super) const THINGS: &[&str] = &[
    "season", "summer", "winter", "spring", "autumn", "team", "squad", "side", "public", "media", "press",
    "people", "league", "leg", "tour", "camp", "board", "federation", "association", "selectors", "fans",
    "title", "record", "club", "clubs", "championships", "government", "crowd", "market", "game",
];

/// Words for persons that mean other things too, or stand before another noun.
pub(super) fn is_doubtful_noun(word: &str) -> bool {
    matches!(
        word,
        "international"
            | "opener"
            | "champion"
            | "centre"
            | "center"
            | "wing"
            | "lock"
            | "guard"
            | "safety"
            | "quick"
            | "seed"
            | "star"
            | "forward"
            | "driver"
            | "favourite"
            | "row"
            | "qualifier"
            | "prospect"
            | "veteran"
            | "rookie"
            | "captain"
            | "player"
            | "coach"
            | "manager"
            | "team"
            | "assistant"
            | "specialist"
            | "chair"
            | "second"
            | "prop"
            | "hooker"
            | "sub"
            | "substitute"
            | "racket"
            | "trainer"
            | "number"
            | "two"
            | "one"
            | "back"
            | "rider"
            | "runner"
    )
}

/// How many a word of number says.
pub(super) fn number_word(word: &str) -> Option<usize> {
    Some(match word {
        "both" | "Both" | "two" | "2" => 2,
        "three" | "3" => 3,
        "four" | "4" => 4,
        "five" | "5" => 5,
        _ => return None,
    })
}

/// How many a noun of number stands for.
pub(crate) fn group_noun(word: &str) -> Option<usize> {
    Some(match word {
        "duo" | "pair" | "twosome" | "Duo" | "Pair" => 2,
        "trio" | "threesome" | "Trio" => 3,
        "quartet" | "foursome" => 4,
        "quintet" => 5,
        _ => return None,
    })
}

/// Nouns for who is from somewhere.
pub(super) fn is_demonym_noun(word: &str) -> bool {
    matches!(
        word,
        "Scot"
            | "Dane"
            | "Swede"
            | "Finn"
            | "Pole"
            | "Serb"
            | "Croat"
            | "Turk"
            | "Spaniard"
            | "Briton"
            | "Brit"
            | "Czech"
            | "Argentine"
            | "Slovene"
            | "Kiwi"
            | "Aussie"
            | "Geordie"
    )
}

/// A demonym that names one person ("the Brazilian", "the Frenchman"), not a people ("the French", "the Scots").
pub(super) fn singular_demonym(word: &str) -> bool {
    !(matches!(
        word,
        "English"
            | "French"
            | "Irish"
            | "Scottish"
            | "Welsh"
            | "British"
            | "Spanish"
            | "Turkish"
            | "Polish"
            | "Danish"
            | "Swedish"
            | "Finnish"
            | "Northern"
    ) || word.ends_with('s')
        || word.ends_with("men"))
}
