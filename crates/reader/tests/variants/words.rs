//! Replacing whole words and phrases, in a text and in what was read from it.

/// Phrases and what stands in their place. Applied in one pass, the longest first, only at the ends of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    pairs: Vec<(String, String)>,
}

impl Words {
    /// These phrases, each also in capitals; what begins a sentence gets a capital.
    pub(crate) fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut all: Vec<(String, String)> = Vec::new();
        for (from, to) in pairs {
            all.push((capitalised(&from), to.clone()));
            all.push((from.to_uppercase(), to.to_uppercase()));
            all.push((from, to));
        }
        all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        all.dedup_by(|a, b| a.0 == b.0);
        Self { pairs: all }
    }

    /// The same phrases as the normal form of [`crate::moved`] spells them.
    pub(crate) fn normal(&self, normal: impl Fn(&str) -> String) -> Self {
        let mut pairs: Vec<_> = self.pairs.iter().map(|(a, b)| (normal(a), normal(b))).collect();
        pairs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        pairs.dedup_by(|a, b| a.0 == b.0);
        Self { pairs }
    }

    /// The text with every phrase replaced.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        let mut at = 0;
        let mut before: Option<char> = None;
        while let Some(here) = text[at..].chars().next() {
            let found = if before.is_some_and(in_word) {
                None
            } else {
                self.pairs.iter().find(|(from, _)| ends_word(text, at, from))
            };
            if let Some((from, to)) = found {
                let begins = from.starts_with(char::is_uppercase) && begins_sentence(&out);
                out.push_str(&if begins { capitalised(to) } else { to.clone() });
                at += from.len();
                before = from.chars().next_back();
            } else {
                out.push(here);
                at += here.len_utf8();
                before = Some(here);
            }
        }
        out
    }

    /// Whether the text holds one of the phrases.
    pub(crate) fn touches(&self, text: &str) -> bool {
        self.apply(text) != text
    }
}

/// Whether the phrase stands there and a word ends with it.
fn ends_word(text: &str, at: usize, phrase: &str) -> bool {
    text[at..].strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(in_word))
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether what comes next begins a sentence, a line or a quotation.
fn begins_sentence(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c == ' ' || "\"'“‘•(".contains(c));
    before.chars().next_back().is_none_or(|c| ".!?:\n".contains(c) || c.is_ascii_digit())
}

/// With a capital in front.
pub(crate) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

#[test]
fn whole_words_are_replaced() {
    let words = Words::new([("van der Meer".into(), "Hale".into()), ("Hale".into(), "de la Torre".into())]);
    assert_eq!(
        words.apply("Hale, Hales. \"Van der Meer’s knee\" and VAN DER MEER with Hale"),
        "De la Torre, Hales. \"Hale’s knee\" and HALE with de la Torre"
    );
}
