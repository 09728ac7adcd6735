//! Which columns of a table hold what of a document.

use std::str::FromStr;

/// What of a document a column may hold, as `--columns` names it.
const FIELDS: [&str; 7] = ["text", "doc", "published", "url", "title", "outlet", "author"];

/// The names of the columns that hold a document's text, its name, its date, … Where nothing else is said, each is called
/// as the field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// In the order of [`FIELDS`]: the column's name, and whether it was named by the caller.
    named: [(String, bool); FIELDS.len()],
}

impl Default for Columns {
    fn default() -> Self {
        Self { named: FIELDS.map(|field| (field.to_owned(), false)) }
    }
}

impl FromStr for Columns {
    type Err = String;

    /// Reads `text=body,published=date`: a field of the document, and the column that holds it.
    fn from_str(list: &str) -> Result<Self, String> {
        let mut columns = Self::default();
        for pair in list.split(',') {
            let (field, column) = pair
                .split_once('=')
                .ok_or_else(|| format!("{pair:?} is not FIELD=COLUMN, as in text=body"))?;
            let (field, column) = (field.trim(), column.trim());
            let of_field = FIELDS.iter().position(|f| *f == field);
            let slot = of_field
                .and_then(|at| columns.named.get_mut(at))
                .ok_or_else(|| format!("{field:?} is no field: {}", FIELDS.join(", ")))?;
            if slot.1 {
                return Err(format!("{field} is given twice"));
            }
            if column.is_empty() {
                return Err(format!("{field} is given no column"));
            }
            *slot = (column.to_owned(), true);
        }
        Ok(columns)
    }
}

impl Columns {
    /// Whether the caller named any.
    pub(crate) fn is_named(&self) -> bool {
        self.named.iter().any(|(_, named)| *named)
    }

    /// Whether a table with these columns holds documents.
    pub(crate) fn fit(&self, header: &[&str]) -> bool {
        self.named.first().is_some_and(|(text, _)| header.contains(&text.as_str()))
    }

    /// Where in a table of these columns each field stands.
    ///
    /// # Errors
    /// The name of a column that has to be there and is not.
    pub(crate) fn places(&self, header: &[&str]) -> Result<Places, String> {
        let mut places = Places::default();
        for ((field, (column, named)), place) in FIELDS.iter().zip(&self.named).zip(&mut places.0) {
            *place = header.iter().position(|name| name == column);
            if place.is_none() && (*named || *field == "text") {
                return Err(column.clone());
            }
        }
        Ok(places)
    }
}

/// The numbers of the columns, from 0, in the order of [`FIELDS`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Places([Option<usize>; FIELDS.len()]);

impl Places {
    /// The fields of a row: `value` gives that of a column.
    pub(crate) fn fields<E>(
        &self,
        mut value: impl FnMut(usize) -> Result<Option<String>, E>,
    ) -> Result<Fields, E> {
        let mut of = |place: &Option<usize>| place.map_or(Ok(None), &mut value);
        let [text, doc, published, url, title, outlet, author] = &self.0;
        Ok(Fields {
            text: of(text)?,
            doc: of(doc)?,
            published: of(published)?,
            url: of(url)?,
            title: of(title)?,
            outlet: of(outlet)?,
            author: of(author)?,
        })
    }

    /// Where the fields stand in a table of nothing but the columns that are wanted.
    pub(crate) fn among_wanted(&self) -> Self {
        let wanted = self.wanted();
        Self(self.0.map(|place| wanted.iter().position(|w| Some(*w) == place)))
    }

    /// The columns that are wanted, in the order of the table.
    pub(crate) fn wanted(&self) -> Vec<usize> {
        let mut wanted: Vec<usize> = self.0.iter().flatten().copied().collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted
    }
}

/// What a row holds.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    pub(crate) text: Option<String>,
    pub(crate) doc: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) author: Option<String>,
}

impl Fields {
    /// How long all of it is.
    pub(crate) fn bytes(&self) -> u64 {
        let Self { text, doc, published, url, title, outlet, author } = self;
        let all = [text, doc, published, url, title, outlet, author];
        all.into_iter().flatten().map(|value| value.len() as u64).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_and_found() {
        let columns: Columns = "text=body, published=date".parse().unwrap();
        assert!(columns.is_named() && columns.fit(&["id", "body"]) && !columns.fit(&["text"]));
        let places = columns.places(&["date", "title", "body", "more"]).unwrap();
        assert_eq!(places.wanted(), [0, 1, 2]);
        let fields = places.fields(|at| Ok::<_, ()>(Some(at.to_string()))).unwrap();
        assert_eq!(
            (fields.text.as_deref(), fields.title.as_deref(), fields.url),
            (Some("2"), Some("1"), None)
        );
        assert_eq!(columns.places(&["body"]).unwrap_err(), "date");
        assert_eq!(Columns::default().places(&["body"]).unwrap_err(), "text");
        for bad in ["", "text", "texts=a", "text=", "text=a,text=b"] {
            assert!(bad.parse::<Columns>().is_err(), "{bad}");
        }
    }
}
