use super::*;

fn rows(text: &str) -> Vec<Result<Appearance, String>> {
    assert!(is_header(text));
    let mut rows = Rows::of("matches".to_owned(), text.as_bytes()).unwrap();
    let told =
        |row: Result<KeptAppearance, Problem>| row.map(|row| row.appearance).map_err(|p| p.to_string());
    std::iter::from_fn(|| rows.next()).map(|(_, row)| told(row)).collect()
}

#[test]
fn codes_and_names_both_tell_whose_minutes_they_are() {
    let read = rows(
        "season,player_code,kickoff_time,minutes,opponent_team,was_home,team\n\
         2018-19,17,2018-08-10T19:00:00Z,64,Lakeside,1,Hillside\n",
    );
    let appearance = read[0].clone().unwrap();
    assert_eq!(appearance.player.id, Some(PersonId("premier-league:17".into())));
    assert_eq!(
        (appearance.day.to_string().as_str(), appearance.minutes, appearance.home),
        ("2018-08-10", 64, Some(true))
    );
    let read = rows("date,player,minutes\n2018-08-10,Jan Novák,0\n");
    assert_eq!(read[0].clone().unwrap().player.name, "Jan Novák");
}

#[test]
fn bad_rows_say_what_is_wrong() {
    let read = rows(
        "date,player,minutes,home\n2018-08-32,Jan Novák,0,\n2018-08-10,,0,\n2018-08-10,Jan Novák,-4,\n\
         2018-08-10,Jan Novák,900,\n2018-08-10,Jan Novák,90,perhaps\n\n2018-08-10,Jan Novák,90,1\n",
    );
    let told: Vec<String> =
        read.into_iter().map(|row| row.map(|_| "read".into()).unwrap_or_else(|e| e)).collect();
    assert_eq!(
        told,
        [
            "its `kickoff_time` is \"2018-08-32\", not a day",
            "has no field `player`",
            "its `minutes` is \"-4\", not a number of minutes, 0 to 240",
            "its `minutes` is \"900\", not a number of minutes, 0 to 240",
            "its `was_home` is \"perhaps\", not 1 or 0",
            "read",
        ]
    );
}

#[test]
fn of_two_columns_for_one_thing_the_first_name_counts() {
    let read = rows("day,kickoff_time,player,minutes\n2018-08-11,2018-08-10T19:00:00Z,Jan Novák,7\n");
    assert_eq!(read[0].clone().unwrap().day.to_string(), "2018-08-10");
    assert!(matches!(
        Rows::of("matches".to_owned(), "player,minutes\nJan Novák,7\n".as_bytes()),
        Err(Problem::NoAppearances)
    ));
}

#[test]
fn a_batch_tells_what_its_text_tells() {
    use std::sync::Arc;

    use arrow_array::{BooleanArray, Date32Array, Float64Array, Int32Array, ListArray, RecordBatchOptions};
    use arrow_schema::{Field, Schema};

    let text = rows(
        "code,day,minutes,home,team\n17,2018-08-10,64,1,Hillside\n,2018-08-11,90,,\n18,2018-08-12,250,0,\n",
    );
    let batch = |columns: Vec<(&str, ArrayRef)>| RecordBatch::try_from_iter(columns).unwrap();
    let days = Date32Array::from(vec![17753, 17754, 17755]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("code", Arc::new(Float64Array::from(vec![Some(17.0), None, Some(18.0)]))),
        ("day", Arc::new(days)),
        ("minutes", Arc::new(Int32Array::from(vec![64, 90, 250]))),
        ("home", Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]))),
        ("team", Arc::new(StringArray::from(vec![Some("Hillside"), None, None]))),
    ];
    let told = |rows: Vec<Result<KeptAppearance, Problem>>| -> Vec<Result<Appearance, String>> {
        rows.into_iter().map(|row| row.map(|row| row.appearance).map_err(|p| p.to_string())).collect()
    };
    assert_eq!(told(appearances("matches", &batch(columns.clone())).unwrap()), text);
    assert!(matches!(appearances("matches", &batch(columns[..2].to_vec())), Err(Problem::NoAppearances)));
    let mut lists = columns;
    let empty = ListArray::new_null(Arc::new(Field::new("item", DataType::Utf8, true)), 3);
    lists[4].1 = Arc::new(empty);
    let wrong = appearances("matches", &batch(lists)).unwrap_err();
    assert!(wrong.to_string().starts_with("its column \"team\" holds List(Utf8)"), "{wrong}");
    let none = RecordBatch::try_new_with_options(
        Arc::new(Schema::empty()),
        vec![],
        &RecordBatchOptions::new().with_row_count(Some(1)),
    );
    assert!(matches!(appearances("matches", &none.unwrap()), Err(Problem::NoAppearances)));
}

/// A row as a store's table has it.
const KEPT: [&str; 10] =
    ["person_id", "player", "team", "day", "minutes", "against", "home", "source", "recorded_at", "more"];

#[test]
fn a_store_s_own_rows_say_where_they_are_from_and_when_they_were_recorded() {
    let text = format!(
        "{}\np:1,,Hillside,2018-08-10,64,,false,autumn,2025-06-01T12:00:00.123Z,x\n\
         p:1,,,2018-08-11,0,Lakeside,,autumn,,\n,Jan,,2018-08-10,64,,,,2025-06-01T12:00:00Z,\n\
         ,Jan,,2018-08-10,64,,,autumn,yesterday,\n",
        KEPT.join(",")
    );
    let mut table = Rows::of("matches".to_owned(), text.as_bytes()).unwrap();
    let read: Vec<_> =
        std::iter::from_fn(|| table.next()).map(|(_, row)| row.map_err(|p| p.to_string())).collect();
    let kept = |at: usize| {
        let row = read[at].as_ref().unwrap();
        (&*row.appearance.table, row.recorded_at.map(|at| at.to_string()))
    };
    assert_eq!(kept(0), ("autumn", Some("2025-06-01T12:00:00.123Z".to_owned())));
    assert_eq!(kept(1), ("autumn", None));
    assert_eq!(kept(2), ("matches", None), "what does not say where it is from was recorded nowhere");
    assert_eq!(
        read[3].as_ref().unwrap_err(),
        "its `recorded_at` is \"yesterday\", not an instant (RFC 3339)"
    );
}

#[test]
fn json_lines_say_what_csv_says_and_bad_ones_what_is_wrong() {
    let lines = [
        r#"{"code": 17.0, "day": "2018-08-10", "minutes": 64, "home": true, "team": "Hillside", "more": []}"#,
        r#"{"code": null, "player": "Jan Nov\u00e1k\n", "date": "2018-08-11", "minutes": "90", "against": "Lake\nside"}"#,
        r#"{"player": "Jan", "date": "2018-08-11", "minutes": 90.5}"#,
        r#"{"player": ["Jan"], "date": "2018-08-11", "minutes": 90}"#,
        "[1]",
        "",
        r#"{"player": "Jan""#,
        r#"{"player": "Jan", "day": "2018-08-12", "minutes": 1, "source": "cup", "recorded_at": "2025-06-01T12:00:00Z"}"#,
    ];
    assert!(is_row(lines[0]) && is_row(lines[1]));
    assert!(!is_row(r#"{"player": "Jan", "day": "2018-08-12", "minutes": 1, "text": "Jan is out."}"#));
    assert!(!is_row(r#"{"doc": 1, "text": "Out."}"#) && !is_row("{\"player\": 1,"));
    let text = lines.join("\n");
    let mut table = Rows::of_json("matches".to_owned(), text.as_bytes());
    let read: Vec<_> = std::iter::from_fn(|| table.next()).collect();
    let good: Vec<_> = read.iter().filter_map(|(line, row)| Some((*line, row.as_ref().ok()?))).collect();
    let (told, places): (Vec<_>, Vec<_>) =
        good.iter().map(|(line, row)| (row.appearance.clone(), *line)).unzip();
    let csv = rows(
        "code,day,minutes,home,team,player,against\n17,2018-08-10,64,1,Hillside,,\n,2018-08-11,90,,,Jan Novák,Lake side\n",
    );
    assert_eq!(told[..2], csv.into_iter().map(Result::unwrap).collect::<Vec<_>>());
    assert_eq!(places, [1, 2, 8]);
    assert_eq!((&*told[2].table, good[2].1.recorded_at.is_some()), ("cup", true));
    let wrong: Vec<_> =
        read.iter().filter_map(|(line, row)| Some((*line, row.as_ref().err()?.to_string()))).collect();
    assert_eq!(wrong[0], (3, "its `minutes` is \"90.5\", not a number of minutes, 0 to 240".to_owned()));
    assert_eq!(wrong[1], (4, "its `player` is a list, not text, a number, or true or false".to_owned()));
    assert_eq!(wrong[2], (5, "is JSON, but not an object".to_owned()));
    assert!(wrong[3].0 == 7 && wrong[3].1.starts_with("is not JSON (column"), "{wrong:?}");
}

#[test]
fn instants_of_a_batch_are_taken_with_and_without_their_zone() {
    use std::sync::Arc;

    use arrow_array::TimestampMicrosecondArray;

    let at = || TimestampMicrosecondArray::from(vec![Some(1_748_779_200_123_000), None]);
    for recorded in [at(), at().with_timezone("UTC"), at().with_timezone("+00:00")] {
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("person_id", Arc::new(StringArray::from(vec!["p:1", "p:2"]))),
            ("day", Arc::new(at().with_timezone("UTC"))),
            ("minutes", Arc::new(StringArray::from(vec!["1", "2"]))),
            ("source", Arc::new(StringArray::from(vec!["cup", "cup"]))),
            ("recorded_at", Arc::new(recorded)),
        ];
        let rows = appearances("matches", &RecordBatch::try_from_iter(columns).unwrap()).unwrap();
        let row = rows[0].as_ref().unwrap();
        assert_eq!(row.recorded_at.unwrap().to_string(), "2025-06-01T12:00:00.123Z");
        assert_eq!(row.appearance.day.to_string(), "2025-06-01");
        assert!(rows[1].is_err(), "no day");
    }
}
