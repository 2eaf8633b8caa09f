# 練習手機：試用 Engawa 的人在這裡扮演 LINE 用戶

phone-title = 練習手機
phone-unreachable = 手機已中斷連線。練習模式恢復後會自動重新連線。
phone-back = 返回
phone-search = 搜尋
phone-open = 開啟
phone-more = 顯示更多
phone-unread = 未讀

# People
phone-nobody = 這支手機由誰使用？
phone-nobody-text = 請先建立一位 LINE 用戶，再以該用戶的身分操作。
phone-nobody-else = 還沒有其他人。
phone-user-switch = 切換用戶
phone-user-choose = 選擇身分
phone-user-more = 還有 { $count } 位，請以名稱搜尋。
phone-user-new = 新增 LINE 用戶
phone-user-edit = 編輯名稱和照片
phone-user-name = 名稱
phone-user-name-missing = 請輸入名稱。
phone-user-photo = 選擇照片
phone-user-photo-remove = 移除照片

# Friends
phone-tabs = 好友與聊天
phone-friends = 好友
phone-friends-none = 還沒有好友
phone-friends-none-text = 掃描行動條碼、開啟連結或搜尋 ID，加公司的成員為好友。
phone-add = 加入好友
phone-scan = 掃描行動條碼
phone-scan-how = 請將圖片拖放到這裡，或按 Ctrl+V 貼上。
phone-scan-shown = 掃描 Engawa 顯示的畫面
phone-scan-paste = 貼上圖片
phone-scan-file = 選擇圖片檔
phone-link = 開啟邀請連結
phone-id = 以訊息 ID 搜尋

# The card of an account
phone-account = 個人檔案
phone-add-friend = 加入
phone-chat = 聊天
phone-block = 封鎖
phone-unblock = 解除封鎖
phone-blocked = 已封鎖
phone-is-friend = 已是好友。
phone-is-stranger = 還不是好友
phone-is-blocked = 您已封鎖這個帳號，不會收到對方的訊息。
phone-prefilled = 連結會在聊天室填入這段文字，由您自行傳送：

# Chats
phone-chats = 聊天
phone-chats-none = 還沒有聊天
phone-chats-none-text = 加個好友，打聲招呼吧。
phone-no-messages = 還沒有訊息
phone-messages = 與 { $name } 的訊息
phone-earlier = 先前的訊息
phone-letter-no-answer = 這是私人朋友傳來的訊息，練習中不需要回覆。
phone-sender-via = { $name } from ‘{ $account }’
phone-message-actions = 訊息操作
phone-answer = 回覆
phone-answering = 回覆：{ $text }
phone-edit = 編輯
phone-editing = 編輯訊息
phone-edited = 已編輯
phone-unsend = 收回
phone-unsent = { $name } 已收回訊息
phone-unsent-mine = 您已收回訊息
phone-picture-enlarge = 放大照片
phone-picture-gone = 無法載入照片
phone-quoted-gone = 原訊息已不存在
phone-emoji = LINE 表情貼 { $id }
phone-sticker-said = 貼圖：{ $keywords }
phone-sticker-ids = 貼圖組 { $package }，貼圖 { $sticker }
phone-kind-sticker = 貼圖
phone-kind-image = 照片
phone-kind-video = 影片
phone-kind-audio = 音訊
phone-kind-file = 檔案
phone-kind-location = 位置資訊
phone-kind-other = 這支手機無法顯示的訊息
phone-notice-joined = { $names } 已加入
phone-notice-left = { $names } 已退出

# Composer
phone-composer = 傳給 { $name } 的訊息
phone-composer-hint = 訊息
phone-send = 傳送
phone-attach = 附加檔案
phone-attach-picture = 照片或影片
phone-attach-file = 檔案
phone-attach-place = 位置資訊
phone-attach-remove = 移除附件
phone-place-title = 地點名稱
phone-place-address = 地址
phone-place-latitude = 緯度
phone-place-longitude = 經度
phone-place-latitude-wrong = 請輸入 -90 到 90 的數字。
phone-place-longitude-wrong = 請輸入 -180 到 180 的數字。
phone-place-example = 東京車站
phone-place-example-address = 東京都千代田區丸之內 1 丁目
phone-stickers = 貼圖
phone-sticker-hello = 哈囉
phone-sticker-thanks = 謝謝
phone-sticker-ok = OK
phone-sticker-love = 超愛
phone-sticker-laugh = 大笑
phone-sticker-sorry = 對不起
phone-sticker-surprised = 嚇一跳
phone-sticker-thinking = 想一想
phone-sticker-sleepy = 晚安
phone-sticker-cheers = 喝杯茶
phone-sticker-cry = 哭哭
phone-sticker-party = 恭喜

# Groups
phone-group = 群組
phone-group-new = 建立群組
phone-group-name = 群組名稱
phone-group-name-missing = 請輸入群組名稱。
phone-group-with = 成員
phone-group-make = 建立
phone-group-members = { $count } 人
phone-group-people = 成員
phone-group-more-people = 邀請成員
phone-group-account = 公司帳號
phone-group-no-account = 請先將公司帳號加為好友，就能從這裡邀請。
phone-group-invite = 邀請
phone-group-invite-name = 邀請 { $name }
phone-group-remove-account = 移除
phone-group-leave = 退出群組
phone-group-leave-text = 群組和訊息會從這個人的手機上消失。

# Shared from the computer
phone-share-waiting = Engawa 傳來一則要透過 LINE 傳送的訊息。
phone-share-choose = 選擇傳送對象
phone-share-title = 透過 LINE 傳送
phone-share-drop = 不傳送
phone-share-sent = 已傳送給 { $count } 人

# What went wrong
phone-error-qr-unreadable = 無法從這張圖片讀取行動條碼。
phone-error-qr-means-nothing = 這個行動條碼找不到 LINE 上的對象。
phone-error-link-unknown = 這個連結找不到 LINE 上的對象。
phone-error-id-unknown = 找不到這個 ID，請檢查是否輸入正確。
phone-error-nothing-shown = Engawa 目前沒有顯示行動條碼。請在 Engawa 開啟「顯示行動條碼」，再重新掃描。
phone-error-no-picture = 剪貼簿中沒有圖片。請先將行動條碼複製為圖片。
phone-error-paste-by-keys = 無法以這種方式讀取剪貼簿，請在這裡按 Ctrl+V。
phone-error-not-found = 已不存在。
phone-error-not-friend = 請先將帳號加為好友。
phone-error-blocked = 您已封鎖這個帳號，解除封鎖後才能傳送。
phone-error-too-large = 檔案太大，照片和檔案上限為 10 MB。
phone-error-group-has-account = 這個群組已有公司帳號，LINE 只允許一個。
phone-error-groups-not-allowed = 這個帳號無法加入群組。
phone-error-not-possible = 已無法變更這則訊息。
phone-error-other = 操作失敗：{ $detail }
