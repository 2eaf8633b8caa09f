## 一覧

contacts-title = アドレス帳
contacts-lists = アドレス帳の一覧
contacts-list-all = すべての連絡先
contacts-list-external = 外部
contacts-clients = 顧客/取引先
contacts-list-clients = すべて
contacts-list-trash = ゴミ箱
contacts-clients-all = 顧客/取引先: すべての連絡先
contacts-clients-trash = 顧客/取引先: ゴミ箱
contacts-new = 新しい連絡先
contacts-search = 連絡先を検索
contacts-sort = 並び順: { $order }
contacts-sort-name = 名前順
contacts-sort-recent = 新しい順
contacts-nameless = (名前なし)
contacts-blocked = ブロックされています
contacts-mark-chosen = 共有中
contacts-mark-everyone = 全社共有
contacts-tag-show = タグ「{ $tag }」の連絡先を表示
contacts-tag-only = タグで絞り込み中
contacts-tag-clear = 絞り込みを解除
contacts-empty-tag = このタグの連絡先はありません
contacts-empty-tag-text = このリストに、タグ「{ $tag }」の付いた連絡先はありません。
contacts-colleague = 社内メンバー
contacts-empty-all = 連絡先はまだありません
contacts-empty-all-text = LINEで招待するか、連絡先を入力してください。
contacts-empty-external = LINEユーザーはまだいません
contacts-empty-external-text = 連絡先に追加したLINEユーザーがここに表示されます。まずは招待してください。最初の操作はLINEユーザーが行います。
contacts-empty-clients = 顧客/取引先はまだありません
contacts-empty-clients-text = トークルームから追加した人や、入力した連絡先がここに表示されます。
contacts-empty-trash = ゴミ箱は空です
contacts-empty-trash-text = 削除した連絡先は、完全に削除するまでここに残ります。
contacts-empty-found = 見つかりません
contacts-empty-found-text = この一覧に「{ $search }」に一致する連絡先はありません。
contacts-clear-search = 検索を解除
contacts-choose = 連絡先を選択してください
contacts-choose-text = 詳細がここに表示されます。
contacts-gone = この連絡先は表示できません
contacts-gone-text = 完全に削除されたか、公開範囲から外れました。
contacts-failed = 連絡先を読み込めませんでした
contacts-back = 一覧に戻る

## 詳細

contacts-message = トーク
contacts-message-none = この人とのトークルームはありません。
contacts-more = その他の操作
contacts-edit = 編集
contacts-share = 共有
contacts-delete = 削除
contacts-reading = 読み仮名
contacts-nickname = ニックネーム
contacts-nickname-note = LINEの情報と同期しているため、編集できません。
contacts-blocked-note = { $name }さんはLINEアカウントをブロックしています。解除されるまでメッセージは届きません。
contacts-phones = 電話番号
contacts-emails = メールアドレス
contacts-company = 会社
contacts-department = 部署
contacts-position = 役職
contacts-address = 住所
contacts-website = ウェブサイト
contacts-birthday = 誕生日
contacts-tags = タグ
contacts-memo = メモ
contacts-sharing = 公開範囲
contacts-sharing-private = 非公開(所有者のみ)
contacts-sharing-chosen = 選択したメンバー
contacts-sharing-everyone = 会社全体
contacts-owner = 所有者
contacts-added = 追加日
contacts-changed = 更新日
contacts-copy = { $value }をコピー
contacts-copied = コピーしました: { $value }
contacts-copy-failed = クリップボードにコピーできませんでした
contacts-not-in-my-list = あなたの「外部」一覧には入っていません。
contacts-read-only = { $name }さんが共有した連絡先です。変更できるのは所有者だけです。
contacts-owner-only = 操作できるのは{ $name }さんだけです。
contacts-phone-not-dialled = この表記のままでは電話をかけられません。
contacts-message-id = トークID
contacts-nothing-more = ほかの情報はまだありません。
contacts-details = 詳細
contacts-about = この連絡先について

## 編集

contacts-edit-title = 連絡先を編集
contacts-new-title = 新しい連絡先
contacts-new-note = LINEを使っていない人の連絡先です。LINEユーザーはトークルームから追加します。
contacts-from-line-note = 写真とニックネームはLINEと同期しているため、編集できません。
contacts-name = 名前
contacts-reading-hint = 名前順の並びに使います。
contacts-phone-n = 電話番号 { $n }
contacts-email-n = メールアドレス { $n }
contacts-phone-label-n = 電話番号 { $n } の種類
contacts-email-label-n = メールアドレス { $n } の種類
contacts-label-placeholder = 会社、携帯など
contacts-add-phone = 電話番号を追加
contacts-add-email = メールアドレスを追加
contacts-remove-phone = 電話番号 { $n } を削除
contacts-remove-email = メールアドレス { $n } を削除
contacts-birthday-hint = 年-月-日(例: 1990-04-23)。年がわからなければ月-日
contacts-tags-hint = 「、」または「,」で区切ってください。
contacts-saved = 保存しました
contacts-created = { $name }さんを顧客/取引先に追加しました
contacts-leave-title = 保存せずに移動しますか?
contacts-leave-text = 入力した内容は保存されていません。
contacts-leave = 移動する
contacts-stale-title = この連絡先は、ほかの人が変更しました
contacts-stale-text = まだ保存されていませんが、入力した内容は残っています。最新の内容を読み込むと、入力した項目はそのままで、ほかの項目だけが更新されます。
contacts-stale-load = 最新の内容を読み込む
contacts-merged = 最新の内容を読み込みました。入力した内容は残っています。
contacts-conflict = 現在の保存内容: { $value }
contacts-conflict-empty = 現在の保存内容: 空欄

## 共有

contacts-share-title = { $name }を共有
contacts-share-who = 公開範囲
contacts-share-private = 自分のみ
contacts-share-private-hint = ほかのメンバーには表示されません。
contacts-share-chosen = 選択したメンバー
contacts-share-chosen-hint = 表示するメンバーを選択します。
contacts-share-everyone = 会社全体
contacts-share-everyone-hint = すべてのメンバーに表示されます。
contacts-share-save = 共有する
contacts-shared = 公開範囲を保存しました
contacts-share-nobody = メンバーを1人以上選択してください。
contacts-members = メンバー
contacts-members-search = メンバーを検索
contacts-members-none = 一致するメンバーはいません。
contacts-members-more = ほか{ $count }人を表示
contacts-members-chosen = { $count ->
    [0] 選択されていません
   *[other] { $count }人を選択中
  }

## 削除

contacts-delete-title = { $name }を削除しますか?
contacts-delete-line = 連絡先は顧客/取引先のゴミ箱に移動します。トークルームは残り、メッセージのやり取りは続けられます。
contacts-delete-plain = 連絡先は顧客/取引先のゴミ箱に移動します。ゴミ箱から復元できます。
contacts-deleted = { $name }をゴミ箱に移動しました
contacts-undo = 元に戻す
contacts-refused-title = { $name }は削除できません
contacts-refused = { $member }さんがこのLINEユーザーとトーク中です。
contacts-refused-more = { $member }さんほか{ $count }人がこのLINEユーザーとトーク中です。
contacts-refused-ways = 次の方法があります:
contacts-refused-ask = { $member }さんに依頼する
contacts-refused-ask-hint = 削除したいことを、相手のトークルームに表示します。相手は、連絡先を引き継ぐか、断ることができます。
contacts-refused-asked = { $member }さんのトークルームに依頼を表示しました
contacts-refused-hand-over = { $member }さんに引き継ぐ
contacts-refused-hand-over-hint = { $member }さんが所有者になります。登録内容はすべて残ります。
contacts-refused-handed-over = { $name }を{ $member }さんに引き継ぎました
contacts-refused-remove = 自分の一覧からのみ外す
contacts-refused-remove-hint = あなたの「外部」一覧から外れます。同僚の連絡先には残ります。
contacts-refused-removed = { $name }を自分の一覧から外しました

## ゴミ箱

contacts-trash-since = { $date }からゴミ箱にあります
contacts-trash-by = { $name }さんが削除しました。
contacts-restore = 復元
contacts-restored = { $name }を元の内容のまま復元しました
contacts-purge = 完全に削除
contacts-purge-title = { $name }を完全に削除しますか?
contacts-purge-text = この連絡先の登録内容がすべて削除され、元に戻せません。トークルームとメッセージは残ります。
contacts-purged = { $name }を完全に削除しました
contacts-empty-trash-action = ゴミ箱を空にする
contacts-empty-trash-title = ゴミ箱を空にしますか?
contacts-empty-trash-count = { $count }件の連絡先が完全に削除され、元に戻せません。トークルームとメッセージは残ります。
contacts-trash-emptied = { $count }件の連絡先を完全に削除しました
