## 連絡先を追加 ▸ LINEユーザーを追加

invitations-add-contact = 連絡先を追加
invitations-add-line-user = LINEユーザーを追加
invitations-way-line = LINEで招待
invitations-way-qr = QRコードを表示
invitations-way-link = 招待リンクをコピー
invitations-way-other = 他のアプリで招待
invitations-making = 招待を作成しています…

## 送る文面

invitations-text = { $company }の{ $name }です。LINEで友だち追加をお願いいたします: { $link }
invitations-subject = { $company } { $name }のLINE

## コピー

invitations-copied = コピーしました
invitations-copy-link = リンクをコピー
invitations-copy-image = 画像としてコピー
invitations-copy-text = 文面をコピー
invitations-copied-live = { $what }: クリップボードにコピーしました

## QRコードを表示

invitations-qr-how = 相手のLINEのカメラで読み取ってもらいます。友だちに追加されると、トークルームが自動で作成されます。
invitations-qr-alt = 招待用のQRコード
invitations-full-screen = 全画面で表示
invitations-full-screen-title = LINEで{ $name }を友だち追加
invitations-full-screen-step-1 = LINEを開き、「友だち追加」をタップします。
invitations-full-screen-step-2 = 「QRコード」を選び、この画面を読み取ります。
invitations-full-screen-close = 全画面を閉じる
invitations-save-png = PNGで保存
invitations-save-svg = SVGで保存
invitations-saved = QRコードを保存しました: { $path }
invitations-label = 自分用のメモ
invitations-label-hint = 例:「春の店頭用」。ほかの人には見えません。
invitations-label-saved = メモを保存しました

## 印刷用カード

invitations-print = カードを印刷
invitations-card-title = 印刷用カード
invitations-card-alt = 印刷されるカード
invitations-card-drawing = カードを作成しています…
invitations-card-sheet = サイズ
invitations-card-a6 = A6(レジ横など)
invitations-card-a6-hint = はがき大のカード1枚
invitations-card-a4 = A4(壁に掲示)
invitations-card-a4-hint = 大きな1枚
invitations-card-business = 名刺
invitations-card-business-hint = A4用紙に10枚、91 × 55 mm、切り取り線付き
invitations-card-language = カードの言語
invitations-card-language-hint = お客様が読む言語を選んでください
invitations-card-print = 倍率100 %で印刷するか、PDFで保存して印刷会社に渡してください。
invitations-card-save = PDFで保存
invitations-card-saved = カードを保存しました: { $path }
invitations-card-call = LINEで友だち追加
# Two lines of about the same length.
invitations-card-how =
    LINEまたはスマホのカメラで
    読み取ってください。

## 招待リンクをコピー

invitations-link-copied = 招待リンクをコピーしました
invitations-link-not-copied = クリップボードにコピーできませんでした。「リンクをコピー」をもう一度押してください。
invitations-link-how = メール、SMS、ホームページなど、相手が見る場所に貼り付けてください。相手のスマートフォンでLINEが開きます。
invitations-link-name = 招待リンク

## LINEで招待

invitations-line-how = 文面をクリップボードにコピーして、LINEを開きます。LINEは他のアプリから文面を受け取れないため、トークに貼り付けて送ってください。
invitations-line-open = LINEを開く
invitations-line-opened = 文面をコピーし、LINEを開きました
invitations-line-opened-not-copied = LINEを開きました。文面はコピーできませんでした。
invitations-line-missing-title = このパソコンにLINEがインストールされていません
invitations-line-missing = LINEで招待するには、このパソコンにLINEアプリが必要です。次の3つの方法は、LINEがなくても使えます。
invitations-line-browser = LINEの共有ページをブラウザーで開くこともできます。スマートフォンなど、LINEにログインしている端末での利用に向いています。
invitations-line-browser-open = LINEの共有ページを開く
invitations-line-browser-opened = 共有ページをブラウザーで開きました
invitations-text-name = 招待の文面
invitations-text-missing-link = リンクがない場合は、末尾に追加されます。

## 他のアプリで招待

invitations-other-how = 招待を送るアプリを選んでください。送り先の選択と送信は、そのアプリで行います。
invitations-targets = アプリ
invitations-target-email = メール
invitations-target-sms = SMS
invitations-target-whatsapp = WhatsApp
invitations-target-telegram = Telegram
invitations-target-x = X
invitations-target-teams = Teams
invitations-target-opened = { $target }に招待を渡しました

## 権限がない

invitations-not-allowed-title = まだLINEユーザーを招待できません

## 一覧

invitations-list-title = 招待の一覧
invitations-list-empty = 招待はまだありません。「連絡先を追加」から招待できます。
invitations-list-own = 自分専用のLINEアカウントでは、どのリンクから友だちになったかをLINEが通知しないため、招待ごとの相手は表示されません。新しい相手は「トーク」に表示されます。
invitations-group-open = 渡した招待
invitations-group-used = 追加した人がいる招待
invitations-group-unused = まだ渡していない招待
invitations-group-ended = 終了した招待
invitations-group-unused-note = QRコードやリンクを開いただけで、まだ使っていないものです。次に開くと、最新のものが使われます。
invitations-opened = { $way }: { $date }
invitations-action-of = { $action }: { $what }
invitations-opened-shown = 全画面で表示
invitations-opened-copied-link = リンクをコピー
invitations-opened-copied-text = 文面をコピー
invitations-opened-copied-qr = QRコードをコピー
invitations-opened-saved-qr = QRコードを保存
invitations-opened-saved-card = カードを保存
invitations-opened-program = { $target }を開きました
invitations-channel-profile = マイプロフィール
invitations-made = 作成 { $date }
invitations-ends = 期限 { $date }
invitations-ended = { $date }に終了
invitations-state-withdrawn = 取り消し済み
invitations-joined = { $count ->
    [0] まだ追加した人はいません
   *[other] { $count }人が追加しました
  }
invitations-joined-unknown = だれが追加したかはLINEから通知されません
invitations-joined-open = { $name }とのトークを開く
invitations-joined-more = ほか{ $count }人を表示
invitations-joined-nameless = LINEユーザー
invitations-label-add = メモを追加
invitations-label-edit = メモを変更
invitations-label-save = メモを保存
invitations-label-cancel = 変更をやめる
invitations-withdraw = 取り消す
invitations-withdraw-title = この招待を取り消しますか?
invitations-withdraw-code = 以後、このリンクやQRコードを使っても、あなたの招待としては扱われません。LINEアカウント自体は引き続き見つけられます。すでに追加した人には影響しません。
invitations-withdraw-own = Engawaでは取り消し済みになりますが、あなたのLINEアカウントを友だち追加するリンクは、受け取った人が引き続き使えます。LINEにはこのリンクを無効にする方法がありません。
invitations-withdrawn = 招待を取り消しました
