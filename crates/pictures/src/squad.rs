//! The squad photo: everybody's absences over a time.

use jiff::civil::Date;
use plotters::style::{Color as _, RGBColor};

use crate::axis::Axis;
use crate::colour::{GRID, INK, OTHER, PAPER, QUIET, SERIES, STRIPE, on};
use crate::panel::Panel;
use crate::picture::{Days, Heading, Picture, PictureError};
use crate::sheet::{Anchor, LABEL, MARGIN, SMALL, Sheet, Type, WIDTH, figure};
use crate::text;

/// Who was out when.
#[derive(Clone, Debug)]
pub struct Squad {
    /// The first and the last day that are shown.
    pub days: Days,
    /// The players, in the order in which they stand.
    pub players: Vec<SquadPlayer>,
    /// What the colours are: "region".
    pub coloured_by: String,
}

/// One player.
#[derive(Clone, Debug)]
pub struct SquadPlayer {
    /// The name.
    pub name: String,
    /// Absences, in any order.
    pub absences: Vec<Absence>,
    /// What stands behind the row: days lost, for instance.
    pub sum: String,
}

/// One absence.
#[derive(Clone, Debug)]
pub struct Absence {
    /// When it began.
    pub onset: Days,
    /// When it was over; none while it is not.
    pub end: Option<Days>,
    /// By what it is coloured; empty where that is not told.
    pub kind: String,
    /// What stands in the bar where there is room.
    pub label: String,
}

/// What is told of an absence whose kind is not.
const NOT_TOLD: &str = "not told";
const LANE: f64 = 15.0;
const NAMES: f64 = 150.0;
const SUMS: f64 = 76.0;

/// Draws a row for each player: full where the player was surely out, hatched where days are open, an arrow where the absence is not over. More than seven
/// kinds: the rarer ones share a grey.
///
/// # Errors
/// When nobody was out in these days.
pub fn squad(heading: &Heading, squad: &Squad) -> Result<Picture, PictureError> {
    let rows: Vec<Row<'_>> = squad.players.iter().filter_map(|player| Row::of(player, squad.days)).collect();
    if rows.is_empty() {
        return Err(PictureError::Nothing("nobody was out in these days".into()));
    }
    let kinds = Kinds::of(&rows);
    let legend = kinds.lines(&squad.coloured_by);
    let legend_height = legend.len() as f64 * 17.0 + 4.0;
    let body: f64 = rows.iter().map(Row::height).sum();
    let absences: usize = rows.iter().map(|row| row.bars.len()).sum();
    let told = format!(
        "{} of {} from {} to {}, a row each. {}",
        text::count(absences, "absence"),
        text::count(rows.len(), "player"),
        squad.days.earliest,
        squad.days.latest,
        rows.iter().map(Row::told).collect::<Vec<_>>().join(" "),
    );
    figure(heading, &told, legend_height + body + 26.0, |sheet, top| {
        kinds.legend(sheet, &legend, top);
        let top = top + legend_height;
        let panel = Panel {
            left: MARGIN + NAMES,
            right: WIDTH - MARGIN - SUMS,
            top,
            bottom: top + body,
            x: Axis::days(squad.days.earliest, squad.days.latest),
            y: Axis::linear(0.0, 1.0),
        };
        let mut y = top;
        for (at, row) in rows.iter().enumerate() {
            if at % 2 == 0 {
                sheet.rectangle((MARGIN, y), (WIDTH - MARGIN, y + row.height()), STRIPE.to_rgba());
            }
            y += row.height();
        }
        panel.ticks_below(sheet, 12, true);
        let mut y = top;
        for row in &rows {
            row.draw(sheet, &panel, &kinds, y);
            y += row.height();
        }
        sheet.line(&[(panel.left, panel.bottom), (panel.right, panel.bottom)], INK, 1.0);
    })
}

/// A player's bars, in lanes so that none lies on another.
struct Row<'a> {
    player: &'a SquadPlayer,
    bars: Vec<(&'a Absence, usize)>,
    lanes: usize,
}

impl<'a> Row<'a> {
    /// None where the player was not out in these days.
    fn of(player: &'a SquadPlayer, days: Days) -> Option<Self> {
        let end = |a: &Absence| a.end.map_or(days.latest, |end| end.latest.max(a.onset.earliest));
        let seen = |a: &&Absence| a.onset.earliest <= days.latest && end(a) >= days.earliest;
        let mut absences: Vec<&Absence> = player.absences.iter().filter(seen).collect();
        absences.sort_by_key(|a| (a.onset, a.end));
        let mut free: Vec<Date> = Vec::new();
        let mut bars = Vec::new();
        for absence in absences {
            let lane = free.iter().position(|free| *free <= absence.onset.earliest).unwrap_or(free.len());
            match free.get_mut(lane) {
                Some(free) => *free = end(absence),
                None => free.push(end(absence)),
            }
            bars.push((absence, lane));
        }
        (!bars.is_empty()).then_some(Self { player, bars, lanes: free.len() })
    }

    fn height(&self) -> f64 {
        self.lanes as f64 * LANE + 3.0
    }

    fn told(&self) -> String {
        let one = |(absence, _): &(&Absence, usize)| {
            let end = absence.end.map_or("not over".to_owned(), |end| format!("to {}", end.latest));
            let kind = if absence.kind.is_empty() { NOT_TOLD } else { &absence.kind };
            format!("{kind} from {} {end}", absence.onset.earliest)
        };
        format!("{}: {}.", self.player.name, self.bars.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    fn draw(&self, sheet: &mut Sheet<'_>, panel: &Panel, kinds: &Kinds<'_>, top: f64) {
        let middle = top + self.height() / 2.0;
        let name = text::fitted(&self.player.name, LABEL, NAMES - 10.0);
        sheet.text(&name, (MARGIN + 4.0, middle), Type::of(LABEL, Anchor::Start));
        let sum = text::fitted(&self.player.sum, SMALL, SUMS - 8.0);
        sheet.text(&sum, (WIDTH - MARGIN - 4.0, middle), Type::of(SMALL, Anchor::End).quiet());
        for (absence, lane) in &self.bars {
            let y = top + 1.5 + *lane as f64 * LANE;
            bar(sheet, panel, absence, (y + 1.0, y + LANE - 1.0), kinds.colour(&absence.kind));
        }
    }
}

/// A bar from onset to end.
fn bar(sheet: &mut Sheet<'_>, panel: &Panel, absence: &Absence, (top, bottom): (f64, f64), colour: RGBColor) {
    let x = |day: Date| panel.day(day).clamp(panel.left, panel.right);
    let from = x(absence.onset.earliest);
    let to = absence.end.map_or(panel.right, |end| x(end.latest)).max(from + 2.5);
    let sure_from = x(absence.onset.latest).clamp(from, to);
    let sure_to = absence.end.map_or(to, |end| x(end.earliest)).clamp(sure_from, to);
    // White lines on white would not be seen.
    let lines = if colour == PAPER { QUIET } else { colour };
    if sure_from > from {
        sheet.hatched((from, top), (sure_from, bottom), lines);
    }
    if sure_to < to {
        sheet.hatched((sure_to, top), (to, bottom), lines);
    }
    // Of an absence all of whose days are open, the whole bar is hatched.
    if sure_to - sure_from > 0.0 {
        sheet.rectangle((sure_from, top), (sure_to, bottom), colour.to_rgba());
    }
    sheet.outline((from, top), (to, bottom), INK, 0.5);
    let middle = f64::midpoint(top, bottom);
    if absence.end.is_none() {
        sheet.polygon(&[(to, top - 1.0), (to + 6.0, middle), (to, bottom + 1.0)], colour.to_rgba());
        sheet.line(&[(to, top), (to + 6.0, middle), (to, bottom)], INK, 0.5);
    }
    let size = 9.0;
    if !absence.label.is_empty() && text::width(&absence.label, size) + 6.0 <= sure_to - sure_from {
        let at = (f64::midpoint(sure_from, sure_to), middle);
        sheet.text(&absence.label, at, Type::of(size, Anchor::Middle).coloured(on(colour)));
    }
}

/// Kinds and their colours, the most frequent first.
struct Kinds<'a> {
    named: Vec<&'a str>,
    others: usize,
    untold: bool,
}

impl<'a> Kinds<'a> {
    fn of(rows: &[Row<'a>]) -> Self {
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for (absence, _) in rows.iter().flat_map(|row| &row.bars) {
            *counts.entry(&absence.kind).or_default() += 1;
        }
        let untold = counts.remove("").is_some();
        let mut named: Vec<(&str, usize)> = counts.into_iter().collect();
        named.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let others = named.len().saturating_sub(SERIES.len());
        Self { named: named.into_iter().take(SERIES.len()).map(|(name, _)| name).collect(), others, untold }
    }

    fn colour(&self, kind: &str) -> RGBColor {
        if kind.is_empty() {
            return PAPER;
        }
        let place = self.named.iter().position(|named| *named == kind);
        place.and_then(|place| SERIES.get(place)).copied().unwrap_or(OTHER)
    }

    /// What stands in the legend, in lines.
    fn lines(&self, by: &str) -> Vec<Vec<(f64, String, Swatch)>> {
        let of = |name: &str| (name.to_owned(), Swatch::Full(self.colour(name)));
        let mut entries: Vec<(String, Swatch)> = self.named.iter().map(|name| of(name)).collect();
        if self.others > 0 {
            entries.push((format!("{} more kinds", self.others), Swatch::Full(OTHER)));
        }
        if self.untold {
            entries.push((format!("{by} {NOT_TOLD}"), Swatch::Full(PAPER)));
        }
        entries.push(("days not certain".to_owned(), Swatch::Hatched));
        entries.push(("not over".to_owned(), Swatch::Open));
        let mut lines: Vec<Vec<(f64, String, Swatch)>> = vec![Vec::new()];
        let mut x = MARGIN;
        for (words, swatch) in entries {
            let width = 24.0 + text::width(&words, SMALL) + 14.0;
            if x + width > WIDTH - MARGIN {
                lines.push(Vec::new());
                x = MARGIN;
            }
            if let Some(line) = lines.last_mut() {
                line.push((x, words, swatch));
            }
            x += width;
        }
        lines
    }

    fn legend(&self, sheet: &mut Sheet<'_>, lines: &[Vec<(f64, String, Swatch)>], top: f64) {
        for (at, line) in lines.iter().enumerate() {
            let y = top + 8.0 + at as f64 * 17.0;
            for (x, words, swatch) in line {
                let (a, b) = ((*x, y - 5.0), (x + 18.0, y + 5.0));
                match swatch {
                    Swatch::Full(colour) => sheet.rectangle(a, b, colour.to_rgba()),
                    Swatch::Hatched => sheet.hatched(a, b, QUIET),
                    Swatch::Open => {
                        sheet.polygon(
                            &[a, (b.0 - 6.0, a.1), (b.0, y), (b.0 - 6.0, b.1), (a.0, b.1)],
                            GRID.to_rgba(),
                        );
                    }
                }
                if *swatch == Swatch::Open {
                    let tip = [a, (b.0 - 6.0, a.1), (b.0, y), (b.0 - 6.0, b.1), (a.0, b.1), a];
                    sheet.line(&tip, INK, 0.5);
                } else {
                    sheet.outline(a, b, INK, 0.5);
                }
                sheet.text(words, (x + 24.0, y), Type::of(SMALL, Anchor::Start));
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Swatch {
    Full(RGBColor),
    Hatched,
    Open,
}
