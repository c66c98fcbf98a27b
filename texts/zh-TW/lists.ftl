# Reference lists.

nav-lists = 參考名單
lists-title = 參考名單
lists-lead = 審標與訂購時據以查對之名單，逐日保存，不得更改。名單未匯入或逾有效日者，其查對視為未執行，不視為通過。
list-kind = 名單
list-kind-debarred = 拒絕往來廠商
list-kind-company_registry = 公司登記
list-kind-mainland_invested = 來臺陸資企業
list-kind-mainland_it = 陸資資訊服務業者
list-kind-merit = 優良廠商
list-kind-laboratories = 認可實驗室
list-kind-banks = 金融機構代號
list-state = 狀態
list-counts = 有效
list-old = 已逾有效日
list-none = 未匯入
list-as-of = 名單日期
list-good-until = 有效至
list-rows = 筆數
list-file = 檔案
list-send = 匯入名單
list-by-columns = 依欄位自動辨識
list-file-hint = CSV 或 JSON（UTF-8）。有任一列無法讀取時整份不匯入，以免漏列。
list-take = 匯入
list-not-written = 有列無法讀取，整份未匯入；請修正後重新匯入。
subject-reference-list = 參考名單
error-list-future = 名單日期不得晚於今日（{ $today }）。
error-list-day = 名單日期請填西元年月日，例如 2026-11-21。
error-list-empty = 檔案沒有任何資料列。
error-import-not_json = 檔案不是完整的 JSON：{ $cause }
warning-debarred = 本廠商「{ $vendor }」列於拒絕往來廠商名單（{ $list }，第 { $row } 筆{ $until ->
    [none] {""}
   *[other] ，至{ $until }
}）。得否繼續訂購依契約約定；契約未約定者，請判斷並填寫仍訂購之理由。
warning-debarment_not_run = { $newest ->
    [none] 尚無拒絕往來廠商名單
   *[other] 拒絕往來廠商名單（{ $newest }）已逾有效日
}，本廠商是否停權未經查對，請自行查明。
