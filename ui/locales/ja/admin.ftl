admin-title = 管理
admin-sections = 項目

## 会社

admin-company = 会社
admin-company-name = 会社名
admin-company-hint = LINEユーザーには、メンバー全員のステータスメッセージとして表示されます。
admin-company-saved = 会社名を保存しました
admin-refused-emoji = 絵文字を含む名前はLINEと連携できません。絵文字を外すか、LINE連携をオフにしてください。
admin-refused-line = 「line」を含む名前はLINEと連携できません。文字を変えるか、LINE連携をオフにしてください。
admin-name-ask-emoji = 絵文字を含む名前はLINEと連携できません
admin-name-ask-line = 「line」という語を含む名前はLINEと連携できません
admin-name-ask-company = この会社名にすると、変更するまで、だれもLINEユーザーの招待や送信ができなくなります。トークルームは引き続き閲覧でき、何も削除されません。
admin-name-ask-member = この名前にすると、変更するまで、このメンバーはLINEユーザーの招待や送信ができなくなります。トークルームは引き続き閲覧でき、何も削除されません。
admin-name-ask-save = このまま保存
admin-company-refused = 会社名に絵文字または「line」が含まれています。変更するまで、だれもLINEユーザーとトークできません。

## LINE連携

admin-connection = LINE連携
admin-connection-text = オンにすると、メンバーがLINEユーザーを招待し、メッセージをやり取りできます。
admin-connection-switch = LINEユーザーとのトークを許可する
admin-connection-for = 利用できるメンバー
admin-connection-everyone = 全員
admin-connection-everyone-hint = 新しいメンバーも最初から利用できます。
admin-connection-chosen = 選択したメンバー
admin-connection-chosen-hint = 選択したメンバーだけが利用できます。
admin-connection-saved = LINE連携を保存しました
admin-connection-off-title = LINE連携をオフにしますか?
admin-connection-off-text = LINEユーザーとのトークルームはすべて閲覧のみになり、招待もできなくなります。連絡先、トークルーム、メッセージは削除されません。オンに戻すと続きから利用できます。その間にLINEユーザーが送ったメッセージも保存されます。
admin-connection-off = オフにする
admin-connection-narrow-title = 一部のメンバーのLINE連携を外しますか?
admin-connection-narrow-text = { $count }人のメンバーは、LINEユーザーとのトークルームが閲覧のみになります。何も削除されません。
admin-connection-narrow = 保存する
admin-connection-nobody = メンバーを1人以上選択するか、LINE連携をオフにしてください。
admin-connection-is-off = LINE連携はオフです。LINEユーザーとのトークルームは閲覧のみで、何も削除されていません。
admin-refusals = LINEユーザーとトークできないメンバー
admin-refusal-connection-off = LINE連携がオフです。
admin-refusal-not-granted = 選択したメンバーに含まれていません。
admin-refusal-company-name = 会社名に絵文字または「line」が含まれています。
admin-refusal-member-name = 名前に絵文字または「line」が含まれています。名前を変更してください。
admin-refusal-no-account = LINEアカウントがありません。メンバーを開いて選択してください。

## メンバー

admin-members = メンバー
admin-members-search = メンバーを検索
admin-members-more = ほか{ $count }人を表示
admin-members-none = 一致するメンバーはいません。
admin-member-add = メンバーを追加
admin-member-add-title = メンバーを追加
admin-member-edit-title = メンバーを編集
admin-member-remove = 削除
admin-member-name = 名前
admin-member-reading = 読み仮名
admin-member-department = 部署
admin-member-administrator = 管理者
admin-member-administrator-hint = このページのすべての設定を変更できます。
admin-member-account = LINEアカウント
admin-member-account-none = なし
admin-member-account-hint = アカウントのベーシックIDが、メンバーのトークIDになります。
admin-member-account-shared = { $name }({ $id })・共有
admin-member-account-own = { $name }({ $id })
admin-member-account-taken = { $name }({ $id })・{ $member }さんが使用中
admin-member-no-id = トークIDなし
admin-member-you = あなた
admin-member-added = { $name }さんを追加しました
admin-member-saved = 保存しました
admin-member-stale = このメンバーの情報は、ほかの人が変更しました。入力した内容は残っています。もう一度「保存」を押すと、この内容で上書きします。
admin-member-remove-title = { $name }さんを削除しますか?
admin-member-remove-text = { $name }さんはEngawaを利用できなくなります。トークルーム、メッセージ、連絡先は会社に残り、同僚がトークルームを引き継げます。
admin-member-unsent-waiting = このメンバーのメッセージが{ $count }件、送信待ちです。
admin-member-unsent-asking = このメンバーの確認を待っているメッセージが{ $count }件あります。
admin-member-unsent-then = 削除すると、これらが自動で送信されることはありません。メッセージはトークルームに残り、引き継いだメンバーが自分の名前で送信するか、送信しないかを決めます。
admin-member-removed = { $name }さんを削除しました
admin-photo = 写真
admin-photo-choose = 写真を選択
admin-photo-remove = 写真を削除
admin-photo-hint = PNG、JPEG、WebP、GIF(10MBまで)
admin-photo-wrong = PNG、JPEG、WebP、GIF以外のファイルは使えません。
admin-photo-large = ファイルが10MBを超えています。
admin-photo-saved = 写真を保存しました
admin-photo-later = 写真は、メンバーを追加したあとで選択できます。

## LINEアカウント

admin-accounts = LINEアカウント
admin-accounts-text = トークにはLINE公式アカウントを使用します。メンバーは割り当てられたアカウントでトークします。
admin-accounts-none = LINEアカウントはまだありません
admin-accounts-none-text = LINE公式アカウントを接続すると、LINEからメンバーを追加できるようになります。
admin-account-connect = LINEアカウントを接続
admin-account-own = 専用
admin-account-shared = 共有
admin-account-make-shared = 複数のメンバーで共有する
admin-account-members = { $count ->
    [0] 使用しているメンバーはいません
   *[other] 使用者: { $names }
  }
admin-account-channel = チャネルID { $id }
admin-account-last = 最終受信 { $date }
admin-account-silent = LINEからの受信はまだありません
admin-account-disconnected = 使用停止中
admin-account-saved = 保存しました
admin-account-in-use = 複数のメンバーが使用しています。1人を残して、別のアカウントに変更してください。
admin-field-digits = 数字のみで入力してください。
admin-field-secret = 0~9とa~fの32文字で入力してください。
admin-field-token = チャネルアクセストークンではありません。
admin-field-other-channel = 別のチャネルのトークンです。

## This computer

admin-computer = このパソコン
media-limits = 受信するファイル
media-limits-text = メッセージを受信できるよう、このパソコンのディスクを常に1GB空けておきます。空きが足りない間、写真・動画・ファイルの取得を待ちます。容量を空けるために何かを削除することはありません。
media-limits-day = 1人が1日に送れる容量
media-limits-day-hint = 超えた分は自動で取得しません。トークルームから取得できます。
media-limits-saved = 保存しました
media-links = 送信したファイル
media-links-text = LINEとお客さまのスマートフォンは、推測できないリンクでこのパソコンからファイルを取得します。
media-links-days = リンクの有効期間
media-links-days-hint = 期間が過ぎると、LINEでは開けなくなります。トークルームからいつでも取り消せます。
media-links-for = { $count }日

## What could not be taken in

set-aside-section = 保留中の受信
set-aside-title = 取り込めなかったもの
set-aside-text = LINEから届きましたが、Engawaで表示できないものです。失われたものはなく、届いたままの形で保管しています。新しいバージョンのEngawaは、それぞれ一度ずつ自動でやり直します。
set-aside-none = 保留中のものはありません
set-aside-none-text = LINEから届いたものは、すべて取り込まれています。
set-aside-message = メッセージ
set-aside-edited = メッセージの編集
set-aside-unsend = メッセージの送信取消
set-aside-follow = 友だち追加
set-aside-unfollow = ブロック
set-aside-other = LINEでの種類：{ $what }
set-aside-from = 送信者：{ $name }
set-aside-from-nobody = 送信者：不明
set-aside-to = （宛先：{ $name }、{ $time }）
set-aside-cannot-be-stored = 保存済みの内容と矛盾するか、大きすぎます。
set-aside-breaks-a-rule = 対象がここにないか、規則に合いません。
set-aside-unknown = このバージョンのEngawaでは理由が分かりません。
set-aside-details = Engawaの管理担当者向けの詳細
set-aside-details-note = 書かれた内容、人、場所は含まれていません。
set-aside-version = バージョン { $version } が保留にしました。
set-aside-copy = コピー
set-aside-retry = もう一度試す
set-aside-retry-all = すべてもう一度試す
set-aside-retried = やり直しています。取り込めなかったものは、ここに戻ります。
set-aside-more = ほかに { $count } 件あります。

admin-idle = ウィンドウのロック
admin-idle-hint = マウスやキーボードが使われないまま、この時間がたつとロックします。Ctrl+Shift+Lですぐにロックできます。
admin-idle-never = 自動ではロックしない
admin-idle-minutes = { $minutes }分後
admin-idle-saved = 保存しました
admin-member-pin-reset = PINを削除
admin-member-pin-reset-hint = PINを忘れた人のために使います。本人が設定で新しいPINを決められます。
admin-member-pin-gone = { $name }さんのPINを削除しました。
