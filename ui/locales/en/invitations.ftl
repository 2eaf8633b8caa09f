## Add Contact ▸ Add LINE User: the four ways

invitations-add-contact = Add Contact
invitations-add-line-user = Add LINE User
invitations-way-line = Invite via LINE
invitations-way-qr = Show QR code
invitations-way-link = Copy invitation link
invitations-way-other = Invite with a different app
invitations-making = Making the invitation…

## The words that go out

invitations-text = Hello, this is { $name } from { $company }. Please add me on LINE: { $link }
invitations-subject = { $name } from { $company } on LINE

## Copying

invitations-copied = Copied
invitations-copy-link = Copy link
invitations-copy-image = Copy as image
invitations-copy-text = Copy text
invitations-copied-live = { $what }: copied to the clipboard

## Show QR code

invitations-qr-how = The person points the LINE camera at it. Once they have added you, the room appears by itself.
invitations-qr-alt = QR code of your invitation
invitations-full-screen = Show full screen
invitations-full-screen-title = Add { $name } on LINE
invitations-full-screen-step-1 = Open LINE and tap “Add friends”.
invitations-full-screen-step-2 = Choose “QR code” and point the camera here.
invitations-full-screen-close = Close full screen
invitations-save-png = Save as PNG
invitations-save-svg = Save as SVG
invitations-saved = QR code saved: { $path }
invitations-label = Note to yourself
invitations-label-hint = For instance “counter, spring”. Only you see it.
invitations-label-saved = Note saved

## The card to print

invitations-print = Print a card
invitations-card-title = Card to print
invitations-card-alt = The card as it will be printed
invitations-card-drawing = Drawing the card…
invitations-card-sheet = Size
invitations-card-a6 = A6, beside the till
invitations-card-a6-hint = One card, as large as a postcard
invitations-card-a4 = A4, for the wall
invitations-card-a4-hint = One large sheet
invitations-card-business = Business cards
invitations-card-business-hint = Ten on a sheet of A4, 91 × 55 mm, with marks to cut along
invitations-card-language = Language of the card
invitations-card-language-hint = The one that your customers read
invitations-card-print = Print it at 100 %, or save it as PDF for a print shop.
invitations-card-save = Save as PDF
invitations-card-saved = Card saved: { $path }
invitations-card-call = Add me on LINE
# Two lines of about the same length.
invitations-card-how =
    Scan it with LINE
    or with your phone’s camera.

## Copy invitation link

invitations-link-copied = The invitation link is on the clipboard
invitations-link-not-copied = The clipboard did not take the link. Press “Copy link” to try again.
invitations-link-how = Paste it wherever the person reads it: an e-mail, a text message, your website. It opens LINE on their phone.
invitations-link-name = Invitation link

## Invite via LINE

invitations-line-how = LINE opens, and this text goes to the clipboard: you paste it into the chat. (LINE takes no text from other programs.)
invitations-line-open = Open LINE
invitations-line-opened = The text is on the clipboard and LINE has been opened
invitations-line-opened-not-copied = LINE has been opened. The clipboard did not take the text.
invitations-line-missing-title = LINE is not installed on this computer
invitations-line-missing = Inviting via LINE needs the LINE app here. These three ways work without it:
invitations-line-browser = Or let LINE’s share page open in the browser. It works best where LINE is signed in, for instance on a phone.
invitations-line-browser-open = Open LINE’s share page
invitations-line-browser-opened = The share page was opened in the browser
invitations-text-name = Text of the invitation
invitations-text-missing-link = The link is added at the end when it is missing.

## Invite with a different app

invitations-other-how = Choose where the invitation goes. You choose the person there and press send yourself.
invitations-targets = Apps
invitations-target-email = E-mail
invitations-target-sms = Text message
invitations-target-whatsapp = WhatsApp
invitations-target-telegram = Telegram
invitations-target-x = X
invitations-target-teams = Teams
invitations-target-opened = { $target } was opened with the invitation

## Not authorised

invitations-not-allowed-title = You cannot invite LINE users yet

## The list

invitations-list-title = Your invitations
invitations-list-empty = No invitations yet. Invite somebody with “Add Contact”.
invitations-list-own = Your LINE account is your own. LINE does not tell by which link somebody came, so nobody is listed under the invitations. New people appear under Message.
invitations-group-open = Handed out
invitations-group-used = Somebody came by it
invitations-group-unused = Not handed out yet
invitations-group-ended = Ended
invitations-group-unused-note = Made when a QR code or a link was opened and then not used. The next one you open takes the place of the latest.
invitations-opened = { $way }: { $date }
invitations-action-of = { $action }: { $what }
invitations-opened-shown = Shown full screen
invitations-opened-copied-link = Link copied
invitations-opened-copied-text = Text copied
invitations-opened-copied-qr = QR code copied
invitations-opened-saved-qr = QR code saved
invitations-opened-saved-card = Card saved
invitations-opened-program = { $target } opened
invitations-channel-profile = My Profile
invitations-made = Made { $date }
invitations-ends = Ends { $date }
invitations-ended = Ended { $date }
invitations-state-withdrawn = Withdrawn
invitations-joined = { $count ->
    [0] Nobody has come by it yet
    [one] 1 person came by it
   *[other] { $count } people came by it
  }
invitations-joined-unknown = LINE does not tell who came by it
invitations-joined-open = Open the room with { $name }
invitations-joined-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
  }
invitations-joined-nameless = Somebody on LINE
invitations-label-add = Add a note
invitations-label-edit = Change the note
invitations-label-save = Save note
invitations-label-cancel = Leave the note as it was
invitations-withdraw = Withdraw
invitations-withdraw-title = Withdraw this invitation?
invitations-withdraw-code = Who uses its link or QR code from now on no longer comes to you by it. They may still find the LINE account itself. Who has already come stays.
invitations-withdraw-own = Engawa marks it as withdrawn. LINE’s link to add your account keeps working for everybody who has it: LINE gives no way to end that link.
invitations-withdrawn = Invitation withdrawn
