//! Times to the return, ratios of rates and models of counts on the command line.

use std::collections::BTreeMap;

use crate::desk::{Desk, Run};

/// The club of a player.
fn club(player: usize) -> &'static str {
    if player.is_multiple_of(2) { "North" } else { "South" }
}

/// Ten players, hamstrings of 5 to 25 days, and knees of 30 to 90 but for one of 10 and one that is still open; one hamstring has vague dates.
fn desk() -> Desk {
    let mut injuries = "player_id,from,until,injury_type,club\n".to_owned();
    for n in 1..=9 {
        injuries.push_str(&format!(
            "{n},2020-10-01,2020-10-{:02},hamstring,{}\n",
            4 + 2 * n + n % 3,
            club(n)
        ));
    }
    for n in 1..=8 {
        let knees = ["10-15", "11-21", "12-02", "12-03", "12-20", "12-24", "12-27", "12-30"];
        injuries.push_str(&format!("{n},2020-10-05,2020-{},knee,{}\n", knees[n - 1], club(n)));
    }
    injuries.push_str(
        "10,2021-05-20,,knee,North\n10,2020-12-01..2020-12-05,2020-12-20..2020-12-30,hamstring,North\n",
    );
    let exposures: String = (1..=10).map(|n| format!("{n},20/21,{},{}\n", 900 + 170 * n, club(n))).collect();
    let desk = Desk::new();
    desk.file("injuries.csv", injuries)
        .file("exposures.csv", format!("player_id,season,minutes_played,club\n{exposures}"));
    desk
}

fn stats(desk: &Desk, args: &[&str]) -> Run {
    let tables =
        ["stats", "--injuries", "injuries.csv", "--exposures", "exposures.csv", "--as-of", "2021-06-30"];
    desk.run(&[&tables[..], args].concat())
}

fn rows(run: &Run) -> Vec<BTreeMap<String, String>> {
    assert_eq!(run.code, Some(0), "{}", run.err);
    let endless = |cell: &str| matches!(cell, "NaN" | "inf" | "-inf");
    assert!(!run.out.split([',', '\n']).any(endless), "{}", run.out);
    csv::Reader::from_reader(run.out.as_bytes()).deserialize().collect::<Result<_, _>>().unwrap()
}

fn number(row: &BTreeMap<String, String>, field: &str) -> f64 {
    row[field].parse().unwrap_or_else(|_| panic!("{field} of {row:?}"))
}

#[test]
fn how_long_injuries_last_by_group() {
    let desk = desk();
    let rows = rows(&stats(
        &desk,
        &["--table", "survival", "--by", "injury_type", "--tau", "60", "--format", "csv"],
    ));
    let (hamstring, knee) = (&rows[0], &rows[1]);
    assert_eq!(
        (hamstring["injuries"].as_str(), knee["injuries"].as_str(), knee["returned"].as_str()),
        ("10", "9", "8")
    );
    assert!(number(hamstring, "median") < number(knee, "median"));
    // The vague one lasts 15 to 29 days.
    assert!(number(hamstring, "median_least") <= number(hamstring, "median_most"));
    assert!(number(hamstring, "restricted_mean") < number(knee, "restricted_mean"));
    assert!(number(knee, "restricted_mean") <= 60.0);
    let curve = stats(&desk, &["--table", "curve", "--format", "json"]);
    let curve: serde_json::Value = serde_json::from_str(&curve.out).expect("JSON");
    let steps = curve.as_array().unwrap();
    assert_eq!(steps[0]["at_risk"], 19);
    assert!(steps.windows(2).all(|w| w[0]["survival"].as_f64() >= w[1]["survival"].as_f64()));
    let told = stats(&desk, &["--table", "survival"]).err;
    assert!(told.contains("1 time cut off") && told.contains("of 1 with vague dates"), "{told}");
}

#[test]
fn groups_are_tested_and_modelled() {
    let desk = desk();
    let by = ["--by", "injury_type", "--format", "csv"];
    let test = rows(&stats(&desk, &[&["--table", "log-rank"], &by[..]].concat()));
    assert!(number(&test[0], "p") < 0.01 && test[0]["df"] == "1", "{test:?}");
    let cox = rows(&stats(&desk, &[&["--table", "cox"], &by[..]].concat()));
    assert_eq!(cox[0]["term"], "injury_type: knee");
    assert!(number(&cox[0], "ratio") < 1.0, "knees come back later: {cox:?}");
    assert!(number(&cox[0], "lower") < number(&cox[0], "ratio") && !cox[0]["robust_se"].is_empty());
    let terms: Vec<&str> = cox.iter().map(|row| row["term"].as_str()).collect();
    for term in
        ["(likelihood ratio test)", "(score test)", "(proportional hazards: injury_type)", "(concordance)"]
    {
        assert!(terms.contains(&term), "{terms:?}");
    }
    // With Breslow's ties the score test is the log-rank test, but for the variance at ties: close to it.
    let breslow = rows(&stats(&desk, &[&["--table", "cox", "--ties", "breslow"], &by[..]].concat()));
    assert_ne!(breslow[0]["coefficient"], cox[0]["coefficient"]);
    let aft = rows(&stats(&desk, &[&["--table", "aft"], &by[..]].concat()));
    assert!(
        aft.iter().any(|row| row["term"] == "injury_type: knee" && number(row, "ratio") > 1.0),
        "{aft:?}"
    );
    let weibull =
        rows(&stats(&desk, &[&["--table", "aft", "--distribution", "log-normal"], &by[..]].concat()));
    assert_ne!(weibull[1]["ratio"], aft[1]["ratio"]);
}

#[test]
fn rates_are_compared_and_counts_modelled() {
    let desk = desk();
    let ratio = rows(&stats(
        &desk,
        &["--table", "ratio", "--by", "club", "--compare", "North", "South", "--format", "csv"],
    ));
    assert_eq!((ratio.len(), ratio[0]["group"].as_str(), ratio[0]["by"].as_str()), (1, "North", "South"));
    let (lower, value, upper) =
        (number(&ratio[0], "lower"), number(&ratio[0], "ratio"), number(&ratio[0], "upper"));
    assert!(lower < value && value < upper, "{ratio:?}");
    let all = rows(&stats(
        &desk,
        &["--table", "ratio", "--by", "injury_type", "--limits", "mid-p", "--format", "csv"],
    ));
    assert_eq!((all[0]["group"].as_str(), all[0]["by"].as_str()), ("knee", "hamstring"));
    let counts = rows(&stats(&desk, &["--table", "counts", "--format", "csv"]));
    assert_eq!(counts.len(), 4);
    assert!(counts.iter().all(|row| row["zeros"] == "0" && row["inflation"].is_empty()), "{counts:?}");
}

#[test]
fn what_cannot_be_asked_is_said() {
    let desk = desk();
    for (args, why) in [
        (&["--table", "cox"][..], "a model needs covariates: --by COLUMN"),
        (&["--table", "cox", "--by", "shoe"], "there is no column shoe"),
        (&["--table", "ratio"], "rates are compared by one column"),
        (
            &["--table", "ratio", "--by", "club", "--compare", "North", "West"],
            "club has no level \"West\"; it has North, South",
        ),
        (
            &["--table", "ratio", "--by", "club", "--limits", "score"],
            "limits of a ratio are exact, mid-p, wald or negative-binomial",
        ),
        (&["--table", "counts", "--by", "club"], "models of counts are of all players"),
    ] {
        let run = stats(&desk, args);
        assert!(run.code != Some(0) && run.err.contains(why), "{args:?}: {}", run.err);
    }
    assert_eq!(stats(&desk, &["--table", "survival", "--tau", "-3"]).code, Some(2));
}
