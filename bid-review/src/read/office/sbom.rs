//! Lists of components as programs write them: CycloneDX and SPDX in JSON, laid out as the table that a person would be handed.

use serde_json::Value;

use super::block::{Block, Blocks};
use crate::reading::Reason;

/// Largest file of this kind, in bytes.
const MOST: usize = 16 << 20;
/// How deep components may hold components.
const DEPTH: usize = 16;
/// Words of which a file of this kind holds one.
const SIGNS: [&[u8]; 3] = [b"\"bomFormat\"", b"\"spdxVersion\"", b"spdx.org/rdf/3"];

/// Whether bytes look like a list of components in JSON.
pub(super) fn is(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    body.trim_ascii_start().starts_with(b"{")
        && SIGNS.iter().any(|sign| body.windows(sign.len()).any(|part| part == *sign))
}

/// What stands in one.
///
/// # Errors
/// It is too large, or no such list.
pub(super) fn blocks(bytes: &[u8]) -> Result<Blocks, Reason> {
    if bytes.len() > MOST {
        return Err(Reason::Limit);
    }
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(body).map_err(|_| Reason::Damaged)?;
    let list = match (root.get("bomFormat"), root.get("spdxVersion"), root.get("@graph")) {
        (Some(_), _, _) => cyclone(&root)?,
        (_, Some(_), _) => spdx(&root),
        (_, _, Some(Value::Array(graph))) => graphed(graph),
        _ => return Err(Reason::NotADocument),
    };
    list.laid()
}

/// A list of components.
#[derive(Debug, Default)]
struct List {
    product: String,
    version: String,
    author: String,
    made: String,
    rows: Vec<[String; 5]>,
}

impl List {
    fn laid(self) -> Result<Blocks, Reason> {
        let mut out = Blocks::default();
        out.push(Block::Text("軟體元件表".to_owned()))?;
        let day: String = self.made.chars().take(10).collect();
        for (label, value) in
            [("產品名稱", &self.product), ("產品版本", &self.version), ("製表人", &self.author), ("製作日期", &day)]
        {
            if !value.is_empty() {
                out.push(Block::Text(format!("{label}：{value}")))?;
            }
        }
        out.push(Block::Row(["元件名稱", "元件版本", "授權條款", "供應商", "識別碼"].map(str::to_owned).into()))?;
        for row in self.rows {
            out.push(Block::Row(row.into()))?;
        }
        Ok(out)
    }
}

/// A text at a path of keys; empty where there is none.
fn text(value: &Value, path: &[&str]) -> String {
    let found = path.iter().try_fold(value, |value, key| value.get(key));
    found.and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

/// The first text that says something.
fn first(texts: impl IntoIterator<Item = String>) -> String {
    texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

fn items<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn cyclone(root: &Value) -> Result<List, Reason> {
    let about = |path: &[&str]| root.get("metadata").map_or_else(String::new, |meta| text(meta, path));
    let authors =
        root.get("metadata").into_iter().flat_map(|meta| items(meta, "authors")).map(|one| text(one, &["name"]));
    let mut list = List {
        product: about(&["component", "name"]),
        version: about(&["component", "version"]),
        author: first(authors.chain([about(&["supplier", "name"]), about(&["manufacturer", "name"])])),
        made: about(&["timestamp"]),
        rows: Vec::new(),
    };
    components(root, DEPTH, &mut list.rows)?;
    Ok(list)
}

fn components(holder: &Value, depth: usize, rows: &mut Vec<[String; 5]>) -> Result<(), Reason> {
    for one in items(holder, "components") {
        let group = text(one, &["group"]);
        let name = if group.is_empty() { text(one, &["name"]) } else { format!("{group}/{}", text(one, &["name"])) };
        let licences = items(one, "licenses").map(|licence| {
            first([
                text(licence, &["license", "id"]),
                text(licence, &["license", "name"]),
                text(licence, &["expression"]),
            ])
        });
        let licence = licences.filter(|licence| !licence.is_empty()).collect::<Vec<_>>().join(" AND ");
        let supplier = first([text(one, &["supplier", "name"]), text(one, &["publisher"]), text(one, &["author"])]);
        rows.push([name, text(one, &["version"]), licence, supplier, text(one, &["purl"])]);
        if depth == 0 {
            return Err(Reason::Limit);
        }
        components(one, depth - 1, rows)?;
    }
    Ok(())
}

/// A name without the word for what it is: `Organization: Apache`.
fn named(text: &str) -> String {
    let name = text.split_once(':').filter(|(kind, _)| ["Organization", "Person", "Tool"].contains(kind));
    name.map_or(text, |(_, name)| name).trim().to_owned()
}

fn spdx(root: &Value) -> List {
    let related = items(root, "relationships").filter(|one| text(one, &["relationshipType"]) == "DESCRIBES");
    let told = items(root, "documentDescribes").filter_map(Value::as_str).map(str::to_owned);
    let described: Vec<String> = told.chain(related.map(|one| text(one, &["relatedSpdxElement"]))).collect();
    let is_root = |one: &&Value| described.contains(&text(one, &["SPDXID"]));
    let product = items(root, "packages").find(is_root);
    let creators = root.get("creationInfo").into_iter().flat_map(|info| items(info, "creators"));
    let said = |value: String| if value == "NOASSERTION" || value == "NONE" { String::new() } else { value };
    let row = |one: &Value| {
        let licence = first(["licenseConcluded", "licenseDeclared"].map(|key| said(text(one, &[key]))));
        let purl = items(one, "externalRefs").find(|at| text(at, &["referenceType"]) == "purl");
        let purl = purl.map_or_else(String::new, |at| text(at, &["referenceLocator"]));
        let supplier = named(&first(["supplier", "originator"].map(|key| said(text(one, &[key])))));
        [text(one, &["name"]), text(one, &["versionInfo"]), licence, supplier, purl]
    };
    List {
        product: product.map_or_else(|| text(root, &["name"]), |one| text(one, &["name"])),
        version: product.map_or_else(String::new, |one| text(one, &["versionInfo"])),
        author: first(creators.filter_map(Value::as_str).map(named)),
        made: text(root, &["creationInfo", "created"]),
        rows: items(root, "packages").filter(|one| !is_root(one)).map(row).collect(),
    }
}

/// SPDX 3: a graph of elements. What it says of licences in relations is left out, so that a person is asked for them.
fn graphed(graph: &[Value]) -> List {
    let of = |kind: &'static str| graph.iter().filter(move |one| text(one, &["type"]) == kind);
    let roots: Vec<String> = of("software_Sbom")
        .flat_map(|one| items(one, "rootElement").filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let is_root = |one: &&Value| roots.contains(&text(one, &["spdxId"]));
    let product = of("software_Package").find(is_root);
    let name_of = |id: &str| graph.iter().find(|one| text(one, &["spdxId"]) == id).map(|one| text(one, &["name"]));
    let row = |one: &Value| {
        let supplier = name_of(&text(one, &["suppliedBy"])).unwrap_or_default();
        let version = text(one, &["software_packageVersion"]);
        [text(one, &["name"]), version, String::new(), supplier, text(one, &["software_packageUrl"])]
    };
    List {
        product: product.map_or_else(String::new, |one| text(one, &["name"])),
        version: product.map_or_else(String::new, |one| text(one, &["software_packageVersion"])),
        author: String::new(),
        made: first(of("CreationInfo").map(|one| text(one, &["created"]))),
        rows: of("software_Package").filter(|one| !is_root(one)).map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Row(cells) => cells.join("|"),
            Block::Text(text) => text.clone(),
            _ => String::new(),
        };
        blocks(bytes).unwrap().list.iter().map(line).collect()
    }

    #[test]
    fn cyclonedx_with_nested_components() {
        let file = br#"{"bomFormat":"CycloneDX","specVersion":"1.5","metadata":{"timestamp":"2026-10-01T08:00:00Z",
            "authors":[{"name":"Wang"}],"component":{"name":"Orrin Suite","version":"4.2.1"}},
            "components":[{"name":"zlib","version":"1.3.1","licenses":[{"license":{"id":"Zlib"}}],"purl":"pkg:generic/zlib@1.3.1",
            "components":[{"group":"org.x","name":"inner","version":"2","licenses":[{"expression":"MIT OR Apache-2.0"}],
            "supplier":{"name":"X"}}]}]}"#;
        assert!(is(file));
        assert_eq!(
            rows(file),
            [
                "軟體元件表",
                "產品名稱：Orrin Suite",
                "產品版本：4.2.1",
                "製表人：Wang",
                "製作日期：2026-10-01",
                "元件名稱|元件版本|授權條款|供應商|識別碼",
                "zlib|1.3.1|Zlib||pkg:generic/zlib@1.3.1",
                "org.x/inner|2|MIT OR Apache-2.0|X|",
            ]
        );
    }

    #[test]
    fn spdx_two_and_three() {
        let two = br#"{"spdxVersion":"SPDX-2.3","name":"doc","creationInfo":{"created":"2026-10-01T00:00:00Z",
            "creators":["Organization: Velora"]},"documentDescribes":["SPDXRef-a"],"packages":[
            {"SPDXID":"SPDXRef-a","name":"Suite","versionInfo":"1.0"},
            {"SPDXID":"SPDXRef-b","name":"openssl","versionInfo":"3.0.15","licenseConcluded":"NOASSERTION",
             "licenseDeclared":"Apache-2.0","supplier":"Organization: OpenSSL"}]}"#;
        assert_eq!(rows(two).last().unwrap(), "openssl|3.0.15|Apache-2.0|OpenSSL|");
        assert_eq!(rows(two)[1..4], ["產品名稱：Suite", "產品版本：1.0", "製表人：Velora"]);
        let three = br#"{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[
            {"type":"software_Sbom","rootElement":["urn:a"]},{"type":"software_Package","spdxId":"urn:a","name":"Suite"},
            {"type":"Organization","spdxId":"urn:o","name":"OpenJS"},
            {"type":"software_Package","spdxId":"urn:b","name":"jquery","software_packageVersion":"3.7.1","suppliedBy":"urn:o"}]}"#;
        assert!(is(three));
        assert_eq!(rows(three).last().unwrap(), "jquery|3.7.1||OpenJS|");
    }

    #[test]
    fn what_is_no_list_or_goes_too_deep_is_refused() {
        assert!(!is(b"{\"name\":\"x\"}") && !is(b"bomFormat"));
        assert_eq!(blocks(b"{\"bomFormat\":").err(), Some(Reason::Damaged));
        let deep = format!("{{\"bomFormat\":1,{}{}}}", "\"components\":[{".repeat(20), "}]".repeat(20));
        assert_eq!(blocks(deep.as_bytes()).err(), Some(Reason::Limit));
    }
}
