//! A frame with two axes.

use jiff::civil::Date;

use crate::axis::{Axis, Tick};
use crate::colour::{GRID, INK, QUIET};
use crate::sheet::{Anchor, LABEL, Point, SMALL, Sheet, Type};

/// A frame with two axes, and where it stands on the sheet.
pub(crate) struct Panel {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) x: Axis,
    pub(crate) y: Axis,
}

impl Panel {
    /// The place of a part of the horizontal axis.
    fn across(&self, part: f64) -> f64 {
        self.left + part * (self.right - self.left)
    }

    /// The place of a part of the vertical axis.
    fn up(&self, part: f64) -> f64 {
        self.bottom - part * (self.bottom - self.top)
    }

    pub(crate) fn x(&self, value: f64) -> f64 {
        self.across(self.x.part(value))
    }

    pub(crate) fn y(&self, value: f64) -> f64 {
        self.up(self.y.part(value))
    }

    pub(crate) fn day(&self, day: Date) -> f64 {
        self.across(self.x.part_of(day))
    }

    pub(crate) fn day_up(&self, day: Date) -> f64 {
        self.up(self.y.part_of(day))
    }

    pub(crate) fn clamp(&self, (x, y): Point) -> Point {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// Grid, ticks and what the axes are.
    pub(crate) fn axes(&self, sheet: &mut Sheet<'_>, (across, up): (&str, &str), ticks: (usize, usize)) {
        for Tick { at, words } in self.y.ticks(ticks.1) {
            let y = self.up(at);
            sheet.line(&[(self.left, y), (self.right, y)], GRID, 0.8);
            sheet.text(&words, (self.left - 6.0, y), Type::of(SMALL, Anchor::End).quiet());
        }
        self.ticks_below(sheet, ticks.0, true);
        sheet.line(&[(self.left, self.top), (self.left, self.bottom), (self.right, self.bottom)], INK, 1.0);
        let middle = f64::midpoint(self.left, self.right);
        if !across.is_empty() {
            sheet.text(across, (middle, self.bottom + 32.0), Type::of(LABEL, Anchor::Middle));
        }
        let style = Type { upright: true, ..Type::of(LABEL, Anchor::Middle) };
        sheet.text(up, (self.left - 46.0, f64::midpoint(self.top, self.bottom)), style);
    }

    /// The ticks of the horizontal axis, with lines up through the frame.
    pub(crate) fn ticks_below(&self, sheet: &mut Sheet<'_>, most: usize, lines: bool) {
        for Tick { at, words } in self.x.ticks(most) {
            let x = self.across(at);
            if lines {
                sheet.line(&[(x, self.top), (x, self.bottom)], GRID, 0.8);
            }
            sheet.line(&[(x, self.bottom), (x, self.bottom + 4.0)], QUIET, 0.8);
            sheet.text(&words, (x, self.bottom + 13.0), Type::of(SMALL, Anchor::Middle).quiet());
        }
    }
}
