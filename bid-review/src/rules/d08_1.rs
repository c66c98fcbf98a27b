//! D08-1: the affidavit says what the tender's form says.

use procurement_law::laws::GPA;
use procurement_law::mark::Mark;
use procurement_law::texts::Sentence;

use crate::case::Case;
use crate::classify::numbering;
use crate::documents::paper::Paper;
use crate::finding::Finding;
use crate::grammar::text::key;
use crate::grammar::{reservation, vouching};
use crate::kind::DocumentKind;
use crate::rule::Rule;

/// The rule.
pub static RULE: Rule = Rule {
    id: "D08-1",
    title_zh: "切結書內容",
    title_en: "What the affidavit says",
    meaning: "The affidavit vouches without conditions: words of a reservation go to a person (採購法 50-1-2). Where the tender gives the text of its own, the affidavit says it from beginning to end and nothing behind it; another text goes to a person. Where the text of the tender is unknown, every sentence is made of the words of standard affidavits; one that is not is a doubt.",
    cites: &[GPA.at("50-1-2"), GPA.at("51-1")],
    mark: Mark::Design,
    texts: &[
        Sentence {
            key: "d08-1.plain",
            zh: "切結書未見廠商自行附加之條件。",
            en: "No conditions of the bidder's own were seen in the affidavit.",
        },
        Sentence {
            key: "d08-1.same",
            zh: "切結書內容與招標文件所附格式相符。",
            en: "The affidavit says what the tender's form says.",
        },
        Sentence {
            key: "d08-1.altered",
            zh: "切結書內容與招標文件所附格式不同（自「{found}」起），請確認是否經廠商增刪。",
            en: "The affidavit is not what the tender's form says (from {found} on); please see whether the bidder changed it.",
        },
        Sentence {
            key: "d08-1.strange",
            zh: "招標文件未附切結書格式，且切結書載有一般格式所無之文字（「{found}」），請確認是否為廠商附加之條件。",
            en: "The tender's form is unknown, and the affidavit says {found}, which standard affidavits do not; please see whether the bidder added a condition.",
        },
        Sentence {
            key: "d08-1.silent",
            zh: "未能讀出切結書之切結事項，請人工確認其內容。",
            en: "What the affidavit vouches for was not read; please look at it.",
        },
        Sentence {
            key: "d08-1.clause",
            zh: "切結書出現「{found}」等文字，請確認是否為廠商附加之條件。",
            en: "The affidavit holds the words {found}; please see whether the bidder added a condition.",
        },
    ],
    check,
};

fn check(case: &Case<'_>) -> Vec<Finding> {
    case.of(DocumentKind::Affidavit).map(|paper| judged(case, paper)).collect()
}

fn judged(case: &Case<'_>, paper: &Paper) -> Finding {
    let form = case.terms.rules.affidavit_text.as_deref().filter(|form| !pieces(form).is_empty());
    let finding = match reserved(form, paper) {
        Some(words) => RULE.person("clause", true).of_kind("added_condition").arg("found", words),
        None => match form {
            Some(form) => formed(case, paper, form),
            None => free(case, paper),
        },
    };
    finding.about(paper).see(paper, "statement")
}

/// Words of a reservation that the tender's own form does not hold.
fn reserved(form: Option<&str>, paper: &Paper) -> Option<String> {
    let own = letters(form.unwrap_or_default());
    reservation::all(&paper.text).into_iter().find(|words| !own.contains(&letters(words)))
}

/// A paper beside the tender's form.
fn formed(case: &Case<'_>, paper: &Paper, form: &str) -> Finding {
    // A character that was not recognised departs too.
    let altered = |from: String| RULE.person("altered", paper.text_layer).of_kind("added_condition").arg("found", from);
    // Numbers of pages stand between the sentences of a paper of several pages.
    let text: String = paper.text.split_inclusive('\n').filter(|line| !numbering::is_number(line)).collect();
    match departs(form, &text) {
        Some(from) => altered(from),
        None => match strange(case, paper, Some(form)) {
            Some(from) => altered(from),
            None => RULE.pass("same"),
        },
    }
}

/// A paper without a form beside it.
fn free(case: &Case<'_>, paper: &Paper) -> Finding {
    let said = paper.text("statement").unwrap_or_default();
    if !vouching::vouches(said) {
        return RULE.doubt("silent").of_kind("added_condition");
    }
    match strange(case, paper, None) {
        Some(from) => RULE.doubt("strange").of_kind("added_condition").arg("found", from),
        None => RULE.pass("plain"),
    }
}

/// The first words of the statement that neither the form nor standard affidavits say.
fn strange(case: &Case<'_>, paper: &Paper, form: Option<&str>) -> Option<String> {
    let said = paper.text("statement").unwrap_or_default().replace('\n', "");
    let formed = form.into_iter().flat_map(|form| form.split(SENTENCE)).flat_map(pieces);
    let pieces: Vec<String> = formed.filter(|piece| piece.chars().count() >= 4).collect();
    let names = names(case, paper);
    let sentences = said.split(SENTENCE).flat_map(|sentence| {
        let mut rest = letters(sentence);
        // What stands in blanks is no statement, and longer names hold shorter ones.
        for known in pieces.iter().chain(&names) {
            rest = rest.replace(known.as_str(), " ");
        }
        rest.split(' ').map(str::to_owned).collect::<Vec<_>>()
    });
    let open: Vec<String> = sentences.filter(|rest| !rest.is_empty()).collect();
    // The blanks of a form are filled in by words of one's own.
    let filled = |rest: &String| form.is_some() && rest.chars().count() <= BLANK;
    open.iter().filter(|rest| !filled(rest)).find_map(|rest| vouching::strange(rest, !paper.text_layer))
}

/// What ends a sentence.
const SENTENCE: [char; 7] = ['。', ';', '；', '!', '！', '?', '？'];

/// Most characters that fill in a blank.
const BLANK: usize = 8;

/// The names and numbers of tender and bidder, the longest first.
fn names(case: &Case<'_>, paper: &Paper) -> Vec<String> {
    let terms = [Some(case.terms.tender_no.as_str()), case.terms.name.as_deref(), case.terms.agency.as_deref()];
    let read = ["tender_no", "tender_name", "agency", "vendor_name", "representative", "ubn"];
    let agreed = [&case.vendor.name, &case.vendor.representative, &case.vendor.ubn];
    let agreed = agreed.into_iter().flatten().map(|agreed| agreed.value.as_str());
    let all = terms.into_iter().flatten().chain(read.iter().filter_map(|field| paper.text(field))).chain(agreed);
    // A name that holds a sign of a sentence was read too far.
    let whole = all.filter(|name| !name.contains(['。', ',', '，', ';']));
    let mut out: Vec<String> = whole.map(letters).filter(|name| name.chars().count() >= 2).collect();
    out.sort_by_key(|name| std::cmp::Reverse(name.chars().count()));
    out
}

/// Words with which the part begins that the bidder fills in and signs.
const ENDS: [&str; 9] =
    ["此致", "立切結書人", "切結人", "具結人", "立書人", "廠商名稱", "投標廠商", "公司名稱", "中華民國"];

/// Where an affidavit departs from the tender's form, by the first words that differ; `None` where it says all of it and nothing more.
fn departs(form: &str, text: &str) -> Option<String> {
    let own = letters(text);
    let mut rest = own.as_str();
    for (at, piece) in pieces(form).iter().enumerate() {
        // What a blank takes is short; before the first piece stands the heading.
        let found = rest
            .find(piece.as_str())
            .filter(|from| at == 0 || rest.get(..*from).is_some_and(|gap| gap.chars().count() <= 40));
        match found.and_then(|from| rest.get(from + piece.len()..)) {
            Some(behind) => rest = behind,
            None => return Some(piece.chars().take(12).collect()),
        }
    }
    let ended = rest.is_empty() || ENDS.iter().any(|end| rest.starts_with(end));
    (!ended).then(|| rest.chars().take(12).collect())
}

/// The pieces of a form between its blanks.
fn pieces(form: &str) -> Vec<String> {
    let pieces = form.split(['_', '＿', '○', '〇', '…', '□']).map(letters);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Letters, characters and figures alone, for signs are lost on paper.
fn letters(text: &str) -> String {
    key(&text.replace('\n', "")).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::testing::with;
    use crate::finding::Ask;
    use crate::rules::valid::testing::judged;
    use crate::terms::Terms;

    #[test]
    fn the_tender_s_own_text_from_beginning_to_end() {
        let form = "立切結書人參加＿＿採購之投標，保證所供軟體均為合法授權，如有不實，願負一切法律責任。";
        let head = "切結書\n立切結書人參加甲系統採購之投標，保證";
        let mut terms = Terms::default();
        terms.rules.affidavit_text = Some(form.to_owned());
        let of = |body: &str, text_layer: bool| {
            let mut paper = with(DocumentKind::Affidavit, &[]);
            (paper.text, paper.text_layer) = (format!("{head}{body}"), text_layer);
            let one = judged(check, &terms, vec![paper]).remove(0);
            (one.text.key, one.ask)
        };
        let whole = "所供軟體均為合法\n授權，如有不實，願負一切法律責任。";
        assert_eq!(of(&format!("{whole}此致某機關"), true), ("d08-1.same".into(), None));
        let paged = format!("{whole}\n第1頁，共2頁\n此致某機關\n第 2 頁，共 2 頁");
        assert_eq!(of(&paged, true), ("d08-1.same".into(), None));
        let added = format!("{whole}惟依原廠政策辦理。此致某機關");
        assert_eq!(of(&added, true), ("d08-1.altered".into(), Some(Ask::Always)));
        assert_eq!(of("所供軟體多為合法授權。", true).0, "d08-1.altered");
        assert_eq!(of("所供軟體均為舍法授權，如有不實，願負一切法律責任。", false).1, Some(Ask::Doubt));
    }

    fn said(statement: &str, form: Option<&str>, text_layer: bool) -> (String, Option<Ask>) {
        let mut paper = with(DocumentKind::Affidavit, &[("statement", serde_json::json!(statement))]);
        (paper.text, paper.text_layer) = (format!("切結書\n{statement}\n此致"), text_layer);
        let mut terms = Terms { name: Some("甲系統採購".into()), ..Terms::default() };
        terms.rules.affidavit_text = form.map(str::to_owned);
        let one = judged(check, &terms, vec![paper]).remove(0);
        (one.text.key, one.ask)
    }

    #[test]
    fn without_the_tender_s_text_what_standard_forms_do_not_say_is_a_doubt() {
        let plain = "立切結書人參加甲系統採購之投標，保證所供軟體均為合\n法授權，如有不實，願負一切法律責任。";
        assert_eq!(said(plain, None, true), ("d08-1.plain".into(), None));
        for clause in
            ["本公司所負責任於交付後終止。", "除開放原始碼元件外均為合法授權。", "賠償依原廠最終使用者條款辦理。"]
        {
            let found = said(&format!("{plain}\n{clause}"), None, true);
            assert_eq!(found, ("d08-1.strange".into(), Some(Ask::Doubt)), "{clause}");
        }
        let reserved = format!("{plain}\n前述責任以原廠最終使用者條款所載範圍為準。");
        assert_eq!(said(&reserved, None, true), ("d08-1.clause".into(), Some(Ask::Always)));
        assert_eq!(said("但因原廠因素致延遲者\n不在此限", None, true).0, "d08-1.clause");
        assert_eq!(said("", None, true), ("d08-1.silent".into(), Some(Ask::Doubt)));
    }

    #[test]
    fn a_form_may_reserve_and_nothing_is_added_behind_the_signature() {
        let form = "保證所供軟體均為合法授權，但天災不在此限。";
        assert_eq!(said(form, Some(form), true), ("d08-1.same".into(), None));
        let behind = format!("{form}中華民國\n備註：交付後概由機關自理。");
        assert_eq!(said(&behind, Some(form), true), ("d08-1.altered".into(), Some(Ask::Always)));
        let reserved = format!("{form}費用另計。");
        assert_eq!(said(&reserved, Some(form), true).0, "d08-1.clause");
    }
}
