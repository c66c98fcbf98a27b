## 訂單狀態與步驟

order-state-placed = 待核准
order-state-approved = 已核准
order-state-rejected = 已退回
order-state-cancelled = 已撤回
order-state-issued = 已下訂
order-state-confirmed = 已接單
order-state-declined = 廠商拒絕

order-event-approve = 核准
order-event-reject = 退回
order-event-cancel = 撤回
order-event-issue = 下訂
order-event-confirm = 接單
order-event-decline = 拒絕接單

order-event-approve-hint = 全部簽核完成後，由承辦人於政府電子採購網下訂，或於本平臺逕行下訂，依契約所定。核准人與訂購人不得為同一人。
order-event-reject-hint = 退回後本訂單終結，所占之契約額度即釋回；承辦人得另行訂購。
order-event-cancel-hint = 下訂前得撤回訂單；撤回後本訂單終結，所占之契約額度即釋回。
order-event-issue-hint = 下訂後廠商即可看到本訂單，機關不得再撤回。
order-event-confirm-hint = 接單後應依契約履約。
order-event-decline-hint = 拒絕接單須敘明理由；本訂單終結，所占之契約額度即釋回。

order-next-placed = 下一步：由訂購機關之主管核准或退回。承辦人於下訂前得撤回。
order-next-approved = 下一步：由訂購機關之承辦人下訂。
order-next-issued = 下一步：由立約商接單或敘明理由拒絕。
order-next-confirmed = 廠商已接單，後續依契約履約、驗收及付款。
order-next-rejected = 本訂單已退回，所占之契約額度已釋回。如仍有需要，請另行訂購。
order-next-cancelled = 本訂單已撤回，所占之契約額度已釋回。
order-next-declined = 廠商已拒絕接單，所占之契約額度已釋回。請另洽其他立約商訂購。

flash-order-placed = 訂單已送出，待主管核准。
flash-order-approved = 訂單已核准。
flash-order-rejected = 訂單已退回。
flash-order-cancelled = 訂單已撤回。
flash-order-issued = 訂單已下訂，並已通知廠商。
flash-order-confirmed = 已接單，並已通知訂購機關。
flash-order-declined = 已拒絕接單，並已通知訂購機關。

## 訂單清單

orders-title = 訂單
orders-filter = 依狀態篩選
orders-all = 全部
orders-empty = 沒有符合的訂單。
orders-empty-buyer = 搜尋品項
orders-empty-other = 訂單成立後會列在這裡。
orders-next = 下一頁

## 訂單

order-title = 訂單
order-number = 訂單編號
order-placed-on = 訂購日
order-agency = 訂購機關
order-vendor = 立約商
order-case-no = 契約案號
order-framework = 共同供應契約
order-amount = 金額（元）
order-state = 狀態
order-steps-title = 可辦理事項
order-lines = 訂購品項
order-item-no = 項次
order-item = 品項
order-version = （第 { $number } 版）
order-quantity = 數量
order-quantity-of = 「{ $name }」之數量
order-unit-price = 單價（元）
order-award-price = 決標單價（元）
order-total = 總計（含稅）
order-facts = 訂單資料
order-reason = 擇定廠商理由
order-reason-hint = 請敘明就同一項次之立約商中擇定本廠商之理由；本欄併入稽核紀錄。
order-required = （必填）
order-superior-approval = 上級機關核准文號
order-superior-hint = 訂購金額達查核金額者，應先經上級機關核准，並填核准文號；未達者免填。
order-placed-by = 訂購人
order-placed-at = 訂購時間
order-approved-by = 核准人
order-confirmed-by = 接單人
order-issued-at = 下訂時間
order-pcc-number = 政府電子採購網訂單編號
order-pcc-date = 該網下訂日期
order-pcc-date-hint = 可填 115/11/21、1151121 或 2026-11-21；時間為臺北時間。
order-pcc-time = 該網下訂時間
order-closing-note = 理由：
order-closing-reason = 理由（必填）
order-rulings = 法規檢核
order-rulings-stored = 訂購時之法規檢核
order-way-back = 回訂單清單
order-summary-title = 請先處理下列事項

## 新訂單

order-new-title = 新訂單
order-new-empty = 尚未選取品項。請先搜尋品項，再於品項頁按「訂購」。
order-new-check = 檢核
order-new-check-again = 重新檢核
order-new-place = 送出核准
order-new-lawful = 以下檢核均無不可訂購之情形。請確認總計後送出核准。
order-new-unlawful = 依下列檢核，本訂單不可送出。請依各項說明調整數量或補具核准文號後，重新檢核。

## 法規檢核

ruling-allow = 合法
ruling-warn = 注意
ruling-person = 待人工判斷
ruling-refuse = 不可
ruling-cites = 依據：
ruling-comma = 、
ruling-present = 應有記載
ruling-compared = 比較之數值
ruling-what = 比較項目
ruling-is = 本案
ruling-asked = 規定
ruling-holds = 符合
ruling-yes = 是
ruling-no = 否
ruling-way-out = 得例外辦理：{ $who }

## 郵件

mail-order-waits-subject = 【共契】訂單 { $number } 待核准
mail-order-waits-body =
    您好：

    貴機關訂單 { $number }（金額 { $amount } 元）待您核准。
    請登入共契，於「訂單」中核准或退回。

    本郵件由系統寄發，請勿直接回覆。
mail-order-issued-subject = 【共契】新訂單 { $number }
mail-order-issued-body =
    您好：

    訂購機關已向貴公司下訂，訂單編號 { $number }，金額 { $amount } 元。
    請登入共契，於「訂單」中接單；如不能接單，請敘明理由拒絕。

    本郵件由系統寄發，請勿直接回覆。
mail-order-moved-subject = 【共契】訂單 { $number }：{ $state }
mail-order-moved-body =
    您好：

    您的訂單 { $number }（金額 { $amount } 元）目前狀態：{ $state }。
    { $note }

    詳情請登入共契，於「訂單」中查看。
    本郵件由系統寄發，請勿直接回覆。
