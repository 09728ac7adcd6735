//! Injuries and exposure from the store: spells, and who played.

use std::collections::BTreeMap;

use anyhow::Result;
use ledger::Spell;
use outlook::epi::{Exposure, Injury, Register};

use super::{Counted, PRESS, widen};
use crate::cli::{StatsArgs, StoreArgs};
use crate::counted::{Asked, Counter, OnThePitch, count};
use crate::engine;
use crate::record::{Record, today};

/// Counts the record.
///
/// # Errors
/// When the store cannot be read.
pub fn register(args: &StatsArgs, store: &StoreArgs) -> Result<Counted> {
    let record = Record::open(store)?;
    let packs = engine::packs(&args.packs, record.packs()?)?;
    let as_of = args.as_of.unwrap_or_else(today);
    let mut counted =
        Counted { register: Register::new(as_of), names: BTreeMap::new(), span: None, note: PRESS };
    let asked = Asked { as_of, recorded_by: None, seasons: &args.season };
    count(record, &packs, asked, &mut counted)?;
    Ok(counted)
}

impl Counter for Counted {
    fn player(&mut self, key: &str, name: &str) {
        self.names.insert(key.to_owned(), name.to_owned());
    }

    fn injury(&mut self, row: &Injury<'_>, _: &Spell) -> Result<()> {
        Ok(self.register.injury(row)?)
    }

    fn exposure(&mut self, row: &Exposure<'_>, _: OnThePitch) -> Result<()> {
        // Minutes of a table of appearances are whole and not negative.
        if self.register.exposure(row).is_ok() {
            widen(&mut self.span, row.days);
        }
        Ok(())
    }
}
