//! The words of the practice company's people, in the language of the computer on which Practice is founded.

use domain::language::Language;

/// What the people of Practice say, and where they work.
pub(crate) struct Words {
    /// Aya's department.
    pub reservations: &'static str,
    /// Ken's department.
    pub events: &'static str,
    /// Sora's and Hana's department.
    pub cafe: &'static str,
    /// Mio asks Aya whether four can come.
    pub mio_books: &'static str,
    /// Daichi thanks Aya for a cake.
    pub daichi_thanks: &'static str,
    /// Daichi asks Ken for the upper floor.
    pub daichi_asks: &'static str,
    /// Jun asks whoever reads it for a menu.
    pub jun_asks: &'static str,
    /// Aya answers Daichi.
    pub aya_answers: &'static str,
}

/// The words in a language.
pub(crate) const fn words(language: Language) -> Words {
    match language {
        Language::En => EN,
        Language::Ja => JA,
        Language::Ko => KO,
        Language::ZhTw => ZH_TW,
        Language::Th => TH,
    }
}

const EN: Words = Words {
    reservations: "Reservations",
    events: "Events",
    cafe: "Café",
    mio_books: "Hello! Could we have a table for four on Saturday afternoon?",
    daichi_thanks: "Thank you for the cake yesterday!",
    daichi_asks: "Is the upper floor free on Friday evening?",
    jun_asks: "Hello! Do you have a vegan menu?",
    aya_answers: "You are very welcome. See you soon!",
};

const JA: Words = Words {
    reservations: "予約担当",
    events: "イベント担当",
    cafe: "カフェ",
    mio_books: "はじめまして。土曜日の午後、4人で予約できますか？",
    daichi_thanks: "昨日はケーキをありがとうございました！",
    daichi_asks: "金曜日の夜、2階は空いていますか？",
    jun_asks: "こんにちは。ヴィーガンのメニューはありますか？",
    aya_answers: "こちらこそありがとうございました。またのお越しをお待ちしております。",
};

const KO: Words = Words {
    reservations: "예약팀",
    events: "행사팀",
    cafe: "카페팀",
    mio_books: "안녕하세요! 토요일 오후에 네 명 자리를 예약할 수 있을까요?",
    daichi_thanks: "어제 케이크 정말 맛있었어요. 감사합니다!",
    daichi_asks: "금요일 저녁에 2층을 쓸 수 있을까요?",
    jun_asks: "안녕하세요! 비건 메뉴도 있나요?",
    aya_answers: "저희가 더 감사드립니다. 또 뵙겠습니다!",
};

const ZH_TW: Words = Words {
    reservations: "訂位組",
    events: "活動組",
    cafe: "咖啡廳",
    mio_books: "您好！請問星期六下午可以訂四個人的位子嗎？",
    daichi_thanks: "謝謝你們昨天的蛋糕！",
    daichi_asks: "請問星期五晚上二樓有空嗎？",
    jun_asks: "您好！請問有純素的餐點嗎？",
    aya_answers: "不客氣，期待您再度光臨！",
};

const TH: Words = Words {
    reservations: "ฝ่ายจองโต๊ะ",
    events: "ฝ่ายจัดงาน",
    cafe: "คาเฟ่",
    mio_books: "สวัสดีค่ะ บ่ายวันเสาร์ขอจองโต๊ะสำหรับ 4 คนได้ไหมคะ",
    daichi_thanks: "ขอบคุณสำหรับเค้กเมื่อวานนะครับ",
    daichi_asks: "เย็นวันศุกร์ชั้นบนว่างไหมครับ",
    jun_asks: "สวัสดีครับ มีเมนูวีแกนไหมครับ",
    aya_answers: "ยินดีค่ะ แล้วพบกันใหม่นะคะ",
};
