//! Work on all cores whose answers keep their order, in bounded memory. Knows threads; must not know what the work is.

use super::Failure;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Pieces of work that wait at each thread, on either side of it: enough that none idles while the slowest of a round is done.
const WAITING: usize = 4;

/// How many threads this machine runs at once.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` on every item in `threads` threads and hands the answers to `take` in the order of the items. The items are taken
/// one by one, and only as fast as the answers are: at most `threads` × (2 × [`WAITING`] + 1) of them are in memory.
///
/// # Errors
/// The first of `take`, which ends the work.
pub(super) fn in_order<I: Send, A: Send>(
    threads: usize,
    items: impl Iterator<Item = I>,
    work: impl Fn(I) -> A + Sync,
    mut take: impl FnMut(A) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let work = &work;
    thread::scope(|scope| {
        let mut lanes: Vec<(SyncSender<I>, Receiver<A>)> = Vec::new();
        for _ in 0..threads {
            let ((items, inbox), (outbox, answers)) = (sync_channel(WAITING), sync_channel(WAITING));
            scope.spawn(move || inbox.into_iter().try_for_each(|item| outbox.send(work(item))));
            lanes.push((items, answers));
        }
        // items and answers go round the lanes in the same order, so that nothing has to be sorted
        let (mut sent, mut taken) = (0, 0);
        for item in items {
            if sent - taken == threads * WAITING {
                take_next(&lanes[taken % threads].1, &mut take)?;
                taken += 1;
            }
            // a lane ends only with its sender
            let _ = lanes[sent % threads].0.send(item);
            sent += 1;
        }
        (taken..sent).try_for_each(|nth| take_next(&lanes[nth % threads].1, &mut take))
    })
}

fn take_next<A>(answers: &Receiver<A>, take: &mut impl FnMut(A) -> Result<(), Failure>) -> Result<(), Failure> {
    match answers.recv() {
        Ok(answer) => take(answer),
        Err(_) => Err(Failure::Input("a thread has ended before its work".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_whatever_takes_long() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let slow = |nth: u64| {
                thread::sleep(std::time::Duration::from_micros(nth * 7919 % 400));
                nth
            };
            let taken = in_order(threads, 0..200, slow, |nth| {
                seen.push(nth);
                Ok(())
            });
            assert!(taken.is_ok() && seen == (0..200).collect::<Vec<_>>());
        }
    }

    #[test]
    fn items_are_not_taken_ahead_of_answers() {
        let taken = std::cell::Cell::new(0usize);
        let items = (0..1000).inspect(|nth| assert!(nth - taken.get() <= 3 * WAITING));
        let done = in_order(
            3,
            items,
            |nth| nth,
            |_| {
                taken.set(taken.get() + 1);
                Ok(())
            },
        );
        assert!(done.is_ok() && taken.get() == 1000);
    }

    #[test]
    fn a_failure_ends_the_work() {
        let done = in_order(2, 0.., |nth| nth, |nth| if nth == 5 { Err(Failure::Input("full".into())) } else { Ok(()) });
        assert!(matches!(done, Err(Failure::Input(_))));
    }
}
