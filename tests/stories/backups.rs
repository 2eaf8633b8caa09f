//! Backups: made whole, opened once, the last ones kept, and the way back from one. What waited when a workspace was copied
//! is in `r26…`.

use std::fs;
use std::path::{Path, PathBuf};

use app::ErrorCode;
use app::backups::views::{BackupFound, BackupProblem, BackupStatus};
use domain::MediaHash;
use domain::workspace::BackupFault;
use serde_json::json;
use tempfile::TempDir;
use testkit::World;

use crate::media::{media, received};
use crate::people::picture;
use crate::talk::mio_has_added_aya;

const DAY: i64 = 24 * 60 * 60 * 1000;
const PASSPHRASE: &str = "correct horse battery";

/// Aya has a conversation with Mio, a picture in it, and a folder for backups.
async fn a_conversation_with_a_picture() -> (World, domain::RoomId, TempDir) {
    let (world, room, stick, _) = a_conversation_with_a_picture_of_id().await;
    (world, room, stick)
}

/// The same, and LINE's id of the picture's message.
async fn a_conversation_with_a_picture_of_id() -> (World, domain::RoomId, TempDir, String) {
    let (world, room) = mio_has_added_aya().await;
    world.writes(&world.mio, "@aya", "See you at six").await;
    let sent = world.line.sends(&world.mio, "@aya", json!({ "type": "image", "content": picture() })).await;
    let id = sent.expect("it is sent")["messageId"].as_str().expect("an id").to_owned();
    world.settle().await;
    let stick = TempDir::new().unwrap();
    *world.desktop.folder.lock().unwrap() = Some(stick.path().to_owned());
    let chosen = world.app().backup_folder_choose(&world.aya, 540).await.expect("a folder");
    assert!(chosen.expect("it was chosen").backups.is_empty(), "nothing is made yet");
    (world, room, stick, id)
}

fn now(world: &World) -> domain::UtcMs {
    app::environment::Clock::now(&world.clock)
}

async fn backs_up(world: &World) -> BackupStatus {
    world.app().backup_now(&world.aya).await.expect("a backup is made")
}

fn refused<T>(answer: app::Result<T>, code: ErrorCode) {
    assert_eq!(answer.map(drop).expect_err("it is refused").code, code);
}

fn path(backup: &BackupFound) -> PathBuf {
    PathBuf::from(&backup.path)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            found.extend(files_below(&entry.path()))
        } else {
            found.push(entry.path())
        }
    }
    found
}

/// Every file of the backups, and no secret or temporary one.
fn pool_files(stick: &TempDir) -> Vec<PathBuf> {
    let in_pool = |path: &PathBuf| path.file_stem().is_some_and(|name| name.len() == 64);
    files_below(stick.path()).into_iter().filter(in_pool).collect()
}

#[tokio::test]
async fn a_backup_is_opened_once_and_its_counts_compared_before_it_counts_as_made() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    let status = backs_up(&world).await;
    assert_eq!(status.last_made_at, Some(now(&world)));
    assert_eq!((status.trouble, status.progress), (None, None));
    let [backup] = &status.backups[..] else { panic!("one backup: {:?}", status.backups) };
    assert_eq!((backup.problem, Some(&backup.path)), (None, status.last_made_path.as_ref()));
    let about = backup.about.as_ref().expect("a manifest");
    assert_eq!(
        (about.company_name.as_str(), about.encrypted, about.missing_media),
        ("Café Hanare", false, 0)
    );
    assert!(about.media >= 1 && about.messages >= 2, "{about:?}");
    let counted = store::backup::check(&path(backup).join("workspace.db")).await.expect("a whole database");
    assert_eq!(about.messages, counted.counts["message"].unsigned_abs());
    assert!(
        !files_below(&path(backup)).iter().any(|file| file.extension().is_some_and(|part| part == "part"))
    );
}

#[tokio::test]
async fn a_restored_backup_has_the_conversation_and_its_pictures_and_the_old_folder_stays() {
    let (mut world, room, _stick) = a_conversation_with_a_picture().await;
    let status = backs_up(&world).await;
    world.writes(&world.mio, "@aya", "after the backup").await;
    let (before, old) = (received(&world, &room).await, world.folder().to_owned());
    let backup = path(&status.backups[0]);
    let restored = world.restores(&backup, None).await.expect("it is restored");
    assert_eq!((restored.company_name.as_str(), restored.missing_media), ("Café Hanare", 0));
    let after = received(&world, &room).await;
    assert_eq!(after.len(), before.len() - 1, "what came after the backup is not in it");
    let hash = after.iter().find_map(|content| match content {
        app::rooms::message_views::Content::Image { .. } => media(content).hash.clone(),
        _ => None,
    });
    let hash: MediaHash = hash.expect("the picture is stored");
    let bytes = |folder: &Path| fs::read(store::media::path(folder, &hash).unwrap()).expect("the file");
    assert_eq!(bytes(world.folder()), bytes(&old), "byte by byte");
    assert_ne!(world.folder(), old);
    let status = world.app().backup_get(&world.aya).await.expect("Backup");
    assert_eq!(status.last_made_path.map(PathBuf::from), Some(backup), "the copy knows now that it was good");
    assert_eq!(status.trouble, None);
    assert!(store::backup::check_live(&old.join("workspace.db")).await.is_ok(), "nothing was taken from it");
}

#[tokio::test]
async fn two_backups_restored_at_the_same_moment_are_both_restored_whole() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    let backup = path(&backs_up(&world).await.backups[0]);
    let (one, other) = tokio::join!(world.restore(&backup, None).run(), world.restore(&backup, None).run());
    let folders = [one, other].map(|restored| PathBuf::from(restored.expect("it is restored").folder));
    assert_ne!(folders[0], folders[1]);
    for folder in folders {
        store::backup::check(&folder.join("workspace.db")).await.expect("it is whole");
    }
}

#[tokio::test]
async fn an_encrypted_backup_has_nothing_readable_in_it_and_is_opened_by_its_passphrase_alone() {
    let (mut world, room, stick) = a_conversation_with_a_picture().await;
    let status = world.app().backup_encrypt(&world.aya, Some(PASSPHRASE)).await.expect("a passphrase");
    assert!(status.encrypted);
    let status = backs_up(&world).await;
    let backup = path(&status.backups[0]);
    assert!(status.backups[0].about.as_ref().is_some_and(|about| about.encrypted));
    for file in files_below(stick.path()) {
        let bytes = fs::read(&file).unwrap();
        for readable in ["See you at six".as_bytes(), b"SQLite format 3", b"\x89PNG"] {
            let found = bytes.windows(readable.len()).any(|window| window == readable);
            assert!(!found, "{} can be read", file.display());
        }
    }
    assert!(!world.folder().join("backup-copy.db").exists(), "no plain copy is left behind");
    for wrong in [None, Some(""), Some("another passphrase")] {
        refused(world.restore(&backup, wrong).run().await, ErrorCode::WrongPassphrase);
    }
    let before = received(&world, &room).await.len();
    world.restores(&backup, Some(PASSPHRASE)).await.expect("it is restored");
    assert_eq!(received(&world, &room).await.len(), before);
    let left = fs::read_dir(world.folder().parent().unwrap()).unwrap().count();
    assert_eq!(left, 1, "what was refused has left no folder");
}

#[tokio::test]
async fn the_last_backups_are_kept_and_media_that_none_of_them_names_goes() {
    let (world, _, stick, picture) = a_conversation_with_a_picture_of_id().await;
    world.app().backup_keep(&world.aya, 2).await.expect("two are kept");
    backs_up(&world).await;
    let all = pool_files(&stick).len();
    let unsend = format!("users/{}/chats/@aya/messages/{picture}/unsend", world.mio);
    world.line.post(&unsend, json!({})).await.expect("Mio takes the picture back");
    world.settle().await;
    world.clock.advance(DAY);
    assert_eq!(backs_up(&world).await.backups.len(), 2);
    assert_eq!(pool_files(&stick).len(), all, "the older one names it still");
    world.clock.advance(DAY);
    let status = backs_up(&world).await;
    assert_eq!(status.backups.len(), 2, "the oldest is gone");
    assert_eq!(
        status.backups[0].about.as_ref().map(|about| about.made_at),
        Some(now(&world)),
        "the latest first"
    );
    assert_eq!(pool_files(&stick).len(), all - 1, "nobody names the picture any more");
}

#[tokio::test]
async fn the_nightly_backup_is_made_at_night_once_and_after_a_night_in_which_the_computer_was_off() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    assert!(!world.app().backup_due().await.unwrap(), "it is morning");
    world.clock.advance(18 * 60 * 60 * 1000);
    assert!(world.app().backup_due().await.unwrap(), "three o'clock in Tokyo");
    assert!(!world.app().backup_due().await.unwrap(), "once");
    world.clock.advance(3 * DAY + 60_000);
    assert!(world.app().backup_due().await.unwrap(), "the computer is on again");
    let status = world.app().backup_get(&world.aya).await.unwrap();
    assert_eq!(status.backups.len(), 2);
    let due = status.due_at.expect("the next night").since(now(&world));
    assert_eq!(due, DAY - 60_000);
}

#[tokio::test]
async fn a_folder_that_is_gone_is_said_and_not_made_anew_and_backups_go_on_when_it_is_back() {
    let (world, _, stick) = a_conversation_with_a_picture().await;
    let good = backs_up(&world).await.last_made_at;
    let away = stick.path().with_extension("away");
    store::files::rename_durably(stick.path(), &away).unwrap();
    fs::create_dir(stick.path()).expect("the mount point of a stick that was pulled out");
    world.clock.advance(DAY);
    let now = now(&world);
    assert!(world.app().backup_due().await.unwrap(), "tried");
    assert!(!world.app().backup_due().await.unwrap(), "not again at once");
    assert_eq!(fs::read_dir(stick.path()).unwrap().count(), 0, "this computer's disk is not filled instead");
    let trouble = world.app().session_get(&world.aya).await.unwrap().backup_trouble.expect("a banner");
    assert_eq!((trouble.fault, trouble.since, trouble.last_made_at), (BackupFault::FolderMissing, now, good));
    assert_eq!(
        world.app().session_get(&world.ken).await.unwrap().backup_trouble,
        None,
        "administrators alone"
    );
    fs::remove_dir(stick.path()).unwrap();
    store::files::rename_durably(&away, stick.path()).unwrap();
    world.clock.advance(5 * 60 * 1000 + 1);
    assert!(world.app().backup_due().await.unwrap(), "tried again");
    assert_eq!(world.app().session_get(&world.aya).await.unwrap().backup_trouble, None);
}

#[tokio::test]
async fn r30_a_backup_leaves_the_reserve_of_the_datas_disk_alone() {
    let (world, _, stick) = a_conversation_with_a_picture().await;
    world.disk.set_free(app::disk_space::RESERVE_BYTES + 1000);
    let refused = world.app().backup_now(&world.aya).await.expect_err("there is no room beside the reserve");
    assert_eq!(refused.code, ErrorCode::BackupFailed);
    let why = app::Reason::Backup(BackupFault::NoRoom);
    assert_eq!(refused.reason, Some(why), "the stick of this test is on the same disk");
    assert!(pool_files(&stick).is_empty(), "nothing is left of it");
    world.disk.set_free(1 << 40);
    backs_up(&world).await;
}

#[tokio::test]
async fn a_backup_that_was_truncated_or_changed_afterwards_is_refused_and_nothing_is_left_of_the_try() {
    let (mut world, _, _stick) = a_conversation_with_a_picture().await;
    let backup = path(&backs_up(&world).await.backups[0]);
    let file = backup.join("workspace.db");
    let whole = fs::read(&file).unwrap();
    let mut changed = whole.clone();
    *changed.last_mut().unwrap() ^= 1;
    for damaged in [whole[..whole.len() - 4096].to_vec(), Vec::new(), changed] {
        fs::write(&file, damaged).unwrap();
        refused(world.restore(&backup, None).run().await, ErrorCode::BackupDamaged);
    }
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let found = world.app().backup_get(&world.aya).await.unwrap().backups;
    assert_eq!(found[0].problem, Some(BackupProblem::Damaged), "seen before somebody tries");
    fs::write(&file, &whole).unwrap();
    world.restores(&backup, None).await.expect("whole again");
    assert_eq!(fs::read_dir(world.folder().parent().unwrap()).unwrap().count(), 1, "no other folder");
}

#[tokio::test]
async fn a_backup_of_a_newer_schema_is_refused() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    let backup = path(&backs_up(&world).await.backups[0]);
    let manifest = backup.join("backup.json");
    let text = fs::read_to_string(&manifest).unwrap();
    let schema = format!("\"schema\": {}", store::newest_schema());
    assert!(text.contains(&schema));
    fs::write(&manifest, text.replace(&schema, "\"schema\": 9999")).unwrap();
    refused(world.restore(&backup, None).run().await, ErrorCode::StorageNewer);
    let found = world.app().backup_get(&world.aya).await.unwrap().backups;
    assert_eq!(found[0].problem, Some(BackupProblem::Newer));
}

#[tokio::test]
async fn a_picture_that_is_damaged_in_the_backup_is_counted_and_the_rest_restored() {
    let (mut world, room, stick) = a_conversation_with_a_picture().await;
    let backup = path(&backs_up(&world).await.backups[0]);
    for file in pool_files(&stick) {
        let mut bytes = fs::read(&file).unwrap();
        bytes[0] ^= 1;
        fs::write(&file, bytes).unwrap();
    }
    let before = received(&world, &room).await.len();
    let restored = world.restores(&backup, None).await.expect("it is restored");
    assert!(restored.missing_media > 0, "and said");
    assert_eq!(received(&world, &room).await.len(), before);
}

#[tokio::test]
async fn the_newest_backup_can_be_restored_after_the_database_is_damaged() {
    let (mut world, room, _stick) = a_conversation_with_a_picture().await;
    backs_up(&world).await;
    let before = received(&world, &room).await.len();
    let (old, stick) = (world.folder().to_owned(), world.desktop.folder.lock().unwrap().clone().unwrap());
    world.close().await;
    fs::write(old.join("workspace.db"), "no database any more").unwrap();
    let beside = fs::read_to_string(old.join(app::backups::FOLDER_FILE)).expect("where backups lie");
    assert!(PathBuf::from(&beside).starts_with(&stick), "known without the database: {beside}");
    let found = app::backups::find_backups(Path::new(&beside)).expect("backups");
    world.restores_closed(&path(&found[0]), None).await.expect("it is restored");
    assert_eq!(received(&world, &room).await.len(), before);
}

#[tokio::test]
async fn only_administrators_see_and_make_backups() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    let (app, ken) = (world.app(), &world.ken);
    refused(app.backup_get(ken).await, ErrorCode::NotAdministrator);
    refused(app.backup_now(ken).await, ErrorCode::NotAdministrator);
    refused(app.backup_keep(ken, 3).await, ErrorCode::NotAdministrator);
    refused(app.backup_encrypt(ken, None).await, ErrorCode::NotAdministrator);
    refused(app.backup_folder_choose(ken, 0).await, ErrorCode::NotAdministrator);
}

#[tokio::test]
async fn a_folder_in_the_workspaces_own_is_refused_for_backups() {
    let (world, _, _stick) = a_conversation_with_a_picture().await;
    let own = world.folder().join("media");
    *world.desktop.folder.lock().unwrap() = Some(own);
    refused(world.app().backup_folder_choose(&world.aya, 0).await, ErrorCode::BackupFolderRefused);
}

#[tokio::test]
async fn secrets_are_in_no_backup() {
    let (world, _, stick) = a_conversation_with_a_picture().await;
    backs_up(&world).await;
    let keys = world.credentials("@aya").await;
    for file in files_below(stick.path()) {
        let bytes = fs::read(&file).unwrap();
        for secret in [&keys.channel_secret, &keys.access_token] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "a secret is in {}", file.display());
        }
    }
}
