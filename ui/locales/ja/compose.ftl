attachment-pasting = クリップボードから取り込み中…
error-attachment-unreadable = 読み込めません。フォルダーは圧縮してから添付してください。
error-clipboard-unreadable = クリップボードを読み取れませんでした。もう一度コピーしてください。
drop-words-here = ドロップして{ $name }さんへのメッセージに挿入

question-hand-over = 削除する代わりに、登録内容ごとあなたが引き継ぎますか？
question-yes = はい、引き継ぐ
question-no = いいえ
question-handed-over = { $who }さんが引き継ぎました
question-declined = { $who }さんは「いいえ」と回答しました
question-over = 回答は不要になりました。
system-deletion-declined = { $who }さんの回答は「いいえ」です。連絡先「{ $whom }」はそのまま残ります。
system-contact-taken-over = { $who }さんが連絡先「{ $whom }」を引き継ぎました。

settings-spelling = 入力中にスペルチェックする
settings-spelling-hint = メッセージとメモが対象です。このパソコンに辞書がある言語で確認します。
