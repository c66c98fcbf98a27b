//! No rule reads the clock, a file, the environment or a network: the day is an argument, and the data is part of the program.

#![allow(clippy::unwrap_used)]

use std::path::Path;

/// What a pure crate never names.
const IMPURE: [&str; 12] = [
    "Utc::",
    "Local::",
    "SystemTime",
    "Instant",
    "std::fs",
    "std::env",
    "std::net",
    "std::io",
    "std::process",
    "std::thread",
    "tokio",
    "diesel",
];

#[test]
fn the_crate_is_data_and_pure_functions() {
    let mut files = 0;
    visit(Path::new("src"), &mut |path, text| {
        files += 1;
        let code = text.split("#[cfg(test)]").next().unwrap();
        let found = IMPURE.iter().find(|word| code.contains(*word));
        assert_eq!(found, None, "{}", path.display());
    });
    assert!(files > 30, "only {files} files were read");
}

fn visit(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else {
            each(&path, &std::fs::read_to_string(&path).unwrap());
        }
    }
}
