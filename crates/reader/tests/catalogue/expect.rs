//! What must be read, as the sheets write it.
//!
//! Entries are joined by ` & `; ` || ` stands between whole readings that are both right, `-` is none, `?` anything.
//! An entry is `Name: status; key=value; …`, where a value is `-` (none), `?` (anything) or alternatives joined by
//! `|`. Keys: `stage`, `said` (names joined by `, `), `back=NOT_BEFORE..BY HEDGE`, and `inj=region:part:pathology:diagnosis`,
//! which the keys `side`, `on` (its onset), `set` (its setting), `surg`, `again` and the words `past` and `phase=?`
//! belong to. What is not written must be none, but a setting, and what `inj` leaves out, may be anything.

use jiff::civil::Date;

/// One value of several, any of which is right; `None` is no value.
#[derive(Clone, Debug)]
pub(crate) enum Slot {
    /// Whatever is read.
    Any,
    /// One of these.
    One(Vec<Option<String>>),
}

impl Slot {
    /// No value.
    pub(crate) fn none() -> Self {
        Self::One(vec![None])
    }

    fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::none();
        }
        let values: Vec<&str> = text.split('|').collect();
        if values.contains(&"?") {
            return Self::Any;
        }
        Self::One(values.into_iter().map(|v| (v != "-").then(|| v.to_owned())).collect())
    }
}

/// A return that must be read.
#[derive(Clone, Debug)]
pub(crate) enum Back {
    /// None.
    No,
    /// Anything, or nothing.
    Any,
    /// These bounds; `or_none` where none is right too.
    At { not_before: Slot, by: Slot, hedge: Slot, or_none: bool },
}

/// An injury that must be read.
#[derive(Clone, Debug)]
pub(crate) struct WantedInjury {
    pub(crate) region: Slot,
    pub(crate) part: Slot,
    pub(crate) pathology: Slot,
    pub(crate) diagnosis: Slot,
    pub(crate) side: Slot,
    pub(crate) onset: Slot,
    pub(crate) setting: Slot,
    pub(crate) phase: Slot,
    pub(crate) surgery: Slot,
    pub(crate) recurrence: Slot,
}

/// An entry that must be read.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) player: String,
    pub(crate) status: Slot,
    pub(crate) stage: Slot,
    pub(crate) back: Back,
    pub(crate) said_by: Slot,
    pub(crate) injuries: Vec<WantedInjury>,
}

/// Reads a cell. An empty list of readings: whatever is read is right.
pub(crate) fn wanted(cell: &str) -> Vec<Vec<Wanted>> {
    if cell == "?" {
        return Vec::new();
    }
    cell.split(" || ")
        .map(|reading| if reading == "-" { Vec::new() } else { reading.split(" & ").map(entry).collect() })
        .collect()
}

fn entry(text: &str) -> Wanted {
    let (player, rest) = text.split_once(": ").unwrap_or_else(|| panic!("no player: {text:?}"));
    let mut fields = rest.split("; ").map(str::trim).filter(|field| !field.is_empty());
    let mut told = Wanted {
        player: player.to_owned(),
        status: Slot::of(fields.next().unwrap_or("-")),
        stage: Slot::none(),
        back: Back::No,
        said_by: Slot::none(),
        injuries: Vec::new(),
    };
    let mut later = Vec::new();
    for field in fields {
        let (key, value) = field.split_once('=').unwrap_or((field, ""));
        match key {
            "stage" => told.stage = Slot::of(value),
            "said" => told.said_by = Slot::of(value),
            "back" => told.back = back(value),
            "inj" => told.injuries.push(injury(value)),
            // What a frame says of the injury may stand before the injury.
            _ => later.push((key, value, told.injuries.len().max(1))),
        }
    }
    // Who trains with the whole team has got over it, or all but: either may be read.
    let trains = |slot: &Slot| matches!(slot, Slot::One(stages) if stages.iter().flatten().any(|s| matches!(s.as_str(), "full_training" | "match_practice")));
    if trains(&told.stage) {
        for injury in &mut told.injuries {
            injury.phase = Slot::of("past|current");
        }
    }
    for (key, value, nth) in later {
        let injury = told.injuries.get_mut(nth - 1).unwrap_or_else(|| panic!("{key} without inj: {text:?}"));
        match key {
            "side" => injury.side = Slot::of(value),
            "on" => injury.onset = Slot::of(value),
            "set" => injury.setting = Slot::of(value),
            "phase" => injury.phase = Slot::of(value),
            "surg" => injury.surgery = Slot::of(value),
            "again" => injury.recurrence = Slot::of(value),
            "past" => injury.phase = Slot::One(vec![Some("past".to_owned())]),
            // A status of its own, where a frame's is the player's.
            _ => injury.phase = Slot::of(&field_of_phase(key, value)),
        }
    }
    told
}

/// `past|?` and the like stand without a key.
fn field_of_phase(key: &str, value: &str) -> String {
    assert!(value.is_empty(), "unknown key {key:?}");
    key.to_owned()
}

fn injury(text: &str) -> WantedInjury {
    let mut parts = text.split(':');
    let mut next = || parts.next().map_or(Slot::Any, Slot::of);
    WantedInjury {
        region: next(),
        part: next(),
        pathology: next(),
        diagnosis: next(),
        side: Slot::none(),
        onset: Slot::none(),
        setting: Slot::Any,
        phase: Slot::One(vec![Some("current".to_owned())]),
        surgery: Slot::none(),
        recurrence: Slot::none(),
    }
}

fn back(text: &str) -> Back {
    if text == "?" {
        return Back::Any;
    }
    let (bounds, hedge) = text.split_once(' ').unwrap_or((text, "stated"));
    let or_none = bounds.ends_with("|-");
    let bounds = bounds.trim_end_matches("|-");
    let (not_before, by) = bounds.split_once("..").unwrap_or_else(|| panic!("no bounds: {text:?}"));
    Back::At { not_before: Slot::of(not_before), by: Slot::of(by), hedge: Slot::of(hedge), or_none }
}

/// The days of an onset, as the sheets write them.
pub(crate) fn days(text: &str) -> (Date, Date) {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    (from.parse().unwrap(), to.parse().unwrap())
}
