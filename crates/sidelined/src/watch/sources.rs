//! Which feeds and pages are followed: from the command line and from lists.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use follow::Address;
use roxmltree::Document;

use crate::input::{Unreadable, shown};
use crate::notes::{one_line, reason};

/// Most bytes of a list of sources.
const LIST_BYTES: u64 = 16 << 20;

/// The addresses in a list: an OPML file's feeds (<https://opml.org/spec2.opml>: `xmlUrl` of each outline), or one address a
/// line, where what follows `#` is a remark. What is wrong with some leaves the others.
pub fn listed(path: &Path) -> Vec<Result<Address, Unreadable>> {
    let name = shown(path);
    let told = |reason: String| Unreadable { name: name.clone(), reason };
    let text = match read(path) {
        Ok(text) => text,
        Err(why) => return vec![Err(told(why))],
    };
    let text = text.trim_start_matches('\u{feff}');
    let found = if text.trim_start().starts_with('<') { outlines(text) } else { Ok(lines(text)) };
    match found {
        Err(why) => vec![Err(told(why))],
        Ok(found) if found.is_empty() => vec![Err(told("has no address in it".into()))],
        Ok(found) => {
            let address = |(at, text): (usize, String)| {
                let wrong = |error| told(format!("line {at}: {:?} {error}", one_line(&text)));
                Address::parse(&text).map_err(wrong)
            };
            found.into_iter().map(address).collect()
        }
    }
}

fn read(path: &Path) -> Result<String, String> {
    let mut text = String::new();
    let file = File::open(path).map_err(|e| reason(&e))?;
    file.take(LIST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(|e| format!("could not be read: {}", reason(&e)))?;
    if text.len() as u64 > LIST_BYTES {
        return Err(format!("is over the limit of {LIST_BYTES} bytes for a list of sources"));
    }
    Ok(text)
}

fn lines(text: &str) -> Vec<(usize, String)> {
    // A `#` within an address is part of it.
    let bare = |line: &str| match line.trim() {
        line if line.starts_with('#') => String::new(),
        line => line.split(" #").next().unwrap_or_default().trim().to_owned(),
    };
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, bare(line)));
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

fn outlines(text: &str) -> Result<Vec<(usize, String)>, String> {
    // Declarations of entities are refused, and with them whatever they would grow into.
    let document = Document::parse(text).map_err(|e| format!("is no OPML: {}", one_line(&e.to_string())))?;
    let place = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
    let outlines = document.descendants().filter(|node| node.has_tag_name("outline"));
    let address = |node: roxmltree::Node<'_, '_>| {
        let url = node.attribute("xmlUrl").or_else(|| node.attribute("xmlurl"))?;
        Some((place(node.range().start), url.trim().to_owned()))
    };
    Ok(outlines.filter_map(address).collect())
}

/// The addresses in their order, each once.
pub fn distinct(addresses: Vec<Address>) -> Vec<Address> {
    let mut seen = BTreeSet::new();
    addresses.into_iter().filter(|address| seen.insert(address.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        listed(file.path())
            .into_iter()
            .map(|found| match found {
                Ok(address) => address.to_string(),
                Err(why) => format!("! {}", why.reason),
            })
            .collect()
    }

    #[test]
    fn a_list_is_opml_or_lines() {
        let lines =
            "\u{feff}# clubs\nhttps://a.example/feed # the first\n\n  http://b.example/x#y\nnonsense\n";
        assert_eq!(
            told(lines),
            [
                "https://a.example/feed",
                "http://b.example/x",
                "! line 5: \"nonsense\" is not an address of the web: relative URL without a base"
            ]
        );
        let opml = "<?xml version='1.0'?>\n<opml version='2.0'><body><outline text='Clubs'>\n\
                    <outline type='rss' xmlUrl='https://a.example/feed?x=1&amp;y=2'/></outline>\n\
                    <outline text='no feed'/></body></opml>";
        assert_eq!(told(opml), ["https://a.example/feed?x=1&y=2"]);
    }

    #[test]
    fn a_list_that_is_none_is_told() {
        assert_eq!(told("\n# nothing\n"), ["! has no address in it"]);
        assert!(told("<opml><body>")[0].starts_with("! is no OPML: "));
        let bomb = "<!DOCTYPE opml [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><opml><body><outline xmlUrl='&b;'/></body></opml>";
        assert!(told(bomb)[0].starts_with("! is no OPML: "));
        assert_eq!(listed(Path::new("/nowhere/list"))[0].as_ref().unwrap_err().reason, "does not exist");
    }
}
