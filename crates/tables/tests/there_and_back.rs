//! Documents and claims become rows and come back as they were; what is no such row is named.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../../store/tests/common/any.rs"]
mod any;

use std::sync::Arc;

use any::reading;
use arrow_array::builder::{LargeStringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Int32Type;
use arrow_array::{Array as _, ArrayRef, Int32Array, RecordBatch, StringArray};
use arrow_schema::{Field, Schema};
use ledger::{
    Basis, Certainty, Claim, ClaimId, ClaimValue, Dating, Document, Evidence, InjuryFacts, Interval, Person,
    Polarity, Region, parse_date,
};
use proptest::prelude::*;
use tables::{CLAIMS, ClaimRow, ClaimRows, DOCUMENTS, DocumentRow, DocumentRows, KINDS, TableErrorKind};

fn filed(
    mut document: Document,
    published: Option<Dating>,
    claims: Vec<Claim>,
) -> (Arc<DocumentRow>, Vec<ClaimRow>) {
    document.published = published;
    let recorded_at = Some("2025-06-01T12:00:00.123Z".parse().unwrap());
    // What a store works out, and whoever loads the table does not look at, is left out.
    let document = Arc::new(DocumentRow { recorded_at, ..DocumentRow::from(document) });
    let rows = ClaimRow::of_document(&document, claims).collect();
    (document, rows)
}

fn comes_back(document: &DocumentRow, claims: &[ClaimRow]) -> Result<(), TestCaseError> {
    let batch = DOCUMENTS.batch([document]).unwrap();
    prop_assert_eq!(&DocumentRows::of(&batch, 0).unwrap().row(0).unwrap(), document);
    let batch = CLAIMS.batch(claims).unwrap();
    let rows = ClaimRows::of(&batch, 0).unwrap();
    prop_assert_eq!(rows.len(), claims.len());
    for (at, row) in claims.iter().enumerate() {
        prop_assert_eq!(rows.row(at).unwrap(), (row.claim.clone(), row.ordinal));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_read_comes_back((document, published, claims) in reading()) {
        let (document, claims) = filed(document, published, claims);
        comes_back(&document, &claims)?;
        let without = DocumentRow {
            has_text: false,
            document: Document { text: String::new(), ..document.document.clone() },
            ..(*document).clone()
        };
        comes_back(&without, &[])?;
    }

    #[test]
    fn every_kind_of_claim_is_told_with_the_members_of_its_value((_, _, claims) in reading()) {
        for claim in claims {
            let (_, meaning) = KINDS.iter().find(|(kind, _)| *kind == claim.value.kind()).unwrap();
            let value = serde_json::to_value(&claim.value).unwrap();
            for member in value.get("value").and_then(|v| v.as_object()).unwrap().keys() {
                prop_assert!(meaning.contains(&format!("`{member}`")), "{}: {member}", claim.value.kind());
            }
        }
    }
}

#[test]
fn every_kind_is_in_the_dictionary_and_no_other() {
    assert_eq!(KINDS.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), ClaimValue::KINDS);
}

/// A report of one claim.
fn sample() -> (Arc<DocumentRow>, Vec<ClaimRow>) {
    let document = Document::new("harrow", "Ned Harrow has hurt a knee.");
    let claim = Claim {
        id: ClaimId(String::new()),
        document: document.id.clone(),
        player: Person { name: "Ned Harrow".into(), id: None, team: Some("Hillside".into()) },
        value: ClaimValue::Injury(InjuryFacts { region: Region::Knee, ..InjuryFacts::default() }),
        when: Some(Interval::day(parse_date("2025-03-01").unwrap())),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Stated,
        said_by: vec!["Ada Berg".into()],
        evidence: vec![Evidence { start: 0, end: 10, text: "Ned Harrow".into() }],
        rule: "sample".into(),
        derivation: Vec::new(),
    };
    let published = Dating {
        within: Interval::day(parse_date("2025-03-02").unwrap()),
        basis: Basis::Header,
        because: vec!["a date line".into()],
    };
    filed(document, Some(published), vec![claim.sealed()])
}

/// The batch with another column of that name.
fn with(batch: &RecordBatch, name: &str, array: ArrayRef) -> RecordBatch {
    let at = batch.schema().index_of(name).unwrap();
    let mut fields: Vec<Field> = batch.schema().fields().iter().map(|f| (**f).clone()).collect();
    fields[at] = Field::new(name, array.data_type().clone(), true);
    let mut columns = batch.columns().to_vec();
    columns[at] = array;
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

fn text(value: Option<&str>) -> ArrayRef {
    Arc::new(StringArray::from(vec![value]))
}

#[test]
fn other_tools_types_of_text_will_do_and_so_will_another_order() {
    let (_, claims) = sample();
    let batch = CLAIMS.batch(&claims).unwrap();
    let mut large = LargeStringBuilder::new();
    large.append_value("Ned Harrow");
    let mut coded = StringDictionaryBuilder::<Int32Type>::new();
    coded.append_value("injury");
    let other = with(&batch, "player", Arc::new(large.finish()));
    let other = with(&other, "kind", Arc::new(coded.finish()));
    let backwards: Vec<usize> = (0..other.num_columns()).rev().collect();
    let other = other.project(&backwards).unwrap();
    assert_eq!(ClaimRows::of(&other, 0).unwrap().row(0).unwrap().0, claims[0].claim);
}

#[test]
fn columns_that_repeat_what_the_value_says_may_be_missing_and_the_others_may_not() {
    let (_, claims) = sample();
    let batch = CLAIMS.batch(&claims).unwrap();
    let needless = ["region", "side", "doc", "published_latest", "chance_percent", "derivation", "person_id"];
    let without = |names: &[&str]| {
        let schema = batch.schema();
        let kept = schema.fields().iter().enumerate();
        let kept: Vec<usize> =
            kept.filter(|(_, f)| !names.contains(&f.name().as_str())).map(|(at, _)| at).collect();
        batch.project(&kept).unwrap()
    };
    assert_eq!(ClaimRows::of(&without(&needless), 0).unwrap().row(0).unwrap().0, claims[0].claim);
    let error = ClaimRows::of(&without(&["value"]), 0).unwrap_err();
    assert_eq!(error.to_string(), "column value: there is no such column");
}

#[test]
fn what_is_wrong_with_a_row_is_said_with_its_number_and_column() {
    let (document, claims) = sample();
    let batch = CLAIMS.batch(&claims).unwrap();
    let said = |name: &str, array: ArrayRef| {
        let rows = ClaimRows::of(&with(&batch, name, array), 41).unwrap();
        rows.row(0).unwrap_err().to_string()
    };
    assert_eq!(said("player", text(None)), "row 42: column player: it is empty");
    assert_eq!(said("kind", text(Some("hunch"))), r#"row 42: column kind: "hunch" is no kind of claim"#);
    assert_eq!(
        said("polarity", text(Some("yes"))),
        r#"row 42: column polarity: "yes" is none of the names that it may have"#
    );
    assert!(
        said("value", text(Some("{")))
            .starts_with("row 42: column value: \"{\" is not what such a claim says")
    );
    assert!(
        said("when_earliest", Arc::new(arrow_array::Date32Array::from(vec![30_000]))).contains("is before")
    );
    assert!(
        said("when_latest", Arc::new(arrow_array::Date32Array::from(vec![i32::MAX])))
            .contains("beyond the calendar")
    );
    assert_eq!(
        said("ordinal", Arc::new(Int32Array::from(vec![-1]))),
        r#"row 42: column ordinal: "-1" is no place"#
    );
    assert!(
        said("player", text(Some("Ian Pell")))
            .starts_with("row 42: column claim_id: the identity of this claim's content is")
    );
    let batch = DOCUMENTS.batch([&*document]).unwrap();
    let said = |name: &str, array: ArrayRef| {
        let rows = DocumentRows::of(&with(&batch, name, array), 0).unwrap();
        rows.row(0).unwrap_err().to_string()
    };
    assert!(said("text", text(Some("Another."))).ends_with("is not the SHA-256 of this row's text"));
    assert!(said("document_id", text(Some("d1"))).contains("is no SHA-256"));
    let error = DocumentRows::of(&with(&batch, "published_latest", text(Some("soon"))), 0).unwrap_err();
    assert_eq!(error.to_string(), "column published_latest: it is of the type Utf8, not date");
    assert!(matches!(error.kind, TableErrorKind::Type { .. }));
}

#[test]
fn a_flat_row_says_what_the_typed_one_says() {
    let (document, claims) = sample();
    let batch = CLAIMS.batch(&claims).unwrap();
    let row = tables::json_row(&CLAIMS, &batch, 0);
    assert_eq!(row["evidence"], serde_json::json!([{ "start": 0, "end": 10, "text": "Ned Harrow" }]));
    assert_eq!((&row["when_latest"], &row["side"]), (&"2025-03-01".into(), &serde_json::Value::Null));
    let cells = tables::csv_cells(&CLAIMS, &batch, 0);
    let cell = |name| cells[batch.schema().index_of(name).unwrap()].as_str();
    assert_eq!((cell("said_by"), cell("side"), cell("recurrence")), ("Ada Berg", "", "false"));
    assert_eq!(cell("evidence"), r#"[{"end":10,"start":0,"text":"Ned Harrow"}]"#);
    let batch = DOCUMENTS.batch([&*document]).unwrap();
    assert_eq!(tables::json_row(&DOCUMENTS, &batch, 0)["recorded_at"], "2025-06-01T12:00:00.123Z");
}

#[test]
fn batches_begin_anew_when_one_is_taken() {
    let (document, _) = sample();
    let mut batches = tables::Batches::of(&DOCUMENTS);
    for rows in [2, 1, 0] {
        (0..rows).for_each(|_| batches.push(&document));
        assert_eq!((batches.len(), batches.bytes() > 0), (rows, rows > 0));
        let batch = batches.finish().unwrap();
        assert_eq!(batch.num_rows(), rows);
        assert!(batch.column(0).as_string::<i32>().iter().flatten().all(|id| id == document.document.id.0));
    }
}
