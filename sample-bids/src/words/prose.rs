//! Sentences: rows of the declaration, and what proposals promise.

use crate::chance::Chance;

/// The rows of the declaration, in the order of the forms in use. Rows 9, 10 and 13 ask for facts; 是 on any other row disqualifies.
pub(crate) const DECLARATION: [&str; 13] = [
    "本廠商依公司法或商業登記法登記之營業項目，並不包括本案標的，致得標後不能合法履行契約。",
    "本廠商有政府採購法施行細則第三十三條所定，就同一採購重複投標之情事。",
    "本廠商為採購法第三十八條所稱之政黨，或為與政黨具有關係企業關係之廠商。",
    "本廠商之負責人或合夥人，與本案規劃、設計、施工或供應廠商之負責人或合夥人為同一人（採購法第三十九條第二項）。",
    "本廠商與本案規劃、設計、施工或供應廠商互為關係企業，或同為他廠商之關係企業（採購法第三十九條第三項）。",
    "本廠商曾以或將以給付佣金、比例金、仲介費、後謝金或其他不正利益，促成本採購契約之成立（採購法第五十九條）。",
    "本廠商、共同投標廠商或分包廠商，現受採購法第一百零三條第一項停權處分，或有施行細則第三十八條第一項情形。",
    "本廠商為公職人員利益衝突迴避法第二條、第三條所稱之公職人員或其關係人。",
    "本廠商符合中小企業認定標準，為中小企業。",
    "本廠商於我國境內僱用之員工總數超過一百人。",
    "本廠商為大陸地區廠商，或為第三地區含陸資成分之廠商。",
    "本廠商為主管機關公告之陸資資訊服務業者。",
    "本廠商為原住民個人，或為政府立案之原住民團體。",
];

/// Remarks under the declaration.
pub(crate) const REMARKS: [&str; 4] = [
    "第一項至第七項任一項答「是」或未勾選者，不得作為決標對象。",
    "第九項、第十項及以後各項，由機關依招標文件之規定認定；未勾選者機關得洽廠商說明。",
    "聲明書內容經查明不實者，依政府採購法第五十條及第一百零一條之規定處理。",
    "本聲明書填妥後應蓋用廠商章及負責人章，隨同其他投標文件一併遞送。",
];

/// Paragraphs of a proposal; `#` is a number of its own.
const PROMISES: [&str; 12] = [
    "本公司於機關所在地設置服務據點，接獲通報後#小時內回覆，#小時內提出處理方案。",
    "導入作業採漸進方式，先於測試環境驗證#日，經機關確認後分#批上線。",
    "所提供之授權均為原廠正式版本，自驗收合格日起提供#個月之更新權利。",
    "專案期間每#週召開工作會議一次，會後#日內提送會議紀錄及待辦追蹤表。",
    "系統文件包含安裝手冊、操作手冊及維運手冊，於驗收前#日交付，並提供#份電子檔。",
    "資料轉換前先行盤點欄位，抽驗比例不低於百分之#，差異於#日內更正完畢。",
    "本案指派專案經理一名、工程師#名，異動時於#日前以書面通知機關。",
    "使用者操作課程共#小時，課後滿意度低於#分者，另行安排補充課程。",
    "弱點公告後#日內完成影響評估，屬高風險者於#日內提供修補方式。",
    "系統帳號採多因子驗證，閒置#分鐘自動登出，登入紀錄保存#個月。",
    "備份資料異地存放，每#個月執行一次還原測試，並提送測試報告。",
    "本公司近#年承作同類型專案#件，皆於履約期限內完成驗收。",
];

/// Five to nine paragraphs.
pub(crate) fn paragraphs(chance: &mut Chance) -> Vec<String> {
    let mut order = PROMISES.to_vec();
    chance.shuffle(&mut order);
    order.truncate(chance.place(5) + 5);
    order.iter().map(|text| text.split('#').collect::<Vec<_>>()).map(|parts| join(&parts, chance)).collect()
}

fn join(parts: &[&str], chance: &mut Chance) -> String {
    let mut out = String::new();
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            out.push_str(&chance.between(2, 36).to_string());
        }
        out.push_str(part);
    }
    out
}

/// What affidavits say.
pub(crate) const AFFIDAVITS: [&str; 3] = [
    "立切結書人參加上列採購之投標，茲切結所提供之軟體均為合法授權，未侵害他人智慧財產權，如有不實，願負一切法律責任。",
    "茲切結本廠商所交付之產品不含惡意程式，並依契約提供更新，如有違反，願負一切法律責任及賠償。",
    "本廠商保證投標文件內容屬實，所派人員均具合法身分，特立此切結書為憑。",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_filled_in() {
        let all = paragraphs(&mut Chance::new(4));
        assert!((5..=9).contains(&all.len()));
        assert!(all.iter().all(|text| !text.contains('#') && text.ends_with('。')));
    }
}
