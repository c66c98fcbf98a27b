//! What affidavits say when they only vouch: the words that standard forms are made of. Nothing among them limits, excepts or shifts anything,
//! so that a sentence made of them alone holds no condition.

/// Words of standard affidavits, blanks between them. What denies or names a wrong stands here only together with the word that makes it a vow.
const WORDS: &str = "\
立切結書人 立切結人 切結書人 切結人 具結人 立具結書人 立書人 本廠商 本公司 本商號 本人 本單位 投標廠商 得標廠商 廠商 公司 負責人 \
代表人 受僱人 從業人員 員工 人員 工作人員 履約人員 分包廠商 協力廠商 共同投標廠商 成員 \
貴機關 貴單位 貴署 貴局 貴處 貴部 貴會 貴府 貴院 貴校 機關 招標機關 採購機關 主辦機關 \
採購 採購案 採購案件 本採購 本採購案 本案 本標案 本標 標案 上列 上開 前開 前述 上述 該 此次 案號 標案案號 採購案號 標案名稱 採購案名稱 名稱 投標 \
投標文件 投標資料 資格文件 資料 文件 證件 證明文件 影本 正本 內容 各項 所有 所檢附 檢附 所附 所提 所提出 \
參加 參與 辦理 承攬 承包 得標 得標後 履約 履約期間 保固期間 執行 期間 專案 工作 業務 計畫 案 年度 建置 維護 \
招標文件 招標文件規定 契約 契約書 本契約 採購契約 契約規定 相關規定 法令規定 相關法令 有關法令 法令 政府採購法 採購法 著作權法 個人資料保護法 \
營業秘密法 資通安全管理法 政府採購法相關規定 依契約 依法 依招標文件 依契約規定 依招標文件規定 依相關法令 依政府採購法 依著作權法 依採購法 \
悉依契約 均依契約 條 項 款 第 \
軟體 軟體產品 產品 商品 貨品 硬體 設備 系統 服務 勞務 標的 財物 程式 程式碼 原始碼 元件 套件 資通訊產品 資通訊 雲端服務 資訊系統 \
授權 合法授權 合法授權之 合法取得 合法來源 合法 合法軟體 正版 正版軟體 原廠授權 原廠正版 原廠正式授權 全新品 新品 具有 擁有 取得 合法使用權 \
智慧財產權 智慧財產 智慧財產權益 著作權 專利權 商標權 營業秘密 他人 第三人 第三者 他人之權利 他人權利 第三人權利 第三人之權利 合法權利 \
未侵害 並未侵害 無侵害 並無侵害 絕無侵害 絕未侵害 決無侵害 未侵犯 無侵犯 絕無侵犯 不侵害 不侵犯 未有侵害 絕不侵害 \
如有侵害 若有侵害 如涉及侵害 如涉侵害 倘有侵害 如侵害 涉有侵害 \
不含惡意程式 未含惡意程式 無惡意程式 不含惡意程式碼 未含惡意程式碼 無惡意程式碼 不含後門程式 未植入惡意程式 絕無惡意程式 後門 後門程式 木馬 木馬程式 \
病毒 隱密通道 未使用大陸廠牌 不使用大陸廠牌 未採用大陸廠牌 不採用大陸廠牌 非大陸廠牌 非屬大陸廠牌 非大陸地區廠商 非屬大陸地區廠商 未含大陸廠牌 \
無大陸籍人士 非大陸地區人民 非陸資廠商 非屬陸資廠商 \
無偽造 無變造 絕無偽造 並無偽造 無偽造變造 絕無偽造變造 並無虛偽 絕無虛偽 無虛偽 並無不實 絕無不實 無不實 變造 虛偽 無誤 正確無誤 情事 之情事 情形 \
如有 若有 倘有 如 若 倘 如有不實 若有不實 倘有不實 如有虛偽 如有虛偽不實 如有偽造 如有違反 若有違反 倘有違反 如有違背 如違反 如違 如有違誤 如經查證不實 \
經查不實 經查證不實 如經查明不實 不實 違反 如有隱匿 前述事項 上述事項 前列事項 上列事項 違反上述 違反前述 違反本切結 致生 所生 因此 \
願負一切法律責任 願負一切法律上責任 願負一切責任 願負法律責任 願負完全責任 願負全責 願負一切民刑事責任 願負一切民事及刑事責任 願負民刑事責任 \
負一切法律責任 負完全責任 負全責 願自負 自負一切法律責任 應負一切法律責任 願負相關法律責任 願負相關責任 願負 一切法律責任 一切責任 法律責任 民事 \
刑事 民刑事責任 完全責任 責任 連帶責任 願負賠償責任 負賠償責任 賠償責任 賠償 損害賠償 一切賠償責任 損失 損害 一切損失 一切損害 一切費用 \
願接受 接受 處分 處罰 願受 願依政府採購法 依政府採購法相關規定 願 並願 甘願 絕無異議 決無異議 無異議 並無異議 毫無異議 放棄先訴抗辯權 無條件 無條件接受 無條件同意 \
停權處分 追究 追繳 沒收 不予發還 解除契約 終止契約 撤銷決標 由本廠商 由本公司 概由本廠商 概由本公司 均由本廠商 均由本公司 由立切結書人 概由立切結書人 \
由本公司負責 由本廠商負責 概由本公司負責 概由本廠商負責 由立切結書人負責 自行負責 願負責 負責解決 負責處理 處理 涉訟 訴訟 爭議 糾紛 與貴機關無涉 與機關無涉 概與貴機關無涉 \
保證 擔保 承諾 切結 茲切結 特切結 謹切結 具結 聲明 茲聲明 確認 確實 屬實 均屬實 真實 均為真實 正確 相符 與正本相符 完全 \
遵守 恪遵 確實遵守 恪守 遵循 願遵守 善盡 保密 保密義務 保密責任 保密規定 絕不洩漏 不洩漏 不得洩漏 絕不洩露 不洩露 絕不外洩 知悉 持有 所知悉 機密 \
機密資訊 資訊 個人資料 公務機密 \
提供 所提供 所提供之 交付 所交付 所交付之 供應 所供應 所供 使用 所使用 安裝 更新 升級 保固 保固服務 技術支援 技術服務 維護服務 教育訓練 版本 \
符合 均符合 皆符合 合於 具備 均具 具 資格 身分 合法身分 合法資格 能力 品質 所派 所派遣 指派 派任 \
特立此切結書為憑 特立切結書為憑 特立此書為憑 特立此切結書 特立切結書 特此切結 特此聲明 特立此書 立此切結書 立此為憑 為憑 此切結書 本切結書 切結書 \
恐口無憑 口說無憑 以資證明 以資憑證 以昭信守 以茲證明 以為憑證 如下 下列 下列事項 事項 \
之 及 與 或 並 且 均 皆 所 為 係 於 在 就 向 對 對於 各 等 者 其 茲 特 謹 亦 而 即 屬 同 本公司同意 本廠商同意 立切結書人同意 並同意 全部 一切 相關 有關 \
公司章 負責人章 廠商章 請蓋 簽章 蓋章 簽名 用印";

/// Characters that turn a vow round: none of them counts as a slip of recognition.
const TURNS: &str = "不未非無否除僅但惟限免半部有";

/// The place from which a sentence is no longer made of such words, as the characters that stand there; `None` where it is made of them.
///
/// The sentence is letters and figures alone. With `slips` a recognised sentence may have one wrong character in each longer word, and one in
/// twelve in all.
#[must_use]
pub fn strange(sentence: &str, slips: bool) -> Option<String> {
    let chars: Vec<char> = sentence.chars().collect();
    let most = if slips { chars.len() / 12 + 1 } else { 0 };
    let words: Vec<Vec<char>> = WORDS.split_whitespace().map(|word| word.chars().collect()).collect();
    let mut reached: Vec<Option<usize>> = vec![None; chars.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = Some(0);
    }
    let mut furthest = 0;
    for at in 0..chars.len() {
        let Some(so_far) = reached.get(at).copied().flatten() else { continue };
        furthest = at;
        let rest = chars.get(at..).unwrap_or_default();
        let figure = rest.first().is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(*c));
        let steps = words.iter().filter_map(|word| Some((word.len(), wrong(rest, word, slips)?)));
        for (length, wrong) in steps.chain(figure.then_some((1, 0))) {
            let now = so_far + wrong;
            if let Some(there) =
                reached.get_mut(at + length).filter(|there| now <= most && there.is_none_or(|b| now < b))
            {
                *there = Some(now);
            }
        }
    }
    let whole = reached.last().copied().flatten().is_some();
    (!whole).then(|| chars.iter().skip(furthest).take(12).collect())
}

/// Wrong characters where a text begins with a word: none, or one of a longer word.
fn wrong(rest: &[char], word: &[char], slips: bool) -> Option<usize> {
    let mut unlike = rest.get(..word.len())?.iter().zip(word).filter(|(a, b)| a != b);
    match (unlike.next(), unlike.next()) {
        (None, _) => Some(0),
        (Some((read, meant)), None) => {
            let turned = TURNS.contains(*read) || TURNS.contains(*meant);
            (slips && word.len() >= 4 && !turned).then_some(1)
        }
        _ => None,
    }
}

/// Whether a text vouches for anything.
#[must_use]
pub fn vouches(text: &str) -> bool {
    ["切結", "保證", "擔保", "承諾", "聲明", "具結", "願負"].iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_in_use_are_made_of_these_words() {
        for sentence in [
            "立切結書人參加貴機關辦理採購案之投標茲切結所提供之軟體均為合法授權未侵害他人智慧財產權如有不實願負一切法律責任",
            "茲切結本廠商所交付之產品不含惡意程式並依契約提供更新如有違反願負一切法律責任及賠償",
            "本廠商保證投標文件內容屬實所派人員均具合法身分特立此切結書為憑",
            "本公司參與本採購案所提供之產品未使用大陸廠牌如有違反願無條件接受處分絕無異議",
            "所檢附之證件影本均與正本相符如有偽造變造情事願依政府採購法第50條及第101條辦理",
            "履約期間所知悉之機密資訊絕不洩漏",
        ] {
            assert_eq!(strange(sentence, false), None, "{sentence}");
        }
    }

    #[test]
    fn what_limits_excepts_or_shifts_is_strange() {
        for sentence in [
            "前述責任以原廠最終使用者條款所載範圍為準",
            "除開放原始碼元件外均為合法授權",
            "僅就本公司自行開發者負責",
            "但因原廠因素致延遲交付者不在此限",
            "本公司賠償責任不逾契約價金",
            "依本公司規定辦理",
            "由原廠負一切法律責任",
            "本廠商不負一切法律責任",
            "所提供之軟體得於交付前更換",
        ] {
            assert!(strange(sentence, false).is_some(), "{sentence}");
            assert!(strange(sentence, true).is_some(), "{sentence}");
        }
        assert_eq!(strange("僅就本公司", false).as_deref(), Some("僅就本公司"));
    }

    #[test]
    fn one_slip_of_recognition_in_a_longer_word() {
        let read = "茲切結所提供之軟體均為舍法授權如有不實願負一切法律責任";
        assert!(strange(read, false).is_some());
        assert_eq!(strange(read, true), None);
        assert!(strange("茲切結所提供之軟體均為非法授權", true).is_some());
        assert!(strange("願負部份法律責任", true).is_some());
    }
}
