//! What LINE's own consoles send in an account's name: greeting and auto-reply messages (LINE reference D.11). They are
//! on the phone as the account's, cost nothing, and no webhook and no API tells the account of them.
use super::Live;
use crate::world::{Account, Author, ChatKey, Content};

impl Live {
    /// Greets who has just added the account, if that is switched on.
    pub fn greet(&mut self, user_id: &str, basic_id: &str) {
        let english = |name: &str, account: &str| {
            format!("Hello {name}! This is {account}. Thank you for adding us as a friend.")
        };
        let japanese = |name: &str, account: &str| {
            format!("{name}さん、はじめまして！{account}です。友だち追加ありがとうございます。")
        };
        self.say(user_id, basic_id, |account| account.greeting, english, japanese);
    }

    /// Answers who has just written one to one, if that is switched on.
    pub fn answer_automatically(&mut self, user_id: &str, basic_id: &str) {
        let english = |_: &str, _: &str| {
            "Thank you for your message. This account cannot answer individual questions.".to_owned()
        };
        let japanese = |_: &str, _: &str| {
            "メッセージありがとうございます。このアカウントでは個別のお問い合わせにお答えできません。"
                .to_owned()
        };
        self.say(user_id, basic_id, |account| account.auto_reply, english, japanese);
    }

    fn say(
        &mut self,
        user_id: &str,
        basic_id: &str,
        is_on: impl Fn(&Account) -> bool,
        english: impl Fn(&str, &str) -> String,
        japanese: impl Fn(&str, &str) -> String,
    ) {
        let account = self.world.accounts.get(basic_id).filter(|account| is_on(account));
        let (Some(account), Some(user)) = (account, self.world.users.get(user_id)) else { return };
        let in_japanese = user.language.as_deref().is_some_and(|language| language.starts_with("ja"));
        let (name, account) = (&user.display_name, &account.display_name);
        let text = if in_japanese { japanese(name, account) } else { english(name, account) };
        let chat = ChatKey::Account { user_id: user_id.to_owned(), basic_id: basic_id.to_owned() };
        let author = Author::Account { basic_id: basic_id.to_owned(), name: None, icon_url: None };
        self.add_message(&chat, author, Content::Text { text, emojis: None, mention: None }, None);
    }
}
