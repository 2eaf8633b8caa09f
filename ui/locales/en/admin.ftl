admin-title = Admin
admin-sections = Sections

## Company

admin-company = Company
admin-company-name = Company name
admin-company-hint = LINE users see it as every member’s status message.
admin-company-saved = Company name saved
admin-refused-emoji = LINE does not connect names with an emoji. Take it out first, or switch the LINE connection off.
admin-refused-line = LINE does not connect names with the word “line”. Take it out first, or switch the LINE connection off.
admin-name-ask-emoji = LINE does not take names with an emoji
admin-name-ask-line = LINE does not take names with the word “line”
admin-name-ask-company = With this name nobody of the company can invite LINE users or write to them, until it is changed again. Their rooms can still be read, and nothing is deleted.
admin-name-ask-member = With this name this member cannot invite LINE users or write to them, until it is changed again. Their rooms can still be read, and nothing is deleted.
admin-name-ask-save = Save it all the same
admin-company-refused = This name has an emoji or the word “line” in it. Nobody can talk with LINE users until it is changed.

## LINE connection

admin-connection = LINE connection
admin-connection-text = With it, members invite LINE users and exchange messages with them.
admin-connection-switch = Allow talking with LINE users
admin-connection-for = For whom
admin-connection-everyone = Everybody
admin-connection-everyone-hint = New members have it from their first day.
admin-connection-chosen = Chosen members
admin-connection-chosen-hint = Only those you tick.
admin-connection-saved = LINE connection saved
admin-connection-off-title = Switch the LINE connection off?
admin-connection-off-text = All rooms with LINE users become read-only and nobody can invite. Nothing is deleted: contacts, rooms and messages stay, and everything goes on when you switch it on again. What LINE users write meanwhile is kept.
admin-connection-off = Switch off
admin-connection-narrow-title = Take the LINE connection away from some members?
admin-connection-narrow-text = { $count ->
    [one] For 1 member the rooms with LINE users become read-only. Nothing is deleted.
   *[other] For { $count } members the rooms with LINE users become read-only. Nothing is deleted.
  }
admin-connection-narrow = Save anyway
admin-connection-nobody = Choose at least one member, or switch the connection off.
admin-connection-is-off = The LINE connection is off: rooms with LINE users can be read, not written in. Nothing was deleted.
admin-refusals = Cannot talk with LINE users now
admin-refusal-connection-off = The LINE connection is off.
admin-refusal-not-granted = Not among the chosen members.
admin-refusal-company-name = The company’s name has an emoji or the word “line” in it.
admin-refusal-member-name = The member’s name has an emoji or the word “line” in it. Change the name.
admin-refusal-no-account = No LINE account. Open the member to choose one.

## Members

admin-members = Members
admin-members-search = Search members
admin-members-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
  }
admin-members-none = No member matches.
admin-member-add = Add member
admin-member-add-title = Add member
admin-member-edit-title = Edit member
admin-member-remove = Remove
admin-member-name = Name
admin-member-reading = Reading
admin-member-department = Department
admin-member-administrator = Administrator
admin-member-administrator-hint = May change everything on this page.
admin-member-account = LINE account
admin-member-account-none = None
admin-member-account-hint = Its basic ID is the member’s Message ID.
admin-member-account-shared = { $name } ({ $id }), shared
admin-member-account-own = { $name } ({ $id })
admin-member-account-taken = { $name } ({ $id }), taken by { $member }
admin-member-no-id = No Message ID
admin-member-you = You
admin-member-added = { $name } was added
admin-member-saved = Saved
admin-member-stale = Somebody has changed this member meanwhile. What you typed is still here; press Save again to replace their change.
admin-member-remove-title = Remove { $name }?
admin-member-remove-text = { $name } can no longer work here. Rooms, messages and contacts stay with the company; colleagues can take the rooms.
admin-member-unsent-waiting = { $count ->
    [one] { $count } message of theirs is still waiting to be sent.
   *[other] { $count } messages of theirs are still waiting to be sent.
}
admin-member-unsent-asking = { $count ->
    [one] { $count } message of theirs waits until they say whether it goes.
   *[other] { $count } messages of theirs wait until they say whether they go.
}
admin-member-unsent-then = After the removal nothing of it goes out by itself. It stays in its room, and whoever takes the room sends it as their own or gives it up.
admin-member-removed = { $name } was removed
admin-photo = Photo
admin-photo-choose = Choose photo
admin-photo-remove = Remove photo
admin-photo-hint = PNG, JPEG, WebP or GIF of at most 10 MB
admin-photo-wrong = This is not a PNG, JPEG, WebP or GIF file.
admin-photo-large = The file is larger than 10 MB.
admin-photo-saved = Photo saved
admin-photo-later = You can choose a photo once the member is added.

## LINE accounts

admin-accounts = LINE accounts
admin-accounts-text = A LINE Official Account carries the conversations. Members talk through the one you give them.
admin-accounts-none = No LINE account yet
admin-accounts-none-text = Connect your LINE Official Account so that members can be found on LINE.
admin-account-connect = Connect LINE account
admin-account-own = Own
admin-account-shared = Shared
admin-account-make-shared = Share between several members
admin-account-members = { $count ->
    [0] Nobody uses it yet
    [one] Used by { $names }
   *[other] Used by { $names }
  }
admin-account-channel = Channel ID { $id }
admin-account-last = LINE last told something { $date }
admin-account-silent = LINE has not sent anything yet
admin-account-disconnected = Out of use
admin-account-saved = Saved
admin-account-in-use = It belongs to several members. Give all but one another account first.
admin-field-digits = Only digits.
admin-field-secret = It has 32 letters and digits (0–9, a–f).
admin-field-token = This is not a channel access token.
admin-field-other-channel = This token belongs to another channel.

## This computer

admin-computer = This computer
media-limits = Files that come in
media-limits-text = 1 GB of this computer’s disk always stays free, so that messages come in. Pictures, videos and files wait while there is less. Engawa deletes nothing to make room.
media-limits-day = One person may send a day
media-limits-day-hint = What is more is not fetched by itself; in the room it can be fetched all the same.
media-limits-saved = Saved
media-links = Files that you send
media-links-text = LINE and the customer’s phone fetch them from this computer by a link that nobody can guess.
media-links-days = A link ends after
media-links-days-hint = After that the file can no longer be opened on LINE. In the room, a link can be withdrawn at any time.
media-links-for = { $count ->
    [one] 1 day
   *[other] { $count } days
    }

## What could not be taken in

set-aside-section = Set aside
set-aside-title = What could not be taken in
set-aside-text = LINE told of these, and Engawa cannot show them. None is lost: each is kept as LINE sent it. A new version of Engawa tries each once by itself.
set-aside-none = Nothing is set aside
set-aside-none-text = Everything that LINE told has been taken in.
set-aside-message = A message
set-aside-edited = A changed message
set-aside-unsend = A message was taken back
set-aside-follow = Somebody added the account
set-aside-unfollow = Somebody blocked the account
set-aside-other = { $what }, as LINE calls it
set-aside-from = From { $name },
set-aside-from-nobody = From somebody whose name is not known,
set-aside-to = to { $name }, { $time }.
set-aside-cannot-be-stored = It contradicts what is stored already, or is too large.
set-aside-breaks-a-rule = What it belongs to is not here, or it breaks a rule.
set-aside-unknown = This version of Engawa does not know why.
set-aside-details = Details for whoever looks after Engawa
set-aside-details-note = What people wrote, who they are and where is left out.
set-aside-version = Set aside by version { $version }.
set-aside-copy = Copy
set-aside-retry = Try again
set-aside-retry-all = Try all again
set-aside-retried = Being tried again. What still cannot be taken in comes back here.
set-aside-more = { $count ->
    [one] And 1 earlier one.
   *[other] And { $count } earlier ones.
  }

admin-idle = Lock the window
admin-idle-hint = When nobody has touched mouse or keyboard for so long. Ctrl+Shift+L locks it at once.
admin-idle-never = Never by itself
admin-idle-minutes =
    { $minutes ->
        [one] After { $minutes } minute
       *[other] After { $minutes } minutes
    }
admin-idle-saved = Saved
admin-member-pin-reset = Take the PIN away
admin-member-pin-reset-hint = For who has forgotten it. They can set a new one in their settings.
admin-member-pin-gone = { $name } has no PIN any more.
