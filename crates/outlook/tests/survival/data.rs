//! The data sets that the references were worked out on.

use jiff::civil::Date;
use outlook::survival::{Concordance, Design, Outcomes};

use crate::support::{Row, number, table};

pub(crate) struct Data {
    pub(crate) rows: Vec<Row>,
    pub(crate) time: Vec<f64>,
    pub(crate) event: Vec<bool>,
}

impl Data {
    pub(crate) fn outcomes(&self) -> Outcomes {
        Outcomes::new(self.time.clone(), self.event.clone()).unwrap()
    }

    /// Those of one level of a column; `all` is everybody.
    pub(crate) fn of_level(&self, by: &str, level: &str) -> Outcomes {
        let keep = |i: &usize| level == "all" || self.rows[*i][by] == level;
        let rows: Vec<usize> = (0..self.rows.len()).filter(keep).collect();
        Outcomes::new(
            rows.iter().map(|i| self.time[*i]).collect(),
            rows.iter().map(|i| self.event[*i]).collect(),
        )
        .unwrap()
    }

    /// Levels of a column in the order of `levels`, and the number of each row's.
    pub(crate) fn numbers(&self, column: &str, levels: &[&str]) -> Vec<usize> {
        self.rows.iter().map(|r| levels.iter().position(|l| *l == r[column]).unwrap()).collect()
    }

    /// Players, numbered.
    pub(crate) fn players(&self) -> Vec<usize> {
        let ids: std::collections::BTreeSet<&String> = self.rows.iter().map(|r| &r["player_id"]).collect();
        self.rows.iter().map(|r| ids.iter().position(|id| **id == r["player_id"]).unwrap()).collect()
    }
}

pub(crate) fn data(name: &str) -> Data {
    let end: Date = "2019-03-20".parse().unwrap();
    let day = |row: &Row, field: &str| row[field].parse::<Date>().unwrap();
    let mut found = Data { rows: Vec::new(), time: Vec::new(), event: Vec::new() };
    let source = match name {
        "lung" => "survival/lung.csv",
        "veteran" => "survival/veteran.csv",
        _ => "injuries.csv",
    };
    // In the whole set the ages stand in a table of their own.
    let apart =
        (!table("injuries.csv")[0].contains_key("age")).then(|| table("survival/input_injuries_all.csv"));
    for (n, mut row) in table(source).into_iter().enumerate() {
        let (time, event) = match name {
            "lung" => (number(&row, "time"), row["status"] == "2"),
            "veteran" => (number(&row, "time"), row["status"] == "1"),
            "injuries_all" => (number(&row, "days_lost"), true),
            "injuries_censored" => {
                let limit = 5.0 + (37 * (n + 1) % 41) as f64;
                (number(&row, "days_lost").min(limit), number(&row, "days_lost") <= limit)
            }
            "injuries_open" => {
                let (from, until) = (day(&row, "from"), day(&row, "until"));
                if from >= end {
                    continue;
                }
                let known = until.min(end);
                ((known - from).get_days().into(), until <= end)
            }
            _ => panic!("{name}"),
        };
        if name.starts_with("injuries") {
            if let Some(apart) = &apart {
                row.insert("age".into(), apart[n]["age"].clone());
            }
            let muscle = if row["injury_type"] == "Muscle" { "1" } else { "0" };
            row.insert("muscle".into(), muscle.into());
        }
        found.rows.push(row);
        found.time.push(time);
        found.event.push(event);
    }
    found
}

pub(crate) const TYPES: [&str; 5] = ["Bone", "Concussion", "Ligament", "Muscle", "Unknown"];
pub(crate) const CELLS: [&str; 4] = ["squamous", "smallcell", "adeno", "large"];

/// Levels of the columns by which references part the data.
pub(crate) fn levels(column: &str) -> &'static [&'static str] {
    match column {
        "injury_type" => &TYPES,
        "celltype" => &CELLS,
        _ => &["1", "2"],
    }
}

/// The covariates of a model of the references, and its terms (places of the covariates that belong together).
pub(crate) fn design(data: &Data, model: &str) -> (Design, Vec<Vec<usize>>) {
    let column = |name: &str| data.rows.iter().map(|r| number(r, name)).collect::<Vec<f64>>();
    let names: &[&str] = match model {
        "null" => &[],
        "age_muscle" => &["age", "muscle"],
        "age_type" => &["age"],
        "age_sex" => &["age", "sex"],
        _ => &["karno", "trt"],
    };
    let mut design = Design::new(data.rows.len());
    for name in names {
        design = design.with(*name, column(name)).unwrap();
    }
    let mut terms: Vec<Vec<usize>> = (0..names.len()).map(|i| vec![i]).collect();
    if model == "age_type" {
        terms.push((1..TYPES.len()).collect());
        for level in &TYPES[1..] {
            let is = |row: &Row| f64::from(u8::from(row["injury_type"] == *level));
            let values = data.rows.iter().map(is).collect();
            design = design.with(format!("injury_type{level}"), values).unwrap();
        }
    }
    if model.ends_with("strata_cell") {
        design = design.stratified(data.numbers("celltype", &CELLS)).unwrap();
    }
    (design, terms)
}

/// That the pairs counted are those of the reference.
pub(crate) fn same_pairs(found: &Concordance, row: &Row) {
    for (got, field) in [
        (found.concordant, "concordant"),
        (found.discordant, "discordant"),
        (found.tied_predictor, "tied_x"),
        (found.tied_time, "tied_y"),
        (found.tied_both, "tied_xy"),
    ] {
        assert_eq!(got as f64, number(row, field), "{field} of {row:?}");
    }
}
