//! The styles of an ODT.

use crate::document::Language;

/// Width between the margins in centimetres.
pub(super) const TEXT_WIDTH: f32 = 17.0;
/// The fonts. Offices write 標楷體; where it is not at hand, another with Traditional Chinese stands in.
pub(super) const FACES: &str = "<office:font-face-decls>\
     <style:font-face style:name=\"Latin\" svg:font-family=\"'Times New Roman', 'Liberation Serif', serif\" \
     style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/>\
     <style:font-face style:name=\"CJK\" svg:font-family=\"標楷體, 'BiauKai', 'TW-Kai', 'AR PL UKai TW', 'Noto Serif CJK TC', \
     新細明體\" style:font-family-generic=\"script\" style:font-pitch=\"variable\"/>\
     </office:font-face-decls>";
/// What the cells of tables have in common.
const CELL: &str = "fo:border=\"0.5pt solid #404040\" fo:padding=\"0.12cm\" style:vertical-align=\"top\"";

/// What stands in `styles.xml`.
pub(super) fn styles(language: Language) -> String {
    let defaults = defaults(language);
    let paragraphs: String = [
        ("Standard", "", "fo:margin-top=\"0cm\" fo:margin-bottom=\"0cm\"", 12),
        ("Organisation", "Standard", "fo:text-align=\"center\" fo:keep-with-next=\"always\"", 14),
        ("Title", "Standard", "fo:text-align=\"center\" fo:margin-bottom=\"0.4cm\" fo:keep-with-next=\"always\"", 18),
        ("Head", "Standard", "fo:margin-bottom=\"0.1cm\"", 12),
        ("Text body", "Standard", "fo:margin-bottom=\"0.25cm\" fo:line-height=\"140%\"", 12),
        ("Note", "Standard", "fo:margin-bottom=\"0.25cm\"", 10),
        ("Caption", "Standard", "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\"", 11),
        ("Cell", "Standard", "", 11),
        ("CellRight", "Standard", "fo:text-align=\"end\"", 11),
        ("CellHead", "Standard", "", 11),
        ("After", "Standard", "", 6),
        ("Footer", "Standard", "fo:text-align=\"center\"", 10),
    ]
    .map(|(name, parent, look, size)| paragraph(name, parent, look, size, ["Title", "CellHead"].contains(&name), ""))
    .concat();
    let headings: String = [(1, 15), (2, 13), (3, 12), (4, 12)]
        .map(|(level, size)| {
            let look = "fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"";
            let outline = format!(" style:default-outline-level=\"{level}\" style:next-style-name=\"Text_20_body\"");
            paragraph(&format!("Heading {level}"), "Standard", look, size, true, &outline)
        })
        .concat();
    let number = "<text:page-number text:select-page=\"current\">1</text:page-number>";
    let count = "<text:page-count>1</text:page-count>";
    let foot = match language {
        Language::Chinese => format!("第 {number} 頁，共 {count} 頁"),
        Language::English => format!("Page {number} of {count}"),
    };
    format!(
        "{FACES}<office:styles>{defaults}{paragraphs}{headings}</office:styles><office:automatic-styles>\
         <style:page-layout style:name=\"A4\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" \
         style:print-orientation=\"portrait\" fo:margin-top=\"2cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2cm\" \
         fo:margin-right=\"2cm\"/><style:footer-style><style:header-footer-properties fo:min-height=\"1cm\" \
         fo:margin-top=\"0.4cm\"/></style:footer-style></style:page-layout></office:automatic-styles><office:master-styles>\
         <style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\"><style:footer><text:p \
         text:style-name=\"Footer\">{foot}</text:p></style:footer></style:master-page></office:master-styles>"
    )
}

/// The styles of cells. Writer heeds them only where they stand in `content.xml`, among the automatic ones.
pub(super) fn cells() -> String {
    format!(
        "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties {CELL}/></style:style>\
         <style:style style:name=\"Label\" style:family=\"table-cell\"><style:table-cell-properties {CELL} \
         fo:background-color=\"#f0f0f0\"/></style:style>"
    )
}

/// Chinese is the language of Chinese characters in every document; that of Latin letters is the document's, where it is English.
fn defaults(language: Language) -> String {
    let latin = match language {
        Language::Chinese => "fo:language=\"zh\" fo:country=\"TW\"",
        Language::English => "fo:language=\"en\" fo:country=\"US\"",
    };
    format!(
        "<style:default-style style:family=\"paragraph\"><style:paragraph-properties style:line-break=\"strict\" \
         style:text-autospace=\"ideograph-alpha\" style:punctuation-wrap=\"hanging\" fo:orphans=\"2\" fo:widows=\"2\"/>\
         <style:text-properties style:font-name=\"Latin\" style:font-name-asian=\"CJK\" fo:font-size=\"12pt\" \
         style:font-size-asian=\"12pt\" {latin} style:language-asian=\"zh\" style:country-asian=\"TW\"/></style:default-style>\
         <style:default-style style:family=\"table\"><style:table-properties table:border-model=\"collapsing\"/>\
         </style:default-style>"
    )
}

fn paragraph(name: &str, parent: &str, look: &str, size: u8, bold: bool, more: &str) -> String {
    let parent = if parent.is_empty() { String::new() } else { format!(" style:parent-style-name=\"{parent}\"") };
    let bold = if bold { " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"" } else { "" };
    format!(
        "<style:style style:name=\"{}\" style:display-name=\"{name}\" style:family=\"paragraph\"{parent}{more}>\
         <style:paragraph-properties {look}/><style:text-properties fo:font-size=\"{size}pt\" \
         style:font-size-asian=\"{size}pt\"{bold}/></style:style>",
        name.replace(' ', "_20_")
    )
}
