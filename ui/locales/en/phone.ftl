# The practice phone, in which somebody who tries Engawa acts as a LINE user.

phone-title = Practice phone
phone-unreachable = The phone has lost its connection. It goes on by itself as soon as Practice runs again.
phone-back = Back
phone-search = Search
phone-open = Open
phone-more = Show more
phone-unread = Unread

# People
phone-nobody = Who holds this phone?
phone-nobody-text = Make a LINE user first. Then act as that person here.
phone-nobody-else = There is nobody else yet.
phone-user-switch = Switch person
phone-user-choose = Act as
phone-user-more = { $count } more: search for the name.
phone-user-new = New LINE user
phone-user-edit = Edit name and photo
phone-user-name = Name
phone-user-name-missing = Enter a name.
phone-user-photo = Choose photo
phone-user-photo-remove = Remove photo

# Friends
phone-tabs = Friends and chats
phone-friends = Friends
phone-friends-none = No friends yet
phone-friends-none-text = Scan a QR code, open a link or search for an ID to add somebody of the company.
phone-add = Add friends
phone-scan = Scan QR code
phone-scan-how = Drop a picture here or paste it with Ctrl+V.
phone-scan-shown = Scan what Engawa shows
phone-scan-paste = Paste picture
phone-scan-file = Choose picture file
phone-link = Open an invitation link
phone-id = Search by Message ID

# The card of an account
phone-account = Profile
phone-add-friend = Add
phone-chat = Chat
phone-block = Block
phone-unblock = Unblock
phone-blocked = Blocked
phone-is-friend = You are friends.
phone-is-stranger = Not a friend yet
phone-is-blocked = You block this account. Its messages do not arrive.
phone-prefilled = The link puts these words into the chat; you send them:

# Chats
phone-chats = Chats
phone-chats-none = No chats yet
phone-chats-none-text = Add a friend and say hello.
phone-no-messages = No messages yet
phone-messages = Messages with { $name }
phone-earlier = Earlier messages
phone-letter-no-answer = A letter from somebody private. Answering is not part of the practice.
phone-sender-via = { $name } from ‘{ $account }’
phone-message-actions = Message actions
phone-answer = Reply
phone-answering = Reply to: { $text }
phone-edit = Edit
phone-editing = Edit message
phone-edited = edited
phone-unsend = Unsend
phone-unsent = { $name } unsent a message
phone-unsent-mine = You unsent a message
phone-picture-enlarge = Enlarge picture
phone-picture-gone = The picture could not be loaded
phone-quoted-gone = A message that is no longer here
phone-emoji = LINE emoji { $id }
phone-sticker-said = Sticker: { $keywords }
phone-sticker-ids = Package { $package }, sticker { $sticker }
phone-kind-sticker = Sticker
phone-kind-image = Picture
phone-kind-video = Video
phone-kind-audio = Sound
phone-kind-file = File
phone-kind-location = Location
phone-kind-other = A message that this phone cannot show
phone-notice-joined = { $names } joined
phone-notice-left = { $names } left

# Composer
phone-composer = Message to { $name }
phone-composer-hint = Message
phone-send = Send
phone-attach = Attach
phone-attach-picture = Picture or video
phone-attach-file = File
phone-attach-place = Location
phone-attach-remove = Remove attachment
phone-place-title = Name of the place
phone-place-address = Address
phone-place-latitude = Latitude
phone-place-longitude = Longitude
phone-place-latitude-wrong = A number from -90 to 90.
phone-place-longitude-wrong = A number from -180 to 180.
phone-place-example = Tokyo Station
phone-place-example-address = 1 Marunouchi, Chiyoda-ku, Tokyo
phone-stickers = Stickers
phone-sticker-hello = Hello
phone-sticker-thanks = Thank you
phone-sticker-ok = OK
phone-sticker-love = Love it
phone-sticker-laugh = Laugh
phone-sticker-sorry = Sorry
phone-sticker-surprised = Surprised
phone-sticker-thinking = Thinking
phone-sticker-sleepy = Good night
phone-sticker-cheers = A cup of tea
phone-sticker-cry = Cry
phone-sticker-party = Congratulations

# Groups
phone-group = Group
phone-group-new = New group
phone-group-name = Group name
phone-group-name-missing = Enter a name for the group.
phone-group-with = With
phone-group-make = Make group
phone-group-members =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
phone-group-people = People
phone-group-more-people = Invite people
phone-group-account = Company account
phone-group-no-account = Add a company account as a friend first; then it can be invited here.
phone-group-invite = Invite
phone-group-invite-name = Invite { $name }
phone-group-remove-account = Remove
phone-group-leave = Leave group
phone-group-leave-text = The group and its messages disappear from this person’s phone.

# Shared from the computer
phone-share-waiting = Engawa hands over a message to send on LINE.
phone-share-choose = Choose people
phone-share-title = Send on LINE
phone-share-drop = Do not send
phone-share-sent =
    { $count ->
        [one] Sent to { $count } person
       *[other] Sent to { $count } people
    }

# What went wrong
phone-error-qr-unreadable = No QR code can be read in this picture.
phone-error-qr-means-nothing = This QR code does not lead to anybody on LINE.
phone-error-link-unknown = This link does not lead to anybody on LINE.
phone-error-id-unknown = Nobody has this ID. Check the spelling.
phone-error-nothing-shown = Engawa shows no QR code right now. Open “Show QR code” in Engawa, then scan again.
phone-error-no-picture = There is no picture in the clipboard. Copy a QR code as an image first.
phone-error-paste-by-keys = The clipboard cannot be read this way. Press Ctrl+V here instead.
phone-error-not-found = It is no longer there.
phone-error-not-friend = Add the account as a friend first.
phone-error-blocked = You block this account. Unblock it to write.
phone-error-too-large = That is too large. Pictures and files may have up to 10 MB.
phone-error-group-has-account = There is a company account in this group already; LINE allows one.
phone-error-groups-not-allowed = This account does not join groups.
phone-error-not-possible = This message can no longer be changed.
phone-error-other = That did not work: { $detail }
