//! Numbers that look random and are the same each time.

/// SplitMix64 (Steele, Lea & Flood 2014).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Another generator, whose numbers have nothing to do with those that are still to come from this one.
    pub(super) fn fork(&mut self) -> Self {
        Self::new(self.next())
    }

    /// Evenly from 0 to below 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// `some` of the numbers below `all`, in ascending order.
    pub(super) fn choose(&mut self, some: usize, all: usize) -> Vec<usize> {
        let mut left = some.min(all);
        let mut chosen = Vec::with_capacity(left);
        for at in 0..all {
            if self.unit() * ((all - at) as f64) < left as f64 {
                chosen.push(at);
                left -= 1;
            }
        }
        chosen
    }
}
