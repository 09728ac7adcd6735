//! Sorting by numbers that are spread more or less evenly, as the bits of times are.

/// So many are sorted by comparing.
const FEW: usize = 24;

/// The entries in order of their numbers, those of one number in the order they came. Each is put into a bin by its number's leading
/// digits, and each bin is sorted in the same way; `entries` is gone through three times instead of being kept.
pub(super) fn sorted<T: Copy + Default>(entries: impl Iterator<Item = (u64, T)> + Clone) -> Vec<(u64, T)> {
    let (low, high, count) = entries
        .clone()
        .fold((u64::MAX, 0, 0usize), |(low, high, n), (k, _)| (low.min(k), high.max(k), n + 1));
    if count <= FEW || low == high {
        let mut few: Vec<(u64, T)> = entries.collect();
        few.sort_by_key(|(number, _)| *number);
        return few;
    }
    // Bins of a few entries, but no more of them than a processor fills side by side.
    let bits = (count / 4).ilog2().min(12);
    let shift = (u64::BITS - (high - low).leading_zeros()).saturating_sub(bits);
    let bin = |number: u64| ((number - low) >> shift) as usize;
    let mut ends = vec![0u32; (1 << bits) + 1];
    entries.clone().for_each(|(number, _)| ends[bin(number) + 1] += 1);
    (1..ends.len()).for_each(|i| ends[i] += ends[i - 1]);
    let mut sorted_entries = vec![(0, T::default()); count];
    for entry in entries {
        let place = &mut ends[bin(entry.0)];
        sorted_entries[*place as usize] = entry;
        *place += 1;
    }
    // Each bin was filled up to where the next began.
    let mut start = 0;
    for end in &ends[..ends.len() - 1] {
        sort(&mut sorted_entries[start..*end as usize]);
        start = *end as usize;
    }
    sorted_entries
}

fn sort<T: Copy + Default>(bin: &mut [(u64, T)]) {
    if bin.len() <= FEW {
        bin.sort_by_key(|(number, _)| *number);
    } else {
        let again = sorted(bin.iter().copied());
        bin.copy_from_slice(&again);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_entries_are_sorted_as_few_are() {
        let mut key = 1u64;
        let entries = (0..20_000u32).map(|row| {
            key = key * 48_271 % 2_147_483_647;
            // Some far away from the others, some twice, some all alike.
            let far = [u64::MAX - key, key << 20, 7, 3];
            (far.get((row % 1000) as usize).copied().unwrap_or(key % 15_000), row)
        });
        let mut want: Vec<(u64, u32)> = entries.collect();
        let got = sorted(want.iter().copied());
        want.sort_unstable();
        assert!(got == want);
        assert_eq!(sorted([(7, 3), (7, 1), (2, 9)].into_iter()), [(2, 9), (7, 3), (7, 1)]);
        assert_eq!(sorted(std::iter::empty::<(u64, u32)>()), []);
    }
}
