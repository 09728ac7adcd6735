//! Folding of names, so that case, accents and the kinds of apostrophe do not tell two names apart.

use unicode_normalization::char::decompose_canonical;

/// Gives the folded form of one character, piece by piece: lower case, without marks, and with the letters that
/// have no decomposition spelled as the press spells them (`ø` as `o`, `ß` as `ss`, `’` as `'`).
pub fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    let plain = match c {
        'ø' | 'Ø' => "o",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        '‐' | '‑' | '–' => "-",
        _ => {
            return decompose_canonical(c, |part| {
                if !unicode_normalization::char::is_combining_mark(part) {
                    part.to_lowercase().for_each(&mut *emit);
                }
            });
        }
    };
    plain.chars().for_each(emit);
}

/// The folded form of a name: see [`fold_char`]. White space is kept as it is.
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        fold_char(c, &mut |f| out.push(f));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_apostrophes_do_not_count() {
        assert_eq!(fold("Martin ØDEGAARD"), "martin odegaard");
        assert_eq!(fold("Ağaoğlu Müller-Straße"), "agaoglu muller-strasse");
        assert_eq!(fold("N’Golo Kanté"), "n'golo kante");
        assert_ne!(fold("Kane"), fold("Kone"));
    }
}
