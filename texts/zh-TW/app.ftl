## 每一頁都有的文字

app-name = 共契
app-tagline = 政府軟體共同供應契約平臺
skip-to-main = 跳到主要內容
demo-banner = 這是示範市集，機關、廠商與訂單均屬虛構，請勿登錄真實資料。
anchor-top = 上方功能區，含網站名稱、搜尋及選單
anchor-main = 主要內容區
anchor-footer = 頁尾區
sign-in = 登入
sign-out = 登出
footer-note = 本平臺之下訂仍以各契約所定之方式為準。
request-id = 查詢代碼
copy = 複製
unlimited = 不限

form-summary-title = 資料有誤，請修正後再送出

flash-signed-out = 已登出。
flash-account-made = 帳號已建立，請登入。
flash-token-revoked = 權杖已廢止。
flash-sessions-closed = 所有登入階段均已結束，請重新登入。
flash-invitation-sent = 邀請函已寄出。

## 列舉值

class-software = 電腦軟體
class-cloud = 雲端服務
class-security = 資通安全服務暨資訊服務

role-buyer = 機關承辦
role-approver = 機關主管
role-vendor = 立約商
role-office = 採購辦公室
role-auditor = 稽核
role-reviewer = 審標人員
role-accounting = 主計人員
role-member = 評選委員
role-maker = 原廠

order-of-record-pcc = 於政府電子採購網下訂，並於本平臺登錄訂單編號
order-of-record-here = 於本平臺下訂

notice-kind-award = 決標公告
notice-kind-contract_change = 契約變更

kind-listing = 契約品項
kind-notice = 決標公告

months = { $count } 個月
days = { $count } 日曆天

