//! A generated world with known truth, folded back: how many absences are found, and how exactly, as the number and the
//! quality of outlets vary. Prints a table, and draws it.
//!
//! `cargo run --release -p ledger --example world -- [PLAYERS] [FILE.svg]`
#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/world/mod.rs"]
mod world;

use plotters::prelude::*;
use world::{QUALITIES, Score, score, world};

const OUTLETS: [usize; 6] = [1, 2, 3, 5, 8, 12];

/// Quality, whether it is known who played, number of outlets, score.
type Row = (&'static str, bool, usize, Score);

fn main() {
    let mut arguments = std::env::args().skip(1);
    let players = arguments.next().and_then(|n| n.parse().ok()).unwrap_or(500);
    println!(
        "outlets    many  reports  known  pitch | precision recall  onset off, held    return off, known"
    );
    let mut rows: Vec<Row> = Vec::new();
    for quality in QUALITIES {
        for pitch in [false, true] {
            for outlets in OUTLETS {
                let score = score(&world(42, players, outlets, quality), pitch);
                line(quality.name, outlets, pitch, &score);
                rows.push((quality.name, pitch, outlets, score));
            }
        }
    }
    if let Some(path) = arguments.next() {
        draw(&path, &rows).expect("a picture");
        println!("drawn: {path}");
    }
}

fn line(quality: &str, outlets: usize, pitch: bool, score: &Score) {
    println!(
        "{quality:<9} {outlets:>5} {:>8} {:>5.0}% {:>6} | {:>9.3} {:>6.3} {:>6.2} d {:>6.0}% {:>9.2} d {:>6.0}%",
        score.reports,
        100.0 * score.reported as f64 / score.truths as f64,
        if pitch { "known" } else { "" },
        score.precision(),
        score.recall(),
        score.onset_days(),
        100.0 * score.held(),
        score.return_days(),
        100.0 * score.returned(),
    );
}

/// What a panel shows: its title, the least and the most that it shows, and the measure.
type Measure = (&'static str, [f64; 2], fn(&Score) -> f64);

const MEASURES: [Measure; 4] = [
    ("precision of absences", [0.7, 1.0], Score::precision),
    ("recall of absences reported", [0.7, 1.0], Score::recall),
    ("error of the onset, days", [0.0, 4.0], Score::onset_days),
    ("error of the return, days", [0.0, 15.0], Score::return_days),
];

/// Blue, vermillion and bluish green, which are told apart by the colour-blind too (Okabe and Ito 2008).
const COLOURS: [RGBColor; 3] = [RGBColor(0, 114, 178), RGBColor(213, 94, 0), RGBColor(0, 158, 115)];

type Drawn<T> = Result<T, Box<dyn std::error::Error>>;

/// Four panels over the number of outlets; a line for each quality, broken where nobody knows who played.
fn draw(path: &str, rows: &[Row]) -> Drawn<()> {
    let root = SVGBackend::new(path, (1000, 760)).into_drawing_area();
    root.fill(&WHITE)?;
    for (panel, measure) in root.split_evenly((2, 2)).iter().zip(MEASURES) {
        draw_panel(panel, measure, rows).map_err(|e| e.to_string())?;
    }
    root.present()?;
    Ok(())
}

fn draw_panel(
    panel: &DrawingArea<SVGBackend<'_>, plotters::coord::Shift>,
    (title, [least, most], measure): Measure,
    rows: &[Row],
) -> Drawn<()> {
    let mut chart = ChartBuilder::on(panel)
        .caption(title, ("sans-serif", 18))
        .margin(12)
        .x_label_area_size(36)
        .y_label_area_size(44)
        .build_cartesian_2d(0.0..13.0, least..most + (most - least) * 0.02)
        .map_err(|e| e.to_string())?;
    chart
        .configure_mesh()
        .x_desc("outlets")
        .x_labels(7)
        .max_light_lines(0)
        .draw()
        .map_err(|e| e.to_string())?;
    for (n, quality) in QUALITIES.iter().enumerate() {
        let style = COLOURS[n % COLOURS.len()].stroke_width(2);
        for pitch in [false, true] {
            let points = rows
                .iter()
                .filter(|(name, known, ..)| *name == quality.name && *known == pitch)
                .map(|(_, _, outlets, score)| (*outlets as f64, measure(score).clamp(least, most)));
            let label = format!("{}{}", quality.name, if pitch { ", matches known" } else { "" });
            let length = if pitch { 18 } else { 7 };
            let drawn = if pitch {
                chart.draw_series(LineSeries::new(points, style)).map_err(|e| e.to_string())?
            } else {
                chart.draw_series(DashedLineSeries::new(points, 5, 4, style)).map_err(|e| e.to_string())?
            };
            drawn.label(label).legend(move |(x, y)| PathElement::new(vec![(x, y), (x + length, y)], style));
        }
    }
    if title != MEASURES[0].0 {
        return Ok(());
    }
    let mut labels = chart.configure_series_labels();
    labels
        .position(SeriesLabelPosition::LowerLeft)
        .background_style(WHITE.mix(0.8))
        .draw()
        .map_err(|e| e.to_string())?;
    Ok(())
}
