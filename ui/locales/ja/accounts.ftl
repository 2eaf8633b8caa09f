# LINEアカウントの接続と状態

## 接続の手順

connect-title = LINEアカウントを接続
connect-title-of = { $name }の設定
connect-steps = 設定の手順
connect-step-keys = キー
connect-step-secrets = キーの保管場所
connect-step-you = アカウントの確認
connect-step-address = 公開アドレス
connect-step-checks = 動作チェック
connect-step-checklist = LINE側の設定
connect-step-people = 最初のトーク
connect-next = 次へ
connect-later = あとで続ける
connect-back = LINEアカウント

connect-keys-intro = 公式アカウントのキーは、LINEの管理画面にあります。この画面と並べて開き、それぞれの値をコピーしてください。
connect-keys-open = LINE Developersコンソールを開く
connect-keys-no-channel = チャネルがない場合は、LINE Official Account Managerの「設定」▸「Messaging API」で「Messaging APIを利用する」を押します。費用はかかりません。
connect-channel-id = チャネルID
connect-channel-id-hint = プロバイダー ▸ チャネル ▸「チャネル基本設定」タブ ▸「チャネルID」。数字です。
connect-channel-id-fixed = { $name }のキーです。別のチャネルは、新しいアカウントとして接続してください。
connect-secret = チャネルシークレット
connect-secret-hint = 同じタブの下のほう ▸「チャネルシークレット」。32文字の英数字です。
connect-token-kind = LINEへの接続方法
connect-token-stateless = Engawaが短期間のトークンを自動で取得（推奨）
connect-token-stateless-hint = 上の2つの値だけで接続できます。
connect-token-assertion = アサーション署名キーを使う
connect-token-assertion-hint = 自社のキーをLINEに登録している場合に選びます。
connect-token-long-lived = 長期のトークンを使う
connect-token-long-lived-hint = コンソールで発行済みのトークンがある場合に選びます。
connect-key-id = キーID
connect-key-id-hint = 「チャネル基本設定」タブ ▸「アサーション署名キー」。登録したキーの横に表示されます。
connect-private-key = 秘密鍵
connect-private-key-hint = 登録したキーと対になる鍵です。JSON（JWK）またはPEM形式。
connect-private-key-file = ファイルを選択
connect-private-key-wrong = JSON（JWK）またはPEM形式の秘密鍵ではありません。
connect-private-key-large = 鍵としては大きすぎるファイルです。
connect-access-token = チャネルアクセストークン（長期）
connect-access-token-hint = 「Messaging API設定」タブの一番下にあります。
connect-keys-refused = LINEが受け付けませんでした。もう一度コピーしてください。
connect-keys-kept = キーはこのパソコンだけに保管され、再び表示されることはありません。
connect-keys-check = LINEで確認
connect-renew-text = 新しいキーが現在のキーに置き換わります。古いチャネルシークレットで署名されたものも、24時間は受け付けます。
connect-renewed = { $name }のキーを更新しました

connect-you-intro = このキーのLINEアカウント：
connect-you-known = このアカウントはすでに接続されています。続けるとキーが更新されます。古いチャネルシークレットも24時間は受け付けます。
connect-you-chat = LINE Official Account Managerの「チャット」がオンです。そちらで送った返信は、Engawaには表示されません。
connect-you-bot = LINE Official Account Managerの「チャット」がオフです。この場合、すべてのメッセージが自動で既読になります。
connect-you-mode = このアカウントを使うメンバー
connect-you-own = 1人
connect-you-own-hint = 友だち追加した人は、全員そのメンバーにつながります。
connect-you-shared = 複数
connect-you-shared-hint = 各メンバーのリンクとQRコードは、そのメンバーにつながります。それ以外から来た人は「担当者なし」に入ります。
connect-you-yes = このアカウントを接続
connect-you-renew = キーを更新
connect-you-no = 違うキーを入力
connect-you-done = { $name }を接続しました

connect-checklist-intro = 次の設定は、プログラムから確認や変更ができません。LINEの管理画面で1つずつ確認し、チェックを付けてください。
connect-checklist-more = 残りはあとで確認してもかまいません。この一覧はアカウントに保存されます。

people-who = 使うメンバー
people-nobody = このアカウントを使うメンバーはまだいません。
people-names = 使用者：{ $names }
people-own = 1人のメンバー専用です。
people-shared = このアカウントを使うメンバー全員に割り当ててください。
people-me = 自分で使う
people-me-done = { $name }を使えるようになりました
people-members = メンバーを開く
people-connection-off = 会社のLINE連携がオフのため、まだだれもトークできません。
people-connection-on = 全員に許可する
people-try = スマホから{ $id }にメッセージを送ってください
people-try-text = LINEの「友だち追加」で{ $id }を検索するか、QRコードを読み取って友だち追加し、何か送ってください。
people-qr = アカウントを友だち追加するQRコード
people-waiting = LINEからの最初の受信を待っています…
people-arrived = 届きました。トークを始められます。
people-arrived-at = LINEからの最終受信：{ $time }
people-nothing = 届かない場合は、動作チェックをご確認ください。
people-open = トークを開く

## キーの保管場所

secrets-title = キーの保管場所
secrets-none = このパソコンには、利用できるキーチェーンがありません。LINEアカウントのキーをどこに保管するか選んでください。
secrets-locked = キーを保管したファイルが、パスフレーズの入力を待っています。
secrets-asked = キーは保管されていません。もう一度入力してください。
secrets-place = 保管場所
secrets-keychain = このパソコンのキーチェーン
secrets-keychain-hint = パソコンにサインインすると、自動で使えるようになります。
secrets-keychain-closed = このパソコンにはないか、ロックされています。
secrets-file = パスフレーズで開くファイル
secrets-file-hint = Engawaを起動するたびに、パスフレーズを入力します。
secrets-memory = 保管しない（起動のたびに入力）
secrets-memory-hint = 起動のたびに、LINEの管理画面からキーをコピーし直します。
secrets-passphrase = パスフレーズ
secrets-passphrase-hint = 8文字以上。いくつかの単語を並べると覚えやすくなります。
secrets-passphrase-again = パスフレーズ（確認）
secrets-passphrase-short = 8文字以上で入力してください。
secrets-passphrase-differs = 2つのパスフレーズが一致しません。
secrets-lost = パスフレーズを忘れると、だれもファイルを開けません。その場合は、LINEの管理画面からキーをコピーし直します。連絡先、トークルーム、メッセージには影響しません。
secrets-keep = ここに保管
secrets-kept = キーの保管場所を変更しました
secrets-change = 変更
secrets-in-keychain = このパソコンのキーチェーン
secrets-in-file = パスフレーズで開くファイル（起動のたびに入力）
secrets-in-memory = 保管しない（起動のたびにキーを入力）

unlock-title = LINEのキーのロックを解除
unlock-text = LINEアカウントのキーはファイルに保管されています。パスフレーズを入力すると、Engawaを閉じるまで使えます。
unlock-forgotten = 忘れた場合は、管理者が「管理」▸「LINEアカウント」で保管場所を選び直せます。キーはLINEの管理画面からコピーし直します。
unlock = ロックを解除
unlock-done = ロックを解除しました。待機中のメッセージを送信します。

## 公開アドレス

address-title = 公開アドレス
address-intro = LINEは、メッセージをインターネット上のhttpsのアドレスに届けます。そこからこのパソコンのEngawaの受け口までは、トンネルソフト、リバースプロキシ、または小さなサーバーが中継します。
address-docs = 3つの方法を、文書「Reaching this computer」で順を追って説明しています。
address-door = このパソコンのEngawaの受け口
address-door-hint = トンネルやプロキシの転送先に、このアドレスを指定してください。
address-door-moved = 以前のポートを別のプログラムが使用しているため、受け口が変わりました。トンネルやプロキシの転送先を変更してください。
address-door-none = 受け口が開いていません。Engawaを再起動してください。
address-copy = コピー
address-now = 使用中：{ $url }
address-none = 未設定：LINEからこのパソコンに届きません。
address-choose = アドレス
address-looking = トンネルソフトを探しています…
address-look = もう一度探す
address-found-none = このパソコンで動作中のトンネルソフトは見つかりませんでした。
address-by-ngrok = このパソコンのngrokが公開しています。
address-by-cloudflared = このパソコンのcloudflaredが公開しています。
address-by-line = LINEに登録されています。
address-by-other = このパソコンで見つかりました。
address-other = 別のアドレス
address-url = 公開アドレス
address-url-hint = 例：https://line.example.com
address-wrong = https:// で始まる、インターネットから届くアドレスを入力してください。
address-use = このアドレスを使う
address-saved = 公開アドレスを設定しました
address-change = 変更

## 動作チェック

checks-title = 動作チェック
checks-running = LINEに問い合わせ、このパソコンに届くか確認しています。1分ほどかかることがあります。
checks-again = もう一度チェック
checks-right = チェックできる項目は、すべて正常です。
checks-wrong = { $count }件の問題があります。
checks-look = 動作しています。確認をおすすめする項目があります。
checks-webhook = Webhook URL
check-looked = 確認：{ $time }
check-was-right = { $time }までは正常でした。
check-never-right = 正常になったことはまだありません。
check-not-yet = まだ確認していません。
check-other = Engawaが知らない結果が返りました（{ $code }）。
check-detail = LINEからの説明：{ $detail }
check-status = 応答のステータスは{ $status }でした。
check-was = LINEには{ $was }が登録されていました。
check-used = { $limit }通のうち{ $used }通を使用しました。
check-state-ok = 正常
check-state-warning = 要確認
check-state-failed = 問題あり
check-state-unknown = 不明
check-fix-keys = キーを入力
check-fix-secrets = キーの保管場所
check-fix-address = アドレスを設定
check-again-do = 数分後に「もう一度チェック」を押してください。

check-unreachable = LINEに接続できませんでした。
check-unreachable-do = パソコンのインターネット接続をご確認ください。Engawaは自動で再試行します。
check-line-error = 現在、LINE側で問題が発生しています。
check-line-error-do = こちらで直すことはありません。数分後にもう一度チェックしてください。

check-credentials = キー
check-credentials-ok = LINEに受け付けられています。
check-credentials-refused = LINEに受け付けられなくなりました。
check-credentials-refused-do = LINEの管理画面からチャネルシークレットをコピーし直してください。トークンを使っている場合は、トークンもコピーし直します。
check-credentials-secrets = 保管場所がロックされているか空のため、キーを使えません。
check-credentials-secrets-do = ロックを解除するか、キーをもう一度入力してください。
check-bot-info = 名前と画像
check-bot-info-ok = LINEの表示と一致しています。
check-bot-info-another = 別のLINEアカウントのキーです。
check-bot-info-another-do = このアカウントのキーを入力するか、別のアカウントとして新しく接続してください。
check-public-address = 公開アドレス
check-public-address-ok = 設定されています。
check-public-address-missing = LINEからこのパソコンに届くアドレスがありません。
check-public-address-missing-do = 公開アドレスを設定してください。
check-public-address-closed = このパソコンのEngawaの受け口が開いていません。
check-public-address-closed-do = Engawaを再起動してください。直らない場合は、ファイアウォールや別のプログラムをご確認ください。
check-webhook-url = Webhook URL
check-webhook-url-ok = LINEに正しく登録されています。
check-webhook-url-registered = 別のURLが登録されていたため、正しいURLを登録しました。
check-webhook-url-not-set = LINEに登録されていません。
check-webhook-url-not-set-do = 公開アドレスを設定して、もう一度チェックしてください。EngawaがLINEに登録します。
check-webhook-url-refused = LINEに受け付けられませんでした。
check-webhook-url-refused-do = 公開アドレスはhttps:// で始まり、証明書が有効である必要があります。修正して、もう一度チェックしてください。
check-use-webhook = 「Webhookの利用」
check-use-webhook-ok = オンです。
check-use-webhook-off = オフのため、LINEからEngawaに何も届きません。
check-use-webhook-off-do = LINE Developersコンソール ▸ チャネル ▸「Messaging API設定」タブで「Webhookの利用」をオンにしてください。この設定は管理画面でのみ変更できます。
check-webhook-test = LINEからの接続
check-webhook-test-ok = LINEのテストが届きました。
check-webhook-test-connect = LINEから公開アドレスに接続できませんでした。
check-webhook-test-connect-do = トンネルやプロキシが動作しているか、アドレスと証明書が正しいかをご確認ください。
check-webhook-test-timeout = LINEの制限時間内に応答がありませんでした。
check-webhook-test-timeout-do = トンネルやプロキシが遅いか止まっていないかご確認ください。起動し直すと直ることがあります。
check-webhook-test-status = 公開アドレスからエラーが返りました。
check-webhook-test-status-do = トンネルやプロキシは動作していますが、Engawaの受け口に届いていません。転送先のアドレスをご確認ください。
check-webhook-test-unclassified = LINEのテストが失敗しました。原因はLINEにも分かりません。
check-webhook-test-wrong-place = 公開アドレスから応答がありましたが、このEngawaではありません。
check-webhook-test-wrong-place-do = トンネルやプロキシの転送先を、このパソコンの受け口に変更してください。別のパソコンやプログラムにつながっている可能性があります。
check-webhook-test-often = LINEのテストは1時間に60回までで、上限に達しました。
check-webhook-test-often-do = しばらくしてからもう一度チェックしてください。その間もメッセージは送受信できます。
check-signature = チャネルシークレット
check-signature-ok = LINEの署名と一致しています。
check-signature-wrong = LINEの署名と一致しないため、受信できません。
check-signature-wrong-do = 再発行された可能性があります。LINE Developersコンソールの「チャネル基本設定」からコピーし直してください。
check-signature-unknown = LINEのテストが届くと分かります。
check-chat-mode = チャット
check-chat-mode-chat = オンのため、既読を付けられます。LINE Official Account Managerで送った返信は、Engawaには表示されません。
check-chat-mode-bot = オフです。すべてのメッセージが自動で既読になります。
check-chat-mode-bot-do = 実際に読んだときに既読にするには、LINE Official Account Manager ▸「設定」▸「応答設定」で「チャット」をオンにしてください。
check-mark-as-read = 既読
check-mark-as-read-manual = Engawaで読むと、相手に既読が表示されます。
check-mark-as-read-auto = 読んだかどうかにかかわらず、すぐに既読になります。
check-mark-as-read-auto-do = 変更するには、LINE Official Account Managerで「チャット」をオンにしてください。
check-groups = グループ
check-groups-seen = グループに参加したことがあるため、許可されています。
check-groups-unknown = グループに参加できるかどうかは、LINEから分かりません。
check-groups-unknown-do = グループを使う場合は、「LINE側の設定」の項目をご確認ください。
check-quota = 今月のメッセージ
check-quota-ok = 十分に残っています。
check-quota-unlimited = プランに上限はありません。
check-quota-low = 80％を超えて使用しています。
check-quota-very-low = 95％を超えて使用しています。
check-quota-low-do = 1分以内の返信は無料です。または、LINE Official Account Managerでプランを変更してください。
check-quota-used-up = すべて使用しました。すぐに返信したもの以外は、送信を待っています。
check-quota-used-up-do = LINE Official Account Managerでプランを変更するか、来月までお待ちください。
check-quota-stopped = 送信の上限に達しました。すぐに返信したもの以外は、送信を待っています。
check-quota-stopped-do = 上限を引き上げるか、来月までお待ちください。
check-last-event = LINEからの受信
check-last-event-ok = LINEから届いています。
check-last-event-silent = LINEからまだ何も届いていません。
check-last-event-quiet = 1週間、LINEから何も届いていません。
check-last-event-do = スマホからアカウントにメッセージを送り、届くかどうかご確認ください。

## LINE側の設定

checklist-title = LINE側の設定
checklist-done = 確認済み：{ $time }
checklist-undone = まだチェックしていません
checklist-contradicted = 設定と異なる動作が見つかりました。もう一度ご確認ください。
checklist-open-console = LINE Developersコンソールを開く
checklist-open-manager = LINE Official Account Managerを開く
checklist-use-webhook = 「Webhookの利用」がオン
checklist-use-webhook-why = オフの場合、LINEからEngawaに何も届きません。
checklist-redelivery = 「Webhookの再送」がオン
checklist-redelivery-why = パソコンの電源が切れている間のメッセージが、あとで再送されます。いつまで再送されるかは公開されていません。
checklist-greeting = 「あいさつメッセージ」がオフ、または必要
checklist-greeting-why = 初期設定はオンで、友だち追加した人にLINEが自動であいさつを送ります。
checklist-auto-reply = 「応答メッセージ」がオフ
checklist-auto-reply-why = 初期設定はオンで、すべてのメッセージにLINEが自動で返信します。
checklist-group-join = 「グループトークへの参加を許可する」がオン、またはグループは使わない
checklist-group-join-why = オフの場合、アカウントをグループに招待できません。
checklist-where-console = LINE Developersコンソール ▸ チャネル ▸「Messaging API設定」タブ
checklist-where-response = LINE Official Account Manager ▸「設定」▸「応答設定」

## アカウントの状態

health-open = 状態
health-continue = 設定を続ける
health-account = { $name }の状態
health-failed = { $count }件の問題
health-keys-missing = キーがありません
health-keys = キー
health-renew = キーを更新
health-stateless = Engawaが短期間のトークンを自動で取得します。
health-assertion = アサーション署名キーを使用します。
health-long-lived = 長期のトークンを使用します。
health-old-secret = 古いチャネルシークレットは{ $time }まで受け付けます。
health-disconnect = 接続を解除
health-disconnect-title = { $name }の接続を解除しますか？
health-disconnect-text = Engawaからキーが削除され、このアカウントでの送受信ができなくなります。トークルーム、連絡先、メッセージは削除されず、閲覧できます。いつでも接続し直せます。
health-disconnect-done = { $name }の接続を解除しました
health-disconnected = このアカウントは使用停止中です。トークルームは閲覧のみできます。
health-again = もう一度接続

## 月間メッセージ数

quota-title = 今月のメッセージ
quota-of = { $limit }通のうち{ $used }通
quota-unlimited = { $used }通（プランに上限はありません）
quota-unknown = LINEからまだ情報を取得していません。
quota-asked = { $time }時点のLINEの集計に、その後の送信を加えた数です。
quota-low = 80％を超えて使用しています。
quota-very-low = 95％を超えて使用しています。
quota-used-up = すべて使用しました。すぐに返信したもの以外は、{ $date }またはプランの変更まで送信を待ちます。
quota-stopped = 送信の上限に達しました。すぐに返信したもの以外は、{ $date }または上限の引き上げまで送信を待ちます。
quota-stop-line = 送信の上限：{ $count }通
quota-stop = 送信の上限
quota-stop-hint = 1か月にこの数を超えると、有料のメッセージを送信しません。空欄の場合は、プランの上限まで送信します。
quota-stop-wrong = 整数を入力するか、空欄にしてください。
quota-stop-saved = 送信の上限を保存しました
quota-cost = メッセージは受け取る人数分を数えます。8人のグループでは8通です。お客さまのメッセージから約1分以内の返信は無料です。

## 止まったもの

trouble-title = { $name }：{ $what }
trouble-since = （{ $time }から）
trouble-more = ほかに{ $count }件のアカウントでも問題が発生しています。
trouble-open = 対処方法を見る
trouble-who = { $names }さんが対応できます。
trouble-who-nobody = 管理者が対応できます。
banner-locked = LINEのキーがロックされています。
banner-locked-text = パスフレーズを入力するまで、メッセージの送受信はできません。
banner-asked = LINEのキーをもう一度入力してください。
banner-asked-text = Engawaはキーを保管していません。入力するまで、メッセージの送受信はできません。
banner-asked-do = キーを入力
banner-unavailable = パソコンのキーチェーンがロックされているか、利用できません。
banner-unavailable-text = ロックを解除するか、キーの保管場所を選び直してください。それまでメッセージの送受信はできません。
banner-no-account = LINEアカウントがまだ接続されていません。
banner-no-account-text = LINE公式アカウントを接続してください。5分ほどで終わります。
