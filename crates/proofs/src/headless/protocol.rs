//! What a proof and the headless process say to each other: a line of JSON each, over the process's standard input and
//! output. The first line in is the [`Start`], the first line out the [`Ready`].

use std::path::PathBuf;

use domain::LineAccountId;
use line_simulator::AccountCredentials;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::company::Founding;

/// What the process opens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Start {
    /// The data folder.
    pub folder: PathBuf,
    /// Where the simulator is.
    pub line: Url,
    /// The company's account, once it is connected. Its secrets outlive a kill, as a keychain's do.
    pub account: Option<Account>,
}

/// A connected account and its secrets.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    /// Its id in the workspace.
    pub id: LineAccountId,
    /// What the simulator keeps of it.
    pub credentials: AccountCredentials,
}

/// The workspace is open.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ready {
    /// Where its webhook server is.
    pub webhook_server: Url,
}

/// What the process is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Founds the company with a member whose account this is.
    Found(Founding),
    /// Tells LINE where the webhooks go.
    RegisterWebhooks,
    /// Carries out a command, as the window does.
    Call {
        /// The command's name.
        name: String,
        /// Its arguments.
        args: Value,
    },
    /// Hands in a file, as the window does.
    Attach {
        /// The room.
        room_id: String,
        /// A UUID made for the file.
        attachment_id: String,
        /// The file's name.
        name: String,
        /// Its bytes, Base64.
        content: String,
    },
    /// Counts what waits: events to be applied, messages to be sent, media to be fetched.
    CountWaiting,
    /// Counts the webhook events that were ever stored.
    CountEvents,
    /// Lists the rooms: their ids by LINE's id.
    Rooms,
    /// Closes the workspace in order and ends.
    Close,
}

/// A numbered act.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// Tells the answer to this one.
    pub number: u64,
    /// The act.
    pub act: Act,
}

/// The answer to an act.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The request's number.
    pub number: u64,
    /// What it gives, or the error as the window gets it.
    pub result: Result<Value, Value>,
}
