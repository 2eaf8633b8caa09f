use std::{
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};

use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::AsyncWrite,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_io_timeout::TimeoutWriter;

use crate::{
    exchange::{RequestBody, ResponseBody},
    places::{Place, Places},
};

/// Connections at the same time. When there are more, the one that has waited longest for the rest of its request gives
/// way: LINE's comes whole at once. They are not bounded by peer: through a tunnel all of them come from this computer.
const MAX_CONNECTIONS: u32 = 192;
/// A connection that sends no whole request head for this long is closed: LINE itself gives up then (LINE reference A.1.3).
const HEADER_TIMEOUT: Duration = Duration::from_secs(2);
/// A client that takes nothing of what is sent for this long is given up.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
/// Request heads larger than this are refused; also what a connection may hold in memory.
const MAX_HEAD_BYTES: usize = 16 * 1024;
/// Requests that are being answered may end within this time after a shutdown began.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(3);
/// The wait after the system refused to hand over a connection (no file descriptors left).
const ACCEPT_RETRY_DELAY: Duration = Duration::from_millis(100);

/// A running webhook server. Dropping it shuts it down without waiting.
#[derive(Debug)]
pub struct WebhookServer {
    address: SocketAddr,
    shutdown: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl WebhookServer {
    /// Serves `routes` on `listener`: HTTP/1, as tunnels and proxies speak it to this computer. Needs a running Tokio
    /// runtime.
    ///
    /// # Errors
    /// When the listener has no address.
    pub fn start(listener: TcpListener, routes: Router) -> io::Result<Self> {
        Self::start_bounded(listener, routes, MAX_CONNECTIONS)
    }

    /// The same with at most `connections` at the same time.
    ///
    /// # Errors
    /// When the listener has no address.
    pub fn start_bounded(listener: TcpListener, routes: Router, connections: u32) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let (shutdown, shutting_down) = watch::channel(false);
        let task = tokio::spawn(accept(listener, routes, Places::new(connections), shutting_down));
        Ok(Self { address, shutdown, task })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts no more connections, and waits a short time for requests that are being answered; what then still runs
    /// is cut off.
    pub async fn shut_down(self) {
        let _ = self.shutdown.send(true);
        // The connections end in time by themselves: this only waits for them.
        let _ = self.task.await;
    }
}

async fn accept(listener: TcpListener, routes: Router, connections: Places, shutdown: watch::Receiver<bool>) {
    let mut shut_down = shutdown.clone();
    let mut shut_down = pin!(until_shutdown(&mut shut_down));
    loop {
        let accepted = tokio::select! {
            () = &mut shut_down => break,
            accepted = accept_one(&listener, &connections) => accepted,
        };
        if let Some((stream, place)) = accepted {
            tokio::spawn(serve(stream, routes.clone(), shutdown.clone(), place));
        }
    }
    drop(listener);
    connections.all_given_back().await;
}

/// The next connection, and its place. It is accepted first: places are asked of others only for somebody who is there.
async fn accept_one(listener: &TcpListener, connections: &Places) -> Option<(TcpStream, Place)> {
    match listener.accept().await {
        Ok((stream, _)) => connections.acquire().await.map(|place| (stream, place)),
        Err(error) => {
            tracing::debug!(%error, "no connection was handed over");
            sleep(ACCEPT_RETRY_DELAY).await;
            None
        }
    }
}

async fn serve(stream: TcpStream, routes: Router, mut shutdown: watch::Receiver<bool>, place: Place) {
    // Answers are small and finished: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let place = Arc::new(place);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(with_write_timeout(stream)), watched(routes, place.clone()));
    let mut connection = pin!(connection);
    let ended: Result<(), hyper::Error> = tokio::select! {
        ended = connection.as_mut() => ended,
        () = place.gives_way() => {
            tracing::debug!("a connection without a whole request gave way");
            Ok(())
        }
        () = until_shutdown(&mut shutdown) => {
            connection.as_mut().graceful_shutdown();
            timeout(SHUTDOWN_TIMEOUT, connection).await.unwrap_or_else(|_| {
                tracing::debug!("the server was shut down while a request was still running");
                Ok(())
            })
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended in the middle");
    }
}

/// The routes, telling the connection's place when a request has come whole and when its response has gone.
fn watched(
    routes: Router,
    place: Arc<Place>,
) -> impl Service<
    Request<Incoming>,
    Response = axum::http::Response<ResponseBody<axum::body::Body>>,
    Error = std::convert::Infallible,
    Future: Send,
> {
    let routes = TowerToHyperService::new(routes);
    service_fn(move |request: Request<Incoming>| {
        let place = place.clone();
        let response = routes.call(request.map(|body| RequestBody::new(body, place.clone())));
        async move { response.await.map(|response| response.map(|body| ResponseBody::new(body, place))) }
    })
}

/// A connection whose writes fail with `TimedOut` once nothing could be written for [`WRITE_TIMEOUT`]: nobody can keep
/// it, and the file that is sent over it, by not reading.
fn with_write_timeout<S: AsyncWrite>(stream: S) -> Pin<Box<TimeoutWriter<S>>> {
    let mut stream = TimeoutWriter::new(stream);
    stream.set_timeout(Some(WRITE_TIMEOUT));
    Box::pin(stream)
}

/// Waits for a shutdown; a server that was dropped shuts down, too.
async fn until_shutdown(shutdown: &mut watch::Receiver<bool>) {
    let _ = shutdown.wait_for(|down| *down).await;
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt, duplex},
        time::Instant,
    };

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_reader_that_takes_nothing_runs_into_the_write_timeout() {
        let (near, _far) = duplex(4);
        let begun = Instant::now();
        let failed = with_write_timeout(near).write_all(b"more than fits").await.unwrap_err();
        assert_eq!(failed.kind(), io::ErrorKind::TimedOut);
        let waited = begun.elapsed();
        assert!(waited >= WRITE_TIMEOUT && waited < WRITE_TIMEOUT * 2, "{waited:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn the_write_timeout_begins_anew_with_every_byte_that_a_slow_reader_takes() {
        let (near, mut far) = duplex(4);
        let writing = tokio::spawn(async move { with_write_timeout(near).write_all(&[7; 16]).await });
        for _ in 0..16 {
            sleep(WRITE_TIMEOUT / 2).await;
            assert_eq!(far.read_u8().await.unwrap(), 7);
        }
        writing.await.unwrap().unwrap();
    }
}
