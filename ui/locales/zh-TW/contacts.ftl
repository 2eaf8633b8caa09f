## 清單

contacts-title = 通訊錄
contacts-lists = 聯絡人清單
contacts-list-all = 所有聯絡人
contacts-list-external = 外部聯絡人
contacts-clients = 客戶/合作夥伴
contacts-list-clients = 所有客戶/夥伴
contacts-list-trash = 垃圾桶
contacts-clients-all = 客戶/合作夥伴：所有聯絡人
contacts-clients-trash = 客戶/合作夥伴：垃圾桶
contacts-new = 新聯絡人
contacts-search = 搜尋聯絡人
contacts-sort = 排序：{ $order }
contacts-sort-name = 名稱
contacts-sort-recent = 最新優先
contacts-nameless = （未命名）
contacts-blocked = 已封鎖您
contacts-mark-chosen = 已共用
contacts-mark-everyone = 全公司
contacts-tag-show = 顯示有「{ $tag }」標籤的人
contacts-tag-only = 僅顯示標籤
contacts-tag-clear = 顯示全部
contacts-empty-tag = 沒有人有這個標籤
contacts-empty-tag-text = 這份清單中沒有人有「{ $tag }」標籤。
contacts-colleague = 同事
contacts-empty-all = 還沒有聯絡人
contacts-empty-all-text = 請透過 LINE 邀請對方，或自行輸入聯絡人資料。
contacts-empty-external = 還沒有 LINE 用戶
contacts-empty-external-text = 加入聯絡人的 LINE 用戶會顯示在這裡。請先邀請對方，須由 LINE 用戶先加您為好友。
contacts-empty-clients = 還沒有客戶或合作夥伴
contacts-empty-clients-text = 從聊天室新增或自行輸入的聯絡人會顯示在這裡。
contacts-empty-trash = 垃圾桶是空的
contacts-empty-trash-text = 刪除的聯絡人會留在這裡，直到您永久刪除為止。
contacts-empty-found = 找不到聯絡人
contacts-empty-found-text = 這份清單中沒有符合「{ $search }」的聯絡人。
contacts-clear-search = 清除搜尋
contacts-choose = 請選擇聯絡人
contacts-choose-text = 詳細資料會顯示在這裡。
contacts-gone = 無法顯示這位聯絡人
contacts-gone-text = 聯絡人已永久刪除，或不再與您共用。
contacts-failed = 無法載入聯絡人
contacts-back = 返回清單

## 詳細資料

contacts-message = 傳訊息
contacts-message-none = 您與對方沒有聊天室。
contacts-more = 更多操作
contacts-edit = 編輯
contacts-share = 共用
contacts-delete = 刪除
contacts-reading = 讀音
contacts-nickname = 暱稱
contacts-nickname-note = 與 LINE 同步，無法編輯。
contacts-blocked-note = { $name } 已封鎖 LINE 帳號。解除封鎖之前，對方不會收到訊息。
contacts-phones = 電話
contacts-emails = 電子郵件
contacts-company = 公司
contacts-department = 部門
contacts-position = 職稱
contacts-address = 地址
contacts-website = 網站
contacts-birthday = 生日
contacts-tags = 標籤
contacts-memo = 備忘錄
contacts-sharing = 共用對象
contacts-sharing-private = 無，只有擁有者看得到
contacts-sharing-chosen = 指定成員
contacts-sharing-everyone = 全公司
contacts-owner = 擁有者
contacts-added = 新增日期
contacts-changed = 更新日期
contacts-copy = 複製 { $value }
contacts-copied = 已複製：{ $value }
contacts-copy-failed = 無法複製到剪貼簿
contacts-not-in-my-list = 不在您的「外部聯絡人」清單中。
contacts-read-only = 由 { $name } 與您共用，只有擁有者可以變更。
contacts-owner-only = 只有 { $name } 可以執行此操作。
contacts-phone-not-dialled = 這樣的寫法無法撥號。
contacts-message-id = 訊息 ID
contacts-nothing-more = 還沒有其他資料。
contacts-details = 詳細資料
contacts-about = 關於這位聯絡人

## 編輯

contacts-edit-title = 編輯聯絡人
contacts-new-title = 新聯絡人
contacts-new-note = 用於未使用 LINE 的人。LINE 用戶請從聊天室新增。
contacts-from-line-note = 照片和暱稱與 LINE 同步，無法編輯。
contacts-name = 姓名
contacts-reading-hint = 用於姓名排序。
contacts-phone-n = 電話 { $n }
contacts-email-n = 電子郵件 { $n }
contacts-phone-label-n = 電話 { $n } 的類型
contacts-email-label-n = 電子郵件 { $n } 的類型
contacts-label-placeholder = 公司、手機等
contacts-add-phone = 新增電話
contacts-add-email = 新增電子郵件
contacts-remove-phone = 移除電話 { $n }
contacts-remove-email = 移除電子郵件 { $n }
contacts-birthday-hint = 年-月-日，例如 1990-04-23；也可只填月-日
contacts-tags-hint = 以逗號分隔。
contacts-saved = 已儲存
contacts-created = 已將 { $name } 新增至客戶/合作夥伴
contacts-leave-title = 不儲存就離開嗎？
contacts-leave-text = 您輸入的內容尚未儲存。
contacts-leave = 離開
contacts-stale-title = 其他人剛剛修改了這位聯絡人
contacts-stale-text = 您的變更尚未儲存，但輸入的內容都還在。載入最新版本後，您輸入的欄位會保留，其他欄位則更新為最新內容。
contacts-stale-load = 載入最新版本
contacts-merged = 已載入最新版本，並保留您輸入的內容。
contacts-conflict = 目前儲存的內容：{ $value }
contacts-conflict-empty = 目前儲存的內容：空白

## 共用

contacts-share-title = 共用 { $name }
contacts-share-who = 誰可以看到這位聯絡人
contacts-share-private = 只有我
contacts-share-private-hint = 其他成員都看不到。
contacts-share-chosen = 指定成員
contacts-share-chosen-hint = 由您選擇誰可以看到。
contacts-share-everyone = 全公司
contacts-share-everyone-hint = 所有成員都看得到。
contacts-share-save = 共用
contacts-shared = 已儲存共用對象
contacts-share-nobody = 請至少選擇一位成員。
contacts-members = 成員
contacts-members-search = 搜尋成員
contacts-members-none = 沒有符合的成員。
contacts-members-more = 再顯示 { $count } 位
contacts-members-chosen = { $count ->
    [0] 尚未選擇
   *[other] 已選擇 { $count } 位成員
  }

## 刪除

contacts-delete-title = 要刪除 { $name } 嗎？
contacts-delete-line = 聯絡人會移到「客戶/合作夥伴」的垃圾桶。聊天室會保留，您仍可繼續與對方聊天。
contacts-delete-plain = 聯絡人會移到「客戶/合作夥伴」的垃圾桶，您可以從那裡還原。
contacts-deleted = 已將 { $name } 移到垃圾桶
contacts-undo = 復原
contacts-refused-title = 目前無法刪除 { $name }
contacts-refused = { $member } 正在與這位 LINE 用戶聊天。
contacts-refused-more = { $member } 和另外 { $count } 位同事正在與這位 LINE 用戶聊天。
contacts-refused-ways = 您可以：
contacts-refused-ask = 詢問 { $member }
contacts-refused-ask-hint = 對方的聊天室會顯示您想刪除這位聯絡人，對方可以接手或拒絕。
contacts-refused-asked = 已在聊天室向 { $member } 詢問
contacts-refused-hand-over = 移交給 { $member }
contacts-refused-hand-over-hint = { $member } 會成為擁有者，所有資料都會保留。
contacts-refused-handed-over = 已將 { $name } 移交給 { $member }
contacts-refused-remove = 只從我的清單移除
contacts-refused-remove-hint = 從您的「外部聯絡人」清單移除，同事仍會保留。
contacts-refused-removed = 已從您的清單移除 { $name }

## 垃圾桶

contacts-trash-since = { $date } 移到垃圾桶
contacts-trash-by = 由 { $name } 刪除。
contacts-restore = 還原
contacts-restored = 已還原 { $name } 和所有資料
contacts-purge = 永久刪除
contacts-purge-title = 要永久刪除 { $name } 嗎？
contacts-purge-text = 這位聯絡人的所有資料都會刪除，且無法復原。聊天室和訊息會保留。
contacts-purged = 已永久刪除 { $name }
contacts-empty-trash-action = 清空垃圾桶
contacts-empty-trash-title = 要清空垃圾桶嗎？
contacts-empty-trash-count = 將永久刪除 { $count } 位聯絡人，且無法復原。聊天室和訊息會保留。
contacts-trash-emptied = 已永久刪除 { $count } 位聯絡人
