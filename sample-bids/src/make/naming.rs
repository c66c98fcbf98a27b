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
        let mut numbers: Vec<usize> = (0..DocumentType::ALL.len()).collect();
        chance.shuffle(&mut numbers);
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
