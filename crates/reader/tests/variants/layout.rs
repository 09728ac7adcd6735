//! The same words, laid out and marked in other ways; and sentences told twice.

/// Ways of laying out a text that change no word of it, by name.
#[allow(clippy::type_complexity, reason = "a table of names and functions")]
pub(crate) const LAYOUTS: &[(&str, fn(&str) -> String)] = &[
    ("curly", curly),
    ("straight", straight),
    ("crlf", |text| text.replace('\n', "\r\n")),
    ("no-break-hyphens", |text| between_words(text, '\u{2011}')),
    ("hyphens-of-typography", |text| between_words(text, '\u{2010}')),
    ("en-dashes-in-scores", en_dashes),
    ("single-breaks", |text| text.replace("\n\n", "\n")),
    ("spaces-at-line-ends", |text| text.replace('\n', "  \n")),
    ("wide-breaks", |text| text.replace("\n\n", "\n\n\n\n")),
    ("wrapped-at-72", |text| wrapped(text, 72)),
    ("wrapped-at-60", |text| wrapped(text, 60)),
];

fn curly(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || "([—".contains(before);
        out.push(match (c, opens) {
            ('"', true) => '“',
            ('"', false) => '”',
            ('\'', true) => '‘',
            ('\'', false) => '’',
            (c, _) => c,
        });
        before = c;
    }
    out
}

fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"").replace(['‘', '’'], "'")
}

/// Hyphens between letters.
fn between_words(text: &str, hyphen: char) -> String {
    replaced_between(text, hyphen, char::is_alphabetic)
}

/// Hyphens between digits, but not those of an ISO date.
fn en_dashes(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| match ledger::parse_date(word.trim()) {
            Ok(_) => word.to_owned(),
            Err(_) => replaced_between(word, '–', |c| c.is_ascii_digit()),
        })
        .collect()
}

fn replaced_between(text: &str, hyphen: char, kind: impl Fn(char) -> bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or(' ');
    (0..chars.len())
        .map(|i| if at(i) == '-' && i > 0 && kind(at(i - 1)) && kind(at(i + 1)) { hyphen } else { at(i) })
        .collect()
}

/// Paragraphs wrapped at a width, where they are separated by empty lines.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (n, paragraph) in text.split("\n\n").enumerate() {
        out.push_str(if n > 0 { "\n\n" } else { "" });
        for (n, line) in paragraph.split('\n').enumerate() {
            out.push_str(if n > 0 { "\n" } else { "" });
            let mut column = 0;
            for (n, word) in line.split(' ').enumerate() {
                let len = word.chars().count();
                if column + len >= width {
                    out.push('\n');
                    column = 0;
                } else if n > 0 {
                    out.push(' ');
                }
                out.push_str(word);
                column += len + 1;
            }
        }
    }
    out
}

/// Ways of telling a sentence once more, by name: the sentence is the first paragraph's first, which needs nothing
/// before it to be understood.
pub(crate) fn repeats(text: &str) -> Vec<(&'static str, String)> {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let Some((at, lead)) = lead(&paragraphs) else { return Vec::new() };
    let caption = lead.trim_end_matches('.');
    let with = |position: usize, line: String| {
        let mut all: Vec<String> = paragraphs.iter().map(|p| (*p).to_owned()).collect();
        all.insert(position.min(all.len()), line);
        all.join("\n\n")
    };
    vec![
        ("caption-after-lead", with(at + 1, caption.to_owned())),
        ("caption-in-the-middle", with((at + paragraphs.len()).div_ceil(2), caption.to_owned())),
        ("caption-at-the-end", with(paragraphs.len(), format!("{caption}\n"))),
        ("sentence-again-at-the-end", with(paragraphs.len(), format!("{lead}\n"))),
        ("highlight", with(at + 1, format!("• {caption}"))),
        ("highlight-and-caption", {
            let first = with(at + 1, format!("• {lead}"));
            format!("{}\n\n{caption}\n", first.trim_end())
        }),
    ]
}

/// The first sentence of running text, and the number of its paragraph.
fn lead<'a>(paragraphs: &[&'a str]) -> Option<(usize, &'a str)> {
    paragraphs.iter().enumerate().find_map(|(at, paragraph)| {
        let mut text = paragraph.trim();
        if let Some(rest) = text.strip_prefix("date ") {
            text = rest.get(11..)?;
        }
        let end = text.find(". ").map(|e| e + 1).or(text.ends_with('.').then_some(text.len()))?;
        let sentence = &text[..end];
        let plain = !sentence.contains(['"', '“', '‘', '\n', '•', ':', ';']) && sentence.len() > 60;
        plain.then_some((at, sentence))
    })
}
