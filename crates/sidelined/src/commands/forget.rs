//! `sidelined forget`: erases a person from the record.

use std::io::Write as _;

use anyhow::Result;
use desk::FamilyId;
use jiff::Timestamp;
use ledger::{Identity, Individual};
use store::Erasure;

use crate::cli::{ForgetArgs, StoreArgs};
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
    let record = Record::open_to_edit(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let mut desk = record.desk();
    let (family, who) = match names::find_recorded(&args.name, &mut desk, desk::View::default(), &packs)? {
        Meant::One(found) => found,
        Meant::Several(players) => {
            names::tell_several(&args.name, &players, &packs);
            return Ok(Outcome::Incomplete);
        }
        Meant::Nothing(near) => {
            names::tell_unknown("player", &args.name, &near);
            return Ok(Outcome::Incomplete);
        }
    };
    // Whose name ends as theirs does is of their family.
    let people = desk.people([family], desk::View::default())?;
    let erasure = Erasure {
        names: own_names(&who, &people),
        person: match &who.identity {
            Identity::Person(id) => Some(id.clone()),
            _ => None,
        },
        mentions: desk.material(family, desk::View::default())?.mentions(&who.identity),
    };
    let erased = desk.store_mut().forget(&erasure, Timestamp::now())?;
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
fn own_names(who: &Individual, people: &[(FamilyId, Individual)]) -> Vec<String> {
    let key = |name: &str| ledger::fold(name);
    let others = || people.iter().filter(|(_, p)| p.identity != who.identity).flat_map(|(_, p)| &p.names);
    let of_another = |name: &String| {
        let (name, ending) = (key(name), format!(" {}", key(name)));
        others().any(|other| key(other) == name || key(other).ends_with(&ending))
    };
    who.names.iter().filter(|name| !of_another(name)).cloned().collect()
}
