# 창 자체: 링크, 트레이, 컴퓨터 시작, Engawa 정보
link-unknown = Engawa에서 열 수 없는 링크입니다.
tray-open = Engawa 열기
tray-unread = { $count ->
    [0] 읽지 않은 메시지 없음
   *[other] 읽지 않은 메시지 { $count }개
}
tray-quit = Engawa 종료
closing-tray-title = Engawa는 계속 실행됩니다
closing-tray-text = 창을 닫아도 Engawa는 트레이에 남아 메시지를 계속 받습니다. 트레이에서 다시 열 수 있으며, 설정에서 바꿀 수 있습니다.
closing-tray-hide = 창 닫기
shortcut-quit = Engawa 종료
settings-computer = 이 컴퓨터
settings-tray = 창을 닫아도 트레이에서 계속 실행
settings-tray-hint = 메시지를 계속 받습니다. 종료하려면 { $keys } 키를 누르거나 트레이 메뉴를 사용하세요.
settings-tray-none = 이 컴퓨터에는 트레이가 없으므로 창을 닫으면 Engawa가 종료됩니다.
settings-autostart = 컴퓨터를 켤 때 Engawa 시작
settings-autostart-hint = 트레이가 있으면 트레이에서 시작합니다.
about-title = Engawa 정보
about-version = 버전 { $version }
about-licence = { $licence } 라이선스의 자유 소프트웨어입니다.
about-licences = 오픈 소스 라이선스
about-licences-text = Engawa는 다음 라이브러리로 만들었습니다. 만든 모든 분께 감사드립니다.
about-licences-search = 검색
about-licences-none = 그런 이름의 라이브러리가 없습니다.
about-licences-loading = 목록을 읽는 중…
about-diagnostics = 진단 정보
about-diagnostics-text = 도와주는 사람에게 전달할 정보입니다. 버전, 개수, 상태만 있고 이름, 메시지, 주소, 폴더는 없습니다.
about-diagnostics-copy = 복사
about-diagnostics-show = 진단 정보 표시
about-diagnostics-copied = 진단 정보를 복사했습니다
