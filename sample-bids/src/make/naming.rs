//! Names of files: some tell what is inside, some do not.

use crate::bid::DocumentType;
use crate::chance::Chance;

/// Names of the files of one bid.
pub(crate) struct Names {
    style: usize,
    meaningless: bool,
    /// Numbers in chance order, so that the order of names tells nothing.
    numbers: Vec<usize>,
    start: i64,
}

impl Names {
    pub(crate) fn make(meaningless: bool, chance: &mut Chance) -> Self {
        let usual = DocumentType::ALL.len();
        let mut numbers: Vec<usize> = (0..usual).collect();
        chance.shuffle(&mut numbers);
        numbers.extend(usual..usual + DocumentType::FURTHER.len());
        Self { style: chance.place(4), meaningless, numbers, start: chance.between(3, 8_000) }
    }

    /// Name of the file at a place in the bid.
    pub(crate) fn of(&self, place: usize, kind: DocumentType) -> String {
        if !self.meaningless {
            return format!("{}.pdf", self.telling(place, kind));
        }
        let number = self.numbers.get(place).copied().unwrap_or(place);
        let running = self.start + i64::try_from(number).unwrap_or_default();
        match self.style {
            0 => format!("IMG_{running:05}.pdf"),
            1 => format!("文件 ({}).pdf", number + 1),
            2 => format!("CCF{:08}.pdf", running * 7),
            _ => format!("{:x}.pdf", running * 2_654_435 + 977),
        }
    }

    /// Name of the file of a further page at a place behind all documents.
    pub(crate) fn further(&self, place: usize, kind: DocumentType, page: usize) -> String {
        if self.meaningless { self.of(place, kind) } else { format!("{}-{}.pdf", self.telling(place, kind), page + 1) }
    }

    /// Name of the one file of a merged bid.
    pub(crate) fn merged(&self) -> String {
        if self.meaningless {
            return self.of(0, DocumentType::Proposal);
        }
        ["標案文件全.pdf", "投標資料合訂本.pdf", "資格及價格文件.pdf", "bid-all.pdf"]
            .get(self.style)
            .copied()
            .unwrap_or("bid.pdf")
            .to_owned()
    }

    fn telling(&self, place: usize, kind: DocumentType) -> String {
        let word = match kind {
            DocumentType::CompanyRegistration => ["公司登記", "廠商登記證明文件", "登記資料", "registration"],
            DocumentType::TaxCertificate => ["完稅證明", "營業稅證明", "稅", "tax"],
            DocumentType::CreditCertificate => ["票信查覆", "信用證明文件", "無退票證明", "credit"],
            DocumentType::Declaration => ["聲明書", "投標廠商聲明書", "聲明", "declaration"],
            DocumentType::PriceSchedule => ["報價單", "標價清單", "價格", "price"],
            DocumentType::Authorization => ["代理人授權", "授權書", "委託書", "authorization"],
            DocumentType::JointAgreement => ["共同投標協議書", "協議書", "共同投標", "joint"],
            DocumentType::Envelope => ["標封", "外標封", "封面", "envelope"],
            DocumentType::MeritCertificate => ["優良廠商", "優良廠商證明", "優良證明", "merit"],
            DocumentType::Capability => ["實績", "財力證明", "實績及財力", "capability"],
            DocumentType::BidBond => ["押標金", "押標金單據", "押標金憑證", "bond"],
            DocumentType::MakerAuthorization => ["原廠授權", "原廠授權書", "代理證明", "letter"],
            DocumentType::Affidavit => ["切結書", "切結", "廠商切結", "affidavit"],
            DocumentType::Specification => ["規格表", "規格對照表", "型錄", "spec"],
            DocumentType::SecurityCertificate => ["資安證書", "ISO27001", "驗證證書", "iso"],
            DocumentType::LaboratoryReport => ["測試報告", "實驗室報告", "檢測報告", "report"],
            DocumentType::ComponentTable => ["元件表", "軟體元件清單", "SBOM", "components"],
            DocumentType::Membership => ["會員證", "公會證明", "公會會員證", "member"],
            DocumentType::CollectionReceipt => ["領標憑據", "電子憑據", "領標", "receipt"],
            DocumentType::Disclosure => ["揭露表", "身分關係揭露", "事前揭露", "disclosure"],
            DocumentType::Proposal => ["企劃書", "服務建議書", "建議書", "proposal"],
        };
        let word = word.get(self.style).copied().unwrap_or_default();
        match self.style {
            0 => format!("{}.{word}", place + 1),
            1 => format!("附件{}-{word}", place + 1),
            2 => word.to_owned(),
            _ => format!("{:02}-{word}", place + 1),
        }
    }
}
