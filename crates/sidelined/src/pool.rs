//! Work on all cores, results in order, memory bounded.

use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, SyncSender, TryRecvError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// Bytes of input that may be under way at once, beside one item of any size.
const BYTES_UNDER_WAY: u64 = 32 << 20;

type Job<T, R> = (T, SyncSender<R>);

/// What happens on the calling thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event<R> {
    /// The next result.
    Result(R),
    /// The next result is not there yet: time to write what has been gathered.
    Idle,
}

/// Runs `work` over `items` on all cores, and hands each result to `take` in the order of the items.
///
/// `items` yields each item with its size in bytes, and runs on a thread of its own. `take` runs on the calling thread
/// and may stop everything with an error. No more than a few items a core, or [`BYTES_UNDER_WAY`], are held at a time.
///
/// # Errors
/// The first error of `take`.
pub fn in_order<T, R, E>(
    items: impl Iterator<Item = (u64, T)> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Event<R>) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    R: Send,
{
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let gate = Gate::default();
    thread::scope(|scope| {
        // Each channel closes when its sender or receiver is dropped, and that ends the other threads.
        let (jobs, todo) = mpsc::sync_channel::<Job<T, R>>(cores);
        let (promise, promised) = mpsc::sync_channel::<(u64, Receiver<R>)>(cores * 4);
        let todo = Arc::new(Mutex::new(todo));
        for _ in 0..cores {
            let (todo, work) = (Arc::clone(&todo), &work);
            scope.spawn(move || worker(&todo, work));
        }
        let gate = &gate;
        scope.spawn(move || {
            for (size, item) in items {
                let (tell, result) = mpsc::sync_channel(1);
                if !gate.enter(size)
                    || promise.send((size, result)).is_err()
                    || jobs.send((item, tell)).is_err()
                {
                    break;
                }
            }
        });
        let result = take_all(&promised, gate, &mut take);
        drop(promised);
        gate.change(|state| state.closed = true);
        result
    })
}

fn take_all<R, E>(
    promised: &Receiver<(u64, Receiver<R>)>,
    gate: &Gate,
    take: &mut impl FnMut(Event<R>) -> Result<(), E>,
) -> Result<(), E> {
    while let Some((size, result)) = next(promised, take)? {
        // A worker that is gone has told why on standard error.
        if let Some(result) = next(&result, take)? {
            take(Event::Result(result))?;
        }
        gate.change(|state| state.bytes = state.bytes.saturating_sub(size));
    }
    Ok(())
}

/// The next message; `take` is told when it is not there yet.
fn next<M, R, E>(
    from: &Receiver<M>,
    take: &mut impl FnMut(Event<R>) -> Result<(), E>,
) -> Result<Option<M>, E> {
    match from.try_recv() {
        Ok(message) => Ok(Some(message)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            take(Event::Idle)?;
            Ok(from.recv().ok())
        }
    }
}

fn worker<T, R>(todo: &Mutex<Receiver<Job<T, R>>>, work: &(impl Fn(T) -> R + Sync)) {
    loop {
        let job = match todo.lock() {
            Ok(todo) => todo.recv(),
            Err(_) => return,
        };
        let Ok((item, tell)) = job else { return };
        // Nobody listens any more when `take` has stopped everything.
        let _ = tell.send(work(item));
    }
}

/// Counts the bytes under way.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    bytes: u64,
    closed: bool,
}

impl Gate {
    /// Waits until there is room, and says whether anything is still wanted.
    fn enter(&self, size: u64) -> bool {
        let full = |s: &mut State| !s.closed && s.bytes > 0 && s.bytes.saturating_add(size) > BYTES_UNDER_WAY;
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.bytes = state.bytes.saturating_add(size);
        !state.closed
    }

    fn change(&self, change: impl Fn(&mut State)) {
        change(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn run<T: Send, R: Send, E>(
        items: impl Iterator<Item = (u64, T)> + Send,
        work: impl Fn(T) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        in_order(items, work, |event| match event {
            Event::Result(result) => take(result),
            Event::Idle => Ok(()),
        })
    }

    #[test]
    fn keeps_the_order_whatever_each_item_takes() {
        let mut seen = Vec::new();
        let slow_at_times = |n: u64| {
            thread::sleep(std::time::Duration::from_micros(if n.is_multiple_of(7) { 500 } else { 0 }));
            n * 2
        };
        run((0..500).map(|n| (1, n)), slow_at_times, |n| {
            seen.push(n);
            Ok::<(), ()>(())
        })
        .unwrap();
        assert_eq!(seen, (0..500).map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn large_items_go_one_at_a_time() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |()| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::sleep(std::time::Duration::from_millis(1));
            now.fetch_sub(1, Ordering::SeqCst);
        };
        run((0..20).map(|_| (BYTES_UNDER_WAY + 1, ())), work, |()| Ok::<(), ()>(())).unwrap();
        assert_eq!(most.into_inner(), 1);
    }

    #[test]
    fn stops_at_the_first_error_even_of_endless_input() {
        for size in [1, BYTES_UNDER_WAY] {
            let mut taken = 0;
            let stop_at_ten = |n| {
                taken += 1;
                if n == 10 { Err(n) } else { Ok(()) }
            };
            assert_eq!(run((0..).map(|n| (size, n)), |n: u32| n, stop_at_ten), Err(10));
            assert_eq!(taken, 11);
        }
    }

    #[test]
    fn a_result_is_taken_before_the_next_item_comes() {
        let (first_taken, wait) = mpsc::channel();
        let items = (0..2).map(move |n| {
            if n == 1 {
                wait.recv().expect("the first result was taken while the second item was awaited");
            }
            (1, n)
        });
        run(items, |n| n, |n: u32| if n == 0 { first_taken.send(()) } else { Ok(()) }).unwrap();
    }
}
