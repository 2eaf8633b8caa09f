use std::{
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    time::Duration,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::AsyncWrite,
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinHandle,
    time::{sleep, timeout},
};
use tokio_io_timeout::TimeoutWriter;

/// Connections at the same time; more wait in the listener's backlog until one closes.
const MAX_CONNECTIONS: u32 = 512;
/// A connection that sends no request head for this long is closed, so that idle ones cannot keep others out.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
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
        let address = listener.local_addr()?;
        let (shutdown, shutting_down) = watch::channel(false);
        let task = tokio::spawn(accept(listener, routes, shutting_down));
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

async fn accept(listener: TcpListener, routes: Router, shutdown: watch::Receiver<bool>) {
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS as usize));
    let mut shut_down = shutdown.clone();
    let mut shut_down = pin!(until_shutdown(&mut shut_down));
    loop {
        let accepted = tokio::select! {
            () = &mut shut_down => break,
            accepted = accept_one(&listener, &connections) => accepted,
        };
        if let Some((stream, permit)) = accepted {
            tokio::spawn(serve(stream, routes.clone(), shutdown.clone(), permit));
        }
    }
    drop(listener);
    // Every connection gives its permit back when it ends.
    let _ = connections.acquire_many(MAX_CONNECTIONS).await;
}

async fn accept_one(
    listener: &TcpListener,
    connections: &Arc<Semaphore>,
) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let permit = connections.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, permit)),
        Err(error) => {
            tracing::debug!(%error, "no connection was handed over");
            sleep(ACCEPT_RETRY_DELAY).await;
            None
        }
    }
}

async fn serve(
    stream: TcpStream,
    routes: Router,
    mut shutdown: watch::Receiver<bool>,
    permit: OwnedSemaphorePermit,
) {
    // Answers are small and finished: waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(with_write_timeout(stream)), TowerToHyperService::new(routes));
    let mut connection = pin!(connection);
    let ended: Result<(), hyper::Error> = tokio::select! {
        ended = connection.as_mut() => ended,
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
    drop(permit);
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
