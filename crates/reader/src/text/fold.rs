//! Folding of letters: case, accents and the kinds of apostrophe do not tell words apart.

/// FNV-1a over folded bytes, 64 bit (Fowler, Noll and Vo 1991), finished with a multiply-shift so that the low bits
/// of short words differ.
pub(crate) struct FoldedHasher(u64);

impl FoldedHasher {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// One byte, folded already.
    #[inline]
    pub(crate) fn byte(&mut self, b: u8) {
        self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3);
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

    pub(crate) fn finish(&self) -> u64 {
        let h = self.0;
        (h ^ (h >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}
