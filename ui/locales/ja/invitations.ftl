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

## 招待リンクをコピー

invitations-link-copied = 招待リンクをコピーしました
invitations-link-not-copied = クリップボードにコピーできませんでした。「リンクをコピー」をもう一度押してください。
invitations-link-how = メール、SMS、ホームページなど、相手が見る場所に貼り付けてください。相手のスマートフォンでLINEが開きます。
invitations-link-name = 招待リンク

## LINEで招待

invitations-line-how = LINEで送り先を選びます。文面はクリップボードにもコピーされるので、トークに貼り付けることもできます。
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
invitations-channel-profile = マイプロフィール
invitations-made = 作成 { $date }
invitations-ends = 期限 { $date }
invitations-ended = { $date }に終了
invitations-no-end = 期限なし
invitations-state-open = 有効
invitations-state-expired = 期限切れ
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
