//! Names beside bars: whole where there is room, on several lines where bars are high.

/// From line to line.
pub const LINE: f64 = 16.0;

/// About how wide a text is at size 13: Chinese letters are as wide as two others.
pub fn width_of(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { 7.2 } else { 13.2 }).sum()
}

/// A name on at most so many lines of this width, each as long as there is room for; the last says when something is missing.
pub fn lines_of(name: &str, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Each of two things that a name joins begins a line, if there is one to begin.
    let parts: Vec<&str> = if most > 1 { name.split_inclusive("→ ").collect() } else { vec![name] };
    for part in parts {
        let (mut line, mut wide) = (String::new(), 0.0);
        for letter in part.chars() {
            wide += width_of(letter.encode_utf8(&mut [0; 4]));
            if wide > width {
                lines.push(std::mem::take(&mut line));
                wide = width_of(letter.encode_utf8(&mut [0; 4]));
            }
            line.push(letter);
        }
        lines.push(line);
    }
    let whole = lines.len() <= most.max(1);
    lines.truncate(most.max(1));
    if let (false, Some(last)) = (whole, lines.last_mut()) {
        last.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_below_where_there_is_room() {
        assert_eq!(lines_of("防毒", 60.0, 1), ["防毒"]);
        assert_eq!(lines_of("端點防護軟體", 60.0, 1), ["端點防護…"]);
        assert_eq!(lines_of("端點防護軟體", 60.0, 2), ["端點防護", "軟體"]);
        assert_eq!(lines_of("甲 → 乙（×2.0）", 90.0, 3), ["甲 → ", "乙（×2.0）"]);
        assert_eq!(lines_of("端點防護軟體 → 乙", 60.0, 2), ["端點防護", "軟體 → …"]);
        assert!(lines_of("", 60.0, 2).is_empty());
    }
}
