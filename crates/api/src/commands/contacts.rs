//! The address book.

use app::Result;
use app::company::views::MemberDetail;
use app::contacts::ContactFilter;
use app::contacts::views::{ContactCounts, ContactDetail, ContactList};

use crate::api::Api;
use crate::args::{
    ContactCreate, ContactEdit, ContactListGet, ContactMember, ContactShare, DeletionQuestionAnswer, Nothing,
    OfContact, OfMember,
};

pub(crate) async fn contact_list(api: &Api, a: ContactListGet) -> Result<ContactList> {
    let filter = ContactFilter { search: &a.search, tag: a.tag.as_deref().unwrap_or_default() };
    api.app.contact_list(&api.me().await?, a.list, filter, a.sort, a.offset, a.limit).await
}

pub(crate) async fn contact_counts(api: &Api, _: Nothing) -> Result<ContactCounts> {
    api.app.contact_counts(&api.me().await?).await
}

pub(crate) async fn contact_get(api: &Api, a: OfContact) -> Result<ContactDetail> {
    api.app.contact_get(&api.me().await?, &a.contact_id).await
}

pub(crate) async fn member_get(api: &Api, a: OfMember) -> Result<MemberDetail> {
    api.app.member_get(&api.me().await?, &a.member_id).await
}

pub(crate) async fn contact_create(api: &Api, a: ContactCreate) -> Result<ContactDetail> {
    api.app.contact_create(&api.me().await?, a.fields).await
}

pub(crate) async fn contact_edit(api: &Api, a: ContactEdit) -> Result<ContactDetail> {
    api.app.contact_edit(&api.me().await?, &a.contact_id, a.version, a.fields).await
}

pub(crate) async fn contact_share(api: &Api, a: ContactShare) -> Result<ContactDetail> {
    api.app.contact_share(&api.me().await?, &a.contact_id, a.sharing, &a.member_ids).await
}

pub(crate) async fn contact_delete(api: &Api, a: OfContact) -> Result<()> {
    api.app.contact_delete(&api.me().await?, &a.contact_id).await
}

pub(crate) async fn contact_restore(api: &Api, a: OfContact) -> Result<ContactDetail> {
    api.app.contact_restore(&api.me().await?, &a.contact_id).await
}

pub(crate) async fn contact_purge(api: &Api, a: OfContact) -> Result<()> {
    api.app.contact_purge(&api.me().await?, &a.contact_id).await
}

pub(crate) async fn trash_empty(api: &Api, _: Nothing) -> Result<u32> {
    api.app.trash_empty(&api.me().await?).await
}

pub(crate) async fn contact_ask_colleague(api: &Api, a: OfContact) -> Result<()> {
    api.app.contact_ask_colleague(&api.me().await?, &a.contact_id).await
}

pub(crate) async fn deletion_question_answer(api: &Api, a: DeletionQuestionAnswer) -> Result<()> {
    api.app.deletion_question_answer(&api.me().await?, &a.message_id, a.answer).await
}

pub(crate) async fn contact_hand_over(api: &Api, a: ContactMember) -> Result<()> {
    api.app.contact_hand_over(&api.me().await?, &a.contact_id, &a.member_id).await
}

pub(crate) async fn contact_remove_from_my_list(api: &Api, a: OfContact) -> Result<()> {
    api.app.contact_remove_from_my_list(&api.me().await?, &a.contact_id).await
}
