# Words that every screen shares.
close = Close
cancel = Cancel
save = Save
step-done = (done)
step-attention = (needs attention)
secret-show = Show what is typed: { $label }
search-clear = Clear the search
toast-region = Notices
line-badge = LINE
pane-back = Back to the list
pane-menu = Lists
pane-list = list
pane-side = side panel
pane-resize = Width: { $pane }
area-messages = Message
area-contacts = Contacts
area-profile = My Profile
area-settings = Settings
area-admin = Admin

error-not-allowed = You are not authorised to talk with LINE users. Ask an administrator.
error-not-administrator = Only administrators can do this.
error-not-found = It is no longer there, or you may not see it.
error-invalid-fields = Please check the marked fields.
error-invalid-text = The text is empty or longer than { $limit } characters.
error-changed = Somebody changed this meanwhile. Please look at it again; nothing was saved.
error-read-only = You cannot write in this room now.
error-too-late = Too late to recall it: LINE may already have the message.
error-contact-in-conversation = { $member } is chatting with this LINE user, so the contact cannot be deleted.
error-contact-exists = This LINE user is already a contact.
error-name-not-connectable = A name with an emoji or the word “line” cannot be connected with LINE.
error-bad-image = This is not a picture Engawa can read, or it is larger than 10 MB.
error-last-administrator = The company needs at least one administrator.
error-account-in-use = This account is { $member }’s own.
error-account-exists = This LINE account is already connected.
error-line-unreachable = LINE cannot be reached. Check the network and try again.
error-line-refused = LINE refused: { $detail }
error-line-not-installed = LINE is not installed on this computer.
error-link-not-allowed = Engawa does not open links of this kind.
error-clipboard-failed = It could not be copied. Please try again.
error-font-missing = This computer has no font for these characters: { $characters }. Install one that has them, such as Noto Sans, and try again.
error-save-failed = The file could not be saved. { $detail }
error-open-failed = No program could be opened for this.
error-not-practice = This is only possible in Practice.
error-invitation-ended = This invitation has ended.
error-secrets-unavailable = The computer’s keychain is locked or missing.
error-secrets-locked = The LINE accounts’ keys are locked. Enter the passphrase first.
error-wrong-passphrase = This is not the passphrase.
error-attachment-empty = The file is empty, so it was not attached.
error-attachment-larger = The file is larger than { $limit }, so it cannot be sent.
error-attachment-large = The file is too large to be sent.
error-attachment-not-complete = The file did not arrive whole. Please attach it again.
error-no-public-address = LINE cannot fetch pictures and files from this computer yet. An administrator can set its public address in Admin ▸ LINE accounts.
error-not-quotable = This message can no longer be quoted. Send your answer without the quote.
error-update-failed = The new version could not be fetched or installed. Nothing was changed. Check the network and try again.
error-storage-read-only = The data folder cannot be written to, so nothing was saved. Check its permissions, or ask an administrator.
error-storage-full = There is too little disk space, so nothing was saved: 1 GB stays free for the messages that come in. Free some space and try again.
error-storage-unreachable = The disk with the data cannot be reached, so nothing was saved. Check that it is connected, and try again.
error-storage-busy = Another program is using the data file, so nothing was saved. Please try again in a moment.
error-storage-newer = The data is from a newer version of Engawa.
error-storage-in-use = Engawa is already open with this data.
error-storage-broken = The data file cannot be read.
error-internal = Something went wrong in Engawa. Nothing was lost; please try again.

field-required = Please fill this in.
field-too-long = This is too long.
field-too-short = This is too short.
field-too-many = There are too many.
field-not-an-email = This is not an e-mail address.
field-not-a-date = This is not a date.
field-wrong = Please check this.
try-again = Try again
unread-count =
    { $count ->
        [one] { $count } unread message
       *[other] { $count } unread messages
    }
rail-title = { $area } ({ $keys })
rail-label = Areas

shortcuts-title = Keyboard shortcuts
shortcuts-everywhere = Everywhere
shortcuts-lists = In lists and panes
shortcuts-writing = While writing
shortcut-shortcuts = Show this list
shortcut-palette = Find a person, a room or an action
shortcut-area = Go to Message, Contacts, My Profile, Settings or Admin
shortcut-next-region = Next part of the window
shortcut-previous-region = Previous part of the window
shortcut-back = Back to the list, in a small window
shortcut-larger = Larger text
shortcut-smaller = Smaller text
shortcut-usual-size = Text at 100 %
shortcut-switch-member = Who is writing?
shortcut-lock = Lock the window
shortcut-list-move = Previous or next entry
shortcut-list-ends = First or last entry
shortcut-list-type = Entry that begins with what is typed
shortcut-list-open = Open the entry
shortcut-resize = Width of a pane, on the line between two
shortcut-send = Send
shortcut-new-line = New line

palette-title = Find
palette-label = A person, a room or an action
palette-none = Nothing is called so.
palette-action = Action
palette-person = Person
palette-room = Room
palette-new-contact = New contact
palette-trash = Open the Trash


practice = Practice
practice-what = A company with made-up people. Nothing here reaches the real LINE.
practice-act-as = Acting as { $name }
practice-phone = Practice phone

path-label = Try this
path-next = Next: { $step }.
path-show = Show me where
path-all = All steps ({ $done }/{ $total })
path-hide = Close. Settings brings it back.
path-done = You have tried everything. Carry on as you like.
path-step-done = done
path-invite = Invite a LINE user
path-invite-how = In Contacts or My Profile choose Add Contact, Add LINE User, and one of the four ways.
path-joined = Be added by a LINE user
path-joined-how = Open the practice phone, be one of its people, and scan the QR code or open the link that you made.
path-reply = Answer a message
path-reply-how = In Message open a room, type an answer and press Enter.
path-add-contact = Keep the LINE user as a contact
path-add-contact-how = In the room press “Add as external contact”.
path-edit = Edit the contact
path-edit-how = In Contacts open the contact, press ⋯ and choose Edit.
path-share = Share the contact
path-share-how = Press ⋯ and Share, and choose colleagues or the whole company.
path-delete = Delete the contact
path-delete-how = Press ⋯ and Delete. The contact goes to the Trash; you can still exchange messages.
path-restore = Restore it from the Trash
path-restore-how = In Clients/Partners open Trash, choose the contact and press Restore.

refusal-connection-off = The company’s LINE connection is off.
refusal-not-granted = You are not authorised to talk with LINE users.
refusal-company-name = The company’s name has an emoji or the word “line”, so LINE cannot be connected.
refusal-member-name = Your name has an emoji or the word “line”, so LINE cannot be connected.
refusal-no-account = No LINE account is assigned to you.
refusal-other = You cannot talk with LINE users now.
refusal-who = { $names } can change this.
refusal-who-nobody = An administrator can change this.
refusal-you-can = You can change this in Admin.
refusal-open-admin = Open Admin
name-unknown = (name not known yet)
elsewhere-title = This is not LINE
elsewhere-text = Engawa was started with another address for LINE: messages and keys go to { $host }.

error-locked = The window is locked. Say who you are first.
error-member-switched = Somebody else is writing here by now. Nothing was done.
error-wrong-pin = This is not the PIN.
error-pin-locked = Too many PINs were wrong. Try again at { $time }.

switcher-title = Who is writing?
lock-screen-title = Locked
switcher-search = Search members
switcher-has-pin = asks for a PIN
switcher-pin = PIN
switcher-go = Continue
switcher-other = Somebody else
switcher-lock = Lock
switcher-alone = You are the only member. An administrator can add more in Admin ▸ Members.
switcher-forgotten = Forgotten the PIN?
switcher-forgotten-text = An administrator can take it away in Admin ▸ Members. You then set a new one.
switcher-forgotten-last = The last administrator puts an empty file with this name there and starts Engawa again; administrators then have no PIN:
rail-member-title = { $name }: who is writing? ({ $keys })

# Before anything old goes out (R26)
banner-to-confirm = { $count ->
    [one] { $count } message waits for your word.
   *[other] { $count } messages wait for your word.
}
banner-to-confirm-text = Nothing old goes out unasked.
banner-to-confirm-show = Have a look
banner-restored = This workspace was put back from a copy ({ $date }).
banner-restored-text = { $count ->
    [one] { $count } message was waiting in it and may have gone out already.
   *[other] { $count } messages were waiting in it and may have gone out already.
}
banner-restored-nothing = Nothing was waiting in it.
restored-send = Send
restored-each = Look at each
restored-noted = OK
restored-send-title = Send what was waiting?
restored-send-text = { $count ->
    [one] { $count } message goes out now. If it had gone out before, it arrives twice.
   *[other] { $count } messages go out now. Those that had gone out before arrive twice.
}
restored-discard-title = Send nothing of it?
restored-discard-text = { $count ->
    [one] { $count } message is taken back and never goes out.
   *[other] { $count } messages are taken back and never go out.
}
closing-sending = Sending what you have just written…
closing-title = { $count ->
    [one] { $count } message has not left yet
   *[other] { $count } messages have not left yet
}
closing-text = LINE cannot be reached. If Engawa is opened again within an hour, they go out by themselves; after that they wait for your word.
closing-leave = Close all the same
closing-stay = Keep open
