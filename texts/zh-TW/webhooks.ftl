## 系統通知（Webhook）

webhooks-title = 系統通知（Webhook）
webhooks-hint = 與貴單位有關之事項發生時，即通知貴單位之資訊系統。通知僅載明事項及版本，內容請由該系統以自己的權限經 API 讀取；簽章依 Standard Webhooks 規格。
webhooks-empty = 尚未設定。
webhook-title = 系統通知
webhook-new = 新增通知位址
webhook-url = 通知位址
webhook-url-hint = 須為 https:// 開頭，且可由網際網路連線。
webhook-kinds = 通知事項
webhook-set-up = 新增
webhook-hears = 使用中
webhook-made = 設定時間
webhook-ended = 停用時間
webhook-ended-deleted = 已刪除
webhook-ended-gone = 已停用：對方表示位址已廢止
webhook-ended-silent = 已停用：多次無法送達
webhook-secret = 簽章金鑰，僅顯示這一次，請妥善保存：
webhook-messages = 最近之通知
webhook-messages-none = 尚無通知。
webhook-topic = 事件
webhook-since = 發生時間
webhook-tries = 傳送次數
webhook-delivered = { $at } 送達
webhook-waits = 待傳送
webhook-unreachable = 無法連線
webhook-ping = 傳送測試通知
webhook-delete = 刪除
webhook-kind-order = 訂單
webhook-kind-quote_request = 詢價
webhook-kind-quote = 受邀報價
webhook-kind-application = 品項申請
webhook-kind-listing = 品項
webhook-kind-price_check = 查價案件
webhook-kind-hold = 暫停訂購
flash-webhook-pinged = 已排入測試通知。
flash-webhook-deleted = 已刪除。
mail-webhook-ended-subject = 【共契】系統通知已停用
mail-webhook-ended-body =
    您好：

    貴單位設定之系統通知位址 { $url } 已停用（{ $why ->
        [gone] 對方回覆位址已廢止
       *[other] 多次傳送均未送達
    }）。如需繼續接收，請至 /account/webhooks 重新設定。

error-webhook-url = 請填寫 https:// 開頭之完整位址，且不含帳號密碼。
error-webhook-private = 位址位於內部網路，無法使用。
error-webhook-kinds = 請至少勾選一種通知事項。
error-webhook-url_taken = 此位址已設定通知。要改通知事項或重取金鑰，請先刪除原設定。
error-webhook-too_many = 通知位址至多 { $most } 個，請先刪除不用者。
error-webhook-ended = 此通知位址已停用。
