//! The path that shows what to try in the Practice workspace: eight steps, and who has done them.
//!
//! Three steps can be read from the data for good. The others can be undone, or are too long to look for: a listener
//! sees them in what each commit leaves behind, and marks them.

use std::collections::BTreeSet;

use domain::workspace::{PracticeStepName, WorkspaceKind};
use domain::{ContactId, MemberId, UtcMs};
use store::practice::{self, ContactTraces};
use store::{Change, Changes, Conn, Store, contacts, settings, workspace};

use super::views::PracticeStep;
use crate::authorisation::company;
use crate::{App, Result};

/// From when on steps count: the people who live there have done some of them before.
const BEGAN: &str = "practice_began_at";

/// A step that is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
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

    fn name(self) -> PracticeStepName {
        match self {
            Self::Reply => PracticeStepName::Reply,
            Self::Edit => PracticeStepName::Edit,
            Self::Share => PracticeStepName::Share,
            Self::Delete => PracticeStepName::Delete,
            Self::Restore => PracticeStepName::Restore,
        }
    }

    fn setting(self) -> String {
        format!("practice_step_{}", self.name().as_str())
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
        let began = began_at(&mut conn).await?.unwrap_or(UtcMs(0));
        let progress = practice::progress(&mut conn, began).await?;
        // Whoever joined was invited, by My Profile's code if by nothing else.
        let mut steps = vec![
            (PracticeStepName::Invite, progress.invited || progress.joined),
            (PracticeStepName::Joined, progress.joined),
            (PracticeStepName::Reply, Step::Reply.is_done(&mut conn).await?),
            (PracticeStepName::AddContact, progress.contact_added),
        ];
        for step in Step::WITH_CONTACTS {
            steps.push((step.name(), step.is_done(&mut conn).await?));
        }
        Ok(steps.into_iter().map(|(id, done)| PracticeStep { id, done }).collect())
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

    /// A listener that marks the steps of the path from what commits leave behind.
    pub fn practice_listener(&self) -> PracticeListener {
        PracticeListener { store: self.store.clone(), in_trash: BTreeSet::new() }
    }
}

/// Marks the steps of the path: the loops hand each commit's changes to it, a story does so by hand.
pub struct PracticeListener {
    store: Store,
    /// The contacts that were in the Trash at the last look: who is there no more was restored, or is gone for good.
    in_trash: BTreeSet<ContactId>,
}

impl PracticeListener {
    /// Whether this workspace can have steps: it is a Practice workspace, or not founded yet.
    ///
    /// # Errors
    /// The storage codes.
    pub(crate) async fn is_of_use(&self) -> Result<bool> {
        let workspace = workspace::get(&mut self.store.read().await?).await?;
        Ok(workspace.is_none_or(|workspace| workspace.kind == WorkspaceKind::Practice))
    }

    /// Marks what the changes of a commit have left behind. None: some changes were missed, so everything is looked at.
    ///
    /// # Errors
    /// The storage codes; the same changes can be handed over again, or none.
    pub async fn observe(&mut self, changes: Option<&Changes>) -> Result<()> {
        if !changes.is_none_or(|changes| changes.iter().any(can_be_a_step)) {
            return Ok(());
        }
        let mut conn = self.store.read().await?;
        let Some(since) = began_at(&mut conn).await? else { return Ok(()) };
        let traces = practice::contact_traces(&mut conn, since).await?;
        let mut seen = self.seen_at_contacts(&mut conn, &traces, changes).await?;
        if replied(&mut conn, changes, since).await? {
            seen.insert(Step::Reply);
        }
        drop(conn);
        self.mark(&seen).await?;
        self.in_trash = traces.in_trash.into_iter().collect();
        Ok(())
    }

    async fn seen_at_contacts(
        &self,
        conn: &mut Conn,
        traces: &ContactTraces,
        changes: Option<&Changes>,
    ) -> Result<BTreeSet<Step>> {
        let mut seen = BTreeSet::new();
        for (step, done) in [
            (Step::Edit, traces.edited),
            (Step::Share, traces.shared),
            (Step::Delete, !traces.in_trash.is_empty()),
        ] {
            if done {
                seen.insert(step);
            }
        }
        for id in self.in_trash.iter().filter(|id| !traces.in_trash.contains(id)) {
            if contacts::get(conn, id).await?.is_some() {
                seen.insert(Step::Restore);
            }
        }
        // Only from the Trash is a contact removed for good.
        for change in changes.into_iter().flat_map(|changes| changes.iter()) {
            if let Change::Contact(id) = change
                && contacts::get(conn, id).await?.is_none()
            {
                seen.insert(Step::Delete);
            }
        }
        Ok(seen)
    }

    async fn mark(&self, seen: &BTreeSet<Step>) -> Result<()> {
        let mut new = Vec::new();
        let mut conn = self.store.read().await?;
        for step in seen {
            if !step.is_done(&mut conn).await? {
                new.push(*step);
            }
        }
        let actor = company(&mut conn).await?.acting_member_id;
        drop(conn);
        let Some(actor) = actor.filter(|_| !new.is_empty()) else { return Ok(()) };
        let mut tx = self.store.begin().await?;
        for step in new {
            settings::set(tx.conn(), &actor, &step.setting(), Some("1")).await?;
        }
        tx.changed(Change::Settings);
        Ok(tx.commit().await?)
    }
}

/// When the people had moved in; none before, and outside Practice.
async fn began_at(conn: &mut Conn) -> Result<Option<UtcMs>> {
    Ok(settings::smallest_value(conn, BEGAN).await?.and_then(|at| at.parse().ok()).map(UtcMs))
}

async fn replied(conn: &mut Conn, changes: Option<&Changes>, since: UtcMs) -> Result<bool> {
    if Step::Reply.is_done(conn).await? {
        return Ok(false);
    }
    let Some(changes) = changes else { return Ok(practice::replied(conn, None, since).await?) };
    for change in changes.iter() {
        if let Change::Messages(room) = change
            && practice::replied(conn, Some(room), since).await?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn can_be_a_step(change: &Change) -> bool {
    matches!(change, Change::Contact(_) | Change::Messages(_))
}
