//! The risk matrix: how often, by how long.

use plotters::style::Color as _;

use crate::axis::{Axis, bare};
use crate::colour::{BLUE, INK, QUIET};
use crate::labels::{Area, Labels};
use crate::panel::Panel;
use crate::picture::{Heading, Picture, PictureError, limits};
use crate::sheet::{Anchor, LABEL, MARGIN, SMALL, Sheet, Type, WIDTH, figure};
use crate::text::{self, short};

/// What is compared.
#[derive(Clone, Debug)]
pub struct RiskMatrix {
    /// The kinds of injury.
    pub kinds: Vec<Risk>,
    /// What the incidence is per: "1,000 h".
    pub per: String,
    /// The level of the limits, 0.95 for instance.
    pub confidence: f64,
}

/// One kind of injury.
#[derive(Clone, Debug)]
pub struct Risk {
    /// Its name.
    pub name: String,
    /// Injuries per exposure.
    pub incidence: f64,
    /// Its confidence limits, where there are any.
    pub incidence_limits: Option<(f64, f64)>,
    /// Mean days lost; the least and the most that the dates allow.
    pub days: (f64, f64),
    /// Confidence limits of the mean, where there are any.
    pub days_limits: Option<(f64, f64)>,
    /// How many injuries.
    pub injuries: usize,
}

impl Risk {
    /// Where its point stands: in the middle of what the dates allow, on the logarithm.
    fn middle(&self) -> f64 {
        (self.days.0.max(0.1) * self.days.1.max(0.1)).sqrt()
    }

    fn burden(&self) -> f64 {
        self.incidence * self.middle()
    }

    fn drawable(&self) -> bool {
        let fine = |v: f64| (1e-9..1e9).contains(&v);
        fine(self.incidence) && fine(self.days.1) && (0.0..=self.days.1).contains(&self.days.0)
    }
}

const HEIGHT: f64 = 470.0;

/// Draws a point for each kind of injury: incidence against mean days lost, both logarithmic, so that kinds of one burden (days lost per
/// exposure) lie on one straight line (after Bahr, Clarsen & Ekstrand 2018, Br J Sports Med 52:1018). Thin lines are confidence limits; a thick one the means that vague dates allow. Kinds
/// of the same burden or more come first where labels have to give way.
///
/// # Errors
/// When no kind has an incidence and days above 0.
pub fn risk_matrix(heading: &Heading, matrix: &RiskMatrix) -> Result<Picture, PictureError> {
    let fine = |kind: &Risk| Risk {
        incidence_limits: limits(kind.incidence_limits, 0.0, 1e9),
        days_limits: limits(kind.days_limits, 0.0, 1e9),
        ..kind.clone()
    };
    let kinds: Vec<Risk> = matrix.kinds.iter().filter(|kind| kind.drawable()).map(fine).collect();
    let mut kinds: Vec<&Risk> = kinds.iter().collect();
    if kinds.is_empty() {
        return Err(PictureError::Nothing("no kind of injury has both exposure and days lost".into()));
    }
    kinds.sort_by(|a, b| b.burden().total_cmp(&a.burden()).then_with(|| a.name.cmp(&b.name)));
    let of = |risk: &&Risk| {
        format!(
            "{}: {} per {}, {} days, {}.",
            risk.name,
            short(risk.incidence),
            matrix.per,
            days_told(risk),
            text::count(risk.injuries, "injury").replace("injurys", "injuries")
        )
    };
    let told = format!(
        "Incidence against mean days lost, by falling burden. {}",
        kinds.iter().map(of).collect::<Vec<_>>().join(" ")
    );
    figure(heading, &told, HEIGHT, |sheet, top| {
        let panel = frame(&kinds, top);
        let per = &matrix.per;
        panel.axes(
            sheet,
            (
                &format!("incidence, injuries per {per} (logarithmic)"),
                "mean days lost by an injury (logarithmic)",
            ),
            (9, 6),
        );
        isobars(sheet, &panel, per, ends(&kinds));
        let mut labels =
            Labels::new(Area(panel.left + 2.0, panel.top + 2.0, WIDTH - 4.0, panel.bottom - 2.0), LABEL);
        for kind in &kinds {
            intervals(sheet, &panel, kind, &mut labels);
        }
        for kind in &kinds {
            let at = (panel.x(kind.incidence), panel.y(kind.middle()));
            sheet.circle(at, 4.0, BLUE, true);
            labels.take(Area(at.0 - 4.0, at.1 - 4.0, at.0 + 4.0, at.1 + 4.0));
        }
        let mut left_out = 0;
        for kind in &kinds {
            let at = (panel.x(kind.incidence), panel.y(kind.middle()));
            let name = text::fitted(&format!("{} ({})", kind.name, kind.injuries), LABEL, 190.0);
            left_out += usize::from(!labels.write(sheet, &name, at, 4.0, Type::of(LABEL, Anchor::Middle)));
        }
        if left_out > 0 {
            let words = format!("{} without a name for want of room", text::count(left_out, "point"));
            sheet.text(&words, (panel.right, panel.top - 8.0), Type::of(SMALL, Anchor::End).quiet());
        }
    })
}

fn days_told(risk: &Risk) -> String {
    let (least, most) = (short(risk.days.0), short(risk.days.1));
    if least == most { least } else { format!("{least} to {most}") }
}

/// The least and the most of incidence and days; limits are shown as far as they are not further than three times the points.
fn ends(kinds: &[&Risk]) -> [f64; 4] {
    let fold = |of: &dyn Fn(&Risk) -> (f64, f64)| {
        kinds.iter().map(|kind| of(kind)).fold((f64::MAX, f64::MIN), |(a, b), (c, d)| (a.min(c), b.max(d)))
    };
    let (x, y) = (fold(&|k| (k.incidence, k.incidence)), fold(&|k| (k.days.0.max(0.5), k.days.1)));
    let wide = |limits: Option<(f64, f64)>, (a, b): (f64, f64)| match limits {
        Some((lower, upper)) => (lower.max(a / 3.0), upper.min(b * 3.0)),
        None => (a, b),
    };
    let (x_wide, y_wide) = (fold(&|k| wide(k.incidence_limits, x)), fold(&|k| wide(k.days_limits, y)));
    [
        x.0.min(x_wide.0) / 1.25,
        x.1.max(x_wide.1) * 1.25,
        y.0.min(y_wide.0).max(0.3) / 1.25,
        y.1.max(y_wide.1) * 1.25,
    ]
}

fn frame(kinds: &[&Risk], top: f64) -> Panel {
    let [x0, x1, y0, y1] = ends(kinds);
    Panel {
        left: MARGIN + 58.0,
        right: WIDTH - MARGIN - 66.0,
        top: top + 14.0,
        bottom: top + HEIGHT - 42.0,
        x: Axis::log(x0, x1),
        y: Axis::log(y0, y1),
    }
}

/// Lines of the same burden, each named where it leaves the frame.
fn isobars(sheet: &mut Sheet<'_>, panel: &Panel, per: &str, [x0, x1, y0, y1]: [f64; 4]) {
    let burdens = (-6..8).flat_map(|e| [1.0, 3.0].map(|step| step * 10f64.powi(e)));
    for burden in burdens.filter(|b| *b > x0 * y0 * 1.3 && *b < x1 * y1 / 1.3) {
        // Inside, x runs from where y is at its most, or the left side, to where y is at its least, or the right side.
        let (from, to) = ((burden / y1).max(x0), (burden / x1).max(y0));
        let start = (panel.x(from), panel.y(burden / from));
        let end = (panel.x(burden / to), panel.y(to));
        sheet.dashed(&[start, end], QUIET, 0.7, &[3.0, 3.0]);
        let words = bare(burden);
        if burden / to >= x1 * 0.999 && end.1 < panel.bottom - 6.0 {
            sheet.text(&words, (end.0 + 5.0, end.1), Type::of(SMALL, Anchor::Start).quiet());
        }
    }
    let right = (panel.right + 5.0, panel.top - 7.0);
    sheet.text("days lost", (right.0, right.1 - 6.0), Type::of(SMALL, Anchor::Start).quiet());
    sheet.text(&format!("per {per}"), (right.0, right.1 + 6.0), Type::of(SMALL, Anchor::Start).quiet());
}

fn intervals(sheet: &mut Sheet<'_>, panel: &Panel, kind: &Risk, labels: &mut Labels) {
    let at = (panel.x(kind.incidence), panel.y(kind.middle()));
    if let Some((lower, upper)) = kind.incidence_limits {
        let (a, b) = (panel.clamp((panel.x(lower), at.1)), panel.clamp((panel.x(upper), at.1)));
        sheet.line(&[a, b], BLUE.mix(0.55), 1.0);
        labels.cross(Area(a.0, a.1 - 1.0, b.0, b.1 + 1.0));
    }
    if let Some((lower, upper)) = kind.days_limits {
        let (a, b) = (panel.clamp((at.0, panel.y(upper))), panel.clamp((at.0, panel.y(lower.max(1e-3)))));
        sheet.line(&[a, b], BLUE.mix(0.55), 1.0);
        labels.cross(Area(a.0 - 1.0, a.1, b.0 + 1.0, b.1));
    }
    if kind.days.1 > kind.days.0 {
        let (a, b) =
            (panel.clamp((at.0, panel.y(kind.days.1))), panel.clamp((at.0, panel.y(kind.days.0.max(0.1)))));
        sheet.line(&[a, b], INK, 2.6);
        labels.cross(Area(a.0 - 2.0, a.1, b.0 + 2.0, b.1));
    }
}
