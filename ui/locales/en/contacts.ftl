## Lists

contacts-title = Contacts
contacts-lists = Contact lists
contacts-list-all = All Contacts
contacts-list-external = External
contacts-clients = Clients/Partners
contacts-list-clients = All
contacts-list-trash = Trash
contacts-clients-all = Clients/Partners: All Contacts
contacts-clients-trash = Clients/Partners: Trash
contacts-new = New contact
contacts-search = Search contacts
contacts-sort = Order: { $order }
contacts-sort-name = Name
contacts-sort-recent = Latest first
contacts-nameless = (no name)
contacts-blocked = Blocked you
contacts-mark-chosen = Shared
contacts-mark-everyone = Whole company
contacts-tag-show = Show who has the tag “{ $tag }”
contacts-tag-only = Only with the tag
contacts-tag-clear = Show all again
contacts-empty-tag = Nobody has this tag here
contacts-empty-tag-text = Nobody in this list has the tag “{ $tag }”.
contacts-colleague = Colleague
contacts-empty-all = Nobody is here yet
contacts-empty-all-text = Invite somebody on LINE, or write down a contact yourself.
contacts-empty-external = No LINE users yet
contacts-empty-external-text = A LINE user whom you add to your contacts appears here. Invite somebody first: LINE users make the first step.
contacts-empty-clients = No clients or partners yet
contacts-empty-clients-text = People you add from a room or write down yourself appear here.
contacts-empty-trash = The Trash is empty
contacts-empty-trash-text = Deleted contacts stay here until you delete them for good.
contacts-empty-found = Nobody found
contacts-empty-found-text = Nothing in this list matches “{ $search }”.
contacts-clear-search = Clear search
contacts-choose = Choose a contact
contacts-choose-text = Its details appear here.
contacts-gone = This contact is no longer here
contacts-gone-text = It was deleted for good, or it is no longer shared with you.
contacts-failed = The contact could not be loaded
contacts-back = Back to the list

## Detail

contacts-message = Message
contacts-message-none = You have no room with this person.
contacts-more = More actions
contacts-edit = Edit
contacts-share = Share
contacts-delete = Delete
contacts-reading = Reading
contacts-nickname = Nickname
contacts-nickname-note = From LINE, kept in sync, cannot be edited.
contacts-blocked-note = { $name } has blocked the LINE account. Messages do not reach them until they unblock it.
contacts-phones = Phones
contacts-emails = E-mails
contacts-company = Company
contacts-department = Department
contacts-position = Position
contacts-address = Address
contacts-website = Website
contacts-birthday = Birthday
contacts-tags = Tags
contacts-memo = Memo
contacts-sharing = Shared with
contacts-sharing-private = Nobody: only the owner sees it
contacts-sharing-chosen = Chosen members
contacts-sharing-everyone = The whole company
contacts-owner = Owner
contacts-added = Added
contacts-changed = Changed
contacts-copy = Copy { $value }
contacts-copied = Copied: { $value }
contacts-copy-failed = The clipboard did not take it
contacts-not-in-my-list = It is not in your External list.
contacts-read-only = Shared with you by { $name }. Only the owner can change it.
contacts-owner-only = Only { $name } can do this.
contacts-phone-not-dialled = No phone can dial this as it is written.
contacts-message-id = Message ID
contacts-nothing-more = Nothing else is written down yet.
contacts-details = Details
contacts-about = About this contact

## Edit

contacts-edit-title = Edit contact
contacts-new-title = New contact
contacts-new-note = For people who are not on LINE. LINE users are added from their room.
contacts-from-line-note = Photo and nickname come from LINE, are kept in sync and cannot be edited.
contacts-name = Name
contacts-reading-hint = Names are sorted by it.
contacts-phone-n = Phone { $n }
contacts-email-n = E-mail { $n }
contacts-phone-label-n = Label of phone { $n }
contacts-email-label-n = Label of e-mail { $n }
contacts-label-placeholder = Work, mobile …
contacts-add-phone = Add phone
contacts-add-email = Add e-mail
contacts-remove-phone = Remove phone { $n }
contacts-remove-email = Remove e-mail { $n }
contacts-birthday-hint = Year-month-day, such as 1990-04-23, or month-day
contacts-tags-hint = Separate them with commas.
contacts-saved = Saved
contacts-created = { $name } was added to Clients/Partners
contacts-leave-title = Leave without saving?
contacts-leave-text = What you typed has not been saved.
contacts-leave = Leave
contacts-stale-title = Somebody has changed this contact meanwhile
contacts-stale-text = Nothing of yours was saved yet, and nothing you typed is lost. Load the latest version: what you typed stays, all else is brought up to date.
contacts-stale-load = Load the latest version
contacts-merged = The latest version is loaded. What you typed is kept.
contacts-conflict = Now saved: { $value }
contacts-conflict-empty = Now saved: empty

## Share

contacts-share-title = Share { $name }
contacts-share-who = Who sees this contact
contacts-share-private = Only me
contacts-share-private-hint = Nobody else sees it.
contacts-share-chosen = Chosen members
contacts-share-chosen-hint = You choose who sees it.
contacts-share-everyone = The whole company
contacts-share-everyone-hint = Every member sees it.
contacts-share-save = Share
contacts-shared = Sharing saved
contacts-share-nobody = Choose at least one member.
contacts-members = Members
contacts-members-search = Search members
contacts-members-none = No member matches.
contacts-members-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
  }
contacts-members-chosen = { $count ->
    [0] Nobody chosen
    [one] 1 member chosen
   *[other] { $count } members chosen
  }

## Delete

contacts-delete-title = Delete { $name }?
contacts-delete-line = The contact moves to the Trash of Clients/Partners. You can still exchange messages, and the room stays.
contacts-delete-plain = The contact moves to the Trash of Clients/Partners. You can restore it from there.
contacts-deleted = { $name } is in the Trash
contacts-undo = Undo
contacts-refused-title = { $name } cannot be deleted now
contacts-refused = { $member } is chatting with this LINE user.
contacts-refused-more = { $count ->
    [one] { $member } and 1 more colleague are chatting with this LINE user.
   *[other] { $member } and { $count } more colleagues are chatting with this LINE user.
  }
contacts-refused-ways = You can:
contacts-refused-ask = Ask { $member }
contacts-refused-ask-hint = A note in their room says that you would like to delete the contact. They can take it over, or say no.
contacts-refused-asked = { $member } sees your question in the room
contacts-refused-hand-over = Hand over to { $member }
contacts-refused-hand-over-hint = { $member } becomes the owner. Everything that is written down stays.
contacts-refused-handed-over = { $name } now belongs to { $member }
contacts-refused-remove = Only remove it from my list
contacts-refused-remove-hint = It leaves your External list. Colleagues keep it.
contacts-refused-removed = { $name } was removed from your list

## Trash

contacts-trash-since = In the Trash since { $date }
contacts-trash-by = Put there by { $name }.
contacts-restore = Restore
contacts-restored = { $name } is back with everything that was written down
contacts-purge = Delete for good
contacts-purge-title = Delete { $name } for good?
contacts-purge-text = Everything written down about this contact is deleted and cannot be brought back. Rooms and their messages stay.
contacts-purged = { $name } was deleted for good
contacts-empty-trash-action = Empty Trash
contacts-empty-trash-title = Empty the Trash?
contacts-empty-trash-count = { $count ->
    [one] 1 contact is deleted for good and cannot be brought back. Rooms and their messages stay.
   *[other] { $count } contacts are deleted for good and cannot be brought back. Rooms and their messages stay.
  }
contacts-trash-emptied = { $count ->
    [one] 1 contact was deleted for good
   *[other] { $count } contacts were deleted for good
  }
