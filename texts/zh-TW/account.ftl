## 登入

login-title = 登入
login-hint = 帳號由採購辦公室以電子郵件邀請建立。連續五次輸入錯誤，帳號將鎖定十五分鐘。
login-second-title = 第二階段驗證
login-second-hint = 請輸入驗證器 App 顯示的六位數驗證碼，或一組尚未使用的備用碼。
login-second-demo = 示範市集目前的驗證碼：
login-code = 驗證碼
login-go-on = 繼續
login-enrol-title = 設定第二階段驗證
login-enrol-why = 為保護機關資料，主管、採購辦公室、稽核及審標人員登入時須經第二階段驗證。
login-enrol-app = 在手機或電腦安裝驗證器 App（支援 TOTP 者均可）。
login-enrol-secret = 在 App 新增帳號，並輸入下列金鑰。
login-enrol-key = 金鑰
login-enrol-address = 設定網址
login-enrol-code = 將 App 顯示的六位數驗證碼填入下欄。
login-enrol-button = 啟用
login-enrol-done = 第二階段驗證已啟用。
login-recovery-title = 備用碼
login-recovery-hint = 以下備用碼僅顯示這一次。無法使用驗證器 App 時，每組可用以登入一次，請妥善保存。
login-recovery-kept = 我已保存，繼續

## 邀請

invitation-title = 建立帳號
invitation-password-hint = 至少 { $least } 個字元，可使用中文及空白。
invitation-button = 建立帳號
people-title = 人員邀請
people-hint = 受邀人將收到電子郵件，內含七日內有效之連結，由本人設定姓名及密碼。
people-organisation = 所屬機關或廠商
people-organisation-hint = 機關請填機關代碼，廠商請填統一編號。
people-invite = 寄出邀請

mail-invitation-subject = 邀請您建立「共契」帳號
mail-invitation-body =
    您好：

    採購辦公室邀請您使用政府軟體共同供應契約平臺「共契」。請於七日內開啟下列連結，設定姓名及密碼：

    {"{"}link{"}"}

    如您並非受邀人，請逕行刪除本信。

## 帳號

account-title = 我的帳號
account-name = 姓名
account-email = 電子郵件
account-password = 密碼
account-organisation = 所屬機關或廠商
account-role = 角色
account-second-factor = 第二階段驗證
account-second-factor-on = 已啟用
account-second-factor-off = 未啟用
account-second-factor-set = 前往設定

token-title = API 權杖
token-hint = 程式以權杖代表您使用 API，其權限與您相同。權杖一年後失效，不用時請廢止。
token-none = 尚無權杖。
token-new = 建立權杖
token-name = 名稱
token-name-hint = 例：差勤系統介接
token-scope = 權限
token-scope-read = 僅讀取
token-scope-write = 讀取及辦理
token-created = 建立時間
token-expires = 失效時間
token-state = 狀態
token-state-good = 有效
token-state-ended = 已到期
token-state-revoked = 已廢止
token-act = 操作
token-revoke = 廢止
token-revoke-of = 廢止權杖「{ $name }」
token-make = 建立
token-made = 權杖已建立，內容僅顯示這一次，請立即複製保存。
sessions-title = 登入階段
sessions-hint = 若您曾在他人的電腦登入，可在此結束所有裝置上的登入階段，包括本次。
sessions-close = 結束所有登入階段
