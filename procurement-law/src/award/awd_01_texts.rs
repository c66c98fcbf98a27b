//! The sentences of AWD-01: the next step, or what is unlawful in the history.

use crate::texts::Sentence;

/// One sentence for each step and each fault.
pub const TEXTS: &[Sentence] = &[
    Sentence {
        key: "awd-01.within",
        zh: "{bidders}之標價{price:money}為最低標，未逾{kind:word}{limit:money}；除總標價或部分標價偏低者外，應即宣布決標。",
        en: "The price {price:money} of {bidders} is the lowest and not above the {kind:word} of {limit:money}; unless it is a low tender, the award is announced at once.",
    },
    Sentence {
        key: "awd-01.tie",
        zh: "{bidders}之標價同為{price:money}，均為最低標且未逾{kind:word}{limit:money}，應依標價相同之規定再行比減價格或抽籤決定。",
        en: "{bidders} all hold the lowest price of {price:money}, not above the {kind:word} of {limit:money}; another comparison or lots decide.",
    },
    Sentence {
        key: "awd-01.ask_first",
        zh: "最低標價{price:money}尚未進入應達之金額，得洽最低標廠商{bidders}減價一次。",
        en: "The lowest price of {price:money} does not reach the amount; the lowest bidder {bidders} may be asked to reduce once.",
    },
    Sentence {
        key: "awd-01.ask_round",
        zh: "宣布目前最低標價{price:money}後，得由{bidders}進行第{round:count}次比減價格，並應書明減價後之標價。",
        en: "After the lowest price of {price:money} is announced, {bidders} may compare prices, round {round:count}, each writing its reduced price.",
    },
    Sentence {
        key: "awd-01.ask_last",
        zh: "宣布目前最低標價{price:money}後，第{round:count}次比減價格僅餘{bidders}一家應通知參加；其書面表示減至應達之金額者，應予接受。",
        en: "After the lowest price of {price:money} is announced, only {bidders} has to be invited to round {round:count}; if it writes that it reduces to the amount, that is accepted.",
    },
    Sentence {
        key: "awd-01.ask_sole",
        zh: "合於招標文件規定之廠商僅{bidders}一家，標價{price:money}尚未進入應達之金額，得洽其減價；其書面表示減至該金額者，應予接受。",
        en: "{bidders} is the only compliant bidder and its price of {price:money} does not reach the amount; it may be asked to reduce, and writing that it reduces to the amount is accepted.",
    },
    Sentence {
        key: "awd-01.over_base",
        zh: "減價及比減價格後最低標價{price:money}（{bidders}）仍逾{kind:word}{limit:money}；除確有緊急情事並經核准得超底價決標，或依第55條預告得採行協商措施者外，應予廢標。",
        en: "After reductions the lowest price of {price:money} ({bidders}) is still above the {kind:word} of {limit:money}; the tender fails unless an award above it is urgent and approved, or negotiation under article 55 was announced.",
    },
    Sentence {
        key: "awd-01.over_suggested",
        zh: "減價及比減價格後最低標價{price:money}（{bidders}）仍逾{kind:word}{limit:money}，除依第55條預告得採行協商措施者外，應予廢標。",
        en: "After reductions the lowest price of {price:money} ({bidders}) is still above the {kind:word} of {limit:money}; unless negotiation under article 55 was announced, the tender fails.",
    },
    Sentence {
        key: "awd-01.negotiation",
        zh: "減價及比減價格後最低標價{price:money}（{bidders}）仍逾{kind:word}{limit:money}，無法決標；業經上級機關核准並預告，得採行協商措施。",
        en: "After reductions the lowest price of {price:money} ({bidders}) is still above the {kind:word} of {limit:money} and nothing can be awarded; negotiation, approved by the superior agency and announced, may follow.",
    },
    Sentence {
        key: "awd-01.after_rejection",
        zh: "{bidders}減價後因標價偏低不決標予該廠商，應以次低標廠商為最低標廠商；其後減價及比減價格如何續行，應由承辦人員判斷。",
        en: "{bidders} took part and is not awarded for its low price, so the next lowest becomes the lowest; how reduction and comparison go on from there is for a person to decide.",
    },
    Sentence {
        key: "awd-01.no_bid",
        zh: "無合於招標文件規定且得為決標對象之廠商，不得決標。",
        en: "No bidder is compliant and eligible; nothing can be awarded.",
    },
    Sentence {
        key: "awd-01.bad_limit",
        zh: "限制之減價或比減價格次數不在法定範圍內。",
        en: "The limit set on reductions or comparisons is outside the range of the law.",
    },
    Sentence {
        key: "awd-01.untold_limit",
        zh: "限制減價或比減價格次數，應於招標文件中規定或事前通知廠商。",
        en: "A limit on reductions or comparisons must stand in the tender or be told to the bidders before.",
    },
    Sentence {
        key: "awd-01.twice",
        zh: "廠商「{bidder}」重複列報：同一廠商一標，同一次減價或比減價格一答。",
        en: "Bidder \"{bidder}\" appears twice: one bid per bidder and one answer per round.",
    },
    Sentence {
        key: "awd-01.already_within",
        zh: "最低標價已在應達之金額以內，不得再洽廠商減價或比減價格（第{round:count}次）。",
        en: "The lowest price is within the amount already; nobody may be asked to reduce again (round {round:count}).",
    },
    Sentence {
        key: "awd-01.too_many_rounds",
        zh: "第{round:count}次減價或比減價格逾得辦理之次數。",
        en: "Round {round:count} is beyond the rounds allowed.",
    },
    Sentence {
        key: "awd-01.round_order",
        zh: "減價及比減價格之次序有誤：第{round:count}次與前次不相銜接。",
        en: "Rounds are out of order: round {round:count} does not follow the one before.",
    },
    Sentence {
        key: "awd-01.not_entitled",
        zh: "廠商「{bidder}」非合於招標文件規定之廠商，不得減價或比減價格。",
        en: "Bidder \"{bidder}\" has no compliant bid and may not reduce or compare prices.",
    },
    Sentence {
        key: "awd-01.not_lowest",
        zh: "廠商「{bidder}」非最低標廠商，比減價格前之減價僅得洽最低標廠商。",
        en: "Bidder \"{bidder}\" is not the lowest; only the lowest bidder may be asked to reduce before the comparison.",
    },
    Sentence {
        key: "awd-01.not_invited",
        zh: "第{round:count}次比減價格未通知廠商「{bidder}」參加。",
        en: "Bidder \"{bidder}\" was not invited to round {round:count}.",
    },
    Sentence {
        key: "awd-01.raised",
        zh: "廠商「{bidder}」第{round:count}次減價未書明標價，或其標價高於其原標價。",
        en: "In round {round:count} bidder \"{bidder}\" wrote no price, or one above its own earlier price.",
    },
    Sentence {
        key: "awd-01.no_price",
        zh: "廠商「{bidder}」應書明減價後之標價；僅餘一家廠商減價時，始得以書面表示減至應達之金額，且減後不得為負數。",
        en: "Bidder \"{bidder}\" must write its price; only a bidder left alone may write that it reduces to the amount, and never below zero.",
    },
];
