# Connecting LINE accounts, and how they do.

## The set-up

connect-title = Connect a LINE account
connect-title-of = Set up { $name }
connect-steps = Steps of the set-up
connect-step-keys = Keys
connect-step-secrets = Where keys are kept
connect-step-you = Is this you?
connect-step-address = Public address
connect-step-checks = Checks
connect-step-checklist = Switches at LINE
connect-step-people = First conversation
connect-next = Continue
connect-later = Finish later
connect-back = LINE accounts

connect-keys-intro = The keys of your Official Account are in LINE’s own console. Keep it open beside this window and copy each value from there.
connect-keys-open = Open LINE Developers Console
connect-keys-no-channel = No channel there yet? In LINE Official Account Manager open Settings ▸ Messaging API and press “Enable Messaging API”.
connect-channel-id = Channel ID
connect-channel-id-hint = Your provider ▸ your channel ▸ tab “Basic settings” ▸ Channel ID. It is a number.
connect-channel-id-fixed = These are the keys of { $name }. Another channel is connected as a new account.
connect-secret = Channel secret
connect-secret-hint = Same tab, further down ▸ Channel secret. 32 letters and digits.
connect-token-kind = How Engawa gets in
connect-token-stateless = Engawa asks LINE for short-lived tokens (recommended)
connect-token-stateless-hint = The two values above are enough.
connect-token-assertion = With an assertion signing key
connect-token-assertion-hint = If you have registered a key of your own with LINE.
connect-token-long-lived = With a long-lived token
connect-token-long-lived-hint = If somebody has issued one in the console already.
connect-key-id = Key ID
connect-key-id-hint = Tab “Basic settings” ▸ Assertion Signing Key. LINE shows it beside the registered key.
connect-private-key = Private key
connect-private-key-hint = The other half of the registered key, as JSON (JWK) or PEM.
connect-private-key-file = Choose file
connect-private-key-wrong = This is not a private key in JSON (JWK) or PEM.
connect-private-key-public = This is the public key, which LINE has. Paste the private key, the other half.
connect-private-key-encrypted = This key has a password. Export it without one, then paste it here.
connect-private-key-not-rsa = LINE takes RSA keys only. Make an RSA key of 2048 bits, register its public half at LINE, and paste the private one.
connect-private-key-refused = LINE does not take this key. Look whether its public half is registered with this channel, and whether the key ID is the one beside it.
connect-private-key-large = This file is too large to be a key.
connect-access-token = Channel access token (long-lived)
connect-access-token-hint = Tab “Messaging API”, at the very bottom.
connect-access-token-refused = LINE does not take this token any more, or never did. Copy it once more, or issue a new one.
connect-keys-refused = LINE does not take this. Please copy it once more.
connect-keys-kept = The keys stay on this computer and are never shown again.
connect-keys-check = Check with LINE
connect-renew-text = New keys replace those that Engawa has. What LINE has signed with the old channel secret is still accepted for 24 hours.
connect-renewed = The keys of { $name } are renewed

connect-you-intro = To LINE, these keys belong to:
connect-you-known = This account is connected already. If you go on, its keys are renewed; the old channel secret is still accepted for 24 hours.
connect-you-elsewhere = LINE now sends this account’s messages to { $url }. Once it is connected, they come to Engawa and no longer there.
connect-you-chat = Chat is on in LINE Official Account Manager. Answers written there do not appear in Engawa.
connect-you-bot = Chat is off in LINE Official Account Manager. LINE then marks every message as read by itself.
connect-you-mode = Who is to talk through it
connect-you-own = One member
connect-you-own-hint = Everybody who adds the account comes to that member.
connect-you-shared = Several members
connect-you-shared-hint = Each member’s link and QR code lead to that member. Who comes without one waits under Unassigned.
connect-you-yes = Yes, connect
connect-you-renew = Yes, renew the keys
connect-you-no = No, other keys
connect-you-done = { $name } is connected

connect-checklist-intro = Only you can turn these switches, and Engawa sees none of them but “Use webhook”. Look at each in LINE’s consoles and tick it off.
connect-checklist-more = Tick the rest when you have looked at it; the list stays with the account.

people-who = Who uses it
people-nobody = Nobody uses this account yet.
people-names = Used by { $names }.
people-own = It is for one member.
people-shared = Give it to each member who is to talk through it.
people-me = Use it myself
people-me-done = You talk through { $name } now
people-members = Open Members
people-connection-off = The company’s LINE connection is off, so nobody can talk yet.
people-connection-on = Switch on for everybody
people-try = Write to { $id } from your phone
people-try-text = In LINE choose “Add friends”, search for the ID { $id } or scan the code, add the account and write something.
people-qr = QR code that adds the account
people-waiting = Waiting for the first sign from LINE…
people-arrived = It has arrived. You can talk now.
people-arrived-at = Last sign from LINE: { $time }
people-nothing = Nothing arrives? Look at the checks.
people-open = Open Message

## Where keys are kept

secrets-title = Where keys are kept
secrets-none = This computer has no unlocked keychain. Choose where Engawa is to keep the keys of your LINE accounts.
secrets-locked = The keys lie in a file that waits for its passphrase.
secrets-asked = The keys are kept nowhere and have to be typed in again.
secrets-place = Keep the keys
secrets-keychain = In this computer’s keychain
secrets-keychain-hint = It opens by itself when you sign in to the computer.
secrets-keychain-closed = There is none here, or it is locked.
secrets-file = In a file that a passphrase opens
secrets-file-hint = You enter the passphrase each time Engawa starts.
secrets-memory = Nowhere: ask at each start
secrets-memory-hint = After each start the keys have to be copied from LINE’s console again.
secrets-passphrase = Passphrase
secrets-passphrase-hint = At least 8 characters. A few words are easy to remember.
secrets-passphrase-again = Passphrase again
secrets-passphrase-short = At least 8 characters, please.
secrets-passphrase-differs = The two are not the same.
secrets-lost = If the passphrase is forgotten, nobody can open the file, and the keys have to be copied from LINE’s console again. Contacts, rooms and messages are not affected.
secrets-keep = Keep them there
secrets-kept = The keys are kept there from now on
secrets-change = Change
secrets-in-keychain = In this computer’s keychain.
secrets-in-file = In a file that a passphrase opens at each start.
secrets-in-memory = Nowhere: they are asked for at each start.

unlock-title = Unlock the LINE keys
unlock-text = The keys of the LINE accounts lie in a file. Its passphrase opens it until Engawa is closed.
unlock-forgotten = Forgotten? An administrator can choose a new place for the keys in Admin ▸ LINE accounts. They are then copied from LINE’s console again.
unlock = Unlock
unlock-done = Unlocked. What waited goes out now.

## The public address

address-title = Public address
address-intro = LINE brings every message to an address on the internet that begins with https. A tunnel program, a reverse proxy or a small server takes it in there and passes it on to Engawa’s door on this computer.
address-ways = How to get an address
address-way-try = To try it at once: a quick tunnel
address-way-try-text = Install one of these programs, and leave its line running. Then press “Look again”.
address-way-cloudflared = No account needed. The address changes each time it is started; Engawa finds the new one, and you say whether it is used.
address-way-ngrok = With a free account. The address stays.
address-way-tunnel = For every day: a tunnel whose address stays
address-way-tunnel-text = A named tunnel of Cloudflare’s, ngrok, or Tailscale Funnel, which starts with this computer. Works behind nearly every router. Their makers can read what passes, except Tailscale.
address-way-server = Without a tunnel’s maker: a proxy or a small server of your own
address-way-server-text = Caddy or nginx with a certificate takes in https and passes everything on to { $door }: on this computer, or on a rented server that this computer keeps an SSH connection to.
address-ways-more = Whoever cares for your computers finds each way step by step, with files to copy, in docs/reaching-this-computer.md, which comes with Engawa’s source.
address-door = Engawa’s door on this computer
address-door-hint = The tunnel or proxy has to pass everything on to it.
address-door-moved = Another program took the door’s old port, so the door is elsewhere now. Tell the tunnel or proxy.
address-door-none = The door is not open. Restart Engawa.
address-copy = Copy
address-now = In use: { $url }
address-none = Not set: LINE cannot reach this computer.
address-choose = The address
address-looking = Looking for tunnel programs…
address-look = Look again
address-found-none = No tunnel program was found running on this computer.
address-by-ngrok = ngrok has it open on this computer.
address-by-cloudflared = cloudflared has it open on this computer.
address-by-line = LINE has this one noted.
address-other = Another address
address-url = Public address
address-url-hint = Such as https://line.example.com
address-wrong = It has to begin with https:// and to be a name that the internet knows.
address-use = Use this address
address-saved = The public address is set
address-change = Change

## Checks

checks-title = Checks
checks-running = Engawa asks LINE and has it knock here. This can take a minute.
checks-again = Check again
checks-right = All is right, as far as it can be checked.
checks-wrong = { $count ->
    [one] 1 thing is not right yet.
   *[other] { $count } things are not right yet.
  }
checks-look = All works. Some things are worth a look.
checks-unchecked = Some things could not be checked.
checks-webhook = Webhook URL
check-looked = Looked at: { $time }
check-was-right = It was right until { $time }.
check-never-right = It has not been right yet.
check-not-yet = Not looked at yet.
check-other = Something was found that Engawa has no words for ({ $code }).
check-detail = LINE says: { $detail }
check-status = The answer had status { $status }.
check-was = LINE had { $was } before.
check-used = { $used } of { $limit } are used.
check-state-ok = Right
check-state-warning = Worth a look
check-state-failed = Not right
check-state-unknown = Not known
check-fix-keys = Enter the keys
check-fix-secrets = Where keys are kept
check-fix-address = Set the address
check-again-do = Press “Check again” in a few minutes.

check-unreachable = LINE could not be reached.
check-unreachable-do = Look at this computer’s internet connection. Engawa tries again by itself.
check-forbidden = LINE says that this account or its plan may not do this.
check-forbidden-do = Look in LINE Official Account Manager whether the account is in use, its Messaging API is on and its plan is the right one. Then press “Check again”.
check-asked-too-often = Engawa has asked LINE too often for now.
check-not-understood = LINE answered something that Engawa does not understand.
check-not-understood-do = Press “Check again” in a few minutes. If it stays so, see whether there is a newer Engawa.
check-line-error = LINE has a fault of its own at the moment.
check-line-error-do = There is nothing to mend here. Press “Check again” in a few minutes.

check-credentials = Keys
check-credentials-ok = LINE takes them.
check-credentials-refused = LINE does not take them any more.
check-credentials-refused-do = Copy the channel secret from LINE’s console again, and the token if you use one.
check-credentials-secrets = They cannot be had: the place where they are kept is locked or empty.
check-credentials-secrets-do = Unlock it, or enter the keys again.
check-bot-info = Name and picture
check-bot-info-ok = They are the ones that LINE shows.
check-bot-info-another = The keys belong to another LINE account than this one.
check-bot-info-another-do = Enter this account’s keys, or connect the other one as a new account.
check-public-address = Public address
check-public-address-ok = It is set.
check-public-address-missing = LINE does not know how to reach this computer.
check-public-address-missing-do = Set the public address.
check-public-address-closed = Engawa’s door on this computer is not open.
check-public-address-closed-do = Restart Engawa. If that does not help, a firewall or another program may be in the way.
check-webhook-url = Webhook URL
check-webhook-url-ok = LINE has the right one.
check-webhook-url-registered = LINE had another one, such as the old address of a tunnel. Engawa has given it the right one.
check-webhook-url-taken-back = Something else had given LINE another one. Engawa has put its own back.
check-webhook-url-taken-back-do = Is the account used by another program as well? Then disconnect it in one of the two places. Otherwise there is nothing to do.
check-webhook-url-contested = Something else keeps giving LINE another one, so some messages may go there. Engawa has put its own back.
check-webhook-url-contested-do = Another program, or Engawa on another computer, uses this account as well. Disconnect it there; or here, if messages are to go there.
check-webhook-url-not-set = Engawa has no public address yet, so there is none to give to LINE.
check-webhook-url-not-set-do = Set the public address: Engawa then gives it to LINE.
check-webhook-url-refused = LINE did not accept it.
check-webhook-url-refused-do = The public address has to begin with https:// and to have a valid certificate. Correct it, then check again.
check-use-webhook = “Use webhook”
check-use-webhook-ok = It is on.
check-use-webhook-off = It is off, so LINE sends nothing to Engawa.
check-use-webhook-off-do = In LINE Developers Console open your channel ▸ tab “Messaging API” ▸ “Use webhook” and switch it on. Only you can do that.
check-webhook-test = Connection from LINE
check-webhook-test-ok = LINE’s test has arrived here.
check-webhook-test-connect = LINE could not connect to the public address.
check-webhook-test-connect-do = Look whether the tunnel or proxy is running and whether the address is right and its certificate valid.
check-webhook-test-timeout = LINE got no answer within its time limit.
check-webhook-test-timeout-do = Look whether the tunnel or proxy is slow or stuck; starting it again often helps.
check-webhook-test-status = What answered at the public address answered with an error.
check-webhook-test-status-do = The tunnel or proxy is there but does not reach Engawa’s door. Compare the door’s address with the one entered there.
check-webhook-test-door = LINE reached Engawa’s door, but the door answered with an error.
check-webhook-test-door-do = The tunnel or proxy is right. Look whether this computer’s disk is full; if not, restart Engawa. Then press “Check again”.
check-webhook-test-unclassified = LINE’s test failed; LINE does not know why.
check-webhook-test-wrong-place = Something answered at the public address, but not this Engawa.
check-webhook-test-wrong-place-do = Let the tunnel or proxy pass on to the door of this computer. Perhaps it still leads to another computer or program.
check-webhook-test-not-verified = LINE’s test was refused as wrongly signed, so nobody knows whether it came here.
check-webhook-test-not-verified-do = Put the channel secret right first, then press “Check again”.
check-webhook-test-often = LINE allows 60 tests an hour, and they are used up.
check-webhook-test-often-do = Check again later. Messages come and go meanwhile.
check-signature = Channel secret
check-signature-ok = LINE signs with the one that Engawa has.
check-signature-wrong = LINE’s test was not signed with the one that Engawa has. Nothing else is let in.
check-signature-wrong-do = Somebody may have issued a new one: compare it with LINE Developers Console ▸ “Basic settings”. If it is the same, look whether the public address is still yours.
check-signature-unknown = It is known once LINE’s test has arrived.
check-chat-mode = Chat
check-chat-mode-chat = It is on, so messages can be marked as read. Answers written in LINE Official Account Manager do not appear here.
check-chat-mode-bot = It is off. LINE marks every message as read by itself.
check-chat-mode-bot-do = If people are to see “Read” only when you have read: LINE Official Account Manager ▸ Settings ▸ Response settings ▸ switch Chat on.
check-mark-as-read = “Read”
check-mark-as-read-manual = People see it when a message is read here.
check-mark-as-read-auto = LINE shows it at once, whether anybody has read or not.
check-mark-as-read-auto-do = Switch Chat on in LINE Official Account Manager to change that.
check-groups = Groups
check-groups-seen = The account has been in a group, so groups are allowed.
check-groups-unknown = LINE does not tell whether the account may join groups.
check-groups-unknown-do = If you want groups, look at the switch in the list of switches at LINE.
check-quota = Messages this month
check-quota-ok = Enough are left.
check-quota-unlimited = The plan has no limit.
check-quota-low = More than 80 % are used.
check-quota-very-low = More than 95 % are used.
check-quota-low-do = Answer within a minute where you can: that is free. Or choose a larger plan in LINE Official Account Manager.
check-quota-used-up = All are used. Only quick answers still go out; the rest waits.
check-quota-used-up-do = Choose a larger plan in LINE Official Account Manager, or wait for the next month.
check-quota-stopped = The stop line is reached. Only quick answers still go out; the rest waits.
check-quota-stopped-do = Raise the stop line, or wait for the next month.
check-last-event = Last sign from LINE
check-last-event-ok = LINE sends what people do.
check-last-event-silent = LINE has not sent anything yet.
check-last-event-quiet = LINE has sent nothing for a week.
check-last-event-do = Write to the account from your phone and see whether it arrives.

## Switches at LINE

checklist-title = Switches at LINE
checklist-done = Ticked: { $time }
checklist-undone = Not ticked yet
checklist-contradicted = Engawa has seen the opposite happen. Please look again.
checklist-open-console = Open LINE Developers Console
checklist-open-manager = Open LINE Official Account Manager
checklist-use-webhook = “Use webhook” is on
checklist-use-webhook-why = Otherwise LINE sends nothing to Engawa.
checklist-redelivery = “Webhook redelivery” is on
checklist-redelivery-why = What people write while this computer is off is then sent again later. For how long, LINE does not say.
checklist-greeting = “Greeting messages” are off, or you want them
checklist-greeting-why = They are on at first: LINE then greets every new friend by itself.
checklist-auto-reply = “Auto-reply messages” are off
checklist-auto-reply-why = They are on at first: LINE then answers every message by itself, beside you.
checklist-group-join = “Allow bot to join group chats” is on, or you want no groups
checklist-group-join-why = Otherwise nobody can invite the account into a group.
checklist-where-console = LINE Developers Console ▸ your channel ▸ tab “Messaging API”
checklist-where-response = LINE Official Account Manager ▸ Settings ▸ Response settings

## Health of an account

health-open = Health
health-continue = Continue set-up
health-account = Health of { $name }
health-failed = { $count ->
    [one] 1 check not right
   *[other] { $count } checks not right
  }
health-unticked = { $count ->
    [one] 1 switch at LINE not looked at yet
   *[other] { $count } switches at LINE not looked at yet
  }
health-keys-missing = Keys missing
health-keys = Keys
health-renew = Renew keys
health-stateless = Engawa asks LINE for short-lived tokens.
health-assertion = With an assertion signing key.
health-long-lived = With a long-lived token.
health-old-secret = The old channel secret is still accepted until { $time }.
health-disconnect = Disconnect
health-disconnect-title = Disconnect { $name }?
health-disconnect-text = Engawa forgets its keys, and nothing comes or goes through it any more. Nothing is deleted: its rooms, contacts and messages stay and can be read. You can connect it again at any time.
health-disconnect-done = { $name } is disconnected
health-disconnected = This account is out of use. Its rooms can be read, not written in.
health-again = Connect again

## The monthly number of messages

quota-title = Messages this month
quota-of = { $used } of { $limit }
quota-unlimited = { $used } so far; the plan has no limit
quota-unknown = LINE has not told yet.
quota-asked = As LINE told at { $time }, with what was sent since.
quota-low = More than 80 % are used.
quota-very-low = More than 95 % are used.
quota-used-up = All are used. Quick answers still go out; the rest waits until { $date } or a larger plan.
quota-stopped = The stop line is reached. Quick answers still go out; the rest waits until { $date } or a higher line.
quota-stop-line = Stop line: { $count }
quota-stop = Stop line
quota-stop-hint = Beyond this many messages in a month, nothing that costs is sent. Empty: as many as the plan has.
quota-stop-wrong = A whole number, or nothing.
quota-stop-saved = Stop line saved
quota-cost = A message counts once for each person who gets it: in a group of eight, eight times. An answer within about a minute of the customer’s message is free.

## What stopped

trouble-title = { $name }: { $what }
trouble-since = Since { $time }.
trouble-more = { $count ->
    [one] 1 other account has stopped as well.
   *[other] { $count } other accounts have stopped as well.
  }
trouble-unreachable = This computer does not reach LINE.
trouble-unreachable-text = What you write waits, and goes out by itself when LINE can be reached again within the hour. After that Engawa asks first.
trouble-open = See what to do
trouble-who = { $names } can look after it.
trouble-who-nobody = An administrator can look after it.
banner-locked = The LINE keys are locked.
banner-locked-text = Until the passphrase is entered, no message comes or goes.
banner-asked = The LINE keys have to be entered again.
banner-asked-text = Engawa keeps them nowhere. Until then no message comes or goes.
banner-asked-do = Enter the keys
banner-unavailable = The computer’s keychain is locked or missing.
banner-unavailable-text = Unlock it, or choose another place for the LINE keys. Until then no message comes or goes.
banner-damage = The data file is damaged.
banner-damage-text = A check found it on { $time }. Do not delete anything: what was written before can be restored from the last good backup.
banner-damage-open = Backups
banner-storage-full = The disk is full.
banner-storage-full-text = Nothing new can be saved or received. Free some space on this computer’s disk: Engawa then goes on by itself, and nothing has to be restarted.
banner-storage-read-only = The data folder cannot be written to.
banner-storage-read-only-text = Nothing new can be saved or received. Allow Engawa to write to its data folder again: it then goes on by itself.
banner-storage-unreachable = The disk with the data cannot be reached.
banner-storage-unreachable-text = Nothing new can be saved or received. Check that the disk is connected: Engawa then goes on by itself.
banner-storage-busy = Another program is using the data file.
banner-storage-busy-text = Nothing new can be saved or received while it does. If it does not end soon, close that program, such as a backup or a synchronisation of the data folder.
banner-storage-no-room = Little disk space is left on this computer.
banner-storage-no-room-text = Messages come in. Pictures, videos and files wait until there is more than 1 GB; then they come by themselves.
banner-storage-broken = The data file is damaged.
banner-storage-broken-text = Not everything can be saved or shown. Do not delete anything; an administrator can restore the last good backup.
banner-no-account = No LINE account is connected yet.
banner-no-account-text = Connect your LINE Official Account: about five minutes.
banner-address = A tunnel on this computer has another address.
banner-address-text = LINE’s test came here through { $url }. Use it only if you know that the tunnel is yours: who runs it can read what people write. Until then everything stays as it is.
banner-address-done = LINE is told the new address
banner-set-aside = { $count ->
    [one] Something that LINE told could not be taken in.
   *[other] { $count } things that LINE told could not be taken in.
  }
banner-set-aside-text = A customer’s message may be among them. Nothing is lost, and it can be tried again.
banner-set-aside-open = See what it is
