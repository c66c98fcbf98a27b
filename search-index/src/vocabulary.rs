//! Words that differ between the Mainland and Taiwan: a question in the one vocabulary also looks for the other.
//!
//! The fold of single characters cannot do this (软件 and 軟體 share no bigram). Words that mean something else in Taiwan's
//! procurement (程序, 文件, 項目) are left out on purpose.

use std::sync::LazyLock;

use crate::fold::fold;

const PAIRS: [(&str, &str); 50] = [
    ("软件", "軟體"),
    ("硬件", "硬體"),
    ("固件", "韌體"),
    ("数据库", "資料庫"),
    ("数据", "資料"),
    ("打印机", "印表機"),
    ("打印", "列印"),
    ("复印机", "影印機"),
    ("服务器", "伺服器"),
    ("网络", "網路"),
    ("互联网", "網際網路"),
    ("局域网", "區域網路"),
    ("信息", "資訊"),
    ("杀毒", "防毒"),
    ("病毒库", "病毒碼"),
    ("鼠标", "滑鼠"),
    ("硬盘", "硬碟"),
    ("固态硬盘", "固態硬碟"),
    ("U盘", "隨身碟"),
    ("光盘", "光碟"),
    ("内存", "記憶體"),
    ("存储", "儲存"),
    ("芯片", "晶片"),
    ("屏幕", "螢幕"),
    ("显卡", "顯示卡"),
    ("笔记本电脑", "筆記型電腦"),
    ("台式机", "桌上型電腦"),
    ("计算机", "電腦"),
    ("扫描仪", "掃描器"),
    ("投影仪", "投影機"),
    ("摄像头", "攝影機"),
    ("交换机", "交換器"),
    ("操作系统", "作業系統"),
    ("应用程序", "應用程式"),
    ("源代码", "原始碼"),
    ("代码", "程式碼"),
    ("开源", "開放原始碼"),
    ("接口", "介面"),
    ("界面", "介面"),
    ("默认", "預設"),
    ("用户", "使用者"),
    ("在线", "線上"),
    ("视频", "視訊"),
    ("短信", "簡訊"),
    ("邮箱", "信箱"),
    ("云计算", "雲端運算"),
    ("人工智能", "人工智慧"),
    ("虚拟机", "虛擬機器"),
    ("模块", "模組"),
    ("质量", "品質"),
];

/// The pairs folded, the longest word first so that 数据库 is not read as 数据 + 库.
static FOLDED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut pairs: Vec<_> = PAIRS.iter().map(|(mainland, taiwan)| (fold(mainland), fold(taiwan))).collect();
    pairs.sort_by_key(|(mainland, _)| std::cmp::Reverse(mainland.len()));
    pairs
});

/// The question in Taiwan's words, if it holds any of the others.
pub(crate) fn in_taiwan(question: &str) -> Option<String> {
    let mut said = fold(question);
    let before = said.clone();
    for (mainland, taiwan) in FOLDED.iter() {
        if said.contains(mainland.as_str()) {
            said = said.replace(mainland.as_str(), taiwan);
        }
    }
    (said != before).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mainland_words_get_their_counterpart() {
        assert_eq!(in_taiwan("数据库软件"), Some(fold("資料庫軟體")));
        assert_eq!(in_taiwan("數據庫"), Some(fold("資料庫")));
        assert_eq!(in_taiwan("資料庫軟體"), None);
    }
}
