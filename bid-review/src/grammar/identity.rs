//! Numbers that name a vendor or a paper: business numbers, tax registration numbers, case numbers, reference numbers.

use crate::grammar::text::{compact, is_han};

/// A business number (統一編號): eight digits standing alone at the start.
#[must_use]
pub fn ubn(text: &str) -> Option<String> {
    digits_at_start(&compact(text), 8)
}

/// A tax registration number (稅籍編號): nine digits standing alone at the start.
#[must_use]
pub fn tax_registration(text: &str) -> Option<String> {
    digits_at_start(&compact(text), 9)
}

fn digits_at_start(plain: &str, length: usize) -> Option<String> {
    let joined: String = plain.chars().filter(|c| *c != '-').collect();
    let digits: String = joined.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == length).then_some(digits)
}

/// A case number (案號): letters, digits and hyphens, with a digit in it.
#[must_use]
pub fn case_number(text: &str) -> Option<String> {
    let plain: String =
        compact(text).chars().map(|c| if matches!(c, '–' | '—' | '−' | '‐' | '﹣') { '-' } else { c }).collect();
    let number: String = plain.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_./()".contains(*c)).collect();
    let number = number.trim_end_matches(['-', '_', '.', '/', '(', ')']).to_owned();
    (number.len() >= 4 && number.bytes().any(|b| b.is_ascii_digit())).then_some(number)
}

/// A reference number (字號): with 字第…號 in full, or letters and digits.
#[must_use]
pub fn reference(text: &str) -> Option<String> {
    let plain = compact(text);
    let numbered = plain.split_once('號').map(|(before, _)| before).filter(|b| b.contains(['第', '字']));
    if let Some(before) = numbered {
        return Some(format!("{before}號"));
    }
    case_number(&plain).or_else(|| worded(&plain))
}

/// A number behind the short name of a register, such as `票查153-370787`.
fn worded(plain: &str) -> Option<String> {
    let register: String = plain.chars().take_while(|c| is_han(*c)).collect();
    let number = case_number(plain.strip_prefix(register.as_str())?)?;
    let long = number.chars().filter(char::is_ascii_digit).count() >= 6;
    (long && (1..=4).contains(&register.chars().count())).then(|| format!("{register}{number}"))
}

/// The number inside 字第…號; the text itself where it has no such form.
#[must_use]
pub fn bare_number(reference: &str) -> &str {
    match reference.rsplit_once('第') {
        Some((_, tail)) => tail.trim_end_matches('號'),
        None => reference,
    }
}

/// A telephone number: digits, brackets, hyphens and an extension, ten characters at least.
#[must_use]
pub fn phone(text: &str) -> Option<String> {
    let plain = compact(text);
    let number: String = plain
        .chars()
        .take_while(|c| c.is_ascii_digit() || "()-+#*".contains(*c) || "分機轉ext.".contains(*c))
        .collect();
    (number.chars().filter(char::is_ascii_digit).count() >= 8).then_some(number)
}

/// A code of a business item (營業項目代碼): one or two capitals and figures, seven characters in all.
#[must_use]
pub fn business_code(text: &str) -> Option<String> {
    let code: String = text.chars().take(7).collect();
    let letters = code.chars().take_while(char::is_ascii_uppercase).count();
    let digits = code.chars().skip(letters).filter(char::is_ascii_digit).count();
    (code.len() == 7 && (1..=2).contains(&letters) && letters + digits == 7).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!(ubn("１２３４５６７５").as_deref(), Some("12345675"));
        assert_eq!(ubn("123456789"), None);
        assert_eq!(tax_registration("126 324 433").as_deref(), Some("126324433"));
        assert_eq!(case_number("1150826–F284。").as_deref(), Some("1150826-F284"));
        assert_eq!(case_number("採購案"), None);
        assert_eq!(reference("北區國稅字第1159062773號，").as_deref(), Some("北區國稅字第1159062773號"));
        assert_eq!(reference("A8308584098").as_deref(), Some("A8308584098"));
        assert_eq!(reference("票查153-370787").as_deref(), Some("票查153-370787"));
        assert_eq!(reference("民國115年"), None);
        assert_eq!(bare_number("府產業商字第62172382631號"), "62172382631");
        assert_eq!(phone("(02)4097-7526 傳真").as_deref(), Some("(02)4097-7526"));
        assert_eq!(business_code("ZZ99999").as_deref(), Some("ZZ99999"));
        assert_eq!(business_code("I30101"), None);
    }
}
