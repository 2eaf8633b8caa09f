## 시스템 공유

share-sheet = 다른 앱으로 공유…
share-sheet-hint = 컴퓨터의 공유 창에서 앱을 선택합니다. 문구, 링크, QR 코드가 함께 전달됩니다.
share-email = QR 코드를 첨부해 이메일 작성…
share-email-hint = 문구, 링크, QR 코드가 담긴 새 이메일이 열립니다. 받는 사람 선택과 전송은 직접 해 주세요.
share-sheet-opened = 공유 창을 열었습니다. 실제로 보냈는지는 Engawa에서 알 수 없습니다.
share-email-opened = 새 이메일을 열었습니다. QR 코드가 첨부되었는지 확인한 뒤 보내 주세요.
share-email-opened-bare = 새 이메일을 열었지만 QR 코드는 첨부되지 않았습니다. 이 메일 프로그램은 Engawa에서 첨부할 수 없으니 PNG로 저장해 첨부해 주세요.
share-unsupported = 이 컴퓨터에는 사용할 수 있는 프로그램이 없습니다. 링크를 복사해 주세요.

## 열어 본 기록

share-opened-title = 지금까지 연 곳
share-opened-note = 실제로 보냈는지는 Engawa에서 알 수 없습니다.
share-opened-sheet = 공유 창 열기
share-opened-printed-card = 인쇄하려고 카드 열기
share-opened-line-page = LINE 공유 페이지 열기

## LINE으로 초대: LINE을 연 다음

share-line-step-chat = LINE에서 상대방과의 대화방을 엽니다.
share-line-step-paste = 문구를 붙여넣습니다({ $keys }).
share-line-step-send = 전송합니다. 상대방이 링크로 친구 추가를 합니다.
share-line-practice = 연습용 휴대폰에서 문구를 보낼 상대를 선택합니다.

## 카드 인쇄

share-print = 인쇄…
share-printed = 카드를 프린터로 보냈습니다
share-print-viewer = PDF 프로그램에서 카드를 열었습니다. 100% 배율로 인쇄해 주세요.
