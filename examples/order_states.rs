//! Prints `docs/ORDER-STATES.md` from the table of steps.

fn main() {
    print!("{}", gongqi::orders::state::markdown());
}
