use domain::UtcMs;
use domain::account::{ChatMode, MarkAsReadMode, TokenKind};
use domain::delivery::{DeliveryReason, Transport};
use domain::message::MessageKind;
use line::ErrorKind;
use store::line_accounts::LineAccount;
use store::outbox::OutboxRow;
use store::quotas::Quota;

use super::next::{final_reason, next_batch};
use super::plan::{Plan, sender};
use super::request::Request;
use super::verdict::{Verdict, verdict};

fn request(transport: Transport, first: bool) -> Request {
    Request {
        rows: Vec::new(),
        plan: Plan { transport, token: None, token_at: None, sender: None, icon: None, base: None },
        first,
        to: String::new(),
        costs: 1,
    }
}

fn error(kind: ErrorKind) -> line::Error {
    line::Error { kind, request_id: None, line_message: None, details: Vec::new(), cause: None }
}

fn row(seq: i64, member: &str, due_at: i64) -> OutboxRow {
    OutboxRow {
        seq,
        message_id: seq.to_string().into(),
        line_account_id: "account".into(),
        member_id: member.into(),
        retry_key: String::new(),
        transport: None,
        group_seq: None,
        sender_name: None,
        sender_icon: None,
        base_url: None,
        reply_token: None,
        reply_token_at: None,
        quote_token: None,
        first_tried_at: None,
        attempts: 0,
        due_at: UtcMs(due_at),
        reason: None,
        kind: MessageKind::Text,
        text: String::new(),
        body: "{}".into(),
        links: None,
        created_at: UtcMs(0),
        mime: None,
    }
}

#[test]
fn r21_a_push_whose_response_was_lost_is_never_called_unsent() {
    for kind in [ErrorKind::NoAnswer, ErrorKind::Server { status: 500 }] {
        assert_eq!(verdict(&request(Transport::Push, true), &error(kind)), Verdict::Later { unseen: false });
    }
    assert_eq!(
        verdict(&request(Transport::Push, false), &error(ErrorKind::NotReached)),
        Verdict::Later { unseen: false },
        "the try before may have arrived"
    );
    assert_eq!(
        verdict(&request(Transport::Push, true), &error(ErrorKind::NotReached)),
        Verdict::Later { unseen: true }
    );
}

#[test]
fn r21_a_quota_error_after_a_lost_response_leaves_the_outcome_unknown() {
    let again = request(Transport::Push, false);
    assert_eq!(
        verdict(&again, &error(ErrorKind::MonthlyLimit)),
        Verdict::Refused(DeliveryReason::UnknownOutcome)
    );
    assert_eq!(verdict(&again, &error(ErrorKind::BadRequest)), Verdict::Refused(DeliveryReason::BadRequest));
    assert_eq!(
        verdict(&request(Transport::Push, true), &error(ErrorKind::MonthlyLimit)),
        Verdict::OnHold,
        "LINE has not taken it, and will next month"
    );
}

#[test]
fn r21_a_used_reply_token_means_accepted_only_after_a_lost_response() {
    assert_eq!(
        verdict(&request(Transport::Reply, true), &error(ErrorKind::InvalidReplyToken)),
        Verdict::PushInstead
    );
    assert_eq!(verdict(&request(Transport::Reply, true), &error(ErrorKind::NoAnswer)), Verdict::AskTheToken);
    assert_eq!(
        verdict(&request(Transport::Reply, false), &error(ErrorKind::InvalidReplyToken)),
        Verdict::Accepted
    );
    for kind in [ErrorKind::NoAnswer, ErrorKind::Server { status: 503 }] {
        assert_eq!(
            verdict(&request(Transport::Reply, false), &error(kind)),
            Verdict::Later { unseen: false },
            "asked again as long as the token tells"
        );
    }
}

#[test]
fn r21_messages_are_batched_only_in_order_and_by_one_member() {
    let seqs = |rows: Vec<OutboxRow>| {
        next_batch(rows, true, UtcMs(10)).iter().map(|row| row.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(vec![row(1, "aya", 5), row(2, "aya", 10), row(3, "ken", 5)]), [1, 2]);
    assert_eq!(
        seqs(vec![row(1, "aya", 5), row(2, "aya", 11), row(3, "aya", 5)]),
        [1],
        "the third waits behind the second"
    );
    assert_eq!(seqs(vec![row(1, "aya", 11), row(2, "aya", 5)]), [0; 0], "the first holds up the second");
}

#[test]
fn a_batch_that_was_tried_is_retried_with_the_same_messages() {
    let tried =
        |seq| OutboxRow { transport: Some(Transport::Push), group_seq: Some(1), ..row(seq, "aya", 5) };
    let rows = vec![tried(1), tried(2), row(3, "aya", 5)];
    assert_eq!(next_batch(rows, true, UtcMs(10)).len(), 2, "the third was not part of the request");
}

#[test]
fn a_sender_is_named_only_on_shared_accounts_and_never_in_a_way_line_refuses() {
    let account = |shared| LineAccount {
        id: "a".into(),
        bot_user_id: String::new(),
        basic_id: String::new(),
        channel_id: String::new(),
        display_name: String::new(),
        photo: None,
        shared,
        chat_mode: ChatMode::Chat,
        mark_as_read: MarkAsReadMode::Manual,
        last_event_at: None,
        disconnected: false,
        quota: Quota::default(),
        token_kind: TokenKind::Stateless,
    };
    assert_eq!(sender(&account(true), " Aya "), Some("Aya".into()));
    assert_eq!(sender(&account(false), "Aya"), None);
    assert_eq!(sender(&account(true), "Caroline"), None);
    assert_eq!(sender(&account(true), &"あ".repeat(30)).map(|name| name.chars().count()), Some(20));
}

#[test]
fn r21_after_the_clock_was_set_back_the_age_of_a_try_is_unknown() {
    let now = UtcMs(100 * 60 * 60 * 1000);
    let tried = |transport, ms_ago: i64| OutboxRow {
        transport: Some(transport),
        group_seq: Some(1),
        first_tried_at: Some(now.plus(-ms_ago)),
        ..row(1, "aya", 5)
    };
    let hour = 60 * 60 * 1000;
    assert_eq!(final_reason(&tried(Transport::Push, hour), None, now), None, "the retry key tells");
    assert_eq!(final_reason(&tried(Transport::Push, -hour), None, now), None, "an hour is left for that");
    assert_eq!(
        final_reason(&tried(Transport::Push, -30 * hour), None, now),
        Some(DeliveryReason::UnknownOutcome)
    );
    assert_eq!(
        final_reason(&tried(Transport::Push, 24 * hour), None, now),
        Some(DeliveryReason::UnknownOutcome)
    );
    let replied = |tried_ms_ago: i64, came_ms_ago: i64| OutboxRow {
        reply_token_at: Some(now.plus(-came_ms_ago)),
        ..tried(Transport::Reply, tried_ms_ago)
    };
    let unknown = Some(DeliveryReason::UnknownOutcome);
    assert_eq!(final_reason(&replied(5_000, 8_000), None, now), None, "the token tells");
    assert_eq!(final_reason(&replied(5_000, 55_000), None, now), None, "still");
    assert_eq!(final_reason(&replied(5_000, 55_001), None, now), unknown, "it may have expired by itself");
    assert_eq!(final_reason(&replied(-5_000, 8_000), None, now), unknown);
    assert_eq!(final_reason(&tried(Transport::Reply, 5_000), None, now), unknown, "nobody knows its age");
}
