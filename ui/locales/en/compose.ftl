attachment-pasting = From the clipboard…
error-attachment-unreadable = It cannot be read. Folders have to be packed first.
error-clipboard-unreadable = The clipboard could not be read. Please copy it once more.
drop-words-here = Drop here to put it into your message to { $name }

question-hand-over = Shall it be handed over to you instead, with everything written down in it?
question-yes = Yes, hand over
question-no = No
question-handed-over = Handed over to { $who }
question-declined = { $who } said no
question-over = There is nothing left to answer.
system-deletion-declined = { $who } said no: the contact { $whom } stays.
system-contact-taken-over = { $who } has taken over the contact { $whom }.

settings-spelling = Check spelling while typing
settings-spelling-hint = In messages and memos, in the languages that this computer has dictionaries for.
