//! R17: a contact whose LINE user is chatting with a colleague cannot be deleted, and the ways out.

use app::ErrorCode;
use app::contacts::views::{ContactDetail, ContactListName};
use app::rooms::message_views::DeletionQuestion;
use domain::contact::ContactFields;
use domain::message::{DeletionAnswer, DeletionQuestionState, SystemEvent};
use domain::{MemberId, MessageId, RoomId};
use serde_json::json;
use testkit::World;

use crate::people::{adds_contact, aya_knows_mio, code, list, refused, system_messages};

/// Aya has added Mio, and Mio is chatting with Ken too.
pub async fn mio_chats_with_ken() -> (World, ContactDetail) {
    let (world, contact) = aya_knows_mio().await;
    world.adds(&world.mio, "@ken").await;
    (world, contact)
}

#[tokio::test]
async fn r17_the_refusal_names_the_colleague() {
    let (world, contact) = mio_chats_with_ken().await;
    let error = refused(world.app().contact_delete(&world.aya, &contact.id).await);
    assert_eq!(error.code, ErrorCode::ContactInConversation);
    assert_eq!(error.params["member"], "Ken");
    assert_eq!(error.params["memberId"], world.ken.0);
    assert_eq!(error.params["others"], "0");
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 1, "nothing has moved");
}

#[tokio::test]
async fn r17_the_latest_conversation_is_named_and_the_others_are_counted() {
    let (world, contact) = mio_chats_with_ken().await;
    let sora = world.hire("Sora").await;
    world.give_own_account(&sora, "@sora").await;
    world.clock.advance(60_000);
    world.adds(&world.mio, "@sora").await;
    world.clock.advance(60_000);
    world.writes(&world.mio, "@sora", "Hello Sora").await;
    let error = refused(world.app().contact_delete(&world.aya, &contact.id).await);
    assert_eq!((error.params["member"].as_str(), error.params["others"].as_str()), ("Sora", "1"));
}

#[tokio::test]
async fn r17_a_group_in_which_both_are_counts_as_chatting() {
    let (world, contact) = aya_knows_mio().await;
    world.adds(&world.ploy, "@ken").await;
    let group = json!({ "by": world.ploy, "name": "Picnic", "userIds": [world.mio], "basicId": "@ken" });
    let group = world.line.post("groups", group).await.expect("Ploy makes a group and invites Ken");
    world.settle().await;
    world.writes(&world.mio, group["groupId"].as_str().unwrap(), "Hello all").await;
    assert_eq!(refused(world.app().contact_delete(&world.aya, &contact.id).await).params["member"], "Ken");
    let path = format!("groups/{}/leave", group["groupId"].as_str().unwrap());
    world.line.post(&path, json!({ "userId": world.mio })).await.expect("Mio leaves the group");
    world.settle().await;
    world.app().contact_delete(&world.aya, &contact.id).await.expect("nobody is chatting with Mio any more");
}

#[tokio::test]
async fn r17_a_colleague_in_the_same_room_counts_too() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    assert_eq!(
        code(world.app().contact_delete(&world.aya, &contact.id).await),
        ErrorCode::ContactInConversation
    );
    world.app().room_leave(&world.ken, &room).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken has left the room");
}

#[tokio::test]
async fn r17_way_out_ask_the_colleague() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    let kens = world.room(&world.ken, "Mio").await;
    let asked = (SystemEvent::DeletionAsked, "Aya".to_owned(), "Mio".to_owned());
    assert!(system_messages(&world, &world.ken, &kens).await.contains(&asked), "Ken reads that Aya asks");
    let ayas = world.room(&world.aya, "Mio").await;
    assert!(!system_messages(&world, &world.aya, &ayas).await.contains(&asked));
    world.delivers().await;
    let mios = world.line.get(&format!("users/{}/chats/@ken/messages", world.mio)).await.unwrap();
    assert_eq!(mios.as_array().map(Vec::len), Some(0), "LINE never hears of it");
    world.app().room_leave(&world.ken, &kens).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken has finished");
    let late = world.app().contact_ask_colleague(&world.aya, &contact.id).await;
    assert_eq!(code(late), ErrorCode::Changed);
}

/// The questions that a member reads in a room, with the message that asks, the latest last.
async fn questions(world: &World, member: &MemberId, room: &RoomId) -> Vec<(MessageId, DeletionQuestion)> {
    let page = world.app().room_messages(member, room, None, 200).await.unwrap();
    page.messages.into_iter().filter_map(|message| Some((message.id, message.question?))).collect()
}

/// Aya has asked Ken: his room with Mio, and the question in it.
pub async fn ken_is_asked() -> (World, ContactDetail, RoomId, MessageId) {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    let room = world.room(&world.ken, "Mio").await;
    let (question, _) = questions(&world, &world.ken, &room).await.pop().expect("Ken is asked");
    (world, contact, room, question)
}

pub async fn answers(
    world: &World,
    who: &MemberId,
    question: &MessageId,
    answer: DeletionAnswer,
) -> Option<ErrorCode> {
    world.app().deletion_question_answer(who, question, answer).await.err().map(|error| error.code)
}

#[tokio::test]
async fn r17_the_colleague_who_is_asked_says_yes_and_the_contact_is_theirs_and_the_asker_reads_it() {
    let (world, contact, room, question) = ken_is_asked().await;
    let open = &questions(&world, &world.ken, &room).await[0].1;
    assert_eq!((open.state, open.may_answer), (DeletionQuestionState::Open, true));
    let ayas = world.room(&world.aya, "Mio").await;
    let last = world.app().room_get(&world.aya, &ayas).await.unwrap().unread;
    for _ in 0..2 {
        assert_eq!(
            answers(&world, &world.ken, &question, DeletionAnswer::HandOver).await,
            None,
            "also twice"
        );
    }
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it is Ken's");
    assert_eq!((kens.owner.id, kens.in_my_list), (world.ken.clone(), true));
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0, "and no longer Aya's");
    let said = system_messages(&world, &world.aya, &ayas).await;
    let taken = (SystemEvent::ContactTakenOver, "Ken".to_owned(), "Mio".to_owned());
    assert_eq!(said.iter().filter(|one| **one == taken).count(), 1, "told once");
    let unread = world.app().room_get(&world.aya, &ayas).await.unwrap().unread;
    assert_eq!(unread, last + 1, "Aya has to read it");
    let answered = &questions(&world, &world.ken, &room).await[0].1;
    assert_eq!(
        (answered.state, answered.answered_by.as_str(), answered.may_answer),
        (DeletionQuestionState::HandedOver, "Ken", false)
    );
    let late = answers(&world, &world.ken, &question, DeletionAnswer::Decline).await;
    assert_eq!(late, Some(ErrorCode::Changed), "another answer comes too late");
}

#[tokio::test]
async fn r17_the_colleague_who_is_asked_says_no_and_everything_stays_as_it_is() {
    let (world, contact, room, question) = ken_is_asked().await;
    for _ in 0..2 {
        assert_eq!(answers(&world, &world.ken, &question, DeletionAnswer::Decline).await, None, "also twice");
    }
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().owner.id, world.aya);
    let ayas = world.room(&world.aya, "Mio").await;
    let declined = (SystemEvent::DeletionDeclined, "Ken".to_owned(), "Mio".to_owned());
    let said = system_messages(&world, &world.aya, &ayas).await;
    assert_eq!(said.iter().filter(|one| **one == declined).count(), 1, "told once");
    assert_eq!(questions(&world, &world.ken, &room).await[0].1.state, DeletionQuestionState::Declined);
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    let again = questions(&world, &world.ken, &room).await;
    assert_eq!(again.len(), 2, "after a no one may ask again");
    assert!(again[1].1.may_answer);
}

#[tokio::test]
async fn r17_a_question_that_waits_for_its_answer_is_not_asked_twice() {
    let (world, contact, room, _) = ken_is_asked().await;
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    assert_eq!(questions(&world, &world.ken, &room).await.len(), 1);
    assert_eq!(world.app().room_get(&world.ken, &room).await.unwrap().unread, 2, "the new friend and it");
}

#[tokio::test]
async fn r17_only_who_takes_part_in_the_room_may_answer_and_not_who_asks() {
    let (world, contact) = aya_knows_mio().await;
    let sora = world.hire("Sora").await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().room_invite_member(&world.aya, &room, &world.ken).await.unwrap();
    world.app().contact_ask_colleague(&world.aya, &contact.id).await.unwrap();
    let (question, ayas) = questions(&world, &world.aya, &room).await.pop().unwrap();
    assert!(!ayas.may_answer, "Aya reads her own question");
    for stranger in [&world.aya, &sora] {
        for answer in [DeletionAnswer::HandOver, DeletionAnswer::Decline] {
            let refused = answers(&world, stranger, &question, answer).await;
            assert_eq!(refused, Some(ErrorCode::NotFound));
        }
    }
    assert_eq!(answers(&world, &world.ken, &question, DeletionAnswer::Decline).await, None);
}

#[tokio::test]
async fn r17_a_question_moves_with_its_room_and_is_over_when_its_contact_is_gone() {
    let (world, contact, room, question) = ken_is_asked().await;
    let sora = world.hire("Sora").await;
    world.app().room_hand_over(&world.ken, &room, &sora).await.unwrap();
    let refused = answers(&world, &world.ken, &question, DeletionAnswer::HandOver).await;
    assert_eq!(refused, Some(ErrorCode::NotFound), "the room is not Ken's any more");
    assert!(questions(&world, &sora, &room).await[0].1.may_answer, "whoever talks with Mio now is asked");
    world.app().contact_hand_over(&world.aya, &contact.id, &world.ken).await.unwrap();
    let over = &questions(&world, &sora, &room).await[0].1;
    assert_eq!((over.state, over.may_answer), (DeletionQuestionState::Over, false));
    let late = answers(&world, &sora, &question, DeletionAnswer::HandOver).await;
    assert_eq!(late, Some(ErrorCode::Changed), "it is not Aya's to give any more");
}

#[tokio::test]
async fn r17_two_colleagues_who_answer_at_once_get_one_contact_between_them() {
    let (world, contact, room, question) = ken_is_asked().await;
    let sora = world.hire("Sora").await;
    world.app().room_invite_member(&world.ken, &room, &sora).await.unwrap();
    let (kens, soras) = tokio::join!(
        answers(&world, &world.ken, &question, DeletionAnswer::HandOver),
        answers(&world, &sora, &question, DeletionAnswer::Decline)
    );
    assert!(
        [kens, soras].contains(&None) && [kens, soras].contains(&Some(ErrorCode::Changed)),
        "{kens:?} {soras:?}"
    );
    let owner = world.app().contact_get(&world.ken, &contact.id).await.map(|contact| contact.owner.id);
    assert_eq!(owner.ok() == Some(world.ken.clone()), kens.is_none(), "as the first one said");
}

#[tokio::test]
async fn r17_way_out_hand_over() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_hand_over(&world.aya, &contact.id, &world.ken).await.unwrap();
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it is Ken's");
    assert_eq!((kens.owner.id, kens.in_my_list, kens.may_edit), (world.ken.clone(), true, true));
    assert_eq!(list(&world, &world.ken, ContactListName::External).await.total, 1);
    assert_eq!(
        code(world.app().contact_get(&world.aya, &contact.id).await),
        ErrorCode::NotFound,
        "and no longer Aya's"
    );
    let nobody = world.app().contact_hand_over(&world.ken, &contact.id, &"nobody".into()).await;
    assert_eq!(code(nobody), ErrorCode::NotFound);
}

#[tokio::test]
async fn r17_way_out_only_remove_it_from_my_list() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0);
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it passes to who is chatting");
    assert_eq!((kens.owner.id, kens.in_my_list), (world.ken.clone(), false));
    let joined = adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    assert_eq!(joined.id, contact.id, "and Ken can add it to his list");
}

#[tokio::test]
async fn r17_removing_from_my_list_leaves_the_contact_to_whoever_holds_it() {
    let (world, contact) = mio_chats_with_ken().await;
    adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    world.app().contact_remove_from_my_list(&world.ken, &contact.id).await.unwrap();
    assert_eq!(
        world.app().contact_get(&world.aya, &contact.id).await.unwrap().owner.id,
        world.aya,
        "Ken's hold only"
    );
    adds_contact(&world, &world.ken, &world.mio, "Mio").await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(world.app().contact_get(&world.ken, &contact.id).await.unwrap().owner.id, world.ken);
}

#[tokio::test]
async fn r17_without_anybody_else_it_stays_mine_in_clients() {
    let (world, contact) = aya_knows_mio().await;
    world.app().contact_remove_from_my_list(&world.aya, &contact.id).await.unwrap();
    assert_eq!(list(&world, &world.aya, ContactListName::External).await.total, 0);
    assert_eq!(list(&world, &world.aya, ContactListName::Clients).await.total, 1);
    assert_eq!(world.app().contact_get(&world.aya, &contact.id).await.unwrap().owner.id, world.aya);
}

#[tokio::test]
async fn r17_a_colleague_who_left_the_company_stands_in_nobodys_way() {
    let (world, contact) = mio_chats_with_ken().await;
    world.app().member_remove(&world.aya, &world.ken).await.unwrap();
    world.app().contact_delete(&world.aya, &contact.id).await.expect("Ken does not work here any more");
}

#[tokio::test]
async fn r17_is_for_contacts_on_line_only() {
    let (world, _) = mio_chats_with_ken().await;
    let fields = ContactFields { name: "Mio".into(), ..ContactFields::default() };
    let paper = world.app().contact_create(&world.aya, fields).await.unwrap();
    world.app().contact_delete(&world.aya, &paper.id).await.expect("a card of paper chats with nobody");
}

#[tokio::test]
async fn r20_handing_over_a_room_takes_the_contact_along() {
    let (world, contact) = aya_knows_mio().await;
    let room = world.room(&world.aya, "Mio").await;
    world.app().room_hand_over(&world.aya, &room, &world.ken).await.unwrap();
    let kens = world.app().contact_get(&world.ken, &contact.id).await.expect("it goes with the conversation");
    assert_eq!(kens.owner.id, world.ken);
}
