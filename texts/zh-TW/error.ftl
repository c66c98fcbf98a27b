## 錯誤頁

error-title = 無法完成
error-way-home = 回首頁

## 錯誤代碼的說明

error-not_found = 查無此頁或此筆資料。網址可能有誤，或資料已不存在。
error-unauthenticated = 請先登入。
error-second_factor_due = 請先完成第二階段驗證。
error-forbidden = 您的角色不得辦理此事項。
error-internal = 系統發生錯誤，您的操作未完成。請稍後再試；如仍發生，請提供頁尾之查詢代碼。
error-stale = 訂單 { $number } 已由他人更新，請重新閱覽後再辦理。

error-separation-requester = 訂購人不得核准自己的訂單。
error-separation-earlier_hand = 曾訂購或核准本訂單者，不得再以廠商身分辦理。

error-account-email_malformed = 電子郵件地址格式不正確，例：name@agency.gov.tw。
error-account-email_taken = 此電子郵件地址已有帳號。
error-account-locked = 連續輸入錯誤，帳號已鎖定至 { $until }。
error-account-name_missing = 請填寫姓名。
error-account-organisation_unknown = 查無代碼為「{ $code }」之機關或廠商。
error-account-password_length = 密碼長度須為 { $least } 至 { $most } 個字元。
error-account-role_unknown = 請選擇角色。
error-account-second_factor_wrong = 驗證碼不正確或已使用過，請輸入目前顯示的驗證碼。
error-account-wrong_password = 電子郵件或密碼不正確。

error-token-missing = 呼叫 API 須附權杖（Authorization: Bearer）。
error-token-name_missing = 請填寫權杖名稱，至多 { $most } 字。
error-token-read_only = 此權杖僅能讀取。
error-token-scope_unknown = 請選擇權杖之權限。
error-token-unknown = 權杖無效、已到期或已廢止。

error-order-amount_too_large = 金額超出可計算之範圍。
error-order-issued_before_placed = 下訂時間不得早於本訂單成立時間。
error-order-issued_here = 本契約於本平臺下訂，不須填寫政府電子採購網之訂單編號。
error-order-issued_in_future = 下訂時間不得晚於現在。
error-order-listing_changed = 「{ $name }」的內容或價格已更新，請重新確認後再訂購。
error-order-mixed = 一張訂單僅能訂購同一契約、同一廠商之品項。
error-order-no_lines = 請至少訂購一個品項。
error-order-not_awarded = 「{ $name }」目前不在得標項次內，不得依共同供應契約訂購。
error-order-award_ended = 「{ $name }」之決標已因契約變更終止，不得再行訂購。
error-quote-not_chosen = 須先擇定報價，才能依其價格下訂。
error-quote-ordered_already = 此詢價之擇定報價已有訂單使用。
error-order-below_quote = 數量少於詢價之 { $least }，不適用該報價。
error-order-quote_elsewhere = 訂單未含擇定報價之品項。
error-order-not_entitled = 貴機關非契約 { $case_no } 之適用機關。
error-order-overtaken = 另一張訂單剛占用了契約額度，請重新檢核後再送出。
error-order-pcc_number_malformed = 政府電子採購網訂單編號不得超過 { $most } 字，且不得含特殊字元。
error-order-pcc_number_missing = 請填寫政府電子採購網之訂單編號。
error-order-pcc_number_taken = 此政府電子採購網訂單編號已登錄於其他訂單。
error-order-pcc_time_missing = 請填寫政府電子採購網之下訂時間。
error-order-price_above_award = 「{ $name }」的單價 { $price } 元高於決標單價 { $award } 元，不得訂購。
error-order-quantity = 數量須為大於零的整數。
error-order-reason_missing = 請填寫理由。
error-order-unlawful = 依採購法規不得辦理，理由如下。
error-order-wrong_state = 訂單目前{ $state ->
        [placed] 待核准
        [approved] 已核准
        [rejected] 已退回
        [cancelled] 已撤回
        [issued] 已下訂
        [confirmed] 已接單
        [declined] 遭廠商拒絕
        [ready] 待下訂
        [expired] 已逾期失效
        [delivered] 已交貨
        [accepted] 已驗收合格
       *[other] 的狀態已改變
    }，不能{ $event ->
        [approve] 核准
        [reject] 退回
        [cancel] 撤回
        [issue] 下訂
        [confirm] 接單
        [decline] 拒絕
        [encumber] 登錄預算
        [record] 登錄紙本核准
        [deliver] 回報交貨
        [accept] 驗收
        [refuse] 退回交貨
       *[other] 辦理此步驟
    }。

error-search-unknown_value = 此條件須為下列之一：{ $known }。
error-page-bad_cursor = 分頁位置無效，請回到第一頁。
error-page-limit_out_of_range = 每頁筆數須為 1 至 { $most }。

error-import-columns_missing = 檔案缺少欄位：{ $columns }。
error-import-no_header = 檔案沒有標題列。
error-import-not_utf8 = 檔案須為 UTF-8 編碼。
error-import-unknown_layout = 無法辨識的檔案格式，其欄位為：{ $columns }。
error-job-claim_lost = 此背景作業已由其他節點接手。

error-database-busy = 系統忙碌，請稍後再試。
error-database-unavailable = 資料庫暫時無法使用，請稍後再試。

error-http-body_malformed = 無法讀取送出的內容：{ $cause }
error-http-body_unfit = 送出的內容不符合規格：{ $cause }
error-http-form_expired = 此表單已失效，可能是登入階段已更新。請回上一頁重新整理後再送出。
error-http-idempotency_in_progress = 相同的要求正在處理中，請稍後再查詢。
error-http-idempotency_key_malformed = Idempotency-Key 須為 1 至 255 字元。
error-http-idempotency_key_missing = 須附 Idempotency-Key 標頭。
error-http-idempotency_other_body = 此 Idempotency-Key 已用於內容不同的要求。
error-http-if_match_malformed = If-Match 標頭不是本平臺所給的 ETag。
error-http-if_match_missing = 須附 If-Match 標頭，指明所依據的版本。
error-http-malformed = 無法讀取送出的資料，請回上一頁重試。
error-http-media_type = 不支援此內容格式。
error-http-method_not_allowed = 此網址不支援這種操作。
error-http-other_origin = 此要求並非來自本網站，已拒絕。
error-http-query_malformed = 網址中的查詢條件有誤：{ $cause }
error-http-time_malformed = 時間須為 RFC 3339 格式，例：2026-11-21T14:05:00+08:00。
error-http-too_large = 送出的資料過大。
error-http-too_many = 要求過於頻繁，請稍候再試。
error-account-second_factor_set = 此帳號已啟用第二因子

error-tender-closing_missing = 請填寫截止投標時間（closes_at 或 bid_deadline）。
error-tender-no_such_stage = 本案沒有「{ $stage }」這個開標階段。
error-tender-number_missing = 請填寫案號，且不得含斜線。
error-tender-opened_already = 案號 { $number } 已屆開標時間，不得再變更。
error-tender-opening_earlier = 開標時間僅能延後，不得提前。
error-tender-opening_missing = 請填寫開標時間（opens_at 或 stages）。
error-tender-opens_before_closing = 開標時間不得早於截止投標時間。
error-tender-stages_unfit = 開標階段須為 all 一段，或 qualification、price 依序兩段，或 qualification、specification、price 依序三段。
error-tender-documents_missing = 設有規格標者，應填明資格標及規格標各應附之文件。
error-tender-stale = 案號 { $number } 已由他人更新，請重新閱覽後再辦理。
error-tender-text_malformed = 文字不得超過 { $most } 字，且不得含特殊字元。
error-tender-too_many_items = 項目不得超過 { $most } 項。

error-bid-another_package = 「{ $label }」先前已匯入不同之文件；如確須取代，請勾選取代（--replace）。
error-bid-not_open_yet = 尚未到開標時間（{ $opens_at }），不得匯入投標文件。
error-bid-overtaken = 同一廠商之文件剛由他人匯入，請重新整理後再試。
error-bid-unqualified = 「{ $label }」資格審查不合格，依政府採購法施行細則第44條第3項不得參加後續階段，其價格標應原封發還；如確須匯入，請勾選仍匯入（--despite）。

error-package-damaged = 壓縮檔已損壞，無法解開。
error-package-empty = 壓縮檔或資料夾內沒有檔案。
error-package-encrypted = 壓縮檔有密碼，無法解開。
error-package-file_too_large = 單一檔案不得超過 { $most } MB。
error-package-label = 廠商名稱須為 1 至 { $most } 字，且不得含特殊字元。
error-package-link = 壓縮檔或資料夾內含連結，不予收受。
error-package-none_chosen = 請選取投標文件壓縮檔。
error-package-not_a_zip = 檔案不是 ZIP 壓縮檔。
error-package-ratio = 壓縮檔內有檔案之壓縮比超過 { $most }:1，不予收受。
error-package-too_large = 每家廠商之文件不得超過 { $most } MB。
error-package-too_many = 壓縮檔內不得超過 { $most } 個檔案。
error-package-unsupported = 壓縮檔使用不支援之壓縮方式。

error-review-answer_missing = 請選擇您的判定。
error-review-findings_open = 尚有 { $count } 項待判定，不能完成審查。
error-review-not_failed = 此審查正由系統讀取或已審定，不能重新讀取或判讀。
error-review-nothing_stands = 沒有判定不符合之項目，不能審定為不合格。
error-review-outcome_missing = 請選擇審查結果。
error-review-page_not_drawn = 此頁無法顯示影像（{ $reason }），請下載原始檔審閱。
error-review-reason_missing = 請填寫理由。
error-review-reason_too_long = 理由不得超過 { $most } 字。
error-review-stale = 此筆資料已由他人更新，請重新閱覽後再辦理。
error-review-wrong_state = 此審查目前不是待審查狀態，不能辦理。
error-case-unfit = 無法判斷案件檔案 { $path }：{ $cause }。各規則所需事實見 docs/RULES.md。
error-bundle-unfit = 無法審查 { $path }：{ $what }。請修正後再試：{ $mend }。
error-bundle-unreadable = 投標文件無法開啟：{ $cause }。請確認檔案存在且可讀取。
error-export-nothing = 尚無可公開之資料：沒有決標公告，也沒有共同供應契約。
error-export-unwritable = 開放資料無法寫入 { $path }：{ $cause }。請以 --out 指定可寫入的資料夾。
error-report-unwritable = 審查報告無法寫入 { $path }：{ $cause }。請指定存在且可寫入的資料夾。

error-listing-answers = 有 { $count } 項填寫內容須補正，逐項如下。
error-listing-answer_missing = 此項必填。
error-listing-not_asked = 此類品項沒有這個問項，請移除。
error-listing-control_characters = 含有控制字元，請重新輸入。
error-listing-too_long = 超過 { $most } 字，請縮短。
error-listing-unknown_code = 「{ $code }」不在選項之內，請自選項中選取。
error-listing-not_a_count = 須為 1 至 { $most } 之整數。
error-listing-not_a_percent = 須為 0 至 100 之數字，最多四位小數。
error-listing-not_money = 須為大於零之金額，最多四位小數，例：1200 或 1200.5。
error-listing-not_tiers = 級距須寫成「數量:單價」並以分號分隔，數量自 2 起遞增、單價遞減，例：10:950;100:900。
error-listing-not_an_email = 不是電子郵件地址，例：service@example.com.tw。
error-listing-not_a_phone = 不是電話號碼，例：(02)2345-6789 分機 12。
error-listing-not_an_address = 須為 https:// 開頭之網址。
error-listing-most_below_least = 每次最多訂購量小於最少訂購量。
error-listing-tier_not_below = 級距之單價須低於單價。
error-listing-sku = 料號限英文字母、數字及 - _ . /，至多 60 字。
error-listing-sku_taken = 料號 { $sku } 已有品項使用，請改用其他料號。
error-listing-other_class = 此得標項次屬契約 { $case_no }，類別與品項不同。
error-listing-above_award = 單價高於決標單價 { $award }，請調整。
error-listing-award_ended = 案號 { $case_no } 之該項決標已因契約變更終止，請改選其他項次。
error-listing-above_public = 新單價高於對一般大眾之促銷價 { $public }，依契約應一併適用。
error-listing-not_lower = 新單價須低於目前單價 { $price }；調升請另案申請。
error-listing-reviewed = 此項須經審查，請改以「申請異動」辦理。
error-listing-delisted = 此品項已下架。
error-listing-stale = 品項資料已被更新，請重新載入後再試。
error-order-not_offered = 「{ $name }」目前暫停訂購或已下架。
error-application-stale = 申請案已被更新，請重新載入後再試。
error-application-wrong_state = 申請案目前狀態無法執行此動作，請重新載入。
error-application-open_already = 此品項已有進行中之申請案，請先完成或撤回。
error-application-asked_already = 料號 { $sku } 已有新品項申請在審，請先完成或撤回該申請。
error-application-listing_changed = 送件後品項資料已變動，請廠商依最新版本重新送件。
error-application-nothing_changes = 內容與目前資料相同，沒有需要變更之處。
error-application-note_missing = 請說明理由。
error-application-said_missing = 請填寫審查意見。
error-application-reason_missing = 請至少選一項理由代碼。
error-application-unlawful = 依法不得為此變更，理由見適用規定。
error-application-about_nothing = 請指定品項，或新品項之採購類別（software、cloud、security）。
error-application-listed_already = 品項已存在，請改為異動、暫停、恢復或下架。
error-open_source-stale = 資料已被更新，請重新載入後再試。
error-open_source-name_taken = 已有同名軟體。
error-open_source-licence = 授權條款請填 SPDX 代碼，例：Apache-2.0。
error-bulk-rows = 試算表須有 1 至 { $most } 列資料。
error-bulk-twice = 同一料號在檔案中出現兩次。
error-bulk-taken = 此料號已由其他廠商使用。
error-bulk-no_award = 貴公司未得標此案號之此項次，或類別不符。
error-bulk-above_award = 單價高於決標單價。
error-bulk-not_changeable = 此料號屬其他類別，或已下架。
error-bulk-faulty = 第 { $line } 列須修正，整批未處理。
error-bulk-no_file = 請選擇檔案。
error-bulk-no_sheet = 檔案無法讀取（{ $cause }），請使用 ODS、XLSX 或 CSV。
error-bulk-column = 不認得欄位「{ $column }」，請使用下載之試算表標題。
error-bulk-no_sku = 缺少料號（sku）欄。
error-lots-unprepared = 請先產生系統密語。
error-lots-prepared = 系統密語已公布，不得更換。
error-lots-all_words = 參加抽籤之 { $count } 家廠商均應各述一詞。
error-lots-drawn = 已抽籤，不得重抽。
