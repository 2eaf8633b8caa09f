-- What bad days need: events set aside, sending that asks first, room on the disk, links that end, members who switch at
-- one computer, and backups.

-- Receiving. An event that can never succeed is set aside: pending = 0 and error = its code.
ALTER TABLE webhook_event ADD COLUMN set_aside_version TEXT;  -- the version that set it aside: another one tries it once
CREATE INDEX webhook_event_set_aside ON webhook_event (seq) WHERE error IS NOT NULL;

-- Messages of one moment have an order of their own: an image set's by its index.
ALTER TABLE message ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN time_estimated INTEGER NOT NULL DEFAULT 0; -- LINE told no time that can be: it is ours
DROP INDEX message_by_room;
CREATE INDEX message_by_room ON message (room_id, sent_at, position, id);

-- An edit that comes before its message carries more than a text.
ALTER TABLE early_mark ADD COLUMN body TEXT;                  -- the message's body from then on
ALTER TABLE early_mark ADD COLUMN quote_token TEXT;

-- Who is in a group, whatever order LINE's events come in.
ALTER TABLE room_line_user ADD COLUMN present_at INTEGER NOT NULL DEFAULT 0; -- LINE's latest time at which they were in it
-- Times of LINE's that cannot be (more than thirty days before they were written here, or a day after) are ours from now on.
UPDATE message SET sent_at = created_at, time_estimated = 1
    WHERE direction IN ('in', 'system') AND (sent_at < created_at - 2592000000 OR sent_at > created_at + 86400000);
UPDATE room SET last_activity_at = (SELECT max(sent_at) FROM message WHERE room_id = room.id),
    last_message_id = (SELECT id FROM message WHERE room_id = room.id AND (delivery IS NULL OR delivery <> 'recalled')
                       ORDER BY sent_at DESC, position DESC, id DESC LIMIT 1)
    WHERE id IN (SELECT room_id FROM message WHERE time_estimated = 1);

-- Unread is one definition (store::unread): what came in, was not taken back, and is later than what was read or arrived
-- after it was read. A message can arrive late, so its time alone does not tell.
ALTER TABLE message ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0;    -- its number among the room's messages from LINE
ALTER TABLE room ADD COLUMN arrivals INTEGER NOT NULL DEFAULT 0;      -- messages that have come from LINE
ALTER TABLE room_member ADD COLUMN read_arrivals INTEGER NOT NULL DEFAULT 0; -- the room's arrivals when it was read

-- The public address: one that was found waits for an administrator.
ALTER TABLE workspace ADD COLUMN found_url TEXT;              -- found on a tunnel of this computer; NULL: none
ALTER TABLE workspace ADD COLUMN found_url_at INTEGER;

-- Sending: what is old, or waits in a restored copy, waits for a member's word (R26).
ALTER TABLE outbox ADD COLUMN asked_at INTEGER;               -- since when it awaits confirmation (last_error: why); NULL: it does not
CREATE INDEX outbox_asked ON outbox (room_id) WHERE asked_at IS NOT NULL;
ALTER TABLE outbox ADD COLUMN reply_token_at INTEGER;         -- when the token of the first try came; NULL: it was a push
ALTER TABLE workspace ADD COLUMN run_id TEXT;                 -- the latest run; registered outside the folder too: a copy has another one
ALTER TABLE workspace ADD COLUMN next_run_id TEXT;            -- while it changes
ALTER TABLE workspace ADD COLUMN restored_at INTEGER;         -- this is a restored copy, and nobody has said yet what goes out

-- Room on the disk (R30).
ALTER TABLE workspace ADD COLUMN media_bytes_a_day INTEGER;   -- bytes that one LINE user may send a day; NULL: the usual
ALTER TABLE message ADD COLUMN media_hold TEXT;               -- why media that waits is not fetched; NULL: it is
ALTER TABLE message ADD COLUMN media_allowed INTEGER NOT NULL DEFAULT 0; -- a member said that it is fetched all the same
CREATE TABLE media_received (
    sender_id  TEXT NOT NULL,                                 -- a LINE user's id; where LINE does not name one, the room's
    day        TEXT NOT NULL,                                 -- YYYY-MM-DD, UTC
    bytes      INTEGER NOT NULL,
    PRIMARY KEY (sender_id, day)
) STRICT;

-- Files whose rows are gone and that are still to be deleted: written with the commit, swept after it and at start.
CREATE TABLE media_deletion (
    hash  TEXT PRIMARY KEY
) STRICT;

-- Links to what was sent have an end, and can be withdrawn.
ALTER TABLE published_media ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE workspace ADD COLUMN link_days INTEGER;           -- days that a link lives; NULL: the usual

-- Several people at one computer.
ALTER TABLE member ADD COLUMN pin_hash TEXT;                  -- argon2, PHC string; NULL: no PIN
ALTER TABLE member ADD COLUMN pin_failures INTEGER NOT NULL DEFAULT 0; -- since the last right one
ALTER TABLE member ADD COLUMN pin_locked_until INTEGER;
ALTER TABLE workspace ADD COLUMN idle_lock_minutes INTEGER;   -- NULL: never

-- Backups.
ALTER TABLE workspace ADD COLUMN backup_folder TEXT;          -- NULL: none chosen
ALTER TABLE workspace ADD COLUMN backups_kept INTEGER NOT NULL DEFAULT 7;
ALTER TABLE workspace ADD COLUMN backup_recipient TEXT;       -- age recipient that backups are encrypted to; NULL: none
ALTER TABLE workspace ADD COLUMN backup_key TEXT;             -- its identity, encrypted with a passphrase; Base64
ALTER TABLE workspace ADD COLUMN backup_due_at INTEGER;
ALTER TABLE workspace ADD COLUMN integrity_checked_at INTEGER;
ALTER TABLE workspace ADD COLUMN integrity_error TEXT;        -- what integrity_check found; NULL: nothing
CREATE TABLE backup (
    id          TEXT PRIMARY KEY,
    path        TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    made_at     INTEGER,                                      -- opened once and compared; NULL: not yet, or error
    error       TEXT
) STRICT;
