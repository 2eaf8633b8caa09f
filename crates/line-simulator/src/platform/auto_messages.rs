//! Greeting and auto-reply messages, which LINE sends in an account's name (LINE reference D.11). They are on the phone as
//! the account's, cost nothing, and no webhook and no API reports them to the account.
use crate::live::Live;
use crate::world::{Account, Author, ChatKey, Content};

impl Live {
    /// Sends the greeting message to who has just added the account, if that is on.
    pub fn send_greeting(&mut self, user_id: &str, basic_id: &str) {
        let english = |name: &str, account: &str| {
            format!("Hello {name}! This is {account}. Thank you for adding us as a friend.")
        };
        let japanese = |name: &str, account: &str| {
            format!("{name}さん、はじめまして！{account}です。友だち追加ありがとうございます。")
        };
        self.send_auto_message(user_id, basic_id, |account| account.greeting, english, japanese);
    }

    /// Sends the auto-reply message to who has just written one to one, if that is on.
    pub fn send_auto_reply(&mut self, user_id: &str, basic_id: &str) {
        let english = |_: &str, _: &str| {
            "Thank you for your message. This account cannot answer individual questions.".to_owned()
        };
        let japanese = |_: &str, _: &str| {
            "メッセージありがとうございます。このアカウントでは個別のお問い合わせにお答えできません。"
                .to_owned()
        };
        self.send_auto_message(user_id, basic_id, |account| account.auto_reply, english, japanese);
    }

    fn send_auto_message(
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
        self.add_message(&chat, author, Content::plain_text(text), None);
    }
}
