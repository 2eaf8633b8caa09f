//! The path that shows what to try in the Practice workspace.

use domain::workspace::WorkspaceKind;
use domain::{MemberId, UtcMs};
use store::{Change, Conn, WriteTx, practice, settings};

use super::views::PracticeStep;
use crate::authorisation::company;
use crate::{App, Result};

/// From when on steps count: the people who live there have done some of them before.
const BEGAN: &str = "practice_began_at";

/// A step that leaves no trace in the data once it is undone, or one that is too long to look for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    /// A member wrote.
    Reply,
    /// A contact was edited.
    Edit,
    /// A contact was shared.
    Share,
    /// A contact was deleted.
    Delete,
    /// A contact was restored.
    Restore,
}

impl Step {
    const WITH_CONTACTS: [Self; 4] = [Self::Edit, Self::Share, Self::Delete, Self::Restore];

    fn id(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Edit => "edit",
            Self::Share => "share",
            Self::Delete => "delete",
            Self::Restore => "restore",
        }
    }

    fn setting(self) -> String {
        format!("practice_step_{}", self.id())
    }

    async fn is_done(self, conn: &mut Conn) -> Result<bool> {
        Ok(settings::smallest_value(conn, &self.setting()).await?.is_some())
    }
}

impl App {
    /// The steps of the path, in order, and which have been done in this workspace. None outside Practice.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn practice_steps(&self, _actor: &MemberId) -> Result<Vec<PracticeStep>> {
        let mut conn = self.store.read().await?;
        if company(&mut conn).await?.kind != WorkspaceKind::Practice {
            return Ok(Vec::new());
        }
        let began = settings::smallest_value(&mut conn, BEGAN).await?.and_then(|at| at.parse().ok());
        let progress = practice::progress(&mut conn, UtcMs(began.unwrap_or(0))).await?;
        // Whoever joined was invited, by My Profile's code if by nothing else.
        let mut steps = vec![
            ("invite", progress.invited || progress.joined),
            ("joined", progress.joined),
            ("reply", Step::Reply.is_done(&mut conn).await?),
            ("add_contact", progress.contact_added),
        ];
        for step in Step::WITH_CONTACTS {
            steps.push((step.id(), step.is_done(&mut conn).await?));
        }
        Ok(steps.into_iter().map(|(id, done)| PracticeStep { id: id.to_owned(), done }).collect())
    }

    /// The people have moved in: what is done from now on counts as a step.
    ///
    /// # Errors
    /// The storage codes.
    pub async fn practice_begins(&self) -> Result<()> {
        let actor = self.acting_member().await?;
        let mut tx = self.store.begin().await?;
        settings::set(tx.conn(), &actor, BEGAN, Some(&self.now().0.to_string())).await?;
        tx.changed(Change::Settings);
        Ok(tx.commit().await?)
    }
}

/// Notes a step, in Practice once its people have moved in.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn done(tx: &mut WriteTx, actor: &MemberId, step: Step) -> Result<()> {
    if company(tx.conn()).await?.kind == WorkspaceKind::Practice
        && settings::smallest_value(tx.conn(), BEGAN).await?.is_some()
        && !step.is_done(tx.conn()).await?
    {
        settings::set(tx.conn(), actor, &step.setting(), Some("1")).await?;
        tx.changed(Change::Settings);
    }
    Ok(())
}
