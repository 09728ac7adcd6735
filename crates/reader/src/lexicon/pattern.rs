//! Phrases of a lexicon file, taken apart.

const HIS: &[&str] =
    &["his", "her", "their", "my", "the", "a", "an", "its", "our", "your", "this", "that", "'s"];

/// One place of a phrase: the words that may stand in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Each word's tokens, as keys (`pre-season` is two).
    pub(super) words: Vec<Vec<u64>>,
    /// Whether it may be left out.
    pub(super) optional: bool,
}

/// The places of a phrase, in order.
pub(super) fn slots(phrase: &str) -> Result<Vec<Slot>, String> {
    let slots: Vec<Slot> = phrase.split_whitespace().map(|s| slot(phrase, s)).collect::<Result<_, _>>()?;
    if slots.iter().all(|s| s.optional) {
        return Err(format!("{phrase:?} can be empty"));
    }
    Ok(slots)
}

/// Every way of writing a phrase.
pub(super) fn spellings(phrase: &str) -> impl Iterator<Item = String> {
    let mut paths = vec![String::new()];
    for written in phrase.split_whitespace() {
        let (written, optional) = optional(written);
        let mut grown = if optional { paths.clone() } else { Vec::new() };
        for word in words(written) {
            grown.extend(
                paths.iter().map(|p| if p.is_empty() { word.to_owned() } else { format!("{p} {word}") }),
            );
        }
        paths = grown;
    }
    paths.into_iter()
}

fn optional(written: &str) -> (&str, bool) {
    written.strip_suffix('?').map_or((written, false), |s| (s, true))
}

fn words(written: &str) -> Vec<&str> {
    if written == "<his>" { HIS.to_vec() } else { written.split('|').collect() }
}

fn slot(phrase: &str, written: &str) -> Result<Slot, String> {
    let (written, optional) = optional(written);
    let of = |word: &str| keys_of(word).ok_or_else(|| format!("{phrase:?} has an empty word"));
    let words = words(written).into_iter().map(of).collect::<Result<_, _>>()?;
    Ok(Slot { words, optional })
}

/// The tokens of one written word: `pre-season` is two, `player's` is two.
fn keys_of(word: &str) -> Option<Vec<u64>> {
    let keys: Vec<u64> = crate::text::keys(word).collect();
    (!keys.is_empty()).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    #[test]
    fn alternatives_options_and_hyphens() {
        let hyphenated = slots("full-training").unwrap();
        assert_eq!(hyphenated, [Slot { words: vec![vec![key("full"), key("training")]], optional: false }]);
        let options = slots("in|on the? grass").unwrap();
        assert_eq!(
            options.iter().map(|s| (s.words.len(), s.optional)).collect::<Vec<_>>(),
            [(2, false), (1, true), (1, false)]
        );
        assert_eq!(slots("<his> knee").unwrap()[0].words.len(), HIS.len());
        assert!(slots("the?").is_err());
        assert!(slots("in||on grass").is_err());
    }
}
