//! The sources as the rules see them: what a file is called, and its code without comments, texts and tests.

use std::fs;
use std::path::Path;

/// One `.rs` file.
pub struct Source {
    /// Its path from the project's root: `src/orders/place.rs`.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// The same lines with comments, literals and everything under `#[cfg(test)]` blanked.
    pub code: String,
}

impl Source {
    /// A file with this path and text.
    pub fn new(path: &str, text: &str) -> Source {
        let mut code = blank(text);
        if is_test_file(path) {
            code = code.chars().filter(|c| *c == '\n').collect();
        }
        Source { path: path.to_owned(), text: text.to_owned(), code: without_tests(&code) }
    }

    /// Whether the whole file is a test.
    pub fn is_test(&self) -> bool {
        is_test_file(&self.path)
    }

    /// Its lines, those of its tests not counted.
    pub fn lines(&self) -> usize {
        let code = blank(&self.text);
        let tests: usize = test_spans(&code).iter().map(|&(from, to)| code[from..to].lines().count()).sum();
        self.text.lines().count().saturating_sub(tests)
    }

    /// Where it stands among the modules: `src/orders/place.rs` is `["orders", "place"]`, a crate's root is empty.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.rsplit_once("src/").map_or(self.path.as_str(), |(_, rest)| rest);
        let mut names: Vec<String> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if matches!(names.last().map(String::as_str), Some("mod" | "lib" | "main")) {
            names.pop();
        }
        names
    }
}

/// Every `.rs` file below a folder of the project, in order of path; a folder that is not there has none.
pub fn read(root: &Path, folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(root, folder, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.path().is_dir() {
            walk(root, &path, found);
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            found.push(Source::new(&path, &text));
        }
    }
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs") || path.contains("/tests/")
}

fn without_tests(code: &str) -> String {
    let mut kept = code.to_owned();
    for (from, to) in test_spans(code) {
        let blanked: String = code[from..to].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        kept.replace_range(from..to, &blanked);
    }
    kept
}

/// From each `#[cfg(test)]` to the end of the item it stands on. `code` is blanked, thus ASCII where it matters.
fn test_spans(code: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for mark in ["#[cfg(test)]", "#[cfg(all(test", "#[cfg(any(test"] {
        for (from, _) in code.match_indices(mark) {
            let to = item_end(code, from);
            if !spans.iter().any(|&(a, b)| a <= from && to <= b) {
                spans.push((from, to));
            }
        }
    }
    spans.sort_unstable();
    spans
}

/// The end of the item that begins with attributes at `from`: its `;` or its closing brace.
fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_i32;
    let mut braces = false;
    for (at, c) in code[from..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '{' => {
                braces = braces || depth == 0;
                depth += 1;
            }
            '}' => {
                depth -= 1;
                if braces && depth == 0 {
                    return from + at + 1;
                }
            }
            ';' if depth == 0 => return from + at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The text with every character of comments, strings and character literals turned into a space; lines stay.
pub fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = literal_end(&chars, at);
        if end > at {
            out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// Where the comment or literal that begins at `at` ends; `at` itself if none begins there.
fn literal_end(chars: &[char], at: usize) -> usize {
    let peek = |offset: usize| chars.get(at + offset).copied().unwrap_or('\0');
    let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match (peek(0), peek(1)) {
        ('/', '/') => chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |n| at + n),
        ('/', '*') => comment_end(chars, at),
        ('"', _) => string_end(chars, at + 1),
        ('r', '"' | '#') if !word_before => raw_end(chars, at, at + 1),
        ('b' | 'c', 'r') if !word_before && matches!(peek(2), '"' | '#') => raw_end(chars, at, at + 2),
        ('\'', '\\') => chars[at + 3..].iter().position(|c| *c == '\'').map_or(chars.len(), |n| at + 4 + n),
        ('\'', _) if peek(2) == '\'' => at + 3,
        _ => at,
    }
}

fn comment_end(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn string_end(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() {
        match chars[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    chars.len()
}

/// The end of a raw string whose `#` or quote begins at `marks`; `start` if it is a raw name such as `r#type`.
fn raw_end(chars: &[char], start: usize, marks: usize) -> usize {
    let hashes = chars[marks..].iter().take_while(|c| **c == '#').count();
    if chars.get(marks + hashes) != Some(&'"') {
        return start;
    }
    let mut at = marks + hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').take(hashes).count() == hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_stay() {
        let text = "a // crate::x\nb /* crate::y /* in */ \n z */ c\n\"crate::\\\"q\" d r#\"crate \" s\"# 'l e '\\'' f 'x' r#type";
        let code = blank(text);
        assert_eq!(code.matches('\n').count(), text.matches('\n').count());
        assert!(!code.contains("crate"), "{code}");
        let words: Vec<&str> = code.split_whitespace().collect();
        assert_eq!(words, ["a", "b", "c", "d", "'l", "e", "f", "r#type"]);
    }

    #[test]
    fn what_stands_under_cfg_test_is_taken_out() {
        let text = "fn a() {}\n#[cfg(test)]\nuse crate::t;\n#[cfg(test)]\n#[path = \"x\"]\nmod tests {\n  fn b() { [1; 2]; }\n}\nfn c() {}\n";
        let source = Source::new("src/x.rs", text);
        assert!(source.code.contains("fn a") && source.code.contains("fn c"));
        assert!(!source.code.contains("crate::t") && !source.code.contains("fn b"), "{}", source.code);
        assert_eq!(source.lines(), 2);
    }

    #[test]
    fn a_path_says_the_module() {
        assert_eq!(Source::new("src/orders/place.rs", "").module(), ["orders", "place"]);
        assert_eq!(Source::new("src/orders/mod.rs", "").module(), ["orders"]);
        assert_eq!(Source::new("search-index/src/lib.rs", "").module(), [] as [&str; 0]);
    }
}
