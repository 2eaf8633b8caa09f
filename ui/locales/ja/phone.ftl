# 練習用スマホ: Engawa を試す人が LINE ユーザーとして操作します。

phone-title = 練習用スマホ
phone-unreachable = 接続が切れました。練習用の環境が再開すると、自動的につながります。
phone-back = 戻る
phone-search = 検索
phone-open = 開く
phone-more = もっと見る
phone-unread = 未読

# People
phone-nobody = このスマホを使う人を選びましょう
phone-nobody-text = まずLINEユーザーを作成してください。その人として操作できます。
phone-nobody-else = ほかにはまだ誰もいません。
phone-user-switch = ユーザーを切り替える
phone-user-choose = ユーザーの切り替え
phone-user-more = ほかに{ $count }人います。名前で検索してください。
phone-user-new = 新しいLINEユーザー
phone-user-edit = 名前と写真を編集
phone-user-name = 名前
phone-user-name-missing = 名前を入力してください。
phone-user-photo = 写真を選択
phone-user-photo-remove = 写真を削除

# Friends
phone-tabs = 友だちとトーク
phone-friends = 友だち
phone-friends-none = 友だちはまだいません
phone-friends-none-text = QRコード、招待リンク、ID検索のいずれかで、会社の担当者を友だちに追加できます。
phone-add = 友だち追加
phone-scan = QRコードを読み取る
phone-scan-how = 画像をここにドロップするか、Ctrl+Vで貼り付けてください。
phone-scan-shown = Engawaの画面を読み取る
phone-scan-paste = 画像を貼り付け
phone-scan-file = 画像ファイルを選択
phone-link = 招待リンクを開く
phone-id = トークIDで検索

# The card of an account
phone-account = プロフィール
phone-add-friend = 追加
phone-chat = トーク
phone-block = ブロック
phone-unblock = ブロック解除
phone-blocked = ブロック中
phone-is-friend = 友だちです。
phone-is-stranger = まだ友だちではありません
phone-is-blocked = ブロック中です。メッセージは届きません。
phone-prefilled = リンクを開くと次の文が入力されます。送信はご自身で行います。

# Chats
phone-chats = トーク
phone-chats-none = トークはまだありません
phone-chats-none-text = 友だちを追加して、話しかけてみましょう。
phone-no-messages = メッセージはまだありません
phone-messages = { $name }とのメッセージ
phone-earlier = 以前のメッセージ
phone-letter-no-answer = 個人の知り合いから届いたメッセージです。練習では返信できません。
phone-sender-via = { $name } from ‘{ $account }’
phone-message-actions = メッセージの操作
phone-answer = リプライ
phone-answering = リプライ：{ $text }
phone-edit = 編集
phone-editing = メッセージを編集
phone-edited = 編集済み
phone-unsend = 送信取消
phone-unsent = { $name }がメッセージの送信を取り消しました
phone-unsent-mine = メッセージの送信を取り消しました
phone-picture-enlarge = 写真を拡大
phone-picture-gone = 写真を読み込めませんでした
phone-quoted-gone = このメッセージはもうありません
phone-emoji = LINE絵文字 { $id }
phone-sticker-said = スタンプ：{ $keywords }
phone-sticker-ids = パッケージ{ $package }、スタンプ{ $sticker }
phone-kind-sticker = スタンプ
phone-kind-image = 写真
phone-kind-video = 動画
phone-kind-audio = 音声
phone-kind-file = ファイル
phone-kind-location = 位置情報
phone-kind-other = このスマホでは表示できないメッセージ
phone-notice-joined = { $names }が参加しました
phone-notice-left = { $names }が退出しました

# Composer
phone-composer = { $name }へのメッセージ
phone-composer-hint = メッセージ
phone-send = 送信
phone-attach = 添付
phone-attach-picture = 写真・動画
phone-attach-file = ファイル
phone-attach-place = 位置情報
phone-attach-remove = 添付を取り消す
phone-place-title = 場所の名前
phone-place-address = 住所
phone-place-latitude = 緯度
phone-place-longitude = 経度
phone-place-latitude-wrong = -90から90までの数値を入力してください。
phone-place-longitude-wrong = -180から180までの数値を入力してください。
phone-place-example = 東京駅
phone-place-example-address = 東京都千代田区丸の内1丁目
phone-stickers = スタンプ
phone-sticker-hello = こんにちは
phone-sticker-thanks = ありがとう
phone-sticker-ok = 了解
phone-sticker-love = 大好き
phone-sticker-laugh = 大笑い
phone-sticker-sorry = ごめんなさい
phone-sticker-surprised = びっくり
phone-sticker-thinking = うーん
phone-sticker-sleepy = おやすみ
phone-sticker-cheers = お茶にしましょう
phone-sticker-cry = 泣く
phone-sticker-party = おめでとう

# Groups
phone-group = グループ
phone-group-new = グループ作成
phone-group-name = グループ名
phone-group-name-missing = グループ名を入力してください。
phone-group-with = メンバー
phone-group-make = 作成
phone-group-members = { $count }人
phone-group-people = メンバー
phone-group-more-people = メンバーを招待
phone-group-account = 会社のアカウント
phone-group-no-account = 会社のアカウントを友だちに追加すると、ここから招待できます。
phone-group-invite = 招待
phone-group-invite-name = { $name }を招待
phone-group-remove-account = 退会させる
phone-group-leave = グループを退会
phone-group-leave-text = グループとそのメッセージは、この人のスマホから消えます。

# Shared from the computer
phone-share-waiting = Engawaから、LINEで送るメッセージが届いています。
phone-share-choose = 送信先を選択
phone-share-title = LINEで送信
phone-share-drop = 送信しない
phone-share-sent = { $count }人に送信しました

# What went wrong
phone-error-qr-unreadable = この画像からQRコードを読み取れませんでした。
phone-error-qr-means-nothing = このQRコードに当てはまる相手はLINEにいません。
phone-error-link-unknown = このリンクに当てはまる相手はLINEにいません。
phone-error-id-unknown = このIDの相手は見つかりません。入力内容をご確認ください。
phone-error-nothing-shown = EngawaにQRコードが表示されていません。Engawaで「QRコードを表示」を開いてから、もう一度読み取ってください。
phone-error-no-picture = クリップボードに画像がありません。先にQRコードを画像としてコピーしてください。
phone-error-paste-by-keys = この方法ではクリップボードを読み取れません。この画面でCtrl+Vを押してください。
phone-error-not-found = すでに存在しません。
phone-error-not-friend = 先に友だちに追加してください。
phone-error-blocked = ブロック中のため送信できません。ブロックを解除してください。
phone-error-too-large = サイズが大きすぎます。写真とファイルは10 MBまでです。
phone-error-group-has-account = このグループにはすでに会社のアカウントがいます。LINEでは1つだけ参加できます。
phone-error-groups-not-allowed = このアカウントはグループに参加できません。
phone-error-not-possible = このメッセージはもう変更できません。
phone-error-other = うまくいきませんでした：{ $detail }
