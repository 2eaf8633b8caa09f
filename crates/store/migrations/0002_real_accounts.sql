-- A company's own Official Account: how it is set up, what it may spend, and everything that can be sent over it.

ALTER TABLE workspace ADD COLUMN public_url TEXT;             -- the https address that leads to the door; NULL: none
ALTER TABLE workspace ADD COLUMN door_port INTEGER;           -- the door's port on this computer, kept for tunnels

ALTER TABLE line_account ADD COLUMN token_kind TEXT NOT NULL DEFAULT 'stateless'
    CHECK (token_kind IN ('stateless', 'assertion', 'long_lived'));
ALTER TABLE line_account ADD COLUMN quota_limited INTEGER;    -- 0: the plan has no end; NULL: LINE has not told
ALTER TABLE line_account ADD COLUMN quota_limit INTEGER;      -- messages a month
ALTER TABLE line_account ADD COLUMN quota_used INTEGER NOT NULL DEFAULT 0; -- LINE's figure, and what was sent since
ALTER TABLE line_account ADD COLUMN quota_asked_at INTEGER;   -- when LINE told
ALTER TABLE line_account ADD COLUMN quota_due_at INTEGER NOT NULL DEFAULT 0; -- when to ask LINE next
ALTER TABLE line_account ADD COLUMN stop_line INTEGER;        -- the administrator's own end of the month; NULL: none
ALTER TABLE line_account ADD COLUMN held_until INTEGER;       -- nothing that costs goes out before; NULL: it goes
ALTER TABLE line_account ADD COLUMN held_code TEXT;           -- monthly_limit or stop_line
ALTER TABLE line_account ADD COLUMN slowed_until INTEGER;     -- LINE asked to slow down; NULL: it did not
ALTER TABLE line_account ADD COLUMN slowed_times INTEGER NOT NULL DEFAULT 0; -- in a row
ALTER TABLE line_account ADD COLUMN checked_at INTEGER;       -- when all checks were made last
ALTER TABLE line_account ADD COLUMN picture_url TEXT;         -- where photo_hash was on LINE

-- What was looked at about an account, and how it was.
CREATE TABLE account_check (
    line_account_id  TEXT NOT NULL REFERENCES line_account (id),
    name             TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('ok', 'warning', 'failed', 'unknown')),
    code             TEXT NOT NULL,
    params           TEXT NOT NULL DEFAULT '{}',   -- JSON, for the words
    checked_at       INTEGER NOT NULL,
    ok_at            INTEGER,                      -- when it was last right
    since_at         INTEGER NOT NULL,             -- since when it is as it is
    PRIMARY KEY (line_account_id, name)
) STRICT;

-- What a person said about LINE's consoles, which no API reads.
CREATE TABLE account_checklist (
    line_account_id  TEXT NOT NULL REFERENCES line_account (id),
    item             TEXT NOT NULL,
    done_at          INTEGER NOT NULL,
    member_id        TEXT NOT NULL REFERENCES member (id),
    PRIMARY KEY (line_account_id, item)
) STRICT;

ALTER TABLE message ADD COLUMN mark_as_read_token TEXT;       -- for telling LINE that it was read
ALTER TABLE message ADD COLUMN preview_hash TEXT REFERENCES media (hash); -- the small picture of what was sent
CREATE INDEX line_user_by_asking ON line_user (profile_asked_at) WHERE profile_due_at IS NULL;
CREATE INDEX message_by_preview ON message (preview_hash) WHERE preview_hash IS NOT NULL;

ALTER TABLE room ADD COLUMN read_token TEXT;                  -- up to here LINE is to be told that it was read
ALTER TABLE room ADD COLUMN read_due_at INTEGER;              -- when; NULL: nothing is to be told
ALTER TABLE room ADD COLUMN read_attempts INTEGER NOT NULL DEFAULT 0;
CREATE INDEX room_read_due ON room (read_due_at) WHERE read_due_at IS NOT NULL;

-- A repeated request has to be the same byte by byte: everything in it that could change is kept from the first try.
ALTER TABLE outbox ADD COLUMN quote_token TEXT;
ALTER TABLE outbox ADD COLUMN base_url TEXT;                  -- the public address in it
ALTER TABLE outbox ADD COLUMN sender_icon TEXT;               -- the token of the icon's link in it

-- Handed in by a member for a room, and not sent yet.
CREATE TABLE attachment (
    id            TEXT PRIMARY KEY,
    room_id       TEXT NOT NULL REFERENCES room (id),
    member_id     TEXT NOT NULL REFERENCES member (id),
    kind          TEXT NOT NULL CHECK (kind IN ('image', 'video', 'audio', 'file')),
    name          TEXT NOT NULL,
    media_hash    TEXT NOT NULL REFERENCES media (hash),
    preview_hash  TEXT REFERENCES media (hash),
    duration      INTEGER,                         -- ms
    notes         TEXT NOT NULL DEFAULT '[]',      -- JSON: what was done to make it fit
    created_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_by_room ON attachment (room_id, member_id, created_at);
CREATE INDEX attachment_by_media ON attachment (media_hash);
CREATE INDEX attachment_by_preview ON attachment (preview_hash) WHERE preview_hash IS NOT NULL;

-- Links under which LINE, and the phones of LINE users, fetch what was sent. The token is all that protects them.
CREATE TABLE published_media (
    token       TEXT PRIMARY KEY,                  -- 32 hex digits that nobody can guess
    media_hash  TEXT NOT NULL REFERENCES media (hash),
    message_id  TEXT REFERENCES message (id),      -- NULL: a member's icon
    part        TEXT NOT NULL CHECK (part IN ('original', 'preview', 'file', 'icon')),
    name        TEXT NOT NULL DEFAULT '',          -- a file's name; an icon: the hash of the photo it was made from
    created_at  INTEGER NOT NULL,
    UNIQUE (message_id, part)
) STRICT;
CREATE INDEX published_media_by_media ON published_media (media_hash);
CREATE INDEX published_icon_by_photo ON published_media (name) WHERE part = 'icon';
CREATE INDEX outbox_by_reason ON outbox (last_error) WHERE last_error IS NOT NULL;
