//! Prints `docs/RULES-OF-REVIEW.md`: `cargo run -p bid-review --example review_rules_md > docs/RULES-OF-REVIEW.md`.

use bid_review::markdown::rules_markdown;

fn main() {
    print!("{}", rules_markdown());
}
