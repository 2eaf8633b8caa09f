settings-notifications = 알림 설정
settings-quiet = 방해 금지 시간
settings-quiet-hint = 이 시간에는 알림을 표시하지 않습니다. 도착한 메시지는 읽지 않은 메시지로 남습니다.
settings-quiet-from = 시작
settings-quiet-to = 종료
settings-quiet-next-day = 다음 날
settings-quiet-all-day = 하루 종일
