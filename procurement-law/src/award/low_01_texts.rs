//! The sentences of LOW-01, one for each step of the procedure.

use crate::texts::Sentence;

/// The sentences.
pub const TEXTS: &[Sentence] = &[
    Sentence {
        key: "low-01.not_low",
        zh: "最低標總標價{price:money}及所列部分標價均無偏低情形，照價決標。",
        en: "Neither the lowest total of {price:money} nor a part listed is low; it is awarded at its price.",
    },
    Sentence {
        key: "low-01.base_too_high",
        zh: "最低標總標價{price:money}偏低係因底價偏高所致，不適用標價偏低之程序，照價決標。",
        en: "The lowest total of {price:money} looks low because the reserve price is too high; the procedure does not apply and it is awarded at its price.",
    },
    Sentence {
        key: "low-01.judge",
        zh: "最低標總標價{price:money}或其部分標價偏低，應由機關認定是否顯不合理，有降低品質、不能誠信履約之虞或其他特殊情形。",
        en: "The lowest total of {price:money} or a part of it is low; the agency judges whether it is clearly unreasonable, endangers quality or honest performance, or is otherwise special.",
    },
    Sentence {
        key: "low-01.plausible",
        zh: "最低標總標價{price:money}偏低，惟無顯不合理等情形，照價決標，無須通知廠商說明或繳納差額保證金。",
        en: "The lowest total of {price:money} is low but not unreasonable; it is awarded at its price without explanation or difference bond.",
    },
    Sentence {
        key: "low-01.ask_explanation",
        zh: "最低標總標價{price:money}偏低且顯不合理，應訂合理期限通知廠商提出說明，不得未經說明逕行通知繳納差額保證金。",
        en: "The lowest total of {price:money} is low and looks unreasonable; the bidder is asked to explain within a reasonable time, and no bond may be asked for without that.",
    },
    Sentence {
        key: "low-01.explained",
        zh: "廠商就標價{price:money}之說明合理，照價決標，無須繳納差額保證金。",
        en: "The explanation of {price:money} is reasonable; it is awarded at its price without difference bond.",
    },
    Sentence {
        key: "low-01.mistaken",
        zh: "廠商主張標價{price:money}係錯誤者，機關不予接受，仍照價決標；廠商拒不簽約者，依押標金不予發還及停權之規定處理。",
        en: "That {price:money} was a mistake is not accepted; it is awarded at that price, and a refusal to sign has the consequences for bid bond and debarment.",
    },
    Sentence {
        key: "low-01.no_bond_amount",
        zh: "廠商就標價{price:money}之說明非完全合理，惟無底價、委員會建議金額或該部分預算金額可據以計算差額保證金，應由機關決定是否決標。",
        en: "The explanation of {price:money} is not fully reasonable, but without reserve price, a committee's amount or the part's budget no difference bond can be worked out; the agency decides on the award.",
    },
    Sentence {
        key: "low-01.judge_bond",
        zh: "廠商就標價{price:money}之說明非完全合理，應由機關認定繳納差額保證金能否避免降低品質、不能誠信履約之虞或其他特殊情形。",
        en: "The explanation of {price:money} is not fully reasonable; the agency judges whether a difference bond avoids the danger to quality or honest performance.",
    },
    Sentence {
        key: "low-01.reject_bond_no_cure",
        zh: "廠商就標價{price:money}之說明非完全合理，且繳納差額保證金亦不能避免降低品質、不能誠信履約之虞或其他特殊情形，不決標予該廠商，以次低標廠商為最低標廠商。",
        en: "The explanation of {price:money} is not fully reasonable and a difference bond would not avoid the danger; the bidder is not awarded and the next lowest becomes the lowest.",
    },
    Sentence {
        key: "low-01.ask_bond",
        zh: "廠商就標價{price:money}之說明非完全合理，得訂{days:count}日以上之合理期限，通知廠商繳納差額保證金後決標。",
        en: "The explanation of {price:money} is not fully reasonable; a difference bond is asked for within a reasonable time of at least {days:count} days before the award.",
    },
    Sentence {
        key: "low-01.await_bond",
        zh: "已通知廠商就標價{price:money}繳納差額保證金，期限尚未屆滿。",
        en: "A difference bond for {price:money} was asked for and its time is still running.",
    },
    Sentence {
        key: "low-01.bonded",
        zh: "廠商已就標價{price:money}繳足差額保證金，照價決標。",
        en: "The difference bond for {price:money} is paid in full; it is awarded at its price.",
    },
    Sentence {
        key: "low-01.reject_silent",
        zh: "廠商未於期限內就標價{price:money}提出說明，不決標予該廠商，以次低標廠商為最低標廠商；機關重行評估認為合理者，仍得決標。",
        en: "No explanation of {price:money} came in time; the bidder is not awarded and the next lowest becomes the lowest, unless the agency looks again and finds the price reasonable.",
    },
    Sentence {
        key: "low-01.reject_unreasonable",
        zh: "廠商就標價{price:money}之說明顯不合理，不決標予該廠商，亦不接受其提出差額保證金，以次低標廠商為最低標廠商。",
        en: "The explanation of {price:money} is clearly unreasonable; the bidder is not awarded, a difference bond is not taken, and the next lowest becomes the lowest.",
    },
    Sentence {
        key: "low-01.reject_deep",
        zh: "標價{price:money}低於底價百分之{no_bond}且說明不合理，不決標予該廠商，亦不接受其提出差額保證金，以次低標廠商為最低標廠商。",
        en: "At {price:money}, under {no_bond} percent of the reserve price, the explanation is not reasonable; the bidder is not awarded, a bond is not taken, and the next lowest becomes the lowest.",
    },
    Sentence {
        key: "low-01.reject_unbonded",
        zh: "廠商未於期限內就標價{price:money}繳足差額保證金，不決標予該廠商，以次低標廠商為最低標廠商。",
        en: "The difference bond for {price:money} was not paid in full in time; the bidder is not awarded and the next lowest becomes the lowest.",
    },
    Sentence {
        key: "low-01.bond_unlawful",
        zh: "依標價{price:money}之認定及說明情形，不得通知廠商繳納差額保證金。",
        en: "With {price:money} as judged and explained, no difference bond may be asked for.",
    },
    Sentence {
        key: "low-01.bond_too_soon",
        zh: "差額保證金（標價{price:money}）之繳納期限不得少於{days:count}日。",
        en: "The time to pay the difference bond for {price:money} may not be under {days:count} days.",
    },
    Sentence {
        key: "low-01.no_yardstick",
        zh: "未訂底價且無委員會認定，亦未提供預算金額或預估需用金額，標價{price:money}是否偏低應由承辦人員判斷。",
        en: "There is neither a reserve price nor a committee's finding nor a budget; whether {price:money} is low needs a person's judgement.",
    },
    Sentence {
        key: "low-01.committee_silent",
        zh: "已設置委員會並提出建議之金額，惟未認定總標價{price:money}是否偏低，應由委員會認定，不以預算金額判斷。",
        en: "A committee is set up and has suggested an amount but has not found whether the total of {price:money} is low; it does so, and the budget is no yardstick.",
    },
    Sentence {
        key: "low-01.above_base",
        zh: "標價{price:money}逾底價{base:money}，應先依減價及超底價決標之規定辦理，不得逕依標價偏低之程序照價決標。",
        en: "The price of {price:money} is above the reserve price of {base:money}; reduction and the rules for an award above it come first, not the procedure for low tenders.",
    },
];
