//! Folding of letters: case, accents and the kinds of apostrophe do not tell words apart.

/// A hash of folded bytes, eight at a time: most words are one step.
///
/// A step multiplies by 2^64 divided by the golden ratio (Knuth 1973, section 6.4) and folds the upper half into the lower; it maps
/// different numbers to different ones, so that words of up to seven bytes never share a hash.
pub(crate) struct FoldedHasher {
    /// Of all whole eights so far.
    done: u64,
    /// The bytes since, first one lowest.
    open: u64,
    /// How many bits these are.
    bits: u32,
}

/// One step of the hash.
#[inline]
fn mix(n: u64) -> u64 {
    let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    n ^ n >> 32
}

impl FoldedHasher {
    #[inline]
    pub(crate) fn new() -> Self {
        Self { done: 0, open: 0, bits: 0 }
    }

    /// The hash of no more than seven bytes, the first one lowest.
    #[inline]
    pub(super) fn of_few(bytes: u64) -> u64 {
        mix(bytes)
    }

    /// One byte, folded already.
    #[inline]
    pub(crate) fn byte(&mut self, b: u8) {
        self.open |= u64::from(b) << self.bits;
        self.bits += 8;
        self.close();
    }

    /// As many folded bytes as go before the next whole eight, or fewer: the first one lowest, those behind them nought.
    #[inline]
    pub(crate) fn eight(&mut self, bytes: u64, count: u32) {
        self.open |= bytes << self.bits;
        self.bits += count * 8;
        self.close();
    }

    #[inline]
    fn close(&mut self) {
        if self.bits >= 64 {
            self.done = mix(self.done ^ self.open);
            (self.open, self.bits) = (0, 0);
        }
    }

    #[inline]
    pub(crate) fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.byte((c as u8).to_ascii_lowercase());
        } else {
            ledger::fold_char(c, &mut |f: char| {
                let mut buffer = [0; 4];
                for b in f.encode_utf8(&mut buffer).bytes() {
                    self.byte(b);
                }
            });
        }
    }

    #[inline]
    pub(crate) fn finish(&self) -> u64 {
        mix(self.done ^ self.open)
    }
}

/// Eight bytes of a text, looked at all at once; fewer at its end, with noughts behind them.
///
/// In what is worked out of them, each byte's answer is its highest bit.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

/// That byte, eight times.
const fn each(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

impl Eight {
    /// Those that begin there.
    #[inline]
    pub(super) fn at(bytes: &[u8], at: usize) -> Self {
        match bytes.get(at..).and_then(<[u8]>::first_chunk) {
            Some(eight) => Self(u64::from_le_bytes(*eight)),
            None => {
                let rest = bytes.get(at..).unwrap_or_default();
                Self(rest.iter().rev().fold(0, |all, b| all << 8 | u64::from(*b)))
            }
        }
    }

    /// Which of them lie between two ASCII bytes, those included. No sum of seven bits and such a bound carries into the next byte.
    #[inline]
    const fn between(self, low: u8, high: u8) -> u64 {
        let seven = self.0 & each(0x7f);
        (seven + each(0x80 - low)) & !(seven + each(0x7f - high)) & !self.0 & each(0x80)
    }

    /// Those, from the first, that are ASCII letters or digits.
    #[inline]
    pub(super) fn letters(self) -> Letters {
        let capital = self.between(b'A', b'Z');
        // A capital is made small by its bit of worth 32.
        let small = Self(self.0 | capital >> 2);
        let other = !(small.between(b'a', b'z') | self.between(b'0', b'9')) & each(0x80);
        let count = other.trailing_zeros() / 8;
        let run = if count == 8 { u64::MAX } else { (1 << (count * 8)) - 1 };
        Letters { count, capitals: (capital & run) >> 7, small: small.0 & run }
    }
}

/// The letters and digits with which eight bytes begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    /// How many.
    pub(super) count: u32,
    /// Those that are capitals, each as the lowest bit of its byte.
    pub(super) capitals: u64,
    /// Themselves in small letters, the first one lowest.
    pub(super) small: u64,
}

impl Letters {
    /// How many are capitals.
    #[inline]
    pub(super) fn capital_count(self) -> u32 {
        // All bytes are added up in the highest.
        (self.capitals.wrapping_mul(each(1)) >> 56) as u32
    }

    /// Whether the first is a capital.
    #[inline]
    pub(super) fn begins_capital(self) -> bool {
        self.capitals & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_bytes_at_once_are_eight_bytes_one_by_one() {
        for byte in 0..=u8::MAX {
            for at in 0..8 {
                for length in [at + 1, 8, 9] {
                    let mut bytes = *b"aZ09zAx7q";
                    bytes[at] = byte;
                    let bytes = &bytes[..length];
                    let run: Vec<u8> =
                        bytes.iter().copied().take(8).take_while(u8::is_ascii_alphanumeric).collect();
                    let capitals = run.iter().filter(|b| b.is_ascii_uppercase()).count() as u32;
                    let small = run.iter().rev().fold(0, |n, b| n << 8 | u64::from(b.to_ascii_lowercase()));
                    let letters = Eight::at(bytes, 0).letters();
                    let found = (letters.count, letters.capital_count(), letters.small);
                    assert_eq!(found, (run.len() as u32, capitals, small), "{bytes:?}");
                    let begins = run.first().is_some_and(u8::is_ascii_uppercase);
                    assert_eq!(letters.begins_capital(), begins, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn how_bytes_come_changes_no_hash() {
        for text in ["", "a", "knee", "hamstring", "metatarsals", "sixteen letters.", "0123456789abcdefg"] {
            let (mut one, mut eight) = (FoldedHasher::new(), FoldedHasher::new());
            text.bytes().for_each(|b| one.byte(b));
            for part in text.as_bytes().chunks(8) {
                eight.eight(part.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)), part.len() as u32);
            }
            assert_eq!(one.finish(), eight.finish(), "{text}");
            if text.len() < 8 {
                let few = text.bytes().rev().fold(0, |n, b| n << 8 | u64::from(b));
                assert_eq!(one.finish(), FoldedHasher::of_few(few), "{text}");
            }
        }
    }
}
