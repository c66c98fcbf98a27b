## 選單

nav-evidence = 證明文件
nav-price-checks = 查價
nav-holds = 暫停訂購
nav-tasks = 待辦事項

## 共用

trust-choose = 請選擇
trust-way-back = 取消
trust-steps-title = 可辦理事項
trust-words-reason = 理由（必填）
trust-day-hint = 可填 115/11/21、1151121 或 2026-11-21。
trust-file-hint = PDF、JPEG 或 PNG，至多 10 MB。

error-changed_since = 此筆資料已由他人更新，請重新閱覽後再辦理。
error-choice-missing = 請選擇。
error-words-missing = 請填寫此欄。
error-words-too_long = 不得超過 { $most } 字。
error-words-malformed = 不得超過 { $most } 字，且不得含特殊字元。
error-day-malformed = 日期格式不正確，例：115/11/21、2026-11-21。
error-price-malformed = 金額格式不正確，至多四位小數，例：1150 或 1150.5。
error-file-missing = 請選取檔案。
error-file-too_large = 檔案不得超過 { $most } MB。
error-file-not_taken = 僅收 PDF、JPEG 或 PNG 檔，且檔案內容須與格式相符。

## 證明文件

evidence-title = 證明文件
evidence-hint = 驗證證書及原廠授權只要登錄一次，貴公司之各上架品項即一併顯示證書字號與有效期限。到期前 90、30、7 日及逾期時，系統將寄發通知。
evidence-empty = 尚未登錄證明文件。
evidence-kind = 種類
evidence-number = 證書字號
evidence-issuer = 發證者
evidence-scope = 持有人及適用範圍
evidence-scope-hint = 例：貴公司名稱、驗證之資訊系統或授權銷售之產品。
evidence-maker = 授權之原廠或品牌
evidence-maker-hint = 僅原廠授權須填，並須與品項之原廠名稱相同，始能對應。
evidence-days = 有效期間
evidence-from = 生效日
evidence-until = 有效期限
evidence-file = 檔案
evidence-days-left = 尚餘 { $days } 日
evidence-checked = 查核
evidence-is-checked = 採購辦公室已查核
evidence-not-checked = 尚未查核
evidence-file-title = 登錄證明文件
evidence-file-do = 登錄
evidence-renew = 換發
evidence-renew-title = 換發證明文件
evidence-withdraw = 撤回
evidence-check = 登錄查核結果
evidence-check-note = 查核結果（必填）
evidence-office-title = 廠商證明文件
evidence-office-hint = 依有效期限排列，已逾期及將到期者在前。逾期僅提醒機關並列入待辦，不影響訂購。
evidence-office-empty = 尚無廠商登錄證明文件。
evidence-kind-iso27001 = ISO/IEC 27001 資訊安全管理系統
evidence-kind-iso27017 = ISO/IEC 27017 雲端服務資訊安全
evidence-kind-iso27018 = ISO/IEC 27018 公有雲個人資料保護
evidence-kind-cns19086 = CNS 19086 雲端服務水準報告
evidence-kind-other = 其他證書
evidence-kind-authorisation = 原廠授權
evidence-standing-valid = 有效
evidence-standing-expiring = 將到期
evidence-standing-lapsed = 已逾期

flash-evidence-filed = 已登錄證明文件。
flash-evidence-withdrawn = 已撤回證明文件。
flash-evidence-checked = 已登錄查核結果。

error-evidence-days_reversed = 有效期限不得早於生效日。
error-evidence-lapsed_already = 此證明文件已逾有效期限，請登錄有效者。
error-evidence-known_already = 字號「{ $number }」已登錄；如為換發，請按該筆之「換發」。
error-evidence-renews_another = 換發之種類及原廠須與原證明文件相同。
error-evidence-not_current = 此證明文件已換發或撤回，不能辦理。

## 品項頁

trust-title = 廠商證明文件
trust-none = 本廠商尚未登錄適用本品項之證明文件。
warning-title = 提醒：
warning-certificate_lapsed = 本廠商之{ $kind }（{ $number }）已於{ $until }到期，尚未換發。訂購前請向廠商確認；不影響訂購。
warning-authorisation_lapsed = 本品項之原廠授權（{ $number }）已於{ $until }到期，尚未換發。訂購前請向廠商確認；不影響訂購。
warning-restricted_brand = 原廠名稱「{ $maker }」與{ $source }（{ $listed }）所列名稱相同，是否為限制使用之產品待採購辦公室確認。訂購前請依資通安全規定自行查明。
warning-origin = 本品項之原產地為{ $origin }，是否屬限制使用之產品待採購辦公室確認。訂購前請依資通安全規定自行查明。

## 待辦事項

tasks-title = 採購辦公室待辦事項
tasks-filter = 篩選
tasks-open = 待辦
tasks-done = 已完成
tasks-empty = 目前沒有待辦事項。
task-what = 事項
task-due = 辦理期限
task-late = 已逾期限
task-finish = 完成
task-note = 辦理結果（必填）
task-result = 辦理結果
flash-task-done = 待辦事項已完成。
error-task-done_already = 此待辦事項已完成。

task-evidence_lapsed = { $vendor }之{ $kind }（{ $number }）已於{ $until }到期，請洽廠商並研議處理。
task-price_check = 「{ $name }」（{ $sku }）經機關通報高於市場行情，廠商應於{ $answer_by }前回復，請查價後結案。
task-objection = 廠商就「{ $name }」（{ $sku }）之暫停訂購提出異議，請審議。
task-restricted_brand = 「{ $name }」（{ $sku }）之原廠「{ $maker }」與{ $source }所列名稱相同，請查明。
task-origin = 「{ $name }」（{ $sku }）之原產地為{ $origin }，請查明是否屬限制使用之產品。

## 通報高於市場行情與查價

price-report-title = 通報契約價格高於市場行情
price-report-hint = 通報後，本品項所屬項次於查價結案或貴機關撤回通報前，貴機關不得以高於通報行情之價格訂購（共同供應契約實施辦法第9條）；其他機關之訂購不受影響。系統將請廠商回復，由採購辦公室查價後結案。
price-report-do = 送出通報
price-listed = 契約單價
price-listed-then = 通報時契約單價
price-market = 市場單價（元）
price-market-hint = 相同規格、相同單位之含稅單價，須低於契約單價。
price-place = 查得處所
price-place-hint = 例：網路商店之網址、報價廠商名稱。
price-found-on = 查得日期
price-evidence = 佐證說明
price-file = 佐證檔案（選填）
price-checks-title = 查價案件
price-checks-empty = 目前沒有查價案件。
price-check-title = 查價
price-opened = 立案時間
price-answer-by = 廠商回復期限
price-answer = 廠商回復
price-no-answer = 廠商尚未回復
price-state-open = 查價中
price-reports = 機關通報之市場行情
price-reports-none = 目前沒有有效之通報。
price-reporter = 通報機關
price-an-agency = 適用機關
report-state-standing = 有效
report-state-withdrawn = 已撤回
price-answer-keeps = 維持原價
price-answer-cuts = 調降價格
price-answer-disputes = 所查非相同標的
price-cut-to = 調降後單價（元）
price-cut-hint = 僅調降價格時填寫。
price-answer-do = 送出回復
price-decision = 採購辦公室之決定
price-undecided = 尚未決定
price-basis = 決標當時之市場行情未另行記載，本系統以決標單價為比較之起點。
price-close-do = 結案
price-withdraw = 撤回通報
price-withdraw-hint = 撤回後，貴機關即得訂購；查價案件仍由採購辦公室辦理。
decision-price_kept = 維持價格
decision-price_cut = 調降價格
decision-vendor_to_negotiate = 通知廠商議價

flash-price-reported = 已送出通報，並已通知廠商。
flash-price-answered = 已送出回復。
flash-price-closed = 查價已結案，並已通知廠商及通報機關。
flash-price-withdrawn = 已撤回通報。

error-price_check-not_below = 市場單價須大於零且低於契約單價 { $price } 元。
error-price_check-found_in_future = 查得日期不得晚於今日。
error-price_check-reported_already = 貴機關就本品項已有有效之通報；如須更正，請先撤回。
error-price_check-not_standing = 此通報已撤回或查價已結案。
error-price_check-closed = 此查價案件已結案。
error-price_check-cut_to = 調降價格時，請填寫大於零且低於契約單價 { $price } 元之單價。

## 暫停訂購

holds-title = 暫停訂購
holds-empty = 目前沒有暫停訂購之品項。
hold-title = 暫停訂購
hold-new-title = 暫停本品項之訂購
hold-new-hint = 暫停訂購由您署名負責，品項頁將載明事由，並通知廠商得提出異議。
hold-not-allowed = 本品項不在得標項次內，或契約未約定得暫停訂購，不得暫停。
hold-new-do = 暫停訂購
hold-ground = 事由
hold-evidence = 所依據之事證
hold-notice = 給廠商之通知
hold-since = 起始時間
hold-state-standing = 暫停訂購中
hold-state-lifted = 已恢復訂購
hold-objection = 廠商異議
hold-no-objection = 廠商未提出異議。
hold-is-objected = 廠商異議待審議
hold-objection-hint = 請敘明事實及理由。採購辦公室將於期限內審議，並以郵件通知結果。
hold-object-do = 提出異議
hold-decision = 決定
hold-decide = 審議
hold-decide-do = 送出決定
decision-lifted = 恢復訂購
decision-upheld = 異議無理由，維持暫停
ground-certificate_lapsed = 驗證證書逾期
ground-authorisation_lapsed = 原廠授權逾期
ground-restricted_brand = 限制使用之廠牌
ground-origin = 原產地

flash-hold-placed = 已暫停訂購，並已通知廠商。
flash-hold-objected = 已提出異議。
flash-hold-decided = 已送出決定，並已通知廠商。

error-hold-not_allowed = 契約 { $case_no } 未約定得暫停訂購，不得暫停。
error-hold-stands_already = 本品項已暫停訂購。
error-hold-lifted = 本品項已恢復訂購，不能辦理。
error-hold-objected_already = 異議審議中，請待結果。
error-hold-nothing_objected = 廠商未提出異議，無須維持之決定。
error-order-held = 「{ $name }」自{ $since }起經{ $who }暫停訂購，事由：{ $ground ->
        [certificate_lapsed] 驗證證書逾期
        [authorisation_lapsed] 原廠授權逾期
        [restricted_brand] 限制使用之廠牌
       *[origin] 原產地
    }。廠商得登入後於 { $where } 提出異議。

## 背景作業

job-kind-watch-trust = 檢視證明文件期限與限制廠牌

## 郵件

mail-evidence-expiring-subject = 【共契】{ $kind }（{ $number }）將於{ $until }到期
mail-evidence-expiring-body =
    您好：

    { $vendor }登錄之{ $kind }（{ $number }）將於{ $until }到期，尚餘 { $days } 日。
    請於換發後登入共契，於「證明文件」中按該筆之「換發」登錄新證。

    本郵件由系統寄發，請勿直接回覆。
mail-evidence-lapsed-subject = 【共契】{ $kind }（{ $number }）已到期
mail-evidence-lapsed-body =
    您好：

    { $vendor }登錄之{ $kind }（{ $number }）已於{ $until }到期。
    貴公司相關品項之頁面將載明此事，並已列入採購辦公室待辦；訂購不因此停止。
    請儘速登入共契，於「證明文件」中登錄換發之新證。

    本郵件由系統寄發，請勿直接回覆。
mail-price-reported-subject = 【共契】「{ $name }」經通報高於市場行情，請回復
mail-price-reported-body =
    您好：

    貴公司品項「{ $name }」（{ $sku }，契約單價 { $price } 元）經適用機關通報市場單價為 { $market } 元。
    查得處所：{ $place }
    請於{ $answer_by }前登入共契，至 { $path } 回復：維持原價之理由、調降後單價，或所查非相同標的。

    本郵件由系統寄發，請勿直接回覆。
mail-price-closed-subject = 【共契】「{ $name }」查價結案：{ $decision }
mail-price-closed-body =
    您好：

    品項「{ $name }」（{ $sku }）之查價已結案。
    決定：{ $decision }
    理由：{ $reason }
    詳情請登入共契，至 { $path } 查看。

    本郵件由系統寄發，請勿直接回覆。
mail-hold-placed-subject = 【共契】「{ $name }」暫停訂購通知
mail-hold-placed-body =
    您好：

    貴公司品項「{ $name }」（{ $sku }）經採購辦公室暫停訂購，事由：{ $ground }。
    { $notice }

    貴公司如有異議，請登入共契，至 { $path } 提出。
    本郵件由系統寄發，請勿直接回覆。
mail-hold-decided-subject = 【共契】「{ $name }」暫停訂購之決定：{ $decision }
mail-hold-decided-body =
    您好：

    品項「{ $name }」（{ $sku }）之暫停訂購，採購辦公室決定：{ $decision }。
    理由：{ $reason }
    詳情請登入共契，至 { $path } 查看。

    本郵件由系統寄發，請勿直接回覆。

## 稽核

act-evidence-file = 登錄證明文件
act-evidence-withdraw = 撤回證明文件
act-evidence-check = 查核證明文件
act-evidence-watch = 通知證明文件期限
act-evidence-file-taken = 下載證明文件
act-office-task-open = 列入待辦
act-office-task-finish = 完成待辦
act-price-check-report = 通報高於市場行情
act-price-check-withdraw = 撤回通報
act-price-check-answer = 廠商回復查價
act-price-check-close = 查價結案
act-market-report-file-taken = 下載通報佐證
act-hold-put = 暫停訂購
act-hold-object = 提出異議
act-hold-decide = 決定暫停訂購
subject-evidence = 證明文件
subject-office-task = 待辦事項
subject-price-check = 查價
subject-market-report = 市場行情通報
subject-hold = 暫停訂購
subject-restricted-brand = 限制使用之廠牌

task-origin-CN = 中國大陸

## 限制使用之廠牌

brands-title = 限制使用之廠牌
brands-hint = 原廠列於清單者，商品頁提示訂購機關，並為採購辦公室開立待辦事項；是否暫停訂購由承辦人決定。
brands-empty = 尚未匯入清單。
brands-import = 清單由系統管理者以 gongqi catalog import 匯入，欄位為 name,source,listed_on,delisted_on；移出清單者填 delisted_on。
brand-name = 廠牌
brand-source = 公布機關及依據
brand-listed = 列入日
brand-delisted = 移出日
brand-off = 已移出
