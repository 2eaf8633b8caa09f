//! What people do in many stories.

use app::contacts::views::{ContactDetail, ContactList, ContactListName, ContactSort};
use app::rooms::message_views::Content;
use app::{Error, ErrorCode};
use domain::message::SystemEvent;
use domain::{LineUserId, MemberId, RoomId};
use testkit::World;

/// Mio has added Aya, and Aya has added Mio to her contacts.
pub async fn aya_knows_mio() -> (World, ContactDetail) {
    let world = World::new().await;
    world.adds(&world.mio, "@aya").await;
    let contact = adds_contact(&world, &world.aya, &world.mio, "Mio").await;
    (world, contact)
}

/// A member adds a LINE user from the room that is found by `search` (R4).
pub async fn adds_contact(world: &World, member: &MemberId, user: &str, search: &str) -> ContactDetail {
    let room = world.room(member, search).await;
    let added = world.app().room_add_contact(member, &room, &LineUserId::from(user)).await;
    added.expect("one click adds the LINE user")
}

/// A list of the address book, whole and by name.
pub async fn list(world: &World, member: &MemberId, name: ContactListName) -> ContactList {
    search(world, member, name, "").await
}

/// What of a list matches some words.
pub async fn search(world: &World, member: &MemberId, name: ContactListName, words: &str) -> ContactList {
    let list = world.app().contact_list(member, name, words, ContactSort::Name, 0, 200).await;
    list.expect("the list is there for everybody")
}

/// The names of a list's rows.
pub fn names(list: &ContactList) -> Vec<&str> {
    list.rows.iter().map(|row| row.name.as_str()).collect()
}

/// The error of something that must not be possible.
pub fn refused<T>(answer: Result<T, Error>) -> Error {
    answer.err().expect("this must be refused")
}

/// Its code.
pub fn code<T>(answer: Result<T, Error>) -> ErrorCode {
    refused(answer).code
}

/// What has happened in a room, as its system messages say: what, who, whom.
pub async fn system_messages(
    world: &World,
    member: &MemberId,
    room: &RoomId,
) -> Vec<(SystemEvent, String, String)> {
    let page = world.app().room_messages(member, room, None, 200).await.expect("the room is the member's");
    let system = page.messages.into_iter().filter_map(|message| {
        let Content::System(message) = message.content else { return None };
        Some((message.event, message.who, message.whom))
    });
    system.collect()
}

/// A PNG of one colour, in Base64, as a window sends it.
pub fn picture() -> String {
    use base64::Engine;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 48, image::Rgb([10, 90, 120]))
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a PNG");
    base64::engine::general_purpose::STANDARD.encode(png.into_inner())
}
