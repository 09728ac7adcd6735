//! Reading of our own TSV lexicons.

/// The rows of a lexicon: tab-separated fields, without blank lines and lines that start with `#`.
///
/// A row with fewer than `N` fields is left out (a test of each lexicon holds that there is none).
pub(crate) fn rows<const N: usize>(tsv: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    tsv.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).filter_map(|line| {
        let mut row = [""; N];
        let mut fields = line.split('\t').map(str::trim);
        for slot in &mut row {
            *slot = fields.next()?;
        }
        fields.next().is_none().then_some(row)
    })
}

/// Holds a lexicon to its form: `N` fields in each row, sorted, each row once.
#[cfg(test)]
pub(crate) fn assert_in_order<const N: usize>(tsv: &'static str) -> usize {
    let lines: Vec<_> = tsv.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).collect();
    let well_formed = rows::<N>(tsv).count();
    assert_eq!(well_formed, lines.len(), "a row has another number of fields than {N}");
    for pair in lines.windows(2) {
        assert!(pair[0] < pair[1], "not in order, or twice: {:?} before {:?}", pair[0], pair[1]);
    }
    lines.len()
}
