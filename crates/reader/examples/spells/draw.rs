//! Absences drawn from the record, each with the rows of the tables behind it.

use ledger::{Season, Spell, add_days};

use super::Player;

/// Where the numbers begin by which absences are drawn.
const SEED: u64 = 4;

/// The generator SplitMix64 (Steele, Lea and Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Prints so many absences of the record, and the rows of the tables about each.
pub(super) fn print(players: &[Player], count: usize) {
    let mut all: Vec<(&Player, &Spell)> =
        players.iter().flat_map(|player| player.spells.iter().map(move |spell| (player, spell))).collect();
    let mut state = SEED;
    for number in 1..=count.min(all.len()) {
        let at = usize::try_from(next(&mut state) % all.len() as u64).expect("fewer than there are");
        let (player, spell) = all.swap_remove(at);
        println!("{number}. {} ({}), {}", player.name, player.person.0, Season::of(spell.onset.at_latest));
        record(spell);
        rows(player, spell);
    }
}

fn record(spell: &Spell) {
    let end = spell.end.as_ref();
    println!(
        "   record: {:?} {:?} {:?}; by {}; back {}; {}; {} reports, {} contradicted",
        spell.region.value,
        spell.part.value,
        spell.pathology.value,
        spell.onset.at_latest,
        end.and_then(|end| end.known).map_or_else(
            || end.map_or("not known".to_owned(), |end| format!("by {}", end.at_latest)),
            |days| days.to_string()
        ),
        spell.lost.map_or(String::new(), |lost| format!(
            "{} to {:?} days, {} matches, minutes {:?} of {:?}",
            lost.days_least, lost.days_most, lost.matches, lost.minutes.expected, lost.minutes.usual
        )),
        spell.sources.len(),
        spell.contradictions.len()
    );
    let told = |days: Option<jiff::civil::Date>| days.map_or("-".to_owned(), |day| day.to_string());
    println!("   last told hurt {}, holds until {}", told(spell.last_hurt), told(spell.holds_until));
}

/// Flags from two weeks before the absence to four after it, matches from six weeks before it.
fn rows(player: &Player, spell: &Spell) {
    let from = spell.onset.at_latest;
    let ends = [spell.end.as_ref().map(|end| end.at_latest), spell.last_hurt, Some(from)];
    let until = add_days(ends.into_iter().flatten().max().unwrap_or(from), 28);
    for flag in player.flags.iter().filter(|f| add_days(from, -14) <= f.day && f.day <= until) {
        let raised = flag.raised.map_or("-".to_owned(), |day| day.to_string());
        println!("   flag seen {} (raised {raised}): {} [{}]", flag.day, flag.news, flag.status.slug());
    }
    let matches = player.matches.iter().filter(|a| add_days(from, -42) <= a.day && a.day <= until);
    let matches: Vec<String> = matches.map(|a| format!("{} {}", a.day, a.minutes)).collect();
    println!("   matches: {}", matches.join(", "));
}
