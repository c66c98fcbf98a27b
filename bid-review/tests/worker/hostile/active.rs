//! Files that act.

use bid_review::reading::Note;

use super::raw::Raw;
use super::{Must, Shape, shape};

const TOLD: Must = Must::Tell(Note::ActiveContent);

pub fn shapes() -> Vec<Shape> {
    let catalog = [
        ("a script on opening", "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
        ("a program on opening", "/OpenAction << /S /Launch /F (calc.exe) >>"),
        ("another file on opening", "/OpenAction << /S /GoToR /F (\\\\\\\\host\\\\share) /D [0 /Fit] >>"),
        ("an embedded file on opening", "/OpenAction << /S /GoToE /T << /R /C /N (x) >> >>"),
        ("a form sent on opening", "/OpenAction << /S /SubmitForm /F << /FS /URL /F (http://example.com) >> >>"),
        ("data taken in on opening", "/OpenAction << /S /ImportData /F (x.fdf) >>"),
        ("an address on opening", "/OpenAction << /S /URI /URI (http://example.com) >>"),
        ("an action in another object", "/OpenAction 9 0 R"),
        ("a chain of actions", "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /JavaScript /JS (1) >> >>"),
        ("an action on closing", "/AA << /WC << /S /JavaScript /JS (1) >> >>"),
        ("scripts by name", "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>"),
        ("attached files", "/Names << /EmbeddedFiles << /Names [(a) << /F (a.exe) /EF << /F 9 0 R >> >>] >> >>"),
        ("a form of its own program", "/AcroForm << /XFA 9 0 R >>"),
        ("associated files", "/AF [<< /F (a.exe) /EF << /F 9 0 R >> >>]"),
        ("a portfolio", "/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) 9 0 R] >> >>"),
    ];
    let mut all: Vec<Shape> = catalog
        .iter()
        .map(|(name, entry)| {
            let mut raw = Raw::page();
            raw.set(1, &format!("<< /Type /Catalog /Pages 2 0 R {entry} >>"));
            raw.set(9, "<< /S /JavaScript /JS (app.alert\\(1\\)) /Type /EmbeddedFile >>");
            shape(*name, TOLD, raw.bytes())
        })
        .collect();
    let annotations = [
        ("a link that runs a program", "/Subtype /Link /A << /S /Launch /F (calc.exe) >>"),
        ("a link that runs a script", "/Subtype /Link /A << /S /JavaScript /JS (1) >>"),
        ("an attachment on the page", "/Subtype /FileAttachment /FS << /F (a.exe) /EF << /F 9 0 R >> >>"),
        ("a film", "/Subtype /Movie /Movie << /F (a.avi) >>"),
        ("a sound", "/Subtype /Sound /Sound 9 0 R"),
        ("rich media", "/Subtype /RichMedia /RichMediaContent << >>"),
        ("a rendition", "/Subtype /Screen /A << /S /Rendition /OP 0 >>"),
        ("a model", "/Subtype /3D /3DD 9 0 R"),
        ("a button that acts", "/Subtype /Widget /FT /Btn /AA << /E << /S /JavaScript /JS (1) >> >>"),
    ];
    all.extend(annotations.iter().map(|(name, entry)| {
        let mut raw = Raw::page();
        raw.set(
            3,
            &format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> \
                 /Annots [<< /Type /Annot /Rect [0 0 99 99] {entry} >>] >>"
            ),
        );
        raw.stream(9, "/Type /EmbeddedFile", b"MZ");
        shape(*name, TOLD, raw.bytes())
    }));
    let mut page = Raw::page();
    page.set(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> \
         /AA << /O << /S /JavaScript /JS (1) >> >> >>",
    );
    all.push(shape("a page that acts when it is turned to", TOLD, page.bytes()));
    let mut spelled = Raw::page();
    spelled.set(1, "<< /Type /Catalog /Pages 2 0 R /Open#41ction << /#53 /Java#53cript /#4a#53 (1) >> >>");
    all.push(shape("a script in a disguised spelling", TOLD, spelled.bytes()));
    let mut left = Raw::page();
    left.set(9, "<< /S /Launch /F (calc.exe) >>");
    all.push(shape("an action that nothing points to", TOLD, left.bytes()));
    all
}
