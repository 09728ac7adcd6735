//! Whether a text speaks of sport at all.
//!
//! Whoever feeds a reader a newspaper feeds it companies that hope to be back by July, banks that suffer losses and
//! programs that carry a virus. In a report on sport nobody can write a page without naming a league, a club, a
//! position on the field, or half a dozen things of matches. A shorter text may be a line from a squad list, and is read.

use std::ops::ControlFlow;

use crate::lexicon::{Class, Hit, Lexicon};
use crate::text::Surface;

/// Tokens of a text too short to tell.
const SHORT: usize = 180;

/// What must come together: [`PLAIN`] for each thing that only sport has, one for each word that it uses more than others do.
const ENOUGH: usize = 5;

/// What counts for a name of something that only sport has.
const PLAIN: usize = 2;

/// Words that other pages use too, but seldom several of them.
const WORDS: &[&str] = &[
    "athlete", "athletes", "athletics", "ball", "basketball", "beaten", "bench", "bout", "captain",
    "champion", "champions", "championship", "clash", "club", "clubs", "coach", "comeback", "cricket", "cup",
    "debut", "defeat", "defence", "draw", "fans", "final", "fitness", "fixture", "fixtures", "football",
    "footballer", "friendly", "game", "games", "goal", "goals", "golf", "half-time", "hurdles", "injured",
    "injuries", "injury", "innings", "jump", "league", "loan", "marathon", "match", "matches", "medal",
    "metres", "offside", "olympic", "olympics", "opponent", "opponents", "physio", "pitch", "play", "played",
    "player", "players", "playing", "playoff", "playoffs", "points", "qualifier", "qualifying",
    "quarter-final", "quarter-finals", "race", "races", "racing", "referee", "relay", "rider", "round",
    "rugby", "scored", "season", "seed", "seeded", "semi-final", "semi-finals", "side", "sidelined",
    "skipper", "sport", "sports", "sprint", "squad", "stadium", "starter", "steeplechase", "swimming",
    "team", "team-mate", "team-mates", "teammate", "teams", "tennis", "test", "tests", "title", "touchline",
    "tour", "tournament", "track", "training", "transfer", "victory", "wicket", "wickets", "win", "wins",
    "won",
];

/// Whether a text is long enough to tell and never speaks of sport.
pub(crate) fn is_foreign_to(surface: &Surface<'_>, hits: &[Hit], lexicon: &Lexicon) -> bool {
    surface.tokens.len() > SHORT && !speaks_of_it(surface, hits, lexicon)
}

/// Nearly every report on sport shows it in its first lines, and nothing more is looked at.
fn speaks_of_it(surface: &Surface<'_>, hits: &[Hit], lexicon: &Lexicon) -> bool {
    let mut seen = Seen::default();
    let plain = hits.iter().filter(|hit| is_plain(hit, lexicon)).map(|hit| (u64::from(hit.entry), PLAIN));
    let words = words_of!(WORDS).places(surface, 0..surface.tokens.len());
    let words = words.filter_map(|at| surface.tokens.get(at)).map(|token| (token.key, 1));
    plain.chain(words).try_for_each(|(what, counts)| seen.adds_up(what, counts)).is_break()
}

/// A competition, a club, a position: names that nothing but sport has.
fn is_plain(hit: &Hit, lexicon: &Lexicon) -> bool {
    match hit.class {
        Class::Competition => true,
        Class::Team => matches!(lexicon.entry(hit).column(1), "club" | "franchise"),
        Class::Role => {
            let role = lexicon.entry(hit);
            role.column(0) == "player" && role.column(2) != "any"
        }
        _ => false,
    }
}

/// What was seen, each thing once.
#[derive(Default)]
struct Seen {
    things: Vec<u64>,
    sum: usize,
}

impl Seen {
    fn adds_up(&mut self, what: u64, counts: usize) -> ControlFlow<()> {
        if !self.things.contains(&what) {
            self.things.push(what);
            self.sum += counts;
        }
        if self.sum >= ENOUGH { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[cfg(test)]
mod tests {
    use ledger::Document;

    use crate::Reader;

    /// A page of a newspaper's business part, with a hurt in it.
    const BUSINESS: &str = "Orrin Foods hopes to be back on the stock exchange by July

The dairy company, which has been under court protection since an accountant found a hole in its books, said on Monday that \
its creditors had agreed to swap what they are owed for shares in a new company.

Chief executive Dora Wensley told reporters that the plan would be put to a judge in Leeds before the end of the month. \
\"We asked a great deal of the banks, and they have been patient,\" she said. \"There is still much to do, and nobody in \
this building thinks that the worst is behind us.\"

Her predecessor, Martin Hale, is out of hospital after surgery on a broken hip and will be questioned by the police when his \
doctors allow it. He has denied that he knew of the missing money, most of which was moved abroad through a firm in \
Luxembourg that had neither offices nor staff.

Economists expect the price of milk to rise again this autumn, which would help the dairy company to pay its farmers on \
time. Some of them have sold their cows and given up the land that their families had worked for generations, and a \
government fund for those who stay has so far paid out less than a third of what was promised.";

    fn claims(text: &str) -> usize {
        Reader::new().unwrap().read(&Document::new("a", text)).claims.len()
    }

    #[test]
    fn a_page_without_sport_gives_no_claims_and_explains_why() {
        assert_eq!(claims(BUSINESS), 0);

        let missed = Reader::new().unwrap().near_misses(&Document::new("a", BUSINESS));
        assert!(missed.iter().any(|m| m.lacks == "the report speaks of no sport"), "{missed:?}");
    }

    #[test]
    fn the_same_hurt_is_read_where_the_page_speaks_of_sport() {
        for known in [
            "The striker scored eleven goals for Leeds United last season.",
            "He won the Wimbledon title twice as a player.",
            "He rode in three races of the tour and was beaten in a sprint.",
        ] {
            assert_ne!(claims(&format!("{BUSINESS} {known}")), 0, "{known}");
        }
    }

    #[test]
    fn a_text_too_short_to_tell_is_read() {
        assert_ne!(claims("Martin Hale is out of hospital after surgery on a broken hip."), 0);
    }
}
