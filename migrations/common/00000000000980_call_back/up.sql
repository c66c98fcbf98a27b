-- Addresses that an organisation's own systems want to be told at (Webhook).
CREATE TABLE webhook (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisation (id),
    url TEXT NOT NULL,
    -- The kinds of things that it hears of, canonical JSON.
    kinds TEXT NOT NULL,
    -- What signs the messages; it stands in no record.
    secret TEXT NOT NULL,
    -- What lies before this place of the feed is not told.
    since_seq BIGINT NOT NULL,
    made_by BYTEA NOT NULL REFERENCES user_account (id),
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_because TEXT CHECK (ended_because IN ('deleted', 'gone', 'silent')),
    version BIGINT NOT NULL CHECK (version >= 1),
    CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE INDEX webhook_organisation ON webhook (organisation_id);

-- One message of one event to one address: its id stays the same however often it is sent.
CREATE TABLE webhook_message (
    id BYTEA NOT NULL PRIMARY KEY,
    webhook_id BYTEA NOT NULL REFERENCES webhook (id),
    event_id BYTEA,
    topic TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    tries BIGINT NOT NULL CHECK (tries >= 0),
    status BIGINT,
    problem TEXT,
    delivered_at BIGINT,
    UNIQUE (webhook_id, event_id)
);

-- How far the feed was told; one row.
CREATE TABLE webhook_place (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL
);
INSERT INTO webhook_place (id, seq) VALUES (1, 0);
