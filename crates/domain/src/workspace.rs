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

    /// Why a member may not use the LINE connection (R1).
    pub enum LineRefusal {
        /// The company's switch is off.
        ConnectionOff,
        /// On for chosen members, and this member is not among them.
        NotGranted,
        /// The company's name has an emoji or the word "line".
        CompanyName,
        /// The member's name has an emoji or the word "line".
        MemberName,
        /// No LINE account is given to the member.
        NoAccount,
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

    /// Why a backup was not made.
    pub enum BackupFault {
        /// The folder for backups is not there: moved, or on a disk that is not connected.
        FolderMissing,
        /// The folder for backups cannot be written.
        ReadOnly,
        /// The disk of the folder for backups is full.
        Full,
        /// This computer's disk has no room: what is left is for receiving (R30).
        NoRoom,
        /// What was written could not be read back as it was.
        Damaged,
        /// The workspace's own database is damaged.
        DatabaseDamaged,
        /// Anything else; the log has it.
        Other,
    }
}
