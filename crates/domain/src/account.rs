//! LINE Official Accounts: how they are set up, and what checks of them can find.

use crate::closed_set::closed_sets;

closed_sets! {
    /// Whose a LINE account is.
    pub enum AccountMode {
        /// One member's own.
        Own,
        /// Shared by several members.
        Shared,
    }

    /// How an account gets its tokens (LINE reference A.4).
    pub enum TokenKind {
        /// Tokens of 15 minutes from channel ID and secret.
        Stateless,
        /// Tokens of up to 30 days (v2.1), asked for with an assertion signing key.
        Assertion,
        /// The long-lived token of LINE's console.
        LongLived,
    }

    /// How an account answers: LINE's `chatMode`.
    pub enum ChatMode {
        /// Chat is on: members answer.
        Chat,
        /// Chat is off.
        Bot,
        /// A mode that this version does not know.
        Unknown,
    }

    /// How messages become read: LINE's `markAsReadMode`.
    pub enum MarkAsReadMode {
        /// When the account says so (LINE reference A.2.6).
        Manual,
        /// At once.
        Auto,
        /// A mode that this version does not know.
        Unknown,
    }

    /// What is checked about an account (LINE reference A.1 to A.4), in the order in which somebody would mend it.
    pub enum CheckName {
        /// The keys are at hand and LINE takes them.
        Credentials,
        /// Name, picture and basic ID are LINE's.
        BotInfo,
        /// This computer's public address is set.
        PublicAddress,
        /// LINE has our webhook URL.
        WebhookUrl,
        /// "Use webhook" is on.
        UseWebhook,
        /// LINE reaches this computer.
        WebhookTest,
        /// LINE's test event was signed with our channel secret.
        Signature,
        /// Chat is on, which mark-as-read needs.
        ChatMode,
        /// How messages become read.
        MarkAsRead,
        /// The account was in a group already: groups are allowed.
        Groups,
        /// Messages are left this month.
        Quota,
        /// When the latest event came from LINE.
        LastEvent,
    }

    /// How a check came out.
    pub enum CheckState {
        /// Right.
        Ok,
        /// Works, but somebody should look.
        Warning,
        /// Does not work.
        Failed,
        /// Not known (yet).
        Unknown,
    }

    /// What a check found.
    pub enum CheckCode {
        /// Any check: it is right.
        Ok,
        /// Any check: it was not run yet, nobody can know, or a later version of this program has found something that this
        /// one has no word for.
        Unknown,
        /// Any question to LINE: it was not reached, or did not answer.
        Unreachable,
        /// Any question to LINE: the account may not ask. `detail`: LINE's own words, if it said any.
        Forbidden,
        /// Any question to LINE: asked too often.
        AskedTooOften,
        /// Any question to LINE: a fault on LINE's side.
        LineError,
        /// Any question to LINE: an answer that this version does not understand.
        NotUnderstood,
        /// Credentials, webhook URL: LINE refused.
        Refused,
        /// Credentials: the secrets cannot be had.
        SecretsUnavailable,
        /// Bot info: the keys are another account's.
        AnotherAccount,
        /// Public address: there is none.
        Missing,
        /// Public address: the webhook server is closed.
        DoorClosed,
        /// Webhook URL: it was another of ours. Params: `was`.
        Registered,
        /// Webhook URL: it was somebody else's. Params: `was`.
        TakenBack,
        /// Webhook URL: it is somebody else's again and again.
        Contested,
        /// Webhook URL: LINE has none, and there is no public address to give it.
        NotSet,
        /// Use webhook: off; only LINE's console can switch it on.
        Off,
        /// Webhook test: LINE could not connect.
        CouldNotConnect,
        /// Webhook test: no answer in time.
        RequestTimeout,
        /// Webhook test: answered with an error. Params: `status`.
        ErrorStatusCode,
        /// Webhook test: it came here, and the webhook server answered with an error. Params: `status`.
        DoorError,
        /// Webhook test: LINE gives no reason that is known.
        Unclassified,
        /// Webhook test: answered, but not by this Engawa.
        WrongPlace,
        /// Webhook test: answered with 401, and what came here was wrongly signed. Whether that was LINE's, nobody knows
        /// before the channel secret is right.
        NotVerified,
        /// Webhook test: LINE was asked for it too often.
        TooOften,
        /// Signature: signed with another channel secret.
        WrongSecret,
        /// Chat mode: on.
        Chat,
        /// Chat mode: off.
        Bot,
        /// Mark as read: by the account.
        Manual,
        /// Mark as read: at once.
        Auto,
        /// Groups: the account was in one.
        Seen,
        /// Quota: the plan has no end.
        Unlimited,
        /// Quota: 80 % are used. Params: `used`, `limit`.
        Low,
        /// Quota: 95 % are used. Params: `used`, `limit`.
        VeryLow,
        /// Quota: used up. Params: `used`, `limit`.
        UsedUp,
        /// Quota: the stop line is reached. Params: `used`, `limit`.
        Stopped,
        /// Last event: nothing ever.
        Silent,
        /// Last event: nothing for a week.
        Quiet,
    }

    /// How the photo that LINE shows of an account compares with the one of its member in the company directory.
    pub enum PhotoMatch {
        /// They look the same.
        Same,
        /// They look different.
        Different,
        /// LINE shows none.
        MissingOnLine,
        /// The directory has none.
        MissingHere,
        /// Neither has one.
        Neither,
        /// They could not be compared: one of them is not here, or cannot be read.
        Unknown,
    }

    /// What only a person can look at, in LINE's consoles (LINE reference A.1.4, A.4).
    pub enum ChecklistName {
        /// "Use webhook" is on.
        UseWebhook,
        /// "Webhook redelivery" is on.
        Redelivery,
        /// "Greeting messages" are off, or wanted.
        Greeting,
        /// "Auto-reply messages" are off.
        AutoReply,
        /// "Allow bot to join group chats" is on, or not wanted.
        GroupJoin,
    }
}
