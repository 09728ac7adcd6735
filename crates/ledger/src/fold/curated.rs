//! Applying what curators said: to copies of the reports, before they are folded.
//!
//! The last edit of a claim holds, of those that were not undone. Who is who, [`people`](super::people) tells.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::{Claim, ClaimId, Curation, DocumentId, Edit};

use super::people::People;
use super::report::Report;

/// The reports as the edits leave them.
pub(crate) fn curated<'r>(reports: &'r [Report], edits: &[Curation]) -> Cow<'r, [Report]> {
    let edits = standing(edits);
    if edits.is_empty() {
        return Cow::Borrowed(reports);
    }
    let claims = claim_edits(&edits);
    let people = People::of(&edits);
    Cow::Owned(reports.iter().map(|report| edited(report, &claims, &people)).collect())
}

/// The edits that hold, in the order in which they were made: those that were not undone, without the undoings.
pub fn standing(edits: &[Curation]) -> Vec<&Curation> {
    let mut sorted: Vec<&Curation> = edits.iter().collect();
    sorted.sort_by_key(|e| e.number);
    sorted.dedup_by_key(|e| e.number);
    // An undoing may itself be undone: the last come first.
    let mut undone: BTreeSet<u64> = BTreeSet::new();
    for edit in sorted.iter().rev() {
        if let Edit::Undo { undoes } = edit.edit
            && !undone.contains(&edit.number)
            && undoes < edit.number
        {
            undone.insert(undoes);
        }
    }
    sorted.retain(|e| !undone.contains(&e.number) && !matches!(e.edit, Edit::Undo { .. }));
    sorted
}

type ByClaim<'e> = BTreeMap<(&'e DocumentId, &'e ClaimId), &'e Curation>;

fn claim_edits<'e>(edits: &[&'e Curation]) -> ByClaim<'e> {
    let mut last = ByClaim::new();
    for edit in edits {
        if let Edit::Accept { document, claim }
        | Edit::Reject { document, claim }
        | Edit::Replace { document, claim, .. } = &edit.edit
        {
            last.insert((document, claim), edit);
        }
    }
    last
}

fn edited(report: &Report, edits: &ByClaim<'_>, people: &People) -> Report {
    let mut out = report.header();
    for claim in &report.claims {
        let mut claim = claim.clone();
        let edit = edits.get(&(&report.document, &claim.id)).copied();
        if let Some(edit) = edit {
            match &edit.edit {
                Edit::Reject { .. } => continue,
                Edit::Replace { says, when, .. } => replace(&mut claim, says, *when, edit),
                _ => {}
            }
            out.vouched.insert(claim.id.clone(), edit.curator.clone());
        }
        let person = people.whom(&report.document, &claim);
        if let Some(name) = people.renamed(&report.document, &claim) {
            claim.player.name.clone_from(name);
        }
        claim.player.id = person.or(claim.player.id);
        out.claims.push(claim);
    }
    out
}

fn replace(claim: &mut Claim, says: &crate::ClaimValue, when: Option<crate::Interval>, edit: &Curation) {
    claim.value = says.clone();
    claim.when = when;
    claim.rule = "curator".to_owned();
    claim.derivation = vec![format!("replaced by {}: {}", edit.curator, edit.reason)];
    // What a person has read and written down is said as plainly as it can be.
    claim.certainty = crate::Certainty::Stated;
    claim.polarity = crate::Polarity::Affirmed;
}

#[cfg(test)]
mod tests {
    use super::super::sample::*;
    use super::super::*;
    use crate::{
        ClaimValue, Curation, Dating, Decided, DocumentId, Edit, InjuryFacts, Material, PersonId, Side,
        parse_date,
    };

    fn report(doc: &str, day: &str, claims: impl IntoIterator<Item = crate::Claim>) -> Report {
        let document = DocumentId(doc.into());
        let seal = |c: crate::Claim| c.with(|c| c.document = document.clone());
        Report {
            document: document.clone(),
            doc: doc.into(),
            title: None,
            outlet: None,
            said: Dating::given(parse_date(day).unwrap()),
            claims: claims.into_iter().map(seal).collect(),
            vouched: Default::default(),
            copy_of: None,
        }
    }

    fn edit(number: u64, edit: Edit) -> Curation {
        let at = "2025-06-01T12:00:00Z".parse().unwrap();
        Curation { number, at, curator: "Ada Berg".into(), reason: "I read it again".into(), edit }
    }

    fn knee_of(player: &str, side: Side) -> crate::Claim {
        claim(0, ClaimValue::Injury(InjuryFacts { side: Some(side), ..knee() })).of(player)
    }

    fn material(reports: Vec<Report>, edits: Vec<Edit>) -> Material {
        let curation = (1..).zip(edits).map(|(n, e)| edit(n, e)).collect();
        Material { reports, curation, ..Material::default() }
    }

    fn names(material: &Material) -> Vec<Vec<String>> {
        Roster::of(material).people().map(|p| p.names.iter().cloned().collect()).collect()
    }

    #[test]
    fn a_rejected_claim_is_not_folded_until_the_edit_is_undone() {
        let reports = vec![report("a", "2025-03-01", [knee_of("Ned Harrow", Side::Left)])];
        let (document, claim) = (reports[0].document.clone(), reports[0].claims[0].id.clone());
        let reject = Edit::Reject { document, claim };
        let count = |edits| Roster::of(&material(reports.clone(), edits)).people().count();
        assert_eq!(count(vec![]), 1);
        assert_eq!(count(vec![reject.clone()]), 0);
        assert_eq!(count(vec![reject.clone(), Edit::Undo { undoes: 1 }]), 1);
        assert_eq!(count(vec![reject, Edit::Undo { undoes: 1 }, Edit::Undo { undoes: 2 }]), 0);
    }

    #[test]
    fn what_a_curator_vouches_for_stands_over_more_voices() {
        let reports = vec![
            report("a", "2025-03-01", [knee_of("Ned Harrow", Side::Left)]),
            report("b", "2025-03-02", [knee_of("Ned Harrow", Side::Left)]),
            report("c", "2025-03-03", [knee_of("Ned Harrow", Side::Left)]),
        ];
        let (document, claim) = (reports[0].document.clone(), reports[0].claims[0].id.clone());
        let says = Box::new(ClaimValue::Injury(InjuryFacts { side: Some(Side::Right), ..knee() }));
        let replace = Edit::Replace { document, claim, says, when: None };
        let who = Identity::Name("ned harrow".into());
        let sides: Vec<_> = spells(&material(reports.clone(), vec![replace]), &who)
            .into_iter()
            .map(|s| (s.side.value, s.side.decided, s.sources.iter().find_map(|s| s.curator.clone())))
            .collect();
        assert!(sides.contains(&(Some(Side::Right), Decided::Curator, Some("Ada Berg".into()))), "{sides:?}");
        let (document, claim) = (reports[2].document.clone(), reports[2].claims[0].id.clone());
        let accepted = spells(&material(reports, vec![Edit::Accept { document, claim }]), &who);
        assert_eq!(accepted[0].side.decided, Decided::Curator);
    }

    #[test]
    fn two_names_are_made_one_person_and_parted_again() {
        let reports = vec![
            report("a", "2025-03-01", [knee_of("Ned Harrow", Side::Left)]),
            report("b", "2025-03-02", [knee_of("Edward Harrow", Side::Left)]),
        ];
        let same = Edit::Same { one: "Ned Harrow".into(), other: "Edward Harrow".into() };
        assert_eq!(names(&material(reports.clone(), vec![])).len(), 2);
        let one = names(&material(reports.clone(), vec![same.clone()]));
        assert_eq!(one, [["Edward Harrow", "Ned Harrow"]]);
        assert_eq!(names(&material(reports.clone(), vec![same.clone(), Edit::Undo { undoes: 1 }])).len(), 2);
        let apart = Edit::Apart { one: "Ned Harrow".into(), other: "Edward Harrow".into() };
        assert_eq!(names(&material(reports, vec![same, apart])).len(), 2);
    }

    #[test]
    fn a_person_of_a_pack_gives_the_identity() {
        let matched = knee_of("Harrow", Side::Left).with(|c| c.player.id = Some(PersonId("cup:7".into())));
        let reports = vec![
            report("a", "2025-03-01", [matched]),
            report("b", "2025-03-02", [knee_of("Nedward", Side::Left)]),
        ];
        let same = Edit::Same { one: "Nedward".into(), other: "cup:7".into() };
        let material = material(reports, vec![same]);
        let identities: Vec<_> = Roster::of(&material).people().map(|p| p.identity.clone()).collect();
        assert_eq!(identities, [Identity::Person(PersonId("cup:7".into()))]);
    }

    #[test]
    fn a_surname_is_not_that_of_a_person_without_a_name() {
        let nameless = knee_of("", Side::Left).with(|c| c.player.id = Some(PersonId("cup:7".into())));
        let named = knee_of("Ned Harrow", Side::Left).with(|c| c.player.id = Some(PersonId("cup:8".into())));
        let reports = vec![report("a", "2025-03-01", [nameless]), report("b", "2025-03-01", [named])];
        let same = Edit::Same { one: "cup:8".into(), other: "Harrow".into() };
        let two = [vec![String::new()], vec!["Ned Harrow".to_owned()]];
        assert_eq!(names(&material(reports, vec![same])), two);
    }

    #[test]
    fn in_one_report_a_name_means_somebody_else() {
        let reports = vec![
            report("a", "2025-03-01", [knee_of("Ned Harrow", Side::Left)]),
            report("b", "2025-03-02", [knee_of("Ned Harrow", Side::Right)]),
        ];
        let means = Edit::Means {
            document: reports[1].document.clone(),
            name: "Ned Harrow".into(),
            person: "Ned Harrow (goalkeeper)".into(),
        };
        assert_eq!(names(&material(reports, vec![means])).len(), 2);
    }
}
