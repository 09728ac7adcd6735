//! Names that are written much like another.

use super::key;

/// Below this the likeness of two names is chance (Jaro–Winkler, 0 to 1).
const ALIKE: f64 = 0.82;

/// How often each letter stands in a text, some letters counted as one, and how many there are.
struct Letters([u8; 32], usize);

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self([0; 32], 0);
        for letter in text.chars() {
            if let Some(count) = letters.0.get_mut(letter as usize % 32) {
                *count = count.saturating_add(1);
            }
            letters.1 += 1;
        }
        letters
    }

    /// Whether two texts may be as alike as [`ALIKE`]: never not where they are. A letter matches one at most; where Jaro's likeness is no more than 0.7,
    /// Winkler adds nothing. Most names are told apart so, at a fraction of what comparing them takes.
    fn may_be_alike(&self, other: &Self) -> bool {
        let both: usize = self.0.iter().zip(&other.0).map(|(a, b)| usize::from(*a.min(b))).sum();
        // Beyond 255 nothing was counted; and two empty ones are alike.
        let of = |all: usize| if matches!(all, 1..=255) { both as f64 / all as f64 } else { 1.0 };
        of(self.1) + of(other.1) + 1.0 > 3.0 * 0.699
    }
}

/// Names that may have been meant, the nearest first.
pub(super) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    const MOST: usize = 5;
    let letters = Letters::of(wanted);
    let alike = |text: &str| match letters.may_be_alike(&Letters::of(text)) {
        true => strsim::jaro_winkler(wanted, text),
        false => 0.0,
    };
    let likeness = |name: &str| {
        let name = key(name);
        // A surname alone is compared to surnames.
        let words = name.split(' ').map(alike);
        let whole = alike(&name);
        if wanted.contains(' ') { whole } else { words.fold(whole, f64::max) }
    };
    let mut found: Vec<(f64, &str)> = names.map(|n| (likeness(n), n)).filter(|(l, _)| *l >= ALIKE).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().take(MOST).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_rule_out_only_what_is_not_alike() {
        let words =
            ["marek dvorak", "dvorka", "mark", "karam", "m", "", "aaaa", "aaaab", "dvořák", "vokard", "q"];
        let long = "ab".repeat(400);
        let all = || words.iter().copied().chain([long.as_str(), &long[1..]]);
        let (mut alike, mut out) = (0, 0);
        for (a, b) in all().flat_map(|a| all().map(move |b| (a, b))) {
            let may = Letters::of(a).may_be_alike(&Letters::of(b));
            let is = strsim::jaro_winkler(a, b) >= ALIKE;
            assert!(may || !is, "{a:?}, {b:?}");
            (alike, out) = (alike + usize::from(is), out + usize::from(!may));
        }
        assert!(alike > 20 && out > 20, "{alike} alike, {out} ruled out");
    }
}
