//! What several documents share: the tender's heading, the bidder's name and seals.

use crate::bid::{Seal, SealKind, Vendor};
use crate::documents::desk::{Case, Desk};
use crate::draw::seal::{Stamp, personal};
use crate::draw::sheet::Spot;
use crate::facts::Seals;

impl Desk<'_> {
    /// The title in the middle; gives the place under it.
    pub(super) fn title(&mut self, top: f32, size: f32, text: &str) -> f32 {
        self.pen.centred((crate::draw::sheet::WIDTH / 2.0, top), size, text);
        top + size * 1.9
    }

    /// Number, name and agency of the tender as label and value.
    pub(super) fn tender_rows(&mut self, case: &Case<'_>, tender_no: &str) -> Vec<(&'static str, String)> {
        let tender = case.tender;
        self.truth.set("tender_no", tender_no);
        self.truth.set("tender_name", tender.name.as_str());
        self.truth.set("agency", tender.agency.as_str());
        let rows = [
            (self.look.say(["標案案號", "採購案號", "案號"]), tender_no.to_owned()),
            (self.look.say(["標案名稱", "採購案名稱", "案名"]), tender.name.clone()),
            (self.look.say(["招標機關", "機關名稱", "採購機關"]), tender.agency.clone()),
        ];
        rows.to_vec()
    }

    /// Name, number and representative of the bidder as label and value.
    pub(super) fn bidder_rows(&mut self, who: &Vendor, name: [&'static str; 3]) -> Vec<(&'static str, String)> {
        self.truth.set("vendor_name", who.name.as_str());
        self.truth.set("ubn", who.ubn.as_str());
        self.truth.set("representative", who.representative.as_str());
        let rows = [
            (self.look.say(name), who.name.clone()),
            (self.look.say(["統一編號", "營利事業統一編號", "統編"]), who.ubn.clone()),
            (self.look.say(["負責人姓名", "代表人", "負責人"]), who.representative.clone()),
        ];
        rows.to_vec()
    }

    /// The bidder's seals about `at`: the company's large, the representative's small beside it.
    pub(super) fn seals(&mut self, at: Spot, who: &Vendor, seals: Seals) {
        let side = crate::draw::seal::narrow(self.chance.real(62.0, 78.0));
        if seals.company {
            let stamp = Stamp { text: &who.name, centre: at, side, round: false };
            let mark = stamp.set(&mut self.chance);
            self.pen.mark(mark);
            self.truth.seals.push(Seal { kind: SealKind::Company, text: who.name.clone() });
        }
        if seals.representative {
            let text = personal(&who.representative);
            let centre = (at.0 + side * 0.5 + 34.0, at.1 + 12.0);
            let mark = Stamp { text: &text, centre, side: side * 0.5, round: false }.set(&mut self.chance);
            self.pen.mark(mark);
            self.truth.seals.push(Seal { kind: SealKind::Representative, text: who.representative.clone() });
        }
    }

    /// The seal of who issued the document.
    pub(super) fn issuer(&mut self, centre: Spot, text: &str, round: bool) {
        let side = crate::draw::seal::narrow(self.chance.real(60.0, 84.0));
        let mark = Stamp { text, centre, side, round }.set(&mut self.chance);
        self.pen.mark(mark);
        self.truth.seals.push(Seal { kind: SealKind::Issuer, text: text.to_owned() });
    }
}
