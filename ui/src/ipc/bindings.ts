// Made by `cargo xtask bindings` from crates/api. Do not edit.

export type About = { 
/**
 * The program's version.
 */
version: string, 
/**
 * The licence that it is under, as SPDX writes it.
 */
licence: string, 
/**
 * The system, as the compiler calls it.
 */
system: string, 
/**
 * The version of the system, as it calls itself.
 */
systemVersion: string, 
/**
 * The processor's kind.
 */
processor: string, 
/**
 * How the desktop draws: `x11`, `wayland`, or none where there is one way.
 */
session: string | null, 
/**
 * The version of the web view.
 */
webView: string, 
/**
 * The system's language.
 */
language: Language, 
/**
 * Whether there is a tray.
 */
tray: boolean, };

export type AccountChecklist = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, 
/**
 * Which line.
 */
item: ChecklistName, 
/**
 * Done, or not.
 */
done: boolean, };

export type AccountConnect = { 
/**
 * From LINE's console.
 */
fields: AccountFields, };

export type AccountDiagnostics = { 
/**
 * Shared by several members.
 */
shared: boolean, 
/**
 * Taken out of use.
 */
disconnected: boolean, 
/**
 * How it answers.
 */
chatMode: ChatMode, 
/**
 * How it gets its tokens.
 */
tokenKind: TokenKind, 
/**
 * What its checks found.
 */
checks: Array<CheckDiagnostics>, };

export type AccountFields = { 
/**
 * LINE's channel ID: digits.
 */
channelId: string, 
/**
 * LINE's channel secret: 32 hex digits.
 */
channelSecret: string, 
/**
 * How to get tokens.
 */
tokenKind: TokenKind, 
/**
 * For `long_lived`: the token. Otherwise empty.
 */
accessToken: string, 
/**
 * For `assertion`: the key's id, as LINE's console shows it. Otherwise empty.
 */
keyId: string, 
/**
 * For `assertion`: the private key, as JSON (JWK) or PEM (PKCS#8). Otherwise empty.
 */
privateKey: string, 
/**
 * Shared by several members; otherwise one member's own.
 */
shared: boolean, };

export type AccountHealth = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, 
/**
 * Where LINE is to send this account's webhooks; none while there is no public address.
 */
webhookUrl: string | null, 
/**
 * The checks, in the order in which somebody would mend what they find.
 */
checks: Array<Check>, 
/**
 * What only a person can look at, in LINE's consoles.
 */
checklist: Array<ChecklistItem>, 
/**
 * Until when a channel secret that was renewed is still accepted.
 */
oldSecretUntil: UtcMs | null, };

export type AccountMode = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, 
/**
 * Shared, or one member's own.
 */
shared: boolean, };

export type AccountPreview = { 
/**
 * `@…`
 */
basicId: string, 
/**
 * Name on LINE.
 */
displayName: string, 
/**
 * Picture on LINE.
 */
photo: MediaHash | null, 
/**
 * How it answers.
 */
chatMode: ChatMode, 
/**
 * How messages become read.
 */
markAsRead: MarkAsReadMode, 
/**
 * Where LINE sends this account's webhooks now, when that is not this Engawa.
 */
webhookUrl: string | null, 
/**
 * It is connected already: connecting it again renews its keys.
 */
known: LineAccountId | null, };

export type AccountStopLine = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, 
/**
 * None: as many as the plan has.
 */
stopLine?: number | null, };

export type AddressFound = { 
/**
 * The https address.
 */
url: string, 
/**
 * Who has told of it.
 */
by: AddressSource, };

export type AddressSource = "ngrok" | "cloudflared" | "line";

export type Admin = { 
/**
 * The company's name, shown to LINE users as the status message (R5).
 */
companyName: string, 
/**
 * The LINE connection (R1).
 */
connection: Connection, 
/**
 * Everybody in the directory, by name.
 */
members: Array<AdminMember>, 
/**
 * The LINE accounts.
 */
accounts: Array<AdminAccount>, 
/**
 * Where LINE finds this computer.
 */
address: PublicAddress, 
/**
 * How secrets are kept.
 */
secrets: Secrets, 
/**
 * Minutes after which the window locks itself; none: never.
 */
idleLockMinutes: number | null, 
/**
 * What media may take.
 */
mediaLimits: MediaLimits, };

export type AdminAccount = { 
/**
 * The account.
 */
id: LineAccountId, 
/**
 * `@…`
 */
basicId: string, 
/**
 * Name on LINE.
 */
displayName: string, 
/**
 * Picture on LINE.
 */
photo: MediaHash | null, 
/**
 * LINE's channel ID.
 */
channelId: string, 
/**
 * Shared by several members; otherwise one member's own.
 */
shared: boolean, 
/**
 * Who uses it.
 */
members: Array<MemberId>, 
/**
 * When LINE last told something.
 */
lastEventAt: UtcMs | null, 
/**
 * Taken out of use.
 */
disconnected: boolean, 
/**
 * How it gets its tokens.
 */
tokenKind: TokenKind, 
/**
 * Its messages of this month.
 */
quota: Quota, 
/**
 * How many checks have failed.
 */
failedChecks: number, 
/**
 * How many lines of the checklist nobody has ticked.
 */
openChecklist: number, };

export type AdminMember = { 
/**
 * The member.
 */
id: MemberId, 
/**
 * Directory name.
 */
name: string, 
/**
 * How it is read.
 */
reading: string, 
/**
 * Department.
 */
department: string, 
/**
 * Photo.
 */
photo: MediaHash | null, 
/**
 * May administer.
 */
administrator: boolean, 
/**
 * Is among the chosen.
 */
lineGranted: boolean, 
/**
 * Has a PIN.
 */
hasPin: boolean, 
/**
 * Why the member cannot talk with LINE users now; none: can.
 */
refusal: LineRefusal | null, 
/**
 * The account that carries the member's conversations.
 */
lineAccountId: LineAccountId | null, 
/**
 * That account's basic ID.
 */
messageId: string | null, 
/**
 * Goes up with each change.
 */
version: number, };

export type Attachment = { 
/**
 * The attachment.
 */
id: AttachmentId, 
/**
 * As what LINE gets it.
 */
kind: AttachmentKind, 
/**
 * Its name, as the member's computer has it.
 */
name: string, 
/**
 * Bytes of what is sent.
 */
size: number, 
/**
 * What is sent.
 */
media: Media, 
/**
 * Sound and video: length in ms.
 */
duration: number | null, 
/**
 * What was done to make it fit.
 */
notes: Array<AttachmentNote>, };

export type AttachmentId = string;

export type AttachmentKind = "image" | "video" | "audio" | "file";

export type AttachmentNote = "converted" | "made_smaller" | "video_as_link" | "audio_as_link" | "file_as_link" | "metadata_kept";

export type AttachmentPart = { 
/**
 * A UUID made by the window for the file; the same for all its parts.
 */
id: AttachmentId, 
/**
 * For which room.
 */
roomId: RoomId, 
/**
 * The file's name, as the member's computer has it.
 */
name: string, 
/**
 * Where the part begins in the file, in bytes.
 */
offset: number, 
/**
 * The file's size, in bytes.
 */
size: number, 
/**
 * Whose file it is; another member who acts by now does not hand it in.
 */
memberId?: MemberId, };

export type AttachmentPaste = { 
/**
 * For which room.
 */
roomId: RoomId, 
/**
 * A picture counts too. Where words come with it, it is a picture of them, and only files count.
 */
picture: boolean, };

export type AttachmentRefusal = "empty" | "too_large" | "not_complete" | "unreadable";

export type BackupAbout = { 
/**
 * The company's name.
 */
companyName: string, 
/**
 * What the workspace is for.
 */
kind: WorkspaceKind, 
/**
 * When it was made.
 */
madeAt: UtcMs, 
/**
 * The version of Engawa that made it.
 */
appVersion: string, 
/**
 * Bytes of the database and its pictures and files.
 */
bytes: number, 
/**
 * Messages in it.
 */
messages: number, 
/**
 * Contacts in it.
 */
contacts: number, 
/**
 * Pictures and files in it.
 */
media: number, 
/**
 * Pictures and files that were gone when it was made.
 */
missingMedia: number, 
/**
 * A passphrase opens it.
 */
encrypted: boolean, };

export type BackupEncrypt = { 
/**
 * The passphrase; none: they are not encrypted.
 */
passphrase?: string | null, };

export type BackupFault = "folder_missing" | "read_only" | "full" | "no_room" | "damaged" | "database_damaged" | "other";

export type BackupFolderChoose = { 
/**
 * How many minutes the computer's clock is ahead of UTC: backups are made in its night.
 */
utcOffset: number, };

export type BackupFound = { 
/**
 * Its folder.
 */
path: string, 
/**
 * What its manifest says; none when that cannot be read.
 */
about: BackupAbout | null, 
/**
 * Why it cannot be restored; none: nothing stands against it at first sight.
 */
problem: BackupProblem | null, };

export type BackupKeep = { 
/**
 * 1 to 60.
 */
kept: number, };

export type BackupProblem = "newer" | "damaged";

export type BackupProgress = { 
/**
 * What is being done.
 */
step: BackupStep, 
/**
 * Files that are done.
 */
done: number, 
/**
 * Files in all.
 */
total: number, };

export type BackupRestore = { 
/**
 * Its folder.
 */
path: string, 
/**
 * The passphrase of an encrypted one.
 */
passphrase?: string | null, };

export type BackupStatus = { 
/**
 * The folder that was chosen; none: there are no backups.
 */
folder: string | null, 
/**
 * The folder is on the disk of the data: what breaks that disk takes both.
 */
sameDisk: boolean, 
/**
 * The workspace's own database is damaged: the last good backup is the way back.
 */
databaseDamaged: boolean, 
/**
 * How many backups are kept.
 */
kept: number, 
/**
 * Backups are encrypted with a passphrase.
 */
encrypted: boolean, 
/**
 * When the next one is due.
 */
dueAt: UtcMs | null, 
/**
 * When the last good one was made.
 */
lastMadeAt: UtcMs | null, 
/**
 * The last good one's folder.
 */
lastMadePath: string | null, 
/**
 * Backups fail since the last good one.
 */
trouble: BackupTrouble | null, 
/**
 * One is being made.
 */
progress: BackupProgress | null, 
/**
 * What is in the folder, the latest first.
 */
backups: Array<BackupFound>, };

export type BackupStep = "database" | "media" | "checking";

export type BackupTrouble = { 
/**
 * Why the last try failed.
 */
fault: BackupFault, 
/**
 * The first try that failed.
 */
since: UtcMs, 
/**
 * When the last good one was made.
 */
lastMadeAt: UtcMs | null, };

export type BackupsFind = { 
/**
 * Ask for a folder; otherwise those are looked at that the workspaces on this computer back up to.
 */
browse: boolean, };

export type BackupsFound = { 
/**
 * The folders that were looked at.
 */
folders: Array<string>, 
/**
 * What is in them, the latest first.
 */
backups: Array<BackupFound>, };

export type CardSheet = "a4" | "a6" | "business_cards";

export type CardWords = { 
/**
 * Whose fonts come first.
 */
language: Language, 
/**
 * Above the code, such as *Add me on LINE*.
 */
call: string, 
/**
 * Below it: how to read it, line by line.
 */
how: string, };

export type Changed = { 
/**
 * The topics, each once.
 */
topics: Array<TopicChange>, 
/**
 * Changes were lost: ask for everything again.
 */
lost: boolean, };

export type Channel = "line" | "qr" | "link" | "other_app" | "profile";

export type ChatMode = "chat" | "bot" | "unknown";

export type Check = { 
/**
 * What.
 */
name: CheckName, 
/**
 * How it is.
 */
state: CheckState, 
/**
 * What was found, for the words.
 */
code: CheckCode, 
/**
 * Names and numbers for the words.
 */
params: { [key in string]: string }, 
/**
 * When it was made; none: not yet.
 */
checkedAt: UtcMs | null, 
/**
 * When it was last right; none: never.
 */
okAt: UtcMs | null, };

export type CheckCode = "ok" | "unknown" | "unreachable" | "forbidden" | "asked_too_often" | "line_error" | "not_understood" | "refused" | "secrets_unavailable" | "another_account" | "missing" | "door_closed" | "registered" | "taken_back" | "contested" | "not_set" | "off" | "could_not_connect" | "request_timeout" | "error_status_code" | "door_error" | "unclassified" | "wrong_place" | "not_verified" | "too_often" | "wrong_secret" | "chat" | "bot" | "manual" | "auto" | "seen" | "unlimited" | "low" | "very_low" | "used_up" | "stopped" | "silent" | "quiet";

export type CheckDiagnostics = { 
/**
 * What was checked.
 */
name: CheckName, 
/**
 * How it came out.
 */
state: CheckState, 
/**
 * What was found.
 */
code: CheckCode, };

export type CheckName = "credentials" | "bot_info" | "public_address" | "webhook_url" | "use_webhook" | "webhook_test" | "signature" | "chat_mode" | "mark_as_read" | "groups" | "quota" | "last_event";

export type CheckState = "ok" | "warning" | "failed" | "unknown";

export type ChecklistItem = { 
/**
 * What.
 */
item: ChecklistName, 
/**
 * A person said that it is done; when.
 */
doneAt: UtcMs | null, 
/**
 * Engawa has seen the opposite happen, such as a greeting beside its own answer.
 */
contradicted: boolean, };

export type ChecklistName = "use_webhook" | "redelivery" | "greeting" | "auto_reply" | "group_join";

export type Closing = { "phase": "to_tray" } | { "phase": "sending" } | { "phase": "asking", 
/**
 * How many.
 */
unsent: number, };

export type Company = { 
/**
 * The company's name, shown to LINE users as the status message (R5).
 */
companyName: string, 
/**
 * LINE would refuse the name: the connection cannot be switched on with it.
 */
companyNameRefused: boolean, };

export type CompanyRename = { 
/**
 * 1 to 100 characters.
 */
name: string, };

export type Computer = { 
/**
 * Whether there is a tray now.
 */
tray: boolean, 
/**
 * Whether closing the window leaves the program running in the tray.
 */
closeToTray: boolean, 
/**
 * Whether the program starts with the computer; none where the system does not say.
 */
autostart: boolean | null, };

export type ComputerSet = { 
/**
 * Whether closing the window leaves the program running in the tray.
 */
closeToTray?: boolean, 
/**
 * Whether the program starts with the computer.
 */
autostart?: boolean, };

export type Connection = { 
/**
 * Talking with LINE users is on.
 */
on: boolean, 
/**
 * For everybody; otherwise for chosen members.
 */
everyone: boolean, 
/**
 * The company's name stands in the way.
 */
companyNameRefused: boolean, };

export type ConnectionSet = { 
/**
 * On or off.
 */
on: boolean, 
/**
 * For everybody; otherwise for the chosen.
 */
everyone: boolean, 
/**
 * The chosen.
 */
memberIds: Array<MemberId>, };

export type ContactCounts = { 
/**
 * All Contacts: members and contacts.
 */
all: number, 
/**
 * External: LINE users this member has added (R10).
 */
external: number, 
/**
 * Clients/Partners: All Contacts (R13).
 */
clients: number, 
/**
 * Clients/Partners: Trash.
 */
trash: number, };

export type ContactCreate = { 
/**
 * What is known.
 */
fields: ContactFields, };

export type ContactDetail = { 
/**
 * The contact.
 */
id: ContactId, 
/**
 * Goes up with each change of the fields; an edit names the one it started from.
 */
version: number, 
/**
 * What members can edit.
 */
fields: ContactFields, 
/**
 * From LINE, kept in sync, not editable (R12).
 */
nickname: string | null, 
/**
 * From LINE, kept in sync, not editable (R12).
 */
photo: MediaHash | null, 
/**
 * The person on LINE, if this is an external contact.
 */
line: ContactLine | null, 
/**
 * Whose contact it is.
 */
owner: MemberCard, 
/**
 * Who sees it besides (R14).
 */
sharing: Sharing, 
/**
 * Chosen members, when sharing is `chosen`.
 */
sharedWith: Array<MemberCard>, 
/**
 * Members it could be shared with or handed over to.
 */
colleagues: Array<MemberCard>, 
/**
 * In this member's External list.
 */
inMyList: boolean, 
/**
 * This member may edit, share and delete it.
 */
mayEdit: boolean, 
/**
 * In the Trash since.
 */
deletedAt: UtcMs | null, 
/**
 * Who put it there.
 */
deletedBy: MemberCard | null, 
/**
 * Added when.
 */
createdAt: UtcMs, 
/**
 * Changed when.
 */
updatedAt: UtcMs, };

export type ContactEdit = { 
/**
 * The contact.
 */
contactId: ContactId, 
/**
 * The version the form started from.
 */
version: number, 
/**
 * All fields.
 */
fields: ContactFields, };

export type ContactFields = { 
/**
 * The name the company uses.
 */
name: string, 
/**
 * How the name is read (furigana); names sort by it.
 */
reading: string, 
/**
 * At most 100.
 */
phones: Array<Labelled>, 
/**
 * At most 100.
 */
emails: Array<Labelled>, 
/**
 * Where the person works.
 */
company: string, 
/**
 * Department there.
 */
department: string, 
/**
 * Position there.
 */
title: string, 
/**
 * Postal address, free form.
 */
address: string, 
/**
 * Where the person or the company is on the web, as it is written; shown as text.
 */
website: string, 
/**
 * `YYYY-MM-DD`, or `--MM-DD` of whom the year is not known; or none.
 */
birthday: string | null, 
/**
 * Free text, at most 4,000 characters.
 */
memo: string, 
/**
 * At most 30 characters each, at most 50.
 */
tags: Array<string>, };

export type ContactId = string;

export type ContactLine = { 
/**
 * LINE's userId.
 */
lineUserId: LineUserId, 
/**
 * This member's 1:1 room with the person; none: there is none.
 */
roomId: RoomId | null, 
/**
 * How the person stands to that room's account.
 */
friendState: FriendState, };

export type ContactList = { 
/**
 * How many rows the whole list has.
 */
total: number, 
/**
 * The rows of the window asked for.
 */
rows: Array<ContactRow>, };

export type ContactListGet = { 
/**
 * Which.
 */
list: ContactListName, 
/**
 * Matches name, reading, nickname, company, phone, e-mail and tags; empty: all.
 */
search: string, 
/**
 * Those with this tag; none: all.
 */
tag?: string | null, 
/**
 * In which order.
 */
sort: ContactSort, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows, at most 200.
 */
limit: number, };

export type ContactListName = "all" | "external" | "clients" | "trash";

export type ContactMember = { 
/**
 * The contact.
 */
contactId: ContactId, 
/**
 * The colleague.
 */
memberId: MemberId, };

export type ContactRow = { 
/**
 * The contact's or member's id.
 */
id: string, 
/**
 * A colleague from the company directory; otherwise a contact.
 */
member: boolean, 
/**
 * The name the company uses.
 */
name: string, 
/**
 * How it is read.
 */
reading: string, 
/**
 * The name on LINE; none for those who are not on LINE.
 */
nickname: string | null, 
/**
 * Company, or a member's department.
 */
company: string, 
/**
 * The first phone number; empty when there is none.
 */
phone: string, 
/**
 * In the order of the alphabet.
 */
tags: Array<string>, 
/**
 * Picture.
 */
photo: MediaHash | null, 
/**
 * How the person stands on LINE; none for those who are not on LINE.
 */
friendState: FriendState | null, 
/**
 * Who sees it.
 */
sharing: Sharing | null, 
/**
 * When it went to the Trash.
 */
deletedAt: UtcMs | null, };

export type ContactShare = { 
/**
 * The contact.
 */
contactId: ContactId, 
/**
 * How far.
 */
sharing: Sharing, 
/**
 * For `chosen`: with whom.
 */
memberIds: Array<MemberId>, };

export type ContactSort = "name" | "recent";

export type Content = { "kind": "text", 
/**
 * The words.
 */
text: string, 
/**
 * Which stretches of them are LINE emoji.
 */
emojis: Array<TextEmoji>, } | { "kind": "sticker", 
/**
 * LINE's package.
 */
packageId: string, 
/**
 * LINE's sticker.
 */
stickerId: string, 
/**
 * What it shows, in a few words; may be empty.
 */
keywords: Array<string>, 
/**
 * Words written on it.
 */
text: string | null, } | { "kind": "image", 
/**
 * The bytes.
 */
media: Media, } | { "kind": "video", 
/**
 * The bytes.
 */
media: Media, 
/**
 * Length in ms.
 */
duration: number | null, } | { "kind": "audio", 
/**
 * The bytes.
 */
media: Media, 
/**
 * Length in ms.
 */
duration: number | null, } | { "kind": "file", 
/**
 * Its name, as the sender wrote it.
 */
name: string, 
/**
 * Bytes.
 */
size: number, 
/**
 * The bytes.
 */
media: Media, 
/**
 * It went out as a link: LINE carries no files from an account (LINE reference A.2.2).
 */
linked: boolean, } | { "kind": "location", 
/**
 * Its name.
 */
title: string | null, 
/**
 * Its address.
 */
address: string | null, 
/**
 * Degrees.
 */
latitude: number, 
/**
 * Degrees.
 */
longitude: number, } | { "kind": "unknown", 
/**
 * LINE's word for it.
 */
what: string, } | { "kind": "unsent" } | { "kind": "system" } & SystemMessage;

export type DeepLink = { "place": "messages" } | { "place": "room", 
/**
 * Which one.
 */
id: RoomId, } | { "place": "contacts" } | { "place": "contact", 
/**
 * Which one.
 */
id: ContactId, } | { "place": "profile" } | { "place": "settings" };

export type DeletionAnswer = "hand_over" | "decline";

export type DeletionQuestion = { 
/**
 * How it stands.
 */
state: DeletionQuestionState, 
/**
 * Who has answered, by name; empty while nobody has.
 */
answeredBy: string, 
/**
 * Whether this reader may answer.
 */
mayAnswer: boolean, };

export type DeletionQuestionAnswer = { 
/**
 * The system message that asks.
 */
messageId: MessageId, 
/**
 * The answer.
 */
answer: DeletionAnswer, };

export type DeletionQuestionState = "open" | "handed_over" | "declined" | "over";

export type Delivery = "waiting" | "accepted" | "refused" | "recalled";

export type DeliveryReason = "bad_request" | "unauthorized" | "forbidden" | "not_found" | "too_large" | "unknown_outcome" | "connection_off" | "account_disconnected" | "media_gone" | "rate_limited" | "server" | "no_answer" | "monthly_limit" | "stop_line" | "secrets_locked" | "no_public_address" | "old" | "restored_copy" | "writer_left" | "writer_not_allowed" | "writer_not_in_room" | "blocked";

export type Diagnostics = { 
/**
 * What the workspace is for.
 */
kind: WorkspaceKind, 
/**
 * How much there is, by what it is.
 */
counts: { [key in string]: number }, 
/**
 * What waits in the outbox, by reason.
 */
outbox: Array<WaitingMessages>, 
/**
 * The accounts, the oldest first.
 */
accounts: Array<AccountDiagnostics>, 
/**
 * Whether another host stands in for LINE.
 */
lineElsewhere: boolean, 
/**
 * Where the accounts' secrets are kept.
 */
secretsPlace: SecretsPlace, 
/**
 * Whether they can be had.
 */
secretsState: SecretsState, 
/**
 * Why nothing can be written now.
 */
storage: StorageFault | null, 
/**
 * A check has found damage in the database.
 */
databaseDamaged: boolean, 
/**
 * Bytes that are free beside the reserve.
 */
freeBytes: number, 
/**
 * Whether a folder for backups is chosen.
 */
backupsOn: boolean, 
/**
 * Why backups fail.
 */
backupFault: BackupFault | null, };

export type Direction = "in" | "out" | "system";

export type EmojiProduct = { 
/**
 * LINE's set.
 */
productId: string, 
/**
 * Its emoji.
 */
emojiIds: Array<string>, };

export type Error = { 
/**
 * What happened.
 */
code: ErrorCode, 
/**
 * Which of the code's reasons, where it has several.
 */
reason?: Reason, 
/**
 * Names and numbers for the words, by the name the words use.
 */
params: { [key in string]: string }, 
/**
 * Wrong fields of a form, all of them.
 */
fields: Array<FieldError>, };

export type ErrorCode = "not_allowed" | "not_administrator" | "not_found" | "invalid_fields" | "invalid_text" | "changed" | "read_only" | "too_late" | "contact_in_conversation" | "contact_exists" | "name_not_connectable" | "font_missing" | "bad_image" | "last_administrator" | "account_in_use" | "account_exists" | "line_unreachable" | "line_refused" | "line_not_installed" | "link_not_allowed" | "clipboard_failed" | "clipboard_unreadable" | "save_failed" | "open_failed" | "not_practice" | "invitation_ended" | "secrets_unavailable" | "secrets_locked" | "wrong_passphrase" | "locked" | "member_switched" | "wrong_pin" | "pin_locked" | "bad_attachment" | "no_public_address" | "not_quotable" | "storage_read_only" | "storage_full" | "storage_unreachable" | "storage_busy" | "storage_newer" | "storage_in_use" | "storage_broken" | "backup_failed" | "backup_folder_refused" | "backup_damaged" | "update_failed" | "internal";

export type FieldError = { 
/**
 * The field's name as the form sends it, with the row for lists (`phones.0`).
 */
field: string, 
/**
 * What is wrong with it.
 */
code: FieldErrorCode, };

export type FieldErrorCode = "required" | "too_long" | "too_short" | "too_many" | "not_an_email" | "not_a_date" | "not_an_https_address" | "not_one_of" | "not_a_channel_id" | "not_a_channel_secret" | "not_a_token" | "public_key" | "encrypted_key" | "not_a_private_key" | "not_an_rsa_key" | "of_another_channel" | "refused";

export type FoundAddress = { 
/**
 * The https address.
 */
url: string, 
/**
 * When it was found.
 */
at: UtcMs, };

export type FriendState = "friend" | "blocked" | "stranger";

export type IdleLockSet = { 
/**
 * After so many minutes; none: never.
 */
minutes: number | null, };

export type Invitation = { 
/**
 * The invitation.
 */
id: InvitationId, 
/**
 * The code as it is written in messages, `EN-XXXXX-XXXXX`.
 */
code: string, 
/**
 * By which way it goes out.
 */
channel: Channel, 
/**
 * The member's own note, such as "counter, spring 2027".
 */
label: string, 
/**
 * The link to hand out. Empty while the member may not invite (R1), and once it has ended.
 */
link: string, 
/**
 * A ready text in the member's language with the link in it; the UI makes the words.
 */
basicId: string, 
/**
 * The link as a QR code: an SVG document. Empty where the link is.
 */
qrSvg: string, 
/**
 * Made when.
 */
createdAt: UtcMs, 
/**
 * Ends when; none: never.
 */
expiresAt: UtcMs | null, 
/**
 * Whether it still invites.
 */
state: State, 
/**
 * Where it was opened for somebody, latest first. What became of it there nobody tells: never *sent*.
 */
opened: Array<Opened>, 
/**
 * Whether LINE will tell who came by it. An account of the member's own uses LINE's plain
 * add-friend link, which carries no code.
 */
carriesCode: boolean, 
/**
 * Who came by it, latest first.
 */
joined: Array<Joined>, };

export type InvitationCard = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * Which sheet.
 */
sheet: CardSheet, 
/**
 * What stands on it besides QR code, name and company.
 */
words: CardWords, };

export type InvitationCopy = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * Which.
 */
part: InvitationPart, 
/**
 * For `text`: the words, in the member's language; the link is added if it is missing.
 */
text?: string | null, };

export type InvitationCreate = { 
/**
 * By which way it goes out; not `profile`.
 */
channel: Channel, 
/**
 * The member's own note, at most 100 characters.
 */
label?: string | null, 
/**
 * Ends after so many days, 1 to 365; none: never.
 */
days?: number | null, };

export type InvitationId = string;

export type InvitationLabel = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * At most 100 characters.
 */
label: string, };

export type InvitationOpenLine = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * The words, at most 1,000 characters; the link is added if it is missing.
 */
text: string, };

export type InvitationPart = "link" | "qr" | "text";

export type InvitationSaveQr = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * PNG or SVG.
 */
format: QrFormat, };

export type InvitationShare = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * Which.
 */
program: ShareProgram, 
/**
 * For e-mail, at most 200 characters.
 */
subject: string, 
/**
 * The words, at most 1,000 characters; the link is added if it is missing.
 */
text: string, };

export type InvitationSystemShare = { 
/**
 * The invitation.
 */
invitationId: InvitationId, 
/**
 * For e-mail and the share sheet's title, at most 200 characters.
 */
subject: string, 
/**
 * The words, at most 1,000 characters; the link is added if it is missing.
 */
text: string, };

export type Joined = { 
/**
 * Who.
 */
lineUserId: LineUserId, 
/**
 * Name on LINE.
 */
name: string, 
/**
 * When.
 */
at: UtcMs, 
/**
 * Their room.
 */
roomId: RoomId | null, };

export type Labelled = { 
/**
 * What it is for, in the member's words; may be empty.
 */
label: string, 
/**
 * The number or address.
 */
value: string, };

export type Language = "en" | "ja" | "ko" | "zh_tw" | "th";

export type LanguageSet = { 
/**
 * The language.
 */
language: Language, };

export type LastMessage = { 
/**
 * What it says.
 */
preview: Preview, 
/**
 * Written here; otherwise it came in.
 */
mine: boolean, 
/**
 * Who wrote it, for groups and colleagues; empty when the title says it, or the member themselves wrote it.
 */
senderName: string, 
/**
 * Where it stands, if written here.
 */
delivery: Delivery | null, };

export type Limits = { 
/**
 * Name of a member, contact or company, and how it is read. LINE WORKS allows 100 (LINE reference B.4).
 */
name: number, 
/**
 * A contact's company, department or title.
 */
organisation: number, 
/**
 * A contact's postal address.
 */
address: number, 
/**
 * A contact's website.
 */
website: number, 
/**
 * A contact's memo.
 */
memo: number, 
/**
 * Phone numbers, and e-mail addresses, of one contact.
 */
labelledRows: number, 
/**
 * A phone number as it is written.
 */
phone: number, 
/**
 * An e-mail address.
 */
email: number, 
/**
 * What a phone number or e-mail address is for.
 */
label: number, 
/**
 * Tags of one contact.
 */
tags: number, 
/**
 * One tag.
 */
tag: number, 
/**
 * What an invitation is for.
 */
invitationLabel: number, 
/**
 * The subject of an invitation that is handed to another app.
 */
invitationSubject: number, 
/**
 * The text of an invitation.
 */
invitationText: number, 
/**
 * Days until an invitation ends.
 */
invitationDays: number, 
/**
 * The passphrase of the file of secrets.
 */
passphrase: number, 
/**
 * The passphrase, at least.
 */
passphraseLeast: number, 
/**
 * The digits of a PIN.
 */
pin: number, 
/**
 * The digits of a PIN, at least.
 */
pinLeast: number, 
/**
 * Minutes after which the window locks itself.
 */
idleLockMinutes: number, 
/**
 * A public address: leaves LINE's 500 characters room for an account's path.
 */
publicUrl: number, 
/**
 * LINE's channel ID.
 */
channelId: number, 
/**
 * Backups that are kept.
 */
backupsKept: number, 
/**
 * LINE's channel secret.
 */
channelSecret: number, 
/**
 * The id of an assertion signing key.
 */
keyId: number, 
/**
 * A long-lived channel access token.
 */
accessToken: number, 
/**
 * A private key, as JWK or PEM.
 */
privateKey: number, 
/**
 * A picture of a member, in bytes.
 */
photoBytes: number, 
/**
 * Seconds in which a sent message can be recalled (R22).
 */
undoSeconds: number, 
/**
 * A text message, in UTF-16 units (LINE reference A.2.2).
 */
textUnits: number, 
/**
 * LINE emoji in one text (LINE reference A.2.2).
 */
emojis: number, 
/**
 * Title and address of a location, in UTF-16 units (LINE reference A.2.2).
 */
locationUnits: number, 
/**
 * What a member has typed and not sent, in UTF-16 units: more than can be sent, so that a long one can be cut.
 */
draftUnits: number, 
/**
 * Rows of a list, or messages of a conversation, in one answer.
 */
pageRows: number, 
/**
 * An attachment, in bytes.
 */
attachmentBytes: number, 
/**
 * What one LINE user may send a day, in megabytes (R30).
 */
mediaMegabytesADay: number, 
/**
 * Days that a link to what was sent lives.
 */
linkDays: number, };

export type LineAccess = { 
/**
 * Invitations and messages are open to this member.
 */
allowed: boolean, 
/**
 * Why not; none when allowed.
 */
reason: LineRefusal | null, 
/**
 * Names of the administrators, who can change it.
 */
administrators: Array<string>, };

export type LineAccountCard = { 
/**
 * The account.
 */
id: LineAccountId, 
/**
 * `@…`
 */
basicId: string, 
/**
 * Its name on LINE.
 */
displayName: string, 
/**
 * Shared by several members; otherwise it is one member's own.
 */
shared: boolean, };

export type LineAccountId = string;

export type LineEventKind = "postback" | "beacon" | "account_link" | "membership" | "unknown";

export type LineEventSummary = { 
/**
 * What it is, as far as there are words for it.
 */
kind: LineEventKind, 
/**
 * LINE's name for it; may be empty.
 */
name: string, 
/**
 * What it carries, in LINE's words or a stranger's: a button's data, a result, how a membership changed. May be
 * empty.
 */
carried: string, };

export type LineOpened = { 
/**
 * The text is on the clipboard, to be pasted.
 */
copied: boolean, };

export type LinePhoto = { 
/**
 * The photo, as LINE has told it last.
 */
photo: MediaHash | null, 
/**
 * How it compares with the one of the company directory.
 */
compared: PhotoMatch, };

export type LineRefusal = "connection_off" | "not_granted" | "company_name" | "member_name" | "no_account";

export type LineUserId = string;

export type LineWays = { 
/**
 * LINE is installed here.
 */
lineInstalled: boolean, };

export type LinkOpen = { 
/**
 * http or https.
 */
url: string, };

export type Locale = "system" | "en" | "ja" | "ko" | "zh_tw" | "th";

export type MarkAsReadMode = "manual" | "auto" | "unknown";

export type Media = { 
/**
 * What became of them.
 */
state: MediaState, 
/**
 * Why they are not fetched now, unless LINE is what they wait for.
 */
hold: MediaHold | null, 
/**
 * Under which hash the bytes are kept, once stored.
 */
hash: MediaHash | null, 
/**
 * `image/jpeg`, …
 */
mime: string | null, 
/**
 * Bytes, once stored.
 */
size: number | null, 
/**
 * Pixels.
 */
width: number | null, 
/**
 * Pixels.
 */
height: number | null, 
/**
 * It is a picture that is not shown, only saved: it is too large to be decoded within bounds, or none that can be read.
 */
notShown: boolean, };

export type MediaHash = string;

export type MediaHold = "no_room" | "day_limit" | "disk_fault";

export type MediaLimits = { 
/**
 * Megabytes that one LINE user may send a day, 1 or more.
 */
megabytesADay: number, 
/**
 * Days that a link to what was sent lives, 1 or more.
 */
linkDays: number, };

export type MediaLimitsSet = { 
/**
 * What they may take from now on.
 */
limits: MediaLimits, };

export type MediaLink = { 
/**
 * When it ends, or has ended.
 */
endsAt: UtcMs, 
/**
 * Somebody has withdrawn it: it leads nowhere any more.
 */
withdrawn: boolean, };

export type MediaRefusal = "no_public_address";

export type MediaState = "pending" | "stored" | "failed" | "gone";

export type MemberAdd = { 
/**
 * The directory entry.
 */
fields: MemberFields, };

export type MemberCard = { 
/**
 * The member.
 */
id: MemberId, 
/**
 * Name in the company directory.
 */
name: string, 
/**
 * Department, may be empty.
 */
department: string, 
/**
 * Photo in the company directory.
 */
photo: MediaHash | null, };

export type MemberDetail = { 
/**
 * Face and name.
 */
card: MemberCard, 
/**
 * How the name is read.
 */
reading: string, 
/**
 * What LINE users search for to find this member; none without an account.
 */
messageId: string | null, };

export type MemberEdit = { 
/**
 * The member.
 */
memberId: MemberId, 
/**
 * The version the form started from.
 */
version: number, 
/**
 * The directory entry.
 */
fields: MemberFields, };

export type MemberFields = { 
/**
 * Directory name, 1 to 100 characters.
 */
name: string, 
/**
 * How it is read.
 */
reading: string, 
/**
 * Department.
 */
department: string, 
/**
 * May administer.
 */
administrator: boolean, 
/**
 * The account that carries the member's conversations.
 */
lineAccountId: LineAccountId | null, };

export type MemberId = string;

export type MemberPhotoSet = { 
/**
 * The member.
 */
memberId: MemberId, 
/**
 * PNG, JPEG, GIF or WebP of at most 10 MB in Base64; none: no photo.
 */
image?: string | null, };

export type Message = { 
/**
 * The message.
 */
id: MessageId, 
/**
 * Its room.
 */
roomId: RoomId, 
/**
 * LINE's time for what came in, ours for what goes out.
 */
at: UtcMs, 
/**
 * LINE told no time that can be: it is that of the arrival here.
 */
timeEstimated: boolean, 
/**
 * Which way it goes.
 */
direction: Direction, 
/**
 * Who wrote it; none for system messages.
 */
sender: Sender | null, 
/**
 * What it says.
 */
content: Content, 
/**
 * Where it stands; only for messages written here.
 */
outgoing: Outgoing | null, 
/**
 * The LINE user changed it after sending.
 */
edited: boolean, 
/**
 * What it quotes, if that is known here.
 */
quoted: Quoted | null, 
/**
 * It quotes something that is not kept here.
 */
quoteMissing: boolean, 
/**
 * An answer can quote it: LINE has given a token for that (LINE reference A.2.2).
 */
quotable: boolean, 
/**
 * What a colleague is asked in it; only in system messages that ask (R17).
 */
question?: DeletionQuestion, };

export type MessageId = string;

export type MessagePage = { 
/**
 * The messages.
 */
messages: Array<Message>, 
/**
 * There are earlier ones.
 */
hasEarlier: boolean, };

export type MessageSend = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * A UUID made by the window for this message.
 */
messageId: MessageId, 
/**
 * What it says.
 */
content: NewContent, 
/**
 * The message of this room that a text or sticker quotes.
 */
quotedMessageId?: MessageId | null, };

export type MessagesGet = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Those before this message; none: the latest.
 */
before?: MessageId | null, 
/**
 * At most 200.
 */
limit: number, };

export type NameCheck = { 
/**
 * A company's or a member's.
 */
name: string, };

export type NewContent = { "kind": "text", 
/**
 * The words.
 */
text: string, 
/**
 * LINE emoji, at most 20.
 */
emojis: Array<TextEmoji>, } | { "kind": "sticker", 
/**
 * LINE's package.
 */
packageId: string, 
/**
 * LINE's sticker.
 */
stickerId: string, } | { "kind": "attachment", 
/**
 * Which.
 */
attachmentId: AttachmentId, } | { "kind": "location", 
/**
 * Its name, 1 to 100 UTF-16 units.
 */
title: string, 
/**
 * Its address, 1 to 100 UTF-16 units.
 */
address: string, 
/**
 * Degrees.
 */
latitude: number, 
/**
 * Degrees.
 */
longitude: number, };

export type NotConnectable = "emoji" | "line";

export type Nothing = Record<symbol, never>;

export type NotificationText = "all" | "name" | "nothing";

export type OfAccount = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, };

export type OfAttachment = { 
/**
 * The attachment.
 */
attachmentId: AttachmentId, };

export type OfContact = { 
/**
 * The contact.
 */
contactId: ContactId, };

export type OfInvitation = { 
/**
 * The invitation.
 */
invitationId: InvitationId, };

export type OfMember = { 
/**
 * The member.
 */
memberId: MemberId, };

export type OfMessage = { 
/**
 * The message.
 */
messageId: MessageId, };

export type OfRoom = { 
/**
 * The room.
 */
roomId: RoomId, };

export type Opened = { 
/**
 * Where.
 */
openedIn: OpenedIn, 
/**
 * When last.
 */
at: UtcMs, };

export type OpenedIn = "shown" | "copied_link" | "copied_text" | "copied_qr" | "saved_qr" | "saved_card" | "printed_card" | "share_sheet" | "line_program" | "line" | "email" | "sms" | "whatsapp" | "telegram" | "x" | "teams";

export type OpenedLink = { "kind": "known", 
/**
 * Which place.
 */
to: DeepLink, } | { "kind": "unknown" };

export type Outgoing = { 
/**
 * Where it stands.
 */
delivery: Delivery, 
/**
 * Until when it can be recalled (R22); none once that time is over.
 */
recallableUntil: UtcMs | null, 
/**
 * Tries so far that did not reach LINE.
 */
attempts: number, 
/**
 * Why LINE did not take it. While waiting: why the last try failed, or what it waits for.
 */
reason: DeliveryReason | null, 
/**
 * While it waits for the month to turn or the plan to be raised: until when at the latest.
 */
heldUntil: UtcMs | null, 
/**
 * It goes only when somebody says so; `reason` says why (R25, R26).
 */
awaitsConfirmation: boolean, 
/**
 * LINE's own words, for the detail.
 */
detail: string | null, 
/**
 * The link to its picture, video, sound or file, once LINE was told of it.
 */
link: MediaLink | null, };

export type PasteRefused = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
why: AttachmentRefusal, 
/**
 * Of one that is too large: how many bytes it may have.
 */
limit: number | null, };

export type Pasted = { 
/**
 * What was attached, in the order of the clipboard.
 */
attached: Array<Attachment>, 
/**
 * What cannot be attached.
 */
refused: Array<PasteRefused>, };

export type PhotoMatch = "same" | "different" | "missing_on_line" | "missing_here" | "neither" | "unknown";

export type PinSet = { 
/**
 * The one they have.
 */
current?: string, 
/**
 * The new one, 4 to 12 digits; none takes it away.
 */
pin?: string, };

export type PracticeStep = { 
/**
 * Which step.
 */
id: PracticeStepName, 
/**
 * It has been done in this workspace.
 */
done: boolean, };

export type PracticeStepName = "invite" | "joined" | "reply" | "add_contact" | "edit" | "share" | "delete" | "restore";

export type Preview = { "kind": "text", 
/**
 * At most 120 characters.
 */
text: string, } | { "kind": "sticker", 
/**
 * Words written on it; may be empty.
 */
text: string, } | { "kind": "image" } | { "kind": "video" } | { "kind": "audio" } | { "kind": "file", 
/**
 * Its name.
 */
text: string, } | { "kind": "location", 
/**
 * Its name; may be empty.
 */
text: string, } | { "kind": "unknown" } | { "kind": "unsent" } | { "kind": "system" } & SystemMessage;

export type Price = { 
/**
 * Until then one answer is free: the reply token is fresh.
 */
freeUntil: UtcMs | null, 
/**
 * Messages of the quota that one push costs: one per person; none when LINE has not told how many there are.
 */
people: number | null, 
/**
 * The account's quota.
 */
quota: Quota, };

export type PrintOutcome = "dialog" | "viewer" | "dismissed";

export type Profile = { 
/**
 * Photo, name and department from the company directory (R5).
 */
member: MemberCard, 
/**
 * The company.
 */
companyName: string, 
/**
 * Always the company's name; nobody can edit it (R5).
 */
statusMessage: string, 
/**
 * The account that carries this member's conversations.
 */
account: LineAccountCard | null, 
/**
 * The photo that LINE shows, and how it compares with the member's. Only of an account of one's own: on a shared one
 * LINE users see the member's own photo beside their messages.
 */
linePhoto: LinePhoto | null, 
/**
 * What a LINE user searches for. None without an account.
 */
messageId: string | null, 
/**
 * The link that adds the member. None without an account, and while the member may not invite (R1).
 */
addContactUrl: string | null, 
/**
 * The same link as a QR code: an SVG document.
 */
qrSvg: string | null, 
/**
 * Whether inviting is open (R1).
 */
line: LineAccess, };

export type ProfileCopy = { 
/**
 * Which.
 */
part: ProfilePart, };

export type ProfilePart = "message_id" | "add_contact_url" | "qr";

export type PublicAddress = { 
/**
 * The https address that leads to the webhook server; none: not set.
 */
url: string | null, 
/**
 * The webhook server on this computer, as a tunnel or proxy has to be told: `http://127.0.0.1:PORT`.
 */
webhookServer: string, 
/**
 * The port that was kept for it was taken by another program at the start: the webhook server is elsewhere now.
 */
moved: boolean, };

export type PublicAddressSet = { 
/**
 * https, at most 400 characters; none: LINE does not find this computer.
 */
url?: string | null, };

export type QrFormat = "png" | "svg";

export type Quota = { 
/**
 * How many the plan has; none: as many as one likes, or not known (see `asked_at`).
 */
limit: number | null, 
/**
 * How many are used, nearly: LINE's figure and what was sent since.
 */
used: number, 
/**
 * When LINE told; none: not yet.
 */
askedAt: UtcMs | null, 
/**
 * The administrator's own end: beyond it nothing that costs is sent.
 */
stopLine: number | null, 
/**
 * How near the end is.
 */
level: QuotaLevel, 
/**
 * Messages wait until then at the latest: the month is used up, or the stop line is reached.
 */
heldUntil: UtcMs | null, };

export type QuotaLevel = "unknown" | "enough" | "low" | "very_low" | "used_up" | "stopped";

export type Quoted = { 
/**
 * The quoted message.
 */
id: MessageId, 
/**
 * Who wrote it.
 */
senderName: string, 
/**
 * What it says.
 */
preview: Preview, };

export type Reach = { 
/**
 * What is known.
 */
kind: ReachKind, 
/**
 * For a stranger: until when messages arrive.
 */
until: UtcMs | null, };

export type ReachKind = "friend" | "stranger" | "stranger_too_late" | "blocked" | "unknown";

export type Reason = { "of": "line_access", "is": LineRefusal } | { "of": "write_access", "is": WriteAccess } | { "of": "name", "is": NotConnectable } | { "of": "attachment", "is": AttachmentRefusal } | { "of": "backup", "is": BackupFault };

export type Restored = { 
/**
 * What the workspace is for.
 */
kind: WorkspaceKind, 
/**
 * The company's name.
 */
companyName: string, 
/**
 * When the backup was made.
 */
madeAt: UtcMs, 
/**
 * The new folder.
 */
folder: string, 
/**
 * Pictures and files that the backup names and does not have, or not whole.
 */
missingMedia: number, };

export type RestoredChoice = "send" | "discard" | "look_at_each";

export type RestoredCopy = { 
/**
 * Since when it is known.
 */
at: UtcMs, 
/**
 * How many messages waited in it, and still do.
 */
waiting: number, };

export type RestoredDecision = { 
/**
 * What becomes of it.
 */
choice: RestoredChoice, };

export type RestoredWorkspace = { 
/**
 * What was restored.
 */
restored: Restored, 
/**
 * The folder of the workspace before; it stays as it is. None: there was none.
 */
previousFolder: string | null, 
/**
 * The state of the start.
 */
state: StartState, };

export type RoomAddContact = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * The person.
 */
lineUserId: LineUserId, };

export type RoomDetail = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * One to one, or group.
 */
kind: RoomKind, 
/**
 * As in the list.
 */
title: string, 
/**
 * As in the list.
 */
nickname: string | null, 
/**
 * As in the list.
 */
photo: MediaHash | null, 
/**
 * The account that carries the conversation.
 */
account: LineAccountCard, 
/**
 * The members who take part.
 */
members: Array<MemberCard>, 
/**
 * The LINE users who take part, as far as LINE has told.
 */
lineUsers: Array<RoomLineUser>, 
/**
 * How many people LINE counts in a group; none when unknown or one to one.
 */
lineCount: number | null, 
/**
 * Whether this member can write, and if not, why.
 */
writeAccess: WriteAccess, 
/**
 * This member can take the room: it has no member yet, or they are an administrator and its members cannot come.
 */
canTake: boolean, 
/**
 * Nobody who can come looks after the room; this administrator can take it or hand it on (R27).
 */
unattended: boolean, 
/**
 * Members who could be invited into it (R20).
 */
invitable: Array<MemberCard>, 
/**
 * No notifications for this member.
 */
muted: boolean, 
/**
 * Something typed and not sent.
 */
draft: string, 
/**
 * Unread messages for this member.
 */
unread: number, 
/**
 * How far messages go; none in groups.
 */
reach: Reach | null, 
/**
 * What a message costs now.
 */
price: Price, 
/**
 * Handed in for this room by this member and not sent yet.
 */
attachments: Array<Attachment>, 
/**
 * Why pictures, sounds and files cannot be sent now; none: they can.
 */
mediaRefusal: MediaRefusal | null, };

export type RoomDraft = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Empty: none.
 */
text: string, };

export type RoomFilter = "mine" | "unassigned" | "unattended";

export type RoomId = string;

export type RoomKind = "direct" | "group";

export type RoomLineUser = { 
/**
 * The contact of this person, if this member can see one.
 */
contactId: ContactId | null, 
/**
 * One click adds the person to this member's contacts (R4).
 */
addable: boolean, 
/**
 * The contact lies in the Trash; adding brings it back (R24).
 */
inTrash: boolean, 
/**
 * LINE's userId.
 */
id: LineUserId, 
/**
 * Name on LINE; empty while LINE has not told it yet.
 */
name: string, 
/**
 * Picture on LINE.
 */
photo: MediaHash | null, 
/**
 * How the LINE user stands to the room's account.
 */
friendState: FriendState, };

export type RoomList = { 
/**
 * How many rooms the whole list has.
 */
total: number, 
/**
 * The rows of the window asked for.
 */
rows: Array<RoomRow>, };

export type RoomListGet = { 
/**
 * Which rooms.
 */
filter: RoomFilter, 
/**
 * Matches title, LINE name and contact name; empty: all.
 */
search: string, 
/**
 * First row.
 */
offset: number, 
/**
 * Rows, at most 200.
 */
limit: number, };

export type RoomMember = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * The colleague.
 */
memberId: MemberId, };

export type RoomMute = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Off or on.
 */
muted: boolean, };

export type RoomRead = { 
/**
 * The room.
 */
roomId: RoomId, 
/**
 * Up to this time, the time of the last message seen.
 */
upTo: UtcMs, };

export type RoomRow = { 
/**
 * The room.
 */
id: RoomId, 
/**
 * One to one, or group.
 */
kind: RoomKind, 
/**
 * The contact's name, else the LINE name; a group's name. Empty while LINE has not told it.
 */
title: string, 
/**
 * LINE name, where the title is the contact's and differs.
 */
nickname: string | null, 
/**
 * The LINE user's or group's picture.
 */
photo: MediaHash | null, 
/**
 * The last message; a system message only where nobody has said anything.
 */
last: LastMessage | null, 
/**
 * Latest activity.
 */
at: UtcMs, 
/**
 * Unread messages for this member.
 */
unread: number, 
/**
 * No notifications for this member.
 */
muted: boolean, 
/**
 * How the LINE user stands to the account; none for groups.
 */
friendState: FriendState | null, 
/**
 * The beginning of what is typed and not sent, in one line; may be empty.
 */
draft: string, 
/**
 * Outgoing messages that LINE refused and nobody has dealt with.
 */
refused: number, };

export type Secrets = { 
/**
 * Where.
 */
place: SecretsPlace, 
/**
 * Whether they can be had.
 */
state: SecretsState, 
/**
 * The computer has an unlocked keychain.
 */
keychain: boolean, 
/**
 * Accounts whose secrets are missing and have to be typed again.
 */
missing: Array<LineAccountId>, };

export type SecretsKeep = { 
/**
 * Where.
 */
place: SecretsPlace, 
/**
 * For `file`: its passphrase, at least 8 characters. Otherwise empty.
 */
passphrase: string, };

export type SecretsPlace = "keychain" | "file" | "memory";

export type SecretsState = "ready" | "locked" | "asked" | "unavailable";

export type SecretsUnlock = { 
/**
 * Its passphrase.
 */
passphrase: string, };

export type Sender = { 
/**
 * The member's or LINE user's id.
 */
id: string, 
/**
 * A member of the company; otherwise a LINE user.
 */
member: boolean, 
/**
 * Name, as known today.
 */
name: string, 
/**
 * Photo, as known today.
 */
photo: MediaHash | null, };

export type Session = { 
/**
 * The company's name.
 */
companyName: string, 
/**
 * What the workspace is for.
 */
kind: WorkspaceKind, 
/**
 * The member who works in this window.
 */
me: MemberCard, 
/**
 * Whether Admin is shown.
 */
administrator: boolean, 
/**
 * How many members work here: with one there is nobody to switch to.
 */
members: number, 
/**
 * This member has a PIN.
 */
hasPin: boolean, 
/**
 * Minutes without a hand on mouse or keyboard after which the window locks itself; none: never.
 */
idleLockMinutes: number | null, 
/**
 * Whether this member may invite LINE users and talk with them (R1).
 */
line: LineAccess, 
/**
 * The host that messages go to instead of LINE, which the program was started with: every screen says so. None when
 * it is LINE, and in Practice.
 */
lineElsewhere: string | null, 
/**
 * Unread messages in the member's rooms, muted ones left out.
 */
unread: number, 
/**
 * Rooms that nobody has taken yet and this member could take.
 */
unassigned: number, 
/**
 * Administrators: rooms that no member who can come looks after (R27). None for others.
 */
unattended: number | null, 
/**
 * The member's own settings.
 */
settings: Settings, 
/**
 * What worked and has stopped: one line for each account.
 */
troubles: Array<Trouble>, 
/**
 * Whether the LINE accounts' secrets can be had.
 */
secrets: SecretsState, 
/**
 * Messages that await this member's confirmation; none when none does (R25, R26).
 */
toConfirm: ToConfirm | null, 
/**
 * This workspace was put back from a copy, and nobody has decided yet what goes out; only administrators are told.
 */
restored: RestoredCopy | null, 
/**
 * Backups fail since the last good one; for administrators.
 */
backupTrouble: BackupTrouble | null, 
/**
 * Why nothing can be written on this computer now.
 */
storage: StorageFault | null, 
/**
 * When a check found that the database is damaged; none: nothing is the matter.
 */
damageFoundAt: UtcMs | null, 
/**
 * A public address that waits for an administrator; none for others, and when none waits.
 */
foundAddress: FoundAddress | null, 
/**
 * How many webhook events are set aside; 0 for who is no administrator.
 */
setAsideEvents: number, };

export type SessionMember = { 
/**
 * Face and name.
 */
card: MemberCard, 
/**
 * Is asked for a PIN.
 */
hasPin: boolean, 
/**
 * Unread messages in the member's rooms, muted ones left out.
 */
unread: number, };

export type SessionMembers = { 
/**
 * The window is locked.
 */
locked: boolean, 
/**
 * The company's name.
 */
companyName: string, 
/**
 * The member who acts, or did last.
 */
last: MemberId | null, 
/**
 * Everybody who works here, by name.
 */
members: Array<SessionMember>, 
/**
 * The file that takes administrators' PINs away at the next start, for the last one who forgot theirs.
 */
forgottenFile: string, };

export type SessionSwitch = { 
/**
 * The member.
 */
memberId: MemberId, 
/**
 * Their PIN, if they have one.
 */
pin?: string, };

export type SetAsideEvent = { 
/**
 * Its number in the order of arrival.
 */
seq: number, 
/**
 * LINE's name for what it is: `message`, `follow`, …
 */
what: string, 
/**
 * The account's name on LINE.
 */
accountName: string, 
/**
 * The LINE user's name on LINE; none when it does not say whose it is, or the name is not known.
 */
lineUserName: string | null, 
/**
 * When it happened, as LINE told; none when LINE told no time that can be.
 */
at: UtcMs | null, 
/**
 * When it arrived.
 */
receivedAt: UtcMs, 
/**
 * Why it is set aside.
 */
reason: SetAsideReason, 
/**
 * The version of this program that set it aside; none: one that did not keep it.
 */
version: string | null, 
/**
 * Its shape as JSON, for whoever mends this program: every text is replaced by its length.
 */
diagnosis: string, };

export type SetAsideEvents = { 
/**
 * How many there are.
 */
total: number, 
/**
 * The latest of them, the latest to arrive first.
 */
events: Array<SetAsideEvent>, };

export type SetAsideReason = "cannot_be_stored" | "breaks_a_rule" | "unknown";

export type SetAsideRetry = { 
/**
 * Which, by its number; none: all.
 */
seq?: number | null, };

export type Settings = { 
/**
 * The window's language.
 */
locale: Locale, 
/**
 * The window's colours.
 */
theme: Theme, 
/**
 * Seconds in which a sent message can be recalled (R22), 0 to 30.
 */
undoSeconds: number, 
/**
 * How much of a message its notification shows.
 */
notificationText: NotificationText, 
/**
 * Whether there are quiet hours, in which nothing is notified (R31).
 */
quietHours: boolean, 
/**
 * When they begin, in minutes since midnight by this computer's clock.
 */
quietFrom: number, 
/**
 * When they end, in minutes since midnight; before `quiet_from` it is on the next day.
 */
quietTo: number, };

export type SettingsSet = { 
/**
 * The window's language.
 */
locale?: Locale | null, 
/**
 * The window's colours.
 */
theme?: Theme | null, 
/**
 * 0 to 30.
 */
undoSeconds?: number | null, 
/**
 * How much of a message its notification shows.
 */
notificationText?: NotificationText | null, 
/**
 * Whether there are quiet hours.
 */
quietHours?: boolean | null, 
/**
 * When they begin: 0 to 1439.
 */
quietFrom?: number | null, 
/**
 * When they end: 0 to 1439.
 */
quietTo?: number | null, };

export type ShareCapabilities = { 
/**
 * What opens.
 */
surface: ShareSurface, 
/**
 * It takes a picture beside the text.
 */
picture: boolean, };

export type ShareOutcome = { "kind": "opened", 
/**
 * What was.
 */
surface: ShareSurface, 
/**
 * Whether it was handed the picture, too.
 */
picture: boolean, } | { "kind": "dismissed" } | { "kind": "unsupported" };

export type ShareProgram = "line" | "email" | "sms" | "whatsapp" | "telegram" | "x" | "teams";

export type ShareSurface = "sheet" | "email";

export type Sharing = "private" | "chosen" | "everyone";

export type ShellEvents = { 
/**
 * Something is no longer as it was.
 */
changed: Changed, 
/**
 * The window is to be closed.
 */
closing: Closing, 
/**
 * A deep link waits to be taken.
 */
deep_link: null, };

export type StartFailure = { 
/**
 * Which workspace, so that it can be tried again; none when nobody has chosen yet.
 */
kind: WorkspaceKind | null, 
/**
 * The error code to act on.
 */
code: ErrorCode, 
/**
 * The causes beneath, for whoever is called to help.
 */
detail: string, 
/**
 * The workspace's folder.
 */
path: string, };

export type StartState = { "phase": "choose" } | { "phase": "opening" } | { "phase": "open" } | { "phase": "failed", 
/**
 * Why, and where.
 */
failure: StartFailure, };

export type State = "open" | "expired" | "withdrawn";

export type StickerPackage = { 
/**
 * LINE's package.
 */
packageId: string, 
/**
 * Its English title at LINE; several packages have the same.
 */
title: string, 
/**
 * Its stickers.
 */
stickerIds: Array<string>, };

export type StorageFault = "full" | "read_only" | "unreachable" | "busy" | "broken" | "no_room";

export type SystemEvent = "friend_added" | "friend_returned" | "friend_blocked" | "wrote_first" | "invitation_used" | "account_joined" | "account_left" | "line_user_joined" | "line_user_left" | "member_invited" | "member_took" | "handed_over" | "deletion_asked" | "deletion_declined" | "contact_taken_over" | "contact_added" | "unknown_event";

export type SystemMessage = { 
/**
 * What happened.
 */
event: SystemEvent, 
/**
 * Who did it, by name; empty when nobody is named.
 */
who: string, 
/**
 * Whom or what it concerns, by name; empty when nothing is named.
 */
whom: string, 
/**
 * Of `unknown_event`: what LINE told.
 */
lineEvent: LineEventSummary | null, };

export type TextEmoji = { 
/**
 * UTF-16 units from the start of the text.
 */
index: number, 
/**
 * UTF-16 units.
 */
length: number, 
/**
 * LINE's set.
 */
productId: string, 
/**
 * The emoji in it.
 */
emojiId: string, };

export type Theme = "system" | "light" | "dark";

export type ToConfirm = { 
/**
 * How many.
 */
messages: number, 
/**
 * The room of one of them.
 */
roomId: RoomId, };

export type TokenKind = "stateless" | "assertion" | "long_lived";

export type Topic = "session" | "settings" | "contacts" | "rooms" | "messages" | "invitations" | "admin" | "profile";

export type TopicChange = { 
/**
 * Which topic.
 */
topic: Topic, 
/**
 * The ids of what changed; none: all of the topic.
 */
ids: Array<string>, };

export type TraySet = { 
/**
 * The line that brings the window up.
 */
open: string, 
/**
 * The line with the number of unread messages.
 */
unread: string, 
/**
 * The line that quits.
 */
quit: string, };

export type Trouble = { 
/**
 * The account.
 */
lineAccountId: LineAccountId, 
/**
 * Its name on LINE.
 */
displayName: string, 
/**
 * What stopped.
 */
check: CheckName, 
/**
 * Why.
 */
code: CheckCode, 
/**
 * Since when, as far as it was checked.
 */
since: UtcMs, };

export type UiError = { 
/**
 * What the window says of it.
 */
message: string, };

export type UnsentMessages = { 
/**
 * Messages that go by themselves, now or when what they are on hold for is over.
 */
waiting: number, 
/**
 * Messages that await confirmation.
 */
awaitingConfirmation: number, };

export type UpdateSource = "system_packages" | "by_hand" | "host";

export type Updates = { 
/**
 * The version that runs.
 */
version: string, 
/**
 * Where newer ones come from.
 */
source: UpdateSource, };

export type UtcMs = number;

export type WaitingMessages = { 
/**
 * The reason; none while they have only just been written.
 */
reason: DeliveryReason | null, 
/**
 * They await a member's confirmation.
 */
asked: boolean, 
/**
 * How many.
 */
messages: number, };

export type WorkspaceKind = "practice" | "local";

export type WorkspaceOpen = { 
/**
 * Which workspace.
 */
kind: WorkspaceKind, 
/**
 * The name of the company that is founded.
 */
companyName?: string, 
/**
 * The name of its first member, an administrator.
 */
memberName?: string, };

export type WriteAccess = "open" | "connection_off" | "not_granted" | "name_not_connectable" | "blocked" | "left_group" | "not_taken" | "not_taking_part" | "unattended" | "account_disconnected";

export interface Commands {
  session_get: { args: Nothing; output: Session };
  session_members: { args: Nothing; output: SessionMembers };
  session_switch: { args: SessionSwitch; output: Session };
  session_lock: { args: Nothing; output: null };
  pin_set: { args: PinSet; output: null };
  pin_reset: { args: OfMember; output: AdminMember };
  idle_lock_set: { args: IdleLockSet; output: null };
  restored_copy_decide: { args: RestoredDecision; output: null };
  settings_set: { args: SettingsSet; output: Settings };
  practice_steps: { args: Nothing; output: Array<PracticeStep> };
  diagnostics_get: { args: Nothing; output: Diagnostics };
  link_open: { args: LinkOpen; output: null };
  profile_get: { args: Nothing; output: Profile };
  profile_copy: { args: ProfileCopy; output: null };
  invitation_create: { args: InvitationCreate; output: Invitation };
  invitation_list: { args: Nothing; output: Array<Invitation> };
  invitation_get: { args: OfInvitation; output: Invitation };
  invitation_label: { args: InvitationLabel; output: Invitation };
  invitation_withdraw: { args: OfInvitation; output: Invitation };
  invitation_copy: { args: InvitationCopy; output: null };
  invitation_save_qr: { args: InvitationSaveQr; output: string | null };
  invitation_share: { args: InvitationShare; output: null };
  invitation_show: { args: OfInvitation; output: null };
  invitation_card: { args: InvitationCard; output: string };
  invitation_save_card: { args: InvitationCard; output: string | null };
  invitation_print_card: { args: InvitationCard; output: PrintOutcome };
  invitation_share_ways: { args: Nothing; output: ShareCapabilities | null };
  invitation_system_share: { args: InvitationSystemShare; output: ShareOutcome };
  invitation_line_ways: { args: Nothing; output: LineWays };
  invitation_open_line: { args: InvitationOpenLine; output: LineOpened };
  room_list: { args: RoomListGet; output: RoomList };
  room_get: { args: OfRoom; output: RoomDetail };
  room_messages: { args: MessagesGet; output: MessagePage };
  room_read: { args: RoomRead; output: null };
  room_mute: { args: RoomMute; output: null };
  room_draft: { args: RoomDraft; output: null };
  room_take: { args: OfRoom; output: RoomDetail };
  room_invite_member: { args: RoomMember; output: RoomDetail };
  room_hand_over: { args: RoomMember; output: null };
  room_leave: { args: OfRoom; output: null };
  room_add_contact: { args: RoomAddContact; output: ContactDetail };
  message_send: { args: MessageSend; output: Message };
  attachment_paste: { args: AttachmentPaste; output: Pasted };
  attachment_discard: { args: OfAttachment; output: null };
  sticker_list: { args: Nothing; output: Array<StickerPackage> };
  emoji_list: { args: Nothing; output: Array<EmojiProduct> };
  message_save: { args: OfMessage; output: boolean };
  message_fetch_media: { args: OfMessage; output: Message };
  message_withdraw_link: { args: OfMessage; output: Message };
  message_recall: { args: OfMessage; output: Message };
  message_resend: { args: OfMessage; output: Message };
  message_discard: { args: OfMessage; output: null };
  contact_list: { args: ContactListGet; output: ContactList };
  contact_counts: { args: Nothing; output: ContactCounts };
  contact_get: { args: OfContact; output: ContactDetail };
  member_get: { args: OfMember; output: MemberDetail };
  contact_create: { args: ContactCreate; output: ContactDetail };
  contact_edit: { args: ContactEdit; output: ContactDetail };
  contact_share: { args: ContactShare; output: ContactDetail };
  contact_delete: { args: OfContact; output: null };
  contact_restore: { args: OfContact; output: ContactDetail };
  contact_purge: { args: OfContact; output: null };
  trash_empty: { args: Nothing; output: number };
  contact_ask_colleague: { args: OfContact; output: null };
  deletion_question_answer: { args: DeletionQuestionAnswer; output: null };
  contact_hand_over: { args: ContactMember; output: null };
  contact_remove_from_my_list: { args: OfContact; output: null };
  admin_get: { args: Nothing; output: Admin };
  name_check: { args: NameCheck; output: NotConnectable | null };
  company_rename: { args: CompanyRename; output: Company };
  connection_set: { args: ConnectionSet; output: Connection };
  media_limits_set: { args: MediaLimitsSet; output: MediaLimits };
  member_add: { args: MemberAdd; output: AdminMember };
  member_edit: { args: MemberEdit; output: AdminMember };
  member_photo_set: { args: MemberPhotoSet; output: AdminMember };
  member_unsent: { args: OfMember; output: UnsentMessages };
  member_remove: { args: OfMember; output: null };
  account_preview: { args: AccountConnect; output: AccountPreview };
  account_connect: { args: AccountConnect; output: AdminAccount };
  account_disconnect: { args: OfAccount; output: AdminAccount };
  account_mode: { args: AccountMode; output: AdminAccount };
  account_stop_line: { args: AccountStopLine; output: AdminAccount };
  account_health: { args: OfAccount; output: AccountHealth };
  account_check: { args: OfAccount; output: AccountHealth };
  account_checklist: { args: AccountChecklist; output: AccountHealth };
  public_address_find: { args: Nothing; output: Array<AddressFound> };
  public_address_set: { args: PublicAddressSet; output: PublicAddress };
  set_aside_list: { args: Nothing; output: SetAsideEvents };
  set_aside_retry: { args: SetAsideRetry; output: SetAsideEvents };
  backup_get: { args: Nothing; output: BackupStatus };
  backup_folder_choose: { args: BackupFolderChoose; output: BackupStatus | null };
  backup_keep: { args: BackupKeep; output: BackupStatus };
  backup_encrypt: { args: BackupEncrypt; output: BackupStatus };
  backup_now: { args: Nothing; output: BackupStatus };
  secrets_unlock: { args: SecretsUnlock; output: Secrets };
  secrets_keep: { args: SecretsKeep; output: Secrets };
}

export interface ShellCommands {
  start_state: { args: Nothing; output: StartState };
  workspace_open: { args: WorkspaceOpen; output: StartState };
  workspace_close: { args: Nothing; output: null };
  language_set: { args: LanguageSet; output: null };
  backups_find: { args: BackupsFind; output: BackupsFound | null };
  backup_restore: { args: BackupRestore; output: RestoredWorkspace };
  practice_phone_open: { args: Nothing; output: null };
  updates_get: { args: Nothing; output: Updates };
  update_look: { args: Nothing; output: string | null };
  update_install: { args: Nothing; output: null };
  window_close: { args: Nothing; output: null };
  window_stay: { args: Nothing; output: null };
  window_hide: { args: Nothing; output: null };
  window_quit: { args: Nothing; output: null };
  tray_set: { args: TraySet; output: null };
  computer_get: { args: Nothing; output: Computer };
  computer_set: { args: ComputerSet; output: Computer };
  about_get: { args: Nothing; output: About };
  network_back: { args: Nothing; output: null };
  deep_link_take: { args: Nothing; output: OpenedLink | null };
  ui_ready: { args: Nothing; output: null };
  ui_error: { args: UiError; output: null };
}

/** A contact of which nothing is written down. */
export const blankContactFields: ContactFields = {
  "name": "",
  "reading": "",
  "phones": [],
  "emails": [],
  "company": "",
  "department": "",
  "title": "",
  "address": "",
  "website": "",
  "birthday": null,
  "memo": "",
  "tags": []
};

/** The limits of what people type. */
export const limits: Limits = {
  "name": 100,
  "organisation": 200,
  "address": 500,
  "website": 1000,
  "memo": 4000,
  "labelledRows": 100,
  "phone": 40,
  "email": 256,
  "label": 100,
  "tags": 50,
  "tag": 30,
  "invitationLabel": 100,
  "invitationSubject": 200,
  "invitationText": 1000,
  "invitationDays": 365,
  "passphrase": 200,
  "passphraseLeast": 8,
  "pin": 12,
  "pinLeast": 4,
  "idleLockMinutes": 240,
  "publicUrl": 400,
  "channelId": 20,
  "backupsKept": 60,
  "channelSecret": 100,
  "keyId": 100,
  "accessToken": 1000,
  "privateKey": 10000,
  "photoBytes": 10485760,
  "undoSeconds": 30,
  "textUnits": 5000,
  "emojis": 20,
  "locationUnits": 100,
  "draftUnits": 20000,
  "pageRows": 200,
  "attachmentBytes": 200000000,
  "mediaMegabytesADay": 1000000,
  "linkDays": 3650
};
