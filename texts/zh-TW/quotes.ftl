## 詢價

nav-quotes = 詢價
quotes-title = 詢價
quotes-hint = 大量訂購或有特殊條件時，得洽該項次之得標廠商提供更優惠之價格或條件（共同供應契約實施辦法第9條）。截止前，任何人均看不到廠商之報價。
quotes-empty = 目前沒有詢價。可由品項頁面發起詢價。
quote-title = 詢價
quote-new-title = 發起詢價
quote-new-hint = 邀請該項次之全部得標廠商，或不少於規定家數。截止後由貴機關一次開啟全部報價，擇定並敘明理由；報價不得高於決標單價。
quote-new-link = 向得標廠商詢價
quote-quantity = 預計訂購數量
quote-ground = 洽減理由
quote-ground-quantity_tier = 訂購數量較大
quote-ground-amount_tier = 訂購金額較高
quote-ground-other_conditions = 有契約以外之條件
quote-wants = 需求說明
quote-wants-hint = 除價格外之條件，例：交貨期限、保固、教育訓練
quote-closes-on = 截止日期
quote-closes-at = 截止時間（24 小時制）
quote-vendors = 邀請廠商
quote-vendors-hint = 至少 { $least } 家；該項次得標廠商未達 { $least } 家者，應邀請全部。
quote-ask-do = 送出詢價
quote-asked = 發起時間
quote-closes = 截止時間
quote-state-asked = 報價中
quote-state-opened = 已開啟
quote-state-chosen = 已擇定
quote-state-withdrawn = 已撤回
quote-to-open = 已截止，待開啟
quote-answers = 廠商報價
quote-sealed = 報價於截止並由貴機關開啟後一併顯示。
quote-said-invited = 未回復
quote-said-offered = 已報價
quote-said-declined = 不報價
quote-said-sealed = 未開啟
order-by-quote = 依擇定之報價計價
quote-order-do = 依此報價下訂
quote-order = 依此報價之訂單
quote-is-chosen = 擇定
quote-price = 報價單價（含稅）
quote-terms = 更優惠之條件或不報價之理由
quote-answer = 回復
quote-answer-hint = 報價不得高於決標單價及品項單價；價格相同者，須另提更優惠之條件。截止前得修改。
quote-answer-offer = 報價
quote-answer-decline = 不報價
quote-answer-do = 送出回復
quote-open-do = 開啟全部報價
quote-choose = 擇定報價
quote-choose-do = 擇定
quote-none-offered = 無廠商報價。
quote-withdraw = 撤回詢價
flash-quotes-asked = 已送出詢價，並以電子郵件通知受邀廠商。
flash-quote-answered = 已送出回復，截止前得修改。
flash-quotes-opened = 已開啟全部報價。
flash-quote-chosen = 已擇定，並通知報價廠商。
flash-quotes-withdrawn = 已撤回詢價，並通知受邀廠商。
error-quote-not_in_force = 契約 { $case_no } 不在訂購期間內，不得詢價。
error-quote-quantity = 數量須為正整數。
error-quote-deadline = 截止時間須晚於現在，且不逾 { $days } 日。
error-quote-hour = 時間須為 24 小時制，例：17:00。
error-quote-instant = 截止時間須為 RFC 3339 格式，例：2026-12-05T17:00:00+08:00。
error-quote-nobody_awarded = 此項次沒有得標廠商。
error-quote-not_awarded = 受邀廠商須為此項次之得標廠商。
error-quote-too_few = 至少須邀請 { $least } 家。
error-quote-closed = 詢價已截止或已結束，不得再回復。
error-quote-listing = 須為貴公司於此項次上架中之品項。
error-quote-price = 報價須大於零，且不得高於 { $most } 元。
error-quote-not_better = 報價與 { $most } 元相同時，須填寫更優惠之條件。
error-quote-wrong_state = 詢價目前之狀態（{ $state }）不得為此動作。
error-quote-too_early = 尚未截止，{ $until } 後始得開啟。
error-quote-no_such = 請由已報價之廠商中擇定。
subject-quote-request = 詢價
subject-quote = 報價
act-quote-request-ask = 發起詢價
act-quote-request-answer = 回復詢價
act-quote-request-open = 開啟報價
act-quote-request-choose = 擇定報價
act-quote-request-withdraw = 撤回詢價
mail-quote-invited-subject = 【共契】{ $agency }就「{ $item }」詢價，請於截止前報價
mail-quote-invited-body =
    您好：

    { $agency }預計訂購「{ $item }」{ $quantity } { $unit }，請貴公司提供更優惠之價格或條件。
    截止時間：{ $until }
    請登入共契，至 { $path } 回復。截止前，其他人看不到貴公司之報價，貴公司亦得修改。

    本郵件由系統寄發，請勿直接回覆。
mail-quote-chosen-subject = 【共契】貴公司之報價獲擇定
mail-quote-chosen-body =
    您好：

    貴公司之報價獲擇定。理由：{ $reason }
    詳見 { $path }。訂單另依契約所定程序成立。

    本郵件由系統寄發，請勿直接回覆。
mail-quote-not-chosen-subject = 【共契】詢價結果通知
mail-quote-not-chosen-body =
    您好：

    貴公司參與之詢價（{ $path }）已擇定其他廠商之報價。感謝參與。

    本郵件由系統寄發，請勿直接回覆。
mail-quote-withdrawn-subject = 【共契】詢價已撤回
mail-quote-withdrawn-body =
    您好：

    詢價（{ $path }）已由機關撤回。理由：{ $reason }

    本郵件由系統寄發，請勿直接回覆。
