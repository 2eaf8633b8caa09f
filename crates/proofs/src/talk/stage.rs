//! The people: LINE users who write, send pictures and take back, and a member who answers, whatever happens to the
//! program in between.

use std::io::Cursor;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{ImageFormat, Rgb, RgbImage};
use line_simulator::{Binary, MessageDraft};
use rand::Rng;
use rand::rngs::StdRng;
use serde_json::json;
use tokio::sync::watch;

use super::ledger::{Incoming, Ledger, Outgoing, Said, sha256};
use crate::headless::{Act, Headless, Lost};
use crate::rng::{chance, uuid};
use crate::world::{Chat, World, said};

/// Between two acts of one person, in ms.
const BETWEEN_MS: std::ops::Range<u64> = 20..400;
/// A file is up to so large, in bytes.
const MOST_FILE: usize = 200_000;

/// What the people share.
pub struct Stage {
    /// LINE and the company.
    pub world: World,
    /// What was written.
    pub ledger: Mutex<Ledger>,
    /// The process that runs now.
    pub engawa: watch::Sender<Option<Arc<Headless>>>,
    /// Nobody begins anything new.
    pub stopped: AtomicBool,
}

impl Stage {
    /// A stage before anybody writes.
    pub fn new(world: World) -> Self {
        Self {
            world,
            ledger: Mutex::new(Ledger::default()),
            engawa: watch::Sender::new(None),
            stopped: AtomicBool::new(false),
        }
    }

    /// The ledger, for one entry.
    pub fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A LINE user writes into a chat until the stage is stopped.
    pub async fn user_writes(self: Arc<Self>, chat: Chat, mut rng: StdRng) -> Result<()> {
        let mut own: Vec<String> = Vec::new();
        while self.pause(&mut rng).await {
            if chance(&mut rng, 5)
                && let Some(id) = own.pop()
            {
                self.user_unsends(&chat, &id).await?;
                continue;
            }
            own.push(self.user_writes_once(&chat, &mut rng).await?);
        }
        Ok(())
    }

    /// A LINE user writes once. Gives LINE's id of the message.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn user_writes_once(&self, chat: &Chat, rng: &mut StdRng) -> Result<String> {
        let (draft, said_this) = draft(rng)?;
        let view = self.world.platform.write(&chat.user, &chat.id, draft).await.map_err(said)?;
        let mut ledger = self.ledger();
        ledger.incoming.insert(view.message_id.clone(), Incoming { said: said_this, unsent: false });
        ledger.events += 1;
        Ok(view.message_id)
    }

    /// A LINE user takes a message back.
    ///
    /// # Errors
    /// What the simulator says.
    pub async fn user_unsends(&self, chat: &Chat, id: &str) -> Result<()> {
        self.world.platform.unsend(&chat.user, &chat.id, id).await.map_err(said)?;
        let mut ledger = self.ledger();
        ledger.events += 1;
        ledger.incoming.get_mut(id).context("a message that was written")?.unsent = true;
        Ok(())
    }

    /// The member answers in a room until the stage is stopped.
    pub async fn member_writes(self: Arc<Self>, chat: Chat, mut rng: StdRng) -> Result<()> {
        while self.pause(&mut rng).await {
            let message = self.member_begins(&chat, &mut rng);
            self.send(&message, &mut rng).await?;
        }
        Ok(())
    }

    /// The member has something to say in a room: words, or a picture.
    pub fn member_begins(&self, chat: &Chat, rng: &mut StdRng) -> Outgoing {
        let id = uuid(rng);
        let text = (!chance(rng, 25)).then(|| format!("{id} ご予約を承りました"));
        let message = Outgoing { id, room: chat.room.clone(), text };
        self.ledger().outgoing.push(message.clone());
        message
    }

    /// Sends until there is an answer: as a window, or a member with a window, does after a restart.
    async fn send(&self, message: &Outgoing, rng: &mut StdRng) -> Result<()> {
        let mut processes = self.engawa.subscribe();
        loop {
            let engawa = processes.borrow_and_update().clone();
            if let Some(engawa) = engawa
                && engawa.ready().await.is_some()
            {
                match self.try_send(&engawa, message, rng).await {
                    Ok(()) => return Ok(()),
                    Err(Lost::Unanswered) => self.ledger().repeated += 1,
                    Err(refused) => return Err(refused.into()),
                }
            }
            processes.changed().await?;
        }
    }

    /// Sends a message once.
    ///
    /// # Errors
    /// When it is refused, or the process ends before it answers.
    pub async fn try_send(
        &self,
        engawa: &Headless,
        message: &Outgoing,
        rng: &mut StdRng,
    ) -> Result<(), Lost> {
        let attachment_id = message.text.is_none().then(|| uuid(rng));
        if let Some(attachment_id) = &attachment_id {
            let bytes = picture(rng).map_err(|_| Lost::Unanswered)?;
            let attach = Act::Attach {
                room_id: message.room.clone(),
                attachment_id: attachment_id.clone(),
                name: "picture.png".into(),
                content: STANDARD.encode(bytes),
            };
            engawa.act(attach).await?;
        }
        let content = message.content(attachment_id.as_deref());
        let args = json!({ "roomId": message.room, "messageId": message.id, "content": content });
        engawa.call("message_send", args).await.map(drop)
    }

    /// Waits for a random time. False when nobody begins anything new.
    async fn pause(&self, rng: &mut StdRng) -> bool {
        tokio::time::sleep(Duration::from_millis(rng.random_range(BETWEEN_MS))).await;
        !self.stopped.load(Ordering::SeqCst)
    }
}

/// What a LINE user sends: words, a picture, or a file.
fn draft(rng: &mut StdRng) -> Result<(MessageDraft, Said)> {
    match rng.random_range(0..10) {
        0..6 => {
            let text = format!("{} 明日の午後は空いていますか？", uuid(rng));
            Ok((MessageDraft::text(text.clone()), Said::Text(text)))
        }
        6..8 => {
            let bytes = picture(rng)?;
            let hash = sha256(&bytes);
            Ok((MessageDraft::image(bytes), Said::Media(hash)))
        }
        _ => {
            let mut bytes = vec![0; rng.random_range(1..MOST_FILE)];
            rng.fill(bytes.as_mut_slice());
            let hash = sha256(&bytes);
            let file_name = "offer.pdf".to_owned();
            Ok((
                MessageDraft::File { content: Binary(bytes), content_type: None, file_name },
                Said::Media(hash),
            ))
        }
    }
}

/// A small picture that no other is like.
fn picture(rng: &mut StdRng) -> Result<Vec<u8>> {
    let mut picture = RgbImage::new(32, 24);
    picture.pixels_mut().for_each(|pixel| *pixel = Rgb(rng.random()));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
