# ウィンドウそのもの: リンク、トレイ、パソコンの起動時、Engawaについて
link-unknown = このリンクはEngawaでは開けません。
tray-open = Engawaを開く
tray-unread = { $count ->
    [0] 未読メッセージはありません
   *[other] 未読メッセージ{ $count }件
}
tray-quit = Engawaを終了
closing-tray-title = Engawaは動き続けます
closing-tray-text = ウィンドウを閉じてもEngawaはトレイに残り、メッセージを受信し続けます。トレイからまた開けます。この動作は設定で変えられます。
closing-tray-hide = ウィンドウを閉じる
shortcut-quit = Engawaを終了
settings-computer = このパソコン
settings-tray = ウィンドウを閉じてもトレイで動き続ける
settings-tray-hint = メッセージを受信し続けます。終了するには{ $keys }を押すか、トレイのメニューを使います。
settings-tray-none = このパソコンにはトレイがないため、ウィンドウを閉じるとEngawaは終了します。
settings-autostart = パソコンの起動時にEngawaを開始する
settings-autostart-hint = トレイがあれば、トレイで開始します。
about-title = Engawaについて
about-version = バージョン{ $version }
about-licence = { $licence }ライセンスのフリーソフトウェアです。
about-licences = オープンソースライセンス
about-licences-text = Engawaは次のライブラリを使って作られています。作者の皆さまに感謝します。
about-licences-search = 検索
about-licences-none = その名前のライブラリはありません。
about-licences-loading = 一覧を読み込んでいます…
about-diagnostics = 診断情報
about-diagnostics-text = サポート担当者に渡す情報です。バージョン、件数、状態だけで、名前、メッセージ、アドレス、フォルダーは含まれません。
about-diagnostics-copy = コピー
about-diagnostics-show = 診断情報を表示
about-diagnostics-copied = 診断情報をコピーしました
