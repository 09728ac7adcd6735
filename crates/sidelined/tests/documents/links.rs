//! Links from one file of the repository to another.

use crate::{page, root};

const PAGES: &[&str] = &[
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "THIRD-PARTY.md",
    "examples/README.md", "docs/model-card.md",
];

/// The targets of `[text](target)` on a page, those inside backticks left out.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split('`')
        .step_by(2)
        .flat_map(|text| text.split("](").skip(1).filter_map(|rest| rest.split(')').next()))
}

#[test]
fn links_inside_the_repository_lead_somewhere() {
    let mut broken = Vec::new();
    let mut inside = 0;
    for name in PAGES {
        let folder = root().join(name).parent().unwrap().to_path_buf();
        for target in targets(&page(name)) {
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            inside += 1;
            let file = target.split('#').next().unwrap_or_default();
            if !folder.join(file).exists() {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(inside > 5, "only {inside} links were found");
}
