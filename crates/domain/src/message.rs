//! Messages: which way they go, what they are, and what happens to their bytes.

use crate::closed_set::closed_sets;

closed_sets! {
    /// Why an attachment is refused.
    pub enum AttachmentRefusal {
        /// The file has no bytes.
        Empty,
        /// The file has more bytes than LINE or the workspace takes.
        TooLarge,
        /// Parts of the file are missing, or are more than was announced.
        NotComplete,
        /// It cannot be read on this computer, or is a folder.
        Unreadable,
    }

    /// What a colleague answers who is asked about deleting a contact (R17).
    pub enum DeletionAnswer {
        /// Yes: the contact is handed over to them.
        HandOver,
        /// No: the contact stays as it is.
        Decline,
    }

    /// How a question about deleting a contact stands (R17).
    pub enum DeletionQuestionState {
        /// Nobody has answered it.
        Open,
        /// The contact was handed over.
        HandedOver,
        /// Whoever was asked has said no.
        Declined,
        /// There is nothing to answer any more: the contact is in the Trash or gone, or is not the asker's to give.
        Over,
    }

    /// Which way a message goes.
    pub enum Direction {
        /// From LINE.
        In,
        /// From a member.
        Out,
        /// A system message: what happened in the room.
        System,
    }

    /// What a message is, whichever way it goes.
    pub enum MessageKind {
        /// Words.
        Text,
        /// A LINE sticker.
        Sticker,
        /// A picture.
        Image,
        /// A video.
        Video,
        /// A recording.
        Audio,
        /// A file; outgoing as a text with a link (LINE reference A.2.2).
        File,
        /// A place.
        Location,
        /// Something this version does not know: kept as LINE sent it (R23).
        Unknown,
    }

    /// What a system message says has happened. Members see it; LINE never does.
    pub enum SystemEvent {
        /// The LINE user added the account.
        FriendAdded,
        /// The LINE user took back a block.
        FriendReturned,
        /// The LINE user blocked the account.
        FriendBlocked,
        /// The LINE user wrote without having added the account.
        WroteFirst,
        /// The LINE user came by an invitation.
        InvitationUsed,
        /// The account joined the group.
        AccountJoined,
        /// The account left the group, or was removed.
        AccountLeft,
        /// A LINE user joined the group.
        LineUserJoined,
        /// A LINE user left the group.
        LineUserLeft,
        /// A member invited a colleague into the room (R20).
        MemberInvited,
        /// A member took the room.
        MemberTook,
        /// A member handed the room over (R20).
        HandedOver,
        /// A member asks a colleague about deleting a contact (R17).
        DeletionAsked,
        /// The colleague who was asked about deleting a contact said no (R17).
        DeletionDeclined,
        /// The colleague who was asked about deleting a contact has taken it over (R17).
        ContactTakenOver,
        /// A member added the LINE user as a contact (R4).
        ContactAdded,
        /// LINE told something that this version gives no meaning to (R23).
        UnknownEvent,
    }

    /// What type of LINE event a [`SystemEvent::UnknownEvent`] tells of, as far as there are words for it.
    pub enum LineEventKind {
        /// A button was pressed; it carries data.
        Postback,
        /// The LINE user came near a beacon; it carries what they did there.
        Beacon,
        /// An account of another service was linked; it carries the result.
        AccountLink,
        /// A membership changed; it carries how.
        Membership,
        /// Any other type: shown by LINE's name for it.
        Unknown,
    }

    /// What became of the bytes that belong to a message.
    pub enum MediaState {
        /// They are to be fetched.
        Pending,
        /// They are kept here.
        Stored,
        /// They could not be fetched; it can be tried again.
        Failed,
        /// They will never be here: LINE has them no more, or they were taken back.
        Gone,
    }

    /// Why the bytes of a message are not fetched now (R30).
    pub enum MediaHold {
        /// They would take the disk space that receiving needs; they come by themselves once there is more.
        NoRoom,
        /// Who sent them has sent as much today as one LINE user may; a member can have them fetched all the same.
        DayLimit,
        /// This computer's disk has refused them; it is tried again, less and less often.
        DiskFault,
    }

    /// What LINE can say about a message before the message itself arrives (LINE reference A.1.4).
    pub enum PendingMark {
        /// It was taken back.
        Unsent,
        /// It was edited.
        Edited,
    }

    /// What a link to published media leads to.
    pub enum MediaPart {
        /// A picture, video or sound as it was sent.
        Original,
        /// The small picture of a picture or video.
        Preview,
        /// A file, which LINE users get as a link.
        File,
        /// A member's icon beside their messages.
        Icon,
    }

    /// As what LINE gets an attachment.
    pub enum AttachmentKind {
        /// A picture with a small one.
        Image,
        /// A video with a picture.
        Video,
        /// A sound.
        Audio,
        /// A text with a link to the file.
        File,
    }

    /// What was done to make an attachment fit.
    pub enum AttachmentNote {
        /// It was converted into a format that LINE takes.
        Converted,
        /// It was made smaller.
        MadeSmaller,
        /// A video that LINE does not take goes out as a link.
        VideoAsLink,
        /// A sound that LINE does not take goes out as a link.
        AudioAsLink,
        /// A file goes out as a link.
        FileAsLink,
        /// A picture, video or sound goes out as a link, with its metadata: they could not be left out.
        MetadataKept,
    }
}

impl SystemEvent {
    /// Whether somebody has to read of it: a person or a group that was not there before, a colleague's question, or the
    /// answer to one. It counts as unread until they have.
    pub fn counts_as_unread(self) -> bool {
        match self {
            Self::FriendAdded
            | Self::FriendReturned
            | Self::AccountJoined
            | Self::DeletionAsked
            | Self::DeletionDeclined
            | Self::ContactTakenOver => true,
            Self::FriendBlocked
            | Self::WroteFirst
            | Self::InvitationUsed
            | Self::AccountLeft
            | Self::LineUserJoined
            | Self::LineUserLeft
            | Self::MemberInvited
            | Self::MemberTook
            | Self::HandedOver
            | Self::ContactAdded
            | Self::UnknownEvent => false,
        }
    }
}

impl LineEventKind {
    /// The kind of an event with this `type` of LINE's (LINE reference A.1.6).
    pub fn of(event_type: &str) -> Self {
        match event_type {
            "postback" => Self::Postback,
            "beacon" => Self::Beacon,
            "accountLink" => Self::AccountLink,
            "membership" => Self::Membership,
            _ => Self::Unknown,
        }
    }
}

impl From<AttachmentKind> for MessageKind {
    fn from(kind: AttachmentKind) -> Self {
        match kind {
            AttachmentKind::Image => Self::Image,
            AttachmentKind::Video => Self::Video,
            AttachmentKind::Audio => Self::Audio,
            AttachmentKind::File => Self::File,
        }
    }
}
