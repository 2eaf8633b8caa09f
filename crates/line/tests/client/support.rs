//! A stand-in for LINE that answers with exactly the bytes it is told, so that also broken answers are real ones.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use line::{Bases, Client, Http, Secret, Timeouts, Token};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::Url;

/// What to do with one request.
#[derive(Clone)]
pub enum Answer {
    /// Write these bytes, then close.
    Bytes(Vec<u8>),
    /// Say nothing and keep the connection.
    Silence,
}

pub struct Stand {
    pub url: Url,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Stand {
    /// Answers the first request with the first answer, and so on; the last answer is repeated.
    pub async fn answering(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        tokio::spawn(serve(listener, answers, requests.clone()));
        Self { url, requests }
    }

    pub async fn saying(status: &str, headers: &str, body: &str) -> Self {
        Self::answering(vec![answer(status, headers, body)]).await
    }

    /// A stand that nobody stands at: connecting is refused.
    pub fn gone() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        Self { url, requests: Arc::default() }
    }

    /// Head and body of every request so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    pub fn client(&self) -> Client {
        self.client_with(Token::LongLived(Secret::new("token-of-the-account")))
    }

    pub fn client_with(&self, token: Token) -> Client {
        client(&self.url, token, patient())
    }
}

/// Long enough for a computer that is busy with other tests.
pub fn patient() -> Timeouts {
    let long = Duration::from_secs(20);
    Timeouts { connect: long, total: long, stall: long }
}

/// For tests of silence, which ends only when the client has had enough.
pub fn impatient() -> Timeouts {
    Timeouts { total: Duration::from_millis(200), ..patient() }
}

pub fn client(base: &Url, token: Token, timeouts: Timeouts) -> Client {
    let bases = Bases { api: base.clone(), data: base.clone() };
    Client::new(Http::new(&bases, timeouts).unwrap(), bases, token)
}

pub fn answer(status: &str, headers: &str, body: &str) -> Answer {
    let length = body.len();
    Answer::Bytes(
        format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
            .into(),
    )
}

async fn serve(listener: TcpListener, answers: Vec<Answer>, requests: Arc<Mutex<Vec<String>>>) {
    for turn in 0.. {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read(&mut stream).await;
        requests.lock().unwrap().push(request);
        match answers[turn.min(answers.len() - 1)].clone() {
            Answer::Bytes(bytes) => drop(stream.write_all(&bytes).await),
            Answer::Silence => drop(tokio::spawn(async move {
                let mut rest = Vec::new();
                stream.read_to_end(&mut rest).await
            })),
        }
    }
}

async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await.unwrap();
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if count == 0 || text.split_once("\r\n\r\n").is_some_and(|(head, body)| body.len() >= length(head)) {
            return text;
        }
    }
}

fn length(head: &str) -> usize {
    let line =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:").map(str::to_owned));
    line.map_or(0, |value| value.trim().parse().unwrap())
}
