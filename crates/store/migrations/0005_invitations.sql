-- Where an invitation was opened for somebody. What became of it there nobody tells: it is never called sent (R7).

CREATE TABLE invitation_opened (
    invitation_id  TEXT NOT NULL REFERENCES invitation (id),
    opened_in       TEXT NOT NULL,                             -- where, once each
    opened_at      INTEGER NOT NULL,                          -- the latest time
    PRIMARY KEY (invitation_id, opened_in)
) STRICT;
