## システムの共有機能

share-sheet = 他のアプリで共有…
share-sheet-hint = パソコンの共有画面でアプリを選びます。文面、リンク、QRコードが渡されます。
share-email = QRコード付きのメールを作成…
share-email-hint = 文面、リンク、QRコードの入った新規メールが開きます。宛先の入力と送信はご自身で行ってください。
share-sheet-opened = 共有画面を開きました。実際に送信したかどうかは、Engawaでは確認できません。
share-email-opened = 新規メールを開きました。QRコードが添付されているか確認してから送信してください。
share-email-opened-bare = 新規メールを開きましたが、QRコードは添付されていません。このメールソフトではEngawaから添付できないため、PNGで保存して添付してください。
share-unsupported = このパソコンには対応するアプリがありません。リンクをコピーしてご利用ください。

## 開いた記録

share-opened-title = これまでに開いたもの
share-opened-note = 実際に送信したかどうかは、Engawaでは確認できません。
share-opened-sheet = 共有画面を開きました
share-opened-printed-card = 印刷用にカードを開きました
share-opened-line-page = LINEの共有ページを開きました

## LINEで招待: LINEを開いたあと

share-line-step-chat = LINEで、相手とのトークを開きます。
share-line-step-paste = 文面を貼り付けます({ $keys })。
share-line-step-send = 送信します。相手がリンクから友だちに追加します。
share-line-practice = 練習用スマホで、送る相手を選びます。

## カードの印刷

share-print = 印刷…
share-printed = カードをプリンターに送りました
share-print-viewer = PDFソフトでカードを開きました。倍率100 %で印刷してください。
