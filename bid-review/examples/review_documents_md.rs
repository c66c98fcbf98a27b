//! Prints `docs/DOCUMENTS.md`: `cargo run -p bid-review --example review_documents_md > docs/DOCUMENTS.md`.

use bid_review::markdown::documents_markdown;

fn main() {
    print!("{}", documents_markdown());
}
