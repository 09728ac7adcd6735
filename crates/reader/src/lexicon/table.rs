//! A table of small numbers that lie close together: what the lexicons are asked for each word of a report has to stay near in
//! memory, and eight bytes an entry do.

/// From tags of [`TAG`] bits to numbers of [`NUMBER`], with open addressing. Tags may be parts of hashes: where an entry stands tells the
/// rest.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// A tag and its number each, or [`EMPTY`]. A power of two of them.
    slots: Vec<u64>,
    /// How much of a hash is no place.
    shift: u32,
    /// How many entries it has room for.
    room: usize,
}

const NUMBER: u32 = 20;
pub(super) const TAG: u32 = 64 - NUMBER;
/// One less than there would be, so that no entry looks like an empty slot.
const NUMBERS: u64 = (1 << NUMBER) - 1;
const EMPTY: u64 = u64::MAX;

impl Table {
    /// A table with room for so many entries; it never fills up.
    pub(super) fn with_room(entries: usize) -> Self {
        // Half of it stays empty, so that what is not there is soon known not to be.
        let bits = (entries * 2).next_power_of_two().trailing_zeros().max(4);
        Self { slots: vec![EMPTY; 1 << bits], shift: 64 - bits, room: entries }
    }

    /// The number of a tag. Of the hash the highest bits count.
    #[inline]
    pub(super) fn get(&self, hash: u64, tag: u64) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let at = (hash >> self.shift) as usize;
        let slot = *self.slots.get(at & mask)?;
        // The tag is taken out; a number is left if it was that one.
        let number = slot ^ tag << NUMBER;
        if number >= NUMBERS && slot != EMPTY {
            return self.get_behind(at + 1, tag);
        }
        // What is there and what is not come in no order that a processor could guess: until here nothing asks which.
        (number < NUMBERS).then_some(number as u32)
    }

    /// The number of a tag, which stands at that place or further on.
    #[inline(never)]
    fn get_behind(&self, from: usize, tag: u64) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = from;
        loop {
            let slot = *self.slots.get(at & mask)?;
            let number = slot ^ tag << NUMBER;
            if number < NUMBERS {
                return Some(number as u32);
            }
            if slot == EMPTY {
                return None;
            }
            at += 1;
        }
    }

    /// Adds a tag that is not there. Numbers over a million and entries over the table's room are left out.
    pub(super) fn insert(&mut self, hash: u64, tag: u64, number: u32) {
        if self.room == 0 || u64::from(number) >= NUMBERS {
            return;
        }
        self.room -= 1;
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (hash >> self.shift) as usize;
        while self.slots.get(at & mask).is_some_and(|slot| *slot != EMPTY) {
            at += 1;
        }
        if let Some(slot) = self.slots.get_mut(at & mask) {
            *slot = tag << NUMBER | u64::from(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_and_nothing_else() {
        const ENTRIES: u64 = 1_000;
        let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut table = Table::with_room(ENTRIES as usize);
        for n in 0..ENTRIES {
            // Three in a row begin at one place.
            table.insert(hash(n / 3), n, n as u32 * 7);
        }
        for n in 0..ENTRIES {
            assert_eq!(table.get(hash(n / 3), n), Some(n as u32 * 7));
            assert_eq!(table.get(hash(n), n + ENTRIES), None);
        }
        assert_eq!(Table::default().get(5, 5), None);
    }
}
