//! Two readings of the same texts, as two builds might print them.

use std::path::PathBuf;

use serde_json::json;

use super::*;

const TEXT: &str = "Lund has hurt her knee and is out for six weeks. Brandt is fit again.";

fn claim(id: &str, kind: &str, player: &str, value: Value, rule: &str, words: &str) -> Value {
    let start = TEXT.find(words).unwrap();
    json!({"id": id, "kind": kind, "player": player, "value": value, "when": null, "polarity": "affirmed",
        "certainty": "stated", "said_by": [], "rule": rule,
        "evidence": [{"start": start, "end": start + words.len(), "text": words}]})
}

fn rows(claims: Value, players: Value) -> Rows {
    let row = json!({"document": {"doc": "a", "published": null}, "claims": claims, "players": players});
    Rows::parse(&row.to_string()).unwrap()
}

fn args() -> DiffArgs {
    DiffArgs {
        texts: vec![PathBuf::from("texts")],
        base: "main".into(),
        new: None,
        gold: None,
        published: None,
        rule: Vec::new(),
        summary: false,
    }
}

#[test]
fn claims_gained_lost_and_changed_are_told_with_their_words() {
    let texts = Texts { documents: vec![("a".into(), TEXT.into())], ..Texts::default() };
    let knee = |id, value| claim(id, "injury", "Lund", value, "hurt_part", "Lund has hurt her knee");
    let stays = claim("1", "layoff", "Lund", json!({"min_days": 42}), "layoff", "out for six weeks");
    let base = rows(
        json!([
            knee("2", json!({"region": "knee", "side": null})),
            stays,
            claim("3", "status", "Lund", json!({"status": "available"}), "fit_again", "fit again")
        ]),
        json!([{"player": "Lund", "status": "available", "injuries": [{"region": "knee"}], "said_by": []}]),
    );
    let new = rows(
        json!([
            knee("4", json!({"region": "knee", "side": "left"})),
            stays,
            claim("5", "absence", "Lund", json!({"missed": "six weeks"}), "misses", "is out for six weeks")
        ]),
        json!([{"player": "Lund", "status": "out", "injuries": [{"region": "knee", "side": "left"}], "said_by": []},
            {"player": "Brandt", "status": "available", "injuries": [], "said_by": []}]),
    );
    let gold =
        rows(json!([]), json!([{"player": "Lund", "status": "out", "injuries": [{"region": "knee"}]}]));
    let said = report(&texts, &base, &new, Some(&gold), &args());
    for lines in [
        "fit_again\n  a\n    - status | Lund | status=available\n",
        "…Lund has hurt her knee and is out for six weeks. Brandt is ⟦fit again⟧.\n".trim_start_matches('…'),
        "hurt_part\n  a\n    ~ injury | Lund: side: – → left\n        ⟦Lund has hurt her knee⟧ and is out",
        "misses\n  a\n    + absence | Lund | missed=six weeks\n",
        "Entries\n  a\n    ~ Lund injuries.0.side: – → left\n    ~ Lund status: available → out\n    + Brandt status=available\n",
        "1 documents, 3 claims before and 3 after; 1 documents differ\n",
        "misses                   1       0       0\n",
        "all                      1       1       1\n",
        "Wrong before, and no more (2)\n  a/Lund\tstatus\tmissing\tgold=out\tread=available\n",
        "Wrong now, and not before (3)\n  a/Lund/knee\tside\textra\tgold=null\tread=left\n",
        "status               1    0.000    0.667   +0.667\n",
    ] {
        assert!(said.contains(lines), "{lines:?} is not in\n{said}");
    }
    let brief = report(&texts, &base, &new, None, &DiffArgs { rule: vec!["misses".into()], ..args() });
    assert!(brief.contains("misses") && !brief.contains("hurt_part"), "{brief}");
    let brief = report(&texts, &base, &new, None, &DiffArgs { summary: true, ..args() });
    assert!(!brief.contains('⟦') && brief.contains("hurt_part"), "{brief}");
}

#[test]
fn builds_that_say_the_same_differ_in_nothing() {
    let texts = Texts { documents: vec![("a".into(), TEXT.into())], ..Texts::default() };
    let one = || rows(json!([claim("1", "injury", "Lund", json!({}), "hurt_part", "knee")]), json!([]));
    assert_eq!(
        report(&texts, &one(), &one(), None, &args()),
        "1 documents, 1 claims before and 1 after; 0 documents differ\n"
    );
}

#[test]
fn texts_are_taken_from_folders_and_rows_and_named_apart() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("a.txt", "One.");
    write("more/a.txt", "Two.");
    write("rows.jsonl", "{\"doc\": \"b\", \"text\": \"Three.\", \"published\": \"2021-04-17\"}\n{");
    write(".hidden.txt", "Four.");
    write("empty.txt", "");
    let texts = Texts::load(&[folder.path().to_path_buf()]).unwrap();
    let names: Vec<_> = texts.documents.iter().map(|(doc, text)| (doc.as_str(), text.as_str())).collect();
    assert_eq!(names, [("a", "One."), ("a#2", "Two."), ("b", "Three.")]);
    assert_eq!(texts.left_out.len(), 2, "{:?}", texts.left_out);
    assert!(texts.rows.contains("\"earliest\":\"2021-04-17\"") && texts.rows.contains("\"doc\":\"a#2\""));
    assert!(Texts::load(&[folder.path().join("none")]).is_err());
}
