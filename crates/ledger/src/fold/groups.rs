//! Things that belong together, and what belongs together with them.

/// Disjoint sets.
#[derive(Default)]
pub(crate) struct Groups {
    parent: Vec<usize>,
    count: usize,
}

impl Groups {
    /// How many groups there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// A group of one, by its number.
    pub(crate) fn new_one(&mut self) -> usize {
        self.parent.push(self.parent.len());
        self.count += 1;
        self.parent.len() - 1
    }

    /// Which group it is of now.
    pub(crate) fn root(&mut self, mut of: usize) -> usize {
        while let Some(&parent) = self.parent.get(of).filter(|parent| **parent != of) {
            // Halves the way for whoever comes next.
            let above = self.parent.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(of) {
                *slot = above;
            }
            of = above;
        }
        of
    }

    /// Makes two groups one.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b
            && let Some(slot) = self.parent.get_mut(a)
        {
            *slot = b;
            self.count -= 1;
        }
    }
}
