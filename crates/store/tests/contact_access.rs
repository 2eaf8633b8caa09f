//! Access to contacts: the conditions in SQL are those of the rules R14 and R16, and the lists follow them.
#![allow(clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::contact::{ContactFields, Sharing};
use domain::{ContactId, MemberId, UtcMs};
use store::contact_access::{self, ContactAccess};
use store::contact_lists::{self, List, Order};
use store::contacts::{self, NewContact};
use store::members::{self, Entry};
use store::{Conn, Store, WriteTx, contact_people};
use tempfile::TempDir;

const NOW: UtcMs = UtcMs(1_000);
const MEMBERS: [&str; 5] = ["owner", "lister", "chosen", "other", "deleter"];

async fn a_contact_shared(tx: &mut WriteTx, sharing: Sharing) -> ContactId {
    for id in MEMBERS {
        let entry = Entry {
            name: id.into(),
            reading: String::new(),
            department: String::new(),
            administrator: false,
            line_account_id: None,
        };
        members::insert(tx.conn(), &id.into(), &entry, NOW).await.expect("a member");
    }
    let contact = NewContact {
        id: "contact".into(),
        owner_id: "owner".into(),
        line_user_id: None,
        fields: ContactFields { name: "Mio".into(), ..ContactFields::default() },
        name_awaited: false,
    };
    contacts::insert(tx.conn(), &contact, NOW).await.expect("a contact");
    contact_people::add_to_list(tx.conn(), &contact.id, &"lister".into(), NOW).await.expect("listed");
    contact_people::set_sharing(tx.conn(), &contact.id, sharing, &["chosen".into()], NOW)
        .await
        .expect("shared");
    contact.id
}

async fn access(conn: &mut Conn, contact: &ContactId, member: &str) -> ContactAccess {
    contact_access::get(conn, contact, &member.into()).await.expect("read").expect("there")
}

/// Who may see, edit and remove the contact for good.
async fn who_may(conn: &mut Conn, contact: &ContactId) -> [Vec<&'static str>; 3] {
    let mut who = <[Vec<&'static str>; 3]>::default();
    for member in MEMBERS {
        let access = access(conn, contact, member).await;
        for (may, list) in [access.may_see, access.may_edit, access.may_purge].into_iter().zip(&mut who) {
            list.extend(may.then_some(member));
        }
    }
    who
}

async fn listed_for(conn: &mut Conn, list: List) -> Vec<&'static str> {
    let mut who = Vec::new();
    for member in MEMBERS {
        let id = MemberId::from(member);
        let page =
            contact_lists::page(conn, &id, (list, Order::Name), "".into(), (0, 10)).await.expect("a page");
        let total = contact_lists::total(conn, &id, list, "".into()).await.expect("a total");
        assert_eq!(page.len(), total as usize, "the page and the total follow one condition");
        who.extend((!page.is_empty()).then_some(member));
    }
    who
}

#[tokio::test]
async fn r14_contact_access_is_for_the_owner_the_listers_and_those_it_is_shared_with() {
    for (sharing, seen_by) in [
        (Sharing::Private, &["owner", "lister"][..]),
        (Sharing::Chosen, &["owner", "lister", "chosen"]),
        (Sharing::Everyone, &MEMBERS),
    ] {
        let folder = TempDir::new().expect("a folder");
        let store = Store::open(folder.path()).await.expect("a workspace");
        let mut tx = store.begin().await.expect("a transaction");
        let contact = a_contact_shared(&mut tx, sharing).await;
        let [see, edit, purge] = who_may(tx.conn(), &contact).await;
        assert_eq!(see, seen_by, "{sharing:?}");
        assert_eq!(edit, ["owner", "lister"], "{sharing:?}");
        assert_eq!(purge, [""; 0], "only from the Trash");
        assert_eq!(listed_for(tx.conn(), List::Clients).await, seen_by, "{sharing:?}");
        assert!(access(tx.conn(), &contact, "owner").await.owner, "it is theirs");
        assert!(access(tx.conn(), &contact, "lister").await.in_my_list, "they have added it");
    }
}

#[tokio::test]
async fn r16_contact_access_in_the_trash_is_for_the_owner_the_listers_and_who_put_it_there() {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path()).await.expect("a workspace");
    let mut tx = store.begin().await.expect("a transaction");
    let contact = a_contact_shared(&mut tx, Sharing::Everyone).await;
    contacts::move_to_trash(tx.conn(), &contact, &"deleter".into(), NOW).await.expect("in the Trash");
    let [see, edit, purge] = who_may(tx.conn(), &contact).await;
    assert_eq!(see, ["owner", "lister", "deleter"], "sharing counts no more");
    assert_eq!(edit, ["owner", "lister"]);
    assert_eq!(purge, ["owner", "deleter"]);
    assert_eq!(listed_for(tx.conn(), List::Trash).await, ["owner", "lister", "deleter"]);
    for member in MEMBERS {
        let purgeable = contacts::purgeable(tx.conn(), &member.into()).await.expect("read");
        assert_eq!(!purgeable.is_empty(), purge.contains(&member), "{member}");
    }
}
