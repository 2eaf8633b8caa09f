## Add Contact ▸ Add LINE User: the four ways

invitations-add-contact = 연락처 추가
invitations-add-line-user = LINE 사용자 추가
invitations-way-line = LINE으로 초대
invitations-way-qr = QR 코드 보기
invitations-way-link = 초대 링크 복사
invitations-way-other = 다른 앱으로 초대
invitations-making = 초대를 만드는 중…

## The words that go out

invitations-text = 안녕하세요, { $company } { $name }입니다. LINE 친구로 추가해 주세요: { $link }
invitations-subject = { $company } { $name }의 LINE 친구 추가 안내

## Copying

invitations-copied = 복사했습니다
invitations-copy-link = 링크 복사
invitations-copy-image = 이미지로 복사
invitations-copy-text = 문구 복사
invitations-copied-live = { $what }: 클립보드에 복사했습니다

## Show QR code

invitations-qr-how = 상대방이 LINE 카메라로 스캔하면 됩니다. 친구로 추가하면 대화방이 자동으로 만들어집니다.
invitations-qr-alt = 초대 QR 코드
invitations-full-screen = 전체 화면 보기
invitations-full-screen-title = { $name }님을 LINE 친구로 추가해 주세요
invitations-full-screen-step-1 = LINE을 열고 “친구 추가”를 누릅니다.
invitations-full-screen-step-2 = “QR 코드”를 선택하고 이 화면을 스캔합니다.
invitations-full-screen-close = 전체 화면 닫기
invitations-save-png = PNG로 저장
invitations-save-svg = SVG로 저장
invitations-saved = QR 코드를 저장했습니다: { $path }
invitations-label = 내 메모
invitations-label-hint = 예: “봄 행사 매장용”. 나에게만 보입니다.
invitations-label-saved = 메모를 저장했습니다

## The card to print

invitations-print = 카드 인쇄
invitations-card-title = 인쇄용 카드
invitations-card-alt = 인쇄될 카드
invitations-card-drawing = 카드를 만드는 중…
invitations-card-sheet = 크기
invitations-card-a6 = A6(계산대 옆)
invitations-card-a6-hint = 엽서 크기 카드 한 장
invitations-card-a4 = A4(벽 부착용)
invitations-card-a4-hint = 큰 카드 한 장
invitations-card-business = 명함
invitations-card-business-hint = A4 한 장에 10매, 91 × 55mm, 재단선 포함
invitations-card-language = 카드 언어
invitations-card-language-hint = 고객이 읽는 언어를 선택해 주세요
invitations-card-print = 100% 배율로 인쇄하거나, PDF로 저장해 인쇄소에 맡겨 주세요.
invitations-card-save = PDF로 저장
invitations-card-saved = 카드를 저장했습니다: { $path }
invitations-card-call = LINE 친구로 추가해 주세요
# Two lines of about the same length.
invitations-card-how =
    LINE이나 휴대폰 카메라로
    QR 코드를 스캔해 주세요.

## Copy invitation link

invitations-link-copied = 초대 링크를 복사했습니다
invitations-link-not-copied = 클립보드에 복사하지 못했습니다. “링크 복사”를 눌러 다시 시도해 주세요.
invitations-link-how = 이메일, 문자 메시지, 홈페이지 등 상대방이 볼 수 있는 곳에 붙여넣어 주세요. 상대방의 휴대폰에서 LINE이 열립니다.
invitations-link-name = 초대 링크

## Invite via LINE

invitations-line-how = 문구를 클립보드에 복사하고 LINE을 엽니다. LINE은 다른 프로그램에서 문구를 받지 못하므로 대화방에 붙여넣어 주세요.
invitations-line-open = LINE 열기
invitations-line-opened = 문구를 복사하고 LINE을 열었습니다
invitations-line-opened-not-copied = LINE을 열었습니다. 문구는 복사하지 못했습니다.
invitations-line-missing-title = 이 컴퓨터에 LINE이 설치되어 있지 않습니다
invitations-line-missing = LINE으로 초대하려면 이 컴퓨터에 LINE 앱이 필요합니다. 다음 세 가지 방법은 LINE 앱 없이도 쓸 수 있습니다.
invitations-line-browser = 브라우저에서 LINE 공유 페이지를 열 수도 있습니다. 휴대폰처럼 LINE에 로그인된 기기에서 가장 잘 작동합니다.
invitations-line-browser-open = LINE 공유 페이지 열기
invitations-line-browser-opened = 브라우저에서 공유 페이지를 열었습니다
invitations-text-name = 초대 문구
invitations-text-missing-link = 링크가 빠져 있으면 끝에 자동으로 추가됩니다.

## Invite with a different app

invitations-other-how = 초대를 보낼 앱을 선택해 주세요. 받는 사람 선택과 전송은 해당 앱에서 합니다.
invitations-targets = 앱
invitations-target-email = 이메일
invitations-target-sms = 문자 메시지
invitations-target-whatsapp = WhatsApp
invitations-target-telegram = Telegram
invitations-target-x = X
invitations-target-teams = Teams
invitations-target-opened = { $target }: 초대 문구를 담아 열었습니다

## Not authorised

invitations-not-allowed-title = 아직 LINE 사용자를 초대할 수 없습니다

## The list

invitations-list-title = 내 초대
invitations-list-empty = 초대가 없습니다. “연락처 추가”에서 초대할 수 있습니다.
invitations-list-own = 내 전용 LINE 계정입니다. 어떤 링크로 추가했는지 LINE이 알려 주지 않아, 초대별 상대방은 표시되지 않습니다. 새로 추가한 사람은 “메시지”에 나타납니다.
invitations-group-open = 전달한 초대
invitations-group-used = 추가한 사람이 있는 초대
invitations-group-unused = 아직 전달하지 않은 초대
invitations-group-ended = 종료된 초대
invitations-group-unused-note = QR 코드나 링크를 열기만 하고 아직 사용하지 않은 초대입니다. 다음에 열면 가장 최근 것을 다시 사용합니다.
invitations-opened = { $way }: { $date }
invitations-action-of = { $action }: { $what }
invitations-opened-shown = 전체 화면으로 표시
invitations-opened-copied-link = 링크 복사
invitations-opened-copied-text = 문구 복사
invitations-opened-copied-qr = QR 코드 복사
invitations-opened-saved-qr = QR 코드 저장
invitations-opened-saved-card = 카드 저장
invitations-opened-program = { $target } 열기
invitations-channel-profile = 내 프로필
invitations-made = { $date } 생성
invitations-ends = { $date } 만료
invitations-ended = { $date } 종료됨
invitations-state-withdrawn = 취소됨
invitations-joined = { $count ->
    [0] 아직 추가한 사람이 없음
   *[other] { $count }명이 추가함
  }
invitations-joined-unknown = 추가한 사람을 LINE이 알려 주지 않습니다
invitations-joined-open = { $name }님과의 대화방 열기
invitations-joined-more = { $count }명 더 보기
invitations-joined-nameless = LINE 사용자
invitations-label-add = 메모 추가
invitations-label-edit = 메모 수정
invitations-label-save = 메모 저장
invitations-label-cancel = 메모 수정 취소
invitations-withdraw = 초대 취소
invitations-withdraw-title = 이 초대를 취소하시겠습니까?
invitations-withdraw-code = 이제부터 이 링크나 QR 코드를 사용해도 나와 연결되지 않습니다. LINE 계정 자체는 계속 찾을 수 있으며, 이미 추가한 사람에게는 영향이 없습니다.
invitations-withdraw-own =
    Engawa에서는 취소된 것으로 표시되지만, 내 계정을 추가하는 LINE 링크는 받은 사람이 계속 쓸 수 있습니다. LINE에는 이 링크를 무효로 만드는 방법이 없습니다.
invitations-withdrawn = 초대를 취소했습니다
