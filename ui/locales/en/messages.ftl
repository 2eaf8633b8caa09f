rooms-label = Rooms
rooms-search = Search rooms
rooms-mine = Mine
rooms-unassigned = Unassigned
rooms-none = No rooms yet
rooms-none-text = A room appears by itself as soon as a LINE user adds you.
rooms-none-action = Invite a LINE user
rooms-unassigned-none = Nobody is waiting
rooms-unassigned-none-text = Who writes to a shared account without an invitation appears here.
rooms-unattended = Unattended
rooms-unattended-text = Whoever looked after these has left or cannot talk with LINE users. Take them, or hand them on.
rooms-unattended-none = Every room has somebody
rooms-unattended-none-text = When whoever looks after a room leaves or loses the authorisation, it appears here.
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
room-draft-of = Draft: { $words }
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
room-people-at-least =
    { $count ->
        [one] At least { $count } person on LINE
       *[other] At least { $count } people on LINE
    }
room-on-line = “{ $name }” on LINE
room-take = Take this room
room-taken = The room is yours now.

conversation-label = Conversation
conversation-earlier = Loading earlier messages
conversation-empty = Nothing has been written here yet.
conversation-unread = Unread
conversation-down = To the newest message
conversation-news =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
announce-message = { $name }: { $words }

message-you = You
message-by = { $name }, { $time }
text-unfold = Show all
text-fold = Show less
message-edited = edited
message-time-estimated = { $time }: when it arrived here. LINE told no time that can be right.
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
media-no-room = Waits for disk space on this computer.
media-day-limit = Not fetched: it is more than one person may send a day. LINE deletes it after a while.
media-disk-fault = This computer’s disk refused it. It is tried again by itself.
media-fetch = Fetch it all the same
media-failed = Could not be fetched from LINE.
media-gone = No longer available on LINE.
media-not-shown = It is too large to be shown here, or no picture that can be read. It can be saved.
media-picture = Picture
media-picture-of = Picture from { $name }
viewer-tools = Size
viewer-smaller = Smaller (−)
viewer-larger = Larger (+)
viewer-fit = Fit (0)
viewer-scale = { $percent } %
viewer-others = Pictures
viewer-before = Picture before (←)
viewer-after = Next picture (→)
viewer-place = { $number } of { $count }
media-enlarge = Enlarge the picture from { $name }
media-video-of = Video from { $name }
media-audio-of = Voice message from { $name }
media-save = Save
media-save-file = Save { $name }
media-save-image = Save the picture from { $name }
media-save-video = Save the video from { $name }
media-save-audio = Save the voice message from { $name }
media-saved = Saved.

system-line-user = The LINE user
system-member = A colleague
system-friend-added = { $who } added you on LINE.
system-friend-returned = { $who } added you again on LINE.
system-friend-blocked = { $who } blocked the account on LINE.
system-wrote-first = { $who } wrote. Engawa had not seen them add the account.
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
system-postback = { $who } pressed a button.
system-postback-of = { $who } pressed a button: { $data }
system-beacon = { $who } came near a beacon.
system-membership = The membership of { $who } has changed.
system-membership-joined = { $who } joined a membership.
system-membership-left = { $who } left a membership.
system-membership-renewed = { $who } renewed a membership.
system-account-linked = { $who } linked an account.
system-account-not-linked = { $who } tried to link an account. It did not work.
system-unknown-of = Something happened on LINE ({ $kind }) that Engawa does not know yet. It is kept.
system-unknown = Something happened on LINE that Engawa does not know yet. It is kept.

delivery-waiting = Waiting
delivery-accepted = Accepted by LINE
delivery-refused = Refused by LINE
delivery-retrying = Engawa tries again by itself.
delivery-unknown = Perhaps sent: LINE did not answer
delivery-not-sent = Not sent
refused-account-disconnected = The LINE account was taken out of use in Engawa before this was sent.
refused-way-disconnected = An administrator can connect it again in Admin, LINE accounts. Then send it again.
resend-title = Send it again?
resend-text = If it did arrive, they get it twice.
send-again = Send again
discard = Discard
refused-detail = LINE says: { $detail }
refused-rate-limited = LINE takes only so many messages at once.
refused-monthly-limit = The account’s monthly number of messages is used up.
refused-bad-request = LINE does not accept this message as it is.
refused-unauthorized = LINE does not accept the account’s access.
refused-forbidden = LINE does not allow this account to send it.
refused-not-found = The LINE user or group cannot be reached.
refused-too-large = The message is too large for LINE.
refused-server = LINE has a fault at the moment.
refused-no-answer = LINE cannot be reached.
refused-unknown-outcome = LINE did not answer in time. The message may or may not have arrived.
refused-connection-off = The LINE connection was switched off.
refused-other = LINE did not take the message.

composer-region = Write
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
standing-read-only = You can read here, and not write, for now.
standing-name = A name stands in the way
standing-name-way = Company and member names with an emoji or the word “line” cannot be connected. An administrator can change them.
standing-blocked = This LINE user has blocked you
standing-blocked-way = LINE would drop the message. When they unblock the account or add it again, you can write here.
standing-left-group = The account is no longer in this group
standing-left-group-way = Somebody in the group has to invite it again.
standing-not-taken = Nobody has taken this room yet
standing-not-taken-way = Take it to answer. It then appears among your rooms.
standing-not-taking-part = You do not take part in this room
standing-not-taking-part-way = Ask somebody in it to invite you.
standing-unattended = Nobody who looks after this room can come
standing-unattended-way = Take it to answer, or hand it on.
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
panel-contact = What is noted
panel-no-contact = Nothing is noted about them.
panel-mute = Mute notifications
panel-line-users = LINE users ({ $count })
panel-line-users-at-least = LINE users (at least { $count })
panel-line-users-unknown = LINE users
panel-more-people = LINE tells who the others are when they write.
panel-members = Members ({ $count })
panel-unattended = They cannot talk with LINE users now. They stay in the room for the day on which they can.
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

take-back = Take back
recall-over = Only before it goes to LINE. After that LINE lets no account take a message back.
not-sent = Not sent: { $why }
held-monthly-limit = This month’s messages are used up.
held-until = It waits until { $date }, or until the plan is raised.
held-until-plain = It waits until next month, or until the plan is raised.
held-stop-line = The limit that an administrator set for this month is reached.
held-until-stop = It waits until { $date }, or until the limit is raised.
held-until-stop-plain = It waits until next month, or until the limit is raised.
held-secrets-locked = It waits until the keys of the LINE account are unlocked on this computer.
held-no-address = It waits until LINE can reach this computer: LINE fetches pictures and files from here. An administrator can set the public address in Admin, LINE accounts.
refused-media-gone = The file is no longer on this computer.
refused-way-later = Send it again in a while.
refused-way-month = Send it again next month, or when the plan or the limit is raised.
refused-way-account = An administrator can look at the account in Admin, LINE accounts. Then send it again.
refused-way-connection = An administrator can switch it on. Then send it again.
refused-way-not-found = They may have left LINE or blocked the account. Try another way to reach them.
refused-way-too-large = Send it in parts, or make it smaller.
refused-way-unknown-outcome = Ask them before you send it again.
refused-way-media-gone = Attach it again and discard this one.
refused-way-bad-request = Change it and send it as a new message, or try once more.
refused-way-other = Send it again. If it is refused again, ask an administrator.

message-actions = What can be done with this message
copy-text = Copy
copy-part = Copy a part…
copy-marked = Copy what is marked
copy-part-title = Copy a part
copy-part-text = Mark what you want to copy. Nothing marked: all of it.
copy = Copy
save-as = Save…
message-details-open = Details…
message-details = About this message
details-from = From
details-at = When
details-what = What
details-size = Size
details-pixels = Pixels
details-length = Length
details-changed = Changed
details-edited = Edited on LINE after it was sent
details-state = State
details-why = Why
details-line-says = LINE says
details-link = Link
copied = Copied.
quote = Quote
quote-of = Quoting { $name }
quote-remove = Do not quote
quote-show = Show the quoted message
quote-missing = Quoted message is not here
quote-not-yet = It can be quoted once LINE has accepted it.
quote-not-this = LINE cannot quote this message: only texts, stickers, pictures and videos that it knows.
quote-not-attachments = Only your words quote it. LINE has no quotes on pictures and files.

content-emoji = LINE emoji { $id } of { $product }. LINE does not let other programs show it.
content-emoji-word = LINE emoji
file-linked = Sent as a link
link-withdraw = Withdraw the file
link-withdraw-title = Withdraw this file?
link-withdraw-text = It can no longer be opened on LINE. A phone that has loaded it already keeps it, and the message stays in the chat.
link-withdrawn = Withdrawn: it can no longer be opened on LINE.
link-ended = It can no longer be opened on LINE since { $time }.
link-ends = It can be opened on LINE until { $time }.
media-pending-out = Being made ready…
media-gone-out = No longer on this computer.

attach = Attach
attach-files = Pictures, videos or files…
attach-files-hint = You can also drop them here or paste them.
attach-location = Location…
attach-no-address = Pictures and files cannot be sent yet: LINE fetches them from this computer, and it has no public address.
attach-no-address-who = { $names } can set it in Admin, LINE accounts.
attach-no-address-way = An administrator can set it in Admin, LINE accounts.
attachments-label = Attachments
attachment-remove = Remove { $name }
attachment-cancel = Stop { $name }
attachment-dismiss = Dismiss { $name }
attachment-progress = { $name } is handed in
attachment-preparing = Being made ready…
attachment-converted = Becomes a JPEG, so that LINE takes it
attachment-made-smaller = Made smaller, so that LINE takes it
attachment-video-as-link = Sent as a link: only MP4 can be a video on LINE
attachment-audio-as-link = Sent as a link: only MP3 and M4A can be sounds on LINE
attachment-file-as-link = Sent as a link, because LINE carries no files
attachment-metadata-kept = A link to the file as it is: it may still say where and when it was made
attachment-empty = This file is empty.
attachment-too-large = Too large: { $limit } at most.
attachment-too-large-plain = Too large to be sent.
attachment-not-complete = It did not arrive whole. Please attach it again.
attachment-unreadable = It cannot be read. Folders have to be packed first.
send-attachments-busy = One moment: the attachments are being made ready.
drop-here = Drop here to send to { $name }

picker-search = Find a number
picker-recent = Recently used
picker-none = No such number.
picker-loading = Loading
picker-see = See them at LINE
sticker-open = Stickers
sticker-title = Send a sticker
sticker-why = LINE does not let other programs show its stickers. Pick one by its number; LINE’s published list shows what each looks like.
sticker-sets = Sticker packages
sticker-package = { $title } · { $id } ({ $count } stickers)
sticker-number = Sticker { $id } of package { $set }
sticker-none-chosen = No sticker chosen
sticker-quotes = with the quote
emoji-open = Emoji
emoji-title = Insert emoji
emoji-tab-unicode = Emoji
emoji-tab-line = LINE emoji
emoji-search = Search emoji
emoji-none = No emoji found.
emoji-groups = Kinds of emoji
emoji-group-recent = Recently used
emoji-group-smileys = Smileys
emoji-group-people = People
emoji-group-nature = Animals and nature
emoji-group-food = Food and drink
emoji-group-travel = Travel and places
emoji-group-activities = Activities
emoji-group-objects = Objects
emoji-group-symbols = Symbols
emoji-group-flags = Flags
emoji-why = LINE does not let other programs show its emoji. Pick one by its number; LINE’s published list shows what each looks like.
emoji-sets = Sets of LINE emoji
emoji-set = Set { $number } ({ $count } emoji, { $id })
emoji-number = LINE emoji { $id } of set { $set }
emoji-count = { $count } of { $most } LINE emoji
emoji-full = { $most } LINE emoji: more do not fit into one message.
emoji-done = Done
composer-emoji-too-many = { $count } LINE emoji: { $most } at most. Please send it in parts.

location-title = Send a location
location-paste = Coordinates or a map link
location-paste-hint = Paste what a map gives you, such as 35.6812, 139.7671 or a link. Engawa reads it without asking the internet.
location-paste-unknown = There are no coordinates in this. Short links hide them: open the link in the browser and copy the long address.
location-name = Name of the place
location-address = Address
location-latitude = Latitude
location-longitude = Longitude
location-too-long = { $limit } characters at most.
location-not-a-number = This is not on earth.

price-free = Free reply
price-costs =
    { $count ->
        [one] Uses { $count } message
       *[other] Uses { $count } messages
    }
price-costs-of = Uses { $count } of { $left } left
price-per-person = Uses one per person
price-waits = Waits until { $date }
price-unlimited = No monthly limit
price-why = An answer within about a minute is free. Later, each person who receives it counts as one message.
price-why-used = { $used } of { $limit } are used this month, as far as LINE has told.
price-why-unlimited = { $used } are used this month. The plan has no limit.
price-why-not-asked = LINE has not told yet how many are left this month.
price-quota-low =
    { $left ->
        [one] 80% of this month’s messages are used; { $left } is left.
       *[other] 80% of this month’s messages are used; { $left } are left.
    }
price-quota-very-low =
    { $left ->
        [one] Nearly all of this month’s messages are used; { $left } is left.
       *[other] Nearly all of this month’s messages are used; { $left } are left.
    }
price-quota-used-up = This month’s messages are used up.
price-quota-waits = What you send waits until { $date }; quick answers still go for free.
price-quota-waits-plain = What you send waits until next month; quick answers still go for free.
price-quota-raise = An administrator can raise the plan at LINE.
price-quota-raise-who = { $names } can raise the plan at LINE.
price-quota-stopped = The limit of { $count } messages that an administrator set for this month is reached.
price-quota-stopped-waits = What you send waits until { $date }; quick answers still go for free.
price-quota-stopped-waits-plain = What you send waits until next month; quick answers still go for free.
price-quota-stopped-who = { $names } can change the limit.

reach-stranger = Engawa has not seen { $name } add the account. LINE may not deliver what you write.
reach-stranger-until = Engawa has not seen { $name } add the account. LINE may not deliver what you write after { $date }.
reach-invite = Invite
reach-unknown = LINE no longer knows a profile of { $name }: they have left LINE or blocked the account. Messages may not arrive, and LINE does not tell.

panel-one-account = A LINE group takes only one official account, and only a person on LINE can invite it.
limits-title = What LINE does not offer here
limit-read = Whether a message was read: LINE does not tell accounts.
limit-recall = Taking back or changing a message that LINE has accepted.
limit-reactions = Reactions to a message.
limit-calls = Calls, albums and notes.
limit-files = Files as files: they go out as links.
limit-before = Messages from before this conversation began.
limit-before-group = Messages from before the account joined the group, and a list of all its people.

# What awaits confirmation (R25, R26)
delivery-asks = Waits for somebody’s word
ask-old = Written more than an hour ago and not sent yet.
ask-restored-copy = It waited in a copy of this workspace that was put back, and may have gone out already.
ask-writer-left = Whoever wrote this does not work here any more.
ask-writer-not-allowed = Whoever wrote this may not use the LINE connection now.
ask-writer-not-in-room = Whoever wrote this has left this conversation.
ask-blocked = They have blocked the account: nothing reaches them now.
ask-shall-it-go = Shall it go?
ask-not-yours = Its writer decides whether it goes.
send-now = Send now
send-as-mine = Send as mine
do-not-send = Don’t send
