//! Prints `docs/RULES.md`: `cargo run -p procurement-law --example rules_md > docs/RULES.md`.

use procurement_law::markdown::rules_markdown;

fn main() {
    print!("{}", rules_markdown());
}
