admin-backup = Backup

backup-text = A copy of everything of { $company } in another place: conversations, contacts, pictures and files. Engawa makes it every night and opens it once to see that it is whole. If the computer is off at night, it makes it when it is on again.
backup-no-secrets = The keys of your LINE accounts are not in it. After restoring on another computer, they have to be entered again.
backup-none = No backups yet
backup-none-text = Choose a folder on another disk, on a USB stick, or in the company’s network. Engawa makes a backup there every night.
backup-choose = Choose folder
backup-folder = Folder
backup-database-damaged = The data on this computer is damaged.
backup-database-damaged-do = Restore the last good backup. What is there now stays beside it.
backup-same-disk = This folder is on the same disk as the data. When that disk breaks, both are gone: better choose one on another disk.
backup-last = Last good backup
backup-never = None yet
backup-next = Next one
backup-now = Back up now
backup-made = The backup is made
backup-step-database = Copying conversations and contacts…
backup-step-media = Copying pictures and files: { $done } of { $total }…
backup-step-checking = Opening the backup and comparing…
backup-kept = How many are kept
backup-kept-hint = When there are more, the oldest goes.
backup-kept-count = { $count ->
    [one] The last one
   *[other] The last { $count }
  }
backup-encryption = Passphrase
backup-is-encrypted = Backups are encrypted. Whoever restores one needs the passphrase of the day it was made.
backup-is-plain = Backups are not encrypted: whoever has the folder can read them.
backup-encrypt = Encrypt backups
backup-other-passphrase = Other passphrase
backup-encrypt-text = From now on, backups can be opened with this passphrase only. Those that are there already stay as they are.
backup-encrypt-lost = Without the passphrase nobody can open the backups, and nobody can find it out for you. Write it down and keep it away from this computer: Engawa does not keep it.
backup-encrypt-yes = Encrypt
backup-encrypt-saved = The next backup is encrypted
backup-plain = Do not encrypt
backup-plain-title = Make backups without a passphrase?
backup-plain-text = From the next one on, whoever has the folder can read them. Those that are encrypted stay so.
backup-plain-saved = The next backup is not encrypted
backup-list = Backups in the folder
backup-list-empty = There are none in the folder yet.
backup-encrypted = Encrypted
backup-content = { $messages ->
    [one] 1 message
   *[other] { $messages } messages
  }, { $contacts ->
    [one] 1 contact
   *[other] { $contacts } contacts
  }, { $media ->
    [one] 1 picture or file
   *[other] { $media } pictures and files
  }, { $size }
backup-version = Engawa { $version }
backup-missing-media = { $count ->
    [one] 1 picture or file was already gone when it was made.
   *[other] { $count } pictures and files were already gone when it was made.
  }
backup-problem-newer = Made by a newer version of Engawa. Install that version to restore it.
backup-problem-damaged = Damaged, or not whole: it cannot be restored.
backup-fails-since = No backup could be made since { $time }. Engawa goes on trying.
backup-banner-never = There is no good backup yet.
backup-banner-last = The last good backup is of { $time }.
backup-banner-open = Open Backup

backup-fault-folder-missing = No backup: the folder is not there.
backup-fault-folder-missing-do = Connect the disk or stick that it is on, or choose another folder.
backup-fault-read-only = No backup: the folder cannot be written.
backup-fault-read-only-do = Allow writing to it, or choose another folder.
backup-fault-full = No backup: the disk of the folder is full.
backup-fault-full-do = Free some space there, keep fewer backups, or choose another folder.
backup-fault-no-room = No backup: this computer’s disk is nearly full.
backup-fault-no-room-do = What is left is kept for receiving messages. Free some space on it, or choose a folder on another disk.
backup-fault-damaged = No backup: what was written could not be read back.
backup-fault-damaged-do = The disk of the folder may be failing. Choose a folder on another one.
backup-fault-database-damaged = No backup: the data itself is damaged.
backup-fault-database-damaged-do = Restore the last good backup. What is there now stays beside it.
backup-fault-other = No backup could be made.
backup-fault-other-do = Try “Back up now”. If it fails again, choose another folder, and pass on the log to whoever looks after this computer.

restore-open = Restore a backup
restore-short = Restore
restore-of = Restore the backup of { $time }
restore-title = Restore a backup
restore-text = Everything as it was when the backup was made, in a new folder. What is there now is not changed and stays where it is.
restore-looking = Looking for backups…
restore-none = No backups are known on this computer. Choose the folder that they are in.
restore-none-there = There are no backups in the folder. Choose another one.
restore-choose = Backup
restore-browse = Look in another folder
backup-passphrase-of = The one with which this backup was encrypted.
backup-wrong-passphrase = This is not the passphrase of this backup.
restore-means = Engawa then opens as it was at { $time }. What came in or was written after that is not in it. Nothing that was waiting to be sent goes out before you say so.
restore-yes = Restore and open

restored-title = The backup is restored
restored-text = { $company } is open as it was at { $time }.
restored-asks = Messages that were waiting to be sent have stayed: you are asked before any of them goes out.
restored-missing = { $count ->
    [one] 1 picture or file was not in the backup, or was damaged. Its message is there without it.
   *[other] { $count } pictures and files were not in the backup, or were damaged. Their messages are there without them.
  }
restored-secrets = The keys of your LINE accounts are not in a backup. If this computer does not have them, they are asked for.
restored-folder = The data is now in
restored-previous = The data from before stays in
restored-done = Continue

error-backup-failed = No backup was made.
error-backup-folder-refused = This is one of Engawa’s own folders. Choose another one for backups.
error-backup-damaged = This backup is damaged or not whole, and cannot be restored. Nothing was changed; try another one.
