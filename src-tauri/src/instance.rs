//! One instance per data folder: a second start hands its link to the first instance, which comes up, and ends
//! (decision 33).
//!
//! The first one holds the lock of `instance.lock` as long as it lives, and listens on a port of this computer alone.
//! Port and a token that nobody can guess stand in `instance.address`, which only the user of this computer can read.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use app::environment::{Rng, SystemRng};

const LOCK: &str = "instance.lock";
const ADDRESS: &str = "instance.address";
/// The most bytes of a request: a token and a link.
const MAX_REQUEST_BYTES: usize = 2048;
/// So long whoever connects has to say what they want, and the first instance has to answer.
const ANSWER_TIME: Duration = Duration::from_secs(2);
/// Between two tries to reach an instance that is just starting, or just ending.
const RETRY: Duration = Duration::from_millis(100);
/// So long a second start waits for the first instance to answer or to end.
pub const PATIENCE: Duration = Duration::from_secs(15);
const ACCEPTED: &[u8] = b"ok\n";

/// What a start is.
pub enum Claim {
    /// This one has the data folder.
    First(Instance),
    /// Another one has it, and comes up.
    HandedOver,
}

/// The only instance over its data folder, until it is dropped or its process ends.
pub struct Instance {
    _lock: File,
    listener: TcpListener,
    token: String,
}

/// Claims the data folder for this process, or hands `link` to the instance that has it.
///
/// # Errors
/// When the folder cannot be written, or another instance neither answers within `patience` nor ends.
pub fn claim(data_folder: &Path, link: Option<&str>, patience: Duration) -> io::Result<Claim> {
    store::private_folder(data_folder)?;
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(data_folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => return first(data_folder, lock),
        Err(TryLockError::WouldBlock) => {}
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let given_up = Instant::now() + patience;
    let free = when_free(lock)?;
    loop {
        if hand_over(data_folder, link).is_ok() {
            return Ok(Claim::HandedOver);
        }
        match free.recv_timeout(RETRY) {
            Ok(lock) => return first(data_folder, lock?),
            Err(RecvTimeoutError::Timeout) if Instant::now() < given_up => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                return Err(ErrorKind::TimedOut.into());
            }
        }
    }
}

/// Waits for the lock beside the caller: an instance that is ending answers no more.
fn when_free(lock: File) -> io::Result<mpsc::Receiver<io::Result<File>>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::Builder::new().name("instance-lock".into()).spawn(move || {
        let locked = lock.lock().map(|()| lock);
        let _ = sender.send(locked);
    })?;
    Ok(receiver)
}

fn first(data_folder: &Path, lock: File) -> io::Result<Claim> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let token = format!("{:016x}{:016x}", SystemRng.bits(), SystemRng.bits());
    let address = format!("{} {token}\n", listener.local_addr()?.port());
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(data_folder.join(ADDRESS))?.write_all(address.as_bytes())?;
    Ok(Claim::First(Instance { _lock: lock, listener, token }))
}

fn hand_over(data_folder: &Path, link: Option<&str>) -> io::Result<()> {
    let address = std::fs::read_to_string(data_folder.join(ADDRESS))?;
    let (port, token) = parse_address(&address).ok_or(ErrorKind::InvalidData)?;
    let place = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&place, ANSWER_TIME)?;
    stream.set_write_timeout(Some(ANSWER_TIME))?;
    stream.set_read_timeout(Some(ANSWER_TIME))?;
    stream.write_all(format!("{token}\n{}\n", link.unwrap_or_default()).as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = [0; ACCEPTED.len()];
    stream.read_exact(&mut answer)?;
    if answer == ACCEPTED { Ok(()) } else { Err(ErrorKind::InvalidData.into()) }
}

/// Port and token; none while they are just being written.
fn parse_address(text: &str) -> Option<(u16, &str)> {
    let (port, token) = text.strip_suffix('\n')?.split_once(' ')?;
    Some((port.parse().ok()?, token))
}

impl Instance {
    /// Answers second starts, beside the window, until the process ends. `come_up` is given the link that came along, if any,
    /// and says whether it was taken: an instance that is ending takes none, and the second start waits for its end.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn serve(self, come_up: impl Fn(Option<&str>) -> bool + Send + 'static) -> io::Result<()> {
        std::thread::Builder::new().name("instance".into()).spawn(move || {
            // All of it is the thread's: the lock, too, which is held until the process ends.
            let instance = self;
            for stream in instance.listener.incoming().flatten() {
                if let Err(error) = answer(stream, &instance.token, &come_up) {
                    tracing::warn!(%error, "a second start was not understood");
                }
            }
        })?;
        Ok(())
    }
}

fn answer(mut stream: TcpStream, token: &str, come_up: &impl Fn(Option<&str>) -> bool) -> io::Result<()> {
    stream.set_write_timeout(Some(ANSWER_TIME))?;
    let request = read_request(&mut stream)?;
    let link = parse_request(&request, token).ok_or(ErrorKind::InvalidData)?;
    if come_up(link) { stream.write_all(ACCEPTED) } else { Ok(()) }
}

/// Reads to the end, within [`ANSWER_TIME`]: any program of this computer may connect, and say nothing.
fn read_request(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let until = Instant::now() + ANSWER_TIME;
    let mut request = Vec::new();
    let mut part = [0; 512];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        stream.set_read_timeout(Some(left))?;
        let bytes = stream.read(&mut part)?;
        if bytes == 0 {
            return Ok(request);
        }
        request.extend_from_slice(part.get(..bytes).unwrap_or_default());
        if request.len() > MAX_REQUEST_BYTES {
            return Err(ErrorKind::FileTooLarge.into());
        }
    }
}

/// The link in a request, which may be empty; none of a request that does not know the token.
fn parse_request<'a>(request: &'a [u8], token: &str) -> Option<Option<&'a str>> {
    let text = std::str::from_utf8(request).ok()?.strip_suffix('\n')?;
    let (said, link) = text.split_once('\n')?;
    (said == token).then(|| Some(link).filter(|link| !link.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(300);

    fn claimed(folder: &Path) -> Instance {
        match claim(folder, None, SOON).expect("a claim") {
            Claim::First(instance) => instance,
            Claim::HandedOver => panic!("nobody else has {folder:?}"),
        }
    }

    #[test]
    fn a_second_instance_over_the_same_data_folder_hands_its_link_over_and_another_folder_is_independent() {
        let (data, other) =
            (tempfile::TempDir::new().expect("data"), tempfile::TempDir::new().expect("data"));
        let (sender, came_up) = mpsc::channel();
        let serve = claimed(data.path()).serve(move |link| sender.send(link.map(str::to_owned)).is_ok());
        serve.expect("it listens");
        for link in [None, Some("engawa://messages")] {
            let second = claim(data.path(), link, SOON).expect("the first one answers");
            assert!(matches!(second, Claim::HandedOver));
            assert_eq!(came_up.recv_timeout(ANSWER_TIME).expect("it comes up").as_deref(), link);
        }
        claimed(other.path());
        assert!(came_up.try_recv().is_err(), "the other folder's start is none of its business");
    }

    #[test]
    fn a_start_while_the_instance_before_is_ending_waits_for_its_end_and_is_the_first() {
        let data = tempfile::TempDir::new().expect("data");
        let before = claimed(data.path());
        let ends = std::thread::spawn(move || {
            // It takes nothing any more: whoever connects is let go of without an answer.
            drop(before.listener.accept());
            drop(before);
        });
        let next = claim(data.path(), None, PATIENCE).expect("a claim");
        assert!(matches!(next, Claim::First(_)), "its window has to come, and not that of one that is gone");
        ends.join().expect("it ended");
    }

    #[test]
    fn an_instance_that_neither_answers_nor_ends_is_an_error_after_a_while() {
        let data = tempfile::TempDir::new().expect("data");
        let _hangs = claimed(data.path());
        std::fs::write(data.path().join(ADDRESS), "1").expect("half an address");
        let second = claim(data.path(), None, SOON).err().expect("nobody answers");
        assert_eq!(second.kind(), ErrorKind::TimedOut);
    }

    #[test]
    fn an_address_that_a_killed_instance_left_behind_is_written_anew() {
        let data = tempfile::TempDir::new().expect("data");
        std::fs::write(data.path().join(ADDRESS), "1 stale\n").expect("an address");
        let instance = claimed(data.path());
        let address = std::fs::read_to_string(data.path().join(ADDRESS)).expect("an address");
        let port = instance.listener.local_addr().expect("an address").port();
        assert_eq!(parse_address(&address), Some((port, instance.token.as_str())));
    }

    #[test]
    fn a_stranger_who_connects_without_the_token_or_says_too_much_brings_nothing_up() {
        let data = tempfile::TempDir::new().expect("data");
        let instance = claimed(data.path());
        let place = instance.listener.local_addr().expect("an address");
        let token = instance.token.clone();
        let (sender, came_up) = mpsc::channel();
        instance.serve(move |link| sender.send(link.map(str::to_owned)).is_ok()).expect("it listens");
        let says = |words: &[u8]| {
            let mut stream = TcpStream::connect(place).expect("anybody may connect");
            let _ = stream.write_all(words);
            let _ = stream.shutdown(Shutdown::Write);
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            answer
        };
        let long = format!("{token}\n{}\n", "x".repeat(MAX_REQUEST_BYTES));
        let guessed = b"0123456789abcdef0123456789abcdef\nengawa://messages\n";
        for words in [&b""[..], b"GET / HTTP/1.1\r\n\r\n", guessed, b"\xff\xfe\n\n", long.as_bytes()] {
            assert_eq!(says(words), b"", "{}", String::from_utf8_lossy(words));
        }
        assert!(came_up.try_recv().is_err(), "nothing came up");
        assert_eq!(says(format!("{token}\n\n").as_bytes()), ACCEPTED, "who knows it is still answered");
    }

    #[test]
    #[cfg(unix)]
    fn the_token_is_readable_by_the_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::TempDir::new().expect("data");
        let _instance = claimed(data.path());
        let file = std::fs::metadata(data.path().join(ADDRESS)).expect("an address");
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
}
