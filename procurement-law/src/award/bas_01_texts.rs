//! The sentences of BAS-01.

use crate::texts::Sentence;

/// The sentences.
pub const TEXTS: &[Sentence] = &[
    Sentence {
        key: "bas-01.fixed",
        zh: "底價於{at}核定，早於{before}（{tendering:word}），符合訂定時機。",
        en: "The reserve price was fixed at {at}, before {before} ({tendering:word}).",
    },
    Sentence {
        key: "bas-01.late",
        zh: "底價於{at}核定，未於{before}（{tendering:word}）之前訂定。",
        en: "The reserve price was fixed at {at} and not before {before} ({tendering:word}).",
    },
    Sentence {
        key: "bas-01.not_head",
        zh: "底價應由機關首長或其授權人員核定。",
        en: "The reserve price is fixed by the head of the agency or a person the head has authorised.",
    },
    Sentence {
        key: "bas-01.no_estimate",
        zh: "採購金額{procurement:money}達公告金額且非重複性採購，應由規劃、設計、需求或使用單位提出預估金額及其分析後，再行核定底價。",
        en: "A purchase of {procurement:money} that reaches the publication threshold and is not repeated needs the using unit's estimate with its analysis before the reserve price is fixed.",
    },
    Sentence {
        key: "bas-01.no_quotation",
        zh: "限制性招標之議價，訂定底價前應先參考廠商之報價或估價單。",
        en: "Before a negotiation the bidder's quotation or estimate is seen before the reserve price is fixed.",
    },
    Sentence {
        key: "bas-01.items",
        zh: "分項或依數量決標者，底價應分別訂定：應訂{items:count}項，已訂{prices:count}項。",
        en: "What is awarded separately has its own reserve price: {items:count} needed, {prices:count} fixed.",
    },
    Sentence {
        key: "bas-01.exempt",
        zh: "屬{exemption:word}，招標文件已敘明理由及決標條件與原則，得不訂底價。",
        en: "As {exemption:word}, and with reason and conditions of award in the tender, it needs no reserve price.",
    },
    Sentence {
        key: "bas-01.complex",
        zh: "以{exemption:word}為由不訂底價，招標文件已敘明理由；訂定底價是否確有困難，應由機關認定。",
        en: "No reserve price for the reason of {exemption:word}, stated in the tender; the agency judges whether one is really hard to fix.",
    },
    Sentence {
        key: "bas-01.missing",
        zh: "採購金額{procurement:money}，無得不訂底價之情形，應訂定底價。",
        en: "The purchase of {procurement:money} has no ground to be without a reserve price.",
    },
    Sentence {
        key: "bas-01.not_small",
        zh: "採購金額{procurement:money}逾小額採購金額{small:money}，不得以小額採購為由不訂底價。",
        en: "The purchase of {procurement:money} is above {small:money} and is not small; it needs a reserve price.",
    },
    Sentence {
        key: "bas-01.no_reason",
        zh: "以{exemption:word}為由不訂底價者，應於招標文件內敘明理由及決標條件與原則。",
        en: "Without a reserve price for the reason of {exemption:word}, the tender states the reason and the conditions of award.",
    },
];
