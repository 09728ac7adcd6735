//! Reports: a list of them, and one with its evidence marked.

use askama::Template;
use desk::{Desk, View};
use ledger::{Claim, Dating};
use present::mark::stretches;
use present::words;
use store::{ClaimQuery, StoredDocument};

use crate::asked::framed;
use crate::curators::{Entry, trail_of};
use crate::link;
use crate::room::Room;
use crate::trouble::Trouble;
use crate::view::Frame;

/// So many reports are listed on a page.
const LISTED: usize = 50;

framed!(List, Page);

#[derive(Template)]
#[template(path = "reports.html")]
pub(crate) struct List {
    frame: Frame,
    reports: Vec<Listed>,
    /// Where the next ones are.
    next: Option<String>,
}

struct Listed {
    name: String,
    path: String,
    outlet: String,
    day: String,
}

/// A report's headline, or its own name.
fn title(document: &StoredDocument) -> String {
    document.title.clone().unwrap_or_else(|| document.doc.clone())
}

impl List {
    /// The reports said by a day, the latest first, after the one of that identity.
    pub(crate) fn of(room: &Room, desk: &mut Desk, view: View, after: Option<&str>) -> Result<Self, Trouble> {
        let (as_of, recorded_by) = (view.as_of, view.recorded_by);
        // One more tells whether there are more.
        let after_id = after.map(|id| ledger::DocumentId(id.to_owned()));
        let asked = store::Page { as_of, recorded_by, after: after_id, latest_first: true, most: LISTED + 1 };
        let missing = || Trouble::Missing {
            what: format!("The report {:?}", after.unwrap_or_default()),
            near: Vec::new(),
        };
        let mut shown = desk.store().page(&asked)?.ok_or_else(missing)?;
        let more = shown.len() > LISTED;
        shown.truncate(LISTED);
        let last = shown.last().filter(|_| more);
        let next = last.map(|d| link::as_of(&format!("/reports?after={}", d.id.0), view.as_of));
        let listed = |d: &StoredDocument| Listed {
            name: title(d),
            path: link::report(&d.id.0, None),
            outlet: d.outlet.clone().unwrap_or_default(),
            day: d.published.as_ref().map_or_else(|| "undated".to_owned(), words::dating),
        };
        let frame = Frame::of("Reports".into(), "/reports".into(), view, room.today());
        Ok(Self { frame, reports: shown.iter().map(listed).collect(), next })
    }
}

/// A stretch of text, with the numbers of the claims that were read from it.
pub(crate) struct Stretch {
    pub(crate) text: String,
    pub(crate) claims: Vec<(usize, String)>,
}

/// The text, cut where evidence begins and ends.
pub(crate) fn cut(text: &str, claims: &[Claim]) -> Vec<Stretch> {
    let numbered: Vec<(usize, &Claim)> = (1..).zip(claims).collect();
    let mut cut = Vec::new();
    let mut at = 0;
    let plain = |from: usize, to: usize| Stretch {
        text: text.get(from..to).unwrap_or_default().to_owned(),
        claims: Vec::new(),
    };
    for stretch in stretches(text, &numbered) {
        cut.push(plain(at, stretch.bytes.start));
        let id = |n: &usize| Some((*n, claims.get(n.checked_sub(1)?)?.id.0.clone()));
        cut.push(Stretch {
            text: text.get(stretch.bytes.clone()).unwrap_or_default().to_owned(),
            claims: stretch.claims.iter().filter_map(id).collect(),
        });
        at = stretch.bytes.end;
    }
    cut.push(plain(at, text.len()));
    cut.retain(|stretch| !stretch.text.is_empty());
    cut
}

/// A claim, and how it was read.
pub(crate) struct Told {
    pub(crate) number: usize,
    pub(crate) id: String,
    pub(crate) kind: &'static str,
    pub(crate) player: String,
    pub(crate) path: String,
    pub(crate) what: String,
    pub(crate) when: String,
    pub(crate) said_by: String,
    pub(crate) rule: String,
    pub(crate) steps: Vec<String>,
    pub(crate) evidence: Vec<String>,
    /// What curators said of it.
    pub(crate) trail: Vec<Entry>,
}

impl Told {
    /// The claims, numbered from 1.
    pub(crate) fn all(claims: &[Claim]) -> Vec<Self> {
        (1..).zip(claims).map(|(number, claim)| Self::of(number, claim)).collect()
    }

    fn of(number: usize, claim: &Claim) -> Self {
        Self {
            number,
            id: claim.id.0.clone(),
            kind: claim.value.kind(),
            player: claim.player.name.clone(),
            path: link::named(claim.player.id.as_ref(), &claim.player.name),
            what: words::claim(claim),
            when: claim.when.map(words::interval).unwrap_or_default(),
            said_by: words::list(&claim.said_by),
            rule: claim.rule.clone(),
            steps: claim.derivation.clone(),
            evidence: claim.evidence.iter().map(|e| e.text.trim().to_owned()).collect(),
            trail: Vec::new(),
        }
    }
}

/// When a report was said, on what that rests, and from what it was concluded.
pub(crate) fn dated(dating: Option<&Dating>) -> (String, Vec<String>) {
    match dating {
        None => ("Not dated: nothing in it tells".to_owned(), Vec::new()),
        Some(dating) => (
            format!("{}, {}", words::interval(dating.within), words::basis(dating.basis)),
            dating.because.clone(),
        ),
    }
}

#[derive(Template)]
#[template(path = "report.html")]
pub(crate) struct Page {
    frame: Frame,
    title: String,
    outlet: Option<String>,
    url: Option<String>,
    dated: String,
    because: Vec<String>,
    recorded: String,
    text: Vec<Stretch>,
    claims: Vec<Told>,
    /// Whether it is in the record; a pasted one is not.
    stored: bool,
    missed: Vec<(String, String)>,
}

/// The one report that somebody may mean.
///
/// # Errors
/// [`Trouble::Missing`] and [`Trouble::Several`].
pub(crate) fn find(desk: &Desk, id: &str) -> Result<StoredDocument, Trouble> {
    let mut found = desk.store().find(id)?;
    match found.len() {
        0 => Err(Trouble::Missing { what: format!("The report {id:?}"), near: Vec::new() }),
        1 => Ok(found.remove(0)),
        _ => Err(Trouble::Several(
            found
                .iter()
                .map(|d| (format!("{}, {}", title(d), d.said_on), link::report(&d.id.0, None)))
                .collect(),
        )),
    }
}

/// What a report's claims are, as the store has them.
///
/// # Errors
/// Those of any question.
pub(crate) fn claims(desk: &Desk, document: &StoredDocument) -> Result<Vec<Claim>, Trouble> {
    let query = ClaimQuery { document: Some(document.id.0.clone()), ..ClaimQuery::default() };
    Ok(desk.store().claims(&query)?)
}

impl Page {
    pub(crate) fn of(room: &Room, desk: &mut Desk, id: &str, view: View) -> Result<Self, Trouble> {
        let document = find(desk, id)?;
        let text = desk.store().text(&document.id)?.unwrap_or_default();
        let claims = claims(desk, &document)?;
        let edits = desk.store().curation(None)?;
        let mut told = Told::all(&claims);
        for (told, claim) in told.iter_mut().zip(&claims) {
            told.trail = trail_of(&edits, &claim.id);
        }
        let (dated, because) = dated(document.published.as_ref());
        let title = title(&document);
        let mut frame = Frame::of(title.clone(), String::new(), view, room.today());
        frame.path.clear();
        Ok(Self {
            frame,
            title,
            outlet: document.outlet.clone(),
            // Nothing but the web is linked to.
            url: document.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            dated,
            because,
            recorded: document.recorded_at.strftime("%-d %b %Y, %H:%M UTC").to_string(),
            text: cut(&text, &claims),
            claims: told,
            stored: true,
            missed: Vec::new(),
        })
    }

    /// Of a report that is only read.
    pub(crate) fn read(
        title: String,
        text: &str,
        reading: &reader::Reading,
        missed: Vec<(String, String)>,
    ) -> Self {
        let (dated, because) = dated(reading.published.as_ref());
        Self {
            frame: Frame::plain(title.clone()),
            title,
            outlet: None,
            url: None,
            dated,
            because,
            recorded: String::new(),
            text: cut(text, &reading.claims),
            claims: Told::all(&reading.claims),
            stored: false,
            missed,
        }
    }
}
