//! Turns of phrase in which the press lets people speak of the hurt, and which no single word tells: "we'll see how it goes", "felt it
//! tighten", "nearly there".

use std::ops::Range;

use crate::scene::Page;
use crate::text::Words;

/// Of the hurt who are named or meant: "she'll come through it", "expect them to play".
const OF_THEM: &[&[&str]] = &[
    &["more", "positive"],
    &["bit", "down"],
    &["feeling", "down"],
    &["worked", "through"],
    &["felt", "it"],
    &["felt", "his"],
    &["felt", "her"],
    &["felt", "something"],
    &["felt", "tight"],
    &["bit", "tight"],
    &["little", "tight"],
    &["tightened", "up"],
    &["tighten", "up"],
    &["feel", "sorry", "for"],
    &["feel", "so", "sorry", "for"],
    &["feel", "for"],
    &["sorry", "for", "him"],
    &["sorry", "for", "her"],
    &["look", "after", "him"],
    &["look", "after", "her"],
    &["careful", "with"],
    &["patient", "with"],
    &["come", "through", "it"],
    &["come", "through", "in", "time"],
    &["make", "it", "in", "time"],
    &["make", "it", "through"],
    &["makes", "it", "in", "time"],
    &["makes", "it", "through"],
    &["expect", "him", "to", "play"],
    &["expect", "her", "to", "play"],
    &["expect", "them", "to", "play"],
    &["work", "with", "him"],
    &["work", "with", "her"],
    &["not", "be", "with", "us"],
    &["n't", "be", "with", "us"],
    &["be", "in", "the", "squad"],
    &["walk", "off"],
    &["came", "off"],
    &["went", "over", "on"],
    &["took", "him", "off"],
    &["took", "her", "off"],
    &["took", "a", "heavy"],
];

/// Of whoever was spoken of last: "it's an ongoing thing", "we'll see how it goes".
const OF_IT: &[&[&str]] = &[
    &["see", "how", "it", "goes"],
    &["see", "how", "he"],
    &["see", "how", "she"],
    &["see", "how", "they"],
    &["see", "what", "happens"],
    &["wait", "and", "see"],
    &["day", "by", "day"],
    &["day", "to", "day"],
    &["on-going", "thing"],
    &["ongoing", "thing"],
    &["every", "chance"],
    &["too", "early", "to", "say"],
    &["too", "early", "to", "tell"],
    &["too", "soon", "to", "say"],
    &["time", "will", "tell"],
    &["no", "risks"],
    &["any", "risks"],
    &["any", "chances"],
    &["take", "no", "chances"],
    &["made", "the", "substitution"],
];

/// Of oneself: "I'm nearly there", "it just isn't right".
const OF_MYSELF: &[&[&str]] = &[
    &["nearly", "there"],
    &["almost", "there"],
    &["getting", "there"],
    &["long", "road"],
    &["long", "way", "to", "go"],
    &["tried", "everything"],
    &["n't", "right"],
    &["not", "right"],
    &["step", "by", "step"],
    &["day", "by", "day"],
    &["out", "there", "again"],
    &["tough", "mentally"],
    &["hard", "mentally"],
    &["fingers", "crossed"],
    &["not", "to", "be", "playing"],
    &["not", "to", "be", "able", "to"],
    &["disappointed", "not", "to"],
    &["hardest", "time"],
    &["toughest", "time"],
    &["hardest", "thing"],
];

const FIRST: Words<'_> = Words::of(&[&[
    "felt", "bit", "little", "tightened", "tighten", "feel", "sorry", "look", "careful", "patient", "come",
    "expect", "work", "not", "n't", "be", "walk", "came", "went", "took", "see", "wait", "day", "on-going",
    "ongoing", "every", "too", "time", "no", "any", "take", "made", "nearly", "almost", "getting", "long",
    "makes", "tried", "step", "out", "tough", "hard", "fingers", "disappointed", "more", "worked", "feeling",
    "hardest", "toughest",
]]);

/// "we have to be careful with him".
pub(super) fn of_them(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    told(page, said, OF_THEM).or_else(|| of_it(page, said))
}

/// "we'll have to wait and see".
pub(super) fn of_it(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const OF_ELSE: Words<'_> = Words::of(&[&[
        "goal", "goals", "table", "league", "title", "points", "result", "results", "defeat", "win",
        "window", "transfer", "deal", "contract", "bid", "offer", "signing", "players",
    ]]);
    told(page, said, OF_IT).filter(|_| OF_ELSE.places(&page.surface, said.clone()).next().is_none())
}

/// "I'm nearly there".
pub(super) fn of_myself(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    told(page, said, OF_MYSELF)
}

fn told(page: &Page<'_>, said: &Range<usize>, phrases: &[&[&str]]) -> Option<usize> {
    let stands = |at: usize, phrase: &[&str]| {
        at + phrase.len() <= said.end
            && phrase.iter().enumerate().all(|(n, word)| page.surface.is_word(at + n, &[word]))
    };
    FIRST.places(&page.surface, said.clone()).find(|&at| phrases.iter().any(|phrase| stands(at, phrase)))
}
