## Sharing through the system

share-sheet = Share with another app…
share-sheet-hint = Your computer asks which app to use. Text, link and QR code go along.
share-email = E-mail with QR code…
share-email-hint = A new e-mail opens with the text, the link and the QR code. You choose who gets it and send it yourself.
share-sheet-opened = The share window was opened. Whether anything was sent from there, only you can see.
share-email-opened = A new e-mail was opened. Check that the QR code is attached before you send it.
share-email-opened-bare = A new e-mail was opened without the QR code: this mail program takes no attachments from Engawa. Save the code as PNG to attach it.
share-unsupported = No program on this computer takes it. Copy the link instead.

## Where it was opened

share-opened-title = Opened so far
share-opened-note = Engawa cannot see whether it was sent.
share-opened-sheet = Share window opened
share-opened-printed-card = Card opened to print
share-opened-line-page = LINE’s share page opened

## Invite via LINE, after LINE was opened

share-line-step-chat = In LINE, open the chat with the person.
share-line-step-paste = Paste the text: { $keys }.
share-line-step-send = Send it. The person then adds you by the link.
share-line-practice = The practice phone asks who should get the text.

## Printing the card

share-print = Print…
share-printed = The card was handed to the printer
share-print-viewer = The card was opened in your PDF program. Print it there at 100 %.
