//! What the server counts of itself, in Prometheus's text format.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::room::{Room, locked};

/// Upper bounds of the times of answers, in seconds.
const BOUNDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5, 10.0];

/// One address's answers.
#[derive(Clone, Debug, Default)]
struct Times {
    within: [u64; BOUNDS.len()],
    count: u64,
    seconds: f64,
}

/// What is counted.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    answers: Mutex<BTreeMap<(String, u16), u64>>,
    times: Mutex<BTreeMap<String, Times>>,
    kept: AtomicU64,
    desks: AtomicU64,
    under_way: AtomicU64,
}

/// How much is kept in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    /// Bytes of answers.
    pub(crate) answers: u64,
    pub(crate) dossiers: u64,
    /// About how many bytes of dossiers.
    pub(crate) dossier_bytes: u64,
    pub(crate) forecasts: u64,
    /// About how many bytes of what they rest on.
    pub(crate) forecast_bytes: u64,
}

impl Metrics {
    /// An answer was kept from before.
    pub(crate) fn kept(&self) {
        self.kept.fetch_add(1, Ordering::Relaxed);
    }

    /// A desk was opened at the store, with nothing kept in it.
    pub(crate) fn opened(&self) {
        self.desks.fetch_add(1, Ordering::Relaxed);
    }

    fn took(&self, route: &str, status: u16, time: Duration) {
        *locked(&self.answers).entry((route.to_owned(), status)).or_default() += 1;
        let mut times = locked(&self.times);
        let times = times.entry(route.to_owned()).or_default();
        let seconds = time.as_secs_f64();
        for (within, bound) in times.within.iter_mut().zip(BOUNDS) {
            *within += u64::from(seconds <= bound);
        }
        times.count += 1;
        times.seconds += seconds;
    }

    /// All of it, in Prometheus's text format.
    pub(crate) fn told(&self, held: Held) -> String {
        let mut out = String::new();
        let mut put = |line: std::fmt::Arguments<'_>| {
            let _ = writeln!(out, "{line}");
        };
        put(format_args!("# HELP sidelined_answers_total Answers given."));
        put(format_args!("# TYPE sidelined_answers_total counter"));
        for ((route, status), count) in locked(&self.answers).iter() {
            put(format_args!("sidelined_answers_total{{route=\"{route}\",status=\"{status}\"}} {count}"));
        }
        put(format_args!("# HELP sidelined_answer_seconds Time that answers took."));
        put(format_args!("# TYPE sidelined_answer_seconds histogram"));
        for (route, times) in locked(&self.times).iter() {
            for (bound, within) in BOUNDS.iter().zip(times.within) {
                put(format_args!(
                    "sidelined_answer_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}} {within}"
                ));
            }
            let Times { count, seconds, .. } = times;
            put(format_args!("sidelined_answer_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}"));
            put(format_args!("sidelined_answer_seconds_sum{{route=\"{route}\"}} {seconds}"));
            put(format_args!("sidelined_answer_seconds_count{{route=\"{route}\"}} {count}"));
        }
        put(format_args!(
            "# HELP sidelined_answers_kept_total Answers that still held and were given again."
        ));
        put(format_args!("# TYPE sidelined_answers_kept_total counter"));
        put(format_args!("sidelined_answers_kept_total {}", self.kept.load(Ordering::Relaxed)));
        put(format_args!("# HELP sidelined_desks_opened_total Desks opened at the store."));
        put(format_args!("# TYPE sidelined_desks_opened_total counter"));
        put(format_args!("sidelined_desks_opened_total {}", self.desks.load(Ordering::Relaxed)));
        for (name, meaning, number) in [
            ("answers_kept_bytes", "Bytes of the answers that are kept.", held.answers),
            ("dossiers_kept", "Families of players of whom what is recorded is kept folded.", held.dossiers),
            ("dossiers_kept_bytes", "About how many bytes these take.", held.dossier_bytes),
            ("forecasts_kept", "Forecasts of which it is kept what they rest on.", held.forecasts),
            ("forecasts_kept_bytes", "About how many bytes that takes.", held.forecast_bytes),
        ] {
            put(format_args!(
                "# HELP sidelined_{name} {meaning}\n# TYPE sidelined_{name} gauge\nsidelined_{name} {number}"
            ));
        }
        put(format_args!("# HELP sidelined_requests_under_way Requests being answered."));
        put(format_args!("# TYPE sidelined_requests_under_way gauge"));
        put(format_args!("sidelined_requests_under_way {}", self.under_way.load(Ordering::Relaxed)));
        out
    }
}

/// Counts a request and its answer. Only routes are named, never what somebody asked for.
pub(crate) async fn count(State(room): State<Arc<Room>>, request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = matched.unwrap_or_else(|| "none".to_owned());
    let begun = tokio::time::Instant::now();
    let under_way = UnderWay::of(&room.metrics.under_way);
    let response = next.run(request).await;
    drop(under_way);
    room.metrics.took(&route, response.status().as_u16(), begun.elapsed());
    response
}

/// A request under way, however it ends.
struct UnderWay<'a>(&'a AtomicU64);

impl<'a> UnderWay<'a> {
    fn of(count: &'a AtomicU64) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
