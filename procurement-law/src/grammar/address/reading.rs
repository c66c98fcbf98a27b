//! Reads an address from text without blanks, in half width, with 台 and small letters.

use super::cursor::Cursor;
use super::key::{Address, Numbered};
use super::places::{COUNTIES, LONGEST_ROAD, LONGEST_TOWN, ROADS, TOWNS};
use crate::grammar::width::is_han;
use crate::numerals::{self, is_numeral};

pub(super) fn read(plain: &str) -> Option<Address> {
    let mut at = Cursor { rest: plain.trim_end_matches(['。', '.', ',']) };
    postcode(&mut at)?;
    let county = COUNTIES.into_iter().find(|county| at.take(county))?;
    let town = town(&mut at)?;
    village(&mut at);
    let road = road(&mut at)?;
    let (section, lane, alley) = (at.unit("段"), at.unit("巷"), at.unit("弄"));
    let number = at.numbered(&["號"])?;
    let floor = floor(&mut at);
    at.take(",");
    let room = room(&mut at);
    at.rest.is_empty().then_some(Address { county, town, road, section, lane, alley, number, floor, room })
}

/// The floor, and whether it lies below the ground, where its unit may be missing: 3樓, 3F, 地下1樓, B1.
fn floor(at: &mut Cursor<'_>) -> Option<(bool, Numbered)> {
    let mut ahead = *at;
    if ahead.take("地下") || ahead.take("b") {
        let below = ahead.numbered(&["樓", "層", "f", ""])?;
        *at = ahead;
        return Some((true, below));
    }
    at.numbered(&["樓", "f"]).map(|above| (false, above))
}

/// Three, five or six digits, perhaps in brackets; `None` for another count of them.
fn postcode(at: &mut Cursor<'_>) -> Option<()> {
    at.take("〒");
    let open = at.take("(");
    let digits = at.run(|c| c.is_ascii_digit());
    let closed = at.take(")");
    let fits = matches!(digits.len(), 3 | 5 | 6) || (digits.is_empty() && !open);
    (fits && open == closed).then_some(())
}

/// The name of a township up to its last character; a 區 behind a name that ends like a town belongs to it: 前鎮區.
fn town(at: &mut Cursor<'_>) -> Option<String> {
    let chars: Vec<char> = at.rest.chars().take(LONGEST_TOWN + 1).collect();
    let end = (1..chars.len().min(LONGEST_TOWN)).find(|end| chars.get(*end).is_some_and(|c| TOWNS.contains(c)))?;
    let end = if chars.get(end + 1) == Some(&'區') { end + 1 } else { end };
    let name: String = chars.get(..=end)?.iter().collect();
    (name.chars().all(is_han) && at.take(&name)).then_some(name)
}

/// Leaves out 村 or 里 and 鄰. A name ending so is a village only where a road with a name of its own follows: 中里路 and 新村一路 are roads.
fn village(at: &mut Cursor<'_>) {
    let ends = |c: char| "村里".contains(c);
    let named = at.rest.char_indices().skip(1).take(4).find(|(_, c)| ends(*c));
    if let Some(after) = named.and_then(|(place, c)| at.rest.get(place + c.len_utf8()..)) {
        // 新里里 is the village of 新里.
        let mut ahead = Cursor { rest: after.strip_prefix(ends).unwrap_or(after) };
        let numbered = ahead.unit("鄰").is_some();
        if numbered || own_road(ahead.rest) {
            *at = ahead;
        }
        return;
    }
    at.unit("鄰");
}

/// Whether a road follows whose name is more than a numeral.
fn own_road(text: &str) -> bool {
    let first = text.chars().next();
    let mut ahead = Cursor { rest: text };
    !first.is_some_and(is_numeral) && road(&mut ahead).is_some()
}

/// The road: up to the last 路, 街 or 大道 before the number of the house.
fn road(at: &mut Cursor<'_>) -> Option<String> {
    let (before, _) = at.rest.split_once('號')?;
    let end = ROADS.iter().filter_map(|word| before.rfind(word).map(|place| place + word.len())).max()?;
    let name = before.get(..end)?;
    let length = name.chars().count();
    let bare = ROADS.contains(&name) || !name.chars().all(is_road) || length > LONGEST_ROAD;
    (!bare && at.take(name)).then(|| in_figures(name))
}

fn is_road(c: char) -> bool {
    is_han(c) && !"段巷弄號樓".contains(c) || c.is_ascii_digit() || is_numeral(c)
}

/// Every numeral of a name as figures.
fn in_figures(name: &str) -> String {
    let (mut out, mut at) = (String::new(), Cursor { rest: name });
    while !at.rest.is_empty() {
        let numeral = at.run(|c| is_numeral(c) || c.is_ascii_digit());
        out.push_str(&numerals::number(numeral).map_or_else(|| numeral.to_owned(), |value| value.to_string()));
        out.push_str(at.run(|c| !is_numeral(c) && !c.is_ascii_digit()));
    }
    out
}

/// Figures and letters before 室, five at most.
fn room(at: &mut Cursor<'_>) -> Option<String> {
    let mut ahead = *at;
    let letters = ahead.run(|c| c.is_ascii_alphanumeric() || c == '-');
    let name = if letters.is_empty() { ahead.number()?.to_string() } else { letters.to_ascii_uppercase() };
    (name.len() <= 5 && ahead.take("室")).then(|| *at = ahead)?;
    Some(name)
}
