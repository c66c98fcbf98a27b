//! Writes `docs/RULES.md`, the schema of a case and the example cases into the folder given, `docs` by default.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "docs".to_owned());
    let cases = Path::new(&folder).join("cases");
    if cases.exists() {
        std::fs::remove_dir_all(&cases)?;
    }
    std::fs::create_dir_all(&cases)?;
    for (path, text) in procurement_law::documents::documents() {
        std::fs::write(Path::new(&folder).join(path), text)?;
    }
    Ok(())
}
