//! Whose turn it is: questions wait in one line, and no more than so many threads answer them one after the other.
//!
//! A thread that has answered takes the next question at once. Nobody has to be woken in between, which is what many short questions at
//! once would else mostly cost.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::room::locked;
use crate::trouble::Trouble;

type Work = Box<dyn FnOnce() + Send>;

/// The line, and how many see to it.
pub(crate) struct Turns(Arc<Line>);

struct Line {
    waiting: Mutex<Waiting>,
    /// So many threads see to it at the most.
    most: usize,
}

#[derive(Default)]
struct Waiting {
    work: VecDeque<Work>,
    /// So many threads see to it now.
    threads: usize,
}

/// What one who waits hears: that it is their turn, and then the answer.
struct Asked<T> {
    begun: oneshot::Receiver<()>,
    answer: oneshot::Receiver<Result<T, Trouble>>,
}

impl Turns {
    /// With so many threads at the most.
    pub(crate) fn of(most: usize) -> Self {
        Self(Arc::new(Line { waiting: Mutex::default(), most: most.max(1) }))
    }

    /// Works something out when it is its turn.
    ///
    /// # Errors
    /// [`Trouble::Busy`] where that does not come in time, [`Trouble::Broken`] where the work panics; those of the work.
    pub(crate) async fn wait<T: Send + 'static>(
        &self,
        patience: Duration,
        work: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let mut asked = self.ask(work);
        match tokio::time::timeout(patience, &mut asked.begun).await {
            // Whoever goes away now is passed over.
            Err(_) => return Err(Trouble::Busy),
            Ok(Err(_)) => return Err(Trouble::Broken),
            Ok(Ok(())) => {}
        }
        asked.answer.await.map_err(|_| Trouble::Broken)?
    }

    fn ask<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T, Trouble> + Send + 'static) -> Asked<T> {
        let (begin, begun) = oneshot::channel();
        let (tell, answer) = oneshot::channel();
        let work = move || {
            if begin.send(()).is_ok() {
                // Who asked may have gone away meanwhile.
                let _ = tell.send(work());
            }
        };
        let mut waiting = locked(&self.0.waiting);
        waiting.work.push_back(Box::new(work));
        if waiting.threads < self.0.most {
            waiting.threads += 1;
            let line = Arc::clone(&self.0);
            tokio::task::spawn_blocking(move || line.see_to());
        }
        Asked { begun, answer }
    }
}

impl Line {
    /// Works off one after the other until none waits.
    fn see_to(&self) {
        while let Some(work) = self.next() {
            // Whoever asked is told: what would have told the answer is gone.
            let _ = catch_unwind(AssertUnwindSafe(work));
        }
    }

    fn next(&self) -> Option<Work> {
        let mut waiting = locked(&self.waiting);
        let next = waiting.work.pop_front();
        if next.is_none() {
            waiting.threads -= 1;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(10);

    #[tokio::test]
    async fn each_gets_an_answer_and_a_panic_is_one_of_nobody_else() {
        let turns = Turns::of(1);
        let broken = turns.wait(LONG, || -> Result<(), Trouble> { panic!("on purpose") }).await;
        assert!(matches!(broken, Err(Trouble::Broken)));
        assert_eq!(turns.wait(LONG, || Ok(7)).await.ok(), Some(7));
    }

    #[tokio::test]
    async fn who_has_waited_too_long_is_told_and_passed_over() {
        let turns = Turns::of(1);
        let (go, until) = std::sync::mpsc::channel::<()>();
        let held = turns.ask(move || Ok(until.recv().is_ok()));
        let late = turns.wait(Duration::from_millis(30), || -> Result<(), Trouble> { panic!("never begun") });
        assert!(matches!(late.await, Err(Trouble::Busy)));
        go.send(()).unwrap();
        assert!(matches!(held.answer.await, Ok(Ok(true))));
        assert!(turns.wait(LONG, || Ok(())).await.is_ok());
    }
}
