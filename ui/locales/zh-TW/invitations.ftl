## 新增聯絡人 ▸ 新增 LINE 用戶：四種方式

invitations-add-contact = 新增聯絡人
invitations-add-line-user = 新增 LINE 用戶
invitations-way-line = 透過 LINE 邀請
invitations-way-qr = 顯示行動條碼
invitations-way-link = 複製邀請連結
invitations-way-other = 透過其他應用程式邀請
invitations-making = 正在建立邀請……

## 傳送的文字

invitations-text = 您好，我是 { $company } 的 { $name }。請加我的 LINE 好友：{ $link }
invitations-subject = { $company } { $name } 的 LINE

## 複製

invitations-copied = 已複製
invitations-copy-link = 複製連結
invitations-copy-image = 複製為圖片
invitations-copy-text = 複製文字
invitations-copied-live = { $what }：已複製到剪貼簿

## 顯示行動條碼

invitations-qr-how = 請對方用 LINE 的相機掃描。對方加您為好友後，聊天室會自動出現。
invitations-qr-alt = 邀請用的行動條碼
invitations-full-screen = 全螢幕顯示
invitations-full-screen-title = 在 LINE 上加 { $name } 為好友
invitations-full-screen-step-1 = 開啟 LINE，點選「加入好友」。
invitations-full-screen-step-2 = 選擇「行動條碼」，將相機對準這裡。
invitations-full-screen-close = 關閉全螢幕
invitations-save-png = 儲存為 PNG
invitations-save-svg = 儲存為 SVG
invitations-saved = 已儲存行動條碼：{ $path }
invitations-label = 備註
invitations-label-hint = 例如「春季櫃台」。只有您看得到。
invitations-label-saved = 已儲存備註
invitations-print = 列印卡片
invitations-card-title = 列印用卡片
invitations-card-alt = 卡片列印預覽
invitations-card-drawing = 正在製作卡片……
invitations-card-sheet = 尺寸
invitations-card-a6 = A6，適合放在櫃台
invitations-card-a6-hint = 一張明信片大小的卡片
invitations-card-a4 = A4，適合張貼
invitations-card-a4-hint = 一張大尺寸海報
invitations-card-business = 名片
invitations-card-business-hint = A4 紙一張十枚，91 × 55 mm，附裁切標記
invitations-card-language = 卡片語言
invitations-card-language-hint = 請選擇顧客閱讀的語言
invitations-card-print = 請以 100% 比例列印，或儲存為 PDF 交給印刷廠。
invitations-card-save = 儲存為 PDF
invitations-card-saved = 已儲存卡片：{ $path }
invitations-card-call = 加我的 LINE 好友
invitations-card-how = 請用 LINE 或手機相機掃描。

## 複製邀請連結

invitations-link-copied = 已複製邀請連結
invitations-link-not-copied = 無法複製到剪貼簿。請點選「複製連結」再試一次。
invitations-link-how = 請貼到對方看得到的地方，例如電子郵件、簡訊或您的網站。對方的手機會開啟 LINE。
invitations-link-name = 邀請連結

## 透過 LINE 邀請

invitations-line-how = 將這段文字複製到剪貼簿並開啟 LINE。LINE 無法接收其他程式的文字，請自行貼到聊天室。
invitations-line-open = 開啟 LINE
invitations-line-opened = 已複製文字並開啟 LINE
invitations-line-opened-not-copied = 已開啟 LINE，但無法複製文字。
invitations-line-missing-title = 這台電腦沒有安裝 LINE
invitations-line-missing = 透過 LINE 邀請時，這台電腦須安裝 LINE。以下三種方式不需要安裝：
invitations-line-browser = 您也可以在瀏覽器開啟 LINE 的分享頁面。建議使用已登入 LINE 的裝置，例如手機。
invitations-line-browser-open = 開啟 LINE 分享頁面
invitations-line-browser-opened = 已在瀏覽器開啟分享頁面
invitations-text-name = 邀請文字
invitations-text-missing-link = 若文字中沒有連結，會自動加在最後。

## 透過其他應用程式邀請

invitations-other-how = 請選擇傳送邀請的應用程式，再於該處選擇對象並自行傳送。
invitations-targets = 應用程式
invitations-target-email = 電子郵件
invitations-target-sms = 簡訊
invitations-target-whatsapp = WhatsApp
invitations-target-telegram = Telegram
invitations-target-x = X
invitations-target-teams = Teams
invitations-target-opened = 已在 { $target } 開啟邀請

## 沒有權限

invitations-not-allowed-title = 您還無法邀請 LINE 用戶

## 清單

invitations-list-title = 您的邀請
invitations-list-empty = 還沒有邀請。請點選「新增聯絡人」邀請對方。
invitations-list-own = 您的 LINE 帳號為專用帳號。LINE 不會告知對方是從哪個連結加入，因此邀請下方不會列出任何人。新加入的人會出現在「訊息」。
invitations-group-open = 已提供
invitations-group-used = 已有人加入
invitations-group-unused = 尚未提供
invitations-group-ended = 已結束
invitations-group-unused-note = 只開啟過行動條碼或連結、尚未使用的邀請。下次開啟時，會沿用最近的一個。
invitations-opened = { $way }：{ $date }
invitations-action-of = { $action }：{ $what }
invitations-opened-shown = 已全螢幕顯示
invitations-opened-copied-link = 已複製連結
invitations-opened-copied-text = 已複製文字
invitations-opened-copied-qr = 已複製行動條碼
invitations-opened-saved-qr = 已儲存行動條碼
invitations-opened-saved-card = 已儲存卡片
invitations-opened-program = 已開啟 { $target }
invitations-channel-profile = 個人檔案
invitations-made = 建立於 { $date }
invitations-ends = 期限 { $date }
invitations-ended = 已於 { $date } 結束
invitations-state-withdrawn = 已取消
invitations-joined = { $count ->
    [0] 還沒有人透過此邀請加入
   *[other] { $count } 人透過此邀請加入
  }
invitations-joined-unknown = LINE 不會告知誰透過此邀請加入
invitations-joined-open = 開啟與 { $name } 的聊天室
invitations-joined-more = 再顯示 { $count } 人
invitations-joined-nameless = LINE 用戶
invitations-label-add = 新增備註
invitations-label-edit = 變更備註
invitations-label-save = 儲存備註
invitations-label-cancel = 不變更備註
invitations-withdraw = 取消邀請
invitations-withdraw-title = 要取消這個邀請嗎？
invitations-withdraw-code = 之後透過這個連結或行動條碼加入的人，不再由您負責。對方仍可能找到這個 LINE 帳號。已加入的人不受影響。
invitations-withdraw-own = Engawa 會將此邀請標示為已取消。不過，已拿到連結的人仍可透過連結將您的帳號加為好友，因為 LINE 無法停用該連結。
invitations-withdrawn = 已取消邀請
