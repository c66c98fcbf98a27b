//! BND-05: form, name, payee and time of a bid bond (政府採購法 30-2, 押標金保證金暨其他擔保作業辦法 2, 4, 6, 7, 11).

use chrono::NaiveDateTime;

use crate::fact::Facts as _;
use crate::facts::{choice, facts};
use crate::frame::Frame;
use crate::laws::{BONDS, GPA};
use crate::mark::Mark;
use crate::roc::day;
use crate::rule::Rule;
use crate::ruling::{Op, Outcome, Quantity, Ruling};
use crate::texts::Sentence;

choice! {
    /// A form of a bond.
    pub enum Form {
        /// Cash, an approved electronic payment included.
        Cash = "bond_cash",
        /// Promissory note of a financial institution (金融機構本票).
        Note = "bond_bank_note",
        /// Cheque of a financial institution (金融機構支票).
        Cheque = "bond_bank_cheque",
        /// Certified cheque (保付支票).
        Certified = "bond_certified_cheque",
        /// Postal money order (郵政匯票).
        Postal = "bond_postal_order",
        /// Government bond (政府公債).
        Government = "bond_government",
        /// Pledged or bearer time deposit (定期存款單).
        Deposit = "bond_time_deposit",
        /// Irrevocable standby letter of credit (擔保信用狀).
        Credit = "bond_letter_of_credit",
        /// Joint guarantee of a bank (銀行書面連帶保證).
        Guarantee = "bond_bank_guarantee",
        /// Insurance bond (保險公司保證保險單).
        Insurance = "bond_insurance",
        /// Anything else.
        Other = "bond_other_form",
    }
}

choice! {
    /// In whose favour a bond is made out.
    pub enum Favour {
        /// The agency.
        Agency = "favour_agency",
        /// Left blank, or to the bearer.
        Blank = "favour_blank",
        /// Somebody else.
        Another = "favour_another",
    }
}

facts! {
    /// A bid bond as it was handed in.
    pub struct Facts {
        /// its form
        form: Form = "", "\"bond_bank_cheque\"";
        /// whether it is paid in the bidder's own name
        own_name: bool = "true, false", "true";
        /// whether the institution that issued it may issue such a paper; true for cash
        issuer_admitted: bool = "true, false", "true";
        /// whether a note, cheque or order is payable at sight; true for other forms
        sight: bool = "true, false", "true";
        /// payee, pledgee, beneficiary, guaranteed or insured; the agency for cash
        favour: Favour = "", "\"favour_agency\"";
        /// whether it lay in the bid
        enclosed: bool = "true, false", "true";
        /// when it reached the agency or its account
        delivered: NaiveDateTime = "time", "\"2026-03-02T16:00\"";
        /// when bids close
        closing: NaiveDateTime = "time", "\"2026-03-02T17:00\"";
    }
}

/// The rule.
pub static RULE: Rule = Rule {
    id: "BND-05",
    title_zh: "押標金之種類、名義及繳納",
    title_en: "Form, name and time of a bid bond",
    meaning: "A bid bond has one of the forms of the Act and is paid in the bidder's own name before bids close. Notes, cheques and orders are payable at sight to the agency, or to the agency that holds them where the payee is blank; credits, guarantees and insurance name the agency. Cash does not lie in the bid. One ruling for each defect.",
    cites: &[GPA.at("30-2"), BONDS.at("2"), BONDS.at("4"), BONDS.at("6-1"), BONDS.at("7"), BONDS.at("11")],
    mark: Mark::Confirmed,
    valid_from: day(2019, 11, 18),
    valid_to: None,
    parameters: &[],
    overrides: &[],
    facts: Facts::ROWS,
    texts: &[
        Sentence {
            key: "bnd-05.allow",
            zh: "押標金以{form:word}繳納，種類、名義、受款人及繳納時間符合規定。",
            en: "The bid bond ({form:word}) has the form, name, payee and time that it must have.",
        },
        Sentence {
            key: "bnd-05.form",
            zh: "押標金之種類非政府採購法第三十條第二項所定者。",
            en: "The bid bond has none of the forms of the Act.",
        },
        Sentence {
            key: "bnd-05.name",
            zh: "押標金應以投標廠商名義繳納。",
            en: "A bid bond is paid in the bidder's own name.",
        },
        Sentence {
            key: "bnd-05.issuer",
            zh: "{form:word}之簽發、開具或發行機構不符規定。",
            en: "The institution that issued it may not issue such a paper ({form:word}).",
        },
        Sentence {
            key: "bnd-05.sight", zh: "{form:word}應為即期。", en: "It must be payable at sight ({form:word})."
        },
        Sentence {
            key: "bnd-05.favour",
            zh: "{form:word}應以機關為受款人、質權人、受益人、被保證人或被保險人。",
            en: "It must be made out in favour of the agency ({form:word}).",
        },
        Sentence {
            key: "bnd-05.enclosed",
            zh: "以現金繳納押標金者，應繳納至指定之收受處所或金融機構帳號，不得附於投標文件。",
            en: "Cash is paid to the place or account named and does not lie in the bid.",
        },
        Sentence {
            key: "bnd-05.late",
            zh: "押標金於{delivered:time}繳納，逾截止投標期限{closing:time}。",
            en: "The bid bond came at {delivered:time}, after bids closed at {closing:time}.",
        },
    ],
    example: r#"{
  "rule": "BND-05",
  "on": "2026-03-02",
  "facts": {
    "form": "bond_bank_cheque", "own_name": true, "issuer_admitted": true, "sight": false, "favour": "favour_blank", "enclosed": true,
    "delivered": "2026-03-02T16:00", "closing": "2026-03-02T17:00"
  }
}"#,
    judge: |frame, facts| Ok(check(frame, &Facts::read(facts)?)),
};

impl Form {
    /// Whether it is a paper payable to somebody at sight.
    const fn payable(self) -> bool {
        matches!(self, Self::Note | Self::Cheque | Self::Certified | Self::Postal)
    }

    /// Whether it names somebody whom it secures.
    const fn secures(self) -> bool {
        matches!(self, Self::Credit | Self::Guarantee | Self::Insurance)
    }
}

impl Facts {
    /// Whether it is made out in favour of somebody who may not be.
    fn misdirected(&self) -> bool {
        match self.favour {
            Favour::Agency => false,
            Favour::Blank => self.form.secures(),
            Favour::Another => self.form.payable() || self.form.secures() || self.form == Form::Deposit,
        }
    }
}

/// One ruling for each defect, or one that allows.
#[must_use]
pub fn check(frame: &Frame, facts: &Facts) -> Vec<Ruling> {
    let defects = [
        (facts.form == Form::Other, "bnd-05.form"),
        (!facts.own_name, "bnd-05.name"),
        (!facts.issuer_admitted && facts.form != Form::Cash, "bnd-05.issuer"),
        (!facts.sight && facts.form.payable(), "bnd-05.sight"),
        (facts.misdirected(), "bnd-05.favour"),
        (facts.enclosed && facts.form == Form::Cash, "bnd-05.enclosed"),
        (facts.delivered > facts.closing, "bnd-05.late"),
    ];
    let told = |outcome, key| {
        let ruling = RULE.begin(frame, outcome, key).arg("form", facts.form.code());
        let (delivered, closing) = (Quantity::moment(facts.delivered), Quantity::moment(facts.closing));
        let ruling = ruling.arg("delivered", delivered.plain()).arg("closing", closing.plain());
        ruling.compare("bond_delivered", delivered, Op::Le, closing)
    };
    let found = defects.into_iter().filter(|(wrong, _)| *wrong);
    let rulings: Vec<_> = found.map(|(_, key)| told(Outcome::Refuse, key)).collect();
    if rulings.is_empty() { vec![told(Outcome::Allow, "bnd-05.allow")] } else { rulings }
}
