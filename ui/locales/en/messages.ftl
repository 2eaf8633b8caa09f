rooms-label = Rooms
rooms-search = Search rooms
rooms-mine = Mine
rooms-unassigned = Unassigned
rooms-none = No rooms yet
rooms-none-text = A room appears by itself as soon as a LINE user adds you.
rooms-none-action = Invite a LINE user
rooms-unassigned-none = Nobody is waiting
rooms-unassigned-none-text = Who writes to a shared account without an invitation appears here.
rooms-not-found = Nothing found
rooms-not-found-text = Rooms are found by the contact’s name and by the name on LINE.

room-none = Choose a room
room-none-text = The conversation is shown here.
room-gone = This room is not there
room-gone-text = It may have been handed over, or you have left it.
room-group = Group
room-muted = Muted
room-blocked = Has blocked you on LINE
room-draft = Draft
room-refused =
    { $count ->
        [one] LINE refused { $count } message
       *[other] LINE refused { $count } messages
    }
room-people =
    { $count ->
        [one] { $count } person on LINE
       *[other] { $count } people on LINE
    }
room-on-line = “{ $name }” on LINE
room-take = Take this room
room-taken = The room is yours now.
name-unknown = (name not known yet)

conversation-label = Conversation
conversation-earlier = Loading earlier messages
conversation-empty = Nothing has been written here yet.
conversation-down = To the newest message
conversation-news =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
announce-message = { $name }: { $words }

message-you = You
message-by = { $name }, { $time }
message-edited = edited
message-recalled = Message recalled. It was not sent to LINE.
message-write-again = Write again

preview-mine = You: { $words }
preview-by = { $name }: { $words }
preview-sticker = Sticker
preview-sticker-of = Sticker: { $what }
preview-image = Picture
preview-video = Video
preview-audio = Voice message
preview-file = File
preview-file-of = File: { $name }
preview-location = Location
preview-location-of = Location: { $name }
preview-unsent = Message unsent
preview-unknown = A message of a new kind

content-sticker = Sticker
content-location = Location
content-unsent = This message was unsent on LINE.
content-unknown = A message of a kind that Engawa does not know yet ({ $what }). It is kept.
location-copy = Copy the coordinates
location-copied = Coordinates copied.
media-pending = Being fetched from LINE…
media-failed = Could not be fetched from LINE.
media-gone = No longer available on LINE.
media-picture = Picture
media-picture-of = Picture from { $name }
media-enlarge = Enlarge the picture from { $name }
media-video-of = Video from { $name }
media-audio-of = Voice message from { $name }

system-line-user = The LINE user
system-member = A colleague
system-friend-added = { $who } added you on LINE.
system-friend-returned = { $who } added you again on LINE.
system-friend-blocked = { $who } blocked the account on LINE.
system-wrote-first = { $who } wrote without an invitation.
system-invitation-used = { $who } came by an invitation.
system-invitation-used-of = { $who } came by the invitation of { $whom }.
system-account-joined = The account joined the group.
system-account-left = The account left the group.
system-line-user-joined = { $who } joined the group.
system-line-user-left = { $who } left the group.
system-member-invited = { $who } invited { $whom } into this room.
system-member-took = { $who } took this room.
system-handed-over = { $who } handed this room over to { $whom }.
system-deletion-asked = { $who } asks whether the contact { $whom } may be deleted.
system-contact-added = { $who } added { $whom } as an external contact.
system-contact-added-plain = { $who } added this LINE user as an external contact.
system-unknown = Something happened on LINE that Engawa does not know yet. It is kept.

delivery-waiting = Waiting
delivery-accepted = Accepted by LINE
delivery-refused = Refused by LINE
delivery-retrying = Waiting; Engawa tries again by itself.
recall = Recall ({ $seconds })
send-again = Send again
discard = Discard
refused-detail = LINE says: { $detail }
refused-rate-limited = Too many messages at once for LINE.
refused-monthly-limit = The account’s monthly number of messages is used up.
refused-bad-request = LINE does not accept this message.
refused-unauthorized = LINE does not accept the account’s access. An administrator has to connect it again.
refused-forbidden = LINE does not allow this account to send it.
refused-not-found = The LINE user or group cannot be reached.
refused-too-large = The message is too large for LINE.
refused-server = LINE has a fault at the moment.
refused-no-answer = LINE cannot be reached.
refused-unknown-outcome = LINE did not answer in time. The message may or may not have arrived.
refused-connection-off = The LINE connection was switched off.
refused-other = LINE did not take the message.

composer-label = Message to { $name }
composer-placeholder = Write to { $name }
composer-label-group = Message to { $name }
composer-placeholder-group = Write to { $name }
composer-count = { $count } of { $limit } characters
composer-too-long = { $count } characters: { $limit } at most. Please send it in parts.
send = Send
send-title = Send (Enter). New line: Shift+Enter
send-failed = Not sent: { $why } The text is still here.

standing-connection-off = The LINE connection is off
standing-connection-off-way = The history stays. An administrator can switch it on.
standing-not-granted = You are not authorised to talk with LINE users
standing-not-granted-way = An administrator can authorise you.
standing-name = A name stands in the way
standing-name-way = Company and member names with an emoji or the word “line” cannot be connected. An administrator can change them.
standing-blocked = This LINE user has blocked you
standing-blocked-way = LINE would drop the message. When they add you again, you can write here.
standing-left-group = The account is no longer in this group
standing-left-group-way = Somebody in the group has to invite it again.
standing-not-taken = Nobody has taken this room yet
standing-not-taken-way = Take it to answer. It then appears among your rooms.
standing-not-taking-part = You do not take part in this room
standing-not-taking-part-way = Ask somebody in it to invite you.
standing-account-disconnected = The LINE account was disconnected
standing-account-disconnected-way = The history stays. An administrator can connect the account again.
standing-administrators = ({ $names })
standing-members = ({ $names })

add-contact = Add as external contact
add-contact-back = Bring back from Trash
add-contact-bar = { $name } is not among your contacts yet.
add-contact-bar-trash = The contact of { $name } is in the Trash.
add-contact-done = { $name } is now an external contact.
add-contact-back-done = { $name } is back from the Trash.
add-contact-open = Open contact
open-contact = Open contact

panel-label = About this room
panel-show = Show what this room is about
panel-hide = Hide what this room is about
panel-account = Via
panel-mute = Mute notifications
panel-line-users = LINE users ({ $count })
panel-more-people = LINE tells who the others are when they write.
panel-stranger = Has written without adding you
panel-members = Members ({ $count })
panel-you = (you)
panel-no-member = Nobody answers here yet.
panel-invite = Invite a colleague
panel-invite-text = They take part from now on and see the whole history.
panel-invite-confirm = Invite
panel-invited = { $name } takes part now.
panel-hand-over = Hand over
panel-hand-over-text = A colleague goes on in your place, with the whole history. You leave the room.
panel-hand-over-confirm = Hand over
panel-handed-over = Handed over to { $name }.
panel-leave = Leave the room
panel-leave-text = The others go on. To come back, somebody has to invite you.
panel-leave-last = You are the last member. The room goes to Unassigned, where it can be taken again.
panel-leave-confirm = Leave
choose-search = Search colleagues
choose-none = Nobody found.

link-title = Open this link?
link-leads = It was sent to you in a message and leads to:
link-open = Open in the browser
link-suspect = Look closely: this address may pretend to be another one.
