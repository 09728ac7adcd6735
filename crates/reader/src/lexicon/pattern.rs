//! Phrases of a lexicon file, written out.

const HIS: &[&str] =
    &["his", "her", "their", "my", "the", "a", "an", "its", "our", "your", "this", "that", "'s"];

/// More readings than this in one phrase is a mistake in the file.
const LIMIT: usize = 2_000;

/// Every sequence of word keys that a phrase stands for.
pub(super) fn expand(phrase: &str) -> Result<Vec<Vec<u64>>, String> {
    let mut paths = paths(phrase, keys_of)?;
    paths.sort_unstable();
    paths.dedup();
    if paths.iter().any(Vec::is_empty) {
        return Err(format!("{phrase:?} can be empty"));
    }
    Ok(paths)
}

/// Every way of writing a phrase.
pub(super) fn spellings(phrase: &str) -> impl Iterator<Item = String> {
    // A phrase that cannot be written out has been refused when its file was compiled.
    paths(phrase, |word| Some(vec![word])).unwrap_or_default().into_iter().map(|words| words.join(" "))
}

/// Every path through a phrase's slots, of what `parts` makes of each word.
fn paths<'a, T: Clone>(
    phrase: &'a str,
    parts: impl Fn(&'a str) -> Option<Vec<T>>,
) -> Result<Vec<Vec<T>>, String> {
    let mut paths: Vec<Vec<T>> = vec![Vec::new()];
    for slot in phrase.split_whitespace() {
        let (slot, optional) = slot.strip_suffix('?').map_or((slot, false), |s| (s, true));
        let words: Vec<&str> = if slot == "<his>" { HIS.to_vec() } else { slot.split('|').collect() };
        let mut grown = if optional { paths.clone() } else { Vec::new() };
        for word in words {
            let parts = parts(word).ok_or_else(|| format!("{phrase:?} has an empty word"))?;
            for path in &paths {
                grown.push(path.iter().chain(&parts).cloned().collect());
            }
        }
        if grown.len() > LIMIT {
            return Err(format!("{phrase:?} stands for more than {LIMIT} sequences"));
        }
        paths = grown;
    }
    Ok(paths)
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
        assert_eq!(expand("full-training").unwrap(), vec![vec![key("full"), key("training")]]);
        assert_eq!(expand("in|on the? grass").unwrap().len(), 4);
        assert_eq!(expand("<his> knee").unwrap().len(), HIS.len());
        assert!(expand("the?").is_err());
    }
}
