//! What each command takes. Checked here and in the domain's newtypes; deeper down nobody checks again.

mod accounts;
mod backups;
mod company;
mod contacts;
mod invitations;
mod messages;
mod nothing;
mod rooms;
mod session;

pub use accounts::{
    AccountChecklist, AccountConnect, AccountMode, AccountStopLine, OfAccount, PublicAddressSet, SecretsKeep,
    SecretsUnlock,
};
pub use backups::{BackupEncrypt, BackupFolderChoose, BackupKeep};
pub use company::{
    CompanyRename, ConnectionSet, MediaLimitsSet, MemberAdd, MemberEdit, MemberPhotoSet, NameCheck, OfMember,
    ProfileCopy, SetAsideRetry,
};
pub use contacts::{
    ContactCreate, ContactEdit, ContactListGet, ContactMember, ContactShare, DeletionQuestionAnswer,
    OfContact,
};
pub use invitations::{
    InvitationCard, InvitationCopy, InvitationCreate, InvitationLabel, InvitationOpenLine, InvitationSaveQr,
    InvitationShare, InvitationSystemShare, OfInvitation,
};
pub use messages::{AttachmentPaste, LinkOpen, MessageSend, OfAttachment, OfMessage};
pub use nothing::Nothing;
pub use rooms::{
    MessagesGet, OfRoom, RoomAddContact, RoomDraft, RoomListGet, RoomMember, RoomMute, RoomRead,
};
pub use session::{IdleLockSet, PinSet, SessionSwitch};
