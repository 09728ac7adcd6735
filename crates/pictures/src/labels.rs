//! Labels that do not lie on each other.

use plotters::style::Color as _;

use crate::colour::PAPER;
use crate::sheet::{Anchor, Point, Sheet, Type};
use crate::text;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area(pub(crate) f64, pub(crate) f64, pub(crate) f64, pub(crate) f64);

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }

    /// How much of each of two areas lies on the other.
    fn shared(&self, other: &Self) -> f64 {
        if !self.meets(other) {
            return 0.0;
        }
        (self.2.min(other.2) - self.0.max(other.0)) * (self.3.min(other.3) - self.1.max(other.1))
    }

    fn within(&self, other: &Self) -> bool {
        self.0 >= other.0 && self.1 >= other.1 && self.2 <= other.2 && self.3 <= other.3
    }
}

/// Labels beside points: each where it lies on nothing, the nearest first.
pub(crate) struct Labels {
    within: Area,
    /// What no label may lie on, and what it should not.
    taken: Vec<Area>,
    crossed: Vec<Area>,
    size: f64,
}

impl Labels {
    pub(crate) fn new(within: Area, size: f64) -> Self {
        Self { within, taken: Vec::new(), crossed: Vec::new(), size }
    }

    /// Nothing may lie there.
    pub(crate) fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Rather nothing should lie there.
    pub(crate) fn cross(&mut self, area: Area) {
        self.crossed.push(area);
    }

    /// The first of some places on which nothing lies; the very first where there is none.
    pub(crate) fn first_free(&self, places: &[Area]) -> Option<Area> {
        let free =
            |place: &&Area| place.within(&self.within) && !self.taken.iter().any(|taken| taken.meets(place));
        places.iter().find(free).or(places.first()).copied()
    }

    /// Writes a label beside a point of that radius, with a line to it where it stands apart; not at all where there is no room. Whether it was written.
    pub(crate) fn write(
        &mut self,
        sheet: &mut Sheet<'_>,
        words: &str,
        at: Point,
        radius: f64,
        style: Type,
    ) -> bool {
        let (width, height) = (text::width(words, self.size) + 4.0, self.size * 1.2);
        let Some((area, far)) = self.room(at, radius, width, height) else { return false };
        // What crosses the words shows through, but does not strike them out.
        sheet.rectangle((area.0, area.1), (area.2, area.3), PAPER.mix(0.75));
        if far {
            let near = (at.0.clamp(area.0, area.2), at.1.clamp(area.1, area.3));
            sheet.line(&[at, near], style.colour, 0.6);
        }
        let middle = (f64::midpoint(area.0, area.2), f64::midpoint(area.1, area.3));
        sheet.text(words, middle, Type { anchor: Anchor::Middle, size: self.size, ..style });
        self.taken.push(area);
        true
    }

    fn room(&self, (x, y): Point, radius: f64, width: f64, height: f64) -> Option<(Area, bool)> {
        let mut best: Option<(f64, Area, bool)> = None;
        for ring in 0..6 {
            let gap = radius + 2.0 + f64::from(ring) * 9.0;
            for turn in 0..12 {
                // Right first, then left, above, below, and what is between.
                let turn = [0, 6, 3, 9, 1, 11, 5, 7, 2, 4, 8, 10][turn];
                let angle = f64::from(turn) * std::f64::consts::PI / 6.0;
                let (dx, dy) = (angle.cos(), -angle.sin());
                let middle = (x + dx * (gap + width / 2.0), y + dy * (gap + height / 2.0));
                let area = Area(
                    middle.0 - width / 2.0,
                    middle.1 - height / 2.0,
                    middle.0 + width / 2.0,
                    middle.1 + height / 2.0,
                );
                if !area.within(&self.within) || self.taken.iter().any(|taken| taken.meets(&area)) {
                    continue;
                }
                let crossed: f64 = self.crossed.iter().map(|crossed| crossed.shared(&area)).sum();
                let cost = crossed / (width * height) * 40.0 + f64::from(ring) * 10.0;
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, area, ring > 1));
                }
            }
        }
        best.map(|(_, area, far)| (area, far))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_on_which_nothing_lies_is_taken() {
        let mut labels = Labels::new(Area(0.0, 0.0, 400.0, 300.0), 11.0);
        let places =
            [Area(10.0, 10.0, 60.0, 24.0), Area(390.0, 10.0, 440.0, 24.0), Area(10.0, 40.0, 60.0, 54.0)];
        assert_eq!(labels.first_free(&places), Some(places[0]));
        labels.take(Area(20.0, 5.0, 30.0, 15.0));
        assert_eq!(labels.first_free(&places), Some(places[2]), "the second is not on the sheet");
        labels.take(places[2]);
        assert_eq!(labels.first_free(&places), Some(places[0]), "better there than nowhere");
    }

    #[test]
    fn no_two_labels_meet_and_none_leaves_the_frame() {
        let frame = Area(0.0, 0.0, 400.0, 300.0);
        let mut labels = Labels::new(frame, 11.0);
        for n in 0..20 {
            let at = (200.0 + f64::from(n % 5) * 3.0, 150.0 + f64::from(n / 5) * 3.0);
            labels.take(Area(at.0 - 3.0, at.1 - 3.0, at.0 + 3.0, at.1 + 3.0));
            if let Some((area, _)) = labels.room(at, 3.0, 60.0, 13.0) {
                assert!(area.within(&frame));
                assert!(labels.taken.iter().all(|taken| !taken.meets(&area)));
                labels.take(area);
            }
        }
        assert!(labels.taken.len() > 30, "most have found room: {}", labels.taken.len());
    }
}
