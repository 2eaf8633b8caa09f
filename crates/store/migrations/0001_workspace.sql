-- One file holds one workspace, so no row names its workspace (docs/decisions/0002).
-- Ids are UUIDv7 text made by the caller; LINE's own ids are kept as LINE writes them.
-- Times end in _at and are milliseconds since 1970 UTC. Booleans are 0 or 1.

CREATE TABLE workspace (
    id                TEXT PRIMARY KEY,
    kind              TEXT NOT NULL CHECK (kind IN ('practice', 'local')),
    company_name      TEXT NOT NULL,
    connection_on     INTEGER NOT NULL DEFAULT 0,
    connection_grant  TEXT NOT NULL DEFAULT 'everyone' CHECK (connection_grant IN ('everyone', 'chosen')),
    acting_member_id  TEXT,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL
) STRICT;

-- A picture or file, kept once under the SHA-256 of its bytes in the folder media/.
CREATE TABLE media (
    hash        TEXT PRIMARY KEY,
    mime        TEXT NOT NULL,
    size        INTEGER NOT NULL,
    width       INTEGER,
    height      INTEGER,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE line_account (
    id               TEXT PRIMARY KEY,
    bot_user_id      TEXT NOT NULL UNIQUE,
    basic_id         TEXT NOT NULL UNIQUE,
    channel_id       TEXT NOT NULL,
    display_name     TEXT NOT NULL,
    photo_hash       TEXT REFERENCES media (hash),
    mode             TEXT NOT NULL CHECK (mode IN ('own', 'shared')),
    chat_mode        TEXT NOT NULL DEFAULT 'chat',
    mark_as_read     TEXT NOT NULL DEFAULT 'manual',
    last_event_at    INTEGER,
    disconnected_at  INTEGER,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    id               TEXT PRIMARY KEY,
    name             TEXT NOT NULL,
    reading          TEXT NOT NULL DEFAULT '',
    department       TEXT NOT NULL DEFAULT '',
    photo_hash       TEXT REFERENCES media (hash),
    administrator    INTEGER NOT NULL DEFAULT 0,
    line_granted     INTEGER NOT NULL DEFAULT 0,
    line_account_id  TEXT REFERENCES line_account (id),
    sort_key         BLOB NOT NULL,
    search_key       TEXT NOT NULL,
    version          INTEGER NOT NULL DEFAULT 1,
    left_at          INTEGER,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL
) STRICT;
CREATE INDEX member_by_name ON member (sort_key, id) WHERE left_at IS NULL;
CREATE INDEX member_by_creation ON member (created_at DESC, id) WHERE left_at IS NULL;
CREATE INDEX member_by_line_account ON member (line_account_id) WHERE line_account_id IS NOT NULL;

-- What a member set for themselves: language, theme, undo seconds, steps of the practice path.
CREATE TABLE setting (
    member_id  TEXT NOT NULL REFERENCES member (id),
    name       TEXT NOT NULL,
    value      TEXT NOT NULL,
    PRIMARY KEY (member_id, name)
) STRICT;

CREATE TABLE line_user (
    id                  TEXT PRIMARY KEY,          -- LINE's userId, U + 32 hex
    display_name        TEXT NOT NULL DEFAULT '',  -- '' until the profile is known
    photo_hash          TEXT REFERENCES media (hash),
    picture_url         TEXT,
    status_message      TEXT,
    language            TEXT,
    profile_asked_at    INTEGER,                   -- when LINE last answered for the profile
    profile_due_at      INTEGER,                   -- when to ask LINE next; NULL: not due
    profile_attempts    INTEGER NOT NULL DEFAULT 0, -- since LINE last answered
    created_at          INTEGER NOT NULL,
    updated_at          INTEGER NOT NULL
) STRICT;
CREATE INDEX line_user_profile_due ON line_user (profile_due_at) WHERE profile_due_at IS NOT NULL;

-- How a LINE user stands to a LINE account. 'stranger' wrote without adding it.
CREATE TABLE friend (
    line_account_id  TEXT NOT NULL REFERENCES line_account (id),
    line_user_id     TEXT NOT NULL REFERENCES line_user (id),
    state            TEXT NOT NULL CHECK (state IN ('friend', 'blocked', 'stranger')),
    state_at         INTEGER NOT NULL,             -- LINE's time of the event that said so: later events win
    last_wrote_at    INTEGER,
    created_at       INTEGER NOT NULL,
    PRIMARY KEY (line_account_id, line_user_id)
) STRICT;
CREATE INDEX friend_by_line_user ON friend (line_user_id);

CREATE TABLE invitation (
    id               TEXT PRIMARY KEY,
    code             TEXT NOT NULL UNIQUE,
    member_id        TEXT NOT NULL REFERENCES member (id),
    line_account_id  TEXT NOT NULL REFERENCES line_account (id),
    channel          TEXT NOT NULL CHECK (channel IN ('line', 'qr', 'link', 'other_app', 'profile')),
    label            TEXT NOT NULL DEFAULT '',
    created_at       INTEGER NOT NULL,
    expires_at       INTEGER,
    withdrawn_at     INTEGER
) STRICT;
CREATE INDEX invitation_by_member ON invitation (member_id, created_at);

-- Who came by which invitation. Only a code in a message tells it (shared accounts).
CREATE TABLE invitation_join (
    invitation_id  TEXT NOT NULL REFERENCES invitation (id),
    line_user_id   TEXT NOT NULL REFERENCES line_user (id),
    joined_at      INTEGER NOT NULL,
    PRIMARY KEY (invitation_id, line_user_id)
) STRICT;

CREATE TABLE room (
    id                TEXT PRIMARY KEY,
    kind              TEXT NOT NULL CHECK (kind IN ('direct', 'group')),
    line_account_id   TEXT NOT NULL REFERENCES line_account (id),
    line_id           TEXT NOT NULL,               -- where LINE sends to: userId, groupId or roomId
    line_kind         TEXT NOT NULL CHECK (line_kind IN ('user', 'group', 'room')), -- LINE's word for it
    line_user_id      TEXT REFERENCES line_user (id), -- direct rooms only
    title             TEXT NOT NULL DEFAULT '',    -- a group's name on LINE; direct rooms take the person's
    photo_hash        TEXT REFERENCES media (hash),
    search_key        TEXT NOT NULL DEFAULT '',
    picture_url       TEXT,                        -- a group's picture on LINE
    line_count        INTEGER,                     -- how many people LINE counts in a group
    summary_due_at    INTEGER,                     -- when to ask LINE for the group's name, picture and count
    summary_attempts  INTEGER NOT NULL DEFAULT 0,  -- since LINE last answered
    account_left_at   INTEGER,                     -- the account is no longer in the group
    account_state_at  INTEGER NOT NULL DEFAULT 0,  -- LINE's time of the join or leave that said so: later ones win
    reply_token       TEXT,
    reply_token_at    INTEGER,                     -- when this computer received it
    last_message_id   TEXT,
    last_activity_at  INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    UNIQUE (line_account_id, line_id)
) STRICT;
CREATE INDEX room_by_activity ON room (last_activity_at DESC, id);
CREATE INDEX room_by_line_user ON room (line_user_id) WHERE line_user_id IS NOT NULL;
CREATE INDEX room_summary_due ON room (summary_due_at) WHERE summary_due_at IS NOT NULL;

-- The members who take part. No row with left_at NULL: the room is unassigned.
CREATE TABLE room_member (
    room_id            TEXT NOT NULL REFERENCES room (id),
    member_id          TEXT NOT NULL REFERENCES member (id),
    joined_at          INTEGER NOT NULL,
    added_by           TEXT REFERENCES member (id), -- NULL: came by an invitation or took it
    left_at            INTEGER,
    muted              INTEGER NOT NULL DEFAULT 0,
    read_to_at         INTEGER NOT NULL DEFAULT 0,  -- messages up to this time are read
    unread             INTEGER NOT NULL DEFAULT 0,
    draft              TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (room_id, member_id)
) STRICT;
CREATE INDEX room_member_by_member ON room_member (member_id, room_id) WHERE left_at IS NULL;

-- The LINE users who take part, as far as LINE has told.
CREATE TABLE room_line_user (
    room_id       TEXT NOT NULL REFERENCES room (id),
    line_user_id  TEXT NOT NULL REFERENCES line_user (id),
    joined_at     INTEGER NOT NULL,
    left_at       INTEGER,
    PRIMARY KEY (room_id, line_user_id)
) STRICT;
CREATE INDEX room_line_user_by_user ON room_line_user (line_user_id);

CREATE TABLE message (
    id                   TEXT PRIMARY KEY,
    room_id              TEXT NOT NULL REFERENCES room (id),
    direction            TEXT NOT NULL CHECK (direction IN ('in', 'out', 'system')),
    kind                 TEXT NOT NULL,            -- text, sticker, image, video, audio, file, location, unknown; system: what happened
    body                 TEXT NOT NULL,            -- the content as JSON, shaped by kind
    text                 TEXT NOT NULL DEFAULT '', -- what people read, for lists
    line_user_id         TEXT REFERENCES line_user (id), -- who wrote it on LINE
    member_id            TEXT REFERENCES member (id),    -- who wrote it here
    line_account_id      TEXT NOT NULL REFERENCES line_account (id),
    line_message_id      TEXT,
    quote_token          TEXT,
    quoted_message_id    TEXT,                     -- LINE's id of the quoted message
    media_hash           TEXT REFERENCES media (hash),
    media_state          TEXT CHECK (media_state IN ('pending', 'stored', 'failed', 'gone')),
    media_due_at         INTEGER,
    media_attempts       INTEGER NOT NULL DEFAULT 0,
    delivery             TEXT CHECK (delivery IN ('waiting', 'accepted', 'refused', 'recalled')),
    refused_code         TEXT,
    refused_detail       TEXT,
    accepted_request_id  TEXT,
    edited_at            INTEGER,
    unsent_at            INTEGER,
    sent_at              INTEGER NOT NULL,         -- LINE's time for what came in, ours for what goes out
    created_at           INTEGER NOT NULL,
    UNIQUE (line_account_id, line_message_id)
) STRICT;
CREATE INDEX message_by_room ON message (room_id, sent_at, id);
CREATE INDEX message_media_due ON message (media_due_at) WHERE media_due_at IS NOT NULL;
CREATE INDEX message_by_media ON message (media_hash) WHERE media_hash IS NOT NULL;
CREATE INDEX message_refused ON message (room_id) WHERE delivery = 'refused';

-- What LINE said about a message before the message itself arrived (LINE reference A.1.4):
-- a withdrawal outlives the message, so that a redelivery cannot bring it back.
CREATE TABLE early_mark (
    line_account_id  TEXT NOT NULL REFERENCES line_account (id),
    line_message_id  TEXT NOT NULL,
    mark             TEXT NOT NULL CHECK (mark IN ('unsent', 'edited')),
    text             TEXT,
    marked_at        INTEGER NOT NULL,
    PRIMARY KEY (line_account_id, line_message_id, mark)
) STRICT;

-- What is on its way to LINE. A row leaves when LINE has accepted or refused, or the member recalled.
-- Rows of one room that were due together go to LINE in one request: the row with the lowest seq leads
-- the group and its retry key stands for all, so that a repeated request is the same byte by byte.
CREATE TABLE outbox (
    seq               INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of sending within a room
    message_id        TEXT NOT NULL UNIQUE REFERENCES message (id),
    room_id           TEXT NOT NULL REFERENCES room (id),
    line_account_id   TEXT NOT NULL REFERENCES line_account (id),
    member_id         TEXT NOT NULL REFERENCES member (id),
    retry_key         TEXT NOT NULL UNIQUE,
    way               TEXT CHECK (way IN ('reply', 'push')), -- NULL while it is certain that LINE has not seen it
    group_seq         INTEGER,                     -- the seq of the group's leader, once tried
    sender_name       TEXT,                        -- the name beside the bubble, as on the first try
    reply_token       TEXT,                        -- the token spent on the first try
    first_tried_at    INTEGER,                     -- NULL while it is certain that LINE has not seen it
    attempts          INTEGER NOT NULL DEFAULT 0,
    due_at            INTEGER NOT NULL,
    last_error        TEXT,
    created_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at, seq);
CREATE INDEX outbox_by_room ON outbox (room_id, seq);

CREATE TABLE contact (
    id             TEXT PRIMARY KEY,
    owner_id       TEXT NOT NULL REFERENCES member (id),
    line_user_id   TEXT UNIQUE REFERENCES line_user (id), -- R19: one LINE user, one contact
    name           TEXT NOT NULL,
    name_awaited   INTEGER NOT NULL DEFAULT 0,     -- LINE had not told the name: it follows once (R11)
    reading        TEXT NOT NULL DEFAULT '',
    company        TEXT NOT NULL DEFAULT '',
    department     TEXT NOT NULL DEFAULT '',
    title          TEXT NOT NULL DEFAULT '',
    address        TEXT NOT NULL DEFAULT '',
    birthday       TEXT,                           -- YYYY-MM-DD
    memo           TEXT NOT NULL DEFAULT '',
    sharing        TEXT NOT NULL DEFAULT 'private' CHECK (sharing IN ('private', 'chosen', 'everyone')),
    sort_key       BLOB NOT NULL,
    search_key     TEXT NOT NULL,
    version        INTEGER NOT NULL DEFAULT 1,
    deleted_at     INTEGER,
    deleted_by     TEXT REFERENCES member (id),
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_by_name ON contact (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_by_creation ON contact (created_at DESC, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_in_trash ON contact (deleted_at DESC, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_in_trash_by_name ON contact (sort_key, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX contact_by_owner ON contact (owner_id);
-- Counting what a member sees reads this index alone.
CREATE INDEX contact_visible ON contact (sharing, owner_id, id) WHERE deleted_at IS NULL;

CREATE TABLE contact_phone (
    contact_id  TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    label       TEXT NOT NULL DEFAULT '',
    number      TEXT NOT NULL,
    PRIMARY KEY (contact_id, position)
) STRICT;

CREATE TABLE contact_email (
    contact_id  TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    label       TEXT NOT NULL DEFAULT '',
    address     TEXT NOT NULL,
    PRIMARY KEY (contact_id, position)
) STRICT;

CREATE TABLE contact_tag (
    contact_id  TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag         TEXT NOT NULL,
    PRIMARY KEY (contact_id, tag)
) STRICT;

-- Who added the contact to their own list (External). R19: a second member joins here.
CREATE TABLE contact_holder (
    contact_id  TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    member_id   TEXT NOT NULL REFERENCES member (id),
    added_at    INTEGER NOT NULL,
    PRIMARY KEY (contact_id, member_id)
) STRICT;
CREATE INDEX contact_holder_by_member ON contact_holder (member_id, contact_id);

-- Whom a contact with sharing 'chosen' is shared with (R14).
CREATE TABLE contact_share (
    contact_id  TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    member_id   TEXT NOT NULL REFERENCES member (id),
    PRIMARY KEY (contact_id, member_id)
) STRICT;
CREATE INDEX contact_share_by_member ON contact_share (member_id, contact_id);

-- R23: every event as LINE sent it, before the 200. seq is the order of arrival.
CREATE TABLE webhook_event (
    seq               INTEGER PRIMARY KEY AUTOINCREMENT,
    webhook_event_id  TEXT NOT NULL UNIQUE,
    line_account_id   TEXT NOT NULL REFERENCES line_account (id),
    raw               TEXT NOT NULL,               -- emptied when LINE asks to forget the message
    received_at       INTEGER NOT NULL,
    pending           INTEGER NOT NULL DEFAULT 1,  -- 0 once applied
    line_message_id   TEXT,                        -- set when applied, so that an unsend finds its raw copy
    error             TEXT                         -- why it could not be applied; kept, never tried for ever
) STRICT;
CREATE INDEX webhook_event_pending ON webhook_event (seq) WHERE pending = 1;
CREATE INDEX webhook_event_by_message ON webhook_event (line_account_id, line_message_id) WHERE line_message_id IS NOT NULL;
