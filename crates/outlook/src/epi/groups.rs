//! Which rows are counted together.

use rustc_hash::FxHashMap;

use super::register::{Key, NONE, Register, Setting};
use super::summary::UnknownColumn;

/// Exposure of one player in one of the groups that exposure is known by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unit {
    pub(super) minutes: f64,
}

/// Rows parted by columns. The columns that exposure is known by make *bases*, each with its own exposure; the others make *kinds*, which
/// part the injuries of a base alone. A group is a base and a kind.
pub(super) struct Groups<'r> {
    register: &'r Register,
    by: Vec<Key<'r>>,
    /// Levels of each base and each kind, in the order of the columns that make them.
    pub(super) bases: Vec<Vec<u32>>,
    pub(super) kinds: Vec<Vec<u32>>,
    /// Base and kind of each injury.
    pub(super) base_of: Vec<u32>,
    pub(super) kind_of: Vec<u32>,
    /// Exposure of each player in each base, by base; and where each base begins.
    pub(super) units: Vec<Unit>,
    pub(super) starts: Vec<usize>,
    /// Unit of each injury, `NONE` if its player has none.
    pub(super) unit_of: Vec<u32>,
}

/// Numbers combinations of levels as they come.
#[derive(Default)]
struct Combinations {
    numbers: FxHashMap<Vec<u32>, u32>,
    levels: Vec<Vec<u32>>,
    last: Vec<u32>,
    last_number: u32,
}

impl Combinations {
    fn number(&mut self, levels: &[u32]) -> u32 {
        if !self.levels.is_empty() && self.last == levels {
            return self.last_number;
        }
        let number = match self.numbers.get(levels) {
            Some(number) => *number,
            None => {
                let number = self.levels.len() as u32;
                self.levels.push(levels.to_vec());
                self.numbers.insert(levels.to_vec(), number);
                number
            }
        };
        self.last.clear();
        self.last.extend_from_slice(levels);
        self.last_number = number;
        number
    }
}

impl<'r> Groups<'r> {
    pub(super) fn new(
        register: &'r Register,
        by: &[&str],
        setting: Option<Setting>,
    ) -> Result<Self, UnknownColumn> {
        let by: Vec<Key<'r>> = by.iter().map(|name| register.key(name)).collect::<Result<_, _>>()?;
        let (mut bases, mut kinds) = (Combinations::default(), Combinations::default());
        let (of_base, of_kind): (Vec<&Key<'r>>, Vec<&Key<'r>>) = by.iter().partition(|k| k.parts_exposure());
        let exposures: Vec<u32> = number_rows(&of_base, register.exposures.len(), &mut bases, |key, row| {
            key.of_exposure(row, &register.exposures[row])
        });
        let injury = |key: &Key<'r>, row: usize| key.of_injury(row, &register.cases[row]);
        let base_of = number_rows(&of_base, register.cases.len(), &mut bases, injury);
        let kind_of = number_rows(&of_kind, register.cases.len(), &mut kinds, injury);
        if of_base.is_empty() && bases.levels.is_empty() {
            bases.levels.push(Vec::new());
        }
        if of_kind.is_empty() && kinds.levels.is_empty() {
            kinds.levels.push(Vec::new());
        }
        let mut this = Self {
            register,
            bases: bases.levels,
            kinds: kinds.levels,
            base_of,
            kind_of,
            units: Vec::new(),
            starts: Vec::new(),
            unit_of: Vec::new(),
            by: Vec::new(),
        };
        this.expose(&exposures, setting);
        this.by = by;
        Ok(this)
    }

    /// Adds up exposure by base and player, and finds each injury's.
    fn expose(&mut self, base_of: &[u32], setting: Option<Setting>) {
        let key = |base: u32, player: u32| (u64::from(base) << 32) | u64::from(player);
        let exposures = self.register.exposures.iter().zip(base_of);
        // Where there is one base, a unit's place can be looked up by the player; else it is hashed.
        let alone = self.bases.len() == 1;
        let mut by_player = vec![NONE; if alone { self.register.players.len() } else { 0 }];
        let mut hashed: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys: Vec<u64> = Vec::new();
        if alone {
            exposures.clone().for_each(|(e, _)| by_player[e.player as usize] = 0);
            let present = by_player.iter_mut().zip(0..).filter(|(unit, _)| **unit != NONE);
            for (unit, player) in present {
                *unit = keys.len() as u32;
                keys.push(key(0, player));
            }
        } else {
            keys.extend(exposures.clone().map(|(e, base)| key(*base, e.player)));
            if !keys.is_sorted() {
                keys.sort_unstable();
            }
            keys.dedup();
            hashed.extend(keys.iter().copied().zip(0..));
        }
        let find = |base: u32, player: u32| {
            if alone {
                by_player[player as usize]
            } else {
                hashed.get(&key(base, player)).copied().unwrap_or(NONE)
            }
        };
        self.units = vec![Unit::default(); keys.len()];
        for (exposure, base) in exposures {
            let unit = find(*base, exposure.player);
            self.units[unit as usize].minutes += match setting {
                None => exposure.match_minutes + exposure.training_minutes,
                Some(Setting::Match) => exposure.match_minutes,
                Some(Setting::Training) => exposure.training_minutes,
            };
        }
        let starts = 0..=self.bases.len() as u64;
        self.starts = starts.map(|base| keys.partition_point(|k| k >> 32 < base)).collect();
        let cases = self.register.cases.iter().zip(&self.base_of);
        self.unit_of = cases
            .map(|(case, base)| find(*base, case.player))
            .map(|unit| match self.units.get(unit as usize) {
                Some(at_risk) if at_risk.minutes > 0.0 => unit,
                _ => NONE,
            })
            .collect();
    }

    /// Group of an injury.
    pub(super) fn group_of(&self, row: usize) -> usize {
        self.base_of[row] as usize * self.kinds.len() + self.kind_of[row] as usize
    }

    /// Exposure of the players of a base.
    pub(super) fn units(&self, base: usize) -> &[Unit] {
        &self.units[self.starts[base]..self.starts[base + 1]]
    }

    /// Levels of a group, in the order of the columns asked for.
    pub(super) fn names(&self, base: usize, kind: usize) -> Vec<String> {
        let (mut bases, mut kinds) = (self.bases[base].iter(), self.kinds[kind].iter());
        self.by
            .iter()
            .map(|key| {
                let levels = if key.parts_exposure() { &mut bases } else { &mut kinds };
                let level = levels.next().copied().unwrap_or(NONE);
                key.name(self.register, level).to_owned()
            })
            .collect()
    }
}

fn number_rows<'r>(
    keys: &[&Key<'r>],
    rows: usize,
    combinations: &mut Combinations,
    level: impl Fn(&Key<'r>, usize) -> u32,
) -> Vec<u32> {
    if keys.is_empty() {
        return if rows == 0 { Vec::new() } else { vec![combinations.number(&[]); rows] };
    }
    let mut levels = vec![0; keys.len()];
    (0..rows)
        .map(|row| {
            levels.iter_mut().zip(keys).for_each(|(place, key)| *place = level(key, row));
            combinations.number(&levels)
        })
        .collect()
}
