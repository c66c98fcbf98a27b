//! Somebody without a mouse: keys alone, sent to whatever has the focus.

use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use super::{arrived, leaves};

/// Keys without a letter, as WebDriver calls them.
pub const TAB: char = '\u{E004}';
pub const ENTER: char = '\u{E007}';
pub const CONTROL: char = '\u{E009}';
pub const ALT: char = '\u{E00A}';
const DOWN: char = '\u{E015}';
/// More presses of a key than this lead nowhere, and as many looks see nothing come.
const MOST: usize = 120;

/// Presses these keys together.
pub async fn chord(page: &Client, keys: &[char]) {
    let down = keys.iter().map(|key| KeyAction::Down { value: *key });
    let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
    let actions = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), |all, one| all.then(one));
    page.perform_actions(actions).await.unwrap();
}

/// Types words, key by key.
pub async fn writes(page: &Client, words: &str) {
    for letter in words.chars() {
        chord(page, &[letter]).await;
    }
}

/// Waits until the focus is on such an element: a page puts it there when its script has run, which may be after it is shown.
pub async fn focus_comes_to(page: &Client, selector: &str) {
    for _ in 0..MOST {
        if focused(page, selector).await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the focus does not come to {selector} on {}", page.current_url().await.unwrap());
}

/// Whether the focus is on such an element.
async fn focused(page: &Client, selector: &str) -> bool {
    let asked = vec![serde_json::json!(selector)];
    page.execute("return document.activeElement.matches(arguments[0])", asked).await.unwrap() == true
}

async fn until_focused(page: &Client, key: char, selector: &str) {
    for _ in 0..MOST {
        if focused(page, selector).await {
            return;
        }
        chord(page, &[key]).await;
    }
    panic!("no key leads to {selector} on {}", page.current_url().await.unwrap());
}

/// Goes on to the next such element.
pub async fn tabs_to(page: &Client, selector: &str) {
    until_focused(page, TAB, selector).await;
}

/// Chooses among the answers of a question: the focus is on the first of them, or comes there.
pub async fn chooses(page: &Client, name: &str, value: &str) {
    tabs_to(page, &format!("input[name='{name}']")).await;
    chord(page, &[' ']).await;
    until_focused(page, DOWN, &format!("input[name='{name}'][value='{value}']")).await;
}

/// Chooses from a list that opens downwards.
pub async fn picks(page: &Client, name: &str, value: &str) {
    let list = format!("select[name='{name}']");
    tabs_to(page, &list).await;
    until_focused(page, DOWN, &format!("{list}:has(option[value='{value}']:checked)")).await;
}

/// Presses keys that lead to another page.
pub async fn goes_by(page: &Client, keys: &[char]) {
    leaves(page).await;
    chord(page, keys).await;
    arrived(page, "keys").await;
}
