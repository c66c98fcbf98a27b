//! CSV as offices have it.

use office_files::{Cell, Sheet, SheetError, read, to_csv};

fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = read(bytes, None).unwrap();
    let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text().into_owned()).collect();
    std::iter::once(sheet.header.clone()).chain(sheet.rows.iter().map(row)).collect()
}

#[test]
fn formulas_are_disarmed_and_come_back() {
    let mut sheet = Sheet::new("", ["統一編號", "說明"]);
    for text in ["=1+1", "+886", "-5", "@x", "\tx", "\rx", "＝１", "'=1", "''-2", "'text", "a=b", "00123456"] {
        sheet.rows.push(vec!["1".into(), text.into()]);
    }
    sheet.rows.push(vec!["1".into(), Cell::Number((-5).into())]);
    let bytes = to_csv(&sheet);
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
    let written = String::from_utf8(bytes.clone()).unwrap();
    for line in ["1,'=1+1\r\n", "1,'+886\r\n", "1,'-5\r\n", "1,''=1\r\n", "1,'''-2\r\n", "1,'text\r\n", "1,-5\r\n"] {
        assert!(written.contains(line), "{line} in {written}");
    }
    let back = read(&bytes, None).unwrap();
    for (row, expected) in back.rows.iter().zip(&sheet.rows) {
        assert_eq!(row[1].text(), expected[1].text());
    }
}

#[test]
fn encodings() {
    let expected = [["編號", "名稱"], ["007", "資訊處"]];
    let text = "編號,名稱\r\n007,資訊處\r\n";
    let (big5, _, lost) = encoding_rs::BIG5.encode(text);
    assert!(!lost);
    let wide: Vec<u8> =
        format!("\u{FEFF}{}", text.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in
        [text.as_bytes(), format!("\u{FEFF}{text}").as_bytes(), &big5, &wide, text.replace(',', ";").as_bytes()]
    {
        assert_eq!(texts(bytes), expected);
    }
    assert_eq!(read(b"a,b\n1,\xFF\xFE\xFF", None), Err(SheetError::Encoding { byte: 6 }));
}

#[test]
fn rows_have_the_number_they_have_in_the_file() {
    let expected = [["a", "b"], ["", ""], ["", ""], ["1", "x\ny"], ["", ""], ["2", ""]];
    for text in ["a,b\n\n\n1,\"x\ny\"\n\n2\n", "a,b\r\n\r\n\r\n1,\"x\ny\"\r\n\r\n2", "a,b\r\r\r1,\"x\ny\"\r\r2\r\r"] {
        assert_eq!(texts(text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn odd_but_readable() {
    assert_eq!(texts(b"a"), [["a"]]);
    assert_eq!(texts(b"MZ,<b>\nGIF89a,PK"), [["MZ", "<b>"], ["GIF89a", "PK"]]);
    assert_eq!(texts(b"a,b,,,\n1,2,,,\n"), [["a", "b"], ["1", "2"]]);
    assert_eq!(texts(b"a\n1,2,3\n"), [["a", "", ""], ["1", "2", "3"]]);
    assert_eq!(texts(b"\"a;b\",c\n\"1\"\"2\",3"), [["a;b", "c"], ["1\"2", "3"]]);
    assert_eq!(texts("a,b\n\"never closed,2\n3,4".as_bytes()), [["a", "b"], ["never closed,2\n3,4", ""]]);
}
