//! The member who works, and the LINE user who writes, while the proof runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Error, Result};
use line_simulator::MessageDraft;
use serde_json::json;
use tokio::time::{Instant, sleep};

use crate::headless::Headless;
use crate::report::Report;
use crate::rng::{rng_of, uuid};
use crate::world::{World, said};

/// Between two of the member's acts, each of a few commands.
const BETWEEN_ACTS: Duration = Duration::from_millis(50);
/// Between two messages of the LINE user.
const BETWEEN_MESSAGES: Duration = Duration::from_millis(500);

/// How often the member has begun to work: what is sent has ids of its own each time.
static WORKS: AtomicU64 = AtomicU64::new(0);

/// What was done, and how long the member waited for each command.
#[derive(Default)]
pub struct Work {
    waited: Vec<Duration>,
    /// Messages that LINE users wrote.
    pub written: u64,
}

impl Work {
    /// Adds what was done in another part of the run.
    pub fn add(&mut self, other: Self) {
        self.waited.extend(other.waited);
        self.written += other.written;
    }

    /// The time in which 99 of 100 commands were answered.
    pub fn p99(&self) -> Duration {
        self.percentile(99)
    }

    /// Adds the figures of this part of the run.
    pub fn report(&self, report: &mut Report, when: &str) {
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1000.0);
        report.row(&format!("member's commands, {when}"), self.waited.len());
        report.row(&format!("member's p50, ms, {when}"), ms(self.percentile(50)));
        report.row(&format!("member's p99, ms, {when}"), ms(self.p99()));
        report.row(&format!("messages of LINE users, {when}"), self.written);
    }

    fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.waited.clone();
        sorted.sort_unstable();
        sorted
            .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or_default()
    }
}

/// Works for a time.
pub async fn works(world: Arc<World>, engawa: Arc<Headless>, time: Duration) -> Result<Work> {
    let until = Instant::now() + time;
    let (waited, written) = tokio::try_join!(member(&world, &engawa, until), user(&world, until))?;
    Ok(Work { waited, written })
}

async fn member(world: &World, engawa: &Headless, until: Instant) -> Result<Vec<Duration>> {
    let room = &world.chats.first().context("a chat")?.room;
    let mut waited = Vec::new();
    let mut acts = 0_u32;
    let mut rng = rng_of(0, WORKS.fetch_add(1, Ordering::Relaxed));
    while Instant::now() < until {
        let list = json!({ "filter": "mine", "search": "", "offset": 0, "limit": 50 });
        let mut commands = vec![
            ("room_list", list),
            ("room_get", json!({ "roomId": room })),
            ("room_messages", json!({ "roomId": room, "limit": 50 })),
        ];
        // Not too often: what is sent has to go out, and to be counted by the simulator.
        if acts.is_multiple_of(20) {
            let content = json!({ "kind": "text", "text": "かしこまりました" });
            let message = json!({ "roomId": room, "messageId": uuid(&mut rng), "content": content });
            commands.push(("message_send", message));
        }
        for (name, args) in commands {
            let begun = Instant::now();
            engawa
                .call(name, args)
                .await
                .map_err(Error::from)
                .with_context(|| format!("{name} among strangers"))?;
            waited.push(begun.elapsed());
        }
        acts += 1;
        sleep(BETWEEN_ACTS).await;
    }
    Ok(waited)
}

async fn user(world: &World, until: Instant) -> Result<u64> {
    let chat = world.chats.first().context("a chat")?;
    let mut written = 0;
    while Instant::now() + BETWEEN_MESSAGES < until {
        sleep(BETWEEN_MESSAGES).await;
        let draft = MessageDraft::text(format!("明日の午後は空いていますか？ {written}"));
        world.platform.write(&chat.user, &chat.id, draft).await.map_err(said)?;
        written += 1;
    }
    Ok(written)
}
