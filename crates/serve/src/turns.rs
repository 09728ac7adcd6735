//! Whose turn it is: questions wait in one line, and no more than so many threads answer them one after the other.
//!
//! A thread that has answered takes the next question at once. Nobody has to be woken in between, which is what many short questions at
//! once would else mostly cost. Where none waits it stays for a while: each thread that ever answers keeps some memory for itself, so that
//! it should be the same few which do.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

use crate::room::locked;
use crate::trouble::Trouble;

type Work = Box<dyn FnOnce() + Send>;

/// The line, and how many see to it.
pub(crate) struct Turns(Arc<Line>);

struct Line {
    waiting: Mutex<Waiting>,
    /// Told to one of the idle for each that comes, and to all at the end.
    came: Condvar,
    /// So many threads see to it at the most.
    most: usize,
    /// For how long a thread stays that has nothing to do.
    stays: Duration,
}

#[derive(Default)]
struct Waiting {
    work: VecDeque<Work>,
    /// So many threads see to it now, …
    threads: usize,
    /// … of which so many wait for work.
    idle: usize,
    /// Nobody will come any more.
    closed: bool,
}

/// For how long a thread stays that has nothing to do.
const STAYS: Duration = Duration::from_secs(600);

/// What one who waits hears: that it is their turn, and then the answer.
struct Asked<T> {
    begun: oneshot::Receiver<()>,
    answer: oneshot::Receiver<Result<T, Trouble>>,
}

impl Turns {
    /// With so many threads at the most.
    pub(crate) fn of(most: usize) -> Self {
        Self::staying(most, STAYS)
    }

    fn staying(most: usize, stays: Duration) -> Self {
        let (waiting, came) = (Mutex::default(), Condvar::new());
        Self(Arc::new(Line { waiting, came, most: most.max(1), stays }))
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
        if waiting.work.len() <= waiting.idle {
            self.0.came.notify_one();
        } else if waiting.threads < self.0.most {
            waiting.threads += 1;
            let line = Arc::clone(&self.0);
            tokio::task::spawn_blocking(move || line.see_to());
        }
        Asked { begun, answer }
    }
}

impl Drop for Turns {
    fn drop(&mut self) {
        locked(&self.0.waiting).closed = true;
        self.0.came.notify_all();
    }
}

impl Line {
    /// Works off one after the other, until none has come for a while or none will.
    fn see_to(&self) {
        while let Some(work) = self.next() {
            // Whoever asked is told: what would have told the answer is gone.
            let _ = catch_unwind(AssertUnwindSafe(work));
        }
    }

    /// The next, where there is one or one comes.
    fn next(&self) -> Option<Work> {
        let mut waiting = locked(&self.waiting);
        if waiting.work.is_empty() && !waiting.closed {
            waiting.idle += 1;
            let came = self.came.wait_timeout_while(waiting, self.stays, |w| w.work.is_empty() && !w.closed);
            waiting = came.unwrap_or_else(PoisonError::into_inner).0;
            waiting.idle -= 1;
        }
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
    async fn few_threads_answer_however_often_they_are_asked() {
        // Others of the runtime have nothing to do, and would each have their turn.
        let (all, others) = (Arc::new(std::sync::Barrier::new(8)), 0..8);
        let others: Vec<_> = others.map(|_| Arc::clone(&all)).collect();
        let others = others.into_iter().map(|all| tokio::task::spawn_blocking(move || all.wait()));
        for other in others.collect::<Vec<_>>() {
            other.await.unwrap();
        }
        let turns = Turns::of(2);
        let mut threads = Vec::new();
        for _ in 0..200 {
            let one = turns.wait(LONG, || Ok(std::thread::current().id())).await.unwrap();
            if !threads.contains(&one) {
                threads.push(one);
            }
            // Time enough to have nothing to do.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert!(threads.len() <= 2, "{threads:?}");
    }

    #[tokio::test]
    async fn who_has_nothing_to_do_for_long_goes_and_comes_again() {
        let turns = Turns::staying(2, Duration::from_millis(20));
        for _ in 0..3 {
            let both = tokio::join!(turns.wait(LONG, || Ok(1)), turns.wait(LONG, || Ok(2)));
            assert!(matches!(both, (Ok(1), Ok(2))));
            while locked(&turns.0.waiting).threads > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        }
    }

    #[test]
    fn who_waits_for_work_holds_up_no_end() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let turns = Turns::of(2);
        assert!(runtime.block_on(turns.wait(LONG, || Ok(()))).is_ok());
        let line = Arc::clone(&turns.0);
        drop(turns);
        // It waits for its threads.
        runtime.shutdown_timeout(LONG);
        assert_eq!(Arc::strong_count(&line), 1);
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
