//! Which paths of its own crate a file mentions: in `use` lines, however nested, and in bodies.

use std::collections::HashMap;

/// A path of the crate that a file mentions: `crate::orders::store::load` is `["orders", "store", "load"]`.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention {
    pub path: Vec<String>,
    pub line: usize,
}

/// The mentions in `code` (blanked), a file at `module`, where `root` is the crate's name for itself: `crate`, or
/// in `main.rs` the library's name.
pub fn mentions(code: &str, module: &[String], root: &str) -> Vec<Mention> {
    let mut reader = Reader {
        tokens: tokens(code),
        root,
        here: module.to_vec(),
        inner: Vec::new(),
        names: HashMap::new(),
        found: Vec::new(),
    };
    reader.file();
    reader.found
}

/// A word, `::`, or one other sign.
pub struct Token<'a> {
    pub text: &'a str,
    pub line: usize,
}

/// The tokens of blanked code.
pub fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = if rest.starts_with("r#") {
            2
        } else if word > 0 {
            word
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (text, after) = rest.split_at(length);
        match text {
            "\n" => line += 1,
            "r#" => {}
            _ if first.is_whitespace() => {}
            _ => found.push(Token { text, line }),
        }
        rest = after;
    }
    found
}

struct Reader<'a> {
    tokens: Vec<Token<'a>>,
    root: &'a str,
    /// The module we are in, inline modules included.
    here: Vec<String>,
    /// The depth of braces at which each inline module opened.
    inner: Vec<usize>,
    /// Names that stand for modules in this file: `use crate::orders;` and `mod place;`.
    names: HashMap<String, Vec<String>>,
    found: Vec<Mention>,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    fn file(&mut self) {
        let (mut at, mut depth) = (0, 0);
        while at < self.tokens.len() {
            match self.text(at) {
                "{" => depth += 1,
                "}" => {
                    depth -= 1;
                    if self.inner.last() == Some(&depth) {
                        self.inner.pop();
                        self.here.pop();
                    }
                }
                "mod" if self.text(at + 2) == ";" => {
                    let name = self.text(at + 1).to_owned();
                    let mut path = self.here.clone();
                    path.push(name.clone());
                    self.names.insert(name, path);
                }
                "mod" if self.text(at + 2) == "{" => {
                    self.here.push(self.text(at + 1).to_owned());
                    self.inner.push(depth);
                    depth += 1;
                    at += 2;
                }
                "use" if self.text(at + 1) != "<" => {
                    let mut leaves = Vec::new();
                    at = self.tree(at + 1, &[], &mut leaves);
                    for leaf in leaves {
                        self.import(leaf);
                    }
                    continue;
                }
                _ if self.begins_path(at) => {
                    at = self.expression(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads one branch of a `use`; gives the token after it.
    fn tree(&self, mut at: usize, prefix: &[String], leaves: &mut Vec<Leaf>) -> usize {
        let mut path = prefix.to_vec();
        let line = self.tokens.get(at).map_or(0, |token| token.line);
        loop {
            match self.text(at) {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while !matches!(self.text(at), "}" | "") {
                        at = self.tree(at, &path, leaves);
                        if self.text(at) == "," {
                            at += 1;
                        }
                    }
                    return at + 1;
                }
                "as" => {
                    leaves.push(Leaf { path, line, name: Some(self.text(at + 1).to_owned()) });
                    return at + 2;
                }
                "," | "}" | ";" | "" => {
                    leaves.push(Leaf { path, line, name: None });
                    return at;
                }
                segment => {
                    path.push(segment.to_owned());
                    at += 1;
                }
            }
        }
    }

    fn import(&mut self, mut leaf: Leaf) {
        if leaf.path.len() > 1 && leaf.path.last().is_some_and(|last| last == "self") {
            leaf.path.pop();
        }
        let Some(mut path) = self.resolve(&leaf.path) else { return };
        if path.last().is_some_and(|last| last == "*") {
            path.pop();
        } else if let Some(name) = leaf.name.or_else(|| path.last().cloned()) {
            self.names.insert(name, path.clone());
        }
        self.found.push(Mention { path, line: leaf.line });
    }

    /// Whether a path of this crate begins here, outside a `use`.
    fn begins_path(&self, at: usize) -> bool {
        let text = self.text(at);
        let known = text == self.root || matches!(text, "super" | "self") || self.names.contains_key(text);
        // `pub(in crate::orders)` says who may look, not at what we look.
        known && self.text(at + 1) == "::" && !matches!(self.before(at), "::" | "." | "in")
    }

    /// Reads a path in a body; gives the token after it.
    fn expression(&mut self, mut at: usize) -> usize {
        let line = self.tokens[at].line;
        let mut path = vec![self.text(at).to_owned()];
        at += 1;
        while self.text(at) == "::" && self.text(at + 1).starts_with(|c: char| c.is_alphabetic() || c == '_') {
            path.push(self.text(at + 1).to_owned());
            at += 2;
        }
        // A macro stands at the crate's root, wherever it was written.
        let is_macro = self.text(at) == "!" && path.len() == 2 && path[0] == self.root;
        if let (false, Some(path)) = (is_macro, self.resolve(&path)) {
            self.found.push(Mention { path, line });
        }
        at
    }

    /// The path from the crate's root; none if it leads into another crate.
    fn resolve(&self, path: &[String]) -> Option<Vec<String>> {
        let (head, mut rest) = path.split_first()?;
        let mut full = match head.as_str() {
            head if head == self.root => Vec::new(),
            "self" => self.here.clone(),
            "super" => self.here[..self.here.len().saturating_sub(1)].to_vec(),
            head => self.names.get(head)?.clone(),
        };
        while let [next, more @ ..] = rest
            && next == "super"
        {
            full.pop();
            rest = more;
        }
        full.extend_from_slice(rest);
        Some(full)
    }
}

struct Leaf {
    path: Vec<String>,
    line: usize,
    /// The name after `as`.
    name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(module: &str, code: &str) -> Vec<String> {
        let module: Vec<String> = module.split('/').map(str::to_owned).collect();
        mentions(code, &module, "crate").iter().map(|m| format!("{}:{}", m.line, m.path.join("/"))).collect()
    }

    #[test]
    fn nested_uses_are_told_apart() {
        let code = "use crate::{base::{id::OrderId, error::{self, Error}}, db::*};\npub(crate) use crate::audit::entry as e;\n\
                    use std::fmt;\nuse {crate::jobs::queue, serde::Serialize};";
        let expected =
            ["1:base/id/OrderId", "1:base/error", "1:base/error/Error", "1:db", "2:audit/entry", "4:jobs/queue"];
        assert_eq!(seen("orders/place", code), expected);
    }

    #[test]
    fn bodies_count_too() {
        let code = "fn f() -> crate::base::error::Error {\n crate::orders::store::load::<u8>(1) }\npub(in crate::web) fn g() {}";
        assert_eq!(seen("x", code), ["1:base/error/Error", "2:orders/store/load"]);
    }

    #[test]
    fn super_and_self_are_followed_through_inline_modules() {
        let code =
            "use super::store;\nmod deep { use super::super::model::Order; fn f() { self::g() } }\nuse self::x::Y;";
        assert_eq!(
            seen("orders/place", code),
            ["1:orders/store", "2:orders/model/Order", "2:orders/place/deep/g", "3:orders/place/x/Y"]
        );
    }

    #[test]
    fn an_imported_module_is_followed_into_bodies() {
        let code = "use crate::orders as o;\nuse crate::parties;\nmod child;\nfn f() { o::store::x(); parties::model::Y; child::z(); r.o::<u8>() }";
        assert_eq!(
            seen("api/orders", code),
            ["1:orders", "2:parties", "4:orders/store/x", "4:parties/model/Y", "4:api/orders/child/z"]
        );
    }

    #[test]
    fn macros_at_the_root_are_no_arrow() {
        assert_eq!(seen("a", "fn f() { crate::both!(x) }"), [] as [&str; 0]);
    }
}
