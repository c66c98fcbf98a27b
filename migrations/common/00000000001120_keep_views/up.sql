-- Dashboards that people come back to: which, with which filters, and whether a report of it is mailed each month.
CREATE TABLE saved_view (
    id BYTEA NOT NULL PRIMARY KEY,
    user_id BYTEA NOT NULL REFERENCES user_account (id),
    name TEXT NOT NULL,
    board TEXT NOT NULL CHECK (board IN ('public', 'office', 'agency', 'vendor', 'maker')),
    query TEXT NOT NULL,
    monthly BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    version BIGINT NOT NULL CHECK (version >= 1)
);
CREATE INDEX saved_view_user ON saved_view (user_id);

-- The last month (year times twelve and the month from 0) whose report went out: a working note, no act of a person.
CREATE TABLE saved_view_mail (
    view_id BYTEA NOT NULL PRIMARY KEY REFERENCES saved_view (id),
    month BIGINT NOT NULL
);
