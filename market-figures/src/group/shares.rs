//! Large tables are read by several threads side by side.

/// Fewer rows than this are not shared among threads.
const SHARED: usize = 500_000;

/// Where the threads' shares begin and end.
fn shares(rows: usize) -> Vec<(usize, usize)> {
    let threads = match rows < SHARED {
        true => 1,
        false => std::thread::available_parallelism().map_or(1, |count| count.get().min(8)),
    };
    let each = rows.div_ceil(threads).max(1);
    (0..threads).map(|at| (at * each, ((at + 1) * each).min(rows))).filter(|(from, to)| from < to).collect()
}

/// Runs the shares side by side and gives what each came to.
pub(super) fn side_by_side<T: Send>(rows: usize, work: impl Fn(usize, usize) -> T + Sync) -> Vec<T> {
    let shares = shares(rows);
    if let [(from, to)] = shares.as_slice() {
        return vec![work(*from, *to)];
    }
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = shares.into_iter().map(|(from, to)| scope.spawn(move || work(from, to))).collect();
        // A thread that panicked has a fault of this crate; its panic goes on here.
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
            .collect()
    })
}
