//! How long tables, curves and models take on made-up injuries: `cargo run --release -p outlook --example speed [ROWS…]`.
//!
//! The injuries come from a random number generator that any language can repeat; sums over them and results are compared with those of R
//! (`tests/data/timings`). Times are processor seconds of the fastest of a few runs. `--csv` prints the rows instead, for R.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "an example that measures: it has a clock, reads tables and stops at once when a figure is wrong"
)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use jiff::civil::date;
use ledger::{Interval, add_days};
use outlook::epi::{
    Every, Exposure, Injury, Method, Per, Register, ReturnDay, Settings, Until, prevalence, summary,
};
use outlook::survival::{
    Aft, Cox, Curve, CurveLimits, Design, Distribution, Outcomes, Ties, concordance, log_rank,
};

/// Lehmer's generator: x ← 16807 x mod (2³¹ − 1).
struct Lehmer(u64);

impl Lehmer {
    fn next(&mut self) -> f64 {
        const MODULUS: u64 = (1 << 31) - 1;
        self.0 = self.0 * 16807 % MODULUS;
        self.0 as f64 / MODULUS as f64
    }
}

const TYPES: [(&str, f64); 5] =
    [("Bone", 0.13), ("Concussion", 0.33), ("Ligament", 0.44), ("Muscle", 0.74), ("Unknown", 1.0)];

/// Injuries, four to a player.
#[derive(Default)]
struct Made {
    kind: Vec<usize>,
    days: Vec<f64>,
    age: Vec<f64>,
    from: Vec<i64>,
    time: Vec<f64>,
    event: Vec<bool>,
    smooth_time: Vec<f64>,
    smooth_event: Vec<bool>,
    /// Minutes of each player in two seasons.
    minutes: Vec<[f64; 2]>,
}

impl Made {
    fn new(n: usize) -> Self {
        let mut made = Self::default();
        let mut random = Lehmer(20_240_601);
        let mut age = 0.0;
        for i in 0..n {
            let u: [f64; 5] = std::array::from_fn(|_| random.next());
            let kind = TYPES.iter().position(|(_, to)| u[0] < *to).unwrap_or(4);
            if i % 4 == 0 {
                age = 18.0 + (17.0 * u[2]).floor();
            }
            let eta = 0.02 * (age - 26.0)
                + match TYPES[kind].0 {
                    "Muscle" => 0.4,
                    "Ligament" => 0.9,
                    _ => 0.0,
                };
            let smooth = 20.0 * eta.exp() * (-u[1].ln()).powf(1.0 / 0.8);
            let days = 1.0 + smooth.floor();
            let limit = 30.0 + (400.0 * u[3]).floor();
            let smooth_limit = 30.0 + 400.0 * u[3];
            made.kind.push(kind);
            made.days.push(days);
            made.age.push(age);
            made.from.push(182 * (i % 4) as i64 + (60.0 * u[4]).floor() as i64);
            made.time.push(days.min(limit));
            made.event.push(days <= limit);
            made.smooth_time.push(smooth.min(smooth_limit));
            made.smooth_event.push(smooth <= smooth_limit);
        }
        let mut random = Lehmer(987_654_321);
        let mut minutes = || 200.0 + (3200.0 * random.next()).floor();
        made.minutes = (0..n.div_ceil(4)).map(|_| [minutes(), minutes()]).collect();
        made
    }

    fn register(&self) -> Register {
        let start = date(2017, 7, 1);
        let mut register = Register::new(date(2019, 12, 31));
        for (i, kind) in self.kind.iter().enumerate() {
            let player = (i / 4 + 1).to_string();
            let from = add_days(start, self.from[i]);
            let until = add_days(from, self.days[i].min(110.0) as i64);
            let row = Injury {
                player: &player,
                onset: Interval::day(from),
                until: Until::Back(Interval::day(until)),
                setting: None,
                labels: &[("type", TYPES[*kind].0)],
            };
            register.injury(&row).unwrap();
        }
        for (i, minutes) in self.minutes.iter().enumerate() {
            for (year, minutes) in (2017..).zip(minutes) {
                let row = Exposure {
                    player: &(i + 1).to_string(),
                    days: Interval::new(date(year, 7, 1), date(year + 1, 6, 30)),
                    match_minutes: *minutes,
                    training_minutes: 0.0,
                    labels: &[],
                };
                register.exposure(&row).unwrap();
            }
        }
        register
    }

    fn muscle(&self) -> Vec<f64> {
        self.kind.iter().map(|k| f64::from(u8::from(TYPES[*k].0 == "Muscle"))).collect()
    }

    fn design(&self) -> Design {
        let design = Design::new(self.age.len()).with("age", self.age.clone()).unwrap();
        design.with("muscle", self.muscle()).unwrap()
    }
}

/// Processor seconds of this thread so far, where the system tells; else of the clock.
fn seconds(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|t| t.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn timed<T>(name: &str, n: usize, mut run: impl FnMut() -> T) {
    let clock = Instant::now();
    // The system counts in ticks of some milliseconds: small tasks are done many times between two looks.
    let (times, looks) = ((300_000 / n).max(1), 5);
    let look = |_| {
        let start = seconds(clock);
        (0..times).for_each(|_| drop(black_box(run())));
        (seconds(clock) - start) / times as f64
    };
    let best = (0..looks).map(look).fold(f64::INFINITY, f64::min);
    println!("{name},{n},{best:.6}");
}

type Row = BTreeMap<String, String>;

/// The row of a table of R's that has these fields.
fn reference(table: &str, fields: &[(&str, &str)]) -> Option<Row> {
    let path = format!("{}/tests/data/timings/synthetic_{table}.csv", env!("CARGO_MANIFEST_DIR"));
    let rows: Vec<Row> = csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect();
    rows.into_iter().find(|row| fields.iter().all(|(name, value)| row[*name] == *value))
}

fn check(row: &Row, field: &str, got: f64) {
    let want: f64 = row[field].parse().unwrap();
    assert!((got - want).abs() <= 1e-7 * want.abs(), "{field}: {got} is not {want}");
}

fn check_sums(made: &Made, n: usize) {
    let Some(row) = reference("checksums", &[("n", &n.to_string())]) else { return };
    let count = |events: &[bool]| events.iter().filter(|e| **e).count() as f64;
    check(&row, "sum_days", made.days.iter().sum());
    check(&row, "sum_time", made.time.iter().sum());
    check(&row, "events", count(&made.event));
    check(&row, "sum_age", made.age.iter().sum());
    check(&row, "n_muscle", made.muscle().iter().sum());
    check(&row, "sum_short", made.days.iter().map(|d| d.min(110.0)).sum());
    check(&row, "sum_minutes", made.minutes.iter().flatten().sum());
    check(&row, "sum_cont_time", made.smooth_time.iter().sum());
    check(&row, "cont_events", count(&made.smooth_event));
}

fn tables(made: &Made, n: usize) {
    timed("register (reading rows)", n, || made.register());
    let register = made.register();
    let wald = Settings {
        per: Per::HundredMatches,
        incidence: Method::Wald,
        burden: Method::Wald,
        ..Settings::default()
    };
    if let Some(row) = reference("results_summary", &[("n", &n.to_string())]) {
        let found = &summary(&register, &[], &wald).unwrap()[0];
        let severity = &found.severity;
        for (field, got) in [
            ("totalexpo", found.minutes),
            ("ncases", found.injuries as f64),
            ("incidence", found.incidence.value.clone().unwrap()),
            ("incidence_upper", found.incidence.limits.clone().unwrap().upper),
            ("ndayslost", found.days_lost.least as f64),
            ("mean_dayslost", severity.mean.least.clone().unwrap()),
            ("median_dayslost", severity.median.least.clone().unwrap()),
            ("qt75_dayslost", severity.upper_quartile.least.clone().unwrap()),
            ("burden", found.burden.least.value.clone().unwrap()),
            ("burden_sd", found.burden.least.se.unwrap()),
        ] {
            check(&row, field, got);
        }
    }
    for (name, settings) in [("as injurytools", wald), ("limits by player", Settings::default())] {
        timed(&format!("summary overall; {name}"), n, || summary(&register, &[], &settings));
        timed(&format!("summary by type; {name}"), n, || summary(&register, &["type"], &settings));
        timed(&format!("summary per player; {name}"), n, || summary(&register, &["player"], &settings));
    }
    let span = Interval::new(date(2017, 7, 1), date(2019, 6, 30));
    for (name, every) in [("month", Every::Month), ("day", Every::Day)] {
        timed(&format!("prevalence by {name}"), n, || {
            prevalence(&register, span, every, None, ReturnDay::Injured, 0.95)
        });
    }
}

fn models(made: &Made, n: usize) {
    let whole = Outcomes::new(made.time.clone(), made.event.clone()).unwrap();
    let smooth = Outcomes::new(made.smooth_time.clone(), made.smooth_event.clone()).unwrap();
    let design = made.design();
    for (name, ties) in [("efron", Ties::Efron), ("breslow", Ties::Breslow)] {
        let cox = Cox::fit(&whole, &design, ties).unwrap();
        if let Some(row) = reference("results_survival", &[("n", &n.to_string()), ("ties", name)]) {
            let coefficients = cox.coefficients();
            check(&row, "age", coefficients[0].value);
            check(&row, "muscle", coefficients[1].value);
            check(&row, "loglik", cox.log_likelihoods().1);
            check(&row, "concordance", cox.concordance().unwrap().c);
            let median = Curve::of(&whole).quantile(0.5, CurveLimits::LogLog, 0.95);
            check(&row, "km_median", median.value.unwrap());
        }
        timed(&format!("Cox {name}, whole days"), n, || Cox::fit(&whole, &design, ties).unwrap());
    }
    timed("Cox efron, continuous", n, || Cox::fit(&smooth, &design, Ties::Efron).unwrap());
    timed("curve with limits, whole days", n, || with_limits(&whole));
    timed("curve with limits, continuous", n, || with_limits(&smooth));
    timed("log-rank of types, whole days", n, || log_rank(&whole, &made.kind, None, 0.0));
    let predictors = Cox::fit(&whole, &design, Ties::Efron).unwrap().linear_predictors();
    timed("concordance, whole days", n, || concordance(&whole, &predictors, None));
    timed("Weibull, whole days", n, || Aft::fit(&whole, &design, Distribution::Weibull).unwrap());
}

fn with_limits(outcomes: &Outcomes) -> f64 {
    let curve = Curve::of(outcomes);
    curve.steps.iter().filter_map(|s| s.limits(CurveLimits::Log, 0.95).ok()).map(|l| l.upper - l.lower).sum()
}

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let print = arguments.iter().any(|a| a == "--csv");
    arguments.retain(|a| a != "--csv");
    let mut sizes: Vec<usize> = arguments.iter().map(|a| a.parse().unwrap()).collect();
    if sizes.is_empty() {
        sizes = vec![1_000, 100_000, 1_000_000];
    }
    println!(
        "{}",
        if print { "time,event,smooth_time,smooth_event,age,muscle" } else { "task,rows,seconds" }
    );
    for n in sizes {
        let made = Made::new(n);
        check_sums(&made, n);
        if print {
            for (i, muscle) in made.muscle().iter().enumerate() {
                let (event, smooth_event) = (u8::from(made.event[i]), u8::from(made.smooth_event[i]));
                let (time, smooth) = (made.time[i], made.smooth_time[i]);
                println!("{time},{event},{smooth},{smooth_event},{},{muscle}", made.age[i]);
            }
            continue;
        }
        tables(&made, n);
        models(&made, n);
    }
}
