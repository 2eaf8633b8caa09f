admin-title = 管理
admin-sections = 項目

## 公司

admin-company = 公司
admin-company-name = 公司名稱
admin-company-hint = LINE 用戶會看到這個名稱顯示為所有成員的狀態消息。
admin-company-saved = 已儲存公司名稱
admin-refused-emoji = LINE 無法連動含有表情符號的名稱。請先刪除表情符號，或關閉 LINE 連動。
admin-refused-line = LINE 無法連動含有「line」字樣的名稱。請先刪除該字樣，或關閉 LINE 連動。
admin-name-ask-emoji = LINE 不接受含有表情符號的名稱
admin-name-ask-line = LINE 不接受含有「line」字樣的名稱
admin-name-ask-company = 使用這個名稱期間，公司所有成員都無法邀請 LINE 用戶或傳送訊息。聊天室仍可閱讀，任何內容都不會刪除。
admin-name-ask-member = 使用這個姓名期間，這位成員無法邀請 LINE 用戶或傳送訊息。聊天室仍可閱讀，任何內容都不會刪除。
admin-name-ask-save = 仍要儲存
admin-company-refused = 公司名稱含有表情符號或「line」字樣。變更之前，所有成員都無法與 LINE 用戶聊天。

## LINE 連動

admin-connection = LINE 連動
admin-connection-text = 開啟後，成員可以邀請 LINE 用戶並互傳訊息。
admin-connection-switch = 允許與 LINE 用戶聊天
admin-connection-for = 適用對象
admin-connection-everyone = 所有成員
admin-connection-everyone-hint = 新成員也會自動適用。
admin-connection-chosen = 指定成員
admin-connection-chosen-hint = 僅限您勾選的成員。
admin-connection-saved = 已儲存 LINE 連動設定
admin-connection-off-title = 要關閉 LINE 連動嗎？
admin-connection-off-text = 所有與 LINE 用戶的聊天室都會變成唯讀，也無法再邀請。聯絡人、聊天室和訊息都不會刪除，重新開啟後即可繼續使用。關閉期間 LINE 用戶傳來的訊息仍會保留。
admin-connection-off = 關閉
admin-connection-narrow-title = 要取消部分成員的 LINE 連動嗎？
admin-connection-narrow-text = 有 { $count } 位成員與 LINE 用戶的聊天室將變成唯讀，任何內容都不會刪除。
admin-connection-narrow = 仍要儲存
admin-connection-nobody = 請至少選擇一位成員，或關閉 LINE 連動。
admin-connection-is-off = LINE 連動已關閉：與 LINE 用戶的聊天室只能閱讀，無法傳送訊息。任何內容都沒有刪除。
admin-refusals = 目前無法與 LINE 用戶聊天的成員
admin-refusal-connection-off = LINE 連動已關閉。
admin-refusal-not-granted = 不在指定成員之中。
admin-refusal-company-name = 公司名稱含有表情符號或「line」字樣。
admin-refusal-member-name = 成員姓名含有表情符號或「line」字樣，請變更姓名。
admin-refusal-no-account = 沒有 LINE 帳號。請開啟該成員並選擇帳號。

## 成員

admin-members = 成員
admin-members-search = 搜尋成員
admin-members-more = 再顯示 { $count } 位
admin-members-none = 沒有符合的成員。
admin-member-add = 新增成員
admin-member-add-title = 新增成員
admin-member-edit-title = 編輯成員
admin-member-remove = 移除
admin-member-name = 姓名
admin-member-reading = 讀音
admin-member-department = 部門
admin-member-administrator = 管理員
admin-member-administrator-hint = 可變更此頁面的所有設定。
admin-member-account = LINE 帳號
admin-member-account-none = 無
admin-member-account-hint = 帳號的基本 ID 就是成員的訊息 ID。
admin-member-account-shared = { $name }（{ $id }）・共用
admin-member-account-own = { $name }（{ $id }）
admin-member-account-taken = { $name }（{ $id }）・{ $member } 使用中
admin-member-no-id = 沒有訊息 ID
admin-member-you = 您
admin-member-added = 已新增 { $name }
admin-member-saved = 已儲存
admin-member-stale = 其他人剛剛修改了這位成員的資料。您輸入的內容仍保留在這裡，再按一次「儲存」就會取代對方的變更。
admin-member-remove-title = 要移除 { $name } 嗎？
admin-member-remove-text = { $name } 將無法再使用 Engawa。聊天室、訊息和聯絡人會留在公司，聊天室可由同事接手。
admin-member-unsent-waiting = 這位成員還有 { $count } 則訊息等待傳送。
admin-member-unsent-asking = 這位成員有 { $count } 則訊息等待本人確認是否傳送。
admin-member-unsent-then = 移除後，這些訊息不會自動傳送，而會留在聊天室中。接手聊天室的人可用自己的名義傳送，或選擇不傳送。
admin-member-removed = 已移除 { $name }
admin-photo = 照片
admin-photo-choose = 選擇照片
admin-photo-remove = 移除照片
admin-photo-hint = PNG、JPEG、WebP 或 GIF，上限 10 MB
admin-photo-wrong = 這不是 PNG、JPEG、WebP 或 GIF 檔案。
admin-photo-large = 檔案超過 10 MB。
admin-photo-saved = 已儲存照片
admin-photo-later = 新增成員後，即可選擇照片。

## LINE 帳號

admin-accounts = LINE 帳號
admin-accounts-text = 對話透過 LINE 官方帳號進行。成員使用您指派的帳號聊天。
admin-accounts-none = 還沒有 LINE 帳號
admin-accounts-none-text = 串接 LINE 官方帳號後，就能在 LINE 上找到成員。
admin-account-connect = 串接 LINE 帳號
admin-account-own = 專用
admin-account-shared = 共用
admin-account-make-shared = 由多位成員共用
admin-account-members = { $count ->
    [0] 還沒有人使用
   *[other] 使用者：{ $names }
  }
admin-account-channel = Channel ID { $id }
admin-account-last = 最近一次收到 LINE 通知：{ $date }
admin-account-silent = 尚未收到 LINE 的任何通知
admin-account-disconnected = 已停用
admin-account-saved = 已儲存
admin-account-in-use = 這個帳號由多位成員使用。請先保留一位，其餘成員改用其他帳號。
admin-field-digits = 只能輸入數字。
admin-field-secret = 須為 32 個英數字元（0–9、a–f）。
admin-field-token = 這不是 Channel access token。
admin-field-other-channel = 這個權杖屬於其他 Channel。

## 這台電腦

admin-computer = 這台電腦
media-limits = 接收的檔案
media-limits-text = 這台電腦的磁碟會隨時保留 1 GB 空間以接收訊息。空間不足時，照片、影片和檔案暫不下載。Engawa 不會為了騰出空間而刪除任何內容。
media-limits-day = 每人每日傳送上限
media-limits-day-hint = 超過的部分不會自動下載，但可以在聊天室中手動下載。
media-limits-saved = 已儲存
media-links = 傳送的檔案
media-links-text = LINE 和顧客的手機會透過無法猜測的連結，從這台電腦下載檔案。
media-links-days = 連結有效期限
media-links-days-hint = 過期後，在 LINE 上就無法開啟檔案。您也可以隨時在聊天室中停用連結。
media-links-for = { $count } 天

## 無法處理的內容

set-aside-section = 擱置的內容
set-aside-title = 無法處理的內容
set-aside-text = 這些是 LINE 傳來、但 Engawa 無法顯示的內容。內容都沒有遺失，並依 LINE 傳來的原樣保留。更新 Engawa 後，會自動對每一項重試一次。
set-aside-none = 沒有擱置的內容
set-aside-none-text = LINE 傳來的內容都已處理完成。
set-aside-message = 訊息
set-aside-edited = 編輯過的訊息
set-aside-unsend = 收回訊息
set-aside-follow = 加入帳號為好友
set-aside-unfollow = 封鎖帳號
set-aside-other = LINE 的類型：{ $what }
set-aside-from = 來自：{ $name }
set-aside-from-nobody = 來自：未知的用戶
set-aside-to = （帳號：{ $name }，{ $time }）
set-aside-cannot-be-stored = 與已儲存的內容互相矛盾，或內容太大。
set-aside-breaks-a-rule = 找不到對應的內容，或不符合規則。
set-aside-unknown = 這個版本的 Engawa 無法判斷原因。
set-aside-details = 供 Engawa 維護人員參考的詳細資訊
set-aside-details-note = 不含用戶傳送的內容、身分和位置。
set-aside-version = 由版本 { $version } 擱置。
set-aside-copy = 複製
set-aside-retry = 再試一次
set-aside-retry-all = 全部再試一次
set-aside-retried = 正在重試。仍無法處理的內容會回到這裡。
set-aside-more = 還有 { $count } 項較早的內容。

admin-idle = 鎖定視窗
admin-idle-hint = 滑鼠和鍵盤閒置超過這段時間就會鎖定。按 Ctrl+Shift+L 可立即鎖定。
admin-idle-never = 不自動鎖定
admin-idle-minutes = { $minutes } 分鐘後
admin-idle-saved = 已儲存
admin-member-pin-reset = 移除 PIN 碼
admin-member-pin-reset-hint = 供忘記 PIN 碼的成員使用。對方可在設定中設定新的 PIN 碼。
admin-member-pin-gone = 已移除 { $name } 的 PIN 碼。
