## 比較

compare-title = 品項比較
compare-hint = 並列比較 2 至 5 個品項。有差異的列標示「不同」；可比較的價格中，最低者標示「最低」。
compare-add = 加入比較
compare-in = 已加入比較
compare-basket = 比較清單（{ $count }／5）
compare-basket-hint = 再加入 { $count } 個品項即可比較。
compare-basket-full = 比較清單已滿，請先移除一個品項。
compare-open = 比較這些品項
compare-remove = 移除
compare-remove-of = 從比較移除「{ $name }」
compare-add-other = 加入其他品項
compare-quantity = 數量
compare-years = 使用年數
compare-recount = 重新計算
compare-need-hint = 數量以授權之計價單位計（使用者、裝置等），年數 1 至 10 年。
compare-only = 只看不同之處
compare-all = 顯示全部
compare-row = 比較項目
compare-differs = 不同
compare-best = 最低
compare-same = 各品項在所列項目上都相同。
compare-not-comparable = 各品項的計價單位不同或未載明，每單位價格不宜直接比較，故不標示最低。
compare-order = 訂購

compare-group-price = 價格（含稅）
compare-group-terms = 契約條件
compare-group-licence = 授權
compare-group-platform = 產品與平臺
compare-group-service = 服務
compare-group-certificates = 驗證與證書
compare-group-others = 其他資料

compare-unit-price = 單價
compare-seat-year = 每單位每年
compare-seat-year-words = 每年價格之算法
compare-total = 依需求之總價
compare-total-words = 總價之算法
compare-words-perpetual = 永久授權，以 { $years } 年分攤：{ $price } 元 ÷ { $seats } 單位 ÷ { $years } 年＝{ $result } 元
compare-words-term = { $price } 元 ÷ { $seats } 單位 ÷ { $months } 個月 × 12 個月＝{ $result } 元
compare-words-once = 單次或按人天計價，不換算為每年價格
compare-words-unknown = 品項資料未載明授權方式或期間，無法換算
compare-sum-perpetual = 需 { $units } { $unit }，一次購置：{ $price } 元 × { $units }＝{ $total } 元
compare-sum-term = 需 { $units } { $unit }，{ $years } 年須訂 { $periods } 期（每期 { $months } 個月）：{ $price } 元 × { $units } × { $periods }＝{ $total } 元
compare-sum-once = { $price } 元 × { $units } { $unit }＝{ $total } 元

detail-licence-model = 授權方式
detail-seats-per-unit = 每單位授權數
detail-certificates = 驗證與證書

error-compare-listings = 請選擇 { $least } 至 { $most } 個品項比較（目前 { $count } 個）。可在搜尋結果或品項頁按「加入比較」。
error-compare-listing_malformed = 「{ $listing }」不是品項編號。
error-compare-quantity = 數量須為 1 至 { $most } 的整數。
error-compare-years = 使用年數須為 1 至 { $most } 的整數。

## 鎖定

choices-title = 擇定紀錄
choices-hint = 鎖定當時的比較或搜尋結果，作為擇定廠商之附件。鎖定後內容不再變更。
choices-empty = 尚無擇定紀錄。請在比較頁或搜尋結果頁按「鎖定」。
choices-kind = 種類
choices-count = 品項數
choices-next = 下一頁
choice-title = 擇定紀錄
choice-kind-comparison = 品項比較
choice-kind-search = 搜尋結果
choice-lock = 鎖定為擇定紀錄
choice-lock-comparison-hint = 鎖定後可下載擇定理由附件，並於訂購時引用。
choice-lock-search-hint = 鎖定這次搜尋的 { $count } 個品項及當時價格，作為擇定廠商之依據。
choice-lock-search-too-many = 搜尋結果逾 200 個品項，請先縮小範圍再鎖定。
choice-agency = 機關
choice-locked-by = 鎖定人
choice-locked-at = 鎖定時間
choice-digest = SHA-256 雜湊值
choice-digest-hint = 下載之 JSON 檔以 SHA-256 計算，應與此值相同。
choice-words = 搜尋字詞
choice-no-words = （未填字詞）
choice-filters = 條件
choice-sort = 排序
choice-need = 需求
choice-need-words = { $quantity } 單位，{ $years } 年
choice-listings = 鎖定的品項
choice-position = 序
choice-differences = 各品項不同之處
choice-since = 鎖定後之變動
choice-since-same = 未變動
choice-since-changed = 已變動：現為第 { $version } 版，單價 { $price } 元
choice-since-unawarded = 已變動：現不在得標項次內
choice-since-gone = 已下架
choice-unchanged = 所有品項自鎖定後均未變動。
choice-changed = { $count } 個品項在鎖定後已變動，訂購前請重新比較。
choice-orders-hint = 訂購上列品項時，可在訂單中引用本紀錄作為擇定廠商理由之附件。
choice-download = 下載
choice-download-json = JSON（雜湊之原始內容）
choice-download-odt = 附件（ODT）
choice-download-pdf = 附件（PDF）
choice-compare-now = 以目前資料重新比較
choice-way-back = 回擇定紀錄清單
choice-short = { $at } { $kind }（{ $digest }…）
flash-choice-locked = 已鎖定，內容不再變更。

note-title = 擇定理由附件
note-subject = 擇定理由附件：{ $kind }
note-what = 本附件記載機關擇定廠商時所{ $kind ->
        [comparison] 比較之品項
       *[search] 搜尋所得之品項
    }及當時之價格與條件。
note-products = 品項及價格
note-name = 品項
note-vendor = 廠商
note-case-no = 案號／項次
note-price = 單價（元）
note-award-price = 決標單價（元）
note-version = 版次
note-proof = 內容之證明
note-proof-words = 本附件由共契依鎖定之內容產生，內容之 SHA-256 雜湊值為 { $digest }，並已記入稽核紀錄。

order-choice = 擇定紀錄
order-choice-none = 不引用
order-choice-hint = 可引用貴機關鎖定之比較或搜尋結果，作為擇定廠商理由之附件。
order-choice-hint-none = 貴機關尚無包含本訂單品項之擇定紀錄；可先比較後鎖定。

error-choice-too_many = 搜尋結果有 { $count } 個品項，至多鎖定 { $most } 個，請先縮小範圍。
error-choice-nothing_found = 搜尋結果沒有品項，無可鎖定。
error-choice-kind_unfit = 鎖定品項比較須附 listings；鎖定搜尋結果須附 query。
error-order-choice_unknown = 查無貴機關之此筆擇定紀錄。
error-order-choice_without_listing = 所引用之擇定紀錄不含「{ $name }」，請改選其他紀錄或不引用。

## 同一產品與價格

elsewhere-title = 同一產品之其他品項
elsewhere-hint = 原廠、品名、版本別及單位均相同者（不計全形半形、大小寫及空白）；「最低」僅就授權方式及期間相同且可訂購者比較。
elsewhere-none = 沒有其他廠商或契約列有同一產品。
elsewhere-cheapest = 最低
elsewhere-this = 本頁品項
elsewhere-compare = 比較這些品項
prices-title = 價格紀錄
prices-reference = 近 { $months } 個月之成交單價（{ $from } 至 { $to }）
prices-orders = 訂單品項筆數
prices-least = 最低
prices-quartile-1 = 第一四分位
prices-median = 中位數
prices-quartile-3 = 第三四分位
prices-most = 最高
prices-method = 以同一產品、授權方式及期間相同之各訂單單價計，一筆訂單品項計一次，不含退回、撤回及廠商拒絕之訂單；四分位數採第 7 型線性內插法（與試算表 QUARTILE.INC 相同）。不公開訂購機關。
prices-few = 筆數少於 { $least }，四分位數易受單一訂單影響，故不列出。
prices-none = 此期間沒有同一產品之訂單。
prices-history = 本品項各版單價
prices-history-figure = 本品項單價之變動
prices-history-finding = { $from } 至 { $to } 共 { $count } 版，單價由 { $first } 元變為 { $last } 元。
prices-history-one = 自 { $from } 起單價為 { $last } 元，未曾變動。
prices-date = 起始日期
prices-version = 版次
prices-unit-price = 單價（元）
prices-table = 資料表

## 儲存的搜尋

searches-title = 儲存的搜尋
searches-hint = 儲存的搜尋有新品項或價格變動時，以電子郵件通知，每項每日至多一封。
searches-empty = 尚無儲存的搜尋。請在搜尋結果頁按「儲存此搜尋」。
searches-name = 名稱
searches-query = 條件
searches-new = 新增或變動
searches-new-count = { $count } 項
searches-told = 最近通知
searches-never = 尚未通知
searches-act = 操作
searches-delete = 刪除
searches-delete-of = 刪除「{ $name }」
searches-save = 儲存此搜尋
searches-save-name = 名稱
searches-save-hint = 有新品項或價格變動時以電子郵件通知。
searches-limit = 僅比對最新之 { $most } 個品項。
flash-search-saved = 已儲存搜尋。
flash-search-deleted = 已刪除儲存的搜尋。

mail-search-subject = 【共契】「{ $name }」有 { $count } 項新增或變動
mail-search-body =
    您好：

    您儲存的搜尋「{ $name }」有新品項或價格變動：

    { $lines }

    查看搜尋結果：{ $link }

    不需通知時，請在「帳號」之「儲存的搜尋」中刪除。
    本郵件由系統寄發，請勿直接回覆。
mail-search-new = ・新增：{ $product }（{ $vendor }）{ $price } 元／{ $unit }
mail-search-changed = ・變價：{ $product }（{ $vendor }）由 { $before } 元變為 { $price } 元／{ $unit }
mail-search-more = ……另有 { $count } 項

error-search-name_missing = 請填寫名稱，至多 { $most } 字。
error-search-query_missing = 請先輸入搜尋字詞或選擇條件，再儲存搜尋。
error-search-too_many = 至多儲存 { $most } 項搜尋，請先刪除不用者。
error-search-stale = 此搜尋已由另一視窗更新，請重新整理後再辦理。

## 稽核紀錄之用語

act-choice-lock = 鎖定擇定紀錄
act-choice-read = 查閱擇定紀錄
act-saved-search-save = 儲存搜尋
act-saved-search-delete = 刪除儲存的搜尋
subject-choice = 擇定紀錄
subject-saved-search = 儲存的搜尋
subject-webhook = 系統通知
field-choice = 擇定紀錄
field-deleted-at = 刪除時間
field-digest = SHA-256 雜湊值
field-listing-versions = 品項版本
field-locked-at = 鎖定時間
field-locked-by = 鎖定人
field-query = 條件
field-user = 使用者
