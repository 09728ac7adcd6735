//! How much two reports are alike as wholes: which one repeats the other, syndicated or mirrored.
//!
//! A text is the set of its stretches of three words, case, accents and punctuation aside, and two texts are as alike as their sets
//! (Jaccard 1901; Broder 1997, "On the resemblance and containment of documents"). That a few pairs out of many can be compared,
//! each text has bands: numbers made of the least of its stretches (min-wise hashing with one permutation: Li, Owen and Zhang 2012; empty
//! bins filled from their neighbours: Shrivastava and Li 2014). Two texts that share no band are hardly alike.
//!
//! Whether a report copies what another says of *one player* is asked of its claims, and by other rules
//! (the fold's copies): there a paragraph is enough. Here nearly everything has to be the same.

use crate::fold_char;

/// So many words are a stretch.
const STRETCH: usize = 3;

/// Texts of fewer stretches are alike by chance.
const LEAST: usize = 24;

/// Bands of a text, and how many least stretches each is made of. Of texts whose likeness is 0.6, nine in ten share a band; of those
/// whose likeness is 0.8, more than 999 in 1,000.
const BANDS: usize = 10;
const ROWS: usize = 3;

/// What a text is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Sorted, each once.
    stretches: Vec<u64>,
}

impl Likeness {
    /// A report that is at least so much like another repeats it.
    pub const COPY: f64 = 0.6;

    /// Agencies are copied on the same day or the next, magazines take longer: days between two that repeat each other, at most.
    pub const DAYS: i64 = 14;

    /// That of a text; none of one that is too short to tell.
    pub fn of(text: &str) -> Option<Self> {
        let words = words(text);
        let mut stretches: Vec<u64> = words.windows(STRETCH).map(stretch).collect();
        stretches.sort_unstable();
        stretches.dedup();
        (stretches.len() >= LEAST).then_some(Self { stretches })
    }

    /// The share of stretches that both have among those that either has, 0 to 1.
    pub fn to(&self, other: &Self) -> f64 {
        let (mut a, mut b) = (self.stretches.iter().peekable(), other.stretches.iter().peekable());
        let mut shared = 0_usize;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        shared as f64 / (self.stretches.len() + other.stretches.len() - shared).max(1) as f64
    }

    /// Numbers of which texts that are alike share one, most probably. They are the same in every version and on every machine: stores
    /// keep them.
    pub fn bands(&self) -> Vec<u64> {
        let least = self.least();
        let band = |(n, rows): (usize, &[u64])| rows.iter().fold(mix(n as u64), |band, row| mix(band ^ row));
        least.chunks(ROWS).enumerate().map(band).collect()
    }

    /// The least stretch of each bin; of an empty one, that of the next bin that is not, told apart by how far off it is.
    fn least(&self) -> Vec<u64> {
        const BINS: usize = BANDS * ROWS;
        let mut bins: Vec<Option<u64>> = vec![None; BINS];
        for stretch in &self.stretches {
            // Sorted, so that the first of a bin is its least.
            let bin = (u128::from(*stretch) * BINS as u128) >> 64;
            if let Some(least) = bins.get_mut(bin as usize) {
                least.get_or_insert(*stretch);
            }
        }
        let filled = |at: usize| {
            let mut off = (0..BINS).filter_map(|off| Some((off, (*bins.get((at + off) % BINS)?)?)));
            off.next().map_or(0, |(off, least)| if off == 0 { least } else { mix(least ^ off as u64) })
        };
        (0..BINS).map(filled).collect()
    }
}

/// Each word as a number: FNV-1a (Fowler, Noll and Vo) over its folded letters.
fn words(text: &str) -> Vec<u64> {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut open = false;
    for c in text.chars() {
        let mut letter = false;
        fold_char(c, &mut |f| {
            if !f.is_alphanumeric() {
                return;
            }
            letter = true;
            if !open {
                words.push(BASIS);
                open = true;
            }
            if let Some(word) = words.last_mut() {
                *word = (*word ^ u64::from(u32::from(f))).wrapping_mul(PRIME);
            }
        });
        // An apostrophe parts no word, and papers write it in several ways.
        open &= letter || matches!(c, '\'' | '’' | '‘' | 'ʼ');
    }
    words
}

fn stretch(words: &[u64]) -> u64 {
    words.iter().fold(0, |stretch, word| mix(stretch.rotate_left(17) ^ word))
}

/// The finalizer of SplitMix64 (Steele, Lea and Flood 2014): spreads what differs in a few bits over all.
fn mix(n: u64) -> u64 {
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A report of so many words, each of its own.
    fn report(seed: u64, words: u64) -> String {
        (0..words).map(|n| format!("w{} ", mix(seed ^ mix(n)) % 5_000)).collect()
    }

    fn likeness(text: &str) -> Likeness {
        Likeness::of(text).unwrap()
    }

    fn share_a_band(a: &Likeness, b: &Likeness) -> bool {
        a.bands().iter().zip(b.bands()).any(|(a, b)| *a == b)
    }

    #[test]
    fn case_accents_and_punctuation_do_not_count_and_other_words_do() {
        let one = "Ned Harrow’s knee, which he hurt on Saturday, will keep him out for a month, the club said after a scan in \
                   Porto; he has begun to run again and hopes to be back in team training before the end of winter.";
        let same = one.to_uppercase().replace('’', "'").replace(',', " –").replace("PORTO", "Pórto");
        assert_eq!(likeness(one), likeness(&same));
        let other = one.replace("knee", "ankle");
        let alike = likeness(one).to(&likeness(&other));
        assert!((0.8..1.0).contains(&alike), "{alike}");
        assert_eq!(Likeness::of("Ned Harrow is out for a month."), None);
    }

    #[test]
    fn what_is_alike_shares_a_band_and_what_is_not_does_not() {
        let (mut found, mut mistaken) = (0, 0);
        for seed in 0..400 {
            let text = report(seed, 300);
            // A stretch in the middle is written anew: 300 words, of which 45 differ.
            let words: Vec<&str> = text.split(' ').collect();
            let anew = report(seed ^ 77, 45);
            let copy = [words[..120].join(" "), anew, words[165..].join(" ")].join(" ");
            let (text, copy) = (likeness(&text), likeness(&copy));
            assert!(text.to(&copy) > Likeness::COPY);
            found += usize::from(share_a_band(&text, &copy));
            mistaken += usize::from(share_a_band(&text, &likeness(&report(seed + 1_000, 300))));
        }
        assert!(found >= 385 && mistaken == 0, "{found} {mistaken}");
    }

    #[test]
    fn bands_are_what_stores_have() {
        let bands = likeness(&report(1, 60)).bands();
        assert_eq!(bands.len(), BANDS);
        assert_eq!((bands[0], bands[9]), BANDS_OF_ONE);
    }

    /// Stores keep bands: these may never change.
    const BANDS_OF_ONE: (u64, u64) = (3254012220841407617, 13166357581534414260);

    proptest! {
        #[test]
        fn likeness_is_of_both_and_a_text_is_like_itself(a in "[a-e ]{0,200}", b in "\\PC{0,200}") {
            let told = [Likeness::of(&a), Likeness::of(&b)];
            for one in told.iter().flatten() {
                prop_assert_eq!(one.to(one), 1.0);
                prop_assert_eq!(one.bands().len(), BANDS);
                for other in told.iter().flatten() {
                    let alike = one.to(other);
                    prop_assert!(alike == other.to(one) && (0.0..=1.0).contains(&alike));
                }
            }
        }
    }
}
