//! The workspace: what kind it is, who is granted its LINE connection, and the steps of Practice.

use crate::closed_set::closed_sets;

closed_sets! {
    /// What a workspace is for.
    pub enum WorkspaceKind {
        /// Trying Engawa out, on a LINE platform in miniature.
        Practice,
        /// A company's own data on this computer.
        Local,
    }

    /// Who may use the company's LINE connection (R1).
    pub enum ConnectionGrant {
        /// Every member.
        Everyone,
        /// Chosen members.
        Chosen,
    }

    /// A step of the path that shows what to try in Practice.
    pub enum PracticeStepName {
        /// A LINE user was invited.
        Invite,
        /// A LINE user came by an invitation.
        Joined,
        /// A member wrote.
        Reply,
        /// A LINE user was added as a contact.
        AddContact,
        /// A contact was edited.
        Edit,
        /// A contact was shared.
        Share,
        /// A contact was deleted.
        Delete,
        /// A contact was restored.
        Restore,
    }
}
