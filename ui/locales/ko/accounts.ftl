# Connecting LINE accounts, and how they do.
# LINE Developers Console has no Korean, so its labels stay in English; those of LINE Official Account Manager
# are given in Korean with the English beside them where one has to be found.

## The set-up

connect-title = LINE 계정 연결
connect-title-of = { $name } 설정
connect-steps = 설정 단계
connect-step-keys = 키
connect-step-secrets = 키 보관 위치
connect-step-you = 계정 확인
connect-step-address = 공개 주소
connect-step-checks = 점검
connect-step-checklist = LINE 측 설정
connect-step-people = 첫 대화
connect-next = 계속
connect-later = 나중에 계속
connect-back = LINE 계정

connect-keys-intro = 공식 계정의 키는 LINE의 관리 화면에 있습니다. 이 창 옆에 나란히 열고 값을 하나씩 복사해 주세요.
connect-keys-open = LINE Developers Console 열기
connect-keys-no-channel =
    채널이 없다면 LINE Official Account Manager에서 “설정 ▸ Messaging API”를 열고 Messaging API 사용(Enable Messaging API)을 눌러 주세요.
connect-channel-id = 채널 ID
connect-channel-id-hint = 프로바이더 ▸ 채널 ▸ “Basic settings” 탭 ▸ “Channel ID”. 숫자입니다.
connect-channel-id-fixed = { $name } 계정의 키입니다. 다른 채널은 새 계정으로 연결해 주세요.
connect-secret = 채널 시크릿
connect-secret-hint = 같은 탭 아래쪽 ▸ “Channel secret”. 영문자와 숫자 32자입니다.
connect-token-kind = LINE 접속 방식
connect-token-stateless = Engawa가 단기 토큰을 자동 발급(권장)
connect-token-stateless-hint = 위의 두 값만 있으면 됩니다.
connect-token-assertion = 어설션 서명 키 사용
connect-token-assertion-hint = 직접 만든 키를 LINE에 등록한 경우에 선택합니다.
connect-token-long-lived = 장기 토큰 사용
connect-token-long-lived-hint = 콘솔에서 이미 발급한 토큰이 있는 경우에 선택합니다.
connect-key-id = 키 ID
connect-key-id-hint = “Basic settings” 탭 ▸ “Assertion Signing Key”. 등록한 키 옆에 표시됩니다.
connect-private-key = 개인 키
connect-private-key-hint = 등록한 공개 키와 짝을 이루는 키입니다. JSON(JWK) 또는 PEM 형식.
connect-private-key-file = 파일 선택
connect-private-key-wrong = JSON(JWK)이나 PEM 형식의 개인 키가 아닙니다.
connect-private-key-public = LINE에 등록한 공개 키입니다. 짝을 이루는 개인 키를 붙여넣어 주세요.
connect-private-key-encrypted = 비밀번호가 걸린 키입니다. 비밀번호 없이 내보낸 뒤 여기에 붙여넣어 주세요.
connect-private-key-not-rsa = LINE에서는 RSA 키만 쓸 수 있습니다. 2048비트 RSA 키를 만들어 공개 키를 LINE에 등록하고, 개인 키를 여기에 붙여넣어 주세요.
connect-private-key-refused = LINE에서 받아들이지 않는 키입니다. 공개 키가 이 채널에 등록되어 있는지, 키 ID가 그 키의 것인지 확인해 주세요.
connect-private-key-large = 파일이 너무 커서 키로 볼 수 없습니다.
connect-access-token = 채널 액세스 토큰(장기)
connect-access-token-hint = “Messaging API” 탭 맨 아래에 있습니다.
connect-access-token-refused = LINE에서 받아들이지 않는 토큰입니다. 다시 복사하거나 새로 발급해 주세요.
connect-keys-refused = LINE에서 받아들이지 않습니다. 다시 복사해 주세요.
connect-keys-kept = 키는 이 컴퓨터에만 보관되며 다시 표시되지 않습니다.
connect-keys-check = LINE에서 확인
connect-renew-text = 새 키가 기존 키를 대체합니다. 이전 채널 시크릿으로 서명된 요청도 24시간 동안은 받습니다.
connect-renewed = { $name } 계정의 키를 갱신했습니다

connect-you-intro = 이 키의 LINE 계정:
connect-you-known = 이미 연결된 계정입니다. 계속하면 키가 갱신되며, 이전 채널 시크릿도 24시간 동안은 사용할 수 있습니다.
connect-you-elsewhere = 지금은 LINE이 이 계정의 메시지를 { $url } 주소로 보내고 있습니다. 연결하면 Engawa로 오고 그 주소로는 가지 않습니다.
connect-you-chat = LINE Official Account Manager의 “채팅(Chat)”이 켜져 있습니다. 거기서 보낸 답변은 Engawa에 표시되지 않습니다.
connect-you-bot = LINE Official Account Manager의 “채팅(Chat)”이 꺼져 있습니다. 이 경우 모든 메시지가 자동으로 읽음 처리됩니다.
connect-you-mode = 이 계정을 사용할 구성원
connect-you-own = 한 명
connect-you-own-hint = 계정을 추가한 사람은 모두 그 구성원과 연결됩니다.
connect-you-shared = 여러 명
connect-you-shared-hint = 각 구성원의 링크와 QR 코드로 추가한 사람은 그 구성원과 연결됩니다. 그 외의 사람은 “담당자 없음”에 표시됩니다.
connect-you-yes = 이 계정 연결
connect-you-renew = 키 갱신
connect-you-no = 다른 키 입력
connect-you-done = { $name } 계정을 연결했습니다

connect-checklist-intro =
    다음 설정은 LINE의 관리 화면에서만 바꿀 수 있고, Engawa가 확인할 수 있는 것은 “Use webhook”뿐입니다. LINE의 관리 화면에서 하나씩 확인하고 체크해 주세요.
connect-checklist-more = 나머지는 나중에 확인하고 체크해도 됩니다. 이 목록은 계정에 저장됩니다.

people-who = 사용할 구성원
people-nobody = 이 계정을 사용하는 구성원이 없습니다.
people-names = 사용자: { $names }
people-own = 한 명만 쓰는 전용 계정입니다.
people-shared = 이 계정으로 대화할 구성원 모두에게 배정해 주세요.
people-me = 내가 사용
people-me-done = 이제 { $name } 계정으로 대화할 수 있습니다
people-members = 구성원 열기
people-connection-off = 회사의 LINE 연동이 꺼져 있어 아직 아무도 대화할 수 없습니다.
people-connection-on = 모든 구성원에게 허용
people-try = 휴대폰에서 { $id } 계정으로 메시지를 보내 보세요
people-try-text = LINE의 “친구 추가”에서 { $id } ID를 검색하거나 QR 코드를 스캔해 친구로 추가한 뒤, 아무 메시지나 보내 주세요.
people-qr = 계정을 친구로 추가하는 QR 코드
people-waiting = LINE에서 첫 수신을 기다리는 중…
people-arrived = 도착했습니다. 이제 대화할 수 있습니다.
people-arrived-at = 마지막 LINE 수신: { $time }
people-nothing = 도착하지 않으면 점검 결과를 확인해 주세요.
people-open = 메시지 열기

## Where keys are kept

secrets-title = 키 보관 위치
secrets-none = 이 컴퓨터에는 사용할 수 있는 키체인이 없습니다. LINE 계정의 키를 보관할 위치를 선택해 주세요.
secrets-locked = 키를 보관한 파일을 열려면 암호 문구를 입력해야 합니다.
secrets-asked = 보관된 키가 없어 다시 입력해야 합니다.
secrets-place = 키 보관
secrets-keychain = 이 컴퓨터의 키체인에 보관
secrets-keychain-hint = 컴퓨터에 로그인하면 자동으로 열립니다.
secrets-keychain-closed = 이 컴퓨터에 키체인이 없거나 잠겨 있습니다.
secrets-file = 암호 문구로 여는 파일에 보관
secrets-file-hint = Engawa를 시작할 때마다 암호 문구를 입력합니다.
secrets-memory = 보관하지 않고 시작할 때마다 입력
secrets-memory-hint = 시작할 때마다 LINE의 관리 화면에서 키를 다시 복사해야 합니다.
secrets-passphrase = 암호 문구
secrets-passphrase-hint = 8자 이상. 여러 단어를 이어 쓰면 기억하기 쉽습니다.
secrets-passphrase-again = 암호 문구 확인
secrets-passphrase-short = 8자 이상 입력해 주세요.
secrets-passphrase-differs = 두 암호 문구가 다릅니다.
secrets-lost = 암호 문구를 잊으면 아무도 파일을 열 수 없으며, LINE의 관리 화면에서 키를 다시 복사해야 합니다. 연락처, 대화방, 메시지에는 영향이 없습니다.
secrets-keep = 여기에 보관
secrets-kept = 이제부터 이 위치에 키를 보관합니다
secrets-change = 변경
secrets-in-keychain = 이 컴퓨터의 키체인
secrets-in-file = 시작할 때마다 암호 문구로 여는 파일
secrets-in-memory = 보관하지 않음(시작할 때마다 키 입력)

unlock-title = LINE 키 잠금 해제
unlock-text = LINE 계정의 키는 파일에 보관되어 있습니다. 암호 문구를 입력하면 Engawa를 닫을 때까지 열려 있습니다.
unlock-forgotten = 잊은 경우 관리자가 “관리 ▸ LINE 계정”에서 키 보관 위치를 다시 선택할 수 있습니다. 키는 LINE의 관리 화면에서 다시 복사합니다.
unlock = 잠금 해제
unlock-done = 잠금을 해제했습니다. 대기 중이던 메시지를 보냅니다.

## The public address

address-title = 공개 주소
address-intro = LINE은 메시지를 https로 시작하는 인터넷 주소로 보냅니다. 터널 프로그램, 리버스 프록시, 소형 서버가 그 주소에서 받아 이 컴퓨터의 Engawa 수신 포트로 전달합니다.
address-ways = 주소를 마련하는 방법
address-way-try = 바로 시험해 보려면: 간이 터널
address-way-try-text = 다음 프로그램 중 하나를 설치하고 명령을 실행한 상태로 두세요. 그런 다음 “다시 찾기”를 눌러 주세요.
address-way-cloudflared = 계정이 필요 없습니다. 시작할 때마다 주소가 바뀌지만, Engawa가 새 주소를 찾아 사용할지 묻습니다.
address-way-ngrok = 무료 계정이 필요합니다. 주소가 바뀌지 않습니다.
address-way-tunnel = 매일 쓰려면: 주소가 바뀌지 않는 터널
address-way-tunnel-text =
    Cloudflare의 named tunnel, ngrok, Tailscale Funnel이 컴퓨터와 함께 시작되도록 합니다. 거의 모든 공유기 뒤에서 작동합니다. Tailscale을 제외하면 제공사가 통신 내용을 읽을 수 있습니다.
address-way-server = 터널 제공사를 거치지 않으려면: 직접 운영하는 프록시나 소형 서버
address-way-server-text =
    인증서를 설정한 Caddy나 nginx가 https 요청을 받아 모두 { $door } 주소로 전달합니다. 이 컴퓨터에 두거나, 이 컴퓨터와 SSH로 연결된 임대 서버에 둡니다.
address-ways-more = 각 방법의 자세한 순서와 설정 파일은 Engawa 소스에 포함된 docs/reaching-this-computer.md(영어)에 있습니다. 컴퓨터 담당자에게 전달해 주세요.
address-door = 이 컴퓨터의 Engawa 수신 포트
address-door-hint = 터널이나 프록시가 모든 요청을 이 주소로 전달해야 합니다.
address-door-moved = 다른 프로그램이 기존 포트를 사용 중이어서 수신 포트가 바뀌었습니다. 터널이나 프록시의 전달 주소를 변경해 주세요.
address-door-none = 수신 포트가 열려 있지 않습니다. Engawa를 다시 시작해 주세요.
address-copy = 복사
address-now = 사용 중: { $url }
address-none = 설정되지 않음: LINE이 이 컴퓨터에 접속할 수 없습니다.
address-choose = 주소
address-looking = 터널 프로그램을 찾는 중…
address-look = 다시 찾기
address-found-none = 이 컴퓨터에서 실행 중인 터널 프로그램을 찾지 못했습니다.
address-by-ngrok = 이 컴퓨터에서 실행 중인 ngrok의 주소입니다.
address-by-cloudflared = 이 컴퓨터에서 실행 중인 cloudflared의 주소입니다.
address-by-line = LINE에 등록된 주소입니다.
address-other = 다른 주소
address-url = 공개 주소
address-url-hint = 예: https://line.example.com
address-wrong = https:// 로 시작하고 인터넷에서 접속할 수 있는 주소를 입력해 주세요.
address-use = 이 주소 사용
address-saved = 공개 주소를 설정했습니다
address-change = 변경

## Checks

checks-title = 점검
checks-running = LINE에 문의하고 이 컴퓨터에 접속되는지 확인하고 있습니다. 1분 정도 걸릴 수 있습니다.
checks-again = 다시 점검
checks-right = 점검할 수 있는 항목은 모두 정상입니다.
checks-wrong = 문제가 { $count }개 있습니다.
checks-look = 모두 작동합니다. 확인이 필요한 항목이 있습니다.
checks-unchecked = 점검하지 못한 항목이 있습니다.
checks-webhook = 웹훅 URL
check-looked = 점검 시각: { $time }
check-was-right = { $time }까지는 정상이었습니다.
check-never-right = 아직 정상이었던 적이 없습니다.
check-not-yet = 아직 점검하지 않았습니다.
check-other = Engawa가 설명할 수 없는 결과입니다({ $code }).
check-detail = LINE의 설명: { $detail }
check-status = 응답 상태 코드: { $status }
check-was = 이전에 LINE에 등록된 주소: { $was }
check-used = { $limit }건 중 { $used }건을 사용했습니다.
check-state-ok = 정상
check-state-warning = 확인 필요
check-state-failed = 문제 있음
check-state-unknown = 알 수 없음
check-fix-keys = 키 입력
check-fix-secrets = 키 보관 위치
check-fix-address = 주소 설정
check-again-do = 몇 분 뒤에 “다시 점검”을 눌러 주세요.

check-unreachable = LINE에 연결하지 못했습니다.
check-unreachable-do = 이 컴퓨터의 인터넷 연결을 확인해 주세요. Engawa가 자동으로 다시 시도합니다.
check-forbidden = 이 계정이나 요금제에서는 사용할 수 없다고 LINE이 응답했습니다.
check-forbidden-do = LINE Official Account Manager에서 계정이 사용 가능한지, Messaging API가 켜져 있는지, 요금제가 맞는지 확인한 뒤 “다시 점검”을 눌러 주세요.
check-asked-too-often = LINE에 너무 자주 문의하여 잠시 제한되었습니다.
check-not-understood = LINE의 응답을 Engawa가 이해하지 못했습니다.
check-not-understood-do = 몇 분 뒤에 “다시 점검”을 눌러 주세요. 계속되면 Engawa의 새 버전이 있는지 확인해 주세요.
check-line-error = 현재 LINE에 문제가 있습니다.
check-line-error-do = 따로 하실 일은 없습니다. 몇 분 뒤에 “다시 점검”을 눌러 주세요.

check-credentials = 키
check-credentials-ok = LINE에서 유효합니다.
check-credentials-refused = LINE에서 더 이상 유효하지 않습니다.
check-credentials-refused-do = LINE의 관리 화면에서 채널 시크릿을 다시 복사해 주세요. 토큰을 쓰고 있다면 토큰도 다시 복사해 주세요.
check-credentials-secrets = 키 보관 위치가 잠겨 있거나 비어 있어 키를 쓸 수 없습니다.
check-credentials-secrets-do = 잠금을 해제하거나 키를 다시 입력해 주세요.
check-bot-info = 이름과 사진
check-bot-info-ok = LINE에 표시되는 것과 같습니다.
check-bot-info-another = 다른 LINE 계정의 키입니다.
check-bot-info-another-do = 이 계정의 키를 입력하거나, 다른 계정을 새 계정으로 연결해 주세요.
check-public-address = 공개 주소
check-public-address-ok = 설정되어 있습니다.
check-public-address-missing = LINE이 이 컴퓨터에 접속할 주소가 없습니다.
check-public-address-missing-do = 공개 주소를 설정해 주세요.
check-public-address-closed = 이 컴퓨터의 Engawa 수신 포트가 열려 있지 않습니다.
check-public-address-closed-do = Engawa를 다시 시작해 주세요. 해결되지 않으면 방화벽이나 다른 프로그램이 막고 있을 수 있습니다.
check-webhook-url = 웹훅 URL
check-webhook-url-ok = LINE에 올바르게 등록되어 있습니다.
check-webhook-url-registered = LINE에 터널의 이전 주소 등 다른 주소가 등록되어 있어 Engawa가 올바른 주소로 등록했습니다.
check-webhook-url-taken-back = 다른 프로그램이 LINE에 다른 주소를 등록하여 Engawa가 원래 주소로 되돌렸습니다.
check-webhook-url-taken-back-do = 이 계정을 다른 프로그램에서도 쓰고 있다면 한쪽의 연결을 해제해 주세요. 아니라면 따로 하실 일은 없습니다.
check-webhook-url-contested = 다른 프로그램이 LINE에 계속 다른 주소를 등록하여 일부 메시지가 그쪽으로 갔을 수 있습니다. Engawa가 원래 주소로 되돌렸습니다.
check-webhook-url-contested-do =
    다른 프로그램이나 다른 컴퓨터의 Engawa도 이 계정을 사용하고 있습니다. 그쪽의 연결을 해제해 주세요. 메시지를 그쪽에서 받으려면 여기의 연결을 해제해 주세요.
check-webhook-url-not-set = Engawa에 공개 주소가 없어 LINE에 등록할 주소가 없습니다.
check-webhook-url-not-set-do = 공개 주소를 설정해 주세요. Engawa가 LINE에 등록합니다.
check-webhook-url-refused = LINE에서 받아들이지 않았습니다.
check-webhook-url-refused-do = 공개 주소는 https:// 로 시작하고 유효한 인증서가 있어야 합니다. 주소를 고친 뒤 다시 점검해 주세요.
check-use-webhook = “Use webhook”
check-use-webhook-ok = 켜져 있습니다.
check-use-webhook-off = 꺼져 있어 LINE이 Engawa로 아무것도 보내지 않습니다.
check-use-webhook-off-do = LINE Developers Console ▸ 채널 ▸ “Messaging API” 탭에서 “Use webhook”을 켜 주세요. 관리 화면에서만 켤 수 있습니다.
check-webhook-test = LINE 연결 테스트
check-webhook-test-ok = LINE의 테스트가 도착했습니다.
check-webhook-test-connect = LINE이 공개 주소에 연결하지 못했습니다.
check-webhook-test-connect-do = 터널이나 프록시가 실행 중인지, 주소가 맞고 인증서가 유효한지 확인해 주세요.
check-webhook-test-timeout = LINE의 제한 시간 안에 응답하지 못했습니다.
check-webhook-test-timeout-do = 터널이나 프록시가 느리거나 멈추지 않았는지 확인해 주세요. 다시 시작하면 해결되는 경우가 많습니다.
check-webhook-test-status = 공개 주소에서 오류로 응답했습니다.
check-webhook-test-status-do = 터널이나 프록시는 작동하지만 Engawa 수신 포트에 연결되지 않습니다. 터널이나 프록시에 입력한 전달 주소를 확인해 주세요.
check-webhook-test-door = LINE이 Engawa 수신 포트에 접속했지만 오류로 응답했습니다.
check-webhook-test-door-do = 터널이나 프록시는 정상입니다. 이 컴퓨터의 디스크가 가득 찼는지 확인하고, 아니라면 Engawa를 다시 시작해 주세요. 그런 다음 “다시 점검”을 눌러 주세요.
check-webhook-test-unclassified = LINE의 테스트가 실패했으며, LINE도 원인을 알지 못합니다.
check-webhook-test-wrong-place = 공개 주소에서 응답이 왔지만 이 Engawa가 아닙니다.
check-webhook-test-wrong-place-do = 터널이나 프록시가 이 컴퓨터의 수신 포트로 전달하도록 바꿔 주세요. 다른 컴퓨터나 프로그램으로 연결되어 있을 수 있습니다.
check-webhook-test-not-verified = LINE의 테스트가 서명 오류로 거부되어 여기에 도착했는지 알 수 없습니다.
check-webhook-test-not-verified-do = 먼저 채널 시크릿을 바로잡은 뒤 “다시 점검”을 눌러 주세요.
check-webhook-test-often = LINE의 테스트는 1시간에 60번까지이며, 모두 사용했습니다.
check-webhook-test-often-do = 나중에 다시 점검해 주세요. 그동안에도 메시지는 주고받을 수 있습니다.
check-signature = 채널 시크릿
check-signature-ok = LINE의 서명과 일치합니다.
check-signature-wrong = LINE 테스트의 서명이 Engawa의 채널 시크릿과 맞지 않습니다. 서명이 맞지 않는 요청은 받지 않습니다.
check-signature-wrong-do =
    새로 발급되었을 수 있습니다. LINE Developers Console의 “Basic settings”에 있는 값과 비교해 주세요. 값이 같다면 공개 주소가 아직 회사의 것인지 확인해 주세요.
check-signature-unknown = LINE의 테스트가 도착하면 알 수 있습니다.
check-chat-mode = 채팅
check-chat-mode-chat = 켜져 있어 메시지를 읽음으로 표시할 수 있습니다. LINE Official Account Manager에서 보낸 답변은 여기에 표시되지 않습니다.
check-chat-mode-bot = 꺼져 있습니다. LINE이 모든 메시지를 자동으로 읽음 처리합니다.
check-chat-mode-bot-do =
    실제로 읽었을 때만 읽음으로 표시하려면 LINE Official Account Manager ▸ “설정 ▸ 응답 설정(Response settings)”에서 “채팅(Chat)”을 켜 주세요.
check-mark-as-read = 읽음 표시
check-mark-as-read-manual = 여기에서 메시지를 읽으면 상대방에게 읽음이 표시됩니다.
check-mark-as-read-auto = 실제로 읽었는지와 관계없이 바로 읽음으로 표시됩니다.
check-mark-as-read-auto-do = 바꾸려면 LINE Official Account Manager에서 “채팅(Chat)”을 켜 주세요.
check-groups = 그룹
check-groups-seen = 그룹에 참여한 적이 있으므로 허용되어 있습니다.
check-groups-unknown = 계정이 그룹에 참여할 수 있는지 LINE이 알려 주지 않습니다.
check-groups-unknown-do = 그룹을 사용하려면 “LINE 측 설정” 목록에서 해당 항목을 확인해 주세요.
check-quota = 이번 달 메시지 수
check-quota-ok = 충분히 남아 있습니다.
check-quota-unlimited = 요금제에 한도가 없습니다.
check-quota-low = 80% 넘게 사용했습니다.
check-quota-very-low = 95% 넘게 사용했습니다.
check-quota-low-do = 1분 안에 답변하면 무료입니다. 또는 LINE Official Account Manager에서 더 큰 요금제를 선택해 주세요.
check-quota-used-up = 모두 사용했습니다. 바로 보내는 답변만 전송되고 나머지는 보류됩니다.
check-quota-used-up-do = LINE Official Account Manager에서 더 큰 요금제를 선택하거나 다음 달까지 기다려 주세요.
check-quota-stopped = 발송 한도에 도달했습니다. 바로 보내는 답변만 전송되고 나머지는 보류됩니다.
check-quota-stopped-do = 발송 한도를 올리거나 다음 달까지 기다려 주세요.
check-last-event = 마지막 LINE 수신
check-last-event-ok = LINE에서 정상적으로 수신하고 있습니다.
check-last-event-silent = 아직 LINE에서 받은 것이 없습니다.
check-last-event-quiet = 일주일 동안 LINE에서 받은 것이 없습니다.
check-last-event-do = 휴대폰에서 이 계정으로 메시지를 보내 도착하는지 확인해 주세요.

## Switches at LINE

checklist-title = LINE 측 설정
checklist-done = 확인함: { $time }
checklist-undone = 아직 확인하지 않음
checklist-contradicted = 설정과 다르게 작동하는 것이 발견되었습니다. 다시 확인해 주세요.
checklist-open-console = LINE Developers Console 열기
checklist-open-manager = LINE Official Account Manager 열기
checklist-use-webhook = “Use webhook” 켜짐
checklist-use-webhook-why = 꺼져 있으면 LINE이 Engawa로 아무것도 보내지 않습니다.
checklist-redelivery = “Webhook redelivery” 켜짐
checklist-redelivery-why = 이 컴퓨터가 꺼져 있는 동안 받은 메시지를 나중에 다시 보내 줍니다. 얼마 동안 보내 주는지는 공개되어 있지 않습니다.
checklist-greeting = “인사말(Greeting message)” 꺼짐 또는 필요에 따라 켜짐
checklist-greeting-why = 처음에는 켜져 있어, 새 친구에게 LINE이 자동으로 인사말을 보냅니다.
checklist-auto-reply = “자동 응답 메시지(Auto-response)” 꺼짐
checklist-auto-reply-why = 처음에는 켜져 있어, 모든 메시지에 LINE이 자동으로 답합니다.
checklist-group-join = “Allow bot to join group chats” 켜짐 또는 그룹을 쓰지 않음
checklist-group-join-why = 꺼져 있으면 아무도 계정을 그룹에 초대할 수 없습니다.
checklist-where-console = LINE Developers Console ▸ 채널 ▸ “Messaging API” 탭
checklist-where-response = LINE Official Account Manager ▸ 설정 ▸ 응답 설정(Response settings)

## Health of an account

health-open = 상태
health-continue = 설정 계속하기
health-account = { $name } 상태
health-failed = 문제 { $count }개
health-unticked = LINE 측 설정 { $count }개 미확인
health-keys-missing = 키 없음
health-keys = 키
health-renew = 키 갱신
health-stateless = Engawa가 단기 토큰을 자동으로 발급받습니다.
health-assertion = 어설션 서명 키를 사용합니다.
health-long-lived = 장기 토큰을 사용합니다.
health-old-secret = 이전 채널 시크릿도 { $time }까지 사용할 수 있습니다.
health-disconnect = 연결 해제
health-disconnect-title = { $name } 계정의 연결을 해제하시겠습니까?
health-disconnect-text =
    Engawa에서 키가 삭제되고 이 계정으로 메시지를 주고받을 수 없게 됩니다. 대화방, 연락처, 메시지는 삭제되지 않고 계속 볼 수 있으며, 언제든지 다시 연결할 수 있습니다.
health-disconnect-done = { $name } 계정의 연결을 해제했습니다
health-disconnected = 사용이 중지된 계정입니다. 대화방은 읽기만 할 수 있습니다.
health-again = 다시 연결

## The monthly number of messages

quota-title = 이번 달 메시지 수
quota-of = { $used }건 / { $limit }건
quota-unlimited = { $used }건(요금제에 한도 없음)
quota-unknown = 아직 LINE에서 정보를 받지 못했습니다.
quota-asked = { $time } 기준 LINE의 집계에 그 후 보낸 메시지를 더한 수입니다.
quota-low = 80% 넘게 사용했습니다.
quota-very-low = 95% 넘게 사용했습니다.
quota-used-up = 모두 사용했습니다. 바로 보내는 답변은 계속 전송되고, 나머지는 { $date }까지 또는 요금제를 올릴 때까지 보류됩니다.
quota-stopped = 발송 한도에 도달했습니다. 바로 보내는 답변은 계속 전송되고, 나머지는 { $date }까지 또는 한도를 올릴 때까지 보류됩니다.
quota-stop-line = 발송 한도: { $count }건
quota-stop = 발송 한도
quota-stop-hint = 한 달에 이 건수를 넘으면 유료 메시지를 보내지 않습니다. 비워 두면 요금제의 한도까지 보냅니다.
quota-stop-wrong = 정수를 입력하거나 비워 두세요.
quota-stop-saved = 발송 한도를 저장했습니다
quota-cost = 메시지는 받는 사람 수만큼 계산됩니다. 8명이 있는 그룹이라면 8건입니다. 고객의 메시지를 받고 약 1분 안에 보낸 답변은 무료입니다.

## What stopped

trouble-title = { $name }: { $what }
trouble-since = ({ $time }부터)
trouble-more = 다른 계정 { $count }개에도 문제가 있습니다.
trouble-unreachable = 이 컴퓨터에서 LINE에 연결할 수 없습니다.
trouble-unreachable-text = 작성한 메시지는 전송을 기다리다가, 1시간 안에 연결되면 자동으로 전송됩니다. 그 후에는 확인을 거쳐 전송됩니다.
trouble-open = 해결 방법 보기
trouble-who = { $names }님이 해결할 수 있습니다.
trouble-who-nobody = 관리자가 해결할 수 있습니다.
banner-locked = LINE 키가 잠겨 있습니다.
banner-locked-text = 암호 문구를 입력할 때까지 메시지를 주고받을 수 없습니다.
banner-asked = LINE 키를 다시 입력해야 합니다.
banner-asked-text = Engawa는 키를 보관하지 않습니다. 입력할 때까지 메시지를 주고받을 수 없습니다.
banner-asked-do = 키 입력
banner-unavailable = 컴퓨터의 키체인이 잠겨 있거나 없습니다.
banner-unavailable-text = 잠금을 해제하거나 LINE 키의 보관 위치를 다시 선택해 주세요. 그때까지 메시지를 주고받을 수 없습니다.
banner-damage = 데이터 파일이 손상되었습니다.
banner-damage-text = { $time } 점검에서 발견되었습니다. 아무것도 삭제하지 마세요. 그 전의 내용은 마지막 정상 백업에서 복원할 수 있습니다.
banner-damage-open = 백업
banner-storage-full = 디스크 공간이 부족합니다.
banner-storage-full-text = 새로운 내용을 저장하거나 받을 수 없습니다. 이 컴퓨터의 디스크 공간을 확보하면 다시 시작하지 않아도 자동으로 계속됩니다.
banner-storage-read-only = 데이터 폴더에 쓸 수 없습니다.
banner-storage-read-only-text = 새로운 내용을 저장하거나 받을 수 없습니다. Engawa가 데이터 폴더에 쓸 수 있도록 다시 허용하면 자동으로 계속됩니다.
banner-storage-unreachable = 데이터가 있는 디스크에 접근할 수 없습니다.
banner-storage-unreachable-text = 새로운 내용을 저장하거나 받을 수 없습니다. 디스크를 다시 연결하면 자동으로 계속됩니다.
banner-storage-busy = 다른 프로그램이 데이터 파일을 사용 중입니다.
banner-storage-busy-text = 그동안 새로운 내용을 저장하거나 받을 수 없습니다. 계속되면 백업이나 동기화 등 데이터 폴더를 사용하는 프로그램을 종료해 주세요.
banner-storage-no-room = 이 컴퓨터의 디스크 공간이 얼마 남지 않았습니다.
banner-storage-no-room-text = 메시지는 계속 받습니다. 사진·동영상·파일은 공간이 1GB 넘게 확보되면 자동으로 가져옵니다.
banner-storage-broken = 데이터 파일이 손상되었습니다.
banner-storage-broken-text = 일부 내용을 저장하거나 표시할 수 없습니다. 아무것도 삭제하지 마세요. 관리자가 마지막 정상 백업을 복원할 수 있습니다.
banner-no-account = 연결된 LINE 계정이 없습니다.
banner-no-account-text = LINE 공식 계정을 연결해 주세요. 5분 정도 걸립니다.
banner-address = 이 컴퓨터의 터널에서 다른 주소를 찾았습니다.
banner-address-text =
    { $url } 주소를 통해 LINE의 테스트가 도착했습니다. 회사의 터널이 확실한 경우에만 사용해 주세요. 터널을 운영하는 사람은 메시지 내용을 읽을 수 있습니다. 그때까지 설정은 바뀌지 않습니다.
banner-address-done = 새 주소를 LINE에 등록합니다
banner-set-aside = LINE에서 받은 항목 { $count }개를 처리하지 못했습니다.
banner-set-aside-text = 고객의 메시지가 포함되어 있을 수 있습니다. 손실된 것은 없으며 다시 시도할 수 있습니다.
banner-set-aside-open = 내용 보기
