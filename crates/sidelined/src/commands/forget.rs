//! `sidelined forget`: erases a person from the record.

use std::io::Write as _;

use anyhow::Result;
use jiff::Timestamp;
use ledger::{Identity, Individual, Roster};
use store::Erasure;

use crate::cli::{ForgetArgs, StoreArgs, View};
use crate::engine;
use crate::names::{self, Meant};
use crate::notes::Outcome;
use crate::record::Record;
use crate::show::{self, words};

/// Erases the person whom the name means, and says what was taken out.
///
/// # Errors
/// When the store cannot be written.
pub fn run(args: &ForgetArgs, store: &StoreArgs) -> Result<Outcome> {
    let mut record = Record::open_to_edit(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let material = record.material(View::default())?;
    let people: Vec<Individual> = Roster::of(&material).people().cloned().collect();
    let who = match names::find_player(&args.name, &people, &packs) {
        Meant::One(player) => player,
        Meant::Several(players) => {
            super::player::tell_several(&args.name, &players);
            return Ok(Outcome::Incomplete);
        }
        Meant::Nothing(near) => {
            names::tell_unknown("player", &args.name, &near);
            return Ok(Outcome::Incomplete);
        }
    };
    let erasure = Erasure {
        names: own_names(who, &people),
        person: match &who.identity {
            Identity::Person(id) => Some(id.clone()),
            _ => None,
        },
        mentions: material.mentions(&who.identity),
    };
    let erased = record.store.forget(&erasure, Timestamp::now())?;
    let mut out = show::out();
    writeln!(
        out,
        "forgotten: {}, {} and {}, in {}",
        words::count(erased.claims as usize, "claim"),
        words::count(erased.appearances as usize, "appearance"),
        words::count(erased.edits as usize, "edit"),
        words::count(erased.documents as usize, "report"),
    )?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The forms of the name that mean nobody else: full ones, and a shorter one where no other name ends in it.
fn own_names(who: &Individual, people: &[Individual]) -> Vec<String> {
    let key = |name: &str| ledger::fold(name);
    let others = || people.iter().filter(|p| p.identity != who.identity).flat_map(|p| &p.names);
    let of_another = |name: &String| {
        let (name, ending) = (key(name), format!(" {}", key(name)));
        others().any(|other| key(other) == name || key(other).ends_with(&ending))
    };
    who.names.iter().filter(|name| !of_another(name)).cloned().collect()
}
