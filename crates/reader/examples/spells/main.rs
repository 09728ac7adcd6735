//! Folds official flags and appearances into spells, and holds them against the flags' own: matched one to one, season by season, with
//! what both cost.
//!
//! ```sh
//! cargo run --release -p reader --example spells -- FLAGS.csv APPEARANCES.csv            # the tables of docs/spells-beside-flags.md
//! cargo run --release -p reader --example spells -- FLAGS.csv APPEARANCES.csv --draw 10  # so many absences, and the rows behind each
//! ```
//!
//! A flag's own spell is every flag that was raised on one day for one player; it ends with the first match that the
//! player takes part in after that day. A fold's spell may hold several of them, where the player did not play in
//! between.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod draw;
mod pairs;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;

use intake::{Input, Item, Limits};
use jiff::civil::Date;
use ledger::{
    Appearance, Dating, Flag, FlagStatus, Identity, Material, PersonId, Report, Spell, StatusReason, spells,
};
use reader::Reader;

/// What the tables tell of one player, and what is folded from it.
struct Player {
    person: PersonId,
    name: String,
    /// In the order of the table.
    flags: Vec<Flag>,
    /// The days on which flags for an injury or illness were raised.
    raised: BTreeSet<Date>,
    /// In order.
    matches: Vec<Appearance>,
    /// The record's absences for an injury or illness, oldest first.
    spells: Vec<Spell>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (tables, rest) = arguments.split_at_checked(2).expect("FLAGS.csv APPEARANCES.csv");
    let players = players(&tables[0], &tables[1]);
    match rest {
        [] => pairs::print(&players),
        [draw, count] if draw == "--draw" => draw::print(&players, count.parse().expect("a number")),
        _ => panic!("after the tables, nothing or --draw NUMBER"),
    }
}

fn players(flags: &str, matches: &str) -> Vec<Player> {
    let reader = Reader::new().expect("the bundled lexicons");
    let mut players: BTreeMap<PersonId, (Player, Vec<Report>)> = BTreeMap::new();
    for item in items(flags) {
        let Some(taken) = item.document() else { continue };
        let document = taken.document;
        let Some((flag, _)) = Flag::parse(&document.text) else { continue };
        let person = flag.person.clone().expect("a code");
        let reading = reader.read(&document);
        let ill = |reason| matches!(reason, StatusReason::Injury | StatusReason::Illness);
        let hurt = matches!(flag.status, FlagStatus::Doubtful | FlagStatus::Injured)
            && reading
                .claims
                .iter()
                .any(|c| matches!(c.value, ledger::ClaimValue::Status { reason, .. } if ill(reason)));
        let (player, reports) = players.entry(person.clone()).or_insert_with(|| {
            let name = flag.player.clone();
            let (flags, raised, matches, spells) = Default::default();
            (Player { person, name, flags, raised, matches, spells }, Vec::new())
        });
        if hurt {
            player.raised.insert(flag.raised.unwrap_or(flag.day));
        }
        reports.push(Report {
            document: document.id,
            doc: document.doc,
            title: document.title,
            outlet: document.outlet,
            said: reading.published.unwrap_or_else(|| Dating::given(flag.day)),
            claims: reading.claims,
            vouched: BTreeMap::new(),
            copy_of: None,
        });
        player.flags.push(flag);
    }
    for item in items(matches) {
        let Item::Appearances(rows) = item else { continue };
        for row in rows {
            let row = row.appearance;
            if let Some((player, _)) = players.get_mut(row.player.id.as_ref().expect("a code")) {
                player.matches.push(row);
            }
        }
    }
    players.into_values().map(folded).collect()
}

fn folded((mut player, reports): (Player, Vec<Report>)) -> Player {
    player.matches.sort_by_key(|a| a.day);
    let material = Material { reports, appearances: player.matches.clone(), ..Material::default() };
    player.spells = spells(&material, &Identity::Person(player.person.clone()));
    player.spells.retain(|spell| spell.reason != StatusReason::Fitness);
    player
}

fn items(path: &str) -> impl Iterator<Item = Item> {
    let file = BufReader::new(File::open(path).expect("a table"));
    intake::documents(path, Input::Auto, Limits::default(), file).map(|item| item.expect("a good row"))
}
