//! A page made harmless before it is parsed: well nested, no deeper than [`DEPTH`], without scripts, drawings and forms.
//!
//! What a parser of HTML does with elements that are nested deep, closed crosswise or never, costs time that grows with
//! the square of the page or faster; some pages are made for that. One walk over the bytes takes it away and leaves
//! every page that a person can read as it is.

use memchr::{memchr, memmem};

/// Elements inside one another; deeper ones lose their tags, not their text.
const DEPTH: usize = 64;

/// Longest value of an attribute that is kept.
const VALUE_BYTES: usize = 4 << 10;

/// Elements whose tags are kept. Of all others the text stays.
const KEPT: &[&str] = &[
    "a", "abbr", "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "link", "main", "meta", "nav", "ol", "p", "pre", "section", "span", "table", "tbody", "td", "tfoot",
    "th", "thead", "time", "title", "tr", "ul",
];

/// Elements that have no end.
const VOID: &[&str] = &["br", "hr", "html", "link", "meta"];

/// Elements that stand inside a paragraph; every other one ends it.
const INLINE: &[&str] = &["a", "abbr", "span", "time"];

/// Elements that are left out with all that is in them.
const LEFT_OUT: &[&str] = &[
    "audio", "button", "canvas", "iframe", "math", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video", "xmp",
];

/// Attributes that tell where the article stands, or something about it.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden", "class", "content", "datetime", "hidden", "href", "id", "itemprop", "lang", "name",
    "property", "pubdate", "rel", "role", "style", "title", "type",
];

/// The page, tidied.
pub(crate) fn tidy(page: &str) -> String {
    let mut tidy = Tidy { out: String::with_capacity(page.len()), open: Vec::new(), endless: Vec::new() };
    let mut at = 0;
    while let Some(tag) = page.get(at..).and_then(|rest| memchr(b'<', rest.as_bytes())).map(|n| at + n) {
        tidy.out.push_str(page.get(at..tag).unwrap_or_default());
        at = tidy.markup(page, tag);
    }
    tidy.out.push_str(page.get(at..).unwrap_or_default());
    tidy.close(0);
    tidy.out
}

struct Tidy {
    out: String,
    /// The elements that are open, the innermost last.
    open: Vec<&'static str>,
    /// Elements of which no end is left on the page.
    endless: Vec<&'static str>,
}

impl Tidy {
    /// What begins with the `<` at `at`; returns where it ends.
    fn markup(&mut self, page: &str, at: usize) -> usize {
        let rest = page.get(at..).unwrap_or_default();
        let bytes = rest.as_bytes();
        let after = |end: Option<usize>| end.map_or(page.len(), |n| at + n);
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => {
                // `<!-->` is a comment too.
                after(memmem::find(bytes.get(2..).unwrap_or_default(), b"-->").map(|n| n + 5))
            }
            Some(b'!' | b'?') => after(memchr(b'>', bytes).map(|n| n + 1)),
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = name(rest.get(2..).unwrap_or_default());
                if let Some(name) = listed(KEPT, name) {
                    self.end(name);
                }
                after(memchr(b'>', bytes).map(|n| n + 1))
            }
            Some(b'/') => after(memchr(b'>', bytes).map(|n| n + 1)),
            Some(first) if first.is_ascii_alphabetic() => self.start(page, at),
            _ => {
                self.out.push_str("&lt;");
                at + 1
            }
        }
    }

    fn start(&mut self, page: &str, at: usize) -> usize {
        let rest = page.get(at + 1..).unwrap_or_default();
        let tag = name(rest);
        let (attributes, length) = attributes(rest.get(tag.len()..).unwrap_or_default());
        let end = at + 1 + tag.len() + length;
        if page.as_bytes().get(end - 1) != Some(&b'>') {
            // A tag without an end is none.
            return page.len();
        }
        if let Some(name) = listed(LEFT_OUT, tag) {
            return self.leave_out(page, end, name, &attributes);
        }
        let Some(name) = listed(KEPT, tag) else { return end };
        self.make_room(name);
        let deep = self.open.len() >= DEPTH || (name == "a" && self.open.contains(&"a"));
        if !deep || VOID.contains(&name) {
            self.tag(name, &attributes);
            if name == "title" {
                return self.title(page, end);
            }
            if !VOID.contains(&name) {
                self.open.push(name);
            }
        } else if !INLINE.contains(&name) {
            // What was a block stays apart from its neighbours.
            self.out.push_str("<br>");
        }
        end
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&value.replace('"', "&quot;"));
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// A title holds text, whatever that looks like.
    fn title(&mut self, page: &str, from: usize) -> usize {
        let rest = page.get(from..).unwrap_or_default();
        let end = find_end(rest, "title").unwrap_or(rest.len().min(VALUE_BYTES));
        let mut end = end;
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        self.out.push_str(&rest.get(..end).unwrap_or_default().replace('<', "&lt;"));
        self.out.push_str("</title>");
        from + end
    }

    /// Leaves out an element; structured data is kept, which stands in a script.
    fn leave_out(
        &mut self,
        page: &str,
        from: usize,
        name: &'static str,
        attributes: &[(&str, &str)],
    ) -> usize {
        if self.endless.contains(&name) {
            return from;
        }
        let rest = page.get(from..).unwrap_or_default();
        let Some(end) = find_end(rest, name) else {
            self.endless.push(name);
            // A script without an end takes the rest with it, in a browser too.
            return if matches!(name, "script" | "style") { page.len() } else { from };
        };
        let data = |(key, value): &(&str, &str)| {
            *key == "type" && value.trim().eq_ignore_ascii_case("application/ld+json")
        };
        if name == "script" && attributes.iter().any(data) {
            self.tag(name, &[("type", "application/ld+json")]);
            self.out.push_str(rest.get(..end).unwrap_or_default());
            self.out.push_str("</script>");
        }
        from + end
    }

    /// Ends what the beginning of this element ends without saying so.
    fn make_room(&mut self, name: &str) {
        let (ends, inside): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dd" | "dt" => (&["dd", "dt"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table", "tbody", "thead", "tfoot"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            _ => (&[], &[]),
        };
        let near = self.open.iter().rposition(|open| ends.contains(open) || inside.contains(open));
        if let Some(at) = near.filter(|&at| self.open.get(at).is_some_and(|open| ends.contains(open))) {
            self.close(at);
        }
        if !INLINE.contains(&name) && !VOID.contains(&name) {
            let block = self.open.iter().rposition(|open| !INLINE.contains(open));
            if let Some(at) = block.filter(|&at| self.open.get(at) == Some(&"p")) {
                self.close(at);
            }
        }
    }

    /// An end tag ends what is open inside its element; without a beginning it is none.
    fn end(&mut self, name: &str) {
        if name == "br" {
            self.out.push_str("<br>");
        }
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.close(at);
        }
    }

    fn close(&mut self, down_to: usize) {
        for name in self.open.drain(down_to.min(self.open.len())..).rev() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }
}

/// The name that a tag begins with.
fn name(tag: &str) -> &str {
    let end = tag.bytes().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'<'));
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

fn listed(list: &[&'static str], name: &str) -> Option<&'static str> {
    if name.len() > 12 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    list.binary_search(&lower.as_str()).ok().and_then(|at| list.get(at).copied())
}

/// Where the end tag of that name begins.
fn find_end(rest: &str, name: &str) -> Option<usize> {
    memmem::find_iter(rest.as_bytes(), b"</").find(|&at| {
        let tag = rest.get(at + 2..).unwrap_or_default();
        tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
            && !tag.as_bytes().get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// The attributes that are kept, each once and with its value as written, and how far the tag reaches.
fn attributes(tag: &str) -> (Vec<(&'static str, &str)>, usize) {
    let bytes = tag.as_bytes();
    let mut kept: Vec<(&'static str, &str)> = Vec::new();
    let mut at = 0;
    let skip = |at: usize, stop: fn(u8) -> bool| {
        bytes.get(at..).and_then(|rest| rest.iter().position(|&b| stop(b))).map_or(bytes.len(), |n| at + n)
    };
    loop {
        at = skip(at, |b| !b.is_ascii_whitespace() && b != b'/');
        match bytes.get(at) {
            None => return (kept, bytes.len()),
            Some(b'>') => return (kept, at + 1),
            Some(_) => {}
        }
        let key_end = skip(at + 1, |b| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/'));
        let key = tag.get(at..key_end).unwrap_or_default();
        at = skip(key_end, |b| !b.is_ascii_whitespace());
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at = skip(at + 1, |b| !b.is_ascii_whitespace());
            (value, at) = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let from = at + 1;
                    let rest = bytes.get(from..).unwrap_or_default();
                    let end = memchr(*quote, rest).map_or(bytes.len(), |n| from + n);
                    (tag.get(from..end).unwrap_or_default(), (end + 1).min(bytes.len()))
                }
                _ => {
                    let end = skip(at, |b| b.is_ascii_whitespace() || b == b'>');
                    (tag.get(at..end).unwrap_or_default(), end)
                }
            };
        }
        if let Some(key) = listed(ATTRIBUTES, key)
            && value.len() <= VALUE_BYTES
            && !kept.iter().any(|(known, _)| *known == key)
        {
            kept.push((key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [KEPT, LEFT_OUT, ATTRIBUTES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn pages_come_out_well_nested_and_keep_their_text() {
        for (page, tidied) in [
            ("<p>One<p>Two", "<p>One</p><p>Two</p>"),
            ("<P CLASS='a \"b\"' onclick=x>One", "<p class=\"a &quot;b&quot;\">One</p>"),
            ("<span><div>One</span>Two</div>", "<span><div>One</div></span>Two"),
            (
                "<ul><li>One<li>Two<ul><li>Three</ul><li>Four",
                "<ul><li>One</li><li>Two<ul><li>Three</li></ul></li><li>Four</li></ul>",
            ),
            (
                "<table><tr><td>1<td>2<tr><th>3</table>",
                "<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>",
            ),
            ("<p>He <b><i>tore</b></i> it", "<p>He tore it</p>"),
            ("<a href=1>One<a href=2>Two</a>", "<a href=\"1\">OneTwo</a>"),
            ("x<br/>y</br>z</p>", "x<br>y<br>z"),
            ("<script>if (a</b>) '<p>'</script>One<style>p</style>", "One"),
            ("<!-- <p>a --><p>One<!-->Two", "<p>OneTwo</p>"),
            ("<svg>One<p>Two", "One<p>Two</p>"),
            ("One<script>Two<p>", "One"),
            ("3 < 4 <3 </> <!doctype html><?xml a>five", "3 &lt; 4 &lt;3  five"),
            ("<p title='<p>' onclick hidden>One", "<p title=\"<p>\" hidden=\"\">One</p>"),
            ("<title>Knee <b> & co</title><p class=a", "<title>Knee &lt;b> & co</title>"),
            ("<p class=\"a", ""),
            (
                "<script type='application/ld+json'>{}</script>",
                "<script type=\"application/ld+json\">{}</script>",
            ),
        ] {
            assert_eq!(tidy(page), tidied, "{page}");
        }
        let deep = tidy(&format!("{}One{}", "<div>".repeat(5000), "<p>Two</p>".repeat(2)));
        assert_eq!(deep.matches("<div>").count(), DEPTH);
        assert!(deep.contains("One<br>Two") && deep.ends_with("</div>"));
    }
}
