//! The smallest and the largest value that vague dates allow.

use serde::Serialize;

/// The smallest and the largest value that the dates allow; equal where they are sharp.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bounds<T> {
    /// At least this.
    pub least: T,
    /// At most this.
    pub most: T,
}

impl<T> Bounds<T> {
    /// Both at once.
    pub fn new(least: T, most: T) -> Self {
        Self { least, most }
    }

    /// The same of both.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Bounds<U> {
        Bounds { least: f(self.least), most: f(self.most) }
    }

    /// The value, if the dates leave but one.
    pub fn sharp(&self) -> Option<&T>
    where
        T: PartialEq,
    {
        (self.least == self.most).then_some(&self.least)
    }
}
