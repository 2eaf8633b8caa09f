//! What members send, fetched from the server: published files and nothing else.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex},
};

use crate::support::{Shop, World, body};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use webhook::{Link, Published, PublishedFile, media_path, media_routes};

const PICTURE: &str = "0123456789abcdef0123456789abcdef";
const FILE: &str = "AAECAwQFBgcICQoLDA0ODw";

/// A folder with published files in it, by their tokens.
#[derive(Clone)]
struct Shelf(Arc<Mutex<HashMap<&'static str, Link>>>);

impl Published for Shelf {
    async fn find(&self, token: &str) -> Option<Link> {
        self.0.lock().unwrap().get(token).cloned()
    }
}

/// The server with one picture and one file, and a secret beside them that nobody published.
async fn open() -> (World, Shelf, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let keep = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        folder.path().join(name)
    };
    keep("secret.txt", b"secret");
    let picture = PublishedFile {
        path: keep("picture", b"0123456789"),
        mime: "image/png".into(),
        name: "cake.png".into(),
        inline: true,
    };
    let file = PublishedFile {
        path: keep("file.html", b"<script>alert(1)</script>"),
        mime: "application/octet-stream".into(),
        name: "見積.html".into(),
        inline: false,
    };
    let shelf = Shelf(Arc::new(Mutex::new(HashMap::from([
        (PICTURE, Link::File(picture)),
        (FILE, Link::File(file)),
    ]))));
    (World::open_with(Shop, media_routes(shelf.clone())).await, shelf, folder)
}

struct Answer {
    status: u16,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

/// Asks over a connection of its own. `headers` are whole lines.
async fn ask(world: &World, method: &str, path: &str, headers: &[&str]) -> Answer {
    let mut stream = world.connect().await;
    send(&mut stream, method, path, &[headers, &["connection: close"]].concat()).await;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let headers = head.lines().skip(1).map(|line| line.split_once(": ").unwrap());
    Answer {
        status: head[9..12].parse().unwrap(),
        headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

async fn send(stream: &mut TcpStream, method: &str, path: &str, headers: &[&str]) {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    stream
        .write_all(format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n{headers}\r\n").as_bytes())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_published_file_has_the_content_type_that_it_was_published_with() {
    let (world, _, _folder) = open().await;
    let answer = ask(&world, "GET", &media_path(PICTURE, "cake.png"), &[]).await;
    assert_eq!((answer.status, answer.text()), (200, "0123456789"));
    assert_eq!(answer.header("content-type"), "image/png", "not what the bytes look like");
    assert_eq!(answer.header("content-length"), "10");
    assert_eq!(answer.header("accept-ranges"), "bytes");
    assert!(answer.header("content-disposition").starts_with("inline;"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(
        answer.header("cache-control"),
        "private, max-age=300",
        "in no shared cache, and not for long"
    );
}

#[tokio::test]
async fn a_published_file_is_saved_under_its_name_and_never_shown_as_a_page() {
    let (world, _, _folder) = open().await;
    let answer = ask(&world, "GET", &media_path(FILE, "見積.html"), &[]).await;
    assert_eq!((answer.status, answer.text()), (200, "<script>alert(1)</script>"));
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"__.html\"; filename*=UTF-8''%E8%A6%8B%E7%A9%8D.html"
    );
}

#[tokio::test]
async fn a_head_request_is_answered_with_the_same_headers_without_the_bytes() {
    let (world, _, _folder) = open().await;
    let answer = ask(&world, "HEAD", &media_path(PICTURE, "cake.png"), &[]).await;
    assert_eq!((answer.status, answer.text()), (200, ""));
    assert_eq!(answer.header("content-length"), "10");
    assert_eq!(answer.header("content-type"), "image/png");
}

#[tokio::test]
async fn a_byte_range_is_answered_with_206_and_one_outside_the_file_with_416() {
    let (world, _, _folder) = open().await;
    let path = media_path(PICTURE, "cake.png");
    for (range, part, of) in [
        ("bytes=2-4", "234", "bytes 2-4/10"),
        ("bytes=7-", "789", "bytes 7-9/10"),
        ("bytes=-2", "89", "bytes 8-9/10"),
        ("bytes=8-99", "89", "bytes 8-9/10"),
    ] {
        let answer = ask(&world, "GET", &path, &[&format!("range: {range}")]).await;
        assert_eq!((answer.status, answer.text()), (206, part), "{range}");
        assert_eq!(answer.header("content-range"), of);
        assert_eq!(answer.header("content-type"), "image/png");
        assert_eq!(answer.header("content-length"), part.len().to_string());
    }
    let beyond = ask(&world, "GET", &path, &["range: bytes=10-"]).await;
    assert_eq!((beyond.status, beyond.text()), (416, ""));
    assert_eq!(beyond.header("content-range"), "bytes */10");
    let several = ask(&world, "GET", &path, &["range: bytes=0-1,4-5"]).await;
    assert_eq!((several.status, several.text()), (200, "0123456789"), "several parts: all of it");
}

#[tokio::test]
async fn a_known_etag_is_answered_with_304() {
    let (world, _, _folder) = open().await;
    let path = media_path(PICTURE, "cake.png");
    let first = ask(&world, "GET", &path, &[]).await;
    let etag = first.header("etag");
    assert!(!etag.is_empty());
    let again = ask(&world, "GET", &path, &[&format!("if-none-match: {etag}")]).await;
    assert_eq!((again.status, again.text()), (304, ""));
}

#[tokio::test]
async fn the_file_name_in_a_media_url_is_ignored() {
    let (world, _, _folder) = open().await;
    let long = "n".repeat(8000);
    for name in
        ["x", "..", "%2e%2e", "..%2Fsecret.txt", "%2Fetc%2Fpasswd", "%00", "%ff", "a.png?size=1", &long]
    {
        let answer = ask(&world, "GET", &format!("/media/{PICTURE}/{name}"), &[]).await;
        assert_eq!((answer.status, answer.text()), (200, "0123456789"), "{name}");
    }
}

#[tokio::test]
async fn everything_that_is_not_published_is_answered_with_the_same_404() {
    let (world, shelf, folder) = open().await;
    let withdrawn = "fedcba9876543210fedcba9876543210";
    let mut gone = large(&folder.path().join("there"));
    gone.path = folder.path().join("gone");
    shelf.0.lock().unwrap().insert("ffffffffffffffffffffffffffffffff", Link::File(gone));
    let nothing = ask(&world, "GET", &format!("/media/{withdrawn}/cake.png"), &[]).await;
    assert_eq!((nothing.status, nothing.text()), (404, ""));

    let above = format!("{}/secret.txt", folder.path().display());
    for path in [
        "/media/ffffffffffffffffffffffffffffffff/cake.png".to_owned(),
        format!("/media/{PICTURE}"),
        format!("/media/{PICTURE}/"),
        format!("/media/{PICTURE}/a/b"),
        format!("/media/{}/cake.png", PICTURE.to_uppercase()),
        format!("/media/{}/cake.png", &PICTURE[..31]),
        format!("/media/{PICTURE}%00/cake.png"),
        format!("/media/{}/cake.png", "a".repeat(4000)),
        format!("/media/..%2F..%2F..%2F..%2F..{}/x", above.replace('/', "%2F")),
        format!("/media/../{above}"),
        "/media/%2e%2e/%2e%2e/secret.txt".to_owned(),
        "/media/secret.txt/x".to_owned(),
        "/media/%ff/%ff".to_owned(),
        "/media//x".to_owned(),
        "/media/".to_owned(),
        "/media".to_owned(),
    ] {
        let answer = ask(&world, "GET", &path, &[]).await;
        assert_eq!((answer.status, answer.text()), (404, ""), "{path}");
    }
}

#[tokio::test]
async fn a_media_link_that_has_ended_is_answered_with_410_and_words_for_people() {
    let (world, shelf, _folder) = open().await;
    let path = media_path(PICTURE, "cake.png");
    assert_eq!(ask(&world, "GET", &path, &[]).await.status, 200);
    shelf.0.lock().unwrap().insert(PICTURE, Link::Ended);
    let answer = ask(&world, "GET", &path, &[]).await;
    assert_eq!(answer.status, 410);
    assert!(answer.text().contains("no longer here") && answer.text().contains("終了しました"));
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
    assert_eq!(answer.header("cache-control"), "no-store");
    let part = ask(&world, "GET", &path, &["range: bytes=0-1"]).await;
    assert_eq!(part.status, 410, "nor a part of it");
}

#[tokio::test]
async fn media_urls_answer_only_get_and_head() {
    let (world, _, _folder) = open().await;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let answer = ask(&world, method, &media_path(PICTURE, "cake.png"), &["content-length: 0"]).await;
        assert_eq!(answer.status, 405, "{method}");
    }
}

/// A file without bytes on the disk, as large as LINE allows a video to be.
fn large(path: &Path) -> PublishedFile {
    std::fs::File::create(path).unwrap().set_len(200 * 1024 * 1024).unwrap();
    PublishedFile { path: path.to_owned(), mime: "video/mp4".into(), name: "v.mp4".into(), inline: true }
}

/// Begins to read and stops after the first byte: it is being sent, and from here on nobody reads.
async fn reads_slowly(world: &World, path: &str) -> TcpStream {
    let mut stream = world.connect().await;
    send(&mut stream, "GET", path, &[]).await;
    stream.read_u8().await.unwrap();
    stream
}

/// Waits until a reader's permit is free again, and reads with it.
async fn reads_again(world: &World, path: &str) {
    loop {
        let answer = ask(world, "GET", path, &["range: bytes=0-9"]).await;
        if answer.status != 503 {
            assert_eq!(answer.status, 206, "a permit is free again once a reader has gone");
            return;
        }
    }
}

#[tokio::test]
async fn slow_readers_of_media_take_neither_the_webhooks_connections_nor_the_memory() {
    let (world, shelf, folder) = open().await;
    let mut paths = Vec::new();
    for n in 0..9 {
        let token: &'static str = format!("{n:032x}").leak();
        shelf.0.lock().unwrap().insert(token, Link::File(large(&folder.path().join(token))));
        paths.push(media_path(token, "v.mp4"));
    }
    let path = paths.pop().unwrap();
    let mut slow = Vec::new();
    for path in paths {
        for _ in 0..16 {
            slow.push(reads_slowly(&world, &path).await);
        }
    }
    let refused = ask(&world, "GET", &path, &[]).await;
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"), "no more are let in");
    assert_eq!(world.deliver(&body(&["01A"])).await, 200, "webhooks are");
    assert_eq!(ask(&world, "HEAD", &path, &[]).await.header("content-length"), "209715200");
    #[cfg(target_os = "linux")]
    assert!(crate::flood::most_memory() < 300, "{} MiB for 25 GiB", crate::flood::most_memory());

    slow.clear();
    reads_again(&world, &path).await;
}

#[tokio::test]
async fn every_phone_of_a_group_reads_a_picture_at_the_same_time() {
    let (world, shelf, folder) = open().await;
    let picture = "dddddddddddddddddddddddddddddddd";
    let path = folder.path().join("photo");
    std::fs::File::create(&path).unwrap().set_len(9_000_000).unwrap();
    let file = PublishedFile { path, mime: "image/jpeg".into(), name: "p.jpg".into(), inline: true };
    shelf.0.lock().unwrap().insert(picture, Link::File(file));
    let mut phones = Vec::new();
    for _ in 0..100 {
        phones.push(reads_slowly(&world, &media_path(picture, "p.jpg")).await);
    }
    let another = ask(&world, "GET", &media_path(picture, "p.jpg"), &["range: bytes=0-9"]).await;
    assert_eq!(another.status, 206, "a hundred phones keep none out");
}

#[tokio::test]
async fn slow_readers_of_one_file_do_not_starve_the_readers_of_others() {
    let (world, shelf, folder) = open().await;
    let video = "dddddddddddddddddddddddddddddddd";
    shelf.0.lock().unwrap().insert(video, Link::File(large(&folder.path().join("video"))));
    let path = media_path(video, "v.mp4");
    let mut slow = Vec::new();
    for _ in 0..16 {
        slow.push(reads_slowly(&world, &path).await);
    }
    let refused = ask(&world, "GET", &media_path(video, "another name"), &["range: bytes=0-9"]).await;
    assert_eq!((refused.status, refused.header("retry-after")), (503, "5"), "of this file no more");
    assert_eq!(ask(&world, "HEAD", &path, &[]).await.status, 200, "what it is can be asked");
    for _ in 0..20 {
        let other = ask(&world, "GET", &media_path(PICTURE, "cake.png"), &[]).await;
        assert_eq!(
            (other.status, other.text()),
            (200, "0123456789"),
            "others are read, and give their permits back"
        );
    }
    slow.pop();
    reads_again(&world, &path).await;
}

#[tokio::test]
async fn a_large_media_file_comes_whole_and_the_memory_stays_flat() {
    let (world, shelf, folder) = open().await;
    let video = "dddddddddddddddddddddddddddddddd";
    shelf.0.lock().unwrap().insert(video, Link::File(large(&folder.path().join("video"))));
    let mut stream = world.connect().await;
    send(&mut stream, "GET", &media_path(video, "v.mp4"), &["connection: close"]).await;
    let (mut read, mut buffer) = (0, vec![0; 256 * 1024]);
    loop {
        match stream.read(&mut buffer).await.unwrap() {
            0 => break,
            bytes => read += bytes,
        }
    }
    assert!(read > 200 * 1024 * 1024, "{read} bytes with their head");
    #[cfg(target_os = "linux")]
    assert!(crate::flood::most_memory() < 200, "{} MiB", crate::flood::most_memory());
}
